"""PDF files: who made them, what was remarked on them, what is attached. What is drawn on pages stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf

from protect.formats.images import clean_image
from protect.formats.pdf_labels import clean_fields, clean_labels, fields_of, text_of
from protect.formats.pdf_programs import actions_in, drop_programs
from protect.formats.pdf_properties import clean_info, clean_metadata, clean_packet_of_part, read_stream
from protect.formats.pdf_unseen import Unseen, forget_words
from protect.formats.places import TO_NOBODY, addressee, file_name, is_local
from protect.formats.unseen import tells
from protect.traces import Findings, TraceKind

_REMARKS = {"Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Redact", "Sound"}
_SHOWN_AS_THEY_ARE = {"Link", "Widget"}
_OF_ANY_ANNOTATION = {"/Type", "/Subtype", "/Rect", "/StructParent"}
_OF_AUTHOR = ("/T", "/NM", "/Subj", "/RC", "/CreationDate", "/Popup", "/IRT", "/RT")
# Letters first, which are found at once in megabytes; that a word begins with them is looked at behind them.
_STATE_ENDS = re.compile(rb"startxref(?<=\bstartxref)\s{1,4}\d{1,12}\s{1,4}%%EOF")
_ADDS_NOTHING = re.compile(rb"xref(?<=\bxref)\s{1,4}0 0\s{1,4}trailer")
"""The second table of a file that Word writes, for readers that know streams of objects."""
_LINEARIZED_WITHIN = 2048


def clean_pdf(source: Path, target: Path | None, findings: Findings) -> None:
    """Finds what a PDF tells, and writes the copy that does not to `target`, the same bytes for the same file."""
    if older := _older_states(source.read_bytes()):
        findings.add(TraceKind.VERSION, count=older)
    with pikepdf.open(source, suppress_warnings=True) as pdf:
        clean_info(pdf, findings)
        clean_metadata(pdf, findings)
        _drop_attachments(pdf, findings)
        _drop_signatures(pdf, findings)
        drop_programs(pdf, findings)
        for page in pdf.pages:
            _clean_annotations(page.obj, findings)
        clean_fields(pdf, findings)
        _clean_objects(pdf, findings)
        if target is not None:
            pdf.save(
                target,
                deterministic_id=True,
                fix_metadata_version=False,
                compress_streams=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                recompress_flate=False,
                normalize_content=False,
                encryption=False,
            )


def _older_states(data: bytes) -> int:
    """How many states of the file lie before the last one, which programs add behind it: a copy has none of them."""
    of_the_last = 2 if b"/Linearized" in data[:_LINEARIZED_WITHIN] else 1
    ends, adding_nothing = (len(form.findall(data)) for form in (_STATE_ENDS, _ADDS_NOTHING))
    return max(ends - adding_nothing - of_the_last, 0)


def _drop_attachments(pdf: pikepdf.Pdf, findings: Findings) -> None:
    names = pdf.Root.get("/Names")
    files = list(pdf.attachments) if isinstance(names, pikepdf.Dictionary) else []
    for name in files:
        findings.add(TraceKind.EMBEDDED_FILE, name)
    if files and isinstance(names, pikepdf.Dictionary):
        del names["/EmbeddedFiles"]
        for key in ("/AF", "/Collection"):
            if key in pdf.Root:
                del pdf.Root[key]


def _drop_signatures(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """A signature holds its signer's certificate, and is void in a changed file; what it shows on the page stays."""
    form = pdf.Root.get("/AcroForm")
    found = False
    for field in fields_of(pdf):
        value = field.get("/V")
        if field.get("/FT") == pikepdf.Name("/Sig") and isinstance(value, pikepdf.Dictionary):
            findings.add(TraceKind.SIGNATURE, text_of(value.get("/Name", "")))
            del field["/V"]
            found = True
    if found and isinstance(form, pikepdf.Dictionary):
        for holder, key in ((form, "/SigFlags"), (pdf.Root, "/Perms"), (pdf.Root, "/DSS")):
            if key in holder:
                del holder[key]


def _clean_annotations(page: Any, findings: Findings) -> None:
    """Takes remarks off a page; what an annotation draws on it stays, without its author."""
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return
    kept, gone = [], []
    for annotation in annotations:
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        kind = text_of(annotation.get("/Subtype", ""))[1:]
        if kind == "FileAttachment":
            findings.add(TraceKind.EMBEDDED_FILE, _attached_name(annotation))
            gone.append(annotation)
        elif kind in _REMARKS:
            if kind != "Popup":
                findings.add(TraceKind.ANNOTATION, text_of(annotation.get("/T", "")))
            gone.append(annotation)
        else:
            if kind not in _SHOWN_AS_THEY_ARE:
                _forget_author(annotation, findings)
            if kind == "Link":
                _forget_label(annotation, findings)
            if not annotation.is_indirect:  # the others are met among the objects
                clean_labels(annotation, findings)
                _clean_links(annotation, findings)
            kept.append(annotation)
    if len(kept) < len(annotations):
        page["/Annots"] = pikepdf.Array(kept)
    for annotation in gone:
        _empty(annotation)


