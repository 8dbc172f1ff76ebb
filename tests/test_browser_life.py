"""The whole life of a document in a real browser: given, cleaned, published, asked, replaced, withdrawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document as WordDocument
from playwright.sync_api import Page, expect
from test_browser_journey import Visitor, browser, files, server, visitor  # noqa: F401 - fixtures
from visits import at_rest, choose_licence

from corpus.links import FEED_PATH

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AUTHOR, COMMENTATOR = "Philomène Quéméner", "Gontran Le Hénaff"
EMAILS = ("philomene.quemener@fontclaire.example", "gontran.lehenaff@fontclaire.example")
TITLE = "CCTP – Location de vélos cargo de la Ville de Fontclaire (2026)"
CLAUSES = [
    "Le titulaire livre chaque vélo cargo monté, réglé et marqué au plus tard le {day} du mois.",
    "Tout vélo cargo immobilisé plus de deux jours est remplacé par un vélo de même charge utile.",
    "Les batteries sont garanties pour mille cycles de charge et reprises en fin de vie par le titulaire.",
    "Le loyer mensuel comprend l’assurance contre le vol, la révision annuelle et le remplacement des pneus.",
    "Les vélos rendus en fin de location sont inventoriés devant un représentant de la Ville.",
]
QUESTION = "Quand le titulaire livre-t-il chaque vélo cargo ?"


def write(path: Path, day: str) -> Path:
    """A tender in Word that tells who wrote it, what a colleague thinks of it, and how to reach both."""
    document = WordDocument()
    document.add_heading(TITLE, 1)
    for clause in CLAUSES:
        paragraph = document.add_paragraph(clause.format(day=day))
    document.add_comment(paragraph.runs, "À revoir avant publication.", author=COMMENTATOR, initials="GLH")
    document.add_paragraph(f"Renseignements : {EMAILS[0]} ou {EMAILS[1]}.")
    document.core_properties.author = AUTHOR
    document.core_properties.last_modified_by = AUTHOR
    document.save(str(path))
    return path


def drop(page: Page, path: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    expect(page.get_by_label("Titre")).to_have_value(TITLE)


def publish(page: Page) -> str:
    """Publishes what was dropped, which names nobody that its pages hide; returns the secret link."""
    page.get_by_role("button", name="Publier").click()
    return published(page)


def published(page: Page) -> str:
    """Waits for what is published to be so, and copies the secret link, which it returns."""
    expect(page.get_by_text("1 document est publié et consultable.")).to_be_visible()
    page.get_by_role("button", name="Copier").click()
    expect(page.get_by_role("button", name="Copié")).to_be_visible()
    return page.get_by_test_id("stCode").inner_text().strip()


def publish_with_names(page: Page) -> str:
    """Publishes a file that keeps whom its pages hide, which is told first; returns the secret link."""
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_text("y lire ce que les pages masquent")).to_be_visible()
    expect(page.get_by_text("1 document est publié et consultable.")).to_have_count(0)
    page.get_by_role("button", name="Publier le fichier tel quel").click()
    return published(page)


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in WordDocument(str(path)).paragraphs]


def test_the_whole_life_of_a_document(visitor: Visitor, tmp_path: Path) -> None:  # noqa: F811
    given = write(tmp_path / "velos.docx", "cinq")

    page = visitor.open("/contribute")
    drop(page, given)
    for told in (AUTHOR, COMMENTATOR, *EMAILS):
        expect(page.get_by_text(re.compile(re.escape(told).replace("@", "@\u2060?"))).first).to_be_visible()
    expect(page.get_by_text("2 adresses électroniques", exact=True)).to_be_visible()
    choose_licence(page, "Licence Ouverte 2.0")
    link = publish_with_names(page)
    assert "/mine?key=" in link

    page.get_by_role("link", name="Interroger ce document").click()
    expect(page.get_by_role("heading", name="Interroger ce document")).to_be_visible()
    visitor.ask(QUESTION)
    expect(page.locator(".source .title").first).to_have_text(TITLE.removeprefix("CCTP – "))
    visitor.open("/")
    visitor.ask(QUESTION)
    expect(page.locator(".source").first).to_contain_text("au plus tard le cinq du mois")

    with page.expect_download() as download:
        page.get_by_role("link", name="Télécharger").first.click()
    file = download.value.url
    published = tmp_path / "published.docx"
    download.value.save_as(published)
    assert texts(published) == texts(given)
    copy = WordDocument(str(published))
    assert (copy.core_properties.author, copy.core_properties.last_modified_by) == ("", "")
    assert list(copy.comments) == []
    content = published.read_bytes()
    assert AUTHOR.encode() not in content

    page.get_by_role("link", name="Ouvrir la page").first.click()
    page.get_by_text("Renseignements").first.wait_for()
    for email in EMAILS:
        assert email not in page.content()

    page.goto(link)
    page.get_by_role("link", name="Remplacer par une nouvelle version").click()
    expect(page.get_by_role("heading", name=f"Remplacer « {TITLE} »")).to_be_visible()
    drop(page, write(tmp_path / "velos-2.docx", "douze"))
    assert publish_with_names(page) == link
    visitor.open("/")
    visitor.ask(QUESTION)
    expect(page.locator(".source").first).to_contain_text("au plus tard le douze du mois")
    expect(page.get_by_text("au plus tard le cinq du mois")).to_have_count(0)

    page.goto(link)
    current = at_rest(page).locator("[class*=st-key-mine-]").first
    current.get_by_text("Retirer", exact=True).click()
    at_rest(page)
    current.get_by_role("button", name="Retirer définitivement").click()
    expect(current.get_by_role("button", name="Ne pas retirer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(current.get_by_role("button", name="Oui, retirer définitivement")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 documents sont retirés.")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", name="Ce lien n’ouvre rien")).to_be_visible()

    document_id = file.split("/sources/")[1].split("/")[0]
    for gone in (
        file,
        f"{visitor.address}/documents/{document_id}",
        f"{visitor.address}/documents/{document_id}.jsonld",
    ):
        assert page.request.get(gone).status == 404, gone
    assert document_id not in page.request.get(f"{visitor.address}{FEED_PATH}").text()
    visitor.open("/catalogue")
    expect(page.get_by_text(re.compile(r"1 document\b"))).to_be_visible()
    assert "vélos cargo" not in page.content()
    page.goto(f"{visitor.address}/?q={QUESTION}")
    expect(page.get_by_text("Les documents partagés ne répondent pas à cette question.")).to_be_visible()
    expect(page.get_by_text("vélo cargo monté")).to_have_count(0)
