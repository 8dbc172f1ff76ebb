"""The title: what lets a person recognise the document in a list."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

from corpus.vocabulary import TENDER_KINDS, vocabulary
from ingest.guesses.balance import balanced
from ingest.guesses.casing import in_capitals, in_ordinary_case, with_abbreviations
from ingest.guesses.cover import (
    COVER_LINES,
    LONGEST_COVER_LINE,
    NUMBERED,
    RUNS_ON,
    best_line,
    cover,
    is_of,
    told_by_the_name,
)
from ingest.guesses.folding import fold_for_guessing, fold_words
from ingest.guesses.formulas import is_procedure, names_an_organisation, says_nothing
from ingest.guesses.no_title import before_a_blank, has_a_blank, is_no_title, names_nothing, stands_beside_a_title
from ingest.guesses.notice import titled_as_a_notice
from ingest.guesses.opening import Opening
from ingest.guesses.purpose import named, objects, unquoted
from ingest.guesses.terms import is_an_annexed_drawing, mentions
from protect.masking import MASK

LONGEST_TITLE = 200
_LONG_TITLE = 120  # characters, beyond which a tender's goes without its buyer
_PART = " – "
_SHORT = 5  # words
_SHORT_FOR_A_TENDER = 3
_LONGEST_ABBREVIATION = 8
_LONGEST_KIND = 30
_OBJECT_PAGES = 3
_PAGES_OF_A_LATE_OBJECT = 8
"""How far to look for what is bought where no cover says it."""
_NAMES_PARTIES = re.compile(r"(?:.{0,40} – )?(?:entre (?:les soussigne|:)|entre$|between the undersigned)")
"""What begins a contract, which goes on with who agrees to it."""
_HEADING = re.compile(
    r"(?:(?:(?:problem|project) )?(?:background|overview|introduction|preamble|purpose|scope)"
    r"(?: (?:and \w+|of (?:this|the) (?:agreement|contract|document|project|request|rfp|solicitation|tender)))?"
    r"|the parties"
    r"|(?:(?:key|important) dates|time ?(?:line|table)|(?:procurement|project|tender) (?:schedule|timeline|timetable))"
    r"|calendrier(?: (?:de la (?:consultation|procedure)|previsionnel))?|dates cles"
    r"|contexte(?: (?:administratif|general|juridique|metier|national|reglementaire|technique))?"
    r"|preambule|introduction|les parties|rappel d(?:u|es?|e la) [\w' ]{3,30})$"
)
"""What the text below a title begins with."""
_TEMPLATE = re.compile(r" (?:template|modele) ")
_NAME_OF_A_TEMPLATE = re.compile(r" \w+ template | template \w+ |^ modele (?:de|du|d|pour) \w+ ")
"""“Statement of Requirements Template”, “Modèle de convention”, in folded words."""
_FOR_A_READER = re.compile(r"(?:je suis|vous etes|i am|i'm|you are) ")
_A_WORD = re.compile(r"[^\W\d_]{3}")
_CUT_SHORT = re.compile(r"\b(?:du|des?|of|the)$", re.I)
_LEADS_TO_NOTHING = re.compile(r"(?<=\w)(?:\s(?:de la|de l['’]|du|des?|of(?: the)?))+$", re.I)
"""“Marché de travaux de réfection de la”, “Note of the”: what was to be filled in went."""
_COMPANY = re.compile(r"\b(?:limited|ltd|llc|corporation|incorporated|inc)\.?(?: \([a-z-]+\))?$")
_LEADS_ON = re.compile(r"\b(?:for|pour)$", re.I)
_BREAKS_OFF = re.compile(r"\b(?:of(?: the)?|de(?: la)?|du|des|(?:relati(?:f|ve)s? )?(?:à(?: la)?|aux?))$", re.I)
"""How a title on two lines may break off; the lines of a logo do so too."""
_CONTENTS = re.compile(r"(?:sommaire|table des matieres|(?:table of )?contents)$")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){3,}")
_OF = re.compile(r"^(?:d['’]|(?:de|du|des|et|of|and)\s)", re.I)
_LEADS_IN = re.compile(r"^(?:pour|concernant|relati(?:f|ve)s? (?:[àa]|aux?)) (?:la |les? |l['’])?", re.I)
"""What is left before the object where “CAHIER DES CLAUSES TECHNIQUES PARTICULIERES” went: “pour la maintenance”."""
_LOT = re.compile(
    r"lot\s(?:n°\s?)?(?P<number>\d{1,2})\s?[:–-]\s?(?P<name>[^\W\d_]{2}.{2,80}?)(?:\s(?:[–-]|dossier|indice|version)\s.*)?$",
    re.I,
)
_SAYS_ITS_LOT = re.compile(r"\blot (?:n° ?)?\d")
_SORTS = (
    r"\b(?:contract award (?:information|notice)|market research report|notice of award|q ?& ?a"
    r"|questions? (?:and |& )?answers?|questions?(?:-| et )reponses?)\b"
)
_SORT = re.compile(rf"{_SORTS}(?: \S+)?$")
"""What a document is, without what it is about: “Questions and Answers”, “Contract Award Information CTO”."""
_A_SORT_BY_NAME = re.compile(
    r"(?:plan d'assurance (?:de la )?(?:qualite|securite)|plan (?:de (?:reversibilite|progres|prevention)|qualite)"
    r"|(?:projet )?plan de management de la qualite|memoire technique|quality assurance (?:surveillance )?plan)"
    r"(?: (?:du projet|\([a-z]{2,5}\)))?"
)
"""What a cover calls the papers that accompany a contract."""
_SAYS_NO_SUBJECT = re.compile(
    r"faq|foire aux questions|frequently asked questions|questions?(?: les plus)? (?:frequentes?|posees|recues)"
    r"|(?:general |specific )?procurement notice|notice inviting tenders?|decision(?: motivee)? d'attribution"
    r"|rapport d'analyse des offres|notice explicative"
    r"|(?:supplement(?:al|ary) )?(?:quick|reference|resource|user) guide"
)
"""What a document is, whatever it is about, where nothing tells more: the name of its file may."""
_WORDS_OF_QUESTIONS = frozenset(("answer", "faq", "question", "reponse"))
_FEWEST_OF_A_SUBJECT = 2
_NOTICES = ("Avis de marché", "Contract notice")
_OF_NOTICES = ("RFP", "other")
_LABEL_OF_A_TITLE = re.compile(r"^(?:title|titre|intitulé|subject|objet)\s?:\s*(?=[\w«“\"])", re.I)
_CODE = re.compile(r"`([^`]+)`")
"""“`make`”, as Markdown sets what is typed."""
_MARK_OF_AN_ITEM = re.compile(r"[-–—*]\s+(?=[^\s\d])")
"""Not that of “- 20 °C”."""
_STATE_OF_A_FILE = re.compile(r"_(?:def|finale?|ok|v\d[\d.]*|vdef|vf)$", re.I)
"""“Bilan 2025_ok”, as a file was called whose program put its name into its title."""
_REFERENCE_BEFORE_IT = re.compile(
    r"\((?=[^()\d]{0,20}(?:19|20)\d\d[/._-]\d)(?!(?:19|20)\d\d[/-](?:19|20)?\d\d\)|(?:EN|IEC|ISO|NF)(?:[\W\d]))"
    r"[\w./-]{4,25}\)\s+(?=\S)"
)
"""“(CMP2026/056) ”, as agendas of councils number what is to be decided: a year and a number, no years, no norm."""
_OF_PICTURES = ("So", "Sk", "Mn", "Cf", "Zs")
"""The categories of characters that a picture and the space behind it are made of."""


def guess_title(opening: Opening, kind: str, buyer: str) -> str:
    """What the document calls itself; with its kind and object if it only says "CCTP" or the name of its `buyer`."""
    if kind in _OF_NOTICES and (notice := titled_as_a_notice(opening)):
        return shorten(balanced(notice))
    if is_an_annexed_drawing(opening):  # on which any words may stand first
        return shorten(balanced(told_by_the_name(opening, buyer) or opening.name))
    if _bears_the_name_of_its_template(opening):
        opening = Opening(opening.file, replace(opening.read, title=""))
    own = _bare(_own_title(opening, kind, buyer))
    named = in_ordinary_case(own, opening.read) if own else ""
    title = _with_kind(named or with_abbreviations(_bare(_longer_name(opening)), opening.read), opening, kind)
    return shorten(balanced(_with_lot(title, opening) if kind in TENDER_KINDS else title))


def _bears_the_name_of_its_template(opening: Opening) -> bool:
    """Whether the title is that of a template that was filled in: neither the first page nor the file is called one."""
    called = _NAME_OF_A_TEMPLATE.search(fold_words(opening.title))
    is_one = called is not None and called[0] not in fold_words(opening.first_page)
    return is_one and not _TEMPLATE.search(fold_words(opening.name))


def _bare(title: str) -> str:
    """A title without the label before it, the marks around it or a word, the mark of an item, the reference or the
    picture that it begins with, and the state of a file or the word before a blank that it ends with."""
    title = _CODE.sub(r"\1", _STATE_OF_A_FILE.sub("", title))
    title = title.lstrip(" |") or title
    for begins in (_MARK_OF_AN_ITEM, _REFERENCE_BEFORE_IT):
        title = title[begun.end() :] if (begun := begins.match(title)) else title
    title = _LABEL_OF_A_TITLE.sub("", title[_pictures(title) :])
    return unquoted(_LEADS_TO_NOTHING.sub("", title.rstrip()))


def _pictures(text: str) -> int:
    """How many characters of pictures and of the spaces behind them begin a text: “🛍 Marchés”."""
    return next((place for place, one in enumerate(text) if unicodedata.category(one) not in _OF_PICTURES), 0)


def _with_lot(title: str, opening: Opening) -> str:
    """The title with the lot that the cover names: alone, it tells the document from that of another lot."""
    lots = [lot for line in opening.first_blocks[:COVER_LINES] if MASK not in line and (lot := _LOT.match(line))]
    if len(lots) != 1 or _SAYS_ITS_LOT.search(fold_for_guessing(title)):
        return title
    name = in_ordinary_case(lots[0]["name"], opening.read)
    return f"{title}{_PART}Lot {lots[0]['number']} - {name[:1].upper()}{name[1:]}"


def _longer_name(opening: Opening) -> str:
    """The reader's title if it tells something, else whichever of it and the file's name has more words.

    A file's name with a word in it goes before an address, an order or a blank.
    """
    is_none = not before_a_blank(opening.title) or any(map(names_nothing, opening.title.split(_PART)))
    if is_none and _A_WORD.search(opening.name):
        return opening.name
    title = _without_labels(opening.title)
    if title and not says_nothing(title):
        return title
    return max(title, opening.name, key=lambda text: len(text.split()))


def _speaks_for_its_reader(title: str) -> bool:
    """Whether a title says who reads rather than what there is to read: “Je suis titulaire du marché”."""
    return _FOR_A_READER.match(fold_for_guessing(title)) is not None


def _without_labels(title: str) -> str:
    """The title without the labels at its end, whose values stand elsewhere: “Date limite de réception :”."""
    parts = title.split(_PART)
    while parts and parts[-1].rstrip().endswith(":"):
        parts.pop()
    return _PART.join(parts)


def _own_title(opening: Opening, kind: str, buyer: str) -> str:
    """The most telling words that the document has for itself, "" if it has none."""
    told = _telling_parts(opening, kind, buyer)
    in_a_field = named(opening, COVER_LINES, buyer) if kind in TENDER_KINDS else ""
    if in_a_field and not (told and len(in_a_field.split()) < _SHORT_FOR_A_TENDER):
        return in_a_field
    if kind not in TENDER_KINDS and not _is_printed(told, opening):
        told = _sort_on_the_cover(opening) or told
    if kind in TENDER_KINDS:
        return told or _what_is_bought(opening, buyer)
    if not told and mentions(vocabulary().kinds[kind], opening.title):
        told = _without_labels(opening.title)
    if NUMBERED.match(told):
        told = told_by_the_name(opening, buyer) or told
    if len(told.split()) > _SHORT:
        return told
    if _SORT.match(fold_for_guessing(sort := told or opening.title)):
        return _with_subject(sort, opening, buyer)
    if told and _SAYS_NO_SUBJECT.fullmatch(fold_for_guessing(told)):
        return _PART.join(filter(None, (told, told_by_the_name(opening, f"{buyer} {told}"))))
    addition = next(objects(opening, 1, buyer), "") or (
        "" if told and not says_nothing(told) else best_line(opening, buyer)
    )
    return _PART.join(filter(None, (told, addition)))


def _is_printed(title: str, opening: Opening) -> bool:
    """Whether the first page has the words of a title, one after the other."""
    return fold_words(title) in fold_words(opening.first_page)


def _sort_on_the_cover(opening: Opening) -> str:
    """“Plan d’assurance qualité – Données du port”: the sort of document that a cover begins with, and what follows."""
    sort, below = [*cover(opening), "", ""][:2]
    if not _A_SORT_BY_NAME.fullmatch(fold_for_guessing(sort)):
        return ""
    tells = below and MASK not in below and not is_no_title(below) and not says_nothing(below)
    return _PART.join((sort, below)) if tells and not stands_beside_a_title(below) else sort


def _with_subject(sort: str, opening: Opening, buyer: str) -> str:
    """“Questions and Answers – Binding of old books”: what a document is, and the best line of its cover."""
    parts = [in_ordinary_case(part, opening.read) for part in (sort, best_line(opening, f"{buyer} {sort}"))]
    return _PART.join(part[:1].upper() + part[1:] for part in parts if part)


def _what_is_bought(opening: Opening, buyer: str) -> str:
    """What the first pages say to be bought; the best line of the cover where they say it at length or not at all."""
    bought = next(objects(opening, _OBJECT_PAGES, buyer), "")
    if bought and len(bought) <= LONGEST_TITLE:
        return bought
    line = _LEADS_IN.sub("", best_line(opening, buyer))
    return line or bought or next(objects(opening, _PAGES_OF_A_LATE_OBJECT, buyer), "")


def shorten(title: str) -> str:
    """`title` on one line in at most 200 characters, cut between words."""
    title = " ".join(title.split())
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _telling_parts(opening: Opening, kind: str, buyer: str) -> str:
    """The reader's title without the parts that say nothing, "" if it says no more than the file or the buyer."""
    if set(fold_words(opening.title).split()) <= set(fold_words(opening.name).split()) and kind in TENDER_KINDS:
        return ""
    if _NAMES_PARTIES.match(fold_for_guessing(opening.title)):
        return ""
    title = _with_the_line_below(_without_labels(opening.title), opening)
    parts = [part for part in _parts(title, kind) if not _is_left_out(part, kind)]
    parts = [part for part in parts[: _title_ends(parts, kind)] if not _is_formula(part, kind)]
    if all(says_nothing(part) or is_of(part, buyer) or _heads_the_text(part, opening) for part in parts):
        return ""
    if kind in TENDER_KINDS and len(_PART.join(parts)) > _LONG_TITLE:
        parts = [part for part in parts if not _goes_from_a_long_title(part, buyer)] or parts
    return _LEADS_IN.sub("", _PART.join(parts)) if kind in TENDER_KINDS else _PART.join(parts)


