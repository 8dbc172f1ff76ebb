from __future__ import annotations

import pytest

from answer.asked.sought import is_to_be_written, looks_for_something, sought_in
from answer.asked.sought_kinds import Sought, kinds_looked_in, without_kinds_looked_in

TENDERS = frozenset({"CCTP", "CCP", "RFP"})
FRENCH = TENDERS - {"RFP"}
"""Without what French notices are classed as too."""


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
        ("modele de cctp infogérance", TENDERS, "infogerance"),
        ("je veux un modèle de CCTP infogérance", TENDERS, "infogerance"),
        ("Donnez-moi un exemple de CCTP pour un site web", TENDERS, "site web"),
        ("Give me a sample RFP for hosting", TENDERS, "hosting"),
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
        "Donne-moi un exemple de clause de réversibilité que je peux reprendre",
        "Je veux savoir si le CCTP impose HTTPS",
        "Donne-moi la durée du CCTP du Bourget",
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


@pytest.mark.parametrize(
    ("question", "kinds", "subject"),
    [
        ("Que mettre dans le cahier des charges d’un site web ?", FRENCH, "site web"),
        ("Nous refaisons le site web de notre commune : que mettre dans le cahier des charges ?", FRENCH, "site web"),
        ("Je prépare un marché de gardiennage. Que faut-il inclure dans le CCTP ?", FRENCH, "gardiennage"),
        ("Je prépare un marché de maintenance. Que faut-il mettre dans le CCTP ?", FRENCH, "maintenance"),
        ("Pour un logiciel de paie, que mettre dans le CCTP ?", FRENCH, "logiciel de paie"),
        ("Que doit contenir un CCTP de TMA ?", FRENCH, "tma"),
        ("Qu’est-ce qu’on doit mettre dans un CCTP d’infogérance ?", FRENCH, "infogerance"),
        ("Quelles rubriques dans un CCAP d’infogérance ?", {"CCAP", "CCP"}, "infogerance"),
        ("Comment rédiger un RC pour un marché d’infogérance ?", {"RC"}, "infogerance"),
        ("Quel est le plan type d’un CCTP de maintenance ?", FRENCH, "maintenance"),
        ("Je dois rédiger un CCTP de site internet : que mettre dedans ?", FRENCH, "site internet"),
        (
            "Nous devons écrire un cahier des charges pour un logiciel de paie, par où commencer ?",
            FRENCH,
            "logiciel de paie",
        ),
        ("Je dois rédiger un CCTP pour la refonte d’un site internet", FRENCH, "site internet"),
        ("Nous avons à rédiger un CCTP de nettoyage", FRENCH, "nettoyage"),
        ("Je rédige un CCTP pour l’infogérance de notre mairie", FRENCH, "infogerance"),
        (
            "Je rédige un CCTP pour la refonte du site internet de notre commune, quelles clauses reprendre ?",
            FRENCH,
            "site internet",
        ),
        ("CCTP d’application web pour une petite commune : que mettre ?", FRENCH, "application web"),
        ("Quelles clauses prévoir pour la refonte du site internet de la commune ?", FRENCH, "site internet"),
        ("Sommaire type d’un CCAP informatique", {"CCAP", "CCP"}, "informatique"),
        ("I have to write an RFP for a website: what should I put in it?", TENDERS, "website"),
        ("What goes in an RFP for a website?", TENDERS, "website"),
        ("What should an RFP for a case management system contain?", TENDERS, "case management system"),
        ("We are buying a payroll system: what should we put in the RFP?", TENDERS, "payroll system"),
        ("How do I write a statement of work for software development?", TENDERS, "software development"),
    ],
)
def test_a_document_that_is_to_be_written_is_known_by_its_kind_and_its_subject(
    question: str, kinds: set[str], subject: str
) -> None:
    assert sought_in(question) == Sought(frozenset(kinds), subject)
    assert is_to_be_written(question)


