"""The server and its worker, the state of the installation, and what moderators did and readers thought."""

from __future__ import annotations

import errno
import os
import socket
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import SecretStr

from cli.address import keep_address
from cli.base import LANGUAGE, AsJson, _, print_json, say
from corpus.errors import PortInUse
from corpus.messages import counted
from corpus.settings import WHICH_ENV_FILE, Settings, env_file, read_settings

_PROJECT = Path(__file__).parents[1]
"""Where Streamlit finds the project's look and rules, `.streamlit/config.toml`."""


def serve(
    port: Annotated[int, typer.Option(help=_("The port to listen on."), min=1, max=65_535)] = 8501,
    host: Annotated[str, typer.Option(help=_("The address to listen on; 0.0.0.0 for every machine."))] = "localhost",
) -> None:
    settings = read_settings()
    address = f"http://{_as_in_an_address(host)}:{port}"
    _demand_free_port(host, port)
    if "public_url" not in settings.model_fields_set:
        settings = settings.model_copy(update={"public_url": address})
        keep_address(settings)
    told = ""
    if settings.log_format == "text":
        say(_("The server is starting…"))
        told = _("Open {address} (Ctrl+C to stop).").format(address=settings.public_url)
    environment = os.environ | as_environment(settings)
    os.chdir(_PROJECT)
    command = [sys.executable, "-m", "server", host, str(port), told]
    os.execve(sys.executable, command, environment)  # noqa: S606 - our own interpreter, no shell wanted


def _as_in_an_address(host: str) -> str:
    """How a browser on this machine calls the host: an IPv6 address stands between brackets."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _demand_free_port(host: str, port: int) -> None:
    """Raises PortInUse where another program listens, before an address is told that would lead there."""
    for family, kind, protocol, _name, address in _addresses(host, port):
        try:
            with socket.socket(family, kind, protocol) as tried:
                if os.name == "posix":  # as the server will; elsewhere it would share the port of another program
                    tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(address)
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):  # not an address that this machine does not have
                raise PortInUse(port=str(port), host=host, other=str(port + 1)) from error


def _addresses(host: str, port: int) -> list[Any]:
    """Those that a name stands for; none where it stands for none, which the server will tell."""
    try:
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError:
        return []


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as the server will read them, whatever folder it runs in; a key as it is, not as it is shown."""
    values = settings.model_dump() | {"data_dir": settings.data_dir.absolute()}
    values |= {name: value.get_secret_value() for name, value in values.items() if isinstance(value, SecretStr)}
    if settings.model_file:
        values["model_file"] = settings.model_file.absolute()
    given = {f"PARTAGE_{name.upper()}": str(value) for name, value in values.items() if value is not None}
    return given | {WHICH_ENV_FILE: str(env_file())}


def work() -> None:
    from corpus.logs import set_up_logs
    from jobs.worker import work as work_off

    set_up_logs(read_settings())
    work_off(read_settings())


def doctor(
    repair: Annotated[
        bool, typer.Option("--repair", help=_("Also repair what can be repaired: the search, leftovers, texts."))
    ] = False,
) -> None:
    from doctor.checks import Level
    from doctor.installation import check_installation

    worst = Level.OK
    for check in check_installation(read_settings(), repair):
        print(f"{_(check.level):12} {check.words(LANGUAGE)}", flush=True)
        if remedy := check.remedy_words(LANGUAGE):
            print(f"{'':12} → {remedy}", flush=True)
        worst = Level.PROBLEM if Level.PROBLEM in (worst, check.level) else worst
    if worst is Level.PROBLEM:
        raise typer.Exit(1)


def moderation_log(as_json: AsJson = False) -> None:
    from corpus.moderation_log import ACTION_NAMES
    from corpus.store import Store

    with closing(Store(read_settings())) as store:
        entries = store.log.entries()
    if not entries:
        say(_("Nothing has been entered in the log yet."))
    for entry in entries:
        record = asdict(entry) | {"at": entry.at.isoformat()}
        if as_json:
            print_json(record)
        else:
            print(*(record | {"action": _(ACTION_NAMES[entry.action])}).values(), sep="\t")


def feedback(as_json: AsJson = False) -> None:
    from corpus.opinions import FAULT_NAMES
    from corpus.store import Store

    with closing(Store(read_settings())) as store:
        count, faults, kept = store.opinions.count(), store.opinions.faults(), store.opinions.with_questions()
    if as_json:
        questions = [{"day": one.day.isoformat()} | asdict(one.opinion) for one in kept]
        print_json(asdict(count) | {"faults": faults, "questions": questions})
        return
    print(counted(LANGUAGE, "{count} answer helped", "{count} answers helped", count.helped))
    print(counted(LANGUAGE, "{count} did not", "{count} did not", count.failed))
    for fault, many in faults.items():
        print(_(FAULT_NAMES[fault]), many, sep="\t")
    for one in kept:
        print(one.day, _("helped") if one.opinion.helped else _("did not help"), one.opinion.question, sep="\t")
