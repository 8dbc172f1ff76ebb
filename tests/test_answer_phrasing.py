"""Questions put together from what is asked and of what."""

from __future__ import annotations

import pytest

from answer.asked.phrasing import as_duration, as_heading, as_question, as_sentence, in_french_of, of_the_tender, placed


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Combien coûte ?", "Quel est le budget du marché ?"),
        ("combien ça coûte ?", "Quel est le budget du marché ?"),
        ("How much does it cost?", "What is the budget of the contract?"),
        ("Quel est le budget ?", "Quel est le budget du marché ?"),
    ],
)
def test_what_is_asked_of_a_tender_alone_is_asked_of_the_contract(asked: str, meant: str) -> None:
    assert of_the_tender(asked) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Quel est son montant ?", "Quel est le montant du marché ?"),
        ("Quelle est sa hauteur maximale ?", "Quelle est la hauteur maximale du marché ?"),
        ("Qui assure son hébergement ?", "Qui assure l'hébergement du marché ?"),
        ("Où est son helpdesk ?", "Où est le helpdesk du marché ?"),
        ("Où est son hangar ?", "Où est le hangar du marché ?"),
        ("Quelle est son œuvre ?", "Quelle est l'œuvre du marché ?"),
        ("Quelles sont ses pénalités ?", "Quelles sont les pénalités du marché ?"),
    ],
)
def test_what_is_somebodys_gets_the_article_that_its_first_sound_takes(asked: str, meant: str) -> None:
    assert placed(asked, "", "du marché").replace("\u00a0", " ") == meant


def test_of_loses_its_vowel_before_one_and_before_a_silent_h_alone() -> None:
    phrases = ["hébergement", "haute disponibilité", "huit jours", "œuvre", "prix", "le prix", "la valeur"]

    assert [in_french_of(phrase) for phrase in phrases] == [
        "d'hébergement",
        "de haute disponibilité",
        "de huit jours",
        "d'œuvre",
        "de prix",
        "du prix",
        "de la valeur",
    ]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Combien de temps dure la VSR ?", "Quelle est la durée de la VSR ?"),
        ("combien de temps dure le marché de l’AMF", "Quelle est la durée du marché de l'AMF ?"),
        ("Pendant combien de temps durent les travaux ?", "Quelle est la durée des travaux ?"),
        ("Combien de temps dure une mise en demeure ?", "Quelle est la durée d'une mise en demeure ?"),
        ("Combien de temps garder les journaux ?", "Combien de temps garder les journaux ?"),
        ("Combien de temps dure ?", "Combien de temps dure ?"),
    ],
)  # fmt: skip
def test_how_long_a_thing_lasts_is_asked_as_tenders_head_it(asked: str, meant: str) -> None:
    assert as_duration(asked) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Comment Lyon rédige-t-elle la propriété intellectuelle ?", "Propriété intellectuelle chez Lyon"),
        ("Comment l’AMF formule-t-elle ses pénalités ?", "Pénalités chez l'AMF"),
        (
            "Comment les autres villes rédigent-elles leurs clauses de confidentialité ?",
            "Confidentialité dans les autres villes",
        ),
        ("Comment rédiger une clause de confidentialité ?", "Comment rédiger une clause de confidentialité ?"),
        ("Comment Lyon gère-t-elle les incidents ?", "Comment Lyon gère-t-elle les incidents ?"),
    ],
)
def test_how_others_write_a_thing_is_asked_by_its_heading(asked: str, meant: str) -> None:
    assert as_heading(asked) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Quelle pénalité pour un incident bloquant ?", "Quelle est la pénalité pour un incident bloquant ?"),
        ("quelles pénalités de retard à l’AMF ?", "quelles sont les pénalités de retard à l'AMF ?"),
        ("Quel plafond pour les pénalités ?", "Quel est le plafond pour les pénalités ?"),
        ("Quelles pénalités de retard prévoit le Bourget ?", "Quelles pénalités de retard prévoit le Bourget ?"),
        ("Quelle pénalité pour retard le CCAP prévoit-il ?", "Quelle pénalité pour retard le CCAP prévoit-il ?"),
        ("Quelle pénalité par jour de retard ?", "Quelle est la pénalité par jour de retard ?"),
        ("Quelle pénalité journalière pour retard ?", "Quelle est la pénalité journalière pour retard ?"),
        ("Quelle pénalité pour une demande en retard ?", "Quelle est la pénalité pour une demande en retard ?"),
        ("Quelle pénalité pour retard impose le CCAP ?", "Quelle pénalité pour retard impose le CCAP ?"),
        ("Quelles pénalités pour retard prévoyez-vous ?", "Quelles pénalités pour retard prévoyez-vous ?"),
        ("Quelle pénalité pour un retard risquons-nous ?", "Quelle pénalité pour un retard risquons-nous ?"),
        ("Quelle retenue de garantie prévoir ?", "Quelle retenue de garantie prévoir ?"),
        (
            "Quelle pénalité pour un retard et quand est-elle due ?",
            "Quelle pénalité pour un retard et quand est-elle due ?",
        ),
        ("Quelle pénalité pour un retard et qui décide ?", "Quelle pénalité pour un retard et qui décide ?"),
        ("Quelle pénalité pour non-respect du RGAA ?", "Quelle est la pénalité pour non-respect du RGAA ?"),
        ("Quelle pénalité ?", "Quelle pénalité ?"),
        ("Quel délai pour un incident bloquant ?", "Quel délai pour un incident bloquant ?"),
    ],
)
def test_a_penalty_is_asked_for_in_a_sentence(asked: str, meant: str) -> None:
    assert as_sentence(asked) == meant


