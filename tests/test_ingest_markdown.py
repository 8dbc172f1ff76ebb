from pathlib import Path

import pytest

from corpus.models import BlockKind
from ingest.document import ReadDocument
from ingest.readers.markdown import read_markdown


def read(folder: Path, text: str) -> ReadDocument:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return read_markdown(path, "a.md")


def test_text_is_what_a_reader_of_the_rendered_page_sees(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        "# Objet\n\nUn **délai** de [4 heures](https://a.fr) ![logo](l.png)\nest *dû*. <!-- non -->\n\n"
        "- un\n  - deux\n\n```\ncode ici\n```\n\n<div><p>Du HTML.</p></div>\n\n    indenté\n",
    ).pages[0]
    assert [(block.kind, page.text[block.start : block.end]) for block in page.blocks] == [
        (BlockKind.HEADING, "Objet"),
        (BlockKind.PARAGRAPH, "Un délai de 4 heures logo est dû."),
        (BlockKind.LIST_ITEM, "un"),
        (BlockKind.LIST_ITEM, "deux"),
        (BlockKind.PARAGRAPH, "code ici"),
        (BlockKind.PARAGRAPH, "Du HTML."),
        (BlockKind.PARAGRAPH, "indenté"),
    ]


def test_table_rows_know_their_heading_and_columns(tmp_path: Path) -> None:
    page = read(tmp_path, "## Anomalies\n\n| Type | 2024 |\n|---|---|\n| **Bloquantes** | 5 |\n").pages[0]
    assert page.text == "Anomalies\nType | 2024\nBloquantes | 5"
    assert page.blocks[-1].context == "Anomalies — Type | 2024"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: 'Retour d''expérience : le défi'\nmenu: 1\n---\n\n## Début\n", "Retour d'expérience : le défi"),
        ("---\ntitle: Un titre sur\n  deux lignes\n---\ntexte", "Un titre sur deux lignes"),
        ("---\ntitle: [\n---\n\n# Titre\n", "Titre"),
        ("# Titre\n\ntexte", "Titre"),
        ("## Partie\n\ntexte", ""),
    ],
)
def test_title_is_the_front_matter_s_or_the_first_heading(tmp_path: Path, text: str, title: str) -> None:
    assert read(tmp_path, text).title == title


def test_tags_of_site_generators_are_not_shown(tmp_path: Path) -> None:
    text = '# {{< param title >}}\n\n{{< callout emoji="x" >}}\nConseil.\n{{< /callout >}}\n\n{% include a %}\n'
    assert read(tmp_path, text).pages[0].text == "Conseil."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Table des matières {#table-des-matières .TOC-Heading}\n\nOrve", "Table des matières\nOrve"),
        ("##  {#section-1 .unnumbered}\n\nOrve", "Orve"),
        ('![logo](l.png){width="2.3in"\nheight="1.6in"} Orve', "logo Orve"),
        ("Écrire à [« appels@orve.example »]{.mark}.", "Écrire à « appels@orve.example »."),
        ("Les *templates*{lang=en} d’Orve", "Les templates d’Orve"),
        ("[2. Préambule [3](#préambule)](#préambule)\n\nOrve", "Orve"),
        ("Avant\n\n```{=html}\n<!-- -->\n```\n\nAprès", "Avant\nAprès"),
        ("Le gabarit {titre} et l’ensemble {a, b} restent", "Le gabarit {titre} et l’ensemble {a, b} restent"),
    ],
)
def test_what_pandoc_notes_beside_the_text_is_not_shown(tmp_path: Path, text: str, shown: str) -> None:
    assert read(tmp_path, text).pages[0].text == shown


def test_pages_of_a_converted_pdf_are_joined(tmp_path: Path) -> None:
    text = (
        "# CCAP_maintenance\n\n> Converti automatiquement depuis le PDF source\n> Pages: 2\n\n---\n\n## Page 1\n\n"
        "ARTICLE 1 OBJET.....................3\n\n ARTICLE 1 OBJET\n"
        "Le présent accord-cadre porte sur la maintenance applicative du\n\nlogiciel, pour une durée fixée à\n\n"
        "---\n\n## Page 2\n\n    48 mois.\n\n    • la maintenance\n         corrective ;\n"
    )
    document = read(tmp_path, text)
    page = document.pages[0]
    assert document.title == "CCAP maintenance"
    assert [(block.kind, page.text[block.start : block.end]) for block in page.blocks] == [
        (BlockKind.HEADING, "ARTICLE 1 OBJET"),
        (
            BlockKind.PARAGRAPH,
            "Le présent accord-cadre porte sur la maintenance applicative du logiciel, pour une durée fixée à",
        ),
        (BlockKind.PARAGRAPH, "48 mois."),
        (BlockKind.LIST_ITEM, "la maintenance corrective ;"),
    ]


@pytest.mark.shared
def test_real_converted_tender_has_its_articles(shared: Path) -> None:
    file = "hadrienblanc_CCAP-2025-TMA-AQUAREEL-vd.md"
    document = read_markdown(shared / "corpus" / file, file)
    text = "\n".join(page.text for page in document.pages)
    assert "L’accord-cadre est conclu pour une durée initiale de 24 mois à compter de la notification" in text
    headings = [
        page.text[block.start : block.end]
        for page in document.pages
        for block in page.blocks
        if block.kind is BlockKind.HEADING
    ]
    assert headings[:4] == [
        "ARTICLE 1 OBJET DE L’ACCORD CADRE",
        "ARTICLE 2 DOCUMENTS CONTRACTUELS",
        "ARTICLE 3 DISPOSITIONS GENERALES",
        "3.1 Forme et durée",
    ]
