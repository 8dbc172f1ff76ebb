"""What was understood, shown and corrected, on the page “Ask”, over small documents and the bundled model."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from opened_pages import app_test, opened_pages
from served import give_model
from small_corpus import add_document
from streamlit.testing.v1 import AppTest

from answer.models import Answer, Mode
from corpus.settings import Settings
from corpus.store import Store
from pages.asking.understood import tells_more
from pages.commons import commons

PENALTY = "Tout retard de livraison donne lieu à une pénalité de {} euros par jour ouvré, sans mise en demeure."
EXIT = "La réversibilité dure {} mois : le titulaire transfère les données et la documentation au repreneur."


@pytest.fixture(scope="module")
def opened(model_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The pages on the tenders of two towns, opened once, so that the model is loaded once."""
    folder = give_model(tmp_path_factory.mktemp("commons"), model_settings.models_dir)
    store = Store(Settings(data_dir=folder / "data", _env_file=None))
    for town, price, months in (("Lyon", 150, 2), ("Brest", 400, 6)):
        add_document(
            store, folder, f"CCAP {town}.pdf", ["# Pénalités", PENALTY.format(price)],
            ["# Réversibilité", EXIT.format(months)], title=f"CCAP – Infogérance de {town}",
            buyer=f"Ville de {town}", kind="CCAP",
        )  # fmt: skip
    store.close()
    with pytest.MonkeyPatch.context() as patch, opened_pages():
        patch.setenv("PARTAGE_DATA_DIR", str(folder / "data"))
        commons().refresh()
        yield


@pytest.fixture
def app(opened: None) -> AppTest:
    """The page “Ask”, as a reader first comes to it."""
    return app_test().run()


def ask(app: AppTest, question: str) -> None:
    app.chat_input[0].set_value(question).run()
    assert not app.exception


def captions(app: AppTest) -> list[str]:
    return [caption.value.replace("\\", "").replace("\u00a0", " ") for caption in app.caption]


def quotations(app: AppTest) -> str:
    """What cards quote, and the table where several documents answer."""
    bodies = [html.proto.body for html in app.get("html")]
    return re.sub("<[^>]+>", "", "\n".join(body for body in bodies if "<article" in body or "<table" in body))


def test_what_was_understood_is_shown_and_can_be_corrected(app: AppTest) -> None:
    ask(app, "Quelle pénalité de retard de livraison prévoit la ville de Brest ?")
    ask(app, "Et la réversibilité ?")
    meaning = "Qu'en est-il de la réversibilité pour la ville de Brest ?"

    assert f"Compris comme : « {meaning} »" in captions(app)
    assert app.query_params["q"] == meaning

    app.text_area[0].set_value("Combien de mois dure la réversibilité à Lyon ?")
    next(button for button in app.button if button.label == "Reposer la question").click()
    app.run()

    assert app.query_params["q"] == "Combien de mois dure la réversibilité à Lyon ?"
    assert "La réversibilité dure 2 mois" in quotations(app)
    assert "pénalité de 400 euros" in quotations(app)
    assert not [caption for caption in captions(app) if caption.startswith("Compris")]


@pytest.mark.parametrize(
    ("asked", "understood", "is_told"),
    [
        ("Et pour les pénalités ?", "Qu'en est-il des pénalités ?", False),
        ("And for penalties?", "What about penalties?", False),
        ("Et la réversibilité ?", "Qu'en est-il de la réversibilité pour la ville de Brest ?", True),
        ("Quelles penalitees ?", "Quelles pénalités ?", True),
        ("Quelles PÉNALITÉS ?", "Quelles pénalités ?", False),
    ],
)
def test_what_was_understood_is_told_where_it_says_more_than_what_was_asked(
    asked: str, understood: str, is_told: bool
) -> None:
    assert tells_more(Answer(asked, understood, Mode.REFUSED, (), ()), asked) is is_told


def test_a_follow_up_in_the_same_words_is_answered_like_any_other(app: AppTest) -> None:
    ask(app, "Quelle pénalité de retard de livraison prévoit la ville de Brest ?")
    ask(app, "Et à Lyon ?")
    ask(app, "Et à Lyon ?")
    questions = re.findall(
        r'<h2 class="question"[^>]*>(.*?)</h2>', "\n".join(html.proto.body for html in app.get("html"))
    )

    assert questions == [
        "Quelle pénalité de retard de livraison prévoit la ville de Brest\u00a0?",
        *["Et à Lyon\u00a0?"] * 2,
    ]


