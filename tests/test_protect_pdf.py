import io
import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from clean_copies import clean
from fpdf import FPDF
from PIL import Image

WORDS = "Le titulaire rétablit le service en quatre heures."


@pytest.fixture
def pdf() -> FPDF:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=11)
    pdf.cell(text=WORDS)
    return pdf


def saved(pdf: FPDF, folder: Path) -> Path:
    path = folder / "a.pdf"
    pdf.output(str(path))
    return path


def edited(pdf: FPDF, folder: Path, change: object) -> Path:
    """The PDF with what `change` does to it in pikepdf."""
    path = saved(pdf, folder)
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        change(document)  # type: ignore[operator]
        document.save(path)
    return path


def test_what_is_said_of_the_file_goes_where_it_names_somebody(pdf: FPDF, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Subject"] = "Relu par Sophie Martin"
        document.docinfo["/Keywords"] = "infogérance"
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:description"] = "Relu par Sophie Martin"
        thumbnail = document.make_stream(b"\0")
        document.pages[0].obj["/Thumb"] = thumbnail

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["property"][1][0] == "Subject = Relu par Sophie Martin"
    assert told["thumbnail"] == (1, ())
    with pikepdf.open(copy) as document:
        assert ("/Subject" in document.docinfo, document.docinfo["/Keywords"]) == (False, "infogérance")
        assert "/Thumb" not in document.pages[0].obj
        assert "/Metadata" not in document.Root or b"Sophie" not in document.Root["/Metadata"].read_bytes()


def annotation(kind: str, author: str, **more: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=[50, 700, 90, 720], T=author, **more
    )


def test_author_and_odd_properties_are_told_and_gone(pdf: FPDF, tmp_path: Path) -> None:
    pdf.set_title("CCTP")
    pdf.set_author("Jean Dupont")
    pdf.set_keywords("infogérance")

    def more(document: pikepdf.Pdf) -> None:
        document.docinfo["/Company"] = "Ville de Tarn"
        document.docinfo["/Rédacteur"] = "P. Roy"
        document.docinfo["/Subject"] = "Écrire à jean.dupont@ville.example"

    copy, told = clean(edited(pdf, tmp_path, more))
    assert told == {
        "author": (1, ("Jean Dupont",)),
        "organisation": (1, ("Ville de Tarn",)),
        "property": (2, ("Rédacteur = P. Roy", "Subject = Écrire à jean.dupont@ville.example")),
    }
    with pikepdf.open(copy) as document:
        assert document.docinfo["/Title"] == "CCTP"
        assert document.docinfo["/Keywords"] == "infogérance"
        assert not {"/Author", "/Company", "/Rédacteur", "/Subject"} & set(document.docinfo.keys())


def test_metadata_packet_only_keeps_the_standards_that_the_file_claims(pdf: FPDF, tmp_path: Path) -> None:
    def more(document: pikepdf.Pdf) -> None:
        with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:creator"] = ["Jean Dupont"]
            metadata["pdfaid:part"] = "2"
            metadata["pdfaid:conformance"] = "B"
        document.docinfo["/Title"] = "CCTP & annexes"

    copy, told = clean(edited(pdf, tmp_path, more))
    assert told == {"author": (2, ("Jean Dupont",))}
    with pikepdf.open(copy) as document, document.open_metadata() as metadata:
        assert (metadata.pdfa_status, metadata["dc:title"]) == ("2B", "CCTP & annexes")
        assert "dc:creator" not in metadata


def test_remarks_go_links_and_drawings_stay_without_their_author(pdf: FPDF, tmp_path: Path) -> None:
    def more(document: pikepdf.Pdf) -> None:
        document.pages[0].obj["/Annots"] = document.make_indirect(
            pikepdf.Array(
                [
                    annotation("Text", "Jean Dupont", Contents="Trop court ?"),
                    annotation("Highlight", "Marie Martin"),
                    annotation("Popup", ""),
                    annotation("FreeText", "P. Roy", Contents="Bon pour accord"),
                    pikepdf.Dictionary(Subtype=pikepdf.Name.Link, A=pikepdf.Dictionary(URI="https://ville.example")),
                ]
            )
        )

    copy, told = clean(edited(pdf, tmp_path, more))
    assert told == {"annotation": (3, ("Jean Dupont", "Marie Martin", "P. Roy"))}
    with pikepdf.open(copy) as document:
        kept = list(document.pages[0].obj["/Annots"])
        assert [str(one["/Subtype"]) for one in kept] == ["/FreeText", "/Link"]
        assert (kept[0].get("/T"), kept[0]["/Contents"]) == (None, "Bon pour accord")


def test_attached_files_are_told_and_gone(pdf: FPDF, tmp_path: Path) -> None:
    def more(document: pikepdf.Pdf) -> None:
        document.attachments["Marges.xlsx"] = b"35 %"

    copy, told = clean(edited(pdf, tmp_path, more))
    assert told == {"embedded-file": (1, ("Marges.xlsx",))}
    assert b"Marges" not in copy.read_bytes()
    with pikepdf.open(copy) as document:
        assert list(document.attachments) == []


def test_signature_is_told_to_be_void_and_its_certificate_is_gone(pdf: FPDF, tmp_path: Path) -> None:
    def more(document: pikepdf.Pdf) -> None:
        value = pikepdf.Dictionary(Type=pikepdf.Name.Sig, Name="Jean Dupont", Contents=b"certificate")
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Signature1", V=document.make_indirect(value))
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=[document.make_indirect(field)], SigFlags=3)

    copy, told = clean(edited(pdf, tmp_path, more))
    assert told == {"signature": (1, ("Jean Dupont",))}
    with pikepdf.open(copy) as document:
        assert "/V" not in document.Root["/AcroForm"]["/Fields"][0]


