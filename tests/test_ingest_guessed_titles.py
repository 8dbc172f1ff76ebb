"""What may be a title and what may not, and the marks that one is closed with."""

from __future__ import annotations

import pytest
from small_corpus import page_of

from corpus.models import PageKind
from ingest.description import Description, complete
from ingest.document import ReadDocument
from ingest.guesses.balance import balanced
from ingest.guesses.no_title import (
    before_a_blank,
    heads_a_section,
    is_no_title,
    is_run_together,
    marks_a_revision,
    names_nothing,
    stands_beside_a_title,
    tells_a_deadline,
    without_file_name,
)
from ingest.guesses.opening import Opening


def described(*lines: str, file: str = "document.md", title: str = "", kind: str = "") -> Description:
    return complete(Description(kind=kind), ReadDocument(PageKind.PAGE, (page_of(*lines),), title), file)


@pytest.mark.parametrize(
    "line",
    [
        "Cadre de réponse technique à compléter",
        "Cadre de mémoire technique à renseigner",
        "Marché public à compléter par le candidat",
        "Form to be completed by the bidder",
    ],
)
def test_the_name_of_a_form_has_no_blank(line: str) -> None:
    assert not is_no_title(line)
    assert before_a_blank(line) == line


@pytest.mark.parametrize(
    ("line", "before"),
    [
        ("Marché relatif à [à compléter]", "Marché"),
        ("Marché relatif à à compléter", "Marché"),
        ("L’objet du marché est à préciser", "L’objet du marché"),
        ("Objet du marché : à compléter", "Objet du marché"),
        ("Cadre de réponse (à compléter)", "Cadre de réponse"),
        ("À compléter par le candidat", ""),
        ("Marché de [nom de la ville à renseigner]", "Marché"),
    ],
)
def test_what_is_left_to_be_filled_in_ends_a_title(line: str, before: str) -> None:
    assert is_no_title(line)
    assert before_a_blank(line) == before


@pytest.mark.parametrize(
    "line",
    [
        "Restauration de la chapelle, le 12 mars 2024",
        "SI-RH-2025",
        "OpenData2024",
        "RGAA4.1.2",
        "Travaux de la rue A B C D E",
        "Lots 1 2 3 4 5",
        "Lots 1 2 3 4 5 6 7 8 9 10",
    ],
)
def test_a_name_with_a_day_a_number_or_a_list_may_be_a_title(line: str) -> None:
    assert not is_no_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "Orve, le 18 décembre 2024",
        "À Bourg en Orve, le 18 décembre 2024",
        "TCTOA-18-0015",
        "25_BAM_044",
        "ZONE 2 ZONE 1 BAT. 4 BAT. 1 A C E",
        "Travaux du port " * 20,
    ],
)
def test_a_day_a_reference_a_legend_and_a_long_line_are_no_titles(line: str) -> None:
    assert is_no_title(line)


@pytest.mark.parametrize(
    "title", ["Maintenance iPhone2024Pro", "Dématérialisation MonEspaceSante2022", "franceConnect2024"]
)
def test_a_brand_is_not_run_together(title: str) -> None:
    assert not is_run_together(title)


@pytest.mark.parametrize(
    "title",
    [
        "Conception d’un systèmeHiver2021Exigences",
        "Projet d’informatiqueHiver2021Exigences",
        "DuSystèmeInformatiqueHiver2021",
    ],
)
def test_words_of_two_lines_are_run_together(title: str) -> None:
    assert is_run_together(title)


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ('Fourniture de vis 3" et 4', 'Fourniture de vis 3" et 4'),
        ('Fourniture d’écrans 24"', 'Fourniture d’écrans 24"'),
        ('Marché "Orve 2024" et écrans 24"', 'Marché "Orve 2024" et écrans 24"'),
        ('Marché de "pain', "Marché de pain"),
        ("« lot »  et « autre", "« lot » et autre"),
        ("Acquisition d’un progiciel (SIRH et paie – lot 1", "Acquisition d’un progiciel (SIRH et paie – lot 1)"),
        ("Marché de travaux du port (ville de", "Marché de travaux du port"),
        ("Le port (du", "Le port (du)"),
    ],
)
def test_the_marks_of_a_title_are_closed_and_it_tells_as_much(title: str, closed: str) -> None:
    assert balanced(title) == closed


