"""A visitor without a browser: what a browser sends to the pages over HTTP and WebSocket, and what it gets to show.

Ten browsers on the machine that serves them would mostly measure the browsers. This one speaks the same protocol
(Streamlit's own messages) and draws nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileUploaderState, FileURLs, FileURLsRequest, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_LONGEST_SILENCE = 120.0
_SECONDS_BETWEEN_LOOKS = 1.0
_XSRF = "_streamlit_xsrf"


class Visitor:
    """One session on the server at `address`. `shown` is the text of what the page holds, `elements` its widgets."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._http = httpx2.Client(base_url=address, timeout=_LONGEST_SILENCE)
        self._http.get("/_stcore/health")
        token = self._http.cookies.get(_XSRF) or ""
        host, path = urlsplit(address).netloc, urlsplit(address).path
        self._origin = f"http://{host}"
        self._socket: ClientConnection = connect(
            f"ws://{host}{path}/_stcore/stream",
            origin=Origin(self._origin),
            subprotocols=[Subprotocol("streamlit"), Subprotocol(token or "none")],
            additional_headers={"Cookie": f"{_XSRF}={token}"},
            max_size=None,
            legacy=True,
        )
        self._token = token
        self._session = ""
        self._page, self._query = "", ""
        self._widgets: dict[str, WidgetState] = {}
        self.elements: dict[tuple[int, ...], Any] = {}

    def close(self) -> None:
        self._socket.close()
        self._http.close()

    def __enter__(self) -> Visitor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def shown(self) -> str:
        """Everything that stands on the page, in no particular order."""
        return "\n".join(str(element) for element in self.elements.values())

    def open(self, page: str, **query: str) -> None:
        """Goes to a page and waits until it is drawn."""
        self._page, self._query = page, urlencode(query)
        self._widgets.clear()
        self.run()

    def run(self, *changed: WidgetState) -> None:
        """Has the page drawn anew, with widgets that changed, and waits until it is."""
        self._widgets |= {state.id: state for state in changed}
        state = ClientState(
            query_string=self._query,
            page_name=self._page,
            widget_states=WidgetStates(widgets=list(self._widgets.values())),
        )
        self._send(BackMsg(rerun_script=state))
        for one in changed:
            if one.WhichOneof("value") == "trigger_value":
                del self._widgets[one.id]
        self._wait_until_drawn()

    def run_until(self, arrived: Callable[[str], bool], seconds: float) -> None:
        """Looks again every second, as the page itself asks a browser to. Raises TimeoutError."""
        end = monotonic() + seconds
        while not arrived(self.shown):
            if monotonic() > end:
                raise TimeoutError(f"nothing came within {seconds} s:\n{self.shown[-2000:]}")
            sleep(_SECONDS_BETWEEN_LOOKS)
            self.run()

    def upload(self, file: Path) -> None:
        """Drops a file into the page's upload area."""
        widget = self._element("file_uploader")
        self._send(
            BackMsg(file_urls_request=FileURLsRequest(request_id="1", file_names=[file.name], session_id=self._session))
        )
        urls: FileURLs = self._receive("file_urls_response").file_urls[0]
        headers = {"X-Xsrftoken": self._token, "Origin": self._origin}
        self._http.put(
            urls.upload_url, files={"file": (file.name, file.read_bytes())}, headers=headers
        ).raise_for_status()
        info = UploadedFileInfo(name=file.name, size=file.stat().st_size, file_id=urls.file_id, file_urls=urls)
        self.run(WidgetState(id=widget.id, file_uploader_state_value=FileUploaderState(uploaded_file_info=[info])))

    def choose(self, label: str, option: str) -> None:
        """Chooses from a list what the next press sends."""
        widget = self._element("selectbox", label)
        self._widgets[widget.id] = WidgetState(id=widget.id, string_value=option)

    def press(self, label: str) -> None:
        self.run(WidgetState(id=self._element("button", label).id, trigger_value=True))

    def _element(self, kind: str, label: str = "") -> Any:
        """The first widget of this kind whose label begins so. Raises LookupError."""
        for element in self.elements.values():
            if element.WhichOneof("type") == kind and (found := getattr(element, kind)).label.startswith(label):
                return found
        raise LookupError(f"there is no {kind} {label!r}")

    def _wait_until_drawn(self) -> None:
        self.elements.clear()
        while True:
            message = self._next()
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._draw(message)
            elif kind == "script_finished":
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return
                self.elements.clear()

    def _draw(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        if message.delta.WhichOneof("type") == "new_element":
            self.elements[path] = message.delta.new_element

    def _receive(self, kind: str) -> Any:
        while (message := self._next()).WhichOneof("type") != kind:
            pass
        return getattr(message, kind)

    def _next(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(bytes(self._socket.recv(_LONGEST_SILENCE, decode=False)))
        if message.WhichOneof("type") == "new_session":
            self._session = message.new_session.initialize.session_id
        elif message.WhichOneof("type") == "page_info_changed":
            self._query = message.page_info_changed.query_string
        return message

    def _send(self, message: BackMsg) -> None:
        self._socket.send(message.SerializeToString())


def sources_cited(shown: str) -> int:
    """How many cards of sources stand on a page."""
    return len(re.findall(r"class=\W*source\W", shown))
