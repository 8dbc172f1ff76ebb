"""Ways to make a true sentence say what its source does not: each takes the sentence and returns a false one, or None.

The words are chosen here without looking at those that the check knows (`answer/text/opposites.toml`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.models import Document


@dataclass(frozen=True, slots=True)
class Ground:
    """What a falsification may draw on: the source's own words, similar passages of others, another document."""

    source: str
    similar: tuple[str, ...]
    other: Document
    document: Document
    chance: random.Random


_NUMBER = re.compile(r"(?<![\w.,/:-])\d{1,3}(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?(?![\w/:-]|[.,]\d)")
_SPOKEN = [
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "dix",
    "douze",
    "quinze",
    "vingt",
    "trente",
    "quarante",
]
_SPOKEN_ENGLISH = [
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
]
_UNITS = (
    (r"(?<=\d) ?h\b(?!\d)|\bheures?\b", "jours"),
    (r"(?<=\d) ?j\b|\bjours?\b", "mois"),
    (r"\bmois\b", "semaines"),
    (r"\b(?:ans?|années?)\b", "mois"),
    (r"\bminutes?\b", "heures"),
    (r"\bsemaines?\b", "jours"),
    (r"\bhours?\b", "days"),
    (r"\bdays?\b", "weeks"),
    (r"\bmonths?\b", "years"),
    (r"\byears?\b", "months"),
    (r"\bweeks?\b", "months"),
    (r"€|\beuros\b", "k€"),
    (r"%", "€"),
)
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NEGATED = (
    (
        r"\b(doit|doivent|devra|devront|peut|peuvent|pourra|pourront|sera|seront|fait|font|permet|permettent|comprend|prend)\b",
        r"ne \1 pas",
    ),
    (r"\b(est|a|ont|était|assure|accepte|effectue)\b", r"n'\1 pas"),
    (r"\b(sont|fournit|réalise|remet|répond|dispose|précise|propose|garantit)\b", r"ne \1 pas"),
    (r"\b(shall|must|will|may|should|can|is|are|was|were|has|have|does)\b(?! not)", r"\1 not"),
)
_AFFIRMED = (
    (r"\b[Nn]e (\w+) (?:pas|plus|jamais) ", r"\1 "),
    (r"\b[Nn]e (\w+) (?:pas|plus|jamais)\b", r"\1"),
    (r"\b[Nn][’'](\w+) (?:pas|plus|jamais)\b", r"\1"),
    (r"\b[Aa]ucune? (\w+) n(?:e |[’'])", r"tout \1 "),
    (r"\bne (\w+) (\w+ )?aucune? ", r"\1 \2un "),
    (r"\b(shall|must|will|may|should|can|is|are|was|were|has|have|does|do) not\b", r"\1"),
    (r"\bcannot\b", "can"),
    (r"^No (\w+)", r"All \1"),
    (r"\bweren't\b", "were"),
)
_CONTRARIES = (
    ("au minimum", "au maximum"), ("au moins", "au plus"), ("minimum", "maximum"), ("minimale", "maximale"),
    ("avant", "après"), ("doit", "peut"), ("doivent", "peuvent"), ("devra", "pourra"), ("devront", "pourront"),
    ("obligatoire", "facultatif"), ("obligatoirement", "éventuellement"), ("inclus", "exclus"), ("inclut", "exclut"),
    ("compris", "exclu"), ("supérieur", "inférieur"), ("supérieure", "inférieure"), ("sans", "avec"),
    ("mensuel", "annuel"), ("mensuelle", "annuelle"), ("annuelle", "mensuelle"), ("annuel", "mensuel"),
    ("par an", "par mois"), ("trimestriel", "mensuel"), ("hebdomadaire", "mensuelle"), ("augmentation", "diminution"),
    ("HT", "TTC"), ("début", "fin"), ("accepté", "refusé"), ("acceptés", "refusés"), ("autorisé", "interdit"),
    ("interne", "externe"), ("internes", "externes"), ("entrant", "sortant"), ("public", "privé"),
    ("publics", "privés"), ("publique", "privée"), ("positif", "négatif"), ("premier", "dernier"),
    ("première", "dernière"), ("nationale", "locale"), ("plus de", "moins de"), ("supprimer", "conserver"),
    ("ouvert", "fermé"), ("toujours", "rarement"), ("gratuit", "payant"), ("facilement", "difficilement"),
    ("favorable", "défavorable"), ("totalité", "moitié"), ("forts", "faibles"), ("important", "négligeable"),
    ("must", "may"), ("shall", "may"), ("before", "after"), ("prior to", "after"), ("at least", "at most"),
    ("minimum", "maximum"), ("include", "exclude"), ("all", "some"), ("includes", "excludes"), ("with", "without"),
    ("without", "with"), ("more than", "less than"), ("internal", "external"), ("mandatory", "optional"),
    ("required", "optional"), ("first", "last"), ("increase", "decrease"), ("monthly", "yearly"), ("open", "closed"),
    ("new", "old"), ("same", "different"), ("accepted", "rejected"), ("start", "end"), ("always", "never"),
    ("public", "private"), ("positive", "negative"),
)  # fmt: skip


