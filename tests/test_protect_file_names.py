import pytest

from protect.file_names import names_in_traces, without_numbers, without_people, without_words
from protect.people.names import words_in_lower_case, words_of
from protect.traces import Trace, TraceKind

SOPHIE = ["Sophie Martin"]


@pytest.mark.parametrize(
    ("file", "published"),
    [
        ("CCTP_relu_par_Sophie_Martin.docx", "CCTP_relu.docx"),
        ("cctp-sophie-martin-v2.pdf", "cctp-v2.pdf"),
        ("CCTPSophieMartinV2.docx", "CCTPV2.docx"),
        ("CCTP S.Martin.docx", "CCTP.docx"),
        ("CCTP_SMartin.odt", "CCTP.odt"),
        ("MARTIN_Sophie-CCTP.docx", "CCTP.docx"),
        ("CCTP (Sophie Martin).docx", "CCTP.docx"),
        ("CCTP_Mme_Martin_2024.pdf", "CCTP_2024.pdf"),
        ("cctp_martin.docx", "cctp.docx"),
        ("Sophie Martin.docx", "document.docx"),
    ],
)
def test_a_name_that_is_known_goes_from_the_name_of_the_file_however_it_is_written(file: str, published: str) -> None:
    assert without_people(file, SOPHIE).file == published


def test_accents_do_not_hide_a_name() -> None:
    assert without_people("CCTP-José-García.pdf", ["Jose Garcia"]).file == "CCTP.pdf"
    assert without_people("bpu_helene_lefevre.ods", ["Hélène Lefèvre"]).file == "bpu.ods"


@pytest.mark.parametrize(
    ("file", "published", "taken"),
    [
        ("CCTP_relu_par_Sophie_Martin.docx", "CCTP_relu.docx", ("Sophie Martin",)),
        ("CCTP MARTIN Sophie.docx", "CCTP.docx", ("MARTIN Sophie",)),
        ("CCTP (relu par Sophie Martin) v2.docx", "CCTP (relu) v2.docx", ("Sophie Martin",)),
        ("CCTP_[Sophie_Martin_v2].docx", "CCTP_[v2].docx", ("Sophie Martin",)),
        ("2024-03-12_Jean-Pierre_Le_Goff_CCTP.v2.pdf", "2024-03-12_CCTP.v2.pdf", ("Jean-Pierre Le Goff",)),
    ],
)
def test_a_name_that_the_file_alone_shows_goes_too(file: str, published: str, taken: tuple[str, ...]) -> None:
    name = without_people(file, [])
    assert (name.file, name.taken) == (published, taken)
    assert [trace.values for trace in name.traces] == [taken]


@pytest.mark.parametrize(
    "file",
    [
        "Lycee_Jean_Moulin_CCTP.pdf",
        "CCTP_Saint-Martin_2024.pdf",
        "Ville_de_Martin.pdf",
        "RC-restauration-eglise-saint-martin.pdf",
        "CCTP Eglise Saint-Joseph.pdf",
        "cctp-infogerance-ville-de-valmorance.pdf",
        "ICCS-ISAC_section-2.md",
        "CCTP.v2.1.docx",
        ".docx",
        "sans ending",
    ],
)
def test_schools_towns_and_abbreviations_are_nobody(file: str) -> None:
    name = without_people(file, SOPHIE)
    assert (name.file, name.traces) == (file, ())


def test_a_church_keeps_its_name_where_somebody_has_that_of_its_saint() -> None:
    assert without_people("RC-eglise-saint-joseph.pdf", [], (), ["Marie Saint-Joseph"]).file == (
        "RC-eglise-saint-joseph.pdf"
    )
    assert without_people("RC-marie-saint-joseph.pdf", [], (), ["Marie Saint-Joseph"]).file == "RC.pdf"


def test_a_university_that_a_file_says_to_be_its_author_is_nobody() -> None:
    assert list(names_in_traces([Trace(TraceKind.AUTHOR, 1, ("George Mason University",))])) == []
    assert list(names_in_traces([Trace(TraceKind.AUTHOR, 1, ("John Smith University Buyer",))])) == ["John Smith"]


def test_a_word_that_the_document_writes_in_small_letters_names_nobody() -> None:
    common = {"utilisateur", "fontaine"}
    assert without_people("Manuel-Utilisateur.md", [], common).file == "Manuel-Utilisateur.md"
    assert without_people("marche-fontaine.pdf", ["Anne Fontaine"], common).file == "marche-fontaine.pdf"
    assert without_people("CCTP-Anne-Fontaine.pdf", ["Anne Fontaine"], common).file == "CCTP.pdf"


def test_a_family_name_of_which_no_more_is_known_goes_where_it_has_a_capital() -> None:
    assert without_people("CCTP_Yilmaz.docx", ["Yilmaz"]).file == "CCTP.docx"
    assert without_people("defi-previsecours.md", ["Previsecours"]).file == "defi-previsecours.md"


