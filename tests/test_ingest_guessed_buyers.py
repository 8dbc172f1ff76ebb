"""Who buys, where the document writes it in its own way: before an address, in a sentence or beside its council."""

from __future__ import annotations

import pytest
from small_corpus import page_of

from corpus.models import PageKind
from ingest.document import ReadDocument
from ingest.guesses.buyer import guess_buyer
from ingest.guesses.opening import Opening

BODY = "The library has twelve halls, and each of them is open to whoever wants to read in it on any day of the week."


def buyer_of(*lines: str, kind: str = "RFP") -> str:
    return guess_buyer(Opening("document.pdf", ReadDocument(PageKind.PAGE, (page_of(*lines),))), kind)


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("Ministry of Books and Maps P.O. Box 173, PC 100 Orve", "Ministry of Books and Maps"),
        ("Ministry of Books and Maps PO Box 173", "Ministry of Books and Maps"),
        ("Ministère des Ports BP 173 Orve", "Ministère des Ports"),
        ("Ministère des Ports B.P. 173 Orve", "Ministère des Ports"),
    ],
)
def test_a_buyer_ends_before_its_post_box(line: str, buyer: str) -> None:
    assert buyer_of(line, BODY) == buyer


def test_who_invites_bids_may_be_told_by_its_decree_before() -> None:
    line = (
        "Orve Books and Maps (OBM), a body established under Decree No. (93/2020), invites bids from eligible bidders."
    )
    assert buyer_of(line, BODY) == "Orve Books and Maps (OBM)"


DEFINED = "The Ministry of Books & Maps (MBM) buys a portal."


@pytest.mark.parametrize(
    ("lines", "buyer"),
    [
        (("Ministry of Books and Maps Port Quarter, Orve", DEFINED), "Ministry of Books and Maps (MBM)"),
        (("Ministry of Books and Maps Port Quarter, Orve", BODY), "Ministry of Books and Maps Port Quarter"),
        (("Ministry of Books and Maps Port Quarter", DEFINED), "Ministry of Books and Maps Port Quarter"),
        (
            ("Ministry of Books and Maps Overseas, Orve", DEFINED, "The Ministry of Books and Maps Overseas answers."),
            "Ministry of Books and Maps Overseas",
        ),
        (("Ministry of Books and Maps of the Port, Orve", DEFINED), "Ministry of Books and Maps of the Port"),
    ],
)
def test_a_buyer_ends_before_its_district_where_the_document_abbreviates_it(lines: tuple[str, ...], buyer: str) -> None:
    assert buyer_of(*lines, BODY) == buyer


@pytest.mark.parametrize(
    ("field", "buyer"),
    [
        ("Commune : Orve", "Commune d’Orve"),
        ("Commune : Yvoir", "Commune d’Yvoir"),
        ("Commune : Yutz", "Commune de Yutz"),
        ("Commune : La Bruyère", "Commune de La Bruyère"),
        ("Ville : Le Bourget", "Ville du Bourget"),
        ("COMMUNE : Les Ulis", "Commune des Ulis"),
        ("Commune : 59124 Orve", ""),
        ("Commune : à préciser", ""),
        (f"Commune : {'A-' * 20_000} b c d e f", ""),
    ],
)
def test_who_decides_in_its_council_buys(field: str, buyer: str) -> None:
    for council in (
        "Séance du Conseil communal : 17 mars 2026",
        "Extrait du registre des délibérations du conseil municipal",
    ):
        assert buyer_of(field, council, BODY, kind="other") == buyer
    assert buyer_of(field, BODY, kind="other") == ""


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("LA RÉPUBLIQUE ORVOISE Ministère des Ports et des Cartes", "Ministère des Ports et des Cartes"),
        ("Royaume d’Orve Ministère des Ports", "Ministère des Ports"),
        ("REPUBLIC OF ORVE Ministry of Books and Maps", "Ministry of Books and Maps"),
        ("République d’Orve", ""),
    ],
)
def test_a_ministry_is_named_behind_its_state(line: str, buyer: str) -> None:
    assert buyer_of(line, BODY) == buyer


@pytest.mark.parametrize(
    ("name", "buyer"),
    [
        ("Cons. Départ. des Ports, 57 rue des Cartes", "Conseil départemental des Ports"),
        ("Cons. rég. d’Orve", "Conseil régional d’Orve"),
        ("Conseil gén. d’Orve", "Conseil général d’Orve"),
    ],
)
def test_a_council_that_a_journal_shortens_is_written_out(name: str, buyer: str) -> None:
    assert buyer_of("I.1) NOM ET ADRESSES", name, BODY) == buyer