@pytest.mark.parametrize("line", ["Donnees.orve.fr", "www.orve.example", "https://orve.example"])
def test_the_address_of_a_site_names_nothing(line: str) -> None:
    assert names_nothing(line)


@pytest.mark.parametrize(
    "line", ["pigeon.gouv.fr", "Refonte de donnees.orve.fr", "Le portail www.orve.fr", "a." * 50_000]
)
def test_a_service_of_the_state_and_what_speaks_of_a_site_name_something(line: str) -> None:
    assert not names_nothing(line)


@pytest.mark.parametrize(
    "line",
    [
        "MISE A JOUR AVRIL 2007",
        "Dernière mise à jour : 3 mars 2024",
        "Version du 12/09/2024",
        "v. décembre 2024",
        "Last updated March 3, 2024",
    ],
)
def test_when_a_document_was_changed_is_a_mark_of_its_revision(line: str) -> None:
    assert marks_a_revision(line)
    assert names_nothing(line)


@pytest.mark.parametrize(
    "line",
    ["Mise à jour du plan des ports", "Version pour les acheteurs", "Décembre 2024", "Révision du plan des ports 2024"],
)
def test_what_is_changed_and_a_day_alone_are_no_marks_of_a_revision(line: str) -> None:
    assert not marks_a_revision(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Date et heure limite de remise des plis : | 15/07/2026 à 16h00", True),
        ("Deadline for bids: 15 July 2026", True),
        ("Date limite de remise des plis", False),
        ("Deadline of the 2026 plan for ports", False),
    ],
)
def test_a_deadline_is_its_label_and_its_day(line: str, is_one: bool) -> None:
    assert tells_a_deadline(line) is is_one


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("Registre_2018_10_12.xls - Questions reçues", "Questions reçues"),
        ("Questions reçues – registre.xlsx", "Questions reçues"),
        ("registre.xlsx", "registre.xlsx"),
        ("Le format .docx - guide", "Le format .docx - guide"),
        ("beta.gouv.fr - guide", "beta.gouv.fr - guide"),
    ],
)
def test_the_name_of_a_file_beside_a_title_is_no_part_of_it(title: str, without: str) -> None:
    assert without_file_name(title) == without


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("SECTION A — Identification", True),
        ("Rubrique 3 : vos prix", True),
        ("Section des ports", False),
        ("Section A", True),
        ("Section 3 du port", False),
        ("Section 508 – Accessibility", False),
    ],
)
def test_the_heading_of_a_section_has_its_letter_or_number(line: str, is_one: bool) -> None:
    assert heads_a_section(line) is is_one


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("- (CMP2026/056) Acquisition d’un camion - Approbation", "Acquisition d’un camion - Approbation"),
        ("* Acquisition d’un camion", "Acquisition d’un camion"),
        ("(2026/056-A) Acquisition d’un camion", "Acquisition d’un camion"),
        ("-Acquisition d’un camion", "-Acquisition d’un camion"),
        ("(Re)construire un port", "(Re)construire un port"),
        ("(2026) Acquisition d’un camion", "(2026) Acquisition d’un camion"),
        ("(2024-2028) Schéma directeur du port", "(2024-2028) Schéma directeur du port"),
        ("(2024-28) Schéma directeur du port", "(2024-28) Schéma directeur du port"),
        ("(ISO27001) Certification des sites", "(ISO27001) Certification des sites"),
        ("(EN1990-1-1) Calcul des ponts du port", "(EN1990-1-1) Calcul des ponts du port"),
        ("- 20 °C : livres anciens au froid", "- 20 °C : livres anciens au froid"),
    ],
)
def test_a_title_begins_behind_the_mark_of_an_item_and_its_reference(title: str, bare: str) -> None:
    assert described(title, title=title, file="camion.md").title == bare


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Bilan 2025 du port d’Orve_ok", "Bilan 2025 du port d’Orve"),
        ("Bilan 2025 du port d’Orve_V2", "Bilan 2025 du port d’Orve"),
        ("Déclaration d’accessibilité du", "Déclaration d’accessibilité"),
        ("Note sur l’accessibilité of the", "Note sur l’accessibilité"),
        ("Marché de travaux de réfection de la", "Marché de travaux de réfection"),
        ("Marché de travaux de réfection de l’", "Marché de travaux de réfection"),
        ("Travaux de réfection des", "Travaux de réfection"),
        ("Accessibilité de la de", "Accessibilité"),
        ("Mode d’emploi de my_ok_port", "Mode d’emploi de my_ok_port"),
    ],
)
def test_a_title_ends_before_the_state_of_its_file_and_the_word_that_leads_to_a_blank(title: str, bare: str) -> None:
    assert described(title, title=title, file="port.pdf").title == bare