def change_number(text: str, ground: Ground) -> str | None:
    """Another number, that its source does not hold, for one that is no percentage, amount or year."""
    return _change_where(text, ground, after=r"(?! ?(?:%|€|euros|pour cent|percent))", before=r"(?<!\$)")


def change_percentage(text: str, ground: Ground) -> str | None:
    """Another percentage."""
    return _change_where(text, ground, after=r"(?= ?(?:%|pour cent|percent))")


def change_amount(text: str, ground: Ground) -> str | None:
    """Another amount of money."""
    return _change_where(text, ground, after=r"(?= ?(?:€|k€|euros|EUR))") or _change_where(
        text, ground, before=r"(?<=\$)"
    )


def change_spoken_number(text: str, ground: Ground) -> str | None:
    """Another number in letters."""
    words = _SPOKEN_ENGLISH if ground.document.language == "en" else _SPOKEN
    found = [match for match in re.finditer(r"\b[a-z]+\b", text) if match[0] in words]
    if not found:
        return None
    match = ground.chance.choice(found)
    others = [word for word in words if word not in ground.source.casefold() and word not in text]
    return _put(text, match, ground.chance.choice(others))


def change_unit(text: str, ground: Ground) -> str | None:
    """Days for hours, months for years."""
    for pattern, other in _UNITS:
        if match := re.search(rf"(?<=\d)\s?(?:\([^)]*\)\s)?(?:{pattern})", text):
            return f"{text[: match.start()]} {other}{text[match.end() :]}"
    return None


def change_date(text: str, ground: Ground) -> str | None:
    """Another month, or another year."""
    for months in (_MONTHS, _ENGLISH_MONTHS):
        if match := re.search(rf"\b({'|'.join(months)})\b(?= \d)|(?<=\d )\b({'|'.join(months)})\b", text):
            return _put(text, match, ground.chance.choice([one for one in months if one not in ground.source]))
    if match := re.search(r"\b20[0-3]\d\b", text):
        years = [str(int(match[0]) + step) for step in (-2, -1, 1, 2) if str(int(match[0]) + step) not in ground.source]
        return _put(text, match, ground.chance.choice(years)) if years else None
    return None


def change_article(text: str, ground: Ground) -> str | None:
    """Another article, section, lot or annex number."""
    found = re.search(
        r"\b(?:[Aa]rticles?|[Ss]ections?|[Ll]ots?|[Aa]nnexes?|[Cc]hapitre|Attachment|§) (?:[LR]\.? ?)?(\d+)", text
    )
    if found is None:
        return None
    number = next(n for n in (int(found[1]) + step for step in range(1, 50)) if str(n) not in ground.source)
    return f"{text[: found.start(1)]}{number}{text[found.end(1) :]}"


def negate(text: str, ground: Ground) -> str | None:
    """The first verb that can be denied is denied."""
    for pattern, negated in _NEGATED:
        if (match := re.search(pattern, text)) and not re.search(r"\b(?:ne|not|no|aucune?|pas)\b|n[’']", text):
            return text[: match.start()] + re.sub(pattern, negated, match[0]) + text[match.end() :]
    return None


