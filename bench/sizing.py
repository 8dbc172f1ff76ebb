"""`python -m bench.sizing`: which machine is needed, as the results of the load test tell, into `docs/running.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from bench.tables import put_into
from evaluation.as_text import as_rows

_ROOT = Path(__file__).parents[1]
_LOAD = _ROOT / "bench" / "results" / "load.json"
_PAGE = _ROOT / "docs" / "running.md"
_MARK = "sizing"


def main() -> None:
    """Writes the table anew from the result that is kept."""
    write(json.loads(_LOAD.read_text("utf-8")))


def write(load: Mapping[str, Any], page: Path = _PAGE) -> None:
    put_into(page, as_table(load), _MARK)


def as_table(load: Mapping[str, Any]) -> str:
    """What the load test needed, in French, for whoever chooses a machine."""
    memory, measured_on = load["memory"], load["machine"]
    rows = [
        ("le serveur, au plus", f"{_number(memory['server']['at most'])} Mo"),
        ("le processus des dépôts, au plus", f"{_number(memory['worker']['at most'])} Mo"),
        ("les lecteurs de fichiers, ensemble, au plus", f"{_number(memory['its readers']['at most'])} Mo"),
        ("une réponse, médiane", f"{_number(load['p50'])} s"),
        ("une réponse, 95 % des cas", f"{_number(load['p95'])} s"),
        ("un dépôt, jusqu’à ce qu’il se cherche, au plus", f"{_number(load['longest upload'])} s"),
    ]
    low, high = load["reading"]
    day = format_date(date.fromisoformat(measured_on["date"]), "long", locale="fr")
    said = (
        f"{load['visitors']} visiteurs qui lisent {low:.0f} à {high:.0f} s entre deux questions, {load['givers']} qui "
        f"donnent des fichiers, {load['documents']} documents, pendant {_number(load['seconds'] / 60)} min, sur "
        f"{measured_on['cores']} cœurs partagés avec les visiteurs ; mesuré le {day}."
    )
    return "\n".join([said, "", *as_rows(("", "mesuré"), rows)]) + "\n"


def _number(value: float) -> str:
    return str(format_decimal(value, "#,##0.##", locale="fr"))


if __name__ == "__main__":
    main()