@pytest.mark.parametrize(
    ("keywords", "meant"),
    [
        ("durée garantie Aquaréel", "Quelle est la durée de garantie Aquaréel ?"),
        ("date limite remise des offres Le Bourget", "Quelle est la date limite de remise des offres Le Bourget ?"),
        ("délais d’intervention AMF", "Quels sont les délais d’intervention AMF ?"),
        ("nombre anomalies 2023", "Quel est le nombre d'anomalies 2023 ?"),
        ("montants maximum par lot", "Quels sont les montants maximum par lot ?"),
        ("poids prix Bourget", "Quel est le poids de prix Bourget ?"),
        ("taux", "taux"),
        ("Délai de paiement ?", "Délai de paiement ?"),
        ("partage de données", "partage de données"),
        ("durée pour laquelle on est tenu", "durée pour laquelle on est tenu"),
        ("prix du BPU", "prix du BPU"),
        ("Taux horaire expert", "Quel est le taux horaire d'expert ?"),
        ("taux horaires experts", "Quels sont les taux horaires d'experts ?"),
        ("poids minimum des colis", "Quel est le poids minimum des colis ?"),
        ("poids maximums par colis", "Quels sont les poids maximums par colis ?"),
        ("part d’électricité verte", "Quelle est la part d’électricité verte ?"),
        ("pondération technique", "Quelle est la pondération de technique ?"),
        ("fréquence sauvegardes", "Quelle est la fréquence de sauvegardes ?"),
        ("périodicités des comités", "Quelles sont les périodicités des comités ?"),
        ("majoration pour travail de nuit", "Quelle est la majoration pour travail de nuit ?"),
        ("seuil alerte", "Quel est le seuil d'alerte ?"),
        ("plafond pénalités", "Quel est le plafond de pénalités ?"),
        ("pourcentage au titre de l’avance", "Quel est le pourcentage au titre de l’avance ?"),
        ("préavis avant résiliation", "Quel est le préavis avant résiliation ?"),
        ("délais entre deux visites", "Quels sont les délais entre deux visites ?"),
        ("délai après notification", "Quel est le délai après notification ?"),
        ("délai à respecter", "Quel est le délai à respecter ?"),
        ("durée en mois", "Quelle est la durée en mois ?"),
        ("taux sur factures", "Quel est le taux sur factures ?"),
        ("durée si reconduction", "Quelle est la durée si reconduction ?"),
        (" durée marché ", "Quelle est la durée de marché ?"),
        *(
            (same, same)
            for same in (
                "part variable",
                "part du sous-traitant",
                "part time staff",
                "date of award",
                "poids lourds",
                "nombre et durée des reconductions",
                "date et heure limites de remise des offres",
                "durée totale",
                "date limite",
                "montant HT",
                "durée dans le CCAP du Bourget",
                "délai non respecté",
                "préavis 3 mois",
                "durée ou nombre des reconductions",
                "pénalités",
                "délais chez Orve",
                "délai avec astreinte",
                "délai selon gravité",
                "garantie contre délais",
                "délai contre remise",
                "délais hors astreinte",
                "durée la plus longue",
                "durée l' AMF",
                "délai d intervention",
                "date for bids",
                "date time stamps",
                "montant TTC",
                "durée : garantie",
            )
        ),
        ("pénalités de retard", "pénalités de retard"),
    ],
)
def test_keywords_that_name_a_figure_are_asked_in_a_sentence(keywords: str, meant: str) -> None:
    assert as_question(keywords) == meant
