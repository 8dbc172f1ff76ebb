from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.models import Span
from corpus.settings import Settings
from index.reader import Read, ToRead
from index.reader.bundled import BundledReader, open_bundled_reader, reader_name

PAYMENT = "La facture est adressée à la mairie. Le titulaire est payé sous trente jours. Le marché est divisé en lots."
SECURITY = "Le titulaire tient ses serveurs à jour. Les mots de passe sont changés tous les ans. Les accès sont tracés."


@pytest.fixture(scope="module")
def reader(model_settings: Settings) -> BundledReader:
    return open_bundled_reader(model_settings)


def test_what_answers_is_told_from_what_does_not_and_where(reader: BundledReader) -> None:
    texts = [ToRead("CCAP – Ville d’Orve", PAYMENT), ToRead("CCTP – Ville d’Orve", SECURITY)]

    payment, security = reader.read("En combien de jours le titulaire est-il payé ?", texts)

    assert payment.score > security.score
    sentences = [Span(0, 36), Span(37, 76), Span(77, len(PAYMENT))]
    assert max(sentences, key=payment.score_of) == sentences[1]


def test_texts_are_read_each_by_itself_in_the_order_given(reader: BundledReader) -> None:
    texts = [ToRead("", PAYMENT), ToRead("Un titre", SECURITY), ToRead("", "Rien."), ToRead("", SECURITY * 3)]

    together = reader.read("Qui change les mots de passe ?", texts)
    alone = [reader.read("Qui change les mots de passe ?", [one])[0] for one in texts]

    assert [one.score for one in together] == pytest.approx([one.score for one in alone], abs=0.05)
    assert all(len(one.places) == len(one.scores) for one in together)


def test_of_what_is_too_long_the_beginning_is_read(reader: BundledReader) -> None:
    (read,) = reader.read("Quand le titulaire est-il payé ? " * 40, [ToRead("", PAYMENT * 40)])

    assert 0 < int(read.places[:, 1].max()) < len(PAYMENT) * 40
    assert np.isfinite(read.score)


def test_what_was_not_read_has_no_score() -> None:
    read = Read(np.array([[0, 4], [5, 9]], dtype=np.int32), np.array([1.0, 2.0], dtype=np.float32))

    assert read.score_of(Span(0, 4)) == pytest.approx(1.0)
    assert read.score_of(Span(20, 30)) == -np.inf
    assert Read(np.zeros((0, 2), dtype=np.int32), np.zeros(0, dtype=np.float32)).score == -np.inf


def test_an_answer_is_its_likeliest_word_and_those_beside_it_nearly_as_likely() -> None:
    places = np.array([[-4, -1], [0, 2], [3, 9], [10, 12], [13, 18], [20, 26]], dtype=np.int32)
    read = Read(places, np.array([9.0, -8.0, 4.0, 2.0, 5.0, -6.0], dtype=np.float32))

    assert read.answer_in(Span(0, 26)) == Span(3, 18)
    assert read.answer_in(Span(0, 12)) == Span(3, 12)
    assert read.answer_in(Span(19, 26)) is None
    assert read.answer_in(Span(30, 40)) is None


def test_an_answer_may_be_the_first_word_whose_token_has_the_blank_before_it() -> None:
    read = Read(np.array([[-1, 2], [2, 9]], dtype=np.int32), np.array([5.0, -9.0], dtype=np.float32))

    assert read.answer_in(Span(0, 9)) == Span(0, 2)


def test_the_converted_network_is_kept(model_settings: Settings, reader: BundledReader) -> None:
    (network,) = model_settings.models_dir.glob("reader-*/network.xml")
    before = network.stat().st_mtime_ns

    again = open_bundled_reader(model_settings)

    texts = [ToRead("", PAYMENT)]
    assert network.stat().st_mtime_ns == before
    assert again.read("Quand ?", texts)[0].score == pytest.approx(reader.read("Quand ?", texts)[0].score)


def test_the_end_of_what_is_cut_is_of_no_word(reader: BundledReader) -> None:
    (read,) = reader.read("Quand ?", [ToRead("", PAYMENT * 40)])

    assert read.places[-1].max() <= 0


def test_of_a_question_that_is_too_long_the_beginning_counts(reader: BundledReader) -> None:
    long = "Quand le titulaire est-il payé ? " * 12
    one, other = (reader.read(long + end, [ToRead("", PAYMENT)])[0] for end in ("Et les lots ?", "Qui signe ?"))

    assert one.scores == pytest.approx(other.scores)


@pytest.mark.parametrize(("file", "damaged"), [("network.xml", ""), ("model.json", "{}")])
def test_a_damaged_reader_is_made_again(
    file: str, damaged: str, reader: BundledReader, model_settings: Settings, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    kept = shutil.copytree(model_settings.models_dir / reader_name(), settings.models_dir / reader_name())
    before = reader.read("Quand ?", [ToRead("", PAYMENT)])[0].score
    (kept / file).write_text(damaged)

    again = open_bundled_reader(settings)

    assert again.read("Quand ?", [ToRead("", PAYMENT)])[0].score == pytest.approx(before)
    assert (kept / file).read_text() != damaged


def test_the_fit_is_of_this_reader() -> None:
    kept = json.loads((Path(__file__).parents[1] / "bench" / "results" / "reading.json").read_text("utf-8"))

    assert kept["reader"] == reader_name(), "run python -m bench.reading_fit"
