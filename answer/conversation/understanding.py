"""What a question means after those before it: one that can be searched alone, and the documents it is about.

By rules: the form of a follow-up tells how it leans on the question before (answer/asked/followups.py); what that
question names (answer/asked/anchors.py) and the documents that the reader points at (answer/asked/pointing.py) are
carried over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.asked.anchors import find_anchors, place_of, terms_of, without
from answer.asked.asked_of_commons import asks_of_all
from answer.asked.buyers import SCOPES
from answer.asked.followups import (
    FROM_WHEN,
    FollowUp,
    Lean,
    is_noun_phrase,
    read_follow_up,
    without_measures,
    without_opening,
    words_of_meaning,
)
from answer.asked.phrasing import about, added, moved, placed, question_from, referring, with_its_noun
from answer.asked.pointing import Pointing, Sign, asks_of_documents, cut, find_pointing
from answer.asked.sought import is_to_be_written
from answer.asked.summing_up import wants_it_summed_up
from answer.asked.tongues import read_tongue
from answer.conversation.another_field import in_another_field
from answer.conversation.beside import set_beside
from answer.conversation.breach import consequence_asked, penalties_asked
from answer.conversation.instead import instead_of_it, with_another_subject
from answer.conversation.meant import documents_apart, documents_meant, label
from answer.conversation.share import share_asked
from answer.conversation.spoken_of import (
    EXAMPLE_LED_IN,
    anchors_before,
    anywhere,
    asked_then,
    generally,
    in_tenders_of,
    in_what,
    place_before,
    subject_then,
)
from answer.conversation.stood_for import with_its_object, with_its_subject, with_what_it_stands_for
from answer.exchanges import Exchange, History, Understood
from answer.glossary import definition_asked
from answer.named.library import Library
from answer.named.tenders_of import tenders_of
from answer.wanted.expected import expected_of
from index.bilingual import language_of
from index.politeness import CAN_YOU
from index.topic import compares
from index.words import find_words, plain_letters, stop_words

_HOW_MUCH = re.compile(
    r"(?:(?:c'est |ça fait )?combien|how (?:much|many|long)(?: is it)?)"
    r"(?: (?:exactement|environ|au total|en tout|donc|exactly|in total))?[ ?.!]*",
    re.I,
)
"""What asks for a figure, and says nothing of which."""
_WANTS_AN_EXAMPLE = re.compile(
    rf"(?:{CAN_YOU} )?"
    r"(?:(?:m'|me |nous )?(?:donne[rz]?|montre[rz]?|propose[rz]?|cite[rz]?|give|show)"
    r"(?:[- ](?:moi|nous|me|us))?(?:-en)? )?"
    r"(?:un autre |une? |des |quelques |l'|another |an? |some )?(?:exemples?|modeles?|examples?|samples?)"
    r"(?: (?:de |d'|of )?(?:an? )?(?:clauses?|redaction|formulation|wording))?(?: type)?"
    r"(?:,? (?:s'il (?:te|vous) plait|please))?[ ?.!]*"
)
"""What asks for nothing but words to copy on what was asked before: “Donne-moi un exemple de clause.”"""
_TEXT = r"(?:clauses?|articles?|redactions?|formulations?|version|wording)"
_FULL = r"(?:complete?|detaillee?|precise?|aboutie?|developpee?|detailed|thorough)"
_WANTS_THE_FULLEST = re.compile(
    rf"(?:{CAN_YOU} )?"
    r"(?:(?:m'|me |nous )?(?:donne[rz]?|montre[rz]?|cite[rz]?|trouve[rz]?|give|show|find)"
    r"(?:[- ](?:moi|nous|me|us))? )?(?:quelle est |which is |what is )?"
    rf"(?:(?:la|l'|le) ?{_TEXT} (?:la|le) plus {_FULL}|the (?:most {_FULL}|fullest|longest) {_TEXT})"
    r"(?:,? (?:s'il (?:te|vous) plait|please))?[ ?.!]*"
)
"""The same of the fullest of the clauses: “Montrez-moi la clause la plus complète.”"""


def exchange_of(question: str, before: History, library: Library) -> Exchange:
    """A question as one of the exchanges before another; what its answer cites is not known."""
    understood = understand(question, before, library)
    filters = replace(understood, languages=frozenset()).within(None)
    return Exchange(understood.question, (), filters, understood.documents, understood.apart, understood.languages)


def understand(question: str, before: History, library: Library) -> Understood:
    """What a question means after those before it."""
    tongue = read_tongue(question, before[-1].question if before else "")
    if tongue and (before or tongue.rest):
        said = _said(question_from(tongue.rest), before, library) if tongue.rest else _same_of_all(before[-1], library)
        return replace(said, languages=frozenset([tongue.language]))
    return _said(question, before, library)


def _same_of_all(last: Exchange, library: Library) -> Understood:
    """The last question, asked of all documents."""
    anchors = find_anchors(last.question, library.buyers)
    return Understood(generally(last.question, library) if anchors else last.question, filters=last.filters)


def _said(question: str, before: Sequence[Exchange], library: Library) -> Understood:
    if not before:
        return Understood(question)
    last = before[-1]
    if is_to_be_written(question) or asks_of_all(question):
        return Understood(question, filters=last.filters)
    question = with_its_noun(question, last.question)
    asked = without_opening(question)
    if asked == question and _drops_its_names(question, last.question, library):
        return Understood(question, filters=last.filters)
    if wants_it_summed_up(asked):
        summary = "Résume ces documents" if language_of(last.question) == "fr" else "Sum up these documents"
        return Understood(summary, frozenset(library.cited(last)), last.filters)
    if _wants_words(plain_letters(asked)):
        return _of_the_same(last, _example_of(last.question))
    if amount := penalties_asked(asked, last.question) or share_asked(asked, last.question):
        return _of_the_same(last, _referring(amount, subject_then(last.question, library), before, library))
    if happens := consequence_asked(asked, last.question):
        subject = without_measures(subject_then(last.question, library))
        return _of_the_same(last, _referring(happens, subject, before, library))
    if named := _naming_it(asked, before, library):
        return named
    if beside := set_beside(asked, before, library):
        return Understood(beside, filters=last.filters)
    pointing = find_pointing(asked)
    if pointing and pointing.sign is Sign.KIND and not pointing.is_place and asks_of_documents(last.question):
        pointing = None  # “qui signe le CCTP ?”, “et le CCAP ?”
    if pointing and not find_anchors(cut(asked, pointing), library.buyers):
        apart = documents_apart(last, library) if pointing.sign is Sign.OTHERS else frozenset()
        if apart:
            return Understood(_of_others(asked, pointing, last.question, library), filters=last.filters, apart=apart)
        return _pointed(asked, pointing, before, library)
    follow_up = read_follow_up(question, last.question, library.buyers)
    if follow_up.lean is Lean.STANDS:
        return Understood(question if follow_up.text == question else question_from(follow_up.text))
    text = _compose(follow_up, before, library)
    if follow_up.lean is Lean.PLACE:
        return Understood(text, filters=last.filters)
    return _of_the_same(last, text)


def _naming_it(asked: str, before: Sequence[Exchange], library: Library) -> Understood | None:
    """What is said of a pronoun, said of what it stands for, of the tender that was spoken of with that."""
    named, then = with_what_it_stands_for(asked, before)
    subject = "" if named else subject_then(before[-1].question, library)
    named = named or with_its_object(asked, subject) or with_its_subject(asked, subject)
    if not named:
        return None
    last, spoken = before[-1], then[-1]
    place, _owner = place_before(then, language_of(spoken.question), library)
    return Understood(placed(named, place), spoken.within, last.filters, spoken.apart, last.languages)


def _wants_words(asked: str) -> bool:
    """Whether nothing is asked for, in plain letters, but a clause on what was spoken of."""
    return bool(_WANTS_AN_EXAMPLE.fullmatch(asked) or _WANTS_THE_FULLEST.fullmatch(asked))


def _drops_its_names(question: str, last: str, library: Library) -> bool:
    """Whether it is the last question without the tender or buyer that was named: to be asked of all."""
    anchors = find_anchors(last, library.buyers)
    asked = words_of_meaning(question) - SCOPES
    return bool(asked and anchors) and asked == words_of_meaning(without(last, anchors)) - SCOPES


def _of_the_same(last: Exchange, text: str) -> Understood:
    """A question of the documents that the last one was of."""
    return Understood(text, last.within, last.filters, last.apart, last.languages)


def _referring(text: str, subject: str, before: Sequence[Exchange], library: Library) -> str:
    """A question with the subject that it refers to, and the names that this was tied to."""
    return referring(text, subject, terms_of(anchors_before(before, library)))


def _example_of(question: str) -> str:
    led_in = "Exemple de clause\N{NO-BREAK SPACE}: " if language_of(question) == "fr" else "Example of a clause: "
    return question if EXAMPLE_LED_IN.match(question) else f"{led_in}{question[:1].lower()}{question[1:]}"


def _compose(follow_up: FollowUp, before: Sequence[Exchange], library: Library) -> str:
    """The standalone question of a follow-up that points at no document."""
    last, text = before[-1].question, follow_up.text
    if follow_up.lean in (Lean.TOPIC, Lean.PLACE) and is_noun_phrase(text):
        other = with_another_subject(last, text, names_a_thing=follow_up.lean is Lean.TOPIC)
        if other:
            return other
    if follow_up.lean in (Lean.ADDS, Lean.TOPIC) and is_noun_phrase(text):
        anchors = find_anchors(last, library.buyers)
        if instead := in_another_field(last, text, anchors) or instead_of_it(last, text, anchors):
            return instead
    if follow_up.lean is Lean.ADDS:
        if FROM_WHEN.fullmatch(text) and "month" in expected_of(last).units:
            return last
        return last if _HOW_MUCH.fullmatch(text) and expected_of(last).wants_figure else added(last, text)
    if follow_up.lean is Lean.PLACE:
        language, goes_on = language_of(last), not follow_up.anchors and compares(text)
        if goes_on and compares(last):
            return last
        return moved(asked_then(last, library), anywhere(language) if goes_on else _own_place(follow_up, language))
    if follow_up.lean is Lean.REFERS and not find_anchors(last, library.buyers) and (of := tenders_of(last)):
        return placed(text, in_tenders_of(of.sort, language_of(last)))
    if follow_up.lean is Lean.REFERS:
        instead_of_names = bool(follow_up.anchors)
        return _referring(text, subject_then(last, library), () if instead_of_names else before, library)
    place, owner = place_before(before, _language_between(text, last), library)
    if follow_up.lean is Lean.TOPIC:
        return _meaning_asked(text, last) or about(text, place, _language_between(text, last))
    return placed(text, place, owner)


def _meaning_asked(term: str, last: str) -> str:
    """The question for the meaning of a term, after another such; "" otherwise."""
    question = question_from(f"{'Que veut dire' if language_of(last) == 'fr' else 'What is meant by'} {term}")
    return question if definition_asked(last) and definition_asked(question) else ""


def _pointed(question: str, pointing: Pointing, before: Sequence[Exchange], library: Library) -> Understood:
    """The same where the reader points at documents: “dans le second”, “dans ce CCTP, quel délai ?”."""
    last = before[-1].question
    meant = documents_meant(pointing, before, library)
    is_whole = not words_of_meaning(cut(question, pointing))
    language = language_of(last) if is_whole else _language_between(question, last)
    name = label(meant, language)
    if pointing.is_place or (is_whole and name):
        place = in_what(name, language) if name else _as_said(question, pointing, before, library)
        text = _elsewhere(read_follow_up(cut(question, pointing), last, library.buyers), place, language, last, library)
    elif name:
        text = question_from(f"{question[: pointing.start]}{name}{question[pointing.end :]}")
    else:
        text = _compose(read_follow_up(question, last, library.buyers), before, library)
    return Understood(text, frozenset(one.id for one in meant), before[-1].filters)


def _of_others(question: str, pointing: Pointing, last: str, library: Library) -> str:
    """What is asked of all documents but those spoken of: “chez les autres”, “que prévoient les autres marchés ?”."""
    rest = cut(question, pointing) if pointing.is_place else question
    if not words_of_meaning(rest):
        return generally(last, library)
    return _elsewhere(read_follow_up(rest, last, library.buyers), "", _language_between(rest, last), last, library)


def _elsewhere(follow_up: FollowUp, place: str, language: str, last: str, library: Library) -> str:
    """What is asked of the documents pointed at: a thing named now, or else the one spoken of before."""
    if not words_of_meaning(follow_up.text):
        return moved(asked_then(last, library), place)
    if follow_up.lean is Lean.TOPIC:
        return about(follow_up.text, place, language)
    return placed(follow_up.text, place)


def _own_place(follow_up: FollowUp, language: str) -> str:
    rest = without(follow_up.text, follow_up.anchors).strip(" ?,")
    place = place_of(follow_up.anchors, language, language)
    return follow_up.text if rest or not place else place


def _as_said(question: str, pointing: Pointing, before: Sequence[Exchange], library: Library) -> str:
    """Where the documents pointed at are not known: the reader's own words, and what was named before."""
    said = question[pointing.start : pointing.end]
    said = f"{said[:1].lower()}{said[1:]}"
    names = [anchor.name for anchor in anchors_before(before, library)]
    return f"{said} ({', '.join(names)})" if names and pointing.sign not in (Sign.OTHER, Sign.OTHERS) else said


def _language_between(question: str, last: str) -> str:
    """The language of a question, or of the one before where it has no word that tells."""
    return language_of(question if any(word in stop_words() for word, _, _ in find_words(question)) else last)
