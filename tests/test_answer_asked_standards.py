from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from small_corpus import add_document

from answer.asked.standards import names_one, standards_in
from answer.assistant import Assistant
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.search_index import SearchIndex


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("faut-il être certifié iso 27001 ?", "un hébergeur certifié ISO/IEC 27001:2022"),
        ("Which one demands EN 301 549?", "conforme à la norme EN 301549"),
        ("Qui demande la norme NF C 15-100 ?", "selon la NF C15-100"),
        ("Is a SOC 2 report wanted?", "a SOC 2 Type II report"),
        ("Que dit l'article R2112-13 ?", "en application de l’article R. 2112-13 du code"),
        ("l. 2113-10 ?", "l’article L.2113\u201110"),
        ("en 301 549", "NORME EUROPÉENNE EN 301 549"),
        ("ISO 27001 ?", "iso 27001"),
        ("ISO 27001 ou 27701 ?", "certifié ISO 27701"),
    ],
)
def test_a_standard_is_found_however_it_is_spaced(question: str, text: str) -> None:
    assert names_one(text, standards_in(question))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("faut-il être certifié ISO 27001 ?", "certifié ISO 50001, et 127001 points"),
        ("Is a SOC 2 report wanted?", "a SOC 1 report, in 2 copies"),
        ("Que dit l'article R2112-13 ?", "l’article R. 2112-1 du code"),
        ("Que demande la norme EN 54 ?", "livré en 54 jours"),
        ("Qui demande ISO 9001 ?", "un montant de 9001 euros"),
    ],
)
def test_another_standard_is_not_that_one(question: str, text: str) -> None:
    assert standards_in(question)
    assert not names_one(text, standards_in(question))


@pytest.mark.parametrize(
    "question",
    [
        "Qui a gagné en 2023 ?",
        "QUI A GAGNÉ EN 2023 ?",
        "EN 2025, quel budget ?",
        "Combien coûte le lot 2, en 54 jours ?",
        "article 12 du CCAP",
        "Le SOC 24/7 est-il exigé ?",
    ],
)
def test_a_year_or_a_clause_is_no_standard(question: str) -> None:
    assert not standards_in(question)


def test_what_names_another_standard_is_not_quoted_beside_what_names_that_one(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    for number in (50001, 14001, 27001):
        told = (
            f"Le titulaire est certifié ISO {number} par un organisme accrédité et en remet le certificat à l’acheteur."
        )
        add_document(store, tmp_path, f"{number}.pdf", [told], title="CCTP", buyer="Ville de Brume")
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    with closing(Assistant(settings, store, search_index)) as assistant:
        answer = assistant.ask("Le titulaire doit-il être certifié ISO 27001 ?")

    assert [one.document.file for one in answer.citations] == ["27001.pdf"]


def test_a_passage_under_the_heading_of_a_standard_is_on_it(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    headed = ["# Certification ISO 27001", "Le titulaire remet son certificat à l’acheteur sous 30 jours calendaires."]
    add_document(store, tmp_path, "headed.pdf", headed, title="CCTP", buyer="Ville de Brume")
    listed = ["# Annexe", "Liste des normes de sécurité de l’acheteur : ISO 27001, ISO 14001, ISO 50001 et RGAA 4."]
    add_document(store, tmp_path, "listed.pdf", listed, title="CCTP", buyer="Ville de Nice")
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    with closing(Assistant(settings, store, search_index)) as assistant:
        answer = assistant.ask("Sous combien de jours remettre le certificat ISO 27001 ?")

    assert answer.citations[0].document.file == "headed.pdf"


def test_a_page_in_capitals_is_looked_through() -> None:
    assert not names_one("SOC " + "A" * 5000, standards_in("Is a SOC 2 report wanted?"))
