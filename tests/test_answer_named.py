"""The documents that a question names, and what it asks of them without their name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from answer.named.library import Library
from answer.named.names import Names, read_names
from corpus.models import Document

LYON, BREST, APP = (
    Document(id, "", f"{id}.pdf", "application/pdf", 1, title, "CCTP", buyer=buyer)
    for id, title, buyer in (
        ("lyon", "Infogérance", "Ville de Lyon"),
        ("brest", "Infogérance", "Brest Métropole"),
        ("app", "TMA de SILLAGE", ""),
    )
)


def named(text: str) -> Mapping[str, float]:
    return {"app": 1.0, "brest": 0.2} if "SILLAGE" in text.upper() else {}


LIBRARY = Library(lambda: [LYON, BREST, APP], named, lambda exchange: ())


@pytest.mark.parametrize(
    ("question", "documents", "asked"),
    [
        ("Quelles pénalités le marché SILLAGE prévoit-il ?", {"app"}, "Quelles pénalités ?"),
        ("Qu'en est-il des pénalités pour SILLAGE ?", {"app"}, "Qu'en est-il des pénalités ?"),
        ("Quelles pénalités de retard prévoit la ville de Lyon ?", {"lyon"}, "Quelles pénalités de retard ?"),
        ("Comment une demande est-elle traitée à Lyon ?", {"lyon"}, "Comment une demande est-elle traitée ?"),
        ("Dans le marché de Lyon, quelle est la durée ?", {"lyon"}, "quelle est la durée ?"),
        ("Quelle garantie à première demande exige Lyon ?", {"lyon"}, "Quelle garantie à première demande ?"),
        (
            "Quelle est la part fixe de la rémunération à Lyon ?",
            {"lyon"},
            "Quelle est la part fixe de la rémunération ?",
        ),
        ("À Lyon, une nouvelle demande est-elle traitée ?", {"lyon"}, "une nouvelle demande est-elle traitée ?"),
        ("How do I show compliance with SILLAGE?", {"app"}, "How do I show compliance ?"),
        ("Combien de jours dure le service chez SILLAGE ?", {"app"}, "Combien de jours dure le service ?"),
        ("Que veut dire « HNO » dans le bordereau de SILLAGE ?", {"app"}, "Que veut dire « HNO » dans le bordereau ?"),
        ("Quelles pénalités chez Est SILLAGE Habitat ?", {"app"}, "Quelles pénalités ?"),
        ("Quels niveaux de service pour SILLAGE ?", {"app"}, "Quels niveaux de service ?"),
        ("Quels sont les niveaux de service de Lyon ?", {"lyon"}, "Quels sont les niveaux de service ?"),
        ("Quand a lieu la mise en service du site de Lyon ?", {"lyon"}, "Quand a lieu la mise en service ?"),
        ("Qui est le chef de projet de Lyon ?", {"lyon"}, "Qui est le chef de projet ?"),
        ("Quel délai dans le marché de maintenance de Lyon ?", {"lyon"}, "Quel délai dans le marché ?"),
        ("Quel délai au service de la ville de Lyon ?", {"lyon"}, "Quel délai ?"),
        ("Dans le bilan SILLAGE du parc TMA de SILLAGE, quelle empreinte ?", {"app"}, "quelle empreinte ?"),
    ],
)
def test_what_is_asked_of_the_documents_named_is_said_without_their_name(
    question: str, documents: set[str], asked: str
) -> None:
    tie = read_names(question, LIBRARY).tie

    assert tie is not None
    assert (tie.documents, tie.asked) == (documents, asked)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Qui signe selon le guide « Acheter et payer » ?", "Qui signe ?"),
        ("Qui signe dans « Gestion 101 : Acheter et payer » ?", "Qui signe ?"),
        ("D’après l’article “acheter et payer”, qui signe ?", "qui signe ?"),
        ('In "Acheter et payer", who signs?', "who signs?"),
    ],
)
def test_a_title_between_quotation_marks_names_what_is_titled_so(question: str, asked: str) -> None:
    guide = replace(APP, id="guide", title="Gestion 101 : Acheter et payer", kind="guide")
    tie = read_names(question, Library(lambda: [LYON, APP, guide], named, lambda exchange: ())).tie

    assert tie is not None
    assert (tie.documents, tie.asked) == ({"guide"}, asked)


@pytest.mark.parametrize("asks", ["Que veut dire", "Quelle clause parle de", "Qu’est-ce que"])
def test_a_term_between_quotation_marks_is_no_title(asks: str) -> None:
    guide = replace(APP, id="guide", title="Gestion 101 : Acheter et payer", kind="guide")
    library = Library(lambda: [guide], named, lambda exchange: ())
    assert read_names(f"{asks} « acheter et payer » ?", library).tie is None


@pytest.mark.parametrize("words", ["« payer »", "« Acheter payer »", "« Acheter et payer plus »", "« Acheter et pay »"])
def test_other_words_between_quotation_marks_name_nothing(words: str) -> None:
    guide = replace(APP, id="guide", title="Gestion 101 : Acheter et payer", kind="guide")
    assert read_names(f"Que veut dire {words} ?", Library(lambda: [guide], named, lambda exchange: ())) == Names()


def test_a_question_that_stands_between_quotation_marks_whole_names_what_it_does_without_them() -> None:
    question = "Quels délais prévoit le marché de Lyon ?"
    assert LIBRARY.documents_named(f"« {question} »", 0.5) == LIBRARY.documents_named(question, 0.5) == {"lyon"}


def test_a_nation_alone_is_no_name_of_a_tender() -> None:
    library = Library(lambda: [LYON, APP], lambda text: {"app": 1.0} if "UK" in text else {}, lambda exchange: ())

    assert read_names("In the UK agency's case study, what share of drivers uses the site?", library).tie is None
    assert read_names("In the UKAEA case study, what share of drivers uses the site?", library).tie is not None


@pytest.mark.parametrize(
    "question",
    [
        "Quelles pénalités de retard ?",
        "Que prévoit SILLAGE ?",
        "Compare les pénalités de Lyon et de SILLAGE",
        "Quelles pénalités prévoit la ville de Nice ?",
    ],
)
def test_a_question_that_names_no_document_or_asks_nothing_of_it_has_none(question: str) -> None:
    assert read_names(question, LIBRARY).tie is None


@pytest.mark.parametrize(
    ("question", "asked", "names"),
    [
        ("Compare les pénalités de Lyon et de SILLAGE", "les pénalités", ["Lyon", "SILLAGE"]),
        ("Compare le marché de Lyon et celui de SILLAGE sur les pénalités", "sur les pénalités", ["Lyon", "SILLAGE"]),
        (
            "Quelles différences entre Lyon et SILLAGE sur la garantie ?",
            "Quelles différences sur la garantie ?",
            ["Lyon", "SILLAGE"],
        ),
        ("Quelles pénalités : Lyon vs SILLAGE ?", "Quelles pénalités ?", ["Lyon", "SILLAGE"]),
        (
            "L'exploitation de Lyon vs celle de SILLAGE : quel délai ?",
            "L'exploitation : quel délai ?",
            ["Lyon", "SILLAGE"],
        ),
        ("Panne : le délai à Lyon et à SILLAGE ?", "Panne : le délai ?", ["Lyon", "SILLAGE"]),
        (
            "Which delay do the Lyon RFP and the SILLAGE plan each set?",
            "Which delay do plan each set?",
            ["Lyon", "SILLAGE"],
        ),
        ("Compare the SILLAGE contract with the Lyon one on testing", "testing", ["SILLAGE", "Lyon"]),
        ("Quelles pénalités prévoient Lyon et SILLAGE ?", "Quelles pénalités ?", ["Lyon", "SILLAGE"]),
        ("Pénalités : Lyon (paie) / SILLAGE", "Pénalités : /", ["Lyon", "SILLAGE"]),
        (
            "La garantie dure-t-elle aussi longtemps à Lyon que chez SILLAGE ?",
            "La garantie dure-t-elle aussi longtemps ?",
            ["Lyon", "SILLAGE"],
        ),
        ("Quelles pénalités à Lyon, et pour SILLAGE ?", "Quelles pénalités ?", ["Lyon", "SILLAGE"]),
        (
            "Qui de Lyon ou de SILLAGE a la garantie la plus longue ?",
            "a la garantie la plus longue ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "La garantie est-elle plus longue à Lyon qu'à SILLAGE ?",
            "La garantie est-elle plus longue ?",
            ["Lyon", "SILLAGE"],
        ),
        ("Le délai est-il plus long à Lyon que celui de SILLAGE ?", "Le délai est-il plus long ?", ["Lyon", "SILLAGE"]),
        ("Who pays more, the Lyon or the SILLAGE contract?", "Who pays more ?", ["Lyon", "SILLAGE"]),
        ("Is the warranty longer at Lyon than at SILLAGE?", "Is the warranty longer ?", ["Lyon", "SILLAGE"]),
        ("Le délai, à Lyon comme pour SILLAGE ?", "Le délai ?", ["Lyon", "SILLAGE"]),
        (
            "Entre l'accueil de Lyon et le logiciel de paie de SILLAGE, qui exige le meilleur délai ?",
            "qui exige le meilleur délai ?",
            ["Lyon", "SILLAGE"],
        ),
        ("La ville de Lyon a-t-elle un barème comme SILLAGE ?", "a-t-elle un barème ?", ["Lyon", "SILLAGE"]),
        (
            "Quel délai chez Lyon d'un côté, chez SILLAGE de l'autre ?",
            "Quel délai d'un côté, de l'autre ?",
            ["Lyon", "SILLAGE"],
        ),
        ("Le délai de Lyon est-il le même que celui de SILLAGE ?", "Le délai est-il le même ?", ["Lyon", "SILLAGE"]),
        (
            "Quel est le délai à Lyon pour la paie, et pour SILLAGE ?",
            "Quel est le délai pour la paie ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "Qui plafonne le plus bas les pénalités, Lyon pour la paie ou SILLAGE pour les titres ?",
            "Qui plafonne le plus bas les pénalités, pour la paie pour les titres ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "Combien de jours de validité à Lyon et aux équipes de SILLAGE ?",
            "Combien de jours de validité et aux équipes ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "Compare les durées de Lyon et des pénalités de SILLAGE.",
            "les durées et des pénalités .",
            ["Lyon", "SILLAGE"],
        ),
        ("Quel délai chez Lyon (paie) et chez SILLAGE (titres) ?", "Quel délai ?", ["Lyon", "SILLAGE"]),
        (
            "Quel poids dans la note à Lyon (paie) et chez SILLAGE (titres) ?",
            "Quel poids dans la note ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "How long is it for Lyon's learning platform and for SILLAGE's mail?",
            "How long is it ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "Who waits longer, Lyon for its mail or SILLAGE's users for their pay, and how long each?",
            "Who waits longer, or, and how long each?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "Quel délai à Lyon pour sa messagerie ou chez SILLAGE pour ses titres ?",
            "Quel délai ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "Quel délai avant de résilier à Lyon, et combien pour SILLAGE ?",
            "Quel délai avant de résilier, et combien ?",
            ["Lyon", "SILLAGE"],
        ),
        (
            "Quel taux est promis pour SILLAGE et pour le nuage privé de Lyon ?",
            "Quel taux est promis pour le nuage privé ?",
            ["SILLAGE", "Lyon"],
        ),
        (
            "Que paie-t-on en retard à Lyon ? Et pour SILLAGE, même chose ?",
            "Que paie-t-on en retard ?",
            ["Lyon", "SILLAGE"],
        ),
    ],
)
def test_tenders_set_beside_each_other_are_asked_the_same(question: str, asked: str, names: list[str]) -> None:
    read = read_names(question, LIBRARY)

    assert read.tie is None
    assert [(side.name, side.asked) for side in read.sides] == [(name, asked) for name in names]
    assert [side.documents for side in read.sides] == [{"lyon"} if name == "Lyon" else {"app"} for name in names]


def test_tenders_are_set_beside_each_other_with_what_sort_they_are_of() -> None:
    for question in (
        "How quickly must they report under the French Lyon deal and the SILLAGE one?",
        "Régie ou forfait : quel engagement pour SILLAGE support, pour Lyon et pour Brest ?",
        "Which level is the pass mark in the Lyon quality plan and in SILLAGE's quality plan?",
        "What are the penalties in the Lyon contract and in SILLAGE?",
    ):
        sides = {frozenset(side.documents) for side in read_names(question, LIBRARY).sides}
        assert sides >= {frozenset({"lyon"}), frozenset({"app"})}


@pytest.mark.parametrize(
    "question",
    [
        "SILLAGE garde-t-il les fichiers de paie et Lyon les lit ?",
        "Quand SILLAGE tombe, Lyon est-il prévenu ?",
        "Quelle maintenance pour SILLAGE, hébergé à Lyon ?",
        "Quelles pénalités pour SILLAGE, sauf Lyon ?",
        "Quelles pénalités pour SILLAGE et non Lyon ?",
    ],
)
def test_two_names_in_two_clauses_or_of_which_one_is_left_out_are_not_set_beside_each_other(question: str) -> None:
    assert not read_names(question, LIBRARY).sides


def test_what_stands_in_brackets_after_a_name_is_of_the_same_tender() -> None:
    for question in (
        "Entre Brest Métropole (Brest) et SILLAGE, quelles pénalités ?",
        "Quelles pénalités à Brest Métropole (Brest) et pour SILLAGE ?",
    ):
        sides = read_names(question, LIBRARY).sides
        assert [side.asked.casefold() for side in sides] == ["quelles pénalités ?"] * 2
        assert [(side.name, side.documents) for side in sides] == [("Brest Métropole", {"brest"}), ("SILLAGE", {"app"})]


def test_a_document_that_mentions_another_tender_is_of_the_one_that_it_names_most() -> None:
    plan = Document("plan", "", "plan.pdf", "application/pdf", 1, "Plan", "CCTP")
    shares = {"SILLAGE": {"app": 1.0, "brest": 1.0, "plan": 0.6}, "CANOPEE": {"plan": 1.0, "other": 1.0, "third": 1.0}}
    others = [replace(plan, id=id) for id in ("other", "third")]

    def mentioned(text: str) -> Mapping[str, float]:
        return next((found for name, found in shares.items() if name in text), {})

    library = Library(lambda: [APP, BREST, plan, *others], mentioned, lambda exchange: ())
    sides = read_names("Compare les pénalités du marché SILLAGE et du marché CANOPEE", library).sides
    assert [side.documents for side in sides] == [{"app", "brest"}, {"plan", "other", "third"}]


def test_an_acronym_that_many_speak_of_leads_somewhere_where_it_is_the_only_name() -> None:
    def spoken_of(text: str) -> Mapping[str, float]:
        return {"brest": 1.0} if "DINUM" in text else named(text)

    library = Library(lambda: [LYON, BREST, APP], spoken_of, lambda exchange: ())
    alone, beside = (
        read_names(question, library).tie
        for question in ("Quelle avance verse la DINUM ?", "Quelle avance verse la DINUM pour SILLAGE ?")
    )
    assert alone is not None
    assert beside is not None
    assert (alone.documents, beside.documents, beside.is_whole) == ({"brest"}, {"app"}, False)


def test_acronyms_of_a_tender_lead_to_it_together() -> None:
    def spoken_of(text: str) -> Mapping[str, float]:
        return {"lyon": 1.0, "brest": 1.0} if "DAE" in text else {"brest": 1.0} if "AMOA" in text.upper() else {}

    library = Library(lambda: [LYON, BREST, APP], spoken_of, lambda exchange: ())
    tie = read_names("Quels critères retient la DAE pour l'AMOA ?", library).tie
    assert tie is not None
    assert (tie.documents, tie.name) == ({"brest"}, "DAE, AMOA")


def test_of_several_tenders_of_a_buyer_the_one_that_is_told_is_asked() -> None:
    mail, roads = replace(LYON, id="mail", title="Messagerie des agents"), replace(LYON, id="roads", title="Voirie")
    library = Library(lambda: [mail, roads, APP], named, lambda exchange: ())

    sides = read_names("How long is it for Lyon's messagerie and for SILLAGE's users?", library).sides
    assert [side.documents for side in sides] == [{"mail"}, {"app"}]
    sides = read_names("How long do Lyon's suppliers and SILLAGE's have to answer, and who pays?", library).sides
    assert ["to answer" in side.asked for side in sides] == [True, True]


@pytest.mark.parametrize(
    "question",
    [
        "Quel délai pour la messagerie de Lyon et pour SILLAGE ?",
        "Quel délai : Lyon (messagerie) et SILLAGE ?",
        "Which gives more time: the Lyon messagerie tender or the SILLAGE one?",
    ],
)
def test_of_several_tenders_of_a_buyer_the_one_that_is_said_around_its_name_is_asked(question: str) -> None:
    mail, roads = replace(LYON, id="mail", title="Messagerie des agents"), replace(LYON, id="roads", title="Voirie")
    library = Library(lambda: [mail, roads, APP], named, lambda exchange: ())

    assert [side.documents for side in read_names(question, library).sides] == [{"mail"}, {"app"}]


def test_with_the_document_that_is_said_come_those_that_may_be_parts_of_its_tender() -> None:
    mail, rules = replace(LYON, id="mail", title="Messagerie"), replace(LYON, id="rules", title="Règlement", kind="RC")
    library = Library(lambda: [mail, rules, APP], named, lambda exchange: ())

    sides = read_names("Quel délai pour la messagerie de Lyon et pour SILLAGE ?", library).sides
    assert [side.documents for side in sides] == [{"mail", "rules"}, {"app"}]


@pytest.mark.parametrize(
    "question",
    [
        "Lequel accorde le plus long délai : le marché de Lyon ou l'outil SILLAGE ?",
        "Which one allows more time, the Lyon outsourcing or the tool SILLAGE?",
        "Le délai est-il le même pour le guichet de Lyon et l'outil SILLAGE ?",
        "Does it allow as much time both for the Lyon desk and the tool SILLAGE?",
    ],
)
def test_what_is_chosen_of_two_or_alike_in_both_is_asked_of_each(question: str) -> None:
    assert [side.documents for side in read_names(question, LIBRARY).sides] == [{"lyon"}, {"app"}]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Les variantes sont-elles admises au lot charpente de Lyon, et à l'alerte SILLAGE ?",
            "Les variantes sont-elles admises ?",
        ),
        (
            "Is the deadline longer for the Lyon mail service or for the SILLAGE alert prototype?",
            "Is the deadline longer ?",
        ),
    ],
)
def test_each_side_is_asked_what_is_common_to_all(question: str, asked: str) -> None:
    sides = read_names(question, LIBRARY).sides
    assert [side.documents for side in sides] == [{"lyon"}, {"app"}]
    assert all(asked in side.otherwise for side in sides)


def test_a_side_is_asked_without_the_words_of_its_own_titles_too() -> None:
    question = "L'avance est-elle la même pour l'infogérance à Lyon et pour l'application SILLAGE ?"
    lyon, app = read_names(question, LIBRARY).sides

    assert (lyon.documents, lyon.untitled) == ({"lyon"}, "L'avance est-elle la même pour ?")
    assert (app.documents, app.untitled) == ({"app"}, "")


def test_a_section_is_no_name() -> None:
    def with_sections(text: str) -> Mapping[str, float]:
        return {"brest": 1.0} if "Section" in text else named(text)

    library = Library(lambda: [LYON, BREST, APP], with_sections, lambda exchange: ())
    sides = read_names("Do both Lyon and SILLAGE call for Section 508?", library).sides
    assert [(side.documents, "Section 508" in side.asked) for side in sides] == [({"lyon"}, True), ({"app"}, True)]


def test_the_kind_of_a_buyer_is_part_of_its_name_where_it_has_a_capital() -> None:
    plain = Document("plain", "", "plain.pdf", "application/pdf", 1, "Réservation", "CCTP", buyer="")

    def in_full(text: str) -> Mapping[str, float]:
        return {"plain": 1.0} if "Plaine Commune" in text else named(text)

    library = Library(lambda: [plain, APP], in_full, lambda exchange: ())
    sides = read_names("Entre Plaine Commune et SILLAGE, quelles pénalités ?", library).sides
    assert [(side.name, side.documents) for side in sides] == [("Plaine Commune", {"plain"}), ("SILLAGE", {"app"})]


def test_a_word_for_a_kind_of_buyer_in_a_title_makes_nobodys_name_known() -> None:
    assert read_names("Quelle avance verse la ville de Toulouse Métropole ?", LIBRARY).of_none == (
        "Toulouse Métropole",
    )


def test_a_place_is_in_a_title_that_joins_its_words_by_spaces() -> None:
    library = Library(lambda: [replace(APP, title="CCAP de Villeneuve sur Lot")], named, lambda exchange: ())
    assert read_names("Dans le CCAP de Villeneuve-sur-Lot, quel délai ?", library).of_none == ()


def test_a_place_of_several_words_is_no_acronym_that_many_speak_of() -> None:
    region = replace(BREST, id="region", title="Haute résolution", buyer="")

    def spoken_of(text: str) -> Mapping[str, float]:
        return {"region": 1.0} if "Île-de-France" in text else named(text)

    library = Library(lambda: [region, APP], spoken_of, lambda exchange: ())
    sides = read_names("Entre SILLAGE et l'Île-de-France, quelles pénalités ?", library).sides
    assert [side.documents for side in sides] == [{"app"}, {"region"}]


def test_a_place_names_what_its_name_in_the_other_language_names() -> None:
    def spoken_of(text: str) -> Mapping[str, float]:
        return {"lyon": 1.0} if "Philadelphia" in text else {}

    library = Library(lambda: [LYON, APP], spoken_of, lambda exchange: ())
    tie = read_names("Quelles pénalités prévoit la ville de Philadelphie ?", library).tie
    assert tie is not None
    assert tie.documents == {"lyon"}


def test_two_buyers_that_one_document_names_together_are_two() -> None:
    both = Document("both", "", "both.pdf", "application/pdf", 1, "Convention CANOPEE", "other")
    shares = {"SILLAGE": {"app": 1.0, "both": 0.6}, "CANOPEE": {"other": 1.0, "both": 0.7}}

    def mentioned(text: str) -> Mapping[str, float]:
        return next((found for name, found in shares.items() if name in text), {})

    library = Library(lambda: [APP, both, replace(both, id="other")], mentioned, lambda exchange: ())
    sides = read_names("Compare les pénalités du marché SILLAGE et du marché CANOPEE", library).sides
    assert [side.documents for side in sides] == [{"app"}, {"other", "both"}]


def test_nothing_of_a_possessive_stays_of_a_name() -> None:
    tie = read_names("What are the penalties in Lyon's contract?", LIBRARY).tie
    assert tie
    assert "'s" not in tie.asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Pour fournir les attestations du marché de Lyon, combien de temps a-t-il ?",
            "Pour fournir les attestations , combien de temps a-t-il ?",
        ),
        ("Pour se connecter à SILLAGE, quel délai ?", "Pour se connecter , quel délai ?"),
        ("Pour notre marché de Lyon, quel délai ?", "quel délai ?"),
        ("Pour SILLAGE, quel délai ?", "quel délai ?"),
    ],
)
def test_an_aim_at_the_head_of_a_question_is_part_of_what_is_asked_and_a_place_is_not(
    question: str, asked: str
) -> None:
    tie = read_names(question, LIBRARY).tie
    assert tie
    assert tie.asked == asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Combien dure la garantie à Lyon, et quel est le délai de paiement pour SILLAGE ?",
            ["Combien dure la garantie ?", "Quel est le délai de paiement ?"],
        ),
        (
            "Prise en main : quelle durée à Lyon et quelle durée pour SILLAGE ?",
            ["Prise en main : quelle durée ?", "Prise en main : Quelle durée ?"],
        ),
        (
            "How long is the warranty at Lyon, and how fast must the SILLAGE contractor come?",
            ["How long is the warranty ?", "How fast must contractor come ?"],
        ),
    ],
)
def test_questions_joined_by_and_are_asked_each_of_its_own_tender(question: str, asked: list[str]) -> None:
    sides = read_names(question, LIBRARY).sides
    assert [side.asked for side in sides] == asked
    assert [side.documents for side in sides] == [{"lyon"}, {"app"}]


@pytest.mark.parametrize(
    "question",
    [
        "Combien dure la garantie à Lyon, et qui la paie ?",
        "Quelle garantie à Lyon, et quel délai de paiement à Lyon ?",
        "Qui vérifie SILLAGE à Lyon, et quel délai pour SILLAGE ?",
        "Quelle durée à Lyon, et combien coûte l'interface avec SILLAGE ?",
    ],
)
def test_questions_joined_by_and_about_one_tender_are_not(question: str) -> None:
    assert read_names(question, LIBRARY).sides == ()


@pytest.mark.parametrize(
    "question",
    [
        "Compare les pénalités de Lyon avec celles des autres marchés",
        "Compare Lyon et SILLAGE",
        "Que demande Lyon pour SILLAGE comme garantie ?",
        "Lyon demande-t-elle plus de garanties que la loi ?",
        "Qui de Lyon valide les livrables de SILLAGE ?",
        "Que dit le CCTP de Lyon, SILLAGE y est-il nommé ?",
        "Quel est le plus long délai à Lyon, que dit le CCAP de SILLAGE ?",
        "Le marché de Lyon, plus récent, reprend-il ce que SILLAGE prévoit ?",
        "Quelle différence entre VABF et VSR ?",
        "Compare Lyon et Nice sur les pénalités",
        "Quel délai à Lyon pour corriger SILLAGE ?",
        "Quelle garantie à Lyon et quels tests de SILLAGE ?",
        "Quel délai à Lyon pour raccorder l'annuaire et SILLAGE ?",
        "Which deadline in Lyon for connecting payroll and SILLAGE?",
    ],
)
def test_one_tender_or_nothing_to_ask_sets_none_beside_another(question: str) -> None:
    assert read_names(question, LIBRARY).sides == ()


@pytest.mark.parametrize(
    ("question", "is_of_a_tender"),
    [
        ("Quelles pénalités la ville de Lyon prévoit-elle ?", True),
        ("Quelles pénalités pour le marché SILLAGE ?", True),
        ("Which penalties does the SILLAGE contract set?", True),
        ("Quel est le nom du responsable de SILLAGE ?", True),
        ("Quel est le nom du responsable de Sillage ?", False),
    ],
)
def test_the_name_of_a_tender_tells_where_to_look_and_another_may_be_what_is_asked(
    question: str, is_of_a_tender: bool
) -> None:
    tie = read_names(question, LIBRARY).tie

    assert tie is not None
    assert tie.is_of_a_tender is is_of_a_tender


@pytest.mark.parametrize(
    ("question", "kind", "is_in_tenders"),
    [
        ("Quel est le nom du responsable de Sillage ?", "CCTP", True),
        ("Quel est le nom du responsable de Sillage ?", "guide", False),
    ],
)
def test_a_name_is_in_tenders_where_all_its_documents_are_parts_of_them(
    question: str, kind: str, is_in_tenders: bool
) -> None:
    library = Library(lambda: [LYON, BREST, replace(APP, kind=kind)], named, lambda exchange: ())
    tie = read_names(question, library).tie

    assert tie is not None
    assert tie.is_in_tenders is is_in_tenders


def test_what_stands_before_a_comma_is_asked_of_too_where_it_is_no_name() -> None:
    tie = read_names("Dans la notation des offres de Lyon, combien pèse le prix ?", LIBRARY).tie

    assert tie is not None
    assert tie.asked == "combien pèse le prix ?"
    assert "Dans la notation des offres , combien pèse le prix ?" in tie.otherwise


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Ville de Lyon, exploitation, durée de validité des offres",
            ["exploitation, durée de validité des offres", "durée de validité des offres"],
        ),
        ("SILLAGE, délai de paiement, pénalités", ["délai de paiement, pénalités"]),
        (
            "SILLAGE, réversibilité, en cas de résiliation anticipée du marché",
            ["réversibilité, en cas de résiliation anticipée du marché"],
        ),
    ],
)
def test_what_follows_the_name_in_a_few_words_is_what_is_asked(question: str, asked: list[str]) -> None:
    tie = read_names(question, LIBRARY).tie

    assert tie is not None
    assert [tie.asked, *tie.otherwise] == asked


@pytest.mark.parametrize(
    "question",
    [
        "Délai de paiement, ville de Lyon",
        "Ville de Lyon, exploitation, quel délai de paiement ?",
        "Marché de Lyon : dis-moi la durée, les pénalités",
    ],
)
def test_a_sentence_is_asked_whole(question: str) -> None:
    tie = read_names(question, LIBRARY).tie

    assert tie is not None
    assert len(tie.otherwise) == 2


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("Quelles pénalités prévoient les marchés de sillage ?", {"app"}),
        ("Quelles pénalités prévoient les marchés de voirie ?", set()),
    ],
)
def test_tenders_of_one_sort_are_asked_where_some_are_of_it(question: str, documents: set[str]) -> None:
    tie = read_names(question, LIBRARY).tie

    assert (tie.documents if tie and tie.is_of_a_sort else set()) == documents


def test_a_name_beside_a_sort_of_tenders_is_what_is_asked() -> None:
    assert read_names("Quelles pénalités prévoit Lyon pour les marchés de sillage ?", LIBRARY).tie is None


def test_a_name_of_no_document_stays_in_what_is_asked_of_those_that_another_names() -> None:
    ties = [
        read_names(f"Quelles pénalités prévoit la ville de Lyon{other} ?", LIBRARY).tie for other in (" pour WeNR", "")
    ]

    assert [tie and (tie.documents, tie.asked, tie.is_whole) for tie in ties] == [
        ({"lyon"}, "Quelles pénalités pour WeNR ?", False),
        ({"lyon"}, "Quelles pénalités ?", True),
    ]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Dans le CCAP de Nice, quel délai ?", ("Nice",)),
        ("Quelles pénalités à la ville de Nice et au marché d'Aquaréel ?", ("Nice", "Aquaréel")),
        ("Quelles pénalités prévoit la ville de Lyon ?", ()),
        ("Quelles pénalités pour le marché de SILLAGE ?", ()),
        ("Quelles pénalités pour le marché de Brest ?", ()),
        ("Quel est le prix d'un marché SaaS ?", ()),
        ("Que demande le RGPD ?", ()),
        ("Quelles pénalités à la ville de Lyon-la-Forêt ?", ("Lyon-la-Forêt",)),
        ("Quelles pénalités pour le marché de restauration scolaire ?", ("restauration scolaire",)),
        ("Quelle durée pour le marché de refonte du site, et quel prix ?", ("refonte du site",)),
        ("Le marché de nettoyage est signé pour combien d'années ?", ("nettoyage",)),
        ("Quelles pénalités pour les marchés de restauration scolaire ?", ()),
        ("Quelles pénalités pour le marché de ménage des écoles ?", ()),
        ("Quelles pénalités pour le marché de nettoyage du sillage ?", ()),
        ("Quelles pénalités pour le marché de restauration de la ville de Lyon ?", ()),
        ("Quelle durée pour le contrat de travail ?", ()),
    ],
)
def test_the_name_of_a_tender_or_buyer_that_no_document_has_is_found(question: str, names: tuple[str, ...]) -> None:
    assert read_names(question, LIBRARY).of_none == names


@pytest.mark.parametrize(
    ("question", "asked", "in_full"),
    [
        ("Quelle est la durée du marché SILLAGE ?", "Quelle est la durée ?", "Quelle est la durée du marché ?"),
        ("Quelle est la durée du contrat SILLAGE ?", "Quelle est la durée ?", "Quelle est la durée du marché ?"),
        ("What is the term of the SILLAGE contract?", "What is the term ?", "What is the term of the contract ?"),
        ("Combien de temps dure le marché SILLAGE ?", "Combien de temps dure ?", "Combien de temps dure le marché ?"),
        ("How long does the SILLAGE contract run?", "How long does run?", "How long does the contract run?"),
        ("Quelle est la durée de SILLAGE ?", "Quelle est la durée ?", "Quelle est la durée ?"),
    ],
)
def test_what_is_asked_of_a_tender_is_asked_in_full_too(question: str, asked: str, in_full: str) -> None:
    tie = read_names(question, LIBRARY).tie

    assert tie is not None
    assert (tie.asked, tie.otherwise[0]) == (asked, in_full)


def test_documents_published_beside_those_of_a_buyer_that_name_none_are_of_its_tender() -> None:
    folder = "lyon/dce@1234abcd:"
    beside = [
        replace(LYON, id=id, buyer=buyer, kind=kind, origin=f"{place}{id}.pdf")
        for id, buyer, kind, place in (
            ("cctp", "Ville de Lyon", "CCTP", folder),
            ("prices", "", "BPU", folder),
            ("lessons", "", "REX", folder),
            ("elsewhere", "", "BPU", "lyon/other@1234abcd:"),
        )
    ]

    def named_by_title(text: str) -> Mapping[str, float]:
        return {"cctp": 1.0} if "SILLAGE" in text else {}

    library = Library(lambda: beside, named_by_title, lambda exchange: ())
    assert library.documents_named("SILLAGE", 0.5) == {"cctp", "prices"}

    cctp = replace(beside[0], title="CCTP – Maintenance de SILLAGE")
    another = replace(cctp, id="another", buyer="", title="CCTP – Location de vélos")
    examples = Library(lambda: [cctp, another, beside[1]], named_by_title, lambda exchange: ())
    assert examples.documents_named("SILLAGE", 0.5) == {"cctp"}


def test_a_buyer_who_only_begins_with_the_name_of_another_is_told_from_who_is_called_by_it() -> None:
    documents = [
        Document(id, "", f"{id}.pdf", "application/pdf", 1, title, "RFP", buyer=buyer, language=language)
        for id, title, buyer, language in (
            ("fairfax", "RFP – Staff of Fairfax County", "", "en"),
            ("university", "RFP – Consulting", "Orve University", "en"),
            ("annex", "Annex", "", "en"),
            ("fees", "Fees", "Fairfax County", "en"),
            ("sgp", "CCAP – Nettoyage", "SGP", "fr"),
            ("lesson", "REX – Nettoyage à la Société du Grand Paris", "Ville d'Orve", "fr"),
        )
    ]
    everywhere = dict.fromkeys((one.id for one in documents), 1.0)
    library = Library(lambda: documents, lambda text: everywhere, lambda exchange: ())

    assert library.documents_named("Fairfax County", 0.9) == {"fairfax", "annex", "fees"}
    assert library.documents_named("Springfield", 0.9) == everywhere.keys()
    assert library.documents_named("Société du Grand Paris", 0.9) == everywhere.keys()
    documents.append(replace(documents[0], id="paris", title="CCAP", buyer="Société du Grand Paris"))
    assert library.documents_named("Société du Grand Paris", 0.9) >= {"sgp", "lesson"}


def test_a_name_that_only_the_title_of_a_document_named_holds_is_no_other_tender() -> None:
    link = replace(APP, id="link", title="Cadrage – LINK")
    library = Library(lambda: [LYON, link], lambda text: {"link": 1.0} if "Orvane" in text else {}, lambda exchange: ())

    for question, is_whole in (
        ("Quelle pénalité par jour de retard Orvane applique-t-il sur le projet LINK ?", True),
        ("Quelle pénalité par jour de retard Orvane applique-t-il sur le projet PHARE ?", False),
    ):
        tie = read_names(question, library).tie
        assert tie is not None
        assert tie.is_whole is is_whole


@pytest.mark.parametrize(
    ("title", "kind", "documents"),
    [
        ("Exigences d'accessibilité", "guide", frozenset[str]()),
        ("Exigences du WCAG", "guide", {"app"}),
        ("Exigences d'accessibilité", "CCTP", {"app"}),
    ],
)
def test_what_many_documents_demand_leads_to_no_guide_that_is_not_called_so(
    title: str, kind: str, documents: frozenset[str]
) -> None:
    guide = replace(APP, title=title, kind=kind)
    library = Library(lambda: [LYON, guide], lambda text: {"app": 1.0} if "WCAG" in text else {}, lambda exchange: ())

    for question in (
        "Quelles règles d'accessibilité le logiciel respecte-t-il (WCAG) ?",
        "Which WCAG level must the software meet?",
    ):
        assert read_names(question, library).documents == documents


@pytest.mark.parametrize("question", ["GED pénalités de retard", "Quelle reprise des documents dans la GED ?"])
def test_what_a_project_is_about_is_no_name_of_its_only_tender(question: str) -> None:
    tender = replace(LYON, title="CCAP – Mise en place d’une GED")
    library = Library(lambda: [tender, BREST], lambda text: {"lyon": 1.0} if "GED" in text else {}, lambda _: ())

    assert read_names(question, library) == Names()


FAIR, POWER, POSTS = (
    Document(id, "", f"{id}.pdf", "application/pdf", 1, title, "CCTP")
    for id, title in (("fair", "Marché de Noël"), ("power", "Onduleurs"), ("posts", "Bornes"))
)


def called(text: str) -> Mapping[str, float]:
    return {id: 1.0 for id, word in (("fair", "noël"), ("power", "onduleurs"), ("posts", "bornes")) if word in text}


COMMON = Library(lambda: [FAIR, POWER, POSTS], called, lambda exchange: ())


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("lequel dure le plus longtemps : les onduleurs ou le marché de noël ?", "lequel dure le plus longtemps ?"),
        ("délai de paiement : les onduleurs face au marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : les onduleurs contre le marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : les onduleurs par rapport à l'achat du marché de noël ?", "délai de paiement ?"),
        ("délai plus long pour les onduleurs qu'au marché de noël ?", "délai plus long ?"),
        ("lequel est le plus long, entre les onduleurs et le marché de noël ?", "lequel est le plus long ?"),
        ("prix d'un lot : différence entre les onduleurs et le marché de noël ?", "prix d'un lot ?"),
        ("différence de durée entre les onduleurs et le marché de noël ?", "différence de durée ?"),
        ("combien de mois pour les onduleurs et pour le marché de noël ?", "combien de mois ?"),
        ("combien de mois pour les onduleurs, et combien pour le marché de noël ?", "combien de mois ?"),
        ("combien de mois sur les onduleurs et dans le marché de noël ?", "combien de mois ?"),
        ("entre les onduleurs et le marché de noël, qui paie une avance ?", "qui paie une avance ?"),
        ("combien de mois dure chacun, les onduleurs et le marché de noël ?", "combien de mois dure chacun ?"),
        (
            "combien de mois tient-on son offre : les onduleurs ou le marché de noël ?",
            "combien de mois tient-on son offre ?",
        ),
        ("les onduleurs et le marché de noël : combien de mois des deux côtés ?", "combien de mois des deux côtés ?"),
        ("délai de paiement : comparez les onduleurs et le marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : pouvez-vous comparer les onduleurs au marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : compare l'achat à Lyon des onduleurs et le marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : je voudrais comparer les onduleurs avec le marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : j'aimerais comparer les onduleurs et le marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : comparons les onduleurs et le marché de noël ?", "délai de paiement ?"),
        ("délai de paiement : comparez les onduleurs et le marché de noël avec ses chalets ?", "délai de paiement ?"),
        ("payment period: how do you compare les onduleurs with le marché de noël?", "payment period ?"),
        ("payment period: comparing les onduleurs and le marché de noël?", "payment period ?"),
        (
            "délai de paiement : en quoi les onduleurs et le marché de noël diffèrent-ils ?",
            "délai de paiement ?",
        ),
    ],
)
def test_two_tenders_called_in_common_words_are_asked_each(question: str, asked: str) -> None:
    sides = read_names(question, COMMON).sides

    assert [side.documents for side in sides] == [{"power"}, {"fair"}]
    assert [side.asked for side in sides] == [asked] * 2


def test_common_words_call_the_tender_whose_title_holds_most_of_them() -> None:
    titles = {
        "team": "RFQ – Cloud marketplace development team",
        "platform": "Challenge.gov Platform",
        "software": "Software development team",
        "call": "Appel à projets (EIG3)",
    }
    documents = [Document(id, "", f"{id}.pdf", "application/pdf", 1, title, "RFP") for id, title in titles.items()]
    library = Library(lambda: documents, lambda text: {}, lambda exchange: ())

    for question, called in (
        ("Which runs longer: the Challenge.gov platform order or the cloud marketplace development team order?",
         [{"platform"}, {"team"}]),
        ("Combien de jours pour l'appel à projets EIG 3 et pour la cloud marketplace ?", [{"call"}, {"team"}]),
        ("Which runs longer: the marketplace or the platform?", []),
        ("Which runs longer: the cloud storage order or the grants platform for towns?", []),
    ):  # fmt: skip
        assert [side.documents for side in read_names(question, library).sides] == called


def test_documents_called_in_common_words_come_with_those_published_beside_them() -> None:
    beside = "https://ville.fr/navettes/"
    documents = [
        Document("bus", "", "bus.pdf", "", 1, "Navettes scolaires", "CCTP", buyer="Lyon", origin=f"{beside}cctp.pdf"),
        Document("rules", "", "rc.pdf", "", 1, "Règlement", "RC", buyer="Lyon", origin=f"{beside}rc.pdf"),
        Document("brest", "", "brest.pdf", "", 1, "Navettes scolaires", "CCTP", buyer="Ville de Brest"),
        Document("safe", "", "safe.pdf", "", 1, "Security review", "RFP", language="en"),
        Document("both", "", "both.pdf", "", 1, "Sécurité (security)", "CCTP"),
    ]
    library = Library(lambda: documents, lambda text: {}, lambda exchange: ())

    assert library.documents_called("le marché des navettes scolaires") == {"bus", "rules", "brest"}
    assert library.documents_called("les navettes scolaires de la ville de Brest") == {"brest"}
    assert library.documents_called("la revue de sécurité") == frozenset()
    assert library.documents_called("la review de sécurité") == {"safe"}
    assert library.documents_called("le marché de sécurité") == frozenset()


def test_a_term_of_several_words_is_called_by_its_name_in_the_other_language() -> None:
    documents = [
        Document("tma", "", "tma.pdf", "", 1, "Tierce maintenance applicative du portail", "CCTP"),
        Document("app", "", "app.pdf", "", 1, "Application mobile", "CCTP"),
        Document("parc", "", "parc.pdf", "", 1, "Maintenance du parc", "CCTP"),
        Document("walks", "", "walks.pdf", "", 1, "Consultation des randonnées", "CCTP"),
        Document("level", "", "level.pdf", "", 1, "Niveaux de service", "CCTP"),
        Document("english", "", "english.pdf", "", 1, "Service levels", "RFP", language="en"),
    ]
    library = Library(lambda: documents, lambda text: {}, lambda exchange: ())

    assert library.documents_called("the application maintenance") == {"tma"}
    assert library.documents_called("the service level") == {"level", "english"}
    assert library.documents_called("l'application 2024") == frozenset()
    assert library.documents_called("the call for tenders") == frozenset()


def test_what_is_sure_to_be_compared_and_names_no_document_is_asked_of_all_others() -> None:
    power, other = read_names("Lequel paie le plus d'avance : les onduleurs ou les secours ?", COMMON).sides

    assert (power.documents, other.documents) == ({"power"}, {"fair", "posts"})
    assert other.asked == "Lequel paie le plus d'avance les secours ?"


@pytest.mark.parametrize(
    "question",
    [
        "combien pour les onduleurs et pour les secours ?",
        "combien de mois sur les onduleurs et dans les secours ?",
        "quelle location d'engins, les onduleurs contre les incendies ?",
        "Pour l'acheteur, est-ce que les onduleurs coûtent plus cher ?",
        "entre la commande et les onduleurs, quel délai ?",
        "Qui fournit, au moins une fois par an, le marché de noël ou les onduleurs ?",
        "Qu'est-ce qui pèse le plus : le prix ou les onduleurs ?",
        "faut-il plus de place pour des onduleurs ou un marché de noël ?",
        "bornes : combien de mois pour les onduleurs et pour le marché de noël ?",
        "combien de mois pour les bornes, pour les onduleurs et pour le marché de noël ?",
        "Lequel dure le plus : les bornes, les onduleurs ou le marché de noël ?",
        "livraison des onduleurs : avant ou après le marché de noël ?",
        "les onduleurs et le marché de noël : qui paie ?",
        "quel est le délai comparé des onduleurs à celui du marché de noël ?",
        "les onduleurs et le marché de noël : lequel prime quand les deux se contredisent ?",
    ],
)
def test_what_may_be_parts_of_one_thing_or_three_things_is_asked_as_a_whole(question: str) -> None:
    assert not read_names(question, COMMON).sides
