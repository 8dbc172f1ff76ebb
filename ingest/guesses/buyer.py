"""The buyer: who is named as such, or whose name stands on a line of its own at the head of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from corpus.calendar_words import WEEKDAY
from corpus.table_rows import CELLS
from corpus.vocabulary import TENDER_KINDS
from ingest.guesses.abbreviation import with_abbreviation
from ingest.guesses.buyer_in_sentences import PAGES_THAT_PRESENT, acting, asking, presented, presenting_itself
from ingest.guesses.casing import in_ordinary_case
from ingest.guesses.fields import buyers_in
from ingest.guesses.folding import fold_words
from ingest.guesses.opening import Opening
from ingest.guesses.organisations import (
    ADDRESS,
    ARTICLE,
    LONGEST_NAME,
    NAMED_TOWN,
    ORGANISATION,
    as_a_place,
    flat,
    if_proper,
    name_at_the_head,
    named_within,
    short_name,
    without_number,
    written_out,
)
from ingest.guesses.somebody import is_somebody
from ingest.guesses.towns import IN_A_TOWN, with_its_town

_PAGES_WITH_A_LABEL = 8
_LINES_OF_A_HEAD = 25
_CELLS_OF_A_LIST = 2
"""Marks between the cells of a row that lists somebody among others, as who bids: “Orve University | Orve | 12”."""
_LABEL = re.compile(
    r"(?:(?:nom et adresses?|name and addresses) (?=nom officiel|official name))?"
    r"(?:(?:designation|nom(?: complet)?) de l'acheteur"
    r"|pouvoir adjudicateur|entite adjudicatrice|acheteur(?: public)?|ma[iî]tre d'ouvrage|autorite contractante"
    r"|moa(?=\s?:)|nom officiel|nom et adresses?(?: officiels)?(?: de l'organisme acheteur)?|official name"
    r"|contracting authority|organi[sz]ation name(?= ?[:|])"
    r"|buyer|purchaser|procuring entity|entite(?=\s?:)|issued (?:by|for))\b"
    r"(?: exercant la ma[iî]trise d'ouvrage)?\s*(?:[:|–-]\s*|$)(.*)"
)
_AUTHOR = re.compile(r"(?:aut(?:eur|rice)s?|authors?) ?[:|]\s*")
_CLIENT = re.compile(r"(?:client|organi[sz]ation) ?[:|]\s*")
_LONGEST_CLIENT = 8
"""Words behind “Client”, which forms say of an organisation and clauses of what they ask of it."""
_BULLET = re.compile(r"[-–—•*]\s+")
_ON_BEHALF = re.compile(r".{0,40}\bon behalf of\s([^,;]+)")
_SPELT_OUT = re.compile(r"[A-Z][A-Z0-9]{1,9} \(([^()]+)\)")
"""“IFO (Institut de formation d’Orve)”, on a line of its own."""
_BODY_OF_A_PLACE = re.compile(
    r"(?:[A-Z][\w.&’'-]*\s){1,3}(?:Department|Ministry|Office|Board|Bureau|Division) (?:of|for)\s.*"
)
"""“Orve Department of Health”, which begins before what “Department of” begins."""
_COMPANY = re.compile(
    r"((?:[A-Z][\w&’'.-]*\s(?:(?:&|and|of|for)\s)?){1,9}(?:Limited|LIMITED|Ltd|LTD|PLC|Plc))\.?(?:\s\([A-Z]{2,8}\))?,?"
)
"""“Orve Life Insurance Limited,” where the address follows."""
_WHO_DOES_IT = re.compile(r"\b(?:by|consultant|contractor|incumbent|supplier|vendor)\W*$", re.I)
"""What stands above the company that wrote something or works for the buyer: “Prepared by”."""
_STATE = re.compile(
    r"^(?:la |the )?(?:(?:republique|royaume) [\w' -]{3,40}? (?=ministere\b)"
    r"|(?:republic|kingdom|sultanate) of [\w -]{3,40}? (?=ministry\b))"
)
"""What stands before a ministry on its line: “RÉPUBLIQUE D’ORVE Ministère des Ports”."""
_OF_A_COUNCIL = re.compile(
    r"(?:(?:arrete|decision|deliberation|proces-verbal|projet|reunion|seance)s? "
    r"|(?:extrait du )?registre des deliberations )(?:de la seance )?du conseil (?:communal|municipal)\b"
    rf"(?: (?:d'|de |des |du (?!\d|{WEEKDAY}\b))(?:la )?"
    r"(?:(?:commune|ville) (?:d'|de |des |du )?(?:la )?)?(.*))?"
)
_ITS_TOWN = re.compile(r"(commune|ville)\s?:\s([a-z][a-z'-]*(?: [a-z'-]+){0,4})$")
"""“Commune : Orve”, above what its council decides."""
_NO_TOWN = re.compile(r"(?:adresse|aucune?|autre|cf|code|indiquer|neant|nom|numero|preciser|toutes?|voir)\b")
_BEFORE_A_TOWN = re.compile(r"^(?:la|les?) ")
_TAKES_ELISION = re.compile(r"[aeiou]|hy|y[^aeiou]")
_ARTICLE_OF_A_TOWN = {"le": "du", "les": "des"}
_FURTHER = re.compile(
    r"\srequest for\b|\s[-–—]\s(?=(?:accord-cadre|appel d'offres|avis|c\.?c\.?[at]\.?p|cahier|consultation|dossier"
    rf"|marches?|mise en concurrence|reglement) )|{ADDRESS.pattern}"
)
"""What may stand behind a buyer on its line: its address, or the name of the document."""
_LINES_OF_A_TITLE = 3
_LONGEST_TITLE = 250
_DASHED = re.compile(r"[a-z][a-z' ]{2,40} [-–] grand [a-z][a-z-]+")
_GOES_ON = re.compile(r"(?:\b(?:de|des|du|et|la|le|and|of|the)|[dl]['’]|\b\d{1,2}(?:e|er|eme|ème))$", re.I)
"""What no name ends with: “Caisse des écoles du 14e” goes on with the line below, “arrondissement de Paris”."""


def guess_buyer(opening: Opening, kind: str) -> str:
    """The buyer's name as the document writes it, "" if unsure. Only a tender has one without saying so.

    No person is one.
    """
    head = opening.first_blocks[:_LINES_OF_A_HEAD]
    certain = chain(_labelled(opening.first_blocks), _in_a_field(head), _alone_on_a_line(head), _with_a_council(head))
    certain = chain(certain, _who_wrote_it(opening), _of_a_client(head) if kind in TENDER_KINDS else ())
    further = _further(opening, kind) if kind in TENDER_KINDS else _beside_tenders(opening, kind)
    name = next((name for name in chain(certain, further) if not is_somebody(name)), "")
    name = in_ordinary_case(name, opening.read) if name else ""
    name = with_its_town(as_a_place(name[:1].upper() + name[1:]), opening.read)
    return with_abbreviation(name, opening) if name else ""


def _beside_tenders(opening: Opening, kind: str) -> Iterator[str]:
    """Who asks for bids, and the town of whose purchase a title tells what was learned."""
    yield from asking(opening.first_blocks)
    if kind == "REX":
        yield from _town_of_the_title(opening)


def _town_of_the_title(opening: Opening) -> list[str]:
    """The one town that the title and the first lines name, as a list of one or none."""
    head = (opening.title, *opening.first_blocks[:_LINES_OF_A_TITLE])
    titles = (line for line in head if len(line) <= _LONGEST_TITLE and not line.endswith((".", ";", ":")))
    named = {fold_words(town): town for line in titles for town in NAMED_TOWN.findall(line)}
    return list(named.values()) if len(named) == 1 else []


def _further(opening: Opening, kind: str) -> Iterator[str]:
    """Names that stand further on; a contract form has the buyer's at its end, above its signature."""
    if kind == "RFP":
        yield from _companies(opening.first_blocks[:_LINES_OF_A_HEAD])
    for place in range(1, _PAGES_WITH_A_LABEL):
        yield from _labelled(opening.blocks_of(place))
    if kind == "AE":
        for place in range(_PAGES_WITH_A_LABEL):
            yield from _labelled(opening.all_blocks_of(place))
    for place in range(_PAGES_WITH_A_LABEL):
        yield from presented(opening.blocks_of(place))
    for place in range(PAGES_THAT_PRESENT):
        yield from presenting_itself(opening.blocks_of(place), opening)
    for place in range(_PAGES_WITH_A_LABEL):
        yield from asking(opening.blocks_of(place))
    yield from _town_of_the_title(opening)
    if opening.title:
        yield from named_within(opening.title)
        yield from acting(opening)


