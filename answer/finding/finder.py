"""What a question brings up in the corpus, and whether that is enough to answer from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from answer.asked.buyers import bodies_of
from answer.asked.courtesy import without_courtesy
from answer.asked.errands import is_errand
from answer.asked.followups import words_of_meaning
from answer.asked.introduction import without_introduction, without_likeness
from answer.asked.kinds_wanted import kinds_wanted
from answer.asked.lots import of_other_lots
from answer.asked.phrasing import as_duration, as_heading, as_question, of_its_contract, of_the_tender
from answer.asked.somebody import asks_who_alone
from answer.asked.sought_kinds import kinds_looked_in, without_kinds_looked_in
from answer.asked.standards import names_one, standards_in
from answer.exchanges import Understood
from answer.finding.closer_look import CloserLook, leads_to
from answer.finding.evidence import NO_EVIDENCE, nothing_is_near, sums_unspoken_of, weigh_evidence
from answer.finding.found import Found, Search
from answer.finding.other_matters import is_on_another_matter, other_matters
from answer.finding.pages_to_quote import pages_to_quote
from answer.glossary import find_definitions
from answer.named.absent_names import AbsentNames, absent_names, absent_owners
from answer.named.library import Library
from answer.named.names import Names, read_names
from answer.named.supposed_figures import unstated_figures
from answer.named.tie import Tie, together
from answer.named.unknown_words import asks_of_these_alone, unknown_words, unwritten_acronyms
from answer.text.figures import flat
from answer.text.orders import gives_orders
from answer.text.words import WordWeights, weigh_words
from answer.wanted.expected import Expected, expected_of, words_for_amounts, words_for_sums
from answer.wanted.measured import Measured
from corpus.errors import NotFound
from corpus.folding import fold
from corpus.models import Document
from corpus.store import Store
from index.bilingual import language_of
from index.embedded_text import head_of_passage
from index.filters import Filters
from index.keywords import Keywords
from index.restated import restate
from index.retriever import Hit, Retriever, first_of_each_page
from index.search_index import SearchIndex
from index.topic import asks_which_do_not_speak, subject_of, topic_of
from index.words import all_query_stems, stems

_PASSAGES_READ = 40
_BY_FAR = 0.9
"""Share of the best named document's weight from which another one bears as much of the name."""
_PAGES_READ_WHOLE = 3
"""Pages, best first, of which every passage is read for what few clauses tell."""
_MUCH_OF_IT = 0.3
"""Share of the words of a question from which unknown ones are what it turns on. Of thirteen questions that are hardly
answered and have such a word, six have an answer; of the seven of them that turn on it, one.
"""
_PAGES_OF_KINDS = 6
"""Pages of the kinds of documents asked of that may be quoted beside the first of all."""


