"""Everything in a text that identifies someone: e-mail addresses, telephone numbers, accounts, names with a role."""

from __future__ import annotations

from protect.accounts import find_ibans, find_sirets
from protect.emails import find_emails
from protect.findings import SERVICE, Finding, Kind, without_overlaps
from protect.people import find_people
from protect.phones import find_phones

__all__ = ["SERVICE", "Finding", "Kind", "find_personal_data"]


def find_personal_data(text: str, language: str = "") -> list[Finding]:
    """What identifies someone in the text, in order, nothing twice. `language` is that of the text, where known."""
    return without_overlaps(
        [*find_emails(text), *find_ibans(text), *find_sirets(text), *find_phones(text, language), *find_people(text)]
    )
