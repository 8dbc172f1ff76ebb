from datetime import UTC, datetime

import pytest

from corpus.models import Block, BlockKind, Page, PageKind
from ingest.description import Description, complete
from ingest.document import ReadDocument
from ingest.guesses.buyer import guess_buyer
from ingest.guesses.opening import Opening

BODY = (
    "Le titulaire assure l’infogérance du système d’information de la ville et rend compte chaque mois "
    "au comité de suivi de la qualité de ses prestations."
)


def page(number: int, *lines: str) -> Page:
    """A page of these lines, each a paragraph; a line that starts with `#` is a heading."""
    text = "\n".join(line.removeprefix("#") for line in lines)
    blocks = []
    start = 0
    for line in lines:
        shown = line.removeprefix("#")
        kind, level = (BlockKind.HEADING, 1) if line.startswith("#") else (BlockKind.PARAGRAPH, 0)
        blocks.append(Block(kind, start, start + len(shown), level))
        start += len(shown) + 1
    return Page(number, str(number), text, tuple(blocks))


def read(*lines: str, title: str = "", further: tuple[str, ...] = (BODY,)) -> ReadDocument:
    return ReadDocument(PageKind.PAGE, (page(1, *lines), page(2, *further)), title)


def described(*lines: str, file: str = "document.pdf", title: str = "") -> Description:
    return complete(Description(), read(*lines, title=title), file)


SUPERVISED = "Le marché de fourniture comprend l’installation, la maintenance et la supervision des bornes."

# Title


@pytest.mark.parametrize(
    ("title", "file", "lines", "expected"),
    [
        (
            "Retour d’expérience : la refonte du portail",
            "rex.md",
            (),
            "Retour d’expérience : la refonte du portail",
        ),
        (
            "VILLE DE TARN – OBJET DE LA CONSULTATION – Infogérance du système d’information",
            "CCAP.pdf",
            (),
            "CCAP – Infogérance du système d’information",
        ),
        (
            "CAHIER DES CLAUSES TECHNIQUES PARTICULIERES",
            "2022_011 CCTP.pdf",
            ("#CAHIER DES CLAUSES TECHNIQUES PARTICULIERES", "Prestations de maintenance du portail", BODY),
            "CCTP – Prestations de maintenance du portail",
        ),
        (
            "Règlement de la consultation",
            "RC.pdf",
            ("Règlement de la consultation", "Objet du marché : entretien des espaces verts. Lot unique"),
            "RC – Entretien des espaces verts",
        ),
        (
            "CCTP 2025 vd",
            "CCTP_2025_vd.md",
            ("CAHIER DES CLAUSES", "relatif à l’appel d’offres pour la tierce maintenance applicative d’Aqua"),
            "CCTP – Tierce maintenance applicative d’Aqua",
        ),
        (
            "",
            "DPF-Aqua.odt",
            ("DÉCOMPOSITION", "relatif à l’appel d’offres pour", "la maintenance", "du portail Aqua"),
            "DPF – Maintenance du portail Aqua",
        ),
        (
            "STATE OF ALASKA",
            "RFP.md",
            ("#STATE OF ALASKA", "#REQUEST FOR PROPOSALS", "Eligibility Modernization, Increments 1-5", "Issued today"),
            "RFP – Eligibility Modernization, Increments 1-5",
        ),
        (
            "Critères principaux",
            "grille_lancement.pdf",
            (),
            "Critères principaux – grille lancement",
        ),
        ("", "Annexe-3_planCharge.docx", (), "Annexe 3 plan Charge"),
        ("VILLE DE TARN – maintenance du portail", "CCTP.pdf", (), "Maintenance du portail – CCTP"),
        (
            "CAHIER DES CLAUSES TECHNIQUES PARTICULIERES – maintenance du portail des agents",
            "CCTP.pdf",
            (),
            "CCTP – Maintenance du portail des agents",
        ),
        (
            "CAHIER DES CLAUSES TECHNIQUES PARTICULIERES – relatif à la maintenance du portail des agents",
            "CCTP.pdf",
            (),
            "CCTP – Maintenance du portail des agents",
        ),
        ("CCTP – maintenance des ascenseurs", "piece.pdf", (), "CCTP – maintenance des ascenseurs"),
        ("CCTP – infogérance – ville de Tarn", "piece.pdf", (), "CCTP – infogérance – ville de Tarn"),
        ("GUIDE PRATIQUE – pour des achats durables", "g.pdf", (), "GUIDE PRATIQUE pour des achats durables"),
        ("Achats de – logiciels libres – des communes", "g.pdf", (), "Achats de logiciels libres des communes"),
        ("pour des achats durables", "guide.pdf", (), "Pour des achats durables – guide"),
        (
            "Agence – nationale – des titres – sécurisés – Guide de l’achat",
            "g.pdf",
            (),
            "Agence nationale des titres sécurisés – Guide de l’achat",
        ),
        ("Cahier des charges Web", "noesya_cahier-des-charges-web.md", (), "Cahier des charges Web"),
        (
            "CCTP – Infogérance – Ville de Valmorance (fictif)",
            "cctp.pdf",
            ("#Ville de Valmorance",),
            "CCTP – Infogérance – Ville de Valmorance (fictif)",
        ),
    ],
)
def test_title_lets_a_person_recognise_the_document(
    title: str, file: str, lines: tuple[str, ...], expected: str
) -> None:
    assert described(*lines or (BODY,), file=file, title=title).title == expected


