"""“Lequel des deux ?”, “compare avec l'AMF”: what was asked, of tenders that a follow-up sets beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from answer.asked.anchors import Anchor, find_anchors, place_of, without
from answer.asked.buyers import SCOPES
from answer.asked.followups import is_noun_phrase, words_of_meaning
from answer.asked.phrasing import about, moved, placed, referring
from answer.conversation.meant import label
from answer.conversation.spoken_of import LOOKED_BACK, asked_then, in_what
from answer.exchanges import Exchange
from answer.named.library import Library
from answer.named.names import read_names
from answer.named.tie import NAMED
from answer.text.figures import flat
from index.bilingual import language_of
from index.politeness import CAN_YOU

_TENDERS = r" (?:marches|contrats|acheteurs|villes|tenders|contracts|buyers)"
_SAYS = r"(?:est|sont|ont|a|is|are|has|have|gives?|do|prevoi\w+|demande\w*|exige\w*|impose\w*|fixe\w*)"
_BOTH = re.compile(
    rf"\b(?:entre |between |of )?(?:[ld]es deux|the two|these two|both)(?:{_TENDERS})?(?=\s*(?:[,?.!]|$)|\s{_SAYS}\b)|"
    r"(?<=\bwhich )of them\b|"
    r"(?<=\bcompare)[rz]?(?:(?:-les| them)\b|(?=\W*$))"
)
"""What points at two that were spoken of, in a text without accents."""
_OF_TENDERS = re.compile(rf"\b(?:deux|two|both){_TENDERS}")
_WHICH = re.compile(
    r"^(?:(?:lequel|laquelle|which(?: one)?)(?=\W*$|\s(?:est|is)\b)|"
    r"(?:qui|who)(?=\s(?:est|is) (?:l[ea] |the )?(?:plus|moins|mieux|meilleur|most|more|less|\w{3,}er\b)))"
)
"""What wants one of them chosen and says no more of it, without accents."""
_WHICH_SAYS = re.compile(
    r"^(?:(?:lequel|laquelle)(?: des deux)?|which(?: one)?(?: of (?:the two|them))?) "
    r"(?:donne|accorde|laisse|prevoit|exige|demande|impose|fixe|applique|penalise|sanctionne|gives|leaves|sets|requires|"
    r"asks|demands)\b[^,;?]*"
    r"\b(?:plus|moins|mieux|davantage|most|least|more|less|best|better|worst|highest|higher|"
    r"lowest|lower|longest|longer|shortest|shorter|fewer|fewest|greater|greatest|strict(?:er|est))\b"
)
"""What wants the one chosen that says more: “Lequel donne le plus de poids à l'environnement ?”"""
_COMPARES = re.compile(
    rf"(?:\b{CAN_YOU} )?(?:\b(?:me|nous) )?\bcompar\w+|"
    r"(?:quelles? (?:est |sont )?(?:les? |la )?|what(?: is|'s| are)? (?:the )?)?\bdifferences?\b"
)
_SET_BESIDE = re.compile(
    r"\b(?:(?:compar\w+|differ\w*)\b(?:[^,?]*\s(?:avec|with|to|from)\b| (?:a|aux?)\b)|par rapport|vs|versus|contre|"
    r"against|than|(?:plus|moins|mieux|autant|aussi)\b[^,?]*\s(?:que\b|qu'))"
)
"""What stands before the name of the tender that the one spoken of is set beside, without accents."""
_COMPARATIVE = re.compile(
    r"\b(?:(?:le |la |the )?(?:plus|moins|aussi|autant|more|less|most|least|as) [\w-]+|mieux|meilleure?|better|best|"
    r"\w{3,}er(?= than\b|\W*$))|\b(?:par rapport|vs|versus|contre|against|avec|with)\b"
)
_TWO = 2
_LEADS = re.compile(r"^(?:avec|with|to|from|than|que|qu')\s*", re.I)


@dataclass(frozen=True, slots=True)
class _Tender:
    """A tender spoken of: as a place, “au Bourget”, and the documents of its name."""

    place: str
    documents: frozenset[str]

    def is_apart(self, other: _Tender) -> bool:
        return self.place != other.place and not self.documents & other.documents


def set_beside(text: str, before: Sequence[Exchange], library: Library) -> str:
    """The standalone question of a follow-up that sets tenders beside each other; "" where it does not."""
    named = find_anchors(text, library.buyers)
    return _with_another(text, named, before, library) if named else _of_two(text, before, library)


