from pathlib import Path

from clean_copies import clean, edit, parts
from odfdo import Document, Element, Paragraph, Style, Table

from ingest.readers.odt import read_odt


def saved(document: Document, folder: Path, name: str) -> Path:
    path = folder / name
    document.save(str(path))
    return path


def text_document() -> Document:
    document = Document("text")
    document.body.clear()
    document.meta.initial_creator = ""
    document.meta.creator = ""
    document.body.append(Paragraph("Le délai est de dix jours."))
    return document


def test_names_in_the_properties_are_told_and_gone(tmp_path: Path) -> None:
    document = text_document()
    document.meta.initial_creator = "Jean Dupont"
    document.meta.creator = "Marie Martin"
    document.meta.title = "CCTP"
    document.meta.set_user_defined_metadata("Rédacteur", "P. Roy")
    document.meta.set_user_defined_metadata("Lot", "2")
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told == {
        "author": (1, ("Jean Dupont",)),
        "modified-by": (1, ("Marie Martin",)),
        "property": (1, ("Rédacteur = P. Roy",)),
        "thumbnail": (1, ()),
    }
    kept = Document(str(copy)).meta
    assert (kept.title, kept.user_defined_metadata) == ("CCTP", {"Lot": "2"})


def test_readers_whom_sharepoint_lists_are_told_and_gone(tmp_path: Path) -> None:
    document = text_document()
    document.meta.set_user_defined_metadata("SharedWithUsers", "14;#ROUVRAL N.")
    document.meta.set_user_defined_metadata("Lot", "2")
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told["property"] == (1, ("SharedWithUsers = 14;#ROUVRAL N.",))
    assert b"ROUVRAL" not in parts(copy)["meta.xml"]
    assert Document(str(copy)).meta.user_defined_metadata == {"Lot": "2"}


def test_comments_and_tracked_changes_go_and_the_final_text_stays(tmp_path: Path) -> None:
    document = text_document()
    document.body.get_paragraphs()[0].insert_annotation(after="délai", body="Trop court ?", creator="Jean Dupont")
    change = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>'
        "Marie Martin</dc:creator></office:change-info><text:p>ouvrés</text:p></text:deletion></text:changed-region>"
        '<text:changed-region text:id="c2"><text:insertion><office:change-info><dc:creator>Jean Dupont</dc:creator>'
        "</office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
    )
    document.body.insert(Element.from_tag(change), position=0)
    document.body.append(
        Element.from_tag('<text:p>Avant<text:change text:change-id="c1"/>, <text:change-start text:change-id="c2"/>'
                         'après<text:change-end text:change-id="c2"/>.</text:p>')
    )  # fmt: skip
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told["comment"] == (1, ("Jean Dupont",))
    assert set(told["change"][1]) == {"Marie Martin", "Jean Dupont"}
    content = parts(copy)["content.xml"]
    assert all(word.encode() not in content for word in ("Dupont", "Martin", "ouvrés", "tracked-changes", "annotation"))
    assert read_odt(copy, "a.odt").pages[0].text == "Le délai est de dix jours.\nAvant, après."


def test_hidden_sheet_is_gone_and_what_was_computed_from_it_keeps_its_value(tmp_path: Path) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    document.meta.initial_creator = ""
    document.meta.creator = ""
    hidden = Style("table", name="caché")
    hidden.append(Element.from_tag('<style:table-properties table:display="false"/>'))
    document.insert_style(hidden, automatic=True)
    margins, prices = Table("Marges", style="caché"), Table("BPU")
    margins.set_values([[0.35]])
    prices.set_values([["Poste", "Prix"], ["Installation", 135], ["Maintenance", 50]])
    prices.set_cell("B2", Element.from_tag(
        '<table:table-cell table:formula="of:=100*(1+[$Marges.A1])" office:value-type="float" office:value="135">'
        "<text:p>135</text:p></table:table-cell>"
    ))  # fmt: skip
    document.body.append(margins)
    document.body.append(prices)
    path = saved(document, tmp_path, "a.ods")
    copy, told = clean(path)
    assert told == {"hidden-sheet": (1, ("Marges",)), "thumbnail": (1, ())}
    content = parts(copy)["content.xml"]
    assert b"Marges" not in content
    assert b"0.35" not in content
    kept = Document(str(copy)).body.get_table(0)
    assert (kept.name, kept.get_value("B2")) == ("BPU", 135)