@pytest.mark.parametrize(
    ("title", "file", "lines", "expected"),
    [
        (
            "CAHIER DES CLAUSES TECHNIQUES PARTICULIÈRES – PROCÉDURE DE CONSULTATION :",
            "CCTP.pdf",
            ("Groupement de commande", "Acquisition et maintenance d’un logiciel de réservation de salles"),
            "CCTP – Acquisition et maintenance d’un logiciel de réservation de salles",
        ),
        (
            "1. Contractant",
            "orve_infogerance-AE.docx",
            ("Acte d’engagement", "Objet de l'accord-cadre", "Accord cadre de prestations d'infogérance"),
            "AE – Accord cadre de prestations d'infogérance",
        ),
        (
            "VALLEE SUD - GRAND PARIS",
            "BPU.xlsx",
            ("Accord-cadre de prestations d'infogérance et de support", "Bordereau des prix"),
            "BPU – Accord-cadre de prestations d'infogérance et de support",
        ),
        (
            "Cahier des clauses particulières (CCP)",
            "piece.pdf",
            (
                "#Cahier des clauses particulières",
                "Le présent cahier a pour objet de définir les conditions d’exécution des prestations de gardiennage "
                "des locaux du musée.",
            ),
            "CCP – Prestations de gardiennage des locaux du musée",
        ),
        (
            "L’opérateur doit compléter les articles 1.1 et 1.2",
            "contrat.pdf",
            (
                "CONTRAT",
                "MARCHÉ DE FOURNITURE, D’INSTALLATION,",
                "DE MAINTENANCE ET DE SUPERVISION",
                "DE BORNES",
                SUPERVISED,
            ),
            "Marché de fourniture, d’installation, de maintenance et de supervision de bornes",
        ),
        (
            "",
            "ascenseurs_CCTP.pdf",
            ("MAINTENANCE CURATIVE DES ASCENSEURS,", "VILLE DE PONTARMEL", BODY),
            "CCTP – Maintenance Curative des Ascenseurs",
        ),
        (
            "",
            "ascenseurs_CCTP.pdf",
            ("MAINTENANCE CURATIVE DES ASCENSEURS,", "REPARATION DES PORTES", "VILLE DE PONTARMEL", BODY),
            "CCTP – Maintenance Curative des Ascenseurs, Reparation des Portes",
        ),
        (
            "Direction – interministérielle – numérique du – Convention de subvention pour la fondation",
            "convention.pdf",
            (BODY,),
            "Convention de subvention pour la fondation",
        ),
        ("www.marches.example", "quotidien_des_marches_4389.pdf", (BODY,), "Quotidien des marches 4389"),
        (
            "SUBMISSIONS WILL ONLY BE ACCEPTED ELECTRONICALLY",
            "county_RFP-2026.pdf",
            ("SUBMISSIONS WILL ONLY BE ACCEPTED ELECTRONICALLY", BODY),
            "County RFP 2026",
        ),
        (
            "",
            "cctp-lot-3-platrerie.pdf",
            ("Maître d’ouvrage :", "MAIRIE DE CUZIEU", "C.C.T.P. & D.P.G.F. Lot n°3 - Plâtrerie Peinture", BODY),
            "CCTP & DPGF Lot n°3 - Plâtrerie Peinture",
        ),
        (
            "RÈGLEMENT DE LA CONSULTATION – ACCORD-CADRE DE FOURNITURES COURANTES ET DE SERVICES – LIVRAISON DE PAIN "
            "FRAIS",
            "RC.pdf",
            ("La livraison de pain frais a lieu chaque matin.",),
            "RC – Livraison de pain frais",
        ),
        (
            "Accord-cadre de fournitures – Acte d’engagement",
            "AE.pdf",
            ("Acte d’engagement", "Objet du marché à bons de commande", "Livraison de pain aux crèches d’Orve"),
            "AE – Livraison de pain aux crèches d’Orve",
        ),
        (
            "VILLE DE PONTARMEL",
            "CCTP-lot3.pdf",
            (
                "Le présent cahier a pour objet de définir les clauses techniques particulières concernant la "
                "livraison de pain pour deux cuisines :",
            ),
            "CCTP – Livraison de pain pour deux cuisines",
        ),
        (
            "VILLE DE PONTARMEL",
            "CCTP.pdf",
            (
                "Le présent cahier a pour objet de fixer les prescriptions techniques applicables aux bornes du port "
                "de plaisance.",
            ),
            "CCTP – Bornes du port de plaisance",
        ),
        (
            "STATE OF VERMONT OFFICE OF THE COURTS, SUPPLY AND GRANTS OF ALL COUNTIES 12 MAIN STREET ORVE, VT 05001",
            "orve-courts_RFP-family-mediation.pdf",
            ("REQUEST FOR PROPOSALS", "Family Mediation Case Workers", "Solicitation No. 12", BODY),
            "RFP – Family Mediation Case Workers",
        ),
        (
            "Request for Quotation (RFQ)",
            "orve_7b-RFQ.md",
            (
                "In Reply Refer To: ID0123",
                "The Office hereby issues this Request for Quotation (RFQ) on behalf of the Orve Library to provide "
                "catalogue migration services for the Department of Reading, as outlined in Attachment 1.",
            ),
            "RFQ – Catalogue migration services for the Department of Reading",
        ),
        (
            "Cahier des charges techniques particulières (CCTP) –",
            "orve_paie-CCTP.pdf",
            (
                "Cahier des charges techniques particulières (CCTP) –",
                "Acquisition et maintenance d’un logiciel de paie",
            ),
            "CCTP – Acquisition et maintenance d’un logiciel de paie",
        ),
        (
            "Sylvaq Orve Habitat – CAHIER DES CLAUSES TECHNIQUES – Appel d’offres ouvert n° 25ORV003",
            "CCTP.pdf",
            (
                "Sylvaq Orve Habitat",
                "CAHIER DES CLAUSES TECHNIQUES",
                "Le présent document a pour objet de régir l’exécution des prestations relatives au marché de "
                "gardiennage des immeubles du port",
                "1.1 Présentation de Sylvaq Orve Habitat",
            ),
            "CCTP – Gardiennage des immeubles du port",
        ),
        (
            "RAILWAY CATERING & TOURISM CORPORATION LIMITED – E-mail: Website: www.railway.example",
            "etender.pdf",
            (
                "RAILWAY CATERING & TOURISM CORPORATION LIMITED",
                "E-mail: Website: www.railway.example",
                "Tender Title | E-Tender for the Selection of a Provider of Chatbot Services",
            ),
            "E-Tender for the Selection of a Provider of Chatbot Services",
        ),
        (
            "1) Query: We kindly request the annexes. – Answer: At least 3 workshops are indicated.",
            "osb_questions-answers-water-orve.pdf",
            ("1) Query: We kindly request the annexes.", "Answer: The OSB has sent what it has.", BODY),
            "OSB questions answers water orve",
        ),
        (
            "QUESTIONS AND ANSWERS",
            "qa.pdf",
            ("QUESTIONS AND ANSWERS", "Library.orve Support Services RFQ12", "01. Is Golang mandatory?"),
            "Questions and Answers – Library.orve Support Services RFQ12",
        ),
        (
            "Market Research Report",
            "report.md",
            ("#Market Research Report", "Orve Book Bounty", BODY),
            "Market Research Report – Orve Book Bounty",
        ),
        (
            "Contract Award Information OTO",
            "award.pdf",
            ("#CONTRACT AWARD INFORMATION", "CONSULTANCY FOR THE BINDING OF MANUALS", "1. Summary", BODY),
            "Contract Award Information OTO – Consultancy for the Binding of Manuals",
        ),
        (
            "CHAMBRE DE COMMERCE ET D'INDUSTRIE TERRITORIALE",
            "CCTP-veille.pdf",
            ("CAHIER DES CLAUSES TECHNIQUES PARTICULIERES", "OBJET DU MARCHÉ : SOLUTION DE VEILLE EN MODE SAAS", BODY),
            "CCTP – Solution de Veille en MODE SAAS",
        ),
        (
            "DAO Fournitures",
            "bid-document.pdf",
            (
                "Procurement of Goods",
                "BID DOCUMENT",
                "For the supply of Promotional Gift Items for the year 2026",
                BODY,
            ),
            "RFP – Promotional Gift Items for the year 2026",
        ),
        (
            "Request for Quotation",
            "orve_RFQ.md",
            (
                "Set Aside: None",
                "Contract Vehicle: Orve Schedule 70 Special Item Number (SIN) 132 51",
                "The Office of Orve is seeking a full range of book binding services to support readers, "
                "specifically the old ones.",
            ),
            "RFQ – Full range of book binding services to support readers",
        ),
        (
            "Consultation VAND2026-2028",
            "orve_RC-menuiseries.html",
            ("R\ufffdGLEMENT DE LA CONSULTATION", "Fourniture et pose de menuiseries", BODY),
            "RC – Fourniture et pose de menuiseries",
        ),
        (
            "CAHIER des CLAUSES TECHNIQUES PARTICULIERES",
            "CCTP.pdf",
            (
                "CAHIER des CLAUSES TECHNIQUES PARTICULIERES",
                "Déploiement d’une banque digitale du port",
                "Le présent CCTP a pour objet la création, le déploiement et la maintenance d’un site de banque "
                f"digitale et d’une solution de mobilité {'des caisses et agences du port ' * 6}pour leurs clients.",
            ),
            "CCTP – Déploiement d’une banque digitale du port",
        ),
        (
            "",
            "RC.pdf",
            ("Cet appel d’offres a pour objet la fourniture et la mise en service d’une pompe et la pose.", BODY),
            "RC – Fourniture et mise en service d’une pompe et la pose",
        ),
        (
            "",
            "CCTP.pdf",
            ("Le marché a pour objet la fourniture de pompes, l'installation et la maintenance des réseaux.", BODY),
            "CCTP – Fourniture de pompes, installation et maintenance des réseaux",
        ),
        (
            "",
            "CCTP.pdf",
            ("Le marché a pour objet la fourniture, le cas échéant, de pompes.", BODY),
            "CCTP – Fourniture, le cas échéant, de pompes",
        ),
        (
            "",
            "CCTP.pdf",
            ("Le marché a pour objet le nettoyage, le dimanche, des locaux scolaires.", BODY),
            "CCTP – Nettoyage, le dimanche, des locaux scolaires",
        ),
        (
            "",
            "etender.pdf",
            (
                f"E-Tender for the Selection of a Provider {'and so on of ' * 9}Services",
                f"Tender Title | E-Tender for the Selection of a Provider {'and so on of ' * 10}all Chatbot Services",
            ),
            f"E-Tender for the Selection of a Provider {'and so on of ' * 10}all Chatbot Services",
        ),
        (
            "Annexe 1 : BORDEREAU DES SPECIFICATIONS ET DES PRIX DE L’OSB",
            "annexe.docx",
            (BODY,),
            "Annexe 1 : Bordereau des Specifications et des Prix de l’OSB",
        ),
        (
            "Maintenance des Systèmes Informatiques du Port",
            "20-102124.html",
            ("publié le 15/08/2020", "Avis de marché Procédure Ouverte", BODY),
            "Avis de marché – Maintenance des Systèmes Informatiques du Port",
        ),
        (
            "TERMES DE RÉFÉRENCE",
            "TdR.pdf",
            ("TERMES DE RÉFÉRENCE", "Conception d’une plateforme de suivi des revenus du port", BODY),
            "TDR – Conception d’une plateforme de suivi des revenus du port",
        ),
        (
            "",
            "TdR-CCTP.md",
            ("Titre du projet : Amélioration de la vie des pêcheurs d’Orve. Période : 2023 - 2027. Budget : Orve.",),
            "CCTP – Amélioration de la vie des pêcheurs d’Orve",
        ),
        (
            "Table des matières",
            "RC.md",
            ("Cet appel d'offres a pour objectif la contractualisation avec un cabinet de pêche.", BODY),
            "RC – Contractualisation avec un cabinet de pêche",
        ),
        (
            "1 Contexte et objectifs de la consultation",
            "CCTP.docx",
            (
                "Marché de mise en place d’un écosystème portuaire",
                "Le présent marché a pour objet de faire évoluer ce paysage portuaire pour les habitants du port.",
                "Lot 2 – Gestion Ce lot a pour objet la mise en place d’une solution de gestion du patrimoine.",
            ),
            "CCTP – Marché de mise en place d’un écosystème portuaire",
        ),
        (
            "",
            "orve_CCTP-logiciel-hygiene.pdf",
            (
                "Caisse des écoles du 4e",
                "arrondissement d’Orve",
                "Marché n° 2025 – 07 TECH",
                "1. UTILISATION D’UN LOGICIEL D’HYGIÈNE ALIMENTAIRE",
                "2. FORMATION DES UTILISATEURS DU LOGICIEL",
                BODY,
            ),
            "CCTP – Utilisation d’un Logiciel d’Hygiène Alimentaire",
        ),
        (
            "Request for Information – RFI #75001",
            "rfi.pdf",
            ("Request for Information", "SUBJECT: RFI #75001, Pool of Pre-Qualified Ferry Builders", BODY),
            "RFP – RFI #75001, Pool of Pre-Qualified Ferry Builders",
        ),
        (
            "Avis de marché - Avis n° 25-80037 du 11/07/2025",
            "avis.pdf",
            ("Avis de marché", "Titre : Fourniture d’une solution de gestion comptable du port", BODY),
            "Avis de marché – Fourniture d’une solution de gestion comptable du port",
        ),
        (
            "Avis d'appel public à la concurrence – Annonce No 20-100 Travaux – - Nom de l'organisme : Ville d’Orve.",
            "avis.pdf",
            (
                "Avis n°20-100",
                "Avis d'appel public à la concurrence",
                "Département(s) de publication : 99 Annonce No 20-100 Travaux",
                "- Nom et adresse officiels de l'organisme acheteur : Ville d’Orve.",
                "Objet du marché : travaux de mise aux normes du stade de la Roche.",
                "CPV - Objet principal : 45454000.",
            ),
            "Avis d'appel public à la concurrence – Travaux de mise aux normes du stade de la Roche",
        ),
        (
            "Avis de marché – Services",
            "avis.pdf",
            (
                "Avis de marché Services Directive 2014/24/UE",
                "Section II : Objet",
                "II.1.1) Intitulé : Fourniture de grues pour le port Numéro de référence : 12",
            ),
            "Avis de marché – Fourniture de grues pour le port",
        ),
        (
            "AVIS D’APPEL PUBLIC A LA CONCURRENCE (AAPC)",
            "aapc.pdf",
            ("Objet du marché : pains. Type de marché de fournitures : achat.", BODY),
            "Avis d’appel public à la concurrence – Pains",
        ),
        (
            "Avis de résultat de marché - Avis n° 25-80068 du 14/07/2025",
            "avis-resultat.pdf",
            (
                "Avis de résultat de marché",
                "Annonce n° 25-80068",
                "Intitulé du marché : LOGICIEL DE LECTURE DE FICHIERS POUR LE PORT",
                "Description : logiciel de lecture de fichiers pour le port",
            ),
            "Avis de résultat de marché – Logiciel de lecture de fichiers pour le port",
        ),
        (
            "Avis d’attribution de marché - Avis n° 25-80946 du 16/07/2025",
            "avis-attribution.pdf",
            ("Avis d’attribution de marché", "Section 2 - Procédure", "Titre : Feuille de route du Port", BODY),
            "Avis d’attribution de marché – Feuille de route du Port",
        ),
        (
            "Règlement de la consultation",
            "RC.pdf",
            ("Avis d'appel public à la concurrence", "Objet de la consultation : entretien des grues du port", BODY),
            "RC – Entretien des grues du port",
        ),
        (
            "Accord-cadre de services informatiques – Appel d’offres ouvert – CAHIER DES CLAUSES TECHNIQUES",
            "CCTP.pdf",
            ("Accord-cadre de services informatiques", "LOT N°4 - mission d’audit RGPD – indice B", BODY),
            "CCTP – Accord-cadre de services informatiques – Lot 4 - Mission d’audit RGPD",
        ),
        (
            "Livraison de pain aux crèches d’Orve",
            "CCTP.pdf",
            ("Lot 1 : pain frais", "Lot 2 : pain complet", BODY),
            "CCTP – Livraison de pain aux crèches d’Orve",
        ),
        (
            "Lot 1 : Livraison de pain frais aux crèches d’Orve",
            "CCTP.pdf",
            ("Lot 1 : pain frais", BODY),
            "CCTP – Lot 1 : Livraison de pain frais aux crèches d’Orve",
        ),
        (
            "RÈGLEMENT DE CONSULTATION – Fourniture de tracteurs du port – Date et heure limites de réception :",
            "RC.pdf",
            (BODY,),
            "RC – Fourniture de tracteurs du port",
        ),
        (
            "SIGNÉ PAR :",
            "orve_contrat-site-web.docx",
            ("Contrat de consultation", "Création du site web d’Orve", BODY),
            "Création du site web d’Orve",
        ),
        (
            "PROPOSAL EVALUATION FORM – Points for 5.01: – Points for 5.02:",
            "form.pdf",
            (BODY,),
            "PROPOSAL EVALUATION FORM",
        ),
        (
            "REQUEST FOR PROPOSALS",
            "orve_RFP-book-binding.pdf",
            ("REQUEST FOR PROPOSALS", "TITLE: Book Binding & Repair Services", BODY),
            "RFP – Book Binding & Repair Services",
        ),
        (
            "REQUEST FOR PROPOSALS",
            "orve_RFP-book-binding.pdf",
            ("REQUEST FOR PROPOSALS", "TITLE: “Book Binding & Repair Services”", BODY),
            "RFP – Book Binding & Repair Services",
        ),
        (
            "RFP Template",
            "orve_RFP-book-binding.pdf",
            ("Orve Reading Corp.", "REQUEST FOR PROPOSALS No. RFP-26-001-ORVE", "Book Binding Services (various)"),
            "RFP – Book Binding Services (various)",
        ),
        (
            "RFP Template",
            "orve-RFP.pdf",
            ("RFP Northern library roof", BODY),
            "RFP Northern library roof",
        ),
        (
            "RFP Template",
            "orve-RFP.pdf",
            ("SEALED PROPOSALS FOR", "Binding of old books", "Other words of the cover", BODY),
            "RFP – Binding of old books",
        ),
        (
            "Cahier des Clauses Techniques et Particulières",
            "CCTP.pdf",
            (
                "Cahier des Clauses Techniques et Particulières",
                "Objet de la consultation",
                "Entretien des bassins du port",
            ),
            "CCTP – Entretien des bassins du port",
        ),
        (
            "Cahier des clauses techniques particulières",
            "CCTP.pdf",
            ("Cahier des clauses techniques particulières", "« Entretien des bassins du port »", BODY),
            "CCTP – Entretien des bassins du port",
        ),
        (
            "Request for Bids",
            "rfb-RFP.pdf",
            (
                "Request for Bids",
                "Country: Orve. Contract Title: Supply of Books to the Port Grant No.: IDA-1 RFB No.: 2",
            ),
            "RFP – Supply of Books to the Port",
        ),
        (
            "Request for Bids",
            "rfb-RFP.pdf",
            ("The Library now invites sealed Bids from eligible Bidders for supply of old books, as noted below.",),
            "RFP – Supply of old books",
        ),
        (
            "AVIS D’APPEL D’OFFRES OUVERT NATIONAL SUR OFFRES DE PRIX",
            "orve_avis.md",
            (
                "Le 3 mars 2025 il sera procédé à l’ouverture des plis relatifs à l’appel d’offres qui a pour objet "
                "Refonte du site du port d’Orve, en lot unique :",
            ),
            "RFP – Refonte du site du port d’Orve",
        ),
        (
            "1. Présentation générale du système proposé",
            "orve_cadre-reponse-technique.docx",
            ("CADRE DE RÉPONSE TECHNIQUE ET SOCIAL", "1. Présentation générale du système proposé", BODY),
            "Cadre de Réponse Technique et Social",
        ),
    ],
)
def test_title_tells_what_is_bought_rather_than_a_label_an_article_or_the_buyer(
    title: str, file: str, lines: tuple[str, ...], expected: str
) -> None:
    assert described(*lines, file=file, title=title).title == expected


