"""Every figure and name of a sentence must stand in its source; the name of its tender may stand in the title."""

from __future__ import annotations

import pytest

from answer.checking.facts import Ground, Surroundings, find_facts

AROUND = Surroundings(
    "CCTP – Infogérance de la ville du Bourget – Lot 2 . Ville du Bourget . CCTP . 2026 . 8.5 Réversibilité", ""
)
GROUND = Ground(
    "La garantie de temps de rétablissement est de 4 heures pour une priorité P1, sinon de 10 jours ouvrés.", AROUND
)


def lacking(sentence: str, ground: Ground = GROUND) -> list[str]:
    facts = find_facts(sentence, capitalised={"bourget"}, lower={"garantie", "priorite"})
    held = ground.held(facts)
    return [fact for fact in facts.written if fact not in held]


@pytest.mark.parametrize(
    ("sentence", "lacks"),
    [
        ("Le rétablissement se fait en quatre heures.", []),
        ("Le rétablissement se fait en 4 jours.", ["4 jours"]),
        ("Le rétablissement se fait en 6 h.", ["6 h"]),
        ("Recovery takes four hours for P1.", []),
        ("Recovery takes four hours for P2.", ["P2"]),
        ("Le Bourget demande 4 h.", []),
        ("Au Bourget, l'article 8.5 du lot 2 demande 4 h.", []),
        ("Le CCTP 2026 du Bourget demande 4 h.", []),
        ("Le Bourget (2026) demande 4 h.", []),
        ("Le Bourget demande 4 h en 2026.", ["2026"]),
        ("Le code est publié, début du mois 2026, en 4 h.", ["2026"]),
        ("Le rétablissement de l'Au-beau se fait en 4 h.", ["Au-beau"]),
        ("Le lot 3 demande 4 h.", ["lot 3"]),
        ("La ville de Chambéry demande 4 h.", ["Chambéry"]),
        ("Capgemini doit rétablir en 4 h.", ["Capgemini"]),
        ("La GTR est de 4 h.", []),
        ("La GTI est de 4 h.", ["GTI"]),
        ("Le Titulaire rétablit en 4 h.", []),
        ("Toute panne est rétablie en 4 h.", []),
        ("LE TITULAIRE EST CAPGEMINI POUR 4 H.", ["TITULAIRE", "CAPGEMINI"]),
    ],
)
def test_what_the_source_lacks(sentence: str, lacks: list[str]) -> None:
    assert lacking(sentence) == lacks


def test_a_bare_figure_of_a_table_needs_its_unit_in_the_columns() -> None:
    row = "Priorité: P1 ; Délai: 4"
    assert lacking("Le délai est de 4 heures.", Ground(row, Surroundings("", "Délais en heures"))) == []
    assert lacking("Le délai est de 4 jours.", Ground(row, Surroundings("", "Délais en heures"))) == ["4 jours"]


def test_an_amount_in_the_title_does_not_carry_a_sentence() -> None:
    ground = Ground("Le marché est conclu.", Surroundings("Marché de moins de 40 000 €", ""))
    assert lacking("Le marché est de 40 000 €.", ground) == ["40 000 €"]


def test_a_bare_number_in_the_title_does_not_carry_a_sentence() -> None:
    ground = Ground(
        "L'appel à projets EIG 3 a deux volets.", Surroundings("Les 6 facteurs de réussite . 18-05-23-6.md", "")
    )
    assert lacking("L'appel à projets EIG 6 a deux volets.", ground) == ["6"]


def test_another_spelling_of_a_name_is_the_same_name() -> None:
    ground = Ground("Les plateformes Share Point et les API sont maintenues.", AROUND)
    assert lacking("Il maintient SharePoint et les APIs.", ground) == []
