import io
import zipfile
from pathlib import Path

import openpyxl
import pptx
import pytest
from clean_copies import clean, edit, forget_thumbnail, parts
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm


@pytest.fixture
def presentation() -> pptx.presentation.Presentation:
    presentation = pptx.Presentation()
    forget_thumbnail(presentation.part.package)
    presentation.core_properties.author = ""
    presentation.core_properties.last_modified_by = ""
    for title in ("Bilan du marché", "Coûts internes", "Suite"):
        presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = title  # type: ignore[union-attr]
    return presentation


def saved(presentation: pptx.presentation.Presentation, folder: Path) -> Path:
    path = folder / "a.pptx"
    presentation.save(str(path))
    return path


def image() -> io.BytesIO:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(drawn, "PNG")
    drawn.seek(0)
    return drawn


def test_speaker_notes_are_told_and_gone(presentation: pptx.presentation.Presentation, tmp_path: Path) -> None:
    presentation.slides[0].notes_slide.notes_text_frame.text = "Ne pas citer M. Dupont."  # type: ignore[union-attr]
    copy, told = clean(saved(presentation, tmp_path))
    assert told == {"notes": (1, ())}
    assert not pptx.Presentation(str(copy)).slides[0].has_notes_slide


def test_hidden_slide_leaves_its_place_empty(presentation: pptx.presentation.Presentation, tmp_path: Path) -> None:
    hidden = presentation.slides[1]
    hidden.element.set("show", "0")
    hidden.shapes.add_picture(image(), Cm(1), Cm(1))
    copy, told = clean(saved(presentation, tmp_path))
    assert told == {"hidden-slide": (1, ("2",))}
    read = pptx.Presentation(str(copy))
    assert [[shape.text_frame.text for shape in slide.shapes] for slide in read.slides] == [
        ["Bilan du marché"],
        [],
        ["Suite"],
    ]
    assert [name for name in parts(copy) if "media" in name] == []
    assert all("Coûts internes".encode() not in part for part in parts(copy).values())


def test_workbook_behind_a_chart_is_cleaned_too(presentation: pptx.presentation.Presentation, tmp_path: Path) -> None:
    data = CategoryChartData()
    data.categories = ["2024", "2025"]
    data.add_series("Incidents", (12, 7))
    slide = presentation.slides[0]
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(5), Cm(8), Cm(6), data)
    path = saved(presentation, tmp_path)
    [embedded] = [name for name in parts(path) if "/embeddings/" in name]
    workbook = openpyxl.load_workbook(io.BytesIO(parts(path)[embedded]))
    workbook.properties.creator = "Jean Dupont"
    written = io.BytesIO()
    workbook.save(written)
    edit(path, {}, {embedded: written.getvalue()})
    copy, told = clean(path)
    assert told == {"author": (1, ("Jean Dupont",))}
    kept = openpyxl.load_workbook(io.BytesIO(parts(copy)[embedded]))
    assert kept.properties.creator is None
    assert kept.active is not None
    assert kept.active["B3"].value == 7


def test_comments_go_with_the_list_of_their_authors(
    presentation: pptx.presentation.Presentation, tmp_path: Path
) -> None:
    path = saved(presentation, tmp_path)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    author, comment = '<p:cmAuthor id="0" name="Jean Dupont"/>', '<p:cm authorId="0"><p:text>?</p:text></p:cm>'
    edit(
        path,
        {
            "ppt/_rels/presentation.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="rId90" Type="{kind}/commentAuthors" Target="commentAuthors.xml"/></Relationships>',
            ),
            "ppt/slides/_rels/slide1.xml.rels": (
                "</Relationships>",
                f'<Relationship Id="rId90" Type="{kind}/comments" Target="../comments/comment1.xml"/></Relationships>',
            ),
        },
        {
            "ppt/commentAuthors.xml": f"<p:cmAuthorLst {main}>{author}</p:cmAuthorLst>".encode(),
            "ppt/comments/comment1.xml": f"<p:cmLst {main}>{comment}</p:cmLst>".encode(),
        },
    )
    copy, told = clean(path)
    assert told == {"comment": (1, ("Jean Dupont",))}
    assert [name for name in parts(copy) if "omment" in name] == []


