from dataclasses import replace

import pytest

from corpus.models import Document, PageKind
from ingest.one_tender import (
    are_one_tender,
    are_tied,
    published_in,
    says_nothing_of_its_subject,
    titled_as_a_part,
    with_common_buyer,
)


def document(kind: str, buyer: str = "", buyer_type: str = "", title: str = "", language: str = "fr") -> Document:
    return Document(
        id=f"{kind}-{buyer}",
        sha256="",
        file=f"{kind}.pdf",
        title=title or kind,
        media_type="application/pdf",
        size=1,
        kind=kind,
        buyer=buyer,
        buyer_type=buyer_type,
        language=language,
        page_kind=PageKind.PAGE,
    )


def buyers(*documents: Document) -> list[str]:
    return [one.buyer for one in with_common_buyer(documents)]


LYON = document("CCAP", "Ville de Lyon")


@pytest.mark.parametrize("kind", ["CCTP", "RC", "AE", "BPU", "RFP", "other"])
def test_what_names_no_buyer_has_that_of_the_tender_it_lies_with(kind: str) -> None:
    given = [LYON, document(kind)]
    assert buyers(*given) == ["Ville de Lyon"] * 2
    assert with_common_buyer(given)[1].buyer_type == "commune"
    assert with_common_buyer(given)[0] is LYON


def test_a_long_name_and_what_it_begins_with_are_one_buyer() -> None:
    short, long = "Ministère de la Transition Écologique", "Ministère de la transition écologique et solidaire"
    assert buyers(document("AE", short), document("CCTP", long), document("RC"))[2] == short


@pytest.mark.parametrize("other", ["OBI", "Orve Bank for Investment", "Orve Bank for Investment (OBI)"])
def test_a_name_with_its_abbreviation_is_one_buyer_with_either(other: str) -> None:
    whole = "Orve Bank for Investment (OBI)"
    assert buyers(document("CCAP", whole), document("CCTP", other), document("RC"))[2] == whole
    assert buyers(document("CCAP", whole), document("CCTP", "OB"), document("RC"))[2] == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ville de Lyon", "Ville de Brest"),
        ("Ville de Saint", "Ville de Saintes"),
        ("Ville de Lyon", "Ville de Lyon 3e"),
        ("Ministère", "Ministère de la Justice"),
        ("Department of Health", "Department of Health And Social Services"),
    ],
)
def test_of_several_buyers_none_is_taken(one: str, other: str) -> None:
    assert buyers(document("CCAP", one), document("CCTP", other), document("BPU"))[2] == ""


def test_a_collection_is_no_tender() -> None:
    assert buyers(LYON, *[document("other")] * 19)[1:] == ["Ville de Lyon"] * 19
    assert buyers(LYON, *[document("other")] * 20)[1:] == [""] * 20
    assert buyers(LYON, document("CCTP"), document("CCTP"))[1:] == ["Ville de Lyon"] * 2


@pytest.mark.parametrize("kind", ["CCAP", "RC", "RFP"])
def test_two_of_what_a_tender_has_once_are_of_two_tenders(kind: str) -> None:
    assert buyers(document("AE", "Ville de Lyon"), document(kind), document(kind), document("BPU"))[1:] == [""] * 3


def test_specifications_of_different_purchases_are_of_several_tenders() -> None:
    network = document("CCTP", "Ville de Lyon", title="CCTP – Prestations d’exploitation du réseau")
    events = document("CCTP", title="CCTP – Prestation d’accès à une plateforme")
    assert buyers(network, events)[1] == ""
    assert buyers(network, document("CCTP", title="CCTP – Réseau des écoles"))[1] == "Ville de Lyon"
    assert buyers(network, document("CCTP", title="Lot 2 – Menuiserie"))[1] == "Ville de Lyon"
    assert buyers(network, document("CCTP", title="CCTP – Annexe 3 : vocabulaire"))[1] == "Ville de Lyon"
    assert buyers(network, document("CCTP", title="Cahier des clauses techniques"))[1] == "Ville de Lyon"
    bicycles = document("RFP", title="RFP – Bicycle rental")
    assert buyers(network, bicycles, document("BPU"))[1:] == ["", ""]


def test_a_guide_neither_gives_its_author_nor_takes_a_buyer() -> None:
    assert buyers(document("guide", "Direction du numérique"), document("BPU")) == ["Direction du numérique", ""]
    assert buyers(LYON, document("guide"), document("REX"))[1:] == ["", ""]


def test_a_document_in_another_language_than_the_tender_is_not_its_buyers() -> None:
    english = document("other", language="en")
    assert buyers(LYON, document("other"), english) == ["Ville de Lyon", "Ville de Lyon", ""]
    assert buyers(LYON, document("BPU", language="en"))[1] == "Ville de Lyon"


def test_where_another_document_names_its_own_buyer_the_others_have_none() -> None:
    council = document("other", "Commune d’Orve")
    assert buyers(LYON, document("BPU"), document("other"), council)[1:3] == ["Ville de Lyon", ""]
    assert buyers(LYON, document("other"), document("other", "VILLE DE LYON"))[1] == "Ville de Lyon"


