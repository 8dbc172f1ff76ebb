"""What stands beside a name and says that a person is meant: a civility, a role, a label, a signature, an address."""

from __future__ import annotations

import re

from protect.findings import FAMILY_NAME, FIRST_NAME
from protect.people.firms import is_called_as_somebody, names_a_company
from protect.people.laws import is_a_law
from protect.people.names import (
    AFTER_CIVILITY,
    CIVILITY,
    GAP,
    LOWER,
    WORD,
    begins_with_initials,
    ends_with_initials,
    folded,
    has_first_name,
    pieces_of,
)
from protect.people.roles import ENGLISH_ROLE, FRENCH_ROLE, ROLE, TRADE

_IN_A_LIST = re.compile(
    rf"(?<![\w.])(?:MM\.|Mmes|Mlles|Messieurs|Mesdames)\s(?:{WORD}(?:{GAP}{WORD}){{0,2}}(?:,\s|\s(?:et|and)\s)){{1,6}}$"
)

_LABEL = r"""
    noms?(?:\s(?:et|,|/)\s?pr[ée]noms?)?(?:\s(?:du|de\sla|de\sl['’])\s?\w+)?|pr[ée]noms?(?:\set\snoms?)?|full\sname|name
  | printed\sname|nom\sde\snaissance|prénom\s/\snom
"""
_SIGNATURE = (
    r"sign[ée]e?(?:\s[ée]lectroniquement)?(?:\s(?:par|le))?"
    r"|signature|signed|/s/|par\sd[ée]l[ée]gation|cordialement|sincerely|regards"
)
_NO_ROLE = re.compile(rf"(?:{CIVILITY}|{_LABEL}|{_SIGNATURE})", re.I | re.X)
_WITHIN = r"[^.;!?\n|:,()–—•]{0,70}?"
_BREAK = r"\s?[:,–—|(•-]\s{0,2}|\s(?:est|sera|is|was)\s|[ \u00a0]{1,2}"
_OPENING = r"(?:(?:pour\s)?(?:le|la|l['’]|the|for\sthe|p\.?\s?o\.?)\s?)?"
_TITLES = rf"(?:{CIVILITY}\s)?"
_ROLE_BEFORE = re.compile(rf"(?<![\w-])((?:{ROLE})(?P<gap>{_WITHIN}))(?P<break>{_BREAK}){_TITLES}$", re.I | re.X)
_ROLE_AND_COLON = re.compile(rf"(?<![\w-])(?:{ROLE})\s?:\s?$", re.I | re.X)
"""“Valideur : TRÉGUIER G.”"""
_DONE_BY = re.compile(
    rf"(?<![\w-])((?:sign|contresign|valid|r[ée]dig|v[ée]rifi|approuv|vis)[ée]e?s?(?:\s(?:[ée]lectronique|num[ée]rique)ment)?)"
    rf"(?:\s?,?\sle\s[^\n;|]{{4,30}}?)?\s,?\s?par\s{_TITLES}(?:(?-i:L[ea]|D[eu]|El|Van|Von)\s)?$",
    re.I | re.X,
)
"""“Signé électroniquement le 12/03/2024 par”: a person follows, whose first name may be an initial."""
_ROLE_ON_THE_LINE_ABOVE = re.compile(rf"(?:^|\n)\s?{_OPENING}((?:{ROLE}){_WITHIN})\s?,?\s?\n\s?{_TITLES}$", re.I | re.X)
_OF_A_THING = "".join(
    rf"(?<!\b{thing}[ \u00a0])"
    for thing in (
        *("project", "product", "file", "system", "solution", "application", "agency", "contract"),
        *("official", "authority", "buyer", "company", "organisation", "organization", "supplier", "vendor"),
    )
)
"""What a name is that is no person's: “Project name: …”, “Official name: …” in notices of the European Union."""
_NAME_OF_A_THING = re.compile(
    r"noms?\s(?:du|de\sla|de\sl['’])\s?(?:attributair|b[ée]n[ée]ficiair|candidat|client|collectivit|commun|concurren"
    r"|[ée]diteur|[ée]tablissem|entrepris|fichier|fourniss|groupem|h[ée]bergeur|logiciel|lot|mandatair|march|marque"
    r"|mod[èe]le|op[ée]rat|organis|prestatair|produi|projet|site|soci[ée]t|solution|soumissionn|sous-traitant|structur"
    r"|titulair|ville)",
    re.I,
)
"""The label of what may be a company: there, only a first name tells somebody."""
_LABEL_BEFORE = re.compile(rf"(?<![\w-]){_OF_A_THING}({_LABEL})\s?[:|]\s?{_TITLES}$", re.I | re.X)
_LABEL_ON_THE_LINE_ABOVE = re.compile(rf"(?:^|\n)[ \t>*-]*({_LABEL})\s?[:*]*\s?\n\s?{_TITLES}$", re.I | re.X)
_SIGNATURE_BEFORE = re.compile(rf"(?<![\w-])({_SIGNATURE}){_WITHIN}\s?[:,\n]\s{{0,2}}{_TITLES}$", re.I | re.X)
_BESIDE = (
    r"\s?(?:[,(–—|:/•-]|\n|,?\s(?:[ée]galement|aussi|alors|est|is|was|en\stant\sque|agissant|en\squalit[ée]\sd[e'’]))"
    r"\s?"
)
_ROLE_AFTER = re.compile(
    rf"{_BESIDE}(?:[^.;!?\n|:,()–—•]{{0,12}}?(?:\bex-|(?<![\w-]))({FRENCH_ROLE})|[^.;!?\n|:,()–—•]{{0,30}}?(?<![\w-])({ENGLISH_ROLE}))(?![\w-])",
    re.I | re.X,
)
_ROLE_JUST_AFTER = re.compile(rf"\s((?:{FRENCH_ROLE}|{ENGLISH_ROLE})(?![\w-]))", re.I | re.X)
_ROLE_GOING_ON = re.compile(rf"(?:{GAP}[\w&-]+){{0,2}}{GAP}(?:{ENGLISH_ROLE})(?![\w-])", re.I | re.X)
_SERVICE_AFTER = re.compile(
    r"\s?[-–—|,(]\s?((?:sous-)?(?:service|direction|p[ôo]le|bureau|mission|cellule|d[ée]partement\s(?:des?|du|informatique)|dsi|unit[ée]"
    r"|division|team|department\sof))(?![\w-])",
    re.I,
)
BEGINS_A_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[-–•*·▪●]\s?)?$")
"""“Jeanne Vasseur - Service achats”, on a line that begins so, is who works there."""
_TRADE_AFTER = re.compile(rf"\s?[,(–—|]\s?(?:l['’]|(?:la|le|un|une|son|sa|notre|an?|the)\s)?({TRADE})(?![\w-])", re.X)
"""A word that ends as trades do, behind a comma or the like: “Magali Sanchez, instructrice”."""
_ANY_LABEL_BEFORE = re.compile(
    rf"(?:^|[\n;|•.]\s*|\s[-–]\s)(?P<label>[^\W\d_][^:;|\n.]{{1,40}}?)\s?:\s?{_TITLES}$", re.I | re.X
)
_LABEL_OF_NO_PERSON = re.compile(
    r"""(?:
    adresse|sites?|navires?|bateaux?|salles?|lieux?|[ée]difices?|monuments?|localisation|localit[ée]s?
  | noms?\s(?:du|de|des)|d[ée]nomination|raison|titre|objet|lots?
  | intitul[ée]|exemples?|sources?|r[ée]f[ée]rences?|bibliographie|candidat|attributaire|titulaire(?!\sdu\scompte)
  | b[ée]n[ée]ficiaire(?!\sdu\s(?:RIB|compte|virement))|produit
  | logiciel|[ée]diteur|marque|fournisseur|mod[èe]le|address|locations?|title|subject|vendor|company|products?|software
  | citation
  | cf|voir|see|note|https?
    )s?\b""",
    re.I | re.X,
)
_HOLDER_BEFORE = re.compile(rf"(?<![\w-])(titulaires?)\s?:\s{{0,2}}{_TITLES}$", re.I | re.X)
_SUBSTITUTE = re.compile(r"(?<![\w-])suppl[ée]ante?s?\s?:", re.I)
"""“Titulaire : …”, “Suppléant : …”: who holds an office and not a market, as somebody stands in for them."""
_ENDS_A_CELL = re.compile(r"\s*(?:\.?(?:$|\n)|[;|,(–—/]|-\s|(?:et|and)\s)")
_REACHED_AT = re.compile(
    r"[ \u00a0,(:–—|;\-<]{1,5}(?:(?:au|t[ée]l|mob|port|fax|m[ée]l|mail|courriel|e-?mail|phone)\w*[ \u00a0.:]{0,4})?"
    r"(?:(?:\(?[+0]|\(\d)\d(?:[ \u00a0.()\-]{0,2}\d){7,}|[\w.+-]{3,}@\w)",
    re.I,
)
"""A telephone number or an address right behind a name."""
REACHING_SOMEBODY = (
    r"(?:contacte[rz]|appele[rz]|joindre|joignez|pr[ée]ven(?:ir|ez)|remercie[rz]"
    r"|(?:remis|confi[ée]|transmis|envoy[ée]|adress[ée])e?s?\s[àa]"
    r"|(?:demande[rz]|envoye[rz]|transmett(?:re|ez)|adresse[rz](?:-vous)?|[ée]cri(?:re|vez)|confie[rz]|remett(?:re|ez))\s[àa]"
    r"|ask(?:\sfor)?|call|contact|reach\sout\sto|write\sto|thank)"
)
"""The verbs behind which somebody stands, rather than something."""
_TOOK_PART = (
    r"with\s(?:the\s)?(?:input|help|support|contributions?)\s(?:from|of)|thanks\sto|merci\s[àa]"
    r"|avec\s(?:l['’](?:aide|appui)|le\s(?:concours|soutien)|la\s(?:participation|contribution|collaboration))\sde"
    r"|(?:pr[ée]sent|compil|coordonn|illustr)[ée]e?s?\spar|(?:presented|compiled|drafted|edited|led|illustrated)\sby"
)
"""What leads to who took part; to a company too, so that only a first name tells somebody."""
_REACHED = re.compile(
    rf"(?<!\w)(?:{REACHING_SOMEBODY}|{_TOOK_PART}|r[ée]uni(?:t|ssent|ra|ront|ssait|ssant)|rassembl(?:e|ent|era|eront|ait|ant))\s$",
    re.I,
)
CONTACT_WORD = r"(?:t[ée]l(?:[ée]phone)?s?|port(?:able)?|mobile|courriels?|m[ée]ls?|e-?mails?|contacts?)"
_CV_BEFORE = re.compile(
    rf"(?<![\w-])(?:curriculum\svit[aæ]e?|c\.?v\.?)\s?(?:n[°o]\s?\d+)?\s?(?:[:–—-]|d[eu]|\n)?\s{{0,2}}{_TITLES}$", re.I
)
_BORN_AFTER = re.compile(r"\s?[,(\n]?\s?[Nn][ée]{1,2}e?\s(?:le\s\d|en\s(?:19|20)\d\d|[àa]\s[A-ZÀ-Þ])")
_BEHIND_A_CONTACT_WORD = re.compile(
    rf"(?<![\w-])(?:t[ée]l(?:[ée]phone)?s?|{CONTACT_WORD}(?=\.|\s?[:|]))\.?\s?[:|]?\s{{1,2}}{_TITLES}$", re.I
)
"""“Tél. C. Hervouet”."""
NEXT_IN_A_LIST = re.compile(
    rf"(?:\s?\([^()\n]{{1,60}}\)|,\s[{LOWER}][^,;:.()\n|]{{2,60}}(?=\s?;))?(?:,|\s?;|\s?/|\s?&|[,;]?\s(?:et|and|ou|or))\s(?:de\s)?{_TITLES}"
)
_REACH_BEFORE, _REACH_AFTER = 130, 60

