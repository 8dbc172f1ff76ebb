import base64
import io
from pathlib import Path
from time import process_time
from urllib.parse import quote

import pytest
from clean_copies import clean
from PIL import Image

from protect.cleaning import clean_copy, find_traces


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_front_matter_loses_its_author_and_keeps_the_rest(tmp_path: Path) -> None:
    people = "authors:\n  - Jean Dupont\n  - Marie Martin\nemail: j@ville.example\n"
    front = f"---\ntitle: Bilan\n{people}date: 2024-01-01\n---\n"
    text = f"{front}# Bilan\n\nauthor: le titulaire\n"
    copy, told = clean(written(tmp_path, "a.md", text))
    assert told == {"author": (1, ("Jean Dupont Marie Martin",)), "e-mail": (1, ("j@ville.example",))}
    assert copy.read_text("utf-8") == "---\ntitle: Bilan\ndate: 2024-01-01\n---\n# Bilan\n\nauthor: le titulaire\n"


@pytest.mark.parametrize(
    "said",
    [
        "description: Jean Dupont raconte le bilan.",
        "description: Jean Dupont raconte.\ndescription: Un bilan.",
        "description: Un bilan. # Jean Dupont",
        "description: [Jean Dupont]",
        "description:\n  fr: Jean Dupont raconte",
    ],
)
def test_what_stands_above_the_text_goes_where_it_tells_somebody(tmp_path: Path, said: str) -> None:
    path = written(tmp_path, "a.md", f"---\ntitle: Bilan\n{said}\n---\n# Bilan\n\nTexte du bilan.\n")
    copied = tmp_path / "copied.md"
    traces = clean_copy(path, "text/markdown", copied)
    assert "Dupont" not in copied.read_text("utf-8")
    assert [one.kind.value for one in traces] == ["label"]


def test_what_stands_above_the_text_stays_where_it_tells_nobody(tmp_path: Path) -> None:
    text = "---\ntitle: Bilan\ndescription: Un bilan de deux ans.\n---\n# Bilan\n\nTexte du bilan.\n"
    copy, told = clean(written(tmp_path, "a.md", text))
    assert (copy.read_text("utf-8"), told) == (text, {})


def test_remarks_go_whatever_they_say(tmp_path: Path) -> None:
    text = "# Bilan\n\n<!-- à relire : jean@ville.example -->\n\n<!-- Jean trouve ça cher -->\n\nTexte du bilan.\n"
    copy, told = clean(written(tmp_path, "a.md", text))
    assert told == {"e-mail": (1, ("jean@ville.example",)), "comment": (1, ())}
    assert copy.read_text("utf-8") == "# Bilan\n\n\n\n\n\nTexte du bilan.\n"


def test_what_tells_old_programs_what_to_show_stays(tmp_path: Path) -> None:
    text = "<html><head><!--[if IE]><style>p { color: red }</style><![endif]--></head><body><p>Texte.</p></body></html>"
    copy, told = clean(written(tmp_path, "a.html", text))
    assert (copy.read_text("utf-8"), told) == (text, {})


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_web_page_loses_its_author_in_the_encoding_it_has(tmp_path: Path, encoding: str) -> None:
    head = '<head><meta charset="{0}"><meta name="author" content="Zoé"><title>Été</title></head>'
    text = f"<html>{head}<body><p>L’été.</p></body></html>"
    path = written(tmp_path, "a.html", text.format(encoding), encoding)
    copy, told = clean(path)
    assert told["author"][0] == 1
    assert copy.read_text(encoding) == text.format(encoding).replace('<meta name="author" content="Zoé">', "")