def _labelled(lines: list[str]) -> Iterator[str]:
    """Names after a label such as "Pouvoir adjudicateur :", on its line or the next."""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        line = without_number(_without_bullet(line))
        if match := _LABEL.match(flat(line)):
            value = written_out(line[match.start(1) :] if match[1] else following)
            yield from named_within(value) or short_name(value)
        elif behalf := _ON_BEHALF.match(flat(line)):
            value = line[slice(*behalf.span(1))]
            yield from _names_in(value)


def _in_a_field(lines: list[str]) -> Iterator[str]:
    """Names in the fields of a cover: “Agency: Orve Department of Health”."""
    for value in chain.from_iterable(map(buyers_in, lines)):
        if of_a_place := _BODY_OF_A_PLACE.match(value):
            yield name_at_the_head(of_a_place[0])
        else:
            yield from _names_in(value)


def _who_wrote_it(opening: Opening) -> Iterator[str]:
    """The organisation that the file's header or the cover names as its author; nobody who is a person."""
    lines = opening.first_blocks[:_LINES_OF_A_HEAD]
    written = (line[author.end() :] for line in lines if (author := _AUTHOR.match(flat(line))))
    for value in (opening.read.front_matter.author, *written):
        if ORGANISATION.match(ARTICLE.sub("", flat(value))):
            yield from named_within(value)


