"""Passwords and access codes are found behind the word for one; what is said of passwords is none."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.findings import Kind
from protect.masking import find_in_pages
from protect.personal_data import find_personal_data


def secrets(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_personal_data(text) if one.kind is Kind.SECRET]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Mot de passe provisoire : Kerv2026!", "Kerv2026!"),
        ("Code Wi-Fi invités : Landes35!", "Landes35!"),
        ("Code Wi-Fi de la salle du conseil : Landes35!.", "Landes35!"),
        ("Le mot de passe est « azerty123 ».", "azerty123"),
        ("mdp = S3cret.du.CCAS, à changer", "S3cret.du.CCAS"),
        ("Login / mot de passe : admin / Admin2024!", "Admin2024!"),
        ("Identifiant : admin, mot de passe Admin#2024", "Admin#2024"),
        ("| Mot de passe | Tilleul-7 |", "Tilleul-7"),
        ("Identifiant | Mot de passe\nadmin | Bruyere29", "Bruyere29"),
        ("Password: Corbel_2026", "Corbel_2026"),
        ("Clé WPA2 : 4f9a7c21be", "4f9a7c21be"),
        ("Digicode : 45B12", "45B12"),
        ("Code de l'alarme : 4512#", "4512#"),
        ("Le code d’accès au local est 7391.", "7391"),
        ("Code PIN : 4821", "4821"),
    ],
)
def test_a_secret_is_found_whole(text: str, secret: str) -> None:
    assert secrets(text) == [secret]


@pytest.mark.parametrize(
    "text",
    [
        "Mot de passe : 12 caractères minimum",
        "Mot de passe : 8car. minimum, dont 1 chiffre",
        "Mot de passe : minimum 12 caractères, renouvelé tous les 90 jours",
        "Mots de passe : chiffrés en AES-256 et hachés par SHA-512",
        "Mot de passe : SHA-256",
        "Mot de passe : bcrypt",
        "Mot de passe : obligatoire !",
        "Mot de passe : conforme à EX-SEC-012",
        "Mot de passe : Office365",
        "Mot de passe : voir annexe 3",
        "Mot de passe : politique_mdp2024.pdf",
        "Mot de passe : https://ville.example/mdp1",
        "Mot de passe : ********",
        "Mot de passe oublié ? Écrire à l'assistance.",
        "La durée de vie du mot de passe est de 90 jours.",
        "Code d'accès : 4 chiffres",
        "Code PIN : 4 à 6 chiffres",
        "Digicode : 1200 badges",
        "Code postal : 29200",
        "Code CPV : 72267000",
        "Code APE : 8411Z",
        "Code du travail : article L4121",
        "Code confidentiel à usage unique (OTP)",
        "password=${DB_PASSWORD1}",
    ],
)
def test_what_is_said_of_secrets_is_none(text: str) -> None:
    assert secrets(text) == []


def test_a_password_is_hidden_wherever_it_stands_and_the_figures_of_a_code_where_they_are_called_one() -> None:
    pages = [Page(1, "1", "Mot de passe : Kerv2026! Code PIN : 4821."), Page(2, "2", "Kerv2026! puis 4821 euros")]
    found = [
        [page.text[one.start : one.end] for one in here] for page, here in zip(pages, find_in_pages(pages), strict=True)
    ]
    assert found == [["Kerv2026!", "4821"], ["Kerv2026!"]]
