"""The language of a document, as a two-letter code."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from ingest.document import ReadDocument

_EXPECTED = {"fr", "en"}
_EUROPEAN = {
    *("bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lb", "lt", "lv"),
    *("mt", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sv", "tr", "uk"),
}
_OTHERS = {"ar", "he", "hi", "ja", "ko", "ru", "vi", "zh"}
_SAMPLE = 3_000
_SURE = 0.9


def guess_language(read: ReadDocument) -> str:
    """That of its header; else French or English unless the text is surely in another; "" where there are no words."""
    sample = _middle(read)
    if not any(character.isalpha() for character in sample):
        return ""
    if (said := read.front_matter.language) in _EUROPEAN | _OTHERS:
        return said
    ranked = identifier().rank(sample)
    first, confidence = ranked[0]
    if first in _EXPECTED or confidence >= _SURE:
        return str(first)
    return str(next(language for language, _ in ranked if language in _EXPECTED))


def _middle(read: ReadDocument) -> str:
    """A stretch from the body: first pages are full of names, capitals and tables of contents."""
    text = "\n".join(page.text for page in read.pages[: 1 + len(read.pages) // 2][-4:])
    start = max(0, min(len(text) // 3, len(text) - _SAMPLE))
    return text[start : start + _SAMPLE].lower()


@cache
def identifier() -> LanguageIdentifier:
    """What tells languages apart, loaded once."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(_EUROPEAN | _OTHERS))
    return identifier
