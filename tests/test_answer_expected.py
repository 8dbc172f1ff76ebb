from __future__ import annotations

import pytest

from answer.wanted.amounts_asked import units_asked
from answer.wanted.amounts_stated import holds_amount
from answer.wanted.expected import expected_of

TIME, SUM, SHARE = "month", "euro", "point"


@pytest.mark.parametrize(
    "question", ["Combien de temps la DDT a-t-elle gagné ?", "How much time did the new form save?"]
)
def test_time_saved_may_be_told_as_a_share(question: str) -> None:
    expected = expected_of(question)
    assert expected.is_stated_in("Un gain de temps d’environ 50 % sur les demandes.", "fr")
    assert expected.is_stated_in("Deux jours de gagnés par dossier.", "fr")
    assert not expected.is_stated_in("Un gain de temps est attendu.", "fr")


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Combien de temps durent la VABF et la VSR ?", TIME),
        ("Sous quel délai les factures sont-elles payées ?", TIME),
        ("Comparez la durée des marchés de maintenance.", TIME),
        ("How long is the contract?", TIME),
        ("What response times do other buyers require?", TIME),
        ("resolution time blocking bug", TIME),
        ("Quel temps de rétablissement ?", TIME),
        ("AMF, temps d’intervention", TIME),
        ("AMF, délai d’intervention, astreinte", TIME),
        ("Quel est le temps moyen de prise en charge ?", TIME),
        ("Orve budget estimé durée", TIME),
        ("pondération prix technique", SHARE),
        ("Combien de points pour le prix et combien pour la technique ?", SHARE),
        ("Combien d’heures de formation ?", TIME),
        ("Pendant combien d’années les pièces sont-elles disponibles ?", TIME),
        ("Combien de pénalité par heure d’absence ?", SUM),
        ("De combien est l’amende ?", SUM),
        ("Quel plafond de garantie l’assurance doit-elle couvrir ?", SUM),
        ("La ville a versé combien à son prestataire ?", SUM),
        ("What day rate does the city pay for a developer?", SUM),
        ("What is the full dollar value of the agreement?", SUM),
        ("What is the most that Orve is prepared to pay for its audit?", SUM),
        ("What is the payment term?", TIME),
        ("Quelle est la GTR d’un incident P1 ?", TIME),
        ("Compare les GTI des marchés.", TIME),
        ("Quels SLA utilisent les marchés similaires ?", TIME),
        ("Quels sont les SLA ?", TIME),
        ("Quelles clauses de SLA utilisent les marchés similaires ?", TIME),
        ("Qui engage son prestataire le plus longtemps, Lyon ou Brest ?", TIME),
        ("Lequel des deux paie le plus vite ?", TIME),
        ("Lequel des deux marchés est le plus long ?", TIME),
        ("Which contract runs longer?", TIME),
        ("Which buyer leaves bidders more time?", TIME),
        ("Sur quelle fourchette de dépenses la ville table-t-elle ?", SUM),
        ("What is the dollar ceiling of the order?", SUM),
        ("Quelle amende l’État a-t-il infligée ?", SUM),
        ("Quel chiffre d’affaires minimum est exigé ?", SUM),
        ("What minimum turnover is required?", SUM),
        ("À qui l’État a-t-il donné le plus, et combien à chacun ?", SUM),
        ("Quels niveaux de service les marchés demandent-ils ?", TIME),
        ("Quels engagements de niveau de service ?", TIME),
        ("Quel est le niveau de service attendu ?", TIME),
        ("Comparer les engagements de niveau de service", TIME),
        ("Quelle est la convention de niveau de services ?", TIME),
        ("Which service levels do similar tenders ask for?", TIME),
        ("Comparez les délais d'intervention", TIME),
        ("How much notice does termination need?", TIME),
        ("Quelles pénalités de retard sont prévues ?", SUM),
        ("Compare les pénalités de retard", SUM),
        ("Comparez les prix des prestations", SUM),
        ("Combien coûte une journée d'expert ?", SUM),
        ("Combien la commune paie-t-elle chaque année ?", SUM),
        ("Combien l’acheteur est-il tenu de payer ?", SUM),
        ("Combien de dollars sont retenus ?", SUM),
        ("Quel est le taux journalier d'un expert ?", SUM),
        ("Quel est le tarif horaire d'un agent ?", SUM),
        ("Quel est le coût d'une reprise ?", SUM),
        ("How much is paid for late delivery?", SUM),
        ("How much does the supplier pay?", SUM),
        ("What is the maximum amount?", SUM),
        ("What are the late delivery penalties?", SUM),
        ("Quelles mesures de sécurité : pour les délais ?", TIME),
        ("Quel est le poids du critère prix ?", SHARE),
        ("How many dollars are deducted?", SUM),
        ("Quelle pondération a le prix ?", SHARE),
        ("What weight is given to cost?", SHARE),
        ("Compare the price weightings", SHARE),
        ("Comparez le poids des critères", SHARE),
        ("marché de l’AMF, délai pour corriger un incident", "day"),
        ("Délai d’intervention au Bourget", "day"),
        ("pénalités de retard", "euro"),
        ("Combien pèsent le prix et l’environnement ?", "percent"),
        ("Le prix compte pour combien dans le choix ?", "percent"),
        ("Le prix pèse combien dans la note ?", "percent"),
        ("Combien compte la valeur technique ?", "percent"),
        ("How does CMI2 split the score?", "percent"),
        ("How are the points divided?", "percent"),
        ("What is the price weighting in the tender?", "percent"),
        ("Entre Lyon et Orve, où le tarif compte-t-il le plus ?", "percent"),
        ("Which buyer gives cost more weight?", "percent"),
        ("Who puts the most weight on price?", "percent"),
        ("What slice of the build cost goes to the server side?", "percent"),
        ("Quelle proportion des visiteurs écrit encore ?", "percent"),
        ("How much of the bill does the city pay up front?", "euro"),
        ("What is Orve County's yearly budget for staff?", "euro"),
        ("Combien coûtera le schéma directeur ?", "euro"),
        ("Quel a été le budget de la mission ?", "euro"),
        ("Quelle indemnité touchent les membres du jury ?", "euro"),
        ("How much per year, in dollars, does the agency spend on it?", "euro"),
        ("What is the ministry of Works' budget ceiling?", "euro"),
        ("What monthly pay do fellows get?", "euro"),
        ("How much money did the State put into it?", "euro"),
        ("Combien d’argent la ville a-t-elle mis dans le projet ?", "euro"),
        ("Et à hauteur de combien au maximum, pour la DINUM ?", "percent"),
        ("Jusqu’à concurrence de combien le titulaire est-il assuré ?", "euro"),
        ("What does Orve say it paid for its atlas?", "euro"),
        ("What minimum liability cover must a consultant carry?", "euro"),
    ],
)
def test_a_question_for_an_amount_tells_its_units(question: str, unit: str) -> None:
    assert unit in units_asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "Comment les prix sont-ils révisés ?",
        "Que veut dire DQE ?",
        "Comment la GTI est-elle définie ?",
        "Quel outil mesure les niveaux de service ?",
        "What happens if an SLA is missed?",
        "Que devient une offre reçue après la date limite ?",
        "What happens when the supplier misses a deadline?",
        "Who sets the deadlines?",
        "How much log volume do the firewalls produce?",
        "How much of the work may be subcontracted?",
        "How much experience must the team have?",
        "Who approves the invoices?",
        "Et la réversibilité ?",
        "Combien de factures l'acheteur paie-t-il chaque mois ?",
        "What are the terms of reuse?",
        "Prix : qui le fixe ?",
        "Les pénalités sont-elles libératoires ?",
        "Le prix est-il ferme ou révisable ?",
        "Cost breakdown structure",
        "formule révision prix",
        "Qui paie, le budget étant limité ?",
        "Qui paie le moins cher ?",
        "Qui prévenir au plus vite en cas d’incident ?",
        "Quels documents faut-il fournir le plus vite possible ?",
        "Quel marché a la plus longue liste de critères ?",
        "Which documents are no longer required?",
        "Who does not have to sign any longer?",
        "Which logs are kept longer than necessary?",
        "Which form must be signed at least one time?",
        "Which system offers more real time data?",
        "What does the contractor pay for?",
        "What is the contractor's duty?",
        "What insurance must the contractor carry?",
        "What is Orve County's budget process?",
    ],
)
def test_another_question_tells_none(question: str) -> None:
    assert not units_asked(question)


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Sous combien de jours la ville paie-t-elle les factures ?", SUM),
        ("How much time is left to pay?", SUM),
        ("Quel est le taux horaire d'un agent ?", SHARE),
        ("What is the price weighting in the tender?", "euro"),
    ],
)
def test_a_question_for_one_amount_does_not_ask_for_another_kind(question: str, unit: str) -> None:
    assert units_asked(question)
    assert unit not in units_asked(question)