class Finder:
    """Searches a corpus for what answers a question. Safe to share."""

    def __init__(
        self, store: Store, search_index: SearchIndex, retriever: Retriever, library: Callable[[], Library]
    ) -> None:
        self._store = store
        self._index = search_index
        self._retriever = retriever
        self._library = library

    def find(self, question: str, meant: Understood, filters: Filters | None) -> Found:
        """What is found for a question: among the documents that it names where they answer, else among all allowed.

        `question` is as it was asked, `meant` as it was understood. What lacks evidence is refused.
        """
        library = self._library()
        names = read_names(meant.question, library)
        if (asked := _as_asked(meant.question, names)) != meant.question:
            return self.find(question, replace(meant, question=asked), filters)
        named = self._allowed(names.documents, meant.within(filters))
        if found := self._find_in_kinds_looked_in(question, meant, named, filters):
            return found
        by_more = _named_by_more(meant, names, named, library)
        found = self._find_in_those_named_by_more(question, meant, by_more, filters)
        found = found or self._find_in_all(question, meant, names, named, filters)
        # what hardly answers, and turns on a word that no document holds, is of something else
        is_of_something_else = found.is_doubtful and _turns_on(found.unknown_words, meant.question)
        return replace(found, search=found.search.telling_nothing()) if is_of_something_else else found

    def _find_in_kinds_looked_in(
        self, question: str, meant: Understood, named: frozenset[str], filters: Filters | None
    ) -> Found | None:
        """What the parts of a tender in which the question looks are sure to answer: “les prix du BPU d'Orve”."""
        of_kind = self._of_kinds_looked_in(meant, named)
        if not of_kind:
            return None
        looked_in = replace(meant, question=without_kinds_looked_in(meant.question), documents=of_kind)
        found = self.find(question, looked_in, filters)
        return replace(found.as_of_all(), understood=meant.question) if found.search.evidence.is_sure else None

    def _find_in_those_named_by_more(
        self, question: str, meant: Understood, by_more: frozenset[str], filters: Filters | None
    ) -> Found | None:
        """What those documents answer that bear far more of the name than the others, or alone may state."""
        if not by_more:
            return None
        found = self.find(question, replace(meant, documents=by_more), filters)
        expected = found.search.expected
        is_kept = found.search.evidence.is_enough or expected.wants_figure or expected.tellings
        return found.as_of_all() if is_kept else None

    def _find_in_all(
        self, question: str, meant: Understood, names: Names, named: frozenset[str], filters: Filters | None
    ) -> Found:
        """What all documents bring up, or no evidence where that cannot answer; then what those named hold."""
        within = meant.within(filters)
        tie = names.tie if named else None
        is_of_all = within == Filters() and not (named or names.sides)
        search = self.search(meant, filters)
        absent = self._absent(meant, search, *self._tenders_asked(names, tie, within), named)
        unknown = () if is_errand(meant.question) else self._unknown_words(question, search)
        of_unknown = asks_of_these_alone(meant.question, unknown) or _asks_what_they_mean(meant.question, unknown)
        if of_unknown or (is_of_all and self._is_far(search)):
            search = search.telling_nothing()
        of_none = () if meant.documents else self._of_none(names, meant, search)
        is_of_nobody = bool(of_none) and not (named or names.sides or within.documents)
        is_refused = (
            absent.all
            or (is_of_nobody and _is_asked_of_nobody(of_none, unknown, search))
            or _cannot_be_told(meant.question, is_of_all=is_of_all)
        )
        found = Found(
            question=question,
            understood=meant.question,
            scope=meant.scope(within, self._store.documents()),
            filters=within,
            search=search.telling_nothing() if is_refused else search,
            unknown_words=unknown,
            nameless=of_none,
            absent=absent.names,
        )
        if is_refused:
            return found
        if not (named or names.sides or names.of_none or within.documents or within.kinds):
            found = self._with_kinds_wanted(found, meant)
        if names.sides:
            return self._ask_sides(found, meant, names.sides, filters)
        return self._ask_named(found, meant, tie, named, filters) if tie else found

    def _tenders_asked(self, names: Names, tie: Tie | None, within: Filters) -> tuple[str, frozenset[str]]:
        """What the tenders are called that are asked, and their documents; those that are filtered where none is."""
        tenders = together([tie] if tie and tie.is_of_a_tender else names.sides)
        return tenders.name, self._allowed(tenders.documents, within) or within.documents

    def _is_far(self, search: Search) -> bool:
        return nothing_is_near(search.hits, search.evidence, self._retriever.passage_count())

    def _with_kinds_wanted(self, found: Found, meant: Understood) -> Found:
        """The same with the passages that the kinds of documents asked of bring up by themselves.

        Guides speak of clauses in general, nearer to a general question than the clauses are.
        """
        kinds = kinds_wanted(meant.question)
        if not kinds or not found.search.evidence.is_enough:  # then nothing is quoted
            return found
        own = self.search(meant, replace(found.filters, kinds=kinds), found.search.expected)
        if own.evidence.is_slight:
            return found
        pages = {hit.place for hit in own.hits[:_PAGES_OF_KINDS]}
        first = [hit for hit in own.quotable if hit.place in pages]
        return replace(found, search=found.search.quoting_first(first))

    def search(self, meant: Understood, filters: Filters | None, expected: Expected | None = None) -> Search:
        """What a question brings up as it is understood, whatever documents it names.

        Its evidence is what states what is `expected`, which a part of a question no longer tells.
        """
        keywords, within = self._keywords, meant.within(filters)
        searched, expected = restate(subject_of(meant.question), keywords), expected or expected_of(meant.question)
        found = self._retriever.find_passages(searched.text, _PASSAGES_READ, within)
        others = other_matters(meant.question)
        trusted = [hit for hit in found if not (_gives_orders(hit) or is_on_another_matter(hit, others))]
        trusted = _naming_the_standards(meant.question, trusted)
        hits = first_of_each_page(trusted, _PASSAGES_READ)
        if expected.tellings:
            trusted += [hit for hit in self._rest_of(hits[:_PAGES_READ_WHOLE], trusted) if not _gives_orders(hit)]
        language, count = language_of(meant.question), self._retriever.passage_count()
        topic, is_at_home = topic_of(searched.own), self._retriever.is_mostly_in(language)
        words = weigh_words(topic, keywords, count, language, searched.everyday, is_at_home=is_at_home)
        quotable = _of_the_same_pages(pages_to_quote(meant.question, hits, expected), trusted)
        evidence = weigh_evidence(hits, words, expected, trusted)
        return Search(
            searched=searched,
            hits=hits,
            quotable=quotable,
            words=words,
            expected=expected,
            evidence=evidence,
            unproven=sums_unspoken_of(quotable, expected) if evidence == NO_EVIDENCE else (),
            documents_searched=self._retriever.document_count(within),
            documents_waiting=self._retriever.waiting_count(within),
        )

    def _rest_of(self, pages: Sequence[Hit], found: Sequence[Hit]) -> Iterator[Hit]:
        """The passages of these pages that were not found: “Lauréat : Arc” tells who won, and not of what."""
        known = {hit.passage.id for hit in found}
        for page in pages:
            for passage in self._store.texts.passages_of(page.document.id, page.passage.page):
                if passage.id not in known:
                    yield replace(page, passage=passage, closeness=0.0, words=0.0)

    def ask_closely(self, meant: Understood, tie: Tie, filters: Filters | None, expected: Expected) -> Search:
        """What the documents of a tie bring up for the wording that they answer best, or as they head what is asked.

        The words of their titles are left out where what is left leads anywhere: they bring up whatever says them.
        """
        wordings = dict.fromkeys((tie.asked, *tie.otherwise))
        of_tender = ""
        if expected.only_amount and tie.outweighs:  # “Quel est le budget de SILLAGE ?”
            of_tender = of_the_tender(tie.asked)
            wordings[of_tender] = None
        if expected.telling:
            wordings |= dict.fromkeys(expected.telling.headings)
        searches = {one: self.search(replace(meant, question=one), filters, expected) for one in wordings}
        wording, best = max(searches.items(), key=lambda one: one[1].evidence.confidence)
        best = replace(best, read_as=of_tender) if wording == of_tender else best
        states_amount = bool(best.expected.units) and best.evidence.is_enough and not best.evidence.lacks_amount
        if not tie.untitled or states_amount:
            return best
        untitled = self.search(replace(meant, question=tie.untitled), filters, expected)
        surer = max(untitled.evidence, best.evidence, key=lambda one: one.confidence)
        return best if untitled.evidence.is_slight else untitled.with_evidence(surer)

    def _ask_named(
        self, found: Found, meant: Understood, tie: Tie, named: frozenset[str], filters: Filters | None
    ) -> Found:
        """The same where it leads to the documents `named`, else what these answer, or others where they cannot.

        Of a tender it is what they bring up without its name, which stands all over them.
        """
        found = replace(found, search=found.search.with_unproven_of(named))
        search = self.ask_closely(replace(meant, documents=named), tie, filters, found.search.expected)
        is_enough = found.search.evidence.is_enough
        search = search if is_enough else search.as_of_named()
        closer = CloserLook(search, tie, named, leads_there=is_enough and found.search.begins_with(named))
        if closer.is_silent:
            closer = replace(closer, leads_there=is_enough and leads_to(found.search, named))
        if not search.documents_waiting:
            if closer.is_silent:
                if is_enough and self._speaks_of(tie, found.search.hits[0]):
                    return found
                return replace(found, search=found.search.telling_nothing(search.unproven), silent=tie)
            if tie.is_of_a_tender and closer.tells_little:
                if closer.leads_there and found.search.evidence.is_sure and not self._library().hold_a_tender(named):
                    return replace(found, first=named)  # “l'arrêt de ProConnect”, on which its documents are
                others = replace(meant, question=tie.asked, apart=meant.apart | named)
                asked = self._ask_others(found, others, tie, filters)
                return replace(asked, search=replace(asked.search, unproven=search.quotable))
        return closer.led_to(found)

    def _ask_others(self, found: Found, others: Understood, silent: Tie, filters: Filters | None) -> Found:
        """What other documents than those of a tender that tells little answer, else that nothing is enough."""
        search = self.search(others, filters, found.search.expected)
        if search.evidence.is_enough:
            return replace(found, search=search, silent=silent)
        return replace(found, search=found.search.with_evidence(search.evidence), silent=silent)

    def _ask_sides(self, found: Found, meant: Understood, sides: Sequence[Tie], filters: Filters | None) -> Found:
        """The same, what each of several tenders answers; where none does, what the question brings up as a whole."""
        found = replace(found, search=found.search.with_unproven_of(()))
        within = meant.within(filters)
        named = [self._allowed(side.documents, within) for side in sides]
        if not all(named):
            return found
        searches = [
            self.ask_closely(replace(meant, documents=ids), side, filters, found.search.expected)
            for side, ids in zip(sides, named, strict=True)
        ]
        if not found.search.evidence.is_enough:
            searches = [one.as_of_named() for one in searches]
        leads_there = found.search.evidence.is_enough and found.search.begins_with(frozenset().union(*named))
        enough = leads_there or any(one.evidence.is_enough for one in searches)
        answers = [
            (one.evidence.is_enough or (enough and not one.evidence.is_slight)) and _speaks_of_what_is_asked(one)
            for one in searches
        ]
        answering = tuple(one for one, does in zip(searches, answers, strict=True) if does)
        silent = [
            side
            for side, one, does in zip(sides, searches, answers, strict=True)
            if not (does or one.documents_waiting)
        ]
        if not answering:
            lacks_amount = found.search.expected.only_amount and len(silent) == len(sides)
            if not lacks_amount:
                return found
            return replace(found, search=found.search.telling_nothing(), silent=together(silent))
        surest = max((*answering, found.search) if leads_there else answering, key=lambda one: one.evidence.confidence)
        said = found.search.with_evidence(surest.evidence)
        return replace(found, search=said, sides=answering, silent=together(silent) if silent else None)

    def _speaks_of(self, tie: Tie, hit: Hit) -> bool:
        """Whether a page of another document than those of a tie says its name: a lesson learned about its orders."""
        if hit.document.id in tie.documents:
            return False
        try:
            text = fold(self._store.texts.page(hit.document.id, hit.passage.page).text)
        except NotFound:  # withdrawn meanwhile
            return False
        return all(fold(name) in text for name in tie.name.split(", "))

    def _of_kinds_looked_in(self, meant: Understood, named: frozenset[str]) -> frozenset[str]:
        """Of the documents that a question names, those of the kinds in which it looks; none where these are all."""
        kinds = kinds_looked_in(meant.question) if named and not meant.documents else frozenset[str]()
        of_kind = frozenset(one.id for one in self._documents(named) if one.kind in kinds)
        return of_kind if of_kind != named else frozenset()

    def _allowed(self, ids: frozenset[str], within: Filters) -> frozenset[str]:
        return frozenset(one.id for one in self._documents(ids) if within.allow(one))

    def _absent(
        self, meant: Understood, search: Search, own: str, asked: frozenset[str], named: frozenset[str]
    ) -> AbsentNames:
        """The names that the documents `asked`, called by their `own`, do not hold, but for what was misspelt.

        And the figures that they are supposed to state. Where none are asked, the names of whose contract it asks that
        neither the nearest nor those `named` hold, a figure being refused then, and the figures that they do not state.
        """
        if search.documents_waiting or search.searched.respelt:
            return AbsentNames()
        read = self._documents(asked or named.union(hit.document.id for hit in search.foremost))
        if asked:
            absent = absent_names(meant.question, own, read, self._keywords, self._text_of)
        else:
            absent = absent_owners(
                meant.question,
                read,
                self._store.documents(),
                self._keywords,
                self._text_of,
                wants_figure=search.expected.wants_figure,
                measures=isinstance(search.expected.form, Measured),
            )
        return replace(absent, names=(*absent.names, *unstated_figures(meant.question, read, self._text_of)))

    def _of_none(self, names: Names, meant: Understood, search: Search) -> tuple[str, ...]:
        """The names that no document has, but for the bodies of which the nearest speak by their whole name."""
        bodies = {name: bodies_of(name, meant.question) for name in names.of_none}
        nearest = dict.fromkeys(hit.document.id for hit in search.foremost) if any(bodies.values()) else ()
        said = "\n".join(flat(page) for id in nearest for page in self._text_of(id))
        return tuple(name for name, called in bodies.items() if not any(body in said for body in called))

    def _text_of(self, document: str) -> list[str]:
        return [page.text for page in self._store.texts.pages(document)]

    def _unknown_words(self, question: str, search: Search) -> tuple[str, ...]:
        own = without_courtesy(question)
        unknown = dict.fromkeys(
            (
                *unknown_words(own, self._keywords, language_of(own)),
                *unwritten_acronyms(own, self._keywords, self._text_of),
            )
        )
        return tuple(one for one in unknown if one not in search.searched.respelt)

    def _documents(self, ids: frozenset[str]) -> tuple[Document, ...]:
        return tuple(one for one in self._store.documents() if one.id in ids) if ids else ()

    @property
    def _keywords(self) -> Keywords:
        return self._index.keywords


