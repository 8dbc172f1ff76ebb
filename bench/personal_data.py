"""`python -m bench.personal_data`: how much of what identifies people is found, and how much is taken for it wrongly.

Measured on the texts of `bench/marked_texts`, by kind and part, then against the numbers of e-mail addresses and
telephone numbers that the real documents' manifest gives. The result goes to `bench/results/personal_data.json` and
into `docs/personal-data.md`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import machine
from bench.marked import PARTS, Mark, MarkedText, marked_texts
from bench.questions import shared_folder_or_stop
from bench.tables import keep
from evaluation.as_text import as_rows
from ingest.formats import recognise_format
from ingest.readers import READERS
from protect.personal_data import Finding, Kind, find_personal_data

_ROOT = Path(__file__).parents[1]
_RESULTS = _ROOT / "bench" / "results" / "personal_data.json"
_PAGE = _ROOT / "docs" / "personal-data.md"
_MARK = "personal data"
_AROUND = 40
_COUNTED = {"emails": Kind.EMAIL, "phones": Kind.PHONE}
OFFICES = "offices told from people"


@dataclass(frozen=True, slots=True)
class _Compared:
    """A text, what was marked in it and what was found."""

    text: MarkedText
    findings: Sequence[Finding]

    def missed(self, kind: Kind) -> list[Mark]:
        """The marks of which a letter was not found."""
        found = self._letters(finding for finding in self.findings if finding.kind is kind)
        return [mark for mark in self.text.marks if mark.kind is kind and not self._letters([mark]) <= found]

    def wrong(self, kind: Kind) -> list[Finding]:
        """The findings with a letter that was not marked."""
        marked = self._letters(mark for mark in self.text.marks if mark.kind is kind)
        return [finding for finding in self.findings if finding.kind is kind and not self._letters([finding]) <= marked]

    def confused(self) -> list[Mark]:
        """The e-mail addresses of an office that were taken for a person's, and the other way round."""
        of_offices = {finding.start: bool(finding.detail) for finding in self.findings if finding.kind is Kind.EMAIL}
        addresses = [mark for mark in self.text.marks if mark.kind is Kind.EMAIL]
        return [mark for mark in addresses if of_offices.get(mark.start, mark.is_office) is not mark.is_office]

    def _letters(self, spans: Iterable[Mark | Finding]) -> set[int]:
        text = self.text.text
        return {place for span in spans for place in range(span.start, span.end) if text[place].isalnum()}


def main() -> None:
    """Measures, prints and keeps the result."""
    documents = shared_folder_or_stop() / "corpus"
    measured_on = machine.describe()
    parts = {part: measure(marked_texts(part)) for part in PARTS}
    result = {"machine": measured_on, "parts": parts, "documents": agreement(documents)}
    page = as_page(result)
    keep(result, _RESULTS, _PAGE, page, _MARK)
    print(page)


def measure(texts: Iterable[MarkedText]) -> dict[str, Any]:
    """Recall and precision by kind, and everything that was missed or taken wrongly.

    A mark is found when every letter and figure of it is in a finding of its kind; a finding is right when every letter
    and figure of it is marked so. Half a name is a miss, a name with a word too many a false alarm.
    """
    compared = [_Compared(text, find_personal_data(text.text, text.language)) for text in texts]
    return {
        "texts": len(compared),
        "kinds": {kind.value: _figures(compared, kind) for kind in Kind},
        OFFICES: _offices(compared),
        "failures": [failure for one in compared for failure in _failures(one)],
    }


def _figures(compared: Sequence[_Compared], kind: Kind) -> dict[str, Any]:
    marked = sum(mark.kind is kind for one in compared for mark in one.text.marks)
    findings = sum(finding.kind is kind for one in compared for finding in one.findings)
    found = marked - sum(len(one.missed(kind)) for one in compared)
    right = findings - sum(len(one.wrong(kind)) for one in compared)
    return {
        "marked": marked,
        "found": found,
        "recall": round(found / (marked or 1), 4),
        "findings": findings,
        "right": right,
        "precision": round(right / (findings or 1), 4),
    }


def _offices(compared: Sequence[_Compared]) -> dict[str, Any]:
    addresses = sum(mark.kind is Kind.EMAIL for one in compared for mark in one.text.marks)
    right = addresses - sum(len(one.confused()) for one in compared)
    return {"right": right, "of": addresses, "share": round(right / (addresses or 1), 4)}


