import io
from pathlib import Path

import docx
import pytest
from clean_copies import clean, edit, forget_thumbnail, parts
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from ingest.readers.docx import read_docx

BY = 'w:id="9" w:author="Jean Dupont" w:date="2026-01-01T00:00:00Z"'


@pytest.fixture
def document() -> docx.document.Document:
    document = docx.Document()
    forget_thumbnail(document.part.package)
    document.core_properties.author = ""
    document.add_heading("Objet du marché", 1)
    return document


def saved(document: docx.document.Document, folder: Path) -> Path:
    path = folder / "a.docx"
    document.save(str(path))
    return path


def add_xml(document: docx.document.Document, xml: str) -> None:
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    document.element.body.insert(len(document.element.body) - 1, paragraph)


def run(text: str, tag: str = "w:t") -> str:
    return f'<w:r><{tag} xml:space="preserve">{text}</{tag}></w:r>'


def text_of(path: Path) -> list[str]:
    return [line for page in read_docx(path, "a.docx").pages for line in page.text.split("\n")]


def test_names_in_the_properties_are_told_and_gone(document: docx.document.Document, tmp_path: Path) -> None:
    document.core_properties.author = "Jean Dupont"
    document.core_properties.last_modified_by = "Marie Martin"
    document.core_properties.title = "CCTP"
    document.core_properties.comments = "À relire par jean.dupont@ville.example"
    path = saved(document, tmp_path)
    edit(path, {"docProps/app.xml": ("<Company/>", "<Company>Ville de Tarn</Company>")})
    edit(path, {"docProps/app.xml": ("<Manager/>", "<Manager>P. Roy</Manager>")})
    copy, told = clean(path)
    assert told == {
        "author": (1, ("Jean Dupont",)),
        "modified-by": (1, ("Marie Martin",)),
        "organisation": (2, ("P. Roy", "Ville de Tarn")),
        "remark": (1, ("À relire par jean.dupont@ville.example",)),
    }
    properties = docx.Document(str(copy)).core_properties
    assert (properties.author, properties.last_modified_by, properties.title) == ("", "", "CCTP")
    assert properties.comments == ""


def test_what_is_said_of_the_file_goes_where_it_names_somebody(
    document: docx.document.Document, tmp_path: Path
) -> None:
    properties = document.core_properties
    properties.subject, properties.keywords, properties.category = "Infogérance", "CCTP, Sophie Martin", "DSI"
    properties.comments = "Relu, à revoir avec Nadia"
    copy, told = clean(saved(document, tmp_path))
    assert told == {"property": (1, ("keywords = CCTP, Sophie Martin",)), "remark": (1, ("Relu, à revoir avec Nadia",))}
    kept = docx.Document(str(copy)).core_properties
    assert (kept.subject, kept.keywords, kept.category, kept.comments) == ("Infogérance", "", "DSI", "")


def test_the_picture_of_the_first_page_is_told_and_gone(tmp_path: Path) -> None:
    document = docx.Document()  # its template has one
    document.add_paragraph("Objet du marché")
    copy, told = clean(saved(document, tmp_path))
    assert told["thumbnail"] == (1, ())
    assert not any("thumbnail" in name for name in parts(copy))
    assert b"thumbnail" not in parts(copy)["_rels/.rels"]


def test_what_tells_nothing_stays_byte_for_byte(document: docx.document.Document, tmp_path: Path) -> None:
    path = saved(document, tmp_path)
    copy, told = clean(path)
    assert told == {}
    assert copy.read_bytes() == path.read_bytes()


def test_parts_that_tell_nothing_stay_as_they_are(document: docx.document.Document, tmp_path: Path) -> None:
    document.core_properties.author = "Jean Dupont"
    path = saved(document, tmp_path)
    copy, _ = clean(path)
    before, after = parts(path), parts(copy)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["docProps/core.xml"]


def test_comments_go_with_their_marks_and_their_people(document: docx.document.Document, tmp_path: Path) -> None:
    paragraph = document.add_paragraph("Le délai est de dix jours.")
    document.add_comment(paragraph.runs, "Trop long ?", author="Jean Dupont", initials="JD")
    document.add_comment(paragraph.runs, "Non.", author="Marie Martin", initials="MM")
    copy, told = clean(saved(document, tmp_path))
    assert told == {"comment": (2, ("Jean Dupont", "Marie Martin"))}
    assert "word/comments.xml" not in parts(copy)
    assert b"omment" not in parts(copy)["word/document.xml"]
    assert b"comments" not in parts(copy)["[Content_Types].xml"] + parts(copy)["word/_rels/document.xml.rels"]
    assert list(docx.Document(str(copy)).comments) == []


