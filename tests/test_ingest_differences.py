from __future__ import annotations

from corpus.models import Page
from ingest.differences import Extract, main_differences

BEFORE = (
    "Le titulaire intervient dans un délai de quatre heures après le signalement de la panne par la collectivité. "
    "Les pièces sont garanties deux ans. Le marché dure trois ans."
)


def pages(*texts: str) -> list[Page]:
    return [Page(number, str(number), text) for number, text in enumerate(texts, 1)]


def own(extract: Extract | None) -> str:
    return extract.text[extract.own.start : extract.own.end] if extract else ""


def changes(before: str, after: str) -> list[tuple[str, str]]:
    found, _ = main_differences(pages(before), pages(after))
    return [(own(one.before), own(one.after)) for one in found]


def test_changed_words_stand_side_by_side_with_what_surrounds_them() -> None:
    found, total = main_differences(pages(BEFORE), pages(BEFORE.replace("quatre heures", "deux jours")))
    assert total == 1
    [one] = found
    assert one.after
    assert (own(one.before), own(one.after)) == ("quatre heures", "deux jours")
    assert one.after.text == "… titulaire intervient dans un délai de deux jours après le signalement de la panne …"


def test_what_was_changed_to_words_that_stand_elsewhere_too_is_beside_them() -> None:
    before = "Le rapport est remis sous 15 jours ouvrés. L’acheteur est livré en 10 jours ouvrés après la commande."
    after = before.replace("en 10 jours", "en 15 jours")
    assert changes(before, after) == [("10", "15")]
    assert changes(after, before) == [("15", "10")]


def test_added_and_removed_sentences_stand_alone_the_longest_first() -> None:
    added = " L’acheteur peut demander à tout moment la liste complète des interventions passées."
    [first, second] = changes(BEFORE, BEFORE.replace(" Les pièces sont garanties deux ans.", "") + added)
    assert first == ("", added.strip(" ."))
    assert "pièces" in second[0]
    assert second[1] == ""


def test_case_accents_page_breaks_and_the_order_of_rows_are_no_difference() -> None:
    rows = ["Majeure | 4 heures", "Mineure | 2 jours", "Bloquante | 1 heure"]
    assert main_differences(pages("DÉLAIS", *rows), pages("\n".join(["Délais", *reversed(rows)]))) == ([], 0)


def test_only_the_longest_are_shown_and_all_are_counted() -> None:
    before = ". ".join(f"La clause {i} du lot {i} vaut pour le site numéro {i} de la ville" for i in range(20))
    after = before
    for i in range(0, 20, 2):
        after = after.replace(f"clause {i} du lot", f"clause {i}bis du lot")
    found, total = main_differences(pages(before), pages(after), count=3)
    assert (len(found), total) == (3, 10)


def test_what_one_of_both_hides_is_no_difference_and_what_changed_beside_it_is() -> None:
    hidden = "Signalez la panne à ██████ ████████, poste ██ ██, puis à █████. La pénalité est de 120 euros par jour."
    told = "Signalez la panne à Anna Bertrand, poste 12 34, puis à Nadia. La pénalité est de 150 euros par jour."
    assert changes(hidden, told) == [("120", "150")]
    assert changes(told, hidden) == [("150", "120")]


def test_a_comparison_tells_no_more_to_who_guesses_a_hidden_word_than_to_who_does_not() -> None:
    hidden = "Signalez la panne à █████ avant midi. Le délai est de 4 heures."
    assert changes(hidden, hidden.replace("█████", "Nadia")) == changes(hidden, hidden.replace("█████", "Jean")) == []
