"""The parts that a quotation counts, each under a heading of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import add_document

from answer.quoting.counted_parts import counted_parts
from answer.quoting.quotes import Quote
from corpus.models import Document, Span
from corpus.settings import Settings
from corpus.store import Store
from index.retriever import Hit

COUNTED = "Nous avons identifié trois facteurs de réussite d’un défi."
SCOPE = ["# Un périmètre clair", "Le défi est relevé en dix mois.", "Il est défini dès le début."]
TEAM = ["# Une équipe mixte", "Elle réunit des métiers différents."]
SUPPORT = ["# Un portage politique", "Il vient de la direction."]
HEADS = [
    "Un périmètre clair\nLe défi est relevé en dix mois.",
    "Une équipe mixte\nElle réunit des métiers différents.",
    "Un portage politique\nIl vient de la direction.",
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(Settings(data_dir=tmp_path_factory.mktemp("data"), _env_file=None))
    yield store
    store.close()


def parts_after(store: Store, document: Document, words: str) -> list[str]:
    """What is quoted after the passage in which these words stand, quoted to its end."""
    passage = next(one for one in store.texts.passages_of(document.id) if words in one.text)
    span = Span(passage.sentences[0].start, passage.sentences[-1].end)
    quote = Quote(Hit(1, passage, document, 1.0, 1.0), span, 1.0, chosen=passage.sentences[0])
    return [one.text for one in counted_parts(quote, store.texts.passages_of)]


def test_each_part_that_is_counted_is_quoted_with_its_heading_on_whatever_page(store: Store, tmp_path: Path) -> None:
    document = add_document(store, tmp_path, "rex.pdf", [COUNTED, *SCOPE], [*TEAM, *SUPPORT], title="REX")

    assert parts_after(store, document, "identifié") == HEADS


def test_parts_stand_beside_the_section_that_counts_them_too(store: Store, tmp_path: Path) -> None:
    opening = ["# Ce que nous avons appris", COUNTED]
    document = add_document(store, tmp_path, "rex-2.pdf", [*opening, *SCOPE, *TEAM, *SUPPORT], title="REX")

    assert parts_after(store, document, "identifié") == HEADS


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("fewer", "Nous avons identifié quatre facteurs de réussite."),
        ("months", "Nous avons travaillé trois mois."),
        ("none", "Nous avons identifié des facteurs de réussite."),
        ("elsewhere", f"{COUNTED} Merci à tous."),
        ("speaks of them", "Ces trois facteurs ont été rudes."),
        ("numbered", "3 facteurs de réussite sont identifiés"),
        ("half", "Nous avons identifié 3,2 facteurs de réussite."),
    ],
)
def test_headings_that_the_last_sentence_does_not_count_are_no_parts(
    store: Store, tmp_path: Path, name: str, last: str
) -> None:
    document = add_document(store, tmp_path, f"{name}.pdf", [last, *SCOPE, *TEAM, *SUPPORT], title="REX")

    assert parts_after(store, document, last) == []


def test_parts_of_which_one_cannot_be_shown_are_not_quoted(store: Store, tmp_path: Path) -> None:
    hidden = ["# Un portage politique", "Il vient de ██████ ████████."]
    document = add_document(store, tmp_path, "hidden.pdf", [COUNTED, *SCOPE, *TEAM, *hidden], title="REX")

    assert parts_after(store, document, "identifié") == []


def test_of_a_part_with_a_long_first_sentence_the_heading_is_quoted(store: Store, tmp_path: Path) -> None:
    long = ["# Un portage politique", f"Il vient {'anti' * 100}constitutionnellement."]
    document = add_document(store, tmp_path, "long.pdf", [COUNTED, *SCOPE, *TEAM, *long], title="REX")

    assert parts_after(store, document, "identifié") == [*HEADS[:2], "Un portage politique"]
