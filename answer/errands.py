"""Whether something is to be done that quotations cannot do: a poem, a translation, a program."""

from __future__ import annotations

import re

from answer.followups import without_opening
from index.words import plain_letters

_PLEASE = (
    r"(?:(?:(?:peux|pourrais)-tu|(?:pouvez|pourriez)-vous|can you|could you|please|merci de|"
    r"j[e'] ?(?:veux|voudrais|souhaite|aimerais)(?: que tu)?|i (?:want|would like)(?: you)? to) )"
)
_WORK = (
    r"(?:(?:une?|des?|du|les?|la|an?|some|the|petite?s?|courte?s?|little|short|python|java\w*|sql|vba) ){0,3}"
    r"(?:poemes?|poesie|chansons?|blagues?|histoires?|contes?|discours|lettres?|e?-?mails?|courriels?|code|scripts?|"
    r"fonctions?|programmes?|macros?|poems?|songs?|jokes?|story|stories|speech|letters?|essays?|functions?|programs?)\b"
)
_ASKS = re.compile(
    rf"^(?:{_PLEASE}(?:me |nous )?"
    rf"(?:traduire\b|(?:ecrire|rediger|composer|inventer|raconter|generer|coder|faire) {_WORK})|"
    rf"{_PLEASE}?(?:(?:tradui(?:s|sez)|translate)\b|"
    r"(?:ecri(?:s|vez)|(?:redige|compose|invente|raconte|genere|code)z?|fai(?:s|tes)|"
    rf"write|compose|draft|generate|make|tell|code)(?:[- ](?:moi|nous|me|us))? {_WORK}))"
)


def is_errand(question: str) -> bool:
    """Whether it begins so: “Écris-moi un poème”, “Translate this clause”."""
    return bool(_ASKS.match(plain_letters(without_opening(question)).strip()))
