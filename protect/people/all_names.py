"""Names of people, where something says so: what stands beside one, a table, an address, another mention.

A name alone is not taken: streets, schools, laws and companies are named after people too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from protect.findings import Finding, Kind
from protect.people.attendance import first_names_of_those_present
from protect.people.beside import NEXT_IN_A_LIST, is_of_a_thing, what_says_so
from protect.people.by_initials import people_by_initials
from protect.people.called import people_called
from protect.people.cells import names_in_cells
from protect.people.colleagues import find_colleagues
from protect.people.columns import names_in_columns
from protect.people.correspondence import names_in_correspondence
from protect.people.forms import names_in_forms
from protect.people.houses import names_with_houses
from protect.people.leaves import people_on_leave
from protect.people.listed import names_on_lines, names_with_brackets
from protect.people.maiden_names import find_maiden_names
from protect.people.mentions import accounts_of, names_in_addresses, other_mentions
from protect.people.names import Place, candidates, is_a_full_name, words_in_lower_case
from protect.people.namesakes import named_after_somebody, without_institutions, without_namesakes
from protect.people.pairs import names_in_pairs
from protect.people.proxies import names_with_proxies
from protect.people.revisions import names_in_revisions
from protect.people.rows import names_beside_rows
from protect.people.sentences import names_in_sentences
from protect.people.services import people_of_services
from protect.people.signatures import people_signing
from protect.people.small_letters import names_in_small_letters
from protect.people.under_headings import names_under_headings
from protect.people.with_title import people_with_title


def find_people(
    text: str,
    addresses: Collection[str] = (),
    institutions: Collection[str] | None = None,
    listed: Iterable[Finding] | None = None,
) -> Iterator[Finding]:
    """Every name, the longest first: the name alone is the finding, the role or civility beside it the detail.

    `addresses` are the e-mail addresses of the text: who has one is a person. `institutions` are the folded names of
    those that are named after somebody, in the whole document, and `listed` whom its lists of people name here; without
    them, in the text.
    """
    common = words_in_lower_case(text)
    places = tuple(candidates(text))
    if listed is None:
        listed = names_under_headings(text)
    certain = (*names_in_columns(text), *listed, *names_in_addresses(text, addresses))
    if institutions is None:
        institutions = named_after_somebody(text)
    found = without_namesakes(_names_told(text, places, common), text, institutions)
    found += without_institutions(certain, text)
    found += other_mentions(text, [text[one.start : one.end] for one in found])
    found += without_namesakes(names_beside_rows(text, found, common), text, institutions)
    listed = without_namesakes(_names_listed_with(text, places, found), text, institutions)
    found += [*listed, *other_mentions(text, [text[one.start : one.end] for one in listed])]
    found += accounts_of(text, [text[one.start : one.end] for one in found])
    yield from sorted(found, key=lambda one: one.start - one.end)


def _names_told(text: str, places: Sequence[Place], common: frozenset[str]) -> tuple[Finding, ...]:
    """Those of which something in the text itself says that they are people, each rule after the other."""
    return (
        *_names_beside_something(text, places, common),
        *names_in_revisions(text, common),
        *find_colleagues(text, common),
        *names_on_lines(text, common),
        *names_with_brackets(text, common),
        *names_with_houses(text, places, common),
        *names_in_sentences(text, places, common),
        *names_in_pairs(text, places, common),
        *names_in_cells(text, common),
        *names_in_small_letters(text),
        *names_in_correspondence(text, common),
        *names_in_forms(text, common),
        *first_names_of_those_present(text),
        *names_with_proxies(text),
        *people_called(text),
        *people_of_services(text, common),
        *people_on_leave(text, places, common),
        *find_maiden_names(text),
        *people_with_title(text, common),
        *people_signing(text, common),
        *people_by_initials(text, common),
    )


def _names_beside_something(text: str, places: Iterable[Place], common: frozenset[str]) -> Iterator[Finding]:
    before: Finding | None = None
    for start, end in places:
        beside = what_says_so(text, start, end, common)
        if beside is None and before and NEXT_IN_A_LIST.fullmatch(text, before.end, start):
            is_a_person = is_a_full_name(text[start:end]) and not is_of_a_thing(text, start, end)
            beside = "" if is_a_person else None  # the role of the one before is not theirs
        if beside is not None:
            before = Finding(Kind.PERSON, start, end, beside)
            yield before


def _names_listed_with(text: str, places: Iterable[Place], found: Collection[Finding]) -> Iterator[Finding]:
    """The full names in one list with a name that was found anywhere: “Karel Le Goff et Sabine Safi”."""
    known = {(one.start, one.end) for one in found}
    names = [place for place in places if place in known or is_a_full_name(text[slice(*place)])]
    for order in (names, names[::-1]):
        for near, place in pairwise(order):
            (_, end), (start, _) = sorted((near, place))
            is_next = near in known and place not in known and NEXT_IN_A_LIST.fullmatch(text, end, start)
            if is_next and not is_of_a_thing(text, *place):
                known.add(place)
                yield Finding(Kind.PERSON, *place, "")
