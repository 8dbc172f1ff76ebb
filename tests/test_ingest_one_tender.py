import pytest

from corpus.models import Document, PageKind
from ingest.one_tender import folder_of, with_common_buyer


def document(kind: str, buyer: str = "", buyer_type: str = "") -> Document:
    return Document(
        id=f"{kind}-{buyer}",
        sha256="",
        file=f"{kind}.pdf",
        title=kind,
        media_type="application/pdf",
        size=1,
        kind=kind,
        buyer=buyer,
        buyer_type=buyer_type,
        page_kind=PageKind.PAGE,
    )


def buyers(*documents: Document) -> list[str]:
    return [one.buyer for one in with_common_buyer(documents)]


def test_what_names_no_buyer_has_that_of_the_tender_it_lies_with() -> None:
    given = [document("CCAP", "Ville du Bourget"), document("BPU"), document("other")]
    assert buyers(*given) == ["Ville du Bourget"] * 3
    assert [one.buyer_type for one in with_common_buyer(given)][1:] == ["commune", "commune"]
    assert with_common_buyer(given)[0] is given[0]


def test_one_buyer_is_written_in_two_ways() -> None:
    assert (
        buyers(
            document("AE", "Ministère de l’Air"), document("CCTP", "Ministère de l'air et de la Mer"), document("RC")
        )[2]
        == "Ministère de l’Air"
    )


def test_of_several_buyers_none_is_taken() -> None:
    assert buyers(document("CCAP", "Ville de Lyon"), document("CCTP", "Ville de Brest"), document("BPU"))[2] == ""
    assert buyers(document("CCAP", "Ville de Saint"), document("CCTP", "Ville de Saintes"), document("BPU"))[2] == ""


def test_a_collection_is_no_tender() -> None:
    named = document("CCAP", "Ville de Lyon")
    assert buyers(named, *[document("other")] * 19)[1:] == ["Ville de Lyon"] * 19
    assert buyers(named, *[document("other")] * 20)[1:] == [""] * 20
    assert buyers(named, document("CCAP"), document("BPU"))[1:] == ["", ""]
    assert buyers(named, document("CCTP"), document("CCTP"))[1:] == ["Ville de Lyon"] * 2


def test_a_guide_neither_gives_its_author_nor_takes_a_buyer() -> None:
    assert buyers(document("guide", "Direction du numérique"), document("BPU")) == ["Direction du numérique", ""]
    assert buyers(document("CCAP", "Ville de Lyon"), document("guide"), document("REX"))[1:] == ["", ""]


def test_what_is_known_of_the_kind_of_buyer_stays() -> None:
    [_, schedule] = with_common_buyer([document("CCAP", "Ville de Lyon"), document("BPU", buyer_type="etat")])
    assert (schedule.buyer, schedule.buyer_type) == ("Ville de Lyon", "etat")


@pytest.mark.parametrize(
    ("origin", "folder"),
    [
        ("https://ville.example/marches/2025/BPU.xlsx", "https://ville.example/marches/2025"),
        ("ville/marches@1b7e918b:BPU.xlsx", "ville/marches@1b7e918b"),
        ("un dépôt", "given in"),
        ("", "given in"),
    ],
)
def test_documents_lie_where_they_were_published_else_where_they_were_given(origin: str, folder: str) -> None:
    assert folder_of(origin, "given in") == folder
