"""What identifies someone is found in every way that it is written; what only looks like it is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.disclosure import NOTHING_DISCLOSED
from protect.findings import MAILBOX, Finding, without_overlaps
from protect.formats.places import emails_in
from protect.kept import to_hide
from protect.personal_data import SERVICE, Kind, find_personal_data, forget_texts, tells_somebody


def found(text: str, language: str = "fr") -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.start : one.end]) for one in find_personal_data(text, language)]


@pytest.mark.parametrize(
    "address",
    [
        "jean-marc.oliveira@departement-ambrelle.fr",
        "M.LEFEVRE@CC-HAUTEPLAINE.FR",
        "contact @ valmorance.fr",
        "lucie.perrin [at] pays-orvelune.fr",
        "lucie.perrin (arobase) pays-orvelune (point) fr",
        "lucie dot perrin at orvelune dot example",
        "lucie.perrin AT pays-orvelune.example",
        "lucie.perrin <a> pays-orvelune.fr",
        "lucie.perrin {chez} pays-orvelune.fr",
        "lucie.perrin (arobas) pays-orvelune.fr",
        "lucie.perrin arobas pays-orvelune.fr",
        "lucie.perrin arobase pays-orvelune point fr",
        "jean-marc.oliveira@\ndepartement-ambrelle.fr",
        "helene@agence-berges-\nfluviales.fr",
    ],
)
def test_an_address_is_found_whole_however_it_is_veiled_or_broken(address: str) -> None:
    assert found(f"Écrire à {address}, avant midi.") == [("email", address)]


@pytest.mark.parametrize(
    "text",
    [
        "celles du domaine @ville.example",
        "le compte @ville_valmorance@social.example",
        "react@18.2.0",
        "git@forge.example:equipe/portail.git",
        "@valmorance",
        "https://agent:clef@depot.example/x",
    ],
)
def test_versions_remote_folders_and_handles_are_no_addresses(text: str) -> None:
    assert found(f"Voir {text} pour la suite.") == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "tél. : 04-00, courriel : marc.lebrac ville-orve.fr adresse internet : http://orve.fr",
            "marc.lebrac ville-orve.fr",
        ),
        ("Courriel : norban orve.example.", "norban orve.example"),
        ("courriel :\nPascale.lerme orve.gouv.fr, télécopieur", "Pascale.lerme orve.gouv.fr"),
        ("mél : marc.lebrac\nville-orve.fr.\nTél.", "marc.lebrac\nville-orve.fr"),
        ("E-mail | marc lermes.example | 01", "marc lermes.example"),
        ("Adresse électronique : marc lermes.example", "marc lermes.example"),
        ("écrire par mail marc.lebrac lermes.example", "marc.lebrac lermes.example"),
    ],
)
def test_an_address_that_has_lost_its_sign_is_found_behind_a_label(text: str, address: str) -> None:
    assert ("email", address) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "courriel : marches-publics.example",
        "courriel : www.orve.example ou orve.example",
        "courriel : voir ville-orve.fr",
        "E-mail : orve.fr lermes.fr",
        "Envoyer un courriel depuis ville-orve.fr",
        "par mail devis reponse.docx",
        "le nom de domaine marc ville-orve.fr",
    ],
)
def test_the_address_of_a_site_behind_a_label_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_office_whose_address_has_lost_its_sign_says_so() -> None:
    text = "courriel : greffe.ta orve.example, courriel : ann orve.example, courriel : ann.lechat orve.example"
    assert [one.detail for one in find_personal_data(text)] == [SERVICE, "", ""]


def test_the_address_of_an_office_says_so() -> None:
    text = "marches@ville.example, ne-pas-repondre@ville.example, ann@ville.example, ann+marches@ville.example"
    assert [one.detail for one in find_personal_data(text)] == [MAILBOX, MAILBOX, "", ""]


@pytest.mark.parametrize(
    ("address", "is_public"),
    [
        ("accueil@ville.example", True),
        ("greffe.ta-montrevel@juradm.example", True),
        ("greffe.caa-verval@juradm.example", True),
        ("greffe.martin@juradm.example", False),
        ("s.martin.greffe.ta@juradm.example", False),
        ("service-des-marches@cc-orve.example", True),
        ("dsi.support2@ville.example", True),
        ("contact [at] ville [dot] fr", True),
        ("marches.dupont@ville.example", False),
        ("dsi-jmartin@ville.example", False),
        ("contact@jeanne-vasseur.example", False),
        ("jeanne.vasseur@ville.example", False),
        ("j.info@ville.example", False),
    ],
)
def test_a_shared_mailbox_is_public_where_no_word_of_it_is_somebody_s(address: str, is_public: bool) -> None:
    text = f"Courriel : {address}."
    [one] = find_personal_data(text, "fr")
    assert (one.is_public, to_hide(text, [one], NOTHING_DISCLOSED)) == (is_public, () if is_public else (one,))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("La tranche SDA 02 98 10 12 00 à 02 98 10 12 99 est conservée.", 0),
        ("SDA : 0298101200 - 0298101299", 0),
        ("Plage de numéros du 02.98.10.12.00 au 02.98.10.13.99", 0),
        ("Numéros de 02 98 10 12 00 à 02 98 10 12 99 ; M. Le Gall : 02 98 10 12 34", 1),
        ("Joindre Anne au 02 98 10 12 00 ou 02 98 10 12 99.", 2),
        ("Plage : 02 98 10 12 00 et 02 98 10 12 99", 2),
        ("Tranche SDA : 02 98 10 12 00 à 06 39 98 12 99", 2),
        ("Permanence du 02 98 10 12 00 au 02 98 10 12 99", 2),
    ],
)
def test_a_range_of_numbers_is_a_switchboard_s_and_a_number_somebody_s(text: str, hidden: int) -> None:
    found = [one for one in find_personal_data(text, "fr") if one.kind is Kind.PHONE]
    assert len(to_hide(text, found, NOTHING_DISCLOSED)) == hidden


def test_the_number_of_a_company_is_found_and_stays() -> None:
    text = "SIRET 732 829 320 00074"
    [one] = find_personal_data(text)
    assert (one.kind, to_hide(text, [one], NOTHING_DISCLOSED)) == (Kind.SIRET, ())


@pytest.mark.parametrize(
    "number",
    [
        "01 23 45 67 89",
        "01.23.45.67.89",
        "01-23-45-67-89",
        "0388417250",
        "+33 1 58 90 21 34",
        "+33 (0)6 71 05 48 92",
        "0033 3 44 71 29 65",
        "04\u00a072\u202f11 38 56",
        "0 805 384 120",
        "0590 21 47 83",
        "+32 2 478 90 15",
        "04 72 11 38 56 poste 214",
        "04 72 11 38\n56",
        "07 00 00 12 34",
        "06.39.98.12.34",
    ],
)
def test_a_number_is_found_whole_however_it_is_written(number: str) -> None:
    assert found(f"Joindre le service au {number}.") == [("phone", number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fax: 202.456.1111", "202.456.1111"),
        ("Ring (907) 269-7925 ext. 27 today.", "(907) 269-7925 ext. 27"),
        ("Ring 01632 960188.", "01632 960188"),
        ("Ring 07700 900188.", "07700 900188"),
    ],
)
def test_american_numbers_are_found_in_english(text: str, number: str) -> None:
    assert found(text, "en") == [("phone", number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Le gardien (06 12 45 78 90) ouvre.", "06 12 45 78 90"),
        ("Le gardien (06 12 45 78 90 (poste 12)) ouvre.", "06 12 45 78 90 (poste 12)"),
        ("Tél. : (+33 (0)1 58 90 21 34)", "+33 (0)1 58 90 21 34"),
        ("Le gardien (+32 2 478 90 15) ouvre.", "+32 2 478 90 15"),
        ("Le gardien (01 23 45 67 89\nouvre.", "01 23 45 67 89"),
        ("Le gardien, (06) 12 45 78 90, ouvre.", "(06) 12 45 78 90"),
    ],
)
def test_a_bracket_around_a_number_is_not_of_it(text: str, number: str) -> None:
    assert found(text) == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Marché n° 0478112233 du 01.02.2024.",
        "Marchés publics n° 04.78.11.22.33",
        "Nomenclature 01 02 03 04 05",
        "Les lots 01 02 03 04 05 06 07 sont attribués.",
        "Adresse 192.168.14.201, version 10.4.2.1.",
        "Montant : 1 245 300,50 €, soit 02 45 67 89 10 50 unités",
        "Conforme à ISO/IEC 27001:2022.",
        "Marchés 06-12-34-56-78-A et 2023.06.14.00.09",
        "Le fichier 0472113856.csv est joint.",
    ],
)
def test_other_figures_are_no_telephone_numbers(text: str) -> None:
    assert found(text) == []


def test_the_number_of_who_buys_is_none_of_a_market() -> None:
    assert found("Prendre rendez-vous auprès du Pôle Marchés Publics : 04.78.11.22.33.") == [
        ("phone", "04.78.11.22.33")
    ]


def test_an_account_is_proved_by_its_check_digits_or_named() -> None:
    assert found("Virement à FR97 2061 1197 7260 1815 9083 012 sous 30 jours.") == [
        ("iban", "FR97 2061 1197 7260 1815 9083 012")
    ]
    assert found("Virement à FR98 2061 1197 7260 1815 9083 012 sous 30 jours.") == []
    named = "IBAN : FR98 2061 1197 7260 1815 9083 012\nBIC AGRIFRPP839"
    assert found(named) == [("iban", "FR98 2061 1197 7260 1815 9083 012")]


def test_an_account_is_found_over_two_lines_and_without_the_digits_that_only_its_country_checks() -> None:
    assert found("Compte FR97 2061 1197 7260\n1815 9083 012.") == [("iban", "FR97 2061 1197 7260\n1815 9083 012")]
    assert found("Compte BE93 1013 8828 8319.") == [("iban", "BE93 1013 8828 8319")]


def test_an_account_that_is_hidden_already_is_left_alone() -> None:
    assert found("IBAN : FR76 **** **** **** **** **** *12") == []


def test_an_establishment_is_proved_by_both_check_digits_or_named() -> None:
    assert found("Facturer à 526 245 626 00019.") == [("siret", "526 245 626 00019")]
    assert found("Facturer à 526 245 626 00018.") == []
    assert found("N° SIRET 526 245 626 00018.") == [("siret", "526 245 626 00018")]
    assert found("SIRET : 526 245 626\n00019") == [("siret", "526 245 626\n00019")]
    assert found("TVA FR 41 414712133, SIREN 444 055 982.") == []


@pytest.mark.parametrize(
    ("text", "name", "beside"),
    [
        ("Antoine PELETTE, Économiste de la construction", "Antoine PELETTE", "Économiste"),
        ("Mme Le Goff présente le bilan.", "Le Goff", "Mme"),
        ("M.Dupont est absent.", "Dupont", "M."),
        ("Le maire, Jean-Baptiste Delorme, signe.", "Jean-Baptiste Delorme", "maire"),
        ("Contact technique : Paul Andrieu", "Paul Andrieu", "Contact technique"),
        ("Représentée par Ysoline Tchékémian, gérante.", "Ysoline Tchékémian", "Représentée par"),
        ("Claire MARTIN, cheffe de projet.", "Claire MARTIN", "cheffe de projet"),
        ("Omar Benhaddou, chef de service", "Omar Benhaddou", "chef de service"),
        ("Fait à Tarn,\nLe Maire,\nJean DUPONT", "Jean DUPONT", "Maire"),
        ("Cordialement,\nNathalie Brossard", "Nathalie Brossard", "Cordialement"),
        ("Nom et prénom : Roux Antoine", "Roux Antoine", "Nom et prénom"),
        ("Chef de projet | Élodie Marchetti | poste 12", "Élodie Marchetti", "Chef de projet"),
        ("Mme Le Floc’h est absente.", "Le Floc’h", "Mme"),
        ("M. de BEAUREPAIRE et la ville", "de BEAUREPAIRE", "M."),
        ("Tomasz Zieliński, géomaticien, y était.", "Tomasz Zieliński", "géomaticien"),
        ("LE SCOUARNEC Yves-Marie, Directeur", "LE SCOUARNEC Yves-Marie", "Directeur"),
        ("Référent : El Hadj Diop ; Qualité : agent", "El Hadj Diop", "Référent"),
        ("Fait à Tarn,\nLe Directeur\nG. MARCHAND", "G. MARCHAND", "Directeur"),
        ("Conception du livret : Basile Arrighi", "Basile Arrighi", "Conception du livret"),
        ("Prestataire du lot : Sven Lindqvist", "Sven Lindqvist", ""),
        ("Enzo Fabre – 06 12 34 56 78", "Enzo Fabre", ""),
        ("R. Damien Castaing, acheteur", "Damien Castaing", "acheteur"),
        ("Contact : SAN ROMAN Ana", "SAN ROMAN Ana", "Contact"),
        ("Contact : Ana San Miguel", "Ana San Miguel", "Contact"),
        ("Mme San Diego est absente.", "San Diego", "Mme"),
        ("Proviseur : Claire Martin", "Claire Martin", "Proviseur"),
        ("Claire Martin, proviseure", "Claire Martin", "proviseure"),
        ("Claire Martin, principale du collège", "Claire Martin", "principale du collège"),
        ("Fait à Tarn\nPrincipal du collège : Paul Andrieu", "Paul Andrieu", "Principal du collège"),
        ("La principale du collège, Claire Martin, signe.", "Claire Martin", "principale du collège"),
        ("Le recteur Paul Andrieu préside.", "Paul Andrieu", "recteur"),
        ("La vice-rectrice de l’académie, Claire Martin", "Claire Martin", "vice-rectrice de l’académie"),
        ("Claire Martin (doyenne) préside.", "Claire Martin", "doyenne"),
        ("Le comité réunit Anaïs Dumoulin et la direction.", "Anaïs Dumoulin", ""),
        ("En cas de panne, joindre Anaïs Dumoulin sans délai.", "Anaïs Dumoulin", ""),
        ("Vous pouvez vous adresser à Anaïs Dumoulin.", "Anaïs Dumoulin", ""),
        ("Please reach out to Anaïs Dumoulin.", "Anaïs Dumoulin", ""),
        ("Contact : Anaïs Dumoulin, Conseil départemental d’Orve", "Anaïs Dumoulin", "Contact"),
    ],
)
def test_a_name_is_found_with_what_stands_beside_it(text: str, name: str, beside: str) -> None:
    [finding] = [one for one in find_personal_data(text, "fr") if one.kind is Kind.PERSON]
    assert (finding.kind, text[finding.start : finding.end], finding.detail) == (Kind.PERSON, name, beside)


def test_those_who_are_to_be_contacted_are_all_found() -> None:
    text = "Pour toute question, contacter Jean-Pierre LEFÈVRE ou Anaïs Dumoulin."
    assert [name for _, name in found(text)] == ["Jean-Pierre LEFÈVRE", "Anaïs Dumoulin"]


@pytest.mark.parametrize(
    "text",
    [
        "Contacter Anaïs Dumoulin Conseil avant la visite.",
        "Écrire à Jean Moulin. Le lycée Jean Moulin répondra.",
        "Contacter le lycée Jean Moulin, appeler la société Martin Laurent.",
        "Joindre Zelbrat Quodlan, contacter France Travail.",
        "Le code peut appeler la bibliothèque avec Jean Moulin.",
    ],
)
def test_a_company_or_a_school_to_be_contacted_is_not_taken(text: str) -> None:
    assert found(text) == []


def test_the_names_in_the_columns_of_a_table_are_found() -> None:
    table = "Nom | Prénom | Fonction\nBERTHELOT | Maëlle | Directrice\nCISSÉ | Moussa | Réseau\nTotal | 2 | –"
    assert [name for _, name in found(table)] == ["BERTHELOT", "Maëlle", "CISSÉ", "Moussa"]
    table = "N° | Action | Porteur\nA1 | Ouvrir les flux | A. Lacaze\nA2 | Commander | Service achats"
    assert found(table) == [("person", "A. Lacaze")]


def test_who_wrote_and_who_read_each_version_is_found() -> None:
    table = "Version | Date | Rédigé par | Approuvé par\n1.0 | 12/03/2024 | Marie Durand | P. Martin"
    assert found(table) == [("person", "Marie Durand"), ("person", "P. Martin")]
    plain = (
        "Historique des versions. La modification est mineure, la prise en compte faite.\n"
        "1.0 25/01/2011 Jean-François VALY Modification et description\n"
        "  V2.1 12 mars 2015 F. Dongar Prise en compte des évolutions\n2016-01-02 v3 Paul Meunier\n"
    )
    assert [name for _, name in found(plain)] == ["Jean-François VALY", "F. Dongar", "Paul Meunier"]


@pytest.mark.parametrize(
    "line", ["4.1 26/01/2024 Synapse Prise en compte", "1.0 12/03/2024 Mise à jour Paul", "Lot 2 Jean Jaurès : école"]
)
def test_what_else_stands_after_a_version_is_no_name(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    "text",
    [
        "means the letter of acceptance, signed by Procuring Entity, with its memoranda",
        "CV signed by Key Personnel and Authorized Representative",
        "The Contractor's attention is drawn to the Finance Bill of 2001",
        "Name: GPG Treasury, branch code 255005",
    ],
)
def test_the_parties_of_an_english_contract_are_nobody(text: str) -> None:
    assert found(text) == []


def test_the_name_of_a_project_is_that_of_nobody() -> None:
    assert found("Project Name: ServiceNow OCM") == []
    assert found("Name: Brannoc Quillaud") == [("person", "Brannoc Quillaud")]


@pytest.mark.parametrize("head", ["Agent", "Collègue", "Élu", "Employee"])
def test_who_stands_under_what_colleagues_are_called_is_found(head: str) -> None:
    rows = f"Site | {head} | Poste\nFontaines | Solène Quéméneur | 4512"
    assert [name for _, name in found(rows)] == ["Solène Quéméneur", "4512"]


def test_the_names_of_products_in_a_table_are_not() -> None:
    assert found("Nom | Version | Licence\nApache Tomcat | 10.1 | Apache\nOpen Office | 4.1 | Apache") == []


def test_who_has_an_address_made_from_the_name_is_found_whatever_the_name() -> None:
    text = "Voir avec Zbrilka Quodlan (z.quodlan@ville.example), pas avec Prokta Zumel."
    assert found(text) == [("person", "Zbrilka Quodlan"), ("email", "z.quodlan@ville.example")]


def test_who_was_named_once_is_found_wherever_the_page_has_the_name_again() -> None:
    text = "Mme Inès Khelifi, juriste, signe. Inès KHELIFI relit ; I. Khelifi valide. 3 rue Inès Khelifi."
    assert [name for _, name in found(text)] == ["Inès Khelifi", "Inès KHELIFI", "I. Khelifi"]


def test_who_was_named_without_capitals_is_found_again_with_them_and_by_an_account() -> None:
    text = "Contact : inès khelifi\nInès KHELIFI relit ; I. Khelifi valide. Ouvert par : ikhelifi"
    assert [name for _, name in found(text)] == ["inès khelifi", "Inès KHELIFI", "I. Khelifi", "ikhelifi"]


def test_those_who_are_listed_with_their_roles_are_all_found() -> None:
    text = "Participants : Naïma Cherif (DRH), Ibrahim Touré (intégrateur), Capucine Lefort (Sirhius)"
    assert [name for _, name in found(text)] == ["Naïma Cherif", "Ibrahim Touré", "Capucine Lefort"]


def test_those_who_are_listed_with_someone_named_elsewhere_are_found_before_and_behind() -> None:
    text = "Note de Karel Cloarec, directeur.\nCoachs : Lina Robert, Karel Cloarec et Sabine Safi. Place Jean Jaurès."
    assert {name for _, name in found(text)} == {"Karel Cloarec", "Lina Robert", "Sabine Safi"}


@pytest.mark.parametrize(
    "text",
    [
        "12 rue Victor Hugo, Mme Sabine Safi, directrice.",
        "École Jules Ferry, Mme Sabine Safi",
        "Lycée Jean Moulin / Mme Sabine Safi",
        "Société Martin Laurent et Mme Sabine Safi",
        "Mme Sabine Safi, Jean Martin Conseil",
    ],
)
def test_a_street_a_school_or_a_company_listed_with_somebody_is_not_taken(text: str) -> None:
    assert {name for _, name in found(text)} == {"Sabine Safi"}


def test_those_who_share_a_role_are_all_found() -> None:
    text = "Nos mentors Marielle Chrisment, Rémy Nollet et Anne Le Gall animent l’atelier."
    assert [name for _, name in found(text)] == ["Marielle Chrisment", "Rémy Nollet", "Anne Le Gall"]


@pytest.mark.parametrize(
    "text",
    [
        "Victor Hugo a écrit Les Misérables.",
        "12 rue Victor Hugo, collège Jean Moulin, place du Docteur Paul Bert",
        "La loi Sapin 2 et le décret du 3 mai 2018 signé par Édouard Philippe, Premier ministre.",
        "La loi n° 2014-626 du 18 juin 2014, dite Sylvie Pinelle, ministre, s’applique.",
        "Monsieur le Préfet et Madame la Directrice Générale des Services.",
        "Contact : Direction des Systèmes d’Information",
        "Chef de projet : Cabinet Conseil Numérique",
        "Représentée par Paul Bernard SARL",
        "Maître d’ouvrage : Ville de Brennevaux",
        "Pouvoir adjudicateur :\nFondation Bon Veilleur d’Orve 7 rue du Port",
        "Pouvoir adjudicateur : Mutuelle Bon Veilleur",
        "Nom et adresse officiels de l'organisme acheteur : SYLVA des Ports d’Orve.",
        "Nom complet de l'acheteur : Lermes Valmorance",
        "L’entreprise informe le Maître d'Œuvre, puis le Maître d’Ouvrage.",
        "À la demande du Maître D'Oeuvre",
        "Sites: Darwin House, Florence Nightingale Centre, Isaac Newton Way",
        "Salle : Louise Michel",
        "Contact the San Leandro Water Board, or the Clerk of the City and County of San Leandro.",
        "Treasurer of the City and County of San Leandro",
        "Transports Rémy | 268 985 751 euros",
        "Signatures\nÀ Valmorance, le 17 juin 2026",
        "George Mason University seeks proposals. Approved by George Mason’s Board.",
        "Le lycée Jean Moulin recrute. Établi par Jean Moulin, direction des achats",
        "L. INVOICES\nM. COMPLIANCE\nN. RENEWAL",
        "Le site principal Jean Moulin, l’accueil principal, Jean Moulin",
        "Jean Moulin, site principal du collège",
        "L’entrée principale du collège, Jean Moulin",
        "La principale du collège Jean Moulin",
        "Le proviseur du lycée général et technologique Jean Moulin et celui de la cité scolaire Paul Bert",
        "La rectrice de l’académie de Nancy Metz",
        "LOCALITE : BREVAL\nEDIFICE : EGLISE SAINT-JOSEPH\nL’architecte de l’Eglise Saint-Joseph",
        "Édifice : Église Saint Joseph",
        "Économiste de la construction : Tecno Ingénierie",
        "Thermicien : Albdo Énergie\nAcousticien : Orve Sylva Environnement",
        "Paysagiste : Orve Études, géomètre : Sylva Associés, programmiste : ORVE BET",
        "Objet : Chapelle Sainte-Anne, Hôpital Saint-Louis",
        "La directrice de l’abbaye Marie Gaillard",
        "Le doyen de la faculté Jean Monnet, 4 avenue du Doyen Louis Weil, 2 rue du Recteur Paul Bert",
    ],
)
def test_streets_laws_companies_and_offices_are_not_people(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pour la communauté de communes : Marie Dupont", "Marie Dupont"),
        ("Le Président de la Communauté\nPaul DURAND", "Paul DURAND"),
        ("Mme L'Her", "L'Her"),
        ("Contact : Santo Marino", "Santo Marino"),
        ("San Nicolas, directeur", "San Nicolas"),
        ("Contact : Marie Saint-Joseph", "Marie Saint-Joseph"),
        ("Chapelle Jean Martin architecte", "Jean Martin"),
        ("Interlocuteur basilique Luc Bernard", "Luc Bernard"),
        ("Olivier Église, maire", "Olivier Église"),
        ("Contact : SAINT-JOSEPH Marie", "SAINT-JOSEPH Marie"),
        ("Mme Saint-Joseph", "Saint-Joseph"),
        ("Buyer for the County of\nJohn Smith", "John Smith"),
        ("Le lycée Jean Moulin recrute : écrire à M. Jean Moulin.", "Jean Moulin"),
        ("George Mason University\nContact: Claire Martin", "Claire Martin"),
        ("L. FACTURES\nM. DUPONT", "DUPONT"),
        ("N. PETIT\nM. DUPONT\nL. LEGRAND", "DUPONT"),
        ("L. LEGRAND\nA. BLANC\nM. DUPONT\nN. PETIT", "DUPONT"),
    ],
)
def test_who_has_a_name_like_a_town_or_a_word_is_found(text: str, name: str) -> None:
    assert [text[one.start : one.end] for one in find_personal_data(text)] == [name]


def test_nothing_is_found_twice() -> None:
    text = "IBAN FR97 2061 1197 7260 1815 9083 012, tél. 01 23 45 67 89, claire.martin@ville.example"
    assert [kind for kind, _ in found(text)] == ["iban", "phone", "email"]


def test_a_long_text_without_anything_is_read_in_its_length() -> None:
    assert found("Le Titulaire Assure La Maintenance " * 3000) == []
    assert found("a@" * 20_000 + "1 2 3 4 5 6 7 8 9 " * 5_000) == []


def test_what_is_found_many_times_is_each_time_compared_with_what_is_next_to_it() -> None:
    """A sheet of fifteen thousand names took minutes, each compared with all."""
    found = [Finding(Kind.PERSON, 3 * place, 3 * place + 2) for place in range(60_000)]
    over = [replace(one, end=one.end + 2) for one in found]
    assert without_overlaps([*reversed(found), *over]) == found


@pytest.mark.parametrize("run", ["A", "1", "A."])
def test_an_address_behind_a_run_without_blanks_is_found(run: str) -> None:
    """Without end where every letter of the run is tried as the first of a name or an address."""
    assert found(f"{run * 150_000}x, claire.martin@ville.example") == [("email", "claire.martin@ville.example")]


def test_long_lines_of_labels_and_of_dots_are_read_once() -> None:
    for line in ("courriel : " * 20_000, "courriel : a " + "b." * 50_000, "mail : " + "a." * 50_000):
        assert found(line) == []
    for end in (" ", "\t", ", ", "."):
        assert found("Jean Martin" + end * 50_000 + "x") == []


def test_an_address_in_metadata_behind_a_run_without_blanks_is_found() -> None:
    assert emails_in(f"{'_' * 500_000} claire.martin@ville.example") == ["claire.martin@ville.example"]


@pytest.mark.parametrize(
    "number",
    ["1 79 07 29 019 123 50", "284057511604217", "1 85 03 2A 004 123 24"],
)
def test_a_social_security_number_is_proved_by_its_key(number: str) -> None:
    assert found(f"L’agent {number} est affecté au site.") == [("nir", number)]


@pytest.mark.parametrize("number", ["1 79 07 29 019 123", "1 | 79 | 07 | 29 | 019 | 123 | 99", "179072901912399"])
def test_a_social_security_number_that_is_called_one_needs_no_key(number: str) -> None:
    assert found(f"N° de sécurité sociale : {number}") == [("nir", number)]


def test_fifteen_figures_that_no_key_proves_are_no_social_security_number() -> None:
    assert found("Le lot 1 79 07 29 019 123 45 est livré ; commande 179072901912399.") == []


@pytest.mark.parametrize(
    "account", ["30002 00550 0000157845Z 02", "30002005500000157845Z02", "30002 | 00550 | 0000157845Z | 02"]
)
def test_a_french_account_is_proved_by_its_key(account: str) -> None:
    assert found(f"Compte | {account}") == [("iban", account)]
    assert found(f"Compte | {account[:-1]}3") == []


MAIL = """De : {0} <nk@orve.example>
Envoyé : mardi 12 mars 2024 14:03
À : {1}; {2}
Cc : Service Achats; Mairie de Lerme; Orve Conseil
Objet : RE: CCTP entretien des locaux

