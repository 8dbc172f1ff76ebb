"""Reporting a document, and the page of moderators: who gets in, and what becomes of what they decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from meanwhile import meanwhile
from opened_pages import app_test, container, keys, opened_pages
from served import give_model
from streamlit.testing.v1 import AppTest
from test_app_pages import add, fields_marked, shown

from corpus.contributions import hash_of, new_key
from corpus.errors import DocumentNotFound
from corpus.models import Document, Page, Recognition
from corpus.moderation import Moderator
from corpus.moderation_log import Action
from corpus.opinions import Count, Fault
from corpus.reports import Reason
from corpus.settings import Settings
from corpus.store import Store
from pages.commons import commons
from pages.shown.markup import plain
from pages.shown.wording import date_words

PASSWORD = "seize caractères au moins"  # noqa: S105 - of this test's own server
MODERATOR = "Moderatrice@ville.example"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_settings: Settings) -> Iterator[Store]:
    """The corpus that the pages work on, with a password and one moderator."""
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(give_model(tmp_path, model_settings.models_dir) / "data"))
    monkeypatch.setenv("PARTAGE_ADMIN_TOKEN", PASSWORD)
    monkeypatch.setenv("PARTAGE_MODERATORS", f"autre@ville.example, {MODERATOR.lower()}")
    store = Store(Settings(data_dir=tmp_path / "data", _env_file=None))
    with opened_pages():
        yield store
    store.close()


@pytest.fixture
def document(store: Store) -> Document:
    return add(store, 1, "Téléphonie")


def opened(file: str, user: dict[str, object] | None = None, **query: str) -> AppTest:
    app = app_test()
    if user is not None:
        app.user = user
        app.secrets["auth"] = {"client_id": "partage", "keycloak": {"client_id": "partage"}}
    app.run()
    app.switch_page(file)
    for name, value in query.items():
        app.query_params[name] = value
    return run(app)


def run(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def button(app: AppTest, label: str) -> None:
    [found] = [one for one in app.button if one.label == label]
    found.click()
    run(app)


def desk() -> AppTest:
    """The page of moderators, opened with the password."""
    app = opened("moderation.py")
    app.text_input[0].input(PASSWORD)
    button(app, "Ouvrir")
    return app


def decide(app: AppTest, action: Action, reason: str) -> None:
    app.radio[0].set_value(action)
    [words] = [one for one in app.text_input if one.label.startswith("Pourquoi")][:1]
    words.input(reason)
    [apply] = [one for one in app.button if one.label == "Appliquer"][:1]
    apply.click()
    run(app)


def delete(app: AppTest, reason: str) -> None:
    """Decides to delete a document, and says so once more where that is asked."""
    decide(app, Action.DELETE, reason)
    button(app, "Oui, supprimer définitivement")


def test_anyone_reports_a_document_and_is_thanked(store: Store, document: Document) -> None:
    app = opened("source.py", document=document.id, page="1")
    app.radio[0].set_value(Reason.PERSONAL_DATA)
    app.text_area[0].input("Un nom en page 1")
    button(app, "Envoyer aux modérateurs")
    [report] = store.reports.waiting()[document.id]
    assert (report.reason, report.words) == (Reason.PERSONAL_DATA, "Un nom en page 1")
    assert "Merci. Les modérateurs vont examiner ce document." in shown(app)
    assert not app.radio


def test_who_reports_a_document_that_was_withdrawn_meanwhile_is_told_so(store: Store, document: Document) -> None:
    app = opened("document.py", id=document.id)
    app.radio[0].set_value(Reason.SPAM)
    with meanwhile(lambda: store.delete(document.id)):
        button(app, "Envoyer aux modérateurs")
    assert plain(DocumentNotFound(document=document.id).text("fr")) in shown(app)
    assert "Merci" not in shown(app)


def test_report_without_a_reason_is_not_sent(store: Store, document: Document) -> None:
    app = opened("document.py", id=document.id)
    button(app, "Envoyer aux modérateurs")
    assert "Choisissez un motif, puis envoyez." in shown(app)
    assert store.reports.waiting() == {}


def test_a_report_that_nobody_can_read_yet_is_kept_and_the_reader_is_told_so(
    store: Store, document: Document, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("PARTAGE_ADMIN_TOKEN")
    monkeypatch.delenv("PARTAGE_MODERATORS")
    commons.clear()
    app = opened("document.py", id=document.id)
    app.radio[0].set_value(Reason.WRONG)
    button(app, "Envoyer le signalement")
    assert "Votre signalement est conservé, mais ce site n’a pas de modérateur pour l’instant" in shown(app)
    assert "Les modérateurs vont examiner" not in shown(app)
    assert store.reported_documents() == [document]
    assert "nobody can moderate" in caplog.text


def test_page_says_to_any_visitor_that_moderation_is_not_open_and_names_no_setting(
    store: Store, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PARTAGE_ADMIN_TOKEN")
    monkeypatch.setenv("PARTAGE_MODERATORS", " , ")
    commons.clear()
    app = opened("moderation.py", user={"is_logged_in": True, "email": ""})
    assert "La modération n’est pas ouverte ici" in shown(app)
    assert "PARTAGE_" not in shown(app)
    assert "Ouvrir" not in [one.label for one in app.button]


def test_wrong_password_opens_nothing(store: Store, document: Document) -> None:
    app = opened("moderation.py")
    assert "Recharger la page ferme la session" in shown(app)
    app.text_input[0].input(PASSWORD + "x")
    button(app, "Ouvrir")
    assert "Ce n’est pas le mot de passe de l’administrateur." in shown(app)
    assert fields_marked(app) == {"password": "Saisissez-le de nouveau"}
    assert "Téléphonie" not in shown(app)


def test_way_in_is_shown_only_where_accounts_are_set(store: Store) -> None:
    signed_out = [one.label for one in opened("catalogue.py", user={"is_logged_in": False}).button]
    assert signed_out == ["Se connecter", "Se connecter avec keycloak"]
    assert [one.label for one in opened("catalogue.py", user={"is_logged_in": True}).button] == ["Se déconnecter"]
    assert not opened("catalogue.py").button


@pytest.mark.parametrize(
    ("user", "is_let_in"),
    [
        ({"is_logged_in": True, "email": MODERATOR}, True),
        ({"is_logged_in": True, "email": MODERATOR, "email_verified": True}, True),
        ({"is_logged_in": True, "email": MODERATOR, "email_verified": False}, False),
        ({"is_logged_in": True, "email": "quelquun@ville.example"}, False),
        ({"is_logged_in": True}, False),
        ({"is_logged_in": False, "email": MODERATOR}, False),
    ],
)
def test_account_moderates_when_the_settings_name_its_verified_address(
    store: Store, document: Document, user: dict[str, object], is_let_in: bool
) -> None:
    text = shown(opened("moderation.py", user=user))
    assert ("Ce que vous décidez ici est inscrit au journal" in text) is is_let_in
    assert ("Téléphonie" in text) is is_let_in


def test_reported_document_is_hidden_then_restored(store: Store, document: Document) -> None:
    store.reports.add(document.id, Reason.COPYRIGHT, "Plan d’un tiers")
    app = desk()
    assert "«\u00a0Plan d’un tiers\u00a0»" in shown(app)
    in_english = opened("moderation.py", lang="en")
    in_english.text_input[0].input(PASSWORD)
    button(in_english, "Open")
    assert "“Plan d’un tiers”" in shown(in_english)
    decide(app, Action.HIDE, "Plan d’un tiers en page 1")
    assert "«\u00a0Téléphonie\u00a0» est masqué" in shown(app)
    assert "La pénalité est de 150 euros." in shown(app)
    told = shown(opened("source.py", document=document.id, page="1"))
    assert "Ce document n’est plus montré ici" in told
    assert document.id not in told
    assert "Aucun document n’a encore été partagé" in shown(opened("catalogue.py"))

    decide(app, Action.RESTORE, "Accord du tiers")
    assert "«\u00a0Téléphonie\u00a0» est restauré" in shown(app)
    assert "Téléphonie" in shown(opened("catalogue.py"))
    assert [(entry.who, entry.reason) for entry in store.log.entries()] == [
        ("administrator", "Plan d’un tiers en page 1"), ("administrator", "Accord du tiers"),
    ]  # fmt: skip
    assert "Plan d’un tiers en page 1" in shown(app)


def test_what_was_decided_is_told_in_the_place_of_the_card(store: Store, document: Document) -> None:
    other = add(store, 2, "Nettoyage")
    for one in (document, other):
        store.reports.add(one.id, Reason.SPAM)
    app = desk()
    decide(app, Action.HIDE, "Publicité")
    assert keys(app, "moderated-", "outcome-") == ["outcome-doc1-1", "moderated-doc2", "moderated-doc1"]
    assert "«\u00a0Téléphonie\u00a0» est masqué" in container(app, "outcome-doc1-1").success[0].value
    app.run()
    assert not app.success


def test_what_was_hidden_among_the_new_is_told_there_and_not_among_the_hidden(store: Store, document: Document) -> None:
    app = desk()
    decide(app, Action.HIDE, "Publicité")
    assert [len(tab.success) for tab in app.tabs[:3]] == [0, 0, 1]


def test_a_moderator_stays_on_the_tab_of_their_last_decision_whose_name_counts(store: Store) -> None:
    for number, title in enumerate(("Accueil", "Nettoyage"), 1):
        add(store, number, title)
    app = desk()
    assert selected(app) == "Signalés (0)"
    decide(app, Action.HIDE, "Publicité")
    decide(app, Action.RESTORE, "Ce n’en est pas")
    assert selected(app) == "Masqués (0)"
    app.run()
    assert selected(app) == "Masqués (0)"


def test_nothing_of_a_decision_is_left_for_the_next(store: Store, versions: tuple[Document, Document]) -> None:
    app = desk()
    app.checkbox[0].uncheck()
    decide(app, Action.HIDE, "Nom en page 1")
    assert app.radio[0].value is None
    assert app.checkbox[0].value
    assert {one.value for one in app.text_input if one.label.startswith("Pourquoi")} == {""}
    decide(app, Action.RESTORE, "")
    assert "Dites pourquoi en quelques mots" in shown(app)
    [wrong] = fields_marked(app).values()
    assert wrong == "Dites pourquoi"
    assert [entry.action for entry in store.log.entries()] == [Action.HIDE]


def test_the_reason_of_a_correction_is_not_left_for_the_next(store: Store, document: Document) -> None:
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    assert "est corrigée" in correct(app, document, "Téléphonie fixe", "", "Titre incomplet")
    assert {one.value for one in app.text_input if one.label.startswith("Pourquoi")} == {""}


def test_a_description_without_a_title_is_not_saved(store: Store, document: Document) -> None:
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    app.text_area(key=f"title-moderated-{document.id}").input("")
    [why] = [one for one in app.text_input if one.label.startswith("Pourquoi")][1:]
    why.input("Titre faux")
    button(app, "Enregistrer")
    assert "Donnez un titre, puis enregistrez." in shown(app)
    assert store.log.entries() == []
    assert store.document(document.id) == document


def test_a_hidden_document_says_when_by_whom_and_why_it_was_hidden_last(store: Store, document: Document) -> None:
    for reason in ("Un nom", "Le nom d’un <agent>"):
        Moderator(store, MODERATOR).hide(document.id, reason)
        if reason == "Un nom":
            Moderator(store, MODERATOR).restore(document.id, "Une erreur")
    day = date_words(store.log.entries()[-1].at.date(), "fr")
    told = "".join(one.proto.body for one in container(desk(), f"moderated-{document.id}").get("html"))
    assert f"Masqué le {day} par {MODERATOR}\u00a0: «\u00a0Le nom d’un &lt;agent&gt;\u00a0»" in told
    assert "Un nom" not in told


def test_a_moderator_sees_when_a_document_was_shared_and_by_whom(store: Store, document: Document) -> None:
    day = date_words(document.added_at.date(), "fr")
    assert f">Partagé le {day}<" in shown(desk())
    store.contributions.record(document.id, hash_of(new_key()), "Anne <b>")
    assert f">Partagé le {day} par Anne &lt;b&gt;<" in shown(desk())


def test_the_newest_are_said_to_be_the_last_of_all(store: Store) -> None:
    for number in range(1, 13):
        add(store, number, f"Document {number}")
    store.reports.add("doc1", Reason.SPAM)
    app = desk()
    assert app.tabs[2].label == "Autres documents"
    assert len(keys(app, "moderated-")) == 11
    assert "Les 10 derniers partagés, sur 11 qui ne sont ni signalés ni masqués." in shown(app)
    store.delete("doc2")
    assert "derniers partagés" not in shown(desk())


def test_where_every_document_is_hidden_none_is_said_to_be_among_the_last(store: Store) -> None:
    for number in range(1, 12):
        add(store, number, f"Document {number}")
        Moderator(store, MODERATOR).hide(f"doc{number}", "Un nom")
    told = shown(desk())
    assert "derniers partagés" not in told
    assert "Aucun document n’a encore été partagé" not in told
    assert "Tous les documents sont signalés ou masqués." in told


def sought(app: AppTest, said: str) -> list[str]:
    """The documents that the page shows under “Autres documents” once they are looked for."""
    [field] = [one for one in app.text_input if one.label == "Chercher un document"]
    field.input(said)
    run(app)
    return [key.removeprefix("moderated-") for key in keys(app, "moderated-")]


def test_any_document_is_found_by_its_title_its_address_or_its_identifier(store: Store) -> None:
    for number in range(1, 13):
        add(store, number, f"Téléphonie {number}")
    app = desk()
    assert "doc1" not in keys(app, "moderated-")
    assert sought(app, "telephonie 11") == ["doc11"]
    assert sought(app, "doc1") == ["doc1"]
    assert sought(app, "Gardiennage") == []
    assert "Aucun document ne s’appelle ainsi." in shown(app)
    sought(app, "telephonie")
    assert "Les 10 premiers des 12 trouvés\u00a0: ajoutez un mot." in shown(app)


def test_of_a_document_sought_under_another_tab_it_is_said_where_it_is(store: Store) -> None:
    add(store, 1, "Téléphonie")
    add(store, 2, "Gardiennage")
    store.reports.add("doc1", Reason.SPAM)
    Moderator(store, MODERATOR).hide("doc2", "Un nom")
    app = desk()
    sought(app, "téléphonie")
    assert "Téléphonie\u00a0» se trouve sous «\u00a0Signalés\u00a0»." in app.info[0].value.replace("\\", "")
    sought(app, "gardiennage")
    assert "Gardiennage\u00a0» se trouve sous «\u00a0Masqués" in app.info[0].value.replace("\\", "")


def test_of_many_sought_under_other_tabs_the_first_are_told_and_the_others_counted(store: Store) -> None:
    for number in range(1, 13):
        add(store, number, f"Téléphonie {number}")
        store.reports.add(f"doc{number}", Reason.SPAM)
    app = desk()
    sought(app, "téléphonie")
    assert len(app.info) == 10
    assert "2 autres documents trouvés sont signalés ou masqués\u00a0: ajoutez un mot." in shown(app)


def test_a_document_that_was_sought_can_be_decided_on(store: Store) -> None:
    for number in range(1, 13):
        add(store, number, f"Téléphonie {number}")
    app = desk()
    sought(app, "doc1")
    decide(app, Action.HIDE, "Un nom")
    assert store.is_hidden("doc1")


def selected(app: AppTest) -> str:
    """The name of the tab that is opened where the one that was open has another name now."""
    [tabs] = app.get("tab_container")
    return app.tabs[tabs.proto.tab_container.default_tab_index].label


def test_what_was_saved_is_told_in_the_card_beside_the_button(store: Store, document: Document) -> None:
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    app.text_area(key=f"title-moderated-{document.id}").input("Téléphonie fixe")
    [why] = [one for one in app.text_input if one.label.startswith("Pourquoi")][1:]
    why.input("Titre incomplet")
    button(app, "Enregistrer")
    assert "est corrigée" in container(app, f"moderated-{document.id}").expander[1].success[0].value


def test_a_decision_on_what_another_moderator_has_deleted_meanwhile_is_told_to_have_failed(
    store: Store, document: Document
) -> None:
    other = add(store, 2, "Nettoyage")
    app = desk()
    with meanwhile(lambda: store.delete(document.id)):
        decide(app, Action.HIDE, "Publicité")
    [told] = app.warning
    assert told.value == plain("«\u00a0Téléphonie\u00a0» vient d’être retiré ou supprimé\u00a0: rien n’a été fait.")
    assert keys(app, "moderated-", "outcome-") == ["outcome-doc1-1", f"moderated-{other.id}"]
    assert "Ce que vous décidez ici est inscrit au journal" in shown(app)


def test_a_decision_on_what_another_moderator_has_hidden_meanwhile_says_so_by_its_title(
    store: Store, document: Document
) -> None:
    app = desk()
    with meanwhile(lambda: Moderator(store, MODERATOR).hide(document.id, "Un nom")):
        decide(app, Action.HIDE, "Publicité")
    [told] = app.warning
    assert told.value == plain(
        "«\u00a0Téléphonie\u00a0» vient d’être masqué par un autre modérateur\u00a0: rien n’a été fait."
    )
    assert [entry.reason for entry in store.log.entries()] == ["Un nom"]


@pytest.fixture
def versions(store: Store) -> tuple[Document, Document]:
    """Two versions of a document, the newer one reported."""
    old = add(store, 2, "Téléphonie")
    new = add(store, 1, "Téléphonie mobile", supersedes=old)
    store.reports.add(new.id, Reason.PERSONAL_DATA)
    return old, new


def test_an_earlier_version_is_marked_among_the_documents(store: Store, versions: tuple[Document, Document]) -> None:
    app = desk()
    old, new = (container(app, f"moderated-{one.id}").get("html")[0].proto.body for one in versions)
    assert "version antérieure" in old
    assert "version antérieure" not in new


def test_earlier_versions_are_hidden_and_restored_with_the_document(
    store: Store, versions: tuple[Document, Document]
) -> None:
    app = desk()
    assert app.checkbox[0].value
    assert "1 autre format ou version antérieure" in app.checkbox[0].label
    decide(app, Action.HIDE, "Nom en page 1")
    assert "«\u00a0Téléphonie mobile\u00a0» et 1 autre format ou version antérieure sont masqués" in shown(app)
    assert "Restent visibles" not in shown(app)
    assert store.documents() == []
    assert store.reports.waiting() == {}
    decide(app, Action.RESTORE, "Nom retiré")
    assert "«\u00a0Téléphonie mobile\u00a0» et 1 autre format ou version antérieure sont restaurés" in shown(app)
    assert {one.id for one in store.documents()} == {one.id for one in versions}


@pytest.mark.parametrize("action", [Action.HIDE, Action.DELETE])
def test_moderator_who_leaves_the_earlier_version_is_told_that_it_stays_visible(
    store: Store, versions: tuple[Document, Document], action: Action
) -> None:
    app = desk()
    app.checkbox[0].uncheck()
    decide(app, action, "Nom en page 1")
    if action is Action.DELETE:
        button(app, "Oui, supprimer définitivement")
    assert [one.id for one in store.documents()] == [versions[0].id]
    assert "Restent visibles\u00a0\\: «\u00a0Téléphonie\u00a0» \\(version 1, Markdown\\)\\." in shown(app)


def test_earlier_versions_are_deleted_with_the_document(store: Store, versions: tuple[Document, Document]) -> None:
    app = desk()
    delete(app, "Nom en page 1")
    assert (store.documents(), store.hidden_documents()) == ([], [])
    assert "ont été supprimés pour toujours" in shown(app)


def test_a_deletion_is_asked_once_more_with_what_is_lost_and_another_decision_takes_its_place(
    store: Store, versions: tuple[Document, Document]
) -> None:
    app = desk()
    decide(app, Action.DELETE, "Nom en page 1")
    [question] = app.warning
    asked = plain(
        "Supprimer définitivement «\u00a0Téléphonie mobile\u00a0» et 1 autre format ou version antérieure\u202f?"
    )
    assert question.value.startswith(asked)
    assert "C’est irréversible, alors qu’un document masqué peut être restauré" in question.value
    button(app, "Ne pas supprimer")
    assert not app.warning
    decide(app, Action.DELETE, "Nom en page 1")
    decide(app, Action.HIDE, "Nom en page 1")
    assert not app.warning
    assert {one.id for one in store.hidden_documents()} == {one.id for one in versions}
    assert Action.DELETE not in [entry.action for entry in store.log.entries()]


def test_a_deletion_that_is_applied_without_a_reason_is_asked_no_more_and_nothing_is_deleted(
    store: Store, document: Document
) -> None:
    app = desk()
    decide(app, Action.DELETE, "Nom en page 1")
    assert "Oui, supprimer définitivement" in [one.label for one in app.button]
    decide(app, Action.DELETE, "  ")
    assert "Oui, supprimer définitivement" not in [one.label for one in app.button]
    assert "Dites pourquoi en quelques mots" in shown(app)
    run(app)
    assert "Oui, supprimer définitivement" not in [one.label for one in app.button]
    assert (store.documents(), store.log.entries()) == ([document], [])


def test_a_decision_that_was_not_chosen_is_asked_for_at_its_field(store: Store, document: Document) -> None:
    app = desk()
    button(app, "Appliquer")
    assert "Choisissez d’abord une décision." in shown(app)
    [(field, wrong)] = fields_marked(app).items()
    assert (field.startswith("decision-"), wrong) == (True, "Choisissez une décision")


def test_decision_without_a_reason_changes_nothing(store: Store, document: Document) -> None:
    app = desk()
    decide(app, Action.DELETE, "  ")
    assert "Dites pourquoi en quelques mots" in shown(app)
    [wrong] = fields_marked(app).values()
    assert wrong == "Dites pourquoi"
    assert store.documents() == [document]
    assert store.log.entries() == []


def test_description_is_corrected_and_logged_under_the_address(store: Store, document: Document) -> None:
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    [title] = [one for one in app.text_area if one.label == "Titre"]
    title.input("Téléphonie fixe")
    [why] = [one for one in app.text_input if one.label.startswith("Pourquoi")][1:]
    why.input("Titre incomplet")
    button(app, "Enregistrer")
    assert store.document(document.id).title == "Téléphonie fixe"
    [entry] = store.log.entries()
    assert (entry.who, entry.action.value, entry.reason) == (MODERATOR.lower(), "describe", "Titre incomplet")


def test_a_description_that_nobody_changed_is_saved_as_it_is_and_not_logged(store: Store, document: Document) -> None:
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    for _ in range(2):
        before = store.document(document.id)
        logged = len(store.log.entries())
        [why] = [one for one in app.text_input if one.label.startswith("Pourquoi")][1:]
        why.input("Relu")
        button(app, "Enregistrer")
        assert "Rien n’a été changé dans la description de «\u00a0Téléphonie\u00a0»" in app.info[0].value.replace(
            "\\", ""
        )
    assert store.document(document.id) == before
    assert len(store.log.entries()) == logged


@pytest.mark.slow  # the file is read again in a process of its own
def test_a_name_is_hidden_in_a_text_and_logged(store: Store, document: Document) -> None:
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    app.text_area(key=f"words-moderated-{document.id}").input("pénalité")
    [why] = [one for one in app.text_input if one.label.startswith("Pourquoi")][1:]
    why.input("Un nom")
    button(app, "Enregistrer")
    assert "La ████████ est de 150 euros." in store.texts.pages(document.id)[0].text
    assert "les mots à masquer le sont dans son texte" in shown(app)
    assert "Noms ou mots masqués" in shown(app)
    assert [(entry.action, entry.reason) for entry in store.log.entries()] == [(Action.MASK, "Un nom")]


@pytest.mark.slow  # the file is read again in a process of its own
def test_a_name_that_is_hidden_in_an_older_version_is_hidden_in_the_newer_one(
    store: Store, versions: tuple[Document, Document]
) -> None:
    old, new = versions
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    app.text_area(key=f"words-moderated-{old.id}").input("pénalité")
    for why in [one for one in app.text_input if one.label.startswith("Pourquoi")]:
        why.input("Un nom")
    next(one for one in app.button if f"description-{old.id}" in one.key).click()
    run(app)
    assert "La ████████ est de 150 euros." in store.texts.pages(new.id)[0].text
    assert {(entry.document_id, entry.action) for entry in store.log.entries()} == {
        (old.id, Action.MASK), (new.id, Action.MASK),
    }  # fmt: skip


def correct(app: AppTest, document: Document, title: str, words: str, reason: str) -> str:
    """What is told once the title and the words to hide are saved."""
    app.text_area(key=f"title-moderated-{document.id}").input(title)
    app.text_area(key=f"words-moderated-{document.id}").input(words)
    [why] = [one for one in app.text_input if one.label.startswith("Pourquoi")][1:]
    why.input(reason)
    button(app, "Enregistrer")
    return app.success[0].value


@pytest.mark.slow  # the file is read again in a process of its own
def test_each_act_of_a_correction_is_logged_and_told_by_its_name(store: Store, document: Document) -> None:
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    assert "les mots à masquer le sont" in correct(app, document, "Téléphonie fixe", "pénalité", "Un nom")
    assert "se lit de nouveau" in correct(app, document, "Téléphonie fixe", "", "Ce n’en est pas un")
    assert "La pénalité est de 150 euros." in store.texts.pages(document.id)[0].text
    assert "les mots à masquer le sont" in correct(app, document, "Téléphonie fixe", "pénalité, euros", "Deux noms")
    assert "les mots à masquer le sont" in correct(app, document, "Téléphonie fixe", "pénalité, La", "Un autre")
    assert [(entry.action, entry.reason) for entry in store.log.entries()] == [
        (Action.MASK, "Un nom"), (Action.DESCRIBE, "Un nom"), (Action.UNMASK, "Ce n’en est pas un"),
        (Action.MASK, "Deux noms"), (Action.MASK, "Un autre"), (Action.UNMASK, "Un autre"),
    ]  # fmt: skip
    assert "Noms ou mots de nouveau montrés" in shown(app)


def test_moderator_is_told_that_the_file_may_show_what_the_pages_hide(store: Store, document: Document) -> None:
    words, remedy = "Son fichier à télécharger peut encore montrer", "Pour qu’un fichier qui montre ce que"
    assert words not in (text := shown(desk()))
    assert remedy not in text
    for one in (document, add(store, 2, "Nettoyage")):
        store.replace_text(one.id, [Page(1, "1", "Contact : ████ ██████")], [])
    text = shown(desk())
    assert text.count(words) == 2
    assert text.count(remedy) == 1  # above them


def test_moderators_keep_the_file_back_and_publish_it_again(store: Store, document: Document) -> None:
    store.replace_text(document.id, [Page(1, "1", "Contact : ████ ██████")], [])
    app = opened("moderation.py", user={"is_logged_in": True, "email": MODERATOR})
    told = ("ne peut plus être téléchargé", "peut de nouveau être téléchargé")
    for is_kept_back, words in zip((True, False), told, strict=True):
        app.checkbox(key=f"text-only-moderated-{document.id}").set_value(is_kept_back)
        [why] = [one for one in app.text_input if one.label.startswith("Pourquoi")][1:]
        why.input("Un nom")
        button(app, "Enregistrer")
        assert words in app.success[0].value
        assert store.document(document.id).text_only is is_kept_back
        assert ("Seul son texte est publié" in shown(app)) is is_kept_back
        assert ("Son fichier à télécharger peut encore montrer" in shown(app)) is not is_kept_back
    assert [(entry.action, entry.reason) for entry in store.log.entries()] == [(Action.DESCRIBE, "Un nom")] * 2


def test_a_file_that_waits_for_a_moderator_is_listed_first_and_can_be_given(store: Store, document: Document) -> None:
    for number in range(2, 13):
        add(store, number, f"Nettoyage {number}")
    store.replace_text(document.id, [Page(1, "1", "██", (), Recognition.DONE)], [], text_only=True, withheld=True)
    app = desk()
    assert "1 document numérisé est publié sans son fichier" in app.info[0].value
    assert keys(app, "moderated-")[0] == f"moderated-{document.id}"
    assert "trouvés en les reconnaissant" in shown(app)
    store.describe(document.id, withheld=False)
    assert not desk().info


def opinion_script() -> None:
    from answer.models import Answer, Mode
    from pages.asking.opinion import show_opinion
    from pages.conversation import Turn

    asked = "Qui remplace Mme Claire Dupont, claire.dupont@ville.example ?"
    show_opinion(Turn(asked, Answer(asked, asked, Mode.REFUSED, (), ())), 1, "fr")


def test_what_was_wrong_can_be_chosen_of_an_answer_that_did_not_help_and_is_counted(store: Store) -> None:
    app = run(AppTest.from_function(opinion_script, default_timeout=600))
    app.feedback[0].set_value(0)
    run(app)
    assert "C’est compté, merci." in app.caption[1].value
    assert store.opinions.faults() == {}
    app.pills[0].set_value(Fault.INCOMPLETE)
    run(app)
    assert store.opinions.faults() == {Fault.INCOMPLETE: 1}
    assert "<li>Incomplète – 1</li>" in shown(desk())
    app.feedback[0].set_value(1)
    run(app)
    assert not app.pills
    assert store.opinions.faults() == {}


def test_opinion_keeps_the_question_only_while_its_reader_agrees(store: Store) -> None:
    app = run(AppTest.from_function(opinion_script, default_timeout=600))
    assert not app.checkbox
    [thumbs] = app.feedback
    thumbs.set_value(0)
    run(app)
    assert store.opinions.count() == Count(helped=0, failed=1)
    assert store.opinions.with_questions() == []
    assert "Réponses jugées utiles\u00a0: 0. Réponses jugées inutiles\u00a0: 1." in shown(desk())

    app.checkbox[0].check()
    run(app)
    [kept] = store.opinions.with_questions()
    assert kept.opinion.question.startswith("Qui remplace Mme")
    assert "Dupont" not in kept.opinion.question
    assert "claire" not in kept.opinion.question

    app.checkbox[0].uncheck()
    run(app)
    assert store.opinions.with_questions() == []
    app.feedback[0].set_value(1)
    run(app)
    assert store.opinions.count() == Count(helped=1, failed=0)
    app.feedback[0].set_value(None)
    run(app)
    assert store.opinions.count() == Count(0, 0)
