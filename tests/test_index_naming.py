from __future__ import annotations

from pathlib import Path

import pytest
from small_corpus import WordEmbedder, add_document

from corpus.models import Document
from corpus.settings import Settings
from corpus.store import Store
from index.naming import Naming, find_naming
from index.search_index import SearchIndex

SUBJECTS = ("nettoyage", "gardiennage", "restauration", "voirie", "toiture", "éclairage", "peinture", "mobilier")
COMMON = ["# 1 Exécution", "Le titulaire verse une avance et encourt des pénalités de retard."]


@pytest.fixture
def search_index(settings: Settings, store: Store) -> SearchIndex:
    return SearchIndex(settings.index_dir, store, WordEmbedder)


@pytest.fixture
def documents(store: Store, search_index: SearchIndex, tmp_path: Path) -> dict[str, Document]:
    """Eight tenders, each of its own subject; two of them of Le Bourget, of which one says so on its cover only."""
    added = {
        subject: add_document(
            store,
            tmp_path,
            f"{subject}.pdf",
            ["Ville du Bourget"] if subject == "voirie" else ["Marché public"],
            COMMON,
            title=f"Marché de {subject}",
            buyer="Le Bourget" if subject == "nettoyage" else "",
        )
        for subject in SUBJECTS
    }
    search_index.refresh()
    return added


def naming(question: str, search_index: SearchIndex, documents: dict[str, Document]) -> Naming:
    return find_naming(question, search_index.keywords, len(documents))


def test_a_buyer_names_its_documents_by_metadata_or_cover(
    search_index: SearchIndex, documents: dict[str, Document]
) -> None:
    found = naming("Quelle avance verse la ville du Bourget ?", search_index, documents)

    assert set(found.documents) >= {documents["nettoyage"].id, documents["voirie"].id}
    assert found.documents[documents["voirie"].id] == 1


def test_the_document_that_answers_to_most_names_has_the_full_weight(
    search_index: SearchIndex, documents: dict[str, Document]
) -> None:
    found = naming("Quelles pénalités dans le marché de nettoyage du Bourget ?", search_index, documents)

    assert found.documents[documents["nettoyage"].id] == 1
    assert 0 < found.documents[documents["voirie"].id] < 1


def test_a_word_that_stands_in_every_title_names_none(
    search_index: SearchIndex, documents: dict[str, Document]
) -> None:
    assert naming("Quel est le marché public ?", search_index, documents) == Naming({}, "")


def test_a_word_of_the_text_names_none(search_index: SearchIndex, documents: dict[str, Document]) -> None:
    assert naming("Quelle avance ?", search_index, documents) == Naming({}, "")


def test_a_file_name_names_its_document(store: Store, search_index: SearchIndex, tmp_path: Path) -> None:
    files = ["DCE_aquareel-2025.pdf", "rc.pdf", "ccap.pdf", "cctp.pdf"]
    documents = {
        file: add_document(store, tmp_path, file, COMMON, [f"Page de {file[0]}"], title="Marché") for file in files
    }
    search_index.refresh()

    assert naming("Qui maintient Aquaréel ?", search_index, documents).documents == {documents[files[0]].id: 1}


def test_a_name_that_recurs_all_through_a_document_is_left_out_of_what_is_asked_of_it(
    store: Store, search_index: SearchIndex, tmp_path: Path
) -> None:
    everywhere = [[f"# {n} Clause", f"Aquaréel est maintenu selon la clause {n}."] for n in range(1, 9)]
    documents = {
        file: add_document(store, tmp_path, file, *pages, title=title)
        for file, title, pages in [
            ("tma.pdf", "TMA Aquaréel", everywhere),
            ("rc.pdf", "Règlement", [["Consultation"], COMMON]),
            ("ae.pdf", "Acte", [["Signature"]]),
            ("guide.pdf", "Guide", [["Conseils"]]),
        ]
    }
    search_index.refresh()
    found = naming("Quelle avance verse Aquaréel ?", search_index, documents)

    assert found.documents == {documents["tma.pdf"].id: 1}
    assert found.remainder == "Quelle avance verse ?"
    assert naming("Aquaréel ?", search_index, documents).remainder == ""


def test_an_empty_corpus_names_nothing(search_index: SearchIndex) -> None:
    assert find_naming("Le Bourget ?", search_index.keywords, 0) == Naming({}, "")


