"""Which words of a name lend a letter to its abbreviation: “Bibliothèque nationale de France” is BnF."""

LEND_NO_LETTER = frozenset(
    [
        *("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour"),
        *("and", "for", "in", "of", "the", "to"),
    ]
)
"""The words that lend none, without accents."""
