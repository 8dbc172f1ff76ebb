r"""The names of users in the paths of their own folders: “C:\Users\gpujol\Marchés”, “/home/gpujol/”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind

_USER = r"(?P<user>[^\W_][\w.-]{1,38}\w)"
_OWN_FOLDER = re.compile(
    rf"(?:(?<!\w)[a-z]:[\\/]+(?:users|utilisateurs|documents\ and\ settings)[\\/]+{_USER}(?=[\\/])"
    rf"|(?<![\w./:~}}-])/(?:home|Users)/{_USER.replace('user', 'owner')}(?=/))",
    re.I,
)
_NOBODY = re.compile(
    r"admin\w*|all|app|default|demo|docker|example|exemple|invite|guest|login|name|node|nom|public|root|runner|test|ubuntu|users?"
    r"|user-?name|utilisateurs?|vagrant|www(?:-data)?|xx+|you|your\W?name|.*(?:user|nom|name)",
    re.I,
)
"""What stands in an example, or for a machine."""


def find_users(text: str) -> Iterator[Finding]:
    """Each user whom such a path names."""
    for found in _OWN_FOLDER.finditer(text):
        group = "user" if found["user"] else "owner"
        if not _NOBODY.fullmatch(found[group]):
            yield Finding(Kind.PERSON, *found.span(group))
