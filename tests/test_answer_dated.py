from __future__ import annotations

import pytest

from answer.wanted.expected import expected_of


@pytest.mark.parametrize(
    "question",
    [
        "À partir de quand les vigiles devaient-ils prendre leur service ?",
        "À quelle date l’avis a-t-il paru ?",
        "Quand le service a-t-il été ouvert ?",
        "En quelle année la régie fut-elle créée ?",
        "When was the first amendment issued?",
        "Since when has the portal been open?",
        "L’interface doit fonctionner pour quand ?",
        "Quand commence le marché ?",
        "Et quand se termine le marché d’Orve ?",
        "Pour le lot 2, quand débute la garantie ?",
        "Quand la convention prend-elle fin ?",
        "When does the contract start?",
        "L’application est sortie quand ?",
        "Jusqu’à quelle date la convention court-elle ?",
        "By what date must the baseline report be approved?",
    ],
)
def test_a_day_a_month_or_a_year_tells_when(question: str) -> None:
    expected = expected_of(question)

    assert expected.is_stated_in("La prestation débute à partir du 1er septembre 2017.", "fr")
    assert expected.is_stated_in("Amendment 1, issued on May 23, 2025.", "en")
    assert not expected.is_stated_in("La prestation débute dès la notification, après 3 réunions.", "fr")


@pytest.mark.parametrize(
    "question",
    [
        "Quand le titulaire remet-il le rapport ?",
        "Quand faut-il répondre à une alerte ?",
        "Quand le titulaire remet-il le rapport à l’AMF ?",
        "Que se passe-t-il quand le titulaire a du retard ?",
        "Combien de pénalités quand l’agent a oublié son badge ?",
        "Quand les pénalités s’appliquent-elles ?",
        "When are invoices sent?",
        "Quand commence le délai de paiement ?",
        "Que faire quand le contrat se termine ?",
        "Le titulaire est pénalisé quand il est en retard ?",
        "Que deviennent les données quand le marché prend fin ?",
        "Quand le contrat se termine, que deviennent les données ?",
        "Quelle est la durée du marché ?",
    ],
)
def test_when_something_is_done_each_time_is_no_date(question: str) -> None:
    assert not expected_of(question).is_stated_in("Le 1er septembre 2017.", "fr")
