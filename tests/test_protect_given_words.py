"""What a giver wants masked beside what is found is masked wherever it stands, and nothing else is."""

from __future__ import annotations

import pytest

from corpus.models import Block, BlockKind, Page
from protect.given_words import find_words, in_either_order, read_lines, read_words, read_words_of
from protect.masking import find_in_pages, mask, mask_pages


def masked(text: str, *words: str) -> str:
    return mask(text, find_words(text, words))


def test_words_are_said_one_a_line_or_with_commas() -> None:
    assert read_words(" Nadia\nYilmaz, Mélanie  Rossi;Nadia\n\nà\n-") == ("Nadia", "Yilmaz", "Mélanie Rossi")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Valider avec Nadia avant lundi.", ["nadia"], "Valider avec █████ avant lundi."),
        ("Voir aussi YILMAZ à la DSI", ["Yilmaz"], "Voir aussi ██████ à la DSI"),
        ("Chef de projet | Melanie Rossi | 4 ans", ["Mélanie Rossi"], "Chef de projet | ███████ █████ | 4 ans"),
        ("Me\u0301lanie et MÉLANIE", ["melanie"], "██\u0301█████ et ███████"),
        ("Mélanie\nRossi, Mélanie-Rossi", ["mélanie rossi"], "███████\n█████, ███████-█████"),
        ("Le cœur du projet Œdipe", ["oedipe"], "Le cœur du projet █████"),
        ("Projet X12, X123", ["x12"], "Projet ███, X123"),
        ("Au 2 rue X, 44000\nNantes, à Nantes", ["2 rue X, 44000 Nantes"], "Au █ ███ █, █████\n██████, à Nantes"),
        ("Au 2 rue X 44000 Nantes", ["2 rue X, 44000 Nantes"], "Au █ ███ █ █████ ██████"),
        ("Rossi, Mélanie", ["rossi mélanie"], "Rossi, Mélanie"),
    ],
)
def test_a_word_is_masked_in_any_case_and_with_or_without_accents(text: str, words: list[str], shown: str) -> None:
    assert masked(text, *words) == shown


def test_a_part_of_a_word_stays() -> None:
    assert masked("Nadiapolis, anadia, Nadia2", "Nadia") == "Nadiapolis, anadia, Nadia2"


def test_labels_and_repeated_headers_lose_the_words_too_and_what_is_found_with_them() -> None:
    text = "Contact : Mme Claire Martin\nAvec Nadia Claire Martin"
    row = Block(BlockKind.TABLE_ROW, 0, 4, context="Suivi par Nadia")
    pages = [Page(1, "Nadia", text, (row,))]
    [page] = mask_pages(pages, find_in_pages(pages), ["nadia", "claire"])
    assert (page.label, page.blocks[0].context) == ("█████", "Suivi par █████")
    assert page.text == "Contact : Mme ██████ ██████\nAvec █████ ██████ ██████"
    [only_words] = mask_pages(pages, (), ["nadia"])
    assert only_words.text == "Contact : Mme Claire Martin\nAvec █████ Claire Martin"


def test_words_that_are_known_with_a_comma_keep_it_among_others() -> None:
    said = "Nadia, Yilmaz\n2  rue X, 44000 Nantes\nNadia"
    assert read_words_of(said, ["2 rue X, 44000 Nantes"]) == ("Nadia", "Yilmaz", "2 rue X, 44000 Nantes")


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("Jeanne Vasseur", ("Jeanne Vasseur", "Vasseur Jeanne")),
        ("Vasseur", ("Vasseur",)),
        ("2 rue X", ("2 rue X",)),
        ("rue X, Nantes", ("rue X, Nantes",)),
    ],
)
def test_a_name_has_its_family_name_first_or_last_and_an_address_has_one_order(
    said: str, ways: tuple[str, ...]
) -> None:
    assert in_either_order(said) == ways


def test_words_that_are_said_one_a_line_keep_their_commas() -> None:
    assert read_lines("12 rue des Tanneurs, 44000 Nantes\n\n a \nJeanne  Vasseur\r\nJeanne Vasseur") == (
        "12 rue des Tanneurs, 44000 Nantes",
        "Jeanne Vasseur",
    )
