"""How far a quotation reaches around the sentence that was chosen: to what belongs with it, within a length.

A list is quoted with what announces it, and no quotation ends with the announcement of what it does not quote. It does
not go on under another title, which a file may not mark as one, nor into the blanks of a form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.models import Passage, Span
from corpus.table_rows import is_entry, is_row
from protect.masking import MASK

LONGEST, LONGEST_LIST = 500, 800
"""Characters of a quotation, and of one that is a table, or where a list is asked for."""
_SENTENCES = 3
_LONGEST_TITLE = 80
_SENTENCES_KEPT = 4096
"""Sentences of which it is remembered whether they are blank: a stretch asks it of each at each step that it grows."""
_BLANK = re.compile(r"_{3,}|(?:\|\s?_+\s?){2,}\||(?:\|_+\|\s*){2,}|[.…]{6,}|(?:\. ){6,}")
_FILLED = re.compile(r":[^.…_:\d]*\d[^.…_:]*[.…]{6,}\s*$")
"""A line of a form that tells something before its dots: “Date : 19 avril 2025 ……”."""
_LEFT_OVER = re.compile(r"(?![a-z][.)]|[ivx]+[ .)])[a-zà-ÿœæ(][^|]*[.!?…]")
"""The end of a sentence that a passage begins with, which another one is quoted without."""
_COMPLETE = re.compile(r"[.!?…][\s\"»”’)\]]*$")
_GOES_ON = re.compile(r"[:;,|]\s*$")
_STANDS_FOR = re.compile(
    r"(?:Elles?|Ils|Cel(?:ui|le)-ci|Ce(?:ux|lles)-ci|Ce dernier|Cette dernière|Ces derni(?:ers|ères)|It|They|"
    r"(?:Si|Quand|If|When) (?:elles?|ils|it|they)|(?:S|Lorsqu)['’](?:elles?|ils)|"
    r"(?:À|A) titre (?:d['’](?:exemple|illustration)|indicatif)|Par exemple|Ainsi|For (?:example|instance))\b|"
    r"Il (?!est |y |faut|convient|appartient|incombe|existe|s['’]agit|(?:peut|doit|sera|pourra|devra)[ -])"
)
"""How a sentence begins that says little without the one before it: “Elle aura une durée maximale de 2 mois.”"""
_LIMITS = re.compile(
    r"(?:[ÀA] (?:d[ée]faut|D[ÉE]FAUT)(?=,| de (?:quoi|réponse|transmission|respect|remise|production)\b)"
    r"|(?:Sinon|Faute de quoi|Dans le cas (?:contraire|inverse)|Dans la négative|En cas contraire|Toutefois|TOUTEFOIS"
    r"|Cependant|Néanmoins|En revanche|Par (?:exception|dérogation)(?=,))\b"
    r"|Au[- ]delà(?=,| (?:de (?:ce|cette|\d+)|du) (?:délai|seuil|plafond|durée|date|montant|jours?|heures?)\b)"
    r"|Passé (?:ce|cette|le|la) (?:délai|date|période|heure)\b"
    r"|(?:Otherwise|However(?=,)|Failing (?:this|that|which)|Failure to do so|If not|Beyond that"
    r"|Notwithstanding (?:the foregoing|this|that))\b)"
)
"""How a sentence begins that limits the one before it, or tells what follows from not doing it."""
_BULLET = re.compile(r"(?:^|\n)\s*[-–—•▪◦●‣⁃*]\s*$")
"""What stands before an item of a list."""
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_VALUE = re.compile(r"[\d:|]")
_FEWEST_WORDS = 4
_SAYS_SOMETHING = re.compile(
    r"an|ans|mois|semaines?|jours?|heures?|years?|months?|weeks?|days?|hours?|oui|non|yes|no|not|aucune?|pas|none|sans|without"
    r"|fermes?|obligatoires?|facultati\w+|interdite?s?|autoris\w+|admise?s?|mandatory|optional|allowed|required|fixed"
)
"""What makes an answer of a few words: “Trente jours”, “Prix fermes”, “No variants allowed”."""
_FIELD_OF_A_NOTICE = re.compile(r"[IVX]+\.\d[\d.]*\)[ |]*[^|:]{0,80}:?")
"""“III.1.3) | Capacité technique et professionnelle”, in the forms of European notices."""
_LINES_OF_A_FIELD = 3
"""Lines that fill in a field, up to which its name is told with one of them."""
_POINTS_TO_A_TABLE = re.compile(
    r"(?:\b(?:tableaux?|grilles?|bar[èe]mes?|charts?|tables?|matrix)\s(?:suivante?s?|ci-(?:dessous|apr[èe]s)|below)"
    r"|\b(?:following|suivante?s?)\s(?:charts?|tables?|matrix|tableaux?|grilles?))\b[^.\n]{0,400}\.?$",
    re.I,
)
_NUMBERED = re.compile(r"(?:\d+(?:\.\d+)*|[A-Za-z]|[IVX]+)\s?[.)/–-]|\d+\.\d+\s|(?:article|annexe|section)\b", re.I)


@lru_cache(_SENTENCES_KEPT)
def is_blank(sentence: str) -> bool:
    """Whether it says nothing: a line of a form or of a table of contents, or one that is hidden for the most part."""
    is_form = bool(_BLANK.search(sentence)) and not _FILLED.search(sentence)
    return is_form or sentence.count(MASK) > sum(map(str.isalpha, sentence))


def stands_for_another(sentence: str) -> bool:
    """Whether it begins with a word that stands for what the sentence before it names: “Elle dure deux mois.”"""
    return bool(_STANDS_FOR.match(sentence))


def limits_another(sentence: str) -> bool:
    """Whether it limits what the sentence before it says: “À défaut, l’offre sera irrégulière”, “However, …”."""
    return bool(_LIMITS.match(sentence))


def _leans_on_another(sentence: str) -> bool:
    return stands_for_another(sentence) or limits_another(sentence)


def is_label(sentence: str) -> bool:
    """Whether it only says what something is called: fewer than four words, no value among them, and no sentence."""
    words = [word.lower() for word in _WORDS.findall(sentence)]
    is_short = len(words) < _FEWEST_WORDS and not _VALUE.search(sentence) and not _COMPLETE.search(sentence)
    return is_short and not any(_SAYS_SOMETHING.fullmatch(word) for word in words)


def says_little(text: str) -> bool:
    """Whether nothing in it says more than a label: fields of a notice that were left empty."""
    return all(announces(line) or is_label(line) or _is_field_of_a_notice(line) for line in text.splitlines())


def names_empty_fields(text: str) -> bool:
    """Whether it says little, and what a field of a notice is called: “VI.4) | | PROCÉDURES DE RECOURS”."""
    return says_little(text) and any(map(_is_field_of_a_notice, text.splitlines()))


def _is_field_of_a_notice(line: str) -> bool:
    return bool(_FIELD_OF_A_NOTICE.fullmatch(line))


def announces(sentence: str) -> bool:
    """Whether it says that something follows."""
    return sentence.endswith(":")


def may_announce_a_table(text: str) -> bool:
    """Whether its last sentence says that something follows, or that a table does: “dans le tableau ci-dessous.”"""
    return announces(text) or bool(_POINTS_TO_A_TABLE.search(text))


def goes_on_with_item(
    passage: Passage, place: int, other: Passage, following: int, *, is_among_items: bool = False
) -> bool:
    """Whether a sentence of a passage is an item and one of another, which follows it, is none.

    Where other items do not follow that (`is_among_items`), no mark ends the item.
    """
    next_one = other.quote(other.sentences[following])
    is_another = _is_led(other, following) or announces(next_one) or is_row(next_one) or _NUMBERED.match(next_one)
    goes_on = _is_led(passage, place) if is_among_items else _is_left_open(passage, place)
    return goes_on and not (is_another or announces(passage.quote(passage.sentences[place])))


def items_in(passage: Passage, span: Span) -> int:
    """How many items of a list a stretch holds: what follows an announcement, or stands behind a mark."""
    places = [place for place, one in enumerate(passage.sentences) if span.start <= one.start < span.end]
    announced = next((place for place in places if announces(passage.quote(passage.sentences[place]))), None)
    following = sum(place > announced for place in places) if announced is not None else 0
    return max(following, sum(_is_led(passage, place) for place in places))


def _is_left_open(passage: Passage, place: int) -> bool:
    """Whether a sentence is an item that no mark ends."""
    item = passage.quote(passage.sentences[place])
    return _is_led(passage, place) and not (_COMPLETE.search(item) or _GOES_ON.search(item))


def _is_led(passage: Passage, place: int) -> bool:
    """Whether the mark of an item stands before a sentence."""
    return bool(_BULLET.search(passage.text[: passage.sentences[place].start - passage.start]))


def stretch_around(passage: Passage, chosen: int, longest: int = LONGEST) -> Span:
    """The sentence at this place with what announces it, what follows it, then what precedes it.

    It grows by no sentence in which something is hidden, and to no more than the `longest` characters.
    """
    sentences = passage.sentences
    texts = tuple(passage.quote(span) for span in sentences)
    stretch = _Growing(passage, texts, chosen, chosen, longest).grown(chosen)
    return Span(sentences[stretch.first].start, sentences[stretch.last].end)


@dataclass(frozen=True, slots=True)
class _Growing:
    """The sentences of a passage from `first` to `last`, both included."""

    passage: Passage
    texts: tuple[str, ...]
    first: int
    last: int
    longest: int

    def grown(self, chosen: int) -> _Growing:
        stretch = self._with_field()._with_items(chosen)._with_announcement()
        if stretch.first == chosen and (
            (self._continues_item(chosen) and stretch._takes(chosen - 1))
            or (_leans_on_another(self.texts[chosen]) and stretch._may_begin_at(chosen - 1, chosen))
        ):
            stretch = stretch._to(chosen - 1, stretch.last)
        while stretch._goes_with(chosen, stretch.last + 1) and not stretch._is_title(stretch.last + 1):
            stretch = stretch._to(stretch.first, stretch.last + 1)
        while stretch.last > chosen and stretch._ends_too_late():
            stretch = stretch._to(stretch.first, stretch.last - 1)
        while stretch._may_begin_at(stretch.first - 1, chosen):
            longer = stretch._to(stretch.first - 1, stretch.last)
            if longer._counted(a_list=2) > _SENTENCES:  # whole lists are enough without what comes before them
                break
            stretch = longer
        return stretch

    def _may_begin_at(self, place: int, chosen: int) -> bool:
        """Whether the sentence at a place can be taken before the others, with the one that it stands for."""
        if not (self._goes_with(chosen, place) and self._follows(place)):
            return False
        if place == 0 and _LEFT_OVER.fullmatch(self.texts[0]):
            return False
        if self._continues_item(place):  # and what it says is of another item than that with which this begins
            return False
        return not _leans_on_another(self.texts[place]) or self._to(place, self.last)._may_begin_at(place - 1, chosen)

    def _with_items(self, chosen: int) -> _Growing:
        """To the last item of the list that the chosen sentence announces: what comes before it must leave room."""
        stretch = self
        while announces(self.texts[chosen]) and stretch._goes_with(chosen, stretch.last + 1):
            place = stretch.last + 1
            if stretch._is_title(place) or (place > chosen + 1 and self._is_complete(place - 1)):
                break
            stretch = stretch._to(stretch.first, place)
        return stretch

    def _with_announcement(self) -> _Growing:
        """From what announces the list of which the first sentence is an item, and what announces that, where near."""
        place = self._before_items(self.first)
        while place > 0 and announces(self.texts[place - 1]) and self._takes(place - 1):
            place -= 1
        reaching = self._to(place, self.last)
        return reaching if place >= 0 and announces(self.texts[place]) and reaching._is_quotable() else self

    def _with_field(self) -> _Growing:
        """From the field of a notice that it fills in: “II.2.7) | Durée du marché” over “Durée en mois : 84”."""
        above = range(self.first, max(self.first - _LINES_OF_A_FIELD, 0), -1)
        place = next((one - 1 for one in above if is_row(self.texts[one - 1])), -1)
        is_filled_in = place >= 0 and _is_field_of_a_notice(self.texts[place]) and not is_row(self.texts[self.first])
        reaching = self._to(place, self.last)
        return reaching if is_filled_in and reaching._is_quotable() else self

    def _to(self, first: int, last: int) -> _Growing:
        return replace(self, first=first, last=last)

    def _takes(self, place: int) -> bool:
        if not 0 <= place < len(self.texts):
            return False
        return self._to(min(self.first, place), max(self.last, place))._is_quotable()

    def _goes_with(self, chosen: int, place: int) -> bool:
        """Whether the sentence at a place can be taken: rows of a table with rows only, but for those of a caption.

        What says all of one thing is quoted alone.
        """
        if not self._takes(place) or any(is_entry(self.texts[one]) for one in (place, chosen)):
            return False
        taken, among_rows = is_row(self.texts[place]), is_row(self.texts[chosen])
        return taken == among_rows or (taken and place > chosen and not self._is_complete(chosen))

    def _is_quotable(self) -> bool:
        sentences, quoted = self.passage.sentences, self.texts[self.first : self.last + 1]
        longest = LONGEST_LIST if all(map(is_row, quoted)) else self.longest
        if sentences[self.last].end - sentences[self.first].start > longest or self._counted() > _SENTENCES:
            return False
        return not any(MASK in text or is_blank(text) for text in quoted)

    def _counted(self, a_list: int = 1) -> int:
        """How many sentences they are; what is announced, or rows of a table, count as `a_list` at most."""
        sentences, items, listing = 0, 0, False
        for place in range(self.first, self.last + 1):
            is_item = listing or is_row(self.texts[place])
            sentences, items = (sentences, items + 1) if is_item else (sentences + 1, items)
            listing = announces(self.texts[place]) or (listing and not self._is_complete(place))
        return sentences + min(items, a_list)

    def _follows(self, place: int) -> bool:
        """Whether what stands at a place goes with the sentence after it: it is not the end of another list."""
        if self._is_title(place + 1) or self._ends_a_list(place):
            return False
        if self._is_title(place):
            return bool(_NUMBERED.match(self.texts[place]))
        return self._is_complete(place) or announces(self.texts[place]) or not self._is_complete(place + 1)

    def _ends_a_list(self, place: int) -> bool:
        """Whether it is the last of several items, which says little without what announces them: “R = le retard.”"""
        before = self._before_items(place)
        is_item = not announces(self.texts[place]) and before >= 0 and announces(self.texts[before])
        return is_item and before < place - 1

    def _before_items(self, place: int) -> int:
        """The nearest sentence before one that announces something or is complete, -1 where there is none."""
        place -= 1
        while place >= 0 and not announces(self.texts[place]) and not self._is_complete(place):
            place -= 1
        return place

    def _continues_item(self, place: int) -> bool:
        """Whether it says more of the item before it: “Valeur journalière : 200 €” under “- retard de migration”."""
        if not 0 < place < len(self.texts):
            return False
        stands_between = place + 1 < len(self.texts) and _is_led(self.passage, place + 1)
        return goes_on_with_item(self.passage, place - 1, self.passage, place, is_among_items=stands_between)

    def _ends_too_late(self) -> bool:
        """Whether the last sentence says nothing without what follows it, and is not quoted."""
        last = self.texts[self.last]
        return announces(last) or _is_field_of_a_notice(last) or self._ends_with_half_an_item()

    def _ends_with_half_an_item(self) -> bool:
        """Whether what says more of the last item is left out, or stands in the next passage, as others have such."""
        is_at_the_end = self.last == len(self.texts) - 1 and _is_left_open(self.passage, self.last)
        others = is_at_the_end and any(map(self._continues_item, range(self.first, self.last)))
        return self._continues_item(self.last + 1) or others

    def _is_complete(self, place: int) -> bool:
        return not is_row(self.texts[place]) and bool(_COMPLETE.search(self.texts[place]))

    def _is_title(self, place: int) -> bool:
        """Whether a line looks like a title: short, unfinished, on its own after a complete sentence."""
        text, start = self.texts[place], self.passage.sentences[place].start - self.passage.start
        if len(text) > _LONGEST_TITLE or is_row(text) or self._is_complete(place) or _GOES_ON.search(text):
            return False
        if not (_CAPITAL.match(text) or _NUMBERED.match(text)) or (place and not self._is_complete(place - 1)):
            return False
        return start == 0 or self.passage.text[start - 1] == "\n"
