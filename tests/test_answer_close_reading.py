from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
from settled_readers import SeekingReader, SettledReader, WordedReader
from small_corpus import add_document

from answer.assistant import Assistant
from answer.commons import Commons
from answer.finding.close_reading import READ_FIRST, CloseReading
from answer.finding.found import Found
from answer.models import Notice
from answer.named.tie import Tie
from answer.turns import Turns
from corpus.errors import ModelUnavailable
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.reader import Reader
from index.search_index import SearchIndex

PENALTY = "Tout retard de livraison donne lieu à une pénalité de 150 euros par jour ouvré, sans mise en demeure."
ASKED = "Quelle pénalité de retard de livraison la ville applique-t-elle par jour ?"


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    pages = [
        [f"# {number} Clause", f"Le titulaire remet le rapport {number} à la ville avant la fin du mois."]
        for number in range(2, 12)
    ]
    add_document(store, tmp_path, "ccap.pdf", ["# 1 Pénalités", PENALTY], *pages, title="CCAP", buyer="Ville d’Orve")
    return store


@pytest.fixture
def long_page(store: Store, tmp_path: Path) -> Store:
    """A document of one page, which is several passages."""
    told = [f"Le titulaire tient à jour le registre {number}, site par site, sans délai." for number in range(101, 161)]
    add_document(store, tmp_path, "cctp.pdf", [" ".join(told)], title="CCTP", buyer="Ville d’Orve")
    return store


def assistant_with(
    settings: Settings, store: Store, embedder: Embedder, reader: Reader, turns: Turns | None = None
) -> Assistant:
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    return Assistant(settings, store, search_index, turns=turns, close_reading=CloseReading(lambda: reader))


@pytest.mark.parametrize(("score", "is_refused"), [(9.0, False), (-60.0, True)])
def test_what_is_read_settles_whether_it_answers(
    settings: Settings, filled: Store, embedder: Embedder, score: float, is_refused: bool
) -> None:
    reader = SettledReader(score)
    with closing(assistant_with(settings, filled, embedder, reader)) as assistant:
        answer = assistant.ask(ASKED)

    assert answer.refused is is_refused
    ((first, *others),) = reader.read_texts
    assert PENALTY in first.text
    assert first.head.startswith("CCAP – Ville d’Orve")
    assert len(others) == READ_FIRST - 1


def test_where_it_finds_the_answer_comes_first(settings: Settings, filled: Store, embedder: Embedder) -> None:
    question = "Que remet le titulaire à la ville ?"
    with closing(assistant_with(settings, filled, embedder, SettledReader(0))) as assistant:
        *_, last = assistant.search(question)[:READ_FIRST]
        before = assistant.ask(question)
    with closing(assistant_with(settings, filled, embedder, SeekingReader(last.passage.text))) as assistant:
        hits, answer = assistant.search(question, closely=True), assistant.ask(question)

    assert hits[0].passage == last.passage
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert before.citations[0].page != last.passage.page
    assert answer.citations[0].page == last.passage.page


def test_the_sentence_in_which_it_finds_the_answer_is_quoted(
    settings: Settings, long_page: Store, embedder: Embedder
) -> None:
    question = "Que tient à jour le titulaire ?"
    with closing(assistant_with(settings, long_page, embedder, SettledReader(0))) as assistant:
        passage = assistant.search(question)[0].passage
        before = assistant.ask(question).citations[0].quote
    sought = next(one for one in map(passage.quote, passage.sentences) if one not in before)
    with closing(assistant_with(settings, long_page, embedder, SeekingReader(sought))) as assistant:
        quote = assistant.ask(question).citations[0].quote

    assert passage.start > 0
    assert sought in quote


def test_several_passages_of_a_page_are_read_and_the_one_that_answers_stands_for_it(
    settings: Settings, long_page: Store, embedder: Embedder
) -> None:
    question = "Que tient à jour le titulaire ?"
    reader = SettledReader(0)
    with closing(assistant_with(settings, long_page, embedder, reader)) as assistant:
        assistant.ask(question)
        (first,) = assistant.search(question)
    other = next(one for one in reader.read_texts[0] if one.text != first.passage.text)
    with closing(assistant_with(settings, long_page, embedder, SeekingReader(other.text[:60]))) as assistant:
        found = assistant._find(question, assistant._understand(question, ()), None)

    assert len(reader.read_texts[0]) > 1
    assert [hit.passage.text for hit in found.hits] == [other.text]


