"""The title: what lets a person recognise the document in a list."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from corpus.vocabulary import TENDER_KINDS, vocabulary
from ingest.guesses.balance import balanced
from ingest.guesses.bare_title import bare
from ingest.guesses.casing import in_ordinary_case, with_abbreviations
from ingest.guesses.cover import COVER_LINES, NUMBERED, best_line, cover, told_by_the_name
from ingest.guesses.folding import fold_for_guessing, fold_words
from ingest.guesses.formulas import says_nothing
from ingest.guesses.kind_in_title import A_SORT_ALONE, SAYS_NO_SUBJECT, SHORT_TITLE, SHORT_TITLE_OF_A_TENDER, with_kind
from ingest.guesses.no_title import before_a_blank, is_no_title, names_nothing, stands_beside_a_title
from ingest.guesses.notice import titled_as_a_notice
from ingest.guesses.opening import Opening
from ingest.guesses.organisations import flat
from ingest.guesses.purpose import named, objects
from ingest.guesses.terms import is_an_annexed_drawing, mentions
from ingest.guesses.title_parts import LEADS_IN, PART, telling_parts, without_labels
from protect.masking import MASK

LONGEST_TITLE = 200
_OBJECT_PAGES = 3
_PAGES_OF_A_LATE_OBJECT = 8
"""How far to look for what is bought where no cover says it."""
_TEMPLATE = re.compile(r" (?:template|modele) ")
_NAME_OF_A_TEMPLATE = re.compile(r" \w+ template | template \w+ |^ modele (?:de|du|d|pour) \w+ ")
"""“Statement of Requirements Template”, “Modèle de convention”, in folded words."""
_A_WORD = re.compile(r"[^\W\d_]{3}")
_LOT = re.compile(
    r"lot\s(?:n°\s?)?(?P<number>\d{1,2})\s?[:–-]\s?(?P<name>[^\W\d_]{2}.{2,80}?)(?:\s(?:[–-]|dossier|indice|version)\s.*)?$",
    re.I,
)
_SAYS_ITS_LOT = re.compile(r"\blot (?:n° ?)?\d")
_A_SORT_BY_NAME = re.compile(
    r"(?:plan d'assurance (?:de la )?(?:qualite|securite)|plan (?:de (?:reversibilite|progres|prevention)|qualite)"
    r"|(?:projet )?plan de management de la qualite|memoire technique|quality assurance (?:surveillance )?plan)"
    r"(?: (?:du projet|\([a-z]{2,5}\)))?"
)
"""What a cover calls the papers that accompany a contract."""
_OF_A_WHOLE = re.compile(r"(?:fascicule|partie|tome|volet|volume|part) ?: ?(?=\w)")
_OF_NOTICES = ("RFP", "other")


def guess_title(opening: Opening, kind: str, buyer: str) -> str:
    """What the document calls itself; with its kind and object if it only says "CCTP" or the name of its `buyer`."""
    if kind in _OF_NOTICES and (notice := titled_as_a_notice(opening)):
        return shorten(balanced(notice))
    if is_an_annexed_drawing(opening):  # on which any words may stand first
        return shorten(balanced(told_by_the_name(opening, buyer) or opening.name))
    if _bears_the_name_of_its_template(opening):
        opening = Opening(opening.file, replace(opening.read, title=""))
    own = bare(_own_title(opening, kind, buyer))
    named = in_ordinary_case(own, opening.read) if own else ""
    title = with_kind(named or with_abbreviations(bare(_longer_name(opening)), opening.read), opening, kind)
    return shorten(balanced(_with_lot(title, opening) if kind in TENDER_KINDS else title))


def _bears_the_name_of_its_template(opening: Opening) -> bool:
    """Whether the title is that of a template that was filled in: neither the first page nor the file is called one."""
    called = _NAME_OF_A_TEMPLATE.search(fold_words(opening.title))
    is_one = called is not None and called[0] not in fold_words(opening.first_page)
    return is_one and not _TEMPLATE.search(fold_words(opening.name))


def _with_lot(title: str, opening: Opening) -> str:
    """The title with the lot that the cover names: alone, it tells the document from that of another lot."""
    lots = [lot for line in opening.first_blocks[:COVER_LINES] if MASK not in line and (lot := _LOT.match(line))]
    if len(lots) != 1 or _SAYS_ITS_LOT.search(fold_for_guessing(title)):
        return title
    name = in_ordinary_case(lots[0]["name"], opening.read)
    return f"{title}{PART}Lot {lots[0]['number']} - {name[:1].upper()}{name[1:]}"


def _longer_name(opening: Opening) -> str:
    """The reader's title if it tells something, else whichever of it and the file's name has more words.

    A file's name with a word in it goes before an address, an order or a blank.
    """
    is_none = not before_a_blank(opening.title) or any(map(names_nothing, opening.title.split(PART)))
    if is_none and _A_WORD.search(opening.name):
        return opening.name
    title = without_labels(opening.title)
    if title and not says_nothing(title):
        return title
    return max(title, opening.name, key=lambda text: len(text.split()))


def _own_title(opening: Opening, kind: str, buyer: str) -> str:
    """The most telling words that the document has for itself, "" if it has none."""
    told = telling_parts(opening, kind, buyer)
    in_a_field = named(opening, COVER_LINES, buyer) if kind in TENDER_KINDS else ""
    if in_a_field and not (told and len(in_a_field.split()) < SHORT_TITLE_OF_A_TENDER):
        return in_a_field
    if kind not in TENDER_KINDS and not _is_printed(told, opening):
        told = _sort_on_the_cover(opening) or told
    if kind in TENDER_KINDS:
        return told or _what_is_bought(opening, buyer)
    if not told and mentions(vocabulary().kinds[kind], opening.title):
        told = without_labels(opening.title)
    if NUMBERED.match(told):
        told = told_by_the_name(opening, buyer) or told
    if len(told.split()) > SHORT_TITLE:
        return told
    if A_SORT_ALONE.match(fold_for_guessing(sort := told or opening.title)):
        return _with_subject(sort, opening, buyer)
    if told and SAYS_NO_SUBJECT.fullmatch(fold_for_guessing(told)):
        return PART.join(filter(None, (told, told_by_the_name(opening, f"{buyer} {told}"))))
    addition = next(objects(opening, 1, buyer), "") or (
        "" if told and not says_nothing(told) else _below_its_whole(best_line(opening, buyer), opening)
    )
    return PART.join(filter(None, (told, addition)))


def _below_its_whole(line: str, opening: Opening) -> str:
    """“Cadre technique – Réseaux” for the line “Volet : Réseaux” below “Cadre technique”, any other line as it is."""
    part = _OF_A_WHOLE.match(flat(line))
    above = next((whole for whole, below in pairwise(cover(opening)) if below == line), "") if part else ""
    if not part or not above or names_nothing(above) or stands_beside_a_title(above) or MASK in above:
        return line
    return PART.join((above, line[part.end() :]))


def _is_printed(title: str, opening: Opening) -> bool:
    """Whether the first page has the words of a title, one after the other."""
    return fold_words(title) in fold_words(opening.first_page)


def _sort_on_the_cover(opening: Opening) -> str:
    """“Plan d’assurance qualité – Données du port”: the sort of document that a cover begins with, and what follows."""
    sort, below = [*cover(opening), "", ""][:2]
    if not _A_SORT_BY_NAME.fullmatch(fold_for_guessing(sort)):
        return ""
    tells = below and MASK not in below and not is_no_title(below) and not says_nothing(below)
    return PART.join((sort, below)) if tells and not stands_beside_a_title(below) else sort


def _with_subject(sort: str, opening: Opening, buyer: str) -> str:
    """“Questions and Answers – Binding of old books”: what a document is, and the best line of its cover."""
    parts = [in_ordinary_case(part, opening.read) for part in (sort, best_line(opening, f"{buyer} {sort}"))]
    return PART.join(part[:1].upper() + part[1:] for part in parts if part)


def _what_is_bought(opening: Opening, buyer: str) -> str:
    """What the first pages say to be bought; the best line of the cover where they say it at length or not at all."""
    bought = next(objects(opening, _OBJECT_PAGES, buyer), "")
    if bought and len(bought) <= LONGEST_TITLE:
        return bought
    line = LEADS_IN.sub("", best_line(opening, buyer))
    return line or bought or next(objects(opening, _PAGES_OF_A_LATE_OBJECT, buyer), "")


def shorten(title: str) -> str:
    """`title` on one line in at most 200 characters, cut between words."""
    title = " ".join(title.split())
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
