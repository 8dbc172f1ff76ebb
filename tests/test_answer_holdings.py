"""What the assistant answers of the collection itself: true counts, the first documents, the way to the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from small_corpus import add_document

from answer.asked.asked_of_commons import Asks
from answer.assistant import Assistant
from answer.exchanges import Exchange
from answer.models import Answer, Mode
from answer.told.as_text import answer_as_text
from answer.told.holdings_told import catalogue_told, held_told
from answer.told.records import answer_record
from corpus.moderation import Moderator
from corpus.settings import Settings
from corpus.store import Store
from index.catalogue_search import search_catalogue
from index.embedders import Embedder
from index.filters import Filters
from index.search_index import SearchIndex

SITE = "https://partage.example"
SHARED = (
    ("Gardiennage des musées", "CCTP", "fr", "Metz", "Le gardiennage des musées est assuré de nuit."),
    ("Entretien des parcs", "CCTP", "fr", "Nancy", "Les parcs sont tondus chaque semaine."),
    ("Peinture des écoles", "CCTP", "fr", "Toul", "Les peintures sont sans solvant."),
    ("Clauses des parcs", "CCAP", "fr", "Nancy", "Le titulaire est payé sous trente jours."),
    ("Terms of the parks", "CCAP", "en", "Leeds", "The contractor is paid within thirty days."),
    ("Bilan des parcs", "REX", "fr", "Nancy", "Nous avions oublié le gardiennage des parcs."),
    ("Fencing of the depot", "RFP", "en", "Leeds", "The depot is fenced before winter."),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The documents above, the last of them added last, and a CCTP that moderators hid."""
    folder = tmp_path_factory.mktemp("held")
    store = Store(Settings(data_dir=folder / "data", _env_file=None))
    for day, (title, kind, language, buyer, text) in enumerate(SHARED, 1):
        added = datetime(2026, 1, day, tzinfo=UTC)
        described = {"kind": kind, "language": language, "buyer": f"Ville de {buyer}", "added_at": added}
        add_document(
            store, folder, f"{kind} {title}.pdf", [f"# {title}", text], ["# Fin", text], title=title, **described
        )
    hidden = add_document(store, folder, "CCTP caché.pdf", ["Le gardiennage caché."], title="Caché", kind="CCTP")
    Moderator(store, "a@ville.example").hide(hidden.id, "Nom en page 1")
    yield store
    store.close()


@pytest.fixture(scope="module")
def assistant(store: Store, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Assistant:
    folder = tmp_path_factory.mktemp("index")
    search_index = SearchIndex(folder, store, lambda: embedder)
    search_index.refresh()
    return Assistant(Settings(data_dir=folder, _env_file=None), store, search_index)


def counted(answer: Answer) -> int | None:
    return answer.held.count if answer.held else None


def titles(answer: Answer) -> list[str]:
    return [document.title for document in answer.sought]


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Combien de documents avez-vous ?", 7),
        ("Combien de CCTP avez-vous ?", 3),
        ("How many RFPs do you have?", 1),
        ("combien de CCAP en anglais ?", 1),
        ("Combien de marchés avez-vous dans le fonds ?", 6),
        ("Combien de guides avez-vous ?", 0),
    ],
)
def test_the_collection_is_counted_without_what_is_hidden(assistant: Assistant, question: str, count: int) -> None:
    answer = assistant.ask(question)

    assert counted(answer) == count
    assert len(answer.sought) == min(count, 5)
    assert answer.mode is Mode.REFUSED
    assert (answer.citations, answer.see_also, answer.looked_at.passages) == ((), (), 0)


def test_the_filters_of_the_visitor_hold(assistant: Assistant) -> None:
    ask, buyer = assistant.ask, frozenset({"Ville de Nancy"})

    assert counted(ask("Combien de documents avez-vous ?", filters=Filters(buyers=buyer))) == 3
    assert titles(ask("Quels CCTP avez-vous ?", filters=Filters(buyers=buyer))) == ["Entretien des parcs"]
    nothing = ask("Combien de CCTP avez-vous ?", filters=Filters(kinds=frozenset({"RC"})))
    assert counted(nothing) == 0
    assert nothing.held
    assert nothing.held.catalogue is None


def test_those_that_fit_words_are_as_many_as_the_catalogue_finds(assistant: Assistant, store: Store) -> None:
    answer = assistant.ask("Combien de documents parlent de gardiennage ?")

    found = search_catalogue(store.documents(), "gardiennage", assistant.documents).documents
    assert counted(answer) == len(found) >= 2
    assert titles(answer)[0] == "Gardiennage des musées"
    assert answer.held
    assert answer.held.catalogue == {"search": "gardiennage"}
    listed = assistant.ask("Quels CCTP avez-vous sur le gardiennage ?")
    assert "Bilan des parcs" not in titles(listed)
    assert titles(listed)[0] == "Gardiennage des musées"


def test_the_last_added_come_first(assistant: Assistant) -> None:
    assert titles(assistant.ask("Quels sont les documents les plus récents ?"))[:2] == [
        "Fencing of the depot",
        "Bilan des parcs",
    ]
    assert titles(assistant.ask("derniers CCTP ajoutés"))[0] == "Peinture des écoles"


