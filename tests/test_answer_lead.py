"""What answers best of the quotations is told before them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from settled_readers import SeekingReader, SettledReader
from small_corpus import add_document

from answer.assistant import Assistant
from answer.finding.close_reading import CloseReading
from answer.models import Answer
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.reader import Reader
from index.search_index import SearchIndex

BEFORE = "Le titulaire livre les rapports de contrôle de la ville d’Orve à la direction technique."
DUE = "Chaque rapport de contrôle est livré dans un délai de dix jours ouvrés."
LIMIT = "À défaut, la ville refuse le rapport de contrôle."
AFTER = "Les rapports de contrôle sont livrés sous la forme de fichiers que la ville peut relire et reprendre."
ASKED = "Dans quel délai le rapport de contrôle est-il livré ?"


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    delivery = ["# 1 Livraison", f"{BEFORE} {DUE} {LIMIT} {AFTER}"]
    others = [[f"# {n} Clause", f"Le titulaire remet le registre {n} à la ville avant la fin du mois."] for n in (2, 3)]
    add_document(store, tmp_path, "ccap.pdf", delivery, *others, title="CCAP", buyer="Ville d’Orve")
    return store


def answered(settings: Settings, store: Store, embedder: Embedder, reader: Reader, asked: str = ASKED) -> Answer:
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    with closing(Assistant(settings, store, search_index, close_reading=CloseReading(lambda: reader))) as assistant:
        return assistant.ask(asked)


def test_the_sentence_that_answers_is_told_first_with_what_limits_it(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    answer = answered(settings, filled, embedder, SeekingReader("dix jours ouvrés"))

    (lead,) = answer.lead
    (whole,) = [one for one in answer.citations if one.n == lead.n]
    assert lead.quote == f"{DUE} {LIMIT}"
    assert lead.quote in whole.quote
    assert filled.texts.page(lead.document.id, lead.page).text[lead.span.start : lead.span.end] == lead.quote
    assert lead.answering
    assert lead.quote[lead.answering.start : lead.answering.end] == "dix jours ouvrés"


def test_what_two_clauses_say_in_the_same_words_is_told_once(
    settings: Settings, filled: Store, embedder: Embedder, tmp_path: Path
) -> None:
    again = f"Le présent article vaut pour le rapport de contrôle de la ville d’Orve. {DUE} Il en va de même en été."
    add_document(filled, tmp_path, "annexe.pdf", [again], title="Annexe")
    answer = answered(settings, filled, embedder, SeekingReader("dix jours ouvrés"))

    assert sum(DUE in one.quote for one in answer.citations) > 1
    assert sum(DUE in one.quote for one in answer.lead) == 1


def test_where_reading_finds_no_answer_nothing_is_told_first(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    answer = answered(settings, filled, embedder, SettledReader(-1.0))

    assert answer.citations
    assert not answer.lead


def test_a_quotation_that_is_hardly_longer_is_told_alone(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "ccap.pdf", [DUE], title="CCAP", buyer="Ville d’Orve")
    answer = answered(settings, store, embedder, SeekingReader("dix jours ouvrés"))

    assert [one.quote for one in answer.citations] == [DUE]
    assert not answer.lead


def test_what_compares_tells_nothing_first(settings: Settings, filled: Store, embedder: Embedder) -> None:
    compared = "Compare les délais de livraison des rapports de contrôle dans les marchés"
    answer = answered(settings, filled, embedder, SeekingReader("dix jours ouvrés"), compared)

    assert answer.citations
    assert not answer.lead


def test_what_states_the_figure_that_is_asked_for_is_not_left_below(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    answer = answered(settings, filled, embedder, SeekingReader("la direction technique"))

    assert any("dix jours" in one.quote for one in answer.citations)
    assert not answer.lead
