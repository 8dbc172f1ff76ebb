"""What a PDF says of itself: its list of properties, and the XMP packets of the file and of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import pikepdf
from lxml import etree

from protect.file_names import family_names_in_traces
from protect.formats.pdf_labels import text_of
from protect.formats.places import emails_in, file_name, is_local, paths_in
from protect.personal_data import names_someone
from protect.traces import Findings, TraceKind

_KEPT_INFO = {"/Title", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
_INFO = {"/Author": TraceKind.AUTHOR, "/Company": TraceKind.ORGANISATION, "/Manager": TraceKind.ORGANISATION}
_SAID = {"/Subject", "/Keywords"}
_HARMLESS_INFO = re.compile(r"/(?:PTEX\.|SPDF|SourceModified|GTS_|AAPL:|ICNAppName|ICNAppVersion|ICNAppPlatform)")
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


def clean_info(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """Takes out of the list of properties those that tell about people; the title keeps the name of a file alone."""
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


def clean_metadata(pdf: pikepdf.Pdf, findings: Findings) -> None:
    """Replaces the XMP packet by one that only says which standards of archiving and accessibility the file keeps."""
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return
    values = _xmp_values(read_stream(packet))
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


def clean_packet_of_part(item: Any, findings: Findings) -> None:
    """Takes out the packet of a page, a picture or the like that tells about people."""
    packet = item.get("/Metadata")
    if isinstance(packet, pikepdf.Stream) and _tell_xmp(_xmp_values(read_stream(packet)), findings):
        del item["/Metadata"]


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


def read_stream(stream: pikepdf.Stream) -> bytes:
    """What a stream holds, nothing where it is damaged."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""