def test_tracked_changes_become_the_final_text(document: docx.document.Document, tmp_path: Path) -> None:
    add_xml(
        document,
        f"<w:pPr><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr>{run('Le délai est de ')}"
        f"<w:del {BY}>{run('dix', 'w:delText')}</w:del><w:ins {BY}>{run('quinze')}</w:ins>{run(' jours.')}",
    )
    add_xml(document, f"<w:moveFrom {BY}>{run('Déplacé.')}</w:moveFrom>{run('Reste.')}")
    add_xml(document, f"<w:moveTo {BY}>{run('Déplacé.')}</w:moveTo>")
    copy, told = clean(saved(document, tmp_path))
    assert told == {"change": (5, ("Jean Dupont",))}
    assert text_of(copy) == ["Objet du marché", "Le délai est de quinze jours.", "Reste.", "Déplacé."]
    assert b"Dupont" not in parts(copy)["word/document.xml"]


def test_outline_of_a_drawing_is_no_tracked_change(document: docx.document.Document, tmp_path: Path) -> None:
    drawn = '<a:path xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:moveTo/></a:path>'
    add_xml(document, f"<w:r><w:drawing>{drawn}</w:drawing></w:r><w:del {BY}>{run('dix', 'w:delText')}</w:del>")
    copy, told = clean(saved(document, tmp_path))
    assert told == {"change": (1, ("Jean Dupont",))}
    assert b"a:moveTo" in parts(copy)["word/document.xml"]