@pytest.mark.parametrize(
    ("title", "file", "lines", "expected"),
    [
        (
            "",
            "orve_BPU-pain.docx",
            (
                "Marché public de pain relatif à [à compléter]",
                "#OBJET DU MARCHE",
                "Descriptif du marché | L’objet du marché est [à compléter].",
            ),
            "BPU – Marché public de pain",
        ),
        (
            "",
            "BPU.md",
            ("##PRICE SCHEDULE (BPU) For Library Support", "July 7, 2016", BODY),
            "PRICE SCHEDULE (BPU) For Library Support",
        ),
        (
            "",
            "orve_BPU.pdf",
            ("BPU", "Is there a vendor that supports the library now?", "Orve, le 18 décembre 2024", BODY),
            "Orve BPU",
        ),
        (
            "",
            "BPU.pdf",
            (
                "Hors travaux Démolition Extensions N ZONE 2 ZONE 1 BAT. 4 BAT. 1 A C E",
                "Travaux du château d’Orve",
                BODY,
            ),
            "BPU – Travaux du château d’Orve",
        ),
        (
            "Projet de conception d’un systèmeHiver2021Exigences Techniques",
            "exigences.pdf",
            ("Dernière modification : 22 janvier 2021", "Système aérien pour exploration : Exigences", BODY),
            "Système aérien pour exploration : Exigences",
        ),
        (
            "",
            "schemas.md",
            ("#Schémas réglementaires du port", "objet : objet du marché public (max. 1000 caractères)", BODY),
            "Schémas réglementaires du port",
        ),
        (
            "Entre les soussignés : – ORVE SCOP – Ci-dessous dénommée : « ORVE » – D’une part",
            "orve_plan-projet.pdf",
            ("Entre les soussignés :", "ORVE SCOP ARL", "La société du port", BODY),
            "Orve plan projet",
        ),
        (
            "Federal Acquisition Service",
            "RFQ.md",
            (
                "Orve Administration",
                "Federal Acquisition Service",
                "TCTOA-18-0015",
                "Document Type: Combined Solicitation",
                "Library Support Services of Orve",
                BODY,
            ),
            "RFQ – Library Support Services of Orve",
        ),
        (
            "Instructions",
            "RFQ.md",
            ("#Instructions", "Library Support Services of Orve", BODY),
            "RFQ – Library Support Services of Orve",
        ),
        (
            "ADDENDUM [1]",
            "CCTP-convention.docx",
            (
                "ADDENDUM [1]",
                "CONVENTION DE PARTENARIAT RELATIVE AU TRAITEMENT",
                "DE DONNEES PERSONNELLES",
                "Les présentes clauses ont pour objet de garantir la conformité avec l’article 28 du règlement.",
            ),
            "CCTP – Convention de Partenariat Relative au Traitement de Donnees Personnelles",
        ),
    ],
)
def test_title_is_neither_a_question_a_day_a_blank_nor_words_run_together(
    title: str, file: str, lines: tuple[str, ...], expected: str
) -> None:
    assert described(*lines, title=title, file=file).title == expected


@pytest.mark.parametrize(
    ("title", "file", "lines", "expected"),
    [
        (
            "Orve Township Limited – National Competitive Bidding (NCB) – SERVICES FOR – REQUEST FOR QUALIFICATION"
            " (RFQ) – ORVE TOWNSHIP LIMITED (OTL)",
            "RFP.pdf",
            ("SERVICES FOR", "THE DESIGN OF ITS LAND SYSTEM.", "The services are the design of its land system."),
            "RFP – Services for the design of its land system",
        ),
        (
            "Secrétariat général du Port – CCTP – Référence de consultation : 25_BAM_044",
            "CCTP.pdf",
            ("Secrétariat général du Port", "CCTP", "Réalisation de services numériques du port"),
            "CCTP – Réalisation de services numériques du port",
        ),
        (
            "Document Orve",
            "orve_PAQ.pdf",
            ("Plan d’assurance qualité", "Données portuaires", "Orve, le 18 décembre 2024"),
            "Plan d’assurance qualité – Données portuaires",
        ),
        (
            "RFQ Amendment 3",
            "orve_search-QA.pdf",
            ("RFQ Amendment 3", "Revised Q&A", BODY),
            "Revised Q&A – orve search QA",
        ),
        ("Mémoire Orve", "orve.pdf", ("Mémoire technique (MT)", "18 décembre 2024"), "Mémoire technique (MT)"),
    ],
)
def test_title_is_the_most_telling_part_of_what_a_cover_has(
    title: str, file: str, lines: tuple[str, ...], expected: str
) -> None:
    assert described(*lines, title=title, file=file).title == expected


@pytest.mark.parametrize(
    ("title", "file", "lines", "expected"),
    [
        (
            "ARTICLE 1 – OBJET DE LA CONVENTION",
            "orve_modele-dons.docx",
            ("MODELE", "Convention de dons de livres anciens", "ENTRE les soussignés :", "ARTICLE 1 – OBJET"),
            "Convention de dons de livres anciens",
        ),
        (
            "I. Choix des navires",
            "orve_decision-attribution.docx",
            ("Décision motivée d’attribution", "Vu la loi du port ;", "I. Choix des navires"),
            "Décision motivée d’attribution",
        ),
        (
            "CHAPITRE 1 – DISPOSITIONS GENERALES",
            "orve_CCTP-plu.docx",
            (
                "Révision du plan des ports",
                "Marché public de prestations intellectuelles",
                "Ordonnateur",
                "Monsieur le Maire d’Orve",
                "Site internet : ports.orve.example/orve",
            ),
            "CCTP – Révision du plan des ports",
        ),
        (
            "1 – Objet de la mission",
            "CCTP.pdf",
            ("Élaboration du plan des ports d’Orve", "1 – Objet de la mission", BODY),
            "CCTP – Élaboration du plan des ports d’Orve",
        ),
        (
            "Article 1 – Objet",
            "orve_convention.docx",
            (
                f"Convention de mise en œuvre pour les livres du port {'et de sa voisine Orve ' * 6}en application de "
                f"l’article 3 du code du port et conformément à l’arrêté des livres, {'modifié par un autre ' * 6}",
                "ENTRE les soussignés :",
            ),
            f"Convention de mise en œuvre pour les livres du port {'et de sa voisine Orve ' * 6}".strip(),
        ),
        ("Article 6 – Les prix", "orve_article-6.docx", (BODY,), "Article 6 – Les prix"),
        ("4. Rédiger son cahier du port", "4-rediger-cahier.md", (BODY,), "4. Rédiger son cahier du port"),
        ("4. Rédiger son cahier du port", "04.md", (BODY,), "4. Rédiger son cahier du port"),
        ("Clause RGPD à insérer dans vos contrats", "orve.md", (BODY,), "Clause RGPD à insérer dans vos contrats"),
        ("Article 28 du RGPD et sous-traitance", "orve.md", (BODY,), "Article 28 du RGPD et sous-traitance"),
    ],
)
def test_title_does_not_head_a_part_of_the_document(
    title: str, file: str, lines: tuple[str, ...], expected: str
) -> None:
    assert described(*lines, title=title, file=file).title == expected


