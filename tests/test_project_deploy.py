"""The unit and the container run the commands that exist, with the folders, the time and the programs they need."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command

import server
from cli.partage import app
from jobs import worker

ROOT = Path(__file__).parents[1]
UNIT = (ROOT / "deploy" / "partage.service").read_text("utf-8")
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text("utf-8")


def told(name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", UNIT, re.MULTILINE)


def test_the_unit_starts_the_server_on_the_folder_that_it_may_write_to() -> None:
    [command] = told("ExecStart")
    folder, program, word = re.fullmatch(r"(/\S+)/\.venv/bin/(\w+) (\w+)", command).groups()  # type: ignore[union-attr]
    assert told("WorkingDirectory") == [folder]
    assert program == "partage"
    assert word in get_command(app).commands  # type: ignore[attr-defined]
    assert f"PARTAGE_DATA_DIR=/var/lib/{told('StateDirectory')[0]}" in told("Environment")
    assert told("ProtectSystem") == ["strict"]
    assert told("NoNewPrivileges") == ["yes"]


def test_the_unit_leaves_the_server_the_time_to_end() -> None:
    assert int(told("TimeoutStopSec")[0]) > server.LONGEST_PAGE + server.LONGEST_TRANSFER + worker.LONGEST_END
    assert told("KillMode") == ["mixed"]  # or the worker would be told to end before the last answers are given


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "partage.service"
    unit.write_text(UNIT.replace(told("ExecStart")[0].split()[0], sys.executable), "utf-8")
    verified = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True)
    assert [line for line in verified.stderr.splitlines() if "partage.service" in line] == []


def test_the_container_holds_the_whole_program_and_nothing_else() -> None:
    let_in = {
        line.removeprefix("!")
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    assert {name for name in packages if "." not in name} <= let_in
    assert {"*.py", "pyproject.toml", "constraints.txt", "README.md", ".streamlit/config.toml"} <= let_in
    assert not let_in & {"data", ".env", ".streamlit", "tests"}


def test_what_is_installed_is_the_whole_program_with_its_data() -> None:
    """An installation in place, as the tests have, would not miss what is forgotten here."""
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packages, data = set(setup["packages"]), setup["package-data"]
    tops = {name for name in packages if "." not in name}
    files = [path.relative_to(ROOT) for top in tops for path in (ROOT / top).rglob("*") if path.is_file()]
    shipped = [path for path in files if "__pycache__" not in path.parts and path.suffix != ".pyc"]

    assert {".".join(path.parent.parts) for path in shipped if path.name == "__init__.py"} == packages
    assert [
        str(path)
        for path in shipped
        if path.suffix != ".py"
        and not any(path.match(f"{path.parts[0]}/{glob}") for glob in data.get(path.parts[0], []))
    ] == []


def test_the_container_serves_as_nobody_in_particular_and_tells_whether_it_is_ready() -> None:
    assert re.search(r"^USER partage$", CONTAINER, re.MULTILINE)
    assert CONTAINER.rindex("USER partage") < CONTAINER.rindex("CMD [")
    assert 'CMD ["partage", "serve", "--host", "0.0.0.0"]' in CONTAINER
    assert "http://localhost:8501/ready" in CONTAINER
    assert re.search(r"^VOLUME /data$", CONTAINER, re.MULTILINE)
    assert "PARTAGE_DATA_DIR=/data" in CONTAINER