def test_earlier_versions_kept_in_the_file_are_gone(tmp_path: Path) -> None:
    path = saved(text_document(), tmp_path, "a.odt")
    entry = '<manifest:file-entry manifest:full-path="Versions/Version1" manifest:media-type=""/></manifest:manifest>'
    edit(path, {"META-INF/manifest.xml": ("</manifest:manifest>", entry)}, {"Versions/Version1": b"old text"})
    copy, told = clean(path)
    assert told == {"version": (1, ()), "thumbnail": (1, ())}
    assert "Versions/Version1" not in parts(copy)
    assert b"Versions" not in parts(copy)["META-INF/manifest.xml"]


def test_the_comment_on_a_file_and_the_picture_of_its_first_page_are_told_and_gone(tmp_path: Path) -> None:
    document = text_document()
    document.meta.description = "Relu, à revoir avec Nadia"
    document.meta.subject = "Infogérance"
    document.meta.keyword = "Sophie Martin"
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told == {
        "property": (1, ("keyword = Sophie Martin",)),
        "remark": (1, ("Relu, à revoir avec Nadia",)),
        "thumbnail": (1, ()),
    }
    assert not any(name.startswith("Thumbnails/") for name in parts(copy))
    assert b"Thumbnails" not in parts(copy)["META-INF/manifest.xml"]
    meta = parts(copy)["meta.xml"].decode()
    assert "Infogérance" in meta
    assert not any(name in meta for name in ("Nadia", "Sophie"))