@pytest.mark.parametrize("end", [b"\n", b"\x00\xd8\n"], ids=["a line's end in one byte", "half a character"])
def test_page_in_two_bytes_a_character_that_something_was_added_to_is_cleaned(tmp_path: Path, end: bytes) -> None:
    read = "L’été, la piscine ouvre à huit heures. " * 20
    named = f'<html><head><meta name="author" content="Zoé"></head><body><p>{read}</p></body></html>'
    path = tmp_path / "a.html"
    path.write_bytes(named.encode("utf-16") + end)

    copy, told = clean(path)

    assert told["author"][0] == 1
    assert copy.read_bytes() == named.replace('<meta name="author" content="Zoé">', "").encode("utf-16") + end


def test_page_saved_by_word_loses_its_properties(tmp_path: Path) -> None:
    office = "<!--[if gte mso 9]><xml><o:Author>Jean Dupont</o:Author><o:Company>Ville</o:Company></xml><![endif]-->"
    copy, told = clean(written(tmp_path, "a.html", f"<html><head>{office}</head><body><p>Texte.</p></body></html>"))
    assert told == {"author": (1, ("Jean Dupont",)), "organisation": (1, ("Ville",))}
    assert "Dupont" not in copy.read_text("utf-8")


def test_link_to_a_folder_keeps_the_name_of_its_file_alone(tmp_path: Path) -> None:
    links = '<a href="file:///C:/Users/jdupont/BPU.xlsx">BPU</a> <a href="/home/page/">Accueil</a>'
    text = f"<html><body><p>{links}</p></body></html>"
    copy, told = clean(written(tmp_path, "a.html", text))
    assert told == {"path": (1, ("file:///C:/Users/jdupont/BPU.xlsx",))}
    assert copy.read_text("utf-8") == text.replace("file:///C:/Users/jdupont/BPU.xlsx", "BPU.xlsx")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Note de <b>Jean</b> Dupont</p>",
        '<div style="color: red; display:none">Note de Jean <p>Dupont</div>',
        '<span style="visibility: hidden">Note de Jean Dupont</span>',
        "<p hidden>Note de Jean Dupont\n",
    ],
    ids=["attribute", "not displayed", "not visible", "without an end"],
)
def test_web_page_loses_what_it_hides_and_no_other_byte(tmp_path: Path, hidden: str) -> None:
    head, rest = "<html><head><title>Été</title></head><body>\n<p>Texte</p>", "<p>Suite.</p><br></body></html>"
    copy, told = clean(written(tmp_path, "a.html", head + hidden + rest))
    assert told == {"hidden-text": (1, ("Note de Jean Dupont",))}
    assert copy.read_text("utf-8") == head + rest


def test_web_page_tells_nobody_in_what_describes_it_nor_behind_a_link(tmp_path: Path) -> None:
    meta, link = (
        '<meta name="description" content="Note, par Élodie Garaudel">',
        '<a href="mailto:e.garaudel@ville.fr">Écrire</a>',
    )
    text = f'<html><head>{meta}<meta name="description" content="Un guide"></head><body>{link}</body></html>'
    copy, told = clean(written(tmp_path, "a.html", text))
    assert told == {"property": (1, ("Note, par Élodie Garaudel",)), "e-mail": (1, ("e.garaudel@ville.fr",))}
    assert copy.read_text("utf-8") == text.replace(meta, "").replace("mailto:e.garaudel@ville.fr", "#")


def test_what_hides_no_words_stays_and_each_hidden_cell_goes_alone(tmp_path: Path) -> None:
    table = "<table><tr><td>Prix<td hidden>Élodie<td>10 €</table>"
    hides = '<div hidden><img src="a.png"><style>/* "<p hidden>" */</style></div>'
    text = f"<html><body>{hides}{table}<p>Le terme « hidden » reste.</p></body></html>"
    copy, told = clean(written(tmp_path, "a.html", text))
    assert told == {"hidden-text": (1, ("Élodie",))}
    assert copy.read_text("utf-8") == text.replace("<td hidden>Élodie", "")


def test_plain_text_is_published_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "Auteur : Jean Dupont\n\nLe texte visible ne regarde pas ce module.\n")
    copy, told = clean(path)
    assert told == {}
    assert copy.read_bytes() == path.read_bytes()


