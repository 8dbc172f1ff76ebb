"""What a web page would run or fetch of its own accord when it is opened: scripts, handlers of events, addresses that
are programs, a refresh that leads elsewhere. Read by the rules of browsers, which forgive more than those of HTML.

Source: WHATWG, HTML, 13.2.5 "Tokenization".
"""

from __future__ import annotations

import html
import re

from protect.traces import Findings, TraceKind

_SCRIPT = re.compile(r"<script(?=[\s/>]).*?(?:</script(?=[\s/>])[^>]*>|\Z)", re.I | re.S)
_TAG = re.compile(r"<[a-z][^\s/>]*", re.I)
_ATTRIBUTE = re.compile(r"[\s/]*(?P<name>=?[^\s/>=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>\"'][^\s>]*|))?")
_HANDLER = re.compile(r"on[a-z]+|srcdoc", re.I)
_SPACES = re.compile(r"[\x00-\x20]+")
_RUNS = re.compile(r"(?:javascript|vbscript|livescript):|data:[^,]*(?:html|xml|svg)", re.I)


def without_programs(text: str, findings: Findings) -> str:
    """The same page, every other character as it was; what stood in a script is no text that readers see."""
    kept, count = _SCRIPT.subn(" ", text)  # a space, or what stood around one could be another
    parts, done = [], 0
    while tag := _TAG.search(kept, done):
        parts.append(kept[done : tag.end()])
        attributes, done, taken = _attributes(kept, tag.end())
        if tag[0].lower() == "<meta" and _refreshes(attributes):
            attributes, taken = [], taken + 1
        parts += attributes
        count += taken
    if count:
        findings.add(TraceKind.PROGRAM, count=count)
    return "".join([*parts, kept[done:]])


def _attributes(text: str, place: int) -> tuple[list[str], int, int]:
    """The attributes of the tag whose name ends at `place`, as they are written, without those that run something;
    where they end; how many were taken out."""
    stay, taken = [], 0
    while found := _ATTRIBUTE.match(text, place):
        place = found.end()
        if _runs(found["name"], found["value"] or ""):
            taken += 1
        else:
            stay.append(found[0])
    return stay, place, taken


def _runs(name: str, value: str) -> bool:
    return bool(_HANDLER.fullmatch(name) or _RUNS.match(_SPACES.sub("", html.unescape(value.strip("\"'")))))


def _refreshes(attributes: list[str]) -> bool:
    written = "".join(attributes).lower()
    return "http-equiv" in written and "refresh" in written and "url" in written
