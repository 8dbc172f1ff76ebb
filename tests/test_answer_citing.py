"""What a citation says around its quotation."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from small_corpus import add_document, page_of

from answer.models import Citation
from answer.quoting.citing import cite
from answer.quoting.quotes import Quote
from answer.text.words import WordWeights
from corpus.models import BlockKind, Span
from corpus.settings import Settings
from corpus.store import Store
from index.retriever import Hit


def cited(folder: Path, row: str, quoted: str) -> Citation:
    """The citation of what stands in a row of the only page of a document, a price schedule."""
    page = page_of(row)
    page = replace(page, blocks=(replace(page.blocks[0], kind=BlockKind.TABLE_ROW, context="BPU"),))
    with closing(Store(Settings(data_dir=folder, _env_file=None))) as store:
        document = add_document(store, folder, "bpu.xlsx", page, title="BPU")
        (passage,) = store.texts.passages_of(document.id)
        start = row.index(quoted)
        quote = Quote(Hit(1, passage, document, 1.0, 1.0), Span(start, start + len(quoted)), 1.0)
        return cite(store.texts.page, WordWeights(()), 1, quote)


def test_what_is_quoted_from_within_a_row_is_told_with_what_names_the_row(tmp_path: Path) -> None:
    named, goes_on = "Code: K.4 ; Intitulé: Application métier", "Exclusions: Licences ; Prix: 3 €"
    row = f"{named} ; {goes_on}"

    assert cited(tmp_path / "1", row, goes_on).context == f"BPU — {named}"
    assert cited(tmp_path / "2", row, row).context == "BPU"