@pytest.mark.parametrize(
    ("lines", "title", "buyer"),
    [
        (
            (
                "CAI Orve QPA 58 Statement of Requirements for Port Services",
                "Agency: Orve Commission for Reading Project Name: Binding, Repair, and Sale of Books",
                "Date: Tuesday, September 24, 2024",
            ),
            "RFP – Binding, Repair, and Sale of Books",
            "Orve Commission for Reading",
        ),
        (
            ("Agency: Orve Department of Reading", "Project Name: Binding of Books Date: August 5, 2024"),
            "RFP – Binding of Books",
            "Orve Department of Reading",
        ),
        (
            ("Nom du projet : Reliure des livres anciens", "Organisme : Sylvaq Orve Habitat", "Date : 5 mars 2024"),
            "RFP – Reliure des livres anciens",
            "Sylvaq Orve Habitat",
        ),
        (
            ("Intitulé du marché : reliure des livres anciens", "Funding Agency: Orve Fund of Ports"),
            "RFP – Reliure des livres anciens",
            "",
        ),
        (
            (
                "Contract Number (OR-21-CAI)",
                "STATEMENT OF REQUIREMENTS (SOR)",
                "SOR # City of Orve-230710-01-CAI",
                "City of Orve 5-Year Port Strategic Plan",
                "Authorized User: City of Orve, Vermont",
            ),
            "RFP – City of Orve 5-Year Port Strategic Plan",
            "City of Orve",
        ),
        (
            ("STATEMENT OF REQUIREMENTS (SOR)", "(2024 ORV Port Security Audits)", "Authorized User: Orve Port Trust"),
            "RFP – 2024 ORV Port Security Audits",
            "Orve Port Trust",
        ),
        (
            (
                "City of Orve",
                "City of Orve 12 Main Street Orve",
                "Binding of old books",
                "Agency: the agency of a State",
            ),
            "RFP – Binding of old books",
            "City of Orve",
        ),
    ],
)
def test_labelled_fields_of_a_cover_tell_the_title_and_the_buyer(
    lines: tuple[str, ...], title: str, buyer: str
) -> None:
    guessed = complete(Description(kind="RFP"), read(*lines, title="Statement of Requirements (SOR)"), "orve_city.pdf")
    assert (guessed.title, guessed.buyer) == (title, buyer)


@pytest.mark.parametrize(
    ("title", "file", "lines", "expected"),
    [
        (
            "Direction des ports de l’Etat – ACCORD-CADRE INTERMINISTERIEL – CAHIER DES CLAUSES TECHNIQUES",
            "CCTP.pdf",
            ("Direction des ports de l’Etat", "ACCORD-CADRE INTERMINISTERIEL", "Reliure des livres anciens du port"),
            "CCTP – Reliure des livres anciens du port",
        ),
        (
            "Accord-cadre de reliure des livres du port – CONSULTATION : 24_ORVE_2",
            "RC.pdf",
            (BODY,),
            "RC – Accord-cadre de reliure des livres du port",
        ),
        ("Vendor Name", "orve_prices.xlsx", ("Vendor Name", "Solicitation ID", BODY), "BPU – Orve prices"),
        ("Nom du candidat", "orve_prix.xlsx", ("Nom du candidat", "Lot 3", BODY), "Orve prix"),
        ("[Agency/State]", "orve_RFP.docx", ("[Agency/State]", "[Program] Goals for [Product]", BODY), "Orve RFP"),
        (
            "CAHIER DES CHARGES",
            "orve_cahier-des-charges-etude-plu.odt",
            (
                "MARCHÉ D’ÉTUDES",
                "Cahier des Charges des clauses techniques",
                "Élaboration du plan des ports",
                "II- Contenu de l’étude",
            ),
            "CCTP – Élaboration du plan des ports",
        ),
        (
            "Request for Proposals (RFP) for Book Binding",
            "orve_RFP-book-binding-system.pdf",
            ("Request for Proposals (RFP) for Book Binding", "System", "Orve, 5 March 2024"),
            "Request for Proposals (RFP) for Book Binding System",
        ),
        (
            "Request for Proposals (RFP) for Book Binding",
            "orve_RFP-book-binding-system.pdf",
            ("Request for Proposals (RFP) for Book Binding", "Port", "Orve, 5 March 2024"),
            "Request for Proposals (RFP) for Book Binding",
        ),
        ("5-year plan of the ports", "orve.pdf", (BODY,), "5-year plan of the ports"),
        (
            "Convention d’accueil du port – Background – The parties – Purpose of the agreement",
            "orve.pdf",
            (BODY,),
            "Convention d’accueil du port",
        ),
        (
            "Accord-cadre d’accueil au port – Background and scope",
            "RFP.pdf",
            (BODY,),
            "RFP – Accord-cadre d’accueil au port",
        ),
        (
            "Orve Library – Background Checks of all",
            "RFP.pdf",
            (BODY,),
            "RFP – Orve Library – Background Checks of all",
        ),
        ("", "CCAP.pdf", ("Marché d’accueil pour le port de xxxx", BODY), "CCAP – Marché d’accueil pour le port"),
        (
            "ROYAUME D’ORVE",
            "RC.pdf",
            (
                "ROYAUME D’ORVE",
                "Du 28 / 11 / 2019 à 10 heures",
                "RELATIF A LA REALISATION DE CARTES DE BORDUREMONT",
            ),
            "RC – Realisation de Cartes de Borduremont",
        ),
        (
            "REPUBLIQUE DU PORT",
            "orve_RFP.pdf",
            ("1. This Task Order 0003 titled, “Binding of Old Books and Maps,” is issued on a fixed price.",),
            "RFP – Binding of Old Books and Maps",
        ),
    ],
)
def test_title_is_neither_a_procedure_nor_a_reference_nor_a_label_and_goes_on_as_the_file_is_called(
    title: str, file: str, lines: tuple[str, ...], expected: str
) -> None:
    kind = expected.split(" – ")[0] if " – " in expected else None
    assert complete(Description(kind=kind), read(*lines, title=title), file).title == expected


@pytest.mark.parametrize(
    ("title", "file", "lines", "expected"),
    [
        (
            "MISE A JOUR AVRIL 2007",
            "orve_notice-lettre-candidature.pdf",
            ("MARCHES DU PORT", "Lettre de candidature du groupement", "NOTICE EXPLICATIVE", BODY),
            "Lettre de candidature du groupement",
        ),
        ("Lettre de notification Orve – v. décembre 2024", "orve.docx", (BODY,), "Lettre de notification Orve"),
        (
            "Guide des achats du port – Décembre 2024",
            "orve.docx",
            (BODY,),
            "Guide des achats du port – Décembre 2024",
        ),
        (
            "Registre_2018_10_12.xls - Questions du port d’Orve",
            "orve_bornes.pdf",
            (BODY,),
            "Questions du port d’Orve",
        ),
        (
            "Les bornes du port",
            "orve_bornes.pdf",
            ("Intitulé de la consultation :", "Date et heure limite de remise des plis : | 15/07/2026 à 16h00"),
            "Les bornes du port",
        ),
        (
            "SECTION A — Identification de votre organisation",
            "orve_demande-de-prix.docx",
            (
                "Document de travail à adapter",
                "#Demande de prix et consultation simplifiée",
                BODY,
                "#SECTION A — Identification de votre organisation",
            ),
            "Demande de prix et consultation simplifiée",
        ),
        (
            "Section 2 : Enjeux de l’achat public",
            "orve-ports_section-2.md",
            ("#Saisir l’occasion", BODY),
            "Section 2 : Enjeux de l’achat public",
        ),
        (
            "Contexte métier – Contexte technique",
            "orve_REX-ecoconception-livres.pdf",
            ("BILAN DE L’ÉCOCONCEPTION DES LIVRES", "Contexte métier", BODY, "Contexte technique", BODY),
            "Bilan de l’Écoconception des Livres",
        ),
        ("Contexte réglementaire", "contexte-reglementaire.md", ("Le port d’Orve", BODY), "Contexte réglementaire"),
        (
            "Requirements Template - General IT Project",
            "orve_rex-binding-of-books.pdf",
            ("Binding of old books at the port", BODY),
            "Binding of old books at the port",
        ),
        (
            "Modèle de bilan du port",
            "orve_rex-livres-anciens.pdf",
            ("Bilan des livres anciens", BODY),
            "Bilan des livres anciens",
        ),
        (
            "Requirements Template - General IT Project",
            "orve_requirements-template.pdf",
            ("Binding of old books at the port", BODY),
            "Requirements Template - General IT Project",
        ),
        (
            "Modèle de bilan du port",
            "orve_rex-livres-anciens.pdf",
            ("Modèle de bilan", "Bilan des livres anciens", BODY),
            "Modèle de bilan du port",
        ),
    ],
)
def test_title_is_neither_a_mark_of_a_revision_nor_a_file_a_deadline_a_section_or_a_template(
    title: str, file: str, lines: tuple[str, ...], expected: str
) -> None:
    assert described(*lines, title=title, file=file).title == expected


@pytest.mark.parametrize(
    ("title", "file", "expected"),
    [
        ("Frequently asked questions", "orve_FAQ-binding.md", "Frequently asked questions – orve binding"),
        ("Questions reçues", "orve_questions-reponses-bornes.pdf", "Questions reçues – orve bornes"),
        ("Procurement Notice", "orve_notice-port-of-books.pdf", "Procurement Notice – orve port of books"),
        ("Frequently asked questions", "FAQ-binding.md", "Frequently asked questions"),
        ("Frequently asked questions about books", "orve_FAQ-binding.md", "Frequently asked questions about books"),
    ],
)
def test_title_that_is_but_a_sort_of_document_has_what_the_file_is_called_besides(
    title: str, file: str, expected: str
) -> None:
    assert described(BODY, title=title, file=file).title == expected


