"""What a town is called where an address or a place of birth ends: as regular expressions."""

from __future__ import annotations

from protect.people.names import LOWER, UPPER

_GAP = r"[ \u00a0\u202f]"
_WORD = rf"(?:(?-i:[LD])['’])?(?-i:[{UPPER}])[{LOWER}{UPPER}]*(?:['’](?-i:[{UPPER}])[{LOWER}{UPPER}]*)?"
_SMALL = r"(?:sur|sous|de|du|des|la|le|les|l[eè]s|lez|en|d|l|aux?|et|upon|on|the)"
TOWN = rf"{_WORD}(?:(?:[-‑ ](?:{_SMALL}[-‑ ]|d['’]|l['’]){{0,2}}|-{_SMALL}-){_WORD}){{0,4}}"
"""Its name, with capitals. To be compiled with `re.I`, or without."""
POSTED_TOWN = rf"(?<!\d)(?:(?:F-?)?\d{{2}}{_GAP}?\d{{3}}){_GAP}{{1,2}}{TOWN}(?:{_GAP}cedex(?:{_GAP}\d{{1,2}})?)?"
"""With its post code before it."""