def test_a_title_of_such_a_word_alone_is_not_emptied() -> None:
    assert described("du", title="du", file="1.pdf").title == "Du"


def test_a_word_that_the_name_of_a_file_says_twice_in_a_row_is_said_once() -> None:
    assert described("Une ligne.", file="orve_orve-port-2023.pdf").title == "Orve port 2023"


@pytest.mark.parametrize("label", ["E-Tender for", "Tender documents for:", "Request for Proposals (RFP) for"])
def test_a_line_that_leads_on_to_what_is_bought_is_its_label(label: str) -> None:
    assert described(label, "UNIFIED PORTAL", "Orve, 2024", kind="RFP").title == "RFP – Unified Portal"


@pytest.mark.parametrize("between", ["Date: 12 May 2024", "12 May 2024", "Orve Library Board"])
def test_what_stands_between_such_a_line_and_what_is_bought_is_not_bought(between: str) -> None:
    for label in ("E-tender for", "Request for Proposals for"):
        assert (
            described(label, between, "Supply of pens and paper", kind="RFP").title == "RFP – Supply of pens and paper"
        )


def test_the_buyer_below_such_a_line_is_no_title() -> None:
    assert "Library" not in described("Request for Proposals for", "Orve Library Board", kind="RFP").title


def test_what_is_done_at_a_seat_is_a_title() -> None:
    title = "Siège : rénovation énergétique du bâtiment"
    assert described(title, "Marché de travaux", kind="CCTP").title == f"CCTP – {title}"
    assert not stands_beside_a_title("Siège social : rénovation énergétique du bâtiment")
    assert not stands_beside_a_title("Head Office: renovation of the twelve halls")


def test_what_a_thing_is_based_on_may_be_its_title() -> None:
    for title in ("Based on open standards: a buyer’s handbook", "Based on a true story: a buyer’s handbook"):
        assert described(title, title=title).title == title
    assert names_nothing("Based on the Orve Board’s guide to the binding of source books")


@pytest.mark.parametrize(
    "line",
    [
        "Head Office: Orve Library and Map Office, Port Road",
        "Siège social : Office du port d’Orve, quai du Nord",
        "Orve Library and Map Office P.O. Box 173 Port of Orve",
    ],
)
def test_the_address_of_an_office_stands_beside_a_title(line: str) -> None:
    assert stands_beside_a_title(line)


def test_a_box_of_another_sort_may_be_in_a_title() -> None:
    assert not stands_beside_a_title("Supply of a box for the post office")


@pytest.mark.parametrize("heading", ["Timeline", "Key dates", "Procurement schedule", "Calendrier de la consultation"])
def test_days_to_come_head_no_document(heading: str) -> None:
    lines = ("Binding of old books and maps", f"# {heading}", "Questions until 3 May 2026")
    assert described(*lines, title=heading, kind="RFP").title == "RFP – Binding of old books and maps"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The Orve Board is seeking proposals for a developer to create a portal of old books and maps.",
            "RFP – Portal of old books and maps",
        ),
        (
            "The Orve Board is soliciting proposals from qualified firms to supply paper to the twelve halls.",
            "RFP – Paper to the twelve halls",
        ),
        ("The Orve Board is seeking proposals for binding by a firm to be chosen.", "RFP – Document"),
        (
            "The Orve Board is seeking proposals for a partner to develop and deliver training to staff in schools.",
            "RFP – Document",
        ),
        ("The Orve Board is seeking proposals from law firms to provide it with legal advice.", "RFP – Document"),
        ("The Orve Board is seeking proposals from a caterer to provide the Board with meals.", "RFP – Document"),
    ],
)
def test_what_proposals_are_sought_for_is_bought(sentence: str, title: str) -> None:
    assert described(sentence, kind="RFP").title == title


