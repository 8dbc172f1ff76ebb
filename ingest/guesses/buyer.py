"""The buyer: who is named as such, or whose name stands on a line of its own at the head of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from corpus.table_rows import CELLS
from ingest.guesses.abbreviation import with_abbreviation
from ingest.guesses.casing import in_ordinary_case
from ingest.guesses.folding import fold
from ingest.guesses.opening import Opening
from ingest.guesses.somebody import is_somebody
from ingest.guesses.terms import TENDER_KINDS

_PAGES_WITH_A_LABEL = 8
_PAGES_THAT_PRESENT = 5
_PAGES_WITH_TERMS = 40
_LONGEST_NAME = 100
_A_SENTENCE = 300
_LINES_OF_A_HEAD = 25
_CELLS_OF_A_LIST = 2
"""Marks between the cells of a row that lists somebody among others, as who bids: “Orve University | Orve | 12”."""

_LABEL = re.compile(
    r"(?:(?:designation|nom) de l'acheteur"
    r"|pouvoir adjudicateur|entite adjudicatrice|acheteur(?: public)?|ma[iî]tre d'ouvrage|autorite contractante"
    r"|moa(?=\s?:)|nom officiel|nom et adresses?(?: officiels)?(?: de l'organisme acheteur)?|official name"
    r"|contracting authority|buyer|purchaser|procuring entity|entite(?=\s?:)|issued (?:by|for))\b"
    r"(?: exercant la ma[iî]trise d'ouvrage)?\s*(?:[:|–-]\s*|$)(.*)"
)
_ON_BEHALF = re.compile(r".{0,40}\bon behalf of\s([^,;]+)")
_ORGANISATION = re.compile(
    r"\b(?:ville|mairie|c[ci]as|communaute (?:de communes|d'agglomeration|urbaine)|commune|metropole"
    r"|(?:conseil )?departement"
    r"|conseil (?:departemental|regional|general)|region|ministere|prefecture|sous-prefecture|syndicat|agence"
    r"|autorite(?! (?:adjudicatrice|competente|contractante|habilitee|signataire))"
    r"|parc (?:national|naturel)|centre (?:hospitalier|communal|national|de gestion)|chu|universite|office|caisse"
    r"|chambre (?:de|d)|rectorat|academie"
    r"|etablissement public(?! (?:(?:communal|departemental|local|national) )?"
    r"(?:a caractere|administratif|d'enseignement|industriel|local|national)\b)|fondation|institut"
    r"|banque(?! (?:alimentaire|digitale|en ligne|mobile|numerique"
    r"|de (?:donnees|connaissances|pret|sang|questions)|d'(?:accueil|images?|exercices)))"
    r"|(?:delegation|direction) (?:interministerielle|generale)"
    r"|service departemental)\b"
    r"(?: (?:public|national|departemental|regional|intercommunal|mixte|interdepartemental)e?s?)?"
    r" (?:de la |de l'|de |du |des |d'|en |pour |charge |a )?\S.*"
    r"|\bgrand [a-z].*"
    r"|\b(?:city and county|state|city|county|town|department|ministry|office|government|university|borough) of [a-z].*"
    r"|(?<![a-z-])(?:[a-z-]{1,40} ){1,3}(?:(?:county|city|borough|district) council|administration$|ministry$)"
    r"|(?<![a-z-])(?:[a-z&-]{1,40} ){1,9}corporation (?:limited|ltd)$"
)
_NUMBER = re.compile(
    r"(?:(?:\d+(?:\.\d+)*\.?|[A-Z]|[IVX]+)\s*[.)–-]?\s+(?=\w)|[IVX]+\.\d[\d.]*\)\s(?:\|\s)+"
    r"|(?:Article|ARTICLE) \d+\s*[.:–-]*\s*|(?:[Ll]e |[Ll][’']))"
)
_ARTICLE = re.compile(r"^(?:l'|la |le |les |the )")
_NAME_ENDS = re.compile(
    r"(?<!\s)\s*(?:[,;:()|\n]|\.(?:\s|$)| [-–] | (?:est|sont|a|ont|souhaite|lance|dont|qui|represent\w+|direction"
    r"|service|request|agissant|sis|sise|and its|invites|is|has|will)\b|/\s| en (?:[a-z]{3,9} )?(?:19|20)\d\d\b"
    r"|(?<!\bof)(?<!\band) (?:procurement|purchasing)\b)"
)
_ALONE_NO_NAME = re.compile(
    r"(?:agence|caisse|commune|departement|fondation|institut|mairie|metropole|ministere|office|prefecture|region"
    r"|syndicat|universite|ville)"
)
"""What names no one by itself: “Ville | ” in a table of addresses."""
_ITS_ABBREVIATION = re.compile(r"\([a-z][\w.-]{1,9}\)(?= (?:de |du |des |d')\w)")
"""What stands within a name that goes on: “Service d’incendie (SDIS) du Port”."""
_SPELT_OUT = re.compile(r"[A-Z][A-Z0-9]{1,9} \(([^()]+)\)")
"""“IFO (Institut de formation d’Orve)”, on a line of its own."""
_ADDRESS = re.compile(
    r"(?<!\s)\s+(?:(?:\d+\s+)?(?:place|rue|avenue|boulevard|allee|impasse|chemin) d|\d{2} ?\d{3}\b"
    r"|hotel (?:de ville|d'agglomeration|du departement|de (?:la )?(?:region|metropole))\b"
    r"|\d+\s[\w. ]{2,40}\s(?:avenue|boulevard|drive|highway|parkway|road|street)\b)"
)
_A_SERVICE = re.compile(r"(?<=[^\W\d_A-ZÀ-Ý]) [A-Z]{2,6}(?=\s?/\s)")
"""The abbreviation of a service of the buyer's: “DAFA” of “Institut polytechnique d’Orve DAFA / Service Achats”."""
_FURTHER = re.compile(rf"\srequest for\b|{_ADDRESS.pattern}")
"""What may stand behind a buyer on its line: its address, or the name of the document."""
_YEARS_AT_THE_END = re.compile(r"(?:[\s,]+(?:en )?(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?)+$")
_ITS_DEPARTEMENT = re.compile(r"^((?:[A-ZÀ-Ý]+ ){3,})(?:\d\d\d?|2[AB])$")
"""What a notice puts behind a buyer in capitals: “DIR INTERDEPARTEMENTALE ROUTES NORD 59”."""
_OF_A_PLACE = re.compile(r"(?:ville|mairie|commune|city|county|state|town) (?:d[eu] |des |d'|of )")
_SHOUTED = re.compile(r"\b[A-ZÀ-ÝŒ]{2,}\b")
_NO_WORD = re.compile(
    r"(?!ste?$)(?:[^aeiouy]+$|(?=.{1,5}$)(?!(?:[bcdfgkptv]?[lr]|ps|[dgkprtw]h|[cs]h|sch|chr|[gk]n|qu|[st]w|s[cklmnpqt]|spr|str)"
    r"[aeiouy])[^aeiouy]{2})"
)
"""What nobody can say, folded, is an abbreviation: “DSI”, “DSIN” or “CCAS”, not “York”."""
_BEFORE_A_DASH = re.compile(r"(?<![\w’'])(?:[^\W\d_a-zà-ÿ][a-zà-ÿ’'-]+ ){1,3}[-–] $")
"""What begins a name that goes on after a dash: “Vallée Sud - ” of “Vallée Sud - Grand Paris”."""
_DASHED = re.compile(r"[a-z][a-z' ]{2,40} [-–] grand [a-z][a-z-]+")
_ONE_LETTER = str.maketrans({"œ": "o", "Œ": "O", "æ": "a", "…": "."})
_NO_NAME = re.compile(
    r"\b\d+\b(?!(?<=\b20\d\d)$)|[?!]"
    r"|\b(?:monsieur|madame|mr|ms|m\.|prix|le titulaire|representant|designe|nom|adresse)\b|^ci-"
    r"|^(?:l[ae]|les) presente?s?\b"
)
_CAPITALISED = r"(?:[A-Z][\w&’'.-]*|of|and|for|the)"
_NOT_WHO_ASKS = (
    r"(?:The|This|These|Each|Every|Any|All|Our|We|Requests?|Invitation|RF[IPQ]s?|Solicitation|Contact|Purpose|Introduction|"
    r"Background|Overview|Summary|Project|Procur(?:ing|ement)|Purchasing|Implementing|Evaluation|Selection|Contract(?:ing)?|Program|"
    r"Proposers?|Offerors?|Bidders?|Vendors?|Contractors?)\s"
)
"""What begins a line in which the document, a heading or a role stands before who asks."""
_ASKS = re.compile(
    rf"(?:[A-Z]\w+\.\s)?(?:The\s)?(?!{_NOT_WHO_ASKS})([A-Z][\w&’'.-]*(?:\s(?!The\s){_CAPITALISED}){{1,9}})(?:\s\([^()]{{1,40}}\))?(?:,[^.;]{{1,200}})?"
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
_A_PROPER_NAME = re.compile(r"[A-ZÀ-ÝŒ][^\s]*\s(?:.*\s)?[A-ZÀ-ÝŒ]|[A-Z]\w*[A-Z]\w*[A-Z]")
_GOES_ON = re.compile(r"(?:\b(?:de|des|du|et|la|le|and|of|the)|[dl]['’]|\b\d{1,2}(?:e|er|eme|ème))$", re.I)
"""What no name ends with: “Caisse des écoles du 14e” goes on with the line below, “arrondissement de Paris”."""
_SENDER = re.compile(r"^from\s?:\s*", re.I)
_LABEL_IN_CAPITALS = re.compile(r"^[A-Z][A-Z ]{3,40}:\s+")
"""A heading on the line of what it heads: “STATEMENT OF NEEDS: Orve University…”."""
_PRESENTATION = re.compile(r"\b(?:presentation (?:de|du|des)|identification|pouvoir adjudicateur|acheteur)\b")


def guess_buyer(opening: Opening, kind: str) -> str:
    """The buyer's name as the document writes it, "" if unsure. Only a tender has one without saying so.

    No person is one.
    """
    certain = chain(_labelled(opening.first_blocks), _alone_on_a_line(opening.first_blocks[:_LINES_OF_A_HEAD]))
    further = _further(opening, kind) if kind in TENDER_KINDS else _asking(opening.first_blocks)
    name = next((name for name in chain(certain, further) if not is_somebody(name)), "")
    name = in_ordinary_case(name, opening.read) if name else ""
    return with_abbreviation(_as_a_place(name[:1].upper() + name[1:]), opening) if name else ""


def _as_a_place(name: str) -> str:
    """The name with the capitals of a place, which is no abbreviation, where it is that of a town or the like.

    Three letters at the end of others in capitals may be one: “Ville de Paris DAF”, but “City of New York”.
    """
    return _SHOUTED.sub(_as_a_word, name) if _OF_A_PLACE.match(_flat(name)) else name


def _as_a_word(shouted: re.Match[str]) -> str:
    word, before = shouted[0], shouted.string[: shouted.start()]
    is_short = len(word) < 4 and shouted.end() == len(shouted.string) and before[-2:-1].isupper()
    return word if is_short or _NO_WORD.match(_flat(word)) else word.capitalize()


def _further(opening: Opening, kind: str) -> Iterator[str]:
    """Names that stand further on; a contract form has the buyer's at its end, above its signature."""
    for place in range(1, _PAGES_WITH_A_LABEL):
        yield from _labelled(opening.blocks_of(place))
    if kind == "AE":
        for place in range(_PAGES_WITH_A_LABEL):
            yield from _labelled(opening.all_blocks_of(place))
    for place in range(_PAGES_WITH_A_LABEL):
        yield from _presented(opening.blocks_of(place))
    for place in range(_PAGES_THAT_PRESENT):
        yield from _presenting_itself(opening.blocks_of(place), opening)
    for place in range(_PAGES_WITH_A_LABEL):
        yield from _asking(opening.blocks_of(place))
    if opening.title:
        yield from _within(opening.title)
        yield from _acting(opening)


def _labelled(lines: list[str]) -> Iterator[str]:
    """Names after a label such as "Pouvoir adjudicateur :", on its line or the next."""
    for line, following in zip(lines, [*lines[1:], ""], strict=False):
        line = _without_number(line)
        if match := _LABEL.match(_flat(line)):
            value = line[match.start(1) :] if match[1] else following
            yield from _within(value) or _short_name(value)
        elif behalf := _ON_BEHALF.match(_flat(line)):
            value = line[slice(*behalf.span(1))]
            yield from _within(value) or (name for short in _short_name(value) for name in _if_proper(short))


def _alone_on_a_line(lines: Iterable[str]) -> Iterator[str]:
    for line in _whole(line for line in lines if line.count(CELLS) < _CELLS_OF_A_LIST):
        if spelt_out := _SPELT_OUT.fullmatch(line):
            line = spelt_out[1]
        folded = _ARTICLE.sub("", _flat(line))
        if _DASHED.fullmatch(folded) and not _ORGANISATION.match(folded):
            yield line[len(line) - len(folded) :]
        match = _ORGANISATION.match(folded)
        name = _without_year(_cut(line[len(line) - len(folded) :])) if match else ""
        ends = _FURTHER.search(folded)
        if name and len(folded[: ends.start()] if ends else line) <= _LONGEST_NAME and not line.endswith((".", ";")):
            yield name


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


def _presented(lines: list[str]) -> Iterator[str]:
    """The organisation that opens the text under a heading such as "Présentation de l’AMF"."""
    for line, following in pairwise(lines):
        if len(line) <= _LONGEST_NAME and _PRESENTATION.search(_flat(line)):
            start = _ARTICLE.sub("", _flat(following))
            if _ORGANISATION.match(start):
                yield from _clean(following[len(following) - len(start) :])


def _presenting_itself(lines: list[str], opening: Opening) -> Iterator[str]:
    """Who is said to be a company, an association or the like where the text begins to tell of it, and whom a heading
    presents by a name that the cover bears or that the text goes on with."""
    for above, line in pairwise(["", *lines]):
        presented = _TO_PRESENT.match(_without_number(above))
        goes_on = _IS_SAID_TO_BE.match(line) if presented else None
        if presented and goes_on and f"{goes_on['name']} ".startswith(f"{presented['name']} "):
            yield presented["name"]
        heading = _TO_PRESENT.match(_without_number(line))
        if heading and _is_on_the_cover(heading["name"], opening):
            yield from _if_proper(heading["name"])
        head, text = _with_its_head(above, line)
        begins_to_tell = len(head) <= _LONGEST_NAME and _TELLS_OF_ITSELF.match(_flat(head))
        told = _IS_SAID_TO_BE.search(text)
        if told and (begins_to_tell or told["under"] is None):
            yield from _if_proper(told["name"])


def _with_its_head(above: str, line: str) -> tuple[str, str]:
    """What heads a line, and the line: a label in capitals at its beginning, else the line above."""
    unnumbered = _without_number(line)
    if label := _LABEL_IN_CAPITALS.match(unnumbered):
        return label[0], unnumbered[label.end() :]
    return _without_number(above), line


def _if_proper(name: str) -> list[str]:
    """The name if it is one of two words or an abbreviation: “Titulaire” is none."""
    return [name] if _A_PROPER_NAME.match(name) else []


def _is_on_the_cover(name: str, opening: Opening) -> bool:
    """Whether the first page has the name on a line that begins with it."""
    return any(_flat(line).startswith(_flat(name)) for line in opening.first_blocks)


def _asking(lines: list[str]) -> Iterator[str]:
    """Who says to be seeking proposals or the like."""
    for line in map(_without_number, lines):
        line = _LABEL_IN_CAPITALS.sub("", _SENDER.sub("", line))
        if (asks := _ASKS.match(line)) and len(asks[1]) <= _LONGEST_NAME and not _AN_OFFICE.search(asks[1]):
            yield asks[1]


def _acting(opening: Opening) -> Iterator[str]:
    """Who does what only a buyer does; a title that is not known yet may name somebody more surely."""
    for place in range(_PAGES_THAT_PRESENT):
        yield from _said_to_buy(opening.blocks_of(place))
    yield from _reserving(opening)


def _said_to_buy(lines: list[str]) -> Iterator[str]:
    """Who is said to be the buyer, or by whom the tender is said to be launched."""
    for line in lines:
        if bought := _IS_THE_BUYER.search(line):
            yield from _if_proper(bought["name"])
        if launched := _LAUNCHED_BY.search(_flat(line)):
            value = line[launched.end() :]
            names = (name for name in _short_name(value) if _if_proper(name) and not re.match(_ROLE, name))
            yield from (name for name in names if not _AN_OFFICE_HOLDER.match(name))


def _reserving(opening: Opening) -> Iterator[str]:
    """Who reserves rights of a buyer to themselves, most often first, by a name of two words or an abbreviation."""
    blocks = chain.from_iterable(map(opening.blocks_of, range(_PAGES_WITH_TERMS)))
    names = Counter(name for block in blocks for name in _with_rights_of_a_buyer(block))
    yield from (name for found, _ in names.most_common() for name in _if_proper(found) if not _AN_OFFICE.search(name))


def _with_rights_of_a_buyer(text: str) -> Iterator[str]:
    """Who reserves rights of a tender, or is a public body that reserves any."""
    for match in _RESERVES.finditer(text):
        name = match["name"]
        is_a_buyer = _ORGANISATION.match(_flat(name)) or _OF_A_TENDER.match(_flat(text[match.end() :][:_A_SENTENCE]))
        if is_a_buyer and not _AN_OFFICE_HOLDER.match(name):
            yield name


def _within(text: str) -> list[str]:
    match = _ORGANISATION.search(_flat(text))
    if not match or len(_flat(text)) != len(text):
        return []
    is_grand = _flat(match[0]).startswith("grand ")
    begun = _BEFORE_A_DASH.search(text[: match.start()]) if is_grand else None
    return [f"{begun[0] if begun else ''}{name}" for name in _clean(text[match.start() :])]


def _short_name(text: str) -> list[str]:
    name = _cut(text)
    return [name] if name[:1].isupper() and not _NO_NAME.search(_flat(name)) else []


def _clean(text: str) -> Iterator[str]:
    if name := _without_year(_cut(text)):
        yield name


def _without_number(line: str) -> str:
    return line[number.end() :] if (number := _NUMBER.match(line)) else line


def _without_year(name: str) -> str:
    """An organisation without the year of the document that names it."""
    return _YEARS_AT_THE_END.sub("", name)


def _cut(text: str) -> str:
    """The name at the head of `text`, "" if what stands there is too long to be one."""
    folded = _ITS_ABBREVIATION.sub(lambda match: "_" * len(match[0]), _flat(text))
    found = (_NAME_ENDS.search(folded), _ADDRESS.search(folded), _A_SERVICE.search(text))
    end = min((one.start() for one in found if one), default=None)
    name = _ITS_DEPARTEMENT.sub(r"\1", text[:end].strip(" .–-*")).strip()
    is_name = 3 <= len(name) <= _LONGEST_NAME and not _ALONE_NO_NAME.fullmatch(_flat(name))
    return name if is_name else ""


def _flat(text: str) -> str:
    """`text` folded, its “œ” too one letter long, so that what is found in the one stands there in the other."""
    return fold(text.translate(_ONE_LETTER))
