"""Where a document was published tells nothing that its text hides, and an address leads there as long as it can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.models import Document, Page, PageKind
from ingest.document import ReadDocument
from ingest.masked_description import hidden_in_description, masked_description

READ = ReadDocument(
    PageKind.SECTION, (Page(1, "", "Présents : Mme Gwenaëlle Tréguier, cheffe de projet. Nadia vient."),)
).searched()
DOCUMENT = Document("1", "1", "cr.md", "text/markdown", 1, "Compte rendu", masked_words=("Nadia",))


@pytest.mark.parametrize(
    ("origin", "left"),
    [
        ("Gwenaëlle Tréguier, 06 12 34 56 78, Nadia", "█████████ ████████, ██ ██ ██ ██ ██, █████"),
        ("Remis par Gwenaëlle", "Remis par █████████"),
        ("Voir https://ville.example, Nadia", "Voir https://ville.example, █████"),
        ("https://ville.example/nadia/cr.md", "https://ville.example/█████/cr.md"),
        ("https://ville.example/Gwenaëlle-Tréguier/0612345678", "https://ville.example/Gwenaëlle-Tréguier/0612345678"),
        ("www.ville.example/0612345678?de=a@ville.fr", "www.ville.example/0612345678?de=█@█████.██"),
        (
            "ville/marches@69d0cd9a:crs/Nadia Gwenaëlle Tréguier.md",
            "ville/marches@69d0cd9a:crs/█████ Gwenaëlle Tréguier.md",
        ),
        ("Ville de Lyon, profil acheteur", "Ville de Lyon, profil acheteur"),
    ],
)
def test_the_place_of_publication_names_nobody_but_where_that_is_its_address(origin: str, left: str) -> None:
    document = replace(DOCUMENT, origin=origin)
    assert masked_description(document, READ).origin == left
    assert (hidden_in_description(document, READ) == []) == (origin == left)


def test_a_public_description_shows_no_account() -> None:
    iban = "FR76 3000 6000 0112 3456 7890 189"
    said = replace(DOCUMENT, title=f"Gwenaëlle Tréguier, IBAN {iban}", keeps_personal_data=True)
    assert masked_description(said, READ).title == "Gwenaëlle Tréguier, IBAN ████ ████ ████ ████ ████ ████ ███"
    assert hidden_in_description(said, READ) == [iban]
    named = replace(DOCUMENT, file=f"RIB {iban}.pdf", keeps_personal_data=True)
    assert masked_description(named, READ).file == "RIB.pdf"


def test_of_public_data_the_place_of_publication_loses_the_words_alone() -> None:
    document = replace(DOCUMENT, origin="Gwenaëlle Tréguier, 06 12 34 56 78, Nadia", keeps_personal_data=True)
    assert masked_description(document, READ).origin == "Gwenaëlle Tréguier, 06 12 34 56 78, █████"
