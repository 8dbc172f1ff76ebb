from pathlib import Path

import pytest

from corpus.errors import NothingToRead
from corpus.models import BlockKind
from ingest.document import ReadDocument
from ingest.readers.html import read_html


def read(folder: Path, html: str | bytes) -> ReadDocument:
    path = folder / "a.html"
    path.write_bytes(html.encode() if isinstance(html, str) else html)
    return read_html(path, "a.html")


def test_only_the_main_content_is_read(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        """<html><head><title>Guide - Site</title><style>p {}</style></head><body>
        <header>Bandeau</header><nav><a href="/">Accueil</a></nav>
        <main><h1>Guide d’achat</h1><p>Un <b>para</b>graphe&nbsp;lu.</p><!-- non -->
        <p hidden>caché</p><p style="display: none">caché</p><template><p>inerte</p></template></main>
        <footer>Mentions</footer><script>alert(1)</script></body></html>""",
    )
    assert document.pages[0].text == "Guide d’achat\nUn paragraphe lu."
    assert document.title == "Guide d’achat"


def test_a_style_sheet_that_never_ends_hides_what_its_rules_hide(tmp_path: Path) -> None:
    """Without end where every letter behind the rules is tried as the first of another."""
    sheet = f".inner {{ display: none }} {'a' * 300_000}"
    document = read(tmp_path, f'<style>{sheet}</style><p>Lu.</p><p class="inner">caché</p>')
    assert document.pages[0].text == "Lu."


def test_a_part_that_was_folded_when_the_page_was_saved_is_read_and_an_ornament_is_not(tmp_path: Path) -> None:
    document = read(
        tmp_path,
        """<body><h1>Avis</h1><h3 id="annonce">Annonce</h3>
        <div aria-hidden="true" aria-labelledby="annonce"><p>Ville d’Orve</p></div>
        <div aria-hidden="true" role="tabpanel"><p>Lot 1</p></div>
        <div aria-hidden="true" role="region" class="panel" aria-labelledby="annonce"><p>Lot 2</p></div>
        <p aria-hidden="true">flèche</p><div aria-labelledby="annonce" hidden>caché</div></body>""",
    )
    assert document.pages[0].text == "Avis\nAnnonce\nVille d’Orve\nLot 1\nLot 2"


@pytest.mark.parametrize(
    "attributes",
    [
        'class="modal fade" role="dialog"',
        'class="fade" role="alertdialog"',
        'class="fr-modal"',
        'class="dropdown-menu"',
        'role="menu"',
        'role="listbox"',
        'role="tooltip"',
    ],
)
def test_a_window_or_a_menu_that_was_closed_when_the_page_was_saved_is_not_read(
    tmp_path: Path, attributes: str
) -> None:
    panel = f'<div {attributes} aria-labelledby="compte" aria-hidden="true"><p>Mon compte de Jean</p></div>'
    menu = f'<ul {attributes} aria-labelledby="compte" aria-hidden="true"><li>Mon compte de Jean</li></ul>'
    assert read(tmp_path, f'<p id="compte">Avis</p>{panel}{menu}').pages[0].text == "Avis"


def test_lists_line_breaks_and_tables_keep_their_kind(tmp_path: Path) -> None:
    page = read(
        tmp_path,
        """<h2>Délais</h2><ul><li>Incidents<ul><li>bloquants</li></ul></li></ul><p>Ligne 1<br>Ligne 2</p>
        <table><caption>Pénalités</caption><tr><th>Gravité</th><th>Montant</th></tr>
        <tr><td>P1</td><td><p>500</p><p>€</p></td></tr></table>""",
    ).pages[0]
    assert [(block.kind, page.text[block.start : block.end], block.context) for block in page.blocks] == [
        (BlockKind.HEADING, "Délais", ""),
        (BlockKind.LIST_ITEM, "Incidents", ""),
        (BlockKind.LIST_ITEM, "bloquants", ""),
        (BlockKind.PARAGRAPH, "Ligne 1", ""),
        (BlockKind.PARAGRAPH, "Ligne 2", ""),
        (BlockKind.TABLE_ROW, "Gravité | Montant", "Pénalités"),
        (BlockKind.TABLE_ROW, "P1 | 500 €", "Pénalités — Gravité | Montant"),
    ]


def test_entries_of_a_table_of_contents_are_not_read(tmp_path: Path) -> None:
    document = read(tmp_path, '<ul><li><a href="#prix">Prix</a></li></ul><p>Voir <a href="#prix">Prix</a>.</p>')
    assert document.pages[0].text == "Voir Prix."
    printed = [
        "1.1 - Objet .................. 3",
        "1.2 – Prix………… 12",
        "1.3 Délais : ______ 12",
        "Article 3 : Prix ______ 12",
        "Durée : ......... mois",
    ]
    assert read(tmp_path, f"<p>{'</p><p>'.join(printed)}</p>").pages[0].text == "Durée : ......... mois"


@pytest.mark.parametrize(
    "lines",
    [
        ["Montant HT annuel : .......... 1200", "Nombre de postes : ...... 250"],
        ["Postes : .......... 10", "Sites : ...... 25", "Agents : ..... 300"],
        ["Postes .......... 10", "Sites ...... 25"],
        ["Agents .......... 300", "Sites ...... 25", "Postes ..... 10"],
    ],
)
def test_lines_of_a_form_that_somebody_filled_are_read(tmp_path: Path, lines: list[str]) -> None:
    assert read(tmp_path, f"<p>{'</p><p>'.join(lines)}</p>").pages[0].text == "\n".join(lines)


def test_content_of_a_web_component_is_read(tmp_path: Path) -> None:
    document = read(
        tmp_path, "<template><div><h1>Guide</h1><template><p>Texte</p></template></div></template><script/>"
    )
    assert document.pages[0].text == "Guide\nTexte"


def test_declared_encoding_is_believed(tmp_path: Path) -> None:
    html = '<html><head><meta charset="iso-8859-1"></head><body><p>Réversibilité</p></body></html>'
    assert read(tmp_path, html.encode("iso-8859-1")).pages[0].text == "Réversibilité"


def test_page_nested_beyond_reason_is_read_or_refused_without_a_crash(tmp_path: Path) -> None:
    assert read(tmp_path, "<p>Texte</p>" + "<div>" * 5000).pages[0].text == "Texte"


def test_page_without_words_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        read(tmp_path, "<html><script>var a;</script></html>")


@pytest.mark.shared
def test_real_component_is_read(shared: Path) -> None:
    file = "DISIC_AccessibiliteMarchePublic.html"
    document = read_html(shared / "corpus" / file, file)
    assert document.title == "L’accessibilité numérique dans les marchés publics"
    assert "au poids d’environ 10%." in document.pages[0].text
    assert "Accueil" not in document.pages[0].text


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO-8859-15", "latin1"])
def test_what_windows_writes_into_a_page_in_latin_letters_is_read(tmp_path: Path, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>'.encode()
    assert read(tmp_path, head + b"l\x92acheteur paie 100 \x80 \x96 un d\xe9lai, un c\x9cur</p>").pages[0].text == (
        "l’acheteur paie 100 € – un délai, un cœur"
    )


def test_the_currency_of_latin_9_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, b'<meta charset="iso-8859-15"><p>100 \xa4, d\xe9lai</p>').pages[0].text == "100 €, délai"
