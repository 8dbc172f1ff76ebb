"""Who is named by the path of their own folder is hidden in a text; what stands for anybody, and the web, are not."""

from __future__ import annotations

import pytest

from protect.personal_data import find_personal_data


def hidden(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text)]


@pytest.mark.parametrize(
    "path",
    [
        "C:\\Users\\gpujolet\\Marchés\\CCTP.docx",
        "c:/users/gpujolet/CCTP.docx",
        "D:\\Documents and Settings\\gpujolet\\Bureau",
        "/home/gpujolet/marches/cctp.odt",
        "/Users/gpujolet/Desktop/",
    ],
)
def test_the_user_in_the_path_of_their_folder_is_hidden(path: str) -> None:
    assert hidden(f"Imprimé depuis {path}") == ["gpujolet"]


@pytest.mark.parametrize(
    ("text", "user"),
    [
        ("C:\\Users\\Jeanne Pujolet\\Documents\\a.docx", "Jeanne Pujolet"),
        ("C:\\Users\\Jeanne Pujolet", "Jeanne Pujolet"),
        ("file:///C:/Users/Jeanne%20Pujolet/a.docx", "Jeanne%20Pujolet"),
        ("C:\\Users\\gpujolet\nSuite", "gpujolet"),
        ("C:\\Users\\gpujolet", "gpujolet"),
        ("(« C:\\Users\\gpujolet »)", "gpujolet"),
        ('Ouvrir "C:\\Users\\gpujolet".', "gpujolet"),
        ("C:\\Users\\GPUJOL~1\\a.docx", "GPUJOL~1"),
        ("\\\\srv-fic\\users\\gpujolet\\a.docx", "gpujolet"),
        ("\\\\srv-fic\\Data\\Utilisateurs$\\gpujolet\\a.docx", "gpujolet"),
        ("file:///home/gpujolet/a.odt", "gpujolet"),
        ("file://localhost/Users/gpujolet/a.odt", "gpujolet"),
    ],
)
def test_the_user_is_hidden_however_the_path_is_written(text: str, user: str) -> None:
    assert hidden(text) == [user]


def test_folders_of_all_beside_that_of_somebody_name_nobody() -> None:
    assert hidden("C:\\Users\\All Users\\x ; C:\\Users\\Jeanne Pujolet\\x") == ["Jeanne Pujolet"]
    assert hidden("\\\\srv\\users\\commun\\x ; \\\\srv\\users\\gpujolet\\x") == ["gpujolet"]


def test_who_writes_a_word_of_the_text_for_a_user_is_hidden_in_a_profile_alone() -> None:
    assert hidden("Le mobilier : /home/mobilier/, \\\\srv\\users\\mobilier\\x.") == []
    assert hidden("Le mobilier : C:\\Users\\mobilier\\x.") == ["mobilier"]


@pytest.mark.parametrize(
    "text",
    [
        "C:\\Users\\Public\\Documents",
        "C:\\Users\\username\\Desktop",
        "/home/user/data",
        "/home/ubuntu/app",
        "https://ville.example/home/gpujolet/page",
        "../home/gpujolet/page",
        "/home/gpujolet",
        "C:\\Programmes\\gpujolet\\x",
        "GET /users/roles/",
        "POST /users/search/",
        "/users/orders/",
        "/users/export/",
        "/users/gpujolet/",
        "GET /home/gpujolet/",
        "/home/dashboard/",
        "/Users/Shared/",
        "/home/postgres/data",
        "/home/git/depots",
        "/home/jenkins/agent",
        "/home/www-data/site",
        "/home/svc_glpi/x",
    ],
)
def test_other_paths_name_nobody(text: str) -> None:
    assert hidden(text) == []
