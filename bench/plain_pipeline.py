"""What a tutorial builds with LangChain, on the same questions and with the same model: the figures to compare with.

PyPDFLoader, a recursive splitter of 1,000 characters with 200 of overlap, FAISS, the k nearest. It reads PDF, and DOCX
and Markdown through the plainest loaders. A follow-up is searched together with the question before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from langchain_community.document_loaders import PyPDFLoader
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evaluation.judging import Place, judge_hits
from evaluation.measures import Verdicts, summary
from evaluation.questions import Question
from index.embedders import Embedder

_CHARACTERS = 1000
_OVERLAP = 200
_K = 10


def read_formats() -> frozenset[str]:
    """The endings of the files that it reads."""
    return frozenset(_LOADERS)


def measure(folder: Path, kept: Path, embedder: Embedder, questions: Sequence[Question]) -> dict[str, Any]:
    """Its figures on the questions whose document it reads; its index is kept in a folder for the next run."""
    store = _open(folder, kept, _ModelEmbeddings(embedder))
    return {"chunks": store.index.ntotal, "search": summary([_judge(store, question) for question in questions])}


def _open(folder: Path, kept: Path, embeddings: Embeddings) -> FAISS:
    if kept.exists():
        return FAISS.load_local(str(kept), embeddings, allow_dangerous_deserialization=True)  # our own file
    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHARACTERS, chunk_overlap=_OVERLAP)
    store = FAISS.from_documents(splitter.split_documents(list(_load(folder))), embeddings)
    store.save_local(str(kept))
    return store


def _judge(store: FAISS, question: Question) -> Verdicts:
    asked = " ".join([*question.history[-1:], question.text])
    return judge_hits(question, [_place(found) for found in store.similarity_search(asked, k=_K)])


def _place(found: Document) -> Place:
    page = found.metadata.get("page")
    return Path(found.metadata["source"]).name, None if page is None else page + 1


def _load(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.iterdir()):
        if load := _LOADERS.get(path.suffix):
            yield from load(path)


def _load_pdf(path: Path) -> Iterable[Document]:
    return PyPDFLoader(str(path)).load()


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
