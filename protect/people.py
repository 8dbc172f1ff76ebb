"""Names of people, where something beside them says that a person is meant: a civility, a role, a signature, a label.

A name alone is not taken: streets, schools, laws and companies are named after people too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from protect.findings import Finding, Kind

_UPPER = "A-ZÀ-ÖØ-ÞŒŸŠŽ"
_LOWER = "a-zà-öø-ÿœšžßı"
_PART = rf"[{_UPPER}](?:[{_LOWER}]+|[{_UPPER}]+)?(?:[{_UPPER}][{_LOWER}]+)?"
_WORD = rf"(?:[dDlLO]['’])?{_PART}(?:[-‑'’](?:{_PART}|[{_LOWER}]{{2,}}))*"
_INITIALS = rf"(?!M\.[ \u00a0\u202f])[{_UPPER}]\.(?:\s?-?[{_UPPER}]\.)*"
_PARTICLE = r"(?:de la|de|du|des|d['’]|la|le|van der|van den|van|von|der|den|ben|el|al|bin|di|da|dos)"
_GAP = r"[ \u00a0\u202f]{1,2}"
_NAMES = re.compile(
    rf"(?<![\w@'’-])(?:{_INITIALS}|{_WORD})(?:{_GAP}(?:{_PARTICLE}{_GAP}?)?(?:{_INITIALS}|{_WORD}))*(?![\w@])"
)
_PIECE = re.compile(rf"{_INITIALS}|{_WORD}")

_CIVILITY = (
    r"(?:M\.|Mr\.?|MM\.|Mmes?\.?|Mlles?\.?|Mrs\.?|Ms\.?|Monsieur|Messieurs|Madame|Mesdames|Mademoiselle|Ma[îi]tre|Me|Dr\.?"
    r"|Docteur|Docteure|Pr\.?|Professeure?|Prof\.)"
)
_AFTER_CIVILITY = re.compile(rf"(?<![\w.])(?:({_CIVILITY})[ \u00a0\u202f\n]{{1,2}}|(M\.|Mr\.|Dr\.))$")
_IN_A_LIST = re.compile(
    rf"(?<![\w.])(?:MM\.|Mmes|Mlles|Messieurs|Mesdames)\s(?:{_WORD}(?:{_GAP}{_WORD}){{0,2}}(?:,\s|\s(?:et|and)\s)){{1,6}}$"
)

_FRENCH_ROLE = r"""
    maire(?:sse)?|(?:premi[eè]re?\s)?adjointe?(?:\sau\smaire)?|d[ée]put[ée]e?|s[ée]nat(?:eur|rice)|[ée]lue?\s|pr[ée]fete?
  | (?:vice-)?pr[ée]sidente?|(?:sous-)?direct(?:eur|rice)s?(?:[\s-]adjointe?)?|chef(?:fe)?\sd['eu’]\w*|chef(?:fe)?
  | responsables?|chargée?\s(?:d['’]|de\s|des\s|du\s)\w+|r[ée]f[ée]rente?s?|repr[ée]sent[ée]e?s?(?:\slégalement)?\spar
  | repr[ée]sentante?s?(?:\slégale?)?|signataires?|mandataires?|pouvoir\sadjudicateur
  | personne\s(?:habilit[ée]e|responsable)
  | contacts?|interlocut(?:eur|rice)s?|correspondante?s?|g[ée]rante?|secr[ée]taire|tr[ée]sori(?:er|[èe]re)|comptable
  | DPO|DPD|RSSI|DSI|DGS|DGA|DG|PDG|CTO|CEO|CIO|CISO|CFO|COO|d[ée]l[ée]gu[ée]e?|techniciene?n?e?|ing[ée]nieure?s?
  | architecte|consultante?s?|d[ée]velopp(?:eur|euse)s?|designer|designeuse|coordinat(?:eur|rice)|coordonnat(?:eur|rice)
  | animat(?:eur|rice)|auteure?s?|autrices?|r[ée]dact(?:eur|rice)s?|r[ée]dig[ée]e?\spar
  | valid[ée]e?\spar|v[ée]rifi[ée]e?\spar
  | approuv[ée]e?\spar|[ée]tabli(?:e)?\spar|relu(?:e)?\spar|r[ée]alis[ée]e?\spar|pr[ée]par[ée]e?\spar|[ée]crit\spar
  | propos[ée]e?\spar|anim[ée]e?\spar|pilot[ée]e?\spar|port[ée]e?\spar|[ée]mett(?:eur|rice)|rapport(?:eure?|euse)
  | conseill(?:er|[èe]re)|experte?s?|juriste|achet(?:eur|euse)|m[ée]diat(?:eur|rice)|product\s(?:owner|manager)|coachs?
  | intrapreneure?s?|fondat(?:eur|rice)s?|co-?fondat(?:eur|rice)|commissaire|assistante?|agente?|formateure?|formatrice
  | gestionnaire|administrat(?:eur|rice)|superviseure?|ma[îi]tre\sde\sconf[ée]rences|chercheure?|chercheuse|doctorante?
  | ministre|secr[ée]taire\sd['’][ÉE]tat|conducteur|conductrice|pilote|suppl[ée]ante?|avocate?
  | en\squalit[ée]\sd[e'’]|nomm[ée]e?|d[ée]sign[ée]e?|soussign[ée]e?|dénommée?|[àa]\sl['’]attention\sd[eu]
  | attn\.?|attention
  | [ée]quipe(?:\sprojet)?|coordination|personnes\srelectrices|relect(?:eur|rice)s
  | contribut(?:eur|rice)s?|participante?s?
  | mise\sen\spage|graphi(?:ste|sme)|illustrations?|cr[ée]dits?(?:\sphotos?)?|photographies?|maquette
  | suivi\sdu\smarch[ée]
  | data\sscientist|entrepreneure?s?(?:\sd['’]int[ée]r[êe]t\sg[ée]n[ée]ral)?|mentore?s?|bizdev|stagiaire|alternante?
"""
_ENGLISH_ROLE = r"""
    director|manager|officer|(?:point\sof\s)?contact|mayor|chair(?:man|woman|person)?|president|secretary|commissioner
  | lead|leader|engineer|head\sof|chief|administrator|coordinator|specialist|analyst|author|prepared\sby|approved\sby
  | signed\sby|represented\sby|reviewed\sby|written\sby|owner|representative|researcher|developer|advisor|adviser|clerk
  | treasurer|attorney|counsel|auditor|buyer|supervisor|consultant|editor|founder
"""
_LABEL = r"""
    noms?(?:\s(?:et|,|/)\s?pr[ée]noms?)?(?:\s(?:du|de\sla|de\sl['’])\s?\w+)?|pr[ée]noms?(?:\set\snoms?)?|full\sname|name
  | printed\sname|nom\sde\snaissance|prénom\s/\snom
"""
_SIGNATURE = (
    r"sign[ée]e?(?:\s[ée]lectroniquement)?(?:\s(?:par|le))?"
    r"|signature|signed|/s/|par\sd[ée]l[ée]gation|cordialement|sincerely|regards"
)
_ROLE = rf"(?:{_FRENCH_ROLE}|{_ENGLISH_ROLE})(?![\w-])"
_WITHIN = r"[^.;!?\n|:,()–—•]{0,70}?"
_BREAK = r"\s?[:,–—|(•-]\s{0,2}|\s(?:est|sera|is|was)\s|[ \u00a0]{1,2}"
_OPENING = r"(?:(?:pour\s)?(?:le|la|l['’]|the|for\sthe|p\.?\s?o\.?)\s?)?"
_TITLES = rf"(?:{_CIVILITY}\s)?"
_ROLE_BEFORE = re.compile(rf"(?<![\w-])((?:{_ROLE})(?P<gap>{_WITHIN}))(?P<break>{_BREAK}){_TITLES}$", re.I | re.X)
_ROLE_ON_THE_LINE_ABOVE = re.compile(
    rf"(?:^|\n)\s?{_OPENING}((?:{_ROLE}){_WITHIN})\s?,?\s?\n\s?{_TITLES}$", re.I | re.X
)
_LABEL_BEFORE = re.compile(rf"(?<![\w-])({_LABEL})\s?[:|]\s?{_TITLES}$", re.I | re.X)
_SIGNATURE_BEFORE = re.compile(rf"(?<![\w-])({_SIGNATURE}){_WITHIN}\s?[:,\n]\s{{0,2}}{_TITLES}$", re.I | re.X)
_BESIDE = (
    r"\s?(?:[,(–—|:/•-]|\n|,?\s(?:[ée]galement|aussi|alors|est|is|was|en\stant\sque|agissant|en\squalit[ée]\sd[e'’]))"
    r"\s?"
)
_ROLE_AFTER = re.compile(
    rf"{_BESIDE}(?:[^.;!?\n|:,()–—•]{{0,12}}?(?:\bex-|(?<![\w-]))({_FRENCH_ROLE})|[^.;!?\n|:,()–—•]{{0,30}}?(?<![\w-])({_ENGLISH_ROLE}))(?![\w-])",
    re.I | re.X,
)
_ROLE_JUST_AFTER = re.compile(rf"\s((?:{_FRENCH_ROLE}|{_ENGLISH_ROLE})(?![\w-]))", re.I | re.X)
_NEXT_IN_A_LIST = re.compile(rf"(?:,|\s?/|\s?&|,?\s(?:et|and|ou|or))\s{_TITLES}")
_REACH_BEFORE, _REACH_AFTER = 130, 60

_STREET = (
    r"rue|avenue|av\.?|boulevard|bd|blvd|place|pl\.|quai|all[ée]es?|impasse|chemin|cours|square|pont|esplanade|rond-point|parvis"
    r"|street|road|drive|lane|faubourg|route|villa|passage"
)
_NAMED_AFTER = (
    rf"{_STREET}|coll[èe]ge|lyc[ée]e|[ée]cole|groupe\sscolaire|gymnase|stade|complexe|salle|amphith[ée][âa]tre|auditorium|h[ôo]pital|clinique|centre|chu|espace"
    r"|maison|r[ée]sidence|b[âa]timent|tour|immeuble|h[ôo]tel|parc|jardin|station|gare|m[ée]tro|a[ée]roport|universit[ée]|institut|fondation"
    r"|biblioth[èe]que|m[ée]diath[èe]que|th[ée][âa]tre|mus[ée]e|cr[èe]che|ehpad|prix|loi|plan|rapport|circulaire|cabinet|soci[ée]t[ée]"
    r"|entreprise|association|piscine|foyer|cit[ée]|quartier|zac|campus|port|site|barrage|school|hospital|university|park|building"
    r"|act|award|foundation|company|firm|law|commune|ville|village|laboratoire|op[ée]ration|amendement|dispositif|m[ée]thode|[ée]chelle|th[ée]or[èe]me|algorithme|licence"
)
_PLACE_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_NAMED_AFTER})\s+(?:(?:de\sla|de\sl['’]|de|du|des|d['’]|l['’]|dite?)\s?)?[«“\"]?\s*(?:(?:{_CIVILITY}|G[ée]n[ée]ral|Mar[ée]chal|Pr[ée]sident|Colonel|Commandant)\s+)?$",
    re.I | re.X,
)
_LAW_BEFORE = re.compile(
    r"\b(?:d[ée]crets?|lois?|ordonnances?|arr[êe]t[ée]s?|circulaires?|directives?|r[èe]glement|act|executive\sorder)\b[^.\n]{0,100}\b"
    r"(?:sign[ée]e?s?|promulgu[ée]e?s?|contresign[ée]e?s?|pr[ée]sent[ée]e?s?|port[ée]e?s?|signed|sponsored)\s+(?:par|by)[^.\n]{0,60}$",
    re.I | re.X,
)
_COMPANY_AFTER = re.compile(
    r"\s?(?:,\s)?(?:SAS?U?|SARL|EURL|SCOP|SNC|GIE|Inc\b|Ltd|LLC|GmbH|Corp|& Co|&|et\sAssoci[ée]s|et\sFils|Consulting"
    r"|Conseil\b|Group\b|Street|St\.|Avenue"
    r"|Ave\b|Road|Drive|Blvd|Building)",
)

_CAPITAL_PARTICLES = frozenset(("le", "la", "de", "du", "des", "el", "ben", "van", "von", "di", "da", "dos", "al", "d"))
_COMPANY_FORMS = frozenset(
    ("SA", "SAS", "SASU", "SARL", "EURL", "SCOP", "SNC", "GIE", "SEM", "SPL", "EPIC", "LLC", "LTD", "INC")
)


def find_people(text: str) -> Iterator[Finding]:
    """Every name with what stands beside it: the name alone is the finding, what stands beside it the detail."""
    common = _words_in_lower_case(text)
    before: Finding | None = None
    for start, end in _candidates(text):
        beside = _what_says_so(text, start, end, common)
        if beside is None and before and _NEXT_IN_A_LIST.fullmatch(text, before.end, start):
            beside = before.detail if _is_a_full_name(text[start:end]) else None
        if beside is not None:
            before = Finding(Kind.PERSON, start, end, beside)
            yield before


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that may be a name: cut wherever a word is a common one."""
    for match in _NAMES.finditer(text):
        run: list[re.Match[str]] = []
        for piece in _PIECE.finditer(text, *match.span()):
            if _may_be_in_a_name(piece, text, bool(run)):
                run.append(piece)
            else:
                yield from _trimmed(run)
                run = []
        yield from _trimmed(run)


def _may_be_in_a_name(piece: re.Match[str], text: str, begun: bool) -> bool:
    if piece[0].lower() in _CAPITAL_PARTICLES:
        return begun or _AFTER_CIVILITY.search(text[max(0, piece.start() - _REACH_BEFORE) : piece.start()]) is not None
    return not _is_common(piece[0])


def _trimmed(run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The run without the particles at its end, nor what stands before a first name: “CCAS Olivier Bastide”."""
    while run and run[-1][0].lower() in _CAPITAL_PARTICLES:
        run.pop()
    if run and not _is_first_name(run[0][0]) and not run[0][0].endswith("."):
        first = next((n for n, piece in enumerate(run[:-1]) if _is_first_name(piece[0]) and not piece[0].isupper()), 0)
        run = run[first:]
    if run:
        yield run[0].start(), run[-1].end()


def _is_common(word: str) -> bool:
    return word.lower().strip("’'") in _words_of("common_words.txt")


def _words_in_lower_case(text: str) -> frozenset[str]:
    return frozenset(re.findall(rf"(?<![\w'’-])[{_LOWER}]{{3,}}(?![\w-])", text))


def _what_says_so(text: str, start: int, end: int, common: frozenset[str]) -> str | None:
    """The civility, role, label or signature beside a candidate, None where nothing says that it is a person."""
    before = text[max(0, start - _REACH_BEFORE) : start]
    after = text[end : end + _REACH_AFTER]
    if _PLACE_BEFORE.search(before) or _LAW_BEFORE.search(before):
        return None
    name = text[start:end]
    if civility := _AFTER_CIVILITY.search(before):
        return None if _is_acronym(name) and len(name) < 3 else civility[1] or civility[2]
    if _IN_A_LIST.search(before):
        return _IN_A_LIST.search(before)[0].split()[0]  # type: ignore[index]
    pieces = _PIECE.findall(name)
    if not 2 <= len(pieces) <= 5 or _COMPANY_FORMS & set(map(str.upper, pieces)) or _COMPANY_AFTER.match(after):
        return None
    known = _has_first_name(pieces)
    if not known and (any(piece.lower() in common for piece in pieces) or all(map(str.isupper, pieces))):
        return None
    return _role_beside(before, after, known)


def _role_beside(before: str, after: str, known: bool) -> str | None:
    for pattern in (_LABEL_BEFORE, _SIGNATURE_BEFORE):
        if found := pattern.search(before):
            return found[1]
    if (found := _ROLE_BEFORE.search(before)) and (known or _is_announced(found)):
        return " ".join(found[1].split())
    if not known:
        return None
    if found := _ROLE_ON_THE_LINE_ABOVE.search(before):
        return " ".join(found[1].split())
    found = _ROLE_AFTER.match(after) or _ROLE_JUST_AFTER.match(after)
    return next(filter(None, found.groups())) if found else None


def _is_announced(role: re.Match[str]) -> bool:
    """Whether a role leads so straight to what follows that any two capitalised words are a name."""
    straight = len(role["gap"].split()) <= 3
    return straight and (role["break"].strip() == ":" or role[1].lower().endswith(("é par", "ée par", " by")))


def _is_a_full_name(name: str) -> bool:
    pieces = _PIECE.findall(name)
    return 2 <= len(pieces) <= 5 and _has_first_name(pieces)


def _has_first_name(pieces: Iterable[str]) -> bool:
    """Whether one of the words is a first name, as the first or the last one of a name is."""
    first, *_, last = pieces
    return _is_first_name(first) or _is_first_name(last)


def _is_first_name(word: str) -> bool:
    return any(_folded(part) in _words_of("first_names.txt") for part in re.split(r"[-‑]", word))


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= 5


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "Oe")).casefold()
    return "".join(character for character in plain if character.isalpha())


@cache
def _words_of(file: str) -> frozenset[str]:
    return frozenset(files("protect").joinpath(file).read_text("utf-8").split())
