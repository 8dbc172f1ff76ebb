"""A family name alone, or beside an initial, is hidden where it means the one who was named in full."""

from __future__ import annotations

import pytest

from corpus.models import Page
from protect.given_words import _pattern
from protect.masking import find_in_pages, find_named, mask
from protect.personal_data import find_personal_data

GWENAELLE = "Contact : Madame Gwenaëlle Tréguier, cheffe de projet."


def shown(named: str, text: str) -> str:
    pages = [Page(1, "", named), Page(2, "", text)]
    return mask(text, find_in_pages(pages)[1])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Fontaines | Thibault Vasseur | 4512", "Fontaines | ████████ ███████ | 4512"),
        ("Vasseur relit", "███████ relit"),
        ("Le serveur est en place\nVasseur relit", "Le serveur est en place\n███████ relit"),
        ("L’accueil, place Vasseur", "L’accueil, place Vasseur"),
        ("Les transports Vasseur livrent", "Les transports Vasseur livrent"),
    ],
)
def test_who_was_named_by_the_family_name_alone_is_hidden_with_the_first_name_too(text: str, left: str) -> None:
    assert shown("Voir avec M. Vasseur pour la visite.", text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Visa : TRÉGUIER G.", "Visa : ████████ █."),
        ("Visa : TREGUIER G", "Visa : ████████ █"),
        ("Visa : G. TRÉGUIER", "Visa : █. ████████"),
        ("Visa : G.TRÉGUIER", "Visa : █.████████"),
        ("Vu avec TRÉGUIER lundi", "Vu avec ████████ lundi"),
        ("TRÉGUIER Services techniques", "████████ Services techniques"),
        ("VISA-TRÉGUIER-DUPONT", "VISA-████████-DUPONT"),
        ("Tréguier G. relit", "████████ █. relit"),
        ("TRÉGUIER A. relit", "████████ A. relit"),
        ("Vu avec Tréguier lundi", "Vu avec ████████ lundi"),
        ("Le comité : Tréguier, la DSI et le titulaire", "Le comité : ████████, la DSI et le titulaire"),
        ("Voir avec Gwenaëlle.", "Voir avec █████████."),
    ],
)
def test_a_family_name_alone_or_with_its_initial_is_hidden(text: str, left: str) -> None:
    assert shown(GWENAELLE, text) == left


@pytest.mark.parametrize(
    ("named", "text", "left"),
    [
        ("Contact : LE GOFF Yann, directeur", "Visa : LE GOFF Y.", "Visa : ██ ████ █."),
        ("Madame Ana Da Costa, directrice", "DA COSTA valide", "██ █████ valide"),
        ("M. Jean-Baptiste Le Dantec-Morvan, chef", "Voir avec Le Dantec-Morvan", "Voir avec ██ ██████-██████"),
        ("Contact : M. Luc Tréguier-Morvan, chef", "Voir Morvan puis TRÉGUIER", "Voir ██████ puis ████████"),
        ("Contact : M. Luc Saint-Morvan, chef", "Dans le Morvan", "Dans le Morvan"),
    ],
)
def test_a_family_name_of_several_words_is_hidden_too(named: str, text: str, left: str) -> None:
    assert shown(named, text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Visite à Tréguier",
        "22220 TRÉGUIER",
        "MAIRIE DE TRÉGUIER",
        "RUE DE TRÉGUIER",
        "À TRÉGUIER",
        "TRÉGUIER HABITAT",
        "ETS TRÉGUIER PÈRE ET FILS",
        "SOCIÉTÉ TRÉGUIER",
        "TRÉGUIER SAS",
        "contact.treguier",
        "TRÉGUIERS",
        "VILLE DE SAINT-TRÉGUIER",
        "SAINT-TRÉGUIER-D'HÈRES",
        "GRAND‑SAINTE‑TRÉGUIER",
        "ST TRÉGUIER",
        "STE. TRÉGUIER",
        "TRÉGUIER-SUR-MER",
        "TRÉGUIER-LÈS-LANNION",
        "TRÉGUIER-EN-TRÉGOR",
        "TRÉGUIER-D’ARMOR",
        "TRÉGUIER TRUCKS",
        "TRÉGUIER ELECTRIC",
        "UN VÉHICULE TRÉGUIER",
        "pneus de marque TRÉGUIER",
    ],
)
def test_a_town_a_street_or_a_company_of_that_name_is_left(text: str) -> None:
    assert shown(GWENAELLE, text) == text


