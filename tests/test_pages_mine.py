"""The page behind a secret link, run by Streamlit’s own test runner."""

from __future__ import annotations

from pathlib import Path

import pytest
from meanwhile import meanwhile, no_room_for
from opened_pages import container, keys
from streamlit.testing.v1 import AppTest
from test_app_pages import add, page, shown, store  # noqa: F401 - `store` is a fixture

from corpus.contributions import hash_of, new_key
from corpus.errors import DamagedFile
from corpus.models import Document, Page, Recognition
from corpus.moderation import Moderator
from corpus.moderation_log import Action
from corpus.store import Store
from corpus.uploads import Step
from ingest.formats import Format
from ingest.incoming import Incoming
from pages.commons import commons, jobs

KEY = new_key()


def press(app: AppTest, key: str) -> AppTest:
    next(button for button in app.button if button.key == key).click()
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("key", ["wrong", KEY[:-1]], ids=["wrong", "cut short"])
def test_a_wrong_link_says_so_and_shows_nothing(store: Store, key: str) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    text = shown(page("mine.py", key=key))
    assert "Ce lien n’ouvre rien" in text
    assert "choisissez « Signaler » sur sa page" in text.replace("\xa0", " ")
    assert "Téléphonie" not in text


def test_who_types_the_address_without_a_key_is_told_how_to_get_one(store: Store) -> None:  # noqa: F811
    app = page("mine.py")
    assert "Ce lien n’ouvre rien" not in (text := shown(app))
    assert "Après avoir partagé un document, vous recevez une seule fois un lien secret" in text
    assert "Partager un document" in [link.proto.label for link in app.get("page_link")]


