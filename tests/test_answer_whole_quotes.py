"""Quotations with what their length, their passage or their page broke off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_corpus import add_document, page_of

from answer.quoting.quotes import Quote
from answer.quoting.whole_quotes import WholeQuotes
from corpus.models import BlockKind, Document, Span
from corpus.settings import Settings
from corpus.store import Store
from index.retriever import Hit

ANNOUNCED = "Les critères de jugement des offres sont :"
ITEMS = [
    f"- {name}, telle que la décrit le mémoire remis par le candidat avec son offre : {weight} %"
    for name, weight in (("Valeur", 30), ("Méthode", 20), ("Durée", 20), ("Équipe", 20), ("Énergie", 10))
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(Settings(data_dir=tmp_path_factory.mktemp("data"), _env_file=None))
    yield store
    store.close()


@pytest.fixture(scope="module")
def document(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Its only page is cut within its list: a passage has sixty words at most."""
    folder: Path = tmp_path_factory.mktemp("files")
    return add_document(store, folder, "RC.pdf", [ANNOUNCED, *ITEMS, "Les plis sont ouverts."], title="RC")


def quoted(store: Store, document: Document, *texts: str) -> Quote:
    """What stands on the page from the first of these texts to the last, as a quotation of its passage."""
    page = store.texts.page(document.id, 1)
    start, end = page.text.index(texts[0]), page.text.index(texts[-1]) + len(texts[-1])
    (passage,) = (one for one in store.texts.passages_of(document.id) if one.start <= start and end <= one.end)
    sentence = next(one for one in passage.sentences if one.start >= start)
    return Quote(Hit(1, passage, document, 1.0, 1.0), Span(start, end), 1.0, chosen=sentence)


def made_whole(store: Store, *quotes: Quote) -> str:
    return "\n".join(quote.text for quote in WholeQuotes(store.texts, store.texts.page).made_whole(quotes))


def test_a_list_goes_on_in_the_next_passage(store: Store, document: Document) -> None:
    assert len(store.texts.passages_of(document.id)) > 1
    assert made_whole(store, quoted(store, document, ANNOUNCED, ITEMS[1])) == "\n".join([ANNOUNCED, *ITEMS])


def test_the_empty_fields_of_a_notice_are_no_part_of_the_table_that_they_stand_in(store: Store, tmp_path: Path) -> None:
    wanted = "III.1.1) | Conditions : " + ", ".join(f"attestation {n} du candidat" for n in range(8))
    long = " ".join("abcdefghijklmnopqrstuvwxyz")  # a passage of its own
    page = page_of(f"II.2.14) | {long} :", wanted, f"III.1.2) | {long} :")
    page = replace(page, blocks=tuple(replace(one, kind=BlockKind.TABLE_ROW, context="Avis") for one in page.blocks))
    document = add_document(store, tmp_path, "avis.md", page, title="Avis")

    assert len(store.texts.passages_of(document.id)) == 3
    assert made_whole(store, quoted(store, document, wanted)) == wanted


def test_nothing_is_quoted_twice(store: Store, document: Document) -> None:
    beginning, item = quoted(store, document, ANNOUNCED, ITEMS[0]), quoted(store, document, ITEMS[-1][2:])

    assert made_whole(store, beginning, item) == "\n".join([ANNOUNCED, *ITEMS])
    assert made_whole(store, item, beginning) == "\n".join([ANNOUNCED, *ITEMS])


def test_what_goes_on_after_a_list_is_quoted_without_its_items(store: Store, document: Document) -> None:
    beginning = quoted(store, document, ANNOUNCED, ITEMS[0])
    after = quoted(store, document, ITEMS[-1], "Les plis sont ouverts.")
    after = replace(after, chosen=after.hit.passage.sentences[-1])

    assert made_whole(store, beginning, after) == "\n".join([ANNOUNCED, *ITEMS, "Les plis sont ouverts."])


def test_what_stands_right_before_another_quotation_is_read_before_it(store: Store, tmp_path: Path) -> None:
    term, renewal = "Le marché dure un an.", "Il est reconductible trois fois."
    document = add_document(store, tmp_path, "term.pdf", [f"{term} {renewal}"], title="Durée")
    first, then = quoted(store, document, renewal), quoted(store, document, term)

    read = WholeQuotes(store.texts, store.texts.page).made_whole([first, replace(then, is_close=False)])
    assert [(one.text, one.is_close) for one in read] == [(term, True), (renewal, True)]


VISIT = "L’attestation de visite est jointe à l’offre."


@pytest.mark.parametrize(
    "limit",
    [
        "À défaut, l’offre est irrégulière.",
        "Toutefois, une visite virtuelle suffit.",
        "Passé ce délai, aucune visite n’est organisée.",
        "However, one visit is enough.",
    ],
)
def test_a_quotation_ends_with_what_limits_it(store: Store, tmp_path: Path, limit: str) -> None:
    document = add_document(store, tmp_path, f"{limit[:5]}.pdf", [f"{VISIT} {limit} Les plis suivent."], title="RC")

    assert made_whole(store, quoted(store, document, VISIT)) == f"{VISIT} {limit}"