def test_the_longest_of_several_names_is_hidden_with_the_initial_of_its_bearer() -> None:
    families = ["Zouban", "Kervel", "Trégor", "Maldec", "Fontrel", "Gorvic", "Pelmor", "Rastel", "Vigouz", "Lanvoc"]
    named = " ".join(f"Contact : Mme Anne {one}, cheffe. Contact : M. Paul {one} Ozérac, chef." for one in families)
    assert "ZÉRAC" not in shown(named, "\n".join(f"Visa : {one.upper()} OZÉRAC P." for one in families))
    assert shown(named, "ZOUBAN A., ZOUBAN P., KERVEL OZERAC P.") == "██████ █., ██████ P., ██████ ██████ █."


def test_all_names_of_a_document_are_looked_for_with_one_pattern() -> None:
    named = " ".join(f"Contact : Mme Anne Zouban{letter}el, cheffe." for letter in "abcdefghijklmnopqrst")
    compiled = _pattern.cache_info().misses
    assert shown(named, "Visa : ZOUBANTEL A.") == "Visa : █████████ █."
    assert _pattern.cache_info().misses == compiled + 1


def test_a_word_that_the_document_writes_in_small_letters_is_left_in_capitals() -> None:
    named = "Contact : Madame Claire Marchand, cheffe. Le marchand livre."
    assert shown(named, "LE MARCHAND LIVRE ; MARCHAND C. signe") == "LE MARCHAND LIVRE ; ████████ █. signe"


@pytest.mark.parametrize(
    "where",
    [
        "https://ville.example/treguier",
        "https://ville.example/treguier/marches?nom=treguier&page=2",
        "C:\\dossiers\\treguier\\cctp.docx",
        "partage/treguier/cctp.docx",
    ],
)
def test_an_address_or_a_path_in_small_letters_makes_no_common_word_of_a_name(where: str) -> None:
    assert shown(f"{GWENAELLE} Voir {where} pour la suite.", "Vu avec TRÉGUIER lundi") == "Vu avec ████████ lundi"


def test_a_family_name_is_left_where_nobody_was_named_in_full() -> None:
    assert shown("Contact : Madame Tréguier.", "SAINT TRÉGUIER") == "SAINT TRÉGUIER"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Signé électroniquement le 12/03/2024 par TRÉGUIER G.", "TRÉGUIER G."),
        ("Signé électroniquement le 12 mars 2024 à 10:32 par Tréguier G.", "Tréguier G."),
        ("signé par G. TRÉGUIER", "G. TRÉGUIER"),
        ("Document validé le 3 mai 2024 par ZOURIK K., puis diffusé", "ZOURIK K."),
        ("rédigé par Zourik K.", "Zourik K."),
        ("Vérifié le 03.05.2024 par M. ZOURIK K.", "ZOURIK K."),
        ("approuvée électroniquement le 12/03/2024 par Sophie Zourik", "Sophie Zourik"),
    ],
)
def test_who_signed_or_approved_is_found_with_an_initial_for_a_first_name(text: str, name: str) -> None:
    assert [text[one.start : one.end] for one in find_personal_data(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Rapport validé le 3 mai 2024 par APAVE S.A.",
        "certificat signé par le Bureau V. du titulaire",
        "validé par la DSI",
        "signé le 12/03/2024 par le titulaire",
        "livré le 12/03/2024 par SERVEUR G.",
    ],
)
def test_companies_and_offices_that_sign_are_left(text: str) -> None:
    assert find_personal_data(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Vu avec tréguier lundi", "Vu avec ████████ lundi"),
        ("Vu avec tréguier ; le planning, tréguier le tient", "Vu avec ████████ ; le planning, ████████ le tient"),
        ("Vu avec tréguier. Tréguier relit", "Vu avec ████████. ████████ relit"),
        ("madame tréguier relit", "madame ████████ relit"),
        ("Voir avec Tréguier Maëlle lundi", "Voir avec ████████ ██████ lundi"),
    ],
)
def test_a_family_name_without_a_capital_or_before_its_first_name_is_hidden(text: str, left: str) -> None:
    assert shown(GWENAELLE, text) == left