def _heads_the_text(part: str, opening: Opening) -> bool:
    """Whether a part is what texts begin with, “Contexte technique”, and not what the file is called."""
    return bool(_HEADING.match(fold_for_guessing(part))) and fold_words(part) not in fold_words(opening.name)


def _title_ends(parts: list[str], kind: str) -> int:
    """How many parts stand before the first article, or before the heading that follows a telling part."""
    first = 0 if kind in TENDER_KINDS else 1
    articles = (place for place, part in enumerate(parts) if place >= first and NUMBERED.match(part))
    told = next((place for place, part in enumerate(parts) if not says_nothing(part)), len(parts))
    headings = (place for place, part in enumerate(parts) if place > told and _HEADING.match(fold_for_guessing(part)))
    return min(next(articles, len(parts)), next(headings, len(parts)))


def _goes_from_a_long_title(part: str, buyer: str) -> bool:
    """Whether a part is a kind, a procedure, the buyer or a company, which a list shows beside the title."""
    return (
        says_nothing(part) or is_procedure(part) or is_of(part, buyer) or bool(_COMPANY.search(fold_for_guessing(part)))
    )


def _is_left_out(part: str, kind: str) -> bool:
    """Whether a part of a title names nothing; a guide may ask a question, and be a form to fill in."""
    return names_nothing(part) or (kind in TENDER_KINDS and is_no_title(part))


