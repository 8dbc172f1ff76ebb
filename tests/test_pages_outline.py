"""A document's outline, and where a reader is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from corpus.models import Block, BlockKind, Document, Page, PageKind
from pages.shown.outline import (
    Entry,
    about_topic,
    current_entry,
    outline,
    path_to,
    questions_about,
    without_cover,
    without_number,
    worth_a_question,
)


def page(number: int, *headings: tuple[str, int]) -> Page:
    text, blocks = "", []
    for words, level in headings:
        blocks.append(Block(BlockKind.HEADING, len(text), len(text) + len(words), level))
        text += f"{words}\nDu texte.\n"
    return Page(number, "", text, tuple(blocks))


def told(entries: Sequence[Entry], title: str = "", buyer: str = "", kind: str = "") -> str:
    """The words of the heading that is most worth a question, "" where none is."""
    return next(map(without_number, worth_a_question(entries, title, buyer, kind)), "")


PAGES = [page(1, ("Article 1 – Objet", 1), ("1.1 Périmètre", 2)), page(2, ("Article 6 – Pénalités de retard", 1))]


def test_the_outline_lists_headings_in_order_with_their_places() -> None:
    assert [(entry.text, entry.level, entry.page) for entry in outline(PAGES)] == [
        ("Article 1 – Objet", 1, 1),
        ("1.1 Périmètre", 2, 1),
        ("Article 6 – Pénalités de retard", 1, 2),
    ]


def test_a_heading_is_told_without_the_colon_that_ends_it() -> None:
    entries = outline([page(1, ("Délais\u00a0:", 1), ("Pièces : le RC", 1), (":", 1))])
    assert [entry.text for entry in entries] == ["Délais", "Pièces : le RC"]


def test_a_reader_is_under_the_last_heading_above_the_passage() -> None:
    entries = outline(PAGES)
    assert current_entry(entries, 1, 20) == 0
    assert current_entry(entries, 1, len(PAGES[0].text) - 1) == 1
    assert current_entry(entries, 2, None) == 2
    assert path_to(entries, 1) == ["Article 1 – Objet", "1.1 Périmètre"]


def test_a_page_without_heading_continues_the_one_before() -> None:
    assert current_entry(outline(PAGES), 3, None) == 2
    assert current_entry([], 1, 5) is None


def test_the_heading_worth_a_question_is_a_clause_that_buyers_look_for() -> None:
    assert told(outline(PAGES)) == "Pénalités de retard"
    assert told([]) == ""
    assert told([Entry("Infogérance", 1, 1, 0, 11)]) == "Infogérance"
    assert told([Entry("4", 1, 1, 0, 1), Entry("Exploitation", 2, 1, 2, 14)]) == "Exploitation"
    assert told([Entry("IV - Exploitation", 1, 1, 0, 17)]) == "Exploitation"


def test_a_document_is_not_asked_about_a_heading_that_any_has() -> None:
    pages = [page(1, ("1. Contexte", 1), ("2. Préambule :", 1), ("3. Hébergement", 1))]
    assert told(outline(pages)) == "Hébergement"
    assert told(outline([page(1, ("Introduction", 1))])) == ""


def test_a_document_is_not_asked_about_its_own_title() -> None:
    title = ("CCTP – Refonte du site internet et délais", 1)
    below = [page(1, title, ("1 Objet du marché", 2)), page(2, ("2 Hébergement", 2))]
    beside = [page(1, ("Refonte du site internet et délais", 1)), page(2, ("1 Objet du marché", 1))]
    assert told(outline(below)) == "Objet du marché"
    assert told(outline(beside), title[0]) == "Objet du marché"
    assert told(outline([page(1, title)]), title[0]) == ""


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("RÈGLEMENT DE LA CONSULTATION", "RC"),
        ("Règlement de la consultation (RC)", "RC"),
        ("CAHIER DES CLAUSES TECHNIQUES PARTICULIÈRES", "CCTP"),
        ("CCAP", "CCAP"),
        ("Acte d’engagement", "AE"),
    ],
)
def test_a_document_is_not_asked_about_what_kind_it_is(heading: str, kind: str) -> None:
    pages = [page(1, (heading, 1), ("Article 1 – Objet", 1), ("Article 2 – Critères d’attribution", 1))]
    assert told(outline(pages), kind=kind) == "Critères d’attribution"
    assert told(outline(pages), kind="guide") == heading


def test_a_document_is_not_asked_about_a_masked_line_nor_about_its_buyer() -> None:
    pages = [page(1, ("Chargé du suivi : ████ ██████", 1), ("VILLE DE PONTARMEL", 1), ("1 Objet du marché", 1))]
    assert told(outline(pages), buyer="Ville de Pontarmel") == "Objet du marché"
    assert told(outline(pages)[:1], buyer="ville de Pontarmel") == ""


def test_a_line_that_tells_how_to_reach_somebody_is_no_heading() -> None:
    contacts = (
        "Tél. : 01 23 45 67 89",
        "Courriel : achats@pontarmel.example",
        "12, rue de la Gare",
        "www.pontarmel.fr",
    )
    assert outline([page(1, *((line, 1) for line in contacts))]) == []
    clauses = ("Adresse de facturation", "Contacts et escalade", "Téléphonie", "12 Quais et cours")
    assert [entry.text for entry in outline([page(1, *((line, 1) for line in clauses))])] == list(clauses)


def test_a_line_that_tells_who_somebody_is_is_no_heading() -> None:
    masked = ("Valideur : ████████ ██████", "Responsable de la cellule des achats : ████████ ██████", "████████ ██████")
    assert outline([page(1, *((line, 1) for line in masked))]) == []
    clauses = ("2e séance – ████ ████████ : Mesurer son impact dans le réel", "Lot 1 : Maintenance")
    assert [entry.text for entry in outline([page(1, *((line, 1) for line in clauses))])] == list(clauses)


def test_no_question_is_asked_on_what_is_hidden() -> None:
    pages = [page(1, ("« Trouver son sponsor » avec ██████ ██████", 1))]
    hidden = Document("1", "1", "a.docx", "", 1, "CCTP relu par ██████ ██████", keywords=("██████", "cloud"))
    assert questions_about(hidden, pages, "fr") == [about_topic("cloud", "fr")]
    assert questions_about(replace(hidden, keywords=()), pages, "fr") == []


def test_no_question_is_asked_on_the_buyer_or_the_title_which_any_page_may_name() -> None:
    schedule = Document(
        "1", "1", "bpu.xlsx", "", 1, "BPU – Infogérance du parc", "BPU", buyer="Ville de Saint-Aubin-les-Ormes",
        keywords=("Ville de Saint-Aubin-les-Ormes", "Infogérance du parc", "astreinte"),
    )  # fmt: skip
    assert questions_about(schedule, [], "fr") == [about_topic("astreinte", "fr")]


def test_a_document_is_asked_about_the_headings_that_have_a_text_of_their_own() -> None:
    lines = ["Retour d’expérience : refonte du site", "Déroulement", "Planning", "Six mois.", "Délais", "Prix", "Fin."]
    headings = {0: 1, 1: 2, 2: 3, 4: 2, 5: 3}
    text, blocks = "", []
    for place, line in enumerate(lines):
        kind = BlockKind.HEADING if place in headings else BlockKind.PARAGRAPH
        blocks.append(Block(kind, len(text), len(text) + len(line), headings.get(place, 0)))
        text += f"{line}\n"
    lessons = Document("1", "1", "a.txt", "", 1, lines[0], "REX", keywords=("hébergement", "Planning"))
    asked = questions_about(lessons, [Page(1, "", text, tuple(blocks))], "fr")

    assert asked == [about_topic(topic, "fr") for topic in ("Prix", "Planning", "hébergement")]


def kept(document: Document, *pages: Page) -> list[str]:
    return [entry.text for entry in without_cover(outline(pages), document)]


CCAP = Document("1", "1", "a.pdf", "", 9, "CCAP – Infogérance et réseaux", "CCAP", buyer="Ville du Bourget")


def test_the_lines_of_a_cover_are_no_part_of_the_outline() -> None:
    cover = page(1, ("VILLE DU BOURGET", 1), ("Appel d’Offres Ouvert", 1), ("OBJET DE LA CONSULTATION", 1))
    second = page(2, ("CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIERES", 1), ("Préambule", 1))
    third = page(3, ("1 - Dispositions générales", 1), ("Ville du Bourget", 2))

    assert kept(CCAP, cover, second, third) == ["Préambule", "1 - Dispositions générales", "Ville du Bourget"]


def test_headings_before_the_first_number_stay_behind_a_cover_and_on_it_where_any_document_has_them() -> None:
    cover = page(1, ("Appel d’Offres Ouvert", 1), ("Sommaire", 1))
    second, third = page(2, ("Calendrier", 1)), page(3, ("1 - Prix", 1))

    assert kept(CCAP, cover, second, third) == ["Sommaire", "Calendrier", "1 - Prix"]


def test_headings_of_a_first_page_that_is_no_cover_stay() -> None:
    first = page(
        1, ("Mairie du Bourget", 1), ("Infogérance et réseaux", 1), ("Réseaux", 1), ("Calendrier", 1), ("1. Objet", 1)
    )
    assert kept(CCAP, first) == ["Réseaux", "Calendrier", "1. Objet"]
    assert kept(
        replace(CCAP, page_kind=PageKind.SECTION), page(1, ("Contacts utiles", 1)), page(2, ("1. Prix", 1))
    ) == [
        "Contacts utiles",
        "1. Prix",
    ]


def test_a_title_above_headings_without_numbers_is_no_part_of_the_outline_unless_it_is_all() -> None:
    title = ("CCAP Infogérance et réseaux", 1)
    assert kept(CCAP, page(1, title, ("Durée", 2), ("Infogérance et réseaux", 2))) == [
        "Durée",
        "Infogérance et réseaux",
    ]
    assert kept(CCAP, page(1, title)) == [title[0]]
    assert kept(CCAP) == []
