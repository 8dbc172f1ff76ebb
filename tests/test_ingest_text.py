from pathlib import Path
from random import Random

import pytest

from corpus.errors import NothingToRead, TooMuchContent
from corpus.models import BlockKind, PageKind
from ingest.plain_text import clean_line, decode_text
from ingest.readers.page_builder import PageBuilder
from ingest.readers.text import read_text


def read_blocks(folder: Path, text: str) -> list[tuple[BlockKind, int, str]]:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    page = read_text(path, "a.txt").pages[0]
    return [(block.kind, block.level, page.text[block.start : block.end]) for block in page.blocks]


def test_headings_paragraphs_and_items_are_told_apart(tmp_path: Path) -> None:
    text = (
        "CAHIER DES CHARGES\n==================\n\n2.1 Délais\nLe titulaire intervient\nsous quatre heures.\n\n"
        "- les incidents ;\n- les demandes.\n\nContexte\n--------\nFin.\n"
    )
    assert read_blocks(tmp_path, text) == [
        (BlockKind.HEADING, 1, "CAHIER DES CHARGES"),
        (BlockKind.HEADING, 2, "2.1 Délais"),
        (BlockKind.PARAGRAPH, 0, "Le titulaire intervient sous quatre heures."),
        (BlockKind.LIST_ITEM, 0, "les incidents ;"),
        (BlockKind.LIST_ITEM, 0, "les demandes."),
        (BlockKind.HEADING, 2, "Contexte"),
        (BlockKind.PARAGRAPH, 0, "Fin."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_come_out_right_in_every_encoding(encoding: str) -> None:
    text = "Réversibilité : le titulaire remet les données à l’acheteur, été comme hiver, pour 1 200 €."
    assert decode_text(text.encode(encoding)) == text


def test_bytes_that_are_no_text_are_refused() -> None:
    assert decode_text(bytes(range(256)) * 20) is None


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_bytes_at_random_are_no_text_whatever_they_begin_with(mark: bytes) -> None:
    assert decode_text(mark + Random(3).randbytes(30_000)) is None  # noqa: S311


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lost_accents_are_left_lost(encoding: str) -> None:
    text = "R\ufffdGLEMENT DE LA CONSULTATION : r\ufffdception des offres \ufffd midi. " * 100
    assert decode_text(text.encode(encoding)) == text


def test_text_with_lost_accents_may_have_been_cut_within_a_character() -> None:
    text = "R\ufffdGLEMENT de la consultation : été. " * 100
    assert decode_text(text.encode() + "é".encode()[:1]) == f"{text}\ufffd"


def test_more_lost_than_accents_can_be_is_no_text() -> None:
    assert decode_text(("R\ufffd\ufffd " * 100).encode()) is None


def test_characters_are_composed_and_rid_of_what_cannot_be_seen() -> None:
    assert (
        clean_line("re\u0301ver\u00adsi\u200bbilite\u0301\u00a0:\u202f12\u2009%\x07\uf0b7 a\r\nb")
        == "réversibilité : 12 % a b"
    )


def test_offsets_give_back_each_block_in_order() -> None:
    builder = PageBuilder("a.txt", PageKind.SECTION)
    builder.heading("  Objet\u00a0du marché ", 1)
    builder.paragraph("Un.\n\n\nDeux. ")
    builder.paragraph("• trois")
    page = builder.document().pages[0]
    assert page.text == "Objet du marché\nUn.\nDeux.\ntrois"
    assert [(block.kind, block.start, block.end) for block in page.blocks] == [
        (BlockKind.HEADING, 0, 15),
        (BlockKind.PARAGRAPH, 16, 19),
        (BlockKind.PARAGRAPH, 20, 25),
        (BlockKind.LIST_ITEM, 26, 31),
    ]


def test_document_without_headings_is_still_cut_into_sections() -> None:
    builder = PageBuilder("a.txt", PageKind.SECTION)
    for _ in range(100):
        builder.paragraph("mot " * 250)
    pages = builder.document().pages
    assert [page.number for page in pages] == [1, 2, 3, 4, 5, 6]
    assert max(len(page.text) for page in pages) < 20_000


def test_a_filled_line_of_a_form_is_read(tmp_path: Path) -> None:
    path = tmp_path / "offre.txt"
    path.write_text("Objet ......... 3\n4.5 Délais :..... 7\n\nMontant HT annuel : .......... 1200\n", "utf-8")
    assert read_text(path, "offre.txt").pages[0].text == "Montant HT annuel : .......... 1200"


def test_content_without_end_is_refused() -> None:
    builder = PageBuilder("a.txt", PageKind.SHEET)
    line = "mot " * 250_000
    with pytest.raises(TooMuchContent):
        builder.paragraph("\n".join([line] * 25))


def test_text_of_blanks_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        read_blocks(tmp_path, " \n\n\t\n")


CONTENTS = (
    "Sommaire\n\n 1 Objet ............ 3\n 2 EXIGENCES DU MAÎTRE\nD’OUVRAGE ............ 4\n"
    "   2.1le support ........ 4\n 3 Fin de l’accord ........ 5\n\n    ANNEXES\nAnnexe 1 : manuel\n\n"
)


def headings(folder: Path, text: str) -> list[tuple[int, str]]:
    return [(level, said) for kind, level, said in read_blocks(folder, text) if kind is BlockKind.HEADING]


def test_what_the_contents_name_is_a_heading_though_its_text_follows_on_the_next_line(tmp_path: Path) -> None:
    body = (
        "1 Objet\nLe marché porte sur l’entretien.\n\n2 EXIGENCES DU\n\nMAÎTRE D’OUVRAGE\n\n"
        "  2.1 le support\nLe support est annuel.\n\n3 Fin de l’accord\nIl prend fin le 3 mai.\n3 agents restent.\n"
        "\nAnnexe 1 : manuel\n"
    )
    assert headings(tmp_path, CONTENTS + body) == [
        (1, "1 Objet"),
        (1, "2 EXIGENCES DU MAÎTRE D’OUVRAGE"),
        (2, "2.1 le support"),
        (1, "3 Fin de l’accord"),
        (1, "Annexe 1 : manuel"),
    ]
    assert (BlockKind.PARAGRAPH, 0, "Il prend fin le 3 mai. 3 agents restent.") in read_blocks(
        tmp_path, CONTENTS + body
    )


def test_lines_of_the_contents_are_no_headings_where_the_text_has_these_below(tmp_path: Path) -> None:
    subject = "2 EXIGENCES DU MAÎTRE D’OUVRAGE"
    assert headings(tmp_path, CONTENTS + f"1 Objet\nTexte.\n\n{subject}\n\nAnnexe 1 : manuel\n") == [
        (1, "1 Objet"),
        (1, subject),
        (1, "Annexe 1 : manuel"),
    ]
    assert (1, "Annexe 1 : manuel") in headings(tmp_path, CONTENTS + "Texte sans titre.\n")


def test_numbers_that_lead_from_one_heading_to_the_next_make_headings_of_lines_by_themselves(tmp_path: Path) -> None:
    text = (
        "1. Objet\n\nTexte.\n\n1.1 Support\nLe support est annuel.\n\n1.2 Audits\n\nIls sont annuels.\n\n"
        "2 Prix\n\nTexte.\n\n3. Durée\n\nUn an.\n"
    )
    assert headings(tmp_path, text) == [
        (1, "1. Objet"),
        (2, "1.1 Support"),
        (2, "1.2 Audits"),
        (1, "2 Prix"),
        (1, "3. Durée"),
    ]


@pytest.mark.parametrize(
    "between",
    [
        "2 Agents par site\n\nTexte.\n\n2 Prix",
        "Le site occupe\n2 Agents",
        "2 agents par site",
        "2 Prix du\nmarché en euros.",
        "1.5 million d’euros",
        "2 mai 2025",
        "2 Mois",
        "2 Rue de la Paix",
        "3 Prix",
        "",
    ],
)
def test_numbers_that_may_be_those_of_something_else_make_no_heading(tmp_path: Path, between: str) -> None:
    text = f"1. Objet\n\nTexte.\n\n{between}\n\nTexte.\n\n3. Durée\n\nUn an.\n"
    assert headings(tmp_path, text) == [(1, "1. Objet"), (1, "3. Durée")]


def test_headings_of_the_text_stay_where_the_contents_write_them_without_accents(tmp_path: Path) -> None:
    contents = "SOMMAIRE\n\n1 OBJET DU MARCHE .......... 2\n2 DUREE ET DELAIS .......... 3\n3 PRIX .......... 4\n\n"
    body = "1. Objet du marché\n\nTexte.\n\n2. Durée et délais\n\nTexte.\n\n3. Prix\n\nTexte.\n"
    assert headings(tmp_path, contents + body) == [(1, "1. Objet du marché"), (1, "2. Durée et délais"), (1, "3. Prix")]
    named = contents.replace("OBJET DU MARCHE", "LE MARCHE").replace("DUREE ET DELAIS", "TEMPS") + body
    assert headings(tmp_path, named) == headings(tmp_path, contents + body)


def test_headings_below_a_dotted_line_of_a_form_stay_where_annexes_are_listed_with_dots_below(tmp_path: Path) -> None:
    form = "1. Objet\n\nMontant du forfait .......... 1200\n\n2. Prix\n\nTexte.\n\n3. Durée\n\nTexte.\n\n"
    annexes = "Annexe 1 Plan .......... 12\nAnnexe 2 Bilan .......... 13\n\nAnnexe 1 Plan\n\n2. Prix\n"
    assert headings(tmp_path, form * 2 + annexes) == [
        *[(1, "1. Objet"), (1, "2. Prix"), (1, "3. Durée")] * 2,
        (1, "Annexe 1 Plan"),
        (1, "2. Prix"),
    ]


@pytest.mark.parametrize(
    ("above", "listed"),
    [
        ("5. Prix unitaires", ["Serveur", "Écran", "Câble"]),
        ("3. Candidature", ["DC1", "DC2", "Kbis"]),
        ("12 serveurs de production au prix total de", ["euros", "dollars", "livres"]),
    ],
)
@pytest.mark.parametrize("below", ["", "{above}\n\n{first}\n"])
def test_the_line_above_dotted_lines_is_kept(tmp_path: Path, above: str, listed: list[str], below: str) -> None:
    dotted = "\n".join(f"{one} ............ {20 + number}" for number, one in enumerate(listed))
    again = below.format(above=above, first=listed[0]) if above.startswith(("3.", "5.")) else ""
    said = [text for _, _, text in read_blocks(tmp_path, f"Texte.\n\n{above}\n{dotted}\n\nTexte.\n\n{again}")]
    assert said[1] == above


@pytest.mark.parametrize(
    "between",
    ["5.2 euros par appel supplémentaire", "5.2 heures de travail effectif par jour", "5.2 le prestataire badge"],
)
def test_a_sentence_or_a_quantity_between_two_headings_is_none(tmp_path: Path, between: str) -> None:
    text = f"5.1 Forfait mensuel\n\nTexte.\n\n{between}\n\nTexte.\n\n6. Fin\n"
    assert headings(tmp_path, text) == [(2, "5.1 Forfait mensuel"), (1, "6. Fin")]


SENTENCE = "La commune a refait son site internet en six mois avec un prestataire local."
WRAPPED = "La commune a refait son site internet en six mois avec\nun prestataire local, choisi après une consultation."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ce que nous ferions autrement\n{SENTENCE}", [(2, "Ce que nous ferions autrement")]),
        (f"Retour d’expérience\n\nContexte\n{WRAPPED}", [(2, "Contexte")]),
        (f"CE QUI A MANQUÉ\n{WRAPPED}", [(2, "CE QUI A MANQUÉ")]),
        (f"Qu’avons-nous appris ?\n{SENTENCE}", [(2, "Qu’avons-nous appris ?")]),
        (f"Choix du prestataire (phase 2)\n{SENTENCE}", [(2, "Choix du prestataire (phase 2)")]),
        (f"Bilan\n{SENTENCE}\nÀ refaire\n{SENTENCE}", [(2, "Bilan"), (2, "À refaire")]),
        (f"Texte.\n\n« Dites-le-nous une fois »\n{SENTENCE}", [(2, "« Dites-le-nous une fois »")]),
        (f"1. Contexte\n{SENTENCE}\n\nDifficultés\n{SENTENCE}", [(1, "1. Contexte"), (2, "Difficultés")]),
        (f"Site\n====\n\nPlanning\n{SENTENCE}", [(1, "Site"), (2, "Planning")]),
        (f"Site\n----\n\nPlanning\n{SENTENCE}", [(2, "Site"), (3, "Planning")]),
        ("Livrables\nUn rapport mensuel sur les incidents ;\nUn tableau de bord.", [(2, "Livrables")]),
    ],
)
def test_a_short_line_set_apart_above_a_sentence_is_a_heading(
    tmp_path: Path, text: str, expected: list[tuple[int, str]]
) -> None:
    assert headings(tmp_path, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Une phrase finit ici.\nContexte\n{SENTENCE}",  # one such line, with no blank line above it
        "Mairie d’Orve\nPlace de la République\n22170 Orve",
        "Mairie d’Orve\n2 rue de la Paix, 22170 Orve.",
        "Service achats\nHôtel de ville, 2 place du Port, 22170 Orve.",
        f"Bonjour\n{SENTENCE}",
        "Jean Dupont\nMaire d’Orve",
        "Les sanglots longs\nDes violons\nDe l’automne\nBlessent mon cœur\nD’une langueur\nMonotone.",
        "Livrables\nRapport mensuel\nTableau de bord\nRéunion de suivi",
        "Le titulaire maintient le site de la\nCommune d’Orve pendant toute la durée du marché.",
        "Le titulaire décrit dans son rapport mensuel tous\nLes incidents de la période et leurs causes.",
        f"- Un rapport\n{SENTENCE}",
        f"Lot   Objet   Montant\n{SENTENCE}",
        f"Lot\tObjet\n{SENTENCE}",
        f"Objet : maintenance\n{SENTENCE}",
        f"Lundi 3 mars 2025 à 14 h\n{SENTENCE}",
        f"Le rapport est remis.\n{SENTENCE}",
    ],
)
def test_a_line_of_an_address_a_list_a_table_verses_or_a_sentence_is_no_heading(tmp_path: Path, text: str) -> None:
    assert headings(tmp_path, text) == []