@pytest.mark.parametrize("line", ["Avis de marché Procédure Adaptée", "AVIS DE MARCHÉ - PROCÉDURE OUVERTE"])
def test_a_notice_may_say_its_procedure_on_the_line_that_tells_its_kind(line: str) -> None:
    above = [f"Le port d’Orve a une bibliothèque de {halls} salles de lecture." for halls in range(10)]
    guessed = described(*above, "Reliure de livres anciens", line, title="Reliure de livres anciens")
    assert (guessed.kind, guessed.title) == ("RFP", "Avis de marché – Reliure de livres anciens")


def test_an_invitation_to_tender_is_a_request() -> None:
    title = "Invitation to tender for the binding of books"
    assert described(title, "July 2024", title=title).kind == "RFP"


def test_a_guide_that_tells_no_subject_has_that_of_its_cover_where_the_file_tells_it_too() -> None:
    title, subject = "Supplemental Resource Guide", "Open source binding and procurement guide"
    lines = (f"# {title}", subject, "Based on the Orve Board’s guide to the binding of source books")
    assert described(*lines, title=title, file="binding-guide.md").title == f"{title} – {subject}"
    assert described(*lines, title=title, file="guide.md").title == title


def test_clauses_of_both_sorts_in_one_document_are_specific_clauses() -> None:
    both = "Cahiers des clauses administratives et techniques particulières"
    assert described("Appel d’offres n° 7", both, "Cahier des clauses administratives particulières").kind == "CCP"
    assert described("CCATP", "Reliure de livres anciens et de cartes").kind == "CCP"


@pytest.mark.parametrize(
    ("title", "below", "expected"),
    [
        ("Déclaration d’écoconception de", "Bibliothèque d’Orve", "Déclaration d’écoconception de Bibliothèque d’Orve"),
        ("Guide d’achat des", "logiciels libres", "Guide d’achat des logiciels libres"),
        ("Retour sur la refonte du", "Site du port", "Retour sur la refonte du Site du port"),
        ("[EXEMPLE] Déclaration d’écoconception de", "[à compléter]", "[EXEMPLE] Déclaration d’écoconception"),
        ("Déclaration d’écoconception de", "Sommaire", "Déclaration d’écoconception"),
        ("Déclaration d’écoconception de", "1. Objet de la déclaration", "Déclaration d’écoconception"),
        ("Déclaration d’écoconception de", "Elle est revue chaque année.", "Déclaration d’écoconception"),
    ],
)
def test_a_title_that_breaks_off_goes_on_with_the_line_below(title: str, below: str, expected: str) -> None:
    assert described(f"# {title}", f"# {below}", title=title, kind="other").title == expected


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Orve_achats_ok.pdf", "Orve achats"),
        ("Orve-achats-vd.pdf", "Orve achats"),
        ("Orve achats vf.pdf", "Orve achats"),
        ("Orve_achats_v2.pdf", "Orve achats"),
        ("Orve-achats-final.pdf", "Orve achats"),
        ("Orve_achats_v1.2_vdef.pdf", "Orve achats"),
        ("Orve_rapport_final.pdf", "Orve rapport final"),
        ("Orve-bilan-final.pdf", "Orve bilan final"),
        ("Orve RGAA-v4.pdf", "Orve RGAA v4"),
        ("final.pdf", "final"),
        ("Orve_v2_achats.pdf", "Orve v2 achats"),
    ],
)
def test_the_state_of_a_file_is_no_part_of_what_it_is_called(file: str, name: str) -> None:
    assert Opening(file, ReadDocument(PageKind.PAGE, (page_of("Du texte."),))).name == name


@pytest.mark.parametrize(
    ("file", "title", "kind"),
    [
        ("CCTP_annexe1_Manuel_Utilisateur.md", "", "guide"),
        ("CCTP-annexe-2-guide-utilisateur.md", "", "guide"),
        ("orve.md", "CCTP – Annexe 3 – Mode d’emploi du port", "guide"),
        ("CCTP_annexe1_MCD.pdf", "", "other"),
        ("CCTP_annexe2_diagramme_fonctionnel.pdf", "", "other"),
        ("CCTP annexe 4 schéma du réseau.pdf", "", "other"),
        ("CCTP_annexe2_exigences.pdf", "", "CCTP"),
        ("CCTP_et_annexes.pdf", "", "CCTP"),
        ("CCTP_schema_directeur.pdf", "", "CCTP"),
        ("CCTP.pdf", "Cahier des clauses techniques", "CCTP"),
        ("RC_annexe_1_cadre.pdf", "", "RC"),
        ("Manuel du CCTP.pdf", "", "CCTP"),
    ],
)
def test_an_annex_that_is_a_manual_or_a_drawing_is_that(file: str, title: str, kind: str) -> None:
    assert described("# Le port", "Le port est ouvert.", file=file, title=title).kind == kind


