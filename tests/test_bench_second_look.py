from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bench.second_look
from bench.second_look import lacking, ordinary_words

ORDINARY = ordinary_words(iter(["le marché est une pénalité et la ville paie the supplier, sous un délai selon"]))


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Le délai est de quatre-vingt-dix jours.", "sous 90 jours"),
        ("Le délai est de 77 jours.", "soixante-dix-sept jours"),
        ("La pénalité est de 1\u202f000 €.", "une pénalité de mille euros"),
        ("La pénalité est de 2,5 M€.", "2.5 millions d’euros"),
        ("Le taux est de 99,9 %.", "99.9% du temps"),
        ("Le marché dure 12 mois.", "conclu pour un an"),
        ("Le service est rétabli en 1 jour.", "rétabli en 24 h"),
        ("The penalty is GBP 350.", "une pénalité de £350"),
        ("Le marché débute le 3 mars 2026.", "à compter du 03/03/2026"),
        ("Le marché débute en mars 2026.", "à compter du 1er mars 2026"),
        ("Le marché débute en 2026.", "à compter du 1er mars 2026"),
        ("Selon l’article 7.2.1, le marché est résilié.", "7.2.1 Résiliation"),
        ("Le taux est de 20 pour cent.", "20 %"),
        ("Le délai est de 4 heures.", "Délai (heures) | 4 |"),
        ("La VSR est prononcée.", "La vérification de service régulier est prononcée."),
        ("La ville paie la société Éclair.", "LA SOCIÉTÉ ECLAIR"),
    ],
)
def test_what_is_written_otherwise_is_not_lacking(sentence: str, quote: str) -> None:
    assert lacking(sentence, quote, "", ORDINARY) == []


@pytest.mark.parametrize(
    ("sentence", "quote", "lacks"),
    [
        ("Le délai est de 60 jours.", "sous 90 jours", ["60"]),
        ("Le délai est de 4 jours.", "sous 4 heures", ["4"]),
        ("Le délai est de trois mois.", "sous quatre mois", ["trois"]),
        ("La pénalité est de 1 euro.", "une pénalité de 1 000 euros", ["1"]),
        ("Le taux est de 5 %.", "un taux de 0,005 %", ["5"]),
        ("Le marché débute le 3 mars 2026.", "le 3 mai 2026", ["3 mars 2026"]),
        ("Le marché débute le 3 mars 2026.", "en mars 2026", ["3 mars 2026"]),
        ("Selon l’article 7.2.1, le marché est résilié.", "7.2.2 Résiliation", ["7.2.1"]),
        ("Orange paie la ville.", "le titulaire paie la ville", ["Orange"]),
        ("La ville paie Sopra.", "la ville paie le titulaire", ["Sopra"]),
        ("L’incident P1 est réglé.", "un incident P2", ["P1"]),
        ("La GTR est dite.", "la GTI est dite", ["GTR"]),
    ],
)
def test_what_the_quote_does_not_say_is_lacking(sentence: str, quote: str, lacks: list[str]) -> None:
    assert lacking(sentence, quote, "", ORDINARY) == lacks


def test_the_title_beside_a_quote_may_hold_a_name_but_no_figure() -> None:
    assert lacking("Nantes paie sous 30 jours.", "sous un délai", "Ville de Nantes, 30 jours", ORDINARY) == ["30"]


def test_a_sentence_may_begin_with_an_ordinary_word_only() -> None:
    assert lacking("Marché résilié.", "", "", ORDINARY) == []
    assert lacking("Atos résilie.", "", "", ORDINARY) == ["Atos"]


def test_it_shares_nothing_with_the_check_that_it_watches() -> None:
    tree = ast.parse(Path(bench.second_look.__file__).read_text("utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert imported == {"__future__", "collections.abc", "dataclasses", "decimal", "re", "unicodedata"}
