"""What a question ties itself to, in its own words: the buyer, the product or the tender that it names.

"Qui réalise la vérification d'aptitude du marché de TMA Aquaréel ?" is tied to "du marché de TMA Aquaréel". A follow-up
that names nothing of its own is about the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from answer.asked.buyers import BODIES, CONTRACTS, SCOPES, Buyers
from answer.asked.standards import UNMISTAKABLE
from corpus.folding import fold
from index.topic import is_abbreviation
from index.words import stop_words

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[.\-][^\W\d_]+)*")
_ARTICLES = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "sur"))
_AND = frozenset(("et", "and"))
_LINKS = _ARTICLES | _AND | {"a", "au", "aux"}
_PREPOSITIONS = frozenset(
    """
    a au aux dans pour chez cote selon apres en in for at under from by with on avec par
    """.split()
)
_BEFORE = _LINKS | _PREPOSITIONS
_NATIONS = frozenset(("uk", "u.k", "us", "u.s", "usa", "u.s.a", "eu", "ue"))
_NOT_NAMES = (
    SCOPES
    | _NATIONS
    | frozenset("etat section article chapter chapitre".split())
    | UNMISTAKABLE
    | frozenset("tva ht ttc syntec pme tpe cv pv rh etp jh kbis siret siren pdf html usb wifi word excel".split())
)
"""What is written in capitals or as names are, and is of all tenders."""
_ENGLISH_ARTICLES = frozenset({"the", "a", "an"})
_FRAME = re.compile(
    r"^(?:dans|"
    r"pour(?! (?:ne pas |se |s'|en |lui |leur )*(?!notre|votre|autre|quatre)(?-i:[a-zà-ÿ])\w*(?:er|ir|re)\b)|"
    r"chez|[àa]|aux?|c[ôo]t[ée]|selon|d'apr[èe]s|en|in|for|under|at|according to|on)\b[^,?]*,\s*",
    re.I,
)
"""“Dans le marché du Bourget, ” at the head of a question, but not “Pour fournir ses attestations, ”."""
_STOPS = re.compile(r"[,;:?()«»“”\"]")
"""What no name goes over."""
_PLACED = re.compile(
    r"^(?:dans|pour|chez|à|au|aux|côté|selon|d'après|en|in|for|under|at|according to|on|sur|with|from|by)\b", re.I
)
_LED_BY = (
    (re.compile(r"^(?:de l|de la|de les|of the)\b", re.I), ""),
    (re.compile(r"^du\b", re.I), "le"),
    (re.compile(r"^des\b", re.I), "les"),
    (re.compile(r"^(?:de |d'|par )", re.I), ""),
)

_LABEL = re.compile(
    r"\b(?:dans|in) (?:(?:les?|la|l'|the) ?(?:(?:[a-zà-ÿ]+|[A-Z]{2,}) ){1,4}\((?P<name>[^)]*)\)|[«“][^»”]*[»”])"
)
"""How documents are called in a question that was composed: “dans le CCTP (Ville de Lyon)”."""
_LEADING = re.compile(
    r"^(?:(?:dans|pour|chez|à|au|aux|côté|selon|d'après|en|in|for|under|at|from|by|with|of|on|sur|du|des|de|d'|le|la|"
    r"les|l'|the)(?:\s+|(?<=')))+",
    re.I,
)
_OWNER = re.compile(r"^(?:(?:pour|dans) )?(?P<article>du|de la|de l'|des|le|la|l'|les) ?(?P<noun>[\w-]+)", re.I)
_ITS = (
    re.compile(r"(du marché|du contrat|de l['’]accord-cadre|de la consultation|of the (?:contract|tender))\b", re.I),
    re.compile(r"(of the) .*\b(contract|tender|agreement)$", re.I),
)
"""How the name of a tender begins, or ends, that says what it is, where something is the tender's."""
_ITSELF = (
    *_ITS,
    re.compile(r"(le marché|le contrat|l['’]accord-cadre|la consultation|the (?:contract|tender))\b", re.I),
    re.compile(r"(the) .*\b(contract|tender|agreement)$", re.I),
)
"""The same, and where it is itself what is spoken of: “Qui a gagné le marché du Bourget ?”."""
_LEADING_TO = re.compile(r"\s(?:at|for|from|in|under|with)\s+$", re.I)
"""What leads to a name in English and is no part of it: “for” of “the penalties for the Le Bourget contract”."""
_OF_ARTICLE = {"du": "du ", "le": "du ", "la": "de la ", "l'": "de l'", "les": "des ", "des": "des "}