_STREET = (
    r"rue|avenue|av\.?|boulevard|bd|blvd|(?<!\ben\s)place|pl\.|quai|all[ée]es?|impasse|chemin|cours|square|pont|esplanade|rond-point|parvis"
    r"|street|road|drive|lane|faubourg|route|villa|passage"
)
_SORT_OF_SCHOOL = (
    r"scolaire|priv[ée]e?|publi(?:c|que)|polyvalent|professionnel|g[ée]n[ée]ral|et|technologique|agricole|h[ôo]telier"
    r"|maternelle|[ée]l[ée]mentaire|primaire|internationale?"
)
_SCHOOLS = r"coll[èe]ges|lyc[ée]es|[ée]coles|gymnases"
_CHURCH = r"[ée]glise|chapelle|cath[ée]drale|basilique|coll[ée]giale|abbaye|prieur[ée]|couvent|paroisse"
_NAMED_AFTER = (
    rf"{_STREET}|(?:coll[èe]ge|lyc[ée]e|[ée]cole|cit[ée]|universit[ée])(?:\s(?:{_SORT_OF_SCHOOL}))*|acad[ée]mie|facult[ée]|groupe\sscolaire|gymnase|stade|complexe|salle|amphith[ée][âa]tre|auditorium|h[ôo]pital|clinique|centre|chu|espace"
    r"|maison|r[ée]sidence|b[âa]timent|tour|immeuble|h[ôo]tel|parc|jardin|station|gare|m[ée]tro|a[ée]roport|institut|fondation"
    rf"|{_CHURCH}"
    r"|biblioth[èe]que|m[ée]diath[èe]que|th[ée][âa]tre|mus[ée]e|cr[èe]che|ehpad|prix|loi|plan|rapport|circulaire|cabinet|soci[ée]t[ée]"
    r"|entreprise|association|piscine|foyer|quartier|za[ce]|(?<!\bde\s)zone|campus|port|site|barrage|school|hospital|university|park|building"
    r"|act|award|foundation|company|firm|law|commune|ville|village|laboratoire|op[ée]ration|amendement|dispositif|m[ée]thode|[ée]chelle|th[ée]or[èe]me|algorithme|licence"
)
_PLACE_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_NAMED_AFTER})\s+(?:(?:de\sla|de\sl['’]|de|du|des|d['’]|l['’]|dite?)\s?)?[«“\"]?\s*(?:(?:{CIVILITY}|G[ée]n[ée]ral|Mar[ée]chal|Pr[ée]sident|Colonel|Commandant|Recteur|Doyen)\s+)?$",
    re.I | re.X,
)
_ROLE_AND_CHURCH = re.compile(rf"(?<![\w-])(?:{ROLE})(?:\s|\s?:\s?)(?:{_CHURCH})\s$", re.I | re.X)
"""“Interlocuteur basilique Luc Bernard”: who is to be asked about it."""
_CHURCH_BEFORE = re.compile(rf"(?<![\w-])(?:{_CHURCH})\s$", re.I)
_TOWN_BEFORE = re.compile(
    r"(?<![\w-])(?:borough|city|county|district|province|state|town|township|university|village) of (?:the )?$", re.I
)
"""“City and County of”, “University of”: who is called after a place, not who is there."""
_SAINT = r"(?:san|santa|santo|s[ãa]o|sainte?|ste?\.?)"
_A_SAINT_S = re.compile(r"(?:saint|sainte|ste?\.?|notre-dame)(?![^\W\d_])", re.I)
_NAMED_AFTER_A_SAINT = re.compile(rf"{_SAINT}{GAP}", re.I)
_SAINT_BEFORE = re.compile(rf"(?<![\w-]){_SAINT}{GAP}$", re.I)
_LAW_BEFORE = re.compile(
    r"\b(?:d[ée]crets?|lois?|ordonnances?|arr[êe]t[ée]s?|circulaires?|directives?|r[èe]glement|act|executive\sorder)\b[^.\n]{0,100}\b"
    r"(?:sign[ée]e?s?|promulgu[ée]e?s?|contresign[ée]e?s?|pr[ée]sent[ée]e?s?|port[ée]e?s?|signed|sponsored)\s+(?:par|by)[^.\n]{0,60}$",
    re.I | re.X,
)
_COMPANY_BEFORE = re.compile(
    r"\b(?:soci[ée]t[ée]|entreprise|cabinet|groupe|company|firm|(?-i:SASU?|SARL|EURL|SCI|SNC|SELARL))\s$", re.I
)
_COMPANY_AFTER = re.compile(
    r"\s?(?:,\s)?(?:SAS?U?|SARL|EURL|SCOP|SNC|GIE|Inc\b|Ltd|LLC|GmbH|Corp|& Co|&|et\sAssoci[ée]s|et\sFils|Consulting"
    r"|Conseil\b(?!\s(?:d[ée]partemental|r[ée]gional|municipal|national|g[ée]n[ée]ral|d['’]))|Group\b|Street|St\.|Avenue"
    r"|Ave\b|Road|Drive|Blvd|Building|Centre\b|Center\b|House\b|Library|Academy|School|Hospital|University|Way\b)",
)


_LETTERED = re.compile(r"^[ \t]*([A-Z]{1,2}\.)[ \t]", re.M)
"""What begins a heading or the name of somebody: “L. INVOICES”, “L. MARTIN”."""
_LONGEST_CLAUSE = 5000
"""Characters between two such headings."""
_SEVERAL_PLACES = (
    r"b[âa]timents|cr[èe]ches|[ée]quipements|foyers|mus[ée]es|parcs|piscines|places|quartiers|r[ée]sidences|rues|salles"
    r"|stades|stations"
)
_LABEL_OF_PLACES = re.compile(rf"(?<![\w-])(?:{_NAMED_AFTER}|{_SCHOOLS}|{_SEVERAL_PLACES})(?![\w-])", re.I)
_ABBREVIATED_WITH_M = frozenset(("oe", "oa", "od", "oeuvre", "ouvrage"))
"""“M. O. E.” is the maître d’œuvre."""


def what_says_so(text: str, start: int, end: int, common: frozenset[str]) -> str | None:
    """The civility, role, label or signature beside a candidate, None where nothing says that it is a person."""
    before = text[max(0, start - _REACH_BEFORE) : start]
    after = text[end : end + _REACH_AFTER]
    if is_named_after(text, start, end):
        return None
    name = text[start:end]
    if civility := AFTER_CIVILITY.search(before):
        is_none = name.isupper() and (len(name) < 3 or _numbers_a_heading(civility[0], text, start))
        is_none |= civility[0].startswith("M.") and folded(name) in _ABBREVIATED_WITH_M
        return None if is_none else civility[1] or civility[2]
    if _IN_A_LIST.search(before):
        return _IN_A_LIST.search(before)[0].split()[0]  # type: ignore[index]
    pieces = pieces_of(name)
    if (
        not 2 <= len(pieces) <= 5
        or names_a_company(pieces)
        or _COMPANY_AFTER.match(after)
        or (is_a_place(text, start, end) and not _is_told_of(before, after))
    ):
        return None
    done_by = _DONE_BY.search(before)
    is_turned = ends_with_initials(pieces) and (done_by or (name.isupper() and _ROLE_AND_COLON.search(before)))
    known = has_first_name(pieces) or begins_with_initials(pieces) or bool(is_turned)
    if known and done_by:
        return done_by[1]
    if not known and (any(piece.lower() in common for piece in pieces) or all(map(str.isupper, pieces))):
        return None
    return _role_beside(before, after, known)


def _numbers_a_heading(civility: str, text: str, start: int) -> bool:
    """Whether it is the “M.” of “M. COMPLIANCE”, a heading right between those that “L.” and “N.” begin.

    In a list of people with their initials, “M. DUPONT” stands between any others.
    """
    letters, place = civility.strip(), start - len(civility)
    is_first = not text[:place].rpartition("\n")[2].strip()
    if letters not in ("M.", "MM.") or not is_first:
        return False
    above = _LETTERED.findall(text, max(0, place - _LONGEST_CLAUSE), place)
    below = _LETTERED.search(text, start, start + _LONGEST_CLAUSE)
    return above[-1:] == [letters.replace("M", "L")] and below is not None and below[1] == letters.replace("M", "N")


def has_role_before(text: str, start: int) -> bool:
    """Whether a role leads to what begins there: “la directrice du musée ”."""
    return _ROLE_BEFORE.search(text, max(0, start - _REACH_BEFORE), start) is not None


def has_role_after(text: str, end: int) -> bool:
    """Whether an English role goes on with what ends there, within three words: “ Services Manager”."""
    return _ROLE_GOING_ON.match(text, end) is not None


def is_a_role(beside: str) -> bool:
    """Whether what stands beside a name says what the person does: no civility, no label, no signature."""
    return bool(beside) and beside not in (FIRST_NAME, FAMILY_NAME) and _NO_ROLE.fullmatch(beside) is None


def is_of_a_thing(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a street, a school, a law or a company."""
    in_company = _COMPANY_BEFORE.search(text, max(0, start - _REACH_BEFORE), start)
    is_company = in_company or _COMPANY_AFTER.match(text, end) or is_called_as_somebody(text[start:end])
    return bool(is_company) or is_named_after(text, start, end)


def is_named_after(text: str, start: int, end: int) -> bool:
    """Whether a street, a school, a law or the like stands before the name, and is not only named beside it."""
    before = _above_no_row(text[max(0, start - _REACH_BEFORE) : start])
    is_after = bool(_PLACE_BEFORE.search(before) or _LAW_BEFORE.search(before)) or is_a_law(text, start, end)
    return is_after and not _stands_behind_a_church(text, start, end)


def _above_no_row(before: str) -> str:
    """The same without the row of a table above: “Nom | Site” over a name says nothing of it."""
    above, _, line = before.rpartition("\n")
    return line if " | " in above.rpartition("\n")[2] else before


def _stands_behind_a_church(text: str, start: int, end: int) -> bool:
    """Whether a church and somebody with a role are only named side by side: “Chapelle Jean Martin architecte”."""
    before = text[max(0, start - _REACH_BEFORE) : start]
    if not _CHURCH_BEFORE.search(before) or _A_SAINT_S.match(text, start):
        return False
    has_role = _ROLE_AFTER.match(text, end) or _ROLE_JUST_AFTER.match(text, end) or _ROLE_AND_CHURCH.search(before)
    return has_role is not None


def is_a_place(text: str, start: int, end: int) -> bool:
    """Whether a town, or what is called after one, has the name: “San Francisco”, “City of Charlotte”.

    “San Francisco Port” is a place too, “SAN ROMAN Ana” is somebody, whose first name stands last.
    """
    name, before = text[start:end], text[max(0, start - _REACH_BEFORE) : start]
    if _TOWN_BEFORE.search(before):
        return True
    saint = _NAMED_AFTER_A_SAINT.match(name)
    if saint is None and not _SAINT_BEFORE.search(before):
        return False
    first, *further = pieces_of(name[saint.end() if saint else 0 :]) or [""]
    return has_first_name([first]) and not (further and has_first_name(further[-1:]))


def _is_told_of(before: str, after: str) -> bool:
    """Whether a label, a role or how to reach somebody stands right beside: “Contact : Santa Perez, directrice”."""
    told_after = _ROLE_AFTER.match(after) or _ROLE_JUST_AFTER.match(after) or _REACHED_AT.match(after)
    return before.rstrip().endswith(":") or bool(told_after)


def _role_beside(before: str, after: str, known: bool) -> str | None:
    for pattern in (_LABEL_BEFORE, _SIGNATURE_BEFORE):
        if found := pattern.search(before):
            return found[1] if known or not _NAME_OF_A_THING.match(found[1]) else None
    if (found := _ROLE_BEFORE.search(before)) and (known or _is_announced(found)):
        return " ".join(found[1].split())
    if not known:
        return None
    if found := _ROLE_ON_THE_LINE_ABOVE.search(before) or _LABEL_ON_THE_LINE_ABOVE.search(before):
        return " ".join(found[1].split())
    if (holder := _HOLDER_BEFORE.search(before)) and (_SUBSTITUTE.search(before) or _SUBSTITUTE.search(after)):
        return holder[1]
    if found := _ROLE_AFTER.match(after) or _ROLE_JUST_AFTER.match(after) or _TRADE_AFTER.match(after):
        return None if _is_a_place_s_line(before, found) else str(next(filter(None, found.groups())))
    if _CV_BEFORE.search(before) or _BORN_AFTER.match(after):
        return ""
    if BEGINS_A_LINE.search(before) and (found := _SERVICE_AFTER.match(after)):
        return found[1]
    is_reached = _REACHED.search(before) or _BEHIND_A_CONTACT_WORD.search(before) or _REACHED_AT.match(after)
    if is_reached or _is_labelled(before, after):
        return ""
    return None


def _is_labelled(before: str, after: str) -> bool:
    """Whether it is all that stands behind a label, whatever that is, where it may name a person."""
    label = _ANY_LABEL_BEFORE.search(before)
    if label is None or not _ENDS_A_CELL.match(after):
        return False
    words = label["label"]
    return not (_LABEL_OF_NO_PERSON.match(words) or _LABEL_OF_PLACES.search(words))


def _is_a_place_s_line(before: str, role: re.Match[str]) -> bool:
    """Whether the role begins the line below one that says where: “Site : Simone Lerme”, “Responsable : …”."""
    label = _ANY_LABEL_BEFORE.search(before)
    is_below = role[0].lstrip(" ").startswith("\n")
    return is_below and label is not None and bool(_LABEL_OF_NO_PERSON.match(label["label"]))


def _is_announced(role: re.Match[str]) -> bool:
    """Whether a role leads so straight to what follows that any two capitalised words are a name."""
    straight = len(role["gap"].split()) <= 3
    return straight and (role["break"].strip() == ":" or role[1].lower().endswith(("é par", "ée par", " by")))
