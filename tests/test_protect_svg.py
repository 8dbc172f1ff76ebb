"""What an SVG drawing tells beside what it shows."""

import base64
import io

import pytest
from PIL import Image

from protect.formats.svg import clean_svg
from protect.traces import Findings, Trace, TraceKind

SPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def cleaned(inside: str, attributes: str = "") -> tuple[bytes, tuple[Trace, ...]]:
    findings = Findings()
    copy = clean_svg(f"<svg {SPACES} {attributes}>{inside}<text>Toitures</text></svg>".encode(), findings)
    return copy, findings.traces()


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<metadata><dc:creator>Aïssatou Dupont</dc:creator></metadata>", TraceKind.AUTHOR),
        ("<title>Croquis de Jeanne Dupont</title>", TraceKind.LABEL),
        ("<desc>Relu par Jeanne Dupont</desc>", TraceKind.LABEL),
        ("<!-- Jeanne Dupont -->", TraceKind.LABEL),
        ('<g inkscape:label="Calque de Jeanne Dupont"/>', TraceKind.LABEL),
        ('<g data-name="Calque de Jeanne Dupont"/>', TraceKind.LABEL),
        ('<g aria-label="Calque de Jeanne Dupont"/>', TraceKind.LABEL),
        ('<a xlink:title="Voir avec Jeanne Dupont"/>', TraceKind.LABEL),
        ('<a xlink:href="mailto:j.dupont@ville.example"/>', TraceKind.EMAIL),
        ("<?auteur Jeanne Dupont?>", TraceKind.LABEL),
        ('<image xlink:href="file:///home/dupont/plan.png"/>', TraceKind.PATH),
    ],
)
def test_drawing_names_nobody_beside_what_it_shows(inside: str, told: TraceKind) -> None:
    copy, traces = cleaned(inside)
    assert [trace.kind for trace in traces] == [told]
    assert b"upont" not in copy
    assert b"<text>Toitures</text>" in copy
    assert clean_svg(copy, Findings()) == copy


@pytest.mark.parametrize("remark", ["<!-- Jeanne Dupont -->", "<?auteur Jeanne Dupont?>"])
def test_what_stands_before_and_behind_a_drawing_names_nobody(remark: str) -> None:
    findings = Findings()
    drawing = f'<?xml-stylesheet href="a.css"?><svg {SPACES}><text>Toitures</text></svg>'
    copy = clean_svg(f"{remark}{drawing}{remark}".encode(), findings)
    assert findings.traces() == (Trace(TraceKind.LABEL, 2, (remark.strip("<>!-? "),)),)
    assert b"Dupont" not in copy
    assert b'<?xml-stylesheet href="a.css"?>' in copy
    assert b"<text>Toitures</text>" in copy


def test_folder_in_which_a_drawing_was_made_is_told_and_gone() -> None:
    copy, traces = cleaned("", 'inkscape:export-filename="C:\\Users\\dupont\\plan.png"')
    assert traces == (Trace(TraceKind.PATH, 1, ("C:\\Users\\dupont\\plan.png",)),)
    assert b'export-filename="plan.png"' in copy


def test_photograph_within_a_drawing_loses_its_author() -> None:
    tags = Image.Exif()
    tags[0x013B] = "Jean Dupont"
    Image.new("RGB", (8, 8)).save(written := io.BytesIO(), "JPEG", exif=tags)
    held = base64.b64encode(written.getvalue()).decode()
    copy, traces = cleaned(f'<image xlink:href="data:image/jpeg;base64,{held}"/>')
    assert traces == (Trace(TraceKind.PHOTO, 1, ("Jean Dupont",)),)
    assert held.encode() not in copy
    assert b"data:image/jpeg;base64," in copy


@pytest.mark.parametrize("data", [b"<svg", b"", f"<svg {SPACES}><title>Plan</title><metadata/></svg>".encode()])
def test_drawing_that_names_nobody_stays_as_it_is(data: bytes) -> None:
    assert clean_svg(data, Findings()) == data
