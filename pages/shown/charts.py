"""Small charts as HTML: drawn with the page's own colours, and readable without seeing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from babel.dates import format_date

from corpus.messages import counted, translator
from pages.shown.wording import number

DAYS = 30


@dataclass(frozen=True, slots=True)
class Share:
    """A bar: its name, how many it stands for, and where it leads."""

    name: str
    count: int
    address: str


def shares_html(shares: Sequence[Share], language: str) -> str:
    """Horizontal bars, as long as their counts, each a link."""
    most = max((share.count for share in shares), default=1)
    rows = "".join(
        f'<li><a href="{escape(share.address)}" target="_self"><span class="name">{escape(share.name)}</span>'
        f'<span class="bar" aria-hidden="true"><span style="width: {100 * share.count / most:.0f}%"></span></span>'
        f'<span class="count">{number(share.count, language)}</span></a></li>'
        for share in shares
    )
    return f'<ul class="shares">{rows}</ul>'


def days_html(counts: Mapping[date, int], last: date, language: str) -> str:
    """A bar for each of the thirty days until `last`, and the same as a table to unfold, days without any left out."""
    days = [last - timedelta(days=before) for before in reversed(range(DAYS))]
    most = max(counts.get(day, 0) for day in days) or 1
    bars = "".join(f'<span style="height: {100 * counts.get(day, 0) / most:.0f}%"></span>' for day in days)
    return (
        f'<div class="days" aria-hidden="true"><div class="bars">{bars}</div>'
        f'<div class="ends"><span>{escape(_day(days[0], language))}</span>'
        f"<span>{escape(_day(last, language))}</span></div></div>"
        f"{_days_table({day: counts[day] for day in days if counts.get(day)}, language)}"
    )


def _days_table(counts: Mapping[date, int], language: str) -> str:
    _ = translator(language)
    rows = "".join(
        f'<tr><th scope="row">{escape(_day(day, language))}</th><td>{number(count, language)}</td></tr>'
        for day, count in counts.items()
    )
    return (
        f'<details class="figures-of-days"><summary>{_("Day by day")}</summary><table><thead><tr>'
        f'<th scope="col">{_("Day")}</th><th scope="col">{_("Downloads")}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></details>"
    )


def days_words(counts: Mapping[date, int], last: date, language: str) -> str:
    """“12 téléchargements en 30 jours, jusqu’à 5 le 3 novembre”."""
    within = {day: count for day, count in counts.items() if last - timedelta(days=DAYS) < day <= last}
    total = sum(within.values())
    said = counted(language, "{count} download in 30 days", "{count} downloads in 30 days", total)
    if not total:
        return said
    best = max(within, key=lambda day: within[day])
    most = translator(language)("{said}, up to {count} on {day}")
    return most.format(said=said, count=number(within[best], language), day=_day(best, language))


def _day(day: date, language: str) -> str:
    return format_date(day, "d MMMM", locale=language)
