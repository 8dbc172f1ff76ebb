"""From bytes to characters, and from raw characters to the ones that are stored, searched and quoted."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLDER_ENCODINGS = ["cp1252", "iso8859_15", "mac_roman", "cp850", "utf_16_le", "utf_16_be"]
_SAMPLE = 256 * 1024
_STRAY_BYTES = 0.001
_MOST_CONTROLS = 0.005
_MOST_UNREAD = 0.005
"""The share of characters that the bytes do not give in the encoding of their mark or of their look."""
_MOST_LOST = 0.1
"""The share of “�” in a text whose accents were lost before it was saved: about the share of accents in French."""

# What no reader sees: controls, joiners, marks of direction, blanks in the shape of letters, variation selectors, and
# tags, which can spell a whole text. A private-use character is an icon of a symbol font, and means nothing outside it.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)
# No word is so long; whatever looks for words, names and addresses in such a run would look for hours.
_RUN = re.compile(r"\S{1000}(?=\S)")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode_text(data: bytes) -> str | None:
    """The characters of a text file in whatever encoding it was saved, None where the bytes are not text."""
    text = _decode(data)
    if text is None or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        return None
    return text if text.count("\ufffd") <= _MOST_LOST * len(text) else None


def _decode(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_spoilt(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_spoilt_utf8(data) or _decode_older(data)


def _decode_spoilt_utf8(data: bytes) -> str | None:
    """Text that is UTF-8 but for a few stray bytes, which the characters that it says to have lost are not."""
    text = data.decode("utf-8", "replace")
    strays = text.count("\ufffd") - data.count("\ufffd".encode())
    accents = sum(1 for character in text if character > "\x7f") - strays
    return text if accents > strays and strays <= _STRAY_BYTES * len(text) else None


def _decode_older(data: bytes) -> str | None:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_OLDER_ENCODINGS).best()
    return _decode_spoilt(data, best.encoding) if best else None


def _decode_spoilt(data: bytes, encoding: str) -> str | None:
    """Text in an encoding but for a few bytes, apart from the characters that it says to have lost."""
    text = data.decode(encoding, "replace")
    unread = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    return text if unread <= _MOST_UNREAD * len(text) else None


def without_invisible(text: str) -> str:
    """`text` without the characters that no reader sees."""
    return _DROPPED.sub("", text)


def clean_lines(text: str) -> list[str]:
    """The lines of `text` that hold something: composed accents, plain single spaces, no control character.

    A run of more than a thousand characters without a space is parted.
    """
    text = unicodedata.normalize("NFC", without_invisible(_LINE_ENDS.sub("\n", text)))
    lines = (" ".join(line.split()) for line in _RUN.sub(r"\g<0> ", text).split("\n"))
    return [line for line in lines if line]


def clean_line(text: str) -> str:
    """`text` on one line, cleaned as `clean_lines` does."""
    return " ".join(clean_lines(text))
