from pathlib import Path

import openpyxl
from clean_copies import clean, edit
from openpyxl.chart import BarChart, Reference


def test_whom_a_chart_shows_is_told_and_stays(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Agent", "Jours"])
    sheet.append(["Équipe", 3])
    chart = BarChart()
    chart.title = "Charge de Sophie Martin"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2), titles_from_data=True)
    sheet.add_chart(chart, "F2")
    workbook.save(path := tmp_path / "a.xlsx")
    cached = '</f><strCache><ptCount val="1"/><pt idx="0"><v>Karim Benali</v></pt></strCache></strRef>'
    edit(path, {"xl/charts/chart1.xml": ("</f></strRef>", cached)})
    copy, told = clean(path)
    assert told == {"chart": (2, ("Charge de Sophie Martin", "Karim Benali"))}
    assert copy.read_bytes() == path.read_bytes()
