"""How a procedure ended: what asks for it, and what states it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from small_corpus import add_document

from answer.asked.phrasing import of_its_contract
from answer.assistant import Assistant
from answer.wanted.expected import expected_of
from answer.wanted.outcome import outcomes_asked
from answer.wanted.telling import Matter
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.search_index import SearchIndex


@pytest.mark.parametrize(
    "question",
    [
        "Qui a remporté le marché d'infogérance du Bourget ?",
        "Quel opérateur a finalement décroché la téléphonie de l’agglomération ?",
        "Quelle société entretient aujourd’hui les logiciels, avant le nouveau marché ?",
        "Quel cabinet a réalisé les évaluations de la DINUM en 2020 ?",
        "Which company won the wireless deal?",
        "Which company holds the largest share of the county's existing contracts?",
        "Which firm carried out the audit?",
        "Quelle entreprise a été retenue pour le marché SharePoint de l'AMF ?",
        "Qui est l'attributaire du marché de gardiennage de la préfecture de Guyane ?",
        "À quelle société la TMA Aquaréel a-t-elle été attribuée ?",
        "Quel prestataire a gagné le marché SILLAGE ?",
        "Qui sont les lauréats des prix du logiciel libre ?",
        "Which company won the ARIES support contract?",
        "Which reseller won the order for the cloud?",
        "Which supplier won the 2022 portal work?",
        "Qui est titulaire du marché d'infogérance du Bourget ?",
        "Quel fournisseur a décroché le portail des usagers ?",
        "Who was the supplier picked in the pilot?",
        "Quelle société héberge finalement les serveurs du marché ?",
        "Combien de candidats ont répondu pour la plateforme ?",
        "To whom was the TDRS software development contract awarded?",
        "Who is the current contractor for the California intake module contract?",
        "Combien d'offres ont été reçues pour la TMA Aquaréel ?",
        "Combien d'entreprises ont candidaté au marché SharePoint de l'AMF ?",
        "How many vendors submitted a proposal for the ARIES contract?",
        "Quel est le nom du prestataire actuel de la ville du Bourget ?",
        "Quelle note le titulaire du marché du Bourget a-t-il obtenue au critère technique ?",
        "À quelle date le marché SharePoint de l'AMF a-t-il été notifié ?",
        "Quand le contrat ARIES a-t-il été signé ?",
        "Combien de candidats ont répondu au marché d'infogérance du Bourget ?",
        "Quelle note technique a obtenu l'attributaire du marché SharePoint de l'AMF ?",
        "Who won the ARIES support contract in Alaska?",
        "How many bidders answered the TDRS software development RFQ?",
        "Quelle entreprise assure aujourd'hui la maintenance d'Aquaréel ?",
        "Quel est le prestataire actuel de la ville du Bourget ?",
        "Quel est le titulaire sortant du marché ?",
        "À quelle date l'accord-cadre sera-t-il notifié ?",
        "Who was the supplier picked for the order?",
        "Quelle société assurait la maintenance d'Aquaréel avant ce nouveau marché ?",
        "Quel prestataire gérait le SharePoint de l'AMF ?",
        "Who held the ARIES contract before?",
        "Qui était le précédent prestataire de la ville du Bourget ?",
        "Who was the previous contractor of the ARIES contract?",
        "Comment s'appelle la société qui tient aujourd'hui l'infogérance ?",
        "Qui a gagné l'appel d'offres ?",
        "La ville d'Orve a reçu combien d'offres pour son mobilier ?",
        "Il y a eu combien d'offres pour ce marché ?",
        "How many bids did the city get?",
        "Qui a eu le marché de nettoyage ?",
        "C'est qui le titulaire actuel du marché ?",
        "Quelle boîte a décroché l'appel d'offres ?",
        "À quel prix le gagnant a-t-il emporté le marché ?",
        "Combien l'attributaire a-t-il demandé pour ce marché ?",
        "What price did the winning vendor offer in the contract?",
        "How much did the winner of the tender bid?",
        "Who got the contract?",
        "Quel cabinet a été choisi pour conseiller Orve ?",
        "Which vendor won the design and research BPA?",
        "Quelle personne ou entreprise a été retenue pour la micro-acquisition ?",
        "Which vendors were selected for the pilot procurement?",
        "Which company was finally awarded the plant contract?",
        "Which firm did Alaska finally select for the Milestone 2 work?",
        "Qui est l'attributaire de l'avis du département d'Orve ?",
        "attributaires du marché d'Orve",
        "Le syndicat d'Orve a choisi quel fournisseur pour son parapheur ?",
        "The county picked which vendor for its parking meters?",
        "Quelle société assurait l'assistance à maîtrise d'œuvre avant l'attribution de 2025 ?",
        "Which company was awarded the intake module?",
        "How many vendors sent a quote for the reporting system RFQ?",
        "Combien de propositions la ville d'Orve a-t-elle reçues à son premier appel ?",
        "Pourquoi la ville a-t-elle résilié son précédent contrat de nettoyage ?",
        "Pourquoi la consultation a-t-elle été déclarée sans suite en mai ?",
        "Pour quel motif le tribunal a-t-il annulé le marché SILLAGE ?",
        "Quelles fautes ont conduit à virer la société de gardiennage ?",
        "Why was the micro-acquisition pilot cancelled?",
        "Nombre d'entreprises ayant répondu au marché de gardiennage ?",
    ],
)
def test_a_question_asks_how_a_procedure_ended(question: str) -> None:
    assert outcomes_asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "Qui peut être attributaire du marché ?",
        "Quelle société entretient le logiciel de la bibliothèque ?",
        "Quel cabinet doit réaliser l’audit ?",
        "Which companies may hold the contract's data?",
        "Which team runs the service desk?",
        "Who has access to personal data under the contract?",
        "Who has to approve the purchase order?",
        "Who holds the copyright under the contract?",
        "Which company has to insure the equipment in the contract?",
        "Quel titulaire a fait l’objet de pénalités dans ce marché ?",
        "Quelles entreprises ont fait appel à la sous-traitance ?",
        "Combien de prestataires ont accès aux données dans ce marché ?",
        "Comment le marché est-il attribué ?",
        "Sur quels critères l'offre sera-t-elle retenue ?",
        "Qui est le responsable du lot 2 ?",
        "Qui est l'éditeur du parapheur dans le marché ?",
        "Qui est le titulaire des droits de propriété intellectuelle dans le marché ?",
        "Quels sont les fournisseurs de cloud du marché ?",
        "Qui notifie sa décision à l'entreprise retenue au marché ?",
        "Qui a choisi l'offre du marché ?",
        "To whom has the contractor to report incidents under the contract?",
        "Quelle note minimale doit être obtenue par une offre ?",
        "How many proposals were submitted per vendor?",
        "Qui a accès aux données du marché ?",
        "Qui paie le titulaire ?",
        "Combien d'offres un candidat peut-il remettre ?",
        "Combien d'entreprises peuvent former un groupement ?",
        "Quelles entreprises peuvent candidater au marché ?",
        "À qui appartient le code développé par le prestataire ?",
        "À qui le titulaire remet-il les livrables ?",
        "À qui la maintenance peut-elle être confiée ?",
        "Quand le marché est-il notifié ?",
        "Who owns the code under the contract?",
        "Who is the contracting officer?",
        "How many proposals may a vendor submit?",
        "Which contractors may bid?",
        "Qui est le pouvoir adjudicateur du marché ?",
        "Quel est le rôle du titulaire ?",
        "Quel est le nom du pouvoir adjudicateur du marché ?",
        "Qui sont les titulaires ?",
        "Quelle note minimale faut-il obtenir pour être retenu ?",
        "Qui a été désigné chef de projet côté AMF ?",
        "Par qui les livrables sont-ils validés ?",
        "À qui les données doivent-elles être remises au terme du contrat ?",
        "Quels prestataires a-t-on le droit de sous-traiter ?",
        "Pourquoi le marché peut-il être résilié ?",
        "Pourquoi le prix du marché a-t-il été arrêté à cette somme ?",
        "Pourquoi le prestataire a-t-il arrêté son support de Windows 7 pour le marché ?",
        "Pourquoi l’accès du prestataire a-t-il été suspendu ?",
        "Why was a stop date set in the contract?",
        "Quelles causes ont provoqué les retards du marché ?",
        "Pourquoi le marché est-il alloti ?",
        "Qui a remporté la bataille de Marignan ?",
        "Who won the world cup?",
        "Quel montant le titulaire du marché doit-il assurer ?",
        "Quel montant le lauréat du marché doit-il verser en garantie ?",
        "Combien de documents le lauréat du marché remet-il ?",
        "What amount of bond must the successful bidder of the tender provide?",
        "How much must the selected vendor of the tender insure?",
    ],
)
def test_its_rules_and_parts_are_something_else(question: str) -> None:
    assert not outcomes_asked(question)


WINNER, DOER, BEFORE, BIDDERS, DATE, MARK, PRICE, CUT_SHORT = (
    "Qui a remporté le marché ?",
    "Quel cabinet a réalisé l’audit ?",
    "Quelle société assurait la maintenance avant ce marché ?",
    "Combien de candidats ont répondu à la consultation ?",
    "Quand le contrat a-t-il été signé ?",
    "Quelle note le titulaire du marché a-t-il obtenue ?",
    "À quel prix le gagnant a-t-il emporté le marché ?",
    "Pourquoi la consultation a-t-elle été abandonnée ?",
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (WINNER, "Le marché a été attribué à la société Arc."),
        (DOER, "L’audit a été confié en 2023 au cabinet Arc."),
        ("Combien d’offres avaient été reçues pour ce lot ?", "Nombre d’offres ou de demandes reçues : 8"),
        (DOER, "Les évaluations, réalisées par Arc, couvrent dix sites."),
        (DOER, "Le cabinet Arc a mené l’audit."),
        ("Which firm carried out the audit?", "The audit was conducted by Arc in May."),
        (WINNER, "Prestataire actuel : Bouygues Services"),
        (WINNER, "Attributaire : Arc SAS"),
        (WINNER, "Le marché a été attribué à la société Arc\nDes questions ? Écrivez-nous."),
        (WINNER, "Lot 1 | Le marché a été attribué à Arc | Des questions ?"),
        (WINNER, "La maintenance, auparavant assurée par Arc, lui est reprise."),
        (WINNER, "Titulaire précédent : Arc"),
        (WINNER, "Lauréat :\nNom officiel : Arc"),
        (WINNER, "Renseignements relatifs à l'attribution du marché et/ou des lots :\nARC EUROPE 10785 BERLIN"),
        (WINNER, "Nom et adresse du titulaire : Arc, 59000 Orve"),
        (BEFORE, "Titulaire précédent : Arc"),
        (BEFORE, "La maintenance, auparavant assurée par Arc, lui est reprise."),
        (WINNER, "Arc won the contract after two rounds."),
        (WINNER, "Arc, en charge de la maintenance, la quitte en mai."),
        (WINNER, "The order was awarded to Arc."),
        (WINNER, "Name of Successful Consultant: University of Technology"),
        (BIDDERS, "Trois candidats se sont présentés."),
        (BIDDERS, "We received 14 responses."),
        (BIDDERS, "Quinze candidats ont remis une offre."),
        (BIDDERS, "Une seule offre a été reçue dans les délais."),
        (BIDDERS, "L’acheteur n’a reçu qu’une offre."),
        (BIDDERS, "Only one bid was received."),
        (DATE, "Le marché, notifié le 3 mars 2024, court sur trois ans."),
        (DATE, "Date de notification : 03/03/2024"),
        ("Which company won the contract?", "The contract was awarded to US Foods Inc."),
        ("Which company won the contract?", "The work was awarded to M/s Tata Consultancy Services."),
        ("Which company won the contract?", "In case of doubt, contract 12 was awarded to Acme Ltd."),
        (WINNER, "Nous ne savions pas si cela suffirait, mais le marché a été attribué à la société Orve."),
        (WINNER, "Une fois que le marché a été attribué à la société Orve, nous avons démarré."),
        (MARK, "Arc a obtenu 14 sur 20."),
        (MARK, "Le classement final des offres est le suivant :\nRaison sociale | Note\nArc | 94"),
        (PRICE, "Le marché a été attribué à la société Arc pour 120 000 € HT."),
        (PRICE, "Montant du marché attribué : 120 000 €"),
        ("How much did the winner of the tender bid?", "The order was awarded to Arc for $120,000."),
        (CUT_SHORT, "Après 54 entretiens, l’équipe suspend ses travaux."),
        (CUT_SHORT, "La consultation a été déclarée sans suite faute de crédits."),
        (CUT_SHORT, "Nous avons décidé d’arrêter là."),
        ("Why was the contract cancelled?", "The contract was terminated due to non-delivery."),
    ],
)
def test_a_text_tells_how_it_ended(question: str, text: str) -> None:
    assert not expected_of(question).lacks_telling(["Le titulaire remet un plan.", text])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (WINNER, "Le marché sera attribué à l’offre la mieux classée."),
        (DOER, "L’audit porte sur dix sites et dure trois mois."),
        (DOER, "Les audits sont faits par l’administration."),
        ("Which firm carried out the audit?", "The audit covers ten sites."),
        (WINNER, "Au moins un lauréat a été choisi."),
        (WINNER, "Lot 2 : au moins une entreprise a été retenue."),
        ("Which company won the contract?", "Winner selection status: At least one winner was chosen."),
        (BEFORE, "Le marché a été attribué à la société Arc."),
        (WINNER, "Titulaire : personne morale qui exécute le marché"),
        (WINNER, "Le titulaire est l’opérateur qui a été retenu."),
        (WINNER, "L’attributaire remet ses attestations."),
        (WINNER, "Travail avec l’infogérant actuel :\no Organisation de points réguliers"),
        (WINNER, "L’imprimé est sur le site du ministère en charge de l’économie."),
        (BIDDERS, "Les candidats peuvent former un groupement."),
        (BIDDERS, "SEC. 4.02 Introduction: proposals name the offeror."),
        (WINNER, "Le responsable applicatif en charge des incidents."),
        ("Which company won the contract?", "Is this the order that was awarded in 2015? It is."),
        ("Which company won the contract?", "Is this the order\nthat was awarded in 2015? It is."),
        (DATE, "Le contrat est signé par une personne habilitée."),
        (MARK, "La note technique compte pour 60 %."),
        (MARK, "Le classement des offres se fait selon les critères suivants : prix, 60 points."),
        (PRICE, "Le prix compte pour 40 points."),
        (PRICE, "Le titulaire fournit une copie du bordereau à 10 agents."),
        (WINNER, "Dès que le marché a été attribué, l’acheteur en informe les candidats."),
        ("Which company won the contract?", "The work was awarded to M/s ______ by the client."),
        ("Which company won the contract?", "If the order has been awarded to a consortium, each member is liable."),
        ("Which company won the contract?", "The work was awarded to [name of company] by the client."),
        (CUT_SHORT, "L’acheteur peut décider de ne pas donner suite à la consultation."),
        (CUT_SHORT, "Cette dernière offre annule et remplace les précédentes."),
        (CUT_SHORT, "La résiliation du marché est prononcée après mise en demeure."),
        (CUT_SHORT, "En cas de suspension des travaux, le titulaire garde le site."),
        (CUT_SHORT, "L’acheteur suspend le paiement jusqu’à la livraison."),
        ("Why was the contract terminated?", "The contract may be terminated by either party."),
        ("Why was the contract terminated?", "Should the contract be terminated, the vendor returns the data."),
        ("Why was the contract terminated?", "If the order has been cancelled by the buyer, no fee is due."),
        (BIDDERS, "Temps d’évaluation : une semaine par tranche de 10 propositions reçues."),
        (BIDDERS, "Chaque candidat remet une seule offre."),
        (BIDDERS, "Si une seule offre a été reçue, l’acheteur peut négocier."),
        (BIDDERS, "If only one bid was received, the buyer may negotiate."),
        (BIDDERS, "Lorsqu’une offre a été remise hors délai, elle est éliminée."),
    ],
)
def test_rules_do_not_tell_how_it_ended(question: str, text: str) -> None:
    assert expected_of(question).lacks_telling([text])
    assert not expected_of("Quelles sont les pénalités ?").lacks_telling([text])


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("qui a remporté Aquaréel ?", "qui a remporté le marché Aquaréel ?"),
        (
            "Quelle entreprise a finalement décroché SILLAGE ?",
            "Quelle entreprise a finalement décroché le marché SILLAGE ?",
        ),
        ("Who won ARIES?", "Who won the contract for ARIES?"),
        ("Which company finally won TDRS?", "Which company finally won the contract for TDRS?"),
    ],
)
def test_who_won_a_tender_called_by_its_bare_name_is_who_won_its_contract(asked: str, meant: str) -> None:
    assert of_its_contract(asked) == meant
    assert outcomes_asked(meant)
    assert of_its_contract(meant) == meant


@pytest.mark.parametrize(
    "asked", ["Qui a gagné du temps ?", "Qui a remporté l'or ?", "Who won it?", "Qui paie SILLAGE ?"]
)
def test_what_else_is_won_is_left_as_it_is(asked: str) -> None:
    assert of_its_contract(asked) == asked


def test_who_won_what_documents_are_called_is_not_answered_by_their_instructions(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    install = "Pour installer Aquaréel, cliquez sur « Suivant », puis redémarrez le poste : Aquaréel est installé."
    add_document(store, tmp_path, "manuel.pdf", [install], title="Manuel d’utilisation d’Aquaréel")
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    with closing(Assistant(settings, store, search_index)) as assistant:
        answer = assistant.ask("qui a remporté Aquaréel ?")

    assert answer.refused
    assert answer.missing.matters == {Matter.OUTCOME}
