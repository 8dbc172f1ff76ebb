from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la durée du marché de surveillance de la préfecture ?",
        "Quelle est la durée de la TMA d’Orve ?",
        "Quelle est la durée totale de l’accord-cadre, reconductions comprises ?",
        "quelle durée pour le marché SharePoint ?",
        "Combien de temps dure ce marché ?",
        "Reconductions comprises, combien de temps dure au total le contrat avec l’infogérant ?",
        "Quelle est la durée des accords-cadres de maintenance ?",
        "How long is the ARIES support contract?",
        "How long will the Milestone 2 contract run?",
        "What is the maximum duration of the framework?",
        "contract duration",
        "Compare les durées des deux marchés",
    ],
)
def test_a_question_for_how_long_a_contract_runs_is_answered_by_what_tells_it_alone(question: str) -> None:
    expected = expected_of(question)
    assert expected.wants_statement
    assert expected.lacks_telling(["Trois rondes ont lieu entre 23 h et 6 h.", "Il intervient sous 4 heures ouvrées."])


@pytest.mark.parametrize(
    "question",
    [
        "Quelle est la durée de garantie du marché ?",
        "Quelle est la durée de conservation des journaux ?",
        "Combien de temps dure la VSR ?",
        "How long does the contractor have to respond?",
        "Peut-on prolonger le marché ?",
        "Les prix sont-ils révisables pendant la durée du marché ?",
        "Quelles sont les pénalités de l’AMF pendant toute la durée du marché ?",
        "Quel budget pour la durée du marché ?",
        "What is the payment term for the contract?",
        "How long is the warranty after the contract?",
        "What is the length of the documents in the contract?",
    ],
)
def test_other_times_are_no_terms(question: str) -> None:
    assert expected_of(question).telling is None


@pytest.mark.parametrize(
    "text",
    [
        "L’accord-cadre est conclu pour une durée initiale de 24 mois.",
        "Il est reconductible trois (3) fois par période d’un an.",
        "Le marché dure quatre ans à compter de sa notification.",
        "La convention prend fin le 31 décembre 2027.",
        "The length of the contract will be from the date of award for eighteen months.",
        "The period of performance will include a one-year base period and four option years.",
        "This is a 12-month contract.",
        "Ainsi, la durée totale de l’accord-cadre ne pourra excéder quatre (4) années.",
        "En phase d’exécution, la durée du marché est de 4 ans.",
        "À l’issue de cette étape le marché est conclu pour une durée de 4 ans",
        "La TMA prend effet à la fin de la phase de transition pour une durée de trois ans.",
        "Date de début : 15/09/2025\nDurée : 48 Mois",
    ],
)
def test_what_tells_how_long_a_contract_runs(text: str) -> None:
    assert not expected_of("Quelle est la durée du marché ?").lacks_telling([text])


@pytest.mark.parametrize(
    "text",
    [
        "Chaque sprint, à sa conclusion, dure deux semaines.",
        "Passé ce délai de deux ans, la déclaration est revue.",
        "The contractor shall transfer all materials within two weeks of the end of the period of performance.",
        "Records are kept for three years following the agreement.",
        "Durée de la garantie : 12 mois",
        "Formation. Durée : 3 jours",
        "La phase de mise en place, d’une durée maximale de trois mois, prépare le titulaire aux prestations.",
        "Garantie – Durée : 12 mois",
        "L’offre doit être valable jusqu’au :\nou\nDurée en mois : 6",
    ],
)
def test_what_tells_another_time(text: str) -> None:
    assert expected_of("Quelle est la durée du marché ?").lacks_telling([text])


