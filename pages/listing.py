"""Documents that are listed in place of an answer, and whether any of those shared is what the question looks for."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from answer.models import Answer
from answer.sought import Sought, sought_in
from corpus.messages import quoted, translator
from corpus.models import Document
from index.bilingual import said_otherwise
from index.words import all_query_stems, fold, stems, telling_words

_LONGEST_SUBJECT = 80


def listed_in(answer: Answer) -> Sequence[Document]:
    """The documents to open that an answer consists of: those looked for, or those that were to be summed up."""
    return answer.sought or (answer.see_also if answer.wants_summary else ())


def missing_told(answer: Answer, documents: Sequence[Document], language: str) -> str:
    """That none of the `documents` searched is of the kind and on the subject looked for, "" where one says it is.

    A document says what it is on in its title, its abstract and its keywords; it may be looked for by its buyer.
    """
    sought = None if answer.is_waiting else sought_in(answer.understood)
    if not sought or any(_is_sought(one, sought) for one in documents):
        return ""
    _ = translator(language)
    told = _("No document has {subject} in its title or abstract: what follows comes closest.")
    if sought.kinds:
        told = _("No document of that type has {subject} in its title or abstract: what follows comes closest.")
    return told.format(subject=quoted(_as_written(sought.subject, answer.understood), language))


def _is_sought(document: Document, sought: Sought) -> bool:
    said = {
        *stems(" ".join((document.title, document.abstract, document.buyer, *document.keywords)), document.language)
    }
    in_its_words = all(all_query_stems(word) & said for word, _, _ in telling_words(sought.subject))
    terms = (term for other in said_otherwise(sought.subject) for term in other)
    is_on_it = in_its_words or any(said.issuperset(stems(term, document.language)) for term in terms)
    return is_on_it and (not sought.kinds or document.kind in sought.kinds)


def _as_written(subject: str, question: str) -> str:
    """The subject, which is the end of the question, with its accents."""
    words = " ".join(question.rstrip(" ?.!").split()[-len(subject.split()) :])
    written = words[-len(subject) :] if len(fold(words)) == len(words) else words
    return shorten(written, _LONGEST_SUBJECT, placeholder="…")
