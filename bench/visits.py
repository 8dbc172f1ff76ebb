"""What visitors do on a running server, for whoever measures it: they ask, and they give a document."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import CalledProcessError
from time import perf_counter
from typing import Any

from bench.visitor import Visitor
from ingest.incoming import MANIFEST_NAME

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))  # the server is started as the tests start theirs

from served import Served as Served
from served import ingest
from served import served as serve

_LONGEST_UPLOAD = 900.0
_WITHOUT_LIMITS = {"PARTAGE_FILES_PER_HOUR": "0", "PARTAGE_QUESTIONS_PER_HOUR": "0"}
_LICENCE = ("Licence", "Licence Ouverte 2.0")
_PUBLISH = "Publier"
_REFUSED = ":material/block:"
_KNOWN = "est déjà partagé"
_NAMED = "y lire ce que les pages masquent"
_AS_IT_IS = "Publier le fichier tel quel"
_NEAR = ":material/difference:"

_ANSWER = re.compile(r"class=\W*answer\b")

SAMPLE_QUESTIONS = [
    "Quelles sont les pénalités de retard ?",
    "Quel est le délai de VABF ?",
    "Quel est le délai d’intervention ?",
]


@contextmanager
def served(folder: Path, files: Sequence[Path], **settings: str) -> Iterator[Served]:
    """A server of these files, with a data folder in `folder`, that is ready; it ends with the context.

    They are not added where the folder already holds a corpus, made by a run before.
    """
    if files and not (folder / "data" / "corpus.sqlite").exists():
        manifest = files[0].parent / MANIFEST_NAME
        with suppress(CalledProcessError):  # some of the real files are refused, with their reason
            ingest(folder, files, manifest if manifest.exists() else None)
    with serve(folder, **_WITHOUT_LIMITS | settings) as server:
        yield server


def ask(visitor: Visitor, question: str) -> float:
    """The seconds until the whole answer, or a refusal, stands on the page. Raises AssertionError where none does."""
    began = perf_counter()
    visitor.open("ask", q=question)
    taken = perf_counter() - began
    if not _ANSWER.search(visitor.shown):
        raise AssertionError(f"no answer to {question!r}:\n{visitor.shown[-2000:]}")
    return taken


def give(address: str, file: Path, longest: float = _LONGEST_UPLOAD) -> dict[str, Any]:
    """What became of one upload, and the seconds until it had. Raises TimeoutError after two times `longest`."""
    began = perf_counter()
    with Visitor(address) as visitor:
        visitor.open("contribute")
        visitor.upload(file)
        visitor.run_until(lambda shown: any(sign in shown for sign in (_PUBLISH, _REFUSED, _KNOWN)), longest)
        became = "refused with its reason" if _REFUSED in visitor.shown else "already shared"
        if _PUBLISH in visitor.shown:
            visitor.choose(*_LICENCE)
            visitor.press(_PUBLISH)
            if _NAMED in visitor.shown:  # whom the file would give away is told, and what is published is to be chosen
                visitor.press(_AS_IT_IS)
            visitor.run_until(lambda shown: "publié et consultable" in shown or _NEAR in shown, longest)
            became = "held back, being nearly another" if _NEAR in visitor.shown else "searchable"
    return {"file": file.name, "became": became, "seconds": round(perf_counter() - began, 1)}