@pytest.mark.parametrize(
    "question",
    [
        "Date limite de remise des offres du Bourget ?",
        "date limite remise des offres Bourget",
        "Quel est le délai de remise des offres pour le Bourget ?",
        "Quel est le délai pour déposer une offre ?",
        "Le Bourget : quand faut-il répondre au plus tard ?",
        "Jusqu’à quel jour et quelle heure pouvait-on déposer son dossier ?",
        "quelle est la date limite pour répondre au marché de l’AMF ?",
        "When is the bid deadline for Le Bourget?",
        "When are proposals due for Milestone 2?",
        "What's the cut-off for handing in bids?",
        "Last day to submit?",
        "What was the deadline for bidding on Milestone 2?",
        "Quand les offres du marché Aquaréel doivent-elles être remises ?",
        "Avant quelle date la proposition doit-elle être remise ?",
        "À quelle date le dossier de candidature doit-il être remis au plus tard ?",
        "Jusqu’à quel jour et quelle heure la mairie d’Orve prend-elle les offres pour ses vélos ?",
        "Jusqu’à quand la région accepte-t-elle les candidatures ?",
        "jusqu'à quand on peut répondre au marché d'infogérance d'Orve ?",
        "À Orve et à Lyon, quel dossier pouvait-on rendre le plus tard ?",
        "Quel jour et à quelle heure faut-il remettre une offre à la ville d’Orve ?",
        "Quand est-ce qu'il faut rendre les offres ?",
        "Quand rendre les offres pour Aquaréel ?",
        "Quand déposer son offre au Bourget ?",
        "C’est quand la date limite pour envoyer son offre ?",
        "Quel jour se ferme l’appel d’offres ?",
        "By what date do bidders have to send their offer for the city’s shop?",
        "When do suppliers have to answer by?",
        "By when must proposals be submitted?",
        "What date are quotes due?",
        "By what date must bids reach the city?",
        "By what date do bids have to reach the city?",
        "When does the tender close?",
        "When does the call for tenders close?",
        "À quelle heure se ferme la réception des offres ?",
        "Entre les repas et les déchets, lequel faut-il déposer en premier ?",
    ],
)
def test_when_bids_are_due_is_answered_by_what_tells_the_day_alone(question: str) -> None:
    expected = expected_of(question)
    assert expected.wants_statement
    assert expected.lacks_telling(["Les plis remis après la date limite de réception des offres ne sont pas ouverts."])
    assert not expected.lacks_telling(
        ["Date et heure limites de réception des offres : vendredi 7 novembre 2025 à 12 h"]
    )
    assert not expected.lacks_telling(["DATE LIMITE DE REMISE DES OFFRES 20/05/2022 à 11h00"])
    assert not expected.lacks_telling(["Date et heure limite de réception : 18/07/2025 à 12h00"])
    assert not expected.lacks_telling(["5.2 REMISE ET ENVOI DES OFFRES\nAvant le : MERCREDI 30 JUIN 2021 à 18H"])
    assert not expected.lacks_telling(["Remise des offres : 12 mars 2024"])
    assert not expected.lacks_telling(["Date limite de réception des offres : 1.e.r septembre 2020, à 12 heures."])
    assert expected.lacks_telling(["Remise des offres. Visite le 30 juin 2021."])
    assert expected.lacks_telling(["Visite avant la remise des offres le 12 mars 2024"])
    assert expected.lacks_telling(["Date limite de réception : voir annexe. Questions avant le 12/03/2024"])
    assert not expected.lacks_telling(["Proposals must be received no later than noon on June 9, 2025."])
    assert not expected.lacks_telling(["Bids must be delivered to the address below on or before 28 March 2025."])
    assert not expected.lacks_telling(
        ["Les soumissions seront reçues jusqu’à 14 h (heure locale) le 26 novembre 2025."]
    )
    assert not expected.lacks_telling(["Réception des soumissions :\n- Date limite : 26 novembre 2025"])
    assert not expected.lacks_telling(["Supplier Response Due | May 8, 2024"])
    assert not expected.lacks_telling(["Expiration of RFP | June 30, 2027 1:00 PM (HST)"])


@pytest.mark.parametrize(
    "question",
    [
        "Quand envoyer l’ordre du jour d’un comité ?",
        "Quand remettre le procès-verbal de recette ?",
        "Quand le titulaire remet-il le rapport ?",
        "À quelle date le dossier définitif aurait-il dû être remis ?",
        "Jusqu’à quand peut-on résilier ?",
        "Date limite de remise des livrables",
        "Quelle est la date limite de dépôt du rapport final ?",
        "date limite de transmission du plan de réversibilité",
        "Quand doit-on envoyer le dossier d’exploitation ?",
        "What is the response deadline for critical incidents?",
        "What is the deadline for submitting the final report?",
        "What is the cut-off for ordering?",
        "Quand il faut envoyer un technicien, sous combien de temps prend-il le dossier ?",
        "Quand se termine la consultation du CSE ?",
        "Quand la consultation des agents se termine-t-elle ?",
        "Quand le prestataire doit répondre ?",
        "When must vendors respond to critical incidents?",
        "À quelle heure ferme la réception des appels ?",
        "Quand est-ce que le titulaire doit transmettre ses propositions d'amélioration ?",
        "When does the support call end?",
        "When must the contractor submit the monthly report?",
        "By what date must the supplier deliver the system?",
    ],
)
def test_another_day_is_not_that_of_bids(question: str) -> None:
    assert expected_of(question).telling is None