def test_what_answers_the_words_of_tenders_answers_a_question_in_everyday_ones(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    clause = "Le titulaire cède à la ville les droits sur les résultats, le code source compris, à titre exclusif."
    add_document(store, tmp_path, "ccap.pdf", ["# 8 Propriété intellectuelle", clause], title="CCAP", buyer="Orve")
    asked = "Qui est propriétaire du code source ?"
    reader = WordedReader("cession des droits")
    with closing(assistant_with(settings, store, embedder, reader)) as assistant:
        assert clause in assistant.ask(asked).citations[0].quote
        assert reader.asked == [asked, "propriété intellectuelle, cession des droits sur les résultats, licence"]
        assert assistant.ask("Que cède le titulaire à la ville ?").refused
        assert reader.asked[2:] == ["Que cède le titulaire à la ville ?"]


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [("Qui paie la migration des données ?", False), ("Qui paie l’audit de sécurité ?", True), ("Qui paie ?", True)],
)
def test_what_the_words_of_tenders_tell_of_another_matter_is_not_told_first(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path, asked: str, is_told: bool
) -> None:
    clause = "Les frais de l’audit de sécurité sont à la charge du titulaire, quel que soit le rapport rendu."
    other = "La ville d’Orve reçoit le rapport dans un délai de dix jours, puis le transmet à ses services."
    add_document(store, tmp_path, "ccap.pdf", [f"{clause} {other} {other} {other}"], title="CCAP", buyer="Orve")
    with closing(assistant_with(settings, store, embedder, WordedReader("à la charge"))) as assistant:
        found = assistant._find(asked, assistant._understand(asked, ()), None)

    assert found.search.evidence.read == pytest.approx(8, abs=0.1)
    assert max(read.score for read in found.search.readings.values()) == pytest.approx(8 if is_told else -60, abs=0.1)


