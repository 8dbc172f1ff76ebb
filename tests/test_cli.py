"""The command as people run it: real files, the bundled model, one process for all so that it loads once."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from model_server import scripted_server
from scans import CCTP as SCANNED
from scans import scan
from served import free_port, give_model
from small_corpus import add_document, count_words, page_of

from cli.base import spoken_language
from cli.partage import main
from corpus.moderation import Moderator
from corpus.opinions import Fault, Opinion
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from ingest.document import ReadDocument
from ingest.splitter import Splitter

CCTP = """# CCTP – Infogérance du parc de la ville de Tarn

## Article 4 – Niveaux de service

Le titulaire rétablit le service de messagerie en quatre heures ouvrées.

## Article 5 – Pénalités

Une pénalité de 150 euros par heure de retard est appliquée au titulaire.
"""
REX = """# Retour d’expérience : la cantine numérique

Les familles réservent les repas depuis leur téléphone, et les agents ont gagné deux jours par mois.
"""
COMMAND = (sys.executable, "-c", "from cli.partage import main; main()")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to ingest: two documents, a bad file and a manifest."""
    folder = tmp_path_factory.mktemp("incoming")
    (folder / "CCTP.md").write_text(CCTP, "utf-8")
    (folder / "cantine.md").write_text(REX, "utf-8")
    (folder / "vide.pdf").write_bytes(b"")
    (folder / "MANIFEST.tsv").write_text("file\tlicence\torigin\nCCTP.md\tMIT (LICENSE)\tdépôt\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory, model_settings: Settings) -> Path:
    return give_model(tmp_path_factory.mktemp("commons"), model_settings.models_dir) / "data"


@pytest.fixture
def run(data_dir: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command; gives its exit code, stdout and stderr."""
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(data_dir))

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        return int(ended.value.code or 0), *capfd.readouterr()

    return run


@pytest.fixture
def filled(run: Run, folder: Path, data_dir: Path, embedder: Embedder) -> Store:
    """The store with the two documents in it; the model stays open from one command to the next."""
    store = Store(Settings(data_dir=data_dir, _env_file=None))
    if len(store.documents()) < 2:
        run("ingest", str(folder), "--manifest", str(folder / "MANIFEST.tsv"))
    return store


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.slow
def test_ingest_goes_on_after_a_bad_file_tells_each_and_fails(run: Run, folder: Path, data_dir: Path) -> None:
    code, out, err = run("ingest", str(folder), "--manifest", str(folder / "MANIFEST.tsv"))
    assert (code, out) == (1, "")
    assert "/3] vide.pdf … échec" in err
    assert "2 ajoutés, 0 déjà là, 1 en échec." in err
    assert "vide.pdf\N{NO-BREAK SPACE}» est vide (0 octet)." in err
    by_file = {document.file: document for document in Store(Settings(data_dir=data_dir, _env_file=None)).documents()}
    assert by_file.keys() == {"CCTP.md", "cantine.md"}
    assert (by_file["CCTP.md"].licence, by_file["CCTP.md"].origin) == ("MIT", "dépôt")
    assert (by_file["cantine.md"].licence, by_file["cantine.md"].kind) == ("unknown", "REX")


@pytest.mark.slow
def test_ingest_again_adds_nothing(run: Run, folder: Path, filled: Store) -> None:
    before = filled.revision()
    code, _, err = run("ingest", str(folder / "CCTP.md"), str(folder / "cantine.md"))
    assert code == 0
    assert "0 ajouté, 2 déjà là, 0 en échec." in err
    assert "0 passage ajouté à la recherche, 0 retiré." in err
    assert filled.revision() == before


@pytest.mark.slow
def test_what_an_earlier_version_read_is_read_again_once(run: Run, filled: Store) -> None:
    cctp, rex = sorted(filled.documents(), key=lambda document: document.file)
    old = (page_of("Le titulaire rétablit la téléphonie en deux heures."),)
    filled.replace_text(cctp.id, old, Splitter(count_words, 50).split(ReadDocument(cctp.page_kind, old)), read_by=0)
    filled.describe(rex.id, read_by=0)
    run("refresh")
    assert "dont le texte vient d’une version précédente\N{NO-BREAK SPACE}: 2" in run("doctor")[1]
    code, out, err = run("reread")
    assert (code, out) == (0, "")
    assert "/2] CCTP.md … modifié" in err
    assert "/2] cantine.md … inchangé" in err
    assert "1 retiré." in err
    assert err.endswith("1 modifié, 1 sans changement, 0 en échec.\n")
    [hit] = objects(run("search", "rétablissement de la messagerie", "-k", "1", "--json")[1])[0]["hits"]
    assert "quatre heures ouvrées" in hit["text"]
    revision = filled.revision()
    code, _, err = run("reread")
    assert (code, len(err.splitlines())) == (0, 1)
    assert "partage reread --all" in err
    assert filled.revision() == revision


@pytest.mark.slow
def test_where_none_is_to_be_read_again_a_search_that_is_behind_is_brought_up_to_date(run: Run, filled: Store) -> None:
    run("refresh")
    pages, passages = filled.texts.whole(filled.documents()[0].id)
    filled.replace_text(filled.documents()[0].id, pages, passages[1:])
    _, _, err = run("reread")
    filled.replace_text(filled.documents()[0].id, pages, passages)
    run("refresh")
    assert "1 retiré" in err
    assert err.endswith("partage reread --all\n")


@pytest.mark.slow
def test_documents_are_read_again_where_they_are_named_hidden_ones_too(run: Run, filled: Store) -> None:
    cctp, rex = sorted(filled.documents(), key=lambda document: document.file)
    moderator = Moderator(filled, "a@ville.example")
    moderator.hide(rex.id, "")
    assert "[1/1] cantine.md … inchangé" in run("reread", rex.id[:8])[2]
    _, _, err = run("reread", "--all")
    assert "/2] CCTP.md … inchangé" in err
    assert "/2] cantine.md … inchangé" in err
    moderator.restore(rex.id, "")
    assert run("reread", cctp.id, "--all")[0] == 2
    code, _, err = run("reread", "nulle-part")
    assert (code, len(err.splitlines())) == (1, 1)
    assert "nulle-part" in err


@pytest.mark.slow
def test_a_document_whose_file_is_lost_is_told_and_fails(run: Run, filled: Store) -> None:
    cctp, _ = sorted(filled.documents(), key=lambda document: document.file)
    path = filled.files.path(cctp.sha256)
    kept = path.read_bytes()
    path.unlink()
    code, _, err = run("reread", "--all")
    path.write_bytes(kept)
    assert code == 1
    assert "/2] CCTP.md … échec" in err
    assert "/2] cantine.md … inchangé" in err
    assert "0 modifié, 1 sans changement, 1 en échec." in err
    title = f"«\N{NO-BREAK SPACE}{cctp.title}\N{NO-BREAK SPACE}» ({cctp.id})"
    file = "«\N{NO-BREAK SPACE}CCTP.md\N{NO-BREAK SPACE}»"
    assert f"  - {title} n’a pas été relu et reste tel quel. Le fichier conservé {file} manque" in err


@pytest.mark.slow
def test_first_ingest_says_that_the_search_is_prepared_and_nothing_else_of_it(folder: Path, tmp_path: Path) -> None:
    command = [*COMMAND, "ingest", str(folder / "cantine.md"), "--lang", "en"]
    environment = os.environ | {"PARTAGE_DATA_DIR": str(tmp_path)}
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=environment)
    assert told.stdout == ""
    assert told.stderr.splitlines() == [
        "The search is being prepared for its first use. This is done once and may take a minute or more.",
        "[1/1] cantine.md … added, 1 section",
        "1 passage made searchable, 0 removed.",
        "1 added, 0 already there, 0 failed.",
    ]


@pytest.mark.slow
@pytest.mark.usefixtures("tesseract", "filled")
def test_a_scan_waits_until_the_refresh_recognises_it(run: Run, data_dir: Path, tmp_path: Path) -> None:
    code, _, err = run("ingest", str(scan(SCANNED, [5], tmp_path / "Sillage numérisé.pdf")))
    assert code == 0
    assert "1 page est une image dont le texte n’est pas encore reconnu" in err
    assert "partage refresh" in err
    code, _, err = run("refresh")
    assert code == 0
    assert "1 document numérisé reconnu." in err
    assert "pas encore reconnu" not in err
    (record,) = objects(run("search", "GTR d’une anomalie bloquante en campagne de redevances", "-k", "1", "--json")[1])
    assert record["hits"][0]["file"] == "Sillage numérisé.pdf"
    store = Store(Settings(data_dir=data_dir, _env_file=None))
    run("delete", "--yes", next(one.id for one in store.documents() if one.file == "Sillage numérisé.pdf"))


def test_ingest_of_nothing_says_so(run: Run, tmp_path: Path) -> None:
    code, out, err = run("ingest", str(tmp_path / "absent"))
    assert (code, out) == (2, "")
    assert err == f"Il n’y a rien à l’emplacement «\N{NO-BREAK SPACE}{tmp_path / 'absent'}\N{NO-BREAK SPACE}».\n"


def test_bad_manifest_is_one_line(run: Run, folder: Path) -> None:
    code, out, err = run("ingest", str(folder), "--manifest", str(folder / "CCTP.md"))
    assert (code, out) == (1, "")
    assert err.startswith("Le fichier de métadonnées «\N{NO-BREAK SPACE}CCTP.md\N{NO-BREAK SPACE}» est inutilisable")
    assert len(err.splitlines()) == 1


@pytest.mark.slow
def test_search_finds_the_passage_that_answers(run: Run, filled: Store) -> None:
    code, out, _ = run("search", "Combien coûte une heure de retard ?", "-k", "3", "--json")
    (record,) = objects(out)
    first = record["hits"][0]
    assert code == 0
    assert first["rank"] == 1
    assert first["file"] == "CCTP.md"
    assert "150 euros par heure de retard" in first["text"]
    assert first.keys() == {"rank", "document", "title", "file", "page", "section", "score", "text"}


@pytest.mark.slow
def test_search_for_people_shows_place_and_words(run: Run, filled: Store) -> None:
    _, out, _ = run("search", "Combien coûte une heure de retard ?", "-k", "1")
    assert out.startswith("1. CCTP – Infogérance du parc de la ville de Tarn · ")
    assert "   Une pénalité de 150 euros par heure de retard" in out


@pytest.mark.slow
def test_the_links_of_an_answer_lead_to_where_the_pages_were_last_served(
    run: Run, filled: Store, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link() -> str:
        [record] = objects(run("ask", "Combien coûte une heure de retard ?", "--json")[1])
        return str(record["citations"][0]["url"]).split("/source?")[0]

    assert link() == "http://localhost:8501"
    port = free_port()
    served = subprocess.Popen(
        [*COMMAND, "serve", "--port", str(port)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        kept = data_dir / "address"
        while not kept.exists() or not kept.read_text("utf-8"):
            assert served.poll() is None, served.communicate()[1]
            time.sleep(0.1)
    finally:
        os.killpg(served.pid, signal.SIGKILL)
        served.communicate()
    try:
        assert link() == f"http://localhost:{port}"
        monkeypatch.setenv("PARTAGE_PUBLIC_URL", "https://partage.exemple.fr")
        assert link() == "https://partage.exemple.fr"
        monkeypatch.delenv("PARTAGE_PUBLIC_URL")
        kept.write_text("nowhere", "utf-8")
        assert link() == "http://localhost:8501"
    finally:
        kept.unlink()


@pytest.mark.slow
def test_filters_restrict_what_is_searched(run: Run, filled: Store) -> None:
    _, out, _ = run("search", "heure de retard", "--json", "--kind", "rex")
    assert {hit["file"] for hit in objects(out)[0]["hits"]} == {"cantine.md"}
    code, _, err = run("search", "heure de retard", "--kind", "CCPT")
    assert code == 2
    assert err.startswith(
        "«\N{NO-BREAK SPACE}CCPT\N{NO-BREAK SPACE}» ne fait pas partie de\N{NO-BREAK SPACE}: CCTP, CCAP, CCP, RC"
    )
    assert len(err.splitlines()) == 1


@pytest.mark.slow
def test_a_buyer_is_chosen_by_a_part_of_its_name(run: Run, filled: Store) -> None:
    for document in filled.documents():
        filled.describe(document.id, buyer="Ville d’Évry" if document.file == "cantine.md" else "Ville de Tarn")
    _, out, _ = run("search", "heure de retard", "--json", "--buyer", "évry")
    assert {hit["file"] for hit in objects(out)[0]["hits"]} == {"cantine.md"}
    code, _, err = run("search", "heure de retard", "--buyer", "Lyon")
    assert code == 2
    assert err.endswith("Ville de Tarn, Ville d’Évry.\n")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["ask", "search"])
def test_empty_commons_says_how_to_add_documents(
    run: Run, command: str, tmp_path: Path, model_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(give_model(tmp_path, model_settings.models_dir) / "data"))
    code, _, told = run(command, "Quelles pénalités de retard ?")
    assert code == 0
    assert "Aucun document n’a encore été partagé. Pour en ajouter\N{NO-BREAK SPACE}: partage ingest DOSSIER\n" in told


@pytest.mark.slow
def test_ask_answers_with_quotations_that_stand_in_the_corpus(run: Run, filled: Store) -> None:
    _, out, _ = run("ask", "Quelle pénalité par heure de retard ?", "--json")
    (record,) = objects(out)
    citation = record["citations"][0]
    assert not record["refused"]
    assert citation["file"] == "CCTP.md"
    assert "150 euros" in citation["quote"]
    assert any(citation["quote"] in page.text for page in filled.texts.pages(citation["document"]))
    _, shown, _ = run("ask", "Quelle pénalité par heure de retard ?")
    assert "[1]" in shown
    assert "Sources\N{NO-BREAK SPACE}:" in shown


@pytest.mark.slow
def test_file_of_questions_gives_one_line_each_and_goes_on_after_a_bad_one(
    run: Run, filled: Store, tmp_path: Path
) -> None:
    asked = [
        {"id": "Q1", "question": "Quelle pénalité par heure de retard ?"},
        {"id": "Q2", "question": "x" * 10_000},
        {"id": "Q3", "question": "Et pour la messagerie ?", "history": ["Quels délais de rétablissement ?"]},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in asked), "utf-8")
    code, out, _ = run("search", "--questions", str(path), "--json")
    found = objects(out)
    assert code == 0
    assert [record["id"] for record in found] == ["Q1", "Q2", "Q3"]
    assert found[0]["hits"][0]["file"] == "CCTP.md"
    assert found[1].keys() == {"id", "error"}
    assert "10000 caractères" in found[1]["error"]
    _, out, _ = run("ask", "--questions", str(path), "--json")
    assert [record["id"] for record in objects(out)] == ["Q1", "Q2", "Q3"]
    assert objects(out)[0]["citations"]


@pytest.mark.slow
@pytest.mark.parametrize(("question", "reason"), [("", "La question est vide."), ("x" * 10_000, "10000 caractères")])
def test_bad_question_is_one_line_on_stderr(run: Run, filled: Store, question: str, reason: str) -> None:
    code, out, err = run("ask", question)
    assert (code, out) == (1, "")
    assert reason in err
    assert len(err.splitlines()) == 1


@pytest.mark.slow
def test_list_gives_one_object_a_document(run: Run, filled: Store) -> None:
    _, out, err = run("list", "--json")
    listed = objects(out)
    assert err == ""
    assert {record["file"] for record in listed} == {"CCTP.md", "cantine.md"}
    assert listed[0].keys() >= {"id", "title", "file", "kind", "language", "pages", "sha256", "downloads"}
    _, out, _ = run("list")
    assert any("CCTP – Infogérance du parc de la ville de Tarn" in line for line in out.splitlines())


@pytest.mark.parametrize(
    ("kind", "words"), [("REX", "Retour d’expérience"), ("tool", "Outil de pilotage"), ("devis", "devis")]
)
def test_list_names_kinds_as_readers_do_and_gives_programs_their_key(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, words: str
) -> None:
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path))
    store = Store(Settings(data_dir=tmp_path, _env_file=None))
    document = add_document(store, tmp_path, "a.txt", ["Objet du marché"])
    store.describe(document.id, kind=kind)
    _, out, _ = run("list")
    assert out.split("  ")[2] == words
    _, out, _ = run("list", "--json")
    assert [record["kind"] for record in objects(out)] == [kind]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_list_names_the_word_file_of_a_document_whose_text_only_is_published(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path))
    store = Store(Settings(data_dir=tmp_path, _env_file=None))
    document = add_document(store, tmp_path, "a.txt", ["Objet du marché"])
    store.describe(document.id, text_only=True)
    _, out, _ = run("list", *options)
    assert "a.docx" in out
    assert "a.txt" not in out


@pytest.mark.slow
def test_delete_takes_the_start_of_an_identifier_and_nothing_is_found_any_more(
    run: Run, filled: Store, folder: Path
) -> None:
    rex = next(document for document in filled.documents() if document.file == "cantine.md")
    code, _, err = run("delete", rex.id[:6], "--yes")
    assert code == 0
    assert "a été retiré" in err
    _, out, _ = run("search", "repas des familles à la cantine", "--json")
    assert {hit["file"] for hit in objects(out)[0]["hits"]} <= {"CCTP.md"}
    code, _, err = run("delete", rex.id, "--yes")
    assert code == 1
    assert rex.id in err
    run("ingest", str(folder / "cantine.md"))


@pytest.mark.slow
def test_empty_corpus_is_refused_an_answer_and_is_no_error(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path))
    code, out, _ = run("ask", "Quelle pénalité ?", "--json")
    assert code == 0
    assert objects(out)[0]["refused"] is True
    assert run("list") == (0, "", "")
    code, out, _ = run("search", "Quelle pénalité ?")
    assert (code, out) == (0, "Rien n’a été trouvé.\n")


def test_data_folder_that_cannot_be_used_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path / "taken"))
    code, out, err = run("list")
    assert (code, out) == (1, "")
    assert str(tmp_path / "taken") in err
    assert len(err.splitlines()) == 1


@pytest.mark.slow
def test_doctor_finds_this_installation_sound(run: Run, filled: Store) -> None:
    code, out, _ = run("doctor")
    assert code == 0
    assert "2 documents, " in out
    assert "modèle bundled\N{NO-BREAK SPACE}: se charge et distingue les sens (384 dimensions)" in out
    assert "tous les passages peuvent être trouvés" in out
    assert re.search(r" [\d\u202f]+(,\d)? Go libres sur le disque", out)
    assert "problème" not in out


def test_doctor_names_the_folder_it_cannot_write(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path / "taken"))
    code, out, _ = run("doctor")
    assert code == 1
    problem = next(line for line in out.splitlines() if line.startswith("problème"))
    assert str(tmp_path / "taken") in problem
    assert "PARTAGE_DATA_DIR" in out


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["list", "--lang", "en"], {"LANG": "fr_FR.UTF-8"}, "en"),
        (["--lang=fr"], {"PARTAGE_LANG": "en"}, "fr"),
        ([], {"PARTAGE_LANG": "en", "LC_ALL": "fr_FR.UTF-8"}, "en"),
        ([], {"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "fr"),
        ([], {}, "fr"),
    ],
)
def test_language_is_the_wanted_one_else_that_of_the_machine_else_french(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert spoken_language(arguments, environment) == language


@pytest.mark.parametrize(("language", "words"), [("fr", "Répondre à une question"), ("en", "Answer a question")])
def test_help_is_in_the_reader_s_language_and_quick(language: str, words: str) -> None:
    started = time.perf_counter()
    command = [*COMMAND, "--help", "--lang", language]
    shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=dict(os.environ))
    assert words in shown.stdout
    assert time.perf_counter() - started < 5  # torch alone takes longer on a busy machine
    imported = "import sys, cli.partage; print({'torch', 'streamlit', 'faiss', 'sqlalchemy'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", imported], capture_output=True, text=True).stdout == "set()\n"


@pytest.mark.parametrize("command", [[], ["serve"]])
def test_the_help_of_the_help_is_in_the_reader_s_language(command: list[str]) -> None:
    shown = subprocess.run(
        [*COMMAND, *command, "--help", "--lang", "fr"], capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    assert "Afficher ce message et terminer." in shown
    assert "Show this message" not in shown


def test_doctor_asks_the_language_model_that_is_set(
    run: Run, model_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(give_model(tmp_path, model_settings.models_dir) / "data"))
    monkeypatch.setenv("PARTAGE_MODEL_NAME", "scripted")
    monkeypatch.setenv("PARTAGE_MODEL_KEY", "s3cret")
    with scripted_server(lambda asked: ["2"]) as model:
        monkeypatch.setenv("PARTAGE_MODEL_URL", model.url)
        _, told, _ = run("doctor")
        assert "modèle de langage scripted\u00a0: répond" in told
    code, told, complaints = run("doctor")

    assert code == 1
    assert "Le modèle de langage «\u00a0scripted\u00a0» ne répond pas" in told
    assert "s3cret" not in told + complaints


def test_log_and_feedback_print_what_moderators_and_readers_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path))
    store = Store(Settings(data_dir=tmp_path, _env_file=None))
    document = add_document(store, tmp_path, "a.txt", ["Objet du marché"])
    Moderator(store, "a@ville.example").hide(document.id, "Nom en page 1")
    store.opinions.give(Opinion(True))
    store.opinions.give(Opinion(False, "Quel délai ?"))
    assert printed(capfd, "log").split("\t")[:4] == ["a@ville.example", "Masqué", document.id, "Nom en page 1"]
    [entry] = map(json.loads, printed(capfd, "log", "--json").splitlines())
    assert (entry["action"], entry["document_id"]) == ("hide", document.id)
    store.opinions.give(Opinion(False, fault=Fault.INCOMPLETE))
    assert printed(capfd, "feedback").startswith("1 réponse a aidé\n2 n’ont pas aidé\nIncomplète\t1\n")
    told = json.loads(printed(capfd, "feedback", "--json"))
    assert (told["helped"], told["failed"], told["questions"][0]["question"]) == (1, 2, "Quel délai ?")
    assert told["faults"] == {"incomplete": 1}


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_an_empty_log_is_told_to_people_and_is_no_line_of_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path))
    assert run("log", *options) == (0, "", "Rien n’est encore inscrit au journal.\n")


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    return capfd.readouterr().out


@pytest.mark.slow
def test_a_commons_is_exported_and_imported_elsewhere_where_it_answers(
    run: Run, filled: Store, tmp_path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = run("export", str(tmp_path / "commun.tar.gz"))
    assert (code, out) == (0, "")
    assert err == "2 documents exportés.\n"
    code, _, err = run("import", str(tmp_path / "commun.tar.gz"))
    assert code == 1
    assert f"{data_dir}\N{NO-BREAK SPACE}» contient déjà quelque chose" in err

    monkeypatch.setenv("PARTAGE_DATA_DIR", str(tmp_path / "ailleurs"))
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "ailleurs" / "models").symlink_to((data_dir / "models").absolute())
    code, _, err = run("import", str(tmp_path / "commun.tar.gz"))
    assert code == 0
    assert "2 documents importés." in err
    (record,) = objects(run("search", "Combien coûte une heure de retard ?", "-k", "1", "--json")[1])
    assert record["hits"][0]["file"] == "CCTP.md"


def test_a_port_that_another_program_uses_is_told_before_any_address(run: Run) -> None:
    with socket.create_server(("localhost", 0)) as other:
        port = str(other.getsockname()[1])
        code, out, err = run("serve", "--port", port)
    assert (code, out) == (1, "")
    assert f"sur le port {port} de localhost" in err
    assert "--port" in err
    assert "Ouvrez" not in err


@pytest.mark.parametrize("port", ["0", "70000"])
def test_a_port_that_there_is_not_is_refused_before_an_address_is_told(run: Run, port: str) -> None:
    code, out, err = run("serve", "--port", port)
    assert (code, out) == (2, "")
    assert "--port" in err


@pytest.mark.parametrize("arguments", [("list",), ("serve",), ("doctor",), ("ask", "Quelles pénalités ?")])
def test_a_setting_that_cannot_be_used_is_one_line_that_says_what_to_correct(
    run: Run, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTAGE_ADMIN_TOKEN", "zwitscher")
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert "PARTAGE_ADMIN_TOKEN est trop court" in err
    assert "Corrigez-le dans l’environnement" in err
    assert "zwitscher" not in err
    assert len(err.splitlines()) == 1
