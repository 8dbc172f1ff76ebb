"""An answer's HTML: quotations with their numbers, compared when several documents answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from lxml import html as parsed

from answer.models import Answer, Citation, LookedAt, Mode, Statement
from answer.wanted.expected import expected_of
from corpus.links import source_path
from corpus.models import Document, PageKind, Span
from pages.shown import answers
from pages.shown.answers import looked_at
from pages.shown.cards import card_html, place_html
from pages.shown.citation_words import quotation_to_copy
from pages.shown.comparison import is_comparison
from pages.shown.decisive import telling_spans
from pages.shown.figures import figures
from pages.shown.markup import marked, unbroken, with_roles
from pages.shown.quotation import quotation_html
from pages.shown.trail import trail
from pages.shown.wording import licence_meaning, place, reference, weight

answer_html = partial(answers.answer_html, opens=lambda one: source_path(one.document.id, one.page, one.span))
VALMORANCE = Document(
    "a1", "", "a.pdf", "application/pdf", 1, "CCTP <b>infogérance</b>", "CCTP", buyer="Valmorance", year=2026
)
SILLAGE = Document("b2", "", "b.xlsx", "application/pdf", 1, "Bordereau", "BPU", page_kind=PageKind.SHEET)


def citation(n: int, document: Document, quote: str) -> Citation:
    return Citation(
        n, document, 3, "BPU", Span(10, 10 + len(quote)), quote, ("Article 6", "6.2 Pénalités"), decisive=(Span(3, 11),)
    )


def cell(name: str, text: str) -> str:
    return f'<td role="cell"><span class="label" aria-hidden="true">{name}</span>{text}</td>'


LATE = citation(1, VALMORANCE, "La pénalité est de 150 € par heure de retard.")
CAP = citation(2, SILLAGE, "Le plafond est de 10 % du montant.")


def answer(*citations: Citation) -> Answer:
    statements = tuple(Statement(citation.quote, (citation.n,)) for citation in citations)
    return Answer("?", "?", Mode.EXTRACTIVE, statements, citations, looked_at=LookedAt(documents=1200, passages=1))


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("Date limite de remise des offres : jeudi 05 avril 2012 à 12h.", "05 avril 2012 à 12h"),
        ("Date limite de remise des offres : le 5 avril 2012 jusqu’à 16 h 30.", "5 avril 2012 jusqu’à 16 h 30"),
        ("Date limite de remise des offres : le 5 avril 2012 à midi.", "5 avril 2012 à midi"),
        ("Deadline for submission of bids: April 5, 2012 at 2:00 PM.", "April 5, 2012 at 2:00 PM"),
        ("Deadline for submission of bids: April 5, 2012 by 5 p.m.", "April 5, 2012 by 5 p.m."),
    ],
)
def test_the_day_when_bids_are_due_is_a_figure_with_its_hour(due: str, told: str) -> None:
    asked = expected_of("Quelles sont les dates limites de remise des offres ?")

    assert figures(due, expected=asked) == [told]


def test_one_document_answers_under_its_name_in_quotations_that_lead_to_their_cards() -> None:
    html = answer_html(answer(LATE, replace(LATE, n=2, quote="Elle est plafonnée.")), 2, "fr")
    [name] = parsed.fragment_fromstring(html, create_parent=True).find_class("said-by")
    assert "Valmorance" in name.text_content()
    assert html.endswith(
        '<p>«\u00a0La pénalité est de 150 € par heure de retard.\u00a0» <a class="mark" href="#source-2-1">[1]</a></p>'
        '<p>«\u00a0Elle est plafonnée.\u00a0» <a class="mark" href="#source-2-2">[2]</a></p>'
    )


def test_several_documents_are_compared_one_row_each() -> None:
    html = answer_html(answer(LATE, CAP), 1, "fr")
    assert html.count('<th scope="rowgroup"') == 2
    assert "<li>150 €</li>" in html
    assert "<li>10 %</li>" in html
    page = '/source?document=b2&amp;page=3&amp;start=10&amp;end=44" target="_self" data-card="source-1-2"'
    assert f'<a href="{page}>feuille «\u00a0BPU\u00a0»</a>' in html
    assert '<a class="mark" href="#source-1-2">[2]</a>' in html
    assert html.count(f"«\u00a0{marked_words(LATE)}\u00a0»") == 1
    assert "<b>" not in html


def test_the_pages_of_a_comparison_open_where_they_are_said_to() -> None:
    said = replace(answer(LATE, CAP), statements=(Statement(LATE.quote, (1, 2)), Statement(CAP.quote, (2,))))
    page = parsed.fragment_fromstring(
        answers.answer_html(said, 1, "fr", lambda one: f"/{one.n}?a&b"), create_parent=True
    )
    links = [(one.text, one.get("href"), one.get("data-card")) for one in page.iter("a") if not one.get("class")]
    sheet = "feuille «\u00a0BPU\u00a0»"
    assert links == [
        (sheet, "/2?a&b", "source-1-2"),
        ("page 3", "/1?a&b", "source-1-1"),
        (sheet, "/2?a&b", "source-1-2"),
    ]


def marked_words(cited: Citation) -> str:
    """The words of a quotation as a comparison has them, what is decisive marked."""
    return marked(cited.quote, cited.decisive)


def test_a_comparison_sets_the_figures_and_the_page_of_each_clause_beside_it() -> None:
    again = replace(LATE, n=3, quote="La pénalité est doublée après 3 jours.", page=5)
    page = parsed.fromstring(answer_html(answer(LATE, again, CAP), 1, "fr"))
    rows = [[part.text_content() for part in row.iterfind("td/ul")] for row in page.iterfind("tbody/tr[td]")]
    assert rows == [["150 €", "page 3"], ["3 jours", "page 5"], ["10 %", "feuille «\u00a0BPU\u00a0»"]]


def test_the_name_of_a_document_stands_across_above_what_it_says() -> None:
    page = parsed.fromstring(answer_html(answer(LATE, replace(LATE, n=3), CAP), 1, "fr"))
    assert [len(row) for row in page.iter("tr")] == [2, 1, 2, 2, 1, 2]
    assert [name.get("colspan") for name in page.iterfind("tbody/tr/th")] == ["2", "2"]


def test_the_figure_that_is_asked_for_is_marked_and_the_words_of_the_question_where_none_is() -> None:
    asked = "Quelle est la pénalité de retard ?"
    late = replace(LATE, quote="La pénalité est de 1 150,50 € par heure, soit 50 € par tranche.")
    assert marks(card_html(late, 1, "fr", asked)) == ["1\u00a0150,50 €", "50 €"]
    words = replace(LATE, quote="La pénalité s’applique sans mise en demeure.")
    assert marks(card_html(words, 1, "fr", asked)) == ["pénalité"]
    assert marks(card_html(late, 1, "fr", "Comment la pénalité s’applique-t-elle ?")) == ["pénalité"]
    compared = replace(answer(late, CAP), understood=asked)
    assert marks(answer_html(compared, 1, "fr")) == ["1\u00a0150,50 €", "50 €", "10 %"]


def test_a_figure_is_marked_in_words_that_stand_between_marks_of_their_own_too() -> None:
    late = replace(LATE, quote="« La pénalité est de 150 € par heure. »")
    html = answer_html(replace(answer(late, CAP), understood="Quelle est la pénalité ?"), 1, "en")
    assert "“La pénalité est de 150 € par heure.”" in html


def marks(html: str) -> list[str]:
    return [one.text_content() for one in parsed.fragment_fromstring(html, create_parent=True).iter("mark")]


def test_a_place_below_a_comparison_has_the_words_only_where_the_table_quotes_others() -> None:
    said = answer(LATE, CAP)
    html = place_html(LATE, said, 1, "fr")
    assert 'id="source-1-1"' in html
    assert "Article 6 › 6.2 Pénalités › page 3" in html
    assert "blockquote" not in html
    twin = replace(CAP, n=3, quote="Le plafond est fixé à 10 %.")
    assert "est fixé à 10 %" in place_html(twin, said, 1, "fr")


def test_an_answer_compares_where_it_quotes_several_documents_closely() -> None:
    assert is_comparison(answer(LATE, CAP))
    assert not is_comparison(answer(LATE, replace(LATE, n=2)))
    far = (Statement(LATE.quote, (1,)), Statement(CAP.quote, (2,), is_close=False))
    assert not is_comparison(replace(answer(LATE, CAP), statements=far))
    assert not is_comparison(replace(answer(LATE, CAP), mode=Mode.WRITTEN))


def test_quotations_stand_between_the_marks_of_the_page_s_language() -> None:
    french = replace(VALMORANCE, language="fr")
    html = answer_html(answer(replace(LATE, document=french), CAP), 1, "en")
    assert f'<p lang="fr">“{marked_words(LATE)}”' in html
    assert "«" not in html


def test_a_card_says_where_the_words_stand_and_marks_the_decisive_ones() -> None:
    html = card_html(LATE, 1, "fr")
    assert 'id="source-1-1"' in html
    assert "Article 6 › 6.2 Pénalités › page 3" in html
    assert "<blockquote><p>La <mark>pénalité</mark> est de 150 €" in html
    assert "CCTP &lt;b&gt;infogérance&lt;/b&gt;" in html


def test_a_card_is_folded_where_its_words_are_many_and_stand_in_the_answer_already() -> None:
    long = replace(LATE, quote=f"{LATE.quote} " * 9)
    assert "Toute la citation" in card_html(long, 1, "fr", is_said_above=True)
    for html in (card_html(LATE, 1, "fr", is_said_above=True), card_html(long, 1, "fr")):
        assert "folded" not in html
        assert "Toute la citation" not in html


def test_a_folded_card_of_the_same_document_as_the_one_above_says_so_and_tells_the_first_headings_apart() -> None:
    deep = replace(LATE, quote=f"{LATE.quote} " * 9, section=("Titre II", "Article 6", "6.2 Pénalités"))
    html = card_html(deep, 1, "fr", is_said_above=True, is_of_the_same=True)
    assert '<article class="source folded again"' in html
    assert '<span class="above">Titre II › </span>Article 6 › 6.2 Pénalités › page 3' in html
    assert '<article class="source"' in card_html(LATE, 1, "fr", is_said_above=True, is_of_the_same=True)  # short


@pytest.mark.parametrize(
    ("spoken", "language", "told"),
    [("en", "fr", "Valmorance · 2026 · en anglais"), ("fr", "en", "Valmorance · 2026 · in French")],
)
def test_a_document_in_another_language_than_the_page_is_said_to_be(spoken: str, language: str, told: str) -> None:
    cited = replace(LATE, document=replace(VALMORANCE, language=spoken))
    shown = [card_html(cited, 1, language), answer_html(answer(cited, CAP), 1, language)]
    for html in shown:
        assert origin_in(html) == told
        assert f'lang="{spoken}"' in html
    assert origin_in(card_html(cited, 1, spoken)) == "Valmorance · 2026"
    assert "origin" not in card_html(CAP, 1, language)  # neither its buyer nor its language is known


def origin_in(html: str) -> str:
    return " ".join(parsed.fromstring(f"<div>{html}</div>").find_class("origin")[0].text_content().split())


@pytest.mark.parametrize(
    ("title", "kind", "shown"),
    [
        ("CCTP – Téléphonie", "CCTP", "CCTP Téléphonie"),
        ("Téléphonie", "CCTP", "CCTP Téléphonie"),
        ("RC: Téléphonie", "RC", "RC Téléphonie"),
        ("RCS d’entreprises", "RC", "RC RCS d’entreprises"),
        ("Guide de lancement", "guide", "Guide Guide de lancement"),
    ],
)
def test_a_card_has_the_badge_of_its_kind_which_its_title_does_not_repeat(title: str, kind: str, shown: str) -> None:
    document = replace(SILLAGE, title=title, kind=kind)
    [heading] = parsed.fromstring(card_html(replace(CAP, document=document), 1, "fr")).find_class("heading")
    assert heading.text_content() == f"2{shown}"


def test_a_place_is_told_without_the_colon_that_ends_its_heading() -> None:
    cited = replace(LATE, section=("Article 6 :", "6.2 Pénalités\u00a0:"))
    assert "Article 6 › 6.2 Pénalités › page 3" in card_html(cited, 1, "fr")
    section = replace(VALMORANCE, page_kind=PageKind.SECTION)
    assert place(section, 1, "6.2 Pénalités :", "fr") == "section «\u00a06.2 Pénalités\u00a0»"


def test_a_section_that_is_its_own_heading_is_named_once() -> None:
    guide = replace(SILLAGE, page_kind=PageKind.SECTION)
    cited = replace(CAP, document=guide, page_label="6.2 Pénalités")
    assert '<p class="where">Article 6 › 6.2 Pénalités</p>' in card_html(cited, 1, "fr")


def test_what_was_looked_at_is_counted_in_the_readers_language() -> None:
    assert looked_at(answer(LATE), "fr") == "1\u202f200 documents parcourus, 1 passage lu"
    assert looked_at(answer(LATE), "en") == "1,200 documents searched, 1 passage read"


def test_places_weights_and_licences_are_worded_for_the_reader() -> None:
    assert place(VALMORANCE, 3, "", "en") == "page 3"
    assert weight(1_440_000, "fr") == "1,4 Mo"
    assert weight(200, "en") == "0.2 kB"
    assert weight(3, "en") == "0.1 kB"
    assert (weight(2_460, "fr"), weight(40_000, "fr")) == ("2,5 ko", "40,0 ko")
    assert (weight(999_960, "fr"), weight(1_003_000, "fr")) == ("1,0 Mo", "1,0 Mo")
    assert "citant sa source" in licence_meaning("etalab-2.0", "fr")
    assert "n’est pas précisée" in licence_meaning("", "fr")


def test_a_reference_has_all_that_a_footnote_needs() -> None:
    assert reference(VALMORANCE, "page 3", "https://x.fr/source?page=3", "fr") == (
        "CCTP <b>infogérance</b>, Valmorance, 2026, page 3, Licence non précisée, https://x.fr/source?page=3"
    )


def test_what_is_copied_begins_with_the_words_between_marks() -> None:
    assert quotation_to_copy(LATE, "https://x.fr/source?page=3", "fr") == (
        "«\u00a0La pénalité est de 150 € par heure de retard.\u00a0»\n"
        "CCTP <b>infogérance</b>, Valmorance, 2026, page 3, Licence non précisée, https://x.fr/source?page=3"
    )
    assert quotation_to_copy(LATE, "", "en").startswith("“La pénalité est de 150 € par heure de retard.”\n")


def test_rows_are_copied_with_the_names_of_their_columns() -> None:
    row = replace(LATE, quote="Bloquant | 500 €", columns="Gravité | Montant")
    assert quotation_to_copy(row, "", "fr").split("\n")[:2] == ["«\u00a0Bloquant – 500 €\u00a0»", "(Gravité – Montant)"]


def test_the_names_of_columns_are_not_copied_twice_where_the_quotation_holds_them() -> None:
    rows = replace(LATE, quote="Gravité | Montant\nBloquant | 500 €", columns="Gravité · Montant")
    quoted, cited, *_ = quotation_to_copy(rows, "", "fr").split("»\n")
    assert quoted == "«\u00a0Gravité – Montant\nBloquant – 500 €\u00a0"
    assert cited == quotation_to_copy(LATE, "", "fr").split("»\n")[1]


def test_figures_are_pulled_out_with_their_units_as_written() -> None:
    assert figures("150 € par heure, 4 heures ouvrées, 99,5 %, article 6.2, 12 bâtiments") == [
        "150 €",
        "4 heures ouvrées",
        "99,5 %",
    ]
    assert figures("$1,500 within 30 days; 30 days") == ["$1,500", "30 days"]
    assert figures("Les journaux sont conservés un an ; la VSR dure trois mois.") == ["un an", "trois mois"]
    assert figures("Les pénalités d’un trimestre dépassent 5 %.") == ["5 %"]
    assert figures("Le délai est de 4 h (quatre heures).") == ["4 h"]
    assert figures("Ouvert 24 h/24, 7 j/7 ; livré en 2 h 40.") == ["24 h/24", "7 j/7", "2 h 40"]
    assert figures("À 09:30, de 4 à 8 heures, pour £1,500.") == ["4 à 8 heures", "£1,500"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Le délai est de trente (30) jours.", ["trente (30) jours"]),
        ("dix (10) % sous 30 (trente) jours", ["dix (10) %", "30 (trente) jours"]),
        ("GTI / GTR : 4 h / 8 h", ["4 h", "8 h"]),
        ("500 € / 10 jours de retard", ["500 €", "10 jours"]),
        ("GTI de 4 heures, GTR de 4 à 8 heures", ["4 heures", "4 à 8 heures"]),
        ("Support 24 h/24. Rétablissement sous 24 heures.", ["24 h/24", "24 heures"]),
    ],
)
def test_a_figure_is_shown_whole_and_another_is_another(text: str, shown: list[str]) -> None:
    assert figures(text) == shown


TIMES, SUMS = expected_of("Quel délai ?"), expected_of("Quelles pénalités ?")


def test_where_a_kind_of_figures_is_asked_for_no_others_are_shown() -> None:
    row = "P1 | 150 € | 95 % | 3 points | 2 fois | 15 minutes | 4 heures"
    assert figures(row, expected=TIMES) == ["15 minutes", "4 heures"]
    assert figures("Le montant est de 150 €.", expected=TIMES) == []


def test_all_figures_of_the_kind_asked_for_are_shown_whatever_their_sentence_speaks_of() -> None:
    clause = (
        "2 500€ par jour de retard.\n"
        "500 € par heure, au delà de 24 heures la pénalité est portée à 15 000 euros par jour.\n"
        "La garantie est d’un an."
    )
    assert figures(clause, {"penalite"}, SUMS) == ["2 500€", "500 €", "15 000 euros"]
    assert figures("Pénalité de 80 € si la fiche 3/20 n'est pas remise le 15/10.", expected=SUMS) == ["80 €"]
    assert figures("Pénalité de 1,00/30 par jour, ou 1/1 000e, au plus 10 %.", expected=SUMS) == [
        "1,00/30",
        "1/1 000e",
        "10 %",
    ]
    assert figures(clause, {"delai"}, TIMES) == ["24 heures", "un an"]


@pytest.mark.parametrize(
    "clause",
    [
        "Elle est opérationnelle à 99.9955 % du temps.",
        "Au-delà d’un taux de panne supérieur à 0.005% une pénalité est appliquée.",
        "Below an availability of 99 % a penalty is due.",
    ],
)
def test_a_share_of_time_is_no_sum(clause: str) -> None:
    assert figures(f"{clause}\nLa pénalité est de 10 % du montant.", expected=SUMS) == ["10 %"]


def test_how_long_a_contract_runs_is_shown_without_the_other_times_of_its_clause() -> None:
    clause = (
        "Le marché est conclu pour une durée de 12 mois. Il est reconductible 3 fois, soit un maximum de 48 mois. "
        "Le pouvoir adjudicateur peut le dénoncer au moins deux mois avant la fin. Il paie sous 30 jours."
    )
    term = expected_of("Quelle est la durée du marché ?")
    assert figures(clause, {"duree", "marche"}, term) == ["12 mois", "48 mois"]


def test_figures_beyond_the_first_are_counted() -> None:
    many = replace(LATE, quote=", ".join(f"{n} €" for n in range(1, 10)), decisive=())
    html = answer_html(answer(many, CAP), 1, "fr")
    assert "<li>6 €</li>" in html
    assert "<li>7 €</li>" not in html
    assert '<li class="more">et 3 autres</li>' in html


def test_the_figures_of_a_table_are_looked_up_there() -> None:
    rows = replace(citation(1, VALMORANCE, "Bloquant | 500 €"), columns="Incident | Pénalité")
    asked = replace(answer(rows, CAP), understood="Quelles sont les pénalités ?")
    assert '<ul class="figures"><li class="more">voir le tableau</li></ul>' in answer_html(asked, 1, "fr")
    assert "voir le tableau" not in answer_html(replace(asked, understood="Quel délai ?"), 1, "fr")


def test_what_a_quotation_says_around_its_table_is_read_for_figures() -> None:
    around = replace(citation(1, VALMORANCE, "La pénalité est de 75 € :\nA | 1 €\nB | 2 €"), decisive=())
    html = answer_html(answer(around, CAP), 1, "fr")
    assert "<li>75 €</li>" in html
    assert "<li>1 €</li>" not in html


def test_figures_are_those_of_the_sentences_that_speak_of_the_question() -> None:
    clause = (
        "J5 | Mise en service | T0 + 14 mois | 5 %\nChaque jour ouvré de retard donne lieu à une pénalité de 600 €."
    )
    assert figures(clause, {"retard", "penalite"}) == ["600 €"]
    assert figures("Les pénalités sont :\nP1 : 150 € par heure\nP2 : 60 €", {"penalites"}) == ["150 €", "60 €"]
    assert figures("Le plafond est de 10 %. La pénalité est libératoire.", {"penalite"}) == []


@pytest.mark.parametrize(
    ("question", "clause", "shown"),
    [
        (
            "À partir de quelle date le service est-il ouvert ?",
            "Le service, régi par la loi n° 78-17 du 6 janvier 1978, est ouvert le 3 mars 2026 pour 12 mois à 500 €.",
            ["3 mars 2026"],
        ),
        ("On what date must they have registered?", "Bidders must act before 12 March 2025.", ["12 March 2025"]),
        (
            "À quelle date le marché débute-t-il ?",
            "Conformément à la loi le marché débute le 12 mars 2025.",
            ["12 mars 2025"],
        ),
        ("À quelle date le service a-t-il été créé ?", "Régi par la loi du 6 janvier 1978.", []),
        ("When was the service opened?", "Under the Data Protection Act 2018 it opened on 3 May 2019.", ["3 May 2019"]),
        ("En quelle année le service a-t-il été créé ?", "Le service existe depuis 2019, pour 2 ans.", ["2019"]),
        (
            "Combien de copieurs ?",
            "Il livre 12 nouveaux copieurs et 30 écrans sous 15 jours pour 500 €.",
            ["12 nouveaux copieurs"],
        ),
        ("Combien de postes ?", "Le nombre de postes : 350. Le délai est de 2 jours.", ["postes : 350"]),
        (
            "À quelle fréquence se réunit le comité ?",
            "Il se réunit 2 fois par an, ou tous les 15 jours, et rend compte sous 10 jours.",
            ["2 fois par an", "tous les 15 jours"],
        ),
        ("Quelle est la surface des locaux ?", "Les locaux de 1 200 m² sont nettoyés en 4 heures.", ["1 200 m²"]),
    ],
)
def test_a_number_a_frequency_a_measure_or_a_date_is_shown_where_it_is_asked_for_and_no_amount(
    question: str, clause: str, shown: list[str]
) -> None:
    assert figures(clause, expected=expected_of(question), language="fr") == shown


def test_two_clauses_of_one_document_stand_once_each_under_its_name() -> None:
    again = replace(LATE, n=3, quote="Le taux est de 2 %.", decisive=())
    html = answer_html(answer(LATE, again, CAP), 1, "fr")
    assert [html.count(marked_words(one)) for one in (LATE, again, CAP)] == [1, 1, 1]
    assert html.count(">page 3</a>") == 2
    assert html.count('<th scope="rowgroup"') == 2


def test_a_card_marks_what_was_read_as_the_answer_and_the_figure_where_one_is_asked_for() -> None:
    quote = "Le titulaire intervient en 4 heures, par téléphone."
    cited = replace(citation(1, VALMORANCE, quote), decisive=(Span(3, 12),), answering=Span(37, 50))

    def marked_for(question: str) -> list[str]:
        return [quote[one.start : one.end] for one in telling_spans(cited, question)]

    assert marked_for("Comment intervient le titulaire ?") == ["par téléphone"]
    assert marked_for("Sous quel délai intervient le titulaire ?") == ["4 heures"]


def test_a_row_of_the_comparison_has_the_figures_of_its_decisive_words() -> None:
    late = citation(1, VALMORANCE, "La pénalité est de 600 €. Le marché dure 14 mois.")
    html = answer_html(answer(late, CAP), 1, "fr")
    assert "<li>600 €</li>" in html
    assert "<li>14 mois</li>" not in html


def test_a_comparison_without_figures_has_no_column_for_them() -> None:
    words = [replace(one, quote="Le titulaire coopère.", decisive=()) for one in (LATE, CAP)]
    assert "Chiffres" not in answer_html(answer(*words), 1, "fr")
    html = answer_html(answer(words[0], CAP), 1, "fr")
    assert "Chiffres et source" in html
    assert html.count('<ul class="figures">') == 1


def test_a_comparison_shows_the_beginning_of_a_long_title_and_the_whole_where_it_is_pointed_at() -> None:
    title = (
        "Exploitation du système d’information et de la téléphonie, supervision du réseau : support aux utilisateurs"
    )
    late = replace(LATE, document=replace(LATE.document, title=title))
    html = answer_html(answer(late, CAP), 1, "fr")
    assert (
        f'title="{title}">Exploitation du système d’information et de la téléphonie, supervision du réseau…</span>'
        in html
    )
    assert f">{unbroken(title)}</span>" in card_html(late, 1, "fr")


def test_two_long_titles_that_begin_alike_are_told_apart_in_a_comparison() -> None:
    title = "Marché de fourniture et de livraison de repas en liaison froide"
    first, second = (replace(one, document=replace(one.document, title=f"{title}, lot {one.n}")) for one in (LATE, CAP))
    html = answer_html(answer(first, second), 1, "fr")
    assert f">{title}, lot 1</span>" in html
    assert f">{title}, lot 2</span>" in html


def test_words_quoted_with_the_rows_that_they_announce_stand_between_marks_and_rows_alone_do_not() -> None:
    late = replace(LATE, quote="Les pénalités sont :\nBloquant | 500 €\nMineur | 100 €", decisive=())
    html = answer_html(answer(late, CAP), 1, "fr")
    assert "<p>«\u00a0Les pénalités sont\u00a0:</p><table" in html
    assert '</table><p>» <a class="mark"' in html
    rows = answer_html(answer(replace(late, quote="Bloquant | 500 €\nMineur | 100 €"), CAP), 1, "fr")
    assert '</table><p><a class="mark"' in rows


def test_a_source_knows_the_citations_before_and_after_it() -> None:
    found = trail([LATE, CAP], "b2", 3, CAP.span)
    assert found is not None
    assert (found.before, found.here.n, found.after, found.count) == (LATE, 2, None, 2)
    assert trail([LATE, CAP], "b2", 3, Span(0, 1)) is None


def test_rows_quoted_without_their_head_stand_in_a_table_under_the_names_of_their_columns() -> None:
    row = replace(citation(1, VALMORANCE, "P1 | 15 minutes | 4 heures"), columns="Priorité | GTI | GTR")
    table = with_roles(quotation_html(row.quote, row.columns))
    heads = ("Priorité", "GTI", "GTR")
    cells = "".join(cell(*one) for one in zip(heads, ("P1", "15 minutes", "4 heures"), strict=True))
    assert "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in heads) in table
    assert cells in table

    assert answer_html(answer(row), 1, "fr").endswith(f'{table}<p><a class="mark" href="#source-1-1">[1]</a></p>')
    html = answer_html(answer(replace(row, decisive=()), CAP), 1, "fr")
    assert f'<td role="cell" class="says">{table}<p>' in html
    assert html.count("15 minutes") == 1


def test_a_card_shows_rows_in_their_table_with_its_caption_and_what_is_decisive() -> None:
    row = replace(
        citation(1, VALMORANCE, "P1 | 15 minutes | 4 heures"),
        columns="Priorité | GTI | GTR",
        context="Délais — Priorité | GTI | GTR",
        decisive=(Span(0, 2), Span(18, 26)),
    )
    html = card_html(row, 1, "fr")

    assert '<p class="context">Délais</p><blockquote><table role="table" class="rows">' in html
    assert cell("Priorité", "<mark>P1</mark>") in html
    assert cell("GTR", "<mark>4 heures</mark>") in html


def test_a_card_says_once_the_heading_that_is_its_table_s_caption() -> None:
    row = replace(
        citation(1, VALMORANCE, "P1 | 15 minutes"),
        columns="Priorité | GTI",
        context="7.1 Délais — Priorité | GTI",
        section=("7 Exécution", "7.1 Délais"),
    )
    assert card_html(row, 1, "fr").count("7.1 Délais") == 1


@pytest.mark.parametrize(
    ("quote", "columns", "told"),
    [
        ("Bloquante | 4 h", "Gravité | GTI | GTR", "Délais"),
        ("Bloquante | 1 h | 4 h | 9 h", "Gravité · GTI · GTR", "Délais"),
        ("Bloquante", "Gravité | GTI | GTR", "Délais — Gravité · GTI · GTR"),
    ],
)
def test_a_card_says_once_what_the_columns_of_its_rows_are_called(quote: str, columns: str, told: str) -> None:
    html = card_html(replace(LATE, quote=quote, columns=columns, context="Délais — Gravité | GTI | GTR"), 1, "fr")

    assert f'<p class="context">{told}</p>' in html
    assert html.count("GTI") == 1


def test_tables_say_what_they_are_whatever_their_style() -> None:
    row = replace(LATE, quote="P1 | 15 minutes | 4 heures", columns="Priorité | GTI | GTR")
    page = parsed.fragment_fromstring(answer_html(answer(row, CAP), 1, "fr"), create_parent=True)
    roles = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    heads = {"col": "columnheader", "row": "rowheader", "rowgroup": "rowheader"}
    tags = [tag for tag in page.iter() if tag.tag in {*roles, "th"}]

    assert len([tag for tag in tags if tag.tag == "table"]) == 2
    assert [tag.get("role") for tag in tags] == [roles.get(tag.tag) or heads[tag.get("scope", "")] for tag in tags]


def test_words_that_stand_between_quotation_marks_already_get_no_second_ones() -> None:
    own = replace(LATE, quote="« Le titulaire coopère ».")
    assert "«\u00a0Le titulaire coopère.\u00a0»" in answer_html(answer(own, CAP), 1, "fr")
    assert "“Le titulaire coopère.”" in answer_html(answer(own, CAP), 1, "en")


def test_what_is_not_close_to_the_question_is_folded_after_the_rest() -> None:
    given = answer(LATE, CAP)
    late, cap = given.statements
    html = answer_html(replace(given, statements=(late, replace(cap, is_close=False))), 1, "fr")
    answered, folded = html.split('<details class="further"><summary>')

    assert LATE.quote in answered
    assert folded.startswith("1 passage moins proche de la question</summary>")
    assert CAP.quote in folded


def test_a_source_that_says_the_same_is_named_under_what_it_says() -> None:
    same = replace(CAP, n=2)
    given = replace(answer(LATE, same), statements=(Statement(LATE.quote, (1, 2)), Statement(CAP.quote, (3,))))
    given = replace(given, citations=(LATE, same, replace(CAP, n=3)))
    html = answer_html(given, 1, "fr")

    assert '<p class="quiet">Dit aussi dans\u00a0: <span>Bordereau</span>, <a href="/source?document=b2&amp;' in html
    assert 'data-card="source-1-1">page 3</a></li>' in html


def test_the_page_of_a_row_is_that_of_its_own_document() -> None:
    same, again, later = replace(CAP, n=2), replace(CAP, n=4, page=4, page_label="DQE"), replace(LATE, n=3, page=8)
    repeated = Statement(LATE.quote, (1, 2, 4))
    given = replace(
        answer(LATE, same, later, again, replace(CAP, n=5)),
        statements=(repeated, Statement(later.quote, (3,)), Statement(CAP.quote, (5,))),
    )
    page = parsed.fragment_fromstring(answer_html(given, 1, "fr"), create_parent=True)
    places = [[item.text_content() for item in cell.iter("li")] for cell in page.find_class("places")]

    assert places == [["page 3"], ["page 8"], ["feuille «\u00a0BPU\u00a0»"]]
    [same] = page.find_class("quiet")
    assert same.text_content() == (
        "Dit aussi dans\u00a0: Bordereau, feuille «\u00a0BPU\u00a0», feuille «\u00a0DQE\u00a0»"
    )


def test_a_long_heading_begins_only_in_the_narrow_column_of_places() -> None:
    document = replace(LATE.document, page_kind=PageKind.SECTION)
    late = replace(LATE, document=document, page_label="13.1 Pénalités liées à l’exécution des prestations")
    page = parsed.fragment_fromstring(answer_html(answer(late, CAP), 1, "fr"), create_parent=True)

    assert page.find_class("places")[0].text_content() == "section «\u00a013.1 Pénalités liées à…\u00a0»"
    assert "13.1 Pénalités liées à l’exécution des prestations" in card_html(late, 1, "fr")


def test_the_rows_of_a_table_that_are_left_out_are_told_in_the_answer_and_on_the_card() -> None:
    row = replace(LATE, quote="P1 | 15 minutes", rows_left=1)

    for html in (answer_html(answer(row), 1, "fr"), card_html(row, 1, "fr")):
        assert "… 1 ligne de plus dans ce tableau" in html
    assert "de plus" not in card_html(LATE, 1, "fr")


def told_first(given: Answer, *lead: Citation) -> Answer:
    return replace(given, lead=lead)


def test_what_answers_best_of_one_document_is_said_for_its_quotations_which_the_cards_have() -> None:
    whole = citation(1, VALMORANCE, f"Le titulaire est prévenu. {LATE.quote}")
    other, same = replace(LATE, n=2, quote="Elle est plafonnée."), replace(LATE, n=3, quote="Elle est plafonnée.")
    given = replace(
        answer(whole, other, same), statements=(Statement(whole.quote, (1,)), Statement(other.quote, (2, 3)))
    )
    page = parsed.fragment_fromstring(answer_html(told_first(given, LATE), 4, "fr"), create_parent=True)

    assert [one.text_content() for one in page.iter("p")] == [
        "Ce qui répond le mieux",
        f"«\u00a0{LATE.quote}\u00a0» [1]",
        "Cités aussi, plus bas\u00a0: [2] [3]",
    ]
    assert page.xpath("string(.//*[@class='title'])") == VALMORANCE.title
    assert page.xpath("string(.//a/@href)") == "#source-4-1"


def test_what_answers_best_of_several_documents_stands_above_what_each_says() -> None:
    whole = citation(1, VALMORANCE, f"Le titulaire est prévenu. {LATE.quote}")
    asked = replace(told_first(answer(whole, CAP), LATE, CAP), understood="Quelle est la pénalité ?")
    page = parsed.fragment_fromstring(answer_html(asked, 1, "fr"), create_parent=True)
    lead, table = page

    assert (lead.tag, lead.get("aria-label"), table.tag) == ("section", "Ce qui répond le mieux", "table")
    assert [one.text_content() for one in lead.findall("p")] == [
        "Ce qui répond le mieux",
        f"«\u00a0{LATE.quote}\u00a0» [1] CCTP, Valmorance",
        f"«\u00a0{CAP.quote}\u00a0» [2] BPU, Bordereau",
    ]
    assert [one.text for one in lead.iter("mark")] == ["150 €", "10 %"]
    assert whole.quote in table.text_content()


def test_whose_document_answers_is_told_in_the_language_of_the_page_beside_what_it_says() -> None:
    french, english = replace(VALMORANCE, kind="other", language="fr"), replace(SILLAGE, language="en")
    given = answer(replace(LATE, document=french), replace(CAP, document=english))
    page = parsed.fragment_fromstring(
        answer_html(told_first(given, replace(LATE, document=french)), 1, "en"), create_parent=True
    )
    (words,) = page.xpath(".//section/p[@lang='fr']")
    badge, buyer = words.xpath("./span/span")

    assert (badge.text, badge.get("lang")) == ("Other document", "en")
    assert buyer.text == "Valmorance"


def test_a_row_that_answers_best_tells_how_many_follow_it() -> None:
    row = replace(citation(1, VALMORANCE, "Bloquant | 500 €"), columns="Gravité | Pénalité", rows_left=4)
    html = answer_html(told_first(answer(replace(row, quote="Bloquant | 500 €\nMajeur | 100 €"), CAP), row), 1, "fr")

    assert "4 lignes de plus" in html.split("</section>")[0]


def test_a_sentence_that_several_documents_say_leads_to_the_card_of_each() -> None:
    same = citation(2, SILLAGE, LATE.quote)
    both = replace(answer(LATE, same), statements=(Statement(LATE.quote, (1, 2)),))
    page = parsed.fragment_fromstring(answer_html(told_first(both, LATE), 1, "fr"), create_parent=True)

    assert page.xpath(".//p/a/text()") == ["[1]", "[2]"]
