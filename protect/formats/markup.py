"""Web pages and Markdown: the author in the head and what no reader sees go; what would run is forbidden."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from protect.formats.held_images import clean_held_images
from protect.formats.images import clean_address_with_image
from protect.formats.markup_data import people_in_data
from protect.formats.markup_hidden import hidden_stretches
from protect.formats.markup_programs import forbid_programs
from protect.formats.places import addressee, emails_in, file_name, is_local, paths_in
from protect.formats.unseen import tells
from protect.people.family_names import family_names_among
from protect.personal_data import names_someone
from protect.traces import Findings, TraceKind

_REMARK_BEGINS, _REMARK_ENDS = "<!--", "-->"
_OFFICE_AUTHOR = re.compile(r"<o:(Author|LastAuthor|Company|Manager|Template)>([^<]*)</o:\1>")
_OFFICE_KINDS = {
    "Author": TraceKind.AUTHOR,
    "LastAuthor": TraceKind.MODIFIED_BY,
    "Company": TraceKind.ORGANISATION,
    "Manager": TraceKind.ORGANISATION,
    "Template": TraceKind.PATH,
}
_META = re.compile(r"<meta\b[^>]*(?:>[ \t]*\n?|\Z)", re.I)
"""One that does not end is a tag to the end of the text: each that begins in it would be looked through anew."""
_META_NAME = re.compile(r"\b(?:name|property|itemprop)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META_CONTENT = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_REFRESH = re.compile(r"\bhttp-equiv\s*=\s*[\"']?\s*refresh", re.I)
"""What leads elsewhere as soon as the page is opened."""
_AUTHOR_NAMES = re.compile(r"(?:.*[.:_-])?(?:author|creator|reply-to|owner|changedby|createdby|manager)", re.I)
_VALUE = r"(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)"
_LINK = re.compile(rf"(\b(?:href|src|data|background|cite|longdesc|poster|(?:form)?action)\s*=\s*){_VALUE}", re.I)
_TAG = re.compile(r"<[a-z](?>[^<>\"']+|\"[^\"]*\"|'[^']*')*>", re.I)
_LONGEST_TAG = 50_000
_LABEL = re.compile(
    rf"(\s(?:title|aria-(?:label|description)|data-[\w-]{{1,60}}|summary|abbr|placeholder|download)\s*=\s*){_VALUE}",
    re.I,
)
"""The words that an element shows to a mouse, and those that it shows to nobody."""
_IS_HIDDEN_FIELD = re.compile(r"<input\b.*\stype\s*=\s*[\"']?hidden\b", re.I | re.S)
_FIELD_VALUE = re.compile(rf"(\svalue\s*=\s*){_VALUE}", re.I)
_DATA = re.compile(
    r"<script\b[^<>]*\btype\s*=\s*[\"']?application/(?:ld\+)?json\b[^<>]*>"
    r"(?P<data>(?>[^<]+|<(?!/?script\b))*)</script\s*>",
    re.I,
)
"""What a page says of itself to search engines: its author too."""
_DRAWING = re.compile(r"<svg\b", re.I)
_SAID_OF_A_DRAWING = re.compile(
    r"<(?P<element>metadata|desc|title)\b[^<>]*>"
    r"(?P<words>(?>[^<]+|<(?!/?(?P=element)\b))*)</(?P=element)\s*>",
    re.I,
)
"""Behind the beginning of a drawing: the title of a page stands before all of them."""
_INSTRUCTION = re.compile(r"<(?:\?|!(?!--|\[|doctype))(?P<words>[^<>]*)>", re.I)
"""What a browser takes for a remark: “<?auteur …>”, “<! …>”."""
_ANY_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{0,1000}=[^{}\n]{0,1000}\}")
_ATTRIBUTE = re.compile(r"[\w:-]{1,99}=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)")
"""“{#objet author="…"}”, behind a heading of Markdown."""
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})", re.I)
"""A letter as programs may write it there: “Ren\\u00e9”."""
_MARKDOWN_LINK = re.compile(r"(\]\(\s*<?)((?:file:|[a-z]:\\|\\\\)[^)>\"\n]*[^)>\"\s])", re.I)
_MARKDOWN_TARGET = re.compile(
    r"(?P<before>\]\(\s{0,9}|^[ ]{0,3}\[[^\]\n]{1,99}\]:[ \t]{0,9})"
    r"(?:<(?P<within>[^<>\n]{0,2000})>|(?P<target>[^)<>\s]+))"
    r"(?P<label>(?:[ \t]{1,9}|[ \t]{0,9}\r?\n[ \t]{0,9})(?:\"[^\"\n]{0,999}\"|'[^'\n]{0,999}'|\([^()\n]{0,999}\)))?",
    re.M,
)
"""“[Écrire](mailto:… "À Claire")” and the line “[1]: mailto:…” below."""
_TO_NOBODY = "#"
"""What is left of a link that writes to somebody."""
_MARKDOWN_REMARK = re.compile(
    r"^[ ]{0,3}\[(?://|_|#|comment(?:aire)?)\]:[ \t]{1,9}(?:#|<#?>)"
    r"(?P<words>[ \t]{1,9}\((?:[^()\n]|\n(?![ \t]*\r?\n)){0,2000}\)[ \t]*\r?(?=\n|\Z)|[ \t][^\n]{0,2000})?(?:\n|\Z)",
    re.I | re.M,
)
"""“[//]: # (À relire)”: a link that nothing leads to."""
_CONDITION = ("[if", "<![endif", "[endif")
_FRONT = re.compile(r"\A((?:\ufeff|ï»¿)?---[ \t]*\r?\n)(.*?\r?\n)((?:---|\.\.\.)[ \t]*\r?\n)", re.S)
_FIELD = re.compile(
    r"^([^\s:#-][^:\n]{0,60}?)[ \t]*:(.*\n(?:[ \t]+.*\n|[ \t]*-[ \t].*\n|(?:\r?\n){1,9}(?=[ \t]))*)", re.M
)
_OF_A_PERSON = re.compile(
    r"authors?|auteurs?|creator|e-?mail|contact|reviewers?|relecteurs?|last_modified_by|owner|byline|r[eé]dacteurs?",
    re.I,
)
_OF_THE_DOCUMENT = ("title", "titre")