_BEGINS_WITH_OF = re.compile(r"(?:de|du|des|d['’]|of)\b", re.I)
_OF = frozenset(("de", "d", "du", "des"))
_OF_NO_ONE = frozenset(("de", "d", "en", "of"))
"""Before what only says what kind of thing something is: “niveau de service”, “mise en service”."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch of a question; `name` is what it names, without what leads to it."""

    start: int
    end: int
    text: str
    name: str

    @property
    def begins_with_of(self) -> bool:
        """Whether it is what something is of: “de l'école de Cuzieu”."""
        return bool(_BEGINS_WITH_OF.match(self.text))

    def as_place(self, language: str) -> str:
        """“pour le marché de TMA Aquaréel”: the anchor as it stands at the end of any sentence."""
        text = self.text.rstrip(", ")
        if _PLACED.match(text):
            return text[0].lower() + text[1:]
        return f"{'pour' if language == 'fr' else 'for'} {_without_of(text)}"


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    folded: str
    start: int
    end: int


def find_anchors(question: str, buyers: Buyers, *, begins: bool = True, framed: bool = True) -> list[Anchor]:
    """The anchors of a question, in its order; the capital of its first word tells nothing where that `begins` it.

    Where it is `framed`, all that stands before its comma leads to the name there: “Dans le marché du Bourget, …”.
    """
    straight = question.replace("’", "'")
    tokens = [_Token(one[0], fold(one[0]), *one.span()) for one in _TOKEN.finditer(straight)]
    found = _apart(_anchor(straight, tokens, first, last) for first, last in _runs(straight, tokens, buyers, begins))
    if label := _LABEL.search(straight):
        outside = [one for one in found if one.end <= label.start() or one.start >= label.end()]
        return sorted([Anchor(*label.span(), label[0], label["name"] or label[0]), *outside], key=lambda one: one.start)
    frame = _FRAME.match(straight) if framed else None
    return _framed(found, frame) if frame else found


def _apart(anchors: Iterable[Anchor]) -> list[Anchor]:
    """The same, what leads to one and ends another, “the TDRS RFQ and the Milestone II plan”, taken by the first."""
    apart: list[Anchor] = []
    for one in anchors:
        apart.append(replace(one, start=max(one.start, apart[-1].end)) if apart else one)
    return apart


def place_of(anchors: Sequence[Anchor], language: str, spoken: str) -> str:
    """The anchors of a question in the language `spoken`, as one phrase: “pour l'AMF (SharePoint)”, "" for none."""
    if not anchors:
        return ""
    if language != spoken:
        return f"{'pour' if language == 'fr' else 'for'} {', '.join(one.name for one in anchors)}"
    main = max(anchors, key=lambda one: len(one.text) - len(one.name))
    others = list(dict.fromkeys(one.name for one in anchors if one.name not in main.text))
    return main.as_place(language) + (f" ({', '.join(others)})" if others else "")


def terms_of(anchors: Sequence[Anchor]) -> list[str]:
    """What the anchors name, without what leads to them: “marché d'infogérance du Bourget”."""
    return [_LEADING.sub("", anchor.text.rstrip(", ")) for anchor in anchors]


def owner_of(anchors: Sequence[Anchor]) -> str:
    """The French tender that is named, as what something belongs to: “du marché de TMA Aquaréel”; "" for none."""
    for anchor in anchors:
        match = _OWNER.match(anchor.text.rstrip(", "))
        if match and fold(match["noun"]) in SCOPES:
            return (
                _OF_ARTICLE[match["article"].lower().replace("de ", "")]
                + anchor.text.rstrip(", ")[match.start("noun") :]
            )
    return ""


