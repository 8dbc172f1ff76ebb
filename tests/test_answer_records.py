from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from answer.exchanges import Scope
from answer.models import Answer, Citation, Doubt, DoubtKind, LookedAt, Missing, Mode, Notice, Statement
from answer.told.as_text import answer_as_text, hits_as_text
from answer.told.doubts import nameless_told
from answer.told.records import answer_record, document_record, hit_record
from answer.wanted.telling import Matter
from corpus.models import Document, PageKind, Passage, Span
from corpus.offered import WORD
from index.retriever import Hit

DOCUMENT = Document(
    id="a1b2",
    sha256="a1b2c3",
    file="CCAP été.pdf",
    media_type="application/pdf",
    size=1200,
    title="CCAP – Été",
    kind="CCAP",
    language="fr",
    pages=9,
    downloads=4,
    added_at=datetime(2025, 3, 1, tzinfo=UTC),
)
CITATION = Citation(
    n=1,
    document=DOCUMENT,
    page=7,
    page_label="5",
    span=Span(10, 40),
    quote="Cent euros par jour de retard.",
    section=("7 Exécution", "7.2 Pénalités"),
)
ANSWER = Answer(
    question="Et le retard ?",
    understood="Quelles pénalités : le retard ?",
    mode=Mode.EXTRACTIVE,
    statements=(Statement("Cent euros par jour de retard.", (1,)),),
    citations=(CITATION,),
    see_also=(replace(DOCUMENT, id="c3d4", title="RC"),),
    took_ms=12.345,
    scope=Scope(within=(DOCUMENT,), apart=(replace(DOCUMENT, id="c3d4", title="RC"),)),
    definition="Pénalités. Sommes retenues.",
    missing=Missing(
        unknown_words=("télétravail",),
        nameless=("Lyon",),
        absent=("HDS",),
        silent="Alaska",
        matters=frozenset({Matter.SUM, Matter.OUTCOME}),
    ),
    wants_summary=True,
    sought=(DOCUMENT,),
    also_searched=("résiliation",),
)


def test_an_answer_says_its_question_its_text_and_where_each_quote_stands() -> None:
    assert answer_record("Q1", ANSWER, "https://partage.example") == {
        "id": "Q1",
        "question": "Et le retard ?",
        "understood": "Quelles pénalités : le retard ?",
        "within": ["a1b2"],
        "languages": [],
        "apart": ["c3d4"],
        "answer": "Cent euros par jour de retard.",
        "definition": "Pénalités. Sommes retenues.",
        "unknown_words": ["télétravail"],
        "nameless": ["Lyon"],
        "silent": "Alaska",
        "uncertain": False,
        "absent": ["HDS"],
        "lacks": ["outcome", "sum"],
        "wants_summary": True,
        "sought": ["a1b2"],
        "held": None,
        "also_searched": ["résiliation"],
        "documents_waiting": 0,
        "refused": False,
        "mode": "extractive",
        "citations": [
            {
                "n": 1,
                "document": "a1b2",
                "title": "CCAP – Été",
                "file": "CCAP été.pdf",
                "page": 7,
                "section": "7 Exécution › 7.2 Pénalités",
                "quote": "Cent euros par jour de retard.",
                "rows_left": 0,
                "url": "https://partage.example/source?document=a1b2&page=7&start=10&end=40",
            }
        ],
        "lead": [],
        "further": [],
        "unsupported": [],
        "model": "",
        "notice": None,
        "see_also": [{"document": "c3d4", "title": "RC"}],
        "took_ms": 12.3,
    }


def test_what_answers_best_stands_by_itself_in_a_record_and_first_in_a_terminal() -> None:
    told = replace(ANSWER, lead=(replace(CITATION, span=Span(10, 20), quote="Cent euros"),))

    assert answer_record("Q1", told, "")["lead"] == [{"n": 1, "quote": "Cent euros"}]
    assert "Ce qui répond le mieux\u00a0:\n  Cent euros [1]\n\nCent euros par jour" in answer_as_text(told, "", "fr")
    assert "Ce qui répond le mieux" not in answer_as_text(ANSWER, "", "fr")
    row = replace(CITATION, quote="P1 | 15 minutes", columns="Priorité | GTI")
    assert "\n  (Priorité | GTI)\n  P1 | 15 minutes [1]\n" in answer_as_text(replace(told, lead=(row,)), "", "fr")


