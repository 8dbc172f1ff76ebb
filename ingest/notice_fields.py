"""How the fields of a European notice are numbered, which stand in one line where it was copied without its own."""

from __future__ import annotations

NUMBER_OF_A_FIELD = r"[IVX]{1,3}\.\d{1,2}(?:\.\d{1,2})?\)"
"""“II.1.5)”, before “Valeur totale estimée”, as a pattern."""