@pytest.mark.parametrize(
    "file", ["CCTP-site-web-KERVADEC.docx", "CCTP_site_web_kervadec.docx", "CCTP.site.web.Kervàdec.docx"]
)
def test_a_family_name_that_the_text_gives_goes_in_any_case_accents_and_separators(file: str) -> None:
    published = {"CCTP-site-web.docx", "CCTP_site_web.docx", "CCTP.site.web.docx"}
    common = words_in_lower_case("Mireille Kervadec, mireille.kervadec@ville.example, kervadec@ville.example")
    assert without_people(file, [], common, ["Mireille Kervadec"]).file in published
    assert without_people(file, [], common, ["Kervadec"]).file in published


def test_a_first_name_alone_goes_unless_it_is_a_word_too() -> None:
    assert without_people("CCTP_relu_Mireille.docx", ["Mireille Kervadec"]).file == "CCTP_relu.docx"
    assert without_people("octobre-rose.pdf", [], (), ["Rose Lenoir"]).file == "octobre-rose.pdf"
    assert without_people("octobre-rose.pdf", [], (), ["Rose"]).file == "octobre-rose.pdf"


@pytest.mark.parametrize(
    ("file", "published"),
    [
        ("kenza_ESTIMATION-surete.xlsx", "ESTIMATION-surete.xlsx"),
        ("CCTP relu par Kenza v2.docx", "CCTP relu v2.docx"),
        ("BPU-Abdellah.xlsx", "BPU.xlsx"),
        ("Rapport_Kenza.pdf", "Rapport.pdf"),
    ],
)
def test_a_first_name_that_the_text_does_not_say_goes_from_either_end_of_the_name(file: str, published: str) -> None:
    assert without_people(file, [], said=words_of("Installation d’une caméra")).file == published


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("CCTP-samba.pdf", "Le serveur SAMBA est remplacé."),  # a program, which the document is about
        ("BID-bhel-talcher-lara.pdf", "TALCHER & LARA"),
        ("RC-lycee-Colette.pdf", "Règlement"),
        ("octobre-rose.pdf", "Règlement"),
        ("KENZA-estimation.pdf", "Règlement"),  # may be an acronym
        ("kenza.pdf", "Règlement"),
        ("Note_Leo.docx", "Règlement"),  # three letters are too few
    ],
)
def test_a_program_a_place_or_a_school_at_the_end_of_the_name_is_nobody(file: str, text: str) -> None:
    assert without_people(file, [], said=words_of(text)).file == file


def test_words_that_are_given_go_in_any_case() -> None:
    name = without_words("CCTP_Nadia-YILMAZ_final.docx", ["nadia", "Yılmaz"])
    assert (name.file, name.taken) == ("CCTP_final.docx", ("Nadia", "YILMAZ"))
    assert without_words("CCTP_Nadiapolis.docx", ["Nadia"]).file == "CCTP_Nadiapolis.docx"


@pytest.mark.parametrize(
    ("file", "published"),
    [
        ("RIB FR7630006000011234567890189.pdf", "RIB.pdf"),
        ("RIB_FR76_3000_6000_0112_3456_7890_189_v2.pdf", "RIB_v2.pdf"),
        ("FR7630006000011234567890189.pdf", "document.pdf"),
        ("NIR-255081416802538.pdf", "NIR.pdf"),
        ("CCTP_2024-03-12_n° 2024-117.pdf", "CCTP_2024-03-12_n° 2024-117.pdf"),
        ("marche 24.00123456 SIRET 73282932000074.pdf", "marche 24.00123456 SIRET 73282932000074.pdf"),
    ],
)
def test_numbers_that_nobody_needs_go_from_the_name(file: str, published: str) -> None:
    name = without_numbers(file)
    assert name.file == published
    assert bool(name.taken) == (file != published)


def test_who_is_named_beside_the_text_is_known() -> None:
    traces = (
        Trace(TraceKind.AUTHOR, 2, ("Martin, Sophie", "DUPONT Marie")),
        Trace(TraceKind.MODIFIED_BY, 1, ("Anne Fontaine, EIG Prévisecours",)),
        Trace(TraceKind.COMMENT, 2, ("Olena Kovtun",)),
        Trace(TraceKind.PATH, 1, ("C:\\Users\\Jean Dupont",)),
        Trace(TraceKind.ORGANISATION, 1, ("Ville de Valmorance",)),
    )
    assert set(names_in_traces(traces)) == {"Martin Sophie", "DUPONT Marie", "Anne Fontaine", "Olena Kovtun"}


def test_a_family_name_that_the_text_writes_small_for_somebody_goes_too() -> None:
    file, people = "CCTP-nettoyage-ecoles-Vasseur.docx", ["Vasseur", "vasseur"]
    published = without_people(file, (), common=["vasseur", "avec"], in_text=people)
    assert (published.file, published.taken) == ("CCTP-nettoyage-ecoles.docx", ("Vasseur",))


def test_a_family_name_that_the_text_writes_small_in_the_full_name_only_goes_too() -> None:
    published = without_people("CCTP-nettoyage-Diallo.docx", (), in_text=["fatoumata diallo"])
    assert (published.file, published.taken) == ("CCTP-nettoyage.docx", ("Diallo",))
