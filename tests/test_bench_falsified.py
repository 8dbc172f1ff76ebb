"""Falsifications change what a sentence says, rewordings do not; the fit finds what tells true from false."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from answer.checking.support import Support
from bench.falsifications import FALSIFICATIONS, Ground
from bench.falsified import ASTRAY_CAUGHT, FALSE_CAUGHT, TRUE_FLAGGED, as_table
from bench.logistic import area_under_roc
from bench.rewordings import reword
from bench.support_fit import Examples, cross_validated, fit_record, fitted, write_support
from bench.true_sentences import read_hand_written
from corpus.models import Document

DOCUMENT = Document("d", "d", "d.pdf", "application/pdf", 1, "CCTP", kind="CCTP", buyer="Montrieux", language="fr")
OTHER = Document("e", "e", "e.pdf", "application/pdf", 1, "CCTP", kind="CCTP", buyer="Castelval", language="fr")
SENTENCE = "Le titulaire doit répondre en 4 heures au moins et payer 500 € avant le 3 mars 2026 selon l'article 7."


@pytest.mark.parametrize(
    ("kind", "gone"),
    [
        ("unit changed", "4 heures"),
        ("amount changed", "payer 500 €"),
        ("date changed", "mars"),
        ("article number changed", "article 7"),
        ("negation inserted", "doit répondre"),
        ("another tender's value", "4 heures"),
    ],
)
def test_a_falsification_takes_away_what_it_names(kind: str, gone: str) -> None:
    ground = Ground(SENTENCE, ("Le prestataire répond en 9 heures.",), OTHER, DOCUMENT, random.Random(1))  # noqa: S311 - a sample
    false = FALSIFICATIONS[kind](SENTENCE, ground)
    assert false is not None
    assert gone in SENTENCE
    assert gone not in false


def test_what_cannot_be_falsified_is_left_out() -> None:
    ground = Ground("Le rapport.", (), OTHER, DOCUMENT, random.Random(1))  # noqa: S311 - a sample
    assert FALSIFICATIONS["percentage changed"]("Le rapport est remis.", ground) is None
    assert FALSIFICATIONS["numbers swapped"]("Le rapport est remis.", ground) is None


def test_rewordings_by_rule() -> None:
    reworded = dict(reword("Le titulaire doit répondre en 4 heures.", DOCUMENT))
    assert reworded == {
        "verbatim": "Le titulaire doit répondre en 4 heures.",
        "number spelt": "Le titulaire doit répondre en quatre heures.",
        "other format": "Le titulaire doit répondre en 4 h.",
        "synonyms": "Le titulaire est tenu de répondre en 4 heures.",
        "turned around": "Répondre en 4 heures est à la charge du titulaire.",
        "source named": "Selon le CCTP de Montrieux, le titulaire doit répondre en 4 heures.",
    }


def test_sentences_by_hand_are_complete_and_differ_from_their_source() -> None:
    rows = read_hand_written()
    assert len(rows) >= 60
    assert all(page > 0 and not written.startswith(beginning) for _, page, beginning, written in rows)


def test_the_fit_tells_close_pairs_from_distant_ones() -> None:
    closeness = np.array([0.95, 0.94, 0.96, 0.93, 0.80, 0.82, 0.81, 0.79] * 5)
    labels = np.array([1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0] * 5)
    documents = np.array([f"d{n // 4}" for n in range(40)])
    features = np.stack([np.ones(40), closeness, np.zeros(40), np.zeros(40), np.zeros(40)], axis=1)
    given = Examples(features, labels, np.ones(40), np.zeros(40, dtype=bool), documents)
    assert fitted(given)[1] > 0
    assert area_under_roc(cross_validated(given), labels) == 1.0


def test_the_area_under_the_curve_is_the_share_of_pairs_in_order() -> None:
    assert area_under_roc(np.array([0.9, 0.4, 0.5, 0.1]), np.array([1, 1, 0, 0])) == 0.75


SHARE = {"count": 3, "of": 4, "share": 0.75, "examples": []}


def test_the_table_puts_the_weakest_kinds_first() -> None:
    caught = {"all": SHARE, "unit changed": SHARE | {"count": 4, "share": 1.0}, "date changed": SHARE | {"share": 0.5}}
    flagged = {"all": SHARE, "verbatim": SHARE | {"share": 0.0}, "by hand": SHARE | {"share": 0.25}}
    result = {
        "machine": {"date": "2026-01-01", "commit": "abc", "changed since the commit": True},
        "documents": 9,
        "estimate": {"fitted on": "2 sentences"},
        "area under the ROC curve of closeness": 0.98,
        FALSE_CAUGHT: caught,
        ASTRAY_CAUGHT: {"all": SHARE},
        TRUE_FLAGGED: flagged,
    }
    lines = [" ".join(line.split()) for line in as_table(result).splitlines()]

    assert lines[0].startswith("On 9 documents, on 2026-01-01 at commit abc (with changes since).")
    kinds = [line.split(" | ")[0].strip("| ") for line in lines if line.startswith("|") and "%" in line]
    assert kinds == ["all", "date changed", "unit changed", "all", "all", "by hand", "verbatim"]
    assert "| all | 75.0 % (3/4) |" in lines


def test_the_estimate_tells_how_it_was_fitted_and_from_where_it_counts(tmp_path: Path) -> None:
    path = tmp_path / "support.toml"
    write_support(path, Support(-1.0, 2.0, 3.0, 4.0, 5.0, cited=0.25, clear=0.75), {"fitted on": "2 sentences"})

    assert fit_record(path) == {
        "fitted on": "2 sentences",
        "chance from which a cited stretch carries a sentence": "0.25",
        "from which one that is not cited does": "0.75",
    }
