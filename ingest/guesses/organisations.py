"""The names of organisations: where one stands in a line, where it ends, and how it is written."""

from __future__ import annotations

import re

from ingest.guesses.folding import fold_for_guessing

LONGEST_NAME = 100
ORGANISATION = re.compile(
    r"\b(?:ville|mairie|c[ci]as|communaute (?:de communes|d'agglomeration|urbaine)|commune|metropole"
    r"|(?:conseil )?departement"
    r"|conseil (?:departemental|regional|general)|(?<!dans la )region(?! \d)"
    r"|ministere|prefecture|sous-prefecture|syndicat|agence"
    r"|autorite(?! (?:adjudicatrice|competente|contractante|habilitee|signataire))"
    r"|parc (?:national|naturel)|centre (?:departemental|hospitalier|communal|national|regional|de gestion)"
    r"|chu|universite|office|caisse"
    r"|chambre (?:de|d)|rectorat|academie"
    r"|etablissement public(?! (?:(?:communal|departemental|local|national) )?"
    r"(?:a caractere|administratif|d'enseignement|industriel|local|national)\b)|fondation|institut"
    r"|banque(?! (?:alimentaire|digitale|en ligne|mobile|numerique"
    r"|de (?:donnees|connaissances|pret|sang|questions)|d'(?:accueil|images?|exercices)))"
    r"|(?:delegation|direction) (?:interministerielle|generale)|centre d'expertise"
    r"|service departemental)\b"
    r"(?: (?:public|national|departemental|regional|intercommunal|mixte|interdepartemental)e?s?)?"
    r" (?:de la |de l'|de |du |des |d'|en |pour |charge |a )?\S.*"
    r"|\bgrand [a-z].*"
    r"|\b(?:city and county|state|city|county|town|department|ministry|office|government|university|borough) of [a-z].*"
    r"|(?<![a-z-])(?:[a-z-]{1,40} ){1,3}(?:(?:county|city|borough|district) council|administration$|ministry$)"
    r"|(?<![a-z-])(?:[a-z&-]{1,40} ){1,9}corporation (?:limited|ltd)$"
    r"|\bdirection (?:des |du |de la |de l')[\w'-]+(?: [\w'-]+){0,3} de l'etat\b"
)
_NUMBER = re.compile(
    r"(?:(?:\d+(?:\.\d+)*\.?|[A-Z]|[IVX]+)\s*[.)–-]?\s+(?=\w)|[IVX]+\.\d[\d.]*\)\s?(?:\|\s)*"
    r"|(?:Article|ARTICLE) \d+\s*[.:–-]*\s*|(?:[Ll]e |[Ll][’']))"
)
ARTICLE = re.compile(r"^(?:l'|la |le |les |the )")
_NAME_ENDS = re.compile(
    r"(?<!\s)\s*(?:[,;:()|\n]|\.(?:\s|$)| [-–] | (?:est|sont|a|ont|souhaite|lance|dont|qui|represent\w+|direction"
    r"|service|request|agissant|sis|sise|and its|invites|is|has|will)\b|/\s| en (?:[a-z]{3,9} )?(?:19|20)\d\d\b"
    r"|(?<!\bof)(?<!\band) (?:procurement|purchasing)\b|\bcorrespondant(?= ?:))"
)
_ALONE_NO_NAME = re.compile(
    r"(?:agence|caisse|commune|departement|fondation|institut|mairie|metropole|ministere|office|prefecture|region"
    r"|syndicat|universite|ville)"
)
"""What names no one by itself: “Ville | ” in a table of addresses."""
_ITS_ABBREVIATION = re.compile(r"\([a-z][\w.-]{1,9}\)(?= (?:de |du |des |d')\w)")
"""What stands within a name that goes on: “Service d’incendie (SDIS) du Port”."""
ADDRESS = re.compile(
    r"(?<!\s)\s+"
    r"(?:(?:adresse postale|postal address|(?:national registration )?number|numero national|e-?mail)\b[^:]{0,30}:"
    r"|(?:\d+\s+)?(?:place|rue|avenue|boulevard|allee|impasse|chemin) d|\d{2} ?\d{3}\b"
    r"|(?:p\. ?o\. ?|po |post office )box\b|b\.p\. ?\d|(?:bp|cs) \d{2}"
    r"|hotel (?:de ville|d'agglomeration|du departement|de (?:la )?(?:region|metropole))\b"
    r"|\d+\s[\w. ]{2,40}\s(?:avenue|boulevard|drive|highway|parkway|road|street)\b)"
)
_A_SERVICE = re.compile(r"(?<=[^\W\d_A-ZÀ-Ý]) [A-Z]{2,6}(?=\s?/\s)")
"""The abbreviation of a service of the buyer's: “DAFA” of “Institut polytechnique d’Orve DAFA / Service Achats”."""
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
_SHORTENED = re.compile(r"\bcons(?:\.|eil) (dep(?:art)?|gen|mun|reg)\.(?= [a-z])")
_WRITTEN_OUT = {
    "dep": "départemental",
    "depart": "départemental",
    "gen": "général",
    "mun": "municipal",
    "reg": "régional",
}
"""“Cons. départ. des Ports”, as official journals shorten councils."""
_ONE_LETTER = str.maketrans({"œ": "o", "Œ": "O", "æ": "a", "…": "."})
_NO_NAME = re.compile(
    r"\b\d+\b(?!(?<=\b20\d\d)$)|[?!]"
    r"|\b(?:monsieur|madame|mr|ms|m\.|prix|le titulaire|representant|designe|nom|adresse)\b|^ci-"
    r"|^(?:l[ae]|les) presente?s?\b"
    r"|\b(?:du|de la|de l'|des) presente?s? (?:accord|consultation|contrat|marche)"
)
_FILLER = re.compile(r"\b(?:([a-z])\1{3,}|xxx)\b")
"""What is to be replaced by a name: “Commune de CCCC”."""
NAMED_TOWN = re.compile(
    r"\b(?:[Cc]ommune|[Vv]ille|[Mm]airie) (?:d[’']|de |du |des )(?:la |les? |l[’'])?[A-ZÀ-ÝŒ][\w’'-]*"
    r"(?: (?:(?:aux?|de|des|du|en|la|les?|l[eè][sz]|sous|sur) ){0,2}[A-ZÀ-ÝŒ][\w’'-]*){0,3}"
)
"""“la commune de Villiers sur Marne” within a line: a town ends before a word in small letters, “pour”."""
_A_PROPER_NAME = re.compile(r"[A-ZÀ-ÝŒ][^\s]*\s(?:.*\s)?[A-ZÀ-ÝŒ]|[A-Z]\w*[A-Z]\w*[A-Z]")


