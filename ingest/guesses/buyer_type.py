"""What kind of body the buyer is, from how its name begins. "" where the name does not tell."""

from __future__ import annotations

from corpus.vocabulary import vocabulary
from ingest.guesses.folding import fold_words


def guess_buyer_type(buyer: str) -> str:
    """The key of the buyer type whose words stand first in the name, the longer words where two begin together."""
    name = fold_words(buyer)
    found = [
        (place, -len(word), term.key)
        for term in vocabulary().buyer_types.values()
        for word in map(fold_words, term.words)
        if (place := name.find(word)) >= 0
    ]
    return min(found)[2] if found else ""
