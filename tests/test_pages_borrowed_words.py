"""What Streamlit says in English is said in the reader's language."""

from __future__ import annotations

from pages.visiting.borrowed_words import borrowed_words


def test_the_words_of_the_upload_area_are_french_for_a_french_reader() -> None:
    said = borrowed_words("fr")
    assert said["words"]["Upload"] == "Choisir des fichiers"
    assert [r"^\d[\d.]*\s?[KMG]B per file.*$", "ou déposez-les ici"] in said["patterns"]


def test_a_name_stays_in_the_words_around_it() -> None:
    assert ["^Remove (.+)$", "Retirer «\u00a0$1\u00a0»"] in borrowed_words("fr")["patterns"]


def test_the_weight_of_a_file_has_french_units_and_a_comma() -> None:
    patterns = borrowed_words("fr")["patterns"]
    assert [r"^(\d+)\.(\d)\s?KB$", "$1,$2\u00a0ko"] in patterns
    assert [r"^(\d+)(?:\.0)?\s?B$", "$1\u00a0octets"] in patterns


def test_what_closes_a_list_for_who_hears_the_page_is_named() -> None:
    assert borrowed_words("fr")["words"]["Dismiss"] == "Fermer"


def test_the_thumbs_are_called_by_what_they_say() -> None:
    words = borrowed_words("fr")["words"]
    assert (words["Thumbs up"], words["Thumbs down"]) == ("Utile", "Pas utile")


def test_an_address_that_leads_nowhere_is_told_in_french() -> None:
    assert borrowed_words("fr")["words"]["Page not found"] == "Il n’y a rien à cette adresse"
