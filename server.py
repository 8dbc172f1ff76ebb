"""Runs the server of `app.py`, as `partage serve` does: with our logs, and an end that cuts nobody off.

`python -m server HOST PORT [TEXT]`, from the folder of the project, where Streamlit finds `.streamlit/config.toml`. The
text is told once pages can be opened.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from socket import socket
from typing import Any

import click
import uvicorn
from streamlit.web.bootstrap import load_config_options
from streamlit.web.cli import configurator_options

from corpus.logs import LINE, set_up_logs
from corpus.settings import Settings
from pages.runs import runs

LONGEST_PAGE = 20.0
"""How long pages that are being drawn, answers above all, may take to be finished when the server is to end."""
LONGEST_TRANSFER = 10
"""How long files on their way may take after that."""
_BETWEEN_LOOKS = 0.1

_logger = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """Says that pages can be opened. Ends, when it is told to, after the answers that visitors wait for.

    With the end of the worker, that takes 45 seconds at most.
    """

    def __init__(self, config: uvicorn.Config, told: str = "") -> None:
        super().__init__(config)
        self._told = told

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self._told and self.started:
            print(self._told, file=sys.stderr, flush=True)

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        _logger.info("Ending")
        runs.close()
        end = asyncio.get_running_loop().time() + LONGEST_PAGE
        while not (runs.are_over() or self.force_exit or asyncio.get_running_loop().time() > end):
            await asyncio.sleep(_BETWEEN_LOOKS)
        await super().shutdown(sockets)
        _logger.info("Ended")


def main(host: str, port: int, told: str = "") -> None:
    """Serves until the process is told to end; `told` is said once pages can be opened."""
    settings = Settings()
    set_up_logs(settings)
    load_config_options(
        options_of_environment()
        | {
            "server.address": host,
            "server.port": port,
            "server.baseUrlPath": settings.base_path,
            "logger.level": "warning",
            "logger.messageFormat": LINE,
        }
    )
    config = uvicorn.Config(
        "app:app",
        host=host,
        port=port,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        access_log=False,  # it would hold questions and the addresses of visitors
        log_config=None,
        log_level=logging.WARNING,  # as would the line for each connection
        timeout_graceful_shutdown=LONGEST_TRANSFER,
    )
    listening = config.bind_socket()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _do_nothing)
    Server(config, told).run(sockets=[listening])


def options_of_environment() -> dict[str, Any]:
    """What STREAMLIT_… variables set, secrets above all, as `streamlit run` reads them."""
    known = configurator_options(lambda: None).__click_params__  # type: ignore[attr-defined]
    options = click.Command("options", callback=dict, params=known)
    return dict(options.main([], auto_envvar_prefix="STREAMLIT", standalone_mode=False))


def _do_nothing(*_: object) -> None:
    """What the signal that ended the server does once it has ended: it is raised again then."""


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
