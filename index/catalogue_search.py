"""What the catalogue finds: documents whose description holds the words, and those whose text answers to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.described import domain_name, kind_name
from corpus.folding import fold
from corpus.messages import LANGUAGES
from corpus.models import Document, Passage
from corpus.offered import offered
from corpus.store import Store
from index.document_search import DocumentSearch
from index.in_other_words import in_other_words
from index.keywords import Keywords
from index.spelling import is_known, respelt, respelt_among
from index.words import all_query_stems, find_words, query_stems

_DESCRIBED = 3.0
"""More than any text can score: what is called so comes first."""
_FEW = 5
"""Documents, below which what is meant may be called otherwise."""
_MORE = 10
"""Documents found in other words, of which a loose one finds half of the commons."""
_BELOW = 10.0
"""What is found in other words comes after what is found as it was written."""


@dataclass(frozen=True, slots=True)
class Catalogued:
    """The documents that a search of the catalogue found, how well each fits, and the passage that shows it."""

    documents: Sequence[Document]
    scores: dict[str, float] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)


def search_catalogue(documents: Sequence[Document], words: str, texts: DocumentSearch | None) -> Catalogued:
    """Of these documents, those that fit the words; all of them where there are none.

    `texts` is None while they cannot be searched: a server that has just started loads the model that this needs.
    """
    if not words.strip():
        return Catalogued(documents)
    scores = {document.id: _DESCRIBED for document in described_by(documents, words)}
    passages = {}
    for found in texts.find_documents(words) if texts else ():
        scores[found.document.id] = scores.get(found.document.id, 0.0) + found.score
        if found.passage:
            passages[found.document.id] = found.passage
    return Catalogued([one for one in documents if one.id in scores], scores, passages)


def search_in_other_words(
    documents: Sequence[Document], words: str, texts: DocumentSearch | None
) -> tuple[Catalogued, tuple[str, ...]]:
    """The same, and where that finds few, below it what the other names of its terms find; with those that add any.

    A term by itself, without the words beside it, finds what is described so only: “site web” of “site internet mairie”
    a “Cahier des charges Web”.
    """
    found = search_catalogue(documents, words, texts)
    if not words.strip() or len(found.documents) >= _FEW:
        return found, ()
    found_for: dict[str, str] = {}
    scores, passages = dict(found.scores), dict(found.passages)
    for one in in_other_words(words):
        wider = search_catalogue(documents, one.whole, texts)
        alone = search_catalogue(documents, one.term, texts) if one.beside else wider
        said = {id: score for id, score in wider.scores.items() if _is_said(one.term, wider.passages.get(id))}
        likely = {id: score for id, score in {**alone.scores, **wider.scores}.items() if score >= _DESCRIBED} | said
        for id in likely.keys() - scores.keys():
            scores[id], found_for[id] = likely[id] - _BELOW, one.term
        passages = alone.passages | wider.passages | passages
    best = sorted(found_for, key=lambda id: -scores[id])[:_MORE]
    kept = Catalogued([one for one in documents if one.id in found.scores or one.id in best], scores, passages)
    return kept, tuple(dict.fromkeys(found_for[id] for id in best))


def _is_said(term: str, passage: Passage | None) -> bool:
    """Whether a passage has all the words of a term: one that has “agent” alone does not say “agent de sécurité”."""
    held = all_query_stems(passage.text) if passage else set[str]()
    return all(not held.isdisjoint(forms) for forms in query_stems(term))


class DescribedWords:
    """The words of the descriptions of a store's current documents, made anew only when a document has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept = lru_cache(maxsize=1)(self._read)

    def by_letters(self) -> Mapping[str, str]:
        """Each as a description has it, by its letters without accents; not to be changed."""
        return self._kept(self._store.revision())

    def _read(self, _revision: int) -> Mapping[str, str]:
        current = (one for one in self._store.documents() if one.is_current)
        return {fold(word): word for one in current for word, _, _ in find_words(_as_described(one))}


def respelt_search(words: str, described: Mapping[str, str], keywords: Keywords) -> str:
    """The words with those that nothing here holds as what is nearly so in a title, a buyer or a text.

    `described` are the `DescribedWords`. "" where all are held, or nothing is near to one that is not.
    """
    instead = {word: _respelt(words[start:end], described, keywords) for word, start, end in find_words(words)}
    if not any(instead.values()):
        return ""
    pieces: list[str] = []
    place = 0
    for word, start, end in find_words(words):
        pieces += [words[place:start], instead[word] or _as_written(words[start:end], described)]
        place = end
    return "".join([*pieces, words[place:]])


def _respelt(word: str, described: Mapping[str, str], keywords: Keywords) -> str:
    """A word that is held nowhere as one that is; "" for one that is, and where none is near."""
    if fold(word) in described or is_known(word, keywords):
        return ""
    return respelt_among(word, described) or respelt(word, keywords)


def _as_written(word: str, described: Mapping[str, str]) -> str:
    """A word beside one that is misspelt, as a description has it but for a letter: “infogérence” has the same stem."""
    near = respelt_among(word, described)
    return near if len(near) == len(word) else word


def described_by(documents: Iterable[Document], words: str) -> list[Document]:
    """The documents that hold all the words in their title, keywords, buyer and the like."""
    wanted = fold(words).split()
    described = ((document, _described(document)) for document in documents)
    return [document for document, text in described if all(word in text for word in wanted)]


def _described(document: Document) -> str:
    return fold(_as_described(document))


def _as_described(document: Document) -> str:
    """All that the description of a document says, in its own letters."""
    names = [kind_name(document.kind, language) for language in LANGUAGES]
    names += [domain_name(document.domain, language) for language in LANGUAGES]
    return " ".join(
        [
            document.title,
            document.buyer,
            offered(document).file,
            str(document.year or ""),
            document.kind,
            *names,
            *document.keywords,
        ]
    )
