"""What OpenDocument files keep beside what readers see: settings, programs within the text, marks, selections."""

from pathlib import Path

from clean_copies import clean, edit, parts
from odfdo import Document, Element, Table


def saved(document: Document, folder: Path, name: str) -> Path:
    document.meta.initial_creator = document.meta.creator = ""
    document.save(str(path := folder / name))
    return path


def text_document(*paragraphs: str) -> Document:
    document = Document("text")
    document.body.clear()
    for paragraph in ("<text:p>Le délai est de dix jours.</text:p>", *paragraphs):
        document.body.append(Element.from_tag(paragraph))
    return document


def sheet_with(formula: str) -> Document:
    """A sheet whose first cell has the formula, and shows a number."""
    document = Document("spreadsheet")
    document.body.clear()
    sheet = Table("BPU")
    sheet.set_values([[100, "Toitures"]])
    cell = sheet.get_cell("A1")
    cell.set_attribute("table:formula", formula)
    sheet.set_cell("A1", cell)
    document.body.append(sheet)
    return document


def test_settings_name_nobody_and_the_others_stay(tmp_path: Path) -> None:
    path = saved(text_document(), tmp_path, "a.odt")
    space = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"
    values = {"CurrentDatabaseDataSource": "Agents de Sophie Martin", "PrinterName": "Étage 2", "Zoom": "100"}
    items = "".join(
        f'<config:config-item config:name="{name}">{value}</config:config-item>' for name, value in values.items()
    )
    settings = (
        f'<office:document-settings xmlns:office="urn:o" xmlns:config="{space}">{items}</office:document-settings>'
    )
    edit(path, {}, {"settings.xml": settings.encode()})
    copy, told = clean(path)
    assert told["label"] == (1, ("Agents de Sophie Martin",))
    kept = parts(copy)["settings.xml"].decode()
    assert "Martin" not in kept
    assert "Étage 2" in kept
    assert ">100<" in kept


def test_program_within_the_text_is_told_and_gone(tmp_path: Path) -> None:
    script = '<text:p>Fin.<text:script script:language="JavaScript">// Sophie Martin</text:script></text:p>'
    copy, told = clean(saved(text_document(script), tmp_path, "a.odt"))
    assert told["program"] == (1, ())
    assert b"Martin" not in parts(copy)["content.xml"]


def test_marks_for_an_index_name_nobody(tmp_path: Path) -> None:
    marks = (
        '<text:alphabetical-index-mark text:string-value="Sophie Martin"/><text:toc-mark text:string-value="Délais"/>'
    )
    copy, told = clean(saved(text_document(f"<text:p>Fin.{marks}</text:p>"), tmp_path, "a.odt"))
    assert told["label"] == (1, ("Sophie Martin",))
    assert b"Martin" not in parts(copy)["content.xml"]
    assert "Délais".encode() in parts(copy)["content.xml"]


def test_cell_keeps_its_value_and_no_formula_that_names_somebody(tmp_path: Path) -> None:
    document = sheet_with('of:=IF([.B1]="Sophie Martin";100;0)')
    copy, told = clean(saved(document, tmp_path, "a.ods"))
    assert told["label"] == (1, ("Sophie Martin",))
    assert b"Martin" not in parts(copy)["content.xml"]
    assert Document(str(copy)).body.get_tables()[0].get_value("A1") == 100


def test_cell_whose_value_the_file_does_not_hold_shows_that_it_lacks(tmp_path: Path) -> None:
    path = saved(sheet_with('of:=IF([.B1]="Sophie Martin";100;0)'), tmp_path, "a.ods")
    edit(path, {"content.xml": (' office:value-type="float"', "")})
    copy, told = clean(path)
    assert told["unknown-value"] == (1, ())
    assert b'table:formula="of:=NA()"' in parts(copy)["content.xml"]


def test_formula_goes_whose_name_stands_for_somebody_and_others_stay(tmp_path: Path) -> None:
    names = Element.from_tag(
        '<table:named-expressions><table:named-expression table:name="resp" '
        'table:expression="&quot;Sophie Martin&quot;"/></table:named-expressions>'
    )
    for formula, is_kept in (("of:=IF([.B1]=resp;100;0)", False), ("of:=SUM([.C1];1)", True)):
        document = sheet_with(formula)
        document.body.append(names.clone)
        copy, told = clean(saved(document, tmp_path, "a.ods"))
        assert told["label"] == (1, ("Sophie Martin",))
        assert (b"table:formula" in parts(copy)["content.xml"]) is is_kept


def test_filters_conditions_and_pivot_tables_name_nobody_that_no_cell_shows(tmp_path: Path) -> None:
    document = sheet_with("of:=1")
    asked = '<table:filter><table:filter-condition table:value="Sophie Martin"/></table:filter>'
    members = "".join(f'<table:data-pilot-member table:name="{name}"/>' for name in ("Karim Benali", "Toitures"))
    for element in (
        '<table:content-validations><table:content-validation table:name="v" '
        'table:condition="of:is-true-formula([.A1]=&quot;Paul Morvan&quot;)"/></table:content-validations>',
        f'<table:database-ranges><table:database-range table:name="Lots">{asked}</table:database-range>'
        "</table:database-ranges>",
        f"<table:data-pilot-tables><table:data-pilot-members>{members}</table:data-pilot-members>"
        "</table:data-pilot-tables>",
    ):
        document.body.append(Element.from_tag(element))
    copy, told = clean(saved(document, tmp_path, "a.ods"))
    assert told["label"] == (3, ("Paul Morvan", "Sophie Martin", "Karim Benali"))
    kept = parts(copy)["content.xml"]
    assert all(name not in kept for name in (b"Martin", b"Benali", b"Morvan"))
    assert b'table:name="Lots"' in kept
    assert b'<table:data-pilot-member table:name="Toitures"/>' in kept


def test_what_is_said_of_the_file_names_nobody_whatever_it_is_called(tmp_path: Path) -> None:
    path = saved(text_document(), tmp_path, "a.odt")
    said = "<dc:publisher>Sophie Martin</dc:publisher><dc:rights>Ville</dc:rights></office:meta>"
    edit(path, {"meta.xml": ("</office:meta>", said)})
    copy, told = clean(path)
    assert told["property"] == (1, ("publisher = Sophie Martin",))
    assert b"Martin" not in parts(copy)["meta.xml"]
    assert b"Ville" in parts(copy)["meta.xml"]
