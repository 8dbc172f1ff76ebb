"""The buyer, where sentences tell who buys: who presents itself, who asks for bids, who reserves a buyer’s rights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

from ingest.guesses.opening import Opening
from ingest.guesses.organisations import (
    ARTICLE,
    LONGEST_NAME,
    NAMED_TOWN,
    ORGANISATION,
    flat,
    if_proper,
    name_at_the_head,
    named_within,
    short_name,
    without_number,
)

PAGES_THAT_PRESENT = 5
_PAGES_WITH_TERMS = 40
_A_SENTENCE = 300
_CAPITALISED = r"(?:[A-Z][\w&’'.-]*|of|and|for|the)"
_NOT_WHO_ASKS = (
    r"(?:The|This|These|Each|Every|Any|All|Our|We|Requests?|Invitation|RF[IPQ]s?|Solicitation|Contact|Purpose|Introduction|"
    r"Background|Overview|Summary|Project|Procur(?:ing|ement)|Purchasing|Implementing|Evaluation|Selection|Contract(?:ing)?|Program|"
    r"Proposers?|Offerors?|Bidders?|Vendors?|Contractors?)\s"
)
"""What begins a line in which the document, a heading or a role stands before who asks."""
_ASKS = re.compile(
    rf"(?:[A-Z]\w+\.\s)?(?:The\s)?(?!{_NOT_WHO_ASKS})([A-Z][\w&’'.-]*(?:\s(?!The\s){_CAPITALISED}){{1,9}})(?:\s\([^()]{{1,40}}\))?(?:,(?:[^.;]|\bNo\.){{1,200}})?"
    r"\s(?:hereby\s(?:issues|requests|solicits)|is\s(?:requesting|seeking|soliciting|issuing)|(?:now\s)?invites"
    r"|(?:desires|intends)\sto\scontract)\s[^.;]{0,50}"
    r"\b(?i:bids|contractors?|firms|information|proposals?|quot(?:ation|e)s?|RF[IPQ]|solicitation|suppliers|vendors)\b"
)
"""“The Orve Library Board (OLB), Division of Books, is seeking proposals for…”"""
_AN_OFFICE = re.compile(r"\b(?:Agent|Committee|Director|Manager|Officer|Parties)(?: of [A-Z]\w+)?$")
"""What asks for the buyer: “Chief Procurement Officer”."""
_NAME = (
    r"(?!(?:Ce(?:tte)?|Chaque|Elle|Il|La|Les?|Notre|On|Son|Tou[st]|Une?|Votre|A|An|Each|Every|It|Our|The|This)\b)"
    r"[A-ZÀ-ÝŒ][\w&’'.-]*(?:(?:\s(?:&|de|du|des|et|la|pour|and|for|of))*\s[A-ZÀ-ÝŒ][\w&’'.-]*){0,7}"
)
_AN_OFFICE_HOLDER = re.compile(
    r"(?:Maire|Ministre|Pr[ée]fet|Pr[ée]fète|Présidente?|Direct(?:eur|rice)|Recteur|Rectrice|Chef|Responsable|Secrétaire"
    r"|Governor|Head|Mayor|President|Secretary)\b"
)
"""Who acts for the buyer: “Maire d’Orve”."""
_IS_SAID_TO_BE = re.compile(
    rf"(?:(?P<under>^)|^\w[\w ]{{3,30}} \| |\b(?:[Cc]réée?|[Ff]ondée?|[Ff]ounded) [ei]n \d{{4}}, )"
    rf"(?P<name>{_NAME})(?:\s\([^()]{{1,60}}\))?(?:\s[A-Z]\w+)?(?:,[^.;]{{1,80}},)?"
    r"\s(?:est|is)\s(?:une?|an?|la|le|the)\s(?:[\w-]+,?\s){0,4}?"
    r"(?:agence|association|bailleur|chaîne|coopérative|entreprise|établissement|fédération|fondation|opérateur|organisme"
    r"|organisation|société|agency|association|company|corporation|district|foundation|institution|non-profit"
    r"|organi[sz]ation|university|utility)\b"
)
"""“Orve Sylva (OS) est une société…” under a heading that presents it, “Créée en 1982, Orve est une association…”."""
_TO_PRESENT = re.compile(rf"(?:Présentation|Presentation) (?:de |d[’'])(?P<name>{_NAME})(?: \([A-Z]{{2,8}}\))?$")
_ROLE = (
    r"(?:(?:Acheteur|(?:Pouvoir|Entité|Autorité)\s[AaCc]\w+|Maître|Client|Titulaire|Comité|Commission|Buyer|Purchas\w+"
    r"|Procur\w+|Contract\w+|Owner|Employer|Bidder|Vendor|Committee|Officer)s?\b"
    r"|(?:Administration|Government|State|Court|Council|County|City|Agency|Authority|Department|Company|Board|Office"
    r"|University|Bank|Ville|Commune|Collectivité)s?\b(?!\s(?:d|of)))"
)
"""What stands for who buys, or for somebody else, without a name."""
_IS_THE_BUYER = re.compile(
    rf"(?<![\w’'-])(?!{_ROLE})(?P<name>{_NAME})(?:\s\([^()]{{1,40}}\))?\s(?:est|is)\s"
    r"(?:l[’']acheteur|le pouvoir adjudicateur|l[’']entité adjudicatrice|le maître d[’']ouvrage"
    r"|the (?:buyer|purchaser|contracting authority|procuring entity))\b"
)
"""“Orve Service est l’acheteur public mandaté par…”"""
_LAUNCHED_BY = re.compile(
    r"\b(?:appel d'offres?|consultation|marche|procedure|accord-cadre)(?: [\w'-]+){0,3}?"
    r" (?:lance|organise|publie|passe|initie)e?s? par (?:la |le |l')?"
)
_PAID_BY = re.compile(
    r"\b(?:fonds|ressources) propres (?:de la |de l'|du |des )"
    r"(?=(?:chambre|commune|communaute|conseil|departement|metropole|ministere|region|syndicat|universite|ville)\b)"
)
"""“Le financement est assuré par les fonds propres du ministère d’Orve”: no bank's and no fund's, which may lend."""
_RESERVES = re.compile(
    rf"(?:^|[.:;•-]\s|\b(?:[Qq]ue|[Tt]hat)\s)(?:[Tt]he\s|[Ll][ae]\s|[Ll][’'])?(?!{_ROLE})(?P<name>{_NAME})"
    r"\s(?:(?:also|hereby)\s)?(?:reserves\sthe\sright|se\sréserve\s(?:également\s)?(?:le\sdroit|la\spossibilité))\b"
)
_OF_A_TENDER = re.compile(
    r"[^.;]{0,250}?(?:\b(?:bid|bidder|proposal|proposer|offeror|quotation|rf[ipq]|solicitation|(?:e-)?tender|tendering)s?\b"
    r"|\b(?:accept|decline|reject|refuse)\b[^.;]{0,40}\boffers?\b"
    r"|\b(?:procurement process|award of|award (?:a |the )?contracts?)\b"
    r"|\b(?:acheteur|bons? de commande|candidat|consultation|soumissionnaire|titulaire)s?\b"
    r"|\b(?:du|le|ce|present) marche\b|\bappels? d'offres?\b"
    r"|\b(?:ecarter|ecarte|eliminer|negocier|refuser|rejeter|retenir)\b[^.;]{0,40}\b(?:offre|candidature|lot)s?\b)"
)
"""“EBO reserves the right to cancel the tender”: it is the buyer's, while any company may change its prices."""
_TELLS_OF_ITSELF = re.compile(
    r"^(?:about\b|background|contexte|context|introduction|preambule|presentation|qui sommes)"
)
_SENDER = re.compile(r"^from\s?:\s*", re.I)
_LABEL_IN_CAPITALS = re.compile(r"^[A-Z][A-Z ]{3,40}:\s+")
"""A heading on the line of what it heads: “STATEMENT OF NEEDS: Orve University…”."""
_PRESENTATION = re.compile(r"\b(?:presentation (?:de|du|des)|identification|pouvoir adjudicateur|acheteur)\b")


