from pathlib import Path

import pytest

from ingest.incoming import clean_name, files_in


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("CCTP.pdf", "CCTP.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Acte d’engagement.docx", "Acte d’engagement.docx"),
        ("cahier\r\nSet-Cookie: a.pdf", "cahierSet-Cookie: a.pdf"),
        ("facture\u202efdp.exe", "facturefdp.exe"),
        ("e\u0301te\u0301.md", "été.md"),
        ("  espace.pdf ", "espace.pdf"),
        ("..", "document"),
        ("", "document"),
        ("\u200b\x00", "document"),
        ("nul\udcffl.pdf", "null.pdf"),
    ],
)
def test_name_is_a_base_name_that_can_be_shown(given: str, clean: str) -> None:
    assert clean_name(given) == clean


def test_long_name_keeps_its_ending_in_255_bytes() -> None:
    name = clean_name("é" * 300 + ".docx")
    assert name == "é" * 125 + ".docx"
    assert len(name.encode()) == 255


def test_ending_that_is_none_is_cut_like_the_rest() -> None:
    assert clean_name("a." + "b" * 300) == "a." + "b" * 253


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for name in ("b/2.md", "b/1.md", "a.pdf", "MANIFEST.tsv", ".hidden", ".git/config", "b/.DS_Store"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")
    return root


def test_folder_is_listed_in_order_without_hidden_files_and_manifest(folder: Path) -> None:
    assert [path.relative_to(folder).as_posix() for path in files_in(folder)] == ["a.pdf", "b/1.md", "b/2.md"]


def test_what_tells_about_a_folder_is_no_document_of_it(folder: Path) -> None:
    about = ("README.md", "readme.txt", "README", "LICENSE", "LICENCE.txt", "COPYING", "b/CHANGELOG.md")
    for name in (*about, "Licence logicielle.md", "LICENSE.pdf"):
        (folder / name).write_text("x")
    names = [path.relative_to(folder).as_posix() for path in files_in(folder)]
    assert names == ["LICENSE.pdf", "Licence logicielle.md", "a.pdf", "b/1.md", "b/2.md"]
    assert list(files_in(folder / "README.md")) == [folder / "README.md"]


def test_links_that_lead_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("x")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "secret.md").write_text("x")
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (folder / "others").symlink_to(tmp_path / "others")
    (folder / "in.md").symlink_to(folder / "b" / "1.md")
    (folder / "nowhere.md").symlink_to(folder / "absent")
    names = [path.relative_to(folder).as_posix() for path in files_in(folder)]
    assert names == ["a.pdf", "in.md", "b/1.md", "b/2.md"]


def test_single_file_is_itself(folder: Path) -> None:
    assert list(files_in(folder / "a.pdf")) == [folder / "a.pdf"]