def _named_by_more(meant: Understood, names: Names, named: frozenset[str], library: Library) -> frozenset[str]:
    """Of the documents that a question names, those that bear by far the most of the name; none where all do.

    Of the parts of a tender none of another lot than the one it asks of.
    """
    if meant.documents or not (names.tie and names.tie.is_of_a_tender):
        return frozenset()
    by_more = library.documents_named(names.tie.name, _BY_FAR) & named
    by_more -= of_other_lots(meant.question, [one for one in library.documents if one.id in by_more])
    return by_more if by_more != named else frozenset()


def _naming_the_standards(question: str, hits: list[Hit]) -> list[Hit]:
    """Those that name a standard that the question names, or all where none does: “ISO 50001” is not “ISO 27001”."""
    standards = standards_in(question)
    return [hit for hit in hits if standards and names_one(_with_its_head(hit), standards)] or hits


def _with_its_head(hit: Hit) -> str:
    return f"{head_of_passage(hit.document, hit.passage)}\n{hit.passage.text}"


def _asks_what_they_mean(question: str, unknown: Sequence[str]) -> bool:
    """Whether it asks for the meaning of unknown words alone, which the glossary may tell and no document does."""
    terms = {fold(one.term) for one in find_definitions(question)}
    return bool(terms) and terms <= set(map(fold, unknown))