@pytest.mark.parametrize("text", ["Il est conclu pour 48 mois.", "sous trente jours", "2 jours ouvrés", "en 4 h"])
def test_a_time_is_found_however_it_is_written(text: str) -> None:
    assert holds_amount(text, units_asked("Quel délai ?"))


@pytest.mark.parametrize(
    "text", ["La durée est fixée à l'article 14.1.", "2 500 €", "Le 1er janvier 2026", "à 09:30", "at 5 pm"]
)
def test_another_figure_is_no_time(text: str) -> None:
    assert not holds_amount(text, units_asked("Quel délai ?"))


@pytest.mark.parametrize(
    "question", ["Quelle est la date limite de remise ?", "Quel délai de réponse ?", "What is the deadline for bids?"]
)
def test_a_deadline_is_a_day_or_a_time(question: str) -> None:
    assert holds_amount("au plus tard le 12 mars 2026 à midi", units_asked(question))
    assert holds_amount("dans les 30 jours", units_asked(question))
    assert not holds_amount("en mars, à l'adresse de l'article 4", units_asked(question))


@pytest.mark.parametrize("text", ["Prix : 60/100", "60 sur 100", "60 %", "60 points"])
def test_a_weighting_is_a_share_however_it_is_written(text: str) -> None:
    assert holds_amount(text, units_asked("Quelle pondération pour le prix ?"))


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("Quel est le tarif horaire d'un agent de nuit ?", "hour"),
        ("How many dollars per hour are deducted?", "hour"),
        ("Combien la commune paie-t-elle chaque année ?", "year"),
        ("Quel est le montant maximum annuel ?", "year"),
        ("What is the annual maximum amount?", "year"),
        ("Quelles pénalités par jour de retard ?", "day"),
        ("What is the daily rate of an expert?", "day"),
        ("Orve : TJM maximum pour un chef de projet ?", "day"),
        ("Quel est le coût mensuel d'un serveur ?", "month"),
        ("Combien coûte une journée de développeur ?", "day"),
        ("Quel est le prix d'une prestation ?", ""),
        ("Combien de jours de congé par an ?", ""),
        ("Quel taux de disponibilité par mois ?", ""),
    ],
)
def test_a_sum_may_be_asked_for_a_period(question: str, period: str) -> None:
    assert expected_of(question).period == period


