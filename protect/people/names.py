"""What a person's name looks like: capitalised words, particles and initials, and which words are first names.

The first names are those that are common in France, with those of the Faker project (MIT) for some forty other
countries, less the words that are written without a capital too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from corpus.folding import unaccented


def _letters(category: str) -> str:
    """The letters beyond A to Z of the Latin alphabets, small (Ll) or capital (Lu)."""
    codes = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    return "".join(chr(code) for code in codes if unicodedata.category(chr(code)) == category)


UPPER = f"A-Z{_letters('Lu')}"
LOWER = f"a-z{_letters('Ll')}"
_PART = rf"[{UPPER}](?:[{LOWER}]+|[{UPPER}]+)?(?:[{UPPER}][{LOWER}]+)?"
WORD = rf"(?:[dDlLOMN]['’])?{_PART}(?:[-‑'’](?:{_PART}|[{LOWER}]{{2,}}|(?<=['’])[{LOWER}]))*"
INITIALS = rf"(?!M\.[ \u00a0\u202f](?!(?:et|ou|and)\s))(?:[{UPPER}]|[CPT]h)\.(?:\s?-?[{UPPER}]\.){{0,9}}"
PARTICLE = r"(?:de la|de|du|des|d['’]|la|le|van der|van den|van|von|der|den|ben|el|al|bin|di|da|dos|zu|ter|ten)"
GAP = r"[ \u00a0\u202f]{1,2}"
_NAMES = re.compile(
    rf"(?<![\w@-])(?<!\w['’])(?:{INITIALS}|{WORD})(?:{GAP}(?:{PARTICLE}{GAP}?)?(?:{INITIALS}|{WORD}))*(?![\w@])"
)
_PIECE = re.compile(rf"{INITIALS}|{WORD}")
_SMALL_WORD = re.compile(rf"(?<!\S)(?!{PARTICLE}(?!\S))[{LOWER}]{{2,}}(?:[-‑'’][{LOWER}]+)*(?!\S)")
_ELIDED = re.compile(r"[dD]['’]")
_CAPITAL_PARTICLES = frozenset(("le", "la", "de", "du", "des", "el", "ben", "van", "von", "di", "da", "dos", "al", "d"))
_SAINTS = frozenset(("saint", "sainte", "st", "ste"))
_STATES = frozenset(("georgia", "victoria", "virginia"))
_FAMILY_NAMES_TOO = frozenset(("eglise", "mai", "may"))
_YEAR = re.compile(r"\s(?:19|20)\d\d")
_MAY_BEGIN = frozenset(("el", "al", "ben"))
"""The particles that a name may begin with: “El Hadj Diop”."""
CIVILITY = (
    r"(?:M\.|Mr\.?|MM\.|Mmes?\.?|Mlles?\.?|Mrs\.?|Ms\.?|Monsieur|Messieurs|Madame|Mesdames|Mademoiselle|Ma[îi]tre|Me|Dr\.?"
    r"|Docteur|Docteure|Pr\.?|Professeure?|Prof\.|monsieur|messieurs|madame|mesdames|mademoiselle|mmes?|mlles?)"
)
AFTER_CIVILITY = re.compile(rf"(?<![\w.])(?:({CIVILITY})[ \u00a0\u202f\n]{{1,2}}|(M\.|Mr\.|Dr\.))$")
_CIVILITY_AND_PARTICLE = re.compile(
    rf"(?<![\w.]){CIVILITY}[ \u00a0\u202f]((?:de la|du|de|d['’]|van der|van den|van|von) ?)$"
)
_PARTICLE_BEFORE = re.compile(r"[:|;]\s?(?P<particle>(?:Le|La|De|Du|Des|El|Ben|Van)[ \u00a0])$")
_CIVILITY_REACH = 25
_KEPT = 1 << 14
"""Words whose plain letters are remembered: a document repeats most of its words."""

Place = tuple[int, int]


def candidates(text: str) -> Iterator[Place]:
    """Runs of capitalised words that may be a name: cut wherever a word is a common one."""
    for match in _NAMES.finditer(text):
        run: list[re.Match[str]] = []
        for piece in _PIECE.finditer(text, *match.span()):
            if whose := _whose(piece, run):
                yield from _trimmed(run)
                run, piece = [], whose
            if _may_be_in_a_name(piece, text, begun=bool(run)) or _is_a_family_name_too(piece, run):
                run.append(piece)
            else:
                yield from _trimmed(run)
                run = []
        yield from _trimmed(run)


def _whose(piece: re.Match[str], run: list[re.Match[str]]) -> re.Match[str] | None:
    """The first name of “d’Anne” in “l’aide d’Anne Martin”: “Paul d’Anne” and “Mme d’Anne” have it in their names."""
    elided = _ELIDED.match(piece[0])
    if elided is None or not is_first_name(piece[0][elided.end() :]):
        return None
    if _follows_a_civility(piece) or (run and is_first_name(run[-1][0])):
        return None
    return _PIECE.match(piece.string, piece.start() + elided.end(), piece.end())


def _may_be_in_a_name(piece: re.Match[str], text: str, *, begun: bool) -> bool:
    if not is_particle(piece[0]):
        return not is_common(piece[0])
    return begun or piece[0].lower() in _MAY_BEGIN or _begins_a_family_name(piece, text)


def _is_a_family_name_too(piece: re.Match[str], run: list[re.Match[str]]) -> bool:
    """Whether a common word is one right behind a first name, “Olivier Église”, and no month: “Mai 2024”."""
    is_one = folded(piece[0]) in _FAMILY_NAMES_TOO and bool(run) and is_first_name(run[-1][0])
    return is_one and not _YEAR.match(piece.string, piece.end())


def _begins_a_family_name(particle: re.Match[str], text: str) -> bool:
    """Whether it stands behind a civility, “Mme Le Goff”, or in capitals before capitals, “LE GOFF Yann”."""
    before = text[max(0, particle.start() - _CIVILITY_REACH) : particle.start()]
    in_capitals = particle[0].isupper() and _CAPITALS.match(text, particle.end()) is not None
    return in_capitals or AFTER_CIVILITY.search(before) is not None


_CAPITALS = re.compile(rf"{GAP}[{UPPER}]{{3,}}(?![\w])")


def _trimmed(run: list[re.Match[str]]) -> Iterator[Place]:
    """The run without particles at its end, nor what stands before a first name: “CCAS Olivier Bastide”."""
    while run and is_particle(run[-1][0]):
        run.pop()
    if run and run[0][0].endswith("."):
        run = run[1:] if len(run) > 2 and is_first_name(run[1][0]) else run
    elif run and not (is_first_name(run[0][0]) or run[0][0].lower() in _MAY_BEGIN or _follows_a_civility(run[0])):
        first = next((n for n, piece in enumerate(run[:-1]) if is_first_name(piece[0]) and not piece[0].isupper()), 0)
        run = run[first:]
    if run and not _belongs_to_a_state(run):
        yield _with_particle(run), run[-1].end()


def _belongs_to_a_state(run: list[re.Match[str]]) -> bool:
    """Whether it is a State that is called as people are, and what it has: “Virginia Tax Internal Audit”."""
    if len(run) < 2 or folded(run[0][0]) not in _STATES or folded(run[1][0]) not in _words_of("state_words.txt"):
        return False
    return not _follows_a_civility(run[0])


def _follows_a_civility(piece: re.Match[str]) -> bool:
    return AFTER_CIVILITY.search(piece.string[max(0, piece.start() - _CIVILITY_REACH) : piece.start()]) is not None


def _with_particle(run: list[re.Match[str]]) -> int:
    """Where the name begins: a particle behind a civility is of it, as in “M. de Lens”, and one behind a colon where
    the first name stands last, “: Le Corre Anaïs”."""
    piece = run[0]
    is_turned = len(run) == 2 and is_first_name(run[1][0]) and not is_first_name(piece[0])
    if is_turned and (
        capital := _PARTICLE_BEFORE.search(piece.string, max(0, piece.start() - _CIVILITY_REACH), piece.start())
    ):
        return capital.start("particle")
    particle = _CIVILITY_AND_PARTICLE.search(piece.string[max(0, piece.start() - _CIVILITY_REACH) : piece.start()])
    return piece.start() - (len(particle[1]) if particle else 0)


def is_particle(word: str) -> bool:
    """Whether it is a small word of family names: “Le”, “Van”."""
    return word.lower() in _CAPITAL_PARTICLES


def pieces_of(name: str) -> list[str]:
    """The words and initials of a name, without the small particles between them."""
    return _PIECE.findall(name)


def with_capitals(name: str) -> str:
    """The name of several words as it is with capitals, “Kevin le Goff” of “kevin le goff”; a word alone stays."""
    return _SMALL_WORD.sub(lambda word: word[0].title(), name) if len(name.split()) > 1 else name


def is_a_full_name(name: str) -> bool:
    """Whether it is two to five words, the first or the last of which is a first name."""
    pieces = pieces_of(name)
    return 2 <= len(pieces) <= 5 and has_first_name(pieces)


def has_first_name(pieces: Iterable[str]) -> bool:
    """Whether one of the words is a first name, as the first or the last one of a name is."""
    words = [piece for piece in pieces if piece.lower() not in _MAY_BEGIN]
    return bool(words) and (is_first_name(words[0]) or is_first_name(words[-1]))


def begins_with_initials(pieces: list[str]) -> bool:
    """Whether initials stand for the first name: “A. Lacaze”."""
    return len(pieces) in (2, 3) and pieces[0].endswith(".") and all(len(piece) > 2 for piece in pieces[1:])


def ends_with_initials(pieces: list[str]) -> bool:
    """Whether a family name stands before the initials of a first name: “LACAZE A.”."""
    return begins_with_initials([pieces[-1], *pieces[:-1]])


def is_first_name(word: str) -> bool:
    """Whether it is one, or a compound of one: “Marie-Ange”, but not a saint's: “Église Saint-Joseph”."""
    parts = re.split(r"[-‑]", word)
    return parts[0].lower() not in _SAINTS and any(folded(part) in _words_of("first_names.txt") for part in parts)


