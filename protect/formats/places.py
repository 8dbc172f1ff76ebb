"""Folders, servers and e-mail addresses as they stand in the metadata of a file."""

from __future__ import annotations

import re
from urllib.parse import unquote

from protect.findings import MAILBOX
from protect.identifiers.emails import find_emails
from protect.traces import TraceKind

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_LOCAL = re.compile(
    r"file:|[a-z]:[\\/]|\\\\[^\\]|~?/(?:users|home|volumes|mnt|media)/|smb://|//[\w.-]+/[\w$.-]+/", re.I
)
_INSIDE = re.compile(
    r"file:/[^\s\"'<>)]+|\b[a-z]:\\[^\s\"'<>|]+|\\\\[\w.-]+\\[^\s\"'<>|]+|/(?:Users|home)/[^\s\"'<>)]+", re.I
)
_OF_THE_WEB = re.compile(r"\bhttps?://[^\s\"'<>]+", re.I)
_MAIL = re.compile(r"mailto:(?P<whom>.+)", re.I | re.S)
_IGNORED = re.compile(r"[\t\r\n]+")
"""What browsers skip within the address of a link."""
TO_NOBODY = "mailto:"
"""What is left of a link that writes to somebody."""


def emails_in(text: str) -> list[str]:
    return list(dict.fromkeys(_EMAIL.findall(text)))


def is_local(target: str) -> bool:
    """Whether a link leads to a folder or a server of its author's, not to the web."""
    return bool(_LOCAL.match(target.strip()))


def paths_in(text: str) -> list[str]:
    """The folders and servers named anywhere in a text, but for what an address of the web has behind “home”."""
    return list(dict.fromkeys(_INSIDE.findall(_OF_THE_WEB.sub(" ", text))))


def kind_of_place(text: str) -> TraceKind | None:
    """What a text tells of where somebody is reached or works: an address before a folder; None where neither."""
    if emails_in(text):
        return TraceKind.EMAIL
    return TraceKind.PATH if paths_in(text) else None


def addressee(target: str) -> str:
    """The addresses that a link writes to, or whatever else it says there, "" of any other link.

    That of a link which says nothing but the shared mailbox of a body is none: it is public, and so it is in a text.
    """
    found = _MAIL.match(_IGNORED.sub("", target).strip())
    whom = unquote(found["whom"]).strip() if found else ""
    return "" if _is_a_mailbox(whom) else ", ".join(emails_in(whom)) or whom


def _is_a_mailbox(whom: str) -> bool:
    return any(one.detail == MAILBOX and (one.start, one.end) == (0, len(whom)) for one in find_emails(whom))


def file_name(target: str) -> str:
    """The last part of a local link, which is all that is kept of it."""
    name = re.split(r"[\\/]", unquote(target.strip()).split("#")[0].rstrip("\\/"))[-1]
    return re.sub(r"[^\w .()&+,-]", "_", name) or "_"