Le plan de prévention est joint.
"""


def test_senders_and_receivers_of_a_pasted_mail_are_people_whatever_their_first_name() -> None:
    names = ["Nolwenn Kerdraon", "LE GALL Maïwenn", "Öberg, Åsa"]
    people = [said for kind, said in found(MAIL.format(*names)) if kind == "person"]
    assert people == names


def test_lines_with_such_labels_that_are_no_mail_name_nobody() -> None:
    text = "De : Orve Nord\nÀ : Lerme Sud\nDistance : 12 km\n"
    assert found(text) == []


@pytest.mark.parametrize(
    ("name", "is_somebody"),
    [("ORT Nouvelle-Aquitaine", False), ("EPF Bretagne", False), ("Paul Bretagne", True), ("Yuna Vienne", True)],
)
def test_the_mailbox_of_a_body_that_is_called_by_its_region_makes_it_nobody(name: str, is_somebody: bool) -> None:
    mailbox = f"{name.replace(' ', '').replace('-', '').lower()}@gmail.example"

    assert (("person", name) in found(f"{name}, rue Jules Ferry, Bordeaux. Courriel : {mailbox}")) is is_somebody


def test_the_same_is_told_of_an_unseen_text_before_and_after_what_is_remembered_is_forgotten() -> None:
    named, unnamed, long = "Photo de Sophie Martin", "Logo de la ville", f"Sophie Martin, {'page ' * 200}"
    told = [tells_somebody(text) for text in (named, unnamed, long) * 2]
    forget_texts()

    assert told == [True, False, True] * 2
    assert [tells_somebody(text) for text in (named, unnamed, long)] == told[:3]
