"""Small charts as HTML: drawn with the page's own colours, and readable without seeing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from babel.dates import format_date

from corpus.messages import counted, translator

DAYS = 30


@dataclass(frozen=True, slots=True)
class Share:
    """A bar: its name, how many it stands for, and where it leads."""

    name: str
    count: int
    address: str


def shares_html(shares: Sequence[Share]) -> str:
    """Horizontal bars, as long as their counts, each a link."""
    most = max((share.count for share in shares), default=1)
    rows = "".join(
        f'<li><a href="{escape(share.address)}" target="_self"><span class="name">{escape(share.name)}</span>'
        f'<span class="bar" aria-hidden="true"><span style="width: {100 * share.count / most:.0f}%"></span></span>'
        f'<span class="count">{share.count}</span></a></li>'
        for share in shares
    )
    return f'<ul class="shares">{rows}</ul>'


def days_html(counts: Mapping[date, int], last: date, language: str) -> str:
    """A bar for each of the thirty days until `last`; its words say how many in all and on which day the most."""
    days = [last - timedelta(days=before) for before in reversed(range(DAYS))]
    values = [counts.get(day, 0) for day in days]
    most = max(values)
    bars = "".join(
        f'<span style="height: {100 * value / most:.0f}%" title="{escape(_day(day, language))} : {value}"></span>'
        if value
        else "<span></span>"
        for day, value in zip(days, values, strict=True)
    )
    words = escape(days_words(counts, last, language))
    return (
        f'<figure class="days"><div class="bars" role="img" aria-label="{words}">{bars}</div>'
        f'<div class="ends" aria-hidden="true"><span>{escape(_day(days[0], language))}</span>'
        f"<span>{escape(_day(last, language))}</span></div></figure>"
    )


def days_words(counts: Mapping[date, int], last: date, language: str) -> str:
    """“12 téléchargements en 30 jours, jusqu’à 5 le 3 novembre”."""
    within = {day: count for day, count in counts.items() if last - timedelta(days=DAYS) < day <= last}
    total = sum(within.values())
    said = counted(language, "{count} download in 30 days", "{count} downloads in 30 days", total)
    if not total:
        return said
    best = max(within, key=lambda day: within[day])
    most = translator(language)("{said}, at most {count} on {day}")
    return most.format(said=said, count=within[best], day=_day(best, language))


def _day(day: date, language: str) -> str:
    return format_date(day, "d MMMM", locale=language)