def test_markdown_link_that_writes_to_somebody_keeps_its_words_alone(tmp_path: Path) -> None:
    text = "[Cliquez](mailto:nadege.rouvral@ville.example) ou [écrivez][1].\n\n[1]: <mailto:n.rouvral@ville.example>\n"
    copy, told = clean(written(tmp_path, "a.md", text))
    assert told == {"e-mail": (2, ("nadege.rouvral@ville.example", "n.rouvral@ville.example"))}
    assert copy.read_text("utf-8") == "[Cliquez](#) ou [écrivez][1].\n\n[1]: <#>\n"


def test_author_of_a_web_page_is_looked_for_by_the_family_name_in_its_keywords(tmp_path: Path) -> None:
    keywords, author = '<meta name="keywords" content="Vernouvel">', '<meta name="author" content="Thibault Vernouvel">'
    text = f"<html><head>{keywords}{author}</head><body><p>Texte</p></body></html>"
    copy, told = clean(written(tmp_path, "a.html", text))
    assert told == {"author": (1, ("Thibault Vernouvel",)), "property": (1, ("Vernouvel",))}
    assert "Vernouvel" not in copy.read_text("utf-8")


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("<a href=mailto:n.rouvral@v.example>Écrire</a>", "<a href=#>Écrire</a>"),
        ('<a href="&#109;ailto:n.rouvral@v.example">Écrire</a>', '<a href="#">Écrire</a>'),
        ("<a href='mailto&colon;n.rouvral&commat;v.example'>Écrire</a>", "<a href='#'>Écrire</a>"),
        ('<a href=" mailto:n.rouvral@v.example">Écrire</a>', '<a href="#">Écrire</a>'),
        ('<a href="mail&#10;to:n.rouvral@v.example">Écrire</a>', '<a href="#">Écrire</a>'),
        ('<form action="mailto:n.rouvral@v.example"></form>', '<form action="#"></form>'),
        ('<button formaction="mailto:n.rouvral@v.example">Envoyer</button>', '<button formaction="#">Envoyer</button>'),
        ('<a href="/a" title="n.rouvral@v.example">Écrire</a>', '<a href="/a" title="">Écrire</a>'),
        ("<a href=/a title=n.rouvral@v.example>Écrire</a>", '<a href=/a title="">Écrire</a>'),
        ("<a href=/a title='n.rouvral&#64;v.example'>Écrire</a>", '<a href=/a title="">Écrire</a>'),
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_however_a_link_is_written_it_keeps_no_address(tmp_path: Path, link: str, kept: str, name: str) -> None:
    before, after = ("<html><body><p>Texte</p>", "</body></html>") if name == "a.html" else ("# Titre\n\n", "\n")
    copy, told = clean(written(tmp_path, name, before + link + after))
    assert told == {"e-mail": (1, ("n.rouvral@v.example",))}
    assert copy.read_text("utf-8") == before + kept + after


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        (
            '[Cliquez](mailto:n.rouvral@v.example "Écrire à c.durandeau@v.example")\n',
            "[Cliquez](#)\n",
            ("n.rouvral@v.example", "Écrire à c.durandeau@v.example"),
        ),
        ("[Cliquez](&#109;ailto:n.rouvral@v.example)\n", "[Cliquez](#)\n", ("n.rouvral@v.example",)),
        (
            "[Cliquez](<mailto:Nadège Rouvral n.rouvral@v.example>)\n",
            "[Cliquez](<#>)\n",
            ("n.rouvral@v.example",),
        ),
        (
            "[Cliquez][1]\n\n[1]: https://v.example (n.rouvral@v.example)\n",
            "[Cliquez][1]\n\n[1]: https://v.example\n",
            ("n.rouvral@v.example",),
        ),
    ],
)
def test_markdown_link_keeps_no_address_in_its_title(
    tmp_path: Path, text: str, kept: str, told: tuple[str, ...]
) -> None:
    copy, found = clean(written(tmp_path, "a.md", text))
    assert found == {"e-mail": (len(told), told)}
    assert copy.read_text("utf-8") == kept


