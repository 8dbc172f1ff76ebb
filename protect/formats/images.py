"""Who took a photograph, where and with what: found in JPEG, PNG and WebP images and cut out.

Every pixel is left as it is.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import ExifTags, Image

from protect.personal_data import names_someone
from protect.traces import Findings, TraceKind

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_ORIENTATION = 0x0112
_NAMES = (0x013B, 0x8298, 0x010F, 0x0110, 0x9C9D, 0xA430, 0xA431)
"""Artist, copyright, make and model of the camera, author as Windows writes it, owner and number of the camera."""
_SAID = (0x010E, 0x013C, 0x9286, 0x9C9B, 0x9C9C, 0x9C9F)
"""What is said of a picture (description, remark, title, subject), and what the computer is called: “Mac de Claire”."""
_CREATOR = re.compile(rb"<dc:creator[^>]*>.*?<rdf:li[^>]*>([^<]+)<", re.S)
_XMP_NAME = re.compile(
    rb"(?:photoshop:(?:Credit|CaptionWriter|AuthorsPosition)|xmpRights:Owner|tiff:Artist)"
    rb"(?:=\"|>\s{0,20}(?:<rdf:\w{1,5}>\s{0,20}<rdf:li[^>]{0,99}>)?)([^<\"]+)"
)
_XMP_PLACE = re.compile(rb"\bexif:GPSLatitude\b")
_IPTC_NAME = re.compile(rb"\x1c\x02[\x50\x6e\x76\x7a](?P<length>[\0-\x7f]{2})", re.S)
"""By-line, credit, contact and writer of the caption, by the numbers of IPTC, each before the length of its text."""
_PICTURE, _EXIF_OR_XMP, _IPTC, _REMARK = 0xDA, 0xE1, 0xED, 0xFE
_PNG_TEXT = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME")
_WEBP_DATA = (b"EXIF", b"XMP ")
_WEBP_FLAGS = 0x0C
"""The bits of the head of a WebP image that say that it has these."""
_LONGEST_TEXT = 100_000
_IMAGE_ADDRESS = re.compile(r"(\s*data:image/(?:jpe?g|png|webp);base64,)([A-Za-z0-9+/=\s]+)", re.I)
_PNG_PERSON = re.compile(rb"(?:Author|Copyright|Creator|Artist)\0")


def clean_image(data: bytes, findings: Findings) -> bytes:
    """The same image without Exif, XMP, IPTC and remarks; unchanged where these name nobody and no place."""
    if not (data.startswith((_JPEG, _PNG)) or _is_webp(data)):
        return data
    place, names = _told(data)
    if not (place or names):
        return data
    if place:
        findings.add(TraceKind.PHOTO_PLACE)
    if names:
        findings.add(TraceKind.PHOTO)
        for name in names:
            findings.add(TraceKind.PHOTO, name, count=0)
    if _is_webp(data):
        return _stripped_webp(data)
    return _stripped_jpeg(data) if data.startswith(_JPEG) else _stripped_png(data)


def clean_address_with_image(address: str, findings: Findings) -> str:
    """The same address, with the image that it holds cleaned: “data:image/jpeg;base64,…”."""
    if not (held := _IMAGE_ADDRESS.fullmatch(address)):
        return address
    try:
        image = base64.b64decode(held[2])
    except binascii.Error:
        return address
    cleaned = clean_image(image, findings)
    return address if cleaned == image else held[1] + base64.b64encode(cleaned).decode()


def _told(data: bytes) -> tuple[bool, list[str]]:
    """Whether an image tells its place, and the names in it."""
    names = [_decoded(name) for form in (_CREATOR, _XMP_NAME) for name in form.findall(data)]
    names += _names_in_segments(data) if data.startswith(_JPEG) else []
    place = _XMP_PLACE.search(data) is not None
    names += _names_in_png(data) if data.startswith(_PNG) else []
    exif = _exif(data)
    if exif is None:
        return place, [name for name in names if name]
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    names += [_decoded(value) for tag in _NAMES if (value := exif.get(tag) or inner.get(tag))]
    said = (_decoded(value) for tag in _SAID if (value := exif.get(tag) or inner.get(tag)))
    names += filter(names_someone, said)
    return place or bool(exif.get_ifd(ExifTags.IFD.GPSInfo)), [name for name in names if name]


def _names_in_segments(data: bytes) -> list[str]:
    """Who is named in the IPTC of a JPEG, and in a remark that names somebody."""
    names = []
    for marker, body in _jpeg_segments(data):
        if marker == _REMARK and names_someone(_decoded(body)):
            names.append(_decoded(body))
        if marker == _IPTC:
            for found in _IPTC_NAME.finditer(body):
                names.append(_decoded(body[found.end() : found.end() + int.from_bytes(found["length"], "big")]))
    return names


def _names_in_png(data: bytes) -> list[str]:
    """Whom the texts of a PNG name: its author, and whoever else is named in what is said of it."""
    names = []
    for kind, body in _png_chunks(data):
        if kind in _PNG_TEXT and b"\0" in body:
            text = _decoded(_png_text(kind, body).decode("utf-8" if kind == b"iTXt" else "latin-1", "replace"))
            if _PNG_PERSON.match(body) or names_someone(text[:_LONGEST_TEXT]):
                names.append(text[:200])
    return names


def _png_text(kind: bytes, body: bytes) -> bytes:
    """What a text of a PNG says, behind what it is called: as it is, packed, or with its language."""
    text = body.split(b"\0", 1)[1]
    is_packed = kind == b"zTXt"
    if kind == b"iTXt":
        is_packed, text = text[:1] == b"\1", text[2:].split(b"\0", 2)[-1]
    elif is_packed:
        text = text[1:]
    try:
        return zlib.decompressobj().decompress(text, _LONGEST_TEXT) if is_packed else text
    except zlib.error:
        return b""


def _exif(data: bytes) -> Image.Exif | None:
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as image:
            warnings.simplefilter("ignore")
            return image.getexif()
    except Exception:  # whatever Pillow makes of a broken image: it is published as it is, like the rest of the file
        return None


def _decoded(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-16-le" if b"\0" in value else "utf-8", "replace")
    return "".join(character for character in str(value) if character.isprintable()).strip()


def _stripped_jpeg(data: bytes) -> bytes:
    """Without the segments of metadata; a photograph that is turned by them keeps the note that turns it."""
    exif = _exif(data)
    turned = exif.get(_ORIENTATION, 1) if exif is not None else 1
    parts, place = [data[:2]], 2
    if turned in range(2, 9):
        tiff = b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHIHH", _ORIENTATION, 3, 1, turned, 0) + b"\0\0\0\0"
        parts.append(b"\xff\xe1" + struct.pack(">H", len(tiff) + 8) + b"Exif\0\0" + tiff)
    for marker, body in _jpeg_segments(data):
        length = len(body) + 4
        if marker not in (_EXIF_OR_XMP, _IPTC, _REMARK):
            parts.append(data[place : place + length])
        place += length
    return b"".join(parts) + data[place:]


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """What stands before the picture of a JPEG, each by its marker."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF and data[place + 1] != _PICTURE:
        length: int = struct.unpack(">H", data[place + 2 : place + 4])[0]
        yield data[place + 1], data[place + 4 : place + 2 + length]
        place += 2 + length


def _stripped_png(data: bytes) -> bytes:
    kept = [
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in _png_chunks(data)
        if kind not in _PNG_TEXT
    ]
    return _PNG + b"".join(kept)


def _is_webp(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def _stripped_webp(data: bytes) -> bytes:
    kept, place = [], 12
    while place + 8 <= len(data):
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + length + length % 2
        chunk = data[place:end]
        if chunk[:4] == b"VP8X" and len(chunk) > 8:
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if chunk[:4] not in _WEBP_DATA:
            kept.append(chunk)
        place = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks, place = [], len(_PNG)
    while place + 12 <= len(data):
        length = struct.unpack(">I", data[place : place + 4])[0]
        chunks.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    return chunks
