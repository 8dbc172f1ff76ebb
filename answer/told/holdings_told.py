"""What the collection holds, in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator

from answer.asked.asked_of_commons import Asks
from answer.collection.held import Held
from answer.models import Answer
from corpus.described import domain_name, kind_in_short, language_name, length
from corpus.messages import N_, counted, quoted, translator
from corpus.vocabulary import TENDER_KINDS
from index.filters import Filters


def held_told(answer: Answer, language: str) -> str:
    """How many documents there are, of which types, and which are listed; "" where the collection is not asked of."""
    held = answer.held
    if not held:
        return ""
    if held.asks is Asks.PAGES:
        return _lengths(answer, language)
    told = (_count(held, language), _kinds(held, language), _listed(held, len(answer.sought), language))
    return " ".join(filter(None, told))


def catalogue_told(held: Held, language: str) -> str:
    """What leads to the catalogue that lists the same documents."""
    one, many = N_("See it in the catalogue"), N_("See all {count} in the catalogue")
    return counted(language, one, many, held.count)


def _lengths(answer: Answer, language: str) -> str:
    told = translator(language)("{title} has {length}.")
    return " ".join(
        told.format(title=quoted(one.title, language), length=length(one, language)) for one in answer.sought
    )


def _count(held: Held, language: str) -> str:
    _ = translator(language)
    narrowed = ", ".join(_narrowed(held.filters, language))
    what, words = f" ({narrowed})" if narrowed else "", quoted(held.words, language)
    if held.words and not held.count:
        return _("The catalogue’s search finds no document{what} for {words}.").format(what=what, words=words)
    if held.words:
        one = N_("The catalogue’s search finds {count} document{what} for {words}.")
        many = N_("The catalogue’s search finds {count} documents{what} for {words}.")
        return counted(language, one, many, held.count, what=what, words=words)
    if not held.count:
        return _("No document{what} is shared here.").format(what=what)
    one, many = N_("{count} document{what} is shared here."), N_("{count} documents{what} are shared here.")
    return counted(language, one, many, held.count, what=what)


def _narrowed(filters: Filters, language: str) -> Iterator[str]:
    """What documents are narrowed to: “CCTP”, “en anglais”, “2024”."""
    _ = translator(language)
    if filters.kinds == set(TENDER_KINDS):
        yield _("parts of tenders")
    else:
        yield from (kind_in_short(kind, language) for kind in sorted(filters.kinds))
    yield from (domain_name(domain, language) for domain in sorted(filters.domains))
    yield from sorted(filters.buyers)
    tongues = (language_name(one, language) for one in sorted(filters.languages))
    yield from (_("in {language}").format(language=tongue) for tongue in tongues)
    yield from map(str, sorted(filters.years))
    if filters.documents or filters.apart:
        yield _("among those chosen")


def _kinds(held: Held, language: str) -> str:
    """“Par type : CCTP (13), guide (4).”; "" where they are of one."""
    if len(held.by_kind) < 2:
        return ""
    kinds = ", ".join(f"{kind_in_short(kind, language)} ({count})" for kind, count in held.by_kind)
    return translator(language)("By type: {kinds}.").format(kinds=kinds)


def _listed(held: Held, count: int, language: str) -> str:
    """Which of them are listed; "" where all are."""
    _ = translator(language)
    if count == held.count:
        return ""
    is_ranked = held.words and held.asks is not Asks.LATEST
    return _("Here are those that fit best.") if is_ranked else _("Here are the last added.")
