"""`partage eval` as people run it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.partage import main
from corpus.settings import Settings

Run = Callable[..., tuple[int, str, str]]

CCTP = """# CCTP – Infogérance du parc de la ville de Tarn

## Article 5 – Pénalités

Une pénalité de 150 euros par heure de retard est appliquée au titulaire.
"""
GOOD = {
    "id": "T1",
    "question": "Quelle pénalité par heure de retard dans l’infogérance de Tarn ?",
    "gold": [{"file": "CCTP.md", "page": None}],
    "must": ["150 euros"],
}


@pytest.fixture
def run(
    tmp_path: Path, model_settings: Settings, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Runs the command on a corpus of its own; gives its exit code, stdout and stderr."""
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    (data_dir / "models").symlink_to(model_settings.models_dir)
    monkeypatch.setenv("PARTAGE_DATA_DIR", str(data_dir))

    def run(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        return int(ended.value.code or 0), *capfd.readouterr()

    return run


def questions(folder: Path, *records: object) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    return file


@pytest.mark.slow
def test_the_table_is_printed_and_everything_kept_where_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "CCTP.md").write_text(CCTP, "utf-8")
    run("ingest", str(tmp_path / "CCTP.md"))
    lost = {"id": "T2", "question": "Et ailleurs ?", "gold": [{"file": "RC.pdf", "page": 2}]}
    out = tmp_path / "out.json"
    code, table, _ = run("eval", str(questions(tmp_path, GOOD, lost)), "--json", str(out), "--without-model")

    assert code == 0
    assert table.startswith("1 question, 1 document\n\n| Mesure")
    assert "RC.pdf" in table
    kept = json.loads(out.read_text("utf-8"))
    assert kept["measures"]["all"]["holds all that it must"]["right"] == 1
    assert kept["left out"] == [{"id": "T2", "files": ["RC.pdf"], "error": ""}]


def test_a_bad_line_is_one_line_that_names_it(run: Run, tmp_path: Path) -> None:
    code, out, err = run("eval", str(questions(tmp_path, GOOD, {"question": "Quoi ?"})))

    assert (code, out) == (1, "")
    assert err == (
        "Le fichier de questions «\N{NO-BREAK SPACE}questions.jsonl, l. 2\N{NO-BREAK SPACE}» est inutilisable"
        "\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}gold\N{NO-BREAK SPACE}» doit donner la liste des fichiers qui "
        "répondent, chacun avec sa page, ou rester vide quand aucun ne répond.\n"
    )


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    code, _, err = run("eval", str(tmp_path / "absent.jsonl"))

    assert code == 1
    assert "absent.jsonl" in err


def test_an_empty_corpus_measures_nothing_and_says_so(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("eval", str(questions(tmp_path, GOOD)))

    assert code == 0
    assert "Aucune question n’a pu être mesurée." in out
    assert "CCTP.md" in out


def test_a_result_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    code, _, err = run("eval", str(questions(tmp_path, GOOD)), "--json", str(tmp_path / "nowhere" / "out.json"))

    assert code == 2
    assert "ne peut pas être écrit" in err