def test_a_rule_and_what_limits_it_are_both_quoted_whichever_answers_better(store: Store, tmp_path: Path) -> None:
    limit = "À défaut, l’offre est irrégulière."
    document = add_document(store, tmp_path, "both.pdf", [f"{VISIT} {limit}"], title="RC")
    rule, what_limits = quoted(store, document, VISIT), quoted(store, document, limit)

    assert sorted(made_whole(store, what_limits, rule).split("\n")) == sorted([VISIT, limit])
    assert made_whole(store, rule, what_limits) == f"{VISIT} {limit}"


def test_all_that_limits_a_quotation_is_quoted(store: Store, tmp_path: Path) -> None:
    limits = "Toutefois, une visite virtuelle suffit. Sinon, l’offre est irrégulière."
    document = add_document(store, tmp_path, "limits.pdf", [f"{VISIT} {limits} Les plis suivent."], title="RC")

    assert made_whole(store, quoted(store, document, VISIT)) == f"{VISIT} {limits}"


@pytest.mark.parametrize(
    "after", ["Les plis suivent.", "À défaut, l’offre de ██████ est irrégulière.", "Au-delà des Alpes, rien."]
)
def test_a_quotation_does_not_go_on_with_what_does_not_limit_it_or_is_hidden(
    store: Store, tmp_path: Path, after: str
) -> None:
    document = add_document(store, tmp_path, f"no {after[:5]}.pdf", [f"{VISIT} {after} Fin."], title="RC")

    assert made_whole(store, quoted(store, document, VISIT)) == VISIT


def test_a_quotation_of_what_was_withdrawn_meanwhile_is_left_as_it_is(store: Store, tmp_path: Path) -> None:
    withdrawn = add_document(store, tmp_path, "gone.pdf", [ANNOUNCED, *(f"{item} ;" for item in ITEMS)], title="Parti")
    quote = quoted(store, withdrawn, ANNOUNCED, f"{ITEMS[0]} ;")
    store.delete(withdrawn.id)

    assert made_whole(store, quote) == quote.text


@pytest.mark.parametrize(
    "announced",
    [
        "Les offres sont jugées, dans l'ordre décroissant de leur importance, sur les critères suivants :",
        "Les offres sont jugées sur les critères que dit, dans l'ordre de leur importance, le tableau ci-dessous.",
    ],
)
def test_a_table_goes_with_what_announces_it_in_the_passage_before(
    store: Store, tmp_path: Path, announced: str
) -> None:
    rows = [
        f"{number} | Critère numéro {number} du mémoire que le candidat remet | {10 * number}" for number in range(4)
    ]
    page = page_of(announced, "Tableau des critères", *rows)
    kinds = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, *(BlockKind.TABLE_ROW for _ in rows))
    blocks = (replace(block, kind=kind) for block, kind in zip(page.blocks, kinds, strict=True))
    document = add_document(store, tmp_path, "rc.md", replace(page, blocks=tuple(blocks)), title="RC")
    texts = [one.text for one in store.texts.passages_of(document.id)]
    assert not any(announced in text and rows[0] in text for text in texts)

    assert made_whole(store, quoted(store, document, announced)).endswith("\n".join(rows))


CAPTION, COLUMNS = "Tableau 5 – Délais par priorité", "Priorité | Délai"
CELLS = ["P1 | 4 heures ouvrées", "P2 | 8 heures ouvrées"]
FIXES = "La ville fixe la priorité de chaque demande."


@pytest.fixture(scope="module")
def levels(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A table under its caption, and what it is for."""
    page = page_of(CAPTION, COLUMNS, *CELLS, FIXES)
    context = f"{CAPTION} — {COLUMNS}"
    table = [replace(one, kind=BlockKind.TABLE_ROW, context=context) for one in page.blocks[1:4]]
    page = replace(page, blocks=(page.blocks[0], *table, page.blocks[4]))
    return add_document(store, tmp_path_factory.mktemp("levels"), "sla.md", page, title="SLA")


def test_what_names_a_table_is_quoted_with_its_rows_or_not_at_all(store: Store, levels: Document) -> None:
    named, row = (quoted(store, levels, one) for one in (CAPTION, CELLS[0]))

    assert made_whole(store, row, named) == "\n".join((COLUMNS, *CELLS))
    assert made_whole(store, named, quoted(store, levels, FIXES)) == f"{CAPTION}\n{FIXES}"


def test_what_names_a_table_stays_whatever_another_page_says_where_its_rows_are(
    store: Store, tmp_path: Path, levels: Document
) -> None:
    told = f"La ville classe toute demande, {'site par site, ' * 4}avec soin."
    other = add_document(store, tmp_path, "other.pdf", [told], title="CCTP")

    assert made_whole(store, quoted(store, levels, CAPTION), quoted(store, other, told)) == f"{CAPTION}\n{told}"