def test_project_may_be_called_after_a_service_of_the_buyer_where_the_file_is_too() -> None:
    lines = ("Agency: Orve Department of Reading", "Project Name: Division of Old Books", BODY)
    title = "Requirements Template - General IT Project"
    assert described(*lines, title=title, file="orve_RFP-old-books.docx").title == "RFP – Division of Old Books"
    itself = ("Agency: City of Orve", "Project Name: City of Orve", "Binding of old books", BODY)
    assert described(*itself, title=title, file="city-of-orve_RFP.docx").title == "RFP – Binding of old books"


def test_year_is_neither_that_of_a_template_nor_that_of_a_file_that_was_printed() -> None:
    for title in ("MISE A JOUR AVRIL 2007", "Registre_2007_10_12.xls - Questions reçues"):
        assert described("Version du 3 mars 2024", BODY, title=title, file="orve.pdf").year == 2024


def test_a_notice_that_was_copied_without_its_lines_tells_what_is_bought_and_by_whom() -> None:
    notice = (
        "Current language | Orve: Rental of cranes 2020/S 155-379491 Contract notice Services Section I: Contracting "
        "authority I.1)Name and addresses Official name: Syndicat mixte d’Orve Postal address: 4 rue du Port "
        "I.4)Type of the contracting authority Other Section II: Object II.1)Scope II.1.1)Title: Location de grues "
        "sans conducteur Reference number: 20-12 II.1.2)Main CPV code 45520000 II.2)Description "
        "II.2.1)Title: Grues du quai"
    )
    about = described(notice, file="avis.html")
    assert about.title == "Contract notice – Location de grues sans conducteur"
    assert (about.kind, about.buyer) == ("RFP", "Syndicat mixte d’Orve")
    assert described(notice.replace("Location de grues sans conducteur", "20025_46_grues"), file="avis.html").title == (
        "Contract notice – Grues du quai"
    )


def test_title_that_speaks_for_its_reader_has_what_the_file_is_called_besides() -> None:
    guessed = described(BODY, file="orve_faq-titulaires-pain.md", title="Je suis un des titulaires du marché")
    assert guessed.title == "Je suis un des titulaires du marché – orve faq pain"


def test_title_of_a_guide_may_be_a_question() -> None:
    title = "Que faire si votre projet dépasse le seuil ?"
    assert described(BODY, title=title, file="fiche.pdf").title == title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("la pose du lot « Chauffage Ventilation », dans le cadre du port", "Pose du lot « Chauffage Ventilation »"),
        ("« Pose des lots du port »", "Pose des lots du port"),
        ("la pose de l’application « Port (PO) et ses suites", "Pose de l’application Port (PO) et ses suites"),
        ("la pose des lots du port (max. 1000 lots)", "Pose des lots du port"),
    ],
)
def test_marks_and_brackets_of_a_title_are_closed(said: str, title: str) -> None:
    assert described(f"Objet du marché : {said}", file="CCTP.pdf").title == f"CCTP – {title}"


@pytest.mark.parametrize(
    ("title", "file"),
    [
        ("Ce que doit contenir un cahier des charges", "Guide achat.pdf"),
        ("Comment un acheteur doit rédiger ses clauses sociales", "g.md"),
        ("What every buyer must know about open source software", "g.md"),
        ("How proposals will be evaluated", "scores-and-weights.md"),
        ("Ce que nous avons appris de deux ans de marchés passés avec nos voisins.", "rex.md"),
        ("The clauses suppliers must accept", "clauses.md"),
        ("Les documents que le candidat doit fournir", "liste-des-pieces.md"),
        ("Les marchés doivent-ils être allotis ?", "note-allotissement.md"),
        ("CCTP – Prestations que doit assurer le titulaire du marché d’infogérance", "CCTP.pdf"),
    ],
)
def test_title_may_speak_of_what_somebody_must_do(title: str, file: str) -> None:
    assert described(BODY, file=file, title=title.removeprefix("CCTP – ")).title == title


@pytest.mark.parametrize(
    "title",
    [
        "L’opérateur doit compléter les articles 1.1 et 1.2",
        "La présente annexe devra être complétée par le candidat",
        "Tous les candidats du lot 2 doivent remplir ce tableau",
        "SUBMISSIONS WILL ONLY BE ACCEPTED ELECTRONICALLY",
        "THIS IS AN ELECTRONIC PROCUREMENT (eBID) SUBMISSIONS WILL ONLY BE ACCEPTED ELECTRONICALLY VIA THE PORTAL",
        "IMPORTANT NOTICE – Late bids will not be opened",
        "The successful bidder shall provide proof of insurance",
    ],
)
def test_title_is_no_order_where_the_file_has_a_name(title: str) -> None:
    assert described(BODY, file="bornes.pdf", title=title).title == "Bornes"
    assert described(BODY, file="1.pdf", title=title).title == title


@pytest.mark.parametrize(
    "title",
    [
        "Historique des versions du document – Affaire suivie par – Rédacteurs – Relecteur",
        "Revision history – Prepared by",
        "Ces deux journées s’adressaient aux agents de la ville et à tous ses voisins. – • 18 projets présentés",
        "This page is about all the agents of the town and of its neighbours.",
        "5. {{ page.title }}",
        "From https://sheets.example/d/1SYTq8JEl1AesDuI/edit?ts=57a0e5d5",
    ],
)
def test_title_is_neither_a_label_nor_a_sentence_nor_a_blank_where_the_file_has_a_name(title: str) -> None:
    assert described(BODY, file="orve_charte-du-port.pdf", title=title).title == "Orve charte du port"


def test_title_stands_neither_below_the_history_of_versions_nor_is_the_name_of_a_file() -> None:
    lines = ("Historique des versions", "Direction des ports et canaux", "Reseau des chefs de port")
    assert described(*lines, file="orve_charte.pdf").title == "Orve charte"
    lines = ("Fichier - Charte du port.odt", "Charte de bon accueil", "Historique des versions")
    assert described(*lines, file="orve_charte.pdf").title == "Charte de bon accueil"


def test_cover_is_the_first_page_with_words() -> None:
    text = ReadDocument(PageKind.PAGE, (page(1, ""), page(2, "Charte de bon accueil au port", "Le 3 mars 2023")))
    guessed = complete(Description(), text, "orve.pdf")
    assert (guessed.title, guessed.year) == ("Charte de bon accueil au port", 2023)


@pytest.mark.parametrize("picture", ["🛍 ", "🛠️ ", "👩‍🏫"])
def test_title_does_not_begin_with_a_picture(picture: str) -> None:
    title = f"{picture}Guide des achats du port d’Orve"
    assert described(BODY, file="g.md", title=title).title == "Guide des achats du port d’Orve"


@pytest.mark.parametrize(
    ("said", "title"), [("| Entretien des grues du port", "Entretien des grues du port"), ("|", "|")]
)
def test_title_does_not_begin_with_the_bar_of_a_table(said: str, title: str) -> None:
    assert described(file="", title=said).title == title


@pytest.mark.parametrize("title", ["`make` et `pip` au port d’Orve", "Guide de `make` et de `pip` au port d’Orve"])
def test_title_has_its_words_without_the_marks_of_what_is_typed(title: str) -> None:
    guessed = described(BODY, file="g.txt", title=title).title or ""
    assert guessed.casefold() == title.replace("`", "").casefold()


def test_title_does_not_repeat_its_words_with_the_name_of_the_file() -> None:
    title = described(BODY, file="orve_guide-loan-of-bikes.md", title="Loan of Bikes").title
    assert title == "Loan of Bikes – orve guide"


def test_title_in_capitals_takes_the_accents_and_case_of_the_body() -> None:
    text = read(
        "CAHIER DES CLAUSES TECHNIQUES PARTICULIERES",
        "REALISATION DU PORTAIL SHAREPOINT DE L’AMF A QUIMPER",
        further=("La réalisation du portail SharePoint est confiée par l’AMF au titulaire, qui en répond.",),
    )
    title = complete(Description(), text, "CCTP.pdf").title
    assert title == "CCTP – Réalisation du portail SharePoint de l’AMF a Quimper"


def test_word_in_capitals_has_the_accents_that_it_has_beside_the_others() -> None:
    body = ("Le ministère des Finances d’Orve achète du pain.", "Des ports financés, des livres financés et autres.")
    assert complete(Description(), read("MINISTERE DES FINANCES", *body), "CCTP.pdf").buyer == "Ministère des Finances"


def test_words_in_capitals_within_a_line_tell_no_case() -> None:
    lines = ("Objet | LIVRAISON DE FROMAGES", "Sur le portail AMF, la LIVRAISON DE FROMAGES des écoles est suivie.")
    title = complete(Description(), read(*lines), "CCTP.pdf").title
    assert title == "Livraison de Fromages – CCTP"


def test_long_title_is_cut_between_words() -> None:
    title = described(BODY, title="Guide " + "très " * 60).title
    assert title is not None
    assert title.endswith("très…")
    assert len(title) <= 200


def test_given_title_is_kept_and_tells_the_rest() -> None:
    description = complete(Description(title="CCAP 2023 du gardiennage"), read(BODY), "a.pdf")
    assert (description.title, description.kind, description.year) == ("CCAP 2023 du gardiennage", "CCAP", 2023)
    assert description.domain == "security"


def test_year_that_a_file_says_goes_before_that_of_a_given_title() -> None:
    given = Description(title="BPU – Entretien des bassins, 2024")
    assert complete(given, read(BODY, title="BPU – Entretien des bassins, 2025"), "bpu.pdf").year == 2025
    assert complete(given, read("Version du 3 mars 2025", BODY), "bpu.pdf").year == 2025
    assert complete(given, read(BODY), "bpu.pdf").year == 2024


# Kind and domain


