"""Names that the documents asked do not hold, in their language or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from answer.named.absent_names import AbsentNames, absent_names, absent_owners
from corpus.models import Document
from index.keywords import Keywords
from index.words import stem


class Words(Keywords):
    """The words of one document, and what another is called."""

    def __init__(self, *words: str, called: str = "") -> None:
        super().__init__([], [], np.empty(0, bool))
        self._words = {stem(word.lower(), "fr") for word in words}
        self._called = stem(called.lower(), "fr")

    def documents_named(self, stem: str) -> list[str]:
        return ["cctp"] if stem == self._called else []

    def documents_holding(self, stem: str) -> list[str]:
        return ["ccap"] if stem in self._words else []


KEYWORDS = Words("pénalités", "ISO", "Brest", "9001", "ISO14001")
FRENCH, ENGLISH = (
    Document("ccap", "", "ccap.pdf", "application/pdf", 1, "CCAP", "CCAP", language=language)
    for language in ("fr", "en")
)


def absent(question: str, own: str = "", documents: Sequence[Document] = (FRENCH,)) -> AbsentNames:
    return absent_names(
        question, own, documents, KEYWORDS, lambda id: ["La base est PostgreSQL, sous SharePoint. Lots 1 et 2."]
    )


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Le marché exige-t-il SecNumCloud ?", ("SecNumCloud",)),
        ("Kubernetes est-il exigé ?", ()),
        ("Faut-il Kubernetes ?", ("Kubernetes",)),
        ("Quelles pénalités au XVIIe siècle ?", ()),
        ("Quelles pénalités l’État réclame-t-il aux Titulaires ?", ()),
        ("Quelles pénalités réclame le Pouvoir adjudicateur ?", ()),
        ("Quelles pénalités selon les ISOs ?", ()),
        ("Faut-il ISO27001 ?", ("ISO27001",)),
        ("Faut-il la norme ISO 27001 ?", ("ISO 27001",)),
        ("Faut-il la norme ISO 9001 ?", ()),
        ("Faut-il la norme ISO-14001 ?", ()),
        ("Que dit la norme ISO 2022 ?", ()),
        ("Je dirige la société Orvel : quelles pénalités à Brest ?", ()),
        ("Que couvre le lot 3 ?", ("lot 3",)),
        ("Que couvre le lot 2 ?", ()),
        ("Faut-il Postgres ou Share Point ?", ()),
        ("Bonjour. Pouvez-vous citer les pénalités ?", ()),
        ("Merci Marie ! Quelles pénalités ? Cordialement, Paul Durand", ()),
        ("Dis-moi, Marie, quelles pénalités ?", ()),
        ("LE MARCHÉ EXIGE-T-IL KUBERNETES ?", ()),
        ("Is SecNumCloud or VAT due on Monday?", ("SecNumCloud",)),
    ],
)
def test_a_name_that_the_documents_asked_do_not_hold_is_absent(question: str, names: tuple[str, ...]) -> None:
    assert absent(question) == AbsentNames(names, bool(names))


def test_a_name_within_a_word_is_not_that_name() -> None:
    words_of = {"Nantes": "les parties prenantes", "Postgres": "MonPostgres", "Keycloak": "un serveur Key-cloak"}
    names = {
        name: absent_names(f"Faut-il {name} ?", "", [FRENCH], KEYWORDS, lambda _, text=text: [text]).names
        for name, text in words_of.items()
    }
    assert names == {"Nantes": ("Nantes",), "Postgres": ("Postgres",), "Keycloak": ()}


def test_a_word_of_the_same_short_stem_is_not_that_name() -> None:
    words = Words("nantissement")

    assert words.documents_holding(stem("nantes", "fr"))
    for text, names in (("Le nantissement est libre.", ("Nantes",)), ("La Ville de NANTES achète.", ())):
        assert absent_names("Faut-il Nantes ?", "", [FRENCH], words, lambda _, text=text: [text]).names == names


def test_the_name_of_the_documents_asked_is_not_looked_for_in_them() -> None:
    bought = replace(FRENCH, buyer="Ville de Quimper")
    assert absent("Que veut Quimper à Brest ?", "Quimper", [bought]).names == ()
    assert absent("Que veut Quimper à Nantes ?", "Quimper", [bought]).names == ("Nantes",)
    assert absent("Que veut Quimper à Nantes ?", "Quimper à Nantes", [bought]).names == ()


def test_documents_are_not_those_of_a_town_that_they_neither_name_nor_are_called_by() -> None:
    river = replace(FRENCH, buyer="Ville de Villeneuve-sur-Lot")
    for town, names in (("Villeneuve-Loubet", ("Villeneuve-Loubet",)), ("Villeneuve sur Lot", ())):
        assert absent(f"Quelles pénalités à {town} ?", f"pénalités à {town}", [river]).names == names
    called = replace(FRENCH, title="CCAP – Infogérance")
    assert absent("Quelle durée pour l'infogérance de Nantes ?", "infogérance de Nantes", [called]).names == ("Nantes",)
    assert absent("Quelle durée pour l'Infogérance ?", "Infogérance", [called]).names == ()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Combien de points pour le prix à Nantes ?", ("Nantes",)),
        ("Combien de points dans l'infogérance de Nantes ?", ("Nantes",)),
        ("How many points in the contract of the Senate?", ("Senate",)),
        ("Combien de points à Saint-Nazaire ?", ("Saint-Nazaire",)),
        ("Pour le prix à Nantes, combien de points ?", ("Nantes",)),
        ("Combien de points pour Nantes ?", ("Nantes",)),
        ("Combien de points à Villeneuve-d'Ascq ?", ("Villeneuve-d'Ascq",)),
        ("How many points in the contract of Los Angeles?", ("Angeles",)),
        ("La Nantaise : combien de points à Nantes ?", ("Nantes",)),
        ("Combien de points pour le prix à Brest ?", ()),
        ("Combien de points à Brest-Iso ?", ()),
        ("Combien de points au rez-de-chaussée ?", ()),
        ("Combien ? Y-En-A-T-Il ?", ()),
        ("Combien de points si Kubernetes manque ?", ()),
        ("Combien de points au CEA ?", ()),
    ],
)
def test_the_nearest_documents_may_be_of_others_than_is_asked(question: str, names: tuple[str, ...]) -> None:
    language = "en" if question.startswith("How") else "fr"
    nearest = [replace(FRENCH, language=language)]
    assert absent_owners(question, nearest, nearest, KEYWORDS, lambda id: [], wants_figure=True) == AbsentNames(
        names, bool(names)
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tribunal administratif de Brest, 29200 BREST", ("ville de Brest",)),
        ("La Ville\nde Brest passe ce marché.", ()),
        ("La commune et le CCAS de Brest passent ce marché.", ()),
        ("Brest Métropole passe ce marché.", ()),
    ],
)
def test_a_town_is_held_by_what_calls_it_one(text: str, names: tuple[str, ...]) -> None:
    asked = "Combien de points à la ville de Brest ?"

    absent = absent_owners(asked, [FRENCH], [FRENCH], KEYWORDS, lambda id: [text], wants_figure=True)

    assert absent == AbsentNames(names, bool(names))


def test_a_town_by_which_the_documents_asked_are_named_is_none_of_theirs_where_nothing_calls_it_one() -> None:
    asked, seat = "Quelles pénalités pour la ville de Brest ?", "Tribunal administratif de Brest"

    def absent_from(text: str) -> AbsentNames:
        return absent_names(asked, "Brest", [FRENCH], KEYWORDS, lambda id: [text])

    assert absent_from(seat) == AbsentNames(("ville de Brest",), all=False)
    assert absent_from(f"Mairie de Brest. {seat}") == AbsentNames()


def test_a_town_is_held_by_what_is_called_by_it() -> None:
    of_brest = replace(FRENCH, buyer="Ville de Brest")

    asked = "Combien de points à la mairie de Brest ?"

    assert absent_owners(asked, [of_brest], [of_brest], KEYWORDS, lambda id: [""], wants_figure=True) == AbsentNames()


def test_a_name_by_which_another_document_is_called_does_not_refuse() -> None:
    words = Words("points", called="Nantes")
    town, court = (
        replace(FRENCH, id="cctp", title=title, file="cctp.pdf") for title in ("Voirie de Nantes", "Voirie de Brest")
    )
    asked = "Combien de points à Nantes ?"
    assert absent_owners(asked, [FRENCH], [FRENCH, town], words, lambda id: [], wants_figure=True) == AbsentNames(
        ("Nantes",), all=False
    )
    assert absent_owners(asked, [FRENCH], [FRENCH, court], words, lambda id: [], wants_figure=True) == AbsentNames(
        ("Nantes",), all=True
    )


def test_a_standard_that_no_document_holds_is_answered_by_none() -> None:
    def asked(standard: str) -> AbsentNames:
        question = f"Pour quels sites la norme {standard} est-elle exigée ?"
        return absent_owners(question, [FRENCH], [FRENCH], KEYWORDS, lambda id: [], wants_figure=False)

    assert asked("ISO 22301") == AbsentNames(("ISO 22301",), all=True)
    assert asked("ISO 9001") == AbsentNames()
    assert asked("ISO 9001 ou ISO 22301") == AbsentNames(("ISO 22301",), all=False)
    assert asked("SLA 999") == AbsentNames()
    assert not asked("ISO 22301 ou le RGAA").all


def test_of_several_names_one_may_be_held() -> None:
    assert absent("Faut-il SecNumCloud ou ISO ?") == AbsentNames(("SecNumCloud",), all=False)


def test_documents_in_the_language_of_the_question_are_taken_at_every_name() -> None:
    assert absent("Is VAT due on Monday?", documents=[ENGLISH]).names == ("VAT", "Monday")
    assert absent("Is VAT due on Monday?", documents=[ENGLISH, FRENCH]).names == ()
    assert absent("Quelles pénalités aux États-Unis ?", documents=[ENGLISH]).names == ()
    assert absent("Quelles pénalités aux États-Unis ?").names == ("États-Unis",)


def test_what_is_measured_is_of_the_thing_that_is_named() -> None:
    def asked(measures: bool) -> AbsentNames:
        question = "Quelle est la hauteur de la tour Sauvel ?"
        return absent_owners(
            question, [FRENCH], [FRENCH], KEYWORDS, lambda id: [], wants_figure=True, measures=measures
        )

    assert asked(measures=True) == AbsentNames(("Sauvel",), True)
    assert asked(measures=False) == AbsentNames()
