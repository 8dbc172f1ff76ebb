"""Text from documents as HTML or Markdown that shows it as it is: markup in a title or a quotation has no effect."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from corpus.models import Span

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=@&])")
_WITHIN_A_LINE = re.compile(r"([\\`*_{}\[\]<>~$:^=|&])")
_AT_ITS_HEAD = re.compile(r"^(?=[#+-]+ |\d+[.)] )")
_ADDRESS = re.compile(r"(?<=\w:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=\w)", re.I)
"""Where to cut what would become a link: GitHub's Markdown looks for addresses in text that was escaped, too."""
_WORD_JOINER = "\u2060"
"""Seen and said by nobody."""
_BLANKS = re.compile(r"[^\S\u00a0\u202f]+")
"""Blanks at which a line may be broken; those that hold “Ville de Valmorance · 2026” together stay."""
_WITHIN_A_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_BLANK = r"[ \u00a0\u202f]"
_BESIDE_A_MARK = re.compile(rf"«{_BLANK}++|(?<!{_BLANK}){_BLANK}++(?=[»?!:;])")
"""Blanks that French sets between words and these marks, one or more."""
_TABLE = re.compile(r'<(table|thead|tbody|tr|td|th scope="col"|th scope="(?:row|rowgroup)")(?=[ >])')
_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "td": "cell",
    'th scope="col"': "columnheader",
    'th scope="row"': "rowheader",
    'th scope="rowgroup"': "rowheader",
}


def unbroken(text: str) -> str:
    """The text, as long as it was; none of its lines begins with a mark that French sets a blank before, as “ ?”."""
    return _BESIDE_A_MARK.sub(lambda blanks: blanks[0].replace(" ", "\u00a0"), text)


def plain(text: str) -> str:
    """`text` for Markdown (a button's or a widget's label), in one line, every mark escaped and no address a link."""
    line = unbroken(_BLANKS.sub(" ", text).strip())
    return _MARKDOWN.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, line))


def in_label(text: str) -> str:
    """The same for what a box is called, which readers aloud say as it is written: marks that do nothing stay bare.

    In the midst of a line that is so of dots, dashes and the like; at its head only they can make a list or a title.
    """
    line = _BLANKS.sub(" ", text).strip()
    return _WITHIN_A_LINE.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, _AT_ITS_HEAD.sub(_WORD_JOINER, line)))


def column_label(name: str, *, is_read: bool = False) -> str:
    """The name of its column before what a cell holds, both HTML; not read out where it stands in the head too."""
    hidden = "" if is_read else ' aria-hidden="true"'
    return f'<span class="label"{hidden}>{name}</span>'


def lang(code: str, language: str) -> str:
    """The attribute that says that a text is in the language `code`; "" where the page speaks it too."""
    return f' lang="{escape(code)}"' if code and code != language else ""


def marked(text: str, spans: Iterable[Span], start: int = 0, identity: str = "") -> str:
    """`text` as HTML with the spans in `<mark>`; `start` is the offset of the text's first character.

    `identity` becomes the id of the first mark, so that it can be linked to. No line is broken within a number or
    before “ :”, whichever blank the document has there.
    """
    text = unbroken(_WITHIN_A_NUMBER.sub("\u00a0", text))
    pieces: list[str] = []
    done = 0
    for span in sorted(spans, key=lambda span: span.start):
        first = max(span.start - start, done)
        last = min(span.end - start, len(text))
        if last <= first:
            continue
        name = f' id="{escape(identity)}"' if identity and not any("<mark" in piece for piece in pieces) else ""
        pieces += [escape(text[done:first]), f"<mark{name}>", escape(text[first:last]), "</mark>"]
        done = last
    return "".join([*pieces, escape(text[done:])])


def with_roles(html: str) -> str:
    """The same; its tables stay tables to a screen reader where their style puts the cells one below the other.

    Browsers may forget what such an element is (https://adrianroselli.com/2018/02/tables-css-display-properties.html).
    """
    return _TABLE.sub(lambda tag: f'{tag[0]} role="{_ROLES[tag[1]]}"', html)