@pytest.mark.parametrize(
    ("file", "title", "lines", "kind"),
    [
        ("2022_011 CCTP.pdf", "", (), "CCTP"),
        ("CCTP_annexe1_manuel.pdf", "", (), "CCTP"),
        ("1b_BPU_DQE.xlsx", "", (), "BPU"),
        ("piece.pdf", "Règlement de consultation", (), "RC"),
        ("piece.pdf", "", ("Ville de Tarn", "CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIÈRES"), "CCAP"),
        ("piece.pdf", "CAHIER DES CLAUSES PARTICULIERES (CCP)", ("OPÉRATION :", "Le CCAG s’applique."), "CCP"),
        ("piece.pdf", "", ("Acte d’engagement", "Le CCTP et le CCAP font partie du marché."), "AE"),
        ("RapportAnnuel.pdf", "", (), "REX"),
        ("rapportannuel.pdf", "", (), "REX"),
        ("guide.pdf", "", (), "guide"),
        ("FINAL-RFQ.docx", "", (), "RFP"),
        ("orve_guide-RFP-writing.md", "RFP Writing", (), "guide"),
        ("guide-marches.md", "Bien rédiger son CCTP", (), "guide"),
        ("marches.md", "Write a good RFP", (), "other"),
        ("piece.pdf", "", ("Demande de propositions", "Système aérien du port"), "RFP"),
        ("ddp.md", "Notre première demande de propositions", ("Ce que nous en avons appris", BODY), "other"),
        ("piece.pdf", "TERMES DE RÉFÉRENCE", (), "CCTP"),
        ("primes.pdf", "Expression des besoins", ("Calcul des primes",), "CCTP"),
        ("piece.pdf", "", ("DOSSIER DE CONSULTATION", "Portail des ports"), "RFP"),
        ("TdR_audit.html", "Audit des ports", (), "CCTP"),
        ("avis.html", "Entretien des ports", ("publié le 15/08/2020", "Avis de marché Procédure Ouverte", BODY), "RFP"),
        ("piece.pdf", "Fournitures", ("BID DOCUMENT", "N°12/2025"), "RFP"),
        ("piece.pdf", "", ("Avis d’appel public à la concurrence", "Annonce No 20-100"), "RFP"),
        ("piece.pdf", "Request for Information", (), "RFP"),
        ("piece.pdf", "Statement of Requirements", (), "RFP"),
        ("piece.pdf", "Specific Procurement Notice – Request for Bids Goods", (), "RFP"),
        ("avis.pdf", "AVIS D’APPEL D’OFFRES OUVERT NATIONAL SUR OFFRES DE PRIX", (), "RFP"),
        ("avis.pdf", "AVIS DAPPEL D’OFFRES SUR OFFRES DE PRIX", (), "RFP"),
        ("cadre.xlsx", "Cadre de réponse financier", ("Les prix sont ceux du CCTP. Le CCTP s’applique.",), "BPU"),
        ("cadre.docx", "", ("Cadre de réponse technique", "Exigences du CCTP : le CCTP s’applique."), "other"),
        ("piece.pdf", "E-Tender for the Selection of a Ferry Builder", (), "RFP"),
        ("note.pdf", "", ("Nous avons lu beaucoup de choses. " * 30 + "Un cahier des charges est cité.",), "other"),
        ("rcs.pdf", "", ("Le RC Lens a gagné.",), "other"),
    ],
)
def test_kind_is_told_by_name_title_or_first_lines(file: str, title: str, lines: tuple[str, ...], kind: str) -> None:
    assert described(*lines or (BODY,), file=file, title=title).kind == kind


@pytest.mark.parametrize(
    ("title", "domain"),
    [
        ("Tierce maintenance applicative du logiciel de paie", "software-maintenance"),
        (
            "Maintenance corrective et évolutive du logiciel d’état civil, utilisé par douze agents",
            "software-maintenance",
        ),
        ("Maintenance des logiciels de la bibliothèque", "software-maintenance"),
        ("Maintenance d’une application", "other"),
        ("Développement et maintenance d’une application", "software"),
        ("Surveillance et gardiennage de la préfecture", "security"),
        ("Infogérance et support utilisateurs", "it-outsourcing"),
        ("Réseaux et télécoms", "hosting"),
        ("Lot n°1 – Charpente, couverture et menuiserie", "works"),
        ("Maintenance des installations de chauffage et de climatisation", "works"),
        ("Développement d’une application de gestion des stocks", "software"),
        ("Entretien des espaces verts", "other"),
    ],
)
def test_domain_is_told_by_the_title(title: str, domain: str) -> None:
    assert described("Une ligne.", title=title).domain == domain


@pytest.mark.parametrize(
    "line",
    [
        "Le plan local d’urbanisme traduit un projet de développement durable.",
        "Les dons de denrées se font en application de l’article L. 541-15-5 du code de l’environnement.",
        "Les travaux du comité de pilotage sont présentés chaque mois.",
    ],
)
def test_a_word_of_many_things_tells_no_domain_in_a_sentence(line: str) -> None:
    assert described(line, title="Convention").domain == "other"


def test_a_form_in_two_scripts_is_titled_by_what_it_buys() -> None:
    """As India's marketplace makes them: each label in Hindi, whose letters are lost in parts, and in English."""
    lines = (
        "बड सं:या/Bid Number : GEM/2026/B/7552777",
        "संगठन का नाम/Organisation Name | Orve Electricals Limited (oel)",
        "व&तु'णे ी /Item Category | Thermal insulation mattresses",
    )
    said = described(*lines, title="बड द&तावेज़ / Bid Document", file="bid.pdf")
    assert (said.title, said.buyer) == ("RFP – Thermal insulation mattresses", "Orve Electricals Limited")


@pytest.mark.parametrize(
    "title", ["Поставка программного обеспечения/Software", "日本語/English", "µ/Bid", "2ª/Fase : obras"]
)
def test_a_title_in_another_script_keeps_its_words_where_no_field_is_named_behind_them(title: str) -> None:
    assert described(title, BODY, title=title, file="a.pdf").title.casefold().endswith(title.casefold())


# Buyer


