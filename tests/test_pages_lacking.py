"""What is still to be said of files before they are published, and what a version takes over from the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.models import Document, PageKind
from corpus.uploads import Step, Upload
from ingest.description import Description
from ingest.document import ReadDocument
from ingest.draft import Draft
from ingest.near_duplicates import Likeness
from ingest.relation import Related, Relation
from pages.giving.given import Given, described_like, hiding_as
from pages.giving.lacking import common_lack, own_lacks

SHARED = Document(
    "a1b2", "a1b2c3", "CCAP", "text/plain", 1, "CCAP Lyon", buyer="Lyon", year=2024, masked_words=("Nadia",)
)
SAID = Description(title="CCAP", licence="etalab-2.0")
NEAR = (Likeness(SHARED, 0.9),)


def given(
    description: Description = SAID, near: tuple[Likeness, ...] = (), related: Related | None = None, id: str = "1"
) -> Given:
    upload = Upload(id, "CCAP", Step.PROTECTED, datetime(2026, 7, 28, tzinfo=UTC))
    draft = Draft(replace(SHARED, id=""), Path(), ReadDocument(PageKind.PAGE, ()), near=near)
    return Given(upload, draft, description, related)


def told(one: Given, *, needs_licence: bool = True) -> list[str]:
    return [lack.told for lack in own_lacks(one, "en", needs_licence=needs_licence)]


def test_a_file_with_a_title_and_a_licence_lacks_nothing() -> None:
    assert own_lacks(given(), "en", needs_licence=True) == []


def test_what_a_file_lacks_is_said_in_one_sentence_and_at_each_of_its_fields() -> None:
    [lack] = own_lacks(given(Description()), "en", needs_licence=True)

    assert lack.told == "“CCAP”: choose a licence and give a title, then publish."
    assert lack.fields == {"title-1": "Give a title", "licence-1": "Choose a licence"}
    assert told(given(Description(licence="etalab-2.0"))) == ["“CCAP”: give a title, then publish."]
    assert told(given(Description(title="CCAP"))) == ["“CCAP”: choose a licence, then publish."]
    assert told(given(Description(title="CCAP")), needs_licence=False) == []


def test_a_file_that_is_near_to_another_lacks_how_it_relates_until_that_is_said() -> None:
    near, missing = own_lacks(given(Description(), NEAR), "en", needs_licence=False)

    assert near.told == "“CCAP”: say how it relates to the nearly identical document, then publish."
    assert near.fields == {"relation-1": "Say how it relates to it"}
    assert missing.told == "“CCAP”: give a title, then publish."
    assert told(given(SAID, NEAR, Related(Relation.DIFFERENT, SHARED))) == []


def test_a_licence_that_none_of_several_files_has_is_asked_for_once() -> None:
    bare = given(Description(title="CCAP"))
    lack = common_lack([bare, given(Description(title="CCAP"), id="2")], "form", "en")

    assert lack is not None
    assert lack.told == "Choose a licence for all files, or one for each, then publish."
    assert lack.fields == {"common-licence-form": "Choose a licence"}
    assert common_lack([bare, given()], "form", "en") is None
    assert common_lack([bare], "form", "en") is None


def test_a_version_hides_what_the_one_before_hides() -> None:
    kept_back = replace(SHARED, text_only=True)
    own = replace(SAID, masked_words=("Sophie",))

    assert set(hiding_as(SHARED, own, may_give_file=False).masked_words or ()) == {"Nadia", "Sophie"}
    assert [bool(hiding_as(kept_back, own, may_give_file=may).text_only) for may in (False, True)] == [True, False]


def test_a_version_starts_with_what_is_said_of_the_one_before_but_not_with_its_year() -> None:
    common = described_like(SHARED)

    assert (common.title, common.buyer, common.masked_words, common.year) == ("CCAP Lyon", "Lyon", ("Nadia",), None)