def test_row_that_was_deleted_is_gone_and_one_that_was_added_stays(
    document: docx.document.Document, tmp_path: Path
) -> None:
    table = document.add_table(3, 2)
    for row, texts in zip(table.rows, (("Prix", "Montant"), ("P1", "10 €"), ("P2", "20 €")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')} {BY}/>"))
    table.rows[2]._tr.get_or_add_trPr().append(parse_xml(f"<w:ins {nsdecls('w')} {BY}/>"))
    copy, told = clean(saved(document, tmp_path))
    assert told == {"change": (2, ("Jean Dupont",))}
    assert [[cell.text for cell in row.cells] for row in docx.Document(str(copy)).tables[0].rows] == [
        ["Prix", "Montant"],
        ["P2", "20 €"],
    ]


def test_paragraph_that_was_deleted_leaves_no_empty_line(document: docx.document.Document, tmp_path: Path) -> None:
    mark = f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"
    add_xml(document, f"{mark}<w:del {BY}>{run('Paragraphe supprimé.', 'w:delText')}</w:del>")
    add_xml(document, run("Suite."))
    copy, _ = clean(saved(document, tmp_path))
    assert [paragraph.text for paragraph in docx.Document(str(copy)).paragraphs] == ["Objet du marché", "Suite."]


def test_hidden_text_is_told_by_paragraph_and_gone(document: docx.document.Document, tmp_path: Path) -> None:
    style = document.styles.add_style("Consigne", WD_STYLE_TYPE.PARAGRAPH)
    style.font.hidden = True
    document.add_paragraph("Demander à Jean Dupont.", "Consigne")
    paragraph = document.add_paragraph("Le délai est de ")
    for text in ("dix (voir ", "Marie Martin) "):
        paragraph.add_run(text).font.hidden = True
    shown = document.add_paragraph("", "Consigne").add_run("quinze jours.")
    shown.font.hidden = False
    path = saved(document, tmp_path)
    read = text_of(path)
    copy, told = clean(path)
    assert told == {"hidden-text": (2, ("Demander à Jean Dupont.", "dix (voir Marie Martin)"))}
    assert text_of(copy) == read == ["Objet du marché", "Le délai est de", "quinze jours."]
    assert not any(b"Jean" in part or b"Marie" in part for part in parts(copy).values())


def test_hidden_field_keeps_its_marks(document: docx.document.Document, tmp_path: Path) -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    marks = [f'<w:r>{hidden}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    add_xml(document, f"{run('Objet')}{marks[0]}<w:r>{hidden}<w:t>Jean</w:t></w:r>{marks[1]}{run(' du lot')}")
    copy, told = clean(saved(document, tmp_path))
    assert told == {"hidden-text": (1, ("Jean",))}
    assert parts(copy)["word/document.xml"].count(b"fldCharType") == 2


def test_people_in_headers_and_footers_are_told_and_stay(document: docx.document.Document, tmp_path: Path) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "Ville de Tarn – Affaire suivie par : Mme Claire Fontaine"
    section.footer.paragraphs[0].text = "Contact : c.fontaine@tarn.example"
    copy, told = clean(path := saved(document, tmp_path))
    assert told == {"margin": (2, ("Claire Fontaine", "c.fontaine@tarn.example"))}
    assert copy.read_bytes() == path.read_bytes()


def test_folder_of_somebody_in_a_footer_is_told_and_stays(document: docx.document.Document, tmp_path: Path) -> None:
    document.sections[0].footer.paragraphs[0].text = "Imprimé depuis C:\\Users\\gpujolet\\CCTP.docx"
    copy, told = clean(path := saved(document, tmp_path))
    assert told == {"margin": (1, ("C:\\Users\\gpujolet\\CCTP.docx",))}
    assert copy.read_bytes() == path.read_bytes()


def led_to(file: Path) -> set[str]:
    """Where the links of a Word file lead that lead out of it."""
    return {one.target_ref for one in docx.Document(str(file)).part.rels.values() if one.is_external}


def test_template_on_a_server_and_link_to_a_folder_keep_a_name_alone(
    document: docx.document.Document, tmp_path: Path
) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    document.part.relate_to("file:///\\\\srv-ville\\marches\\BPU%202024.xlsx", f"{kind}/hyperlink", is_external=True)
    document.part.relate_to("file:///C:\\Users\\jdupont\\Modele.dotm", f"{kind}/attachedTemplate", is_external=True)
    document.part.relate_to("https://ville.example/marches", f"{kind}/hyperlink", is_external=True)
    copy, told = clean(saved(document, tmp_path))
    assert told["path"][0] == 2
    assert led_to(copy) == {
        "BPU 2024.xlsx",
        "Normal.dotm",
        "https://ville.example/marches",
    }


def test_what_word_would_fetch_by_itself_from_elsewhere_is_fetched_no_more(
    document: docx.document.Document, tmp_path: Path
) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    document.part.relate_to("http://elsewhere.example/t.dotm", f"{kind}/attachedTemplate", is_external=True)
    document.part.relate_to("https://elsewhere.example/a/prix.xlsx", f"{kind}/oleObject", is_external=True)
    document.part.relate_to("https://ville.example/marches", f"{kind}/hyperlink", is_external=True)
    copy, told = clean(saved(document, tmp_path))
    assert told["program"] == (2, ("http://elsewhere.example/t.dotm", "https://elsewhere.example/a/prix.xlsx"))
    assert led_to(copy) == {
        "Normal.dotm",
        "prix.xlsx",
        "https://ville.example/marches",
    }


def test_cover_keeps_the_words_that_were_bound_to_the_author(document: docx.document.Document, tmp_path: Path) -> None:
    document.core_properties.author = "Service informatique"
    bound = '<w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{6C3C}"/></w:sdtPr>'
    add_xml(document, f"<w:sdt>{bound}<w:sdtContent>{run('Service informatique')}</w:sdtContent></w:sdt>")
    copy, _ = clean(saved(document, tmp_path))
    assert text_of(copy)[1] == "Service informatique"
    assert b"dataBinding" not in parts(copy)["word/document.xml"]


def test_link_that_writes_to_somebody_keeps_its_words_alone(document: docx.document.Document, tmp_path: Path) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    id = document.part.relate_to(
        "mailto:nadege.rouvral@ville.example?subject=CCTP", f"{kind}/hyperlink", is_external=True
    )
    spaces = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    label = 'w:tooltip="nadege.rouvral@ville.example"'
    add_xml(document, f'<w:hyperlink {spaces} r:id="{id}" {label}>{run("cliquez ici")}</w:hyperlink>')
    copy, told = clean(saved(document, tmp_path))
    assert told == {"e-mail": (2, ("nadege.rouvral@ville.example",))}
    assert led_to(copy) == {"mailto:"}
    assert text_of(copy)[-1] == "cliquez ici"
    assert b"rouvral" not in b"".join(parts(copy).values())


def test_field_that_leads_to_a_folder_or_writes_to_somebody_keeps_what_it_shows(
    document: docx.document.Document, tmp_path: Path
) -> None:
    link = run(' HYPERLINK "mailto:nadege.', "w:instrText") + run('rouvral@ville.example" \\h ', "w:instrText")
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    add_xml(document, f"{marks[0]}{link}{marks[1]}{run('cliquez ici')}{marks[2]}")
    picture = " INCLUDEPICTURE &quot;C:\\\\Users\\\\gpujolet\\\\logo.png&quot; \\d "
    add_xml(document, f'<w:fldSimple w:instr="{picture}">{run("Logo")}</w:fldSimple>')
    copy, told = clean(saved(document, tmp_path))
    assert told == {
        "e-mail": (1, ("nadege.rouvral@ville.example",)),
        "path": (1, ("C:\\Users\\gpujolet\\logo.png",)),
    }
    assert text_of(copy)[-2:] == ["cliquez ici", "Logo"]
    text = parts(copy)["word/document.xml"]
    assert b'HYPERLINK "mailto:" \\h' in text
    assert b"logo.png" in text
    assert b"gpujolet" not in text


@pytest.mark.parametrize("name", ["Organisme", "Société", "Company", "SharedWithUsers"])
def test_where_somebody_works_and_who_reads_is_gone_from_added_properties(
    document: docx.document.Document, name: str, tmp_path: Path
) -> None:
    path = saved(document, tmp_path)
    text = '<property name="{}" pid="{}"><vt:lpwstr xmlns:vt="v">{}</vt:lpwstr></property>'
    added = f"<Properties>{text.format(name, 2, 'Rouvral Conseil')}{text.format('Lot', 3, 'Toitures')}</Properties>"
    edit(path, {}, {"docProps/custom.xml": added.encode()})
    copy, told = clean(path)
    assert told == {"property": (1, (f"{name} = Rouvral Conseil",))}
    kept = parts(copy)["docProps/custom.xml"]
    assert (b"Rouvral" in kept, b"Toitures" in kept) == (False, True)


def test_author_is_looked_for_by_the_family_name_in_what_else_is_said_of_the_file(
    document: docx.document.Document, tmp_path: Path
) -> None:
    properties = document.core_properties
    properties.author, properties.keywords, properties.category = "Thibault Vernouvel", "Vernouvel", "VERNOUVEL"
    properties.subject = "Infogérance"
    path = saved(document, tmp_path)
    edit(path, {"docProps/app.xml": ("<Manager/>", "<Manager>Nadia Quodlan</Manager>")})
    edit(path, {"docProps/core.xml": ("<cp:category>", "<cp:contentStatus>vu Quodlan</cp:contentStatus><cp:category>")})
    copy, told = clean(path)
    assert told == {
        "author": (1, ("Thibault Vernouvel",)),
        "organisation": (1, ("Nadia Quodlan",)),
        "property": (3, ("keywords = Vernouvel", "contentStatus = vu Quodlan", "category = VERNOUVEL")),
    }
    assert docx.Document(str(copy)).core_properties.subject == "Infogérance"


@pytest.mark.parametrize(
    ("instruction", "told", "kept"),
    [
        (
            ' HYPERLINK "mailto:a.b@x.example" \\o "a.b@x.example"',
            {"e-mail": (2, ("a.b@x.example",))},
            'HYPERLINK "mailto:" \\o ""',
        ),
        (
            ' HYPERLINK "https://x.example/home/cctp" \\o "Écrire à c.durandeau@x.example" \\h',
            {"e-mail": (1, ("c.durandeau@x.example",))},
            'HYPERLINK "https://x.example/home/cctp" \\o "" \\h',
        ),
        (
            ' HYPERLINK "#a" \\o "Voir C:\\\\Users\\\\gpujolet\\\\a.docx"',
            {"path": (1, ("C:\\Users\\gpujolet\\a.docx",))},
            'HYPERLINK "#a" \\o ""',
        ),
    ],
    ids=["the same address", "an address in words", "a folder in words"],
)
def test_words_that_a_field_shows_to_a_mouse_lose_addresses_and_folders(
    document: docx.document.Document,
    tmp_path: Path,
    instruction: str,
    told: dict[str, tuple[int, tuple[str, ...]]],
    kept: str,
) -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    add_xml(document, f"{marks[0]}{run(instruction, 'w:instrText')}{marks[1]}{run('cliquez ici')}{marks[2]}")
    copy, found = clean(saved(document, tmp_path))
    assert found == told
    assert kept in parts(copy)["word/document.xml"].decode()


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("mailto:?to=e.f@x.example", "e.f@x.example"),
        ("mailto:a@x.example;b@x.example?cc=c%40x.example", "a@x.example, b@x.example, c@x.example"),
        ("mailto:Jeanne Vasseur &lt;a.b@x.example&gt;", "a.b@x.example"),
        ("mailto:Jeanne Vasseur", "Jeanne Vasseur"),
    ],
)
def test_all_to_whom_a_link_writes_are_told_and_gone(
    document: docx.document.Document, tmp_path: Path, target: str, told: str
) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    document.part.relate_to("mailto:somebody", f"{kind}/hyperlink", is_external=True)
    edit(path := saved(document, tmp_path), {"word/_rels/document.xml.rels": ("mailto:somebody", target)})
    copy, found = clean(path)
    assert found == {"e-mail": (1, (told,))}
    assert led_to(copy) == {"mailto:"}


def test_words_beside_the_text_that_name_somebody_or_a_folder_are_gone(
    document: docx.document.Document, tmp_path: Path
) -> None:
    add_xml(
        document,
        '<w:sdt><w:sdtPr><w:alias w:val="Avis de Sophie Martin"/><w:comboBox><w:listItem w:displayText="À définir" '
        'w:value="0"/><w:listItem w:displayText="Karim Benali" w:value="1"/></w:comboBox></w:sdtPr>'
        f"<w:sdtContent>{run('À définir')}</w:sdtContent></w:sdt>",
    )
    drawing = (
        '<wp:docPr xmlns:wp="urn:wp" id="1" name="Image 1" title="Plan du site" descr="C:\\Users\\smartin\\logo.png"/>'
    )
    add_xml(document, f"<w:r>{drawing}</w:r>")
    add_xml(document, field_of('IF 1=1 "oui" "Voir Jeanne Vasseur"', "oui"))
    copy, told = clean(saved(document, tmp_path))
    assert told == {
        "path": (1, ("C:\\Users\\smartin\\logo.png",)),
        "label": (3, ("Voir Jeanne Vasseur", "Avis de Sophie Martin", "Karim Benali")),
    }
    written = parts(copy)["word/document.xml"].decode()
    assert not any(name in written for name in ("martin", "Martin", "Benali", "Vasseur"))
    assert 'title="Plan du site"' in written
    assert "À définir" in text_of(copy)


def test_choices_of_a_form_field_name_nobody_and_keep_their_places(
    document: docx.document.Document, tmp_path: Path
) -> None:
    entries = "".join(f'<w:listEntry w:val="{name}"/>' for name in ("Sophie Martin", "Oui"))
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    add_xml(document, f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>')
    add_xml(document, '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    copy, told = clean(saved(document, tmp_path))
    assert told == {"label": (1, ("Sophie Martin",))}
    assert '<w:listEntry w:val=""/><w:listEntry w:val="Oui"/>' in parts(copy)["word/document.xml"].decode()


def field_of(instruction: str, shown: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}{run(instruction.replace('&', '&amp;'), 'w:instrText')}{separate}{run(shown)}{end}"


def test_building_blocks_that_name_somebody_are_gone(document: docx.document.Document, tmp_path: Path) -> None:
    path = saved(document, tmp_path)
    block = f"<w:docPart><w:docPartBody><w:p>{run('Cordialement, Sophie Martin')}</w:p></w:docPartBody></w:docPart>"
    glossary = f"<w:glossaryDocument {nsdecls('w')}><w:docParts>{block}</w:docParts></w:glossaryDocument>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/glossaryDocument"
    relation = f'<Relationship Id="rIdG" Type="{kind}" Target="glossary/document.xml"/></Relationships>'
    edit(
        path,
        {"word/_rels/document.xml.rels": ("</Relationships>", relation)},
        {"word/glossary/document.xml": glossary.encode()},
    )
    copy, told = clean(path)
    assert told == {"label": (1, ("Cordialement, Sophie Martin",))}
    assert "word/glossary/document.xml" not in parts(copy)


def test_links_listed_in_the_properties_once_more_are_gone(document: docx.document.Document, tmp_path: Path) -> None:
    path = saved(document, tmp_path)
    link = (
        "<HLinks><vt:vector><vt:variant><vt:lpwstr>mailto:s.martin@ville.example</vt:lpwstr></vt:variant></vt:vector>"
    )
    edit(path, {"docProps/app.xml": ("</Properties>", f"{link}</HLinks></Properties>")})
    copy, told = clean(path)
    assert told == {"e-mail": (1, ("s.martin@ville.example",))}
    assert b"martin" not in parts(copy)["docProps/app.xml"]


def test_data_beside_the_text_name_nobody_and_what_is_shown_of_them_stays(
    document: docx.document.Document, tmp_path: Path
) -> None:
    binding = '<w:dataBinding w:xpath="/a/redacteur" w:storeItemID="{1}"/>'
    add_xml(
        document,
        f"<w:sdt><w:sdtPr>{binding}</w:sdtPr><w:sdtContent>{run('Sophie Martin')}</w:sdtContent></w:sdt>",
    )
    path = saved(document, tmp_path)
    edit(path, {}, {"customXml/item9.xml": b"<a><redacteur>Sophie Martin</redacteur><objet>Toitures</objet></a>"})
    copy, told = clean(path)
    assert told == {"label": (1, ("Sophie Martin",))}
    assert parts(copy)["customXml/item9.xml"].endswith(b"<a><redacteur/><objet>Toitures</objet></a>")
    assert b"dataBinding" not in parts(copy)["word/document.xml"]
    assert "Sophie Martin" in text_of(copy)


def test_who_alone_may_write_in_a_stretch_is_told_and_gone(document: docx.document.Document, tmp_path: Path) -> None:
    add_xml(document, f'<w:permStart w:id="1" w:ed="VILLE\\jdupont"/>{run("Prix")}<w:permEnd w:id="1"/>')
    copy, told = clean(saved(document, tmp_path))
    assert told == {"reader": (1, ("VILLE\\jdupont",))}
    assert b"jdupont" not in parts(copy)["word/document.xml"]
    assert b"permStart" in parts(copy)["word/document.xml"]


def test_tasks_that_people_were_given_are_told_and_gone(document: docx.document.Document, tmp_path: Path) -> None:
    path = saved(document, tmp_path)
    kind = "http://schemas.microsoft.com/office/2019/05/relationships/documenttasks"
    relation = f'<Relationship Id="rIdT" Type="{kind}" Target="documenttasks/documenttasks1.xml"/></Relationships>'
    given = '<t:Tasks xmlns:t="urn:t"><t:Assign userName="Aïssatou Dupont"/><t:Assign userName="J. Morvan"/></t:Tasks>'
    edit(
        path,
        {"word/_rels/document.xml.rels": ("</Relationships>", relation)},
        {"word/documenttasks/documenttasks1.xml": given.encode()},
    )
    copy, told = clean(path)
    assert told == {"history": (1, ()), "reader": (2, ("Aïssatou Dupont", "J. Morvan"))}
    assert all(b"Dupont" not in content and b"documenttasks" not in content for content in parts(copy).values())


def test_what_add_ins_keep_and_remarks_between_elements_name_nobody(
    document: docx.document.Document, tmp_path: Path
) -> None:
    document.core_properties.identifier = "Note de Karim Benali"
    path = saved(document, tmp_path)
    kind = "http://schemas.microsoft.com/office/2011/relationships/webextension"
    relation = f'<Relationship Id="rIdW" Type="{kind}" Target="webextensions/webextension1.xml"/></Relationships>'
    remark = "<w:body><!-- Relu par Sophie Martin --><!-- Modèle 3 -->"
    edit(
        path,
        {
            "word/_rels/document.xml.rels": ("</Relationships>", relation),
            "word/document.xml": ("<w:body>", remark),
        },
        {"word/webextensions/webextension1.xml": b'<a><property name="user" value="Paul Morvan"/></a>'},
    )
    copy, told = clean(path)
    assert told["label"] == (2, ("Paul Morvan", "Relu par Sophie Martin"))
    assert told["property"] == (1, ("identifier = Note de Karim Benali",))
    content = b"".join(parts(copy).values())
    assert not any(name in content for name in (b"Martin", b"Morvan", b"Benali"))
    assert "Modèle 3".encode() in content


def test_photograph_loses_its_author_whatever_it_is_called(document: docx.document.Document, tmp_path: Path) -> None:
    tags = Image.Exif()
    tags[0x013B] = "Jean Dupont"
    Image.new("RGB", (8, 8)).save(written := io.BytesIO(), "JPEG", exif=tags)
    path = saved(document, tmp_path)
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><title>Sophie Martin</title></svg>'
    edit(path, {}, {"word/media/image1.jfif": written.getvalue(), "word/media/image2.svg": drawing})
    copy, told = clean(path)
    assert told == {"photo": (1, ("Jean Dupont",)), "label": (1, ("Sophie Martin",))}
    assert not any(b"Dupont" in content or b"Martin" in content for content in parts(copy).values())