def _failures(one: _Compared) -> Iterator[dict[str, str]]:
    for kind in Kind:
        for mark in one.missed(kind):
            yield _failure(one.text, "missed", kind, mark)
        for finding in one.wrong(kind):
            yield _failure(one.text, "false alarm", kind, finding)
    for mark in one.confused():
        yield _failure(one.text, "taken for a person's" if mark.is_office else "taken for an office's", mark.kind, mark)


def _failure(text: MarkedText, what: str, kind: Kind, span: Mark | Finding) -> dict[str, str]:
    before, after = text.text[max(0, span.start - _AROUND) : span.start], text.text[span.end :][:_AROUND]
    return {
        "file": text.name,
        "what": what,
        "kind": kind.value,
        "text": text.text[span.start : span.end],
        "before": before,
        "after": after,
    }


def agreement(folder: Path) -> dict[str, Any]:
    """How many of the documents have as many different addresses and numbers as the manifest says, and which do not."""
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    counts = [_counts(folder / row["file"], row) for row in rows]
    return {
        "documents": len(counts),
        "with any": sum(any(one[name][side] for name in _COUNTED for side in _SIDES) for one in counts),
        "agree": {name: sum(_agree(one[name]) for one in counts) for name in _COUNTED},
        "differences": [one for one in counts if not all(_agree(one[name]) for name in _COUNTED)],
    }


_SIDES = ("manifest", "found", "different")


def _agree(counts: Mapping[str, int]) -> bool:
    return counts["manifest"] == counts["different"]


def _counts(path: Path, row: Mapping[str, str]) -> dict[str, Any]:
    pages = READERS[recognise_format(path, path.name)](path, path.name).pages
    counts: dict[str, Any] = {"file": path.name}
    for name, kind in _COUNTED.items():
        found = [text for page in pages for text in _found(page.text, row["lang"], kind)]
        counts[name] = {"manifest": int(row[name] or 0), "found": len(found), "different": len(set(found))}
    return counts


def _found(text: str, language: str, kind: Kind) -> Iterator[str]:
    """What was found of the kind, without what may be written in one way or another."""
    for finding in find_personal_data(text, language):
        if finding.kind is kind:
            yield re.sub(r"[^\w@]", "", text[finding.start : finding.end]).casefold()


def as_page(result: Mapping[str, Any]) -> str:
    """The result as Markdown."""
    measured_on, documents = result["machine"], result["documents"]
    lines = [
        f"Measured on {measured_on['date']} at commit {measured_on['commit']}{machine.was_changed(measured_on)}.",
        "",
        *as_rows(_HEADS, list(_rows(result["parts"]))),
        "",
        *(f"- {_offices_text(part, figures)}" for part, figures in result["parts"].items()),
    ]
    for part, figures in result["parts"].items():
        lines += ["", f"### What went wrong in the {part} texts: {len(figures['failures'])}", ""]
        lines += [_failure_text(failure) for failure in figures["failures"]] or ["Nothing."]
    agree = ", ".join(f"{count} for {name}" for name, count in documents["agree"].items())
    lines += ["", f"### Against the manifest of the {documents['documents']} real documents", ""]
    lines += [f"Documents with as many different ones as the manifest says: {agree}. The others:", ""]
    return "\n".join([*lines, *as_rows(_DIFFERENCE_HEADS, map(_difference_row, documents["differences"]))]) + "\n"


_HEADS = ("Kind", "Texts", "Recall", "Precision")
_DIFFERENCE_HEADS = ("Document", "E-mails: manifest", "different", "in all", "Phones: manifest", "different", "in all")


def _rows(parts: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    for kind in Kind:
        for part, figures in parts.items():
            one = figures["kinds"][kind.value]
            if not (one["marked"] or one["findings"]):
                continue
            recall = f"{100 * one['recall']:.1f} % ({one['found']}/{one['marked']})"
            yield kind.value, part, recall, f"{100 * one['precision']:.1f} % ({one['right']}/{one['findings']})"


def _offices_text(part: str, figures: Mapping[str, Any]) -> str:
    told = figures[OFFICES]
    return f"{part}: {told['right']} of {told['of']} e-mail addresses rightly told to be an office's or a person's"


def _failure_text(failure: Mapping[str, str]) -> str:
    before, text, after = (_on_one_line(failure[name]) for name in ("before", "text", "after"))
    return f"- {failure['what']}, {failure['kind']}: `…{before}[{text}]{after}…`"


def _on_one_line(text: str) -> str:
    return text.replace("\n", "⏎").replace("`", "'")


def _difference_row(one: Mapping[str, Any]) -> tuple[str, ...]:
    sides = ("manifest", "different", "found")
    return f"`{one['file']}`", *(str(one[name][side]) for name in _COUNTED for side in sides)


if __name__ == "__main__":
    main()
