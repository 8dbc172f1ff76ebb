"""What a PDF says beside its pages: fields, parts of the text, remarks that these keep, the outline, layers."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pikepdf
import pytest
from clean_copies import clean
from fpdf import FPDF

from protect.formats.pdf_labels import clean_fields, fields_of
from protect.formats.pdf_unseen import Unseen, forget_words
from protect.traces import Findings


def edited(folder: Path, change: Callable[[pikepdf.Pdf], None]) -> Path:
    """A PDF of one page with what `change` does to it."""
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.cell(text="Le titulaire rétablit le service en quatre heures.")
    pdf.output(str(path := folder / "a.pdf"))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        change(document)
        document.save(path)
    return path


def held(copy: Path) -> bytes:
    """All that the objects of a PDF say."""
    with pikepdf.open(copy) as pdf:
        return b"\n".join(one.unparse(resolved=True) for one in pdf.objects)


def test_field_that_stands_on_no_page_loses_its_value_and_one_that_does_keeps_it(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        field = document.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="agent", V="Sophie Martin"))
        shown = document.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="valideur", V="Karim Benali"))
        widget = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[50, 700, 90, 720], Parent=shown
            )
        )
        shown["/Kids"] = pikepdf.Array([widget])
        document.pages[0].obj["/Annots"] = pikepdf.Array([widget])
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=[field, shown])

    copy, told = clean(edited(tmp_path, change))
    assert told == {"label": (1, ("Sophie Martin",))}
    with pikepdf.open(copy) as pdf:
        assert ["/V" in field for field in pdf.Root["/AcroForm"]["/Fields"]] == [False, True]


def test_field_that_is_called_after_somebody_is_called_otherwise(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        fields = [
            document.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=name))
            for name in ("Visa_de_Sophie_Martin", "montant")
        ]
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=fields)

    copy, told = clean(edited(tmp_path, change))
    assert told == {"label": (1, ("Visa_de_Sophie_Martin",))}
    with pikepdf.open(copy) as pdf:
        assert [str(field["/T"]) for field in pdf.Root["/AcroForm"]["/Fields"]] == ["_2", "montant"]


def test_parts_of_the_text_and_the_description_of_a_field_name_nobody(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        part = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Span, ActualText="Sophie Martin")
        part["/E"] = "Paul Morvan"
        document.Root["/StructTreeRoot"] = pikepdf.Dictionary(K=document.make_indirect(part))
        widget = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[50, 700, 90, 720])
        widget["/Contents"] = "Signature de Karim Benali"
        indirect = document.make_indirect(widget)
        document.pages[0].obj["/Annots"] = pikepdf.Array([indirect])
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=[indirect])

    copy, told = clean(edited(tmp_path, change))
    assert told["label"][0] == 3
    assert set(told["label"][1]) == {"Sophie Martin", "Paul Morvan", "Signature de Karim Benali"}
    assert all(name not in held(copy) for name in (b"Martin", b"Benali", b"Morvan"))


def test_remark_that_a_part_of_the_text_refers_to_says_nothing(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        remark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[50, 700, 90, 720])
        remark["/T"], remark["/Contents"] = "Sophie Martin", "Voir avec Karim Benali"
        indirect = document.make_indirect(remark)
        document.pages[0].obj["/Annots"] = pikepdf.Array([indirect])
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=indirect)
        part = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Annot, K=reference)
        document.Root["/StructTreeRoot"] = pikepdf.Dictionary(K=document.make_indirect(part))

    copy, told = clean(edited(tmp_path, change))
    assert told == {"annotation": (1, ("Sophie Martin",))}
    assert b"Martin" not in held(copy)
    assert b"Benali" not in held(copy)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("CV_Sophie_Martin.docx", "CV.docx"),
        ("Annexe 2 - Sophie Martin", "Annexe 2"),
        ("sophie.martin@ville.example", "…"),
        ("Article 5 : lycée Jean Moulin", "Article 5 : lycée Jean Moulin"),
    ],
)
def test_entry_of_the_outline_names_nobody(tmp_path: Path, title: str, kept: str) -> None:
    def change(document: pikepdf.Pdf) -> None:
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(title, 0))

    copy, told = clean(edited(tmp_path, change))
    assert bool(told) is (title != kept)
    with pikepdf.open(copy) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == [kept]


def test_layer_names_nobody(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        layers = [
            document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name))
            for name in ("Remarques Sophie Martin", "Fond de plan")
        ]
        document.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=layers, D=pikepdf.Dictionary(Order=layers))

    copy, told = clean(edited(tmp_path, change))
    assert told == {"label": (1, ("Remarques Sophie Martin",))}
    with pikepdf.open(copy) as pdf:
        assert [str(layer["/Name"]) for layer in pdf.Root["/OCProperties"]["/OCGs"]] == ["Remarques", "Fond de plan"]


def test_each_field_is_looked_at_once_in_a_form_of_which_one_is_below_itself(tmp_path: Path) -> None:
    path = edited(tmp_path, _put_below_itself)
    with pikepdf.open(path) as pdf:
        assert [str(field["/T"]) for field in fields_of(pdf)] == ["outer", "inner"]
    copy, _ = clean(path)
    assert b"Martin" not in held(copy)


def _put_below_itself(document: pikepdf.Pdf) -> None:
    outer, inner = (
        document.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=name, V="Sophie Martin"))
        for name in ("outer", "inner")
    )
    outer["/Kids"], inner["/Kids"] = pikepdf.Array([inner]), pikepdf.Array([outer, inner])
    document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=pikepdf.Array([outer]))


def test_a_chain_of_five_thousand_fields_is_followed_once(tmp_path: Path) -> None:
    def chain(document: pikepdf.Pdf) -> None:
        below = document.make_indirect(pikepdf.Dictionary(T="shown", Subtype=pikepdf.Name.Widget))
        for place in range(5_000):
            kids = pikepdf.Array([below])
            below = document.make_indirect(pikepdf.Dictionary(T=f"f{place}", V="Sophie Martin", Kids=kids))
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=pikepdf.Array([below]))

    path = edited(tmp_path, chain)
    with pikepdf.open(path) as pdf:
        begun = process_time()
        clean_fields(pdf, Findings())
        assert process_time() - begun < 5
        assert [str(field["/V"]) for field in fields_of(pdf)[:2]] == ["Sophie Martin"] * 2


def _marked(document: pikepdf.Pdf) -> None:
    marks = pikepdf.Dictionary(MC0=pikepdf.Dictionary(ActualText="Sophie Martin"))
    document.pages[0].obj["/Resources"]["/Properties"] = marks


def _with_property(document: pikepdf.Pdf) -> None:
    owner = pikepdf.Dictionary(N="Auteur", V="Sophie Martin")
    properties = pikepdf.Dictionary(O=pikepdf.Name.UserProperties, P=pikepdf.Array([owner]))
    part = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, A=properties)
    document.Root["/StructTreeRoot"] = document.make_indirect(pikepdf.Dictionary(K=document.make_indirect(part)))


def _with_a_thread(document: pikepdf.Pdf) -> None:
    info = pikepdf.Dictionary(Title="Objet", Author="Sophie Martin")
    document.Root["/Threads"] = pikepdf.Array([document.make_indirect(pikepdf.Dictionary(I=info))])


def _with_a_folder(document: pikepdf.Pdf) -> None:
    document.Root["/URI"] = pikepdf.Dictionary(Base="file:///C:/Users/Martin/")


def _in_a_list_apart(document: pikepdf.Pdf) -> None:
    said = pikepdf.Array([pikepdf.Dictionary(Author="Sophie Martin"), pikepdf.String("Relu par Sophie Martin")])
    document.Root["/Foo"] = document.make_indirect(said)


def _in_a_list_within_a_list(document: pikepdf.Pdf) -> None:
    document.pages[0].obj["/Foo"] = pikepdf.Array([pikepdf.Array([pikepdf.String("Relu par Sophie Martin")])])


def _in_a_text_apart(document: pikepdf.Pdf) -> None:
    document.Root["/Foo"] = document.make_indirect(pikepdf.String("Relu par Sophie Martin"))


def _in_the_last_of_many(document: pikepdf.Pdf) -> None:
    said = [pikepdf.Dictionary(Author="Sophie Martin"), *(pikepdf.Dictionary(Rang=rank) for rank in range(11_000))]
    document.Root["/Foo"] = pikepdf.Array(said)


@pytest.mark.parametrize(
    "say",
    [
        _marked,
        _with_property,
        _with_a_thread,
        _with_a_folder,
        _in_a_list_apart,
        _in_a_list_within_a_list,
        _in_a_text_apart,
        _in_the_last_of_many,
    ],
)
def test_nothing_that_no_page_shows_names_somebody(tmp_path: Path, say: Callable[[pikepdf.Pdf], None]) -> None:
    path = edited(tmp_path, say)
    assert b"Martin" in held(path)
    copy, told = clean(path)
    assert set(told) <= {"label", "path"}
    assert b"Martin" not in held(copy)


def test_what_a_program_keeps_for_itself_in_a_pdf_is_told_and_gone(tmp_path: Path) -> None:
    kept = pikepdf.Dictionary(Dessin=pikepdf.Dictionary(Private="Sophie Martin"))
    path = edited(tmp_path, lambda document: document.Root.__setitem__("/PieceInfo", kept))
    copy, told = clean(path)
    assert told == {"history": (1, ())}
    assert b"Martin" not in held(copy)


def test_property_of_ones_own_goes_from_the_packet_of_metadata_too(tmp_path: Path) -> None:
    def describe(document: pikepdf.Pdf) -> None:
        with document.open_metadata() as metadata:
            metadata["pdfx:Valideur"] = "Sophie Martin"

    copy, told = clean(edited(tmp_path, describe))
    assert told == {"property": (1, ("Valideur = Sophie Martin",))}
    with pikepdf.open(copy) as pdf:
        assert "/Metadata" not in pdf.Root


def test_fonts_that_are_called_as_people_are_keep_their_names(tmp_path: Path) -> None:
    def describe(document: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFamily="Marianne Martin")
        document.Root["/Fonts"] = document.make_indirect(font)

    copy, told = clean(edited(tmp_path, describe))
    assert told == {}
    assert b"Marianne Martin" in held(copy)


def test_lists_of_what_is_called_by_its_name_or_holds_colours_stay(tmp_path: Path) -> None:
    colours = pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 5, pikepdf.String("a@ville.example   ")])
    choices = pikepdf.Array([pikepdf.String("Sophie Martin"), pikepdf.String("Karim Benali")])

    def describe(document: pikepdf.Pdf) -> None:
        names = pikepdf.Array([pikepdf.String("Sophie Martin"), pikepdf.Array([document.pages[0].obj])])
        document.Root["/Names"] = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=document.make_indirect(names)))
        document.pages[0].obj["/Resources"]["/ColorSpace"] = pikepdf.Dictionary(C=document.make_indirect(colours))
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            Rect=[50, 700, 90, 720],
            FT=pikepdf.Name.Ch,
            V=document.make_indirect(choices),
        )
        document.pages[0].obj["/Annots"] = pikepdf.Array([document.make_indirect(field)])

    copy, told = clean(edited(tmp_path, describe))
    assert told == {}
    with pikepdf.open(copy) as pdf:
        page = pdf.pages[0].obj
        assert str(pdf.Root["/Names"]["/Dests"]["/Names"][0]) == "Sophie Martin"
        assert page["/Resources"]["/ColorSpace"]["/C"][3] == "a@ville.example   "
        assert list(map(str, page["/Annots"][0]["/V"])) == ["Sophie Martin", "Karim Benali"]


def test_what_a_part_of_the_text_says_is_judged_once(tmp_path: Path) -> None:
    def describe(document: pikepdf.Pdf) -> None:
        parts = [
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Span, ActualText=text)
            for text in ("Sophie Martin", "Le titulaire")
        ]
        document.Root["/Foo"] = pikepdf.Array(list(map(document.make_indirect, parts)))

    with pikepdf.open(edited(tmp_path, describe)) as pdf:
        unseen = Unseen(pdf)
        for item in (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one):
            forget_words(item, findings := Findings())
            assert findings.traces() == ()  # `clean_labels` has read it
            assert list(unseen.held_in(item)) == [item]