def without(question: str, anchors: Sequence[Anchor]) -> str:
    """The question less its anchors."""
    for anchor in reversed(anchors):
        question = f"{question[: anchor.start]} {question[anchor.end :]}"
    return re.sub(r"[,\s]+(?=\))|\(\s*\)|,\s*(?=[,?]|$)", "", " ".join(question.split())).strip().lstrip(",;: ")


def in_general(question: str, anchors: Sequence[Anchor]) -> str:
    """The question of any tender: “la durée du marché” of “la durée du marché SILLAGE”."""
    return _with_kinds(question, anchors, _ITS)


def topic_without(question: str, anchors: Sequence[Anchor]) -> str:
    """The same, and “Qui a gagné le marché ?” of “Qui a gagné le marché du Bourget ?”."""
    return _with_kinds(question, anchors, _ITSELF)


def kind_kept(question: str, anchor: Anchor) -> str:
    """What stays of an anchor in the question of any tender: “du marché”, “le marché”, "" where it names no kind.

    “Marché” for “contrat” too: tenders call themselves so.
    """
    return _kind(question, anchor, _ITSELF).replace("contrat", "marché")


def _with_kinds(question: str, anchors: Sequence[Anchor], forms: Sequence[re.Pattern[str]]) -> str:
    for anchor in reversed(anchors):
        kept = _kind(question, anchor, forms)
        before = question[: anchor.start] if kept else _LEADING_TO.sub(" ", question[: anchor.start])
        question = f"{before} {kept} {question[anchor.end :]}"
    return without(question, ())


def _kind(question: str, anchor: Anchor, forms: Sequence[re.Pattern[str]]) -> str:
    text = question[anchor.start : anchor.end].rstrip(", ")
    return next((" ".join(found.groups()) for form in forms if (found := form.match(text))), "")


def _framed(anchors: list[Anchor], frame: re.Match[str]) -> list[Anchor]:
    """The anchors where the first is all of “Dans le marché du Bourget,” at the head of a question."""
    if anchors and anchors[0].end <= frame.end():
        outside = (one for one in anchors[1:] if one.start >= frame.end())
        return [replace(anchors[0], start=0, end=frame.end()), *outside]
    if any(fold(word[0]) in SCOPES for word in _TOKEN.finditer(frame[0])):
        return [Anchor(0, frame.end(), frame[0], frame[0].rstrip(", ")), *anchors]
    return anchors


def _runs(question: str, tokens: Sequence[_Token], buyers: Buyers, begins: bool) -> list[tuple[int, int]]:
    """First and last token of each stretch of names, small words between two names included."""
    known = buyers.words_said(question)
    named = [False] * len(tokens) if question.isupper() else _are_names(tokens, begins)
    named = [is_name or one.folded in known for one, is_name in zip(tokens, named, strict=True)]
    if not question.isupper():
        for place in range(1, len(tokens)):
            named[place] = named[place] or (named[place - 1] and _is_of_a_name(question, tokens, place))
    runs: list[tuple[int, int]] = []
    for i in (i for i in range(len(tokens)) if named[i] or _opens_a_name(question, tokens, named, i)):
        if runs and _joined(question, tokens, runs[-1][1], i):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def _are_names(tokens: Sequence[_Token], begins: bool) -> list[bool]:
    """For each token, whether it is a name by its capitals; a number is where it follows one."""
    named: list[bool] = []
    for token in tokens:
        goes_on = bool(named) and named[-1]
        named.append(goes_on if token.text.isdigit() else _is_name(token, begins and not named))
    return named


def _is_name(token: _Token, begins: bool) -> bool:
    text = token.text
    if len(text) < 2 or is_abbreviation(text) or token.folded in _NOT_NAMES or text.casefold() in stop_words():
        return False
    inside = any(char.isupper() for char in text[1:]) or ("." in text and "-" not in text)
    return inside or (not begins and text[0].isupper())


