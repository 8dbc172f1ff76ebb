"""Old Office formats, RTF and pictures become a file that can be read: the first by LibreOffice, pictures as PDF.

What is published is the file that was made, since what the old one tells about people could not be taken out of it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from corpus.settings import Settings
from ingest.programs import BUSY, run_program

_BY_LIBREOFFICE = {
    "Word 97-2003 (.doc)": "docx",
    "Excel 97-2003 (.xls)": "xlsx",
    "PowerPoint 97-2003 (.ppt)": "pptx",
    "RTF": "docx",
}
_LIBRARIES = {"Writer": "sw", "Calc": "sc", "Impress": "sd"}
"""How the library of each part of LibreOffice that is needed is called."""
_PICTURES = {"JPEG image", "PNG image", "TIFF image"}
_FOLDER_OF_PROFILE = "user"
# No macro runs, nothing active is loaded, and no link of the document fetches anything.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def libreoffice() -> str | None:
    """The command of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def missing_parts() -> list[str]:
    """The parts of LibreOffice that it lacks, packages of their own on some systems; none where that cannot be told."""
    command = libreoffice()
    folder = Path(command).resolve().parent if command else None
    missing = [part for part, name in _LIBRARIES.items() if folder and not any(folder.glob(f"lib{name}lo.*"))]
    return [] if len(missing) == len(_LIBRARIES) else missing


def converted_name(file: str, found: str) -> str:
    """What `file`, in the format `found`, is called once converted; "" where it cannot be."""
    if found in _PICTURES:
        return str(PurePosixPath(file).with_suffix(".pdf"))
    ending = _BY_LIBREOFFICE.get(found) if libreoffice() else None
    return str(PurePosixPath(file).with_suffix(f".{ending}")) if ending else ""


def convert(source: Path, target: Path, found: str, settings: Settings) -> bool:
    """Whether `source`, in the format `found`, could be written as `target`; in a process of its own, within limits."""
    with TemporaryDirectory(dir=target.parent, prefix="converting-") as name:
        folder = Path(name).absolute()
        made = _draw(source, folder, settings) if found in _PICTURES else _save(source, folder, found, settings)
        if made and made.stat().st_size <= settings.max_file_bytes:
            made.replace(target)
            return True
    return False


def _draw(source: Path, folder: Path, settings: Settings) -> Path | None:
    made = folder / "pages.pdf"
    command = [sys.executable, "-m", f"{__package__}.picture_pages", str(source.absolute()), str(made)]
    return made if _run(command, folder, settings) and made.exists() else None


def _save(source: Path, folder: Path, found: str, settings: Settings) -> Path | None:
    command, ending = libreoffice(), _BY_LIBREOFFICE[found]
    if command is None:
        return None
    profile = folder / "profile" / _FOLDER_OF_PROFILE
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    given, made = folder / "given", folder / "made"
    shutil.copyfile(source, given)  # under a name of ours: it believes endings, and a name may look like an option
    options = ["--headless", "--norestore", f"-env:UserInstallation={profile.parent.as_uri()}"]
    options += ["--convert-to", ending, "--outdir", str(made), str(given)]
    found_there = _run([command, *options], folder, settings) and list(made.glob("*"))
    return found_there[0] if found_there else None


def _run(command: list[str], folder: Path, settings: Settings) -> bool:
    """Whether the command ended well, within the limits of any reading."""
    seconds, home = settings.reading_timeout, {"HOME": str(folder), "TMPDIR": str(folder)}
    limits = (settings.reading_memory, seconds)
    return run_program(command, seconds * BUSY, environment=home, limits=limits) == 0