def test_a_title_of_the_contents_that_runs_into_its_text_is_cut_from_it(tmp_path: Path) -> None:
    table = "1 Objet ........ 2\n2 Période de transition ........ 3\n3 Prix ........ 4\n\n"
    text = "2 Période de transition Une prestation est prévue\nà la fin du marché."
    found = read_blocks(tmp_path, f"{table}1 Objet\nTexte.\n\n{text}\n\n3 Prix\nIl est ferme.")

    assert found[2:4] == [
        (BlockKind.HEADING, 1, "2 Période de transition"),
        (BlockKind.PARAGRAPH, 0, "Une prestation est prévue à la fin du marché."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "2 Période de transition prévue à la fin du marché.",  # goes on in small letters
        "Période de transition Une prestation est prévue.",
        "2 Période Une prestation est prévue.",
        "Le 2 Période de transition Une prestation est prévue.",
        "- 2 Période de transition Une prestation est prévue.",
    ],
)
def test_a_sentence_or_an_item_is_not_cut_for_a_title_of_the_contents(tmp_path: Path, line: str) -> None:
    table = "1 Objet ........ 2\n2 Période de transition ........ 3\n3 Prix ........ 4\n\n"
    assert headings(tmp_path, f"{table}1 Objet\nTexte.\n\n{line}\n\n3 Prix\nIl est ferme.") == [
        (1, "1 Objet"),
        (1, "3 Prix"),
    ]


def test_a_line_is_not_cut_for_a_title_that_stands_alone_elsewhere(tmp_path: Path) -> None:
    table = "1 Objet ........ 2\n2 Transition ........ 3\n3 Prix ........ 4\n\n"
    text = "1 Objet\nTexte.\n\n2 Transition\nTexte.\n\n2 Transition Une prestation est prévue.\n\n3 Prix\nIl est ferme."
    assert headings(tmp_path, table + text) == [(1, "1 Objet"), (1, "2 Transition"), (1, "3 Prix")]