def _turns_on(unknown: Sequence[str], question: str) -> bool:
    """Whether a question is of words that no document holds: of a name, or of little else than them.

    Those that only ask for a sum, “montant”, are none of what it is about; the capital of its first word names nothing.
    """
    telling = [word for word in unknown if words_for_sums().isdisjoint(all_query_stems(word))]
    if not telling:
        return False
    of_the_rest = question[1:]
    has_a_name = not question.isupper() and any(word != word.lower() and word in of_the_rest for word in telling)
    return has_a_name or len(telling) >= _MUCH_OF_IT * len(words_of_meaning(question))


def _as_asked(question: str, names: Names) -> str:
    """A question as it is put to the documents: who won what it names is who won its contract."""
    asked = as_heading(as_duration(as_question(_without_whom(question, names))))
    return of_its_contract(asked) if names.tie else asked


def _without_whom(question: str, names: Names) -> str:
    """A question without those that it is asked for, or that they are like, where they have no documents."""
    asked = question if names.documents or names.sides else without_likeness(question)
    return without_introduction(asked) if names.of_none else asked


def _cannot_be_told(question: str, *, is_of_all: bool) -> bool:
    """Whether no document tells it, whatever it says: who does a thing, what none speaks of, an errand."""
    return asks_who_alone(question) or asks_which_do_not_speak(question) or (is_of_all and is_errand(question))


