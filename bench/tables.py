"""Results as Markdown, and their place in a page that people write around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.general import HALVES
from bench.machine import was_changed
from evaluation.as_text import as_rows, failed_by_kind, figure_text, searched_documents, table
from evaluation.report import ALL

_EXAMPLES = 3


def keep(result: Mapping[str, Any], file: Path, page: Path, tables: str, mark: str = "measured") -> None:
    """Writes what was measured to its file, and the tables of it into the page that tells of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", "utf-8")
    put_into(page, tables, mark)


def put_into(page: Path, tables: str, mark: str = "measured") -> None:
    """Replaces what stands between the page's two marks of that name."""
    begins, ends = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    between = re.compile(rf"({begins}\n).*?({ends})", re.DOTALL)
    text, count = between.subn(lambda match: f"{match[1]}{tables}{match[2]}", page.read_text("utf-8"))
    if count != 1:
        raise ValueError(f"{page.name} needs one pair of marks, {begins} and {ends}")
    page.write_text(text, "utf-8")


def as_tables(results: Mapping[str, Any]) -> str:
    """Every table, then the failures, as Markdown."""
    return "\n".join(_lines(results)) + "\n"


def _lines(results: Mapping[str, Any]) -> Iterator[str]:
    tenders, piaf, plain = results["tenders"], results["piaf"], results.get("plain")
    yield f"{_circumstances(results['machine'])}\n"
    yield f"### Tenders, {searched_documents(tenders, 'en')}, {tenders['passages']:,} passages{_writer(tenders)}\n"
    yield from table(tenders, "en")
    if tenders["in pdfium"]:
        yield "\nQuotations from PDFs, looked for in pdfium's own text of the page:\n"
        yield from _figures(tenders["in pdfium"])
    if further := results.get("further"):
        yield f"\n### Further questions on the same documents, {further['questions']}\n"
        yield from table(further, "en")
    if general := results.get("general"):
        yield f"\n### General questions on the same documents, {general['questions']}\n"
        yield from _general(general)
    if other_matters := results.get("other matters"):
        yield "\n### Questions on other matters, on the same documents\n"
        figures = (figure_text(one, "en", with_interval=True) for one in other_matters.values())
        yield from as_rows(("", *other_matters), [("refused", *figures)])
    if other_towns := results.get("other towns"):
        yield f"\n### The same questions, of a town that has no document, {other_towns['questions']}\n"
        yield from _figures(other_towns["measures"])
    yield f"\n### PIAF, {piaf['paragraphs']:,} paragraphs, {piaf['questions']:,} questions\n"
    yield from _figures(piaf["measures"])
    if plain:
        yield f"\n### The plain pipeline of a tutorial, on the {plain['questions']} questions whose document it reads\n"
        yield from _side_by_side(plain)
    yield "\n### Failures by kind, with examples\n"
    yield from _failures(tenders)


def _circumstances(machine: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    flags = ", ".join(machine["cpu flags"]) or "none that matter"
    return (
        f"Measured on {machine['date']} at commit {machine['commit']}{was_changed(machine)}, "
        f"on {machine['cores']} cores (processor flags: {flags}), with {versions}."
    )


def _writer(tenders: Mapping[str, Any]) -> str:
    return f", answers written by {tenders['model']}" if tenders["model"] else ""


def _general(general: Mapping[str, Any]) -> Iterator[str]:
    """A row a measure: counts and intervals of all questions and of the two halves, of the other groups the shares."""
    groups: Mapping[str, Mapping[str, Any]] = general["measures"]
    heads = ["Measure", *(f"{group} ({general['counts'][group]})" for group in groups)]
    rows = [[name, *(_of_group(group, groups[group].get(name)) for group in groups)] for name in groups[ALL]]
    yield from as_rows(heads, rows)
    if left_out := general["left out"]:
        yield f"\nLeft out, because none of the pages that serve is there: {len(left_out)} ({', '.join(left_out)})."


def _of_group(group: str, figure: Mapping[str, Any] | None) -> str:
    return figure_text(figure, "en", with_counts=group in (ALL, *HALVES), with_interval=True)


def _figures(figures: Mapping[str, Any]) -> list[str]:
    return as_rows(("Measure", "Result"), [(name, figure_text(one, "en")) for name, one in figures.items()])


def _side_by_side(plain: Mapping[str, Any]) -> list[str]:
    columns = (plain["search"], plain["search, one result a page"], plain["ours"])
    rows = [(name, *(figure_text(column[name], "en") for column in columns)) for name in plain["search"]]
    taken = [f"{one['median_ms']:.0f} ms, {one['p95_ms']:.0f} ms" for one in (plain["times"], plain["our times"])]
    times = ("time to search (median, 95 %)", taken[0], "", taken[1])
    return as_rows(("Measure", "plain, its chunks", "plain, one a page", "this program"), [*rows, times])


def _failures(tenders: Mapping[str, Any]) -> Iterator[str]:
    """A paragraph a kind, the most frequent first: which questions, and the first of them as examples."""
    of_id = {one["id"]: one for one in tenders["failures"]}
    yield f"{len(of_id)} of {tenders['questions']} questions. Each is counted once, under the first kind that holds."
    for kind, ids in failed_by_kind(tenders).items():
        yield f"\n**{kind[0].upper()}{kind[1:]}**: {len(ids)} ({', '.join(ids)})\n"
        yield from (_example(of_id[id]) for id in ids[:_EXAMPLES])


def _example(failure: Mapping[str, Any]) -> str:
    told = [f"- {failure['id']} “{_plain(failure['question'])}”"]
    if failure["lacks"]:
        told.append(f"lacks {' and '.join(_code(one) for one in failure['lacks'])}")
    elif failure["expected"]:
        told.append(f"stands in {', '.join(_place(place) for place in failure['expected'])}")
    if failure["instead"]:
        told.append(f"shown first: {_place(failure['instead'])}, “{_plain(failure['quote'])}”")
    return "; ".join(told)


def _place(place: Sequence[Any]) -> str:
    file, page = place
    return _code(file) + (f" p. {page}" if page else "")


def _code(text: str) -> str:
    return f"`{text}`"


def _plain(text: str) -> str:
    """The text with nothing in it that Markdown would take for its own."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
