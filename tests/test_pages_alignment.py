"""A quotation is found in the characters that pdfium draws, whatever differs between the two texts."""

from __future__ import annotations

from pages.drawn.alignment import find_quote


def found(text: str, quote: str, drawn: str) -> list[str]:
    start = text.index(quote)
    return [drawn[part.start : part.stop] for part in find_quote(text, start, start + len(quote), drawn)]


def test_finds_a_quotation_broken_over_lines_and_hyphens() -> None:
    drawn = "Le titulaire assure la mainte\ufffe\r\nnance  corrective\r\ndu parc. Fin."
    assert found("Le titulaire assure la maintenance corrective du parc.", "la maintenance corrective", drawn) == [
        "la mainte\ufffe\r\nnance  corrective"
    ]


def test_a_ligature_and_a_composed_accent_count_as_their_letters() -> None:
    drawn = "un délai défini : la ﬁn du marché"
    assert found("un délai défini : la fin du marché", "la fin du marché", drawn) == ["la ﬁn du marché"]
    assert found("période d'été", "été", "période d'e\u0301te\u0301") == ["e\u0301te\u0301".rstrip("\u0301")]


def test_a_repeated_quotation_is_the_one_of_the_same_rank() -> None:
    text = "Délai : 4 heures. Ailleurs. Délai : 4 heures. Fin"
    start = text.rindex("Délai")
    drawn = text.replace(" ", "  ")
    second = drawn.rindex("Délai")
    assert find_quote(text, start, start + 16, drawn) == [range(second, drawn.rindex("heures") + 6)]


def test_the_cells_of_a_row_are_found_each_in_its_place() -> None:
    drawn = "P1\r\nBloquant\r\n4 h\r\nP2\r\nMajeur\r\n8 h\r\nP3\r\nMineur\r\n5 j"
    assert found("P1 | Bloquant | 4 h\nP2 | Majeur | 8 h\nP3 | Mineur | 5 j", "P2 | Majeur | 8 h", drawn) == [
        "P2\r\nMajeur\r\n8 h"
    ]


def test_cells_drawn_column_by_column_are_found_apart() -> None:
    drawn = "Bloquant Majeur Mineur 4 heures 8 heures 5 jours"
    assert found("Bloquant | 4 heures\nMajeur | 8 heures\nMineur | 5 jours", "Majeur | 8 heures", drawn) == [
        "Majeur",
        "8 heures",
    ]


def test_words_that_are_not_on_the_page_are_not_found() -> None:
    assert found("réversibilité complète", "réversibilité complète", "Rien de tel sur cette page.") == []
