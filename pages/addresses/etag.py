"""Whether who asks has what they ask for as it is now: known by a mark of what an address holds (ETag)."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response


def is_known(request: Request, etag: str) -> bool:
    """Whether who asks has what bears this mark; whatever it is, where they say that anything will do (`*`)."""
    marks = {_strong(one.strip()) for one in request.headers.get("if-none-match", "").split(",")}
    return not marks.isdisjoint({_strong(etag), "*"})


def not_modified(headers: Mapping[str, str]) -> Response:
    """304, without the content nor what is said of it."""
    kept = {name: value for name, value in headers.items() if name.lower() not in ("content-length", "content-type")}
    return Response(status_code=304, headers=kept)


def unless_known(request: Request, response: Response) -> Response:
    """The response with the mark of its content, or 304 to who has that already."""
    etag = f'"{sha256(response.body).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return not_modified(response.headers) if is_known(request, etag) else response


def _strong(etag: str) -> str:
    return etag.removeprefix("W/")
