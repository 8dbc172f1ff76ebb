"""What a Markdown file says of itself ahead of its text, and what is left of what only a site generator reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.description import NOTHING_GIVEN, Description, complete
from ingest.document import FrontMatter, ReadDocument
from ingest.readers.markdown import read_markdown

BODY = "Le retour raconte comment douze équipes ont travaillé ensemble pendant deux ans, et ce qu’elles en ont appris."


def read(folder: Path, text: str) -> ReadDocument:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return read_markdown(path, "a.md")


def described(folder: Path, header: str, body: str = BODY) -> Description:
    return complete(NOTHING_GIVEN, read(folder, f"---\n{header}\n---\n\n{body}\n"), "a.md")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("date: 2022-02-07", FrontMatter(year=2022)),
        ("Date: '2018-08-31 09:00:00 -0400'", FrontMatter(year=2018)),
        ("date: 2021-04-29T10:00:00Z", FrontMatter(year=2021)),
        ("year: 2019", FrontMatter(year=2019)),
        ("date: 29/04/2021", FrontMatter()),
        ("date: soon", FrontMatter()),
        ("date: [2021]", FrontMatter()),
        ("date: 2021-02-30", FrontMatter()),
        ("lang: fr-CA", FrontMatter(language="fr")),
        ("language: French", FrontMatter()),
        ("auteur : Centre d’expertise d’Orve", FrontMatter(author="Centre d’expertise d’Orve")),
        ("author: Ada Noir\norganisation: Région d’Orve", FrontMatter(author="Région d’Orve")),
    ],
)
def test_a_header_says_who_wrote_it_when_and_in_which_language(tmp_path: Path, header: str, said: FrontMatter) -> None:
    assert read(tmp_path, f"---\n{header}\n---\n\n{BODY}\n").front_matter == said


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("titre : Rapport d'expérimentation", "Rapport d'expérimentation"),
        ("Titre: Décision\nsous-titre: Gestion des accès", "Décision – Gestion des accès"),
        ("title: Décision\nsubtitle: Hébergement des services", "Décision – Hébergement des services"),
        ("sous-titre: Hébergement des services", "Un titre"),
    ],
)
def test_its_title_goes_on_with_what_stands_below_it(tmp_path: Path, header: str, title: str) -> None:
    assert read(tmp_path, f"---\n{header}\n---\n\n# Un titre\n\n{BODY}\n").title == title


def test_what_is_left_open_is_guessed_from_the_header(tmp_path: Path) -> None:
    found = described(tmp_path, "title: Décision\nauthor: Centre d’expertise d’Orve\ndate: 2021-09-15\nlang: en")
    assert (found.buyer, found.year, found.language) == ("Centre d’expertise d’Orve", 2021, "en")


def test_who_is_a_person_is_no_buyer_and_what_the_title_says_of_the_year_goes_first(tmp_path: Path) -> None:
    found = described(tmp_path, "title: Bilan 2019\nauthor: Ada Noir, équipe du portail\ndate: 2021-09-15")
    assert (found.buyer, found.year, found.language) == ("", 2019, "fr")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Objet\n\n{:.no_toc}\n- TOC\n{:toc}\n\nTexte.", "Objet\nTexte."),
        ("- à remplacer\n{:toc .petit}\n\nTexte.", "Texte."),
        ("- un\n- deux\n{: .liste}\n", "un\ndeux"),
        ("Texte.\n{:#ancre}\n", "Texte."),
        ("Le format {:.2f} et {:>8} restent.", "Le format {:.2f} et {:>8} restent."),
        ("- un\n\nSommaire {toc}", "un\nSommaire {toc}"),
    ],
)
def test_what_a_site_generator_reads_is_not_shown(tmp_path: Path, text: str, shown: str) -> None:
    assert read(tmp_path, text).pages[0].text == shown


@pytest.mark.parametrize(
    ("alternative", "shown"),
    [
        ("alt_text", "Avant après."),
        ("img", "Avant après."),
        ("Image 12", "Avant après."),
        ("image du port", "Avant image du port après."),
        ("Logo de la ville", "Avant Logo de la ville après."),
    ],
)
def test_a_picture_says_nothing_where_a_program_has_written_what_it_shows(
    tmp_path: Path, alternative: str, shown: str
) -> None:
    assert " ".join(read(tmp_path, f"Avant ![{alternative}](a.png) après.").pages[0].text.split()) == shown


@pytest.mark.parametrize("name", ["description", "Excerpt", "chapo", "résumé"])
def test_what_a_site_shows_above_the_text_is_read_before_it(tmp_path: Path, name: str) -> None:
    header = f"{name}: >-\n  L’appel est ouvert jusqu’au\n  9 mars, à minuit.\n\n  Le comité se réunit le **20 mars**."
    text = read(tmp_path, f"---\ntitle: Appel\n{header}\n---\n\n{BODY}\n").pages[0].text
    assert text == f"L’appel est ouvert jusqu’au 9 mars, à minuit.\nLe comité se réunit le 20 mars.\n{BODY}"


@pytest.mark.parametrize(
    "header",
    [
        f"description: {BODY}",
        f'description: "{BODY[:80]}…"',
        f'description: "{BODY[:80]} [...]"',
        "description: [a, b]",
        f"description: {'[' * 3000}",
        f"x: 0x{'f' * 5000}",
        "x: !!timestamp foo",
        "x: !!bool foo",
        "x: !!int ''",
    ],
)
def test_what_the_text_says_itself_is_not_read_twice(tmp_path: Path, header: str) -> None:
    assert read(tmp_path, f"---\n{header}\n---\n\n{BODY}\n").pages[0].text == BODY


def test_what_goes_on_otherwise_than_the_text_is_read(tmp_path: Path) -> None:
    text = read(tmp_path, f"---\ndescription: {BODY} Ada Noir le raconte.\n---\n\n{BODY}\n").pages[0].text
    assert text == f"{BODY} Ada Noir le raconte.\n{BODY}"


def test_a_description_that_two_fields_give_is_read_once(tmp_path: Path) -> None:
    twice = "description: Douze équipes se racontent.\nexcerpt: Douze équipes se racontent."
    assert read(tmp_path, f"---\n{twice}\n---\n\n{BODY}\n").pages[0].text == f"Douze équipes se racontent.\n{BODY}"
