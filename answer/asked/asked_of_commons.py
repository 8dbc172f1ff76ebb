"""What a question asks of the collection itself: “combien de CCTP avez-vous ?”, “which RFPs do you have?”.

Not what it asks of documents: “combien de documents le candidat doit-il remettre ?”. So it has to be of these forms
from its first word to its last, and to say that it means the collection, or what nothing but a collection has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from answer.asked.sought import SAYS, sought_in
from answer.asked.sought_kinds import CALLED, SORT, kinds_bearing, spelt_as_asked
from corpus.vocabulary import TENDER_KINDS
from index.politeness import CAN_YOU
from index.words import plain_letters


class Asks(StrEnum):
    """What is asked of the collection: how many documents, which ones, the last added, or how long some are."""

    COUNT = "count"
    LIST = "list"
    LATEST = "latest"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class AskedOfCommons:
    """What is asked, and of which documents: of any kind, language, subject or year where that is empty.

    The subject is in the question's own letters.
    """

    asks: Asks
    kinds: frozenset[str] = frozenset()
    language: str = ""
    subject: str = ""
    year: int | None = None


_LANGUAGES = {
    "fr": "francais|francophone|french",
    "en": "anglais|anglophone|english",
    "de": "allemand|german",
    "es": "espagnol|spanish",
    "it": "italien|italian",
    "nl": "neerlandais|dutch",
    "pt": "portugais|portuguese",
}
_TONGUE = rf"(?P<tongue>{'|'.join(_LANGUAGES.values())})"
_OF_TENDERS = r"documents? (?:de |d'un )?marches?|marches?|appels? d'offres|tender documents?|tenders?|contracts?|dce"
_NAMED = rf"(?:{_OF_TENDERS}|outils? de pilotage|project management tools?|{CALLED})"
_IN_A_TONGUE = tuple(
    map(
        re.compile,
        (
            rf"(?P<cut> (?:ecrits |rediges |written )?(?:en|in) (?:langue )?{_TONGUE})\b",
            rf"\b(?P<cut>{_TONGUE}(?:[- ]language)? ){_NAMED}s?\b",
            rf"\b{_NAMED}s?(?P<cut> {_TONGUE}s?)\b",
        ),
    )
)
_YOU = (
    r"(?:(?:avez|auriez|possedez|proposez|detenez|partagez|hebergez|conservez|connaissez|recensez|disposez)[- ]vous|"
    r"(?:as|possedes|proposes|connais)[- ]tu|(?:est-ce que )?(?:vous avez|tu as)|"
    r"(?:do|can) you (?:have|hold|offer|share|know|store|list)|you have|have you(?: got)?)"
)
_THERE = (
    r"(?:y a[- ]t[- ]il|(?:est-ce qu')?il y a|(?:qui )?(?:sont|existent)(?:-ils)?|trouve[- ]t[- ]on|peut-on trouver|"
    r"are there|there are|are|can i find|can be found|exist)"
)
_SHARED = r"(?:disponibles?|partages?|consultables?|available|shared)"
_HOLDS = r"(?:contient|compte|comporte|comprend|rassemble|reunit|propose|holds?|contains?|has|have)(?:-t-il|-t-elle)?"
_COLLECTION = (
    r"(?:(?:l[ea] |the |ce |cet |cette |votre |vos |notre |this |your |our )(?:fonds|corpus|commun|commons|catalogue?|"
    r"base(?: de donnees| documentaire| de documents)?|collection)|"
    r"(?:ce |cet |cette |votre |this |your |our )(?:site|plateforme|bibliotheque|outil|assistant|service|library|"
    r"platform|website|tool|database))"
)
_HERE = re.compile(
    rf" (?:(?:dans|sur|in|on|from|a) {_COLLECTION}|(?:{_HOLDS}|does) {_COLLECTION}(?: {_HOLDS})?|"
    r"(?:du (?:fonds|corpus|commun|catalogue)|de (?:la|cette|votre) (?:base|collection)|"
    r"of (?:the|your|this) (?:commons|collection|catalogue?))|ici|here|chez vous)\b"
    rf"|^{_COLLECTION} {_HOLDS} "
)
_IN_ALL = re.compile(r" (?:en tout|au total|in total|in all|altogether|actuellement|aujourd'hui|currently|now)\b")
_PLEASE = (
    rf"(?:(?:{CAN_YOU} |je (?:veux|voudrais|souhaite|aimerais) )?(?:me |nous )?"
    r"(?:dire |dis-moi |dites-moi |donne[rz]?(?:-moi)? |montre[rz]?(?:-moi)? |affiche[rz]? |liste[rz]?(?:-moi)? |"
    r"voir |connaitre |savoir |tell me |show me |give me |list ))?"
)
_THE = r"(?:l[ea]s? |the |vos |your )?"
_WORDS = r"[^:;?,]{2,80}?"
_ARTICLE = r"(?:l'|(?:la|le|les|une?|des|the|an?) )?"
_ON = (
    r"(?:(?:sur|concernant|en matiere de|a propos d[eu]s?|relati(?:f|fs|ve|ves) (?:a|aux?)|about|on|regarding|for|"
    rf"pour(?= (?:une?|des|l[ea]s?) )) {_ARTICLE}|pour l')"
)
_OF = r"(?:(?:de|du|des|of|from) |d')(?:l'|(?:la|le|les|une?|the|an?) )?"
_ITEM = (
    rf"(?P<kind>{_NAMED})s?(?: publics?)?(?P<shared> {_SHARED})?"
    rf"(?: {_OF}(?P<of>{_WORDS})| {_ON}(?P<on>{_WORDS})| (?P<sort>{SORT}))?"
)
_A_YEAR = r"(?:19|20)\d\d"
_IN_A_YEAR = rf"(?: (?:en|de|in|from|of) (?P<year>{_A_YEAR}))?"
_SAMPLE_OF = (
    r"(?:une? |an? )?(?:bons? |good )?(?:exemples?|modeles?|examples?|samples?|templates?) "
    r"(?:d'|de |of )(?:une? |an? )?"
)
_HAS = (
    rf"(?: (?P<you>{_YOU})| (?P<there>{_THERE}))?(?P<are_shared> {_SHARED})?(?: {_ON}(?P<then>{_WORDS}))?{_IN_A_YEAR}"
)
_BEFORE = (
    r"(?:(?!(?:other|more|such|further|kind|type|sort)s?\b|of\b|the\b|are\b|is\b)(?P<before>[a-z][\w' -]{1,40}?) )?"
)
"""What is bought, as English has it: “website RFPs”."""
_SPEAK = (
    r"(?:(?:parlent|traitent) (?:de |du |des |d')|(?:mentionnent|evoquent|citent|abordent) |portent sur |"
    r"(?:mention|discuss) |(?:talk|speak|are) about |speak of |deal with |refer to )"
    rf"{_ARTICLE}(?:(?:le |the )?(?:mot|word) )?"
)
_LAST = (
    r"(?:derni(?:ers|eres)|nouveaux|latest|newest|most recent(?:ly (?:added|shared|published))?|recently added|last)"
)
_LAST_ONE = r"(?:dernier|derniere|latest|newest|last)"
_ADDED = r"(?:ajoute|partage|publie|depose|mis en ligne|recu|arrive|added|shared|published|uploaded)"
_RECENT = (
    r"(?:l[ea] plus recent|(?:(?:l[ea]s )?plus )?recents|"
    rf"{_ADDED}s? (?:recemment|en dernier|recently|last)|recemment {_ADDED}s?)"
)
_FORMS = tuple(
    (asks, re.compile(rf"^{_PLEASE}{form}$"))
    for asks, form in (
        (
            Asks.COUNT,
            rf"(?:(?P<lead>{_YOU}|{_THERE}) )?(?:de )?combien (?:(?P<held>{_YOU}|{_THERE}) )?(?:de |d'){_ITEM}{_HAS}",
        ),
        (Asks.COUNT, rf"(?:how many|(?:what is )?{_THE}number of) {_BEFORE}{_ITEM}{_HAS}"),
        (Asks.COUNT, rf"(?:combien (?:de |d')|how many )(?P<kind>{_NAMED})s? {_SPEAK}(?P<spoken>{_WORDS})"),
        (
            Asks.COUNT,
            r"(?:quel(?:le)?s|what|which) (?:(?:types?|sortes?|genres?|categories) de |(?:kinds?|types?|sorts?) of )"
            rf"{_ITEM}{_HAS}",
        ),
        (
            Asks.COUNT,
            r"(?:what(?: is| do you have| can i find)?|que(?: trouve-t-on)?|qu'(?:avez-vous|y a-t-il))(?P<kind>)",
        ),
        (Asks.COUNT, rf"(?:quel est )?{_THE}nombre (?:de |d'){_ITEM}{_HAS}"),
        (Asks.LIST, rf"quel(?:le)?s(?: sont)? (?:les |(?P<yours>vos) )?{_ITEM}{_HAS}"),
        (Asks.LIST, rf"(?:which|what)(?: are)? (?:the |(?P<yours>your) )?{_BEFORE}{_ITEM}{_HAS}"),
        (
            Asks.LIST,
            r"(?P<listed>(?:quelle est )?(?:la |une |the |a )?list(?:e[rz]?)?(?:-moi)?(?: complete)? "
            r"(?:des |de |d'|of )?(?:(?:tous|toutes|all) )?|(?:tous|toutes|all) (?:of )?)"
            rf"(?:les |the |(?P<yours>vos|your) )?{_ITEM}{_HAS}",
        ),
        (
            Asks.LIST,
            rf"(?:(?P<you>{_YOU})|(?P<there>{_THERE})) (?:des |d'autres |d'|de |any |some )?(?:{_SAMPLE_OF})?{_ITEM}",
        ),
        (
            Asks.LATEST,
            rf"(?:(?:quel(?:le)?s sont|what (?:are|is)|which (?:are|is)) )?{_THE}(?P<last>{_LAST}) {_ITEM}"
            rf"(?: {_ADDED}s?)?{_HAS}",
        ),
        (
            Asks.LATEST,
            rf"(?:(?:quel(?:le)? est|what is|which is) )?{_THE}{_LAST_ONE} {_ITEM}(?P<last> {_ADDED})",
        ),
        (Asks.LATEST, rf"(?:quel(?:le)?s? (?:est|sont) )?{_THE}{_ITEM}(?P<last> {_RECENT})"),
        (Asks.LATEST, r"(?:quel(?:le)?s sont les |what are the )?(?P<last>derniers ajouts|latest additions)(?P<kind>)"),
        (Asks.LATEST, rf"(?:what|which) (?P<kind>{_NAMED})s? (?P<last>(?:were|was|are) {_RECENT})"),
    )
)
_LENGTH = re.compile(
    rf"^{_PLEASE}(?:(?:de )?combien de pages (?:fait|compte|comporte|contient|a|est|y a-t-il dans|dans|pour) "
    rf"{_THE}(?:ce |cet )?(?P<fr>{_NAMED})(?P<of_fr> {_OF}{_WORDS})?|"
    rf"{_THE}(?:ce |cet )?(?P<told>{_NAMED})(?P<of_told> {_OF}{_WORDS})? "
    r"(?:fait|compte|comporte|contient|a) combien de pages|"
    r"how many pages (?:is|does|has|in|are(?: there)? in|long is) (?:the |this )?(?P<before>[\w' .-]{2,60}? )?"
    rf"(?P<en>{_NAMED})(?P<of_en> (?:{_OF}|for (?:the )?){_WORDS})?(?: (?:have|has|hold|contain|run to|long))?)$"
)
_PARTS_OF_THE_SUBJECT = ("then", "on", "of", "sort", "before", "spoken")
_KEPT = 1 << 10
"""Questions: the page asks again at each touch."""


@lru_cache(_KEPT)
def asked_of_commons(question: str) -> AskedOfCommons | None:
    """What a question asks of the collection; None where it asks something of documents, or looks for one."""
    if sought_in(question):
        return None
    plain = plain_letters(question).rstrip(" ?.!")
    if length := _LENGTH.match(plain):
        return _length_asked(length)
    tongue, plain = _tongue_in(plain)
    here = _HERE.search(plain)
    asked = _IN_ALL.sub("", _HERE.sub(" ", plain, count=1).strip())
    parts = ((asks, match.groupdict()) for asks, form in _FORMS if (match := form.match(asked)))
    return next(
        (
            AskedOfCommons(
                asks, _kinds(said["kind"]), tongue, spelt_as_asked(_subject(said), question), _year_asked(said)
            )
            for asks, said in parts
            if (here or tongue or _means_the_collection(said)) and not SAYS.search(_subject(said))
        ),
        None,
    )


def asks_of_all(question: str) -> bool:
    """Whether it asks of the whole collection, whatever documents were spoken of before."""
    asked = asked_of_commons(question)
    return asked is not None and asked.asks is not Asks.PAGES


def _tongue_in(question: str) -> tuple[str, str]:
    """The language that documents are to be in, "" for any, and the rest of the question."""
    found = next((match for form in _IN_A_TONGUE if (match := form.search(question))), None)
    if not found:
        return "", question
    code = next(code for code, names in _LANGUAGES.items() if found["tongue"] in names.split("|"))
    return code, question[: found.start("cut")] + question[found.end("cut") :]


def _means_the_collection(said: Mapping[str, str | None]) -> bool:
    """Whether one of these parts of a question shows that the collection is meant: “avez-vous”, “disponibles”…"""
    if any(said.get(part) for part in ("you", "yours", "shared", "are_shared", "spoken")):
        return True
    if re.fullmatch(_YOU, said.get("lead") or said.get("held") or "") or (
        said.get("there") and (said.get("then") or said.get("on"))
    ):
        return True
    kind = said["kind"] or ""
    if said.get("there") and kind.rstrip("s") == "document" and not _subject(said):
        return True  # “combien de documents y a-t-il ?”
    is_of_a_kind = bool(_kinds(kind)) and not re.fullmatch(_OF_TENDERS, kind)
    is_of_a_sort = kind == "marches" and bool(said.get("of"))  # “liste des marchés de TMA”
    may_be_of_one = not is_of_a_kind and bool(said.get("of"))  # “les derniers documents du DCE”
    is_a_list = bool(said.get("listed")) and (is_of_a_kind or is_of_a_sort)
    return is_a_list or bool(said.get("last") and not may_be_of_one)


def _subject(said: Mapping[str, str | None]) -> str:
    """What the documents are to be on, "" for anything."""
    parts = (said.get(part) for part in _PARTS_OF_THE_SUBJECT)
    subject = next(filter(None, parts), "").strip(' "«»“”')
    return "" if re.fullmatch(_A_YEAR, subject) else subject


def _year_asked(said: Mapping[str, str | None]) -> int | None:
    """The year that documents are to be of: “les documents de 2024”."""
    parts = (said.get(part) or "" for part in ("year", *_PARTS_OF_THE_SUBJECT))
    return next((int(part) for part in parts if re.fullmatch(_A_YEAR, part)), None)


def _kinds(name: str | None) -> frozenset[str]:
    """The kinds that are called so; all parts of tenders where a tender is."""
    if not name:
        return frozenset()
    return frozenset(TENDER_KINDS) if re.fullmatch(_OF_TENDERS, name) else kinds_bearing(name)


def _length_asked(match: re.Match[str]) -> AskedOfCommons | None:
    """How long a document is asked to be, of the kind that it is called; None where more is asked of it."""
    said = " ".join(match[part] or "" for part in ("of_fr", "of_told", "of_en", "before"))
    kinds = kinds_bearing(match["fr"] or match["told"] or match["en"])
    return None if SAYS.search(said) else AskedOfCommons(Asks.PAGES, kinds)
