"""A town that a form has in capitals or in small letters is written as the document writes it elsewhere."""

from __future__ import annotations

import pytest
from small_corpus import page_of

from corpus.models import PageKind
from ingest.document import ReadDocument
from ingest.guesses.towns import with_its_town


def written(name: str, *lines: str) -> str:
    return with_its_town(name, ReadDocument(PageKind.PAGE, (page_of(*lines),)))


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("Commune d orve", "Rien de plus.", "Commune d’Orve"),
        ("Commune d orve en Provence", "Rien de plus.", "Commune d’Orve en Provence"),
        ("Commune d orve en Ré", "La ville d'orve en Ré, 13100 Orve-en-Ré.", "Commune d’Orve-en-Ré"),
        ("Commune d orve en Provence", "Patrimoine De La Commune D'Orve En Provence", "Commune d’Orve En Provence"),
        ("Commune de vezere Roy", "Pour Vézère-Roy ; VEZERE ROY, Vezere-roy.", "Commune de Vézère-Roy"),
        ("Commune de vezere Malabry", "http://www.vezere-malabry.example", "Commune de Vezere Malabry"),
        ("Mairie du bourg", "Le marché du Bourg.", "Mairie du Bourg"),
    ],
)  # fmt: skip
def test_a_town_has_its_capitals_and_its_apostrophe(name: str, line: str, expected: str) -> None:
    assert written(name, line) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Commune d’Orve-sur-Mer",
        "Commune d'Orve",
        "Ville de Saint-Roch",
        "Ville de Paris DAF",
        "Commune de Villiers sur Marne",
        "Commune de La Bruyère",
        "Mairie des Ulis",
        "Communauté de communes du vallon",
        "Département de l'Orve",
        "City of New York",
        "Ville d’Orve (VDO)",
    ],
)
def test_a_name_that_is_well_written_or_no_towns_stays_as_it_is(name: str) -> None:
    assert written(name, "La ville d’Orve-Sur-Mer, de Saint-Roch-Le-Port, de Villiers-sur-Marne, du Vallon.") == name
