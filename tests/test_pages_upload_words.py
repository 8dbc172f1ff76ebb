from __future__ import annotations

from pages.upload_words import upload_words


def test_words_keep_their_accents_in_a_style_sheet_which_knows_no_escapes_of_json() -> None:
    assert '--words-drop: "ou déposez-les ici"' in upload_words("fr")
    assert "\\u" not in upload_words("fr")