@pytest.mark.parametrize(
    "text", ["Agent de nuit | 32 €/h", "$32/hr", "un prix horaire de 32 euros", "32 € de l’heure", "$32 per hour"]
)
def test_a_sum_for_a_period_is_stated_where_the_text_speaks_of_that_period(text: str) -> None:
    assert not expected_of("Quel est le tarif horaire ?").lacks_amount(text)


@pytest.mark.parametrize(
    "text", ["$200 per night", "Enveloppe annuelle : 40 000 €", "la veille dure 8 heures", "32 € HT"]
)
def test_another_sum_is_none_for_that_period(text: str) -> None:
    assert expected_of("Quel est le tarif horaire ?").lacks_amount(text)


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Référence: V2 ; Désignation: Entretien ; Prix unitaire HT (€): 85", ""),
        ("Entretien | vélo | 85", "Désignation | Unité | Prix unitaire (€)"),
        ("Entretien | 1 250,50", "Désignation | Montant"),
        ("Role: Architect ; Rate in US dollars: 120", ""),
    ],
)
def test_a_number_under_a_column_of_prices_is_a_sum(text: str, around: str) -> None:
    assert not expected_of("Quel est le prix de l'entretien ?").lacks_amount(text, around)


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Référence: V2 ; Désignation: Entretien ; Prix unitaire HT (€):", ""),
        ("Entretien | vélo |", "Désignation | Unité | Prix unitaire (€)"),
        ("Entretien | 2", "Désignation | Quantité"),
        ("Le prix est ferme pendant 3 mois.", ""),
        ("Entretien de 85 vélos", "Désignation | Prix"),
    ],
)
def test_another_number_or_none_is_no_sum(text: str, around: str) -> None:
    assert expected_of("Quel est le prix de l'entretien ?").lacks_amount(text, around)