@pytest.mark.parametrize(
    ("lines", "buyer"),
    [
        (("VILLE DU BOURGET", "CAHIER DES CLAUSES", "Mairie du Bourget"), "Ville du Bourget"),
        (("PREFECTURE DE LA REGION BRETAGNE", "La préfecture de région"), "Préfecture de la région Bretagne"),
        (("Pouvoir adjudicateur : Ville de Tarn, représentée par son maire", BODY), "Ville de Tarn"),
        (("Pouvoir adjudicateur : Monsieur le Directeur du Parc national des Écrins",), "Parc national des Écrins"),
        (
            ("A – Pouvoir adjudicateur", "Ministère de la Transition écologique, bureau 3"),
            "Ministère de la Transition écologique",
        ),
        (
            ("Acheteur | Communauté d’agglomération d’Orve, 12 communes",),
            "Communauté d’agglomération d’Orve",
        ),
        (("#STATE OF ALASKA", "The State of Alaska asks."), "State of Alaska"),
        (("ISSUED BY:", "Department of Health"), "Department of Health"),
        (("Acheteur", "Vallée Sud - Grand Paris (92)", BODY), "Vallée Sud - Grand Paris"),
        (("Marché d’infogérance des systèmes de l’EPT Vallée Sud – Grand Paris",), "Vallée Sud – Grand Paris"),
        (("Acheteur : Direction des achats – Grand Chambéry", BODY), "Grand Chambéry"),
        (("Banque de développement du Conseil de l’Europe", BODY), "Banque de développement du Conseil de l’Europe"),
        (("Banque de France", BODY), "Banque de France"),
        (("Banque de données nationale des marchés", BODY), ""),
        (("Fourniture d’une banque d’accueil pour la mairie d’Orve", BODY), "Mairie d’Orve"),
        (("Banque d’images et de sons", BODY), ""),
        (("VALLÉE SUD - GRAND PARIS", "Prix de l’EPT Vallée Sud Grand Paris", BODY), "Vallée Sud - Grand Paris"),
        (
            ("CCTP", "Mise en œuvre d’un logiciel pour la communauté d’agglomération d’Orve"),
            "Communauté d’agglomération d’Orve",
        ),
        (("Fondation du Camp des Milles", "Bordereau des prix"), "Fondation du Camp des Milles"),
        (("Centre régional des livres d’Orve", BODY), "Centre régional des livres d’Orve"),
        (("MAÎTRE D’OUVRAGE", "Mairie d’Orve place de la Mairie 77700 Orve"), "Mairie d’Orve"),
        (("Prestation pour les besoins de la ville de Pontarmel",), "Ville de Pontarmel"),
        (("MAIRIE DE PONTARMEL HOTEL DE VILLE", BODY), "Mairie de Pontarmel"),
        (("Institut polytechnique de Pontarmel DAFA / Service Achats", BODY), "Institut polytechnique de Pontarmel"),
        (("VILLE DE PONTARMEL / SERVICE ACHATS", BODY), "Ville de Pontarmel"),
        (
            ("CIAS de la Vézère", "1 – Identification de l’acheteur", "Autorité compétente pour signer : le président"),
            "CIAS de la Vézère",
        ),
        (
            ("Marché de restauration", "1 – Identification de l’acheteur", "Autorité habilitée à signer : le maire"),
            "",
        ),
        (
            (
                "City and County of Orve Residential Rent and Arbitration Board Request for Proposal Sourcing Event "
                "ID: 0012 of the year",
                BODY,
            ),
            "City and County of Orve Residential Rent and Arbitration Board",
        ),
        (
            (
                "STATE OF VERMONT OFFICE OF THE COURTS PROCUREMENT, CONTRACT AND GRANTS 12 HARRY S. MAIN STREET ORVE",
                "Ask the State.",
            ),
            "State of Vermont Office of the Courts",
        ),
        (("City of Orve 12 Main Street Orve", BODY), "City of Orve"),
        (
            ("Request for quotes", "1. General. The Orve Library (OL) is seeking proposals from firms."),
            "Orve Library (OL)",
        ),
        (
            (
                "Request for quotes",
                "The U.S. Reading Services (URS), Service for Books (SB), hereby issues this Request for Quotation.",
            ),
            "U.S. Reading Services",
        ),
        (("Request for quotes", "The Court is requesting quotes from vendors."), ""),
        (
            ("Désignation de l’acheteur :", "Conseil d’Orve - 1, place du Port - 75100 Orve", BODY),
            "Conseil d’Orve",
        ),
        (("MOA : SCEA Château d’Orve", BODY), "SCEA Château d’Orve"),
        (("Désignation de l’acheteur", "La présente consultation est passée pour le port.", BODY), ""),
        (
            ("1.1 Acheteur", "Nom officiel : Sylvaq Orve 2030", "Forme juridique : entreprise publique"),
            "Sylvaq Orve 2030",
        ),
        (("Nom officiel : 2030", BODY), ""),
        (("Acheteur : marché 12 du port", "Maître d’ouvrage : SYLVAQ 12 BIS", BODY), ""),
        (("ETABLISSEMENT PUBLIC LOCAL A CARACTERE INDUSTRIEL", BODY), ""),
        (("Établissement public administratif", BODY), ""),
        (("Établissement public foncier d’Orve", BODY), "Établissement public foncier d’Orve"),
        (("Caisse des écoles du 4e", "arrondissement d’Orve", BODY), "Caisse des écoles du 4e arrondissement d’Orve"),
        (("Ville d’Orve", "arrondissement du port", BODY), "Ville d’Orve"),
        (
            ("RAILWAY CATERING & TOURISM CORPORATION LIMITED", "E-Tender", BODY),
            "Railway Catering & Tourism Corporation Limited",
        ),
        (
            (
                "FROM: Office of Orve Libraries (OOL), hereafter called the “Town”, is issuing this Request For "
                "Information",
                "On behalf of Agency, OOL is partnering with the Department of Reading (DR).",
            ),
            "Office of Orve Libraries (OOL)",
        ),
        (("Request issued on behalf of the Department of Reading, Orve", BODY), "Department of Reading"),
        (("Request issued on behalf of Orve Library", BODY), "Orve Library"),
        (("1.1 Présentation de l’entreprise", "SYLVAQ REIM est une société de gestion.", BODY), "SYLVAQ REIM"),
        (("1.1 Présentation", "RADIO7ORVE est une chaîne de radio. RADIO7ORVE émet.", BODY), "RADIO7ORVE"),
        (
            (
                "Termes de référence",
                "CONTEXTE | Dites Ce Que Vous Lisez Orve (DCQVL) Orve est une association de lecteurs.",
            ),
            "Dites Ce Que Vous Lisez Orve (DCQVL)",
        ),
        (("Créée en 1982, Sylvaq et Orve (anciennement Sylvaq) est une organisation.", BODY), "Sylvaq et Orve"),
        (("Sylvaq Orve Habitat", "Présentation de Sylvaq Orve Habitat (SOH)", BODY), "Sylvaq Orve Habitat (SOH)"),
        (("Objet du port", "Présentation de Sylvaq Orve Habitat du", BODY), ""),
        (("Les lots", "Bois et Fer est une société.", BODY), ""),
        (("Contexte", "Le Titulaire est une société.", "Chaque Membre est une entreprise."), ""),
        (
            (
                "1.1. Présentation de Sylvaqua",
                "Sylvaqua, société anonyme de HLM à conseil d’administration, est une entreprise sociale.",
            ),
            "Sylvaqua",
        ),
        (("1.1. Présentation de Sylvaqua", "Orvaqua est une entreprise sociale.", BODY), ""),
        (("1.1. Présentation de Sylva", "Sylvaqua est une entreprise sociale.", BODY), ""),
        (("The Government of Orve invites firms to bid", BODY), "Government of Orve"),
        (
            ("X. BACKGROUND: Jane Orve University is a diverse and entrepreneurial institution of the bay.",),
            "Jane Orve University",
        ),
        (("STATEMENT OF NEEDS: Orve Bay College desires to contract with qualified firms.", BODY), "Orve Bay College"),
        (
            ("2. The Orve Centres for Reading (OCR) now invites sealed Bids from Bidders.",),
            "Orve Centres for Reading (OCR)",
        ),
        (("2. The Procuring Entity now invites sealed Bids from eligible Bidders.",), ""),
        (
            ("Service départemental d’incendie (SDI) du Val-d’Orve (SDI) qui lance", BODY),
            "Service départemental d’incendie (SDI) du Val-d’Orve",
        ),
        (
            ("Fourniture de tracteurs du port", "IFO (Institut de formation d’Orve)", BODY),
            "Institut de formation d’Orve (IFO)",
        ),
        (("Ville | Sylvaq", "Mairie :", "Institut | ", BODY), ""),
        (("La ville d’Orve (VO) a son propre marché de pain ;", BODY), ""),
        (("BID DOCUMENT", "Purchaser: ECO Bank for Orve and Development", BODY), "ECO Bank for Orve and Development"),
        (("Généralités :", "Entité : SYLVAQ", "Objet : audit des ports", BODY), "SYLVAQ"),
        (
            ("Avis de marché", "I.1) | | NOM ET ADRESSES", "DIR SYLVAINE ROUTES NORD 59, 44 rue du Port, 59000, Orve"),
            "DIR Sylvaine Routes NORD",
        ),
        (("Nom et adresse officiels de l'organisme acheteur :", "Sylvaq Orve", BODY), "Sylvaq Orve"),
        (
            ("- Nom et adresse officiels de l'organisme acheteur : Ville d’Orve.", "Correspondant : M. Lebrac, maire"),
            "Ville d’Orve",
        ),
        (("Nom et adresse officiels de l'organisme acheteur : SYLVAQ Correspondant : M. Lebrac, maire",), "SYLVAQ"),
        (("Nom et adresse officiels de l'organisme acheteur :", "Correspondant : M. Lebrac, maire"), ""),
        (("Nom complet de l'acheteur : LYCEE DES PORTS", "au lycée des ports"), "Lycée des ports"),
        (("Avis de marché", "I.1) Nom et adresses : Sylvaq Orve, 5 rue du Port"), "Sylvaq Orve"),
        (
            ("Le présent appel d’offres est lancé par l’Association Orvaise de l’Eau (AOE) dans le cadre du port.",),
            "Association Orvaise de l’Eau (AOE)",
        ),
        (("Le présent appel d’offres est lancé par le Pouvoir Adjudicateur du port.",), ""),
        (("Le SO Service est l’acheteur public mandaté par les caisses du port.",), "SO Service"),
        (
            ("Orve Foundation of Reading in Ports (OFR-P)", "OFR-P reserves the right to reject any bid of the port."),
            "Orve Foundation of Reading in Ports (OFR-P)",
        ),
        (("Name: Orve Foundation of Ports", "The Purchasing Agent reserves the right to reject any bid."), ""),
        (("Le marché public a été passé par la Ville de Lyra en 2019.",), "Ville de Lyra"),
        (("Le marché a été passé par le Syndicat Mixte d’Orve en mars 2019 pour un an.",), "Syndicat Mixte d’Orve"),
        (("La procédure lancée par le Maire de Lyra.",), ""),
        (("Sylvaq Web Services reserves the right to change prices.",), ""),
        (("Sylvaq Web Services se réserve le droit de changer ses prix.",), ""),
        (("Sylvaq Port Services reserves the right to accept or reject any offer.",), "Sylvaq Port Services"),
        (("Sylvaq Port se réserve la possibilité de ne pas attribuer le marché.",), "Sylvaq Port"),
        (("Institut Sylvaq se réserve le droit de changer ses horaires.",), "Institut Sylvaq"),
        (("Direction des ports de l’Etat", "ACCORD-CADRE", BODY), "Direction des ports de l’Etat"),
        (("Acheteur : L’acheteur du présent accord-cadre", BODY), ""),
        (("Acheteur", "Le service du présent marché", BODY), ""),
        (("Region 1 Assisted Books Service", BODY), ""),
        (("Commune de CCCC", "Ville de XXX", BODY), ""),
        (("Université d’Orve III", BODY), "Université d’Orve III"),
        (("Cartes des ports dans la région de Sylvaq", BODY), ""),
        (("peuvent en bénéficier :", "l’agence du port ;", "l’autorité de lecture d’Orve", BODY), ""),
        (("Le financement est assuré par les fonds propres du ministère de la Lecture.",), "Ministère de la Lecture"),
        (("Le financement est assuré par les fonds propres de la Banque d’Orve.",), ""),
        (("VILLE DE PARIS DSIN", BODY), "Ville de Paris DSIN"),
        (("VILLE D’AIX DRH", BODY), "Ville d’Aix DRH"),
        (("VILLE DE PARIS DAF", BODY), "Ville de Paris DAF"),
        (("VILLE DE BRY SUR ORVE", BODY), "Ville de Bry sur Orve"),
        (("CITY OF NEW YORK", BODY), "City of New York"),
        (("Création d’un site de banque digitale ainsi que d’une application", BODY), ""),
        (("Bidders", "University of Technology, Orve | Orve | 10 | 17", BODY), ""),
        (("MAIRIE DE LYRA", "La commission de la mairie de LYRA se réunit chaque mois au port."), "Mairie de Lyra"),
        (("Refonte du site de la Délégation générale aux ports",), "Délégation générale aux ports"),
        (("Le candidat décrit la ville de ses rêves et son département informatique.",), ""),
        ((BODY,), ""),
    ],
)
def test_buyer_is_who_is_named_as_such_or_alone_on_a_line(lines: tuple[str, ...], buyer: str) -> None:
    assert described(*lines, file="CCTP.pdf").buyer == buyer


@pytest.mark.parametrize(
    ("line", "buyer"),
    [
        ("Orve Life Insurance Limited,", "Orve Life Insurance Limited"),
        ("The number of bids is limited", ""),
        ("One of: Sylvaq Books Ltd ;", ""),
    ],
)
def test_company_on_a_cover_is_the_buyer_of_a_request(line: str, buyer: str) -> None:
    assert described("Request for proposals", line, "106 Port Road, Orve", file="orve-RFP.pdf").buyer == buyer
    assert described("Acte d’engagement", line, "106 Port Road, Orve", file="orve-AE.pdf").buyer == ""


def test_contract_form_names_its_buyer_at_its_end() -> None:
    end = ("Désignation de l’acheteur :", "Conseil d’Orve - 1, place du Port")
    assert guess_buyer(Opening("AE.docx", read("ACTE D’ENGAGEMENT", *[BODY] * 30, *end)), "AE") == "Conseil d’Orve"
    assert guess_buyer(Opening("RC.docx", read("RÈGLEMENT", *[BODY] * 30, *end)), "RC") == ""


@pytest.mark.parametrize(
    "lines",
    [
        ("Jean Dupont reserves the right to reject any bid.",),
        ("Le présent marché est passé par Jean Dupont.",),
        ("Acheteur : Jean DUPONT",),
        ("Acheteur : Mme Durand-Vézère",),
        ("Issued by: Mary Jane Dupont",),
        ("Issued by: JDM", "Prepared with Jean Denis Martin (JDM)"),
    ],
)
def test_nobody_is_a_buyer(lines: tuple[str, ...]) -> None:
    assert described(*lines, file="CCTP.pdf").buyer == ""


@pytest.mark.parametrize(
    "buyer", ["San Francisco", "Jean Dupont University", "Ville de Florence", "Saint-Denis Habitat", "Charlotte Water"]
)
def test_who_bears_the_name_of_somebody_may_be_a_buyer(buyer: str) -> None:
    assert described(f"Acheteur : {buyer}", BODY, file="CCTP.pdf").buyer == buyer


