"""What a correction has done to a published document, told to whoever corrected it."""

from __future__ import annotations

from corpus.messages import translator
from corpus.models import Document
from ingest.description import known_of, word_change


def correction_words(before: Document, after: Document, language: str) -> str:
    """What was done to a published document by what stands in its form."""
    _ = translator(language)
    words = word_change(before.masked_words, after.masked_words)
    told = []
    if after.text_only and not before.text_only:
        told.append(_("“{title}”: its file can no longer be downloaded; a Word document of its text takes its place."))
    elif before.text_only and not after.text_only:
        told.append(_("“{title}”: its file can be downloaded again, with everything that stands in it."))
    if words.added:
        told.append(
            _(
                "“{title}”: the words to hide are hidden in its text, its description and its page images, and in the "
                "search in a moment."
            )
        )
        told.append(
            _("They are hidden in the Word document that is downloaded, too.")
            if after.text_only
            else _("The downloadable file keeps them: publish its text only if they must go, or replace it.")
        )
    elif words.removed:
        told.append(
            _("“{title}”: the words that you took away from those to hide can be read again, and found in a moment.")
        )
    if not is_corrected(before, after):
        told = [_("Nothing was changed in the description of “{title}”: what is saved is what was there.")]
    return " ".join(told or [_("The description of “{title}” was corrected.")]).format(title=after.title)


def is_corrected(before: Document, after: Document) -> bool:
    """Whether anything is said of a document that was not said of it before."""
    return known_of(before) != known_of(after)