def test_a_document_that_is_pointed_at_is_named_and_stands_in_the_address_but_is_no_filter(app: AppTest) -> None:
    ask(app, "Quelles pénalités de retard de livraison dans les marchés similaires ?")
    ask(app, "Et dans le second ?")

    [only] = [caption for caption in captions(app) if caption.startswith("Seulement dans")]
    town = "Lyon" if "Lyon" in only else "Brest"
    assert only == f"Seulement dans : CCAP – Infogérance de {town}"
    assert [document.title for document in commons().store.documents() if document.id == app.query_params["in"]] == [
        f"CCAP – Infogérance de {town}"
    ]
    assert next(box for box in app.multiselect if box.label == "Document").value == []


def test_the_others_leave_out_the_tender_spoken_of_and_the_reader_can_take_it_back(app: AppTest) -> None:
    ask(app, "Quelle pénalité de retard de livraison prévoit la ville de Brest ?")
    ask(app, "Et chez les autres ?")
    [brest] = [document.id for document in commons().store.documents() if "Brest" in document.title]

    assert "Pas dans : CCAP – Infogérance de Brest" in captions(app)
    assert app.query_params["out"] == brest
    assert next(box for box in app.multiselect if box.label == "Documents écartés").value == []
    assert quotations(app).count("pénalité de 150 euros") == 1
    assert quotations(app).count("pénalité de 400 euros") == 1  # the answer before

    next(box for box in app.checkbox if box.label.startswith("Pas dans")).uncheck()
    next(button for button in app.button if button.label == "Reposer la question").click()
    app.run()

    assert "out" not in app.query_params
    assert quotations(app).count("pénalité de 400 euros") == 2


def test_an_address_that_leaves_documents_out_sets_the_menu(opened: None) -> None:
    [brest] = [document.id for document in commons().store.documents() if "Brest" in document.title]
    app = app_test()
    app.query_params["q"], app.query_params["out"] = "Quelle pénalité de retard de livraison ?", brest
    app.run()

    assert "pénalité de 400 euros" not in quotations(app)
    assert next(box for box in app.multiselect if box.label == "Documents écartés").value == [brest]


@pytest.mark.parametrize(
    ("filters", "town", "told"), [("apart", "Brest", "Pas dans"), ("documents", "Lyon", "Seulement dans")]
)
def test_which_documents_the_reader_chose_is_said_beside_the_answer_with_nothing_to_correct(
    app: AppTest, filters: str, town: str, told: str
) -> None:
    ids = {document.title: document.id for document in commons().store.documents()}
    app.multiselect(key=f"filter-{filters}").set_value([ids[f"CCAP – Infogérance de {town}"]])
    ask(app, "Quelle pénalité de retard de livraison est prévue ?")

    assert [caption for caption in captions(app) if " dans : " in caption] == [f"{told} : CCAP – Infogérance de {town}"]
    assert not app.text_area


def test_the_documents_that_the_reader_chose_stay_when_what_was_understood_is_taken_back(app: AppTest) -> None:
    ids = {document.id for document in commons().store.documents()}
    app.multiselect(key="filter-documents").set_value(sorted(ids))
    ask(app, "Quelles pénalités de retard de livraison dans les marchés similaires ?")
    ask(app, "Et dans le second ?")
    assert app.query_params["in"] in ids

    next(box for box in app.checkbox if box.label.startswith("Seulement dans")).uncheck()
    next(button for button in app.button if button.label == "Reposer la question").click()
    app.run()

    assert set(app.query_params["in"]) == ids


def test_a_meaning_is_shown_as_a_note_before_the_quotations(app: AppTest) -> None:
    ask(app, "C'est quoi la réversibilité ?")
    shown = [html.proto.body for html in app.get("html")]
    [note] = [place for place, body in enumerate(shown) if "Dans le vocabulaire des marchés publics" in body]

    assert "Réversibilité. Opérations de fin de marché" in shown[note]
    assert "article class" not in shown[note]
    assert "La réversibilité dure" in quotations(app)


def test_a_meaning_of_which_the_documents_say_nothing_stands_alone_and_is_no_refusal(app: AppTest) -> None:
    ask(app, "Que veut dire SOW ?")
    shown = "\n".join(html.proto.body for html in app.get("html"))

    assert "SOW, description des travaux (statement of work)." in shown
    assert "Les documents partagés n’en disent pas plus." in shown
    assert "ne répondent pas" not in shown
    assert "Ce que vous pouvez faire" not in shown


def test_a_language_that_the_question_names_is_told_and_can_be_let_go(app: AppTest) -> None:
    ask(app, "Quelle pénalité de retard de livraison prévoit la ville de Brest ?")
    ask(app, "Et dans les documents en anglais ?")

    assert "Seulement les documents en : anglais" in captions(app)
    assert app.query_params["language"] == "en"

    app.checkbox[0].uncheck()
    app.text_area[0].set_value("Quelle pénalité de retard de livraison à Lyon ?")
    next(button for button in app.button if button.label == "Reposer la question").click()
    app.run()

    assert "pénalité de 150 euros" in quotations(app)
