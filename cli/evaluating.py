"""`partage eval`: how good the search and the answers are on the reader's own questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.base import (
    LANGUAGE,
    Buyers,
    Documents,
    Domains,
    Kinds,
    Languages,
    WrongArgument,
    Years,
    _,
    filters_of,
    now_and_then,
    open_commons,
    progress,
    stderr,
)

_QUESTIONS = _("A file of questions, one JSON object per line: question, gold (file, page), must, history, type, lang.")
_OUT = _("Also write every figure and every question's result to this file.")
_WITHOUT_MODEL = _("Measure the quotations, even when a language model is set.")


def evaluate(
    file: Annotated[Path, typer.Argument(metavar=_("QUESTIONS"), help=_QUESTIONS, show_default=False)],
    out: Annotated[Path | None, typer.Option("--json", metavar=_("FILE"), help=_OUT)] = None,
    without_model: Annotated[bool, typer.Option("--without-model", help=_WITHOUT_MODEL)] = False,
    kind: Kinds = None,
    domain: Domains = None,
    buyer: Buyers = None,
    language: Languages = None,
    year: Years = None,
    document: Documents = None,
) -> None:
    from evaluation.as_text import report_as_text
    from evaluation.questions import read_questions
    from evaluation.report import evaluate as measured

    questions = read_questions(file)
    if out and not out.parent.is_dir():
        raise _unwritable(out)  # said now, not after all the questions
    task = _("Asking")
    with open_commons() as commons, progress(task, len(questions)) as advance:
        filters = filters_of(
            commons, kinds=kind, domains=domain, buyers=buyer, languages=language, years=year, documents=document
        )
        told = advance if stderr.is_terminal else now_and_then(task)
        report = measured(commons, questions, filters, told, with_model=not without_model)
    print(report_as_text(report, LANGUAGE))
    if out:
        _save(report, out)


def _save(report: dict[str, Any], out: Path) -> None:
    try:
        out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")
    except OSError as error:
        raise _unwritable(out) from error


def _unwritable(out: Path) -> WrongArgument:
    return WrongArgument(_("“{path}” cannot be written to.").format(path=out))
