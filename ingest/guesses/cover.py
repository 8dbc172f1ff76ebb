"""The lines of a cover, and which of them may be the title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.table_rows import is_row
from ingest.guesses.casing import in_capitals
from ingest.guesses.fields import is_a_field
from ingest.guesses.folding import fold_for_guessing, fold_words
from ingest.guesses.formulas import names_an_organisation, says_nothing
from ingest.guesses.no_title import (
    HISTORY,
    before_a_blank,
    heads_a_part,
    is_no_title,
    names_nothing,
    stands_beside_a_title,
)
from ingest.guesses.opening import Opening
from ingest.guesses.organisations import ADDRESS, flat
from protect.masking import MASK

COVER_LINES = 20
_FEWEST_WORDS = 3
LONGEST_COVER_LINE = 250  # which a title is cut from
_TOLD_BY_THE_NAME = 2
"""Words that the name of a file shares with a numbered line of the cover that is what is bought, not an article."""
_ENDS_A_COVER = re.compile(rf"{HISTORY}|entre (?:les soussigne|:)|between the undersigned")
RUNS_ON = re.compile(r"^(?:d['’]|(?:de|du|des|et|pour|of|for|and|in)\s)", re.I)
_ENDS_A_SENTENCE = re.compile(r"(?<!\bCorp)(?<!\bInc)(?<!\bLtd)(?<!\bNo)\.$|;$")
"""What ends a line that is a sentence: “Orve Reading Corp.” is none."""
_AGREEMENT = re.compile(r"(?:accord|avenant|charte|contrat|convention|protocole|agreement|memorandum)\b")
_BY_LAW = re.compile(r",? (?:en application|conformement a|au sens|in accordance with|pursuant to)\b")
"""What follows the title of an agreement on its line: “Convention de … en application de l’article 3”."""
_IN_BRACKETS = re.compile(r"^\(([^()]*)\)$")
NUMBERED = re.compile(r"^(?!(?:19|20)\d\d )\d+(?:\.\d+)*\.? \w")


def is_of(line: str, buyer: str) -> bool:
    """Whether a line has nothing but words of the buyer's name, one after the other."""
    return fold_words(line) in fold_words(buyer)


def best_line(opening: Opening, buyer: str) -> str:
    """The line of the cover that may be a title and shares most words with the file's name, "" if there is none."""

    def shared(line: str) -> int:
        return _shared_with_the_name(line, opening)

    lines = (_without_number(line) if is_told_by_the_name(line, opening) else line for line in cover(opening))
    titles = (line for line in lines if _may_be_a_title(line, buyer) and not is_of(line, buyer))
    return max(titles, key=shared, default="")


def told_by_the_name(opening: Opening, buyer: str) -> str:
    """The best line of the cover if the file's name tells it too, "" if not."""
    line = best_line(opening, buyer)
    return line if is_told_by_the_name(line, opening) else ""


def is_told_by_the_name(line: str, opening: Opening) -> bool:
    """Whether the file's name tells what a line does."""
    return _shared_with_the_name(line, opening) >= _TOLD_BY_THE_NAME


def _shared_with_the_name(line: str, opening: Opening) -> int:
    """How many words a line has in common with the file's name."""
    return len(set(fold_words(opening.name).split()) & set(fold_words(line).split()))


def _without_number(line: str) -> str:
    number = NUMBERED.match(line)
    return line[number.end() - 1 :] if number else line


def cover(opening: Opening) -> Iterator[str]:
    """The lines below a warning to bidders, before the first sentence or history of versions.

    Those in capitals that run on are put together. One ends before an organisation, which belongs to no title: its
    comma goes.
    """
    lines: list[str] = []
    for line in map(_filled_in, opening.first_blocks[:COVER_LINES]):
        if not line or (not lines and line.endswith(".") and names_nothing(line)):
            continue
        if (
            _ENDS_A_SENTENCE.search(line)
            or len(line) > LONGEST_COVER_LINE
            or _ENDS_A_COVER.match(fold_for_guessing(line))
        ):
            break
        if is_row(line):
            continue
        if lines and _runs_on(lines[-1], line):
            lines[-1] += f" {line}"
            continue
        if lines and in_capitals(lines[-1]) and names_an_organisation(line):
            lines[-1] = lines[-1].rstrip(",")
        lines.append(line)
    yield from lines


def _filled_in(line: str) -> str:
    """A line without the signs of a heading that its file has not set as one or brackets around all of it, and up to
    what is to be filled in."""
    bare = _IN_BRACKETS.sub(r"\1", line.lstrip("# "))
    return before_a_blank(_before_its_law(bare))


def _before_its_law(line: str) -> str:
    """A line too long for a title up to the law that an agreement goes back to, any other as it is."""
    is_one = len(line) > LONGEST_COVER_LINE and _AGREEMENT.match(flat(line))
    law = _BY_LAW.search(flat(line)) if is_one else None
    return line[: law.start()] if law else line


def _runs_on(line: str, following: str) -> bool:
    """Whether what follows belongs to a line: “MARCHE DE FOURNITURE,” and “DE MAINTENANCE ET DE SUPERVISION”."""
    both_shouted = in_capitals(line) and in_capitals(following)
    goes_on = bool(RUNS_ON.match(following)) or (line.endswith(",") and not names_an_organisation(following))
    return both_shouted and goes_on


def _may_be_a_title(line: str, buyer: str) -> bool:
    complete = line[0].isalnum() or line[0] in '[«"“'
    return (
        complete
        and MASK not in line
        and not line.endswith((":", ","))
        and len(fold_words(line).split()) >= _FEWEST_WORDS
        and not NUMBERED.match(line)
        and not is_a_field(line)
        and not heads_a_part(line)
        and not stands_beside_a_title(line)
        and not names_nothing(line)
        and not is_no_title(line)
        and not says_nothing(_beyond(buyer, line))
    )


def _beyond(buyer: str, line: str) -> str:
    """What a line says behind the buyer's name that begins it, if that is no address: “City of Orve Ten-Year Plan”."""
    name = buyer.split(" (")[0]
    place = len(name)
    goes_on = name and flat(line).startswith(f"{flat(name)} ") and len(line[place:].split()) >= _FEWEST_WORDS
    return line[place:].lstrip() if goes_on and not ADDRESS.match(flat(line), place) else line