def test_links_and_titles_that_name_nobody_stay_beside_those_that_write_to_somebody(tmp_path: Path) -> None:
    markdown, code = '[a](https://v.example/home/a "Voir (la page)")', '`title="/home/a/b"`'
    link, form = '<a href=/b title="Le site">b</a>', "<form action=/c></form>"
    text = f'{markdown} {link} {form} {code} [d](&#109;ailto:n.r@v.example "D")\n'
    copy, told = clean(written(tmp_path, "a.md", text))
    assert told == {"e-mail": (1, ("n.r@v.example",))}
    assert copy.read_text("utf-8") == text.replace("&#109;ailto:n.r@v.example", "#")


@pytest.mark.parametrize(
    "hidden",
    [
        '<script type="application/ld+json">{"author":{"name":"Sophie Martin"}}</script>',
        '<script type="application/ld+json">{"text":"<p>Prix</p>","author":"Sophie Martin"}</script>',
        '<script type="application/ld+json">{"author":"Rapha\\u00ebl Martin"}</script>',
        '<script type="application/ld+json">{"author":{"@type":"Person","name":"Wzrst Martin"}}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":["Person"],"familyName":"Martin"}]}</script>',
        '<script type="application/ld+json">{"author":{"@type":"https://schema.org/Person","name":"Martin"}}</script>',
        '<script type="application/ld+json">{"author":{"@type":null,"name":"Wz Martin"}}</script>',
        '<script type="application/json">{"post":{"authors":["martin"]}}</script>',
        "<a title='a\"b href=file:///C:/Users/martin/plan.pdf>Plan</a>",
        f'<img src="data:image/png;base64,{"A" * 9000}" title="Sophie Martin">',
        '<input type="hidden" name="agent" value="Sophie Martin">',
        '<p data-author="Sophie Martin">Objet</p>',
        '<a href="https://ville.example/" aria-label="Écrire à Sophie Martin">Écrire</a>',
        '<a href="https://ville.example/" title="CV de Sophie Martin" data-a="Martin, martin@ville.example">CV</a>',
        "<a href=file:///C:/Users/martin/plan.pdf>Plan</a>",
        '<ins cite="mailto:martin@ville.example">Objet</ins>',
    ],
)
def test_web_page_names_nobody_in_what_no_reader_sees(tmp_path: Path, hidden: str) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><h1>Objet du marché</h1><p>Le marché est unique.</p>{hidden}</body></html>")
    copy, _ = clean(page)
    assert "martin" not in copy.read_text("utf-8").lower()