def test_the_length_of_a_document_that_is_named_is_told(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de pages fait le CCTP de la ville de Metz ?")

    assert titles(answer) == ["Gardiennage des musées"]
    assert held_told(answer, "fr") == "«\u00a0Gardiennage des musées\u00a0» compte 2 pages."
    assert held_told(answer, "en") == "“Gardiennage des musées” has 2 pages."
    assert answer_record(None, answer, SITE)["held"]["pages"] == {answer.sought[0].id: 2}
    one = Filters(documents=frozenset({answer.sought[0].id}))
    assert titles(assistant.ask("Combien de pages fait ce document ?", filters=one)) == ["Gardiennage des musées"]
    assert not assistant.ask("Combien de pages fait le CCTP ?").held


def test_it_is_asked_of_all_whatever_was_spoken_of_before(assistant: Assistant) -> None:
    history = [Exchange("Que dit le CCTP de la ville de Metz du gardiennage ?")]

    assert counted(assistant.ask("Combien de CCTP avez-vous ?", history)) == 3
    assert counted(assistant.ask("et en anglais ?", assistant.exchanges(["Combien de CCAP avez-vous ?"]))) == 1


def test_what_is_asked_of_documents_is_answered_from_them(assistant: Assistant) -> None:
    assert not assistant.ask("Combien de documents le titulaire doit-il remettre ?").held


@pytest.mark.parametrize(
    ("question", "language", "told"),
    [
        ("Combien de CCTP avez-vous ?", "fr", "3 documents (CCTP) sont partagés ici."),
        ("combien de CCAP en anglais ?", "fr", "1 document (CCAP, en anglais) est partagé ici."),
        (
            "combien de CCAP en anglais ?",
            "en",
            "1 document (CCAP, in English) is shared here.",
        ),
        ("Combien de guides avez-vous ?", "fr", "Aucun document (Guide) n’est partagé ici."),
        ("How many guides do you have?", "en", "No document (Guide) is shared here."),
        (
            "Combien de documents avez-vous ?",
            "fr",
            "7 documents sont partagés ici. Par type\u00a0: CCTP (3), CCAP (2), Avis ou appel d’offres (1), "
            "REX (1). Voici les derniers ajoutés.",
        ),
        (
            "Combien de marchés avez-vous ?",
            "en",
            "6 documents (parts of tenders) are shared here. Here are the last added.",
        ),
        (
            "How many RFPs mention the depot?",
            "en",
            "The catalogue’s search finds 1 document (RFP) for “depot”.",
        ),
    ],
)
def test_the_count_is_a_sentence(assistant: Assistant, question: str, language: str, told: str) -> None:
    assert held_told(assistant.ask(question), language) == told


def test_a_terminal_tells_the_count_and_where_the_catalogue_lists_all(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de CCAP avez-vous ?")
    text = answer_as_text(answer, SITE, "fr")

    assert text.startswith("2 documents (CCAP) sont partagés ici.\n\n  Terms of the parks (")
    assert text.endswith(f"Voir les 2 dans le catalogue\n  {SITE}/catalogue?kind=CCAP")
    record = answer_record(None, answer, SITE)
    assert record["held"] == {
        "asks": "count",
        "count": 2,
        "words": "",
        "by_kind": {},
        "pages": {},
        "catalogue": f"{SITE}/catalogue?kind=CCAP",
    }
    assert record["sought"] == [document.id for document in answer.sought]
    assert "ne répondent pas" not in answer_as_text(assistant.ask("Combien de guides avez-vous ?"), SITE, "fr")


def test_the_catalogue_is_narrowed_by_its_own_parameters(assistant: Assistant) -> None:
    filters = Filters(years=frozenset(), buyers=frozenset({"Ville de Nancy"}))
    answer = assistant.ask("Quels sont les derniers CCTP sur les parcs ?", filters=filters)

    record = answer_record(None, answer, SITE)["held"]
    assert record["asks"] == Asks.LATEST.value
    assert parse_qs(urlsplit(record["catalogue"]).query) == {
        "search": ["parcs"],
        "kind": ["CCTP"],
        "buyer": ["Ville de Nancy"],
        "sort": ["recent"],
    }
    assert answer.held
    assert catalogue_told(answer.held, "en") == "See it in the catalogue"
    chosen = assistant.ask("Quels CCTP avez-vous ?", filters=Filters(documents=frozenset({answer.sought[0].id})))
    assert chosen.held
    assert (chosen.held.count, chosen.held.catalogue) == (1, None)


def test_documents_of_a_year_are_those_of_that_year(embedder: Embedder, tmp_path: Path) -> None:
    store = Store(Settings(data_dir=tmp_path / "data", _env_file=None))
    for year in (2023, 2024):
        text = "Le marché de 2024 est renouvelé."
        add_document(store, tmp_path, f"CCTP {year}.pdf", [text], title=f"Tonte {year}", kind="CCTP", year=year)
    search_index = SearchIndex(tmp_path, store, lambda: embedder)
    search_index.refresh()
    answer = Assistant(Settings(data_dir=tmp_path, _env_file=None), store, search_index).ask(
        "Quels documents de 2024 avez-vous ?"
    )

    assert titles(answer) == ["Tonte 2024"]
    assert answer.held
    assert answer.held.catalogue == {"year": ["2024"]}
    store.close()
