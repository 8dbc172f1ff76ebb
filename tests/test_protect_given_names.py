"""A first name that comes back alone is hidden, where it means the one who was named in full."""

from __future__ import annotations

import pytest

from corpus.models import Page, PageKind
from ingest.document import ReadDocument
from protect.findings import FIRST_NAME
from protect.masking import find_in_pages, mask
from protect.people.names import is_first_name, is_ordinary

MIREILLE = "Contact : Madame Mireille Kervadec, mireille.kervadec@ville.example."


def first_names(named: str, *texts: str) -> list[str]:
    """The first names that are hidden alone, in the other pages of a document that names somebody on its first."""
    pages = [Page(number, "", text) for number, text in enumerate((named, *texts), 1)]
    return [
        page.text[one.start : one.end]
        for page, found in zip(pages, find_in_pages(pages), strict=True)
        for one in found
        if one.detail == FIRST_NAME
    ]


def shown(named: str, text: str) -> str:
    pages = [Page(1, "", named), Page(2, "", text)]
    return mask(text, find_in_pages(pages)[1])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mireille valide le procès-verbal.", "████████ valide le procès-verbal."),
        ("La relecture revient à Mireille.", "La relecture revient à ████████."),
        ("Merci Mireille pour tout.", "Merci ████████ pour tout."),
        ("L’avis de Bruno, Mireille et de la DSI", "L’avis de Bruno, ████████ et de la DSI"),
        ("MIREILLE : relire l’annexe", "████████ : relire l’annexe"),
        ("À la DRH Mireille vérifie le DCE.", "À la DRH ████████ vérifie le DCE."),
    ],
)
def test_the_first_name_of_who_was_named_in_full_is_hidden_alone(text: str, left: str) -> None:
    assert shown(MIREILLE, text) == left


def test_it_is_hidden_on_the_page_that_names_it_too_and_told_by_its_detail() -> None:
    assert first_names(f"{MIREILLE} Mireille signe.") == ["Mireille"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Notre collègue Ricardo manquait, merci à Ricardo.", "Notre collègue ███████ manquait, merci à ███████."),
        ("Ricardo relit. Our colleague Ricardo left.", "███████ relit. Our colleague ███████ left."),
        ("Ma nouvelle collègue Zbrilka : Zbrilka code.", "Ma nouvelle collègue ███████ : ███████ code."),
        ("Notre stagiaire Léa Quodlan, puis Léa", "Notre stagiaire ███ ███████, puis ███"),
        ("Notre collègue Rose et la Rose des vents", "Notre collègue ████ et la Rose des vents"),
        ("Notre collègue DSI, mon collègue Breton, un breton", "Notre collègue DSI, mon collègue Breton, un breton"),
        ("Nos collègues Etalab et le stagiaire Etalab", "Nos collègues Etalab et le stagiaire Etalab"),
    ],
)
def test_a_colleague_who_is_called_by_a_first_name_is_hidden_wherever_it_stands(text: str, left: str) -> None:
    assert shown("", text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Merci aux stagiaires de 2024, Manuela et Ambre.", "Merci aux stagiaires de 2024, ███████ et █████."),
        ("Nos collègues Inès, Rose et Manuela relisent.", "Nos collègues ████, ████ et ███████ relisent."),
        ("Our former interns, Inès Quodlan and Manuela", "Our former interns, ████ ███████ and ███████"),
        ("Les alternantes : Manuela et Inès. Inès code.", "Les alternantes : ███████ et ████. ████ code."),
        ("Les stagiaires de Nancy, Florence et Victoria", "Les stagiaires de Nancy, Florence et Victoria"),
        ("Les stagiaires des sites, Florence et Victoria", "Les stagiaires des sites, Florence et Victoria"),
        ("Nos collègues Etalab et Manuela", "Nos collègues Etalab et Manuela"),
        ("Les collègues de Manuela et Inès", "Les collègues de Manuela et Inès"),
        ("Nos stagiaires. Manuela et Inès", "Nos stagiaires. Manuela et Inès"),
    ],
)
def test_colleagues_who_are_listed_by_known_first_names_are_hidden(text: str, left: str) -> None:
    assert shown("", text) == left