def _empty(annotation: pikepdf.Dictionary) -> None:
    """Forgets what a remark says: the parts of a text for those who hear it keep those that belong to them."""
    for key in annotation.keys() - _OF_ANY_ANNOTATION:
        del annotation[key]


def _attached_name(annotation: pikepdf.Dictionary) -> str:
    file = annotation.get("/FS")
    return text_of(file.get("/UF", file.get("/F", ""))) if isinstance(file, pikepdf.Dictionary) else ""


def _forget_author(annotation: pikepdf.Dictionary, findings: Findings) -> None:
    if author := text_of(annotation.get("/T", "")).strip():
        findings.add(TraceKind.ANNOTATION, author)
    for key in _OF_AUTHOR:
        if key in annotation:
            del annotation[key]
    if annotation.get("/Subtype") != pikepdf.Name("/FreeText") and "/Contents" in annotation:
        del annotation["/Contents"]


def _forget_label(link: pikepdf.Dictionary, findings: Findings) -> None:
    """Takes off a link the words that it shows to a mouse, where they identify somebody."""
    if tells(text_of(link.get("/Contents", "")), findings):
        del link["/Contents"]


def _clean_objects(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """What any object may carry: a packet or private data of the program that drew it, a photograph, a local link."""
    info = pdf.trailer["/Info"].objgen if "/Info" in pdf.trailer else None
    unseen = Unseen(pdf)
    for item in pdf.objects:
        if isinstance(item, pikepdf.Array):
            _clean_held(item, unseen, findings)
        if not isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            continue
        if item.objgen != pdf.Root.objgen:
            clean_packet_of_part(item, findings)
        if "/Thumb" in item:
            findings.add(TraceKind.THUMBNAIL)
            del item["/Thumb"]
        if "/PieceInfo" in item:
            findings.add(TraceKind.HISTORY)
            del item["/PieceInfo"]
        if "/AF" in item:
            _drop_associated(item, findings)
        if isinstance(item, pikepdf.Stream):
            _clean_photo(item, findings)
        else:
            _clean_links(item, findings)
        clean_labels(item, findings)
        if item.objgen != info:
            _clean_held(item, unseen, findings)


def _clean_held(item: Any, unseen: Unseen, findings: Findings) -> None:
    """Cleans an object whose labels are clean, and the dictionaries and lists that stand within it."""
    for one in unseen.held_in(item):
        if not (one is item or isinstance(one, pikepdf.Array)):
            clean_labels(one, findings)
        forget_words(one, findings)


def _drop_associated(item: Any, findings: Findings) -> None:
    """Takes out the files that belong to a page, a picture or the like."""
    files = item["/AF"]
    for file in files if isinstance(files, pikepdf.Array) else [files]:
        name = file.get("/UF", file.get("/F", "")) if isinstance(file, pikepdf.Dictionary) else ""
        findings.add(TraceKind.EMBEDDED_FILE, text_of(name))
    del item["/AF"]


def _clean_photo(stream: pikepdf.Stream, findings: Findings) -> None:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    if names[-1:] == [pikepdf.Name("/DCTDecode")]:  # which may be packed once more
        image = _unpacked(stream, names[:-1])
        cleaned = clean_image(image, findings)
        if cleaned != image:
            stream.write(cleaned, filter=pikepdf.Name("/DCTDecode"))


def _unpacked(stream: pikepdf.Stream, filters: Sequence[Any]) -> bytes:
    """What a stream holds below these filters, nothing where they cannot be undone."""
    raw = stream.read_raw_bytes()
    if not filters:
        return raw
    with pikepdf.new() as around:
        return read_stream(around.make_stream(raw, Filter=pikepdf.Array(filters)))


def _clean_links(item: Any, findings: Findings) -> None:
    """Cleans an action, and those that an annotation, an entry of the outline or another action holds."""
    for action in actions_in(item):
        _clean_action(action, findings)


def _clean_action(action: Any, findings: Findings) -> None:
    """A link to a folder of its author's keeps the name of the file alone, one that writes to somebody no address."""
    held = action.keys()
    for key in (key for key in ("/URI", "/F", "/UF") if key in held):
        value = action[key]
        if isinstance(value, pikepdf.String) and (address := addressee(text_of(value))):
            findings.add(TraceKind.EMAIL, address)
            action[key] = pikepdf.String(TO_NOBODY)
        elif isinstance(value, pikepdf.String) and is_local(text_of(value)):
            findings.add(TraceKind.PATH, text_of(value))
            action[key] = pikepdf.String(file_name(text_of(value)))
        elif isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            _clean_action(value, findings)