def _is_of_a_name(question: str, tokens: Sequence[_Token], place: int) -> bool:
    """Whether a word for a kind of buyer ends a name: “Commune” of “Plaine Commune”."""
    one = tokens[place]
    return one.folded in BODIES and one.text.istitle() and question[tokens[place - 1].end : one.start] == " "


def _opens_a_name(question: str, tokens: Sequence[_Token], named: Sequence[bool], place: int) -> bool:
    """Whether a small word with a capital is the first of a name: “Est” of “d'Est Ensemble Habitat”."""
    is_small = 0 < place < len(tokens) - 1 and tokens[place].text.istitle() and tokens[place].folded not in _BEFORE
    return is_small and named[place + 1] and question[tokens[place].end : tokens[place + 1].start] == " "


def _joined(question: str, tokens: Sequence[_Token], left: int, right: int) -> bool:
    are_links = all(token.folded in _LINKS for token in tokens[left + 1 : right])
    return are_links and not _STOPS.search(question, tokens[left].end, tokens[right].start)


def _anchor(question: str, tokens: Sequence[_Token], first: int, last: int) -> Anchor:
    start = _beginning(question, tokens, first)
    end = _end(question, tokens, last)
    name = question[tokens[first].start : tokens[last].end]
    bare = tokens[start].folded in SCOPES or (end == last and tokens[start].text.lower() in _ENGLISH_ARTICLES)
    text = name if bare else question[tokens[start].start : tokens[end].end]
    return Anchor(tokens[start].start, tokens[end].end, text, name)


def _end(question: str, tokens: Sequence[_Token], last: int) -> int:
    """Where the phrase ends that an English name opens: the Le Bourget “outsourcing contract”."""
    while last + 1 < len(tokens) and tokens[last + 1].folded in SCOPES:
        if question[tokens[last].end : tokens[last + 1].start] != " ":
            break
        last += 1
    return last


def _beginning(question: str, tokens: Sequence[_Token], first: int) -> int:
    """Where the phrase begins that leads to a name: “dans le marché d'infogérance du” Bourget."""
    start = place = first
    while place > 0 and not _STOPS.search(question, tokens[place - 1].end, tokens[place].start):
        place -= 1
        if tokens[place].folded in _BEFORE:
            continue
        if not _is_scope(tokens, place) or _is_done_there(tokens, place) or _ends_a_term(tokens, place):
            return _with_preposition(tokens, place + 1, start)
        start = place
    return _with_preposition(tokens, place, start)


def _is_scope(tokens: Sequence[_Token], place: int) -> bool:
    """Whether a word says what kind of thing a name is, as “marché” does, or “nettoyage” in “marché de nettoyage”."""
    if tokens[place].folded in SCOPES:
        return True
    return place > 1 and tokens[place - 1].folded in _OF and tokens[place - 2].folded in SCOPES


def _is_done_there(tokens: Sequence[_Token], place: int) -> bool:
    """Whether a word is what is done or used at the place named, as in “le service chez X”, and not the kind of X."""
    return tokens[place].folded not in CONTRACTS and tokens[place + 1].folded in _PREPOSITIONS - {"for", "avec"}


def _ends_a_term(tokens: Sequence[_Token], place: int) -> bool:
    """Whether a word is part of what is asked of a name: “niveau de service” of the AMF, “chef de projet” of Lyon."""
    if place < 2 or tokens[place].folded in BODIES | CONTRACTS:
        return False
    return tokens[place - 1].folded in _OF_NO_ONE and tokens[place - 2].folded not in SCOPES


def _with_preposition(tokens: Sequence[_Token], earliest: int, start: int) -> int:
    """The start moved over its article and its one preposition."""
    for small in (_ARTICLES, _BEFORE - _AND):
        if start > earliest and tokens[start - 1].folded in small:
            start -= 1
    return start - 1 if tokens[start].folded == "apres" and start > earliest else start


def _without_of(text: str) -> str:
    for pattern, article in _LED_BY:
        if match := pattern.match(text):
            rest = text[match.end() :]
            kept = match[0].split()[-1] if match[0].lower().startswith(("de l", "of ")) else article
            return f"{kept}{rest}" if kept else rest.strip()
    return text
