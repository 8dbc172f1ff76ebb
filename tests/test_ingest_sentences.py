from __future__ import annotations

import pytest

from corpus.models import Block, BlockKind, Span
from ingest.sentences import find_sentences


def sentences(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [text[span.start : span.end] for span in find_sentences(text, Block(kind, 0, len(text)))]


def test_a_full_stop_a_question_mark_and_an_exclamation_mark_end_a_sentence() -> None:
    assert sentences("Le marché dure un an. Est-il reconduit ? Oui ! Il l'est deux fois.") == [
        "Le marché dure un an.",
        "Est-il reconduit ?",
        "Oui !",
        "Il l'est deux fois.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Les pénalités de l'art. 7.2 du CCAP s'appliquent.",
        "La société est représentée par M. Martin, gérant.",
        "Elle est représentée par Mme. Durand et MM. Petit et Roux.",
        "Le prestataire (cf. Annexe 3) remet un plan.",
        "Voir p. 12 et pp. 14 à 16 du règlement.",
        "Appeler le tél. 01 23 45 67 89 avant midi.",
        "Le taux est de 99.5 % par mois.",
        "La pénalité est de 1.500 € par jour.",
        "Signé par J. Dupont et A. B. Martin.",
        "The supplier (e.g. Acme Inc. Ltd) pays.",
        "Le bon de commande n. 12 fait foi.",
        "Les licences, les postes, etc. Annexe comprise.",
    ],
)
def test_abbreviations_numbers_and_initials_do_not_end_a_sentence(sentence: str) -> None:
    assert sentences(f"{sentence} Le titulaire le confirme.") == [sentence, "Le titulaire le confirme."]


def test_an_enumerator_stays_with_what_it_numbers() -> None:
    assert sentences("1. Objet du marché. 2. Durée du marché.") == ["1. Objet du marché.", "2. Durée du marché."]
    assert sentences("a. Reconduction. Un an.") == ["a. Reconduction.", "Un an."]


def test_a_number_of_several_levels_stays_with_what_it_numbers() -> None:
    assert sentences("5.2.1. Pénalités de retard. Elles sont cumulables.") == [
        "5.2.1. Pénalités de retard.",
        "Elles sont cumulables.",
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    assert sentences("Il répond : « Nous acceptons. » Le marché est signé.") == [
        "Il répond : « Nous acceptons. »",
        "Le marché est signé.",
    ]
    assert sentences("« Nous acceptons.\u00a0» Le marché est signé.")[1] == "Le marché est signé."
    assert sentences('(Voir "annexe.") Le marché est signé.')[1] == "Le marché est signé."


def test_a_sentence_may_open_with_an_accent_a_bullet_a_quotation_mark_or_a_figure() -> None:
    assert sentences("Fin du lot. À compter de mai. « Oui » dit-il. 12 mois suffisent. • Point un.") == [
        "Fin du lot.",
        "À compter de mai.",
        "« Oui » dit-il.",
        "12 mois suffisent.",
        "• Point un.",
    ]


def test_a_stop_before_a_lower_case_word_ends_nothing() -> None:
    assert sentences("Le site www.exemple. fr est cité. Fin.") == ["Le site www.exemple. fr est cité.", "Fin."]


def test_a_sentence_goes_on_over_a_line_break() -> None:
    assert sentences("Le titulaire remet\nson plan de réversibilité. Il est payé.") == [
        "Le titulaire remet\nson plan de réversibilité.",
        "Il est payé.",
    ]


def test_a_long_enumeration_is_cut_at_its_semicolons_and_a_short_one_is_not() -> None:
    clause = "la remise des sources et de la documentation technique complète du lot"
    short = f"{clause} ; {clause}."
    long = " ; ".join([clause] * 8) + "."

    assert sentences(short) == [short]
    assert sentences(long) == [f"{clause} ;"] * 7 + [f"{clause}."]


@pytest.mark.parametrize("kind", [BlockKind.TABLE_ROW, BlockKind.HEADING])
def test_a_table_row_or_a_heading_is_one_sentence(kind: BlockKind) -> None:
    assert sentences("| Majeur. | 4 h. Ouvrées. | 250 € |", kind) == ["| Majeur. | 4 h. Ouvrées. | 250 € |"]


def test_offsets_are_those_of_the_page_and_leave_out_the_spaces_around() -> None:
    text = "Titre\n  Une phrase.  Une autre.  \nSuite"
    block = Block(BlockKind.PARAGRAPH, 6, 34)

    assert find_sentences(text, block) == [Span(8, 19), Span(21, 31)]
    assert (text[8:19], text[21:31]) == ("Une phrase.", "Une autre.")


def test_a_blank_block_has_no_sentence() -> None:
    assert sentences(" \n ") == []
    assert sentences("") == []


@pytest.mark.parametrize(
    ("item", "quoted"),
    [
        ("• Pénalité de 50 euros.", ["Pénalité de 50 euros."]),
        ("- 12 postes ;", ["12 postes ;"]),
        ("-la qualification,", ["la qualification,"]),
        ("–\u00a0« Oui » dit-il.", ["« Oui » dit-il."]),
        ("● Premier point. • Second point.", ["Premier point.", "Second point."]),
        ("-5 % de remise", ["-5 % de remise"]),
        ("a) Le titulaire livre.", ["a) Le titulaire livre."]),
        ("•", []),
    ],
)
def test_the_sentence_of_a_list_item_starts_at_its_words(item: str, quoted: list[str]) -> None:
    assert sentences(item, BlockKind.LIST_ITEM) == quoted


def test_the_fields_of_a_notice_in_one_line_are_cut_from_each_other() -> None:
    notice = "Avis II.1.5)Valeur totale estimée 350 000 EUR II.1.6) Information sur les lots: non II.2)Description"
    assert sentences(notice) == [
        "Avis",
        "II.1.5)Valeur totale estimée 350 000 EUR",
        "II.1.6) Information sur les lots: non",
        "II.2)Description",
    ]


def test_prose_that_speaks_of_its_fields_is_left_whole() -> None:
    said = "Voir l'article I.3) Objet du marché et l'article II.1) Durée."
    assert sentences(said) == [said]


def test_a_row_is_quoted_whole_unless_a_cell_of_it_holds_a_page_of_prose() -> None:
    short, prose = (
        "Le titulaire remet un rapport chaque mois.",
        "Il est remis avant le cinq de chaque mois à la ville. ",
    )
    assert sentences(f"Rapport | {short} {short} | 1 200 €", BlockKind.TABLE_ROW) == [
        f"Rapport | {short} {short} | 1 200 €"
    ]
    assert sentences(f"Rapport | R 2 | {short} {prose * 20}| 1 200 € | un an", BlockKind.TABLE_ROW) == [
        "Rapport | R 2",
        short,
        *[prose.strip()] * 20,
        "1 200 € | un an",
    ]


def test_a_row_with_the_names_of_its_columns_is_left_whole() -> None:
    row = f"Exigence: E 1 ; Lot: 2 ; Texte: {'Le titulaire remet un rapport. ' * 40}".strip()
    assert sentences(row, BlockKind.TABLE_ROW) == [row]
