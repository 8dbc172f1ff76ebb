"""What is said of an answer besides: what is doubtful, what no document knows, what failed, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked.allowed import asks_what_is_allowed
from answer.asked.errands import is_errand, wants_draft
from answer.asked.several import questions_in
from answer.asked.somebody import asks_how_to_reach, asks_who
from answer.asked.sought import is_to_be_written
from answer.models import Answer, DoubtKind, Mode, Notice, Statement
from answer.text.figures import find_figures
from answer.wanted.counted import Counted
from answer.wanted.dated import Dated
from answer.wanted.expected import expected_of
from answer.wanted.hours import Hours
from answer.wanted.measured import Measured
from answer.wanted.often import HowOften
from answer.wanted.telling import Matter
from corpus.folding import fold
from corpus.messages import N_, catalogue, counted, quoted, translator
from corpus.table_rows import is_row
from corpus.vocabulary import TENDER_KINDS
from index.topic import asks_which_do_not_speak
from index.words import are_keywords, find_words, query_forms

_MOST_NAMED = 3
_NO_PRICE = re.compile(
    r"\b(?:penal|assur|caution|garanti|indemni|bond|insur|warrant|damages|refund|rembours|salair|salar|wage|pay\b)"
)
"""Sums that clauses state, or nobody, and no price schedule."""
_WITHOUT_IT = {
    Matter.FIGURE: N_("The passages found speak of the matter, but none gives the figure asked for."),
    Matter.DAY: N_("The passages found speak of the matter, but none gives the date asked for."),
    Matter.FIRM: N_("The passages found speak of the matter, but none names the company asked for."),
}
_DOUBTS = {
    DoubtKind.UNCITED: N_("no passage supports it"),
    DoubtKind.UNKNOWN_SOURCE: N_("there is no source {what}"),
    DoubtKind.MISSING_FACT: N_("not in the source: {what}"),
    DoubtKind.OPPOSITE: N_("the source does not say so, or says the opposite"),
    DoubtKind.FAR: N_("the source speaks of something else"),
}
_NOTICES = {
    Notice.MODEL_UNREACHABLE: N_(
        "The language model is not responding for now: here is what the documents say, in their own words."
    ),
    Notice.MODEL_STOPPED: N_(
        "The language model stopped before the end; what it did not write is quoted from the documents."
    ),
    Notice.MODEL_UNUSABLE: N_(
        "What the language model wrote could not be verified: here is what the documents say, in their own words."
    ),
    Notice.MODEL_FOUND_NOTHING: N_("The language model found no answer in these passages: judge for yourself."),
    Notice.READER_STOPPED: N_("You stopped the writing: the answer may be incomplete."),
    Notice.NOT_READ: N_(
        "Many people are asking right now: this was answered in a hurry. Ask again in a moment for a surer answer."
    ),
}


def is_understood_otherwise(answer: Answer, asked: str) -> bool:
    """Whether what was searched has other words than what was typed: signs and capitals change nothing."""
    return bool(answer.understood) and _words(answer.understood) != _words(asked)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def doubt_words(statement: Statement, language: str) -> str:
    """Why a sentence is not verified: “absent de la source : 48 h”."""
    kinds = dict.fromkeys(doubt.kind for doubt in statement.doubts)
    if DoubtKind.MISSING_FACT in kinds:
        kinds.pop(DoubtKind.FAR, None)  # what is missing tells more
    return " ; ".join(_worded(kind, statement, language) for kind in kinds)


def unsupported_count(answer: Answer, language: str) -> str:
    """How many sentences could not be verified, "" when all could."""
    if not answer.unsupported:
        return ""
    one = N_("{count} sentence could not be verified; it is left out of copies and exports.")
    many = N_("{count} sentences could not be verified; they are left out of copies and exports.")
    return counted(language, one, many, len(answer.unsupported))


def told_above(answer: Answer, language: str) -> list[str]:
    """What the reader should know before the answer, a sentence each."""
    tellers = (
        waiting_told,
        also_searched_told,
        unknown_told,
        nameless_told,
        absent_told,
        outcome_told,
        end_told,
        term_told,
        availability_told,
        sum_told,
        form_told,
        unstated_told,
        contact_told,
        person_told,
        errand_told,
        draft_told,
        unsaid_told,
        summary_told,
        sought_told,
        silent_told,
        uncertain_told,
        law_told,
        several_told,
    )
    return [sentence for teller in tellers if (sentence := teller(answer, language))]


def unknown_told(answer: Answer, language: str) -> str:
    """Which words of the question stand in no document, "" when all are known; of many, the first."""
    if not answer.missing.unknown_words:
        return ""
    words = answer.missing.unknown_words
    one = N_("No document that can be searched contains the word {words}.")
    many = N_("No document that can be searched contains any of these words: {words}.")
    return _naming(catalogue(language).ngettext(one, many, len(words)), words, language)


def nameless_told(answer: Answer, language: str) -> str:
    """Which tenders and buyers of the question are those of no document, "" when all are of some."""
    if not answer.missing.nameless:
        return ""
    names = answer.missing.nameless
    one = N_("No shared document bears the name {names}.")
    many = N_("No shared document bears any of these names: {names}.")
    return _naming(catalogue(language).ngettext(one, many, len(names)), names, language)


def absent_told(answer: Answer, language: str) -> str:
    """Which names in the question stand nowhere in the documents asked or nearest to it, "" when all do."""
    if not answer.missing.absent:
        return ""
    told = translator(language)("Of the documents asked, none of the nearest contains {names}.")
    return _naming(told, answer.missing.absent, language)


def _naming(template: str, names: Sequence[str], language: str) -> str:
    """The message with the first of the names, as they are quoted."""
    told = _first_of([quoted(name, language) for name in names])
    return template.format(words=told, names=told).replace("….", "…")


def _first_of(told: Sequence[str]) -> str:
    """The first of them, and a sign where there are more."""
    more = ["…"] if len(told) > _MOST_NAMED else []
    return ", ".join([*told[:_MOST_NAMED], *more])


def _is_refused_for(matter: Matter, answer: Answer) -> bool:
    """Whether nothing is answered since no document states it."""
    return answer.refused and matter in answer.missing.matters


def outcome_told(answer: Answer, language: str) -> str:
    """Where stands how a procedure ended, "" where the question does not ask for it or a document tells."""
    if not _is_refused_for(Matter.OUTCOME, answer):
        return ""
    return translator(language)(
        "Tender documents are written before the award: who won, who bid and when it was signed are "
        "found in award notices (BOAMP, TED)."
    )


def end_told(answer: Answer, language: str) -> str:
    """Where stands why a contract or a procedure was cut short, "" where it is not asked or a document tells."""
    if not _is_refused_for(Matter.END, answer):
        return ""
    return translator(language)(
        "No passage found says that it was cut short, nor why: the grounds of a termination are in the buyer's "
        "decision, those of a procedure without result in what bidders were told and in its notice (BOAMP, TED)."
    )


def term_told(answer: Answer, language: str) -> str:
    """Where stands how long a contract runs or when bids are due, "" where it is not asked for or a document tells."""
    if _is_refused_for(Matter.BID_DATE, answer):
        return translator(language)(
            "No passage found says when bids are due: see the first page of the tender instructions (RC) or "
            "the contract notice (BOAMP, TED)."
        )
    if not _is_refused_for(Matter.TERM, answer):
        return ""
    return translator(language)(
        "No passage found says how long the contract runs: see the administrative clauses (CCAP), the "
        "signed contract or the contract notice (BOAMP, TED)."
    )


def availability_told(answer: Answer, language: str) -> str:
    """Where stands how much of the time a service must work, "" where it is not asked for or a document tells."""
    if not _is_refused_for(Matter.AVAILABILITY, answer):
        return ""
    return translator(language)(
        "No passage found states a rate of availability: see the service levels in the technical clauses (CCTP), "
        "their annexes or the quality plan."
    )


def sum_told(answer: Answer, language: str) -> str:
    """That no passage states the sum, and where prices stand where it is one; "" where a document states it."""
    if not _is_refused_for(Matter.SUM, answer):
        return ""
    _ = translator(language)
    told = _("No passage found states this amount in words like those of the question.")
    if _NO_PRICE.search(fold(answer.understood)):
        return told
    prices = _(
        "Prices are found in the completed price schedule and the signed contract, which buyers seldom "
        "publish; a maximum or an estimate may be found in the contract notice (BOAMP, TED)."
    )
    return f"{told} {prices}"


def form_told(answer: Answer, language: str) -> str:
    """That what was found gives no figure, date or name, "" where one is given or none is asked for."""
    told = [translator(language)(words) for matter, words in _WITHOUT_IT.items() if _is_refused_for(matter, answer)]
    return next(iter(told), "")


def unstated_told(answer: Answer, language: str) -> str:
    """That no quotation seems to state the amount, the number, the frequency, the hours or the date asked for, else "".

    Of several questions, one that a quotation answers may be another than the one that was read, and keywords ask for
    nothing in so many words.
    """
    if answer.mode is not Mode.EXTRACTIVE or questions_in(answer.question) or are_keywords(answer.understood):
        return ""
    asked = expected_of(answer.understood)
    stated = (
        asked.is_stated_in(one.quote, one.document.language) or (is_row(one.quote) and bool(find_figures(one.quote)))
        for one in answer.citations  # of a row, the unit may stand in the columns above
    )
    if any(stated):
        return ""
    if asked.units or isinstance(asked.form, Measured):
        return translator(language)("The passages quoted do not seem to state a figure of the kind asked for.")
    if isinstance(asked.form, Counted):
        return translator(language)("The passages quoted do not seem to say how many.")
    if isinstance(asked.form, HowOften):
        return translator(language)("The passages quoted do not seem to say how often.")
    if isinstance(asked.form, Hours):
        return translator(language)("The passages quoted do not seem to say at which hours.")
    if isinstance(asked.form, Dated):
        return translator(language)("The passages quoted do not seem to say on which date.")
    return ""


def contact_told(answer: Answer, language: str) -> str:
    """Why a telephone number or an address is not shown, "" where the question asks for none."""
    if not asks_how_to_reach(answer.understood):
        return ""
    return translator(language)(
        "People’s telephone numbers and e-mail addresses are hidden here (████). A buyer’s are given in "
        "its contract notice (BOAMP, TED) and on its site."
    )


def person_told(answer: Answer, language: str) -> str:
    """Why nobody is named, "" where the question does not ask who somebody is."""
    if not asks_who(answer.understood):
        return ""
    return translator(language)("The names of people are hidden here (████): documents are shared without them.")


def errand_told(answer: Answer, language: str) -> str:
    """That nothing is written, translated or forecast here, "" where that is not asked."""
    if not (answer.refused and is_errand(answer.understood)):
        return ""
    return translator(language)(
        "This assistant quotes what shared documents say: it writes no letters, translates nothing, makes no "
        "programs, and knows neither the weather nor the time. Ask what the documents say on a subject."
    )


def draft_told(answer: Answer, language: str) -> str:
    """That clauses are quoted, none drafted, "" where none is to be, or a language model writes."""
    if answer.refused or answer.mode is Mode.WRITTEN or not wants_draft(answer.understood):
        return ""
    return translator(language)("Here are clauses that others have written, to start from: nothing is drafted here.")


def unsaid_told(answer: Answer, language: str) -> str:
    """That what documents do not say is not looked for, "" where it is not asked."""
    if not (answer.refused and asks_which_do_not_speak(answer.understood)):
        return ""
    return translator(language)(
        "What documents say is searched, not what they leave out: ask which of them speak of it, and look for the "
        "others in the catalogue."
    )


def summary_told(answer: Answer, language: str) -> str:
    """Where a document says what it is about, "" where the question does not want it summed up."""
    if not (answer.refused and answer.wants_summary):
        return ""
    _ = translator(language)
    if not answer.see_also:
        return _(
            "Answers here are quotations, not summaries: each document’s page shows its abstract and its "
            "outline. Open the one you mean from the catalogue, or name it: “Sum up the CCTP of…”."
        )
    return _(
        "Answers here are quotations, not summaries: each document’s page shows its abstract and its "
        "outline. Open it below, or ask what it says about a subject."
    )


def sought_told(answer: Answer, language: str) -> str:
    """Why documents are listed, "" where the question looks for none."""
    if not answer.sought or answer.held:
        return ""
    _ = translator(language)
    if is_to_be_written(answer.understood):
        return _(
            "These documents of that type come closest to the subject. Their headings show what others put in: open "
            "one to read it, or ask what they say on a point."
        )
    return _("These documents are of that type, or speak of it most. Open one, or ask what it says on a point.")


def silent_told(answer: Answer, language: str) -> str:
    """Whose documents do not answer though the question names them, "" where they do or why is told already."""
    if not answer.missing.silent or (answer.refused and answer.missing.matters):
        return ""
    _ = translator(language)
    if answer.refused:
        told = _(
            "Nothing found in the documents named {name} answers the question. To read what others say of it, ask "
            "the question without the name."
        )
    else:
        told = _("Nothing found in the documents named {name} answers the question; what follows comes from others.")
    return told.format(name=quoted(answer.missing.silent, language))


def uncertain_told(answer: Answer, language: str) -> str:
    """That what is quoted may not answer, "" where it should or what is missing is told already."""
    missing = answer.missing
    says_which = missing.silent or missing.absent or missing.unknown_words or missing.nameless
    is_told = says_which or unstated_told(answer, language)
    if not answer.is_uncertain or is_told or answer.notice is Notice.MODEL_FOUND_NOTHING:
        return ""
    return translator(language)("This comes closest to the question, but may well not answer it.")


def law_told(answer: Answer, language: str) -> str:
    """That tenders show what others wrote, where it is asked what the law allows and they come first; else ""."""
    first = answer.citations[0].document.kind if answer.citations else ""
    if answer.refused or first not in TENDER_KINDS or not asks_what_is_allowed(answer.understood):
        return ""
    return translator(language)(
        "This shows what others wrote, not what the law allows: see the public procurement code, or ask your legal "
        "department."
    )


def several_told(answer: Answer, language: str) -> str:
    """That what was asked is several questions, or one among other sentences that no document answers; "" otherwise."""
    questions = questions_in(answer.question)
    if questions and answer.refused:
        one = N_("This says more than its question: ask the question on its own.")
        many = N_("These are several questions: ask them one by one.")
        return counted(language, one, many, len(questions))
    if len(questions) > 1:
        return translator(language)("These are several questions, and what follows may answer only one of them.")
    return ""


def also_searched_told(answer: Answer, language: str) -> str:
    """What tenders write for what the question says, "" when it says it so."""
    told = translator(language)("Also searched for: {words}.")
    return told.format(words=", ".join(_each_once(answer.also_searched))) if answer.also_searched else ""


def _each_once(rows: Sequence[str]) -> list[str]:
    """The terms that rows of words separated by commas hold, without those that another one says and more."""
    terms: dict[frozenset[str], str] = {}
    for term in (term for row in rows for term in row.split(", ")):
        stems = (form for word, _, _ in find_words(term) for form in query_forms(word))  # “sans minimum” is another
        terms.setdefault(frozenset(stems), term)
    return [term for stems, term in terms.items() if not any(stems < other for other in terms)]


def waiting_told(answer: Answer, language: str) -> str:
    """How many documents the answer could not be looked for in, "" when there are none."""
    if not answer.looked_at.waiting:
        return ""
    one = N_("The search is not up to date: {count} document is not in it yet.")
    many = N_("The search is not up to date: {count} documents are not in it yet.")
    told = counted(language, one, many, answer.looked_at.waiting)
    return f"{told} {translator(language)('Ask the question again in a few minutes.')}"


def wait_told(language: str) -> str:
    """That none of the documents asked can be searched yet, so that what they say is not known."""
    _ = translator(language)
    said = _("The documents in which to look for the answer are still being prepared for the search.")
    return f"{said} {_('Ask it again in a few minutes.')}"


def further_told(answer: Answer, language: str) -> str:
    """How many quotations are not close to the question, "" when all are."""
    if not answer.further:
        return ""
    one, many = N_("{count} less relevant passage"), N_("{count} less relevant passages")
    return counted(language, one, many, len(answer.further))


def rows_left_told(count: int, language: str) -> str:
    """How many rows of a table are not quoted, "" when all are."""
    if not count:
        return ""
    one, many = N_("… {count} more row in this table"), N_("… {count} more rows in this table")
    return counted(language, one, many, count)


def notice_words(answer: Answer, language: str) -> str:
    """What went otherwise than configured, "" when nothing did."""
    return translator(language)(_NOTICES[answer.notice]) if answer.notice else ""


def writer_words(answer: Answer, language: str) -> str:
    """Which model wrote the answer, and that it may be wrong; "" for an answer made of quotations."""
    if answer.mode is not Mode.WRITTEN:
        return ""
    text = translator(language)(
        "Written by the language model “{model}” from the sources below. It may be wrong: open them."
    )
    return text.format(model=answer.model)


def _worded(kind: DoubtKind, statement: Statement, language: str) -> str:
    found = list(dict.fromkeys(doubt.what for doubt in statement.doubts if doubt.kind is kind))
    return translator(language)(_DOUBTS[kind]).format(what=_first_of(found))
