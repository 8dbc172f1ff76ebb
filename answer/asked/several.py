"""The questions that a reader asks at once, each in words that can be asked alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answer.asked.courtesy import without_courtesy
from answer.asked.followups import without_opening, words_of_meaning
from corpus.models import Block, BlockKind
from index.bilingual import language_of
from ingest.sentences import find_sentences

_MOST = 6
_ITEM = r"(?:[-–—•*]|\(?\d{1,2}[.)])\s+"
_NEXT_ITEM = re.compile(rf"\n\s*(?={_ITEM})")
_BULLET = re.compile(rf"^{_ITEM}")
_AFTER_MARK = re.compile(r"(?<=\?)\s+(?=[^\s»”)\]?!])")
_ASKING = (
    r"(?:(?:[àa]|de|d['’]|dans|sous|pour|en|avec|par|sur|selon) ?)?"
    r"(?:quel(?:le)?s?|combien|comment|qui|quand|o[ùu]|pourquoi|what|how|which|who|whom|whose|when|where|why)\b"
)
_ASKS = re.compile(
    rf"^(?:{_ASKING}|que\b|qu['’]|est-ce\b|(?:donne|indique|liste|cite|explique|pr[ée]cise|montre|compare|trouve)[zs]?\b"
    r"|di(?:s|tes)[- ]|(?:je (?:voudrais|souhaite(?:rais)?|veux)|j['’]aimerais) (?:savoir|conna[îi]tre|comprendre)\b"
    r"|(?:give|tell|list|show|find|explain|compare)\b|i (?:want|need|would like) to know\b)",
    re.I,
)
_JOINED = re.compile(rf",?\s+(?:et|ainsi que|puis|and)\s+(?={_ASKING})", re.I)
_STANDS_FOR = re.compile(
    r"(?<![-\w])(?:ils?|elles?|celui-ci|celle-ci|ceux-ci|celles-ci|cela|[çc]a|it|they|them|this|these)(?![-\w])"
    r"|(?<!faut)(?<!y a-t)-(?:ils?|elles?)(?![-\w])",
    re.I,
)
_TELLING = 2
"""How many words of meaning a part has that was joined to another by “et”, so that it says by itself what it is of."""


def questions_in(text: str) -> tuple[str, ...]:
    """Those that the text asks, in order, the first six; none where it is one question and nothing else.

    One where it says something besides. One that leans on the question before it (“est-il reconduit ?”) stays with it.
    """
    sentences = [sentence for item in _NEXT_ITEM.split(text.strip()) for sentence in _sentences(item)]
    kept = list(dict.fromkeys(_kept_together(sentences)))
    asking = list(filter(_asks, kept))
    questions = tuple(dict.fromkeys(_alone(part) for sentence in asking for part in _parts(sentence)))
    return questions[:_MOST] if len(questions) > 1 or len(asking) < len(kept) else ()


def _sentences(item: str) -> Iterator[str]:
    text = without_courtesy(" ".join(item.split()))
    for span in find_sentences(text, Block(BlockKind.PARAGRAPH, 0, len(text))):
        for sentence in _AFTER_MARK.split(text[span.start : span.end]):
            yield _BULLET.sub("", sentence)


def _kept_together(sentences: list[str]) -> list[str]:
    """The sentences, those that lean on the question before them joined to it."""
    kept: list[str] = []
    for sentence in sentences:
        if kept and _asks(kept[-1]) and _leans(sentence):
            kept[-1] += f" {sentence}"
        else:
            kept.append(sentence)
    return kept


def _asks(sentence: str) -> bool:
    return sentence.rstrip(' "»”)!').endswith("?") or bool(_ASKS.match(without_opening(sentence)))


def _leans(sentence: str) -> bool:
    """Whether it says nothing by itself, or a word of it stands for what was named before."""
    asked = without_opening(sentence)
    found = _STANDS_FOR.search(asked)
    return not words_of_meaning(asked) or bool(found and not words_of_meaning(asked[: found.start()]))


def _parts(question: str) -> list[str]:
    """The question cut where “et comment …”, “and which …” joins another one to it that says what it is of."""
    cut = _JOINED.split(question)
    stand = all(len(words_of_meaning(part)) >= _TELLING for part in cut) and not any(map(_leans, cut[1:]))
    return cut if stand else [question]


def _alone(part: str) -> str:
    """The question with a capital and its mark, without the “et” that leads to it."""
    text = without_opening(part).strip(" ,;")
    if _ASKS.match(text) and text[-1] not in "?.!…":
        text += "?" if language_of(text) == "en" else "\N{NO-BREAK SPACE}?"
    return f"{text[:1].upper()}{text[1:]}"
