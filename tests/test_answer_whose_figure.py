from __future__ import annotations

import pytest

from answer.named.whose_figure import are_of_others
from corpus.models import Document, Passage
from index.retriever import Hit


def hit(title: str, text: str, language: str = "fr") -> Hit:
    document = Document("a", "a", "a.pdf", "application/pdf", 1, title, language=language)
    return Hit(1, Passage(page=1, start=0, end=len(text), text=text), document, 1.0, 0.9)


QUESTION = "Quelle pénalité par jour risque le prestataire d’Orville ?"


@pytest.mark.parametrize(
    ("question", "hits", "others"),
    [
        (QUESTION, [hit("CCAP de Brest", "500 € par jour")], True),
        (QUESTION, [hit("CCAP d’Orville", "500 € par jour")], False),
        (QUESTION, [hit("CCAP de Brest", "500 €"), hit("Bilan", "Orville a payé 500 €")], False),
        (QUESTION, [hit("Penalties", "500 € a day", "en")], False),
        ("Quelle pénalité par jour de retard ?", [hit("CCAP de Brest", "500 € par jour")], False),
        ("Quel budget pour France Travail ?", [hit("CCAP de Brest", "Le travail coûte 500 €")], True),
        ("Quel budget pour France Travail ?", [hit("CCAP de Brest", "En France, 500 €")], True),
        ("Quel budget en France ?", [hit("CCAP de Brest", "500 €")], False),
        ("Combien coûte SharePoint ?", [hit("BPU", "Share Point | 500 €")], False),
    ],
)
def test_a_sum_asked_of_somebody_is_not_that_of_others(question: str, hits: list[Hit], others: bool) -> None:
    assert are_of_others(question, hits, lambda id: ["Le site du titulaire."]) == others


def test_a_document_that_says_the_name_again_and_again_is_not_of_others() -> None:
    hits = [hit("CCAP", "500 € par jour")]

    assert are_of_others(QUESTION, hits, lambda id: ["Orville et Orville.", "Orvilleneuve"])
    assert not are_of_others(QUESTION, hits, lambda id: ["Orville et Orville.", "La ville d’ORVILLE."])