def presented(lines: list[str]) -> Iterator[str]:
    """The organisation that opens the text under a heading such as "Présentation de l’AMF"."""
    for line, following in pairwise(lines):
        if len(line) <= LONGEST_NAME and _PRESENTATION.search(flat(line)):
            start = ARTICLE.sub("", flat(following))
            name = name_at_the_head(following[len(following) - len(start) :]) if ORGANISATION.match(start) else ""
            if name:
                yield name


def presenting_itself(lines: list[str], opening: Opening) -> Iterator[str]:
    """Who is said to be a company, an association or the like where the text begins to tell of it, and whom a heading
    presents by a name that the cover bears or that the text goes on with."""
    for above, line in pairwise(["", *lines]):
        presented = _TO_PRESENT.match(without_number(above))
        goes_on = _IS_SAID_TO_BE.match(line) if presented else None
        if presented and goes_on and f"{goes_on['name']} ".startswith(f"{presented['name']} "):
            yield presented["name"]
        heading = _TO_PRESENT.match(without_number(line))
        if heading and _is_on_the_cover(heading["name"], opening):
            yield from if_proper(heading["name"])
        head, text = _with_its_head(above, line)
        begins_to_tell = len(head) <= LONGEST_NAME and _TELLS_OF_ITSELF.match(flat(head))
        told = _IS_SAID_TO_BE.search(text)
        if told and (begins_to_tell or told["under"] is None):
            yield from if_proper(told["name"])


