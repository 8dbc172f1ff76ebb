"""Marks are read in every form, and what looks like one number and reads like another is read as it looks."""

from __future__ import annotations

import pytest

from answer.text.written_marks import find_marks, undisguised, without_marks


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Le délai est de 4 h [1].", (1,)),
        ("Le délai est de 4 h [1, 2].", (1, 2)),
        ("Le délai est de 4 h [2][1].", (2, 1)),
        ("Le délai est de 4 h [1-3].", (1, 2, 3)),
        ("Le délai [2] est de 4 h [1; 2].", (2, 1)),
        ("Le délai est de 4 h [1 et 3].", (1, 3)),
        ("Le délai est de 4 h [à compléter] [n.d.].", ()),
        ("Le délai est de 4 h.", ()),
    ],
)
def test_marks(text: str, numbers: tuple[int, ...]) -> None:
    assert find_marks(text) == numbers


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Le délai est de 4 h [1].", "Le délai est de 4 h."),
        ("Le délai [2] est de 4 h [1][3] .", "Le délai est de 4 h."),
        ("4[1]8 heures", "48 heures"),
        ("Le délai : 4 h [1] ; le reste [2] !", "Le délai : 4 h ; le reste !"),
    ],
)
def test_a_sentence_without_its_marks(text: str, bare: str) -> None:
    assert without_marks(text) == bare


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("4\u200b8 heures", "48 heures"),
        ("٤ heures", "4 heures"),
        ("４８ heures ［1］", "48 heures [1]"),
        ("АMF", "AMF"),
        ("dispo\u00adnible", "disponible"),
        ("𝟒𝟖 heures", "48 heures"),
        ("30 % à l’œuvre", "30 % à l’œuvre"),
    ],
)
def test_a_disguised_text_is_read_as_it_looks(text: str, seen: str) -> None:
    assert undisguised(text) == seen