def _parts(title: str, kind: str) -> list[str]:
    """The title's parts, those printed on several lines put together, without a logo's: “Direction – numérique du”."""
    lines = title.split(_PART)
    parts = lines[:1]
    for above, line in pairwise(lines):
        if _goes_on(parts[-1], above, line, kind):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    return [part for part in parts if not _CUT_SHORT.search(part)] or parts


def _goes_on(part: str, above: str, line: str, kind: str) -> bool:
    """Whether a line is a fragment of the part whose last line stands above: “Guide” and “pour l’achat”."""
    if not line[:1].islower():
        return False
    if _CUT_SHORT.search(line) or _CUT_SHORT.search(above):
        return True
    if names_an_organisation(part):
        of_a_logo = len(above.split()) == 1 or above[:1].islower()
        return of_a_logo and (len(line.split()) == 1 or bool(_OF.match(line)))
    return bool(RUNS_ON.match(line)) and not (kind in TENDER_KINDS and says_nothing(part))


def _is_formula(part: str, kind: str) -> bool:
    """Whether a part of a title is there for the law, not for the reader: "VILLE DE X", "CAHIER DES CLAUSES…"."""
    shouted = in_capitals(part) and len(part) > _LONGEST_ABBREVIATION and kind in TENDER_KINDS
    return says_nothing(part) and (
        shouted
        or (kind in TENDER_KINDS and is_procedure(part))
        or (len(part) > _LONGEST_KIND and not names_an_organisation(part))
    )


