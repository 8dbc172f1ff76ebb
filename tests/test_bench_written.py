"""What a written answer's checks cost, of a small corpus and a script that writes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_corpus import add_document

from answer.commons import Commons
from bench.written import ADDED, CHECKS, FIRST_DRAFT, as_table, measure
from corpus.settings import Settings

LATE = "Quelle pénalité de retard est prévue par jour de retard de livraison ?"
CAKE = "Combien d’œufs faut-il dans un gâteau au chocolat ?"


pytestmark = pytest.mark.slow


@pytest.fixture
def commons(model_settings: Settings, tmp_path: Path) -> Iterator[Commons]:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "models").symlink_to(model_settings.models_dir)
    commons = Commons(Settings(data_dir=folder, _env_file=None))
    text = (
        "Tout retard de livraison donne lieu à une pénalité de retard de 150 euros par jour ouvré, sans mise en "
        "demeure préalable ; le montant en est déduit de la facture suivante du titulaire par le comptable."
    )
    add_document(commons.store, tmp_path, "CCAP.pdf", [text], ["# 8 Suivi", "Un comité se réunit."])
    commons.refresh()
    yield commons
    commons.close()


def test_only_written_answers_are_timed_and_the_checks_of_all_sentences_summed(commons: Commons) -> None:
    measured = measure(commons, [LATE, CAKE])

    assert (measured["questions"], measured["answers"]) == (2, 1)
    assert measured["milliseconds"][CHECKS]["median"] > 0
    assert measured["milliseconds"][FIRST_DRAFT]["most"] > 0
    machine = {"date": "2026-01-01", "commit": "abc", "changed since the commit": False, "cores": 2}
    table = [" ".join(line.split()) for line in as_table({"machine": machine} | measured).splitlines()]
    assert table[0] == "1 answers written to 2 questions, on 2026-01-01 at commit abc, on 2 cores."
    assert [line.rsplit("|", 2)[1].strip() for line in table if ADDED in line or CHECKS in line] == ["150 ms", ""]
