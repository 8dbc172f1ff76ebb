"""Rules that reword a sentence and keep what it says: other formats, synonyms, another frame, another order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.models import Document

_WORDS = {
    "2": "deux", "3": "trois", "4": "quatre", "5": "cinq", "6": "six", "10": "dix", "12": "douze", "15": "quinze",
    "20": "vingt", "24": "vingt-quatre", "30": "trente", "36": "trente-six", "48": "quarante-huit", "60": "soixante",
}  # fmt: skip
_ENGLISH_WORDS = {
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "10": "ten", "12": "twelve", "15": "fifteen",
    "20": "twenty", "24": "twenty-four", "30": "thirty", "36": "thirty-six", "48": "forty-eight", "60": "sixty",
}  # fmt: skip
_FRENCH_SYNONYMS = (
    (r"\bdoit\b(?! pas)", "est tenu de"),
    (r"\bafin de\b", "pour"),
    (r"\bdevra\b", "doit"),
    (r"\bdevront\b", "doivent"),
    (r"\bsera\b", "est"),
    (r"\bseront\b", "sont"),
    (r"\bdans le cadre de\b", "lors de"),
    (r"\bau minimum\b", "au moins"),
    (r"\bpermet de\b", "sert à"),
    (r"\bà compter de\b", "à partir de"),
    (r"\bl'ensemble des\b", "tous les"),
    (r"\beffectuer\b", "réaliser"),
    (r"\btransmettre\b", "remettre"),
)
_ENGLISH_SYNONYMS = (
    (r"\bshall\b", "must"),
    (r"\bwill be required to\b", "must"),
    (r"\bprior to\b", "before"),
    (r"\bin order to\b", "to"),
    (r"\bprovide\b", "supply"),
    (r"\bmust not exceed\b", "cannot exceed"),
    (r"\bensure\b", "make sure"),
)


def spell_number(text: str, document: Document) -> str | None:
    """ "4 heures" becomes "quatre heures"."""
    words = _ENGLISH_WORDS if document.language == "en" else _WORDS
    unit = r"(?=\s(?:heures|jours|mois|ans|semaines|minutes|hours|days|months|years|weeks|pages|fois|personnes)\b)"
    return _changed(text, rf"(?<![\w.,/-])({'|'.join(words)}){unit}", lambda match: words[match[1]])


def reformat(text: str, document: Document) -> str | None:
    """ "1 000 €" becomes "1000 euros", "99,9 %" "99.9%", "4 heures" "4 h", a date its other way of writing."""
    changed = re.sub(r"(\d),(\d{1,2})\s?%", r"\1.\2%", text)
    changed = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", changed)
    changed = re.sub(r"(?<=\d)\s?€", " euros", changed)
    changed = re.sub(r"(?<=\d)\s+heures\b", " h", changed)
    changed = re.sub(r"(?<=\d)\s?%", " pour cent" if document.language != "en" else " percent", changed)
    changed = re.sub(r"\b(\d\d)/(\d\d)/(20\d\d)\b", r"\3-\2-\1" if document.language != "en" else r"\3-\1-\2", changed)
    return changed if changed != text else None


def use_synonyms(text: str, document: Document) -> str | None:
    """Other words for the same: "doit" becomes "est tenu de", "prior to" "before", futures the present."""
    changed = text
    for pattern, other in _ENGLISH_SYNONYMS if document.language == "en" else _FRENCH_SYNONYMS:
        changed = re.sub(pattern, other, changed)
    return changed if changed != text else None


def turn_around(text: str, document: Document) -> str | None:
    """ "Le titulaire s'engage à X" becomes "X est à la charge du titulaire", "shall" an obligation."""
    if match := re.fullmatch(r"Le (titulaire|prestataire) (?:s[’']engage à|doit|devra) ([^.;:]+)\.?", text):
        return f"{match[2][0].upper()}{match[2][1:]} est à la charge du {match[1]}."
    if match := re.fullmatch(r"The (contractor|offeror|Contractor) (?:shall|must) ([^.;:]+)\.?", text):
        return f"It is the duty of the {match[1]} to {match[2]}."
    return None


def name_the_source(text: str, document: Document) -> str | None:
    """Says first whose paper it is: "Selon le CCTP de la ville de …, …"."""
    kind = document.kind if document.kind.isupper() else "document"
    where = f" de {document.buyer}" if document.buyer else ""
    if document.language == "en":
        return f"According to the {kind} of {document.buyer}, {_lowered(text)}" if document.buyer else None
    return f"Selon le {kind}{where}, {_lowered(text)}"


def put_last_first(text: str, document: Document) -> str | None:
    """ "X, Y." becomes "Y, X." where a complement opens the sentence."""
    opening = r"((?:En cas de|Dans le cas|Lors de|Pour|Après|Avant|Si|Dans|During|In|If|For|Once|Upon)\s[^,.;:]{8,90})"
    if match := re.fullmatch(rf"{opening}, ([^.;:]+)\.", text):
        return f"{match[2][0].upper()}{match[2][1:]}, {_lowered(match[1])}."
    return None


def drop_what_is_beside(text: str, document: Document) -> str | None:
    """Leaves out what stands in brackets, or a relative clause at the end."""
    changed = re.sub(r"\s\([^()]{4,}\)", "", text)
    changed = re.sub(r", (?:qui|dont|which|including|notamment)\b[^,.;:]{10,}\.$", ".", changed)
    return changed if changed != text and len(changed) > 40 else None


def keep_verbatim(text: str, document: Document) -> str:
    """The sentence as it is."""
    return text


REWORDINGS: dict[str, Callable[[str, Document], str | None]] = {
    "verbatim": keep_verbatim,
    "number spelt": spell_number,
    "other format": reformat,
    "synonyms": use_synonyms,
    "turned around": turn_around,
    "source named": name_the_source,
    "order changed": put_last_first,
    "detail dropped": drop_what_is_beside,
}


def reword(text: str, document: Document) -> Iterator[tuple[str, str]]:
    """Each rule that applies with what it makes of the sentence."""
    for name, rule in REWORDINGS.items():
        if changed := rule(text, document):
            yield name, changed


def _changed(text: str, pattern: str, by: Callable[[re.Match[str]], str]) -> str | None:
    changed = re.sub(pattern, by, text)
    return changed if changed != text else None


def _lowered(text: str) -> str:
    """The first letter small, unless the word is an acronym or a name."""
    first = text.split()[0]
    keeps = not first.isalpha() or sum(map(str.isupper, first)) > 1
    return text if keeps and "'" not in first and "’" not in first else text[0].lower() + text[1:]