def is_given(word: str) -> bool:
    """Whether it is a first name, and no word that begins sentences, no town, firm nor program."""
    return is_first_name(word) and not (is_common(word) or is_no_family_name(word))


def is_common(word: str) -> bool:
    """Whether documents begin sentences and titles with the word."""
    return word.lower().replace("’", "'").strip("'") in _words_of("common_words.txt")


def is_ordinary(first_name: str) -> bool:
    """Whether the first name is a word, a place or a product too: Rose, Florence."""
    return folded(first_name) in _words_of("ordinary_first_names.txt")


def is_no_house(acronym: str) -> bool:
    """Whether the capitals are a legal form, a measure, a document of tenders, a country or an American State."""
    return acronym in _words_of("no_houses.txt")


def is_no_user(account: str) -> bool:
    """Whether the account is that of anybody, of a machine or of a service, or a page of the web."""
    return account.lower() in _words_of("no_users.txt")


def is_no_family_name(word: str) -> bool:
    """Whether it is a region, a town, a firm or a program, which may stand where a family name does."""
    return folded(word) in _words_of("no_family_names.txt")


def is_a_trade(word: str) -> bool:
    """Whether it is a last word of what companies are called: Ingénierie, Robotics."""
    return folded(word) in _words_of("company_words.txt")


def words_in_lower_case(text: str) -> frozenset[str]:
    """The words of three letters or more that the text writes without a capital, addresses and paths left aside."""
    return frozenset(re.findall(rf"(?<![\w'’.@/\\=&+#-])[{LOWER}]{{3,}}(?![\w/\\=&+-]|\.\w|\s?@)", text))


def words_of(text: str) -> frozenset[str]:
    """All words of a text, in lower case and without accents."""
    return frozenset(map(folded, set(re.findall(r"[^\W\d_]+", text))))


@lru_cache(_KEPT)
def folded(word: str) -> str:
    """The letters of the word in lower case, without accents."""
    return "".join(character for character in unaccented(word) if character.isalpha())


@cache
def _words_of(file: str) -> frozenset[str]:
    return frozenset(files("protect.people").joinpath(file).read_text("utf-8").split())
