"""“Et en matière d'hébergement ?”: what was asked to be demanded in one field, asked of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked.anchors import Anchor
from answer.asked.phrasing import question_from

_IN_A_FIELD = (
    r"(?:en (?:mati[èe]re|termes?) d(?:e |')|au niveau d(?:e |u |es |')|sur le plan |(?:du )?côté |concernant |"
    r"relati(?:f|ve)s? (?:à |aux? )|li[ée]e?s? (?:à |aux? )|in terms of |regarding |concerning |as regards |"
    r"as for |when it comes to )"
)
_LED_IN = re.compile(rf"{_IN_A_FIELD}\S", re.I)
_ONLY_SPOKEN = re.compile(r"as for |when it comes to ", re.I)
"""What leads in a field at the beginning of a sentence alone."""
_DEMANDS = (
    r"(?:clauses?|exigences?|obligations?|engagements?|r[èe]gles?|prescriptions?|dispositions?|mesures?|contraintes?|"
    r"attentes?|stipulations?|requirements?|commitments?|rules?|provisions?|measures?|constraints?|expectations?)"
)
_MANNER = (
    r"(?:(?:g[ée]n[ée]r(?:ales?|aux)|minim(?:ales?|aux)|particuli[èe]res?|obligatoires?|contractuel(?:le)?s?|"
    r"techniques?|principa(?:les?|ux)|main|key|minimum|general|mandatory|contractual|technical|specific) )*"
)
_OF_FIELD = re.compile(
    rf"(?:quel(?:le)?s? (?:sont |est )?(?:l[ea]s? |l')?|(?:what|which) (?:are |is )?(?:the )?)"
    rf"{_MANNER}{_DEMANDS} {_MANNER}"
    rf"(?P<field>(?:{_IN_A_FIELD}|d(?:e |'|u |es )|sur |of |on |for |about ).+)",
    re.I,
)
_FIELD_FIRST = re.compile(
    rf"(?P<asks>(?:what|which) (?:are |is )?(?:the )?{_MANNER})(?P<field>[\w-]+(?: [\w-]+)?) (?P<demands>{_DEMANDS})\b",
    re.I,
)
"""“What are the security requirements?”"""
_ENDS = re.compile(
    r"\s*(?:[,;:?()]|$)|\s(?:dans|chez|selon|pendant|durant|avant|après|lors|pour|qu[ei]|qu'|dont|in|at|to|under|that|which|"
    r"sont|est|a-t-|a-t-on|ont|faut|doi\w+|figur\w+|exig\w+|demand\w+|pr[ée]vo\w+|impos\w+|fix\w+|utilis\w+|appliqu\w+|"
    r"s'appliqu\w+|are|is|does?|must|should|apply|applies)(?:\b|(?<=['-]))",
    re.I,
)


def in_another_field(before: str, phrase: str, anchors: Sequence[Anchor]) -> str:
    """The question before with the field that `phrase` names in place of its own: “quelles clauses en matière
    d'hébergement”; "" where it asks for nothing that is demanded in a field."""
    if not _LED_IN.match(phrase):
        return ""
    phrase = _ONLY_SPOKEN.sub("in terms of ", phrase.strip(" ?.,"))
    if asked := _OF_FIELD.match(before):
        start = asked.start("field")
        end = min([_ENDS.search(before, start).start(), *(one.start for one in anchors)])  # type: ignore[union-attr]
        return question_from(_joined(before[:start], phrase, before[end:])) if start < end else ""
    if asked := _FIELD_FIRST.match(before):
        if any(one.start < asked.end("field") for one in anchors):
            return ""
        return question_from(_joined(asked["asks"], asked["demands"], phrase, before[asked.end() :]))
    return ""


def _joined(*parts: str) -> str:
    return " ".join(" ".join(parts).split()).replace(" ,", ",")
