"""What a monitor reads: ready or the reason why not, and figures that are for the machine itself alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from prometheus_client.parser import text_string_to_metric_families
from small_corpus import add_document
from starlette.applications import Starlette
from starlette.testclient import TestClient

from answer.commons import Commons
from answer.models import Answer, Mode
from corpus.errors import EmptyFile
from corpus.settings import Settings
from index.embedders import Embedder
from jobs.figures import TaskFigures, figures_file
from jobs.queue import Jobs
from pages.addresses.operations import health_routes, metrics_routes
from pages.metrics import count_answer, count_failure, timed_page
from pages.runs import Runs

TOKEN = "told-to-one-monitor-only"  # noqa: S105 - of a server that lives as long as a test


@pytest.fixture
def commons(settings: Settings, embedder: Embedder) -> Iterator[Commons]:
    commons = Commons(settings, lambda _: embedder)
    yield commons
    commons.close()


@pytest.fixture
def runs() -> Runs:
    return Runs()


def client_of(commons: Commons, runs: Runs, host: str = "127.0.0.1") -> TestClient:
    routes = [*health_routes(lambda: commons, runs), *metrics_routes(lambda: commons)]
    return TestClient(Starlette(routes=routes), client=(host, 50000), headers={"Accept-Language": "en"})


@pytest.fixture
def at_work(settings: Settings) -> Iterator[None]:
    """What a worker that is at work holds."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with FileLock(settings.data_dir / "worker.lock"):
        yield


@pytest.mark.usefixtures("at_work")
def test_a_server_whose_parts_are_all_there_is_ready(commons: Commons, runs: Runs, embedder: Embedder) -> None:
    assert commons.search_index.embedder is embedder
    response = client_of(commons, runs).get("/ready")
    assert response.status_code == 200
    assert "problem" not in response.text
    assert "OK: Every document can be found." in response.text
    french = client_of(commons, runs).get("/ready", headers={"Accept-Language": "fr"}).text
    assert re.search(r" [\d\u202f]+(,\d)? Go sont libres sur le disque", french)


@pytest.mark.usefixtures("at_work")
def test_the_documents_that_cannot_be_found_yet_are_counted_those_read_anew_too(
    commons: Commons, runs: Runs, tmp_path: Path
) -> None:
    first = add_document(commons.store, tmp_path, "a.txt", ["# Objet", "La maintenance dure deux ans."])
    commons.refresh()
    second = add_document(commons.store, tmp_path, "b.txt", ["# Objet", "L’astreinte est de nuit."])
    page = commons.store.texts.page(first.id, 1)
    cut = [replace(one, document_id=first.id, id=0) for one in commons.store.texts.passages_of(second.id)]
    commons.store.replace_text(first.id, [page], cut)
    response = client_of(commons, runs).get("/ready", headers={"Accept-Language": "fr"})
    assert response.status_code == 200
    assert "Documents qui ne peuvent pas être trouvés d’ici là\u00a0: 2." in response.text

    commons.refresh()
    commons.store.describe(second.id, title="Astreinte")
    assert "but every document is in it" in client_of(commons, runs).get("/ready").text


@pytest.mark.usefixtures("at_work")
def test_a_server_that_still_loads_its_model_is_not(commons: Commons, runs: Runs) -> None:
    response = client_of(commons, runs).get("/ready")
    assert response.status_code == 503
    assert "problem: The search is still being loaded." in response.text


def test_nor_one_without_a_worker(commons: Commons, runs: Runs) -> None:
    response = client_of(commons, runs).get("/ready")
    assert response.status_code == 503
    assert "problem: Uploaded files are not being processed." in response.text


@pytest.mark.usefixtures("at_work")
def test_nor_one_that_is_about_to_end(commons: Commons, runs: Runs) -> None:
    assert commons.search_index.embedder
    runs.close()
    response = client_of(commons, runs).get("/ready", headers={"Accept-Language": "fr"})
    assert response.status_code == 503
    assert "Le serveur va s’arrêter." in response.text


@pytest.mark.usefixtures("at_work")
def test_nor_one_whose_disk_cannot_hold_what_visitors_may_give(settings: Settings, embedder: Embedder) -> None:
    commons = Commons(settings.model_copy(update={"max_file_bytes": 10**18}), lambda _: embedder)
    response = client_of(commons, Runs()).get("/ready")
    commons.close()
    assert response.status_code == 503
    assert "too little for what visitors upload" in response.text


