"""Answers that a language model writes: a scripted one for the exact cases, a real one for what nobody expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest
from model_server import CONTEXT, KEY, MODEL
from scripted_model import ScriptedModel
from small_corpus import add_document, page_of

from answer.assistant import Assistant
from answer.checking.citations import CitationChecker
from answer.exchanges import Exchange
from answer.language_models import LanguageModel
from answer.language_models.server import ServerModel
from answer.models import Answer, DoubtKind, Mode, Notice
from answer.writing.passage_choice import choose_passages, tokens_of
from answer.writing.written import Writer
from corpus.errors import LanguageModelFailed, ModelStopped, ModelUnreachable
from corpus.models import Document, Passage, Span
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.retriever import Hit
from index.search_index import SearchIndex

LATE = "Tout retard de livraison donne lieu à une pénalité de {} euros par jour ouvré, sans mise en demeure."
EXIT = "La réversibilité dure {} mois : le titulaire transfère les données et la documentation au repreneur."
BUYERS = {"Lyon": (150, 2), "Brest": (400, 6), "Nice": (75, 3)}
QUESTION = "Quelle pénalité par jour de retard de livraison prévoit la ville de Brest ?"
COMPARISON = "Quelles pénalités de retard de livraison dans les marchés similaires ?"
STOPPED = ModelStopped(model="scripted", reason="killed")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("data"), _env_file=None)


@pytest.fixture(scope="module")
def store(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(settings)
    for buyer, (price, months) in BUYERS.items():
        add_document(
            store,
            tmp_path_factory.mktemp("files"),
            f"CCAP {buyer}.pdf",
            [f"Ville de {buyer}", "Clauses administratives du marché, qui suit le modèle des marchés similaires"],
            ["# 7 Pénalités", LATE.format(price), "Le montant est déduit de la facture suivante."],
            ["# 9 Réversibilité", EXIT.format(months)],
            title="Maintenance applicative",
            buyer=f"Ville de {buyer}",
            kind="CCAP",
        )
    yield store
    store.close()


@pytest.fixture(scope="module")
def search_index(settings: Settings, store: Store, embedder: Embedder) -> SearchIndex:
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    return search_index


@pytest.fixture(scope="module")
def checker(embedder: Embedder) -> CitationChecker:
    return CitationChecker(lambda: embedder)


class Desk:
    """Makes assistants with one writer or another, on one corpus."""

    def __init__(self, settings: Settings, store: Store, search_index: SearchIndex, checker: CitationChecker) -> None:
        self._parts = (settings, store, search_index)
        self._checker = checker
        self.store = store

    def with_model(self, model: LanguageModel) -> Assistant:
        return Assistant(*self._parts, Writer(model, self._checker))

    def saying(self, *script: str | Exception) -> Assistant:
        return self.with_model(ScriptedModel(script))

    def number(self, question: str, words: str) -> int:
        """The number under which a model is given the passage that holds the words."""
        model = ScriptedModel(["Rien."])
        self.with_model(model).ask(question)
        [text] = [part for part in model.asked[0][1].text.split("</passage>") if words in part]
        return int(text.split('<passage n="')[1].split('"')[0])


@pytest.fixture(scope="module")
def desk(settings: Settings, store: Store, search_index: SearchIndex, checker: CitationChecker) -> Desk:
    return Desk(settings, store, search_index, checker)


def in_pieces(text: str, size: int = 5) -> Sequence[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


def texts(answer: Answer) -> list[str]:
    return [statement.text for statement in answer.statements]


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


TRUE = "À Brest, tout retard de livraison donne lieu à une pénalité de 400 euros par jour ouvré"
FALSE = "À Brest, la pénalité de retard de livraison est de 900 euros par jour ouvré"


def test_a_written_sentence_cites_the_very_words_that_carry_it(desk: Desk) -> None:
    n = desk.number(QUESTION, "400 euros")
    answer = desk.saying(*in_pieces(f"{TRUE} [{n}].")).ask(QUESTION)

    assert (answer.mode, answer.model, answer.draft, answer.notice) == (Mode.WRITTEN, "scripted", "", None)
    assert texts(answer) == [f"{TRUE}."]
    assert quotes(answer) == [LATE.format(400)]
    [citation] = answer.citations
    page = desk.store.texts.page(citation.document.id, citation.page)
    assert page.text[citation.span.start : citation.span.end] == citation.quote
    assert (citation.n, citation.section, answer.statements[0].citations) == (1, ("7 Pénalités",), (1,))


def test_the_answer_grows_from_what_is_read_to_checked_sentences(desk: Desk) -> None:
    n = desk.number(QUESTION, "400 euros")
    model = ScriptedModel([f"{TRUE} [{n}]. ", "", "Le mon", "tant."])
    answers = list(desk.with_model(model).answer(QUESTION))

    assert [(len(one.statements), one.draft) for one in answers] == [
        (0, ""),
        (0, f"{TRUE} [{n}]."),
        (0, f"{TRUE} [{n}]."),
        (1, "Le mon"),
        (1, "Le montant."),
        (2, ""),
    ]
    assert {one.looked_at.passages for one in answers} == {answers[0].looked_at.passages}
    assert all(one.mode is Mode.WRITTEN for one in answers)


def test_the_first_answer_comes_before_the_model_is_asked(desk: Desk) -> None:
    model = ScriptedModel(["Rien."])
    answers = desk.with_model(model).answer(QUESTION)

    assert next(answers).looked_at.passages > 0
    assert model.asked == []


def test_closing_the_answer_stops_the_model(desk: Desk) -> None:
    model = ScriptedModel(["Le ", "délai ", "est ", "long"])
    answers = desk.with_model(model).answer(QUESTION)
    assert [one.draft for one in islice(answers, 3)] == ["", "Le", "Le délai"]
    answers.close()  # type: ignore[attr-defined]

    assert model.is_closed


def test_a_changed_figure_is_marked_and_cites_nothing(desk: Desk) -> None:
    n = desk.number(QUESTION, "400 euros")
    answer = desk.saying(f"{TRUE} [{n}]. {FALSE} [{n}].").ask(QUESTION)

    assert texts(answer) == [f"{TRUE}.", f"{FALSE}."]
    [doubtful] = answer.unsupported
    assert (doubtful.text, doubtful.citations) == (f"{FALSE}.", ())
    assert doubtful.doubts[0].kind is DoubtKind.MISSING_FACT
    assert "900" in doubtful.doubts[0].what
    assert quotes(answer) == [LATE.format(400)]


def test_a_source_that_was_not_given_is_a_doubt(desk: Desk) -> None:
    n = desk.number(QUESTION, "400 euros")
    answer = desk.saying(f"{TRUE} [{n}]. {TRUE}, dit-on [87].").ask(QUESTION)

    assert [doubt.kind for doubt in answer.unsupported[0].doubts] == [DoubtKind.UNKNOWN_SOURCE]


def test_one_place_cited_twice_has_one_number(desk: Desk) -> None:
    n = desk.number(QUESTION, "400 euros")
    again = "Le retard de livraison coûte 400 euros par jour ouvré à Brest"
    answer = desk.saying(f"{TRUE} [{n}]. {again} [{n}].").ask(QUESTION)

    assert [statement.citations for statement in answer.statements] == [(1,), (1,)]
    assert len(answer.citations) == 1


def test_the_model_is_given_numbered_passages_and_the_question_and_nothing_else(desk: Desk) -> None:
    model = ScriptedModel(["Rien."])
    desk.with_model(model).ask(QUESTION, [Exchange("Que dit le CCAP de Lyon ?")])
    [system, user] = model.asked[0]

    assert (system.role, user.role) == ("system", "user")
    assert user.text.startswith('<passage n="1">\nMaintenance applicative (Ville de Brest)\n7 Pénalités\n\n')
    assert user.text.endswith(f"Question : {QUESTION}")
    assert "Lyon ?" not in user.text


def test_an_english_question_is_put_in_english(desk: Desk) -> None:
    model = ScriptedModel(["Nothing."])
    desk.with_model(model).ask("What is the penalty for late delivery per working day in Brest?")

    assert "Answer in English" in model.asked[0][0].text


def test_without_evidence_the_model_is_not_asked(desk: Desk) -> None:
    model = ScriptedModel(["Canberra."])
    answers = list(desk.with_model(model).answer("Quelle est la capitale de l'Australie ?"))

    assert [one.mode for one in answers] == [Mode.REFUSED]
    assert model.asked == []


@pytest.mark.parametrize(
    ("script", "notice"),
    [
        ([ModelUnreachable(model="m", reason="off")], Notice.MODEL_UNREACHABLE),
        ([LanguageModelFailed(model="m", reason="of another sort")], Notice.MODEL_UNREACHABLE),
        ([], Notice.MODEL_UNUSABLE),
        (["  \n"], Notice.MODEL_UNUSABLE),
        (["Les trains roulent vite. Le ciel est bleu."], Notice.MODEL_UNUSABLE),
        (["🌍"] * 100, Notice.MODEL_UNUSABLE),
        (["la pénalité "] * 100, Notice.MODEL_UNUSABLE),
        (["Le ciel est", STOPPED], Notice.MODEL_STOPPED),
        (["Le ciel est bleu. Le sol", STOPPED], Notice.MODEL_STOPPED),
        (["Les passages ne répondent pas à cette question."], Notice.MODEL_FOUND_NOTHING),
    ],
)
def test_a_model_that_fails_leaves_the_answer_in_the_documents_own_words(
    desk: Desk, script: list[str | Exception], notice: Notice
) -> None:
    assistant = desk.saying(*script)
    answer = assistant.ask(QUESTION)

    assert (answer.mode, answer.notice, answer.draft) == (Mode.EXTRACTIVE, notice, "")
    assert quotes(answer) == quotes(assistant.quote(QUESTION)) != []
    assert texts(answer) == quotes(answer)


def test_a_model_that_dies_keeps_what_was_checked_and_quotes_the_rest(desk: Desk) -> None:
    n = desk.number(COMPARISON, "400 euros")
    answer = desk.saying(f"{TRUE} [{n}]. À Lyon, la péna", STOPPED).ask(COMPARISON)

    assert (answer.mode, answer.notice, answer.draft) == (Mode.WRITTEN, Notice.MODEL_STOPPED, "")
    assert texts(answer)[0] == f"{TRUE}."
    follows = "\nLe montant est déduit de la facture suivante."
    assert sorted(quotes(answer)) == sorted([LATE.format(400), LATE.format(150) + follows, LATE.format(75) + follows])
    assert [citation.n for citation in answer.citations] == [1, 2, 3]
    assert all(statement.citations for statement in answer.statements)


def test_a_loop_stops_the_model(desk: Desk) -> None:
    model = ScriptedModel(["la pénalité "] * 1000)
    desk.with_model(model).ask(QUESTION)

    assert model.is_closed


def test_a_comparison_gives_the_model_a_passage_of_each_tender_first(desk: Desk) -> None:
    model = ScriptedModel(["Rien."])
    desk.with_model(model).ask(COMPARISON)
    first_three = model.asked[0][1].text.split("</passage>")[:3]

    assert {buyer for buyer in BUYERS for text in first_three if f"Ville de {buyer}" in text} == set(BUYERS)


@pytest.fixture
def small_desk(tmp_path: Path, embedder: Embedder, checker: CitationChecker) -> Iterator[Desk]:
    """A desk on two contracts, of which a test may withdraw one."""
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    store = Store(settings)
    for buyer in ("Lyon", "Brest"):
        clause = ["# 7 Pénalités", LATE.format(BUYERS[buyer][0])]
        add_document(store, tmp_path, f"CCAP {buyer}.pdf", clause, title="Maintenance", buyer=f"Ville de {buyer}")
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    yield Desk(settings, store, search_index, checker)
    store.close()


def withdraw(desk: Desk, file: str) -> None:
    (document,) = (one for one in desk.store.documents() if one.file == file)
    desk.store.delete(document.id)


def test_what_a_document_withdrawn_meanwhile_carries_is_left_out(small_desk: Desk) -> None:
    brest, lyon = (small_desk.number(COMPARISON, f"{price} euros") for price in (400, 150))
    of_lyon = TRUE.replace("Brest", "Lyon").replace("400", "150")
    answers = small_desk.saying(f"{TRUE} [{brest}]. {of_lyon} [{lyon}]. {FALSE} [{brest}].").answer(COMPARISON)
    next(answers)
    withdraw(small_desk, "CCAP Brest.pdf")
    *_, answer = answers

    assert texts(answer) == [f"{of_lyon}.", f"{FALSE}."]
    assert [statement.text for statement in answer.unsupported] == [f"{FALSE}."]
    assert [(one.n, one.document.file) for one in answer.citations] == [(1, "CCAP Lyon.pdf")]


def test_what_a_text_read_anew_meanwhile_says_elsewhere_is_not_cited(small_desk: Desk) -> None:
    brest, lyon = (small_desk.number(COMPARISON, f"{price} euros") for price in (400, 150))
    of_lyon = TRUE.replace("Brest", "Lyon").replace("400", "150")
    answers = small_desk.saying(f"{TRUE} [{brest}]. {of_lyon} [{lyon}].").answer(COMPARISON)
    next(answers)
    (document,) = (one for one in small_desk.store.documents() if one.file == "CCAP Brest.pdf")
    page = page_of("Court.")
    small_desk.store.replace_text(document.id, [page], [])
    *_, answer = answers

    assert texts(answer) == [f"{of_lyon}."]
    assert [one.document.file for one in answer.citations] == ["CCAP Lyon.pdf"]


def test_an_answer_that_withdrawn_documents_carried_alone_is_answered_by_the_others(small_desk: Desk) -> None:
    n = small_desk.number(COMPARISON, "400 euros")
    answers = small_desk.saying(f"{TRUE} [{n}].").answer(COMPARISON)
    next(answers)
    withdraw(small_desk, "CCAP Brest.pdf")
    *_, answer = answers

    assert answer.mode is Mode.EXTRACTIVE
    assert quotes(answer) == [LATE.format(150)]


def test_a_model_that_can_be_given_no_passage_is_not_asked(small_desk: Desk) -> None:
    model = ScriptedModel(["Le ciel est bleu."], context_tokens=700)

    answer = small_desk.with_model(model).ask(COMPARISON)

    assert answer.mode is Mode.EXTRACTIVE
    assert model.asked == []


def test_nothing_is_left_when_every_document_was_withdrawn_meanwhile(small_desk: Desk) -> None:
    answers = small_desk.saying("Le ciel", STOPPED).answer(COMPARISON)
    next(answers)
    withdraw(small_desk, "CCAP Brest.pdf")
    withdraw(small_desk, "CCAP Lyon.pdf")
    *_, answer = answers

    assert (answer.mode, answer.statements, answer.citations) == (Mode.REFUSED, (), ())


LONG = "Le titulaire remet chaque mois un rapport de service détaillé à l’acheteur public. " * 20


def hit(n: int, document: str) -> Hit:
    sentences = tuple(Span(start, start + 83) for start in range(0, len(LONG) - 83, 83))
    passage = Passage(1, 0, len(LONG), LONG, sentences=sentences, id=n, document_id=document)
    return Hit(n, passage, Document(document, "", "a.pdf", "application/pdf", 1, "CCTP"), 1 / n, 0.9)


@pytest.mark.parametrize("tokens", [100, 300, 500, 1000, 2000, 5000, 100_000])
@pytest.mark.parametrize("question", ["Quel rapport ?", COMPARISON])
def test_passages_fit_and_a_comparison_keeps_two_documents(question: str, tokens: int) -> None:
    given = choose_passages(
        question, [hit(1, "a"), hit(2, "a"), hit(3, "b"), *(hit(n, "c") for n in range(4, 30))], tokens
    )

    assert sum(tokens_of(one.text) for one in given) <= tokens + len(given)
    assert [one.source.n for one in given] == list(range(1, len(given) + 1))
    assert len(given) <= 10
    if tokens >= 500:
        assert given[0].hit.passage.id == 1
        assert len({one.hit.document.id for one in given}) >= (2 if question == COMPARISON else 1)


@pytest.mark.slow
def test_nothing_that_a_real_model_says_is_shown_without_a_proof(desk: Desk, language_model_url: str) -> None:
    assistant = desk.with_model(ServerModel(language_model_url, MODEL, KEY, CONTEXT, 60))
    for question in (QUESTION, COMPARISON, "How long does the exit phase last in Nice?"):
        *growing, answer = assistant.answer(question)
        assert any(one.draft for one in growing)
        assert answer.draft == ""
        assert answer.citations
        for statement in answer.statements:
            assert statement.is_supported == bool(statement.citations)
        for citation in answer.citations:
            page = desk.store.texts.page(citation.document.id, citation.page)
            assert page.text[citation.span.start : citation.span.end] == citation.quote
