"""Titles in capitals, written as the document itself writes the same words elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from corpus.vocabulary import vocabulary
from ingest.document import ReadDocument
from ingest.guesses.folding import fold_for_guessing
from ingest.guesses.language import guess_language

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
"""Letters alone: what holds figures too, “RADIO7ORVE”, is a name and stays as it is."""
_OF_AN_ADDRESS = re.compile(r"@|://|www\.|\w\.\w")
_SMALL_WORDS = {
    *("d", "de", "du", "des", "l", "la", "le", "les", "un", "une", "et", "ou", "en", "au", "aux", "a", "par", "pour"),
    *("sur", "dans", "avec", "of", "the", "and", "for", "in", "to", "or", "with", "on", "by"),
}
_SHOUTED = re.compile(r"(?<!\w)(?:[^\W\d_a-zà-öø-ÿœ]+(?:[ '’-]+|(?!\w))){3,}")
"""Three words or more in capitals within a line, which tell no case: “Objet : LIVRAISON DE PAIN”."""
_ACCENTED = {
    fold_for_guessing(word): word
    for word in ("agglomération", "communauté", "département", "métropole", "ministère", "préfecture", "région")
}
"""French words in the names of buyers, whose capitals often go without their accents."""
_CAPITALS = 0.7
_LONGEST_ABBREVIATION = 5
_READ_CHARACTERS = 200_000


def in_ordinary_case(text: str, read: ReadDocument) -> str:
    """`text` as it is, unless it is set in capitals: then with the case and accents of the document's own words."""
    if not in_capitals(text):
        return text
    usual = _usual_forms(read, {fold_for_guessing(word) for word in _WORD.findall(text)})
    usual |= _accented_together(text, usual, read)
    accented = _ACCENTED if guess_language(read) == "fr" else {}
    ordinary = _WORD.sub(lambda match: usual.get(fold_for_guessing(match[0])) or _unseen(match[0], accented), text)
    return ordinary[:1].upper() + ordinary[1:]


def with_abbreviations(text: str, read: ReadDocument) -> str:
    """`text` with the capitals of the words in small letters that the document writes in capitals alone."""
    usual = _usual_forms(read, {fold_for_guessing(word) for word in _WORD.findall(text)})
    return _WORD.sub(lambda match: _shouted(match[0], usual.get(fold_for_guessing(match[0]), "")), text)


def _accented_together(text: str, usual: dict[str, str], read: ReadDocument) -> dict[str, str]:
    """The words that have other accents where the body has all of `text` than where it uses them most often.

    The “FINANCES” of a ministry are no “financés”, whatever the body writes more often.
    """
    words = [fold_for_guessing(word) for word in _WORD.findall(text)]
    runs = (run for line in _lines(read) for run in _runs(words, line)) if len(words) > 1 else iter(())
    forms = Counter(run for run in runs if not in_capitals("".join(run)))
    pairs = (pair for run, _ in forms.most_common(1) for pair in zip(words, run, strict=True))
    return {word: form for word, form in pairs if form.casefold() != usual.get(word, form).casefold()}


def _runs(words: list[str], line: str) -> Iterator[tuple[str, ...]]:
    """How a line writes folded words wherever they stand in it one after the other."""
    written = _WORD.findall(line)
    folded = [fold_for_guessing(word) for word in written]
    places = (place for place, word in enumerate(folded) if word == words[0])
    ends = ((place, place + len(words)) for place in places)
    yield from (tuple(written[place:end]) for place, end in ends if folded[place:end] == words)


def _shouted(word: str, usual: str) -> str:
    return usual if len(usual) > 1 and usual.isupper() and word.islower() else word


def in_capitals(text: str) -> bool:
    """Whether most letters of `text` are capitals."""
    letters = [character for character in text if character.isalpha()]
    return sum(character.isupper() for character in letters) > _CAPITALS * len(letters)


def _unseen(word: str, accented: Mapping[str, str]) -> str:
    """A word that the body never uses: small words small, short ones taken for abbreviations, the rest for names.

    Those of `accented`, by their folded form, have the accents that they have there.
    """
    folded = fold_for_guessing(word)
    if folded in accented:
        return accented[folded].capitalize()
    if folded in _SMALL_WORDS:
        return word.lower()
    is_abbreviation = len(word) <= _LONGEST_ABBREVIATION and folded not in _usual_words()
    return word if is_abbreviation else word.capitalize()


@cache
def _usual_words() -> frozenset[str]:
    """The words that kinds of documents are called by, which are no abbreviations: “prix” of “bordereau des prix”."""
    kinds = vocabulary().kinds.values()
    return frozenset(word for kind in kinds for said in kind.words if " " in said for word in said.split())


def _usual_forms(read: ReadDocument, wanted: set[str]) -> dict[str, str]:
    """How the body writes each of the wanted folded words most often, lines in capitals left out."""
    forms: dict[str, Counter[str]] = {}
    for line in _lines(read):
        if not in_capitals(line):
            for word in _WORD.findall(_SHOUTED.sub(" ", _without_addresses(line))):
                if (folded := fold_for_guessing(word)) in wanted:
                    forms.setdefault(folded, Counter())[word] += 1
    return {folded: _most_usual(counted) for folded, counted in forms.items()}


def _without_addresses(line: str) -> str:
    return " ".join(word for word in line.split() if not _OF_AN_ADDRESS.search(word))


def _most_usual(forms: Counter[str]) -> str:
    """The most frequent form; a long word in capitals only where it is never written otherwise."""
    ordinary = [form for form in forms if len(form) <= _LONGEST_ABBREVIATION - 1 or not form.isupper()]
    return max(ordinary or forms, key=lambda form: (forms[form], form))


def _lines(read: ReadDocument) -> list[str]:
    lines: list[str] = []
    length = 0
    for page in read.pages:
        lines += page.text[: _READ_CHARACTERS - length].splitlines()
        length += len(page.text)
        if length >= _READ_CHARACTERS:
            break
    return lines
