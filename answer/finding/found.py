"""What a question brought up in the corpus: by one search, and by the one that leads furthest."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest

from answer.exchanges import Scope
from answer.finding.evidence import NO_EVIDENCE, Evidence
from answer.named.tie import Tie
from answer.text.words import WordWeights
from answer.wanted.expected import Expected
from index.filters import Filters
from index.reader import Read
from index.restated import Restated
from index.retriever import Hit
from index.topic import compares

_FOREMOST = 5


@dataclass(frozen=True, slots=True)
class Search:
    """What one search brought up; `hits` has one passage a page, best first, `quotable` all of the first pages.

    `searched` is the question in the words of the documents, `words` are what its words weigh, and `expected` is what
    it wants stated.
    """

    searched: Restated
    hits: Sequence[Hit]
    quotable: Sequence[Hit]
    words: WordWeights
    expected: Expected
    evidence: Evidence
    documents_searched: int
    documents_waiting: int
    readings: Mapping[int, Read] = field(default_factory=dict)
    """What reading the first of its passages told, by the passage's id; none where there is no reader."""
    unproven: Sequence[Hit] = ()
    """What may answer though its words do not show it, so that only reading it tells: a sum that does not say what it
    is of, or what a tender that is named tells where others are asked for it."""
    read_as: str = ""
    """What it is read for, where tenders tell it in other words: “le budget du marché” of “Combien coûte SILLAGE ?”."""

    @property
    def foremost(self) -> Sequence[Hit]:
        """Its first few pages."""
        return self.hits[:_FOREMOST]

    def begins_with(self, documents: Container[str]) -> bool:
        """Whether its best page is of one of these documents."""
        return bool(self.hits) and self.hits[0].document.id in documents

    @property
    def tells_nothing(self) -> bool:
        """Whether none of its pages states what would answer, or none may answer, whatever it states."""
        return self.evidence == NO_EVIDENCE

    def telling_nothing(self, unproven: Sequence[Hit] = ()) -> Search:
        """The same where none of its pages may answer, but for these: they are of another matter or tender."""
        return replace(self, evidence=NO_EVIDENCE, unproven=unproven)

    def as_of_named(self) -> Search:
        """The same of documents that the question names, whose words are enough with less evidence than a figure."""
        is_of_named = not (self.tells_nothing or self.expected.wants_form)
        return self.with_evidence(replace(self.evidence, is_of_named=True)) if is_of_named else self

    def with_unproven_of(self, documents: Container[str]) -> Search:
        """The same, what only reading tells to answer being of these documents."""
        return replace(self, unproven=[hit for hit in self.unproven if hit.document.id in documents])

    def with_evidence(self, evidence: Evidence) -> Search:
        return replace(self, evidence=evidence)

    def quoting_first(self, hits: Sequence[Hit]) -> Search:
        """The same, these passages before the others that may be quoted."""
        known = {hit.passage.id for hit in hits}
        others = (hit for hit in self.quotable if hit.passage.id not in known)
        return replace(self, quotable=[*hits, *others])


@dataclass(frozen=True, slots=True)
class Found:
    """What a question brought up, before anything is answered from it, by the search that leads furthest.

    `scope` is what its wording keeps the search to, `filters` that and what was chosen; `unknown_words` are those of
    the question that no document holds, `nameless` the names in it that are no document's, `absent` those that the
    documents asked do not hold. `silent` names the documents that do not answer, `first` are those quoted first. Of
    tenders set beside each other, `sides` are what each of those brought up that answer. `is_unread`: there was no time
    for the reader that there is.
    """

    question: str
    understood: str
    scope: Scope
    filters: Filters
    search: Search
    unknown_words: tuple[str, ...]
    nameless: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    silent: Tie | None = None
    first: frozenset[str] = frozenset()
    sides: tuple[Search, ...] = ()
    is_unread: bool = False

    def as_of_all(self) -> Found:
        """The same, told as if all documents were asked: those that the question names were first tried alone."""
        return replace(self, scope=replace(self.scope, within=()))

    @property
    def names_what_is_not_there(self) -> bool:
        """Whether the question holds a word or name that no document, or none of those asked, does."""
        return bool(self.unknown_words or self.nameless or self.absent)

    @property
    def names_what_is_not_told(self) -> bool:
        """Whether it does, or the documents that it names are silent."""
        return self.names_what_is_not_there or bool(self.silent)

    @property
    def is_doubtful(self) -> bool:
        """Whether what is quoted of it may well be no answer; what compares is not judged so."""
        return self.search.evidence.is_doubtful and not self.sides and not compares(self.understood)

    @property
    def hits(self) -> Sequence[Hit]:
        """The passages to answer from, best first; of sides, the best of each before the second of any."""
        if not self.sides:
            return self.search.hits
        by_turns = chain.from_iterable(zip_longest(*(side.hits for side in self.sides)))
        return [hit for hit in by_turns if hit]
