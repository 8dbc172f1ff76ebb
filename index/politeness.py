"""How a request is led in: “pourriez-vous …”, “est-ce que tu peux …”, “could you please …”."""

from __future__ import annotations

_CAN = r"(?:peux|pouvez|pourrais|pourriez)"
CAN_YOU = (
    rf"(?:(?:est[- ]ce que )?(?:tu|vous) {_CAN}|{_CAN}[- ](?:tu|vous)|veuillez|merci de|serait-il possible de|"
    r"(?:can|could|would) you(?: please)?|please|would it be possible to)"
)
"""A pattern of what is said before the verb, in small letters; no space at its end."""