def _with_another(text: str, named: Sequence[Anchor], before: Sequence[Exchange], library: Library) -> str:
    """“Compare avec l'AMF”, “c'est plus qu'à l'AMF ?”: of the tender spoken of last, and the one named now."""
    matter = _matter(without(text, named))
    led = _SET_BESIDE.search(flat(text[: text.find(named[0].name, named[0].start)]))
    if not led or (matter and not _COMPARES.match(flat(text))) or read_names(text, library).sides:
        return ""
    other = _tender(
        [replace(one, text=_LEADS.sub("", one.text)) for one in named],
        language_of(before[-1].question),
        language_of(text),
        library,
    )
    spoken_of = next((one for one in _spoken_of(before, library) if one.is_apart(other)), None)
    return _asked_of(
        [spoken_of, other] if spoken_of and spoken_of.documents else [other], matter, before[-1].question, library
    )


def _of_two(text: str, before: Sequence[Exchange], library: Library) -> str:
    """“Lequel des deux ?”: of the two tenders spoken of last.

    It means them where the same was asked of both: else “les deux” are other things, unless it calls them tenders.
    """
    matter = _matter(text)
    says_more = _WHICH_SAYS.match(flat(text))
    chooses = says_more or (not matter and _WHICH.match(flat(text)))
    if not (chooses or _BOTH.search(flat(text))):
        return ""
    if not (_OF_TENDERS.search(flat(text)) or _is_asked_of_both(before[-2:], library)):
        return ""
    if not matter and len(read_names(before[-1].question, library).sides) == _TWO:
        return before[-1].question
    if says_more and not _BOTH.search(flat(text)):
        matter = referring(matter, asked_then(before[-1].question, library), ())
    tenders = list(islice(_spoken_of(before, library), _TWO)) if _tenders_of(before[-1], "fr", library) else []
    return _asked_of(tenders[::-1], matter, before[-1].question, library) if len(tenders) == _TWO else ""


def _is_asked_of_both(before: Sequence[Exchange], library: Library) -> bool:
    """Whether the same was asked of one tender after the other, or of both at once."""
    asked = [words_of_meaning(asked_then(one.question, library)) - SCOPES for one in before]
    return bool(read_names(before[-1].question, library).sides) or (len(asked) > 1 and asked[0] == asked[1])


def _matter(text: str) -> str:
    """What a follow-up asks of each in its own words; "" where it only compares them."""
    left = _cut(text, _BOTH, _COMPARATIVE, _COMPARES, _WHICH)
    if not words_of_meaning(left):
        return ""
    return left if _COMPARES.match(flat(text)) and is_noun_phrase(left) else _cut(text, _BOTH)


def _cut(text: str, *patterns: re.Pattern[str]) -> str:
    """The text without what these find in it, read without accents."""
    for pattern in patterns:
        for found in reversed(list(pattern.finditer(flat(text)))):
            text = f"{text[: found.start()]}{'they' if found[0] == 'both' else ''}{text[found.end() :]}"
    return " ".join(text.split()).strip(" ,?")


def _asked_of(tenders: Sequence[_Tender], matter: str, last: str, library: Library) -> str:
    """The matter, or else what was asked last, of these tenders."""
    language = language_of(last)
    place = (" et " if language == "fr" else " and ").join(one.place for one in tenders)
    if not matter:
        return moved(asked_then(last, library), place)
    return about(matter, place, language) if is_noun_phrase(matter) else placed(matter, place)


def _spoken_of(before: Sequence[Exchange], library: Library) -> Iterator[_Tender]:
    """The tenders of the questions before, the latest first, each once."""
    language = language_of(before[-1].question)
    found: list[_Tender] = []
    for exchange in reversed(before[-LOOKED_BACK:]):
        for tender in _tenders_of(exchange, language, library):
            if all(tender.is_apart(other) for other in found):
                found.append(tender)
                yield tender


def _tenders_of(exchange: Exchange, language: str, library: Library) -> list[_Tender]:
    """Those that a question names, the last first, or else the one that its documents are of."""
    anchors, spoken = find_anchors(exchange.question, library.buyers), language_of(exchange.question)
    if sides := read_names(exchange.question, library).sides:
        alone = {one.name: place_of([one], language, spoken) for one in anchors}
        lead = "pour" if language == "fr" else "for"
        return [_Tender(alone.get(one.name, f"{lead} {one.name}"), one.documents) for one in reversed(sides)]
    if anchors:
        return [_tender(anchors, language, spoken, library)]
    ids = exchange.within or frozenset(exchange.documents)
    name = label([one for one in library.documents if one.id in ids], language)
    return [_Tender(in_what(name, language), ids)] if name else []


def _tender(anchors: Sequence[Anchor], language: str, spoken: str, library: Library) -> _Tender:
    named = (library.documents_named(one.name, NAMED) for one in anchors)
    return _Tender(place_of(anchors, language, spoken), frozenset[str]().union(*named))
