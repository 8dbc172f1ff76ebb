from pathlib import Path

import pytest

from corpus.errors import BadManifest
from ingest.description import Description
from ingest.manifest import read_manifest


def manifest(folder: Path, text: str) -> Path:
    path = folder / "liste.tsv"
    path.write_text(text, "utf-8")
    return path


def described(folder: Path, **values: str) -> Description:
    path = manifest(folder, "\t".join(["file", *values]) + "\n" + "\t".join(["a.pdf", *values.values()]) + "\n")
    return read_manifest(path)["a.pdf"]


def test_every_column_is_read_and_others_are_passed_over(tmp_path: Path) -> None:
    given = described(
        tmp_path,
        title="Le marché",
        kind="CCTP",
        domain="web",
        buyer="Ville de Tarn",
        year="2024",
        lang="FR",
        licence="MIT",
        origin="un dépôt",
        sha256="0",
        pages="12",
    )
    assert given == Description("Le marché", "CCTP", "web", "Ville de Tarn", 2024, "fr", "MIT", "un dépôt")


def test_columns_and_values_may_be_missing(tmp_path: Path) -> None:
    path = manifest(tmp_path, "\ufefffile\tkind\tyear\na.pdf\nb.pdf\t\tvers 2020\n\t\t\n")
    assert [given.given() for given in read_manifest(path).values()] == [{}, {}]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("PWS/SOW", "RFP"),
        ("RFP/RFQ", "RFP"),
        ("guide/clauses", "guide"),
        ("prix", "BPU"),
        ("Règlement de la consultation", "RC"),
        ("Retour d’expérience", "REX"),
        ("rex", "REX"),
        ("autre", None),
        ("qualite/SLA", None),
        ("", None),
    ],
)
def test_kind_in_other_words_is_understood_and_left_to_be_guessed_where_it_is_not(
    tmp_path: Path, said: str, kind: str | None
) -> None:
    assert described(tmp_path, kind=said).kind == kind


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ("Etalab-2.0 (README)", "etalab-2.0"),
        ("contenu Licence Ouverte 2.0 (LICENSE)", "etalab-2.0"),
        ("CC0-1.0 / domaine public US (LICENSE.md)", "CC0-1.0"),
        ("MIT (LICENSE)", "MIT"),
        ("BSD-2-Clause (LICENSE: PN Ecrins/Mercantour + Makina)", "BSD-2-Clause"),
        ("CC-BY-3.0-LU (licence.md)", "CC-BY-3.0"),
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        ("CC BY 4.0", "CC-BY-4.0"),
        ("OGL-3.0 (pied de page)", "OGL-3.0"),
        ("Apache-2.0 (LICENSE), logo CC0 sur le site", "Apache-2.0"),
        ("oeuvre federale US (domaine public), pas de LICENSE", "public-domain"),
        ("aucune licence dans le depot", "unknown"),
        ("", None),
    ],
)
def test_licence_in_other_words_is_understood_and_unknown_where_it_is_not(
    tmp_path: Path, said: str, licence: str | None
) -> None:
    assert described(tmp_path, licence=said).licence == licence


def test_file_is_known_by_its_clean_base_name(tmp_path: Path) -> None:
    assert list(read_manifest(manifest(tmp_path, "file\n../lots/CCTP.pdf\n"))) == ["CCTP.pdf"]


def test_quotes_are_ordinary_characters(tmp_path: Path) -> None:
    assert described(tmp_path, title='Le "grand" marché').title == 'Le "grand" marché'


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("name\tkind\na.pdf\tCCTP\n", "has no column named “file”", "n’a pas de colonne nommée « file »"),
        ("file,kind\na.pdf,CCTP\n", "separated by tabs", "séparées par des tabulations"),
        ("", "has no column named “file”", "n’a pas de colonne"),
        ("file\na.pdf\tCCTP\n", "l. 2", "plus de valeurs"),
    ],
)
def test_table_that_is_no_manifest_is_refused_with_the_reason(
    tmp_path: Path, text: str, english: str, french: str
) -> None:
    with pytest.raises(BadManifest) as raised:
        read_manifest(manifest(tmp_path, text))
    assert english in raised.value.text("en")
    assert french in raised.value.text("fr").replace("\N{NO-BREAK SPACE}", " ")


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liste.tsv"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BadManifest, match="UTF-8"):
        read_manifest(path)


def test_manifest_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadManifest, match=r"absent\.tsv"):
        read_manifest(tmp_path / "absent.tsv")


def test_abstract_keywords_and_buyer_type_may_be_given(tmp_path: Path) -> None:
    given = described(tmp_path, buyer_type="Hôpital", abstract="Un marché.", keywords="recette, , garantie")
    assert (given.buyer_type, given.abstract, given.keywords) == ("hopital", "Un marché.", ("recette", "garantie"))
    assert described(tmp_path, keywords=" ").keywords is None


def test_a_value_may_hold_what_only_looks_like_the_end_of_a_line(tmp_path: Path) -> None:
    assert described(tmp_path, title="Un\u2028deux\x85trois", buyer="Ville de Lyon").buyer == "Ville de Lyon"