def test_a_drawing_is_called_as_its_file_or_by_the_line_that_says_the_same() -> None:
    lines = ("# Point ou ligne", "# Diagramme fonctionnel n° 1 : ajout d’un évènement", "Sélection d’un tronçon")
    named = described(*lines, file="Orve_CCTP-annexe2-diagramme-fonctionnel.pdf", title="Point ou ligne")
    alone = described("# Module des ports", "0,n", file="Orve_CCTP-annexe1-MCD.pdf", title="Module des ports")

    assert (named.title, alone.title) == ("Diagramme fonctionnel n° 1 : ajout d’un évènement", "Orve CCTP annexe1 MCD")


def test_a_title_that_is_the_name_of_a_file_with_its_state_goes_after_what_the_cover_tells() -> None:
    lines = ("CAHIER DES CLAUSES TECHNIQUES PARTICULIÈRES", "Entretien des quais et des grues du port d’Orve")
    told = described(*lines, file="orve_CCTP-Orve-2025-vd.md", title="CCTP Orve 2025 vd").title
    assert told == "CCTP – Entretien des quais et des grues du port d’Orve"


@pytest.mark.parametrize(
    "warning",
    [
        "Proponents should note that this Contract may, at the discretion of the Province, be revised.",
        "Bidders are advised that this contract may be revised to accommodate the requirements set out below.",
        "Les candidats sont informés que le présent marché peut être modifié selon les besoins de la ville.",
    ],
)
def test_a_warning_above_the_title_is_none(warning: str) -> None:
    lines = (warning, "Binding of Old Books Agreement", "BETWEEN", "The parties agree on what follows.")
    assert described(*lines, title=warning, kind="other").title == "Binding of Old Books Agreement"


def test_a_cover_gives_no_more_than_what_is_bought() -> None:
    cover = (
        "Orve County Ministry of Public Libraries’ Services Request for Qualifications",
        "Exchange of Readers for “Agile” Binding of Books",
        "Request for Qualifications No. ON-003166 Issue Date: May 15, 2018",
    )
    found = described(*cover, title=" – ".join(cover), file="RFQ.pdf")
    assert (found.title, found.kind) == ("RFQ – Exchange of Readers for “Agile” Binding of Books", "RFP")


def test_a_title_ends_where_the_line_says_who_issues_it() -> None:
    line = "RFP Title: Binding of Old Books for Readers Issued By: Orve Book Authority"
    assert described("RFP", line, file="RFP.pdf").title == "RFP – Binding of Old Books for Readers"


def test_a_part_of_a_whole_is_titled_with_the_whole() -> None:
    lines = (
        "Cadre de cohérence technique (CCT)",
        "Volet : Réseaux du port d’Orve",
        "Version : Béta",
        "Le cadre dit tout.",
    )
    found = described(*lines, file="CCT_reseaux_port.md")
    assert (found.title, found.kind) == ("Cadre de cohérence technique (CCT) – Réseaux du port d’Orve", "guide")


def test_what_the_name_of_a_file_repeats_of_the_title_is_not_added_to_it() -> None:
    file = "port_GUIDE-declaration-accessibilite.md"
    assert described("Déclaration d’accessibilité", title="Déclaration d’accessibilité", file=file).title == (
        "Déclaration d’accessibilité – port GUIDE"
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Rapport d’expérimentation – Modèle de développement distribué", "REX"),
        ("Cadre de cohérence technique – Réseaux", "guide"),
        ("Référentiel des achats du port", "guide"),
        ("Modèle de rapport d’audit", "tool"),
        ("Référentiel : outil d’évaluation de l’écoconception", "tool"),
        ("Cadre de réponse technique", "other"),
        ("Accord-cadre de fournitures", "other"),
    ],
)
def test_a_kind_is_told_by_the_words_that_a_title_begins_with(title: str, kind: str) -> None:
    body = "Le modèle de développement est un modèle que chaque équipe adapte à ses besoins."
    assert described(title, body, title=title).kind == kind