def test_nor_one_whose_data_folder_is_out_of_reach(tmp_path: Path, embedder: Embedder) -> None:
    mounted = tmp_path / "disk"
    commons = Commons(Settings(data_dir=mounted / "data", _env_file=None), lambda _: embedder)
    mounted.rename(tmp_path / "elsewhere")
    mounted.touch()
    response = client_of(commons, Runs()).get("/ready")
    commons.close()
    assert response.status_code == 503
    assert "problem: The data folder cannot be used (NotADirectoryError)." in response.text


def test_it_lives_even_so(commons: Commons, runs: Runs) -> None:
    assert client_of(commons, runs).get("/health").text == "ok\n"


def figures(text: str) -> dict[str, float]:
    """Each sample by its name and the values of its labels."""
    return {
        " ".join([one.name, *one.labels.values()]): one.value
        for family in text_string_to_metric_families(text)
        for one in family.samples
    }


def test_the_figures_count_answers_refusals_errors_and_what_waits(commons: Commons, runs: Runs) -> None:
    client = client_of(commons, runs)
    before = figures(client.get("/metrics").text)
    with timed_page():
        count_answer(Answer("Qui a écrit à marie@exemple.fr ?", "", Mode.EXTRACTIVE, (), ()), 0.25)
        count_answer(Answer("Et le gratin ?", "", Mode.REFUSED, (), ()), 0.15)
        count_failure(KeyError("marie@exemple.fr"))
    uploads = Jobs(commons).receive("lettre-de-marie.md", b"# Bonjour"), commons.store.uploads.receive("vide.md", b"")
    commons.store.uploads.fail(uploads[1].id, EmptyFile(file="vide.md"))
    text = client.get("/metrics").text
    after = figures(text)

    def more(name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more("partage_answer_seconds_count extractive") == 1
    assert more("partage_answer_seconds_sum refused") == pytest.approx(0.15)
    assert more("partage_page_errors_total KeyError") == 1
    assert more("partage_page_seconds_count") == 1
    assert after["partage_uploads received"] == 1
    assert after["partage_uploads_refused EmptyFile"] == 1
    assert after["partage_documents"] == after["partage_worker_up"] == 0
    assert 0 < after["partage_oldest_upload_seconds"] < 60
    assert "marie" not in text
    assert "gratin" not in text
    assert str(commons.settings.data_dir) not in text


def test_what_the_worker_did_is_in_the_figures_too(commons: Commons, runs: Runs) -> None:
    jobs = Jobs(commons)
    worker = TaskFigures(jobs.huey)
    jobs.receive("rex.md", b"# Un retour\n\nLe marche a dure trois ans.\n")
    jobs.work_off()
    worker.write(figures_file(commons.settings))
    shown = figures(client_of(commons, runs).get("/metrics").text)
    assert shown["partage_task_seconds_count read"] == 1
    assert shown["partage_worker_process_resident_memory_bytes"] > 0
    assert shown["partage_uploads protected"] == 1


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_the_figures_are_not_for_who_comes_through_a_web_server(commons: Commons, runs: Runs, header: str) -> None:
    response = client_of(commons, runs).get("/metrics", headers={header: "127.0.0.1"})
    assert response.status_code == 403
    assert "partage_" not in response.text


def test_nor_for_another_machine_unless_it_has_the_token(settings: Settings, embedder: Embedder) -> None:
    commons = Commons(Settings(data_dir=settings.data_dir, metrics_token=TOKEN, _env_file=None), lambda _: embedder)
    client = client_of(commons, Runs(), "192.0.2.7")
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 403
    assert client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    commons.close()


def test_without_a_token_in_the_settings_no_token_opens_them(commons: Commons, runs: Runs) -> None:
    client = client_of(commons, runs, "192.0.2.7")
    assert client.get("/metrics", headers={"Authorization": "Bearer None"}).status_code == 403


def test_the_server_waits_for_pages_that_are_drawn_and_for_those_that_are_drawn_anew_at_once() -> None:
    runs = Runs()
    assert runs.are_over()
    with runs.one():
        assert not runs.are_over()
    assert not runs.are_over()
