"""What months and days of the week are called, in French and in English, with or without accents."""

from __future__ import annotations

MONTH = (
    r"(?:janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)"
)
"""The pattern of a month."""
WEEKDAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
"""The pattern of a day of the week."""