def test_web_page_keeps_what_names_nobody_there(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    kept = (
        '<script type="application/ld+json">{"name":"Ville d’Orve"}</script>'
        '<script type="application/ld+json">{"author":{"@type":"Organization","name":"Orve Wzrst"}}</script>'
        "<p>Régler data = C:/exports/lots puis src=/home/orve/lots.</p>"
        '<p data-step="2" title="École Jean Moulin">'
        'Objet</p><input type="hidden" value="oui"><a href=plan.pdf title="Logo Leroy Merlin">Plan</a>'
    )
    page.write_text(f"<html><body><h1>Objet du marché</h1>{kept}</body></html>")
    copy, _ = clean(page)
    assert kept in copy.read_text("utf-8")


def test_markdown_names_nobody_in_its_remarks_nor_in_any_field_but_the_title(tmp_path: Path) -> None:
    text = tmp_path / "a.md"
    text.write_text(
        "---\ntitle: Plan Jean Dupont\nrédacteur: smartin\nvalidé par: Sophie Martin\nversion: 2\n"
        "équipe:\n  - name: Karim Benali\n---\n"
        "[//]: # (À relire par Sophie)\n[comment]: <> (Vu)\n[logo]: C:\\Users\\smartin\\logo.png\n"
        "\n# Objet\n\nUn marché.\n"
    )
    copy, told = clean(text)
    assert told["comment"] == (2, ())
    kept = "---\ntitle: Plan Jean Dupont\nversion: 2\n---\n[logo]: logo.png\n\n# Objet\n\nUn marché.\n"
    assert copy.read_text("utf-8") == kept


def test_remark_on_several_lines_goes_whole(tmp_path: Path) -> None:
    text = "# Objet\n\n[//]: # (À relire\npar Sophie Martin)\n\nUn marché.\n"
    copy, told = clean(written(tmp_path, "a.md", text))
    assert told == {"comment": (1, ())}
    assert copy.read_text("utf-8") == "# Objet\n\n\nUn marché.\n"


def test_field_goes_with_the_lines_behind_a_blank_one(tmp_path: Path) -> None:
    text = "---\ntitle: Bilan\nsuivi: |\n  Relu par Sophie Martin\n\n  puis validé\nlot: 2\n---\n# Bilan\n"
    copy, told = clean(written(tmp_path, "a.md", text))
    assert told == {"label": (1, ("| Relu par Sophie Martin puis validé",))}
    assert copy.read_text("utf-8") == "---\ntitle: Bilan\nlot: 2\n---\n# Bilan\n"


@pytest.mark.parametrize(
    ("name", "link", "kept"),
    [
        ("a.html", "<a href=C:\\Users\\smartin\\Plan%20A.pdf class=b>A</a>", "<a href=Plan%20A.pdf class=b>A</a>"),
        ("a.md", '[A](C:\\Users\\smartin\\Plan%20A.pdf "Plan")', '[A](Plan%20A.pdf "Plan")'),
        ("a.md", "[A][1]\n\n[1]: C:\\Users\\smartin\\Plan%20A.pdf", "[A][1]\n\n[1]: Plan%20A.pdf"),
    ],
)
def test_link_to_a_file_with_a_blank_in_its_name_stays_one(tmp_path: Path, name: str, link: str, kept: str) -> None:
    copy, told = clean(written(tmp_path, name, f"{link}\n"))
    assert told == {"path": (1, ("C:\\Users\\smartin\\Plan%20A.pdf",))}
    assert copy.read_text("utf-8") == f"{kept}\n"


def test_photograph_within_a_page_loses_its_author(tmp_path: Path) -> None:
    tags = Image.Exif()
    tags[0x013B] = "Jean Dupont"
    Image.new("RGB", (8, 8)).save(written := io.BytesIO(), "JPEG", exif=tags)
    held = f"data:image/jpeg;base64,{base64.b64encode(written.getvalue()).decode()}"
    for name, text in (("a.html", f'<html>Plan<img alt="" src="{held}"></html>'), ("a.md", f"# Plan\n\n![]({held})\n")):
        (tmp_path / name).write_text(text)
        copy, told = clean(tmp_path / name)
        assert told == {"photo": (1, ("Jean Dupont",))}
        assert held not in copy.read_text()
        assert "data:image/jpeg;base64," in copy.read_text()


@pytest.mark.parametrize(
    "unseen",
    [
        "<svg><metadata><dc:title>Sophie Martin</dc:title></metadata></svg>",
        "<svg><desc>Croquis de Sophie Martin</desc></svg>",
        "<svg><title>Croquis de Sophie Martin</title></svg>",
        "<svg><svg></svg><desc>Croquis de Sophie Martin</desc></svg>",
        "<svg><desc>Croquis de Sophie Martin</desc>",
        '<?auteur nom="Sophie Martin"?>',
        "<! Relu par Sophie Martin >",
        '<meta itemprop="author" content="S. Martin">',
    ],
)
def test_web_page_names_nobody_where_browsers_show_nothing(tmp_path: Path, unseen: str) -> None:
    page = "<!doctype html><html><title>Objet</title><body><p>Objet</p>{}<svg><desc>Plan</desc></svg></body></html>"
    copy, told = clean(written(tmp_path, "a.html", page.format(unseen)))
    assert set(told) <= {"label", "author"}
    assert "Martin" not in copy.read_text()
    assert "<!doctype html>" in copy.read_text()
    assert "<svg><desc>Plan</desc></svg>" in copy.read_text()


@pytest.mark.parametrize(("before", "behind"), [("\ufeff---", "---"), ("---", "...")])
def test_front_matter_is_known_however_it_begins_and_ends(tmp_path: Path, before: str, behind: str) -> None:
    text = f"{before}\nauthor: Sophie Martin\ntitle: Objet\n{behind}\n\n# Objet\n"
    copy, told = clean(written(tmp_path, "a.md", text))
    assert told["author"][1] == ("Sophie Martin",)
    assert copy.read_text() == f"{before}\ntitle: Objet\n{behind}\n\n# Objet\n"


def test_heading_of_markdown_names_nobody_beside_its_words(tmp_path: Path) -> None:
    copy, told = clean(written(tmp_path, "a.md", '# Objet {#objet author="Sophie Martin" lang=fr}\n'))
    assert told == {"label": (1, ("Sophie Martin",))}
    assert copy.read_text() == "# Objet {#objet  lang=fr}\n"


def test_page_with_many_open_drawings_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", "<html><p>Objet</p>" + "<svg><desc>" * 20_000 + "</html>")
    begun = process_time()
    find_traces(path, "text/html")
    assert process_time() - begun < 5


def test_page_with_many_descriptions_that_do_not_end_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", "<html><p>Objet</p>" + "<meta " * 50_000)
    begun = process_time()
    find_traces(path, "text/html")
    assert process_time() - begun < 5


def test_description_that_does_not_end_names_nobody(tmp_path: Path) -> None:
    text = '<html><p>Objet</p><meta name="author" content="Sophie Martin"'
    copy, told = clean(written(tmp_path, "a.html", text))
    assert told == {"author": (1, ("Sophie Martin",))}
    assert copy.read_text() == "<html><p>Objet</p>"


def test_photograph_among_sources_and_in_a_style_loses_its_author(tmp_path: Path) -> None:
    tags = Image.Exif()
    tags[0x013B] = "Jean Dupont"
    Image.new("RGB", (8, 8)).save(written_to := io.BytesIO(), "JPEG", exif=tags)
    held = f"data:image/jpeg;base64,{base64.b64encode(written_to.getvalue()).decode()}"
    page = f'<html><style>p {{ background: url({held}) }}</style>Plan<img srcset="{held} 1x, b.png 2x"></html>'
    copy, told = clean(written(tmp_path, "a.html", page))
    assert told == {"photo": (2, ("Jean Dupont",))}
    assert held not in copy.read_text()
    assert ", b.png 2x" in copy.read_text()


@pytest.mark.parametrize("is_packed", [True, False])
def test_drawing_in_an_address_names_nobody(tmp_path: Path, is_packed: bool) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><desc>Croquis de Zoé Martin</desc><path d="M0 0"/></svg>'
    said = f";base64,{base64.b64encode(drawing.encode()).decode()}" if is_packed else f",{quote(drawing)}"
    page = f'<html>Plan<img src="data:image/svg+xml{said}"></html>'
    copy, told = clean(written(tmp_path, "a.html", page))
    assert told["label"] == (1, ("Croquis de Zoé Martin",))
    assert said not in copy.read_text()
    assert '<img src="data:image/svg+xml' in copy.read_text()


def test_page_of_many_addresses_of_drawings_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.html", "<html><p>Objet</p>" + "data:image/svg+xml,%3C" * 20_000 + "</html>")
    begun = process_time()
    find_traces(path, "text/html")
    assert process_time() - begun < 5
