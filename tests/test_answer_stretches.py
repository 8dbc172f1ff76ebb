from __future__ import annotations

import pytest
from small_corpus import count_words, page_of

from answer.quoting.stretches import (
    LONGEST_LIST,
    announces,
    is_blank,
    is_label,
    items_in,
    stands_for_another,
    stretch_around,
)
from corpus.models import PageKind, Passage, Span
from ingest.document import ReadDocument
from ingest.splitter import Splitter

VISIT = "Le titulaire visite chaque site avant le début des prestations."
REPORT = "Il remet un rapport mensuel à l'acheteur avant le cinq du mois."
ANNOUNCED = "L'acheteur vérifie notamment :"
LONG = "Le titulaire tient à jour un registre des interventions, " + "site par site et équipement par équipement, " * 9
"""Too long to be quoted with another sentence."""


def passage_of(*lines: str) -> Passage:
    (passage,) = Splitter(count_words, 400).split(ReadDocument(PageKind.PAGE, (page_of(*lines),)))
    return passage


def around(words: str, *lines: str) -> list[str]:
    """The lines quoted around the sentence that holds these words."""
    passage = passage_of(*lines)
    (place,) = [n for n, span in enumerate(passage.sentences) if words in passage.quote(span)]
    return passage.quote(stretch_around(passage, place)).split("\n")


def test_an_announced_list_is_quoted_whole_however_many_items_it_has() -> None:
    items = ["- la qualification,", "- la tenue,", "- les registres,", "- le parcours des rondes."]

    assert around("vérifie", LONG, ANNOUNCED, *items, LONG) == [ANNOUNCED, *items]


def test_a_list_is_quoted_to_its_end_rather_than_with_the_list_before_it() -> None:
    kept = [
        "L'acheteur garde avec lui :",
        *(f"- le document numéro {n} décrit en annexe du présent cahier ;" for n in range(6)),
    ]
    choice = [
        "S'il manque un droit sur ces documents, l'acheteur a deux choix :",
        "- les acheter",
        "- les louer pour un an, deux fois",
    ]

    assert len("\n".join([*kept, *choice])) > 500 > len("\n".join([*kept, *choice[:-1]]))
    assert around("deux choix", *kept, *choice) == choice


def test_a_formula_is_quoted_with_the_sentence_that_it_belongs_to() -> None:
    formula = [
        "La pénalité est calculée ainsi :",
        "P = 0,5*V x R / 100, où :",
        "V = la valeur ;",
        "R = les jours de retard.",
    ]

    assert around("visite", VISIT, *formula, REPORT) == [VISIT, *formula]
    assert around("V = la", LONG, *formula, REPORT) == [*formula, REPORT]


def test_an_item_far_down_a_list_is_quoted_from_what_announces_it() -> None:
    items = ["- la qualification,", "- la tenue,", "- les registres,", "- le parcours des rondes."]

    assert around("rondes", LONG, ANNOUNCED, *items) == [ANNOUNCED, *items]


def test_an_item_too_far_from_what_announces_it_is_quoted_without() -> None:
    items = [f"- le document numéro {n} décrit en annexe du présent cahier ;" for n in range(16)]

    assert around("numéro 15", ANNOUNCED, *items)[-1].endswith("numéro 15 décrit en annexe du présent cahier ;")


def test_no_quote_ends_with_the_announcement_of_what_it_does_not_quote() -> None:
    assert around("visite", VISIT, REPORT, "Les horaires sont les suivants :", LONG) == [VISIT, REPORT]


def test_a_quote_begins_with_what_its_first_sentence_stands_for_or_without_that_sentence() -> None:
    option = "La tranche optionnelle couvre la réversibilité."
    lasts, term = "Elle a une durée maximale de deux mois.", "La durée du marché est de 48 mois."

    assert around("deux mois", VISIT, option, lasts, term) == [option, lasts, term]
    assert around("48 mois", LONG, lasts, term) == [term]
    assert around("48 mois", option, lasts, term) == [option, lasts, term]


@pytest.mark.parametrize("begins", ["À défaut", "Toutefois", "Dans le cas contraire", "Otherwise"])
def test_what_limits_a_rule_is_quoted_with_it(begins: str) -> None:
    rule, limit = "L’attestation est jointe à l’offre.", f"{begins}, l’offre est irrégulière."

    assert around("irrégulière", VISIT, rule, limit, "Le contrat prend fin.", "Il est archivé.")[:2] == [rule, limit]


