"""What a quotation that the end of a page or passage breaks off says after it, or began with before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from small_corpus import count_words, page_of

from answer.quoting.broken_off import (
    LONGEST_REST_ASKED,
    announced_table,
    beginning,
    begins_inside,
    breaks_off,
    continuation,
    list_around,
)
from corpus.models import PageKind, Passage, Span
from ingest.document import ReadDocument
from ingest.splitter import Splitter

FILLER = (
    "Le titulaire tient à jour un registre de toutes ses interventions, site par site, équipement par équipement, et "
    "remet ce registre chaque mois à l’acheteur, qui le garde cinq ans."
)


def passage(*lines: str) -> Passage:
    (cut,) = Splitter(count_words, 400).split(ReadDocument(PageKind.PAGE, (page_of(*lines),)))
    return cut


def whole(one: Passage) -> Span:
    return Span(one.sentences[0].start, one.sentences[-1].end)


def said_next(text: str, *following: str) -> str:
    before, after = passage(text), passage(*following)
    span = continuation(before, whole(before), after) if breaks_off(before, whole(before)) else None
    return after.quote(span) if span else ""


def test_a_sentence_is_quoted_to_its_end() -> None:
    rest = "liée aux niveaux de service ne sera appliquée."

    assert said_next("Durant cette phase, aucune pénalité", f"{rest} La phase suivante dure deux mois.") == rest


def test_a_list_is_quoted_to_its_last_item() -> None:
    items = ("o Habilitation H0/B0 ;", "o Secourisme à jour ;", "o Certificat ASA.")

    found = said_next("Les agents doivent avoir :\no CQP APS ;", *items, "Le titulaire fournit l’agrément.")
    assert found.split("\n") == list(items)


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("Aucune pénalité n’est due.", "le titulaire en répond."),
        ("Les chantiers sont les suivants : reprise ;", "6. Garantie et maintenance"),
        ("Les agents doivent avoir un CQP", "Le titulaire fournit l’agrément."),
        ("Profil | Prix", "chef de projet"),
        ("Le titulaire contacte", "monsieur ████ avant le début."),
        ("Il cotise à la Sécurité sociale", "française."),
    ],
)
def test_another_sentence_a_title_a_table_a_word_alone_and_what_is_hidden_are_not_taken(
    text: str, following: str
) -> None:
    assert said_next(text, following) == ""


def test_a_stretch_that_does_not_reach_the_end_of_its_page_is_not_broken_off() -> None:
    one = passage("Le titulaire remet un rapport, puis", "Chaque mois compte.")

    assert not breaks_off(one, one.sentences[0])


def said_before(text: str, *preceding: str) -> str:
    before, after = passage(*preceding), passage(text)
    span = beginning(before, after) if begins_inside(after, whole(after)) else None
    return before.quote(span) if span else ""


def test_a_sentence_is_quoted_from_its_beginning() -> None:
    assert said_before("may be negotiated only at renewal.", "The term is one year. Price increases") == (
        "Price increases"
    )
    assert said_before("notifier toute violation.", "Le titulaire s’engage à :") == "Le titulaire s’engage à :"


@pytest.mark.parametrize(
    ("text", "preceding"),
    [
        ("le titulaire en répond.", "Aucune pénalité n’est due."),
        ("Le titulaire en répond.", "Aucune pénalité"),
        ("a) Marques et références.", "Le titulaire fournit"),
        ("(b) the Government may extend.", "The term may be extended"),
        ("page-2 Sommaire de la consultation.", "Date limite de remise des candidatures"),
        ("le suivi annuel des actions.", "les principes d’écoconception"),
        ("accessing several systems at once.", "PRIME AGREEMENT # 2120"),
        ("durée théorique des phases.", "3"),
        ("le titulaire remet un rapport.", "CCTP Infogérance – Page 4 sur 12"),
        ("le titulaire remet un rapport.", "1.2 Objet du marché"),
        ("le titulaire remet un rapport.", "Fait à Lyon, le 12 mars 2024"),
        ("cloud.gov est fourni.", "Le titulaire reçoit un"),
        ("iPhone de service fourni.", "Le titulaire reçoit un"),
        ("chef de projet senior.", "Profil | Prix"),
        ("accord-cadre à bons de commande.", "Caractéristiques principales :"),
        ("avant le début des travaux.", "Le titulaire contacte monsieur ████"),
    ],
)
def test_another_sentence_an_item_a_line_under_the_page_and_what_is_hidden_begin_nothing(
    text: str, preceding: str
) -> None:
    assert said_before(text, preceding) == ""


def test_a_stretch_that_does_not_begin_its_page_begins_inside_none() -> None:
    one = passage("le rapport est remis.", "puis validé par la ville.")

    assert not begins_inside(one, one.sentences[-1])


def test_an_item_that_a_passage_ends_with_is_quoted_with_what_the_next_one_says_of_it() -> None:
    items = ("- non-respect des délais de rétablissement", "Valeur horaire de la pénalité : 100 euros.")
    read = ReadDocument(PageKind.PAGE, (page_of(FILLER, items[0], items[1], FILLER),))
    before, after = Splitter(count_words, 40).split(read)[:2]
    assert (before.quote(before.sentences[-1]), after.quote(after.sentences[0])) == (items[0][2:], items[1])

    taken, begun = continuation(before, before.sentences[-1], after), beginning(before, after)
    assert taken == after.sentences[0]
    assert begun == before.sentences[-1]


CRITERIA = ("Les critères sont pondérés ainsi :", "- Valeur technique : 60 % ;", "- Prix : 30 % ;", "- Délai : 10 %.")


def listed(*lines: str, first: int = 0, last: int = 1) -> str:
    """What is quoted of a page of these lines where those from the first to the last were, with their list."""
    page = page_of(*lines)
    whole = list_around(page, Span(page.blocks[first].start, page.blocks[last].end))
    return page.text[whole.start : whole.end]


def test_a_list_that_a_quotation_begins_is_quoted_whole() -> None:
    after = "Les offres sont classées par ordre décroissant."
    assert listed(*CRITERIA, after) == "\n".join(CRITERIA)
    assert listed(*CRITERIA, after, last=3) == "\n".join(CRITERIA)


def test_a_list_ends_with_its_full_stop() -> None:
    more = "- Le premier critère est noté sur cent, par la commission, au vu du mémoire."
    assert listed(*CRITERIA, more) == "\n".join(CRITERIA)


def test_a_table_that_a_quotation_begins_is_quoted_whole() -> None:
    rows = [f"Part | Fait :: | {part} |" for part in ("Part | Fait", "60 % | livraison", "40 % | admission")]
    other = "Poste | Prix :: | Poste | Prix |"

    assert listed(*rows, other).endswith("| 40 % | admission |")


@pytest.mark.parametrize(
    "lines",
    [
        (*CRITERIA[:2], f"- {'mémoire, ' * 50}fin ;", "- Prix : 30 %."),
        (*CRITERIA[:2], "- Référent : ████████ ;", "- Prix : 30 %."),
        (*CRITERIA[:2], "- Nom : ______________ ;", "- Prix : 30 %."),
        ("Les critères sont ceux-ci.", "Ils sont pondérés.", "- Prix : 30 %."),
    ],
)
def test_what_is_long_hidden_or_blank_is_not_taken(lines: tuple[str, ...]) -> None:
    assert listed(*lines) == "\n".join(lines[:2])


def test_a_list_is_quoted_from_its_beginning_where_an_item_of_it_is() -> None:
    before = "Les offres sont classées par ordre décroissant."
    assert listed(before, *CRITERIA, first=3, last=3) == "\n".join(CRITERIA)


def test_an_item_is_quoted_from_the_mark_before_it_with_its_list() -> None:
    page = page_of(*CRITERIA)
    item = page.blocks[2]
    assert list_around(page, Span(item.start + 2, item.end)) == Span(0, len(page.text))


def test_an_item_that_stands_alone_is_quoted_without_its_mark() -> None:
    page = page_of(FILLER, "- 500 € par jour de retard.", "Toute journée commencée est due.")
    item = page.blocks[1]
    quoted = Span(item.start + 2, page.blocks[2].end)

    assert list_around(page, quoted) == quoted


def test_another_list_before_it_is_not_quoted_with_it() -> None:
    lots = ("- Lot 1 : serveurs ;", "- Lot 2 : postes.")
    assert listed(*lots, *CRITERIA[1:], first=3, last=3) == "\n".join(CRITERIA[1:])


def test_a_long_list_is_quoted_to_its_end_alone() -> None:
    before = tuple(f"- Pièce {place} : {'mémoire, ' * 10}annexes ;" for place in range(6))
    assert listed(CRITERIA[0], *before, *CRITERIA[1:], first=7, last=8) == "\n".join(CRITERIA[1:])


def test_a_list_is_not_taken_for_one_item_that_begins_it() -> None:
    assert (
        listed("- 7. Les offres sont signées ;", "- 8. Elles sont datées.", last=0) == "- 7. Les offres sont signées ;"
    )


def test_more_of_a_list_is_quoted_where_a_list_is_asked_for() -> None:
    items = [f"- {name}, telle que la décrit le mémoire remis par le candidat avec son offre ;" for name in "ABCDEFGH"]
    page = page_of(CRITERIA[0], *items)
    begun = Span(0, page.blocks[1].end)

    assert list_around(page, begun) == begun
    assert list_around(page, begun, LONGEST_REST_ASKED) == Span(0, len(page.text))


CHECKS = "À chaque ronde, les points suivants sont impérativement contrôlés"
ROWS = ["Point | Contrôle :: | Les accès | fermeture |", "Point | Contrôle :: | Les sanitaires | fuites |"]


def table_after(*lines: str, rows: Sequence[str] = ROWS) -> str:
    """The rows that stand on the next page and go with the last of these lines."""
    before, after = passage(*lines), passage(*rows)
    table = announced_table(before, before.sentences[-1], after)
    return after.quote(table) if table else ""


def test_a_sentence_left_open_right_before_a_table_announces_it() -> None:
    assert table_after(FILLER, CHECKS) == "\n".join(row.split(":: ")[1] for row in ROWS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Les proportions minimales sont à respecter par ligne du tableau ci-après.",
        "Le tableau suivant dit les points que l’agent contrôle.",
        "The following chart sets forth the standards that the code must meet.",
        "The grid is in the table below.",
    ],
)
def test_a_sentence_that_says_that_a_table_follows_announces_it(sentence: str) -> None:
    assert table_after(FILLER, sentence) == "\n".join(row.split(":: ")[1] for row in ROWS)
    assert table_after(sentence, FILLER) == ""
    assert table_after(sentence, rows=[FILLER]) == ""


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ((f"{CHECKS}.",), ROWS),
        (("Contrôles",), ROWS),
        (("PRESTATIONS PERMANENTES DE GARDIENNAGE DU SITE",), ROWS),
        (("CCTP Gardiennage de la préfecture – Page 4 sur 12",), ROWS),
        (("Ville du Bourget – CCAP infogérance et exploitation du système",), ROWS),
        (("Tierce maintenance applicative du concentrateur de mesures 4/28",), ROWS),
        (("Fait au Bourget, le 12 mars de cette année",), ROWS),
        (("Document confidentiel, ne pas diffuser sans accord écrit",), ROWS),
        (("Niveau de difficulté: Fort, et prioritaire pour le service",), ROWS),
        ((CHECKS,), ["Tableau", *ROWS]),
        ((CHECKS,), [FILLER]),
    ],
)
def test_what_is_complete_a_title_or_apart_announces_no_table(lines: tuple[str, ...], rows: list[str]) -> None:
    assert table_after(*lines, rows=rows) == ""