def test_a_colleague_is_hidden_on_the_other_pages_too() -> None:
    assert shown("Mon collègue Zbrilka manquait.", "La fin revient à Zbrilka.") == "La fin revient à ███████."


@pytest.mark.parametrize(
    ("named", "alone"),
    [
        ("Contact : KERVADEC Mireille, cheffe de projet", "Mireille"),
        ("Jean-Pierre Le Goff, directeur", "Jean-Pierre"),
        ("Madame Zbrilka Quodlan est présente.", "Zbrilka"),
        ("Nom | Prénom | Fonction\nBERTHELOT | Maëlle | Directrice", "Maëlle"),
        ("La directrice, Hélène Morvan, signe.", "Helene"),
    ],
)
def test_it_is_known_in_either_order_and_behind_a_civility_whatever_it_is(named: str, alone: str) -> None:
    assert first_names(named, f"Ensuite, {alone} valide.") == [alone]


@pytest.mark.parametrize(
    "text",
    [
        "Mireille Mathieu chante à Sainte Mireille.",
        "Le spectacle de la troupe Nova Mireille commence.",
        "12 rue Mireille, lycée Mireille, commune de Sainte-Mireille",
        "le logiciel Mireille, l’application « Mireille »",
        "www.Mireille.example/Mireille et @Mireille",
        "mireille",
    ],
)
def test_it_is_left_where_it_belongs_to_somebody_or_something_else(text: str) -> None:
    assert first_names(MIREILLE, text) == []


@pytest.mark.parametrize(
    ("person", "text"),
    [
        ("Pierre Durand", "Pierre naturelle et Pierre de Bourgogne : prix au mètre carré."),
        ("Rose Lenoir", "Rose, blanc ou bleu. Octobre Rose a lieu chaque année."),
        ("Martin Laurent", "Le ru Martin ; Martin traverse le bourg."),
        ("Claire Fontaine", "Claire et précise, la réponse tient en deux pages."),
        ("Florence Morin", "Une délégation part à Florence, puis à Victoria."),
        ("Victoria Bertin", "Une délégation part à Florence, puis à Victoria."),
    ],
)
def test_a_first_name_that_is_a_word_or_a_place_too_is_left_alone(person: str, text: str) -> None:
    assert first_names(f"Madame {person}, directrice.", text) == []


@pytest.mark.parametrize("before", ["voir avec", "demander à", "À l’attention de", "bonjour"])
def test_one_that_is_a_word_too_is_hidden_behind_words_that_lead_to_somebody(before: str) -> None:
    assert first_names("Madame Rose Lenoir, directrice.", f"Pour les annexes, {before} Rose.") == ["Rose"]


def test_a_first_name_that_the_document_writes_in_small_letters_is_a_word_in_it() -> None:
    assert first_names("Madame Olympe Lenoir", "Olympe ouvre.") == ["Olympe"]
    assert first_names("Madame Olympe Lenoir", "Olympe ouvre. Un olympe de papier.") == []


def test_the_address_of_somebody_does_not_make_a_word_of_the_name() -> None:
    assert first_names("Mireille Kervadec, mireille.kervadec@x.example", "Mireille signe.") == ["Mireille"]
    assert first_names("Mireille Kervadec, mireille@kervadec.example", "Mireille signe.") == ["Mireille"]


def test_nobody_is_hidden_in_a_document_that_names_nobody_in_full() -> None:
    assert first_names("Le titulaire signe.", "Mireille valide.") == []


def test_the_title_that_a_file_gives_itself_is_without_them() -> None:
    read = ReadDocument(PageKind.PAGE, (Page(1, "", MIREILLE),), title="Notes de Mireille").searched()
    assert read.as_shown().title == "Notes de ████████"


def test_words_that_are_first_names_too_are_told() -> None:
    assert is_ordinary("Rose")
    assert is_first_name("Rose")
    assert not is_ordinary("Mireille")