@pytest.mark.parametrize("begins", ["À titre d’exemple", "Par exemple", "Ainsi", "For example"])
def test_an_example_is_quoted_with_what_it_is_an_example_of(begins: str) -> None:
    rule, example = "Le crédit est de 2 % par tranche de 0,1 %.", f"{begins}, à 98,5 % le crédit est de 24 %."

    assert around("24 %", VISIT, rule, example, "Le contrat prend fin.", "Il est archivé.")[:2] == [rule, example]


def test_an_announcement_that_nothing_follows_is_still_quoted_when_it_was_chosen() -> None:
    quoted = around("pénalités", VISIT, "Le titulaire encourt les pénalités suivantes :")

    assert announces(quoted[-1])


def test_a_quote_does_not_go_on_under_another_title() -> None:
    assert around("visite", VISIT, REPORT, "Sécurité des locaux", LONG) == [VISIT, REPORT]
    assert around("visite", VISIT, "6.5 les audits", REPORT) == [VISIT]


def test_a_quote_takes_its_own_numbered_title_and_nothing_above_it() -> None:
    assert around("rapport", VISIT, "6.5 les audits", REPORT) == ["6.5 les audits", REPORT]
    assert around("rapport", VISIT, "Voir le service", REPORT) == [REPORT]


def test_a_figure_on_a_line_of_its_own_is_no_title() -> None:
    assert around("primes", "Le programme verse des primes.", "6 925 €") == [
        "Le programme verse des primes.",
        "6 925 €",
    ]


def test_the_end_of_another_list_is_not_quoted_with_what_comes_after_it() -> None:
    items = [f"- le document numéro {n} décrit en annexe du présent cahier ;" for n in range(16)]

    assert around("visite", ANNOUNCED, *items, VISIT) == [VISIT]


def test_the_last_of_several_items_is_not_quoted_without_the_others() -> None:
    list_of_two = ["La pénalité vaut P = V x R, où :", "V = la valeur de la prestation ;", "R = le retard en jours."]
    after = "Les pénalités sont exprimées par jour ouvré."
    assert around("exprimées", *list_of_two, after) == [after]
    assert around("exprimées", ANNOUNCED, "- la tenue.", after) == [ANNOUNCED, "- la tenue.", after]


def test_a_quote_does_not_grow_into_the_blanks_of_a_form() -> None:
    assert around("visite", VISIT, "Taux de TVA en vigueur : _________") == [VISIT]


@pytest.mark.parametrize(
    "line",
    [
        "TVA : ______",
        "Article 3 – Pénalités ............ 12",
        "Nom : …………………",
        "Marché n° |__|__|",
        "Date : |__| |__|",
        "Rédigé par : ████ ██████",
    ],
)
def test_a_line_to_fill_in_or_of_contents_is_blank(line: str) -> None:
    assert is_blank(line)


@pytest.mark.parametrize("line", ["oui.", "48 mois", "Le référent est ████████ ██████████ (astreinte 24h/24)."])
def test_a_short_answer_is_not(line: str) -> None:
    assert not is_blank(line)


@pytest.mark.parametrize("line", ["Le taux de TVA est de 20 %.", "Serveurs, réseaux, etc...", "La variable max_delai."])
def test_a_line_that_says_something_is_not(line: str) -> None:
    assert not is_blank(line)


def test_the_rows_of_a_table_are_quoted_with_rows_only() -> None:
    rows = ["Majeure | 4 heures | 2 jours", "Mineure | 2 jours | sans objet"]

    assert around("Mineure", VISIT, *rows, REPORT) == rows
    assert around("rapport", *rows, REPORT) == [REPORT]


def test_a_table_is_quoted_whole_where_it_is_not_long() -> None:
    rows = [f"P{n} | {n} heures | {n} jours" for n in range(1, 9)]
    long = [f"P{n} | {'défini en détail ' * 10} | {n} jours" for n in range(1, 9)]

    assert around("P6", VISIT, *rows, REPORT) == rows
    assert 1 < len(around("P6", VISIT, *long, REPORT)) < len(long)


def test_the_rows_of_a_sheet_are_quoted_as_those_of_a_table() -> None:
    rows = [
        f"Priorité: P{n} ; GTI (heures): {n} ; Unité de la GTR: heures ouvrées ; Objectif: 95 %" for n in range(1, 6)
    ]

    assert around("P4", LONG, *rows, LONG) == rows


def test_an_entry_of_a_log_is_quoted_without_those_around_it() -> None:
    rows = [f"N°: I-{n} ; " + " ; ".join(f"Colonne {letter}: oui" for letter in "ABCDEF") for n in range(1, 4)]

    assert around("I-2", *rows) == [rows[1]]


