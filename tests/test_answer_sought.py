from __future__ import annotations

import pytest

from answer.sought import Sought, looks_for_something, sought_in

TENDERS = frozenset({"CCTP", "CCP", "RFP"})


@pytest.mark.parametrize(
    ("question", "kinds", "subject"),
    [
        ("je cherche un CCTP pour un site web", TENDERS, "site web"),
        ("Avez-vous un CCAP d’infogérance ?", {"CCAP", "CCP"}, "infogerance"),
        ("je cherche un CCP de nettoyage", {"CCP"}, "nettoyage"),
        ("avez vous des exemples de cahier des charges de gardiennage ?", TENDERS, "gardiennage"),
        ("un CCTP de gardiennage ?", TENDERS, "gardiennage"),
        ("Auriez-vous des retours d’expérience sur l’accessibilité ?", {"REX"}, "accessibilite"),
        ("I’m looking for lessons learned from agile procurement", {"REX"}, "agile procurement"),
        ("Do you have an example of a technical specification for a website?", TENDERS, "website"),
        ("Where can I find the price schedule of Le Bourget?", {"BPU"}, "bourget"),
        ("As-tu un marché de nettoyage ?", set(), "nettoyage"),
    ],
)
def test_a_document_that_is_looked_for_is_known_by_its_kind_and_its_subject(
    question: str, kinds: set[str], subject: str
) -> None:
    assert sought_in(question) == Sought(frozenset(kinds), subject)


@pytest.mark.parametrize(
    "question",
    [
        "Avez-vous un exemple de clause de réversibilité ?",
        "Le CCTP du Bourget prévoit-il une astreinte ?",
        "Un CCTP de gardiennage doit imposer quoi ?",
        "Quel est le CCTP de gardiennage ?",
        "Quelles pénalités dans le CCAP du Bourget ?",
        "Résume le CCTP du Bourget",
        "CCAP du Bourget : quelle avance ?",
        "contract duration",
        "tender deadline?",
        "Price schedule format",
        "Documents demandés",
        "Documents déposés par le candidat",
        "Documents pour candidater",
        "les documents du titulaire en fin de marché",
        "Contract for three years",
        "des documents de référence",
        "Où est le document de sécurité ?",
        "RC du Bourget",
    ],
)
def test_what_is_asked_of_documents_looks_for_none(question: str) -> None:
    assert sought_in(question) is None


def test_who_looks_for_something_begins_anew() -> None:
    assert looks_for_something("avez vous des exemples de clause de réversibilité")
    assert not looks_for_something("et pour les pénalités ?")
