"""Thousands of names, questions, addresses and texts that nobody would think of: each has an answer, and a safe one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from corpus.links import file_path
from corpus.models import Block, BlockKind, Document, Page, PageKind, Span
from corpus.moderation_log import Action, Entry
from corpus.settings import Settings
from corpus.store import Store
from index.document_search import words_found
from index.keywords import Keywords
from index.segment import DocumentWords, PassageWords, SegmentWords
from index.words import stems
from ingest.description import NOTHING_GIVEN, Description, complete
from ingest.document import ReadDocument
from ingest.formats import Format
from ingest.incoming import clean_name
from ingest.plain_text import clean_lines
from ingest.splitter import Splitter
from pages.addresses.harvest import Harvest
from pages.addresses.routes import Sources
from pages.moderating.log_table import as_csv
from pages.shown.markup import marked, plain
from protect.masking import MASK, mask
from protect.personal_data import find_personal_data

pytestmark = pytest.mark.slow

WORDS = (
    *("Article 1", "CCTP", "Acheteur :", "Ville de Tarn", "Objet :", "licence", "2026", "M. DUPONT", "claire.martin@"),
    *("06 12 34 56 78", "FR76 3000 6000 01", "ville.example", "https://", "Madame Le", "12/03/2026", "• ", "|", "; "),
    *(
        "NEAR(",
        "AND",
        "OR",
        "NOT",
        "*",
        '"',
        "'",
        ";--",
        "body:",
        "^",
        "{",
        "}",
        "<script>",
        "](",
        "![",
        "\u202e",
        "\u200b",
    ),
    *(
        "=cmd|' /C calc'!A0",
        "+1",
        "@SUM(1)",
        "-2",
        "\r\n",
        "\t",
        "\x00",
        "%0d%0a",
        "Set-Cookie: a=b",
        "../",
        "..\\",
        "$x$",
    ),
    *(":material/home:", ":red[a]", "&amp;", "&#", "\ud800", "𝕏", "ﬁ", "e\u0301\u0316\u0300", "İ", "ß", "١٢٣", "一二"),
)
LINES = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=12).map(" ".join)
"""Anything, with a liking for what means something to somebody."""
TEXTS = st.lists(LINES, min_size=1, max_size=8).map("\n".join)
MANY = settings(
    max_examples=450,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def read_of(text: str, kinds: list[BlockKind]) -> ReadDocument:
    """A page whose lines are blocks of these kinds in turn."""
    lines, blocks, start = clean_lines(text) or ["Texte."], [], 0
    for place, line in enumerate(lines):
        blocks.append(Block(kinds[place % len(kinds)], start, start + len(line), 1, line[:50]))
        start += len(line) + 1
    return ReadDocument(PageKind.SECTION, (Page(1, lines[0], "\n".join(lines), tuple(blocks)),), lines[0])


DOCUMENTS = st.builds(read_of, TEXTS, st.lists(st.sampled_from(list(BlockKind)), min_size=1, max_size=4))


@MANY
@given(LINES)
def test_a_name_is_one_line_without_folder_that_is_its_own_name(given: str) -> None:
    name = clean_name(given)
    assert 0 < len(name.encode()) <= 255
    assert name.splitlines() == [name]
    assert not set(name) & set("/\\\r\n\0\u202e\u200b")
    assert clean_name(name) == name


@MANY
@given(DOCUMENTS, LINES)
def test_whatever_a_document_says_it_has_a_title_on_one_line(read: ReadDocument, file: str) -> None:
    described = complete(NOTHING_GIVEN, read, clean_name(file))
    assert described.title
    assert len(described.title) <= 200
    assert described.title.splitlines() == [described.title]


@MANY
@given(LINES, LINES)
def test_what_is_said_of_a_document_is_kept_on_one_line(title: str, keyword: str) -> None:
    said = Description(title=title, keywords=(keyword,)).cleaned()
    assert said == said.cleaned()
    assert said.title is not None
    assert "\n" not in said.title


@MANY
@given(DOCUMENTS, st.integers(min_value=12, max_value=40))
def test_every_passage_is_its_stretch_of_the_page(read: ReadDocument, tokens: int) -> None:
    splitter = Splitter(lambda texts: [len(text) // 4 + 2 for text in texts], tokens)
    [page] = read.pages
    passages = splitter.split(read)
    assert all(page.text[one.start : one.end] == one.text != "" for one in passages)
    assert all(one.start <= span.start < span.end <= one.end for one in passages for span in one.sentences)
    covered = "".join(one.text for one in sorted(passages, key=lambda one: one.start))
    assert "".join(covered.split()) == "".join(page.text.split())


@MANY
@given(TEXTS)
def test_what_identifies_people_is_within_the_text_and_masked_in_its_place(text: str) -> None:
    found = find_personal_data(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    masked = mask(text, found)
    assert len(masked) == len(text)
    assert all(here in (there, MASK) for here, there in zip(masked, text, strict=True))


@MANY
@given(LINES, st.integers(0, 30), st.integers(0, 30))
def test_text_shown_on_a_page_has_no_markup_of_its_own(text: str, start: int, end: int) -> None:
    html = marked(text, [Span(min(start, end), max(start, end))])
    assert unescape(html.replace("<mark>", "").replace("</mark>", "")).replace("\r", "").replace("\u00a0", " ") == (
        text.replace("\r", "").replace("\u00a0", " ")
    )
    assert html.count("<") == html.count("<mark>") * 2
    assert "[" not in plain(text).replace("\\[", "")
    assert "<" not in plain(text).replace("\\<", "")


@pytest.fixture(scope="module")
def keywords() -> Keywords:
    """Of one passage."""
    words = stems("des pénalités de retard", "fr")
    passages = [PassageWords(words, stems("Article 1", "fr"), ["cctp"])]
    return Keywords([SegmentWords.of(passages, [DocumentWords(["cctp"], words)])], ["a"], np.array([True]))


@MANY
@given(LINES)
@example('" OR 1=1; DROP TABLE passages; --')
@example("NEAR(pénalité retard, 2) AND body : *")
def test_a_question_is_words_and_never_syntax(keywords: Keywords, question: str) -> None:
    scores = keywords.score(question)
    assert scores.shape == (1,)
    assert scores[0] >= 0
    assert keywords.documents_holding_all(question) <= {"a"}
    assert keywords.score("pénalité")[0] > 0


@MANY
@given(LINES, TEXTS)
def test_words_are_marked_within_the_text(question: str, text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in words_found(question, text, "fr"))


class Site:
    def __init__(self, folder: Path) -> None:
        self.store = Store(Settings(data_dir=folder / "data", _env_file=None))
        self.source = folder / "incoming"
        routes = [
            *Sources(lambda: self.store).routes(),
            *Harvest(lambda: self.store, lambda: "https://a.example").routes(),
        ]
        self.client = TestClient(Starlette(routes=routes), raise_server_exceptions=True)

    def add(self, file: str, title: str) -> Document:
        content = f"{file}\n{title}".encode("utf-8", "replace")
        self.source.write_bytes(content)
        digest = sha256(content).hexdigest()
        known = self.store.find_by_sha256(digest)
        document = Document(digest[:12], digest, clean_name(file), Format.TEXT, len(content), title)
        return known or self.store.add(document, self.source, [Page(1, "1", "Bonjour")], [])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    yield site
    site.store.close()


@settings(MANY, max_examples=200)
@given(LINES, LINES)
def test_no_name_or_title_adds_to_what_is_sent(site: Site, file: str, title: str) -> None:
    document = site.add(file, Description(title=title).cleaned().title or "Sans titre")
    sent = site.client.get(file_path(document, download=True))
    assert sent.status_code == 200
    assert set(sent.headers) <= EXPECTED_HEADERS
    kind, _, name = sent.headers["content-disposition"].partition("; filename")
    assert kind == "attachment"
    assert unquote(name.removeprefix("*=utf-8''")) == document.file or name == f'="{document.file}"'
    page = site.client.get(f"/documents/{document.id}").text
    assert page.count("<script") == 1
    assert page.count("<img") == 1  # the logo


EXPECTED_HEADERS = {
    *("content-type", "content-length", "content-disposition", "content-security-policy", "x-content-type-options"),
    *("referrer-policy", "cache-control", "etag", "last-modified", "accept-ranges", "link"),
}


@MANY
@given(st.sampled_from(("/sources/{}/x", "/pages/{}/1.png", "/documents/{}", "/documents/{}.jsonld")), LINES, LINES)
def test_no_address_is_a_fault_of_the_server(site: Site, path: str, given: str, also: str) -> None:
    address = path.format(quote(given.encode("utf-8", "replace"), safe=""))
    headers = {"accept-language": also.encode("utf-8", "replace"), "range": also.encode("utf-8", "replace")}
    response = site.client.get(address, params={"start": also.encode("utf-8", "replace")}, headers=headers)
    assert response.status_code < 500


@MANY
@given(LINES, LINES)
def test_no_cell_of_an_exported_table_is_a_formula(who: str, why: str) -> None:
    entry = Entry(who, Action.HIDE, "abc", why, datetime(2026, 1, 1, tzinfo=UTC))
    [row] = csv.DictReader(io.StringIO(as_csv([entry], {}, "en"), newline=""))
    assert not [cell for cell in row.values() if cell.lstrip().startswith(("=", "+", "-", "@"))]
    assert row["Why"] in (why, f"'{why}")