def test_a_refusal_has_no_text_and_no_citation() -> None:
    refusal = replace(ANSWER, mode=Mode.REFUSED, statements=(), citations=())
    record = answer_record(None, refusal, "http://localhost")

    assert (record["id"], record["refused"], record["mode"]) == (None, True, "refused")
    assert (record["answer"], record["citations"]) == ("", [])


def test_a_page_that_a_reader_cannot_see_is_null() -> None:
    sheet = replace(DOCUMENT, page_kind=PageKind.SHEET)
    record = answer_record("Q1", replace(ANSWER, citations=(replace(CITATION, document=sheet),)), "")

    assert record["citations"][0]["page"] is None
    assert record["citations"][0]["url"] == "/source?document=a1b2&page=7&start=10&end=40"


def test_a_hit_says_its_rank_where_it_stands_its_score_and_its_text() -> None:
    passage = Passage(page=3, start=0, end=4, text="Cent", section=("7 Prix",), id=12, document_id="a1b2")

    assert hit_record(Hit(1, passage, DOCUMENT, score=0.123456, closeness=0.9)) == {
        "rank": 1,
        "document": "a1b2",
        "title": "CCAP – Été",
        "file": "CCAP été.pdf",
        "page": 3,
        "section": "7 Prix",
        "score": 0.1235,
        "text": "Cent",
    }


def test_a_document_says_all_that_is_known_of_it() -> None:
    record = document_record(DOCUMENT)

    assert {name: record[name] for name in ("id", "title", "file", "kind", "language", "pages", "sha256")} == {
        "id": "a1b2",
        "title": "CCAP – Été",
        "file": "CCAP été.pdf",
        "kind": "CCAP",
        "language": "fr",
        "pages": 9,
        "sha256": "a1b2c3",
    }
    assert (record["downloads"], record["year"], record["added_at"]) == (4, None, "2025-03-01T00:00:00+00:00")


def test_records_tell_nothing_of_a_file_that_is_not_published() -> None:
    document = replace(DOCUMENT, text_only=True)
    citation = replace(CITATION, document=document)
    passage = Passage(page=3, start=0, end=4, text="Cent", section=(), id=12, document_id="a1b2")

    record = document_record(document)
    assert (record["file"], record["media_type"], record["size"], record["sha256"]) == (
        "CCAP été.docx",
        WORD,
        None,
        None,
    )
    assert answer_record(None, replace(ANSWER, citations=(citation,)), "")["citations"][0]["file"] == "CCAP été.docx"
    assert hit_record(Hit(1, passage, document, score=0.1, closeness=0.9))["file"] == "CCAP été.docx"
    assert "  CCAP – Été (CCAP été.docx)" in answer_as_text(replace(ANSWER, see_also=(document,)), "", "en")


def test_records_are_json_as_they_are() -> None:
    for record in (answer_record("Q1", ANSWER, ""), document_record(DOCUMENT)):
        assert json.loads(json.dumps(record)) == record


WRITTEN = replace(
    ANSWER,
    definition="",
    mode=Mode.WRITTEN,
    statements=(*ANSWER.statements, Statement("Deux cents.", (), (Doubt(DoubtKind.MISSING_FACT, "Deux cents"),))),
    model="mistral",
    notice=Notice.MODEL_STOPPED,
)


def test_several_names_that_no_document_bears_are_told_as_several_and_the_first_of_many() -> None:
    many = replace(WRITTEN, missing=Missing(nameless=("Orve", "Nice", "Brest", "Lyon")))

    assert nameless_told(many, "en") == "No shared document bears any of these names: “Orve”, “Nice”, “Brest”, …"


def test_what_nothing_carries_is_left_out_of_the_answer_and_listed_with_its_reason() -> None:
    record = answer_record("Q1", WRITTEN, "")

    assert record["answer"] == "Cent euros par jour de retard."
    assert record["unsupported"] == [
        {"text": "Deux cents.", "doubts": [{"kind": "missing fact", "what": "Deux cents"}]}
    ]
    assert (record["mode"], record["model"], record["notice"]) == ("written", "mistral", "model stopped")