def test_among_guides_and_feedback_only_the_parts_of_a_tender_are_its_buyers() -> None:
    assert buyers(LYON, document("BPU"), document("other"), *[document("guide")] * 2)[1:3] == ["Ville de Lyon"] * 2
    assert buyers(LYON, document("BPU"), document("other"), *[document("REX")] * 3)[1:3] == ["Ville de Lyon", ""]


def test_what_is_known_of_the_kind_of_buyer_stays() -> None:
    [_, schedule] = with_common_buyer([LYON, document("BPU", buyer_type="etat")])
    assert (schedule.buyer, schedule.buyer_type) == ("Ville de Lyon", "etat")


@pytest.mark.parametrize(
    ("origin", "place"),
    [
        ("https://ville.example/marches/2025/BPU.xlsx", "ville.example/marches/2025"),
        ("https://ville.example/BPU.xlsx", "ville.example"),
        ("https://ville.example", "ville.example"),
        ("https://portail.example/dce/?page=dce&id=12/a", "portail.example"),
        ("ville/marches@1b7e918b:BPU.xlsx", "ville/marches@1b7e918b:"),
        ("ville/marches@1b7e918b:dce v1 /BPU.xlsx", "ville/marches@1b7e918b:dce v1 /"),
        ("http://[ville", ""),
        ("PLACE : marché 12", ""),
        ("un dépôt", ""),
        ("", ""),
    ],
)
def test_a_document_was_published_in_a_folder_of_a_site(origin: str, place: str) -> None:
    assert published_in(origin) == place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2022_011 CCAP.pdf", "CCAP"), ("2022-011 BPU.xlsx", "BPU")),
        (("CCAP 24M017.pdf", "CCAP"), ("24M017_prix.xlsx", "Prix")),
        (("a.pdf", "CCTP – Entretien des ascenseurs de la ville"), ("b.pdf", "BPU – Entretien des ascenseurs")),
    ],
)
def test_a_reference_or_what_is_bought_ties_documents(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert are_tied(_called(*one), _called(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("CCAP.pdf", "CCAP"), ("BPU.pdf", "BPU")),
        (("CCAP 2024.pdf", "CCAP"), ("BPU 2024.pdf", "BPU")),
        (("CCAP 2024-03-12.pdf", "CCAP"), ("BPU 2024-03-28.pdf", "BPU")),
        (("a.pdf", "CCTP – Maintenance"), ("b.pdf", "BPU – Maintenance")),
        (
            ("a.pdf", "CCTP – Tierce maintenance applicative du portail Aquaréel"),
            ("b.pdf", "BPU – Tierce maintenance applicative de la bourse aux stages"),
        ),
    ],
)
def test_what_many_tenders_have_in_common_ties_none(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not are_tied(_called(*one), _called(*other))


def _called(file: str, title: str) -> Document:
    return replace(document("CCTP", title=title), file=file)


def test_a_price_schedule_called_as_its_file_is_called_after_its_tender() -> None:
    schedule = replace(document("BPU", title="Cisbeo 1b BPU DQE"), file="cisbeo_1b-BPU-DQE.xlsx")
    specification = document("CCTP", "Ville de Lyon", title="CCTP – Maintenance des réseaux")

    beside = [replace(specification, file=f"cisbeo_dce-{part}.pdf") for part in ("CCTP", "CCAP")]

    assert says_nothing_of_its_subject(schedule, beside)
    assert says_nothing_of_its_subject(replace(schedule, title="Bordereau des prix unitaires"), beside)
    assert not says_nothing_of_its_subject(
        replace(schedule, title="BPU ascenseurs", file="BPU_ascenseurs.xlsx"), beside
    )
    assert not says_nothing_of_its_subject(replace(schedule, kind="CCTP"), beside)
    assert not says_nothing_of_its_subject(schedule, [*beside, document("RC")])
    assert titled_as_a_part(schedule, specification) == "BPU – Maintenance des réseaux"
    for title in ("Maintenance", "CCTP", "RC – Maintenance"):
        assert titled_as_a_part(schedule, replace(specification, title=title)) == "Cisbeo 1b BPU DQE"
    assert titled_as_a_part(replace(schedule, kind="guide"), specification) == "Cisbeo 1b BPU DQE"


def test_documents_are_one_tender_where_those_that_name_a_buyer_are_tied() -> None:
    title = "Infogérance et supervision des réseaux"
    one, other = (document(kind, "Ville de Lyon", title=f"{kind} – {title}") for kind in ("CCTP", "CCAP"))

    assert are_one_tender([one, other, document("BPU")])
    assert are_one_tender([one, other, document("guide", "Ville de Lyon", title="Guide de l’achat")])
    assert not are_one_tender([one, document("BPU")])
    assert not are_one_tender([one, replace(other, title="CCAP – Entretien des ascenseurs")])
