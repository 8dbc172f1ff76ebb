"""The abstract that is offered: what the document says it is about, and never a line that names a contact."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.description import NOTHING_GIVEN, complete
from ingest.formats import recognise_format
from ingest.guesses.abstract import guess_abstract
from ingest.readers import READERS

CONTACT = (
    "M. Paul Durand, responsable informatique de la ville, répond à toute question sur ce marché au 01 23 45 67 89, "
    "à l’hôtel de ville."
)
MISSED = (
    "Valider avec Nadia avant lundi, puis voir avec Yilmaz à la DSI ce qu’il reste à écrire des annexes techniques du "
    "marché."
)
OBJECT = "La maintenance applicative et évolutive du portail des démarches de la ville et de ses communes associées."


def abstract(folder: Path, *paragraphs: str) -> str:
    path = folder / "note.md"
    path.write_text("\n\n".join(["# Note", *paragraphs]), "utf-8")
    read = READERS[recognise_format(path, path.name)](path, path.name)
    return guess_abstract(read.searched().as_shown())


def test_an_abstract_is_never_made_of_a_contact(tmp_path: Path) -> None:
    assert abstract(tmp_path, CONTACT, MISSED) == ""


def test_a_paragraph_in_which_somebody_is_masked_is_passed_over(tmp_path: Path) -> None:
    named = (
        "Le pilotage du marché est assuré par Claire Martin, cheffe de projet, et par ses équipes à la ville, au siège."
    )
    assert abstract(tmp_path, named, f"Ce cahier décrit les prestations attendues du titulaire. {OBJECT}").startswith(
        "Ce cahier décrit"
    )


@pytest.mark.parametrize(
    "named",
    [
        "Depuis janvier, Bruno Talhouarn travaille avec les équipes de la ville sur ce marché de services numériques, "
        "dont le calendrier est connu.",
        "Le procès-verbal des séances de lancement du marché est tenu à jour par Mireille au fil des ateliers, dont le "
        "calendrier est connu.",
    ],
)
def test_a_sentence_that_names_somebody_who_is_not_masked_is_passed_over(tmp_path: Path, named: str) -> None:
    assert abstract(tmp_path, named) == ""
    assert abstract(tmp_path, named, f"Ce cahier décrit les prestations attendues. {OBJECT}").startswith("Ce cahier")


def test_the_first_name_alone_of_who_is_masked_elsewhere_is_passed_over(tmp_path: Path) -> None:
    alone = (
        "Le procès-verbal des séances de lancement du marché est tenu à jour par Zbrilka au fil de tous les ateliers, "
        "dont le calendrier est connu."
    )
    assert abstract(tmp_path, alone) == alone
    assert abstract(tmp_path, alone, "Contact : Madame Zbrilka Quodlan") == ""


def test_a_school_called_after_somebody_names_nobody(tmp_path: Path) -> None:
    said = "Objet : rénovation du réseau informatique du lycée Jean Moulin, en Seine-Saint-Denis"
    assert abstract(tmp_path, said).startswith("Rénovation du réseau")


def test_a_title_is_never_one_in_which_somebody_is_masked(tmp_path: Path) -> None:
    path = tmp_path / "compte-rendu-lancement.md"
    path.write_text("# Notes de Madame Ysoline Tchékémian\n\nLe marché commence.\n", "utf-8")
    read = READERS[recognise_format(path, path.name)](path, path.name)
    title = complete(NOTHING_GIVEN, read.searched().as_shown(), path.name).title or ""
    assert "compte rendu lancement" in title.lower()
    assert "█" not in title


def test_what_stands_under_the_object_is_preferred_without_its_contacts(tmp_path: Path) -> None:
    opening = (
        "Ce document est la troisième version d’un texte qui a beaucoup changé depuis le printemps, relu deux fois."
    )
    assert abstract(tmp_path, opening, "## Objet", CONTACT, OBJECT, MISSED) == OBJECT


@pytest.mark.parametrize("label", ["Objet", "Objet du marché", "OBJET DE LA CONSULTATION", "3.1 Objet"])
def test_a_line_that_says_the_object_is_the_abstract(tmp_path: Path, label: str) -> None:
    said = "maintenance du portail des démarches"
    assert abstract(tmp_path, CONTACT, f"{label} : {said}", MISSED) == "Maintenance du portail des démarches"


def test_a_line_that_says_the_object_and_a_contact_is_none(tmp_path: Path) -> None:
    assert abstract(tmp_path, "Objet : marché suivi par Mme Claire Martin, direction de l’informatique") == ""


@pytest.mark.parametrize(
    "said",
    [
        "Ce guide est publié sous licence CC BY 4.0, et chacun peut le reprendre, le modifier et le publier à nouveau.",
        "☐ Les déclarations de sous-traitance sont jointes à cet acte, avec les attestations que le règlement demande.",
    ],
)
def test_neither_its_licence_nor_a_box_to_tick_says_what_a_document_is_about(tmp_path: Path, said: str) -> None:
    about = (
        "Le marché porte sur l'infogérance des serveurs et du réseau de la ville, et sur le support à ses agents du "
        "lundi au samedi."
    )

    assert abstract(tmp_path, said, about) == about
