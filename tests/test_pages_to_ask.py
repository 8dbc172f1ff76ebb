"""Which question the page asks, of one corrected, one put and that of its address."""

from __future__ import annotations

from answer.models import Answer, Mode
from index.filters import Filters
from pages.asking.to_ask import ToAsk, question_to_ask
from pages.asking.understood import Correction
from pages.asking.writing import Place
from pages.conversation import Conversation, Turn

EVERYWHERE, LYON, NICE = Filters(), Filters(buyers=frozenset({"Lyon"})), Filters(buyers=frozenset({"Nice"}))
ADDRESS = Place("Quel délai ?", LYON)
FIRST, SECOND = "Quel délai ?", "Et la garantie ?"
CORRECTED = Correction("Et la durée de la garantie ?", 2, NICE)


def turn(question: str) -> Turn:
    return Turn(question, Answer(question, question, Mode.REFUSED, (), ()), LYON)


STANDING = Conversation((turn(FIRST), turn(SECOND)))


def test_the_question_of_an_address_is_asked_by_itself_within_the_filters_of_the_address() -> None:
    assert question_to_ask(None, None, None, NICE, ADDRESS) == ToAsk("Quel délai ?", Conversation(), LYON)


def test_the_question_of_an_address_is_not_asked_where_it_is_answered() -> None:
    assert question_to_ask(STANDING, None, None, LYON, ADDRESS) is None
    assert question_to_ask(None, None, None, EVERYWHERE, Place(None, EVERYWHERE)) is None


def test_a_question_that_was_put_goes_on_with_what_stands_within_the_filters_chosen() -> None:
    assert question_to_ask(STANDING, None, "Et le prix ?", NICE, ADDRESS) == ToAsk("Et le prix ?", STANDING, NICE)
    assert question_to_ask(None, None, "Et le prix ?", NICE, ADDRESS) == ToAsk("Et le prix ?", Conversation(), NICE)


def test_a_corrected_question_takes_the_place_of_the_one_it_corrects_and_leans_on_none_before() -> None:
    asked = question_to_ask(STANDING, CORRECTED, "Et le prix ?", LYON, ADDRESS)

    assert asked == ToAsk(
        CORRECTED.question, Conversation(STANDING.turns[:1], recalls=False), CORRECTED.filters, replaces=True
    )


def test_a_corrected_question_that_no_longer_stands_on_the_page_is_not_asked() -> None:
    assert question_to_ask(None, CORRECTED, None, LYON, Place(None, LYON)) is None
