"""What of the people and numbers in a document's text its readers get to see, as its giver says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is shown of what identifies people in a text, and what else is masked in it.

    `keeps_personal_data`: all of it is shown, since its giver says that it is public; but for the numbers with which
    somebody could be robbed or passed for.
    `masked_words` are the names and words that its giver wants masked, whatever is found there;
    `kept_words` the names, addresses and numbers found there that are shown, since they say that these are public.
    """

    keeps_personal_data: bool = False
    masked_words: tuple[str, ...] = ()
    kept_words: tuple[str, ...] = ()


NOTHING_DISCLOSED = Disclosure()
"""All that identifies people is hidden, which is so until a giver says otherwise."""