def test_container_still_begins_with_its_type_unpacked(tmp_path: Path) -> None:
    document = text_document()
    document.meta.creator = "Jean Dupont"
    document.body.append(Paragraph("Fin."))
    copy, _ = clean(saved(document, tmp_path, "a.odt"))
    assert copy.read_bytes()[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"


def test_people_in_headers_are_told_and_stay(tmp_path: Path) -> None:
    document = text_document()
    page = document.get_style("master-page", "Standard")
    page.append(Element.from_tag("<style:header><text:p>Suivi par : Mme Claire Fontaine</text:p></style:header>"))
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told == {"margin": (1, ("Claire Fontaine",)), "thumbnail": (1, ())}
    assert b"Fontaine" in parts(copy)["styles.xml"]


def test_link_that_writes_to_somebody_keeps_its_words_alone(tmp_path: Path) -> None:
    document = text_document()
    link = '<text:a xlink:href="mailto:nadege.rouvral@ville.example">cliquez ici</text:a>'
    document.body.append(Element.from_tag(f"<text:p>{link}</text:p>"))
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told["e-mail"] == (1, ("nadege.rouvral@ville.example",))
    assert b"rouvral" not in parts(copy)["content.xml"]
    assert b"cliquez ici" in parts(copy)["content.xml"]


def test_author_is_looked_for_by_the_family_name_in_the_keywords(tmp_path: Path) -> None:
    document = text_document()
    document.meta.creator = "Thibault Vernouvel"
    document.meta.keyword = "Vernouvel"
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told["property"] == (1, ("keyword = Vernouvel",))
    assert b"Vernouvel" not in parts(copy)["meta.xml"]


def test_formula_that_writes_to_somebody_keeps_no_address(tmp_path: Path) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    document.meta.initial_creator = document.meta.creator = ""
    sheet = Table("BPU")
    sheet.set_value("A1", "Écrire")
    cell = sheet.get_cell("A1")
    cell.set_attribute("table:formula", 'of:=HYPERLINK("mailto:a.b@x.example?cc=c.d@x.example";"Écrire")')
    sheet.set_cell("A1", cell)
    document.body.append(sheet)
    copy, told = clean(saved(document, tmp_path, "a.ods"))
    assert told["e-mail"] == (1, ("a.b@x.example, c.d@x.example",))
    kept = Document(str(copy)).body.get_table(0).get_cell("A1")
    assert kept.get_attribute("table:formula") == 'of:=HYPERLINK("mailto:";"Écrire")'


def test_words_that_a_link_shows_to_a_mouse_lose_addresses(tmp_path: Path) -> None:
    document = text_document()
    link = '<text:a xlink:href="https://x.example" office:title="À n.rouvral@ville.example">cliquez ici</text:a>'
    document.body.append(Element.from_tag(f"<text:p>{link}</text:p>"))
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told["e-mail"] == (1, ("À n.rouvral@ville.example",))
    assert b"rouvral" not in parts(copy)["content.xml"]


def styled(name: str, hides: bool) -> Style:
    style = Style("text", name=name)
    style.set_properties({"text:display": "none" if hides else "true"}, area="text")
    return style


def test_hidden_text_is_told_and_gone(tmp_path: Path) -> None:
    document = text_document()
    document.insert_style(styled("cache", hides=True), automatic=True)
    document.body.append(
        Element.from_tag('<text:p>Voir <text:span text:style-name="cache">Sophie</text:span>le plan</text:p>')
    )
    section = '<text:section text:name="s" text:display="none"><text:p>Karim Benali</text:p></text:section>'
    document.body.append(Element.from_tag(section))
    field = (
        '<text:p>Fin<text:hidden-text text:condition="1" text:string-value="Jeanne" text:is-hidden="true"/></text:p>'
    )
    document.body.append(Element.from_tag(field))
    variable = '<text:p>.<text:variable-set text:name="a" text:display="none" office:string-value="Paul"/></text:p>'
    document.body.append(Element.from_tag(variable))
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told["hidden-text"] == (4, ("Sophie", "Karim Benali", "Jeanne", "Paul"))
    written = parts(copy)["content.xml"].decode()
    assert not any(name in written for name in ("Sophie", "Benali", "Jeanne", "Paul"))
    assert "Voir le plan" in read_odt(copy, "a.odt").pages[0].text


def test_text_stays_whose_style_has_the_name_of_a_hidden_one_of_another_family(tmp_path: Path) -> None:
    document = text_document()
    document.insert_style(styled("Note", hides=True), automatic=True)
    document.body.append(Element.from_tag('<text:p text:style-name="Note">Voir le plan.</text:p>'))
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert "hidden-text" not in told
    assert "Voir le plan." in parts(copy)["content.xml"].decode()


def test_fields_and_charts_keep_the_title_that_readers_see(tmp_path: Path) -> None:
    document = text_document()
    document.body.append(Element.from_tag("<text:p>Objet : <text:title>Bilan de Sophie Martin</text:title></text:p>"))
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert "label" not in told
    assert "<text:title>Bilan de Sophie Martin</text:title>" in parts(copy)["content.xml"].decode()


def test_words_beside_the_text_that_name_somebody_or_a_folder_are_gone(tmp_path: Path) -> None:
    document = text_document()
    document.body.append(
        Element.from_tag(
            '<text:p><draw:frame draw:name="Plan"><draw:text-box><text:p>Plan du site</text:p></draw:text-box>'
            "<svg:title>Portrait de Sophie Martin</svg:title><svg:desc>C:\\Users\\smartin\\logo.png</svg:desc>"
            "</draw:frame></text:p>"
        )
    )
    document.body.append(
        Element.from_tag('<text:p><text:text-input text:description="Voir K. Martin">…</text:text-input></text:p>')
    )
    copy, told = clean(saved(document, tmp_path, "a.odt"))
    assert told["label"] == (2, ("Portrait de Sophie Martin", "Voir K. Martin"))
    assert told["path"] == (1, ("C:\\Users\\smartin\\logo.png",))
    written = parts(copy)["content.xml"].decode()
    assert "artin" not in written
    assert 'draw:name="Plan"' in written


def test_formula_names_the_file_alone_that_it_takes_a_value_from(tmp_path: Path) -> None:
    document = Document("spreadsheet")
    document.body.clear()
    table = Table("BPU")
    table.set_value("A1", "Prix", formula="of:=['file:///home/jdupont/Marchés/tarifs.ods'#$Feuille1.A1]")
    document.body.append(table)
    copy, told = clean(saved(document, tmp_path, "a.ods"))
    assert told["path"] == (1, ("file:///home/jdupont/Marchés/tarifs.ods",))
    assert "of:=['tarifs.ods'#$Feuille1.A1]" in parts(copy)["content.xml"].decode()