def _with_the_line_below(title: str, opening: Opening) -> str:
    """A title whose parts that end in “for” or “de” go on with the line printed below: “SERVICES FOR” and “THE PORT”.

    Not with what is to be filled in.
    """
    lines = dict(pairwise(opening.first_blocks))
    parts = title.split(_PART)
    for place, part in enumerate(parts):
        below = lines.get(part, "")
        breaks_off = len(parts) == 1 and _BREAKS_OFF.search(part) and not _begins_the_text(below)
        leads_on = breaks_off or _LEADS_ON.search(part) or _goes_on_in_the_name(part, below, opening)
        is_told = below not in parts and len(below) <= LONGEST_COVER_LINE and not has_a_blank(below)
        if leads_on and is_told and MASK not in below:
            parts[place] = f"{part} {below.rstrip('.')}"
    return _PART.join(parts)


def _begins_the_text(line: str) -> bool:
    """Whether a line heads a section or the contents, or is a sentence, and no second line of a title."""
    folded = fold_for_guessing(line)
    return bool(_HEADING.match(folded) or _CONTENTS.match(folded) or NUMBERED.match(line)) or line.endswith((".", ":"))


def _goes_on_in_the_name(part: str, below: str, opening: Opening) -> bool:
    """Whether the file's name has a line's last word and then all of the line below: “Book Binding” and “System”."""
    last = fold_words(part).split()[-1:]
    return bool(below and last) and f" {last[0]}{fold_words(below)}" in fold_words(opening.name)


