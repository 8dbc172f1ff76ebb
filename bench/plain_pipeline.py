"""What a tutorial builds with LangChain, on the same questions and with the same model: the figures to compare with.

PyPDFLoader, a recursive splitter of 1,000 characters with 200 of overlap, FAISS, the k nearest. It reads PDF, and DOCX
and Markdown through the plainest loaders. A follow-up is searched together with the question before it. Its results are
chunks, several of which may be of one page, where ours are one a page; so they are judged twice, as they come and with
the first of each page only. It writes no answers, so only its search can be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import docx
from langchain_community.document_loaders import PyPDFLoader
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evaluation.judging import Place, judge_hits
from evaluation.measures import summary, times
from evaluation.questions import Question
from index.embedders import Embedder

_CHARACTERS = 1000
_OVERLAP = 200
_K = 10
_CHUNKS = 5 * _K
"""Chunks among which the first of each page is looked for; as many as this program reads passages for 10 pages."""
_WARM_UP = "Quelle est la durée du marché ?"


def read_formats() -> frozenset[str]:
    """The endings of the files that it reads."""
    return frozenset(_LOADERS)


def measure(folder: Path, kept: Path, embedder: Embedder, questions: Sequence[Question]) -> dict[str, Any]:
    """Its figures on the questions whose document it reads; its index is kept in a folder for the next run."""
    store = _open(folder, kept, _ModelEmbeddings(embedder))
    store.similarity_search(_WARM_UP, k=_CHUNKS)
    timed = [_timed_search(store, question) for question in questions]
    found = [places for places, _ in timed]
    by_page = [first_of_each(_search(store, question, _CHUNKS))[:_K] for question in questions]
    return {
        "chunks": store.index.ntotal,
        "search": summary([judge_hits(*both) for both in zip(questions, found, strict=True)]),
        "search, one result a page": summary([judge_hits(*both) for both in zip(questions, by_page, strict=True)]),
        "times": times([taken for _, taken in timed]),
    }


def first_of_each(places: Iterable[Place]) -> list[Place]:
    """The places without those that came before: of files whose format has no pages, one each."""
    return list(dict.fromkeys(places))


def _open(folder: Path, kept: Path, embeddings: Embeddings) -> FAISS:
    if kept.exists():
        return FAISS.load_local(str(kept), embeddings, allow_dangerous_deserialization=True)  # our own file
    store = FAISS.from_documents(split(list(_load(folder))), embeddings)
    store.save_local(str(kept))
    return store


def _timed_search(store: FAISS, question: Question) -> tuple[list[Place], float]:
    """What is found, and the milliseconds from the question to it."""
    began = perf_counter()
    found = _search(store, question, _K)
    return found, (perf_counter() - began) * 1000


def _search(store: FAISS, question: Question, k: int) -> list[Place]:
    asked = " ".join([*question.history[-1:], question.text])
    return [_place(found) for found in store.similarity_search(asked, k=k)]


def _place(found: Document) -> Place:
    page = found.metadata.get("page")
    return Path(found.metadata["source"]).name, None if page is None else page + 1


def _load(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.iterdir()):
        if path.suffix in _LOADERS:
            yield from load(path)


def load(path: Path) -> Iterable[Document]:
    """The pages of one file, or all its text, as the plainest loaders give them."""
    return _LOADERS[path.suffix](path)


def split(documents: Sequence[Document]) -> list[Document]:
    """The chunks that are embedded."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHARACTERS, chunk_overlap=_OVERLAP)
    return splitter.split_documents(documents)


def _load_pdf(path: Path) -> Iterable[Document]:
    pages: list[Document] = PyPDFLoader(str(path)).load()
    return pages


def _load_docx(path: Path) -> Iterable[Document]:
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    yield Document(text, metadata={"source": str(path)})


def _load_text(path: Path) -> Iterable[Document]:
    yield Document(path.read_text("utf-8"), metadata={"source": str(path)})


_LOADERS: dict[str, Callable[[Path], Iterable[Document]]] = {
    ".pdf": _load_pdf,
    ".docx": _load_docx,
    ".md": _load_text,
}


class SentenceTransformers(Embeddings):
    """A model of sentence-transformers as tutorials run it; `ended` is when it last embedded documents."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.ended = 0.0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors = self._encoded(texts, "passage")
        self.ended = perf_counter()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        return self._encoded([text], "query")[0]

    def _encoded(self, texts: list[str], prompt: str) -> list[list[float]]:
        vectors: list[list[float]] = self._model.encode(texts, prompt_name=prompt, normalize_embeddings=True).tolist()
        return vectors


class _ModelEmbeddings(Embeddings):
    """Our embedder, as LangChain calls one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.embed_passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self._embedder.embed_question(text).tolist()
        return vector
