"""What is left readable by name is shown, and all else that was found stays hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.disclosure import NOTHING_DISCLOSED, Disclosure
from corpus.models import Page, PageKind
from ingest.document import ReadDocument
from protect.findings import Finding
from protect.kept import to_hide
from protect.personal_data import find_personal_data

TEXT = "Contact : Mme Claire Martin, claire.martin@ville.example, 01 23 45 67 89. Visa : M. Paul Talhouarn, maire."


def hidden(text: str, *kept: str, keeps: bool = False) -> list[str]:
    found = find_personal_data(text, "fr")
    return [text[one.start : one.end] for one in to_hide(text, found, Disclosure(keeps, kept_words=kept))]


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ((), ["Claire Martin", "claire.martin@ville.example", "01 23 45 67 89", "Paul Talhouarn"]),
        (("Paul Talhouarn",), ["Claire Martin", "claire.martin@ville.example", "01 23 45 67 89"]),
        (("TALHOUARN Paul",), ["Claire Martin", "claire.martin@ville.example", "01 23 45 67 89"]),
        (("01.23.45.67.89", "Claire Martin"), ["claire.martin@ville.example", "Paul Talhouarn"]),
        (("89 67 45 23 01", "Martin", "Claire"), hidden(TEXT)),
    ],
)
def test_what_is_kept_by_name_alone_is_shown(kept: tuple[str, ...], left: list[str]) -> None:
    assert hidden(TEXT, *kept) == left


def test_a_first_name_within_one_that_is_kept_is_shown_and_alone_it_is_not() -> None:
    text = "Claire Martin, puis Claire."
    found = [Finding(find_personal_data(TEXT, "fr")[0].kind, *place) for place in ((0, 13), (0, 6), (20, 26))]
    assert to_hide(text, found, Disclosure(kept_words=("Claire Martin",))) == (found[2],)


@pytest.mark.parametrize("keeps", [True, False])
def test_an_account_is_kept_neither_with_all_nor_by_itself(keeps: bool) -> None:
    iban = "FR76 3000 6000 0112 3456 7890 189"
    assert hidden(f"IBAN : {iban}", iban, keeps=keeps) == [iban]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mot de passe : Ormes2024!, à changer. Contact : Mme Claire Martin.", "Ormes2024!"),
        ("Code d’accès : 45B12. Contact : Mme Claire Martin.", "45B12"),
        ("Mme Claire Martin, née le 12 mars 1984.", "12 mars 1984"),
    ],
)
def test_a_password_and_a_birth_are_not_kept_with_all_but_by_themselves(text: str, found: str) -> None:
    assert hidden(text, keeps=True) == [found]
    assert hidden(text, found, keeps=True) == []
    assert hidden(text, found) == ["Claire Martin"]


def test_a_title_and_a_repeated_header_show_whom_the_pages_show_and_nobody_else() -> None:
    page = Page(1, "Visa de Paul Talhouarn", TEXT)
    read = ReadDocument(PageKind.SECTION, (page,), title="Claire Martin et Paul Talhouarn").searched()
    shown = read.as_shown(Disclosure(kept_words=("Paul Talhouarn",)))
    assert shown.title == "██████ ██████ et Paul Talhouarn"
    assert shown.pages[0].label == "Visa de Paul Talhouarn"
    assert shown.pages[0].text.endswith("██ ██ ██ ██ ██. Visa : M. Paul Talhouarn, maire.")


def test_a_title_hides_somebody_else_where_all_on_the_pages_is_kept() -> None:
    page = Page(1, "", "Visa : M. Paul Talhouarn, maire.")
    read = ReadDocument(PageKind.SECTION, (page,), title="Note de Mme Claire Martin").searched()
    shown = read.as_shown(Disclosure(kept_words=("Paul Talhouarn",)))
    assert (shown.title, shown.pages[0].text) == ("Note de Mme ██████ ██████", page.text)


def test_whom_the_file_alone_names_in_full_is_hidden_by_the_first_name_too() -> None:
    page = Page(1, "", "Contactez Karim (poste 12). L'outil Karim est libre. Signé : Rose, le 3 mai.")
    read = ReadDocument(PageKind.SECTION, (page,)).searched(["Karim Belhadj", "Rose Talhouarn"])
    shown = read.as_shown().pages[0].text
    assert shown == "Contactez █████ (poste 12). L'outil Karim est libre. Signé : Rose, le 3 mai."
    assert read.words_to_mask(NOTHING_DISCLOSED) == ("Karim Belhadj",)
    assert replace(read, title="Note de Karim").as_shown().title == "Note de █████"
    again = ReadDocument(PageKind.SECTION, (page,)).searched().looked_through_for(["Karim Belhadj"])
    assert again.as_shown().pages[0].text == shown


def test_a_format_in_capitals_that_is_called_like_an_author_is_nobody() -> None:
    page = Page(1, "", "Notices MARC 21.")
    read = ReadDocument(PageKind.SECTION, (page,)).searched(["Marc Belhadj"])
    assert read.as_shown().pages[0].text == page.text


def test_whom_the_file_names_is_not_hidden_where_they_are_kept() -> None:
    page = Page(1, "", "Vernouvel valide le plan. Thibault Vernouvel signe.")
    read = ReadDocument(PageKind.SECTION, (page,)).searched(["Thibault Vernouvel"])
    kept = ("Thibault Vernouvel", "Vernouvel")
    assert read.as_shown(Disclosure(kept_words=kept)).pages[0].text == page.text
    assert read.as_shown().pages[0].text != page.text
