"""Who took a photograph, where and with what: found in JPEG and PNG images and cut out, every pixel left as it is."""

from __future__ import annotations

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
_PNG_PERSON = re.compile(rb"(?:Author|Copyright|Creator|Artist)\0")


def clean_image(data: bytes, findings: Findings) -> bytes:
    """The same image without Exif, XMP, IPTC and remarks; unchanged where these name nobody and no place."""
    if not data.startswith((_JPEG, _PNG)):
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
    return _stripped_jpeg(data) if data.startswith(_JPEG) else _stripped_png(data)


def _told(data: bytes) -> tuple[bool, list[str]]:
    """Whether an image tells its place, and the names in it."""
    names = [_decoded(name) for form in (_CREATOR, _XMP_NAME) for name in form.findall(data)]
    names += _names_in_segments(data) if data.startswith(_JPEG) else []
    place = _XMP_PLACE.search(data) is not None
    if data.startswith(_PNG):
        names += [
            _decoded(body.split(b"\0", 1)[1][:200])
            for kind, body in _png_chunks(data)
            if kind in _PNG_TEXT and _PNG_PERSON.match(body)
        ]
    exif = _exif(data)
    if exif is None:
        return place, [name for name in names if name]
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    names += [_decoded(value) for tag in _NAMES if (value := exif.get(tag) or inner.get(tag))]
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


def _png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks, place = [], len(_PNG)
    while place + 12 <= len(data):
        length = struct.unpack(">I", data[place : place + 4])[0]
        chunks.append((data[place + 4 : place + 8], data[place + 8 : place + 8 + length]))
        place += 12 + length
    return chunks