def test_a_terminal_shows_what_is_supported_and_who_wrote_it() -> None:
    text = answer_as_text(WRITTEN, "", "en")

    assert "Cent euros par jour de retard. [1]" in text
    assert "Deux cents" not in text
    assert "1 sentence could not be verified" in text
    assert text.startswith(
        "Also searched for: résiliation.\n\n"
        "No document that can be searched contains the word “télétravail”.\n\n"
        "No shared document bears the name “Lyon”.\n\n"
        "Of the documents asked, none of the nearest contains “HDS”.\n\n"
        "These documents are of that type, or speak of it most. Open one, or ask what it says on a point.\n\n"
        "Nothing found in the documents named “Alaska” answers the question; what follows comes from others.\n\n"
        "(The language model stopped"
    )
    assert "Written by the language model “mistral”" in text


def test_a_terminal_lists_the_documents_that_are_looked_for() -> None:
    listed = replace(ANSWER, mode=Mode.REFUSED, statements=(), citations=(), see_also=(), sought=(DOCUMENT,))
    text = answer_as_text(listed, "", "en")

    assert text.endswith(f"  {DOCUMENT.title} ({DOCUMENT.file})")
    assert "do not answer" not in text


def test_a_terminal_shows_rows_under_the_names_of_their_columns() -> None:
    row = replace(CITATION, quote="P1 | 15 minutes", columns="Priorité | GTI")
    quoted = replace(ANSWER, statements=(Statement(row.quote, (1,)),), citations=(row,))

    assert "(Priorité | GTI)\nP1 | 15 minutes [1]" in answer_as_text(quoted, "", "fr")


def test_the_rows_of_a_table_that_are_left_out_are_told_in_the_text() -> None:
    row = replace(CITATION, quote="P1 | 15 minutes", rows_left=2)
    cut = replace(ANSWER, statements=(Statement(row.quote, (1,)),), citations=(row,))

    assert "P1 | 15 minutes … 2 lignes de plus dans ce tableau [1]" in answer_as_text(cut, "", "fr")


def test_the_names_of_columns_that_are_quoted_are_not_said_again_in_the_text() -> None:
    matrix = "P1 | P2 | P3\nGTI | 15 min | 1 h | 4 h"
    citation = replace(CITATION, quote=matrix, columns="P1 · P2 · P3")
    quoted = replace(ANSWER, statements=(Statement(matrix, (1,)),), citations=(citation,))

    assert "(P1" not in answer_as_text(quoted, "", "fr")


def test_a_terminal_says_of_documents_that_are_being_read_that_they_are_and_not_that_they_do_not_answer() -> None:
    waiting = Answer("Quel délai ?", "Quel délai ?", Mode.REFUSED, (), (), looked_at=LookedAt(waiting=2))

    assert answer_as_text(waiting, "", "fr").endswith("Reposez-la dans quelques minutes.")
    assert "ne répondent pas" not in answer_as_text(waiting, "", "fr")
    assert "ne répondent pas" in answer_as_text(replace(waiting, looked_at=LookedAt(documents=3, waiting=2)), "", "fr")


@pytest.mark.parametrize(("language", "score"), [("fr", "[0,87]"), ("en", "[0.87]")])
def test_a_hit_in_a_terminal_has_its_score_as_the_reader_writes_it(language: str, score: str) -> None:
    passage = Passage(page=2, start=0, end=4, text="Lots")

    assert hits_as_text([Hit(1, passage, DOCUMENT, score=0.87, closeness=0.9)], language).split("\n")[0].endswith(score)


def test_a_terminal_offers_the_documents_that_were_to_be_summed_up() -> None:
    refused = replace(ANSWER, mode=Mode.REFUSED, statements=(), citations=(), missing=Missing(), definition="")
    told = [answer_as_text(replace(refused, wants_summary=wants, sought=()), "", "en") for wants in (True, False)]

    assert ["not summaries" in text for text in told] == [True, False]
    assert ["do not answer this question" in text for text in told] == [False, True]
    assert all(text.endswith("RC (CCAP été.pdf)") for text in told)
