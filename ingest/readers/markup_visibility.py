"""What a web page hides from its reader, as far as the page by itself tells.

Its own attributes and its style sheets are looked at, rules for one kind of screen or for paper excepted. Style sheets
kept in other files are not there to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

_HIDDEN = re.compile(
    r"""(?<![\w-])(?:
        display\s*:\s*none
        | visibility\s*:\s*(?:hidden|collapse)
        | opacity\s*:\s*(?:0+(?:\.0*)?|\.0+)(?![\d.])
        | (?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}
        | color\s*:\s*transparent
    )""",
    re.I | re.X,
)
_TINY = re.compile(r"font-size\s*:\s*(?:0?\.\d+p[xt]|[01](?:\.0*)?p[xt]|0(?:\.0*)?(?:r?em|%)?)\s*(?:;|!|$)", re.I)
_WHITE = re.compile(r"(?<![\w-])color\s*:\s*(?:white|#f[0-9a-f]{5}|#fff|rgba?\(\s*255\s*,\s*255\s*,\s*255)", re.I)
_GROUND = re.compile(r"background", re.I)
_OVER_THE_PAGE = re.compile(r"(?:^|[-_])(?:modal|dropdown|popover|tooltip|offcanvas)(?![a-z])", re.I)
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_CONDITIONAL = re.compile(r"@[^{};]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]+;")
_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")


def is_hidden(tag: Tag) -> bool:
    """Whether a tag's own attributes hide it."""
    style = str(tag.get("style", ""))
    if tag.has_attr("hidden") or _is_ornament(tag) or _hides(style, tag):
        return True
    return bool(_WHITE.search(style)) and not _may_stand_on_colour(tag)


def _is_ornament(tag: Tag) -> bool:
    """Whether screen readers pass over a tag, and it is no part of the page that was folded when it was saved."""
    return tag.get("aria-hidden") == "true" and not _is_folded_part(tag)


def _is_folded_part(tag: Tag) -> bool:
    """Whether a tag is what a tab or a heading opens, and neither a menu nor a window above the page."""
    role = str(tag.get("role", ""))
    if any(_OVER_THE_PAGE.search(name) for name in tag.get_attribute_list("class") if name):
        return False
    return role == "tabpanel" or (role in ("", "region") and bool(tag.get("aria-labelledby")))


def hidden_by_sheets(root: Tag) -> set[int]:
    """The tags, by identity, that the style sheets in the page hide."""
    page = next((above for above in root.parents if isinstance(above, BeautifulSoup)), root)
    hidden: set[int] = set()
    for selector, style in _rules(page):
        try:
            hidden.update(id(tag) for tag in root.select(selector) if _hides(style, tag))
        except (SelectorSyntaxError, NotImplementedError):  # written for browsers that know more
            continue
    return hidden


def _rules(page: Tag) -> Iterator[tuple[str, str]]:
    for sheet in page.find_all("style"):
        rules = _CONDITIONAL.sub("", _COMMENT.sub("", sheet.get_text()))
        for selector, style in _RULE.findall(rules):
            if _HIDDEN.search(style) or _TINY.search(style):
                yield selector.strip(), style


def _hides(style: str, tag: Tag) -> bool:
    """Whether a style hides a tag; letters without a size only where nothing inside may have its own."""
    if _HIDDEN.search(style):
        return True
    return (
        bool(_TINY.search(style))
        and tag.find(lambda inside: inside.has_attr("style") or inside.has_attr("class")) is None
    )


def _may_stand_on_colour(tag: Tag) -> bool:
    """Whether something may lie under its text: a background around it, or a style that is not in the page's tags."""
    around = [tag, *tag.parents]
    return any(
        _GROUND.search(str(one.get("style", ""))) or one.get("bgcolor") or one.get("class") or one.get("id")
        for one in around
        if one.attrs
    ) or bool(around[-1].find(["style", "link"]))