def as_a_place(name: str) -> str:
    """The name with the capitals of a place, which is no abbreviation, where it is that of a town or the like.

    Three letters at the end of others in capitals may be one: “Ville de Paris DAF”, but “City of New York”.
    """
    return _SHOUTED.sub(_as_a_word, name) if _OF_A_PLACE.match(flat(name)) else name


def _as_a_word(shouted: re.Match[str]) -> str:
    word, before = shouted[0], shouted.string[: shouted.start()]
    is_short = len(word) < 4 and shouted.end() == len(shouted.string) and before[-2:-1].isupper()
    return word if is_short or _NO_WORD.match(flat(word)) else word.capitalize()


def if_proper(name: str) -> list[str]:
    """The name if it is one of two words or an abbreviation: “Titulaire” is none."""
    return [name] if _A_PROPER_NAME.match(name) else []


def named_within(text: str) -> list[str]:
    """The first organisation of a text, as a list of one or none."""
    match = ORGANISATION.search(flat(text))
    if not match or len(flat(text)) != len(text):
        return []
    is_grand = flat(match[0]).startswith("grand ")
    begun = _BEFORE_A_DASH.search(text[: match.start()]) if is_grand else None
    name = name_at_the_head(text[match.start() :])
    return [f"{begun[0] if begun else ''}{name}"] if name else []


def short_name(text: str) -> list[str]:
    """What begins a text in a capital and is nobody's office, address or number, as a list of one or none."""
    name = _cut(text)
    return [name] if name[:1].isupper() and not _NO_NAME.search(flat(name)) else []


def without_number(line: str) -> str:
    """A line without the number or the word “Article” that it begins with."""
    return line[number.end() :] if (number := _NUMBER.match(line)) else line


def name_at_the_head(text: str) -> str:
    """The organisation that begins `text`, without the year of the document that names it, "" if none does."""
    return _YEARS_AT_THE_END.sub("", _cut(text))


def written_out(text: str) -> str:
    """`text` with its first council in full: “Conseil départemental des Ports” for “Cons. Départ. des Ports”."""
    short = _SHORTENED.search(flat(text))
    return f"{text[: short.start()]}Conseil {_WRITTEN_OUT[short[1]]}{text[short.end() :]}" if short else text


def _cut(text: str) -> str:
    """The name at the head of `text`, "" if what stands there is too long to be one."""
    folded = _ITS_ABBREVIATION.sub(lambda match: "_" * len(match[0]), flat(text))
    found = (_NAME_ENDS.search(folded), ADDRESS.search(folded), _A_SERVICE.search(text))
    end = min((one.start() for one in found if one), default=None)
    name = _ITS_DEPARTEMENT.sub(r"\1", text[:end].strip(" .–-*")).strip()
    is_name = (
        not _FILLER.search(flat(name)) and 3 <= len(name) <= LONGEST_NAME and not _ALONE_NO_NAME.fullmatch(flat(name))
    )
    return name if is_name else ""


def flat(text: str) -> str:
    """`text` folded, its “œ” too one letter long, so that what is found in the one stands there in the other."""
    return fold_for_guessing(text.translate(_ONE_LETTER))
