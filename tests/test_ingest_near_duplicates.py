"""What is taken for another version or format of a known document, and what is not."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from small_corpus import add_document

from corpus.models import Page
from corpus.settings import Settings
from corpus.store import Store
from ingest.formats import recognise_format
from ingest.near_duplicates import (
    METHOD,
    Likeness,
    NearDuplicates,
    are_near,
    estimates,
    named,
    pairs_of,
    resemblance,
    shared_part,
    sketch,
    words_of,
)
from ingest.readers import READERS

CLAUSES = [
    f"Article {number} : le titulaire {verb} les équipements du site n° {number} sous {number + 3} jours ouvrés."
    for number, verb in enumerate(["entretient", "remplace", "contrôle", "nettoie", "déplace", "inventorie"] * 3, 1)
]
TITLE = "CCTP – Entretien des ascenseurs"


def page(*lines: str, number: int = 1) -> Page:
    return Page(number, str(number), "\n".join(lines))


@pytest.fixture
def store(settings: Settings) -> Store:
    return Store(settings)


def test_rows_in_another_order_page_breaks_and_headers_hide_nothing(store: Store, tmp_path: Path) -> None:
    known = add_document(store, tmp_path, "ascenseurs.docx", CLAUSES, title=TITLE)
    shuffled = CLAUSES[::2] + CLAUSES[1::2][::-1]
    header = "VILLE DE SAUVEPLANE"
    pages = [page(header, *shuffled[i : i + 6], number=i // 6 + 1) for i in range(0, 18, 6)]
    [found] = NearDuplicates(store).find("Un autre nom", pages)
    assert found.document == known
    assert found.resemblance > 0.87


def test_next_version_is_found_by_its_title_when_a_third_of_it_is_new(store: Store, tmp_path: Path) -> None:
    known = add_document(store, tmp_path, "v1.docx", CLAUSES, title=f"{TITLE} v1")
    new = [f"Clause nouvelle {word} sans rapport avec ce qui fut {word} auparavant" for word in "abcd"]
    pages = [page(*CLAUSES[:14], *new)]
    [found] = NearDuplicates(store).find(f"{TITLE} – version 2 (2026)", pages)
    assert found.document == known
    assert 0.5 < found.resemblance < 0.87
    assert NearDuplicates(store).find("CCTP – Entretien des escaliers", pages) == ()


def test_names_that_only_the_known_one_hides_make_it_no_less_alike(store: Store, tmp_path: Path) -> None:
    clauses = [f"{clause} Contact : ████ pour le lot {number}." for number, clause in enumerate(CLAUSES)]
    known = add_document(store, tmp_path, "v1.docx", clauses, title=TITLE)
    named_there = [clause.replace("████", "Nadia") for clause in clauses]
    assert NearDuplicates(store).find(TITLE, [page(*named_there)]) == (Likeness(known, 1.0),)


def test_of_a_document_s_versions_only_the_nearest_is_found(store: Store, tmp_path: Path) -> None:
    old = add_document(store, tmp_path, "v1.docx", CLAUSES, title=TITLE)
    new = add_document(store, tmp_path, "v2.docx", [*CLAUSES[:-1], "Un dernier article tout autre."], title=TITLE)
    store.describe(old.id, superseded_by=new.id)
    assert [one.document.id for one in NearDuplicates(store).find(TITLE, [page(*CLAUSES)])] == [old.id]


def test_text_too_short_to_tell_is_near_to_nothing(store: Store, tmp_path: Path) -> None:
    add_document(store, tmp_path, "court.docx", CLAUSES[:2], title=TITLE)
    assert NearDuplicates(store).find(TITLE, [page(*CLAUSES[:2])]) == ()


def test_sketches_are_made_for_documents_that_came_before_them(store: Store, tmp_path: Path) -> None:
    known = add_document(store, tmp_path, "v1.docx", CLAUSES, title=TITLE)
    assert store.sketches.all(METHOD) == {}
    NearDuplicates(store).find(TITLE, [page(*CLAUSES)])
    assert store.sketches.all(METHOD) == {known.id: sketch(pairs_of(words_of([page(*CLAUSES)])))}


def test_the_name_of_a_document_is_its_title_without_version_and_year() -> None:
    assert named("CCTP Ascenseurs – v2 définitif (2026)") == named("CCTP ascenseurs 2024") == ("cctp", "ascenseurs")
    assert named("CCTP lot 1") != named("CCTP lot 2")
    assert not are_near(0.6, "Version 2", "v3 2024")


def test_resemblance_is_the_share_of_common_pairs_and_the_sketch_tells_it_roughly() -> None:
    words = [f"mot{number}" for number in range(301)]
    some, others = pairs_of(words[:201]), pairs_of(words[100:])
    assert resemblance(some, others) == pytest.approx(1 / 3)
    assert estimates(sketch(some), [sketch(others), sketch(some[:0]), sketch(some)]).tolist() == [
        pytest.approx(1 / 3, abs=0.15),
        0.0,
        1.0,
    ]
    assert estimates(sketch(some[:0]), [sketch(some)]).tolist() == [0.0]


SAME = [
    ("DISIC_rgesn-2024-exemple-declaration-ecoconception", ".docx", ".odt"),
    ("DISIC_rgesn-2024-outil-declaration-ecoconception", ".ods", ".xlsx"),
    ("hadrienblanc_BPU-Aquareel-2025-vd", ".md", ".odt"),
    ("hadrienblanc_DPF-Aquareel-2025-vd", ".md", ".odt"),
]
LIKE_BUT_OTHER = [
    "akhealth_07-Quality-Assuance-Plan-QAP-and-Service-Level-Agreement-SLA.pdf",
    "akhealth_Attachment-07-QAP.md",
    "DISIC_bureautique.md",
    "DISIC_impression.md",
]


@pytest.mark.shared
@pytest.mark.slow
def test_real_documents_in_two_formats_are_recognised_and_those_of_one_mould_are_not(shared: Path) -> None:
    files = [f"{name}{ending}" for name, *endings in SAME for ending in endings] + LIKE_BUT_OTHER
    titles, words = {}, {}
    for file in files:
        path = shared / "corpus" / file
        read = READERS[recognise_format(path, file)](path, file)
        titles[file], words[file] = read.title, words_of(read.pages)
    near = {
        (one, other)
        for one, other in combinations(files, 2)
        if are_near(shared_part(words[one], words[other]), titles[one], titles[other])
    }
    assert near == {(f"{name}{one}", f"{name}{other}") for name, one, other in SAME}
