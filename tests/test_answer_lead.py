"""What answers best of the quotations is told before them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from settled_readers import SeekingReader, SettledReader
from small_corpus import add_document

from answer.assistant import Assistant
from answer.finding.close_reading import CloseReading
from answer.models import Answer
from answer.quoting.lead import lead_of
from answer.quoting.quotes import Quote
from corpus.models import Span
from corpus.settings import Settings
from corpus.store import Store
from evaluation.judging import VERBATIM, judge_quotations
from evaluation.measures import Share
from index.embedders import Embedder
from index.reader import Read, Reader
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
    assert judge_quotations(filled, answer) == {VERBATIM: Share(2, 2)}
    altered = replace(answer, lead=(replace(lead, quote=lead.quote.replace("dix", "six")),))
    assert judge_quotations(filled, altered) == {VERBATIM: Share(1, 2)}
    assert lead.answering
    assert lead.quote[lead.answering.start : lead.answering.end] == "dix jours ouvrés"


@pytest.mark.parametrize(("asked", "is_told"), [("en 2023", True), ("en 2024", False)])
def test_what_is_told_of_another_year_is_not_told_first(
    settings: Settings, store: Store, tmp_path: Path, embedder: Embedder, asked: str, is_told: bool
) -> None:
    spent = "La ville d’Orve a dépensé 3 400 euros pour les contrôles en 2023."
    report = ["# 1 Bilan", f"{BEFORE} {AFTER} {spent} {BEFORE} {AFTER}"]
    add_document(store, tmp_path, "bilan.pdf", report, ["# 2 Clause", LIMIT], title="Bilan", buyer="Ville d’Orve")
    question = f"Combien la ville d’Orve a-t-elle dépensé pour les contrôles {asked} ?"
    answer = answered(settings, store, embedder, SeekingReader("3 400 euros"), question)
    assert spent in [one.quote for one in answer.lead] if is_told else not answer.lead
    assert any(spent in one.quote for one in answer.citations)


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


def test_where_a_list_is_asked_for_nothing_of_it_is_told_first(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    reader = SeekingReader("dix jours ouvrés")
    answer = answered(settings, filled, embedder, reader, "Quels sont les délais du rapport de contrôle ?")

    assert any(DUE in one.quote for one in answer.citations)
    assert not answer.lead


def test_of_lessons_learned_no_sentence_answers_best(settings: Settings, filled: Store, embedder: Embedder) -> None:
    asked = "Retours d’expérience sur le rapport de contrôle"
    answer = answered(settings, filled, embedder, SeekingReader("dix jours ouvrés"), asked)

    assert any(DUE in one.quote for one in answer.citations)
    assert not answer.lead


def test_of_words_to_copy_no_sentence_answers_best(settings: Settings, filled: Store, embedder: Embedder) -> None:
    asked = "Comment rédiger une clause sur le rapport de contrôle ?"
    answer = answered(settings, filled, embedder, SeekingReader("dix jours ouvrés"), asked)

    assert any(DUE in one.quote for one in answer.citations)
    assert not answer.lead


def test_an_item_is_told_with_what_announces_it(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    announced = "Le candidat n’a pas à joindre à son offre les pièces suivantes :"
    items = ["- le rapport de contrôle des ascenseurs ;", "- le registre de sécurité ;", "- l’attestation d’assurance."]
    after = "L’offre est remise par voie électronique à la ville d’Orve, qui en accuse réception dans la journée."
    add_document(store, tmp_path, "rc.pdf", [announced, *items, after], title="RC", buyer="Ville d’Orve")
    reader = SeekingReader("rapport de contrôle des ascenseurs")
    asked = "Faut-il joindre à son offre le rapport de contrôle des ascenseurs ?"
    answer = answered(settings, store, embedder, reader, asked)

    (lead,) = answer.lead
    assert lead.quote == f"{announced}\n{items[0]}"


@pytest.mark.parametrize(
    ("rated", "told"),
    [((9, 8, 7.5, 7), (1, 2, 3)), ((9, 7, 5, 1), (1, 2)), ((1, 9, 2, 2), (2,)), ((-0.5, -1, -1, -1), ())],
)
def test_the_three_best_are_told_where_they_are_nearly_as_good(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path, rated: Sequence[float], told: Sequence[int]
) -> None:
    said = [f"Le rapport {n} est livré à la ville." for n in (1, 2, 3, 4)]
    further = "La direction technique relit ce qui lui est livré, puis le classe avec ce qu’elle a reçu avant."
    add_document(store, tmp_path, "ccap.pdf", [" ".join((*said, further))], title="CCAP", buyer="Ville d’Orve")
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    with closing(Assistant(settings, store, search_index)) as assistant:
        question = "À qui le rapport est-il livré ?"
        found = assistant._find(question, assistant._understand(question, ()), None)
    (hit,) = found.search.quotable
    places = np.array([(one.start, one.start + 1) for one in hit.passage.sentences[:4]], dtype=np.int32)
    read = Read(places, np.array(rated, dtype=np.float32))
    searched = replace(found.search, readings={hit.passage.id: read})
    whole = Quote(hit, Span(0, len(hit.passage.text)), 1.0)

    assert [one.text for one in lead_of(replace(found, search=searched), [whole])] == [said[n - 1] for n in told]


def test_what_states_the_figure_that_is_asked_for_is_not_left_below(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    answer = answered(settings, filled, embedder, SeekingReader("la direction technique"))

    assert any("dix jours" in one.quote for one in answer.citations)
    assert not answer.lead
