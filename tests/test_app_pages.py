"""Each page, run by Streamlit’s own test runner on a small corpus: what it shows, and what it says for want of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from fpdf import FPDF
from opened_pages import app_test, opened_pages
from served import give_model
from small_corpus import add_document
from streamlit.proto.SelectWidgetFilterMode_pb2 import SelectWidgetFilterMode
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Expander

from corpus.contributions import hash_of, new_key
from corpus.models import Block, BlockKind, Document, Page, PageKind, Recognition
from corpus.settings import Settings
from corpus.store import Store
from ingest.formats import Format
from pages.asking.to_open import main_outline
from pages.commons import commons
from pages.shown.facts import facts_html
from pages.shown.markup import plain

TEXT = "Article 1 – Objet\nLa pénalité est de 150 euros."


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model_settings: Settings) -> Iterator[Store]:
    """The empty corpus that the pages work on."""
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(give_model(tmp_path, model_settings.models_dir) / "data"))
    store = Store(Settings(data_dir=tmp_path / "data", _env_file=None))
    with opened_pages():
        yield store
    store.close()


def add(
    store: Store,
    number: int,
    title: str,
    kind: str = "CCTP",
    format: Format = Format.MARKDOWN,
    supersedes: Document | None = None,
    year: int | None = 2024,
) -> Document:
    source = store.files.folder.parent / "incoming"
    source.write_text(f"{number}{TEXT}", "utf-8")
    document = Document(
        f"doc{number}", f"{number:064}", f"{number}.md", format.value, 30, title, kind, language="fr", year=year,
        licence="etalab-2.0", page_kind=PageKind.SECTION, added_at=datetime(2026, 1, 1, tzinfo=UTC),
        version=supersedes.version + 1 if supersedes else 1,
    )  # fmt: skip
    page = Page(1, "Objet", TEXT, (Block(BlockKind.HEADING, 0, 17, 1),))
    return store.add(document, source, [page], [], supersedes.id if supersedes else None)


def test_pages_that_are_pictures_are_marked_wherever_their_document_is_shown(store: Store) -> None:
    scan = add(store, 1, "Cahier numérisé")
    add(store, 2, "Cahier frappé")
    states = (Recognition.WAITING, Recognition.DONE, Recognition.WAITING)
    store.replace_text(scan.id, [Page(n, str(n), "", recognition=state) for n, state in enumerate(states, 1)], [])
    words = "2 pages sont des images dont le texte reste à reconnaître"
    assert sum(words in html.proto.body for html in page("catalogue.py").get("html")) == 1
    assert words in shown(page("document.py", id=scan.id))
    waiting, read = (shown(page("source.py", document=scan.id, page=number)) for number in ("1", "2"))
    assert words in waiting
    assert "cette page est une image dont le texte reste à reconnaître" in waiting
    assert words in read
    assert "Le texte de cette page a été reconnu par une machine" in read


def two_pages() -> bytes:
    """A PDF."""
    document = FPDF()
    document.add_page()
    document.add_page()
    return bytes(document.output())


def test_the_picture_of_a_scanned_page_is_shown_once_it_is_read(store: Store) -> None:
    scan = add(store, 1, "Cahier numérisé", format=Format.PDF)
    store.files.path(scan.sha256).write_bytes(two_pages())
    pages = [Page(1, "1", "", recognition=Recognition.WAITING), Page(2, "2", "lu", recognition=Recognition.DONE)]
    for public, pictures in ((False, [False, True]), (True, [False, True])):
        store.replace_text(scan.id, pages, [], keeps_personal_data=public)
        shown_pages = [shown(page("source.py", document=scan.id, page=number)) for number in "12"]
        assert ['<img class="page"' in text for text in shown_pages] == pictures
        assert ["sera montrée quand son texte" in text for text in shown_pages] == [not shows for shows in pictures]


def test_a_page_that_cannot_be_drawn_says_so_in_place_of_its_picture(store: Store) -> None:
    document = add(store, 1, "Cahier abîmé", format=Format.PDF)
    told = shown(page("source.py", document=document.id, page="1", start="0", end="9"))
    assert "Cette page ne peut pas être affichée" in told
    assert '<img class="page"' not in told
    assert "La pénalité est de 150 euros." in told


def test_a_page_of_which_no_text_was_kept_is_not_said_to_have_none(store: Store) -> None:
    document = add(store, 1, "Cahier", format=Format.PDF)
    store.replace_text(document.id, [Page(1, "1", ""), Page(2, "2", "", recognition=Recognition.FAILED)], [])
    words = "elle est blanche, ou ne porte qu’un sommaire, un en-tête ou un pied de page"
    contents, picture = (shown(page("source.py", document=document.id, page=number)) for number in "12")
    assert words in contents
    assert words not in picture


def test_a_page_with_something_hidden_says_that_the_file_may_show_it(store: Store) -> None:
    document = add(store, 1, "Téléphonie")
    words = "Le fichier à télécharger peut encore le montrer"
    assert words not in shown(page("source.py", document=document.id, page="1"))
    store.replace_text(document.id, [Page(1, "1", "Contact : ████ ██████")], [])
    told = shown(page("source.py", document=document.id, page="1"))
    assert words in told
    store.describe(document.id, text_only=True)
    assert words not in shown(page("source.py", document=document.id, page="1"))
    assert "Les rectangles pleins (█) masquent" in told  # whatever their colour is in the reader's theme


def test_who_shared_what_its_file_still_shows_is_led_to_what_they_can_do_and_others_report_it(store: Store) -> None:
    key, other = new_key(), new_key()
    store.replace_text(add(store, 1, "Téléphonie").id, [Page(1, "1", "Contact : ████ ██████")], [])
    add(store, 2, "Nettoyage")
    store.contributions.record("doc1", hash_of(key))
    store.contributions.record("doc2", hash_of(other))
    for held, leads_there in ((key, True), (other, False)):
        app = page("mine.py", key=held)
        app.switch_page("source.py")
        app.query_params.clear()
        app.query_params["document"] = "doc1"
        told = shown(app.run())
        assert ("ne publiez que son texte, ou retirez-le" in told) is leads_there
        assert ("signalez ce document" in told) is not leads_there
        assert (f"key={held}" in [link.proto.query_string for link in app.get("page_link")]) is leads_there


def page(file: str, **query: str | list[str]) -> AppTest:
    app = app_test()
    app.run()
    app.switch_page(file)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    """Everything that stands on the page, as one text."""
    parts = [getattr(element, "value", "") or getattr(element.proto, "body", "") for element in app.main]
    links = [element.proto.label for element in app.get("page_link")]
    return "\n".join(str(part) for part in (*parts, *links, *(html.proto.body for html in app.get("html"))))


def fields_marked(app: AppTest) -> dict[str, str]:
    """What is said beside fields that are to be corrected, by their keys."""
    told = (json.loads(one.proto.json) for one in app.get("bidi_component"))
    return next((data["wrong"] for data in told if "wrong" in data), {})


def test_who_sends_a_form_twice_as_it_was_is_led_to_its_field_twice(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("document.py", id="doc1")
    send = next(button for button in app.button if button.label.startswith("Envoyer"))
    told = []
    for _press in range(2):
        send.click().run()
        told += [one.proto.json for one in app.get("bidi_component") if "wrong" in json.loads(one.proto.json)]
    assert len(set(told)) == 2  # what is the same as before, Streamlit tells no component


def test_a_report_without_a_reason_marks_the_reasons(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("document.py", id="doc1")
    next(button for button in app.button if button.label.startswith("Envoyer")).click().run()
    assert fields_marked(app) == {"reason-doc1": "Choisissez un motif"}


def test_an_empty_corpus_invites_to_share(store: Store) -> None:
    text = shown(page("ask.py"))
    assert "Aucun document n’a encore été partagé" in text
    assert "Partager un document" in text
    assert "Déposez un fichier" in text
    assert "`partage ingest samples --manifest samples/MANIFEST.tsv`" in text
    assert "Aucun document n’a encore été partagé" in shown(page("catalogue.py"))


def test_filters_are_offered_once_there_is_what_to_choose(store: Store) -> None:
    assert not page("ask.py").multiselect
    add(store, 1, "Téléphonie")
    assert page("ask.py").multiselect


def test_a_question_asked_of_no_document_is_answered_with_the_way_to_share_one(store: Store) -> None:
    app = page("ask.py", q="Quelle est la pénalité de retard ?")
    text = shown(app)
    assert "Aucun document n’a encore été partagé" in text
    assert "Partager un document" in text
    assert "ne répondent pas" not in text
    assert "filtres" not in text
    assert not commons().search_index.is_ready()


def test_the_first_page_tells_what_is_shared_around_the_question(store: Store) -> None:
    for number, kind in enumerate(("CCTP", "CCTP", "guide"), 1):
        add(store, number, f"Cahier {number}", kind)
    store.describe("doc1", buyer="Ville de Fontclaire")
    store.describe("doc3", superseded_by="doc2")
    assert "Les plus téléchargés" not in shown(page("ask.py"))
    store.downloads.count("doc2")
    app = page("ask.py")
    text = shown(app)
    assert "2 documents, 1 acheteur, 1 téléchargement" in text
    assert 'href="/catalogue?kind=CCTP"' in text
    assert "kind=guide" not in text
    assert [link.proto.label for link in app.get("page_link")].count("CCTP · Cahier 2 \\(2024\\)") == 2
    assert text.index("Derniers ajouts") < text.index("Les plus téléchargés")


def test_documents_that_are_called_the_same_are_told_apart_by_their_format(store: Store) -> None:
    for number, form in enumerate((Format.ODS, Format.XLSX, Format.MARKDOWN), start=1):
        add(store, number, "Grille" if number < 3 else "Guide", format=form)
    labels = [link.proto.label for link in page("ask.py").get("page_link")]
    assert {"CCTP · Grille \\(2024, ODS\\)", "CCTP · Grille \\(2024, XLSX\\)", "CCTP · Guide \\(2024\\)"} <= set(labels)


def test_a_question_too_long_on_the_first_page_can_be_asked_again(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("ask.py")
    question = "pénalités de retard " * 300
    app.chat_input[0].set_value(question).run()
    assert "caractères" in app.warning[0].value
    assert len(app.chat_input) == 1
    assert (app.chat_input[0].proto.set_value, app.chat_input[0].proto.value) == (True, question)
    told = shown(app)
    assert told.count("pénalités de retard") < 20
    assert told.index('class="question"') < told.index("caractères")
    app.run()
    assert not app.warning


def test_a_question_too_long_after_an_answer_stands_under_it_and_leaves_its_address(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("ask.py", q="Quel est le délai ?")
    app.chat_input[0].set_value("a" * 10_000).run()
    assert not app.exception
    told = shown(app)
    assert told.index("Quel est le délai") < told.index("aaaa") < told.index("caractères")
    assert "a" * 1_000 not in told
    assert app.query_params["q"] == "Quel est le délai ?"


def test_a_greeting_is_answered_with_what_to_write_and_questions_to_begin_with(store: Store, tmp_path: Path) -> None:
    add_document(store, tmp_path, "cctp.md", ["# 7 Pénalités", "Cent euros par jour."])
    app = page("ask.py")
    app.chat_input[0].set_value("bonjour").run()
    told = shown(app)
    assert told.index(">bonjour<") < told.index("Écrivez en quelques mots ce que vous cherchez")
    assert not app.warning
    assert not app.chat_input[0].proto.set_value  # nothing in it is to be corrected
    app.button("question-instead-1-0").click().run()
    assert app.query_params["q"] == "Quelles pénalités de retard les marchés prévoient-ils ?"


def test_an_address_with_a_question_too_long_says_so(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("ask.py", q="a" * 10_000)
    assert "caractères" in app.warning[0].value
    assert app.chat_input[0].proto.value == "a" * 10_000


def test_the_filters_that_few_choose_by_are_folded_until_one_is_chosen_and_stay_unfolded_then(store: Store) -> None:
    add(store, 1, "Téléphonie")
    assert [(one.label, one.proto.expanded) for one in page("ask.py").expander] == [("Plus de filtres", False)]
    app = page("ask.py", language="fr")
    [further] = app.expander
    assert further.proto.expanded
    app.multiselect(key="filter-languages").set_value([]).run()
    [further] = app.expander
    assert further.proto.expanded
    assert [one.key for one in further.multiselect] == ["filter-languages", "filter-documents", "filter-apart"]


def test_an_answer_stands_in_the_run_that_finds_it_and_leaves_the_filters_to_the_reader(store: Store) -> None:
    add(store, 1, "Téléphonie")
    add(store, 2, "Achats responsables", kind="guide")
    app = page("ask.py")
    app.multiselect(key="filter-kinds").set_value(["CCTP"])
    app.chat_input[0].set_value("Quel est le délai ?").run()
    assert "Les documents interrogés ne répondent pas à cette question. 1 document parcouru" in shown(app)
    assert app.query_params["kind"] == "CCTP"
    assert len(app.chat_input) == 1
    assert "Ce qui est partagé ici" not in shown(app)
    before = [block.proto.id for block in app.get("container") if block.proto.id]
    app.multiselect(key="filter-kinds").set_value(["guide"]).run()
    assert app.multiselect(key="filter-kinds").value == ["guide"]
    assert [block.proto.id for block in app.get("container") if block.proto.id] == before
    assert "1 document parcouru" in shown(app)


def test_a_refusal_under_filters_offers_to_ask_without_them(store: Store) -> None:
    add(store, 1, "Livraison")
    app = page("ask.py", q="Quelle est la recette du gratin ?", kind="CCTP")
    app.button(key="unfiltered-1").click().run()
    assert "kind" not in app.query_params
    assert app.query_params["q"] == "Quelle est la recette du gratin ?"
    assert not [button for button in app.button if button.key == "unfiltered-1"]
    assert app.multiselect(key="filter-kinds").value == []


def test_a_refusal_for_a_town_that_shares_nothing_offers_to_ask_what_others_wrote(store: Store) -> None:
    add(store, 1, "Livraison")
    app = page("ask.py", q="Quelles pénalités de retard dans le marché de la ville de Rennes ?")
    app.button(key="nameless-1").click().run()
    assert app.query_params["q"] == "Quelles pénalités de retard dans le marché ?"


@pytest.mark.parametrize("name", ["ask.py", "catalogue.py", "contribute.py"])
def test_every_page_leads_to_what_the_law_has_published_where_that_is_set(
    name: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTAGE_LEGAL_URL", 'https://exemple.fr/mentions?a="b')
    foot = '<a href="https://exemple.fr/mentions?a=&quot;b">Mentions légales'

    assert foot in shown(page(name))


def test_no_page_leads_to_what_the_law_has_published_where_that_is_not_set(store: Store) -> None:
    assert "Mentions légales" not in shown(page("ask.py")) + shown(page("about.py"))


@pytest.mark.parametrize("name", ["ask.py", "catalogue.py", "contribute.py"])
def test_every_page_leads_to_what_the_site_is_and_keeps(name: str, store: Store) -> None:
    assert "À propos de ce site et de vos données" in shown(page(name))


def test_the_page_about_the_site_tells_what_is_so_with_its_settings(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = shown(page("about.py"))
    assert "ne s’est pas encore nommé ici" in told
    assert "n’a pas de modérateur pour l’instant" in told
    assert "modèle de langage" not in told
    assert "le journal du serveur garde aussi" not in told

    monkeypatch.setenv("PARTAGE_OPERATOR", "Ville d’Orve <dsi@orve.example>")
    monkeypatch.setenv("PARTAGE_ADMIN_TOKEN", "known-to-the-moderators")
    monkeypatch.setenv("PARTAGE_MODEL_URL", "http://localhost:9/v1")
    monkeypatch.setenv("PARTAGE_MODEL_NAME", "small")
    monkeypatch.setenv("PARTAGE_LOG_DETAILS", "true")
    with opened_pages():
        told = shown(page("about.py"))
    assert "<p>Ville d’Orve &lt;dsi@orve.example&gt;</p>" in told
    assert "Les modérateurs le masquent" in told
    assert "envoyées au modèle de langage" in told
    assert "le journal du serveur garde aussi" in told


def test_older_versions_are_no_filter_to_ask_without(store: Store) -> None:
    add(store, 1, "Livraison")
    app = page("ask.py", q="Quelle est la recette du gratin ?", old="1")
    assert "ne répondent pas" in shown(app)
    assert not [button for button in app.button if button.key == "unfiltered-1"]


def test_a_buyer_of_an_older_version_alone_is_kept_where_these_are_asked(store: Store) -> None:
    add(store, 2, "Livraison", supersedes=add(store, 1, "Livraison"))
    store.describe("doc1", buyer="Ville du Sablon")
    assert page("ask.py", buyer="Ville du Sablon", old="1").multiselect(key="filter-buyers").value == [
        "Ville du Sablon"
    ]
    assert page("ask.py", buyer="Ville du Sablon").multiselect(key="filter-buyers").value == []


def test_signs_and_capitals_are_not_understood_otherwise(store: Store) -> None:
    add(store, 1, "Téléphonie")
    assert "Compris comme" not in shown(page("ask.py", q="quelle est la pénalité ?? "))
    assert "Compris comme" not in shown(page("ask.py", q="QUELLE est la pénalité !!"))


def test_a_catalogue_without_filters_does_not_blame_them(store: Store) -> None:
    add(store, 1, "Téléphonie")
    nothing = "Aucun document ne correspond à «\N{NO-BREAK SPACE}zzgh\N{NO-BREAK SPACE}»"
    assert f"{nothing}." in shown(page("catalogue.py", search="zzgh"))
    assert f"{nothing} avec ces filtres." in shown(page("catalogue.py", search="zzgh", kind="CCTP"))
    add(store, 2, "Guide", kind="guide")
    store.describe("doc2", domain="it")
    assert "Aucun document ne correspond à ces filtres." in shown(page("catalogue.py", kind="CCTP", domain="it"))


def test_the_menu_offers_each_buyer_once_and_takes_it_from_an_address_that_writes_it_otherwise(store: Store) -> None:
    for number, buyer in ((1, "Ville de Fontclaire"), (2, "ville de Fontclaire"), (3, "Ville de Fontclaire")):
        add(store, number, f"Téléphonie {number}")
        store.describe(f"doc{number}", buyer=buyer)
    app = page("ask.py", buyer="VILLE DE FONTCLAIRE")
    assert app.multiselect(key="filter-buyers").options == ["Ville de Fontclaire"]
    assert app.multiselect(key="filter-buyers").value == ["Ville de Fontclaire"]


def test_a_town_is_one_buyer_whatever_its_hall_is_called_and_the_catalogue_shows_all_that_it_shared(
    store: Store,
) -> None:
    names = ("Mairie du Sablon", "Humanité & Entraide", "Ville du Sablon", "Humanité et entraide", "Mairie du Sablon")
    for number, buyer in enumerate(names, start=1):
        add(store, number, f"Téléphonie {number}")
        store.describe(f"doc{number}", buyer=buyer)
    assert page("ask.py").multiselect(key="filter-buyers").options == ["Humanité & Entraide", "Mairie du Sablon"]
    app = page("catalogue.py")
    menu = app.button_group(key="facet-buyer")
    assert menu.options == [plain("Mairie du Sablon (3)"), plain("Humanité & Entraide (2)")]
    menu.set_value(["Mairie du Sablon"]).run()
    text = shown(app)
    assert [number for number in range(1, 6) if f"Téléphonie {number}" in text] == [1, 3, 5]


def test_the_buyers_stand_in_the_order_of_the_alphabet_whatever_their_accents_and_capitals(store: Store) -> None:
    for number, buyer in enumerate(("Ville du Sablon", "École de l’Orve", "agence d’Orve"), start=1):
        add(store, number, f"Téléphonie {number}")
        store.describe(f"doc{number}", buyer=buyer)
    options = page("ask.py").multiselect(key="filter-buyers").options
    assert options == ["agence d’Orve", "École de l’Orve", "Ville du Sablon"]


def tenders_of_two_buyers(store: Store) -> None:
    for number, (kind, buyer) in enumerate(
        (("CCTP", "Ville du Sablon"), ("RC", "Ville du Sablon"), ("CCTP", "ARF")), 1
    ):
        add(store, number, f"Téléphonie {number}", kind)
        store.describe(f"doc{number}", buyer=buyer)


def test_filters_of_a_question_add_up_and_can_be_taken_back_one_by_one(store: Store) -> None:
    tenders_of_two_buyers(store)
    app = page("ask.py", kind="RC")
    assert app.multiselect(key="filter-buyers").options == ["Ville du Sablon"]
    app.multiselect(key="filter-buyers").set_value(["Ville du Sablon"]).run()
    assert app.multiselect(key="filter-kinds").value == ["RC"]
    assert app.multiselect(key="filter-kinds").options == ["CCTP", "Règlement de la consultation"]
    app.button(key="chosen-kinds-RC").click().run()
    assert app.multiselect(key="filter-kinds").value == []
    assert app.multiselect(key="filter-buyers").value == ["Ville du Sablon"]


def test_choices_in_the_catalogue_add_up_stand_under_its_menus_and_can_be_taken_back_one_by_one(store: Store) -> None:
    tenders_of_two_buyers(store)
    app = page("catalogue.py", kind="RC")
    app.button_group(key="facet-buyer").set_value(["Ville du Sablon"]).run()
    assert (app.query_params["kind"], app.query_params["buyer"]) == ("RC", "Ville du Sablon")
    assert "facet-kind" in {menu.key for menu in app.get("button_group")}
    app.button(key="chosen-kind-RC").click().run()
    assert "kind" not in app.query_params
    assert app.query_params["buyer"] == "Ville du Sablon"
    assert [number for number in range(1, 4) if f"Téléphonie {number}" in shown(app)] == [1, 2]


def test_the_catalogue_takes_each_choice_of_its_address_once_and_none_that_no_document_has(store: Store) -> None:
    tenders_of_two_buyers(store)
    app = page("catalogue.py", kind=["RC", "nope", "RC", ""], year="abc", licence="")
    chosen = [button.key for button in app.button if button.key and button.key.startswith("chosen-")]
    assert chosen == ["chosen-kind-RC"]
    assert "Téléphonie 1" in shown(page("catalogue.py", kind="nope"))


def test_documents_without_a_year_are_among_the_choices_of_the_catalogue_and_its_addresses(store: Store) -> None:
    add(store, 1, "Téléphonie", year=2024)
    add(store, 2, "Impression", year=None)
    assert page("catalogue.py").button_group(key="facet-year").options == [plain("2024 (1)"), plain("Sans année (1)")]
    app = page("catalogue.py", year="none")
    assert "Impression" in shown(app)
    assert "Téléphonie" not in shown(app)
    assert app.button(key="chosen-year-none").label == "Sans année"


def test_a_filter_of_the_address_that_no_document_has_is_said_to_be_left_out(store: Store) -> None:
    add(store, 1, "Téléphonie", year=2024)
    told = "Aucun document n’a le filtre «\N{NO-BREAK SPACE}zzz\N{NO-BREAK SPACE}»"
    assert told in shown(page("catalogue.py", kind="zzz"))
    assert told.replace("zzz", "Sans année") in shown(page("catalogue.py", year="none"))
    assert "a été laissé de côté" not in shown(page("catalogue.py", kind="CCTP"))


def test_of_many_filters_of_the_address_that_no_document_has_three_are_named_in_one_sentence(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("catalogue.py", kind=["k1", "k2", ""], buyer=["b1", "b2", "b3"])
    [told] = [one.value for one in app.caption if "laissé" in one.value]
    assert told == (
        "Ces filtres ont été laissés de côté, car aucun document ne les a\u00a0: "
        "«\u00a0k1\u00a0», «\u00a0k2\u00a0», «\u00a0b1\u00a0» et 2 autres."
    )


def test_a_misspelt_search_is_made_as_it_was_likely_meant_and_says_so(store: Store) -> None:
    add(store, 1, "Gardiennage de la mairie")
    app = page("catalogue.py", search="gardienage")
    assert "Gardiennage de la mairie" in shown(app)
    assert "«\u00a0gardienage\u00a0»\u00a0: voici ce qui répond à «\u00a0gardiennage\u00a0»" in shown(app)
    [exactly] = [one for one in app.button if one.label == "Chercher exactement «\u00a0gardienage\u00a0»"]
    exactly.click().run()
    assert app.query_params["search"] == "gardienage"
    assert "Aucun document ne correspond à «\u00a0gardienage\u00a0»." in shown(app)
    [meant] = [one for one in app.button if one.label.startswith("Vouliez-vous dire")]
    meant.click().run()
    assert app.query_params["search"] == "gardiennage"
    assert "exact" not in app.query_params
    assert not [one for one in page("catalogue.py", search="zzgh").button if "exactement" in one.label]


@pytest.mark.parametrize(("kind", "found"), [("CCTP", True), ("RC", False)])
def test_a_search_is_made_as_it_was_likely_meant_where_that_finds_something_with_the_filters(
    store: Store, kind: str, found: bool
) -> None:
    add(store, 1, "Gardiennage de la mairie", "CCTP")
    add(store, 2, "Téléphonie", "RC")
    text = shown(page("catalogue.py", search="gardienage", kind=kind))
    assert ("voici ce qui répond à" in text) is found
    assert ("Aucun document ne correspond à" in text) is not found


def test_a_search_that_finds_few_is_made_in_other_words_too_below_them(store: Store) -> None:
    add(store, 1, "Refonte du site web")
    add(store, 2, "Site internet de la mairie")
    app = page("catalogue.py", search="site internet mairie")
    text = shown(app)
    assert "ceux qui contiennent «\u00a0site web\u00a0» les suivent" in text
    assert text.index("Site internet de la mairie") < text.index("Refonte du site web")
    assert "Refonte du site web" not in shown(page("catalogue.py", search="site internet mairie", exact="1"))


def test_a_menu_of_the_catalogue_stays_in_its_place_whatever_is_chosen_elsewhere(store: Store) -> None:
    tenders_of_two_buyers(store)
    assert page("catalogue.py", buyer="ARF").button_group(key="facet-kind").options == [plain("CCTP (1)")]


@pytest.mark.parametrize("written", ["ARF", "Autorité des rivages fluviaux (ARF)"])
def test_an_abbreviation_chooses_the_documents_of_the_buyer_that_it_stands_for(store: Store, written: str) -> None:
    full = "Autorité des rivages fluviaux (ARF)"
    for number, buyer in enumerate((full, "ARF", "Ville du Sablon"), start=1):
        add(store, number, f"Téléphonie {number}")
        store.describe(f"doc{number}", buyer=buyer)
    menu = page("ask.py", buyer=written).multiselect(key="filter-buyers")
    assert (menu.options, menu.value) == ([full, "Ville du Sablon"], [full])
    text = shown(page("catalogue.py", buyer=written))
    assert [number for number in range(1, 4) if f"Téléphonie {number}" in text] == [1, 2]
    asked = page("ask.py", buyer=written)
    asked.chat_input[0].set_value("Quelle est la pénalité ?").run()
    assert asked.query_params["buyer"] == ["ARF", full]


@pytest.mark.parametrize("name", ["ask.py", "catalogue.py", "document.py"])
def test_a_buyer_is_shown_by_one_name_however_its_documents_write_it(store: Store, name: str) -> None:
    full = "Autorité des rivages fluviaux (ARF)"
    for number, buyer in enumerate((full, "ARF"), start=1):
        add(store, number, f"Téléphonie {number}")
        store.describe(f"doc{number}", buyer=buyer)
    text = shown(page(name, id="doc2")).replace("\\", "")
    assert full in text
    assert "ARF" not in text.replace(full, "")
    assert store.document("doc2").buyer == "ARF"


def test_several_questions_without_an_answer_are_offered_one_by_one(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("ask.py", q="Quelle est la pénalité de retard ? Quelle est la durée du marché ?")
    text = shown(app)
    told = plain("Cette question en pose plusieurs\N{NO-BREAK SPACE}: posez-les une à une.")
    assert text.count(told) == 1
    assert "Les documents partagés ne répondent pas" in text
    offered = [one for one in app.button if one.key and one.key.startswith("question-alone-1-")]
    assert [one.label for one in offered] == [
        plain("Quelle est la pénalité de retard ?"),
        plain("Quelle est la durée du marché ?"),
    ]
    offered[1].click().run()
    assert app.query_params["q"] == "Quelle est la durée du marché ?"
    assert shown(app).count(told) == 1  # of the first alone


@pytest.mark.usefixtures("embedder")
def test_who_is_about_to_write_a_document_sees_how_others_have_built_theirs(store: Store, tmp_path: Path) -> None:
    headings = ("MARCHÉ DE NETTOYAGE", "Objet", "Délais", "Pénalités", "Prix")
    lines = [line for heading in headings for line in (f"# {heading}", "Ceci.")]
    document = add_document(store, tmp_path, "CCTP – Marché de nettoyage.pdf", lines, kind="CCTP")
    commons().refresh()
    app = page("ask.py", q="Que mettre dans le CCTP d’un marché de nettoyage ?")

    assert "Comment d’autres ont construit le leur" in shown(app)
    [built] = outlines(app)
    assert (built.label, built.proto.expanded) == ("Plan de «\u00a0CCTP – Marché de nettoyage\u00a0» – 4 titres", True)
    links = [one.proto for one in built.get("page_link")]
    assert [one.label for one in links][:2] == ["Objet – page 1", "Délais – page 1"]
    assert f"document={document.id}" in links[1].query_string
    assert [one.proto.label for one in app.get("download_button")] == ["Emporter dans Word"]
    looked_for = page("ask.py", q="Je cherche un CCTP de nettoyage")
    assert [one.proto.expanded for one in outlines(looked_for)] == [False]


@pytest.mark.usefixtures("embedder")
def test_an_outline_is_shown_from_four_headings_and_made_once_however_often_its_document_is_taken(
    store: Store, tmp_path: Path
) -> None:
    lines = [line for heading in ("Objet du marché", "Délais", "Prix", "Fin") for line in (f"# {heading}", "Ceci.")]
    document = add_document(store, tmp_path, "CCTP.pdf", lines)
    short = add_document(store, tmp_path, "CCAP.pdf", lines[2:])

    made = main_outline(document)
    assert [one.text for one in made] == ["Objet du marché", "Délais", "Prix", "Fin"]
    assert main_outline(replace(document, downloads=9)) is made
    assert main_outline(replace(document, title="Objet du marché")) == ()
    assert main_outline(short) == ()


def outlines(app: AppTest) -> list[Expander]:
    """What is folded in the answer: all but the filters."""
    return [one for one in app.expander if one.label != "Plus de filtres"]


@pytest.mark.usefixtures("embedder")
def test_documents_of_which_none_is_in_the_search_yet_are_not_said_to_hold_no_answer(
    store: Store, tmp_path: Path
) -> None:
    add_document(store, tmp_path, "CCAP Metz.pdf", ["# Pénalités", "La pénalité de retard est de 30 euros par jour."])
    app = page("ask.py", q="Quelle est la pénalité de retard ?")
    assert "encore en cours de lecture pour la recherche. Reposez-la dans quelques minutes." in shown(app)
    assert "ne répondent pas" not in shown(app)
    assert "Partager un document qui y répond" not in shown(app)
    assert not [caption.value for caption in app.caption if "Aucun document" in caption.value]

    commons().refresh()
    app.chat_input[0].set_value("Quelle est la pénalité de retard ?").run()
    assert "30 euros par jour" in shown(app)


@pytest.mark.usefixtures("embedder")
def test_a_question_of_an_address_alone_is_counted_once_and_a_page_is_shown_though_it_is_one_too_many(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTAGE_QUESTIONS_PER_HOUR", "1")
    monkeypatch.setattr(ContextProxy, "ip_address", "203.0.113.7")
    add_document(store, tmp_path, "CCAP Metz.pdf", ["# Pénalités", "La pénalité de retard est de 30 euros par jour."])
    commons().refresh()
    cited, *_ = commons().assistant.quote("Quelle est la pénalité de retard ?").citations
    place = {"page": str(cited.page), "start": str(cited.span.start), "end": str(cited.span.end)}
    app = page("source.py", document=cited.document.id, **place, **{"from": "Quelle est la pénalité de retard ?"})
    assert "Citation 1 sur 1" in shown(app)
    assert "Citation 1 sur 1" in shown(app.run())

    app.query_params["from"] = "Quelle pénalité pour un retard ?"
    assert "Citation" not in (told := shown(app.run()))
    assert "30 euros par jour" in told
    assert not app.exception


def going_on(app: AppTest) -> dict[str, list[str]]:
    """The questions that go on with an answer, by the container that holds them."""
    places = [one for one in app.get("flex_container") if one.key and one.key.startswith("going-on-")]
    return {str(one.key): [button.label for button in one.get("button")] for one in places}


@pytest.mark.usefixtures("embedder")
def test_the_last_answer_offers_questions_that_go_on_with_it_and_are_answered(store: Store, tmp_path: Path) -> None:
    for town, months, euros in (("Quimper", 12, 150), ("Lannion", 36, 90)):
        lines = [
            f"# CCAP de l’infogérance de {town}",
            "# 3 Durée du marché",
            f"La durée du marché est de {months} mois.",
            "# 7 Pénalités",
            f"Le titulaire encourt une pénalité de {euros} euros par jour de retard.",
            "# 9 Réversibilité",
            "La réversibilité est d’une durée de trois mois avant la fin.",
        ]
        add_document(store, tmp_path, f"CCAP {town}.pdf", lines, kind="CCAP", buyer=f"Ville de {town}")
    commons().refresh()
    app = page("ask.py", q="Quelle est la durée du marché de Quimper ?")
    first = [*map(plain, ("Et dans les autres marchés ?", "Et pour les pénalités ?", "Et pour la réversibilité ?"))]

    assert going_on(app) == {"going-on-1": first}
    told = [html.proto.body for html in app.get("html")]
    assert '<h3 class="part">Pour continuer</h3>' in told
    app.button("question-going-on-1-1").click().run()
    assert "150 euros" in shown(app)
    assert app.query_params["q"] == "Qu'en est-il des pénalités pour le marché de Quimper ?"
    assert going_on(app) == {"going-on-2": [first[0], first[2]]}
    app.chat_input[0].set_value("Qui a gagné la Coupe du monde de 1998 ?").run()
    assert going_on(app).get("going-on-3", []) == []
    assert not [one for one in app.button if (one.key or "").startswith("question-going-on")]


@pytest.mark.usefixtures("embedder")
def test_an_answer_can_be_taken_to_word_and_a_refusal_cannot(store: Store, tmp_path: Path) -> None:
    add_document(store, tmp_path, "CCAP Metz.pdf", ["# Pénalités", "La pénalité de retard est de 30 euros par jour."])
    commons().refresh()
    app = page("ask.py", q="Quelle est la recette du gratin dauphinois ?")
    assert "ne répondent pas" in shown(app)
    assert not app.get("download_button")

    app.chat_input[0].set_value("Quelle est la pénalité de retard ?").run()
    assert [button.proto.label for button in app.get("download_button")] == ["Emporter dans Word"]
    [copied] = [code.value for code in app.code]
    assert copied.startswith("«\N{NO-BREAK SPACE}La pénalité de retard est de 30 euros par jour.\N{NO-BREAK SPACE}»\n")


@pytest.mark.usefixtures("embedder")
def test_a_list_of_documents_says_how_many_they_are_and_that_none_is_what_was_looked_for(
    store: Store, tmp_path: Path
) -> None:
    added = add_document(store, tmp_path, "Metz.pdf", ["# Nettoyage", "Le nettoyage des vitres est mensuel."])
    commons().refresh()
    store.describe(added.id, kind="CCAP", title="Entretien")
    missing = (
        "Aucun document de ce type ne porte «\N{NO-BREAK SPACE}nettoyage\N{NO-BREAK SPACE}» dans son titre ou son "
        "résumé\N{NO-BREAK SPACE}: ce qui suit s’en approche le plus."
    )
    app = page("ask.py", q="Je cherche un CCAP de nettoyage")
    assert app.caption[0].value == plain(missing)
    assert statuses(app) == [f"{missing} 1 document à ouvrir"]
    store.describe(added.id, title="Nettoyage des vitres")
    assert statuses(page("ask.py", q="Je cherche un CCAP de nettoyage")) == ["1 document à ouvrir"]
    assert statuses(page("ask.py", q="Quelle est la recette du gratin ?")) == ["Aucune réponse trouvée"]


def test_what_the_collection_holds_is_told_with_the_way_to_it_in_the_catalogue(store: Store) -> None:
    for number in range(1, 8):
        add(store, number, f"Marché {number}", kind="CCTP" if number < 7 else "CCAP")
    app = page("ask.py", q="Combien de CCTP avez-vous ?")
    links = {one.proto.label: parse_qs(one.proto.query_string) for one in app.get("page_link")}

    assert "<p>6 documents (CCTP) sont partagés ici. Voici les derniers ajoutés.</p>" in shown(app)
    assert links["Voir les 6 dans le catalogue"] == {"kind": ["CCTP"]}
    assert sum("Marché" in label for label in links) == 5
    assert statuses(app) == ["6 documents (CCTP) sont partagés ici. Voici les derniers ajoutés."]
    assert not [one.value for one in app.caption if "du type demandé" in one.value]
    none = page("ask.py", q="How many guides do you have?", lang="en")
    assert "<p>No document (Guide) is shared here.</p>" in shown(none)
    assert "See what is shared" in shown(none)
    assert "Documents to open" not in shown(none)


def statuses(app: AppTest) -> list[str]:
    """What a screen reader is told last."""
    told = [json.loads(one.proto.json) for one in app.get("bidi_component")]
    return [one["status"] for one in told if "status" in one]


def test_the_menu_names_documents_as_they_are_and_no_two_alike(store: Store) -> None:
    for number, title in enumerate(
        ("Questions-Réponses", "Bilan beta.gouv.fr", "Bilan beta.gouv.fr", "CCTP – Réseau"), 1
    ):
        add(store, number, title)
    store.describe("doc4", buyer="Direction interministérielle du numérique et du système d’information")
    menu = page("ask.py").multiselect(key="filter-apart")
    assert sorted(menu.options) == [
        "2.md · CCTP · 2024 · Bilan beta.gouv.fr",
        "3.md · CCTP · 2024 · Bilan beta.gouv.fr",
        "CCTP · 2024 · Questions-Réponses",
        "Direction interministérielle du… · 2024 · CCTP – Réseau",
    ]
    assert menu.proto.select_all == 0  # else the key Enter takes every document that matches


def test_a_document_is_asked_with_a_question_on_one_of_its_clauses(store: Store) -> None:
    document = add(store, 1, "Téléphonie")
    clause = Page(1, "Hébergement", "Hébergement\nEn France.", (Block(BlockKind.HEADING, 0, 11, 1),))
    store.replace_text(document.id, [clause], [])
    app = page("ask.py", **{"in": "doc1"})
    assert app.button[1].label == plain("Que prévoit-il sur «\u00a0Hébergement\u00a0»\u202f?")
    assert "Ce qui est partagé ici" not in shown(app)
    app.button[0].click().run()
    assert "Ce qui est partagé ici" in shown(app)


def test_a_document_without_another_heading_than_its_title_is_asked_for_its_purpose(store: Store) -> None:
    add(store, 7, "Objet")
    labels = [button.label for button in page("ask.py", **{"in": "doc7"}).button]
    assert plain("Quel est l’objet du marché\u202f?") in labels
    assert not any("Que prévoit" in label for label in labels)


def test_the_other_language_is_that_of_the_question_that_stands_on_the_page(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("ask.py", q="Quel est le délai ?")
    app.chat_input[0].set_value("Quelle est la pénalité ?").run()
    [english] = [link.proto.query_string for link in app.get("page_link") if link.proto.label == "English"]
    assert parse_qs(english) == {"q": [app.query_params["q"]], "lang": ["en"]}
    assert "Quelle est la pénalité" in app.query_params["q"]


def test_the_order_of_the_catalogue_is_chosen_not_typed_and_has_no_english_words(store: Store) -> None:
    add(store, 1, "Téléphonie")
    order = page("catalogue.py").selectbox(key="catalogue-order")
    assert order.placeholder == "Choisissez"
    assert order.proto.filter_mode == SelectWidgetFilterMode.FILTER_MODE_NONE


def test_the_page_speaks_english_when_asked_to(store: Store) -> None:
    assert "No document has been shared yet" in shown(page("catalogue.py", lang="en"))


def test_the_catalogue_lists_what_the_address_asks_for(store: Store) -> None:
    add(store, 1, "Téléphonie")
    add(store, 2, "Achats responsables", kind="guide")
    assert "Téléphonie" in shown(page("catalogue.py"))
    only_guides = shown(page("catalogue.py", kind="guide"))
    assert "Achats responsables" in only_guides
    assert "Téléphonie" not in only_guides


@pytest.mark.parametrize(
    ("title", "kind", "language", "said"),
    [
        ("CCTP – Téléphonie", "CCTP", "fr", "CCTP"),
        ("Téléphonie", "CCTP", "fr", "CCTP"),
        ("CCTP – Téléphonie", "CCTP", "en", "CCTP"),
        ("BPU – Téléphonie", "BPU", "fr", "BPU"),
        ("Règlement de la consultation", "RC", "fr", "RC"),
        ("Guide – Rédiger une clause", "guide", "fr", "Guide"),
        ("Questions des candidats", "other", "fr", "Autre document"),
    ],
)
def test_rows_of_the_catalogue_have_one_badge_for_one_kind(
    store: Store, title: str, kind: str, language: str, said: str
) -> None:
    add(store, 1, title, kind)
    [row] = [
        html.proto.body
        for html in page("catalogue.py", lang=language).get("html")
        if 'class="where"' in html.proto.body
    ]
    assert re.findall(r'<span class="kind"[^>]*>(.*?)</span>', row) == [said]


def test_a_row_of_the_catalogue_counts_downloads_from_the_first_on(store: Store) -> None:
    document = add(store, 1, "Téléphonie")
    assert "téléchargement" not in shown(page("catalogue.py"))
    store.downloads.count(document.id)
    assert "· 1\N{NO-BREAK SPACE}téléchargement</p>" in shown(page("catalogue.py"))


def test_many_documents_are_shown_twenty_at_a_time(store: Store) -> None:
    for number in range(45):
        add(store, number, f"Cahier {number:03}")
    last = shown(page("catalogue.py", sort="title", page="3"))
    assert "Cahier 044" in last
    assert "Cahier 039" not in last
    for beyond in ("999", "9" * 5000):
        assert "Cahier 044" in shown(page("catalogue.py", sort="title", page=beyond))


def test_a_search_without_result_offers_ways_on(store: Store) -> None:
    add(store, 1, "Téléphonie")
    text = shown(page("catalogue.py", search="ascenseur"))
    assert "Aucun document ne correspond à «\u00a0ascenseur\u00a0»" in text
    assert "Chercher plutôt dans le texte des documents" in text


def test_the_source_page_marks_the_passage_in_the_text(store: Store) -> None:
    add(store, 1, "Téléphonie")
    text = shown(page("source.py", document="doc1", page="1", start="18", end="29"))
    assert '<mark id="passage">La pénalité</mark> est de 150 euros.' in text
    assert "en citant sa source et sa date" in text


@pytest.mark.parametrize("number", ["2", "99999999999999999999", "9" * 5000])
def test_the_source_page_says_that_a_page_is_not_there(store: Store, number: str) -> None:
    add(store, 1, "Téléphonie")
    assert "«\u00a0Téléphonie\u00a0» n’a pas de page" in shown(page("source.py", document="doc1", page=number))


def test_the_source_page_names_the_heading_above_the_passage(store: Store) -> None:
    add(store, 1, "Téléphonie")
    assert "section «\u00a0Objet\u00a0», 1 sur 1" in shown(page("source.py", document="doc1", page="1"))
    cited = shown(page("source.py", document="doc1", page="1", start="18", end="29"))
    assert "section «\u00a0Article 1 – Objet\u00a0», 1 sur 1" in cited


@pytest.mark.parametrize("highest", [1, 2])
@pytest.mark.parametrize(("file", "query"), [("source.py", "document"), ("document.py", "id")])
def test_headings_stand_together_by_how_far_they_are_below_the_highest(
    store: Store, file: str, query: str, highest: int
) -> None:
    blocks = (
        Block(BlockKind.HEADING, 0, 5, highest),
        Block(BlockKind.HEADING, 6, 11, highest + 1),
        Block(BlockKind.HEADING, 12, 17, highest + 1),
    )
    document = add(store, 1, "Téléphonie")
    store.replace_text(document.id, [Page(1, "Objet", "Objet\nLieux\nDélai", blocks)], [])
    app = page(file, **{query: document.id})
    depths = {key: block for block in app.get("container") for key in [block.proto.id] if "-depth-" in key}
    assert [key.rpartition("-depth-")[2] for key in depths] == ["0-0", "1-1"]
    assert [len(block.children) for block in depths.values()] == [1, 2]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"document": "nothing", "page": "1"}, "Voir le catalogue"),
        ({"document": "doc1", "page": "abc", "start": "-5", "end": "x"}, "La pénalité est de 150 euros."),
    ],
)
def test_a_wrong_address_is_answered_with_a_way_on(store: Store, query: dict[str, str], message: str) -> None:
    add(store, 1, "Téléphonie")
    assert message in shown(page("source.py", **query))


def test_a_page_that_a_document_has_not_leads_to_its_first(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("source.py", document="doc1", page="99", start="5", end="9")
    [first] = [button for button in app.button if button.label == "Première page du document"]
    first.click().run()
    assert "La pénalité est de 150 euros." in shown(app)
    assert app.query_params == {"document": "doc1", "page": "1"}


@pytest.mark.parametrize("query", [{"id": "eecfd9cc2e7c"}, {"document": "eecfd9cc2e7c", "page": "1"}])
def test_a_document_that_is_not_there_is_not_told_by_its_id(store: Store, query: dict[str, str]) -> None:
    text = shown(page("document.py" if "id" in query else "source.py", **query))
    assert "Ce document a été retiré, ou le lien qui y mène est faux" in text
    assert "eecfd9cc2e7c" not in text


def test_a_catalogue_in_which_nothing_is_found_has_one_way_back_and_no_order(store: Store) -> None:
    add(store, 1, "Téléphonie")
    app = page("catalogue.py", search="zzgh")
    assert [one.label for one in app.button] == ["Afficher tous les documents"]
    assert not [one for one in app.selectbox if one.key == "catalogue-order"]
    app = page("catalogue.py")
    assert "Trier par" in [caption.value for caption in app.caption]
    assert [one.key for one in app.selectbox] == ["catalogue-order"]


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        (
            "ville/RAO-AMF@6aa72973:pieces/2022_011 CCTP.PDF",
            '<span title="ville/RAO-AMF@6aa72973:pieces/2022_011 CCTP.PDF">2022_011 CCTP.PDF (ville/RAO-AMF)</span>',
        ),
        (
            "https://ville.example/a?b=1&c=2",
            '<a href="https://ville.example/a?b=1&amp;c=2" target="_blank" rel="noopener nofollow">'
            "https://ville.example/a?b=1&amp;c=2</a>",
        ),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("Archives <municipales>", "Archives &lt;municipales&gt;"),
    ],
)
def test_where_a_document_comes_from_is_told_plainly(store: Store, origin: str, told: str) -> None:
    document = replace(add(store, 1, "Téléphonie"), origin=origin)
    assert f"<dt>Origine</dt><dd>{told}</dd>" in facts_html(document, "", "fr")


def test_markup_in_a_title_is_shown_as_it_is(store: Store) -> None:
    title = "<img src=x> **gras** [x](http://evil.example)"
    add(store, 1, title)
    assert plain(title) in shown(page("catalogue.py"))
    text = shown(page("document.py", id="doc1"))
    assert "&lt;img src=x&gt; **gras** [x](http://evil.example)" in text
    assert "<img src=x>" not in text


def test_a_label_is_one_line_and_keeps_together_what_belongs_together() -> None:
    assert plain(" Un titre\n\n# sur\tdeux\u2028lignes ") == r"Un titre \# sur deux lignes"
    assert plain("Mooc « Créer des services »") == "Mooc «\xa0Créer des services\xa0»"
    assert plain("(Ville\xa0·\xa02026)\xa0") == "\\(Ville\xa0·\xa02026\\)"


def test_no_address_of_a_title_is_one_that_markdown_makes_a_link_of() -> None:
    title = plain("voir https://mal.example, WWW.mal.example ou a@mal.example")

    assert not re.search(r"://|www\.|@mal", title.replace("\\", ""), re.I)
    assert re.sub(r"[\\\u2060]", "", title) == "voir https://mal.example, WWW.mal.example ou a@mal.example"


def test_a_question_of_ten_thousand_characters_is_answered_with_what_to_do(store: Store) -> None:
    add(store, 1, "Téléphonie")
    assert "10" in (text := shown(page("ask.py", q="a" * 10_000)))
    assert "caractères" in text


def test_the_page_of_a_document_tells_what_it_is_and_what_can_be_done_with_it(store: Store) -> None:
    document = add(store, 1, "Téléphonie")
    store.describe(
        document.id, abstract="Un marché <b>mobile</b>.", keywords=("forfaits", "mobiles"), buyer_type="epci"
    )
    text = shown(page("document.py", id="doc1"))
    assert "Un marché &lt;b&gt;mobile&lt;/b&gt;." in text
    for expected in ("forfaits", "Intercommunalité (EPCI)", "Article 1 – Objet", "Licence Ouverte 2.0", "Interroger"):
        assert expected in text
    assert "6 sur 6" in text
    assert "0 téléchargement, aucun ces 30 derniers jours." in text


def test_the_page_of_a_document_says_what_would_raise_its_quality_and_how_often_it_was_taken(store: Store) -> None:
    document = add(store, 1, "Téléphonie")
    store.describe(document.id, licence="unknown", year=None)
    store.downloads.count(document.id)
    text = shown(page("document.py", id="doc1"))
    assert "3 sur 6" in text
    assert "Lui donner une licence ouverte" in text
    assert "licence non précisée" in text
    assert "1 téléchargement en 30 jours" in text
    assert "</th><td>1</td></tr>" in text


def test_a_document_that_is_not_there_is_answered_with_ways_on(store: Store) -> None:
    assert "Voir le catalogue" in shown(page("document.py", id="nothing"))


@pytest.mark.parametrize("file", ["document.py", "source.py"])
def test_an_address_without_a_document_says_so_and_offers_the_catalogue(store: Store, file: str) -> None:
    text = shown(page(file))
    assert plain("Cette adresse ne désigne aucun document.") in text
    assert "«" not in text
    assert "Voir le catalogue" in text


def test_a_search_orders_by_fit_and_says_when_texts_are_not_searched_yet(store: Store) -> None:
    add(store, 1, "Téléphonie")
    add(store, 2, "Impression")
    app = page("catalogue.py", search="telephonie")
    assert "Impression" not in shown(app)
    assert "elle portera sur les textes dans un instant" in shown(app)
    assert app.selectbox(key="catalogue-order").value == "relevance"
    assert "Les plus pertinents" not in shown(page("catalogue.py"))