def test_the_value_of_a_notice_is_quoted_with_the_field_that_it_fills_in() -> None:
    field, value = "II.2.7) | Durée du marché ou de l’accord-cadre", "Durée en mois : 84"
    further = "Ce marché peut être reconduit : non"
    lines = ("| II.2.6) | Valeur estimée |", "Valeur hors TVA : euros", field, value, further)

    assert around("84", *lines) == [field, value, further]
    assert around("reconduit", *lines) == [field, value, further]
    assert around("84", "| Lot | Objet | Montant |", "Entête", value) == ["Entête", value]
    assert field not in around("84", field, *(f"Ligne {n} : rien" for n in range(4)), value)


def test_a_value_is_quoted_without_a_field_that_is_too_far_or_that_a_row_of_a_table_would_not_be_quoted_with() -> None:
    field, value, row = "II.2.7) | Durée du marché ou de l’accord-cadre", "Durée en mois : 84", "Durée | 84 mois"
    items = [f"- tranche {n} : {n} mois ;" for n in range(1, 5)]

    assert around("tranche 2", field, "Tranches :", *items) == [field, "Tranches :", *items]
    assert around("tranche 3", field, "Tranches :", *items) == ["Tranches :", *items]
    assert around("84", field, LONG, value) == [LONG, value]
    assert around("84", field, "Le marché est à tranches.", row) == [row]


def test_a_caption_is_quoted_with_its_rows() -> None:
    rows = ["Code | Manquement | Montant", "PEN-1 | Retard | 150 €"]

    assert around("Barème", VISIT, "Tableau 7 – Barème des pénalités", *rows)[-2:] == rows


def test_the_end_of_a_sentence_that_began_before_is_not_quoted_with_the_next_one() -> None:
    assert around("visite", "par l'acheteur dans un délai de deux mois.", VISIT) == [VISIT]
    assert around("visite", "a) Un plan est remis.", VISIT) == ["a) Un plan est remis.", VISIT]


def test_an_item_is_quoted_with_what_says_more_of_it_and_not_without() -> None:
    late, hour = "- non-respect des délais de rétablissement.", "Valeur horaire de la pénalité : 100 euros."
    backup, day = "- non-respect de la sauvegarde", "Valeur journalière de la pénalité : 400 euros."

    assert around("horaire", LONG, late, hour, backup, f"{day} {LONG}") == [late[2:], hour]
    assert around("journalière", LONG, late, hour, backup, day, LONG) == [backup[2:], day]
    assert around("horaire", LONG, late, hour, backup) == [late[2:], hour]


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("Assurance", True),
        ("Pondération des critères", True),
        ("Payment Withhold", True),
        ("Prix : 40 points", False),
        ("Lauréat : Arc", False),
        ("Paris | Lyon", False),
        ("(5,8M € en 2023)", False),
        ("Le titulaire est assuré.", False),
    ],
)
def test_a_few_words_that_name_no_value_only_say_what_something_is_called(sentence: str, is_one: bool) -> None:
    assert is_label(sentence) is is_one


def test_a_list_that_is_asked_for_may_be_longer() -> None:
    items = [f"- le document numéro {n}, tel que le décrit l'annexe technique du présent cahier," for n in range(8)]
    passage = passage_of(LONG, ANNOUNCED, *items, LONG)
    place = next(n for n, span in enumerate(passage.sentences) if ANNOUNCED in passage.quote(span))

    quoted = passage.quote(stretch_around(passage, place))
    asked_for = passage.quote(stretch_around(passage, place, LONGEST_LIST))
    assert len(quoted) <= 500 < len(asked_for) <= LONGEST_LIST
    assert asked_for == "\n".join([ANNOUNCED, *items])


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ((ANNOUNCED, "la qualification,", "la tenue,", "les registres."), 3),
        ((VISIT, "- la qualification", "- la tenue", "- les registres"), 3),
        ((VISIT, REPORT), 0),
    ],
)
def test_the_items_of_a_list_are_counted(lines: tuple[str, ...], count: int) -> None:
    passage = passage_of(*lines)
    assert items_in(passage, Span(passage.start, passage.end)) == count


@pytest.mark.parametrize(
    ("sentence", "does"),
    [
        ("Elle dure deux mois.", True),
        ("Si elle ne dit rien, négociez-la par avenant.", True),
        ("S’ils sont absents, le titulaire les remplace.", True),
        ("If it fails, the supplier restores it.", True),
        ("Si le titulaire ne dit rien, la clause s’applique.", False),
        ("Il est interdit de fumer.", False),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_known_by_its_first_words(sentence: str, does: bool) -> None:
    assert stands_for_another(sentence) is does