def test_buyer_that_a_title_names_behind_a_dash_begins_there() -> None:
    title = "2025005 - Fourniture de Denrées - Commune de Vézère - Lot 01"
    assert described(BODY, title=title, file="BPU.pdf").buyer == "Commune de Vézère"


@pytest.mark.parametrize(
    ("lines", "buyer"),
    [
        (("Ville d’Orve Sud", "La Ville d’Orve Sud (VOS) achète du pain."), "Ville d’Orve Sud (VOS)"),
        (("Ville d’Orve Sud", "La ville d’Orve sud (« VOS ») achète du pain."), "Ville d’Orve Sud (VOS)"),
        (("Ville d’Orve Sud", "La ville d’Orve Sud, (VOS) achète du pain."), "Ville d’Orve Sud (VOS)"),
        (("Ville d’Orve Sud", "VOS (Ville d’Orve Sud) achète du pain."), "Ville d’Orve Sud (VOS)"),
        (("Ville d’Orve Sud", "La Ville d’Orve Sud (DCE) achète du pain. Ville d’Orve Sud (Port)"), "Ville d’Orve Sud"),
        (("Ville d’Orve Sud", "Le marché d’Orve (VOS) du port"), "Ville d’Orve Sud"),
        (("Issued by: OBK", "The Orve Bank for Kids (OBK) asks.", "A Border (OBK)"), "Orve Bank for Kids (OBK)"),
        (("Issued by: ORBA", "The Orve Bank (ORBA) asks."), "Orve Bank (ORBA)"),
        (("Issued by: OBK", "The old border of the port (OBK) asks."), "OBK"),
        (("Acheteur : MAO", "La Maison de l’aide à Orve (MAO) achète du pain."), "Maison de l’aide à Orve (MAO)"),
        (("Acheteur : MAJ", "La Maison de l’aide aux Jeunes (MAJ) paie."), "Maison de l’aide aux Jeunes (MAJ)"),
    ],
)
def test_a_buyer_has_the_abbreviation_that_the_document_gives_it(lines: tuple[str, ...], buyer: str) -> None:
    assert described(*lines, BODY, file="CCTP.pdf").buyer == buyer


@pytest.mark.parametrize("years", ["2025", "2025-2028", "2025 – 2028", "2025/26"])
def test_a_year_behind_a_buyer_is_no_part_of_its_name(years: str) -> None:
    title = f"BPU – Entretien des toitures du département de la Vézère {years}"
    assert described(BODY, title=title, file="BPU.pdf").buyer == "Département de la Vézère"
    assert described(f"Ville du Bourget {years}", BODY, file="CCTP.pdf").buyer == "Ville du Bourget"


def test_buyer_stands_before_as_many_blanks_as_there_may_be() -> None:
    """Without end where what reads them tries every blank as the first."""
    named = Opening("BPU.pdf", read(BODY, title=f"Prix de la Ville de Valmorance{' ' * 300_000}- Annexe"))
    assert guess_buyer(named, "BPU") == "Ville de Valmorance"


def test_buyer_is_found_in_the_article_that_presents_it() -> None:
    text = read(
        "CAHIER DES CLAUSES ADMINISTRATIVES PARTICULIERES",
        further=("#1. PRESENTATION DE L’AMF", "L’Autorité des marchés financiers (AMF) régule la place."),
    )
    assert complete(Description(), text, "CCAP.pdf").buyer == "Autorité des marchés financiers (AMF)"


def test_guide_has_no_buyer_unless_it_says_so() -> None:
    text = read("Guide", further=("#Présentation de l’agence", "L’Agence du numérique publie ce guide."))
    assert complete(Description(), text, "guide.pdf").buyer == ""
    asking = read("Purpose", "Orve University is seeking information from vendors.")
    assert complete(Description(), asking, "rfi.pdf").buyer == "Orve University"


# Year


@pytest.mark.parametrize(
    ("file", "title", "lines", "year"),
    [
        ("2022_011 CCTP.pdf", "", ("Le 3 mars 2023",), 2022),
        ("a.pdf", "Bilan 2020-2021", ("Rien.",), 2021),
        ("18-05-23-bilan.md", "", ("Rien.",), 2018),
        ("a.pdf", "", ("Version du 12/09/2024, mise à jour le 3 octobre 2024",), 2024),
        ("a.pdf", "", ("Issued March 24, 2025",), 2025),
        ("a.pdf", "", ("Année 2025", "Remise des offres : 3/02/2026"), 2025),
        ("a.pdf", "", ("EXERCICE : 2024-2025", "Le 3 mars 2023"), 2025),
        ("a.pdf", "", ("Bilan de l’année 2025 à rendre",), None),
        ("a.pdf", "", ("Hébergement du site – Année 2025", "Le 3 mars 2023"), 2025),
        ("a.pdf", "", ("Hébergement du site – Bilan de l’année 2025",), None),
        ("a.pdf", "", (BODY * 12, "Fait à Saint-Orve, le 12 mars 2025", "Le maire"), 2025),
        ("a.pdf", "", ("Le 3 mars 2024", BODY * 12, "Fait en deux exemplaires, à Orve le lundi 3/02/2025"), 2024),
        ("a.pdf", "", (BODY * 12, "Fait à Orve, le ............ 2025", "Fait à noter : le 12 mai 2025, rien."), None),
        ("a.pdf", "", ("LEGAL AD DATE: August 1, 2024", "September 4, 2024 June 30, 2026"), 2024),
        ("a.pdf", "", ("Date d’envoi de l’avis : 1/12/2024", "Remise des offres : 3/02/2025"), 2024),
        ("a.html", "", ("publié le 10/08/2020", "Date limite de réponse : 16/01/2021"), 2020),
        ("a.html", "", ("Date limite de dépôt des offres : 15/09/2020", "Audit à rendre le 31/07/2021"), 2020),
        ("a.html", "Pain 2022-2025", ("Date et heure limites de réception des offres", "Lundi 7 septembre 2021"), 2021),
        ("a.html", "Lot 2022-2025", ("Date et heure limites de r\ufffdception :", "Lundi 7 septembre 2021"), 2021),
        ("a.pdf", "", ("Last date for submission of Bids | 08 March 2016", "Start: 1 May 2017"), 2016),
        ("guide-2023.pdf", "Guide 2023", ("Date limite de réception des offres : 12 mars 2019 (exemple)",), 2023),
        ("guide-2023.pdf", "Guide 2023", ("Date limite de réception des offres : 12 mars 2022 (exemple)",), 2023),
        ("rfp-2024.pdf", "", ("Proposals are due 60 days after 1 March 2012",), 2024),
        ("a.pdf", "Consultation ORVE2020-2022", ("Date limite de remise des offres : 7/09/2015",), 2015),
        ("CCTP2022.pdf", "", ("Le 3 mars 2023",), 2022),
        ("a.pdf", "", ("Issued: August 1, 2024", "Proposals due: January 5, 2025"), 2024),
        ("a.pdf", "", ("Issue date: soon", "June 30, 2026"), 2026),
        ("a.pdf", "", ("Tél. : 20 24 20 25 20, 2 022 euros, n° 20231",), None),
        ("a.pdf", "", ("La loi n° 2018-12 du 12 mars 2018 s’applique.",), None),
        ("a.pdf", "Plan 2090", ("Rien.",), None),
        ("a.pdf", "", ("Depuis le 4 mai 2021, " + "le service assure le suivi des interventions du parc. " * 3,), None),
    ],
)
def test_year_is_that_of_the_name_or_title_else_of_the_latest_date(
    file: str, title: str, lines: tuple[str, ...], year: int | None
) -> None:
    assert described(*lines, file=file, title=title).year == year


def test_next_year_is_plausible() -> None:
    next_year = datetime.now(UTC).year + 1
    assert described("Rien.", file=f"CCTP-{next_year}.pdf").year == next_year
    assert described("Rien.", file=f"CCTP-{next_year + 1}.pdf").year is None


# Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "fr"),
        ("The contractor shall restore the service within four hours of the first call.", "en"),
        ("Penalties for delay", "en"),
        ("PÉNALITÉS DE RETARD", "fr"),
        ("Der Auftragnehmer stellt den Betrieb des Rechenzentrums sicher und berichtet jeden Monat.", "de"),
        ("El contratista garantiza el funcionamiento del centro de datos e informa cada mes.", "es"),
        ("12 345 – 67", ""),
    ],
)
def test_language_is_that_of_the_body(text: str, language: str) -> None:
    read_document = ReadDocument(PageKind.SECTION, (page(1, text),))
    assert complete(Description(), read_document, "a.md").language == language


# Licence


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("Document fictif, rédigé pour un essai, licence CC0 1.0.", "CC0-1.0"),
        ("Ce guide est publié sous Licence Ouverte 2.0 (Etalab).", "etalab-2.0"),
        ("This document is licensed under CC-BY-SA 4.0.", "CC-BY-SA-4.0"),
        ("Les logiciels sont livrés sous licence EUPL ou MIT.", "unknown"),
        ("Ce document ne dit rien.", "unknown"),
    ],
)
def test_licence_is_the_one_that_the_document_states_for_itself(text: str, licence: str) -> None:
    assert described(text).licence == licence


def test_licence_may_stand_on_the_last_page() -> None:
    text = read("Première page.", further=("Cette publication est sous licence CC-BY 4.0.",))
    assert complete(Description(), text, "a.pdf").licence == "CC-BY-4.0"


# Given fields


def test_what_is_given_is_never_guessed() -> None:
    given = Description(
        "Titre", "RC", "web", "Ville d’Ys", 2001, "br", "MIT", "un essai", "autre", "Un règlement.", ("recette",)
    )
    assert complete(given, read("CCTP 2024", "Ville de Tarn"), "CCTP.pdf") == given


def test_empty_fields_are_left_to_be_guessed() -> None:
    assert Description(title="", kind=None, year=2001).given() == {"year": 2001}


@pytest.mark.parametrize(
    "line",
    [
        "This RFP is seeking proposals from qualified firms.",
        "Each Offeror is requesting proposals from its suppliers.",
        "Contact Jane Doe is seeking proposals from firms.",
        "The Selection Committee invites proposals from firms.",
        "The Contracting Officer is requesting proposals from firms.",
        "The Chief Procurement Officer invites proposals from firms.",
        "The Director of Purchasing is requesting proposals from firms.",
        "Interested Parties is seeking proposals from firms.",
        "Purpose The Orve Library Board is seeking proposals from firms.",
    ],
)
def test_the_document_a_heading_or_a_person_is_not_who_asks(line: str) -> None:
    assert described("Request for proposals", line, file="rfp.pdf").buyer in ("", "Orve Library Board")
