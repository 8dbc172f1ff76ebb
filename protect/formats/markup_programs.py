"""A web page that would run something: a policy at its head forbids it to whatever opens the page.

What is a script is for the browser to say, which forgives more than any reading of the page here would: taking scripts
out of it would miss some, and make others of what stands around them. So nothing is taken out.

Source: W3C, Content Security Policy Level 3, 3.3 "The `<meta>` element".
"""

from __future__ import annotations

import html
import re

from protect.traces import Findings, TraceKind

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'\">"
_HEAD = f"<head>{POLICY}</head>"
"""Before a component of a web framework, whose template would else be taken for a part of the head."""
_TEMPLATE = re.compile(r"\s*<template\b", re.I)
_START = re.compile(r"\ufeff?(?:\xef\xbb\xbf)?\s*(?:<!doctype[^>]*>)?", re.I)
_HANDLER = re.compile(r"(?<![a-z0-9_.-])on[a-z]{3,}\s{0,100}=", re.I)
_PROGRAM = re.compile(
    r"<[\w.-]{0,50}:?script|(?:java|vb|live)script:|srcdoc=|data:(?:text/html|[\w.+/-]{0,50}xml)", re.I
)
_SPACES = re.compile(r"[\x00-\x20]+")


def forbid_programs(text: str, findings: Findings) -> str:
    """The page with the policy before all that it holds, if it has what may be a program; else the same."""
    start = _START.match(text)
    place = start.end() if start else 0
    if text.startswith((POLICY, _HEAD), place) or not _may_run(text):
        return text
    findings.add(TraceKind.PROGRAM)
    return f"{text[:place]}{_HEAD if _TEMPLATE.match(text, place) else POLICY}{text[place:]}"


def _may_run(text: str) -> bool:
    """Whether something in it looks like a program, blanks and escapes aside: “java&#x09;script:”."""
    return bool(_HANDLER.search(text) or _PROGRAM.search(_SPACES.sub("", html.unescape(text))))
