"""Masking hides exactly what was found, keeps every place, and finds again what was found elsewhere in the document."""

from __future__ import annotations

from corpus.models import Block, BlockKind, Page
from protect.findings import Kind
from protect.masking import MASK, find_in_pages, mask, mask_pages
from protect.personal_data import find_personal_data

TEXT = "Contact : Claire Martin, cheffe de projet, claire.martin@ville.example, 01 23 45 67 89."


def masked(*texts: str) -> list[str]:
    pages = [Page(number, str(number), text) for number, text in enumerate(texts, start=1)]
    return [page.text for page in mask_pages(pages, find_in_pages(pages))]


def test_letters_and_figures_are_hidden_and_everything_else_stays() -> None:
    hidden = mask(TEXT, find_personal_data(TEXT, "fr"))
    assert hidden == "Contact : ██████ ██████, cheffe de projet, ██████.██████@█████.███████, ██ ██ ██ ██ ██."
    assert len(hidden) == len(TEXT)


def test_of_a_password_every_sign_is_hidden() -> None:
    [shown] = masked("Mot de passe : Ormes-2024!, à changer par M. J.-P. Morvan.")
    assert shown == "Mot de passe : ███████████, à changer par M. █.-█. ██████."


def test_what_is_found_once_is_hidden_wherever_it_stands() -> None:
    first, second = masked(TEXT, "Claire Martin écrit à Martin Claire ; Claire Martinet aussi.")
    assert "Claire" not in first
    assert second == "██████ ██████ écrit à Martin Claire ; Claire Martinet aussi."


def test_a_surname_alone_is_hidden_where_it_was_found_only() -> None:
    assert masked("Mme Rose est présente.", "La rose et Rose sont des fleurs.")[1] == "La rose et Rose sont des fleurs."


def test_labels_and_repeated_headers_are_hidden_too() -> None:
    row = Block(BlockKind.TABLE_ROW, 0, 4, context="Suivi : Claire Martin")
    [page] = mask_pages([Page(1, "Contact : Claire Martin", TEXT, (row,))], find_in_pages([Page(1, "", TEXT, (row,))]))
    assert (page.label, page.blocks[0].context) == ("Contact : ██████ ██████", "Suivi : ██████ ██████")
    assert (page.blocks[0].start, page.blocks[0].end) == (0, 4)


def test_a_document_without_anything_to_hide_is_left_as_it_is() -> None:
    pages = [Page(1, "1", "Le titulaire rétablit le service en quatre heures.")]
    found = find_in_pages(pages)
    assert found == ((),)
    assert mask_pages(pages, found) == tuple(pages)


def test_the_language_is_told_from_the_text() -> None:
    text = "The clerk of the county is on duty and the desk answers on 020 7946 0182 for all of the staff."
    assert [one.kind for one in find_personal_data(text)] == [Kind.PHONE]
    assert MASK not in text