def affirm(text: str, ground: Ground) -> str | None:
    """A negation taken away."""
    for pattern, affirmed in _AFFIRMED:
        if re.search(pattern, text):
            return re.sub(pattern, affirmed, text, count=1)
    return None


def turn_word(text: str, ground: Ground) -> str | None:
    """A word for its contrary."""
    found = [(word, other) for word, other in _CONTRARIES if re.search(rf"(?<![\w-]){word}(?![\w-])", text)]
    if not found:
        return None
    word, other = ground.chance.choice(found)
    return re.sub(rf"(?<![\w-]){word}(?![\w-])", other, text, count=1)


def take_anothers_value(text: str, ground: Ground) -> str | None:
    """The figure that a similar passage of another document gives, with the same unit."""
    for match in re.finditer(
        rf"({_NUMBER.pattern})(\s?(?:%|€|euros|heures|h|jours|mois|ans|hours|days|months|years|pages|points)(?!\w))",
        text,
    ):
        unit = re.escape(match[2].strip())
        for passage in ground.similar:
            for value in re.findall(rf"({_NUMBER.pattern})\s?{unit}(?!\w)", passage):
                if not _holds_number(ground.source, value) and value != match[1]:
                    return f"{text[: match.start(1)]}{value}{text[match.end(1) :]}"
    return None


def take_anothers_name(text: str, ground: Ground) -> str | None:
    """The sentence said of another buyer's paper, or another's name where its own stood."""
    if not ground.other.buyer:
        return None
    if ground.document.buyer and ground.document.buyer in text:
        return text.replace(ground.document.buyer, ground.other.buyer)
    lowered = text if sum(map(str.isupper, text.split()[0])) > 1 else text[0].lower() + text[1:]
    said_by = "In the tender of" if ground.document.language == "en" else "Dans le marché de"
    return f"{said_by} {ground.other.buyer}, {lowered}"


def swap_numbers(text: str, ground: Ground) -> str | None:
    """Two numbers of the sentence change places."""
    found = [match for match in _NUMBER.finditer(text) if not re.match(r"20\d\d$", match[0])]
    if len(found) < 2 or found[0][0] == found[1][0]:
        return None
    first, second = found[0], found[1]
    return f"{text[: first.start()]}{second[0]}{text[first.end() : second.start()]}{first[0]}{text[second.end() :]}"


FALSIFICATIONS: dict[str, Callable[[str, Ground], str | None]] = {
    "number changed": change_number,
    "percentage changed": change_percentage,
    "amount changed": change_amount,
    "spelt number changed": change_spoken_number,
    "unit changed": change_unit,
    "date changed": change_date,
    "article number changed": change_article,
    "negation inserted": negate,
    "negation removed": affirm,
    "contrary word": turn_word,
    "another tender's value": take_anothers_value,
    "another tender's name": take_anothers_name,
    "numbers swapped": swap_numbers,
}


def _change_where(text: str, ground: Ground, after: str = "", before: str = "") -> str | None:
    pattern = re.compile(f"{before}{_NUMBER.pattern}{after}")
    found = [match for match in pattern.finditer(text) if not re.fullmatch(r"(?:19|20)\d\d", match[0])]
    if not found:
        return None
    match = ground.chance.choice(found)
    value = int(re.sub(r"\D", "", match[0].split(",")[0].split(".")[0]))
    others = [n for n in (value + 1, value * 2, value + 10, value - 1, value * 3, value // 2, value + 5) if n > 1]
    new = [str(n) for n in others if n != value and not _holds_number(ground.source, str(n))]
    return _put(text, match, ground.chance.choice(new)) if new else None


def _holds_number(text: str, number: str) -> bool:
    digits = re.sub(r"[^\d.,]", "", number)
    return any(re.sub(r"[^\d.,]", "", one) == digits for one in _NUMBER.findall(text))


def _put(text: str, match: re.Match[str], other: str) -> str:
    return text[: match.start()] + other + text[match.end() :]