def _is_asked_of_nobody(names: Sequence[str], unknown: Sequence[str], search: Search) -> bool:
    """Whether what is asked of a tender or buyer whose `names` no document bears would be answered by that of another:
    its figure, or anything at all where no document even says the name."""
    if search.documents_waiting:
        return False
    said_nowhere = {fold(word) for word in unknown}
    return search.expected.wants_figure or all(said_nowhere & words_of_meaning(name) for name in names)


def _of_the_same_pages(chosen: Sequence[Hit], found: Sequence[Hit]) -> list[Hit]:
    """The hits that stand on the pages of the chosen ones."""
    pages = {hit.place for hit in chosen}
    return [hit for hit in found if hit.place in pages]


def _speaks_of_what_is_asked(search: Search) -> bool:
    """Whether one of the passages says what an amount is asked of, where one is: no tender's “5 mois” is its GTR.

    One in another language than the question's does where nothing tells what that calls it.
    """
    matter = search.words.without(words_for_amounts())
    return not search.expected.units or any(_speaks_of(matter, hit) for hit in search.quotable)


def _speaks_of(matter: WordWeights, hit: Hit) -> bool:
    """Whether a passage, with its headings, holds a word of it, and of an expression no word that stands alone."""
    language, text = hit.document.language, f"{head_of_passage(hit.document, hit.passage)}\n{hit.passage.text}"
    if language != matter.language and not matter.translated:
        return True
    return matter.coverage(set(stems(text, language)), language) > 0 and bool(matter.decisive(text, language))


def _gives_orders(hit: Hit) -> bool:
    passage, document = hit.passage, hit.document
    return gives_orders(passage.text, passage.context, *passage.section, document.title, document.buyer)
