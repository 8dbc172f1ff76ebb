"""Requests that take for ever to be sent are given up: each holds a connection, and an upload a place in memory."""

from __future__ import annotations

from asyncio import wait_for

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECONDS = 60.0


class Patience:
    """Takes a sender that says nothing for `seconds`, in the middle of a request, for one who is gone."""

    def __init__(self, app: ASGIApp, seconds: float = _SECONDS) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, _Sent(receive, self._seconds) if scope["type"] == "http" else receive, send)


class _Sent:
    """What is sent of one request. Once it is whole, what follows may take as long as the answer does."""

    def __init__(self, receive: Receive, seconds: float) -> None:
        self._receive = receive
        self._seconds = seconds
        self._is_whole = False

    async def __call__(self) -> Message:
        if self._is_whole:
            return await self._receive()
        try:
            message = await wait_for(self._receive(), self._seconds)
        except TimeoutError:
            message = {"type": "http.disconnect"}
        self._is_whole = not message.get("more_body", False)
        return message