def _with_kind(title: str, opening: Opening, kind: str) -> str:
    """The title with what the file's name or the kind adds to it."""
    title = _DOTTED.sub(lambda match: match[0].replace(".", ""), title[:1].upper() + title[1:])
    term = vocabulary().kinds[kind]
    if (
        not mentions(term, title)
        and _SORT.search(fold_for_guessing(title))
        and len(title.split()) < _SHORT_FOR_A_TENDER
    ):
        return f"{title}{_PART}{_name_beyond(title, opening)}"
    if mentions(term, title) or re.search(_SORTS, fold_for_guessing(title)):
        return title
    if _speaks_for_its_reader(title) and kind not in TENDER_KINDS:
        return _PART.join(filter(None, (title, _words_beyond(title, opening))))
    if _SAYS_NO_SUBJECT.fullmatch(fold_for_guessing(title)):
        return _PART.join(filter(None, (title, _subject_in_the_name(title, opening))))
    short = _SHORT_FOR_A_TENDER if kind in TENDER_KINDS else _SHORT
    if len(title.split()) <= short and mentions(term, opening.name):
        return f"{title}{_PART}{_name_beyond(title, opening)}"
    return f"{_short_name(opening, kind)}{_PART}{title}" if kind in TENDER_KINDS else title


def _name_beyond(title: str, opening: Opening) -> str:
    """The file's name, without the words of a title that it holds whole: “town guide” for “town_guide-bridges.pdf”."""
    told = set(fold_words(title).split())
    if not told <= set(fold_words(opening.name).split()):
        return opening.name
    return _words_beyond(title, opening)


def _subject_in_the_name(title: str, opening: Opening) -> str:
    """The words of the file's name that tell what a sort of document is about, "" if it has but one of them."""
    further = _words_beyond(title, opening).split()
    words = [word for word in further if fold_words(word).strip() not in _WORDS_OF_QUESTIONS]
    return " ".join(words) if len(words) >= _FEWEST_OF_A_SUBJECT else ""


def _words_beyond(title: str, opening: Opening) -> str:
    """The words of the file's name that a title does not have."""
    told = set(fold_words(title).split())
    return " ".join(word for word in opening.name.split() if not set(fold_words(word).split()) <= told)


def _short_name(opening: Opening, kind: str) -> str:
    """The abbreviation that the file's name carries ("DPF"), what a notice calls itself, else the kind's own."""
    abbreviations = (word.upper() for word in vocabulary().kinds[kind].words if len(word) <= 4)
    named = next((short for short in abbreviations if f" {short.lower()} " in fold_words(opening.name)), "")
    notices = (one for one in _NOTICES if kind == "RFP" and fold_words(one) in fold_words(opening.first_page))
    return named or next(notices, kind)
