"""Results as Markdown tables, and their place in a page that people write around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_MEASURED = re.compile(r"(<!-- measured -->\n).*?(<!-- end of measured -->)", re.DOTALL)


def put_into(page: Path, tables: str) -> None:
    """Replaces what stands between the page's two marks."""
    text, count = _MEASURED.subn(lambda match: f"{match[1]}{tables}{match[2]}", page.read_text("utf-8"))
    if count != 1:
        raise ValueError(f"{page.name} needs one pair of marks, <!-- measured --> and <!-- end of measured -->")
    page.write_text(text, "utf-8")


def as_tables(results: dict[str, Any]) -> str:
    """Every table, as Markdown."""
    return "\n".join(_tables(results)) + "\n"


def _tables(results: dict[str, Any]) -> Iterator[str]:
    tenders, piaf, plain = results["tenders"], results["piaf"], results.get("plain")
    yield _circumstances(results["machine"])
    yield f"### Search, {tenders['documents']} documents, {tenders['passages']} passages\n"
    yield from _by_type(tenders["search"])
    yield "### Answers\n"
    yield from _by_type(tenders["answers"])
    yield "### Quotations and times\n"
    yield from _table(("Measure", "Result"), ((name, _share(one)) for name, one in tenders["quotations"].items()))
    yield from _table(("Warm", "median", "95 %"), _times(tenders["times"]))
    yield "### PIAF\n"
    yield from _table(("Measure", "Result"), ((name, _value(one)) for name, one in piaf.items()))
    if plain:
        yield f"### The plain pipeline of a tutorial, on the {plain['questions']} questions whose document it reads\n"
        yield from _side_by_side(plain)


def _circumstances(machine: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in machine["versions"].items())
    flags = ", ".join(machine["cpu flags"]) or "none that matter"
    changed = " (with changes since)" if machine["changed since the commit"] else ""
    return (
        f"Measured on {machine['date']} at commit {machine['commit']}{changed}, on {machine['cores']} cores "
        f"(processor flags: {flags}), with {versions}.\n"
    )


def _by_type(shares: dict[str, Any]) -> Iterator[str]:
    names = list(dict.fromkeys(name for one in shares.values() for name in one))
    rows = ((name, *(_share(one.get(name)) for one in shares.values())) for name in names)
    return _table(("Measure", *shares), rows)


def _side_by_side(plain: dict[str, Any]) -> Iterator[str]:
    ours, theirs = plain["ours"]["all"], plain["search"]["all"]
    return _table(
        ("Measure", "plain", "this program"), ((name, _share(theirs[name]), _share(ours[name])) for name in theirs)
    )


def _times(times: dict[str, dict[str, float]]) -> Iterator[tuple[str, ...]]:
    for name, one in times.items():
        yield name, f"{one['median_ms']:.0f} ms", f"{one['p95_ms']:.0f} ms"


def _value(value: Any) -> str:
    return _share(value) if isinstance(value, dict) else f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def _share(share: dict[str, Any] | None) -> str:
    if not share or not share["of"]:
        return ""
    return f"{100 * share['share']:.0f} % ({share['right']:,}/{share['of']:,})"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|---{'|---:' * (len(heads) - 1)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""