def _with_its_head(above: str, line: str) -> tuple[str, str]:
    """What heads a line, and the line: a label in capitals at its beginning, else the line above."""
    unnumbered = without_number(line)
    if label := _LABEL_IN_CAPITALS.match(unnumbered):
        return label[0], unnumbered[label.end() :]
    return without_number(above), line


def _is_on_the_cover(name: str, opening: Opening) -> bool:
    """Whether the first page has the name on a line that begins with it."""
    return any(flat(line).startswith(flat(name)) for line in opening.first_blocks)


def asking(lines: list[str]) -> Iterator[str]:
    """Who says to be seeking proposals or the like."""
    for line in map(without_number, lines):
        line = _LABEL_IN_CAPITALS.sub("", _SENDER.sub("", line))
        if (asks := _ASKS.match(line)) and len(asks[1]) <= LONGEST_NAME and not _AN_OFFICE.search(asks[1]):
            yield asks[1]


def acting(opening: Opening) -> Iterator[str]:
    """Who does what only a buyer does; a title that is not known yet may name somebody more surely."""
    for place in range(PAGES_THAT_PRESENT):
        yield from _said_to_buy(opening.blocks_of(place))
    yield from _reserving(opening)


def _said_to_buy(lines: list[str]) -> Iterator[str]:
    """Who is said to be the buyer, or by whom the tender is said to be launched or paid."""
    for line in lines:
        if bought := _IS_THE_BUYER.search(line):
            yield from if_proper(bought["name"])
        if launched := _LAUNCHED_BY.search(flat(line)):
            value = line[launched.end() :]
            yield from (town[0] for town in [NAMED_TOWN.match(value)] if town)
            names = (name for name in short_name(value) if if_proper(name) and not re.match(_ROLE, name))
            yield from (name for name in names if not _AN_OFFICE_HOLDER.match(name))
        if paid := _PAID_BY.search(flat(line)):
            yield from named_within(line[paid.end() :])


def _reserving(opening: Opening) -> Iterator[str]:
    """Who reserves rights of a buyer to themselves, most often first, by a name of two words or an abbreviation."""
    blocks = chain.from_iterable(map(opening.blocks_of, range(_PAGES_WITH_TERMS)))
    names = Counter(name for block in blocks for name in _with_rights_of_a_buyer(block))
    yield from (name for found, _ in names.most_common() for name in if_proper(found) if not _AN_OFFICE.search(name))


def _with_rights_of_a_buyer(text: str) -> Iterator[str]:
    """Who reserves rights of a tender, or is a public body that reserves any."""
    for match in _RESERVES.finditer(text):
        name = match["name"]
        is_a_buyer = ORGANISATION.match(flat(name)) or _OF_A_TENDER.match(flat(text[match.end() :][:_A_SENTENCE]))
        if is_a_buyer and not _AN_OFFICE_HOLDER.match(name):
            yield name
