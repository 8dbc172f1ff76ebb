from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from small_corpus import count_words, page_of

from corpus.models import Block, BlockKind, Page, PageKind, Passage, Span
from index.embedders import Embedder
from ingest.document import ReadDocument
from ingest.splitter import Splitter

SENTENCE = "Le titulaire remet chaque mois un rapport détaillé sur les incidents et leur résolution. "


def split(*pages: Page, words: int = 40) -> list[Passage]:
    return Splitter(count_words, words).split(ReadDocument(PageKind.PAGE, pages))


def texts(passages: Sequence[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def numbered_sentences(count: int) -> str:
    return " ".join(f"La phrase numéro {n} du marché compte exactement dix mots." for n in range(1, count + 1))


def test_a_short_article_is_one_passage_with_its_heading() -> None:
    passages = split(page_of("# Article 1 – Objet", "Le marché porte sur la maintenance.", "Il a un lot."))

    assert texts(passages) == ["Article 1 – Objet\nLe marché porte sur la maintenance.\nIl a un lot."]
    assert passages[0].section == ("Article 1 – Objet",)


def test_each_article_is_a_passage_of_its_own_however_short() -> None:
    passages = split(page_of("Préambule.", "# 1 Objet", "Maintenance.", "# 2 Durée", "Un an."))

    assert texts(passages) == ["Préambule.", "1 Objet\nMaintenance.", "2 Durée\nUn an."]
    assert [passage.section for passage in passages] == [(), ("1 Objet",), ("2 Durée",)]


def test_headings_that_follow_each_other_stay_with_the_text_below_them() -> None:
    passages = split(page_of("# 5 Exécution", "## 5.2 Délais", "Dix jours."))

    assert texts(passages) == ["5 Exécution\n5.2 Délais\nDix jours."]
    assert passages[0].section == ("5 Exécution", "5.2 Délais")


def test_a_section_is_the_path_of_open_headings() -> None:
    passages = split(page_of("# 5 Prix", "a.", "## 5.1 Révision", "b.", "## 5.2 Avance", "c.", "# 6 Fin", "d."))

    assert [passage.section for passage in passages] == [
        ("5 Prix",),
        ("5 Prix", "5.1 Révision"),
        ("5 Prix", "5.2 Avance"),
        ("6 Fin",),
    ]


def test_an_article_goes_on_over_the_page_in_another_passage_with_the_same_section() -> None:
    passages = split(page_of("# 7 Pénalités", "Le retard coûte", number=1), page_of("cent euros par jour.", number=2))

    assert texts(passages) == ["7 Pénalités\nLe retard coûte", "cent euros par jour."]
    assert [(passage.page, passage.section) for passage in passages] == [(1, ("7 Pénalités",)), (2, ("7 Pénalités",))]


def test_every_passage_is_its_page_s_own_text_at_its_span() -> None:
    page = page_of("# 1 Objet", SENTENCE * 9, "- " + SENTENCE * 2, "Colonnes :: | a | b |", "# 2 Durée", SENTENCE * 4)

    for passage in split(page):
        assert passage.text == page.text[passage.start : passage.end]
        assert passage.text == passage.text.strip()


def test_a_text_that_repeats_itself_gives_spans_that_follow_each_other() -> None:
    page = page_of(*["Sans objet pour ce lot du marché."] * 30)
    passages = split(page, words=20)

    assert all(before.end <= after.start for before, after in pairwise(passages))
    assert " ".join(texts(passages)).split() == page.text.split()


def test_nothing_of_a_long_article_is_lost_and_no_part_is_over_the_limit() -> None:
    page = page_of("# 3 Livrables", numbered_sentences(20))
    passages = split(page, words=40)

    assert " ".join(texts(passages)).split() == page.text.split()
    assert max(count_words(texts(passages))) <= 40


def test_a_long_article_is_cut_evenly_where_sentences_end() -> None:
    passages = split(page_of(numbered_sentences(12)), words=100)

    assert count_words(texts(passages)) == [60, 60]
    assert texts(passages)[0].endswith("La phrase numéro 6 du marché compte exactement dix mots.")


def test_the_first_part_of_a_long_article_keeps_its_heading() -> None:
    passages = split(page_of("# 3 Livrables", "## 3.1 Liste", numbered_sentences(12)), words=100)

    assert count_words(texts(passages)) == [64, 60]
    assert texts(passages)[0].startswith("3 Livrables\n3.1 Liste\nLa phrase numéro 1 ")
    assert texts(passages)[1].startswith("La phrase numéro 7 ")


def test_headings_longer_than_half_a_passage_are_cut_like_text() -> None:
    page = page_of(*[f"# Titre {n} du sommaire" for n in range(10)], numbered_sentences(2))
    passages = split(page, words=30)

    assert " ".join(texts(passages)).split() == page.text.split()
    assert max(count_words(texts(passages))) <= 30


def test_a_word_longer_than_the_limit_is_cut_rather_than_kept_too_long() -> None:
    passages = Splitter(lambda some: [len(text) for text in some], 50).split(
        ReadDocument(PageKind.PAGE, (page_of("x" * 120),))
    )

    assert "".join(texts(passages)) == "x" * 120
    assert max(map(len, texts(passages))) <= 50


def test_a_small_table_stays_with_the_article_that_announces_it() -> None:
    passages = split(page_of("# 4 Délais", "Voici :", "Gravité | Délai :: | majeure | 4 h |"))

    assert texts(passages) == ["4 Délais\nVoici :\n| majeure | 4 h |"]
    assert passages[0].context == "Gravité | Délai"


def test_every_part_of_a_long_table_keeps_its_columns_and_is_cut_between_rows() -> None:
    rows = [f"Gravité | Délai | Pénalité :: | anomalie {n} | {n} heures ouvrées | {n * 10} € |" for n in range(1, 13)]
    passages = split(page_of("# 4 Délais", "Les délais sont les suivants :", *rows), words=40)
    of_table = passages[1:]

    assert passages[0].text == "4 Délais\nLes délais sont les suivants :"
    assert passages[0].context == ""
    assert {passage.context for passage in of_table} == {"Gravité | Délai | Pénalité"}
    assert {passage.section for passage in of_table} == {("4 Délais",)}
    assert all(row.startswith("| anomalie") for text in texts(of_table) for row in text.split("\n"))
    assert sum(len(text.split("\n")) for text in texts(of_table)) == 12


def test_a_row_that_is_cut_is_cut_between_cells_and_named_where_it_goes_on() -> None:
    prose = (
        "La présente prestation comprend la publication de chacune des applications. Elle se fait ; puis se vérifie."
    )
    first_cells = "Code: K.4 ; Intitulé: Application managée"
    row = f"{first_cells} ; Contenu: {prose} ; Exclusions: {prose} ; Délai: 2 jours ; Prix: 3 €"
    page = Page(1, "BPU", row, (Block(BlockKind.TABLE_ROW, 0, len(row), context="BPU"),))
    first, *others = split(page, words=30)

    assert first.text == f"{first_cells} ; Contenu: {prose}"
    assert first.context == "BPU"
    assert texts(others) == [f"Exclusions: {prose} ; Délai: 2 jours ; Prix: 3 €"]
    assert others[0].context == f"BPU — {first_cells}"
    assert [others[0].quote(one) for one in others[0].sentences] == texts(others)


def test_a_row_with_bars_that_is_cut_is_named_before_its_columns() -> None:
    duty = "Le titulaire remet chaque mois un rapport détaillé sur les incidents et leur résolution"
    row = f"3 | Recette finale | {duty} | {duty}"
    page = Page(1, "", row, (Block(BlockKind.TABLE_ROW, 0, len(row), context="Jalons — N° | Titre | Objet | Suite"),))
    *_, last = split(page, words=20)

    assert duty.endswith(last.text)
    assert last.context == "Jalons — 3 | Recette finale — N° | Titre | Objet | Suite"


def test_a_long_table_keeps_the_heading_right_above_it() -> None:
    rows = [f"Poste | Prix :: | serveur de type {n} avec maintenance | {n * 10} euros par mois |" for n in range(1, 9)]
    passages = split(page_of("# Annexe – Prix", *rows), words=40)

    assert texts(passages)[0].startswith("Annexe – Prix\n| serveur de type 1")
    assert {(passage.context, passage.section) for passage in passages} == {("Poste | Prix", ("Annexe – Prix",))}


def test_sentences_lie_inside_their_passage_and_are_its_own_words() -> None:
    page = page_of("# 1 Objet", numbered_sentences(12), "- Un point.", "Colonnes :: | a | b |")

    for passage in split(page):
        assert passage.sentences
        for span in passage.sentences:
            assert passage.start <= span.start < span.end <= passage.end
            assert passage.quote(span) == page.text[span.start : span.end]


def test_a_heading_is_not_quoted_when_there_is_text_below_it() -> None:
    passage = split(page_of("# 1 Objet", "Le marché porte sur la paie. Il dure un an."))[0]

    assert [passage.quote(span) for span in passage.sentences] == ["Le marché porte sur la paie.", "Il dure un an."]


def test_headings_that_tell_their_matter_themselves_are_quoted() -> None:
    [passage] = split(
        page_of(
            "# 1. Lauréat : Arc", "# 2. Prix de l'offre : 40 300 €", "# Article 3 : Délais", "# 4 Objet", "Maintenance."
        )
    )
    assert [passage.quote(span) for span in passage.sentences] == [
        "1. Lauréat : Arc",
        "2. Prix de l'offre : 40 300 €",
        "Maintenance.",
    ]


def test_headings_that_state_an_amount_are_quoted_with_what_stands_below_them() -> None:
    page = page_of("# 5.06 Verbal Presentation – 20% (200 points)", "Notes of the evaluator.", "# 12 %", "Alone.")
    quoted = [passage.quote(span) for passage in split(page) for span in passage.sentences]
    assert quoted == ["5.06 Verbal Presentation – 20% (200 points)", "Notes of the evaluator.", "Alone."]


@pytest.mark.parametrize(
    ("title", "is_quoted"),
    [
        ("Prix des prestations – 40 points", True),
        ("1. Taux de réemploi : 69%", True),
        ("3 114 114 € Cofinancement de services", True),
        ("4.2 Points d'attention", False),
        ("Lot 1 – 3 points de vente", False),
        ("Prix (40 %)", True),
        ("Prix : 60/100", True),
        ("Redevance annuelle : $ 300", True),
        ("Sujets 4.2 points", False),
        ("5 M€", False),
        ("Article 12 Délais", False),
    ],
)
def test_a_heading_states_an_amount_where_it_says_of_what(title: str, is_quoted: bool) -> None:
    [passage] = split(page_of(f"# {title}", "Le titulaire le lit."))
    assert (title in [passage.quote(span) for span in passage.sentences]) is is_quoted


def test_headings_that_end_a_page_are_quoted_to_the_last() -> None:
    [passage] = split(page_of("# 1. Lauréat : Arc", "# 2. Prix de l'offre : 40 300 €"))
    assert [passage.quote(span) for span in passage.sentences] == ["1. Lauréat : Arc", "2. Prix de l'offre : 40 300 €"]


def test_a_heading_alone_can_be_quoted() -> None:
    passage = split(page_of("# Annexe 3 – Bordereau des prix"))[0]

    assert [passage.quote(span) for span in passage.sentences] == ["Annexe 3 – Bordereau des prix"]


def test_a_table_row_is_one_sentence() -> None:
    passage = split(page_of("Prix :: | Serveur. | 12 € |", "Prix :: | Poste. | 8 € |"))[0]

    assert [passage.quote(span) for span in passage.sentences] == ["| Serveur. | 12 € |", "| Poste. | 8 € |"]


def test_a_page_without_text_gives_no_passage() -> None:
    assert split(Page(1, "1", "", ())) == []


def test_size_is_counted_in_the_tokens_of_the_model(embedder: Embedder) -> None:
    page = page_of("# 8 Réversibilité", SENTENCE * 60, "- point\n" * 200, "x" * 2000)
    passages = Splitter(embedder.count_tokens, 128).split(ReadDocument(PageKind.PAGE, (page,)))
    tokens = embedder.count_tokens(texts(passages))

    assert max(tokens) <= 128
    assert "".join("".join(texts(passages)).split()) == "".join(page.text.split())


def test_passages_of_prose_are_nearly_full(embedder: Embedder) -> None:
    page = page_of("# 8 Réversibilité", SENTENCE * 60)
    passages = Splitter(embedder.count_tokens, 128).split(ReadDocument(PageKind.PAGE, (page,)))

    assert min(embedder.count_tokens(texts(passages[:-1]))) >= 115


def test_blocks_are_what_the_readers_give() -> None:
    page = page_of("# Titre", "Texte.", "- point", "Colonnes :: | a |")

    assert [(block.kind, page.text[block.start : block.end]) for block in page.blocks] == [
        (BlockKind.HEADING, "Titre"),
        (BlockKind.PARAGRAPH, "Texte."),
        (BlockKind.LIST_ITEM, "- point"),
        (BlockKind.TABLE_ROW, "| a |"),
    ]
    assert Span(0, 5) == Span(page.blocks[0].start, page.blocks[0].end)


def test_headings_without_end_and_without_text_are_one_article() -> None:
    """Without end too where each of them looks for text through all above it."""
    page = page_of(*["# Article"] * 120_000)
    assert sum(passage.text.count("Article") for passage in split(page)) == 120_000
