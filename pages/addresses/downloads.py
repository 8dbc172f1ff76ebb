"""Which requests are downloads by people: each file once, however many requests a browser makes for it."""

from __future__ import annotations

import re

from starlette.requests import Request

_ROBOT = re.compile(r"bot\b|crawl|spider|slurp|archiver|preview|externalhit|monitor|uptime", re.IGNORECASE)
"""What programs that fetch on their own call themselves; those that a person starts, such as curl, are counted."""
_BEGINNING = re.compile(r"bytes\s*=\s*0+\s*-", re.IGNORECASE)


def wants_download(request: Request) -> bool:
    """Whether the file is to be saved, not shown."""
    return request.query_params.get("download") == "1"


def is_download(request: Request) -> bool:
    """Whether to count it: a whole file or its beginning, fetched by a person.

    Asking about a file, going on with it, fetching it in advance, or asking whether it has changed is no download.
    """
    return (
        wants_download(request)
        and request.method == "GET"
        and _from_the_beginning(request.headers.get("range", ""))
        and "if-none-match" not in request.headers
        and "prefetch" not in (request.headers.get("sec-purpose", "") + request.headers.get("purpose", ""))
        and not is_robot(request)
    )


def is_robot(request: Request) -> bool:
    """Whether the visitor says that it is a program; every browser says what it is."""
    name = request.headers.get("user-agent", "")
    return not name or _ROBOT.search(name) is not None


def _from_the_beginning(wanted: str) -> bool:
    return not wanted or _BEGINNING.match(wanted) is not None
