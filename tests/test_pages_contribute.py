"""The page “Contribute”, run by Streamlit’s own test runner: what it asks when a file is nearly a known document."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from fpdf import FPDF
from opened_pages import container, keys
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from streamlit.testing.v1 import AppTest
from test_app_pages import fields_marked, page, shown, store  # noqa: F401 - `store` is a fixture

from corpus.contributions import new_key
from corpus.models import Document, Page, PageKind, Recognition
from corpus.moderation import Moderator
from corpus.store import Store
from corpus.uploads import Step, Upload
from ingest.description import Description
from ingest.document import ReadDocument
from ingest.draft import Draft
from ingest.formats import Format
from jobs.approval import Approval
from jobs.queue import Jobs
from pages.commons import jobs
from pages.giving.draft_told import traces_html
from pages.giving.given import Given, hiding_as
from pages.giving.inbox import Inbox
from pages.giving.last_look import kept_in_the_file
from pages.giving.promise import promise_html
from pages.giving.what_was_read import with_buyers
from pages.shown.markup import plain
from protect.traces import Trace, TraceKind

# What is published is made searchable by the real model, which stays open from one test to the next.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("embedder")]

TITLE = "CCTP – Entretien des ascenseurs de Sauveplane"
VERBS = ("entretient", "remplace", "contrôle", "nettoie", "déplace", "inventorie")
CLAUSES = [
    f"Article {number} : le titulaire {verb} les équipements du site n° {number} sous {number + 3} jours ouvrés."
    for number, verb in enumerate(VERBS * 3, 1)
]


def markdown(*clauses: str) -> bytes:
    return "\n\n".join([f"# {TITLE}", *clauses]).encode()


def docx(*clauses: str) -> bytes:
    document = WordDocument()
    document.add_heading(TITLE, 1)
    for clause in clauses:
        document.add_paragraph(clause)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def drop(app: AppTest, name: str, content: bytes) -> AppTest:
    app.file_uploader[0].upload(name, content).run()
    return when_done(app)


def when_done(app: AppTest) -> AppTest:
    """The page once the worker has done what it was asked for, which is done here and now."""
    jobs().work_off()
    app.run()
    assert not app.exception
    return app


def press_publish(app: AppTest) -> AppTest:
    for choice in app.selectbox:
        if choice.label.startswith("Licence"):
            choice.set_value("etalab-2.0")
    press(app, "Publier")
    return app


def publish(app: AppTest) -> AppTest:
    return when_done(press_publish(app))


def publish_with_names(app: AppTest) -> AppTest:
    """Publishes a file that keeps whom its pages hide, which is told first and is to be chosen."""
    return give_the_file(press_publish(app))


def give_the_file(app: AppTest) -> AppTest:
    """Chooses to publish a file with whom it names."""
    press(app, "Publier le fichier tel quel")
    return when_done(app)


def share(name: str, content: bytes) -> AppTest:
    return publish(drop(page("contribute.py"), name, content))


def test_a_near_document_is_shown_beside_the_file_with_what_differs(store: Store) -> None:  # noqa: F811
    share("v1.md", markdown(*CLAUSES))
    app = drop(page("contribute.py"), "v2.md", markdown(*CLAUSES[:-1], "Article 18 : le titulaire vernit les cabines."))
    text = shown(app)
    assert "du texte de «\u00a0v2.md\u00a0» est celui d’un document déjà partagé." in text
    assert '<th scope="col">Déjà partagé</th><th scope="col">Votre fichier</th>' in text
    assert "<mark>vernit les cabines</mark>" in text
    assert len(store.documents()) == 1
    press_publish(app)
    assert "dites ce qu’il est par rapport au document presque identique" in shown(app)
    [(asked, wrong)] = fields_marked(app).items()
    assert (asked.startswith("relation-"), wrong) == (True, "Dites ce qu’il est par rapport à lui")
    assert len(store.documents()) == 1


def test_what_is_hidden_is_no_difference_of_a_new_version_and_what_changed_is(store: Store) -> None:  # noqa: F811
    people = "Contact : Mme Mireille Kervadec, mireille.kervadec@ville.example, ou à défaut Nadia."
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, people, "La pénalité est de 120 euros par jour."))
    field(app.text_area, "Autres noms ou mots à masquer").set_value("Nadia")
    publish_with_names(app)
    app = drop(page("contribute.py"), "v2.md", markdown(*CLAUSES, people, "La pénalité est de 150 euros par jour."))
    [table] = [html.proto.body for html in app.get("html") if "<mark>120" in html.proto.body]
    assert re.findall("<mark>(.*?)</mark>", table) == ["120", "150"]
    assert "Kervadec" not in table


def test_a_new_version_takes_the_place_of_the_old_one(store: Store) -> None:  # noqa: F811
    share("v1.md", markdown(*CLAUSES))
    app = drop(page("contribute.py"), "v2.md", markdown(*CLAUSES, "Article 19 : le titulaire vernit les cabines."))
    app.radio[0].set_value("new version")
    publish(app)
    new, old = sorted(store.documents(), key=lambda one: -one.version)
    assert (new.file, new.version, old.superseded_by) == ("v2.md", 2, new.id)


def test_the_same_in_another_format_is_one_document(store: Store) -> None:  # noqa: F811
    share("cctp.md", markdown(*CLAUSES))
    app = drop(page("contribute.py"), "cctp.docx", docx(*CLAUSES))
    assert "Les mots sont les mêmes" in shown(app)
    app.radio[0].set_value("other format")
    publish(app)
    [first] = [one for one in store.documents() if one.is_current]
    assert [one.file for one in store.versions.formats(first.id)] == ["cctp.md", "cctp.docx"]


def test_a_different_document_is_asked_about_and_stays_beside_the_other(store: Store) -> None:  # noqa: F811
    share("v1.md", markdown(*CLAUSES))
    app = drop(page("contribute.py"), "v2.md", markdown(*CLAUSES, "Article 19 : autre chose."))
    app.radio[0].set_value("different")
    publish(app)
    assert [one.is_current for one in store.documents()] == [True, True]


def test_publishing_gives_a_link_that_opens_the_document(store: Store) -> None:  # noqa: F811
    app = share("v1.md", markdown(*CLAUSES))
    [link] = [code.value for code in app.code if "/mine?key=" in code.value]
    [document] = store.documents()
    assert store.contributions.documents_of(link.split("key=")[1]) == [document.id]
    assert "Gardez ce lien" in shown(app)
    assert ">Copier</button>" in shown(app)


def test_who_has_just_published_what_the_file_still_shows_can_take_it_back_from_its_page(
    store: Store,  # noqa: F811
) -> None:
    content = markdown("Suivi par Mme Jeanne Martin, 06 12 34 56 78.", *CLAUSES)
    app = publish_with_names(drop(page("contribute.py"), "v1.md", content))
    [key] = [code.value.split("key=")[1] for code in app.code if "/mine?key=" in code.value]
    [document] = store.documents()
    app.switch_page("source.py")
    app.query_params["document"] = document.id
    assert f"key={key}" in [link.proto.query_string for link in app.run().get("page_link")]


def test_who_gives_the_same_file_second_is_told_and_gets_no_link(store: Store) -> None:  # noqa: F811
    second = drop(page("contribute.py"), "le-mien.md", markdown(*CLAUSES))
    assert "Vérifiez ce qui a été compris" in shown(second)
    first = press_publish(drop(page("contribute.py"), "v1.md", markdown(*CLAUSES)))
    press_publish(second)
    assert "Gardez ce lien" in shown(when_done(first))
    when_done(second)
    text = shown(second).replace("\\", "").replace("\xa0", " ")
    assert "« le-mien.md » est déjà partagé : il n’y a rien à publier." in text
    assert "Pour en ajouter une nouvelle version : partagez le fichier modifié" in text
    assert not [link for link in second.get("page_link") if link.proto.label.startswith("Le corriger")]
    [document] = store.documents()
    assert f"document={document.id}&page=1" in [link.proto.query_string for link in second.get("page_link")]
    assert "Gardez ce lien" not in text


def test_who_gives_their_own_file_twice_is_led_to_where_they_can_correct_or_replace_it(store: Store) -> None:  # noqa: F811
    app = share("v1.md", markdown(*CLAUSES))
    [key] = [code.value.split("key=")[1] for code in app.code if "/mine?key=" in code.value]
    drop(app, "encore.md", markdown(*CLAUSES))
    [link] = [link for link in app.get("page_link") if link.proto.label.startswith("Le corriger")]
    assert link.proto.query_string == f"key={key}"
    assert "choisissez" not in shown(app)


def test_who_still_fills_the_form_of_a_file_that_another_shares_is_told(store: Store) -> None:  # noqa: F811
    waiting = drop(page("contribute.py"), "le-mien.md", markdown(*CLAUSES))
    share("v1.md", markdown(*CLAUSES))
    text = shown(press_publish(waiting)).replace("\xa0", " ")
    assert "est déjà partagé : il n’y a rien à publier." in text
    assert "Vérifiez ce qui a été compris" not in text
    assert [upload.step for upload in store.uploads.at({Step.APPROVED, Step.KNOWN})] == []


def test_nothing_of_the_giver_is_kept_but_the_name_they_chose(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES))
    next(field for field in app.text_input if field.label.startswith("Un nom")).set_value("Ada")
    publish(app)
    [document] = store.documents()
    assert store.contributions.pseudonym_of(document.id) == "Ada"
    assert "<dt>Donné par</dt><dd>Ada</dd>" in shown(page("source.py", document=document.id, page="1"))


def test_each_document_of_a_zip_is_offered_and_published_by_itself(store: Store) -> None:  # noqa: F811
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("lot 1/CCTP.md", markdown(*CLAUSES))
        archive.writestr("lot 1/CCTP.docx", docx(*CLAUSES[:3], "Le mandataire est désigné dans l’acte d’engagement."))
        archive.writestr("plan.gif", b"GIF89a")
    app = drop(page("contribute.py"), "dce.zip", file.getvalue())
    told = shown(app)
    assert "contient 3 fichiers" in told
    assert [("GIF" in warning.value) for warning in app.warning] == [True]
    assert sorted(one.value for one in app.text_area if one.label.startswith("Titre")) == [TITLE, TITLE]
    publish(app)
    assert sorted(document.file for document in store.documents()) == ["CCTP.docx", "CCTP.md"]


SCHEDULE = ("BPU.md", "# BPU – Entretien des ascenseurs\n\nVisite : prix unitaire en euros.\n".encode(), "")
OF_SAUVEPLANE = (
    "CCAP.md",
    "# CCAP – Entretien des ascenseurs\n\nPouvoir adjudicateur : Ville de Sauveplane\n\nDélais.\n".encode(),
    "",
)


def test_a_price_schedule_is_offered_with_the_buyer_of_the_tender_dropped_with_it(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([SCHEDULE, OF_SAUVEPLANE]).run()
    assert buyers_offered(when_done(app)) == [("Acheteur (deviné)", "Ville de Sauveplane")] * 2
    assert [one.value for one in app.selectbox if "Type d’acheteur" in one.label] == ["commune", "commune"]
    [told] = app.info
    assert re.search(r"Ville de Sauveplane, d’après «.CCAP\\.md.», car ce fichier n’en nomme aucun", told.value)
    publish(app)
    assert {document.buyer for document in store.documents()} == {"Ville de Sauveplane"}


def test_files_dropped_loose_that_nothing_ties_share_no_buyer(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    other = ("Prix.md", "# BPU – Infogérance du système d’information\n\nJournée : prix unitaire.\n".encode(), "")
    app.file_uploader[0].set_value([other, OF_SAUVEPLANE]).run()
    assert buyers_offered(when_done(app)) == [("Acheteur", ""), ("Acheteur (deviné)", "Ville de Sauveplane")]
    assert not app.info


def test_a_price_schedule_that_says_nothing_is_offered_as_a_part_of_the_one_tender_beside_it(store: Store) -> None:  # noqa: F811
    terms = "# CCTP – Entretien des ascenseurs\n\nPouvoir adjudicateur : Ville de Sauveplane\n\nVisites.\n"
    prices = ("1b_BPU_DQE.md", b"Bordereau des prix unitaires\n\nVisite : prix unitaire en euros.\n", "")
    app = page("contribute.py")
    app.file_uploader[0].set_value([prices, OF_SAUVEPLANE, ("CCTP.md", terms.encode(), "")]).run()
    assert buyers_offered(when_done(app)) == [("Acheteur (deviné)", "Ville de Sauveplane")] * 3
    assert next(one.value for one in app.text_area if one.label.startswith("Titre")) == "BPU – Entretien des ascenseurs"


def test_a_price_schedule_keeps_a_title_that_was_given(tmp_path: Path) -> None:
    schedule = Document("1", "1", "BPU.md", Format.MARKDOWN, 1, "Bordereau des prix", "BPU")
    parts = [
        Document(
            kind, kind, f"{kind}.md", "", 1, f"{kind} – Entretien des ascenseurs", kind, buyer="Ville de Sauveplane"
        )
        for kind in ("CCTP", "CCAP")
    ]
    titles = []
    for guessed in (frozenset(["title"]), frozenset[str]()):
        drafts = [Draft(one, tmp_path, ReadDocument(PageKind.SECTION, ()), guessed) for one in (schedule, *parts)]
        uploads = [Upload(one.document.id, one.document.file, Step.PROTECTED, datetime.now(UTC)) for one in drafts]
        (_, offered), *_others = with_buyers(list(zip(uploads, drafts, strict=True)), [])
        assert offered.document.buyer == "Ville de Sauveplane"
        titles.append(offered.document.title)
    assert titles == ["BPU – Entretien des ascenseurs", "Bordereau des prix"]


def test_files_of_one_zip_share_their_buyer(store: Store) -> None:  # noqa: F811
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("Prix.md", "# BPU\n\nJournée : prix unitaire en euros.\n")
        archive.writestr(*OF_SAUVEPLANE[:2])
    app = drop(page("contribute.py"), "dce.zip", file.getvalue())
    assert buyers_offered(app) == [("Acheteur (deviné)", "Ville de Sauveplane")] * 2


def test_a_buyer_taken_from_another_file_is_told_until_one_is_written(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([SCHEDULE, OF_SAUVEPLANE]).run()
    app = when_done(app)
    assert len(app.info) == 1
    next(field for field in app.text_input if str(field.key).startswith("buyer-")).set_value("Commune de Montclair")
    press(app, "Publier")  # no licence was chosen: nothing is published
    assert not app.info


def test_one_buyer_is_named_in_one_way_in_all_files(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    whole = "# CCAP – Plateformes\n\nPouvoir adjudicateur : Office des berges fluviales (OBF)\n\nDélais.\n"
    short = "# CCTP – Plateformes\n\nPouvoir adjudicateur : OBF\n\nMaintenance.\n"
    app.file_uploader[0].set_value([("CCTP.md", short.encode(), ""), ("CCAP.md", whole.encode(), "")]).run()
    assert buyers_offered(when_done(app)) == [("Acheteur (deviné)", "Office des berges fluviales (OBF)")] * 2


def test_a_buyer_is_offered_once_its_file_is_read_and_not_instead_of_what_was_written(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([SCHEDULE, ("CCTP.md", markdown(*CLAUSES), ""), OF_SAUVEPLANE]).run()
    for upload in store.uploads.at({Step.RECEIVED}):
        if upload.file != "CCAP.md":
            jobs()._read_now(upload.id, None)
    app.run()
    assert buyers_offered(app) == [("Acheteur", ""), ("Acheteur", "")]
    next(field for field in app.text_input if field.label == "Acheteur").set_value("Commune de Montclair")
    press(app, "Publier")  # no licence was chosen: nothing is published
    offered = [buyer for _, buyer in buyers_offered(when_done(app))]
    assert sorted(offered) == ["Commune de Montclair", "Ville de Sauveplane", "Ville de Sauveplane"]


def test_the_buyer_of_a_document_that_is_shared_already_is_offered_too(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([OF_SAUVEPLANE]).run()
    publish(when_done(app))
    app = page("contribute.py")
    app.file_uploader[0].set_value([OF_SAUVEPLANE, SCHEDULE]).run()
    assert buyers_offered(when_done(app)) == [("Acheteur (deviné)", "Ville de Sauveplane")]


def buyers_offered(app: AppTest) -> list[tuple[str, str]]:
    return [(one.label, one.value) for one in app.text_input if str(one.key).startswith("buyer-")]


def test_what_all_files_have_in_common_is_said_once_and_a_file_may_say_otherwise(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([SCHEDULE, ("CCTP.md", markdown(*CLAUSES), "")]).run()
    app = when_done(app)
    field(app.selectbox, "Licence de tous les fichiers (obligatoire, ici ou pour chacun)").set_value("etalab-2.0")
    field(app.text_input, "Acheteur de tous les fichiers").set_value("Ville de Sauveplane")
    field(app.selectbox, "Domaine de tous les fichiers").set_value("web")
    own = [choice for choice in app.selectbox if choice.label == "Licence"]
    assert [choice.placeholder for choice in own] == ["Comme pour tous les fichiers"] * 2
    own[0].set_value("CC-BY-4.0")
    press(app, "Publier")
    when_done(app)
    assert sorted(document.licence for document in store.documents()) == ["CC-BY-4.0", "etalab-2.0"]
    assert {(one.buyer, one.domain) for one in store.documents()} == {("Ville de Sauveplane", "web")}


def test_what_few_files_need_is_folded_where_there_are_several_and_what_is_required_is_not(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([SCHEDULE, ("CCTP.md", markdown(*CLAUSES), "")]).run()
    when_done(app)
    _licences, *folded = app.expander
    assert [one.label for one in folded] == 2 * [
        "Rien à masquer trouvé dans son texte\u00a0: vérifier, masquer des mots, ne publier que le texte",
        "Domaine, acheteur, année, langue, mots-clés, résumé (devinés)",
    ]
    within = {choice.key for one in folded for choice in (*one.selectbox, *one.text_input, *one.text_area)}
    all_fields = {choice.key for choice in (*app.selectbox, *app.text_input, *app.text_area) if choice.key}
    assert {key.split("-")[0] for key in all_fields - within} == {"common", "title", "kind", "licence"}


def test_what_is_hidden_of_several_files_is_told_by_the_name_of_its_fold_unless_somebody_is_named(
    store: Store,  # noqa: F811
) -> None:
    app = page("contribute.py")
    switchboard = "Standard de la mairie : 01 42 00 00 00"
    app.file_uploader[0].set_value([("CCAP.md", markdown(switchboard), ""), ("v1.md", markdown(*CLAUSES, CONTACT), "")])
    when_done(app.run())
    folds = [one.label for one in app.expander if "masqu" in one.label]
    assert folds == [
        "Masqué dans son texte\u00a0: 1 numéro de téléphone – vérifier, masquer plus, ne publier que le texte",
        "Autres noms ou mots à masquer",
    ]


def scanned(words: str) -> bytes:
    """A PDF of two pages, the second a picture."""
    document = FPDF()
    document.set_font("Helvetica")
    document.add_page()
    document.cell(text=words)
    document.add_page()
    document.image(Image.new("L", (60, 80)), w=100)
    return bytes(document.output())


def with_a_hidden_row() -> bytes:
    book, file = Workbook(), BytesIO()
    for number in (1, 2, 3):
        book.active.append([f"Visite {number}", "Prix unitaire"])
    book.active.row_dimensions[2].hidden = True
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"), [("images.pdf", scanned("Objet du lot")), ("prix.xlsx", with_a_hidden_row())]
)
def test_what_is_hidden_is_not_folded_where_images_are_unread_or_the_file_keeps_what_readers_do_not_see(
    store: Store,  # noqa: F811
    name: str,
    content: bytes,
) -> None:
    app = page("contribute.py")
    app.file_uploader[0].set_value([(name, content, ""), ("CCAP.md", markdown(*CLAUSES), "")])
    when_done(app.run())
    assert [one.label for one in app.expander if "masqu" in one.label] == [
        "Autres noms ou mots à masquer",
        "Rien à masquer trouvé dans son texte\u00a0: vérifier, masquer des mots, ne publier que le texte",
    ]


def test_nothing_is_folded_in_the_form_of_one_file(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "CCTP.md", markdown(*CLAUSES))
    assert [one.label for one in app.expander] == ["Quelle licence choisir\u202f?"]


def test_files_without_a_licence_of_their_own_nor_of_all_are_not_published_which_is_said_once(
    store: Store,  # noqa: F811
) -> None:
    app = page("contribute.py")
    app.file_uploader[0].set_value([SCHEDULE, ("CCTP.md", markdown(*CLAUSES), "")]).run()
    press(when_done(app), "Publier")
    assert [warning.value for warning in app.warning] == [
        "Choisissez une licence pour tous les fichiers, ou une pour chacun, puis publiez."
    ]
    assert list(fields_marked(app).values()) == ["Choisissez une licence"]
    assert next(iter(fields_marked(app))).startswith("common-licence-")
    assert not store.documents()


def test_one_of_several_files_without_a_licence_is_named(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([SCHEDULE, ("CCTP.md", markdown(*CLAUSES), "")]).run()
    app = when_done(app)
    next(choice for choice in app.selectbox if choice.label == "Licence").set_value("etalab-2.0")
    press(app, "Publier")
    assert [warning.value.endswith("choisissez une licence, puis publiez.") for warning in app.warning] == [True]
    assert not store.documents()


def test_the_same_file_twice_is_one_form_and_says_so(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    same = markdown(*CLAUSES)
    app.file_uploader[0].set_value([("CCTP.md", same, ""), ("CCTP.md", same, ""), ("copie.md", same, "")]).run()
    app = when_done(app)
    again, copy = (info.value for info in app.info)
    assert "a été donné deux fois" in again
    assert "copie\\.md" in copy
    assert "est le même fichier que" in copy
    assert len([one for one in app.text_area if one.label.startswith("Titre")]) == 1
    publish(app)
    assert len(store.documents()) == 1


def test_what_is_published_is_counted_with_what_waits_to_be_recognised(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([("a.md", markdown(*CLAUSES), ""), SCHEDULE]).run()
    app = publish(when_done(app))
    assert app.success[0].value.startswith("2 documents sont publiés et consultables.")
    scanned = store.documents()[0]
    store.replace_text(scanned.id, [Page(1, "1", "", recognition=Recognition.WAITING)], [])
    app.run()
    assert app.success[0].value == "2 documents sont publiés. Merci\N{NO-BREAK SPACE}! 1 est déjà consultable."
    told = [container(app, key).caption[0].value.rpartition(" · ")[2] for key in keys(app, "given-")]
    assert sorted(told) == ["Prêt\u00a0: on peut l’interroger.", "Publié."]


def test_each_file_that_is_published_says_whether_it_can_be_asked_already(store: Store) -> None:  # noqa: F811
    app = page("contribute.py")
    app.file_uploader[0].set_value([("a.md", markdown(*CLAUSES), ""), SCHEDULE]).run()
    publish(when_done(app))
    first, second = store.uploads.among([key.removeprefix("given-") for key in keys(app, "given-")])
    store.uploads.change(second.id, step=Step.STORED)
    app.run()

    assert app.success[0].value == (
        "1 document est publié et consultable. Merci\u202f! 1 autre le sera dans un instant."
    )
    told = [container(app, f"given-{one.id}").caption[0].value for one in (first, second)]
    assert told == [
        f":material/check_circle: {plain(first.file)} · Prêt\u00a0: on peut l’interroger.",
        f":material/hourglass_top: {plain(second.file)} · Pas encore interrogeable\u00a0: il entre dans la recherche.",
    ]


class OpenInAnotherWindow(Inbox):
    """Calls `meanwhile` with each upload once its draft is looked up, as the other window may do what it does then."""

    meanwhile: Callable[[Upload], object] = id

    def draft(self, upload: Upload, jobs: Jobs) -> Draft:
        draft = super().draft(upload, jobs)
        self.meanwhile(upload)
        return draft


def opened_in_another_window() -> tuple[AppTest, OpenInAnotherWindow]:
    app, box = page("contribute.py"), OpenInAnotherWindow()
    app.session_state["inbox"] = box
    return app, box


def test_a_file_that_is_given_up_while_others_are_published_is_named_as_not_published(store: Store) -> None:  # noqa: F811
    app, box = opened_in_another_window()
    app.file_uploader[0].set_value([SCHEDULE, ("CCTP.md", markdown(*CLAUSES), "")]).run()
    when_done(app)

    def give_up(upload: Upload) -> None:
        if upload.file == "BPU.md":
            jobs().forget(upload.id)

    box.meanwhile = give_up
    publish(app)
    assert [document.file for document in store.documents()] == ["CCTP.md"]
    [told] = [warning.value.replace("\\", "").replace("\xa0", " ") for warning in app.warning]
    assert told == "« BPU.md » n’attend plus ici, et n’a pas été publié. Ajoutez-le de nouveau."
    assert "Gardez ce lien" in shown(app)


def test_a_file_that_is_approved_meanwhile_is_shown_without_a_link_that_would_not_open_it(store: Store) -> None:  # noqa: F811
    app, box = opened_in_another_window()
    drop(app, "v1.md", markdown(*CLAUSES))
    key = new_key()
    box.meanwhile = lambda upload: jobs().approve(upload, Approval(Description(licence="etalab-2.0")), key)
    publish(app)
    [document] = store.documents()
    assert store.contributions.documents_of(key) == [document.id]
    assert f"document={document.id}&page=1" in [link.proto.query_string for link in app.get("page_link")]
    assert "Gardez ce lien" not in shown(app)
    assert not [code for code in app.code if "/mine?key=" in code.value]


def field(fields: Sequence[Any], label: str) -> Any:
    return next(one for one in fields if one.label == label)


def press(app: AppTest, label: str) -> None:
    field(app.button, label).click()
    app.run()
    assert not app.exception


def test_a_name_that_was_missed_can_be_masked(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "Valider avec Nadia avant lundi, Yilmaz ou Rossi."))
    assert "Des noms échappent à cette recherche\u00a0: relisez le document" in shown(app)
    names = field(app.text_area, "Autres noms ou mots à masquer")
    names.set_value("nadia, Yilmaz\nrossi")
    publish_with_names(app)
    [document] = store.documents()
    assert document.masked_words == ("nadia", "Yilmaz", "rossi")
    assert "Valider avec █████ avant lundi, ██████ ou █████." in store.texts.pages(document.id)[0].text
    found = shown(page("source.py", document=document.id, page="1"))
    assert not any(name in found.lower() for name in ("nadia", "yilmaz", "rossi"))


def test_what_is_hidden_in_the_description_is_told_before_it_is_published(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "Contact : Mme Mireille Kervadec."))
    assert "Dans ces champs aussi, les noms masqués dans le texte" in shown(app)
    title = next(one for one in app.text_area if one.label.startswith("Titre"))
    title.set_value("Note de Mireille Kervadec, 01 23 45 67 89")
    press_publish(app)
    warning, _file = app.warning
    assert "dans sa description, ce qui suit sera masqué" in warning.value
    assert "Mireille Kervadec, 01 23 45 67 89" in warning.value
    press(app, "Modifier la description")
    assert ([target.split("-")[0] for target in brought_into_view(app)], store.documents()) == (["title"], [])
    publish_with_names(app)
    [document] = store.documents()
    assert document.title == "Note de ████████ ████████, ██ ██ ██ ██ ██"


def test_that_the_file_keeps_its_text_is_said_before_what_is_hidden(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "Contact : Mme Sophie Martin, 01 23 45 67 89."))
    text = shown(app)
    assert 0 < text.index("Le fichier à télécharger garde tout son texte") < text.index("sera masqué")


def test_the_summary_says_that_the_file_keeps_what_its_pages_hide(store: Store) -> None:  # noqa: F811
    kept = "Ce fichier à télécharger garde les noms, adresses et numéros que les pages masquent"
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "Contact : Mme Sophie Martin, 01 23 45 67 89."))
    text = shown(app)
    assert text.index("Ce qui sera publié") < text.index(f"{kept}\u00a0: v1.md.")
    assert "Qui le télécharge peut les y lire." in text
    assert "cochez plus haut «\u00a0Ne publier que son texte\u00a0»" in text
    assert "remplacez-les dans votre fichier" in text
    next(box for box in app.checkbox if box.label.startswith("Tout laisser lisible")).check()
    press(app, "Publier")
    assert kept not in shown(app)
    assert kept not in shown(drop(page("contribute.py"), "v2.md", markdown(*CLAUSES)))


def test_a_name_to_hide_is_hidden_where_all_that_was_found_stays_readable(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "Contact : Mme Sophie Martin, 01 23 45 67 89."))
    next(box for box in app.checkbox if box.label.startswith("Tout laisser lisible")).check()
    field(app.text_area, "Autres noms ou mots à masquer").set_value("Sophie Martin")
    press_publish(app)
    assert "y lire ce que les pages masquent\u00a0: Sophie Martin." in app.warning[0].value.replace("\\", "")
    give_the_file(app)
    [document] = store.documents()
    assert "Contact : Mme ██████ ██████, 01 23 45 67 89." in store.texts.pages(document.id)[0].text


SIGNED = (
    "Contact : Mme Sophie Martin, 01 23 45 67 89. Signé : M. Paul Talhouarn. Vu avec M. Talhouarn, puis avec Sophie."
)


def tick(app: AppTest, label: str) -> Any:
    return next(box for box in app.checkbox if box.label.replace("\\", "").replace("\u00a0", " ").startswith(label))


def ticks(app: AppTest) -> dict[str, bool]:
    """Who and what is hidden, one by one, and whether it is ticked."""
    return {
        box.label.replace("\\", "").replace("\u00a0", " "): box.value
        for box in app.checkbox
        if str(box.key).startswith("hides-")
    }


def test_one_name_can_be_left_readable_and_all_others_stay_hidden(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, SIGNED))
    assert ticks(app) == {
        "01 23 45 67 89": True,
        "Sophie Martin (aussi « Sophie » seul)": True,
        "Paul Talhouarn": True,
    }
    tick(app, "Paul Talhouarn").uncheck()
    left = "Mme ██████ ██████, ██ ██ ██ ██ ██. Signé : M. Paul Talhouarn. Vu avec M. Talhouarn, puis avec ██████."
    assert left in read_text(app)
    told = press_publish(app).warning[0].value.replace("\\", "")
    assert "Sophie Martin (aussi" in told
    assert "Talhouarn" not in told
    give_the_file(app)
    [document] = store.documents()
    assert document.kept_words == ("Paul Talhouarn", "Talhouarn")
    assert left in store.texts.pages(document.id)[0].text
    assert "Signé\u00a0: M. Paul Talhouarn." in shown(page("source.py", document=document.id, page="1"))


def test_what_is_left_readable_with_all_is_shown_so_and_how_it_was_ticked_comes_back(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, f"{SIGNED} Mot de passe : Xk7!pq92"))
    tick(app, "Paul Talhouarn").uncheck()
    tick(app, "Tout laisser lisible").check()
    press(app, "Mettre à jour ce qui sera publié")
    assert ticks(app) == {"Xk7!pq92": True}  # which is not said to be public with the rest
    left = [box for box in app.checkbox if str(box.key).startswith("left-")]
    assert [(box.value, box.disabled) for box in left] == [(False, True)] * 3
    text = shown(app)
    assert "cela reste lisible, sauf ce qui est encore coché" in text
    assert "sera masqué dans la recherche" not in text
    tick(app, "Tout laisser lisible").uncheck()
    press(app, "Mettre à jour ce qui sera publié")
    assert [label for label, is_ticked in ticks(app).items() if not is_ticked] == ["Paul Talhouarn"]
    assert not app.warning


def test_a_name_that_two_people_share_is_shown_of_neither_where_one_is_hidden(store: Store) -> None:  # noqa: F811
    people = "Signé : M. Paul Martin, maire. Contact : Mme Sophie Martin. M. Martin et Mme Martin sont absents."
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, people))
    tick(app, "Paul Martin").uncheck()
    assert "Signé : M. Paul Martin, maire. Contact : Mme ██████ ██████. M. ██████ et Mme ██████" in read_text(app)


def test_who_left_all_names_readable_is_told_of_none_and_hides_nothing(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "Contact : Mme Sophie Martin."))
    assert not [box for box in app.checkbox if box.label.startswith("Tout laisser lisible")]  # one tick says as much
    tick(app, "Sophie Martin").uncheck()
    publish(app)
    [document] = store.documents()
    assert "Contact : Mme Sophie Martin." in store.texts.pages(document.id)[0].text


def test_an_account_has_no_tick(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, f"{CONTACT} {NUMBERS}"))
    assert [label.split(" (")[0] for label in ticks(app)] == ["Sophie Martin", "01 23 45 67 89"]
    assert "<b>FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189</b>" in shown(app)


def test_the_summary_says_of_a_scan_still_to_be_read_that_its_text_alone_is_given_until_then(tmp_path: Path) -> None:
    document = Document("scan", "0" * 64, "scan.pdf", "application/pdf", 3, "Scan", page_kind=PageKind.PAGE)
    unread = ReadDocument(PageKind.PAGE, (Page(1, "1", "", recognition=Recognition.WAITING),))
    promise = promise_html([Draft(document, tmp_path, unread)], "en")
    assert "until the text of their images is recognised" in promise
    assert "which anyone can download" not in promise
    assert "Anyone who downloads" not in promise
    public = Draft(replace(document, keeps_personal_data=True), tmp_path, unread)
    assert "which anyone can download" in promise_html([public], "en")


def test_the_summary_says_of_images_that_could_not_be_read_that_their_file_may_show_people(tmp_path: Path) -> None:
    document = Document("scan", "0" * 64, "scan.pdf", "application/pdf", 3, "Scan", page_kind=PageKind.PAGE)
    unread = ReadDocument(PageKind.PAGE, (Page(1, "1", "", recognition=Recognition.FAILED),))
    draft = Draft(document, tmp_path, unread)
    assert "may show names, addresses and numbers on images that could not be read: scan.pdf." in promise_html(
        [draft], "en"
    )
    assert "keeps the names" not in promise_html([draft], "en")
    hiding = replace(draft, document=replace(document, masked_words=("Nadia",)))
    promise = promise_html([hiding], "en")
    assert "This downloadable file keeps the names, addresses and numbers that the pages hide: scan.pdf." in promise
    assert "may show" not in promise
    other = replace(hiding, document=replace(hiding.document, file="plan.pdf"))
    promise = promise_html([hiding, other, draft], "en")
    assert (
        "These downloadable files keep the names, addresses and numbers that the pages hide: scan.pdf, plan.pdf."
        in promise
    )
    assert "This downloadable file may show names" in promise
    assert "Anyone who downloads them can read them there." in promise


def test_words_that_a_document_near_to_it_hides_are_told_only_where_the_file_holds_them(tmp_path: Path) -> None:
    document = Document("1", "0" * 64, "cctp.pdf", "application/pdf", 3, "CCTP", language="fr")
    draft = Draft(document, tmp_path, ReadDocument(PageKind.PAGE, (Page(1, "1", "Le chantier suivi par Nadia."),)))
    upload = Upload("1", "cctp.pdf", Step.READ, datetime(2026, 1, 1, tzinfo=UTC))
    near = replace(document, masked_words=("Nadia", "Yilmaz"))

    description = hiding_as(near, Description(), may_give_file=True)

    assert kept_in_the_file(Given(upload, draft, description, None), "fr") == ("Nadia",)


def read_text(app: AppTest) -> str:
    """The text as it will be published, once it is asked for: nothing of the page behind it."""
    press(app, "Lire le texte tel qu’il sera publié")
    return reading(app)


def reading(app: AppTest) -> str:
    [text] = [html.proto.body for html in app.get("html") if 'aria-label="Texte de la page"' in html.proto.body]
    return str(text).replace("\u00a0", " ")


CONTACT = "Contact : Mme Sophie Martin, 01 23 45 67 89. Valider avec <b>Nadia</b>."


def test_the_text_can_be_read_as_it_will_be_published_and_nothing_is_lost_nor_published(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    field(app.text_area, "Titre (deviné)").set_value("Mon titre")
    field(app.text_area, "Autres noms ou mots à masquer").set_value("Nadia")
    text = read_text(app)
    assert "Contact : Mme ██████ ██████, ██ ██ ██ ██ ██. Valider avec" in text
    assert not any(name in text for name in ("Sophie", "Martin", "Nadia"))
    assert "3 passages sont masqués. Relisez le reste" in shown(app).replace("\u00a0", " ")
    assert store.documents() == []
    assert field(app.text_area, "Titre (deviné)").value == "Mon titre"
    assert field(app.text_area, "Autres noms ou mots à masquer").value == "Nadia"


def test_public_contact_data_are_read_as_they_are_without_the_words_to_hide(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    next(box for box in app.checkbox if box.label.startswith("Tout laisser lisible")).check()
    field(app.text_area, "Autres noms ou mots à masquer").set_value("Nadia")
    text = read_text(app)
    assert "Contact : Mme Sophie Martin, 01 23 45 67 89. Valider avec" in text
    assert "Nadia" not in text


def test_what_is_hidden_in_the_version_before_is_hidden_where_the_next_is_read(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "Valider avec Nadia."))
    field(app.text_area, "Autres noms ou mots à masquer").set_value("Nadia")
    publish_with_names(app)
    app = drop(page("contribute.py"), "v2.md", markdown(*CLAUSES[:-1], "Valider avec Nadia."))
    assert "Valider avec Nadia." in read_text(app)
    app.radio[0].set_value("new version")
    assert "Valider avec █████." in read_text(app)


def test_markup_in_the_text_of_a_draft_has_no_effect(store: Store) -> None:  # noqa: F811
    text = "Un <script>alert(1)</script> et <b>du gras</b>, dit Mme Sophie Martin."
    read = read_text(drop(page("contribute.py"), "v1.txt", text.encode()))
    assert "Un &lt;script&gt;alert(1)&lt;/script&gt; et &lt;b&gt;du gras&lt;/b&gt;, dit Mme ██████ ██████." in read


def test_pages_are_read_one_by_one_and_those_with_something_hidden_at_once(store: Store) -> None:  # noqa: F811
    file = FPDF()
    file.set_font("Helvetica", size=12)
    for text in ("Objet du marché.", "Le titulaire livre.", "Contact : Mme Sophie Martin.", "Fin."):
        file.add_page()
        file.cell(text=text)
    app = drop(page("contribute.py"), "v1.pdf", bytes(file.output()))
    assert "Objet du marché." in read_text(app)
    [pages] = [box for box in app.selectbox if box.label == "Page à lire"]
    assert pages.placeholder == "Choisissez"
    assert pages.options[1:3] == ["Page 2", "Page 3 – 1 masqué"]
    press(app, "Passage masqué suivant")
    assert "Contact : Mme ██████ ██████." in reading(app)
    assert field(app.button, "Passage masqué suivant").disabled
    press(app, "Page suivante")
    assert "Fin." in reading(app)
    press(app, "Page précédente")
    assert "Contact" in reading(app)


def captions(app: AppTest) -> str:
    return " ".join(one.value for one in app.caption)


def brought_into_view(app: AppTest) -> list[str]:
    """Where the page leads on this run."""
    told = (json.loads(one.proto.json) for one in app.get("bidi_component"))
    return [one["target"] for one in told if "target" in one]


def text_only_box(app: AppTest) -> Any:
    return next(box for box in app.checkbox if box.label.startswith("Ne publier que son texte"))


def publish_file_too(app: AppTest) -> None:
    text_only_box(app).uncheck()
    press_publish(app)  # which shows first what the file tells
    give_the_file(app)


def test_a_file_can_be_kept_back_and_what_will_be_published_says_so(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    text_only_box(app).check()
    press(app, "Publier")  # no licence was chosen: nothing is published
    text = shown(app)
    assert "Ce fichier à télécharger garde" not in text
    assert "Le fichier à télécharger garde tout" not in text
    assert "que chacun peut télécharger en document Word" in text
    assert "Les fichiers avec tout leur texte" not in text
    publish(app)
    [document] = store.documents()
    assert document.text_only
    about = shown(page("document.py", id=document.id))
    assert 'Télécharger le texte <span class="details">Word</span>' in about
    assert "v1.md" not in about


def test_a_new_version_of_a_text_without_its_file_starts_with_that_choice(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    text_only_box(app).check()
    [link] = [code.value for code in publish(app).code if "/mine?key=" in code.value]
    [old] = store.documents()
    app = drop(page("contribute.py", replace=old.id, key=link.split("key=")[1]), "v2.md", markdown(*CLAUSES[:-1]))
    assert text_only_box(app).value
    assert "Coché parce que la version antérieure est publiée ainsi." in captions(app)
    text_only_box(app).uncheck()
    publish(press_publish(app))  # which shows first what the file tells
    assert {one.file: one.text_only for one in store.documents()} == {"v1.md": True, "v2.md": False}


def test_a_file_that_tells_where_somebody_lives_is_kept_back_unless_its_giver_says_so(store: Store) -> None:  # noqa: F811
    home = "Le gardien, demeurant 12 rue des Lilas, 59000 Lille, ouvre le site."
    app = drop(page("contribute.py"), "cctp.md", markdown(*CLAUSES, home))
    assert text_only_box(app).value
    assert "Coché parce que le texte touche à la vie privée d’une personne (1 adresse personnelle)" in captions(app)
    publish(app)
    app = drop(page("contribute.py"), "plan.md", markdown("La supervision du réseau est continue.", home))
    publish_file_too(app)
    assert {one.file: one.text_only for one in store.documents()} == {"cctp.md": True, "plan.md": False}


def test_a_file_that_names_people_at_work_is_given_unless_its_giver_says_otherwise(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "cctp.md", markdown(*CLAUSES, CONTACT))
    assert not text_only_box(app).value
    assert "Coché parce que" not in captions(app)


LEFT = "Tout laisser lisible, parce que"
IMAGES = "et tout ce que montrent les images"
HOME = "Mme Mireille Kervadec, demeurant 12 rue des Lilas à Limoges, ouvre le site."
BIRTH = "Mme Mireille Kervadec, née le 12 mars 1984 à Limoges, ouvre le site."


BPU = ("Bordereau des prix unitaires", "Commune de Verval", "Contact : Mme Sylvie LE CORRE, 02 98 11 22 33")


def picture_of(*lines: str) -> bytes:
    """A page that is a picture of these lines, as a PNG."""
    page = Image.new("L", (1240, 1754), 255)
    for number, line in enumerate(lines, 2):
        ImageDraw.Draw(page).text((120, 90 * number), line, 20, ImageFont.load_default(32))
    file = BytesIO()
    page.save(file, "PNG")
    return file.getvalue()


@pytest.mark.usefixtures("tesseract")
def test_who_gives_a_scan_is_asked_about_whom_it_shows_and_it_is_called_as_it_calls_itself(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "bpu_scan.png", picture_of(*BPU))
    assert any("Sylvie LE CORRE" in label for label in ticks(app))
    assert "Bpu scan" not in [one.value for one in app.text_area]
    assert any("Bordereau des prix unitaires" in one.value for one in app.text_area)
    press_publish(app)
    assert not store.documents()
    assert any("Sylvie LE CORRE" in one.value for one in app.warning)
    press(app, "Publier le texte seul")
    when_done(app)
    [document] = store.documents()
    assert document.text_only


@pytest.mark.usefixtures("tesseract")
def test_whom_a_long_scan_shows_is_told_with_its_file_withheld(
    store: Store,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PARTAGE_RECOGNITION_AT_ONCE", "0")
    app = drop(page("contribute.py"), "bpu_scan.png", picture_of(*BPU))
    read_text(app)
    assert "Sa page est une image dont aucun texte n’est connu" in unescaped(app)
    assert "Rien n’y est masqué" not in unescaped(app)
    app = drop(page("contribute.py"), "bpu_scan.png", picture_of(*BPU))
    app = publish(app)
    assert any("trouvés en les reconnaissant" in one.value for one in app.info)
    [document] = store.documents()
    assert (document.text_only, document.withheld) == (True, True)


@pytest.mark.parametrize(
    ("name", "content", "asked"),
    [
        ("a.md", markdown(CONTACT), f"{LEFT} c’est déjà public : 1 numéro de téléphone, 1 personne nommée"),
        (
            "b.md",
            markdown(HOME),
            f"{LEFT} rien de tout cela n’est privé : 1 adresse personnelle, 1 personne nommée",
        ),
        (
            "c.pdf",
            scanned(CONTACT),
            f"{LEFT} c’est déjà public : 1 numéro de téléphone, 1 personne nommée, {IMAGES}",
        ),
        (
            "d.pdf",
            scanned(HOME),
            f"{LEFT} rien de tout cela n’est privé : 1 adresse personnelle, 1 personne nommée, {IMAGES}",
        ),
        ("e.pdf", scanned("Objet du lot"), f"{LEFT} c’est déjà public : {IMAGES.removeprefix('et ')}"),
    ],
)
@pytest.mark.usefixtures("store")
def test_what_may_stay_readable_is_called_by_what_it_is_and_counted(name: str, content: bytes, asked: str) -> None:
    app = drop(page("contribute.py"), name, content)
    assert [box.label.replace("\u00a0", " ") for box in app.checkbox if box.label.startswith("Tout")] == [asked]


NUMBERS = "Numéro de sécurité sociale : 1 84 12 76 451 089 46. IBAN : FR76 3000 6000 0112 3456 7890 189."


def test_numbers_that_no_reader_needs_stay_hidden_whatever_its_giver_ticks(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, f"{CONTACT} {NUMBERS}"))
    hidden = "Masqué quoi que vous cochiez, même le compte d’un organisme public : "
    assert f"{hidden}1 compte bancaire, 1 numéro de sécurité sociale." in captions(app).replace("\u00a0", " ")
    [box] = [box for box in app.checkbox if box.label.startswith("Tout laisser lisible")]
    assert box.label.endswith("1 numéro de téléphone, 1 personne nommée")
    box.check()
    publish_file_too(app)
    [document] = store.documents()
    text = store.texts.pages(document.id)[0].text
    assert "Mme Sophie Martin, 01 23 45 67 89" in text
    assert "sociale : █ ██ ██ ██ ███ ███ ██. IBAN : ████ ████ ████ ████ ████ ████ ███." in text


def test_nothing_is_to_be_ticked_where_only_such_numbers_were_found(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "IBAN : FR76 3000 6000 0112 3456 7890 189."))
    assert not [box for box in app.checkbox if box.label.startswith("Tout laisser lisible")]


def test_a_file_is_not_published_before_its_giver_saw_what_it_tells_beside_its_text(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "plan.docx", docx(*CLAUSES, BIRTH))
    assert "Petite image d’aperçu" not in shown(app)  # goes with the file, which is not published
    text_only_box(app).uncheck()
    press_publish(app)
    assert store.documents() == []
    assert "plan.docx\u00a0»\u00a0: le fichier sera publié lui aussi." in app.warning[0].value.replace("\\", "")
    assert "Petite image d’aperçu" in shown(app)
    assert "Les fichiers avec tout leur texte" in shown(app)
    press(app, "Lire ce qu’il dit de personnes")
    assert (brought_into_view(app), store.documents()) == (keys(app, "draft-")[:1], [])
    publish_with_names(app)
    assert [one.text_only for one in store.documents()] == [False]


def test_a_file_that_keeps_whom_its_pages_hide_is_not_given_before_its_giver_was_told_by_name(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    field(app.text_area, "Autres noms ou mots à masquer").set_value("Nadia")
    press_publish(app)
    assert store.documents() == []
    told = app.warning[0].value.replace("\\", "")
    assert "y lire ce que les pages masquent\u00a0: Sophie Martin, 01\u00a023\u00a045\u00a067\u00a089, Nadia." in told
    press_publish(app)  # as if the question had not been asked
    assert store.documents() == []
    give_the_file(app)
    assert [one.text_only for one in store.documents()] == [False]


@pytest.mark.parametrize(
    ("choice", "text_only"), [("Publier le texte seul", True), ("Publier le fichier tel quel", False)]
)
def test_who_was_told_whom_a_file_names_chooses_there_what_is_published(
    store: Store,  # noqa: F811
    choice: str,
    text_only: bool,
) -> None:
    app = press_publish(drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT)))
    assert [button.label for button in container(app, "file-or-text").button] == [
        "Publier le texte seul", "Publier le fichier tel quel"
    ]  # fmt: skip
    field(app.text_area, "Titre (deviné)").set_value("Écrit\naprès coup")  # what the form says now counts
    press(app, choice)
    when_done(app)
    assert [(one.title, one.text_only) for one in store.documents()] == [("Écrit après coup", text_only)]


def test_a_licence_that_was_missing_answers_nothing_of_whom_a_file_names(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    press(app, "Publier")  # without a licence: both are told in one go
    assert len(app.warning) == 2
    press_publish(app)
    assert store.documents() == []
    assert "Que voulez-vous publier" in app.warning[0].value
    press(app, "Publier le texte seul")
    when_done(app)
    assert [one.text_only for one in store.documents()] == [True]


def test_all_whom_a_file_names_are_told_and_of_very_many_how_many_more_there_are(store: Store) -> None:  # noqa: F811
    phones = [f"02 98 41 {number} 17" for number in range(20, 64)]
    few = "Contact : Mme Sophie Martin, " + ", ".join(phones[:7])
    app = press_publish(drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, few)))
    told = app.warning[0].value.replace("\\", "").replace("\u00a0", " ")
    assert f"ce que les pages masquent : Sophie Martin, {', '.join(phones[:7])}. Que voulez-vous publier ?" in told
    app = press_publish(drop(page("contribute.py"), "v2.md", markdown("Agents : " + ", ".join(phones))))
    told = app.warning[0].value.replace("\\", "").replace("\u00a0", " ")
    assert f"{phones[39]}, et 4 autres. Que voulez-vous publier ?" in told


def test_a_key_pressed_in_a_field_publishes_and_opens_nothing(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    [form] = forms(app.main)
    assert not form.enter_to_submit


def forms(block: Any) -> list[Any]:
    """The forms in a block, at any depth."""
    own = [block.proto.form] if getattr(block.proto, "form", None) and block.proto.form.form_id else []
    return own + [form for one in getattr(block, "children", {}).values() for form in forms(one)]


def test_who_gives_the_file_after_all_is_told_by_name_whom_it_shows_before_it_is_published(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    text_only_box(app).check()
    press(app, "Publier")  # no licence was chosen: nothing is published
    text_only_box(app).uncheck()
    press_publish(app)
    assert store.documents() == []
    told = [warning.value.replace("\\", "") for warning in app.warning]
    assert len(told) == 2
    assert "v1.md\u00a0»\u00a0: le fichier sera publié lui aussi." in told[0]
    assert "ce que les pages masquent\u00a0: Sophie Martin, 01\u00a023\u00a045\u00a067\u00a089." in told[1]
    give_the_file(app)
    assert [one.text_only for one in store.documents()] == [False]


@pytest.mark.parametrize("choice", ["Ne publier que son texte", "Tout laisser lisible"])
def test_who_chose_what_becomes_of_the_names_is_not_asked_again(store: Store, choice: str) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, CONTACT))
    next(box for box in app.checkbox if box.label.startswith(choice)).check()
    publish(app)
    assert len(store.documents()) == 1


def test_the_address_of_an_office_and_the_number_of_a_company_are_nobody_to_be_told_of(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, "marches@ville.fr, SIRET 732 829 320 00074."))
    assert ticks(app) == {}
    told = captions(app).replace("\\", "").replace("\u00a0", " ").replace("\u2060", "")
    assert "Reste lisible, car c’est public : marches@ville.fr, 732 829 320 00074." in told
    publish(app)
    [document] = store.documents()
    assert "marches@ville.fr, SIRET 732 829 320 00074." in store.texts.pages(document.id)[0].text


SWITCHBOARD = "Standard : 01 48 38 82 59, télécopie : 01 48 38 82 60, secretariat.lotissement@ville.fr."


def test_what_is_of_a_body_is_not_said_to_identify_people_and_is_hidden_all_the_same(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, SWITCHBOARD))
    told = unescaped(app)
    assert "Ce qui suit identifie des personnes" not in told
    assert "Rien dans son texte ne semble identifier une personne." in told
    assert "Ce qui suit semble être d’un organisme, et non d’une personne" in told
    assert [box for box, is_hidden in ticks(app).items() if is_hidden] == [
        "secretariat.lotissement@\u2060ville.fr", "01 48 38 82 59", "01 48 38 82 60"
    ]  # fmt: skip
    tick(app, "01 48 38 82 59").uncheck()
    publish(app)
    [document] = store.documents()
    assert "Standard : 01 48 38 82 59, télécopie : ██ ██ ██ ██ ██" in store.texts.pages(document.id)[0].text


def test_who_is_told_whom_a_file_names_reads_what_else_it_keeps_of_bodies(store: Store) -> None:  # noqa: F811
    person = "Contact : Mme Sophie Martin, 01 23 45 67 89."
    app = press_publish(drop(page("contribute.py"), "v1.md", markdown(SWITCHBOARD, *CLAUSES, person)))
    told = app.warning[0].value.replace("\\", "").replace("\u00a0", " ").replace("\u2060", "")
    assert "ce que les pages masquent : Sophie Martin, 01 23 45 67 89. On y lira aussi" in told
    bodies = "secretariat.lotissement@ville.fr, 01 48 38 82 59, 01 48 38 82 60"
    assert f"organismes, et non de personnes : {bodies}. Que voulez-vous publier ?" in told
    assert store.documents() == []


def linked(*addresses: str) -> bytes:
    """A PDF whose second page shows addresses, each of which is a link that writes to it."""
    document = FPDF()
    document.set_font("Helvetica")
    document.add_page()
    document.multi_cell(0, text="\n".join(CLAUSES).replace("°", "o"))
    document.add_page()
    for address in addresses:
        document.cell(text=address, link=f"mailto:{address}", new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def test_an_address_whose_link_is_taken_out_is_told_to_be_read_on_its_page_and_decided_on(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "plan.pdf", linked("s.martin@ville.fr", "greffe.ta-montrevel@juradm.fr"))
    told = unescaped(app).replace("\u00a0", " ")
    assert "cachée (lien, propriété…) : s.martin@ville.fr. <strong>Toujours lisible" in told
    assert "Toujours lisible dans le texte du fichier publié : s.martin@ville.fr (page 2)." in told
    assert "comme retiré en dehors de ce texte" in told
    assert ticks(app) == {"s.martin@\u2060ville.fr": True}
    public = captions(app).replace("\\", "").replace("\u00a0", " ").replace("\u2060", "")
    assert "Reste lisible, car c’est public : greffe.ta-montrevel@juradm.fr." in public
    press_publish(app)
    assert "s.martin" in app.warning[0].value.replace("\\", "")
    give_the_file(app)
    [document] = store.documents()
    text = store.texts.pages(document.id)[1].text
    assert ("s.martin" in text, "greffe.ta-montrevel@juradm.fr" in text) == (False, True)


def test_what_is_still_read_of_what_was_taken_out_is_told_in_english_too(tmp_path: Path) -> None:
    page_kind, address = PageKind.PAGE, "s.martin@ville.fr"
    read = ReadDocument(page_kind, tuple(Page(n, str(n), f"Write to {address}") for n in range(1, 6))).searched()
    document = Document("1", "0" * 64, "a.pdf", "application/pdf", 3, "CCTP", page_kind=page_kind, language="en")
    draft = Draft(document, tmp_path, read, traces=(Trace(TraceKind.EMAIL, 1, (address, "b@ville.fr")),))
    assert (
        "Hidden e-mail address (link, property…): s.martin@ville.fr, b@ville.fr. <strong>Still readable in the text of "
        "the published file: s.martin@ville.fr (page 1, page 2, page 3, and 2 more).</strong>"
    ) in traces_html(draft, "en")


def test_the_same_in_another_format_gives_no_file_where_the_first_gives_none(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "cctp.md", markdown(*CLAUSES))
    text_only_box(app).check()
    publish(app)
    app = drop(page("contribute.py"), "cctp.docx", docx(*CLAUSES))
    assert "Seul son texte est publié, sans son fichier" in captions(app)
    app.radio[0].set_value("other format")
    publish(app)
    assert [one.text_only for one in store.documents()] == [True, True]


def test_the_promise_of_a_text_without_its_file_is_told_in_english_too(tmp_path: Path) -> None:
    document = Document("1", "0" * 64, "cctp.pdf", "application/pdf", 3, "CCTP", masked_words=("Nadia",))
    file = Draft(document, tmp_path, ReadDocument(PageKind.PAGE, (Page(1, "1", "Nadia valide."),)))
    text = replace(file, document=replace(document, file="plan.pdf", text_only=True))
    promise = promise_html([file, text], "en")
    assert "This downloadable file keeps the names, addresses and numbers that the pages hide: cctp.pdf." in promise
    assert "tick “Publish its text only” above" in promise
    assert "which anyone can download:<ul><li>cctp.pdf</li></ul>" in promise
    assert "blacked out where something is hidden:<ul><li>plan.pdf</li></ul>" in promise
    assert "keeps the names" not in promise_html([text], "en")
    sheet = replace(text, document=replace(text.document, file="bpu.xlsx", media_type=Format.XLSX.value))
    assert "as a Word document:<ul><li>bpu.xlsx</li></ul>" in promise_html([sheet], "en")


def test_the_form_tells_what_a_file_will_be_called_whose_name_names_somebody(store: Store) -> None:  # noqa: F811
    contact = "Contact : Mme Mireille Kervadec, mireille.kervadec@ville.example."
    app = drop(page("contribute.py"), "CCTP-site-web-KERVADEC.md", markdown(*CLAUSES, contact))
    told = shown(app).replace("\xa0", " ")
    assert (
        "Le nom de votre fichier contient celui d’une personne : il sera publié sous le nom « CCTP-site-web.md »."
        in told
    )
    publish_with_names(app)
    [document] = store.documents()
    assert document.file == "CCTP-site-web.md"
    assert "kervadec" not in shown(page("source.py", document=document.id, page="1")).lower()
    app = drop(page("contribute.py"), "autre.md", markdown("Le titulaire signe."))
    assert "sera publié sous le nom" not in shown(app)


def test_each_person_is_listed_once_with_what_they_do(store: Store) -> None:  # noqa: F811
    people = "Madame Mireille Kervadec, puis KERVADEC Mireille ; Bruno Talhouarn, DSI. Ensuite, Mireille valide le DCE."
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES, people))
    text = shown(app).replace("\xa0", " ")
    assert "2 personnes nommées" in text
    assert ticks(app) == {"Mireille Kervadec (aussi « Mireille » seul)": True, "Bruno Talhouarn (DSI)": True}


@pytest.mark.parametrize("deletes", [True, False], ids=["deleted", "kept"])
def test_who_replaces_a_document_chooses_whether_the_old_version_is_deleted(store: Store, deletes: bool) -> None:  # noqa: F811
    [link] = [code.value for code in share("v1.md", markdown(*CLAUSES)).code if "/mine?key=" in code.value]
    [old] = store.documents()
    app = drop(page("contribute.py", replace=old.id, key=link.split("key=")[1]), "v2.md", markdown(*CLAUSES[:-1]))
    choice = field(app.checkbox, "Supprimer définitivement les versions antérieures")
    assert not choice.value
    assert old.id in str(choice.key)
    choice.set_value(deletes)
    publish(app)
    assert [one.file for one in sorted(store.documents(), key=lambda one: one.file)] == ["v1.md", "v2.md"][deletes:]
    assert ("Supprimées définitivement\N{NO-BREAK SPACE}: version 1" in unescaped(app)) is deletes


def unescaped(app: AppTest) -> str:
    return shown(app).replace("\\", "")


def test_who_replaces_a_document_is_told_which_versions_go_and_which_stay_before_and_after(store: Store) -> None:  # noqa: F811
    share("v1.md", markdown(*CLAUSES))
    app = drop(page("contribute.py"), "v2.md", markdown(*CLAUSES[:-1]))
    app.radio[0].set_value("new version")
    [link] = [code.value for code in publish(app).code if "/mine?key=" in code.value]
    [second] = [one for one in store.documents() if one.is_current]
    app = drop(page("contribute.py", replace=second.id, key=link.split("key=")[1]), "v3.md", markdown(*CLAUSES[:-2]))
    which = (
        "Seraient supprimées\N{NO-BREAK SPACE}: version 2 (v2.md). Resteraient de toute façon, car données par d’autres"
        "\N{NO-BREAK SPACE}: version 1 (v1.md)."
    )
    assert which in [caption.value.replace("\\", "") for caption in app.caption]
    [promise] = [html.proto.body for html in app.get("html") if "Ce qui sera publié" in html.proto.body]
    assert which in promise
    field(app.checkbox, "Supprimer définitivement les versions antérieures").set_value(True)
    told = unescaped(publish(app))
    assert "Supprimées définitivement\N{NO-BREAK SPACE}: version 2 (v2.md)." in told
    assert "Toujours lisibles, car données par d’autres\N{NO-BREAK SPACE}: version 1 (v1.md)." in told


def test_a_version_that_moderators_hide_meanwhile_is_not_said_to_be_deleted(store: Store) -> None:  # noqa: F811
    [link] = [code.value for code in share("v1.md", markdown(*CLAUSES)).code if "/mine?key=" in code.value]
    [first], key = store.documents(), link.split("key=")[1]
    publish(drop(page("contribute.py", replace=first.id, key=key), "v2.md", markdown(*CLAUSES[:-1])))
    [second] = [one for one in store.documents() if one.is_current]
    app = drop(page("contribute.py", replace=second.id, key=key), "v3.md", markdown(*CLAUSES[:-2]))
    field(app.checkbox, "Supprimer définitivement les versions antérieures").set_value(True)
    press_publish(app)
    Moderator(store, "a@ville.example").hide(first.id, "Nom en page 1")
    told = unescaped(when_done(app))
    assert store.is_hidden(first.id)
    assert "Supprimées définitivement\N{NO-BREAK SPACE}: version 2 (v2.md)." in told


def test_a_new_version_says_what_is_guessed_and_what_is_taken_from_the_earlier_one(store: Store) -> None:  # noqa: F811
    [link] = [code.value for code in share("v1.md", markdown(*CLAUSES)).code if "/mine?key=" in code.value]
    [old] = store.documents()
    of_another_year = markdown(*CLAUSES).replace(TITLE.encode(), f"{TITLE}, 2025".encode())
    app = drop(page("contribute.py", replace=old.id, key=link.split("key=")[1]), "v2.md", of_another_year)
    assert field(app.text_area, "Titre (repris de la version antérieure)").value == TITLE
    assert field(app.selectbox, "Année (devinée)").value == 2025
    assert field(app.selectbox, "Licence (obligatoire, reprise de la version antérieure)").value == "etalab-2.0"
    assert "repris" not in "".join(
        one.label for one in drop(page("contribute.py"), "v3.md", of_another_year).text_input
    )


def test_a_document_begun_can_be_taken_up_again_after_another_page_by_its_visitor_alone(store: Store) -> None:  # noqa: F811
    begun = "Vous aviez commencé à partager «\N{NO-BREAK SPACE}v1.md\N{NO-BREAK SPACE}»"
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES))
    assert begun not in unescaped(app)
    app = opened_again(app)
    assert begun in unescaped(app)
    assert "Vérifiez ce qui a été compris" not in shown(app)
    assert begun not in unescaped(page("contribute.py"))  # of somebody else
    press(app, "Reprendre le document commencé")
    assert begun not in unescaped(app)
    assert field(app.text_area, "Titre (deviné)").value == TITLE
    publish(app)
    assert [one.file for one in store.documents()] == ["v1.md"]
    assert begun not in unescaped(opened_again(app))


def test_a_document_begun_that_is_given_up_or_taken_out_is_not_offered_again(store: Store) -> None:  # noqa: F811
    app = opened_again(drop(page("contribute.py"), "v1.md", markdown(*CLAUSES)))
    assert len(store.uploads.at(Step)) == 1
    press(app, "Abandonner")
    assert "Vous aviez commencé" not in shown(opened_again(app))
    assert store.uploads.at(Step) == []
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES))
    app.file_uploader[0].set_value([]).run()
    assert "Vous aviez commencé" not in shown(opened_again(app))
    assert store.uploads.at(Step) == []


def test_a_file_begun_to_replace_a_document_is_not_offered_to_be_shared_by_itself(store: Store) -> None:  # noqa: F811
    [link] = [code.value for code in share("v1.md", markdown(*CLAUSES)).code if "/mine?key=" in code.value]
    [old] = store.documents()
    query = {"replace": old.id, "key": link.split("key=")[1]}
    app = drop(page("contribute.py", **query), "v2.md", markdown(*CLAUSES[:-1]))
    assert "Vous aviez commencé" not in shown(opened_again(app))
    app = opened_again(app, **query)
    press(app, "Reprendre le document commencé")
    app = drop(app, "v3.md", markdown(*CLAUSES[:-2]))  # of which one is taken
    assert [one.file for one in store.uploads.at({Step.PROTECTED})] == ["v3.md"]
    publish(app)
    assert [one.file for one in store.documents() if one.is_current] == ["v3.md"]


def opened_again(app: AppTest, **query: str) -> AppTest:
    """The page after another one was looked at."""
    for file, parameters in (("catalogue.py", {}), ("contribute.py", query)):
        app.switch_page(file)
        app.query_params.clear()
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
    return app


@pytest.mark.usefixtures("store")
def test_a_limit_below_a_megabyte_is_said_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTAGE_MAX_FILE_BYTES", "500000")
    app = page("contribute.py")
    assert "jusqu’à 0,5\N{NO-BREAK SPACE}Mo chacun" in "".join(caption.value for caption in app.caption)
    app = drop(app, "v1.md", b"x" * 500_001)
    assert "la limite est de 0,5 Mo." in unescaped(app).replace("\N{NO-BREAK SPACE}", " ")


def test_a_first_version_has_none_to_delete(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES))
    assert not any("Supprimer" in one.label for one in app.checkbox)


def test_only_what_is_missing_is_asked_for(store: Store) -> None:  # noqa: F811
    app = drop(page("contribute.py"), "v1.md", markdown(*CLAUSES))
    assert "Licence (obligatoire)" in [choice.label for choice in app.selectbox]
    press(app, "Publier")
    assert [warning.value.endswith("choisissez une licence, puis publiez.") for warning in app.warning] == [True]
    assert list(fields_marked(app).values()) == ["Choisissez une licence"]
    assert next(iter(fields_marked(app))) in [choice.key for choice in app.selectbox]
    next(field for field in app.text_area if field.label.startswith("Titre")).set_value("")
    press(app, "Publier")
    assert "choisissez une licence et donnez un titre" in app.warning[0].value
    assert list(fields_marked(app).values()) == ["Donnez un titre", "Choisissez une licence"]