@pytest.mark.parametrize(
    ("question", "is_stated"),
    [
        ("Combien coûte une journée d’expert ?", False),
        ("What is the daily rate of an expert?", False),
        ("Combien coûte chaque jour de retard ?", True),
        ("Combien coûte au prestataire un manquement ?", True),
        ("Quelle pénalité par jour ?", True),
    ],
)
def test_a_penalty_is_the_price_of_nothing_but_a_fault(question: str, is_stated: bool) -> None:
    assert expected_of(question).is_stated_in("Une pénalité de 500 € par jour est due.", "fr") is is_stated
    assert expected_of(question).is_stated_in("L’expert est facturé 500 € par jour.", "fr")


def test_the_period_of_a_sum_may_be_spoken_of_beside_it() -> None:
    asked = expected_of("Quel est le tarif horaire ?")
    assert not asked.lacks_amount("Agent de nuit | 32 €", around="Profil | Prix de l’heure")
    assert asked.lacks_amount("Agent de nuit", around="Profil | 32 € de l’heure")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("une pénalité fixée à 1,00/30 du montant", True),
        ("P = V x R / 1000", True),
        ("égale à 1/3 000e de la valeur", True),
        ("Prix | 40/100", True),
        ("le 12/2025", False),
        ("24/24", False),
        ("le 01/10/2025", False),
    ],
)
def test_a_share_of_a_whole_is_what_a_penalty_comes_to(text: str, is_one: bool) -> None:
    assert expected_of("Quelle est la pénalité de retard ?").is_stated_in(text, "fr") is is_one


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Quels sont les critères de jugement des offres ?", True),
        ("Compare les critères d'attribution de Lyon et de Brest", True),
        ("What are the evaluation criteria?", True),
        ("Quels critères de jugement environnementaux ?", False),
        ("Qui fixe les critères de jugement ?", False),
    ],
)
def test_by_what_offers_are_judged_is_told_with_what_it_weighs(question: str, asks: bool) -> None:
    assert ("percent" in expected_of(question).units) is asks
    assert not expected_of(question).only_amount


def test_what_a_criterion_weighs_is_a_bare_number_under_a_column_of_points() -> None:
    asked = expected_of("Quel poids a le prix dans la note ?")

    assert asked.is_stated_in("Critères | nbre de points\nValeur technique | 60\nPrix des prestations | 40", "fr")
    assert not asked.is_stated_in("Critères | Page\nPrix des prestations | 40", "fr")
    assert not asked.is_stated_in("Les points sont arrondis.", "fr")