def test_a_link_opens_what_was_given_with_it_and_nothing_else(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    add(store, 2, "Nettoyage")
    store.contributions.record("doc1", hash_of(KEY))
    store.contributions.record("doc2", hash_of(new_key()))
    app = page("mine.py", key=KEY)
    assert "Téléphonie" in (text := shown(app))
    assert "Nettoyage" not in text
    [replace] = [link for link in app.get("page_link") if link.proto.label == "Remplacer par une nouvelle version"]
    assert replace.proto.query_string == f"replace=doc1&key={KEY}"


def test_a_file_that_is_still_on_its_way_or_failed_is_shown(store: Store) -> None:  # noqa: F811
    on_its_way, failed = (store.uploads.receive(f"{name}.md", b"x") for name in "ab")
    for upload in (on_its_way, failed):
        store.uploads.change(upload.id, step=Step.APPROVED, key_hash=hash_of(KEY))
    store.uploads.fail(failed.id, DamagedFile(file="b.md"))
    text = shown(app := page("mine.py", key=KEY))
    assert "Vos documents" in text
    assert "« b\\.md » est abîmé" in text.replace("\xa0", " ")
    assert "Partager un document" in [link.proto.label for link in app.get("page_link")]  # where it is added again
    [progress] = app.get("progress")
    assert "Enregistrement de « a" in progress.proto.text.replace("\xa0", " ")
    assert "Ce lien n’ouvre rien" in shown(page("mine.py", key="wrong"))


def test_a_file_that_another_shared_first_is_told_with_the_way_to_it(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    upload = store.uploads.receive("a.md", b"x")
    store.uploads.change(upload.id, step=Step.KNOWN, key_hash=hash_of(KEY), document_id="doc1")
    app = page("mine.py", key=KEY)
    assert "« a.md » est déjà partagé" in plain_text(app).replace("\xa0", " ")
    assert "document=doc1&page=1" in [link.proto.query_string for link in app.get("page_link")]
    assert [button.key for button in app.button] == []


def test_the_description_is_corrected(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléfonie")
    store.contributions.record("doc1", hash_of(KEY))
    app = page("mine.py", key=KEY)
    app.text_area(key="title-mine-doc1").set_value("Téléphonie")
    save(app)
    assert "La description de «\u00a0Téléphonie\u00a0» est corrigée." in plain_text(app)
    assert store.document("doc1").title == "Téléphonie"
    assert store.document("doc1").year == 2024


def test_a_correction_keeps_a_language_and_a_year_that_nobody_is_offered(store: Store) -> None:  # noqa: F811
    add(store, 1, "Fernsprechwesen")
    store.describe("doc1", language="de", year=1987)
    store.contributions.record("doc1", hash_of(KEY))
    app = page("mine.py", key=KEY)
    assert [choice.value for choice in app.selectbox if choice.key in ("language-mine-doc1", "year-mine-doc1")] == [
        1987,
        "de",
    ]
    save(app)
    corrected = store.document("doc1")
    assert (corrected.language, corrected.year) == ("de", 1987)


def test_what_was_saved_is_told_in_the_card_beside_the_button(store: Store) -> None:  # noqa: F811
    for number, title in enumerate(("Accueil", "Nettoyage"), 1):
        add(store, number, title)
        store.contributions.record(f"doc{number}", hash_of(KEY))
    app = page("mine.py", key=KEY)
    app.text_area(key="title-mine-doc1").set_value("Zones d’accueil")
    save(app)
    assert keys(app, "mine", "outcome") == [
        "mine-doc1",
        "outcome-doc1-1",
        "mine-doc2",
    ]  # as they stood, so that it stays open
    assert "est corrigée" in container(app, "mine-doc1").success[0].value
    app.run()
    assert not app.success


def test_what_was_withdrawn_is_told_in_the_place_of_its_card(store: Store) -> None:  # noqa: F811
    for number, title in enumerate(("Accueil", "Nettoyage", "Téléphonie"), 1):
        add(store, number, title)
        store.contributions.record(f"doc{number}", hash_of(KEY))
    app = withdraw(page("mine.py", key=KEY), "doc2")
    assert keys(app, "mine", "outcome") == ["mine-doc1", "outcome-doc2-1", "mine-doc3"]
    withdraw(app, "doc3")
    assert keys(app, "mine", "outcome") == ["mine-doc1", "outcome-doc3-1"]


def withdraw(app: AppTest, document_id: str) -> AppTest:
    """Withdraws the document, and says so once more where that is asked."""
    return press(press(app, f"withdraw-{document_id}"), f"for-good-{document_id}")


def test_withdrawing_is_asked_once_more_with_what_will_be_lost_before_anything_is(store: Store) -> None:  # noqa: F811
    for number in (1, 2):
        add(store, number, "Téléphonie")
        store.contributions.record(f"doc{number}", hash_of(KEY))
    store.describe("doc1", superseded_by="doc2")
    app = press(page("mine.py", key=KEY), "withdraw-doc2")
    [question] = container(app, "mine-doc2").warning
    assert question.value.replace("\\", "").startswith("Retirer définitivement 2 documents\u202f? Fichier, texte et")
    assert "C’est irréversible" in question.value
    assert len(store.documents()) == 2
    buttons = [button.label for button in container(app, "once-more-doc2").button]
    assert buttons == ["Ne pas retirer", "Oui, retirer définitivement"]  # the focus is on the first one
    press(app, "keep-doc2")
    assert not app.warning
    assert len(store.documents()) == 2
    press(press(app, "withdraw-doc1"), "withdraw-doc2")
    assert len(app.warning) == 1  # of one document at a time
    press(app, "for-good-doc2")
    assert store.documents() == []


def save(app: AppTest, place: int = 0) -> AppTest:
    """Presses the button “Save” of the document that stands in this place."""
    return press(app, [button.key for button in app.button if button.label == "Enregistrer"][place])


def hidden_in_the_newer_of_two(store: Store) -> AppTest:  # noqa: F811
    """The page of two versions, in the newer one of which its giver has hidden “pénalité”."""
    return save(to_be_hidden_in_the_newer_of_two(store))


def to_be_hidden_in_the_newer_of_two(store: Store) -> AppTest:  # noqa: F811
    """The same before it is saved."""
    old = add(store, 1, "Téléphonie")
    add(store, 2, "Téléphonie mobile", supersedes=old)
    for one in ("doc1", "doc2"):
        store.contributions.record(one, hash_of(KEY))
    app = page("mine.py", key=KEY)
    app.text_area(key="words-mine-doc2").set_value("pénalité")
    return app


def hidden_by_version(store: Store) -> dict[str, bool]:  # noqa: F811
    """Whether “pénalité” is hidden in each of the two versions."""
    return {one: "pénalité" not in store.texts.pages(one)[0].text for one in ("doc1", "doc2")}


def test_a_description_that_nobody_changed_is_saved_as_it_is(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    app = page("mine.py", key=KEY)
    for _ in range(2):
        save(app)
        assert "Rien n’a été changé dans la description de «\u00a0Téléphonie\u00a0»" in plain_text(app)
        assert not app.success
    assert store.document("doc1").title == "Téléphonie"


def test_a_licence_that_nobody_knows_is_no_change(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.describe("doc1", licence="unknown")
    store.contributions.record("doc1", hash_of(KEY))
    app = save(page("mine.py", key=KEY))
    assert "Rien n’a été changé" in plain_text(app)
    assert store.document("doc1").licence == "unknown"


@pytest.mark.parametrize("title", ["", " \u200b"])
def test_a_description_without_a_title_is_not_saved(store: Store, title: str) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    before = store.document("doc1")
    app = page("mine.py", key=KEY)
    app.text_area(key="title-mine-doc1").set_value(title)
    next(one for one in app.text_input if one.label == "Acheteur").set_value("Ville de Valmorance")
    save(app)
    assert "Donnez un titre, puis enregistrez." in plain_text(app)
    assert not app.success
    assert store.document("doc1") == before


def test_a_document_that_moderators_delete_while_it_is_described_is_told_to_be_gone(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    app = page("mine.py", key=KEY)
    app.text_area(key="title-mine-doc1").set_value("Téléphonie fixe")
    with meanwhile(lambda: store.delete("doc1")):
        save(app)
    assert "Il a peut-être été retiré" in plain_text(app)


@pytest.mark.slow  # the file is read again in a process of its own
def test_a_name_that_was_noticed_after_publication_is_hidden_in_every_version(store: Store) -> None:  # noqa: F811
    app = hidden_in_the_newer_of_two(store)
    told = plain_text(app)
    assert "les mots à masquer le sont dans son texte" in told
    assert "Le fichier à télécharger les garde\u00a0: s’ils doivent disparaître, ne publiez que son texte" in told
    for one in ("doc1", "doc2"):
        assert "La ████████ est de 150 euros." in store.texts.pages(one)[0].text


@pytest.mark.slow  # the file is read again in a process of its own
def test_what_is_saved_in_one_version_alone_is_told_searched_and_can_be_saved_again(
    store: Store,  # noqa: F811
) -> None:
    app = to_be_hidden_in_the_newer_of_two(store)
    with no_room_for("doc1"):
        save(app)
    told = plain_text(app)
    assert "les mots à masquer le sont dans son texte" in told
    assert "Reste à corriger «\u00a0Téléphonie\u00a0» (version 1, Markdown)\u00a0: Il n’y a plus de place" in told
    assert hidden_by_version(store) == {"doc1": False, "doc2": True}
    jobs().work_off()
    assert commons().search_index.is_current()
    assert app.text_area(key="words-mine-doc2").value == "pénalité"
    assert "ses autres versions et formats sont corrigés aussi" in plain_text(save(app))
    assert hidden_by_version(store) == {"doc1": True, "doc2": True}


@pytest.mark.slow  # the file is read again in a process of its own
def test_a_name_that_is_hidden_in_an_older_version_is_hidden_in_the_newer_one(store: Store) -> None:  # noqa: F811
    first = add(store, 1, "Téléphonie")
    second = add(store, 2, "Téléphonie mobile", supersedes=first)
    add(store, 3, "Téléphonie mobile et fixe", supersedes=second)
    for one in ("doc1", "doc3"):
        store.contributions.record(one, hash_of(KEY))
    Moderator(store, "administrator").hide("doc3", "Un nom", alone=True)
    app = page("mine.py", key=KEY)
    app.text_area(key="words-mine-doc1").set_value("pénalité")
    save(app)
    masked = {one.id: one.masked_words for one in store.versions.family("doc1")}
    assert masked == {"doc1": ("pénalité",), "doc2": (), "doc3": ("pénalité",)}


@pytest.mark.slow  # the file is read again in a process of its own
def test_saving_another_version_keeps_the_words_that_were_hidden_there_too(store: Store) -> None:  # noqa: F811
    app = hidden_in_the_newer_of_two(store)
    assert app.text_area(key="words-mine-doc1").value == "pénalité"
    app.text_area(key="title-mine-doc1").set_value("Téléphonie fixe")
    save(app, 1)
    assert (store.document("doc1").title, store.document("doc1").masked_words) == ("Téléphonie fixe", ("pénalité",))


@pytest.mark.slow  # the file is read again in a process of its own
def test_a_form_that_is_behind_keeps_the_words_that_were_hidden_meanwhile(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    here, there = page("mine.py", key=KEY), page("mine.py", key=KEY)
    here.text_area(key="words-mine-doc1").set_value("pénalité")
    save(here)
    there.text_area(key="words-mine-doc1").set_value("euros")
    save(there)
    assert store.document("doc1").masked_words == ("pénalité", "euros")
    assert there.text_area(key="words-mine-doc1").value == "pénalité\neuros"
    there.text_area(key="title-mine-doc1").set_value("Téléphonie fixe")
    save(there)
    assert store.document("doc1").masked_words == ("pénalité", "euros")


def text_only_of(store: Store) -> dict[str, bool]:  # noqa: F811
    return {one.id: one.text_only for one in store.documents()}


def test_why_a_file_is_withheld_is_told_to_who_gave_it_and_who_can_change_that(store: Store) -> None:  # noqa: F811
    key, scan = new_key(), add(store, 1, "Cahier", format=Format.PDF)
    store.contributions.record(scan.id, hash_of(key))
    told = []
    for state in (Recognition.WAITING, Recognition.FAILED, Recognition.DONE):
        store.replace_text(scan.id, [Page(1, "1", "", (), state)], [], text_only=True, withheld=True)
        told.append(page("mine.py", key=key).info[0].value)
    words = (
        "tant que ses pages numérisées ne sont pas reconnues",
        "n’a pas pu être reconnue",
        "masqués dans son texte",
    )
    assert [word in one for word, one in zip(words, told, strict=True)] == [True] * 3
    store.describe(scan.id, withheld=False)
    assert not page("mine.py", key=key).info


def test_the_file_can_be_kept_back_after_publication_with_those_of_other_versions(store: Store) -> None:  # noqa: F811
    first = add(store, 1, "Téléphonie")
    add(store, 2, "Téléphonie mobile", supersedes=first)
    for one in ("doc1", "doc2"):
        store.contributions.record(one, hash_of(KEY))
    app = page("mine.py", key=KEY)
    app.checkbox(key="text-only-mine-doc2").check()
    save(app)
    assert "un document Word de son texte en prend la place" in plain_text(app)
    assert text_only_of(store) == {"doc1": True, "doc2": True}
    assert app.checkbox == []
    assert "Seuls les modérateurs peuvent publier de nouveau son fichier" in "".join(one.value for one in app.caption)
    asked = [link.proto.query_string for link in app.get("page_link") if link.proto.label.startswith("Leur demander")]
    assert asked == ["id=doc2", "id=doc1"]
    app.text_area(key="title-mine-doc2").set_value("Téléphonie fixe")
    save(app)
    assert text_only_of(store) == {"doc1": True, "doc2": True}


def test_a_form_that_is_behind_leaves_the_file_where_it_is(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    app = page("mine.py", key=KEY)
    store.describe("doc1", text_only=True)
    app.text_area(key="title-mine-doc1").set_value("Téléphonie fixe")
    save(app)
    assert (store.document("doc1").title, store.document("doc1").text_only) == ("Téléphonie fixe", True)


@pytest.mark.slow  # the file is read again in a process of its own
def test_who_hid_a_word_with_the_link_shows_it_again_with_it(store: Store) -> None:  # noqa: F811
    app = hidden_in_the_newer_of_two(store)
    app.text_area(key="words-mine-doc2").set_value("")
    save(app)
    assert hidden_by_version(store) == {"doc1": True, "doc2": False}
    assert "ce que vous avez choisi de montrer se lit de nouveau" in plain_text(app)
    assert "Ne se lisent pas pour autant" not in plain_text(app)


NAMING = (
    "# Objet\n\nInterlocuteurs :\n\nMme Jeanne Vasseur, IBAN FR76 3000 6000 0112 3456 7890 189\n\nM. Karim Belaïd\n"
)


@pytest.fixture
def naming(store: Store, tmp_path: Path) -> Document:  # noqa: F811
    """A document that names two people, both hidden, and that the link opens."""
    path = tmp_path / "contacts.md"
    path.write_text(NAMING, "utf-8")
    (outcome,) = commons().ingestion.ingest([Incoming(path, path.name)])
    assert outcome.document is not None
    store.contributions.record(outcome.document.id, hash_of(KEY))
    assert "Vasseur" not in text_of(store, outcome.document)
    return outcome.document


def text_of(store: Store, document: Document) -> str:  # noqa: F811
    return store.texts.pages(document.id)[0].text


@pytest.mark.slow  # the file is read again in a process of its own
def test_what_was_hidden_by_mistake_is_shown_by_name_and_hidden_again_with_the_link(
    store: Store,  # noqa: F811
    naming: Document,
) -> None:
    app = page("mine.py", key=KEY)
    assert "Vasseur" not in shown(app)  # who has found the link learns nothing by it
    kept = f"kept-mine-{naming.id}"
    app.text_area(key=kept).set_value("Vasseur Jeanne\nFR76 3000 6000 0112 3456 7890 189\nPaul Morvan")
    save(app)
    assert "Mme Jeanne Vasseur, IBAN ████" in text_of(store, naming)
    assert "Belaïd" not in text_of(store, naming)
    told = plain_text(app).replace("\u00a0", " ")
    assert "les masque : FR76 3000 6000 0112 3456 7890 189, Paul Morvan." in told
    app.text_area(key=kept).set_value("")
    save(app)
    assert "Vasseur" not in text_of(store, naming)
    assert "les mots à masquer le sont dans son texte" in plain_text(app)


@pytest.mark.slow  # the file is read again in a process of its own
def test_the_link_shows_nothing_again_once_moderators_have_hidden_something(
    store: Store,  # noqa: F811
    naming: Document,
) -> None:
    form_before = page("mine.py", key=KEY)
    entry = Moderator(store, "administrator").entry(Action.MASK, naming.id, "Un nom")
    commons().ingestion.corrections.hide_words([naming.id], ["Objet"], entry)
    form_before.text_area(key=f"kept-mine-{naming.id}").set_value("Jeanne Vasseur")
    save(form_before)
    assert "Vasseur" not in text_of(store, naming)
    app = page("mine.py", key=KEY)
    assert not [area for area in app.text_area if area.key == f"kept-mine-{naming.id}"]
    assert "eux seuls peuvent le montrer de nouveau" in "".join(one.value for one in app.caption)
    assert "Objet" not in "".join(area.value or "" for area in app.text_area)  # nor any other word of moderators
    app.text_area(key=f"words-mine-{naming.id}").set_value("Interlocuteurs")
    save(app)
    assert store.document(naming.id).masked_words == ("Objet", "Interlocuteurs")
    assert store.document(naming.id).kept_words == ()
    assert app.text_area(key=f"words-mine-{naming.id}").value == ""


@pytest.mark.slow  # the file is read again in a process of its own
def test_a_form_that_is_behind_takes_no_word_away_once_moderators_have_hidden_something(
    store: Store,  # noqa: F811
) -> None:
    app = hidden_in_the_newer_of_two(store)
    entry = Moderator(store, "administrator").entry(Action.MASK, "doc1", "Un nom")
    commons().ingestion.corrections.hide_words(["doc1"], ["euros"], entry)
    app.text_area(key="words-mine-doc2").set_value("")
    save(app)
    assert "seuls les modérateurs peuvent les montrer de nouveau" in plain_text(app)
    assert store.document("doc2").masked_words == ("pénalité",)
    store.delete("doc1")
    app = page("mine.py", key=KEY)
    assert "eux seuls peuvent le montrer de nouveau" in "".join(one.value for one in app.caption)


@pytest.mark.slow  # the file is read again in a process of its own
def test_an_address_that_is_to_be_shown_keeps_its_comma(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    app = page("mine.py", key=KEY)
    app.text_area(key="kept-mine-doc1").set_value("12 rue des Tanneurs, 44000 Nantes")
    save(app)
    assert store.document("doc1").kept_words == ("12 rue des Tanneurs, 44000 Nantes",)
    app.text_area(key="title-mine-doc1").set_value("Téléphonie fixe")
    save(app)
    assert store.document("doc1").kept_words == ("12 rue des Tanneurs, 44000 Nantes",)


def test_withdrawing_takes_one_s_own_versions_and_leaves_those_of_others(store: Store) -> None:  # noqa: F811
    for number, title in enumerate(("d’un autre", "ancienne", "nouvelle"), 1):
        add(store, number, title)
    store.describe("doc1", superseded_by="doc2")
    store.describe("doc2", superseded_by="doc3")
    store.contributions.record("doc1", hash_of(new_key()))
    store.contributions.record("doc2", hash_of(KEY))
    store.contributions.record("doc3", hash_of(KEY))
    app = withdraw(page("mine.py", key=KEY), "doc3")
    assert "2 documents sont retirés." in plain_text(app)
    assert [document.id for document in store.documents()] == ["doc1"]
    assert store.document("doc1").is_current
    assert "Ce lien n’ouvre rien" in shown(page("mine.py", key=KEY))


def test_an_older_version_can_be_withdrawn_by_itself(store: Store) -> None:  # noqa: F811
    for number, title in enumerate(("ancienne", "nouvelle"), 1):
        add(store, number, title)
        store.contributions.record(f"doc{number}", hash_of(KEY))
    store.describe("doc1", superseded_by="doc2")
    app = page("mine.py", key=KEY)
    assert "ce qui le supprime définitivement et laisse les autres" in shown(app)
    withdraw(app, "doc1")
    assert [document.id for document in store.documents()] == ["doc2"]


@pytest.mark.parametrize(
    ("opened", "changes", "words", "link"),
    [
        (("doc1", "doc2"), {"superseded_by": "doc2"}, "vous l’avez remplacée par la version 2", "Voir la version en"),
        (("doc1",), {"superseded_by": "doc2"}, "la version 2, partagée par quelqu’un d’autre", "Voir la version en"),
        (
            ("doc1", "doc2"),
            {"format_of": "doc2", "version": 2},
            "que vous avez partagé dans un autre",
            "Voir le premier",
        ),
        (
            ("doc1",),
            {"format_of": "doc2", "version": 2},
            "Second format d’un document partagé par quel",
            "Voir le premier",
        ),
    ],
)
def test_which_of_the_two_it_is_that_answers_leave_out_is_said_with_the_way_to_what_stands_for_it(
    store: Store,  # noqa: F811
    opened: tuple[str, ...],
    changes: dict[str, object],
    words: str,
    link: str,
) -> None:
    for number in (1, 2):
        add(store, number, "Téléphonie")
    store.describe("doc1", **changes)
    store.describe("doc2", version=2)
    for one in opened:
        store.contributions.record(one, hash_of(KEY))
    app = page("mine.py", key=KEY)
    assert words in container(app, "mine-doc1").caption[0].value
    [way] = [one for one in container(app, "mine-doc1").get("page_link") if one.proto.label.startswith(link)]
    assert way.proto.query_string == "id=doc2"


def test_a_second_format_can_be_withdrawn_by_itself_and_an_older_version_goes_with_its_own(
    store: Store,  # noqa: F811
) -> None:
    for number in range(1, 5):
        add(store, number, "Téléphonie")
        store.contributions.record(f"doc{number}", hash_of(KEY))
    store.describe("doc1", superseded_by="doc3")
    store.describe("doc2", format_of="doc1")
    store.describe("doc4", format_of="doc3")
    withdraw(page("mine.py", key=KEY), "doc4")
    assert {document.id for document in store.documents()} == {"doc1", "doc2", "doc3"}
    withdraw(page("mine.py", key=KEY), "doc1")
    assert {document.id for document in store.documents()} == {"doc3"}


def test_what_moderators_hid_can_be_withdrawn_and_nothing_else(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    store.contributions.record("doc1", hash_of(KEY))
    Moderator(store, "administrator").hide("doc1", "Un nom")
    app = page("mine.py", key=KEY)
    assert "Les modérateurs l’ont masqué" in shown(app)
    assert "Leur motif : « Un nom »" in shown(app).replace("\u00a0", " ")
    assert "corrigez votre fichier" in shown(app)
    assert "ne le donnez à personne" in shown(app)
    assert [button.key for button in app.button] == ["withdraw-doc1"]
    [withdrawal] = app.expander
    assert [button.key for button in withdrawal.button] == ["withdraw-doc1"]
    assert "<li>1.md</li>" in shown(app)
    assert "Les copies que d’autres ont téléchargées" in shown(app)
    withdraw(app, "doc1")
    assert store.hidden_documents() == []
    assert "Ce lien n’ouvre rien" in shown(page("mine.py", key=KEY))


def test_replacing_needs_the_key_of_that_very_document(store: Store) -> None:  # noqa: F811
    add(store, 1, "Téléphonie")
    add(store, 2, "Nettoyage")
    store.contributions.record("doc1", hash_of(KEY))
    replacing = shown(page("contribute.py", replace="doc1", key=KEY))
    assert "Remplacer «\u00a0Téléphonie\u00a0»" in replacing
    assert "l’ancienne reste lisible à son adresse, sauf si vous choisissez plus bas" in replacing
    assert "Partager un document" in shown(page("contribute.py", replace="doc2", key=KEY))
    assert "Partager un document" in shown(page("contribute.py", replace="doc1", key="wrong"))


def plain_text(app: AppTest) -> str:
    return shown(app).replace("\\", "")