def test_an_acronym_names_the_documents_titled_with_it_though_many_speak_of_it(
    store: Store, search_index: SearchIndex, tmp_path: Path
) -> None:
    own = add_document(store, tmp_path, "cctp.pdf", ["Marché"], COMMON, title="Services de la DINUM")
    for number in range(6):
        text = ["# 1 Contexte", "La DINUM en est informée."]
        add_document(store, tmp_path, f"autre-{number}.pdf", ["Marché"], text, title="Marché de voirie")
    search_index.refresh()

    def named(question: str) -> set[str]:
        return set(find_naming(question, search_index.keywords, 7).documents)

    assert own.id in named("Quelle avance verse la DINUM ?")
    assert own.id not in named("Quelle avance verse la dinum ?")
    assert own.id in named("DINUM")
    assert own.id in named("DINUM 3")
    assert own.id in named("« DINUM » ?")
    assert own.id not in named("QUELLE AVANCE VERSE LA DINUM ?")


def test_words_that_are_anybodys_name_what_is_titled_with_all_of_them(
    store: Store, search_index: SearchIndex, tmp_path: Path
) -> None:
    own = add_document(store, tmp_path, "rfq.pdf", ["Request"], COMMON, title="United States Tax Court")
    for number in range(9):
        text = ["# 1 Context", "A tax is paid at the court of the town."]
        add_document(store, tmp_path, f"other-{number}.pdf", ["Request"], text, title="Roads")
    search_index.refresh()

    def named(text: str) -> set[str]:
        return set(find_naming(text, search_index.keywords, 10).documents)

    assert named("Tax Court") == {own.id}
    assert named("tax court") == set()
    assert named("Tax Roads") == set()


def test_an_acronym_of_a_few_words_names_what_is_titled_with_all_of_them_where_many_speak_of_it(
    store: Store, search_index: SearchIndex, tmp_path: Path
) -> None:
    own = add_document(store, tmp_path, "avis.pdf", ["Avis"], COMMON, title="Maintenance pour la DIR Nord")
    add_document(store, tmp_path, "guide.pdf", ["Guide"], COMMON, title="Charte des DIR")
    for number in range(8):
        text = ["# 1 Contexte", "La DIR en est informée, au nord de la ville."]
        add_document(store, tmp_path, f"autre-{number}.pdf", ["Marché"], text, title="Marché de voirie")
    search_index.refresh()

    assert set(find_naming("DIR Nord", search_index.keywords, 10).documents) == {own.id}


def test_a_part_of_a_hyphenated_acronym_names_none(store: Store, search_index: SearchIndex, tmp_path: Path) -> None:
    whole = add_document(store, tmp_path, "cctp.pdf", ["Marché"], COMMON, title="Logiciels de la CMA IDF")
    for number in range(4):
        add_document(store, tmp_path, f"autre-{number}.pdf", ["Marché"], COMMON, title="Marché de voirie")
    search_index.refresh()

    def named(text: str) -> set[str]:
        return set(find_naming(text, search_index.keywords, 5).documents)

    assert named("CMA-IDF") == {whole.id}
    assert named("IDF-OI") == named("IDF\N{NON-BREAKING HYPHEN}OI") == set()


def test_a_part_of_a_place_of_several_words_names_none(store: Store, search_index: SearchIndex, tmp_path: Path) -> None:
    town = add_document(store, tmp_path, "1.pdf", ["Marché"], COMMON, title="Infogérance du Bourget")
    lake = add_document(store, tmp_path, "2.pdf", ["Marché"], COMMON, title="Port d'Aix-les-Bains")
    for number in range(4):
        add_document(store, tmp_path, f"autre-{number}.pdf", ["Marché"], COMMON, title="Marché de voirie")
    search_index.refresh()

    def named(text: str) -> set[str]:
        return set(find_naming(text, search_index.keywords, 6).documents)

    assert named("le CCAP du Bourget") == {town.id}
    assert named("le CCAP du Bourget-du-Lac") == named("le ccap du bourget-du-lac") == set()
    assert named("le port d'Aix-les-Bains") == {lake.id}


def test_address_of_a_site_names_what_names_all_of_it(store: Store, search_index: SearchIndex, tmp_path: Path) -> None:
    site, cloud, _ = (
        add_document(store, tmp_path, f"{number}.pdf", ["Marché"], COMMON, title=title)
        for number, title in enumerate(("Support of Search.gov", "Support of Cloud.gov", "Search of archives"))
    )
    for number in range(6):
        add_document(store, tmp_path, f"autre-{number}.pdf", ["Marché"], COMMON, title="Marché de voirie")
    search_index.refresh()

    def named(text: str) -> set[str]:
        return set(find_naming(text, search_index.keywords, 9).documents)

    assert named("Who hosts Search.gov?") == {site.id}
    assert named("Who hosts Cloud.gov?") == {cloud.id}
    assert named("Who hosts Archives.gov?") == set()