@pytest.mark.parametrize(
    ("question", "may_be_a_share"),
    [
        ("À combien est estimé le lot de chauffage ?", False),
        ("Quel est le budget du projet ?", False),
        ("Combien coûte une journée ?", False),
        ("How much does the licence cost?", False),
        ("Quelle pénalité, par rapport au budget ?", True),
        ("Quel est le montant de la retenue de garantie ?", True),
        ("À combien s’élève la pénalité ?", True),
        ("Combien coûte un jour de retard ?", True),
        ("How much does a late delivery cost?", True),
        ("À combien est évaluée la retenue de garantie ?", True),
        ("À combien est estimée la part des PME ?", True),
        ("Quelle part du budget est réservée ?", True),
    ],
)
def test_an_estimate_or_a_budget_is_told_in_money_and_a_penalty_may_be_a_share(
    question: str, may_be_a_share: bool
) -> None:
    assert expected_of(question).is_stated_in("La surpuissance est de 20 %.", "fr") is may_be_a_share


@pytest.mark.parametrize(
    "question",
    [
        "Quel est le tarif horaire ?",
        "Combien coûte une journée ?",
        "How many dollars are due?",
        "What is the hourly rate?",
        "Quel budget, pour l'AMF ?",
        "Pour ce marché, quel montant ?",
        "Quel montant minimal de couverture l'assurance doit-elle avoir ?",
        "Quelle enveloppe avaient-ils prévue ?",
        "Quelle somme ont-ils mise de côté ?",
        "What hourly rate will they pay?",
        "Combien retient-on au titulaire en retard ?",
        "Quelle pénalité par jour de retard ?",
        "Quelle pénalité la banque applique-t-elle par heure de retard ?",
        "À combien s’élève le marché ?",
        "À combien la mairie estime-t-elle les travaux ?",
        "À combien se monte le devis de la balançoire ?",
        "Quelle pénalité par agent absent ?",
        "What amount of performance bond is due?",
        "Quel prix a été payé par l’AMF pour SharePoint ?",
        "Orve : TJM d’un chef de projet ?",
    ],
)
def test_nothing_but_a_sum_answers_how_much(question: str) -> None:
    assert expected_of(question).only_amount


@pytest.mark.parametrize(
    "question",
    [
        "Quelle forme de prix pour le marché ?",
        "Quels prix sont fermes ?",
        "Quel prix est ferme ?",
        "Quelles pénalités de retard ?",
        "Quel est le poids maximal d'une page ?",
        "Quelle est la durée du marché ?",
        "What is the price evaluation method?",
        "What costs are not reimbursed?",
        "Combien de candidats ont répondu ?",
        "À combien de jours fixe-t-on le délai ?",
        "À combien est limité le nombre de candidats ?",
        "À combien s'élève l'effectif du service ?",
        "À combien est fixée la durée du marché ?",
        "Jusqu'à combien peut aller le nombre de pages du mémoire ?",
        "À combien de sessions donne droit le forfait ?",
    ],
)
def test_words_may_answer_what_only_speaks_of_sums(question: str) -> None:
    assert not expected_of(question).only_amount


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("Quelle part de la note va au prix ?", True),
        ("Combien de caméras sont installées ?", True),
        ("À quelle fréquence les rapports sont-ils remis ?", True),
        ("À partir de quand le plan est-il dû ?", True),
        ("Qu’est-ce qu’un incident majeur ?", False),
        ("Qui valide les livrables ?", False),
        ("Combien compte la note de service ?", False),
    ],
)
def test_what_a_figure_answers(question: str, wants: bool) -> None:
    assert expected_of(question).wants_figure is wants


@pytest.mark.parametrize(
    "row",
    [
        "Désignation: Borne ; Prix HT: 0,00 ; Prix TTC, en €: 0,00 €",
        "Borne | 0,00 €",
        "Prix unitaire (€) | Total\nBorne | 0,00 | 0.00",
    ],
)
def test_a_price_that_nobody_filled_in_is_none(row: str) -> None:
    units = units_asked("Quel est le prix d'une borne ?")
    assert not holds_amount(row, units)
    assert holds_amount(row.replace("0,00", "80,00"), units)
    assert holds_amount("Montant minimum : 0,00 € HT.", units)


