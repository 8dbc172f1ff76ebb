"""A report for people: the table, as Markdown, then what was left out and what failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from babel.numbers import format_decimal

from corpus.messages import N_, counted, translator
from evaluation.judging import FALSELY_REFUSED, RIGHTLY_REFUSED

_WITH_INTERVAL = (FALSELY_REFUSED, RIGHTLY_REFUSED)
_MEASURE = N_("Measure")
_SEARCH_TIME = N_("time to search (median, 95 %)")
_ANSWER_TIME = N_("time to answer (median, 95 %)")
_NOTHING = N_("Not one question could be measured.")
_ABSENT = N_("Files that answer, but are not among the documents searched: {files}.")
_LEFT_OUT = N_("Left out, because none of the files that answer is there, or it is not a question: {ids}.")
_OF_ALL = N_("of {count}")
_FAILURES = N_("What went wrong, and in which questions:")
_FAILURE = N_("{kind}: {ids}")


def report_as_text(report: Mapping[str, Any], language: str) -> str:
    """The whole report."""
    return "\n".join(_lines(report, language))


def table(report: Mapping[str, Any], language: str) -> list[str]:
    """One row a measure; the first column is of all questions, with counts, the others of each kind of question."""
    _ = translator(language)
    groups: Mapping[str, Mapping[str, Any]] = report["measures"]
    heads = [_(_MEASURE), *(f"{_(group)} ({report['counts'][group]})" for group in groups)]
    names = dict.fromkeys(name for figures in groups.values() for name in figures)
    rows = [[_(name), *_cells(name, groups.values(), language)] for name in names]
    return as_rows(heads, [*rows, *_time_rows(report["times"], len(groups), language)])


def as_rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table whose columns stand one below the other in plain text too."""
    listed = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(row[column]) for row in listed) for column in range(len(heads))]
    lines = ["| " + " | ".join(_padded(row, widths)) + " |" for row in listed]
    rule = "".join(f"{'-' * (width + 1)}:|" for width in widths[1:])
    return [lines[0], f"|{'-' * (widths[0] + 2)}|{rule}", *lines[1:]]


def figure_text(
    figure: Mapping[str, Any] | None, language: str, *, with_counts: bool = True, with_interval: bool = False
) -> str:
    """A share as “83 % (58/70)”, a mean as “0.842”, "" for nothing."""
    if not figure or not figure["of"]:
        return ""
    if "mean" in figure:
        return format_decimal(figure["mean"], "0.000", locale=language)
    share = f"{100 * figure['share']:.0f} %"
    interval = f"; {100 * figure['low']:.0f}–{100 * figure['high']:.0f} %" if with_interval else ""
    right, of = (format_decimal(figure[name], locale=language) for name in ("right", "of"))
    return f"{share} ({right}/{of}{interval})" if with_counts else share


def _lines(report: Mapping[str, Any], language: str) -> Iterator[str]:
    _ = translator(language)
    yield _circumstances(report, language)
    yield ""
    yield from table(report, language) if report["questions"] else [_(_NOTHING)]
    if report["absent files"]:
        yield f"\n{_(_ABSENT).format(files=', '.join(report['absent files']))}"
    if report["left out"]:
        yield f"\n{_(_LEFT_OUT).format(ids=', '.join(one['id'] for one in report['left out']))}"
    if report["failures"]:
        yield f"\n{_(_FAILURES)}"
        for kind, ids in failed_by_kind(report).items():
            yield f"- {_(_FAILURE).format(kind=_(kind), ids=', '.join(ids))}"


def failed_by_kind(report: Mapping[str, Any]) -> dict[str, list[str]]:
    """The ids of the questions that failed in each way, the most frequent way first."""
    ordered = sorted(report["failures"], key=lambda one: str(one["kind"]))
    kinds = {kind: [one["id"] for one in some] for kind, some in groupby(ordered, key=lambda one: str(one["kind"]))}
    return dict(sorted(kinds.items(), key=lambda one: -len(one[1])))


def _circumstances(report: Mapping[str, Any], language: str) -> str:
    questions = counted(language, "{count} question", "{count} questions", report["questions"])
    return ", ".join(filter(None, (questions, searched_documents(report, language), report["model"])))


def searched_documents(report: Mapping[str, Any], language: str) -> str:
    """“89 documents”, and where a filter let fewer through “12 documents searched, of 89”."""
    searched, documents = report["searched"], report["documents"]
    if searched == documents:
        return counted(language, "{count} document", "{count} documents", documents)
    told = counted(language, "{count} document searched", "{count} documents searched", searched)
    of_all = translator(language)(_OF_ALL).format(count=format_decimal(documents, locale=language))
    return f"{told}, {of_all}"


def _cells(name: str, groups: Iterable[Mapping[str, Any]], language: str) -> Iterator[str]:
    first, *others = groups
    yield figure_text(first.get(name), language, with_interval=name in _WITH_INTERVAL)
    yield from (figure_text(figures.get(name), language, with_counts=False) for figures in others)


def _time_rows(times: Mapping[str, Mapping[str, float]], columns: int, language: str) -> Iterator[list[str]]:
    _ = translator(language)
    for name, key in ((_SEARCH_TIME, "search"), (_ANSWER_TIME, "ask")):
        if key in times:
            taken = f"{times[key]['median_ms']:.0f} ms, {times[key]['p95_ms']:.0f} ms"
            yield [_(name), taken, *[""] * (columns - 1)]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [row[0].ljust(widths[0]), *(text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True))]