def test_where_a_figure_is_asked_for_the_words_of_tenders_are_read_in_what_states_one(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    clause = "La plateforme est opérationnelle en pourcentage du temps comme le dit son plan d’assurance qualité."
    figure = "La plateforme est opérationnelle à 99,5 % du temps, hors maintenance annoncée à la ville."
    add_document(store, tmp_path, "ccap.pdf", [clause], title="CCAP", buyer="Orve")
    add_document(store, tmp_path, "cctp.pdf", [figure], title="CCTP", buyer="Orve")
    reader = WordedReader("taux de panne")
    with closing(assistant_with(settings, store, embedder, reader)) as assistant:
        question = "Quel taux de disponibilité de la plateforme est exigé ?"
        found = assistant._find(question, assistant._understand(question, ()), None)

    asked, written = reader.read_texts
    assert sorted(one.text for one in asked) == sorted([clause, figure])
    assert [one.text for one in written] == [figure]
    assert found.search.evidence.read == pytest.approx(8, abs=0.1)
    assert found.search.hits[0].passage.text == figure


def test_the_words_of_tenders_are_read_in_what_is_of_their_matter(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    """“Période, prestations, réception” is no question, and would be answered by whatever says how long it lasts."""
    lasting = "La durée du contrat est de quatre ans à partir de la réception de sa notification par le titulaire."
    clause = "La période de garantie des prestations est d’un an après leur admission par la ville d’Orve."
    add_document(store, tmp_path, "ccap.pdf", [lasting], title="CCAP", buyer="Orve")
    add_document(store, tmp_path, "cctp.pdf", [clause], title="CCTP", buyer="Orve")
    reader = WordedReader("période de garantie")
    with closing(assistant_with(settings, store, embedder, reader)) as assistant:
        question = "Quelle est la durée de la garantie ?"
        assistant._find(question, assistant._understand(question, ()), None)

    asked, written = reader.read_texts
    assert sorted(one.text for one in asked) == sorted([lasting, clause])
    assert [one.text for one in written] == [clause]


def test_the_words_in_which_it_finds_the_answer_are_told(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    begins = "Le présent cahier fixe les obligations du titulaire envers la ville d’Orve."
    add_document(store, tmp_path, "cctp.pdf", [f"{begins} {PENALTY}"], title="CCTP", buyer="Ville d’Orve")
    with closing(assistant_with(settings, store, embedder, SeekingReader("sans mise en demeure"))) as assistant:
        read = assistant.ask(ASKED).citations[0]
    with closing(assistant_with(settings, store, embedder, SettledReader(1))) as assistant:
        unread = assistant.ask(ASKED)

    assert read.answering
    assert read.quote[read.answering.start : read.answering.end] == "sans mise en demeure"
    assert unread.citations
    assert not any(one.answering for one in unread.citations)


ESTIMATED = "Valeur hors TVA : 600 000 euros"


@pytest.fixture
def notices(store: Store, tmp_path: Path) -> Store:
    """Of one the sum does not say what it is of, of the other none is told."""
    for buyer, told in (("GIP Anap", ESTIMATED), ("Ville de Nice", "Valeur hors TVA : non communiquée")):
        pages = [["# II.1.4 Objet", "Production de contenus e-learning, en dix-huit mois."], ["# II.1.5 Valeur", told]]
        add_document(store, tmp_path, f"{buyer}.pdf", *pages, title="Avis de marché", buyer=buyer)
    return store


@pytest.mark.parametrize(("seeks", "is_refused"), [(ESTIMATED, False), ("Production", True)])
def test_a_sum_that_does_not_say_what_it_is_of_is_told_where_reading_finds_that_it_answers(
    settings: Settings, notices: Store, embedder: Embedder, seeks: str, is_refused: bool
) -> None:
    question = "L’Anap produit du e-learning : quelle enveloppe ?"
    with closing(assistant_with(settings, notices, embedder, SeekingReader(seeks))) as assistant:
        answer = assistant.ask(question)
        found = assistant._find(question, assistant._understand(question, ()), None)

    assert answer.refused is is_refused
    assert ("600 000 euros" in " ".join(one.quote for one in answer.citations)) is not is_refused
    assert bool(answer.missing.silent) is is_refused
    assert ({hit.document.buyer for hit in found.hits} == {"GIP Anap"}) is not is_refused


def test_where_no_sum_is_told_nothing_is_read_for_one(settings: Settings, notices: Store, embedder: Embedder) -> None:
    reader = SettledReader(9)
    with closing(assistant_with(settings, notices, embedder, reader)) as assistant:
        answer = assistant.ask("Nice produit du e-learning : quelle enveloppe ?")

    assert answer.refused
    assert reader.read_texts == []


def test_what_a_tender_that_is_named_tells_in_other_words_is_told_before_what_others_do(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    told = "Chacun range sa bicyclette sous le préau."
    add_document(store, tmp_path, "orve.pdf", [told], title="CCTP", buyer="Ville d’Orve")
    for town in ("Nice", "Brume"):
        other = f"Le stationnement des deux-roues du personnel de {town} est prévu au sous-sol, près des vestiaires."
        add_document(store, tmp_path, f"{town}.pdf", [other], title="CCTP", buyer=f"Ville de {town}")
    question = "Où est prévu le stationnement des deux-roues du personnel dans le marché d’Orve ?"
    with closing(assistant_with(settings, store, embedder, SettledReader(-1))) as assistant:
        before = assistant.ask(question)
    with closing(assistant_with(settings, store, embedder, SeekingReader("sous le préau"))) as assistant:
        answer = assistant.ask(question)

    assert "Ville d’Orve" not in {one.document.buyer for one in before.citations}
    assert {one.quote for one in answer.citations} == {told}
    assert not answer.missing.silent


@pytest.mark.parametrize(("seeks", "is_refused"), [("trois à 5 minutes", False), ("capsules vidéo", True)])
def test_a_number_that_reading_is_sure_of_answers_in_whatever_unit(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path, seeks: str, is_refused: bool
) -> None:
    told = "Les cours prendront la forme de capsules vidéo d’une durée moyenne de trois à 5 minutes chacune."
    add_document(store, tmp_path, "avis.pdf", [told], title="Avis de marché", buyer="Ville d’Orve")
    with closing(assistant_with(settings, store, embedder, SeekingReader(seeks))) as assistant:
        answer = assistant.ask("Cours en vidéo : quelle longueur pour chaque capsule ?")

    assert answer.refused is is_refused


@pytest.mark.parametrize("asked", ["de Zorbville", "sur la Zorblatterie"])
def test_what_no_document_speaks_of_is_not_answered_for_all_that_is_read(
    settings: Settings, filled: Store, embedder: Embedder, asked: str
) -> None:
    with closing(assistant_with(settings, filled, embedder, SettledReader(9))) as assistant:
        assert assistant.ask(f"Quand le titulaire remet-il le rapport {asked} ?").refused
        assert not assistant.ask("Quand le titulaire remet-il le rapport ?").refused


def test_a_name_that_documents_are_called_by_is_not_told_to_be_lacking_where_others_are_nearer(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "guide.pdf", ["Les stations relèvent les mesures."], title="Aquaréel")
    for town in ("Nice", "Brume", "Lyon", "Brest", "Rennes", "Vannes", "Dole", "Sens"):
        told = f"Quel est le budget ? Le budget est le montant maximum du budget, de 40 000 euros à {town}."
        add_document(store, tmp_path, f"{town}.pdf", [told], title="Budget", buyer=f"Ville de {town}")
    with closing(assistant_with(settings, store, embedder, SettledReader(0))) as assistant:
        assert assistant.ask("Quel est le budget d’Aquaréel ?").missing.absent == ()
        assert assistant.ask("Quel est le budget de Sillage ?").missing.unknown_words == ("Sillage",)


def test_without_a_reader_that_can_be_opened_answers_do_without(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    tried: list[int] = []

    def fail() -> Reader:
        tried.append(1)
        raise ModelUnavailable(model="bundled", reason="gone")

    search_index = SearchIndex(settings.index_dir, filled, lambda: embedder)
    search_index.refresh()
    reading = CloseReading(fail)
    with closing(Assistant(settings, filled, search_index, close_reading=reading)) as assistant:
        answers = [assistant.ask(ASKED), assistant.ask(ASKED)]

    assert not any(one.refused for one in answers)
    assert (len(tried), reading.is_lacking) == (1, True)


def test_what_a_tender_costs_is_read_as_tenders_tell_it(
    settings: Settings, filled: Store, embedder: Embedder, tmp_path: Path
) -> None:
    told = "Le montant maximum du marché, reconduction comprise, est fixé à 800 000 euros hors taxes."
    add_document(filled, tmp_path, "sillage.pdf", [told], title="CCAP – TMA de SILLAGE", buyer="Ministère de la Brume")
    reader = SettledReader(9)
    with closing(assistant_with(settings, filled, embedder, reader)) as assistant:
        answer = assistant.ask("Combien coûte SILLAGE ?")
        assistant.ask("Quelle pénalité de retard la ville d’Orve applique-t-elle ?")

    assert answer.citations[0].quote == told
    assert reader.asked == [
        "Quel est le budget du marché ?",
        "Quelle pénalité de retard la ville d’Orve applique-t-elle ?",
    ]


def test_what_compares_is_not_read(settings: Settings, filled: Store, embedder: Embedder) -> None:
    reader = SettledReader(-60)
    with closing(assistant_with(settings, filled, embedder, reader)) as assistant:
        assistant.ask("Compare les pénalités de retard des marchés.")

    assert reader.read_texts == []


def test_of_tenders_set_beside_each_other_each_is_read_and_none_refused_for_it(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    for town, days in (("Nice", 30), ("Brume", 45)):
        told = f"Le délai de paiement des factures du marché est de {days} jours. L’acheteur règle par virement."
        add_document(store, tmp_path, f"{town}.pdf", [told], title="CCAP", buyer=f"Ville de {town}")
    reader = SettledReader(-60)
    with closing(assistant_with(settings, store, embedder, reader)) as assistant:
        answer = assistant.ask("Quel est le délai de paiement à Nice et à Brume ?")

    assert len(reader.read_texts) == 2
    assert {one.document.buyer for one in answer.citations} == {"Ville de Nice", "Ville de Brume"}


def test_of_each_tender_the_words_in_which_it_finds_the_answer_are_told(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    for town in ("Nice", "Brume"):
        told = "Le délai de paiement des factures du marché est de trente jours. L’acheteur règle par virement."
        add_document(store, tmp_path, f"{town}.pdf", [told], title=f"CCAP de {town}", buyer=f"Ville de {town}")
    with closing(assistant_with(settings, store, embedder, SeekingReader("trente jours"))) as assistant:
        answer = assistant.ask("Quel est le délai de paiement à Nice et à Brume ?")

    spans = [(one.quote, one.answering) for one in answer.citations]
    assert len({one.document.id for one in answer.citations}) == 2
    assert {quote[span.start : span.end] for quote, span in spans if span} == {"trente jours"}
    assert not answer.lead


def test_of_each_tender_where_it_finds_the_answer_comes_first(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    for town in ("Nice", "Brume"):
        pages = [[f"# {number} Paiement", f"Le paiement du rapport {number} suit sa remise."] for number in range(1, 6)]
        add_document(store, tmp_path, f"{town}.pdf", *pages, title="CCAP", buyer=f"Ville de {town}")
    question = "Que suit le paiement à Nice et à Brume ?"
    with closing(assistant_with(settings, store, embedder, SettledReader(0))) as assistant:
        found = assistant._find(question, assistant._understand(question, ()), None)
    *_, last = found.sides[0].hits
    with closing(assistant_with(settings, store, embedder, SeekingReader(last.passage.text))) as assistant:
        read = assistant._find(question, assistant._understand(question, ()), None)

    assert all(side.hits[0].passage.text != last.passage.text for side in found.sides)
    assert [side.hits[0].passage.text for side in read.sides] == [last.passage.text] * 2


def test_while_many_wait_what_is_found_is_not_read_and_the_answer_says_so(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    reader, turns = SettledReader(9), Turns(1)
    with (
        closing(assistant_with(settings, filled, embedder, reader, turns)) as assistant,
        ThreadPoolExecutor(6) as visitors,
    ):
        with turns:
            answers = [visitors.submit(assistant.ask, ASKED) for _ in range(6)]
            deadline = monotonic() + 60
            while turns.waiting < len(answers):
                assert monotonic() < deadline
                sleep(0.01)
        told = [answer.result() for answer in answers]

    # the first four leave five, four, three and two behind them
    assert sorted(one.notice or "" for one in told) == ["", "", *4 * [Notice.NOT_READ]]
    assert len(reader.read_texts) == 2
    assert not any(one.refused for one in told)


class AwaitedTurns(Turns):
    """Turns for which many wait all the time."""

    are_awaited_by_many = True


@pytest.mark.parametrize(
    ("question", "is_refused", "notice"),
    [
        (ASKED, False, Notice.NOT_READ),
        ("Où se trouve le siège de la ville ?", True, Notice.NOT_READ),
        ("Compare les pénalités de retard des marchés.", False, None),
        ("Écris un poème", True, None),
    ],
)
def test_only_of_what_would_be_read_it_is_told_that_it_was_not(
    settings: Settings, filled: Store, embedder: Embedder, question: str, is_refused: bool, notice: Notice | None
) -> None:
    reader = SettledReader(9)
    with closing(assistant_with(settings, filled, embedder, reader, AwaitedTurns(1))) as assistant:
        answer = assistant.ask(question)

    assert (answer.refused, answer.notice, reader.read_texts) == (is_refused, notice, [])


def test_what_is_quoted_is_read_however_many_wait_since_it_is_kept(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    reader = SettledReader(9)
    with closing(assistant_with(settings, filled, embedder, reader, AwaitedTurns(1))) as assistant:
        answer = assistant.quote(ASKED)

    assert (answer.notice, len(reader.read_texts)) == (None, 1)


def test_nobody_is_told_to_ask_again_where_there_is_no_reader_to_wait_for(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    def fail() -> Reader:
        raise ModelUnavailable(model="bundled", reason="gone")

    search_index = SearchIndex(settings.index_dir, filled, lambda: embedder)
    search_index.refresh()
    reading = CloseReading(fail)
    reading.get_ready()
    turns = AwaitedTurns(1)
    with closing(Assistant(settings, filled, search_index, turns=turns, close_reading=reading)) as assistant:
        assert assistant.ask(ASKED).notice is None


def test_the_reader_is_opened_when_it_is_first_needed_and_once(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    opened: list[SettledReader] = []

    def open_reader() -> SettledReader:
        opened.append(SettledReader(9))
        return opened[-1]

    search_index = SearchIndex(settings.index_dir, filled, lambda: embedder)
    search_index.refresh()
    with closing(Assistant(settings, filled, search_index, close_reading=CloseReading(open_reader))) as assistant:
        before = len(opened)
        assistant.ask(ASKED)
        assistant.ask(ASKED)

    assert (before, len(opened)) == (0, 1)


def test_the_reader_is_opened_beforehand_where_that_is_wanted() -> None:
    opened: list[SettledReader] = []
    reading = CloseReading(lambda: opened.append(SettledReader(0)) or opened[-1])

    reading.get_ready()
    reading.get_ready()

    assert len(opened) == 1


def test_what_is_found_is_read_unless_that_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PARTAGE_READER")
    as_it_comes = Settings(data_dir=tmp_path / "one", _env_file=None)
    off = Settings(data_dir=tmp_path / "other", reader="off", _env_file=None)
    with closing(Commons(as_it_comes)) as reading, closing(Commons(off)) as commons:
        assert reading.assistant.close_reading is not None
        assert commons.assistant.close_reading is None


@pytest.mark.parametrize(
    ("question", "is_read"),
    [
        ("pénalités de retard", False),
        ("Retard : pénalités ?", False),
        ("Quelles pénalités de retard ?", True),
        ("Quel rapport est exigé ?", False),
        ("Quel rapport est remis ?", True),
        ("Quelle pénalité de retard est prévue ?", True),
        ("nombre de pénalités de retard", True),
        ("prix de livraison du rapport", True),
        ("pénalités de retard Zorbville", True),
        ("pénalités retard rapport titulaire clause", False),
        ("pénalités retard rapport titulaire clause fin", True),
        ("retard de livraison des rapports, du code, des tests et des comptes rendus", True),
    ],
)
def test_a_few_words_that_only_name_a_subject_are_not_read(
    settings: Settings, filled: Store, embedder: Embedder, question: str, is_read: bool
) -> None:
    reader = SettledReader(9)
    with closing(assistant_with(settings, filled, embedder, reader)) as assistant:
        assistant.ask(question)

    assert bool(reader.asked) is is_read


def test_the_price_in_keywords_is_read_for_whether_it_is_told_and_not_for_where(
    settings: Settings, store: Store, tmp_path: Path, embedder: Embedder
) -> None:
    pages = [[f"# {n} Prix", f"Le prix du rapport {n} est de {n}00 euros, remise comprise."] for n in range(2, 8)]
    add_document(store, tmp_path, "bpu.pdf", *pages, title="BPU", buyer="Ville d’Orve")
    question = "prix du rapport"
    with closing(assistant_with(settings, store, embedder, SettledReader(0))) as assistant:
        *_, last = assistant.search(question)[:READ_FIRST]
    with closing(assistant_with(settings, store, embedder, SeekingReader(last.passage.text))) as assistant:
        told = assistant.ask(question)
    with closing(assistant_with(settings, store, embedder, SettledReader(-60))) as assistant:
        untold = assistant.ask(question)

    assert (told.refused, untold.refused) == (False, True)
    assert told.citations[0].page != last.passage.page


def test_a_penalty_is_read_for_in_a_sentence(settings: Settings, filled: Store, embedder: Embedder) -> None:
    reader = SettledReader(9)
    with closing(assistant_with(settings, filled, embedder, reader)) as assistant:
        assistant.ask("Quelle pénalité pour un retard de livraison ?")

    assert reader.asked[:1] == ["Quelle est la pénalité pour un retard de livraison ?"]


def test_keywords_that_name_a_figure_are_read_for_in_a_sentence(
    settings: Settings, filled: Store, embedder: Embedder
) -> None:
    reader = SettledReader(9)
    with closing(assistant_with(settings, filled, embedder, reader)) as assistant:
        answer = assistant.ask("montant pénalité retard livraison")

    assert reader.asked[:1] == ["Quel est le montant de pénalité retard livraison ?"]
    assert not answer.refused


@pytest.mark.parametrize(("value", "is_refused"), [("Durée en mois : 84", False), ("Nombre de mois : 84", True)])
def test_what_tells_by_its_form_how_long_a_contract_runs_need_not_be_read_as_a_sentence(
    settings: Settings, store: Store, tmp_path: Path, embedder: Embedder, value: str, is_refused: bool
) -> None:
    lines = ["# Avis de marché de nettoyage d’Orve", "II.2.7) | Durée du marché ou de l’accord-cadre", value]
    add_document(store, tmp_path, "avis.pdf", lines, title="Avis de marché de nettoyage", buyer="Ville d’Orve")
    with closing(assistant_with(settings, store, embedder, SettledReader(-60))) as assistant:
        answer = assistant.ask("Quelle est la durée du marché de nettoyage de la ville d’Orve ?")

    assert answer.refused is is_refused


@pytest.fixture
def found_term(settings: Settings, store: Store, tmp_path: Path, embedder: Embedder) -> Found:
    """What asks how long a contract runs brought up, of which nothing is read yet: a form tells it."""
    lines = ["# Avis de marché de nettoyage d’Orve", "II.2.7) | Durée du marché", "Durée en mois : 84"]
    add_document(store, tmp_path, "avis.pdf", lines, title="Avis de marché de nettoyage", buyer="Ville d’Orve")
    question = "Quelle est la durée du marché de nettoyage de la ville d’Orve ?"
    with closing(assistant_with(settings, store, embedder, SettledReader(0))) as assistant:
        found = assistant._find(question, assistant._understand(question, ()), None)
    return replace(
        found, search=replace(found.search, readings={}).with_evidence(replace(found.search.evidence, read=None))
    )


def read_of(found: Found, score: float) -> float | None:
    return CloseReading(lambda: SettledReader(score)).at(found).search.evidence.read


def test_what_a_form_tells_is_taken_for_likely_where_reading_tells_no_better(found_term: Found) -> None:
    assert found_term.search.evidence.is_sure
    assert read_of(found_term, -60) == 0
    assert read_of(found_term, 9) == read_of(replace(found_term, unknown_words=("Zorbville",)), 9) > 5


@pytest.mark.parametrize("lacking", ["unknown_words", "nameless", "absent", "silent"])
def test_what_a_form_tells_of_something_else_is_as_likely_as_it_is_read(found_term: Found, lacking: str) -> None:
    told = Tie(frozenset(), "", "Zorbville") if lacking == "silent" else ("Zorbville",)
    assert read_of(replace(found_term, **{lacking: told}), -60) < -30


def test_what_a_form_tells_that_is_not_surely_of_the_matter_is_as_likely_as_it_is_read(found_term: Found) -> None:
    unsure = replace(found_term.search.evidence, coverage=0.3, words=0)
    found = replace(found_term, search=found_term.search.with_evidence(unsure))

    assert not unsure.is_sure
    assert read_of(found, -60) < -30


def test_a_form_that_does_not_say_of_what_its_figure_is_tells_nothing_likely(found_term: Found) -> None:
    (hit,) = found_term.search.quotable
    other = replace(hit.passage, text=hit.passage.text.replace("Durée", "Notes"))
    found = replace(found_term, search=replace(found_term.search, quotable=[replace(hit, passage=other)]))

    assert read_of(found, -60) < -30