def test_link_that_writes_to_somebody_keeps_its_words_alone(
    presentation: pptx.presentation.Presentation, tmp_path: Path
) -> None:
    box = presentation.slides[0].shapes.add_textbox(0, 0, 100, 100)
    link = box.text_frame.paragraphs[0].add_run()
    link.text, link.hyperlink.address = "cliquez ici", "mailto:nadege.rouvral@ville.example"
    copy, told = clean(saved(presentation, tmp_path))
    assert told == {"e-mail": (1, ("nadege.rouvral@ville.example",))}
    assert b"rouvral" not in b"".join(parts(copy).values())


def test_shape_that_is_not_shown_keeps_no_text(presentation: pptx.presentation.Presentation, tmp_path: Path) -> None:
    shape = presentation.slides[0].shapes.add_textbox(Cm(1), Cm(1), Cm(5), Cm(1))
    shape.text_frame.text = "Relancer Sophie Martin"
    shape._element.nvSpPr.cNvPr.set("hidden", "1")
    copy, told = clean(saved(presentation, tmp_path))
    assert told == {"hidden-text": (1, ("Relancer Sophie Martin",))}
    assert b"Martin" not in parts(copy)["ppt/slides/slide1.xml"]


def test_title_that_is_hidden_for_the_eye_alone_stays(
    presentation: pptx.presentation.Presentation, tmp_path: Path
) -> None:
    presentation.slides[0].shapes.title._element.nvSpPr.cNvPr.set("hidden", "1")  # type: ignore[union-attr]
    copy, told = clean(saved(presentation, tmp_path))
    assert told == {}
    assert pptx.Presentation(str(copy)).slides[0].shapes.title.text == "Bilan du marché"  # type: ignore[union-attr]


def test_workbook_behind_a_chart_is_told_with_whom_it_names(
    presentation: pptx.presentation.Presentation, tmp_path: Path
) -> None:
    data = CategoryChartData()
    data.categories = ["2024"]
    data.add_series("Recettes", (1,))
    chart = presentation.slides[0].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Cm(1), Cm(1), Cm(5), Cm(5), data)
    behind = chart.chart.part.chart_workbook.xlsx_part  # type: ignore[attr-defined]
    workbook = openpyxl.load_workbook(io.BytesIO(behind.blob))
    workbook.create_sheet("Salaires").append(["Sophie Martin"])
    workbook.properties.creator = ""
    written = io.BytesIO()
    workbook.save(written)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("xl/unused.xml", b"")
    behind._blob = written.getvalue()
    _, told = clean(saved(presentation, tmp_path))
    assert told["object"] == (1, ("Microsoft_Excel_Sheet1.xlsx (Sophie Martin)",))


def test_who_changed_which_slide_is_told_and_gone(presentation: pptx.presentation.Presentation, tmp_path: Path) -> None:
    path = saved(presentation, tmp_path)
    kind = "http://schemas.microsoft.com/office/2016/11/relationships/changesInfo"
    relation = f'<Relationship Id="rId91" Type="{kind}" Target="changesInfos/changesInfo1.xml"/></Relationships>'
    changes = (
        '<pc:chgInfo xmlns:pc="urn:pc"><pc:chgData name="Aïssatou Dupont" userId="a" providerId="AD"/></pc:chgInfo>'
    )
    edit(
        path,
        {"ppt/_rels/presentation.xml.rels": ("</Relationships>", relation)},
        {"ppt/changesInfos/changesInfo1.xml": changes.encode()},
    )
    copy, told = clean(path)
    assert told == {"history": (1, ()), "reader": (1, ("Aïssatou Dupont",))}
    assert all(b"Dupont" not in content and b"changesInfo" not in content for content in parts(copy).values())


def test_sound_is_told_to_be_unchecked(presentation: pptx.presentation.Presentation, tmp_path: Path) -> None:
    path = saved(presentation, tmp_path)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/audio"
    relation = f'<Relationship Id="rId91" Type="{kind}" Target="../media/note.mp3"/></Relationships>'
    edit(
        path,
        {
            "ppt/slides/_rels/slide1.xml.rels": ("</Relationships>", relation),
            "[Content_Types].xml": ("</Types>", '<Default Extension="mp3" ContentType="audio/mpeg"/></Types>'),
        },
        {"ppt/media/note.mp3": b"ID3"},
    )
    assert clean(path)[1] == {"object": (1, ("note.mp3",))}
