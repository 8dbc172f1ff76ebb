"""PDF files: who made them, what was remarked on them, what is attached. What is drawn on pages stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree

from protect.file_names import family_names_in_traces
from protect.formats.images import clean_image
from protect.formats.pdf_labels import clean_fields, clean_labels, fields_of, text_of
from protect.formats.pdf_programs import actions_in, drop_programs
from protect.formats.pdf_unseen import Unseen, forget_words
from protect.formats.places import TO_NOBODY, addressee, emails_in, file_name, is_local, paths_in
from protect.formats.unseen import tells
from protect.personal_data import names_someone
from protect.traces import Findings, TraceKind

_KEPT_INFO = {"/Title", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
_INFO = {"/Author": TraceKind.AUTHOR, "/Company": TraceKind.ORGANISATION, "/Manager": TraceKind.ORGANISATION}
_SAID = {"/Subject", "/Keywords"}
_HARMLESS_INFO = re.compile(r"/(?:PTEX\.|SPDF|SourceModified|GTS_|AAPL:|ICNAppName|ICNAppVersion|ICNAppPlatform)")
_REMARKS = {"Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Redact", "Sound"}
_SHOWN_AS_THEY_ARE = {"Link", "Widget"}
_OF_ANY_ANNOTATION = {"/Type", "/Subtype", "/Rect", "/StructParent"}
_OF_AUTHOR = ("/T", "/NM", "/Subj", "/RC", "/CreationDate", "/Popup", "/IRT", "/RT")
_XMP_PEOPLE = {"creator", "Author", "Owner", "Company", "Manager", "AuthorsPosition", "CaptionWriter", "LastModifiedBy"}
_XMP_SAID = {"description", "subject", "Keywords", "contributor", "publisher", "rights"}
_OWN_PROPERTIES = "http://ns.adobe.com/pdfx/1.3/"
_XMP_HISTORY = {"History", "Versions", "DerivedFrom", "Ingredients"}
_XMP_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
_CONFORMITY_SPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_STATE_ENDS = re.compile(rb"\bstartxref\s{1,4}\d{1,12}\s{1,4}%%EOF")
_ADDS_NOTHING = re.compile(rb"\bxref\s{1,4}0 0\s{1,4}trailer")
"""The second table of a file that Word writes, for readers that know streams of objects."""
_LINEARIZED_WITHIN = 2048


def clean_pdf(source: Path, target: Path | None, findings: Findings) -> None:
    """Finds what a PDF tells, and writes the copy that does not to `target`, the same bytes for the same file."""
    if older := _older_states(source.read_bytes()):
        findings.add(TraceKind.VERSION, count=older)
    with pikepdf.open(source, suppress_warnings=True) as pdf:
        _clean_info(pdf, findings)
        _clean_metadata(pdf, findings)
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


def _clean_info(pdf: pikepdf.Pdf, findings: Findings) -> None:
    info = pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key in sorted(info.keys(), key=lambda key: (key not in _INFO, key)):
        value = text_of(info[key]).strip() if isinstance(info[key], pikepdf.String) else ""
        if key in _INFO:
            if value:
                findings.add(_INFO[key], value)
            del info[key]
        elif key == "/Title":
            if is_local(value):
                findings.add(TraceKind.PATH, value)
                info[key] = pikepdf.String(file_name(value))
        elif _is_personal(key, value, family_names_in_traces(findings.traces())):
            findings.add(TraceKind.PROPERTY, f"{key[1:]} = {value}")
            del info[key]


def _is_personal(key: str, value: str, families: Sequence[str]) -> bool:
    if emails_in(value) or paths_in(value) or (key in _SAID and names_someone(value, families)):
        return True
    return bool(value) and key not in _KEPT_INFO and not _HARMLESS_INFO.match(key)


def _clean_metadata(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """Replaces the XMP packet by one that only says which standards of archiving and accessibility the file keeps."""
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return
    values = _xmp_values(_read_stream(packet))
    told = _tell_xmp(values, findings)
    if any(name in _XMP_HISTORY for _, name, _ in values):
        findings.add(TraceKind.HISTORY)
    elif not told:
        return
    claims = [(space, name, text) for space, name, text in values if space in _CONFORMITY_SPACES.values() and text]
    if not claims:
        del pdf.Root["/Metadata"]
        return
    info = pdf.trailer.get("/Info")
    title = text_of(info.get("/Title", "")) if isinstance(info, pikepdf.Dictionary) else ""
    replacement = pdf.make_stream(_conformity_packet(claims, title))
    replacement["/Type"], replacement["/Subtype"] = pikepdf.Name("/Metadata"), pikepdf.Name("/XML")
    pdf.Root["/Metadata"] = replacement


def _xmp_values(packet: bytes) -> list[tuple[str, str, str]]:
    """(namespace, name, text) of everything that an XMP packet says, as elements or as attributes."""
    root = etree.fromstring(packet, _XMP_PARSER) if packet.strip() else None
    values: list[tuple[str, str, str]] = []
    for element in root.iter(etree.Element) if root is not None else ():
        name = etree.QName(element)
        text = ", ".join(str(part).strip() for part in element.itertext() if str(part).strip())
        values.append((name.namespace or "", name.localname, text))
        for key, value in element.attrib.items():
            values.append((etree.QName(key).namespace or "", etree.QName(key).localname, str(value)))
    return values


def _tell_xmp(values: list[tuple[str, str, str]], findings: Findings) -> bool:
    """Tells whom and what an XMP packet names; says whether it names anything."""
    named = [text for _, name, text in values if name in _XMP_PEOPLE and text]
    for name in named:
        findings.add(TraceKind.AUTHOR, name)
    families = family_names_in_traces(findings.traces())
    said_of_it = [one for one in values if one[1] in _XMP_SAID or one[0] == _OWN_PROPERTIES]
    told = [f"{name} = {text}" for _, name, text in said_of_it if names_someone(text, families)]
    for one in told:
        findings.add(TraceKind.PROPERTY, one)
    said = "\n".join(text for _, _, text in values)
    for email in emails_in(said):
        findings.add(TraceKind.EMAIL, email)
    for path in paths_in(said):
        findings.add(TraceKind.PATH, path)
    return bool(named or told or emails_in(said) or paths_in(said))


def _conformity_packet(claims: list[tuple[str, str, str]], title: str) -> bytes:
    prefixes = {address: prefix for prefix, address in _CONFORMITY_SPACES.items()}
    spaces = "".join(f' xmlns:{prefixes[address]}="{address}"' for address in sorted({claim[0] for claim in claims}))
    named = {f"{prefixes[address]}:{name}": text for address, name, text in claims}
    said = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in named.items())
    titled = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"{spaces}>{titled if title else ""}{said}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _read_stream(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""


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
            _clean_packet_of_part(item, findings)
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


def _clean_packet_of_part(item: Any, findings: Findings) -> None:
    packet = item.get("/Metadata")
    if isinstance(packet, pikepdf.Stream) and _tell_xmp(_xmp_values(_read_stream(packet)), findings):
        del item["/Metadata"]


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
        return _read_stream(around.make_stream(raw, Filter=pikepdf.Array(filters)))


def _clean_links(item: Any, findings: Findings) -> None:
    """Cleans an action, and those that an annotation, an entry of the outline or another action holds."""
    for action in actions_in(item):
        _clean_action(action, findings)


def _clean_action(action: Any, findings: Findings) -> None:
    """A link to a folder of its author's keeps the name of the file alone, one that writes to somebody no address."""
    for key in ("/URI", "/F", "/UF"):
        value = action.get(key)
        if isinstance(value, pikepdf.String) and (address := addressee(text_of(value))):
            findings.add(TraceKind.EMAIL, address)
            action[key] = pikepdf.String(TO_NOBODY)
        elif isinstance(value, pikepdf.String) and is_local(text_of(value)):
            findings.add(TraceKind.PATH, text_of(value))
            action[key] = pikepdf.String(file_name(text_of(value)))
        elif isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
            _clean_action(value, findings)
