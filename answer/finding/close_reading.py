"""The closest passages read with the question in mind, where there is a reader, before anything is answered of them.

Closeness and words cannot tell a passage on the subject from one that answers. What the best of the passages read gives
is weighed with the evidence (`close_reading.toml`); what is read best comes first, and is quoted from.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from threading import Lock

from answer.asked.followups import OF_ANY_TENDER, SAYING, is_noun_phrase, words_of_meaning
from answer.asked.phrasing import as_sentence
from answer.finding.evidence import weigh
from answer.finding.found import Found, Search
from answer.text.words import WordWeights
from corpus.errors import PartageError
from corpus.models import Document, Passage
from index.embedded_text import head_of_passage
from index.reader import Read, Reader, ToRead
from index.retriever import Hit, first_of_each_page
from index.topic import compares, subject_laid_down
from index.words import all_query_stems, stem_set

_logger = logging.getLogger(__name__)

READ_FIRST = 6
"""Passages, best first, that are read, several of one page where they are among them: of 231 questions of five lists
these hold all that is expected for 77 %, those of six pages for 63 %; ten would for 81 %."""
_AS_WRITTEN = 1.0
"""How much less, as log-odds, counts what is read for what tenders write for the question's words (not fitted). Of 231
questions of nineteen lists that have such words 15 instead of 20 are refused wrongly, and 183 instead of 177 answers
hold all that they must; of 52 that nothing answers 27 instead of 30 are refused."""
_OF_THE_REST = 0.5
"""Share of what the question says beside such words, from which a passage is of it (not fitted). Of 152 questions with
such words, 40 of them without an answer, 2 instead of 6 of these have a sentence told first, and 46 leads instead of 48
of the others hold all that they must."""
_FOUND = 10.0
"""What the weight of a passage in the search counts beside the log-odds that reading gives it. Of 382 questions of PIAF
nDCG@10 is .849 without; .855 where it counts 5, .862 where 10, .857 where 15 (not fitted)."""

_LIKELY = 0.0
"""The log-odds above which what only reading tells is told. Of the 29 questions of ten lists that it concerns six are
above it, all of which have an answer; so have six of the others (not fitted)."""

_KEYWORDS = 5
"""Telling words up to which what names a subject and asks nothing of it is not read, but for whether a price is told:
reading learned from questions. Of 18 such (bench/general_questions.jsonl) 63 of the first 87 quotations stand on a good
page, 59 of 83 with reading (not fitted)."""


class CloseReading:
    """Reads what a question brought up; `open_reader` is called when a reader is first needed. Safe to share."""

    def __init__(self, open_reader: Callable[[], Reader]) -> None:
        self._open_reader = open_reader
        self._reader: Reader | None = None
        self.is_lacking = False
        """Whether it could not be opened."""
        self._opening = Lock()

    def reads(self, found: Found) -> bool:
        """Whether `at` would read anything of it, as far as is known before the reader is opened."""
        search = found.search
        may_answer = bool(search.unproven) or (bool(search.quotable) and not search.tells_nothing)
        return not self.is_lacking and (bool(found.sides) or (_is_read(found) and may_answer))

    def at(self, found: Found) -> Found:
        """The same with what was read, the evidence of it, and those first that it favours.

        Not of what compares, which answers in parts, nor of keywords, but for whether they have an answer where a
        price is asked for, nor where nothing may answer whatever it says. What only reading tells to answer is read
        first.
        """
        search = found.search
        if found.sides:
            return replace(found, sides=tuple(map(self._side_read, found.sides)))
        if not _is_read(found):
            return found
        if search.unproven and (proven := self._proven(found)):
            return proven
        if search.tells_nothing:
            return found
        hits = _best_first(search.quotable)
        readings = self._read(search.read_as or found.understood, hits)
        if not readings:
            return found
        as_written = self._read_as_written(search, hits)
        best = max(read.score for read in _surer_of_each(readings, as_written).values())
        readings = _surer_of_each(readings, _of_the_rest(as_written, hits, search))
        only_lowers = found.names_what_is_not_told  # of “Zorbville” no passage tells, however well it answers the rest
        read = max(best, _LIKELY) if not only_lowers and _states_by_its_form(found) else best
        judged = search.with_evidence(replace(search.evidence, read=read, only_lowers=only_lowers))
        return replace(found, search=judged if _is_of_keywords(found) else _with_readings(judged, readings))

    def _read_as_written(self, search: Search, hits: Sequence[Hit]) -> dict[int, Read]:
        """What the first passages tell of what tenders write for the question's everyday words."""
        written = "" if search.read_as else "; ".join(one.written for one in search.searched.everyday)
        return self._read(written, [hit for hit in hits[:READ_FIRST] if _is_written_in(hit, search)]) if written else {}

    def _proven(self, found: Found) -> Found | None:
        """The same, answered by what does not show in its words that it answers; None where reading does not either."""
        search, hits = found.search, _best_first(found.search.unproven)[:READ_FIRST]
        readings = self._read(found.understood, hits)
        if not readings:
            return None
        best = max(hits, key=lambda hit: readings[hit.passage.id].score)
        read, weighed = readings[best.passage.id].score, weigh(best, search.words, search.expected)
        evidence = replace(weighed, read=read, only_lowers=found.names_what_is_not_there)
        if read <= _LIKELY or not evidence.is_enough:
            return None
        pages = first_of_each_page(hits, READ_FIRST)  # and none of another tender, for a model that writes
        told = replace(search, hits=pages, quotable=hits, unproven=(), evidence=evidence)
        return replace(found, search=_with_readings(told, readings), silent=None)

    def _side_read(self, side: Search) -> Search:
        """What one of several tenders brought up, with what was read of it; none is refused for that."""
        return _with_readings(side, self._read_each(side.searched.own, _best_first(side.quotable)))

    def favoured_first(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The same, the first of them in the order that reading them makes."""
        readings = self._read(question, hits)
        return _favoured_first(hits, _best_of_each_page(hits, readings))

    def get_ready(self) -> None:
        """Opens the reader before the first question needs it."""
        self._opened()

    def _read(self, question: str, hits: Sequence[Hit]) -> dict[int, Read]:
        """What the first passages tell, by their id; nothing where tenders are compared or there is no reader."""
        return {} if compares(question) else self._read_each(question, hits)

    def _read_each(self, question: str, hits: Sequence[Hit]) -> dict[int, Read]:
        """The same where the question is put to one tender, whatever it says."""
        reader = self._opened() if hits else None
        if reader is None:
            return {}
        first = hits[:READ_FIRST]
        texts = [ToRead(head_of_passage(hit.document, hit.passage), hit.passage.text) for hit in first]
        return dict(zip((hit.passage.id for hit in first), reader.read(as_sentence(question), texts), strict=True))

    def _opened(self) -> Reader | None:
        """None where it cannot be opened, which is tried once: answers do without it."""
        with self._opening:
            if self._reader is None and not self.is_lacking:
                try:
                    self._reader = self._open_reader()
                except PartageError as error:
                    self.is_lacking = True
                    _logger.error("What is found is not read closely", exc_info=error)
        return self._reader


def _is_read(found: Found) -> bool:
    """Whether it is: it neither compares nor only names what it is about, unless that is a price, which few tell."""
    is_price = found.search.expected.is_price
    return not compares(found.understood) and (is_price or not _is_of_keywords(found))


def _is_of_keywords(found: Found) -> bool:
    """Whether a few words only name a subject, none of them what no document tells, and not what is to be counted.

    So do those that ask what of it is laid down, but for how much: “quelle assurance est demandée ?”.
    """
    expected = found.search.expected
    asked = found.understood if expected.units else subject_laid_down(found.understood)
    is_pointed = expected.form or found.names_what_is_not_told
    return not is_pointed and is_noun_phrase(asked) and len(words_of_meaning(asked)) <= _KEYWORDS


def favour(found: float, read: float) -> float:
    """How far what has this weight in the search comes first where reading it gives these log-odds."""
    return _FOUND * found + read


def _states_by_its_form(found: Found) -> bool:
    """Whether what is surely of the matter tells what few clauses do: “Durée en mois : 84” is no sentence to read."""
    search = found.search
    telling, read = search.expected.telling, _best_first(search.quotable)[:READ_FIRST]
    is_stated = telling is not None and any(telling.is_stated_in(hit.passage.text) for hit in read)
    return search.evidence.is_sure and is_stated


def _is_written_in(hit: Hit, search: Search) -> bool:
    """Whether a passage is of what tenders write for the question's words, and states an amount where one is asked for.

    What tenders write is no question, and reading takes “période, prestations, réception” for one on any period.
    """
    if search.expected.lacks_amount(hit.passage.text, hit.passage.context):
        return False
    is_foreign = hit.document.language != search.words.language
    return is_foreign or search.words.says_everyday(_stems_of(hit.passage, hit.document))


def _of_the_rest(as_written: Mapping[int, Read], hits: Sequence[Hit], search: Search) -> dict[int, Read]:
    """Those of passages that speak of what the question says beside its everyday words, if it says more.

    What is “à la charge du titulaire” may be an audit, where it is asked who pays for the migration. Who does it, and
    that something “se passe”, is not more that it says.
    """
    said = chain.from_iterable(one.said for one in search.searched.everyday)
    rest = search.words.without(all_query_stems(" ".join((*said, *OF_ANY_TENDER, *SAYING))))
    if rest is search.words:  # nothing is left
        return dict(as_written)
    return {
        hit.passage.id: as_written[hit.passage.id]
        for hit in hits
        if hit.passage.id in as_written and _speaks_of(rest, hit.passage, hit.document)
    }


def _speaks_of(words: WordWeights, passage: Passage, document: Document) -> bool:
    return words.coverage(_stems_of(passage, document), document.language) >= _OF_THE_REST


def _stems_of(passage: Passage, document: Document) -> frozenset[str]:
    """Those of a passage with all that says what it is of."""
    texts = (passage.text, passage.context, *passage.section, document.title, document.buyer)
    return stem_set("\n".join(texts), document.language)


def _surer_of_each(readings: Mapping[int, Read], as_written: Mapping[int, Read]) -> dict[int, Read]:
    """Of each passage what was read of it for the question, or for what tenders write, where that is much surer.

    “Qui est propriétaire du code ?” is answered by a “cession des droits sur les résultats”, which says no owner.
    """
    lessened = {id: read.less_likely(_AS_WRITTEN) for id, read in as_written.items()}
    return {id: max(read, lessened.get(id, read), key=lambda one: one.score) for id, read in readings.items()}


def _with_readings(search: Search, readings: dict[int, Read]) -> Search:
    """The same with what was read, the pages first that it favours."""
    hits = _favoured_first(search.hits, _best_of_each_page(search.quotable, readings))
    return replace(search, hits=hits, readings=readings)


def _best_first(hits: Iterable[Hit]) -> list[Hit]:
    """Those that were found, best first, then those that stand beside them on their pages and have their page's score.

    Where two searches brought them up, the scores of both, from 0 to 1, are taken as alike.
    """
    return sorted(hits, key=lambda hit: (hit.closeness == 0, -hit.score))


def _best_of_each_page(hits: Iterable[Hit], readings: Mapping[int, Read]) -> dict[tuple[str, int], Hit]:
    """Of each page of which something was read what reading favours most, the pages that it favours first."""
    read = (hit for hit in hits if hit.passage.id in readings)
    favoured: dict[tuple[str, int], Hit] = {}
    for hit in sorted(read, key=lambda hit: -favour(hit.score, readings[hit.passage.id].score)):
        favoured.setdefault(hit.place, hit)
    return favoured


def _favoured_first(hits: Sequence[Hit], favoured: Mapping[tuple[str, int], Hit]) -> list[Hit]:
    """The same pages, those that were read in the order of reading, the others where they are."""
    pages = {hit.place for hit in hits}
    in_turn = iter([hit for place, hit in favoured.items() if place in pages])
    ordered = (next(in_turn) if hit.place in favoured else hit for hit in hits)
    return [replace(hit, rank=rank) for rank, hit in enumerate(ordered, start=1)]
