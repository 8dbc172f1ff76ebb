from __future__ import annotations

import pytest

from corpus.errors import ReadingTimedOut
from corpus.models import Document, PageKind
from ingest.as_text import outcome_as_text, pages_as_text, reread_as_text, summary_as_text
from ingest.outcome import Outcome, Status


def document(pages: int = 1, kind: PageKind = PageKind.PAGE) -> Document:
    return Document("a1", "a1", "CCTP.pdf", "application/pdf", 9, "CCTP", page_kind=kind, pages=pages)


@pytest.mark.parametrize(
    ("added", "language", "words"),
    [
        (0, "fr", "0 ajouté, 1 déjà là, 0 en échec."),
        (1, "fr", "1 ajouté, 1 déjà là, 0 en échec."),
        (2, "fr", "2 ajoutés, 1 déjà là, 0 en échec."),
        (2, "en", "2 added, 1 already there, 0 failed."),
    ],
)
def test_what_came_in_is_counted_in_the_reader_s_grammar(added: int, language: str, words: str) -> None:
    outcomes = [Outcome("a", Status.ALREADY_THERE, document()), *[Outcome("b", Status.ADDED, document())] * added]
    assert list(summary_as_text(outcomes, language)) == [words]


@pytest.mark.parametrize(
    ("pages", "kind", "words"),
    [
        (1, PageKind.SHEET, "1 feuille"),
        (3, PageKind.SLIDE, "3 diapositives"),
        (1200, PageKind.PAGE, "1\N{NARROW NO-BREAK SPACE}200 pages"),
    ],
)
def test_length_of_a_document_is_counted(pages: int, kind: PageKind, words: str) -> None:
    assert pages_as_text(document(pages, kind), "fr") == words
    assert outcome_as_text(Outcome("a", Status.ADDED, document(pages, kind)), "fr") == f"ajouté, {words}"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.CHANGED, "modifié"),
        (Status.AS_IT_WAS, "inchangé"),
        (Status.WITHDRAWN, "retiré entre-temps"),
        (Status.FAILED, "échec"),
    ],
)
def test_what_became_of_a_document_that_was_read_again_is_said(status: Status, words: str) -> None:
    assert outcome_as_text(Outcome("a", status, document()), "fr") == words


def test_documents_that_were_read_again_are_counted_with_the_reason_of_each_that_could_not_be() -> None:
    failed = Outcome("b.pdf", Status.FAILED, document(), ReadingTimedOut(file="b. pdf", seconds=9))
    outcomes = [*[Outcome("a", Status.CHANGED, document())] * 2, Outcome("c", Status.AS_IT_WAS, document()), failed]
    told, reason = (line.replace("\N{NO-BREAK SPACE}", " ") for line in reread_as_text(outcomes, "fr"))
    assert told == "2 modifiés, 1 sans changement, 1 en échec."
    cause = "La lecture de « b. pdf » a dépassé 9 s et a été arrêtée."
    assert reason == f"  - « CCTP » (a1) n’a pas été relu et reste tel quel. {cause}"
    assert list(reread_as_text(outcomes[:1], "en")) == ["1 changed, 0 as before, 0 failed."]


def test_documents_that_were_withdrawn_while_others_were_read_again_are_counted() -> None:
    outcomes = [Outcome("a", Status.CHANGED, document()), Outcome("b", Status.WITHDRAWN)]
    assert list(reread_as_text(outcomes, "fr")) == ["1 modifié, 0 sans changement, 1 retiré entre-temps, 0 en échec."]


def test_a_document_in_which_less_is_masked_than_before_is_to_be_checked() -> None:
    outcomes = [Outcome("a", Status.CHANGED, document(), unmasked=6), Outcome("b", Status.CHANGED, document())]
    assert outcome_as_text(outcomes[0], "en") == "changed; words that were hidden can be read again"
    assert outcome_as_text(outcomes[1], "en") == "changed"
    _, what_to_do, to_check = reread_as_text(outcomes, "en")
    assert what_to_do.startswith("In 1 document, words that were hidden can be read again. Check it, and hide by hand")
    assert to_check == "  - “CCTP” (a1)"
