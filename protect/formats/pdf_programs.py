"""What a PDF would have its reader's program do by itself: run a script, start another program, send a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from protect.traces import Findings, TraceKind

_RUN = frozenset(
    f"/{kind}"
    for kind in ("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute", "GoToE")
)
_OF_AN_ACTION = ("/JS", "/F", "/Win", "/Mac", "/Unix", "/D", "/T", "/R", "/Next")
_LEAD_TO_ACTIONS = ("/OpenAction", "/A", "/PA", "/Next")
_MOST_FOLLOWED = 1_000


def drop_programs(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """Takes out all that runs; links to pages and to the web stay."""
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        del names["/JavaScript"]
        findings.add(TraceKind.PROGRAM)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        del form["/XFA"]
        findings.add(TraceKind.PROGRAM)
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            _disarm(item, findings)


def _disarm(item: pikepdf.Dictionary, findings: Findings) -> None:
    for one in actions_in(item):
        if "/S" in one and str(one["/S"]) in _RUN:
            _empty(one, findings)


def actions_in(item: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """An object that may be an action, and those that it holds: on its opening, on a click, after another."""
    waiting: list[Any] = [item]
    for _ in range(_MOST_FOLLOWED):
        if not waiting:
            return
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += _held(one)
        if not isinstance(one, pikepdf.Dictionary):
            continue
        yield one
        held = one.keys()
        waiting += _held(one[key] for key in _LEAD_TO_ACTIONS if key in held)
        if "/AA" in held and isinstance(actions := one["/AA"], pikepdf.Dictionary):
            waiting += _held(actions.values())


def _held(values: Iterable[Any]) -> list[pikepdf.Object]:
    """Those that stand here and nowhere else; the others are met among the objects."""
    return [value for value in values if isinstance(value, pikepdf.Object) and not value.is_indirect]


def _empty(action: pikepdf.Dictionary, findings: Findings) -> None:
    findings.add(TraceKind.PROGRAM)
    for key in _OF_AN_ACTION:
        if key in action:
            del action[key]
    action["/S"], action["/N"] = pikepdf.Name("/Named"), pikepdf.Name("/None")
