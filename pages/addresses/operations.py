"""Plain addresses for whoever runs the server: whether it is there, whether it can serve, and its figures."""

from __future__ import annotations

from collections.abc import Callable
from hmac import compare_digest
from ipaddress import ip_address

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from answer.commons import Commons
from corpus.messages import translator
from corpus.settings import Settings
from doctor.checks import Level
from jobs.figures import figures_file
from pages.addresses.plain_words import reader_language
from pages.addresses.readiness import check_readiness
from pages.metrics import CommonsFigures, registry
from pages.runs import Runs

_FRESH = {"Cache-Control": "no-store"}
_SENT_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""What a web server that stands before this one adds: such a request comes from anywhere."""


def health_routes(commons: Callable[[], Commons], runs: Runs) -> list[Route]:
    """Whether the process lives, and whether it is ready."""

    def health(request: Request) -> Response:
        commons().store.revision()
        return PlainTextResponse("ok\n", headers=_FRESH)

    def ready(request: Request) -> Response:
        language = reader_language(request)
        checks = list(check_readiness(commons(), runs))
        is_ready = all(check.level is not Level.PROBLEM for check in checks)
        lines = [f"{translator(language)(check.level)}: {check.words(language)}\n" for check in checks]
        return PlainTextResponse("".join(lines), 200 if is_ready else 503, _FRESH)

    return [Route("/health", health), Route("/ready", ready)]


def metrics_routes(commons: Callable[[], Commons]) -> list[Route]:
    """The figures of the server and of its worker, for the machine itself and who has the token."""

    def metrics(request: Request) -> Response:
        if not _may_see(request, commons().settings):
            _ = translator(reader_language(request))
            refusal = _("These figures are shown on the machine itself, or with the password of PARTAGE_METRICS_TOKEN.")
            return PlainTextResponse(f"{refusal}\n", 403, _FRESH)
        stored = CollectorRegistry()
        stored.register(CommonsFigures(commons()))
        of_worker = figures_file(commons().settings)
        figures = [generate_latest(registry), generate_latest(stored)]
        figures += [of_worker.read_bytes()] if of_worker.exists() else []
        return Response(b"".join(figures), media_type=CONTENT_TYPE_LATEST, headers=_FRESH)

    return [Route("/metrics", metrics)]


def _may_see(request: Request, settings: Settings) -> bool:
    sent = request.headers.get("authorization", "").encode()
    token = settings.metrics_token
    if token and compare_digest(sent, f"Bearer {token.get_secret_value()}".encode()):
        return True
    was_sent_on = any(header in request.headers for header in _SENT_ON)
    return not was_sent_on and request.client is not None and _is_loopback(request.client.host)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
