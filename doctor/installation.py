"""What the program needs to run, checked one thing at a time: what `partage doctor` tells."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from corpus.errors import PartageError
from corpus.messages import N_
from corpus.settings import PREFIX, Settings, setting_names, unknown_settings
from doctor.checks import Check, Level
from ingest.conversion import missing_parts
from ingest.recognition import usable_languages

if TYPE_CHECKING:
    from index.embedders import Embedder

_FEW_TOKENS = 16
_FREE_BYTES = 2 * 1024**3
_CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def check_installation(settings: Settings, repair: bool = False) -> Iterator[Check]:
    """Every finding, cheap ones first; loading the model comes near the end and takes seconds.

    `repair` makes anew what can be made from what is stored, and removes what nothing needs.
    """
    yield _python()
    yield from _packages()
    yield _torch()
    yield from map(_no_setting, unknown_settings())
    yield _tool("chromium", _CHROMIUM_NAMES, N_("Only the browser tests need it: apt-get install chromium"))
    yield _tesseract(settings)
    yield _libreoffice()
    folder = _data_folder(settings)
    yield folder
    if folder.level is not Level.OK:
        return
    yield _free_space(settings)
    yield from _attempt(lambda: _corpus(settings, repair))
    yield from _attempt(lambda: _reader(settings))
    yield from _attempt(lambda: _language_model(settings))


def _python() -> Check:
    found = {"version": ".".join(map(str, sys.version_info[:3]))}
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return Check(Level.OK, N_("Python {version}"), found)
    return Check(Level.PROBLEM, N_("Python {version}"), found, N_("Install Python 3.11, 3.12 or 3.13, then try again."))


def _packages() -> Iterator[Check]:
    wanted = [Requirement(text) for text in requires("partage") or ()]
    needed = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    fitting = 0
    for requirement in needed:
        found = _version(requirement.name)
        if found is not None and requirement.specifier.contains(found, prereleases=True):
            fitting += 1
        else:
            details = {"package": str(requirement).split(";")[0], "found": found or "–"}
            remedy = N_('Install it: pip install "{package}"')
            yield Check(Level.PROBLEM, N_("package {package} (found: {found})"), details, remedy)
    named = ", ".join(f"{name} {_version(name)}" for name in ("streamlit", "sentence-transformers", "faiss-cpu"))
    yield Check(Level.OK, N_("{count} packages, among them {named}"), {"count": fitting, "named": named})


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _no_setting(name: str) -> Check:
    """A misspelt setting, of which nothing else would tell that it has no effect."""
    known = {one.removeprefix(PREFIX): one for one in setting_names()}
    closest = next((known[one] for one in get_close_matches(name.removeprefix(PREFIX), known, 1)), "")
    remedy = N_("Take it out of the environment or of the file “.env”; the README lists the settings.")
    if closest:
        remedy = N_("Did you mean {closest}? Correct its name in the environment or in the file “.env”.")
    details = {"name": name, "closest": closest}
    return Check(Level.WARNING, N_("{name} is no setting: it changes nothing"), details, remedy)


def _torch() -> Check:
    try:
        import torch
    except ImportError as error:
        return Check(Level.PROBLEM, N_("torch cannot be loaded ({reason})"), {"reason": error}, _REINSTALL)
    build = f"CUDA {torch.version.cuda}" if torch.version.cuda else "CPU"
    details = {"version": torch.__version__, "build": build, "threads": torch.get_num_threads()}
    return Check(Level.OK, N_("torch {version}, built for {build}, {threads} threads"), details)


_REINSTALL = N_("Install the dependencies again: pip install -e .")


def _tool(name: str, commands: tuple[str, ...], remedy: str) -> Check:
    path = next(filter(None, map(shutil.which, commands)), None)
    if path:
        return Check(Level.OK, N_("{name}: {path}"), {"name": name, "path": path})
    return Check(Level.WARNING, N_("{name} is not installed"), {"name": name}, remedy)


def _tesseract(settings: Settings) -> Check:
    found = _tool("tesseract", ("tesseract",), _INSTALL_TESSERACT)
    missing = set(settings.recognition_languages.split("+")) - set(usable_languages(settings))
    if found.level is not Level.OK or not missing:
        return found
    details = {"missing": ", ".join(sorted(missing))}
    return Check(Level.WARNING, N_("tesseract lacks: {missing}"), details, _INSTALL_TESSERACT)


_INSTALL_TESSERACT = N_(
    "Scanned pages cannot be searched without it: apt-get install tesseract-ocr tesseract-ocr-fra, then partage refresh"
)


def _libreoffice() -> Check:
    found = _tool("libreoffice", ("soffice", "libreoffice"), _INSTALL_LIBREOFFICE)
    missing = missing_parts()
    if not missing:
        return found
    return Check(
        Level.WARNING, N_("libreoffice lacks: {missing}"), {"missing": ", ".join(missing)}, _INSTALL_LIBREOFFICE
    )


_INSTALL_LIBREOFFICE = N_(
    "Without it .doc, .xls, .ppt and .rtf are refused: "
    "apt-get install libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"
)


def _data_folder(settings: Settings) -> Check:
    folder = settings.data_dir.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        details = {"folder": folder, "reason": error.strerror or error}
        remedy = N_("Set PARTAGE_DATA_DIR to a folder that can be written to.")
        return Check(Level.PROBLEM, N_("data folder {folder} ({reason})"), details, remedy)
    return Check(Level.OK, N_("data folder {folder}"), {"folder": folder})


def _free_space(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.data_dir).free
    details = {"free": round(free / 1024**3, 1)}
    if free < _FREE_BYTES:
        return Check(
            Level.WARNING, N_("{free} GB free on the disk"), details, N_("Free some space: 2 GB is comfortable.")
        )
    return Check(Level.OK, N_("{free} GB free on the disk"), details)


def _attempt(checks: Callable[[], Iterator[Check]]) -> Iterator[Check]:
    try:
        yield from checks()
    except PartageError as error:
        yield Check(Level.PROBLEM, error.template, error.details)


def _corpus(settings: Settings, repair: bool) -> Iterator[Check]:
    # These load torch; what comes before must be told even where that fails.
    from corpus.store import Store
    from doctor.soundness import check_stored
    from index.embedders import open_embedder

    with closing(Store(settings)) as store:
        passages = store.texts.passage_ids()
        counts = {"documents": len(store.documents()), "passages": len(passages)}
        yield Check(Level.OK, N_("{documents} documents, {passages} passages"), counts)
        yield _reports(settings, len(store.reported_documents()))
        embedder = open_embedder(settings)
        model = _embedder(embedder)
        yield model
        if model.level is Level.OK:
            yield from check_stored(settings, store, embedder, repair)


def _embedder(embedder: Embedder) -> Check:
    """Whether its vectors tell what is near from what is far."""
    details = {"model": embedder.name, "dimension": embedder.dimension}
    question = embedder.embed_question("pénalités de retard")
    near, far = embedder.embed_passages(["Pénalités en cas de retard de livraison.", "Menu de la cantine scolaire."])
    if not float(question @ near) > float(question @ far):
        return Check(Level.PROBLEM, N_("model {model}: its vectors make no sense"), details, _UNPACK_AGAIN)
    return Check(Level.OK, N_("model {model}: loads and tells meanings apart ({dimension} dimensions)"), details)


def _reader(settings: Settings) -> Iterator[Check]:
    """Whether what reads closely, where it is set, tells what answers from what does not."""
    if settings.reader == "off":
        return
    from index.reader import ToRead
    from index.reader.bundled import open_bundled_reader

    texts = [ToRead("", "Le titulaire est payé sous trente jours."), ToRead("", "Le menu de la cantine est affiché.")]
    answers, other = open_bundled_reader(settings).read("En combien de jours le titulaire est-il payé ?", texts)
    if answers.score > other.score:
        yield Check(Level.OK, N_("reader: tells what answers from what does not"), {})
    else:
        yield Check(Level.PROBLEM, N_("reader: does not tell what answers from what does not"), {}, _UNPACK_AGAIN)


def _reports(settings: Settings, reported: int) -> Check:
    details = {"count": reported}
    if not settings.is_moderated:
        return Check(Level.WARNING, N_("nobody can moderate; reported documents: {count}"), details, _NAME_A_MODERATOR)
    if reported:
        return Check(Level.WARNING, N_("reported documents waiting for a moderator: {count}"), details, _MODERATE)
    return Check(Level.OK, N_("no report is waiting for a moderator"), {})


_NAME_A_MODERATOR = N_("Name moderators in PARTAGE_MODERATORS, or set a password in PARTAGE_ADMIN_TOKEN.")
_MODERATE = N_("Open the page /moderation of the site.")


def _language_model(settings: Settings) -> Iterator[Check]:
    from answer.language_models import open_language_model
    from prompts.template import Message

    model = open_language_model(settings)
    if model is None:
        yield Check(Level.OK, N_("no language model is set: answers are quotations"), {})
        return
    question = [Message("user", "1 + 1 = ?")]
    with closing(model), closing(model.stream(question, _FEW_TOKENS)) as pieces:
        has_answered = any(pieces)
    details = {"model": model.name}
    if has_answered:
        yield Check(Level.OK, N_("language model {model}: answers"), details)
    else:
        yield Check(Level.PROBLEM, N_("language model {model}: sends an empty answer"), details, _OTHER_MODEL)


_OTHER_MODEL = N_("Check the name in PARTAGE_MODEL_NAME, and that this model can answer questions.")
_UNPACK_AGAIN = N_("Delete the folder “models” in the data folder; the model is unpacked again at the next start.")
