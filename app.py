"""The server: the pages, and plain HTTP addresses for the sources beside them. Run by `partage serve`."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from corpus.errors import PartageError
from index.embedders import is_model_prepared
from jobs.worker import worker_beside
from pages.addresses.harvest import Harvest
from pages.addresses.operations import health_routes, metrics_routes
from pages.addresses.patience import Patience
from pages.addresses.routes import Sources
from pages.addresses.unknown_address import UnknownAddress
from pages.commons import base_path, commons, drawing, pictures
from pages.runs import runs
from pages.shown.calm import show_calmly

log = logging.getLogger(__name__)


def get_ready() -> None:
    """Loads the model, so that the first reader does not wait; what was left undone is the worker's to complete."""
    if not commons().settings.is_moderated:
        log.info("Nobody can moderate: set PARTAGE_MODERATORS or PARTAGE_ADMIN_TOKEN (docs/running.md)")
    if not is_model_prepared(commons().settings):
        log.info("Preparing the search for its first use: a minute or two")
    try:
        if reading := commons().assistant.close_reading:
            reading.get_ready()
        commons().search_index.embedder.count_tokens(["Bonjour"])
        log.info("Ready to answer")
    except PartageError as error:
        log.error("Not ready to answer", exc_info=error)


@asynccontextmanager
async def ready(server: st.App) -> AsyncIterator[dict[str, Any]]:
    """Serves at once and gets ready meanwhile."""
    Thread(target=get_ready, name="get-ready", daemon=True).start()
    with worker_beside():
        yield {}
    drawing().close()


def routes() -> list[Route]:
    """The plain addresses, below the path that the whole site is below.

    Those for its administrator are at the root, wherever the site is: there the machine itself looks for them, and no
    web server that sends visitors on leads to the figures.
    """
    health = health_routes(commons, runs)
    of_site = [
        *Sources(
            lambda: commons().store,
            base_path(),
            pictures,
            lambda: commons().settings.public_url,
        ).routes(),
        *Harvest(lambda: commons().store, lambda: commons().settings.public_url).routes(),
        *health,
    ]
    below = [Route(base_path() + route.path, route.endpoint) for route in of_site]
    return [*below, *(health if base_path() else ()), *metrics_routes(commons)]


app = st.App(
    Path(__file__).parent / "pages" / "frame.py",
    routes=routes(),
    middleware=[Middleware(Patience), Middleware(UnknownAddress, base=base_path())],
    lifespan=ready,
    on_script_error=show_calmly,
)
