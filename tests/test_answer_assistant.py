from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from small_corpus import WordEmbedder, add_document, page_of

from answer.assistant import Assistant
from answer.exchanges import Exchange
from answer.models import Answer, LookedAt, Missing, Mode
from answer.told.doubts import told_above
from answer.turns import Turns
from answer.wanted.telling import Matter
from corpus.errors import BadQuestion, EmptyQuestion, NothingAsked, QuestionTooLong
from corpus.models import PageKind
from corpus.settings import Settings
from corpus.store import Store
from index.embedders import Embedder
from index.filters import Filters
from index.search_index import SearchIndex

CLAUSES = {
    "penalties": "Tout retard de livraison donne lieu à une pénalité de {} euros par jour ouvré, sans mise en demeure.",
    "exit": "La réversibilité dure {} mois : le titulaire transfère les données et la documentation au repreneur.",
    "rights": "Le titulaire cède à l'acheteur les droits patrimoniaux sur les développements pour {} années.",
}
BUYERS = {"Lyon": (150, 2, 10), "Brest": (400, 6, 5), "Nice": (75, 3, 20)}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("data"), _env_file=None)


@pytest.fixture(scope="module")
def store(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(settings)
    for buyer, (price, months, years) in BUYERS.items():
        add_document(
            store,
            tmp_path_factory.mktemp("files"),
            f"CCAP {buyer}.pdf",
            [f"Ville de {buyer}", "Clauses administratives du marché, qui suit le modèle des marchés similaires"],
            ["# 7 Pénalités", CLAUSES["penalties"].format(price), "Le montant est déduit de la facture suivante."],
            ["# 9 Réversibilité", CLAUSES["exit"].format(months)],
            ["# 11 Propriété intellectuelle", CLAUSES["rights"].format(years)],
            title="Maintenance applicative",
            buyer=f"Ville de {buyer}",
            kind="CCAP",
        )
    yield store
    store.close()


@pytest.fixture(scope="module")
def assistant(settings: Settings, store: Store, embedder: Embedder) -> Assistant:
    return on_all_of(settings, store, embedder)


def on_all_of(settings: Settings, store: Store, embedder: Embedder) -> Assistant:
    """An assistant that searches everything in the store."""
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    search_index.refresh()
    return Assistant(settings, store, search_index)


def cited(answer: Answer) -> list[tuple[str, int]]:
    return [(citation.document.file, citation.page) for citation in answer.citations]


def test_an_answer_quotes_the_clause_of_the_tender_that_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Quelle pénalité par jour de retard de livraison prévoit la ville de Brest ?")

    assert answer.mode is Mode.EXTRACTIVE
    assert cited(answer)[0] == ("CCAP Brest.pdf", 2)
    assert "400 euros par jour ouvré" in answer.statements[0].text
    assert answer.citations[0].section == ("7 Pénalités",)


def test_a_buyer_is_named_in_an_answer_as_in_the_catalogue_however_the_document_has_it(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    for number, buyer in enumerate(("Mairie de Lyon", "Ville de Lyon", "Ville de Lyon")):
        clause = ["# 7 Pénalités", CLAUSES["penalties"].format(100 + number)]
        add_document(store, tmp_path, f"{number}.pdf", clause, title=f"Voirie {number}", buyer=buyer)
    assistant = on_all_of(settings, store, embedder)

    answer = assistant.ask("Quelle pénalité par jour de retard de livraison ?")

    assert {one.document.file for one in answer.citations} == {"0.pdf", "1.pdf", "2.pdf"}
    assert {one.document.buyer for one in answer.citations} == {"Ville de Lyon"}
    assert {one.buyer for one in assistant.ask("Quels sont les derniers documents ajoutés ?").sought} == {
        "Ville de Lyon"
    }
    store.close()


def test_what_a_tender_tells_once_is_found_under_the_heading_that_tenders_give_it(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)  # type: ignore[call-arg]
    store = Store(settings)
    visit = (
        "Le jour de la visite n° {}, une entreprise doit remettre ses questions sur la proposition pour le chantier."
    )
    pages = [[f"# {n} Visite du chantier", visit.format(n)] for n in range(1, 41)]
    due = ["# 41 Envoi", "Date et heure limites d’envoi des offres : 30 juin 2021 à 18 h."]
    add_document(store, tmp_path, "rc.pdf", *pages, due, title="Chantier", buyer="Ville de Brest", kind="RC")

    question = "Pour quel jour une entreprise doit-elle remettre sa proposition pour le chantier de la ville de Brest ?"
    answer = on_all_of(settings, store, embedder).ask(question)
    store.close()

    assert cited(answer) == [("rc.pdf", 41)]


@pytest.mark.parametrize(
    ("asked", "headed"),
    [
        ("Combien de temps dure la réversibilité ?", "Quelle est la durée de la réversibilité ?"),
        ("Comment les villes rédigent-elles leurs pénalités ?", "Pénalités dans les villes"),
    ],
)
def test_what_is_said_in_whatever_way_is_searched_as_tenders_head_it(
    assistant: Assistant, asked: str, headed: str
) -> None:
    assert cited(assistant.ask(asked)) == cited(assistant.ask(headed)) != []


@pytest.fixture(scope="module")
def guided(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """One tender and one lesson learned beside a guide that speaks of the same on each of its many pages."""
    folder = tmp_path_factory.mktemp("guided")
    settings = Settings(data_dir=folder, _env_file=None)
    store = Store(settings)
    advice = "La réversibilité est, avec la sécurité, un sujet que l’acheteur traite dès la préparation, conseil n° {}."
    pages = [[f"# Fiche {n}", advice.format(n)] for n in range(1, 21)]
    add_document(store, folder, "guide.pdf", *pages, title="Guide de l’acheteur", kind="guide")
    add_document(store, folder, "cctp.pdf", ["# 9 Fin", CLAUSES["exit"].format(2)], title="Paie", kind="CCTP")
    lesson = "Nous avions oublié la documentation : la réversibilité a duré neuf mois."
    add_document(store, folder, "bilan.pdf", ["# Bilan", lesson], title="Bilan du projet de paie", kind="REX")
    yield on_all_of(settings, store, embedder)
    store.close()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Quelle réversibilité prévoir ?", "CCTP"),
        ("La réversibilité, retour d’expérience", "REX"),
    ],
)
def test_a_general_question_is_answered_by_the_kind_of_documents_that_it_asks_of(
    guided: Assistant, question: str, kind: str
) -> None:
    assert guided.ask(question).citations[0].document.kind == kind


def test_the_title_that_a_question_says_again_does_not_bring_up_what_says_it(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    title = "Civil knowledge dashboard"
    pages = [
        ["# Background", "The civil knowledge dashboard shows civil knowledge to the brigades, on one dashboard."],
        ["# Purpose", "A civil knowledge dashboard is proposed, and proposals for the dashboard are invited."],
        ["# Evaluation", "The score: technical merit 60 %, transition plan 20 %, budget 20 %."],
    ]
    add_document(store, tmp_path, "rfp.pdf", *pages, title=title, kind="RFP", buyer="CMI2", language="en")
    other = ["# Award", "The score of each offer is published."]
    add_document(store, tmp_path, "roads.pdf", other, title="Roads", kind="RFP", buyer="Orve", language="en")

    answer = on_all_of(settings, store, embedder).ask(
        "How does CMI2 split the score for the civil knowledge dashboard proposals?"
    )

    assert cited(answer)[0] == ("rfp.pdf", 3)
    store.close()


def test_the_title_stays_in_what_is_asked_where_that_states_the_amount(tmp_path: Path, embedder: Embedder) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    pages = [
        ["# Objet", "Le présent marché est passé par la ville."],
        ["# Durée", "La formation des agents dure 12 jours par groupe, formation prévue pour les agents."],
        ["# Calendrier", "Le calendrier prévu est remis dans les 5 jours."],
    ]
    add_document(
        store, tmp_path, "cctp.pdf", *pages, title="Formation des agents", kind="CCTP", buyer="Ville de Valmorance"
    )
    add_document(store, tmp_path, "autre.pdf", ["# Objet", "Voirie."], title="Voirie", kind="CCTP", buyer="Orve")

    answer = on_all_of(settings, store, embedder).ask(
        "Combien de jours de formation sont prévus pour les agents de Valmorance ?"
    )

    assert cited(answer)[0] == ("cctp.pdf", 2)
    store.close()


def test_only_a_question_that_names_nothing_is_refused_since_nothing_is_near(
    named: tuple[Assistant, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant, store = named
    question = "Quelle pénalité par jour de retard ?"
    assert not assistant.ask(question).refused

    monkeypatch.setattr("answer.finding.finder.nothing_is_near", lambda hits, evidence, passages: True)

    assert assistant.ask(question).refused
    assert not assistant.ask("Quelle pénalité par jour de retard à Lyon ?").refused
    only_lyon = Filters(documents=frozenset({id_of(store, "CCAP Lyon.pdf")}))
    assert not assistant.ask(question, (), only_lyon).refused


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[tuple[Assistant, Store]]:
    """An application named all through its own document, and the tenders of three towns, one of which has two."""
    folder = tmp_path_factory.mktemp("named")
    settings = Settings(data_dir=folder, _env_file=None)
    store = Store(settings)
    add_document(
        store,
        folder,
        "CCTP SILLAGE.pdf",
        [
            "Maintenance de l’application SILLAGE",
            "SILLAGE est en production : SILLAGE instruit les titres.",
        ],
        ["# 2 SILLAGE en bref", "SILLAGE traite les données des occupants. SILLAGE compte 620 utilisateurs."],
        ["# 6 Manquements", "Une pénalité de 30 euros est due par heure de retard."],
        title="Maintenance de SILLAGE",
    )
    for buyer, (price, _, years) in BUYERS.items():
        pages = ["# 7 Pénalités", CLAUSES["penalties"].format(price), "Les pénalités de retard sont cumulables."]
        rights = ["# 11 Propriété intellectuelle", CLAUSES["rights"].format(years)]
        buyer_of = {"title": "Infogérance", "buyer": f"Ville de {buyer}"}
        add_document(store, folder, f"CCAP {buyer}.pdf", pages, rights, kind="CCAP", **buyer_of)
    pages = ["# 4 Malus", "Un retard de livraison vaut un malus, pénalité de 12 euros retenue au solde."]
    add_document(store, folder, "CCTP Brest.pdf", pages, title="Infogérance", buyer="Ville de Brest", kind="CCTP")
    yield on_all_of(settings, store, embedder), store
    store.close()


def id_of(store: Store, file: str) -> str:
    return next(one.id for one in store.documents() if one.file == file)


def test_the_documents_named_are_asked_without_their_name_where_it_stands_all_through_them(
    named: tuple[Assistant, Store],
) -> None:
    assistant, _ = named
    asked = ("Quelles pénalités le marché SILLAGE prévoit-il ?", "Quelle pénalité de retard prévoit Brest ?")
    answers = [assistant.ask(question) for question in asked]

    assert [cited(answer)[0] for answer in answers] == [("CCTP SILLAGE.pdf", 3), ("CCAP Brest.pdf", 1)]
    assert {document for document, _ in cited(answers[0])} == {"CCTP SILLAGE.pdf"}
    assert (answers[0].understood, answers[0].scope.within) == (asked[0], ())


def test_the_documents_chosen_are_not_left_for_those_named(named: tuple[Assistant, Store]) -> None:
    assistant, store = named
    only_lyon = Filters(documents=frozenset({id_of(store, "CCAP Lyon.pdf")}))

    assert assistant.ask("Quelles pénalités le marché SILLAGE prévoit-il ?", (), only_lyon).refused


def test_what_the_documents_named_do_not_answer_is_answered_by_others(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named
    unanswered = assistant.ask("Combien d’utilisateurs compte Brest ?")
    answers_of_its_own = assistant.ask("Quelles pénalités le marché SILLAGE prévoit-il ?")
    answer = assistant.ask("Comment SILLAGE cède-t-il les droits patrimoniaux sur les développements ?")
    on_another_subject = assistant.ask(
        "Quelle est la recette de la mousse au chocolat pour six personnes selon Brest ?"
    )

    assert on_another_subject.refused
    assert (unanswered.missing.silent, answers_of_its_own.missing.silent) == ("Brest", "")
    assert "droits patrimoniaux" in answer.citations[0].quote
    assert "SILLAGE" not in answer.citations[0].document.file


def test_what_the_documents_named_say_a_little_of_is_quoted_before_what_others_say(
    named: tuple[Assistant, Store],
) -> None:
    assistant, _ = named

    assert cited(assistant.ask("Faut-il un malus pour la livraison à Lyon ?")) == [
        ("CCAP Lyon.pdf", 1),
        ("CCTP Brest.pdf", 1),
    ]


def test_what_the_documents_named_do_not_hold_by_name_is_not_answered_by_what_they_say_of_else(
    named: tuple[Assistant, Store],
) -> None:
    assistant, store = named
    question = "Quelles pénalités de retard Brest prévoit-elle pour {} ?"
    unknown, known = (assistant.ask(question.format(name)) for name in ("Kubernetes", "la Ville"))
    only_brest = Filters(documents=frozenset({id_of(store, "CCAP Brest.pdf")}))
    chosen = assistant.ask("Quelles pénalités de retard pour SILLAGE ?", (), only_brest)

    assert (unknown.refused, unknown.missing) == (True, Missing(unknown_words=("Kubernetes",)))
    assert (chosen.refused, chosen.missing) == (True, Missing(absent=("SILLAGE",)))
    assert (known.refused, known.missing) == (False, Missing())
    assert "Parmi les documents interrogés, aucun des plus proches ne contient «\u00a0SILLAGE\u00a0»." in told_above(
        chosen, "fr"
    )
    assert {one.buyer for one in unknown.see_also[:2]} == {"Ville de Brest"}


def test_a_sum_asked_of_a_document_that_its_title_names_is_not_answered_by_others(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    with closing(Store(settings)) as store:
        scope = ["# 1 Objet", "Solimar cherche un prestataire pour cadrer les lots 1 et 2, au maximum en un an."]
        add_document(store, tmp_path, "orme.pdf", scope, title="Cadrage des lots – Solimar", kind="other")
        sums = ["# 2 Lots", "Le budget maximum est de 140 000 euros pour le lot 1 et de 90 000 euros pour le lot 2."]
        add_document(store, tmp_path, "avis.pdf", sums, title="Avis de marchés", kind="notice")
        answer = on_all_of(settings, store, embedder).ask(
            "Quel budget maximum Solimar a-t-il réservé pour les lots 1 et 2 ?"
        )

    assert (answer.refused, answer.missing.silent, answer.missing.matters) == (True, "Solimar", {Matter.SUM})


def test_a_figure_that_the_documents_named_do_not_state_is_told(
    named: tuple[Assistant, Store],
) -> None:
    assistant, _ = named
    stated, unstated = (
        assistant.ask(f"Chez SILLAGE, à quoi s’applique la pénalité de {sum_} euros ?") for sum_ in (30, 7777)
    )

    assert (stated.refused, stated.missing.absent) == (False, ())
    assert unstated.missing.absent == ("7777 euros",)
    assert "«\u00a07777 euros\u00a0»" in " ".join(told_above(unstated, "fr"))


def test_tenders_set_beside_each_other_are_quoted_in_turn_and_no_other(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named
    answer = assistant.ask("Compare les pénalités de retard entre Brest et Lyon")
    lacking = assistant.ask("Compare la cession des droits patrimoniaux à Lyon et pour SILLAGE")

    assert [document for document, _ in cited(answer)][:1] == ["CCAP Brest.pdf"]
    assert {document for document, _ in cited(answer)} <= {"CCAP Brest.pdf", "CCTP Brest.pdf", "CCAP Lyon.pdf"}
    assert "CCAP Lyon.pdf" in {document for document, _ in cited(answer)}
    assert {document for document, _ in cited(lacking)} == {"CCAP Lyon.pdf"}
    assert lacking.missing.silent == "SILLAGE"


def test_documents_are_not_summed_up_but_offered(named: tuple[Assistant, Store]) -> None:
    assistant, store = named
    answer = assistant.ask("Peux-tu me résumer le CCTP de Brest ?")
    marked = assistant.ask("Sum up the Brest CCTP?")
    pointed = assistant.ask("Résume ce document", [Exchange("Quelle pénalité ?", (id_of(store, "CCAP Lyon.pdf"),))])

    assert (answer.refused, answer.wants_summary) == (True, True)
    assert [one.file for one in answer.see_also] == ["CCTP Brest.pdf", "CCAP Brest.pdf"]
    assert [one.file for one in marked.see_also] == ["CCTP Brest.pdf", "CCAP Brest.pdf"]
    assert any("résumé et son plan" in told for told in told_above(answer, "fr"))
    assert [one.file for one in pointed.see_also] == ["CCAP Lyon.pdf"]
    assert not assistant.ask("Quelle pénalité de retard prévoit Brest ?").wants_summary


def test_a_sum_that_no_side_states_is_refused_and_what_one_hardly_says_is_shown_beside_the_other(
    named: tuple[Assistant, Store],
) -> None:
    assistant, _ = named
    no_sum = assistant.ask("Quel est le prix des droits patrimoniaux à Lyon et à Brest ?")
    beside = assistant.ask("Compare les droits des occupants entre SILLAGE et Lyon")

    assert no_sum.refused
    assert {document for document, _ in cited(beside)} == {"CCTP SILLAGE.pdf", "CCAP Lyon.pdf"}
    assert beside.missing.silent == ""


def test_how_a_procedure_ended_is_not_answered_by_its_rules(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named
    outcome, rule = (
        assistant.ask(question)
        for question in (
            "À qui le marché SILLAGE a-t-il été attribué ?",
            "Quelles pénalités le marché SILLAGE prévoit-il ?",
        )
    )

    assert (outcome.refused, outcome.missing.matters, rule.missing.matters) == (True, {Matter.OUTCOME}, frozenset())
    assert any("BOAMP" in told for told in told_above(outcome, "fr"))
    assert not any("BOAMP" in told for told in told_above(rule, "fr"))


def test_a_sum_that_the_documents_named_do_not_state_is_not_taken_from_others(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named
    question = "Combien coûtent les droits patrimoniaux à {} ?"

    assert assistant.ask(question.format("Lyon")).refused
    assert not assistant.ask("Combien coûte un jour de retard à Lyon ?").refused


def test_a_sum_that_a_tender_named_by_what_it_is_of_does_not_state_is_not_answered(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    pages = [
        [
            "# 1 Objet",
            "La plateforme Aquilon gère les inscriptions. Si la plateforme Aquilon arrive en retard, on alerte.",
        ],
        ["# 2 Prix", "La plateforme est facturée 900 euros par mois."],
    ]
    add_document(store, tmp_path, "cctp.pdf", *pages, title="Plateforme Aquilon", kind="CCTP")
    other = ["# 7 Retard", "Si la plateforme arrive en retard, la ville prélève 30 euros par jour."]
    add_document(store, tmp_path, "autre.pdf", other, title="Billetterie", kind="CCTP")
    assistant = on_all_of(settings, store, embedder)

    unstated = assistant.ask("Combien Aquilon prélève-t-il par jour si la plateforme arrive en retard ?")
    assert (unstated.refused, unstated.missing.matters) == (True, {Matter.SUM})
    assert not assistant.ask("Combien Aquilon facture-t-il la plateforme par mois ?").refused
    store.close()


def test_what_the_documents_named_do_not_tell_is_told_by_one_that_speaks_of_them(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    own = ["# 1 Objet", "La plateforme AQUILON gère les inscriptions des élèves à la cantine."]
    add_document(store, tmp_path, "cctp.pdf", own, title="Plateforme AQUILON", kind="CCTP")
    lesson = "{} les réponses à la question technique étaient limitées à 1500 caractères."
    for file, start in (("rex.pdf", "Pour le marché AQUILON,"), ("autre.pdf", "Pour le marché des bus,")):
        pages = ["Bilan", "Ce que nos achats nous ont appris."], ["# 1 Réponses", lesson.format(start)]
        add_document(store, tmp_path, file, *pages, title="Bilan des achats", kind="REX")
    assistant = on_all_of(settings, store, embedder)
    question = "À combien de caractères les réponses à la question technique étaient-elles limitées pour {} ?"
    told = assistant.ask(question.format("AQUILON"))
    store.delete(id_of(store, "rex.pdf"))
    assistant = on_all_of(settings, store, embedder)
    untold = assistant.ask(question.format("AQUILON"))

    assert cited(told)[0] == ("rex.pdf", 2)
    assert (untold.refused, untold.missing.silent) == (True, "AQUILON")
    store.close()


def test_a_figure_that_the_documents_named_do_not_tell_is_not_taken_from_others(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named
    years = "Pour combien d’années {} cède-t-il les droits patrimoniaux sur les développements ?"
    asked = [assistant.ask(years.format("SILLAGE")), assistant.ask(years.format("le marché de Lyon"))]

    assert [(answer.refused, answer.missing.silent) for answer in asked] == [(True, "SILLAGE"), (False, "")]


def test_a_sum_of_something_else_in_the_documents_named_is_no_answer(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named

    assert assistant.ask("Combien Lyon paie-t-elle chaque jour son infogérant ?").refused
    assert not assistant.ask("Quel est le montant de la pénalité de retard à Lyon ?").refused


def test_what_a_tender_costs_is_the_sum_that_its_contract_is_limited_to(tmp_path: Path, embedder: Embedder) -> None:
    store = Store(settings := Settings(data_dir=tmp_path, _env_file=None))
    term = ["# 1 Durée", "La durée globale du marché est de 48 mois. Son montant maximum est fixé à 800 000 € HT."]
    access = ["# 2 Accès", "Le titulaire accède aux locaux avec un badge, rendu à la fin."]
    add_document(store, tmp_path, "ccap.pdf", access, term, title="Plateforme AQUILON", kind="CCAP")
    assistant = on_all_of(settings, store, embedder)

    for question in ("Combien coûte AQUILON ?", "Quel budget pour AQUILON ?"):
        assert cited(assistant.ask(question))[0] == ("ccap.pdf", 2)
    store.close()


def test_a_tender_or_buyer_that_no_document_is_of_is_told(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named
    asked = ("Quelle pénalité de retard dans le marché de Quimper ?", "Quelle pénalité de retard à la ville de Lyon ?")

    missing = [assistant.ask(question).missing for question in asked]
    assert [one.nameless for one in missing] == [(), ()]  # no document says “Quimper” at all
    assert missing[0].unknown_words == ("Quimper",)
    assert assistant.ask("Quelle pénalité dans le marché de Retard ?").missing.nameless == ("Retard",)


def test_figure_of_another_tender_stands_for_none_of_a_tender_that_is_not_here(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named

    answer = assistant.ask("Quel est le montant de la pénalité de retard dans le marché de Retard ?")
    assert (answer.refused, answer.missing.nameless) == (True, ("Retard",))
    assert not assistant.ask("Quel est le montant de la pénalité de retard dans un marché de Retard ?").refused


def test_a_body_of_which_the_nearest_document_speaks_has_documents(embedder: Embedder, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    meal = "Étude pour le ministère de l’Agriculture : un repas de cantine coûte 2,13 euros."
    others = ["# 2 Coût d’un repas", meal], ["# 3 Culture", "La culture du blé progresse, celle du riz aussi."]
    add_document(store, tmp_path, "etude.pdf", ["# 1 Les cantines", "Enquête de 2021."], *others, title="Les cantines")
    assistant = on_all_of(settings, store, embedder)

    answers = [
        assistant.ask(f"Dans l’étude du ministère de {name}, combien coûte un repas de cantine ?")
        for name in ("l’Agriculture", "la Culture")
    ]
    assert [(one.refused, one.missing.nameless) for one in answers] == [(False, ()), (True, ("Culture",))]
    store.close()


def test_a_measure_of_another_tender_stands_for_none_of_a_tender_that_states_none(
    embedder: Embedder, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    for town, area in (("Brest", "Les vitres couvrent 450 m²."), ("Lyon", "Les vitres sont lavées chaque mois.")):
        pages = ["# 3 Nettoyage des vitres", f"Le titulaire assure le nettoyage des vitres de la mairie. {area}"]
        add_document(store, tmp_path, f"{town}.pdf", pages, title="Nettoyage", buyer=f"Ville de {town}", kind="CCTP")
    assistant = on_all_of(settings, store, embedder)

    asked = "Combien de mètres carrés de vitres faut-il nettoyer à la mairie de"
    assert [assistant.ask(f"{asked} {town} ?").refused for town in ("Brest", "Lyon")] == [False, True]
    store.close()


def test_a_figure_of_the_tender_that_is_named_is_not_that_of_one_named_in_part(
    embedder: Embedder, tmp_path: Path
) -> None:
    store = Store(settings := Settings(data_dir=tmp_path, _env_file=None))
    said = {
        "SILLAGE": "Le montant maximum du marché est de 90 000 euros hors taxes.",
        "PHARE": "Les données de PHARE sont sauvegardées chaque nuit sur un autre site de la ville.",
    }
    for name, sentence in said.items():
        pages = ["# 2 Étendue du marché", f"Le marché porte sur les prestations décrites ici. {sentence}"]
        add_document(store, tmp_path, f"{name}.pdf", pages, title=name, buyer=f"Agence {name} de Brest", kind="CCTP")
    for place in range(12):
        of_phare = "Les serveurs de PHARE sont ailleurs." if place < 2 else ""  # so that it tells a tender less surely
        pages = ["# 2 Étendue du marché", f"Le marché porte sur l’entretien du jardin {place}, en été. {of_phare}"]
        add_document(store, tmp_path, f"{place}.pdf", pages, title="Jardins", buyer=f"Ville n° {place}", kind="CCTP")
    assistant = on_all_of(settings, store, embedder)

    answers = [assistant.ask(f"Quel est le montant maximum du marché de {name} à Brest ?") for name in said]
    assert [answer.refused for answer in answers] == [False, True]
    assert cited(answers[0]) == [("SILLAGE.pdf", 1)]
    store.close()


def test_a_question_that_looks_in_one_part_of_a_tender_is_answered_from_it(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named

    for kind in ("CCAP", "CCTP"):
        answer = assistant.ask(f"Quelle pénalité de retard de livraison dans le {kind} de Brest ?")
        assert {file for file, _ in cited(answer)} == {f"{kind} Brest.pdf"}
        assert (answer.understood, answer.scope.within) == (answer.question, ())


def test_who_somebody_is_and_what_is_to_be_written_is_not_quoted(tmp_path: Path, embedder: Embedder) -> None:
    store = Store(settings := Settings(data_dir=tmp_path, _env_file=None))
    pages = ["# 1 Pilotage", "Le directeur de projet anime le comité de pilotage et signe les lettres de rappel."]
    add_document(store, tmp_path, "cctp.pdf", pages, title="Pilotage", kind="CCTP")
    assistant = on_all_of(settings, store, embedder)

    refused = {
        question: assistant.ask(question).refused
        for question in (
            "Qui est le directeur de projet ?",
            "Écris une lettre de rappel du directeur de projet",
            "Que signe le directeur de projet ?",
        )
    }
    assert list(refused.values()) == [True, True, False]
    assert assistant.ask("Écris-moi un poème").missing.unknown_words == ()  # another word for it would not help
    store.close()


class CountedTurns(Turns):
    """Turns that tell how many were taken."""

    taken = 0

    def __enter__(self) -> None:
        self.taken += 1
        super().__enter__()


@pytest.mark.parametrize("question", ["Quelle pénalité de retard à Lyon ?", "Combien de CCAP avez-vous ?"])
def test_a_question_waits_for_its_turn_once(
    settings: Settings, store: Store, embedder: Embedder, question: str
) -> None:
    search_index = SearchIndex(settings.index_dir, store, lambda: embedder)
    turns = CountedTurns(1)
    Assistant(settings, store, search_index, turns=turns).ask(question)
    assert turns.taken == 1


def test_an_assistant_has_time_while_fewer_ask_than_it_answers_at_once(settings: Settings, store: Store) -> None:
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)

    assert Assistant(settings, store, search_index, turns=Turns(1)).has_time()
    assert not Assistant(settings, store, search_index, turns=Turns(0)).has_time()


def test_whole_tenders_that_are_compared_are_offered_one_of_each(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named

    answer = assistant.ask("Compare Brest et Lyon")
    assert (answer.refused, answer.wants_summary) == (True, True)
    assert {one.buyer for one in answer.see_also[:2]} == {"Ville de Brest", "Ville de Lyon"}


def test_whose_tender_is_being_written_is_not_whose_is_asked_of(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named

    answer = assistant.ask("Je travaille à la ville de Retard : quel est le montant de la pénalité de retard ?")
    assert (answer.refused, answer.missing.nameless) == (False, ())
    assert answer.understood == "Quel est le montant de la pénalité de retard ?"


def test_a_town_given_for_its_kind_is_not_whose_documents_are_asked(named: tuple[Assistant, Store]) -> None:
    assistant, _ = named

    for town, understood in (("Nantes", "Combien d’utilisateurs pour une ville ?"), ("Brest", "")):
        asked = f"Combien d’utilisateurs pour une ville comme {town} ?"
        assert assistant.ask(asked).understood == (understood or asked)


def test_documents_that_the_reader_left_out_are_not_said_to_be_silent(named: tuple[Assistant, Store]) -> None:
    assistant, store = named
    apart = frozenset(one.id for one in store.documents() if one.buyer == "Ville de Brest")

    assert assistant.ask("Combien d’utilisateurs compte Brest ?").missing.silent == "Brest"
    assert assistant.ask("Combien d’utilisateurs compte Brest ?", (), Filters(apart=apart)).missing.silent == ""


def test_a_document_pointed_at_is_asked_alone_though_its_buyer_has_others(named: tuple[Assistant, Store]) -> None:
    assistant, store = named
    before = Exchange("Quelle pénalité ?", (id_of(store, "CCTP Brest.pdf"),))
    answer = assistant.ask("Et dans ce CCTP ?", [before])

    assert [document.file for document in answer.scope.within] == ["CCTP Brest.pdf"]
    assert {file for file, _ in cited(answer)} == {"CCTP Brest.pdf"}


def test_a_document_pointed_at_that_the_reader_left_out_is_not_said_to_be_searched(
    named: tuple[Assistant, Store],
) -> None:
    assistant, store = named
    before = Exchange("Quelle pénalité de retard de livraison ?", (id_of(store, "CCTP Brest.pdf"),))
    only_lyon = Filters(documents=frozenset({id_of(store, "CCAP Lyon.pdf")}))
    answer = assistant.ask("Dans ce CCTP, quelle pénalité de retard ?", [before], only_lyon)

    assert answer.scope.within == ()
    assert not {file for file, _ in cited(answer)} - {"CCAP Lyon.pdf"}


def test_an_abbreviation_that_no_document_knows_is_answered_by_what_it_stands_for(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    levels = (
        "# 6 Niveaux de service",
        "La GTI est de 30 minutes et la GTR de 4 heures, pour une disponibilité de 99,5 %.",
    )
    for name in ("lyon", "brest"):
        add_document(store, tmp_path, f"{name}.pdf", levels, ["# 7 Paiement", "Le prix est payé sous 30 jours."])
    answer = on_all_of(settings, store, embedder).ask("Quelles clauses de SLA utilisent les marchés similaires ?")
    store.close()

    assert answer.understood == "Quelles clauses de SLA utilisent les marchés similaires ?"
    assert "La GTI est de 30 minutes" in answer.statements[0].text


def test_a_quotation_that_answers_much_less_well_than_the_best_is_folded(tmp_path: Path, embedder: Embedder) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    best = "Le titulaire corrige les anomalies bloquantes du logiciel."
    good = "Les anomalies bloquantes du logiciel sont corrigées par le titulaire."
    less = "Le prestataire corrige les anomalies bloquantes."  # a score three lower: two folds, four leaves out
    for place, sentence in enumerate((best, good, less, "Le magasin central ouvre le matin.")):
        add_document(store, tmp_path, f"{place}.pdf", [f"# {place + 1} Clause", sentence], title="CCAP")
    answer = on_all_of(settings, store, embedder).ask("Qui corrige les anomalies bloquantes du logiciel ?")
    store.close()

    assert [statement.text for statement in answer.statements] == [best, good, less]
    assert [statement.text for statement in answer.further] == [less]


def test_a_quotation_far_from_the_question_comes_last_unless_nothing_is_left_to_compare(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    late = "Une pénalité de {} euros est due par jour de retard de livraison."
    match = ["# Divers", "Le tireur de penalty a eu 2 jours de retard au match de football."]
    other = add_document(store, tmp_path, "match.pdf", match, title="Divers")
    lyon = add_document(store, tmp_path, "lyon.pdf", ["# 7 Pénalités", late.format(100)], title="CCAP de Lyon")
    add_document(store, tmp_path, "brest.pdf", ["# 4 Pénalités", late.format(300)], title="CCAP de Brest")
    add_document(store, tmp_path, "nice.pdf", ["# Jardins", "Les jardins sont arrosés le soir."], title="Jardins")
    assistant = on_all_of(settings, store, embedder)
    question = "Compare les pénalités de retard"
    three = assistant.ask(question)
    two = assistant.ask(question, filters=Filters(documents=frozenset((other.id, lyon.id))))
    store.close()

    assert [statement.is_close for statement in three.statements] == [True, True, False]
    assert ["football" in statement.text for statement in three.further] == [True]
    assert [statement.is_close for statement in two.statements] == [True, True]


@pytest.mark.parametrize(
    "question",
    [
        "Quelle pénalité de retard ?",
        "Combien de mois dure la réversibilité à Nice ?",
        "Quels droits le titulaire cède-t-il dans les marchés ?",
        "Que transfère le titulaire au repreneur ?",
    ],
)
def test_every_citation_is_its_page_s_own_words_at_its_span(assistant: Assistant, store: Store, question: str) -> None:
    answer = assistant.ask(question)

    assert answer.citations
    for citation in answer.citations:
        page = store.texts.page(citation.document.id, citation.page)
        assert citation.quote == page.text[citation.span.start : citation.span.end]
        assert citation.page_label == page.label


def test_a_citation_of_a_document_without_pages_names_the_heading_above_it_and_not_the_first_of_its_part(
    tmp_path: Path, embedder: Embedder
) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    lines = ("# 8 Recette", "La recette dure deux mois.", "# 10 Cautionnement", "Un cautionnement solidaire est exigé.")
    add_document(store, tmp_path, "cctp.docx", page_of(*lines, label="8 Recette"), page_kind=PageKind.SECTION)

    found = on_all_of(settings, store, embedder).ask("Un cautionnement solidaire est-il exigé ?").citations
    store.close()

    assert [citation.page_label for citation in found if "cautionnement" in citation.quote] == ["10 Cautionnement"]


def test_statements_and_citations_are_numbered_in_one_order(assistant: Assistant) -> None:
    answer = assistant.ask("Quelles pénalités de retard de livraison ?")

    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert [statement.citations for statement in answer.statements] == [(one.n,) for one in answer.citations]
    assert [statement.text for statement in answer.statements] == [one.quote for one in answer.citations]


def test_citations_are_grouped_by_document(assistant: Assistant) -> None:
    files = [file for file, _ in cited(assistant.ask("Que doit le titulaire ?"))]

    assert files == sorted(files, key=files.index)


def test_a_question_that_compares_gets_one_cited_clause_a_tender(assistant: Assistant) -> None:
    answer = assistant.ask("Quelles pénalités de retard de livraison dans les marchés similaires ?")

    assert sorted(cited(answer)) == [("CCAP Brest.pdf", 2), ("CCAP Lyon.pdf", 2), ("CCAP Nice.pdf", 2)]


def test_the_words_that_matched_are_marked_in_the_quote(assistant: Assistant) -> None:
    citation = assistant.ask("Quelle pénalité par jour de retard à Brest ?").citations[0]
    marked = {citation.quote[span.start : span.end] for span in citation.decisive}

    assert {"retard", "pénalité", "jour"} <= marked
    assert "livraison" not in marked


def test_what_the_corpus_does_not_tell_is_refused_with_the_closest_documents(assistant: Assistant) -> None:
    answer = assistant.ask("Quelle est la capitale de l'Australie ?")

    assert answer.refused
    assert (answer.statements, answer.citations) == ((), ())
    assert 1 <= len(answer.see_also) <= 3
    assert {document.file for document in answer.see_also} <= {f"CCAP {buyer}.pdf" for buyer in BUYERS}


def test_see_also_offers_first_the_documents_that_are_named_and_do_not_answer(
    embedder: Embedder, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    store = Store(settings)
    for place in range(4):
        lines = [f"Le marché de nettoyage n° {place} est conclu pour une durée de {place + 1} ans."]
        add_document(store, tmp_path, f"{place}.pdf", lines, title=f"CCAP Nettoyage {place}", kind="CCAP")
    for name in ("gardes", "vigiles"):
        lines = [f"Les {name} du gardiennage font une ronde chaque nuit.", "Ils portent un badge."]
        add_document(store, tmp_path, f"{name}.pdf", lines, title="CCTP Gardiennage", kind="CCTP")
    answer = on_all_of(settings, store, embedder).ask("Quelle est la durée du marché de gardiennage ?")
    store.close()

    assert answer.refused
    assert {one.file for one in answer.see_also[:2]} == {"gardes.pdf", "vigiles.pdf"}


def test_see_also_offers_no_document_that_is_cited(assistant: Assistant) -> None:
    answer = assistant.ask("Quelle pénalité de retard à Brest ?")

    assert not {one.id for one in answer.see_also} & {one.document.id for one in answer.citations}


def test_an_answer_says_what_was_looked_at(assistant: Assistant) -> None:
    answer = assistant.ask("  Combien de mois dure\nla réversibilité à Nice ?  ")

    assert answer.understood == "Combien de mois dure la réversibilité à Nice ?"
    assert answer.looked_at == LookedAt(documents=3, passages=4)  # those of Nice, which is asked without its name
    assert answer.took_ms > 0


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Bonjour, quelle pénalité de retard à Brest ? Merci d'avance", "Quelle pénalité de retard à Brest ?"),
        ("Quelle pénalité\nde retard  à Brest ? Cordialement, Jean Dupont", "Quelle pénalité de retard à Brest ?"),
    ],
)
def test_an_earlier_question_is_remembered_as_it_was_understood(assistant: Assistant, said: str, meant: str) -> None:
    [exchange] = assistant.exchanges([said])
    assert exchange.question == assistant.ask(said).understood == meant

    follow_up = assistant.ask("Et pour Lyon ?", assistant.exchanges([said]))
    assert follow_up.understood == assistant.ask("Et pour Lyon ?", [Exchange(meant)]).understood


def test_what_cannot_be_asked_is_not_remembered(assistant: Assistant, settings: Settings) -> None:
    too_long = "x" * (settings.max_question_characters + 1)
    asked = assistant.exchanges(["???", "Quelle pénalité à Brest ?", "Merci", too_long, "Et pour Lyon ?"])

    assert [one.question for one in asked] == ["Quelle pénalité à Brest ?", "Quelle pénalité, pour Lyon ?"]


def test_a_follow_up_is_understood_with_the_question_before(assistant: Assistant) -> None:
    before = Exchange("Quelle pénalité de retard de livraison prévoit la ville de Brest ?")
    answer = assistant.ask("Et pour la réversibilité, combien de mois ?", [before])

    assert answer.question == "Et pour la réversibilité, combien de mois ?"
    assert answer.understood == "Pour la réversibilité, combien de mois, pour la ville de Brest ?"
    assert ("CCAP Brest.pdf", 3) in cited(answer)
    assert assistant.search("Et la réversibilité ?", 1, [before])[0].document.file == "CCAP Brest.pdf"


def test_filters_hold_for_answers_and_searches(assistant: Assistant, store: Store) -> None:
    lyon = next(document for document in store.documents() if "Lyon" in document.file)
    only = Filters(documents=frozenset({lyon.id}))

    assert {file for file, _ in cited(assistant.ask("Quelle pénalité de retard de livraison ?", (), only))} == {
        lyon.file
    }
    assert {hit.document.file for hit in assistant.search("pénalité", 10, (), only)} == {lyon.file}


def test_a_search_gives_the_best_passage_of_each_page(assistant: Assistant) -> None:
    hits = assistant.search("pénalité de retard", 12)
    places = [(hit.document.file, hit.passage.page) for hit in hits]

    assert len(places) == len(set(places)) == 12
    assert sorted(places[:3]) == [("CCAP Brest.pdf", 2), ("CCAP Lyon.pdf", 2), ("CCAP Nice.pdf", 2)]


@pytest.mark.parametrize("question", ["", "   \n", "?!… « » —", "\u200b"])
def test_a_question_without_a_word_is_refused_with_a_reason(assistant: Assistant, question: str) -> None:
    with pytest.raises(EmptyQuestion):
        assistant.ask(question)
    with pytest.raises(EmptyQuestion):
        assistant.search(question)


def test_documents_of_the_kind_that_is_looked_for_are_offered(assistant: Assistant) -> None:
    found = assistant.ask("Je cherche un CCAP sur les pénalités de retard").sought

    assert found
    assert {document.kind for document in found} == {"CCAP"}
    assert not assistant.ask("Je cherche un CCAP sur les pénalités de retard").citations
    assert not assistant.ask("Je cherche un BPU sur les pénalités de retard").sought
    assert not assistant.ask("Quelles pénalités de retard dans le CCAP ?").sought
    filtered = assistant.ask(
        "Je cherche un CCAP sur les pénalités", filters=Filters(documents=frozenset([found[-1].id]))
    )
    assert [document.id for document in filtered.sought] == [found[-1].id]


def test_under_the_definition_of_a_term_that_no_document_has_stands_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("Que veut dire HDS ?")

    assert "hébergeur de données de santé" in answer.definition
    assert answer.citations == ()
    assert answer.missing.unknown_words == ("HDS",)


def test_under_a_definition_stands_what_speaks_of_the_term_alone(assistant: Assistant) -> None:
    answer = assistant.ask("Que veut dire TJM ?")
    assert answer.definition.startswith("TJM, taux journalier moyen.")
    assert not answer.citations


def test_documents_like_the_one_that_is_to_be_written_are_offered(assistant: Assistant) -> None:
    answer = assistant.ask("Que doit contenir le CCAP de la ville de Brest ?")

    assert answer.sought[0].file == "CCAP Brest.pdf"
    assert not answer.citations


def test_without_a_document_on_what_is_to_be_written_the_nearest_of_its_kind_are_offered(assistant: Assistant) -> None:
    offered = assistant.ask("Je dois rédiger un CCAP de restauration scolaire : que mettre dedans ?").sought

    assert offered
    assert {document.kind for document in offered} == {"CCAP"}
    assert not assistant.ask("Je dois rédiger un CCTP de restauration scolaire : que mettre dedans ?").sought
    assert not assistant.ask("Je cherche un CCAP de restauration scolaire").sought


def test_an_annex_shows_nobody_how_to_write_the_whole(embedder: Embedder, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    store = Store(settings)
    for title in ("CCTP – Site web de la ville", "CCTP annexe1 – Données du site web"):
        add_document(store, tmp_path, f"{title}.pdf", [f"Le site web : {title}"], title=title, kind="CCTP")
    assistant = on_all_of(settings, store, embedder)

    offered = assistant.ask("Que mettre dans le CCTP d’un site web ?").sought
    assert [document.title for document in offered] == ["CCTP – Site web de la ville"]
    store.close()


def test_documents_that_are_of_no_tender_answer_what_is_asked_of_the_thing_that_they_are_on(
    embedder: Embedder, tmp_path: Path
) -> None:
    """Asked without the names, “quels enseignements tirer de l'arrêt ?”, they say nothing of it."""
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    store = Store(settings)
    lines = [
        "Après l’arrêt de SILLAGE, son équipe explique : le service ne répond à aucun besoin prouvé.",
        "Elle documente SILLAGE pour une reprise éventuelle.",
    ]
    add_document(store, tmp_path, "note.pdf", lines, title="Note d’étape SILLAGE", buyer="DINUM", kind="REX")
    add_document(store, tmp_path, "guide.pdf", ["Les enseignements d’un projet sont partagés avec tous."], kind="guide")
    add_document(store, tmp_path, "cctp.pdf", ["Le titulaire livre le matériel."], buyer="Lyon", kind="CCTP")
    answer = on_all_of(settings, store, embedder).ask("Quels enseignements la DINUM tire de l’arrêt de SILLAGE ?")
    store.close()

    assert cited(answer) == [("note.pdf", 1)]
    assert not answer.missing.silent


def test_a_document_that_is_not_said_cannot_be_summed_up(assistant: Assistant) -> None:
    answer = assistant.ask("Résume ce CCAP")

    assert (answer.refused, answer.wants_summary, answer.see_also) == (True, True, ())


def test_a_greeting_alone_is_told_what_to_write(assistant: Assistant) -> None:
    with pytest.raises(NothingAsked):
        assistant.ask("Bonjour !")


def test_a_question_that_is_too_long_is_not_read(assistant: Assistant) -> None:
    """Each of the thanks at its end is looked for from its beginning: that took hours."""
    with pytest.raises(QuestionTooLong):
        assistant.ask("svp " * 100_000)


def test_a_question_that_is_too_long_is_refused_with_its_length_and_the_limit(assistant: Assistant) -> None:
    with pytest.raises(QuestionTooLong, match=r"10000 characters.*2000") as raised:
        assistant.ask("a" * 10_000)
    assert isinstance(raised.value, BadQuestion)
    assert "10000" in raised.value.text("fr")


def test_a_question_of_the_longest_length_is_answered(assistant: Assistant) -> None:
    question = ("Quelle pénalité de retard de livraison prévoit la ville de Brest ? " * 40)[:2000].strip()

    assert assistant.search(question, 1)[0].document.file == "CCAP Brest.pdf"


def test_an_instruction_in_a_question_or_strange_characters_break_nothing(assistant: Assistant) -> None:
    for question in (
        '"; DROP TABLE passages; --',
        "NEAR(a b) AND NOT *",
        "🙂 pénalité \x00 retard",
        "<b>pénalité</b> {0}",
    ):
        assert len(assistant.search(question, 5)) == 5
        assert isinstance(assistant.ask(question), Answer)


def test_an_empty_corpus_refuses_without_offering_anything(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    search_index = SearchIndex(settings.index_dir, store, WordEmbedder)
    assistant = Assistant(settings, store, search_index)
    answer = assistant.ask("Quelle pénalité de retard ?")

    assert answer.refused
    assert (answer.see_also, answer.looked_at) == ((), LookedAt())
    assert assistant.search("Quelle pénalité de retard ?") == []
    store.close()


def test_an_answer_says_how_many_documents_it_could_not_search_yet(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    add_document(store, tmp_path, "CCAP Metz.pdf", ["# 7 Pénalités", CLAUSES["penalties"].format(30)])
    assistant = Assistant(settings, store, SearchIndex(settings.index_dir, store, WordEmbedder))
    answer = assistant.ask("Quelle pénalité de retard ?")
    store.close()

    assert (answer.refused, answer.looked_at) == (True, LookedAt(waiting=1))
    assert told_above(answer, "fr")[0] == (
        "La recherche n’est pas à jour\u00a0: 1 document n’y figure pas encore. "
        "Posez la question à nouveau dans quelques minutes."
    )


def test_filters_that_leave_nothing_refuse(assistant: Assistant) -> None:
    answer = assistant.ask("Quelle pénalité de retard ?", (), Filters(kinds=frozenset({"REX"})))

    assert (answer.refused, answer.looked_at.documents, answer.see_also) == (True, 0, ())


def test_what_the_question_names_and_no_document_holds_is_told(assistant: Assistant) -> None:
    asked = "Quelle pénalité de retard de livraison prévoit la ville de Brest pour le télétravail ?"

    assert assistant.ask(asked).missing.unknown_words == ("télétravail",)
    assert (
        assistant.ask("Quelle pénalité de retard de livraison prévoit la ville de Brest ?").missing.unknown_words == ()
    )


def test_a_list_that_goes_on_overleaf_is_quoted_to_its_end(tmp_path: Path, embedder: Embedder) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    pages = (
        ["# 3 Agents", "Les agents de gardiennage doivent posséder au minimum :", "- un diplôme de secouriste ;"],
        ["- une habilitation électrique ;", "- une carte professionnelle.", "Le bâtiment compte quatre entrées."],
    )
    add_document(store, tmp_path, "CCTP.pdf", *pages, title="Gardiennage", kind="CCTP")
    answer = on_all_of(settings, store, embedder).ask("Quels diplômes les agents doivent-ils posséder ?")
    store.close()

    assert cited(answer)[:2] == [("CCTP.pdf", 1), ("CCTP.pdf", 2)]
    assert answer.citations[1].quote == "une habilitation électrique ;\n- une carte professionnelle."


def test_a_sentence_that_began_on_the_page_before_is_quoted_from_there(tmp_path: Path, embedder: Embedder) -> None:
    settings = Settings(data_dir=tmp_path, _env_file=None)
    store = Store(settings)
    pages = (
        ["# 3 Durée", "Le bâtiment compte quatre entrées. Le présent accord-cadre pourra ensuite"],
        ["être reconduit trois fois pour une durée de douze mois. La visite est facultative."],
    )
    add_document(store, tmp_path, "CCAP.pdf", *pages, title="Gardiennage", kind="CCAP")
    answer = on_all_of(settings, store, embedder).ask("Combien de fois peut-on reconduire pour douze mois ?")
    store.close()

    assert cited(answer)[:2] == [("CCAP.pdf", 1), ("CCAP.pdf", 2)]
    assert answer.citations[0].quote == "Le présent accord-cadre pourra ensuite"


def test_a_line_that_names_the_winner_is_read_though_nothing_in_it_is_asked_for(
    settings: Settings, store: Store, embedder: Embedder, tmp_path: Path
) -> None:
    own = Settings(data_dir=tmp_path / "data", _env_file=None)
    own_store = Store(own)
    lots = [
        line
        for n in range(60)
        for line in (f"# Lot {n}", f"Marché gagné par une société : entretien des parcs et jardins, secteur {n}")
    ]
    add_document(
        own_store, tmp_path, "avis.pdf", [*lots, "# Lauréat :", "Nom officiel : Arc SAS"], title="Avis", kind="other"
    )
    answer = on_all_of(own, own_store, embedder).ask(
        "Quelle société a gagné le marché d'entretien des parcs et jardins ?"
    )

    assert answer.citations[0].quote == "Nom officiel : Arc SAS"
    own_store.close()


def test_which_documents_speak_of_something_are_those_that_say_its_words(embedder: Embedder, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    store = Store(settings)
    texts = {
        "RFP Orve": "The hosting must be FedRAMP certified before the start.",
        "RFP Nice": "The hosting must be certified by the State before the start.",
        "CCTP Metz": "L’hébergeur est agréé FedRAMP avant le démarrage.",
    }
    for title, text in texts.items():
        add_document(store, tmp_path, f"{title}.pdf", [text], title=title, kind=title.split()[0])
    assistant = on_all_of(settings, store, embedder)

    answer = assistant.ask("Which documents mention FedRAMP?")
    assert {document for document, _ in cited(answer)} == {"RFP Orve.pdf", "CCTP Metz.pdf"}
    opposite = assistant.ask("Which documents do not mention FedRAMP?")
    assert opposite.refused
    assert any("what they leave out" in told for told in told_above(opposite, "en"))
    store.close()


def test_of_tenders_compared_one_that_says_nothing_of_it_is_not_answered_by_another_duration(
    embedder: Embedder, tmp_path: Path
) -> None:
    store = Store(settings := Settings(data_dir=tmp_path, _env_file=None))
    restored = ["# 4 Garantie", "La durée de la garantie des prestations est de 2 ans à compter de la réception."]
    bids = ["# 2 Durée", "La durée des prestations est de 12 mois à compter de la notification du marché."]
    add_document(store, tmp_path, "Lyon.pdf", restored, title="Infogérance", buyer="Ville de Lyon", kind="CCTP")
    add_document(store, tmp_path, "Brest.pdf", bids, title="Gardiennage", buyer="Ville de Brest", kind="RC")

    answer = on_all_of(settings, store, embedder).ask("Compare la durée de garantie à Lyon et à Brest")
    store.close()

    assert {citation.document.file for citation in answer.citations} == {"Lyon.pdf"}
    assert answer.missing.silent == "Brest"


def test_of_each_tender_compared_two_quotations_are_shown_and_two_folded(embedder: Embedder, tmp_path: Path) -> None:
    store = Store(settings := Settings(data_dir=tmp_path, _env_file=None))
    exit_plan = "Réversibilité, point {} : le titulaire de {} transfère les données et la documentation au repreneur."
    for town in ("Lyon", "Brest"):
        pages = [[f"# {n} Réversibilité", exit_plan.format(n, town)] for n in range(1, 7)]
        add_document(store, tmp_path, f"{town}.pdf", *pages, title="Maintenance", buyer=f"Ville de {town}", kind="CCTP")

    answer = on_all_of(settings, store, embedder).ask("Compare la réversibilité à Lyon et à Brest")
    store.close()

    files = {citation.n: citation.document.file for citation in answer.citations}
    shown = Counter((files[one.citations[0]], one.is_close) for one in answer.statements)
    assert shown == {(f"{town}.pdf", is_close): 2 for town in ("Lyon", "Brest") for is_close in (True, False)}
    assert [one.is_close for one in answer.statements] == [True] * 4 + [False] * 4


def test_what_is_asked_and_not_told_is_refused_with_what_is_missing(embedder: Embedder, tmp_path: Path) -> None:
    store = Store(settings := Settings(data_dir=tmp_path, _env_file=None))
    clauses = [
        "Le logiciel de paie d’Orville est remplacé par le titulaire, qui reprend les données de l’ancien logiciel.",
        "La ville met le logiciel de paie en service après la recette de la reprise des données.",
        "Le support du logiciel de paie répond aux agents de la ville par téléphone.",
    ]
    add_document(
        store, tmp_path, "orville.pdf", clauses, title="Logiciel de paie", buyer="Ville d’Orville", kind="CCTP"
    )
    assistant = on_all_of(settings, store, embedder)

    told = {
        question: told_above(assistant.ask(question), "en")
        for question in (
            "Quelle société a édité l’ancien logiciel de paie d’Orville ?",
            "À quelle date le logiciel de paie d’Orville est-il mis en service ?",
            "En combien d’heures le support du logiciel de paie d’Orville répond-il ?",
        )
    }
    store.close()

    endings = ("names the company asked for.", "gives the date asked for.", "gives the figure asked for.")
    for (question, sentences), ending in zip(told.items(), endings, strict=True):
        assert any(one.endswith(ending) for one in sentences), (question, sentences)