def _of_a_client(lines: list[str]) -> Iterator[str]:
    """Who has a service made, as the form of a tender says at its head: “Client : Orve Habitat”."""
    for line in lines:
        client = _CLIENT.match(flat(line))
        value = line[client.end() :] if client else ""
        if value and len(value.split()) <= _LONGEST_CLIENT and not value.endswith((".", ";", ":")):
            yield from named_within(value) or short_name(value)


def _with_a_council(lines: list[str]) -> Iterator[str]:
    """The town whose council sits: “Commune d’Orve” where a field names it, and another line its council, of no other
    town."""
    councils = [council for line in lines if (council := _OF_A_COUNCIL.match(flat(line)))]
    named = [fold_words(council[1]) for council in councils if council[1]]
    for line in lines if councils else []:
        if field := _ITS_TOWN.match(flat(line)):
            town = line[field.start(2) :]
            itself = fold_words(_BEFORE_A_TOWN.sub("", flat(town)))
            if _is_a_town(town) and all(other.startswith(itself) for other in named):
                yield f"{line[: field.end(1)].capitalize()} {_of(town)}"


def _is_a_town(text: str) -> bool:
    """Whether words may be the name of a town: capitals and what stands between them, and no “Voir annexe”."""
    small = (word for word in re.split(r"[\s’']+", text) if word[:1].islower())
    return text[0].isupper() and IN_A_TOWN.issuperset(small) and not _NO_TOWN.match(flat(text))


def _of(town: str) -> str:
    """“du Bourget”, “d’Yvoir”, “de La Bruyère”: a town behind what it is."""
    article, _, name = town.partition(" ")
    if name and (with_article := _ARTICLE_OF_A_TOWN.get(flat(article))):
        return f"{with_article} {name}"
    return f"d’{town}" if _TAKES_ELISION.match(flat(town)) else f"de {town}"


def _names_in(value: str) -> Iterable[str]:
    """The names of organisations in what a label says, or else the proper name that it is."""
    return named_within(value) or (name for short in short_name(value) for name in if_proper(short))


def _without_bullet(line: str) -> str:
    """A line without the mark of an item of a list: “- Nom et adresse officiels de l'organisme acheteur : Orve”."""
    return line[bullet.end() :] if (bullet := _BULLET.match(line)) else line


def _alone_on_a_line(lines: Iterable[str]) -> Iterator[str]:
    for line in _whole(line for line in _not_listed(lines) if line.count(CELLS) < _CELLS_OF_A_LIST):
        if spelt_out := _SPELT_OUT.fullmatch(line):
            line = spelt_out[1]
        folded = ARTICLE.sub("", _STATE.sub("", flat(line)))
        if _DASHED.fullmatch(folded) and not ORGANISATION.match(folded):
            yield line[len(line) - len(folded) :]
        match = ORGANISATION.match(folded)
        name = name_at_the_head(line[len(line) - len(folded) :]) if match else ""
        ends = _FURTHER.search(folded)
        if name and len(folded[: ends.start()] if ends else line) <= LONGEST_NAME and not line.endswith((".", ";")):
            yield name


def _companies(lines: Iterable[str]) -> Iterator[str]:
    """Companies that stand alone on a line: who asks for bids, where no bidder has filled anything in yet."""
    asked = (line for above, line in pairwise(chain([""], _not_listed(lines))) if not _WHO_DOES_IT.search(above))
    yield from (company[1] for line in asked if (company := _COMPANY.fullmatch(line)))


def _not_listed(lines: Iterable[str]) -> Iterator[str]:
    """The lines without the last item of a list, which no semicolon ends: it names one of many."""
    yield from (line for above, line in pairwise(chain([""], lines)) if not above.endswith(";"))


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """The lines, each that no name ends with put together with the small letters of the next."""
    above = ""
    for line in lines:
        if above and _GOES_ON.search(above) and line[:1].islower():
            above += f" {line}"
            continue
        if above:
            yield above
        above = line
    if above:
        yield above