@pytest.mark.parametrize(
    "question",
    [
        "Que mettre dans un CCTP ?",
        "Comment rédiger un CCTP efficace ?",
        "Comment rédiger un cahier des charges technique ?",
        "Quelles clauses prévoir pour le remplacement d’un intervenant ?",
        "Quelles exigences prévoir pour la mise en place de la réversibilité ?",
        "Quels points exiger pour le développement durable ?",
        "Que mettre dans le CCTP pour la réalisation de la recette ?",
        "On a déjà rédigé le CCTP du site web",
        "Je veux montrer un CCTP de nettoyage",
        "Un exemple de CCTP en anglais",
        "Un exemple de CCTP avec des pénalités",
        "Exemple de marché public",
        "Quelles clauses prévoir pour la réversibilité ?",
        "Je rédige un CCTP d’infogérance, quelles pénalités prévoir ?",
        "Je rédige le CCAP d’une infogérance et je veux savoir quelles pénalités prévoir",
        "Que contient le CCTP de Plaine Commune ?",
        "Quels éléments faut-il inclure dans le CCTP de la DAE sur la sécurité ?",
        "Que prévoir dans le CCAP d’une TMA sur les pénalités de retard ?",
        "Que mettre dans le CCTP d’un site web pour l’accessibilité ?",
        "What does the RFP for Indiana include?",
        "Notre offre a été rejetée, que doit contenir le règlement de consultation ?",
        "Nous répondons au marché de nettoyage de la ville de Brest : que doit contenir le CCTP ?",
        "Comment rédiger un BPU de nettoyage ?",
        "Que mettre dans le CCAP pour les pénalités ?",
        "Je rédige le CCTP pour la ville de Brest",
        "Je rédige le CCAP pour la sous-traitance",
        "Que mettre dans le CCTP sur l’accessibilité ?",
        "Quelles clauses prévoir dans le CCAP d’une TMA ?",
        "Que doit contenir le plan de réversibilité du Bourget ?",
        "Que doit contenir le mémoire technique du candidat ?",
        "Comment rédiger le RC pour éviter les offres anormalement basses ?",
        "What does the RFP of Alaska say on security?",
    ],
)
def test_who_asks_for_a_clause_is_not_about_to_write_a_document(question: str) -> None:
    assert sought_in(question) is None


@pytest.mark.parametrize("run", ["a", "notre a ", "de ", "pour un "])
def test_a_long_question_is_read_once(run: str) -> None:
    """It took forty seconds where each word was tried as the first of three."""
    assert sought_in(f"nous refaisons le site de notre {run * (1900 // len(run))}- : que mettre dans le cctp ?")


def test_who_looks_for_a_document_is_not_about_to_write_it() -> None:
    assert not is_to_be_written("Je cherche un CCTP pour un site web")


def test_who_looks_for_something_begins_anew() -> None:
    assert looks_for_something("avez vous des exemples de clause de réversibilité")
    assert not looks_for_something("et pour les pénalités ?")


@pytest.mark.parametrize(
    ("question", "kinds", "asked"),
    [
        ("Quels sont les prix du BPU d’Orve ?", {"BPU"}, "Quels sont les prix d’Orve ?"),
        ("Quelles unités figurent au BPU d’Orve ?", {"BPU"}, "Quelles unités d’Orve ?"),
        ("Quelle avance est prévue au CCAP d’Orve ?", {"CCAP", "CCP"}, "Quelle avance est prévue d’Orve ?"),
        ("Quelle annexe au BPU d’Orve ?", set(), "Quelle annexe au BPU d’Orve ?"),
        ("Que dit le CCAP d’Orve de l’avance ?", {"CCAP", "CCP"}, "Que dit d’Orve de l’avance ?"),
        ("Dans le règlement de la consultation d’Orve, quel délai ?", {"RC"}, "d’Orve, quel délai ?"),
        ("Le guide d’Orve parle-t-il d’avance ?", set(), "Le guide d’Orve parle-t-il d’avance ?"),
        ("Qui rédige le CCAP d’Orve ?", set(), "Qui rédige le CCAP d’Orve ?"),
        ("Le CCTP d’Orve renvoie-t-il au CCAP ?", set(), "Le CCTP d’Orve renvoie-t-il au CCAP ?"),
        ("Quelle avance dans le marché d’Orve ?", set(), "Quelle avance d’Orve ?"),
        ("Quel CCAP pour Orve ?", set(), "Quel CCAP pour Orve ?"),
    ],
)
def test_a_question_may_look_in_one_part_of_a_tender(question: str, kinds: set[str], asked: str) -> None:
    assert kinds_looked_in(question) == kinds
    assert without_kinds_looked_in(question) == asked
