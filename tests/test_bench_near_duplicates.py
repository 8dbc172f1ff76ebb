"""Which of the real documents are taken for one another: the same in another format, and no two different ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bench.near_duplicates import Text, as_page, compare, measure, read_texts, text_of
from corpus.models import Page
from ingest.description import NOTHING_GIVEN
from ingest.document import ReadDocument
from ingest.incoming import MANIFEST_NAME, files_in
from ingest.manifest import read_manifest
from ingest.near_duplicates import WORTH_COMPARING, pairs_of, sketch, words_of

ONE_TEXT_IN_TWO_FORMATS = {
    (
        "DISIC_rgesn-2024-exemple-declaration-ecoconception.docx",
        "DISIC_rgesn-2024-exemple-declaration-ecoconception.odt",
    ),
    ("DISIC_rgesn-2024-outil-declaration-ecoconception.ods", "DISIC_rgesn-2024-outil-declaration-ecoconception.xlsx"),
    ("hadrienblanc_BPU-Aquareel-2025-vd.md", "hadrienblanc_BPU-Aquareel-2025-vd.odt"),
    ("hadrienblanc_DPF-Aquareel-2025-vd.md", "hadrienblanc_DPF-Aquareel-2025-vd.odt"),
}
DIFFERENT_BUT_CLOSE = {
    "DISIC_bureautique.md",
    "DISIC_impression.md",
    "DISIC_hebergement.md",
    "DISIC_reseaux.md",
    "akhealth_07-Quality-Assuance-Plan-QAP-and-Service-Level-Agreement-SLA.pdf",
    "akhealth_Attachment-07-QAP.md",
}


def near(folder: Path, files: Sequence[Path]) -> set[tuple[str, ...]]:
    return {tuple(record["files"]) for record in measure(read_texts(folder, files))["near"]}


@pytest.mark.shared
def test_formats_of_one_text_are_recognised_among_those_that_are_most_alike(shared: Path) -> None:
    names = {file for pair in ONE_TEXT_IN_TWO_FORMATS for file in pair} | DIFFERENT_BUT_CLOSE
    files = [path for path in files_in(shared / "corpus") if path.name in names]
    assert len(files) == len(names)
    assert near(shared / "corpus", files) == ONE_TEXT_IN_TWO_FORMATS


@pytest.mark.shared
@pytest.mark.slow
def test_no_two_different_documents_of_all_are_taken_for_one_another(
    shared: Path, real_documents: Mapping[str, ReadDocument]
) -> None:
    described = read_manifest(shared / "corpus" / MANIFEST_NAME)
    files = [path.name for path in files_in(shared / "corpus")]
    texts = [text_of(file, real_documents[file], described.get(file, NOTHING_GIVEN)) for file in files]
    found = [(pair.one.file, pair.other.file) for pair in compare(texts, WORTH_COMPARING) if pair.is_near]
    assert len(texts) > 80
    assert set(found) == ONE_TEXT_IN_TWO_FORMATS


def text(file: str, title: str, words: str) -> Text:
    told = words_of([Page(1, "1", words)])
    return Text(file, title, told, sketch(pairs_of(told)))


def test_the_page_tells_the_near_pairs_from_the_nearest_others() -> None:
    clauses = [f"article {number} le titulaire répare le poste numéro {number}" for number in range(60)]
    other = [f"chapitre {number} la ville ouvre le gymnase à la date {number}" for number in range(60)]
    texts = [
        text("a.md", "CCTP – Postes v1", " ".join(clauses)),
        text("b.md", "CCTP – Postes v2", " ".join(clauses[:45] + other[:10])),
        text("c.md", "Gymnases", " ".join(other)),
    ]
    result = measure(texts)
    [record] = result["near"]
    assert (record["files"], record["same title"]) == (["a.md", "b.md"], True)
    assert 0.5 < record["resemblance"] < 0.87
    assert [one["files"] for one in result["nearest of the others"]] == [["b.md", "c.md"], ["a.md", "c.md"]]
    page = as_page(result | {"machine": {"date": "2026-01-01", "commit": "abc", "changed since the commit": False}})
    assert "| `a.md` and `b.md` |" in page


def test_words_that_one_document_hides_make_the_two_no_less_alike() -> None:
    hidden = " ".join(f"article {number} le titulaire appelle ████ pour le poste {number}" for number in range(60))
    texts = [text("a.md", "Postes", hidden), text("b.md", "Autre", hidden.replace("████", "Nadia"))]
    assert measure(texts)["near"][0]["resemblance"] == 1.0