@pytest.mark.parametrize(
    "question",
    [
        "Quelles pénalités sont prévues dans le marché du Bourget ?",
        "Lors d’une ronde, que doit vérifier le vigile ?",
        "Qu’est-ce qu’elle doit contenir ?",
        "De quoi dépend la réussite d’un défi ?",
        "Donne-moi les six ingrédients d’un défi.",
        "Lesquels sont obligatoires ?",
        "What kinds of users does the new system have to serve?",
        "Which key roles must a bidder name?",
        "What three things should a buyer do first?",
        "List all the deliverables of the audit.",
        "Pouvez-vous citer les pièces du marché ?",
        "Peux-tu lister les livrables ?",
        "Quelle est la liste des pièces ?",
        "Qu’inclut la maintenance ?",
        "Can you list the deliverables?",
        "Pénalités de retard de l’infogérance du Bourget",
        "critères de jugement AMF",
        "SLA penalties",
        "Which criteria apply?",
        "What must the audit report contain?",
    ],
)
def test_a_question_may_ask_for_several_things(question: str) -> None:
    assert expected_of(question).several


@pytest.mark.parametrize(
    "question",
    [
        "Quelle note la communauté a-t-elle donnée au sondage ?",
        "Est-ce que l’infogérant devra aussi exploiter les caméras ?",
        "La patinoire que la ville fait surveiller peut contenir combien de monde ?",
        "Combien d’inscrits à la liste de diffusion ?",
        "Quel délai le titulaire a-t-il pour livrer ?",
        "Pénalités : sont-elles plafonnées ?",
        "Plafond des pénalités",
        "penalties apply when?",
        "Which of the two contracts is longer?",
        "What is the payment term?",
        "What was the budget?",
        "Who signs the acceptance report?",
        "La réversibilité est-elle payée ?",
        "Donne-moi le délai de paiement à l’AMF",
        "Que doit-on payer par jour de retard ?",
        "Sur quoi porte le marché ?",
        "En quoi consiste la réversibilité ?",
        "De quoi s’agit-il ?",
        "Which law applies to the contract?",
        "What rate applies?",
        "Which clause covers reversibility?",
        "Which party pays the insurance?",
        "What happens in case of breach?",
        "What is the basis?",
        "What does VABF mean?",
        "What should the maximum duration be?",
        "Give me the payment term.",
    ],
)
def test_a_question_that_one_thing_answers_does_not(question: str) -> None:
    assert not expected_of(question).several


@pytest.mark.parametrize(
    ("question", "wants"),
    [("Quelle pénalité par jour ?", True), ("Quel est le poids du prix ?", True), ("Combien de jours ?", False)],
)
def test_sums_and_shares_are_each_tender_s_own(question: str, *, wants: bool) -> None:
    assert expected_of(question).wants_sum == wants


@pytest.mark.parametrize(
    ("question", "is_price"),
    [
        ("Combien coûte la maintenance du logiciel ?", True),
        ("Si la première tranche dérape, combien ça coûte par jour au prestataire ?", False),
        ("Combien coûte à l’entreprise une visite de plus ?", False),
        ("Une visite de plus, combien coûte cela au titulaire ?", False),
        ("Combien coûte à l’acheteur une journée de formation ?", True),
        ("Combien un retard coûte-t-il ?", False),
        ("Combien coûte l’accès au fournisseur d’identité ?", True),
        ("Combien coûte le passage à un autre prestataire ?", True),
        ("Combien coûtent les prestations confiées au titulaire ?", True),
    ],
)
def test_what_something_costs_whoever_does_it_is_no_price(question: str, is_price: bool) -> None:
    assert expected_of(question).is_price is is_price