@pytest.mark.parametrize(
    ("named", "text"),
    [
        ("Contact : M. Yann Petit, chef", "Vu avec petit matériel, un petit lot"),
        ("Contact : M. Yann Blanc, chef", "Le papier blanc, avec un blanc"),
        ("Contact : M. Yann Martin, chef", "Vu avec martin-pêcheur, un martin"),
        ("Contact : M. Yann Vasseur, chef", "Relu par vasseur de fonds, le vasseur"),
        ("Contact : M. Yann Vasseur, chef", "https://vasseur.orve.fr/vasseur et x/vasseur"),
    ],
)
def test_a_word_that_is_a_family_name_too_stays_in_small_letters(named: str, text: str) -> None:
    assert shown(named, text) == text


def test_a_civility_in_small_letters_tells_somebody_too() -> None:
    assert shown("Réunion avec madame Tréguier.", "Tréguier relit") == "████████ relit"


def test_voir_leads_to_a_first_name() -> None:
    assert shown("", "Pour le planning, voir Kévin ou Solène.") == "Pour le planning, voir █████ ou Solène."


@pytest.mark.parametrize("name", ["fatoumata diallo", "Fatoumata diallo", "fatoumata Diallo", "Fatoumata Diallo"])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Visa : Diallo F.", "Visa : ██████ █."),
        ("Visa : F. DIALLO", "Visa : █. ██████"),
        ("Vu avec Diallo lundi", "Vu avec ██████ lundi"),
        ("DIALLO Fatoumata", "██████ █████████"),
        ("Fatoumata relit", "█████████ relit"),
        ("Visite à Diallo, société Diallo", "Visite à Diallo, société Diallo"),
        ("La troupe Nova Fatoumata, 12 rue Fatoumata", "La troupe Nova Fatoumata, 12 rue Fatoumata"),
        ("Diallo : un diallo, une fatoumata. Fatoumata", "Diallo : un diallo, une fatoumata. Fatoumata"),
    ],
)
def test_who_was_named_without_capitals_is_hidden_again_as_with_them(name: str, text: str, left: str) -> None:
    assert shown(f"Suppléante : {name}", text) == left


def test_a_name_without_capitals_makes_no_words_of_its_own_wherever_it_stands_again() -> None:
    text = "Diallo relit, Fatoumata signe, fatoumata diallo aussi"
    assert shown("Suppléante : fatoumata diallo", text) == "██████ relit, █████████ signe, █████████ ██████ aussi"


def test_a_particle_in_a_name_without_capitals_is_none_of_its_words() -> None:
    named = "Contact : kevin de la tourenne"
    assert shown(named, "De la plage, La Tourenne ; TOURENNE K.") == "De la plage, La ████████ ; ████████ █."


@pytest.mark.parametrize(
    ("named", "text", "left"),
    [
        ("Contact : kevin petit", "Un petit lot. Petit matériel. Petit K.", "Un petit lot. Petit matériel. █████ █."),
        ("Contact : kevin marchand", "Le marchand livre. Marchand agréé", "Le marchand livre. Marchand agréé"),
        ("Contact : olympe lenoir", "Un olympe. Olympe ouvre.", "Un olympe. Olympe ouvre."),
        ("Contact : olympe lenoir", "Olympe ouvre.", "██████ ouvre."),
        ("Contact : rose lenoir", "Rose et Lenoir.", "Rose et Lenoir."),
    ],
)
def test_a_word_that_the_document_writes_small_elsewhere_than_in_the_name_stays_one(
    named: str, text: str, left: str
) -> None:
    assert shown(named, text) == left


def test_whom_the_properties_name_is_found_alone_though_the_text_has_the_full_name_small() -> None:
    page = Page(1, "", "Relu par solène vernoux. Vernoux valide.")
    [found] = find_named([page], ["Solène Vernoux"])
    assert mask(page.text, found) == "Relu par ██████ ███████. ███████ valide."