def test_link_to_a_folder_keeps_the_name_of_its_file_alone(pdf: FPDF, tmp_path: Path) -> None:
    pdf.link(50, 50, 20, 10, "file:///S:/Marches/jdupont/BPU%20final.xlsx")
    copy, told = clean(saved(pdf, tmp_path))
    assert told == {"path": (1, ("file:///S:/Marches/jdupont/BPU%20final.xlsx",))}
    with pikepdf.open(copy) as document:
        assert document.pages[0].obj["/Annots"][0]["/A"]["/URI"] == "BPU final.xlsx"


def test_photograph_loses_its_place_and_no_pixel(pdf: FPDF, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Jean Dupont"
    photograph = io.BytesIO()
    Image.effect_noise((64, 64), 80).convert("RGB").save(photograph, "JPEG", exif=exif)
    pdf.image(photograph, 20, 40, 40)
    path = saved(pdf, tmp_path)
    copy, told = clean(path)
    assert told == {"photo": (1, ("Jean Dupont",))}
    assert b"Dupont" not in copy.read_bytes()
    assert picture(copy) == picture(path)


def test_photograph_that_is_packed_once_more_loses_its_author(pdf: FPDF, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Jean Dupont"
    Image.effect_noise((64, 64), 80).convert("RGB").save(photograph := io.BytesIO(), "JPEG", exif=exif)
    pdf.image(photograph, 20, 40, 40)
    path = saved(pdf, tmp_path)
    filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        image = next(iter(document.pages[0].images.values()))
        image.write(zlib.compress(image.read_raw_bytes()), filter=filters, decode_parms=None)
        document.save(path)
    copy, told = clean(path)
    assert told == {"photo": (1, ("Jean Dupont",))}
    assert picture(copy) == picture(path)


def picture(path: Path) -> bytes:
    document = pypdfium2.PdfDocument(path)
    try:
        return document[0].render().to_pil().tobytes()
    finally:
        document.close()


def test_page_looks_the_same_and_its_drawing_is_the_same_to_the_byte(pdf: FPDF, tmp_path: Path) -> None:
    pdf.set_author("Jean Dupont")
    path = saved(pdf, tmp_path)
    copy, _ = clean(path)
    assert picture(copy) == picture(path)
    with pikepdf.open(path) as before, pikepdf.open(copy) as after:
        assert before.pages[0].Contents.read_bytes() == after.pages[0].Contents.read_bytes()


def test_file_that_tells_nothing_stays_byte_for_byte(pdf: FPDF, tmp_path: Path) -> None:
    path = saved(pdf, tmp_path)
    copy, told = clean(path)
    assert told == {}
    assert copy.read_bytes() == path.read_bytes()


def test_what_the_file_was_before_it_was_changed_is_not_published(pdf: FPDF, tmp_path: Path) -> None:
    pdf.set_author("Sophie Martin")
    path = saved(pdf, tmp_path)
    with pikepdf.open(path) as document:
        info, root, size = document.trailer["/Info"].objgen[0], document.Root.objgen[0], int(document.trailer["/Size"])
    before = path.read_bytes()
    table = int(before.rsplit(b"startxref", 1)[1].split()[0])
    changed = f"{info} 0 obj\n<< /Title (CCTP) >>\nendobj\n"
    entry = f"xref\n{info} 1\n{len(before):010} 00000 n \n"
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Info {info} 0 R /Prev {table} >>\n"
    path.write_bytes(before + f"{changed}{entry}{trailer}startxref\n{len(before) + len(changed)}\n%%EOF\n".encode())

    copy, told = clean(path)
    assert told == {"version": (1, ())}
    assert b"Sophie" in path.read_bytes()
    assert b"Sophie" not in copy.read_bytes()


def test_a_second_table_that_adds_nothing_is_no_older_state(pdf: FPDF, tmp_path: Path) -> None:
    path = saved(pdf, tmp_path)
    before = path.read_bytes()
    table = int(before.rsplit(b"startxref", 1)[1].split()[0])
    with pikepdf.open(path) as document:
        root, size = document.Root.objgen[0], int(document.trailer["/Size"])
    trailer = f"xref\n0 0\ntrailer\n<< /Size {size} /Root {root} 0 R /Prev {table} >>\n"
    path.write_bytes(before + f"{trailer}startxref\n{len(before)}\n%%EOF\n".encode())

    copy, told = clean(path)
    assert (told, copy.read_bytes()) == ({}, path.read_bytes())


def test_author_is_looked_for_by_the_family_name_in_the_keywords(pdf: FPDF, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = "Thibault Vernouvel"
        document.docinfo["/Keywords"] = "Vernouvel"

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["property"] == (1, ("Keywords = Vernouvel",))
    with pikepdf.open(copy) as document:
        assert "/Keywords" not in document.docinfo


def test_link_that_writes_to_somebody_keeps_its_words_alone(pdf: FPDF, tmp_path: Path) -> None:
    def label(document: pikepdf.Pdf) -> None:
        document.pages[0].obj["/Annots"][0]["/Contents"] = "Écrire à n.rouvral@ville.example"

    pdf.link(50, 50, 20, 10, "mailto:nadege.rouvral@ville.example?subject=CCTP")
    copy, told = clean(edited(pdf, tmp_path, label))
    assert told == {"e-mail": (2, ("Écrire à n.rouvral@ville.example", "nadege.rouvral@ville.example"))}
    with pikepdf.open(copy) as document:
        link = document.pages[0].obj["/Annots"][0]
        assert (link["/A"]["/URI"], link.get("/Contents")) == ("mailto:", None)


def test_actions_behind_each_other_write_to_nobody(pdf: FPDF, tmp_path: Path) -> None:
    def mail(name: str) -> pikepdf.Dictionary:
        return pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"mailto:{name}@ville.example")

    def change(document: pikepdf.Pdf) -> None:
        to_the_web = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://ville.example/", Next=mail("s.martin"))
        link = annotation("Link", "", A=to_the_web, PA=mail("k.benali"))
        link["/AA"] = pikepdf.Dictionary(E=mail("j.vasseur"))
        document.pages[0].obj["/Annots"] = document.make_indirect(pikepdf.Array([document.make_indirect(link)]))
        document.Root["/OpenAction"] = mail("a.tanguy")

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["e-mail"][0] == 4
    with pikepdf.open(copy) as document:
        link = document.pages[0].obj["/Annots"][0]
        assert link["/A"]["/URI"] == "https://ville.example/"
        assert link["/A"]["/Next"]["/URI"] == link["/PA"]["/URI"] == link["/AA"]["/E"]["/URI"] == "mailto:"
        assert document.Root["/OpenAction"]["/URI"] == "mailto:"


def test_what_stands_for_a_picture_and_explains_a_field_names_nobody(pdf: FPDF, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        parts = [
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt=alt)
            for alt in ("Portrait de Sophie Martin", r"C:\Users\smartin\logo.png", "Plan du site")
        ]
        kids = pikepdf.Array([document.make_indirect(part) for part in parts])
        document.Root["/StructTreeRoot"] = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=kids)
        field = annotation("Widget", "agent", FT=pikepdf.Name.Ch, V="Karim Benali", TU="Demander à Sophie Martin")
        field["/Opt"] = pikepdf.Array([pikepdf.String("Sophie Martin"), pikepdf.String("Karim Benali")])
        unseen = annotation("Widget", "suivi", FT=pikepdf.Name.Tx, V="Jeanne Vasseur", F=2)
        fields = pikepdf.Array([document.make_indirect(field), document.make_indirect(unseen)])
        document.pages[0].obj["/Annots"] = fields
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=fields)

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["path"] == (1, (r"C:\Users\smartin\logo.png",))
    assert set(told["label"][1]) == {
        "Portrait de Sophie Martin",
        "Demander à Sophie Martin",
        "Sophie Martin",
        "Jeanne Vasseur",
    }
    with pikepdf.open(copy) as document:
        parts = document.Root["/StructTreeRoot"]["/K"]
        assert [str(part.get("/Alt", "")) for part in parts] == ["", "", "Plan du site"]
        field, unseen = document.pages[0].obj["/Annots"]
        assert (list(map(str, field["/Opt"])), str(field["/V"])) == (["Karim Benali"], "Karim Benali")
        assert "/V" not in unseen