def clean_markup(data: bytes, media_type: str, findings: Findings) -> bytes:
    """The same text without what names its author outside of what readers see."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    end = len(data) - len(data) % 2 if encoding == "utf-16" else len(data)  # a line's end may be added in one byte
    text = data[:end].decode(encoding, "surrogatepass")  # latin-1 gives every byte as it was, whatever the encoding
    cleaned = _Cleaner(encoding, findings).clean(text, media_type)
    return data if cleaned == text else cleaned.encode(encoding, "surrogatepass") + data[end:]


class _Cleaner:
    def __init__(self, encoding: str, findings: Findings) -> None:
        self._encoding = encoding
        self._findings = findings

    def clean(self, text: str, media_type: str) -> str:
        if media_type == "text/markdown":
            text = _FRONT.sub(self._front, text)
            text = _MARKDOWN_REMARK.sub(self._markdown_remark, text)
            text = _MARKDOWN_LINK.sub(lambda found: found[1] + self._shortened(found[2]), text)
            text = _MARKDOWN_TARGET.sub(self._markdown_target, text)
            text = _ATTRIBUTES.sub(lambda found: _ATTRIBUTE.sub(self._attribute, found[0]), text)
        else:
            text = self._without_hidden(text)
            families = family_names_among(self._authors(text))
            text = _META.sub(lambda found: self._meta(found, families), text)
            text = _DATA.sub(self._data, text)
            text = self._without_what_drawings_say(text)
            text = _INSTRUCTION.sub(self._unseen, text)
        text = _TAG.sub(self._tag, self._without_remarks(text))
        text = clean_held_images(_LINK.sub(self._link_of_a_broken_tag, text), self._findings, self._shown)
        return text if media_type == "text/markdown" else forbid_programs(text, self._findings)

    def _without_what_drawings_say(self, text: str) -> str:
        begins = _DRAWING.search(text)
        place = begins.start() if begins else len(text)
        return text[:place] + _SAID_OF_A_DRAWING.sub(self._unseen, text[place:])

    def _without_remarks(self, text: str) -> str:
        """The text without its remarks; one that does not end is none, and neither are those that begin in it."""
        kept, done = [], 0
        while (start := text.find(_REMARK_BEGINS, done)) >= 0:
            end = text.find(_REMARK_ENDS, start + len(_REMARK_BEGINS))
            if end < 0:
                break
            kept += [text[done:start], self._remark(text[start : end + len(_REMARK_ENDS)])]
            done = end + len(_REMARK_ENDS)
        return "".join([*kept, text[done:]])

    def _without_hidden(self, text: str) -> str:
        kept, place = [], 0
        for stretch in hidden_stretches(text):
            self._findings.add(TraceKind.HIDDEN_TEXT, self._shown(stretch.words))
            kept.append(text[place : stretch.start])
            place = stretch.end
        return "".join([*kept, text[place:]])

    def _front(self, found: re.Match[str]) -> str:
        return found[1] + _FIELD.sub(self._field, found[2]) + found[3]

    def _field(self, found: re.Match[str]) -> str:
        name, value = self._shown(found[1]), self._shown(re.sub(r"^[\s-]+|[\[\]\"']", " ", found[2], flags=re.M))
        if not value.strip() or name.lower() in _OF_THE_DOCUMENT:
            return found[0]
        if _OF_A_PERSON.fullmatch(name):
            self._findings.add(TraceKind.EMAIL if "mail" in name.lower() else TraceKind.AUTHOR, value)
            return ""
        return "" if tells(value, self._findings) else found[0]

    def _authors(self, text: str) -> Iterator[str]:
        for found in _META.finditer(text):
            if (name := _META_NAME.search(found[0])) and _AUTHOR_NAMES.fullmatch(name[1]):
                yield self._shown(_content(found[0]))

    def _meta(self, found: re.Match[str], families: Sequence[str]) -> str:
        if _REFRESH.search(html.unescape(found[0])):
            self._findings.add(TraceKind.PROGRAM)
            return " "
        name, value = _META_NAME.search(found[0]), _content(found[0])
        if not value.strip():
            return found[0]
        if name and _AUTHOR_NAMES.fullmatch(name[1]):
            self._findings.add(TraceKind.AUTHOR, self._shown(value))
            return ""
        if emails_in(value) or is_local(value):
            self._findings.add(TraceKind.EMAIL if emails_in(value) else TraceKind.PATH, self._shown(value))
            return ""
        if names_someone(self._shown(value), families):
            self._findings.add(TraceKind.PROPERTY, self._shown(value))
            return ""
        return found[0]

    def _remark(self, written: str) -> str:
        """What stays of a remark, as it is written."""
        remark = written[len(_REMARK_BEGINS) : -len(_REMARK_ENDS)]
        office = _OFFICE_AUTHOR.findall(remark)
        for name, value in office:
            if value.strip():
                self._findings.add(_OFFICE_KINDS[name], self._shown(value))
        for email in emails_in(remark):
            self._findings.add(TraceKind.EMAIL, email)
        for path in paths_in(remark):
            self._findings.add(TraceKind.PATH, self._shown(path))
        if not (office or emails_in(remark) or paths_in(remark)):
            if remark.lstrip().startswith(_CONDITION):
                return written  # it tells old programs what to show, and names nobody
            self._findings.add(TraceKind.COMMENT)
        return ""

    def _link(self, found: re.Match[str]) -> str:
        quote = found[2][0] if found[2][0] in "\"'" else ""
        target = found[2][1:-1] if quote else found[2]
        if self._writes(target):
            return f"{found[1]}{quote}{_TO_NOBODY}{quote}"
        if (cleaned := clean_address_with_image(target, self._findings)) != target:
            return f"{found[1]}{quote}{cleaned}{quote}"
        return f"{found[1]}{quote}{self._shortened(target)}{quote}" if _leads_home(target) else found[0]

    def _link_of_a_broken_tag(self, found: re.Match[str]) -> str:
        """The same in a tag whose quotes do not close; “data = C:/…” between tags is text."""
        return self._link(found) if _is_in_a_tag(found.string, found.start()) else found[0]

    def _tag(self, found: re.Match[str]) -> str:
        tag = _LABEL.sub(self._label, _LINK.sub(self._link, found[0]))
        return _FIELD_VALUE.sub(self._label, tag) if _IS_HIDDEN_FIELD.match(tag) else tag

    def _data(self, found: re.Match[str]) -> str:
        said = _ESCAPED.sub(lambda letter: chr(int(letter[1], 16)), self._shown(found["data"]))
        if people := people_in_data(self._shown(found["data"])):
            self._findings.add(TraceKind.AUTHOR, ", ".join(people))
            return ""
        return "" if tells(said, self._findings) else found[0]

    def _unseen(self, found: re.Match[str]) -> str:
        return "" if self._is_personal(_ANY_TAG.sub(" ", found["words"])) else found[0]

    def _attribute(self, found: re.Match[str]) -> str:
        return "" if self._is_personal(found[0].partition("=")[2]) else found[0]

    def _markdown_remark(self, found: re.Match[str]) -> str:
        if found["words"] is None:
            return found[0]
        self._findings.add(TraceKind.COMMENT)
        return ""

    def _label(self, found: re.Match[str]) -> str:
        return f'{found[1]}""' if self._is_personal(found[2].strip("\"'")) else found[0]

    def _markdown_target(self, found: re.Match[str]) -> str:
        within, label = found["within"] is not None, found["label"] or ""
        target = found["within"] if within else found["target"]
        kept = _TO_NOBODY if self._writes(target) else self._shortened(target) if _leads_home(target) else target
        kept = clean_address_with_image(kept, self._findings)
        return found["before"] + (f"<{kept}>" if within else kept) + ("" if self._is_personal(label) else label)

    def _writes(self, target: str) -> bool:
        """Whether a link writes to somebody, whom it tells."""
        address = addressee(html.unescape(self._shown(target)))
        if address:
            self._findings.add(TraceKind.EMAIL, address)
        return bool(address)

    def _is_personal(self, label: str) -> bool:
        """Whether what an element shows to a mouse or to nobody identifies somebody, which it tells."""
        return tells(html.unescape(self._shown(label)).strip().strip("\"'()"), self._findings)

    def _shortened(self, target: str) -> str:
        self._findings.add(TraceKind.PATH, self._shown(target))
        return file_name(target).replace(" ", "%20")  # a blank ends an address that no mark is around

    def _shown(self, value: str) -> str:
        return value if self._encoding != "latin-1" else value.encode("latin-1").decode("utf-8", "replace")


def _content(meta: str) -> str:
    content = _META_CONTENT.search(meta)
    return next((part for part in content.groups() if part), "") if content else ""


def _is_in_a_tag(text: str, place: int) -> bool:
    begins = text.rfind("<", max(0, place - _LONGEST_TAG), place)
    return begins >= 0 and text[begins + 1].isalpha() and text.find(">", begins, place) < 0


def _leads_home(target: str) -> bool:
    """Whether a link leads to a folder or a server of its author's; “//host/…” and “/home/…” are of the web here."""
    return is_local(target) and not target.strip().startswith("/")
