"""What a workbook keeps beside its cells: formulas, rules, filters, rows of pivot tables."""

from pathlib import Path

import openpyxl
import pytest
from clean_copies import clean, edit, parts, saved
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter, CustomFilter, CustomFilters, FilterColumn, Filters
from openpyxl.worksheet.table import Table


def test_formula_that_names_somebody_becomes_what_its_cell_shows(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = workbook["BPU"]
    sheet["D2"], sheet["D3"] = '=IF(A2="Sophie Martin","forfait",C2)', "=C3*IF(B3=resp,2,1)"
    sheet["E2"], sheet["E3"] = '=IF(C2>0,"Prix saisi","À compléter")', '=IF(A2="Marie",1,C2&" € HT")'
    workbook.defined_names["resp"] = DefinedName("resp", attr_text='"Karim Benali"')
    path = saved(workbook, tmp_path)
    edit(path, {"xl/worksheets/sheet1.xml": ('"forfait",C2)</f><v></v>', '"forfait",C2)</f><v>100</v>')})
    copy, told = clean(path)
    assert told == {"label": (2, ("Karim Benali", "Sophie Martin ; forfait")), "unknown-value": (1, ())}
    assert all(b"Martin" not in content and b"Benali" not in content for content in parts(copy).values())
    read = openpyxl.load_workbook(copy)
    assert [read["BPU"][cell].value for cell in ("D2", "D3")] == [100, "=NA()"]
    assert [read["BPU"][cell].value for cell in ("E2", "E3")] == [sheet["E2"].value, sheet["E3"].value]
    assert "resp" not in read.defined_names


@pytest.mark.parametrize("name", ["\\chef", "chef?", "_chef", "chef.2"])
def test_formula_goes_by_whatever_name_it_has_somebody(workbook: openpyxl.Workbook, tmp_path: Path, name: str) -> None:
    workbook.defined_names[name] = DefinedName(name, attr_text='"Karim Benali"')
    workbook["BPU"]["D2"], workbook["BPU"]["D3"] = f"={name}", f'=C2&"{name[:-1]}"'
    path = saved(workbook, tmp_path)
    edit(path, {"xl/worksheets/sheet1.xml": (f"<f>{name}</f><v></v>", f"<f>{name}</f><v>100</v>")})
    read = openpyxl.load_workbook(clean(path)[0])["BPU"]
    assert [read[cell].value for cell in ("D2", "D3")] == [100, f'=C2&"{name[:-1]}"']


def test_cell_whose_value_the_file_does_not_hold_shows_that_it_lacks(
    workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    sheet = workbook["BPU"]
    sheet["D2"], sheet["D3"] = '=SUMIF(A2:A9,"Sophie Martin",C2:C9)', '=IF(A2="Karim Benali","forfait","")'
    path = saved(workbook, tmp_path)
    shown = ('<c r="D3"><f>', '<c r="D3" t="str"><f>')
    edit(path, {"xl/worksheets/sheet1.xml": shown})  # its value is a text without letters
    copy, told = clean(path)
    assert told["unknown-value"] == (1, ())
    assert [openpyxl.load_workbook(copy)["BPU"][cell].value for cell in ("D2", "D3")] == ["=NA()", None]
    assert openpyxl.load_workbook(copy, data_only=True)["BPU"]["D2"].value == "#N/A"
    assert b'<c r="D2" t="e"><f>NA()</f><v>#N/A</v></c>' in parts(copy)["xl/worksheets/sheet1.xml"]


def test_colour_rule_that_names_somebody_goes_and_those_beside_it_stay(
    workbook: openpyxl.Workbook, tmp_path: Path
) -> None:
    rules = workbook["BPU"].conditional_formatting
    rules.add("A2:A9", FormulaRule(formula=['$A2="Sophie Martin"']))
    rules.add("A2:A9", FormulaRule(formula=["$C2>100"]))
    rules.add("B2:B9", FormulaRule(formula=['SEARCH("Karim Benali",B2)']))
    copy, told = clean(saved(workbook, tmp_path))
    assert told == {"label": (2, ("Sophie Martin", "Karim Benali"))}
    kept = openpyxl.load_workbook(copy)["BPU"].conditional_formatting
    assert [(str(one.sqref), [rule.formula for rule in one.rules]) for one in kept] == [("A2:A9", [["$C2>100"]])]


def test_filters_that_name_somebody_are_forgotten(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    sheet = workbook["BPU"]
    sheet.auto_filter.ref = "A1:C3"
    asked = CustomFilters(customFilter=[CustomFilter(operator="equal", val="Karim Benali")])
    sheet.auto_filter.filterColumn = [
        FilterColumn(colId=0, filters=Filters(filter=["Sophie Martin", "Maintenance"])),
        FilterColumn(colId=1, customFilters=asked),
        FilterColumn(colId=2, filters=Filters(blank=True, filter=["100"])),
    ]
    sheet.auto_filter.add_sort_condition("A2:A3")
    sheet.auto_filter.sortState.sortCondition[0].customList = "Claire Vasseur,Paul Morvan"  # type: ignore[union-attr]
    copy, told = clean(saved(workbook, tmp_path))
    labels = ("Sophie Martin ; Maintenance", "Karim Benali", "Claire Vasseur ; Paul Morvan")
    assert told == {"label": (3, labels)}
    kept = openpyxl.load_workbook(copy)["BPU"].auto_filter
    assert kept.ref == "A1:C3"
    assert [column.colId for column in kept.filterColumn] == [2]
    assert kept.sortState is None


def test_filter_of_a_table_that_names_somebody_is_forgotten(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    table = Table(displayName="Lots", ref="A1:C3", comment="Suivi par Karim Benali")
    table.autoFilter = AutoFilter(ref="A1:C3")
    table.autoFilter.filterColumn.append(FilterColumn(colId=0, filters=Filters(filter=["Sophie Martin"])))
    workbook["BPU"].add_table(table)
    copy, told = clean(saved(workbook, tmp_path))
    assert told == {"label": (2, ("Sophie Martin", "Suivi par Karim Benali"))}
    assert openpyxl.load_workbook(copy)["BPU"].tables["Lots"].autoFilter.filterColumn == []  # type: ignore[union-attr]


def test_pivot_table_keeps_no_names_that_no_cell_shows(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    workbook["BPU"]["A4"] = "Paul Morvan"
    path = saved(workbook, tmp_path)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    held = '<r><s v="Karim Benali"/></r>'
    items = "".join(f'<s v="{name}"/>' for name in ("Sophie Martin", "Paul Morvan", "Toitures"))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/pivotCache"
    relations = "".join(
        f'<Relationship Id="rIdP{place}" Type="{kind}{part}" Target="pivotCache/{part}.xml"/>'
        for place, part in enumerate(("Definition", "Records"))
    )
    edit(
        path,
        {"xl/_rels/workbook.xml.rels": ("</Relationships>", f"{relations}</Relationships>")},
        {
            "xl/pivotCache/Definition.xml": (
                f"<pivotCacheDefinition {space}><cacheFields><cacheField><sharedItems>{items}</sharedItems>"
                "</cacheField></cacheFields></pivotCacheDefinition>"
            ).encode(),
            "xl/pivotCache/Records.xml": f"<pivotCacheRecords {space}>{held}</pivotCacheRecords>".encode(),
        },
    )
    copy, told = clean(path)
    assert told == {"label": (2, ("Sophie Martin", "Karim Benali"))}
    kept = b"".join(content for name, content in parts(copy).items() if "pivotCache/" in name)
    assert b"Martin" not in kept
    assert b"Benali" not in kept
    assert b"Paul Morvan" in kept
    assert b"Toitures" in kept


def test_range_that_is_called_after_somebody_is_called_otherwise(workbook: openpyxl.Workbook, tmp_path: Path) -> None:
    path = saved(workbook, tmp_path)
    ranges = '<protectedRanges><protectedRange name="Saisie de Sophie Martin" sqref="C2:C3"/></protectedRanges>'
    edit(path, {"xl/worksheets/sheet1.xml": ("</sheetData>", f"</sheetData>{ranges}")})
    copy, told = clean(path)
    assert told == {"label": (1, ("Saisie de Sophie Martin",))}
    assert b'<protectedRange name="_1" sqref="C2:C3"/>' in parts(copy)["xl/worksheets/sheet1.xml"]