def test_hidden_field_loses_the_value_that_its_parent_holds_and_its_picture(pdf: FPDF, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        picture = document.make_stream(
            b"BT (Jeanne Vasseur) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form
        )
        seen, unseen = (
            document.make_indirect(annotation("Widget", "", F=flags, AP=pikepdf.Dictionary(N=picture)))
            for flags in (4, 2)
        )
        for kid, name in ((seen, "Karim Benali"), (unseen, "Jeanne Vasseur")):
            field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="a", V=name, Kids=pikepdf.Array([kid, 1]))
            kid["/Parent"] = document.make_indirect(field)
        document.pages[0].obj["/Annots"] = pikepdf.Array([seen, unseen])
        fields = pikepdf.Array([seen["/Parent"], unseen["/Parent"]])
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=fields)

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["label"] == (1, ("Jeanne Vasseur",))
    with pikepdf.open(copy) as document:
        seen, unseen = document.pages[0].obj["/Annots"]
        assert (str(seen["/Parent"]["/V"]), "/AP" in seen) == ("Karim Benali", True)
        assert ("/V" in unseen["/Parent"], "/AP" in unseen) == (False, False)


def test_all_that_is_chosen_of_a_list_stays(pdf: FPDF, tmp_path: Path) -> None:
    names = ("Sophie Martin", "Karim Benali", "Jeanne Vasseur")

    def change(document: pikepdf.Pdf) -> None:
        field = annotation("Widget", "agents", FT=pikepdf.Name.Ch)
        field["/Opt"], field["/V"] = pikepdf.Array(names), pikepdf.Array(names[1:])
        field["/I"] = pikepdf.Array([1, 2])
        document.pages[0].obj["/Annots"] = pikepdf.Array([document.make_indirect(field)])
        document.Root["/AcroForm"] = pikepdf.Dictionary(Fields=document.pages[0].obj["/Annots"])

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["label"] == (1, ("Sophie Martin",))
    with pikepdf.open(copy) as document:
        field = document.pages[0].obj["/Annots"][0]
        assert (list(map(str, field["/Opt"])), "/I" in field) == (["Karim Benali", "Jeanne Vasseur"], False)


def test_title_of_a_part_names_nobody_though_it_does_not_say_what_it_is(pdf: FPDF, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        root = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        part = pikepdf.Dictionary(S=pikepdf.Name.Sect, P=root, T="Avis de Sophie Martin")
        root["/K"] = document.make_indirect(part)
        document.Root["/StructTreeRoot"] = root

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["label"] == (1, ("Avis de Sophie Martin",))
    with pikepdf.open(copy) as document:
        assert "/T" not in document.Root["/StructTreeRoot"]["/K"]


def test_file_that_belongs_to_a_page_is_told_and_gone(pdf: FPDF, tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        content = document.make_stream(b"Salaires de Sophie Martin")
        file = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, UF="salaires.csv", EF=pikepdf.Dictionary(F=content))
        document.pages[0].obj["/AF"] = pikepdf.Array([document.make_indirect(file)])

    copy, told = clean(edited(pdf, tmp_path, change))
    assert told["embedded-file"] == (1, ("salaires.csv",))
    with pikepdf.open(copy) as document:
        assert all(b"Salaires" not in one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream))
