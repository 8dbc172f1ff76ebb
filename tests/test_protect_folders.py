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
    ],
)
def test_other_paths_name_nobody(text: str) -> None:
    assert hidden(text) == []
