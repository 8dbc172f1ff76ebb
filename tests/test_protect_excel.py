from pathlib import Path

import openpyxl
import pytest
from clean_copies import clean, edit, parts, saved
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink


def test_names_and_folders_around_a_workbook_are_told_and_gone(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    workbook.properties.creator = "Jean Dupont"
    path = saved(workbook, tmp_path)
    alternative = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        'Requires="x15"><x15ac:absPath url="C:\\Users\\jdupont\\Marchés\\" '
        'xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>'
    )
    edit(path, {"xl/workbook.xml": ("<bookViews>", f'<fileSharing userName="Marie Martin"/>{alternative}<bookViews>')})
    copy, told = clean(path)
    assert told == {
        "author": (1, ("Jean Dupont",)),
        "modified-by": (1, ("Marie Martin",)),
        "path": (1, ("C:\\Users\\jdupont\\Marchés\\",)),
    }
    assert b"AlternateContent" not in parts(copy)["xl/workbook.xml"]


def test_comments_go_with_their_boxes(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    workbook["BPU"]["C2"].comment = Comment("Prix de l’an passé", "Jean Dupont")
    workbook["BPU"]["C3"].comment = Comment("À négocier", "Marie Martin")
    copy, told = clean(saved(workbook, tmp_path))
    assert told == {"comment": (2, ("Jean Dupont", "Marie Martin"))}
    assert [name for name in parts(copy) if "omment" in name or "vml" in name] == []
    assert b"legacyDrawing" not in parts(copy)["xl/worksheets/sheet1.xml"]
    assert openpyxl.load_workbook(copy)["BPU"]["C2"].comment is None


def test_hidden_sheet_is_gone_and_what_was_computed_from_it_keeps_its_value(
    workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    margins = workbook.create_sheet("Marges", 0)
    margins["A1"] = 0.35
    margins.sheet_state = "hidden"
    sheet = workbook["BPU"]
    sheet["D2"], sheet["D3"] = "=C2*(1+Marges!A1)", "=C3*2"
    choices = DataValidation(type="list", formula1="Marges!$A$1:$A$1")
    choices.add("B2")
    sheet.add_data_validation(choices)
    workbook.defined_names["Taux"] = DefinedName("Taux", attr_text="Marges!$A$1")
    workbook.active = sheet
    path = saved(workbook, tmp_path)
    edit(path, {"xl/worksheets/sheet2.xml": ("Marges!A1)</f><v></v>", "Marges!A1)</f><v>135</v>")})
    copy, told = clean(path)
    assert told == {"hidden-sheet": (1, ("Marges",))}
    assert all(b"Marges" not in part and b"0.35" not in part for part in parts(copy).values())
    read = openpyxl.load_workbook(copy)
    assert read.sheetnames == ["BPU"]
    assert read.active is read["BPU"]
    assert [read["BPU"][cell].value for cell in ("D2", "D3")] == [135, "=C3*2"]
    assert "Taux" not in read.defined_names


def test_hidden_rows_are_told_and_stay(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    workbook["BPU"].row_dimensions[3].hidden = True
    path = saved(workbook, tmp_path)
    copy, told = clean(path)
    assert told == {"hidden-cells": (1, ("BPU",))}
    assert copy.read_bytes() == path.read_bytes()


def test_link_to_a_workbook_on_a_server_keeps_its_name_alone(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    workbook["BPU"]["A2"].hyperlink = "\\\\srv-finances\\achats\\Prix 2024.xlsx"
    copy, told = clean(saved(workbook, tmp_path))
    assert told == {"path": (1, ("\\\\srv-finances\\achats\\Prix 2024.xlsx",))}
    assert openpyxl.load_workbook(copy)["BPU"]["A2"].hyperlink.target == "Prix 2024.xlsx"  # type: ignore[union-attr]


def test_people_and_folders_in_print_headers_are_told_and_stay(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    margins = workbook["BPU"]
    margins.oddHeader.left.text = "Établi par Josselin Bartholet"
    margins.oddHeader.left.font, margins.oddHeader.left.size = "Arial,Bold", 12
    margins.oddFooter.right.text = "C:\\Users\\gpujolet\\Marchés\\BPU.xlsx"
    copy, told = clean(path := saved(workbook, tmp_path))
    assert told == {"margin": (2, ("Josselin Bartholet", "C:\\Users\\gpujolet\\Marchés\\BPU.xlsx"))}
    assert copy.read_bytes() == path.read_bytes()


def test_links_that_write_to_somebody_keep_their_words_alone(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    cell = workbook["BPU"]["A2"]
    cell.hyperlink = Hyperlink(
        ref="A2", target="mailto:nadege.rouvral@ville.example", tooltip="n.rouvral@ville.example"
    )
    path = saved(workbook, tmp_path)
    written = '<c r="A4" t="str"><f>HYPERLINK("mailto:n.rouvral@ville.example?subject=a","Écrire")</f><v>Écrire</v></c>'
    edit(path, {"xl/worksheets/sheet1.xml": ("</sheetData>", f'<row r="4">{written}</row></sheetData>')})
    copy, told = clean(path)
    assert told == {"e-mail": (3, ("n.rouvral@ville.example", "nadege.rouvral@ville.example"))}
    kept = openpyxl.load_workbook(copy)["BPU"]
    assert kept["A2"].hyperlink is not None
    assert kept["A2"].hyperlink.target == "mailto:"
    assert kept["A4"].value == '=HYPERLINK("mailto:","Écrire")'


@pytest.mark.parametrize(
    ("formula", "told", "kept"),
    [
        (
            'HYPERLINK("mailto:a.b@x.example?subject=Q&amp;cc=c.durandeau@x.example","Écrire")',
            "a.b@x.example, c.durandeau@x.example",
            '=HYPERLINK("mailto:","Écrire")',
        ),
        ('HYPERLINK("mailto:?cc=a.b@x.example","Écrire")', "a.b@x.example", '=HYPERLINK("mailto:","Écrire")'),
        (
            'HYPERLINK("mailto:" &amp; "a.b@x.example"&amp;"?body=""c"" d.e@x.example"&amp;A1,"Écrire")',
            "a.b@x.example, d.e@x.example",
            '=HYPERLINK("mailto:"&A1,"Écrire")',
        ),
    ],
    ids=["several", "in copy alone", "put together"],
)
def test_formula_that_writes_to_somebody_keeps_no_address(
    workbook: openpyxl.Workbook, tmp_path: Path, formula: str, told: str, kept: str
) -> None:
    path = saved(workbook, tmp_path)
    cell = f'<c r="A4" t="str"><f>{formula}</f><v>Écrire</v></c>'
    edit(path, {"xl/worksheets/sheet1.xml": ("</sheetData>", f'<row r="4">{cell}</row></sheetData>')})
    copy, found = clean(path)
    assert found == {"e-mail": (1, (told,))}
    assert openpyxl.load_workbook(copy)["BPU"]["A4"].value == kept


def test_people_behind_a_colour_of_the_theme_in_print_headers_are_told(
    workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    workbook["BPU"].oddHeader.left.text = "Objet"
    edit(
        path := saved(workbook, tmp_path),
        {
            "xl/worksheets/sheet1.xml": (
                "&amp;LObjet",
                "&amp;L&amp;K01+000M. Vasseurel&amp;R&amp;K04-024nadege.rouvral@x.example",
            )
        },
    )
    copy, told = clean(path)
    assert told == {"margin": (2, ("Vasseurel", "nadege.rouvral@x.example"))}
    assert copy.read_bytes() == path.read_bytes()


def test_texts_of_a_hidden_sheet_leave_the_list_that_all_sheets_share(
    workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    workbook.create_sheet("Agents").sheet_state = "hidden"
    workbook["Agents"].append(["Jean Dupont"])
    path = saved(workbook, tmp_path)
    share_texts(path, ["Poste", "Jean Dupont"])
    copy, told = clean(path)
    assert told == {"hidden-sheet": (1, ("Agents",))}
    assert all(b"Dupont" not in content for content in parts(copy).values())
    assert openpyxl.load_workbook(copy)["BPU"]["A1"].value == "Poste"


def share_texts(path: Path, texts: list[str]) -> None:
    """Moves these texts out of their cells into the list that Excel keeps for all sheets."""
    added: dict[str, bytes] = {}
    for name, content in parts(path).items():
        sheet = content.decode() if name.startswith("xl/worksheets/sheet") else ""
        for place, text in enumerate(texts):
            sheet = sheet.replace(f't="inlineStr"><is><t>{text}</t></is>', f't="s"><v>{place}</v>')
        added |= {name: sheet.encode()} if sheet else {}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    listed = "".join(f"<si><t>{text}</t></si>" for text in texts)
    shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{listed}</sst>'
    relation = f'<Relationship Id="rIdS" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    type = '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    type += 'spreadsheetml.sharedStrings+xml"/></Types>'
    changes = {
        "xl/_rels/workbook.xml.rels": ("</Relationships>", relation),
        "[Content_Types].xml": ("</Types>", type),
    }
    edit(path, changes, added | {"xl/sharedStrings.xml": shared.encode()})


def test_lists_to_choose_from_and_their_hints_name_nobody(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    agents = DataValidation(type="list", formula1='"Sophie Martin,Karim Benali"')
    units = DataValidation(type="list", formula1='"u,mois"', prompt="Demander à Sophie Martin")
    for rule, cell in ((agents, "A5"), (units, "B2")):
        rule.add(cell)
        workbook["BPU"].add_data_validation(rule)
    copy, told = clean(saved(workbook, tmp_path))
    assert told == {"label": (2, ("Sophie Martin,Karim Benali", "Demander à Sophie Martin"))}
    rules = openpyxl.load_workbook(copy)["BPU"].data_validations.dataValidation
    assert [(rule.formula1, rule.prompt) for rule in rules] == [('"u,mois"', "")]


def test_list_to_choose_from_goes_in_the_way_of_newer_files_too(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    path = saved(workbook, tmp_path)
    rule = '<x14:dataValidation type="list"><x14:formula1><xm:f>"Sophie Martin"</xm:f></x14:formula1>'
    listed = f'<x14:dataValidations count="1">{rule}<xm:sqref>A5</xm:sqref></x14:dataValidation></x14:dataValidations>'
    spaces = 'xmlns:x14="urn:x14" xmlns:xm="urn:xm"'
    newer = f'<extLst><ext uri="{{CCE6A557}}" {spaces}>{listed}</ext></extLst></worksheet>'
    edit(path, {"xl/worksheets/sheet1.xml": ("</worksheet>", newer)})
    copy, told = clean(path)
    assert told == {"label": (1, ("Sophie Martin",))}
    assert b"dataValidation" not in parts(copy)["xl/worksheets/sheet1.xml"]


def test_sheet_of_another_workbook_that_is_called_after_somebody_is_named_by_no_formula(
    workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    workbook["BPU"]["D2"], workbook["BPU"]["D3"] = "='[1]Sophie Martin'!A1", "=[1]Tarifs!A1"
    workbook.defined_names["taux"] = DefinedName("taux", attr_text="'[1]Sophie Martin'!$A$1")
    path = saved(workbook, tmp_path)
    link_to_another(
        path,
        '<sheetNames><sheetName val="Sophie Martin"/><sheetName val="Tarifs"/></sheetNames>'
        """<definedNames><definedName name="taux" refersTo="='Sophie Martin'!$A$1"/></definedNames>""",
    )
    copy, told = clean(path)
    assert told == {"label": (1, ("Sophie Martin",)), "unknown-value": (1, ())}
    assert all(b"Martin" not in content for content in parts(copy).values())
    assert openpyxl.load_workbook(copy)["BPU"]["D3"].value == "=[1]Tarifs!A1"


def test_cells_of_other_workbooks_name_nobody(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    path = saved(workbook, tmp_path)
    cells = '<cell r="A1" t="str"><v>Sophie Martin</v></cell><cell r="B1" t="str"><v>Toitures</v></cell>'
    link_to_another(path, f'<sheetDataSet><sheetData sheetId="0"><row r="1">{cells}</row></sheetData></sheetDataSet>')
    copy, told = clean(path)
    assert told == {"label": (1, ("Sophie Martin",))}
    cached = parts(copy)["xl/externalLinks/externalLink1.xml"]
    assert b"Martin" not in cached
    assert b"Toitures" in cached


def test_button_with_a_broken_line_keeps_its_words_and_names_nobody_beside_them(
    workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    path = saved(workbook, tmp_path)
    spaces = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    button = '<v:shape alt="Écrire à Sophie Martin"><v:textbox><div>Calculer<br>le prix</div></v:textbox></v:shape>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdV" Type="{kind}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{space}">{relation}</Relationships>'
    edit(
        path,
        {"xl/worksheets/sheet1.xml": ("</worksheet>", f'<legacyDrawing xmlns:r="{kind}" r:id="rIdV"/></worksheet>')},
        {
            "xl/drawings/vmlDrawing1.vml": f"<xml {spaces}>{button}</xml>".encode(),
            "xl/worksheets/_rels/sheet1.xml.rels": relations.encode(),
        },
    )
    copy, told = clean(path)
    assert told == {"label": (1, ("Écrire à Sophie Martin",))}
    kept = parts(copy)["xl/drawings/vmlDrawing1.vml"]
    assert b"Calculer<br>" in kept
    assert b"le prix" in kept
    assert b"Martin" not in kept


def link_to_another(path: Path, kept: str) -> None:
    """Adds what a workbook keeps of another that it is linked to."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    linked = f'<externalLink xmlns="{space}"><externalBook>{kept}</externalBook></externalLink>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"
    relation = f'<Relationship Id="rIdE" Type="{kind}" Target="externalLinks/externalLink1.xml"/></Relationships>'
    edit(
        path,
        {"xl/_rels/workbook.xml.rels": ("</Relationships>", relation)},
        {"xl/externalLinks/externalLink1.xml": linked.encode()},
    )


def test_text_that_no_cell_shows_any_more_names_nobody(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    path = saved(workbook, tmp_path)
    share_texts(path, ["Poste", "Sophie Martin", "Lot"])
    copy, told = clean(path)
    assert told == {"label": (1, ("Sophie Martin",))}
    assert openpyxl.load_workbook(copy)["BPU"]["A1"].value == "Poste"
    assert b"<t/></si><si><t>Lot</t>" in parts(copy)["xl/sharedStrings.xml"]


def test_views_and_sources_of_a_workbook_name_nobody(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    path = saved(workbook, tmp_path)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/connections"
    relation = f'<Relationship Id="rIdC" Type="{kind}" Target="connections.xml"/></Relationships>'
    asked = '<dbPr connection="" command="SELECT * FROM lots WHERE suivi=\'Karim Benali\'"/>'
    source = f'<connections><connection id="1" name="Suivi de Sophie Martin">{asked}</connection></connections>'
    edit(
        path,
        {"xl/_rels/workbook.xml.rels": ("</Relationships>", relation)},
        {
            "xl/connections.xml": source.encode(),
            "xl/namedSheetViews/namedSheetView1.xml": '<a><namedSheetView name="Vue d’Inès Morvan"/></a>'.encode(),
        },
    )
    copy, told = clean(path)
    assert told["label"][0] == 3
    content = b"".join(parts(copy).values())
    assert not any(name in content for name in (b"Martin", b"Benali", b"Morvan"))
    assert b'name="_1"' in parts(copy)["xl/connections.xml"]
