r"""The names of users in the paths of their own folders: “C:\Users\gpujol\Marchés”, “/home/gpujol/”.

What stands for anybody, for a machine or for its services is nobody (`protect/people/no_users.txt`). Behind “/home/”
and on a server, where the web and departments have folders too, neither is a word that the text writes elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from protect.findings import Finding, Kind
from protect.people.names import is_common, is_no_user, words_in_lower_case

_ACCOUNT = r"[^\W_][\w.-]{1,38}\w(?:~\d)?"
_LINE_ENDS = r"(?=[ \t\r]*$)"
_MORE_NAMES = (
    r"(?:(?:%20[\w.'-]{1,38}){1,2}(?=[\\/])|(?: [\w.'-]{1,38}){1,2}(?=\\)"
    rf"|(?: [A-ZÀ-Þ][\w'-]{{1,38}}){{1,2}}{_LINE_ENDS})?"
)
r"""“C:\Users\Jeanne Vasseur\”."""
_PATH_ENDS = rf"(?:(?=[\\/\"'”)>,;]|\s?»|\.\s)|{_LINE_ENDS})"
_OWN_FOLDER = re.compile(
    rf"(?<!\w)(?i:[a-z]:[\\/]+(?:users|utilisateurs|documents\ and\ settings))[\\/]+"
    rf"(?P<profile>{_ACCOUNT}{_MORE_NAMES}){_PATH_ENDS}"
    rf"|(?<![\w\\])\\\\[\w.-]{{1,63}}\\(?:[\w.$-]{{1,63}}\\){{0,3}}?(?i:users|utilisateurs|homes?)\$?\\"
    rf"(?P<shared>{_ACCOUNT}{_MORE_NAMES})(?=\\)"
    r"|(?:\bfile:(?://(?:localhost)?)?|(?<![\w./:~}-])(?<!GET )(?<!PUT )(?<!HEAD )(?<!POST )(?<!PATCH )(?<!DELETE ))"
    rf"/(?:home|Users)/(?P<home>{_ACCOUNT})(?=/)",
    re.M,
)
_NOBODY = re.compile(
    r"admin\w*|xx+|you|your\W?name|.*(?:user|nom|name)|(?:svc|srv|app|usr)[-_.].*"
    r"|.*[-_](?:svc|app|prod|dev|test|agent|bot|runner|user\d*)",
    re.I,
)
"""What stands in an example, or for a service."""
_BETWEEN_NAMES = re.compile(r" |%20")


def find_users(text: str) -> Iterator[Finding]:
    """Each user whom such a path names."""
    words: frozenset[str] | None = None
    for found in _OWN_FOLDER.finditer(text):
        user, place = found[found.lastgroup or 0], found.span(found.lastgroup or 0)
        if _NOBODY.fullmatch(user) or all(map(is_no_user, _BETWEEN_NAMES.split(user))):
            continue
        if not found["profile"]:
            words = words_in_lower_case(text) if words is None else words
            if is_common(user) or user in words:
                continue
        yield Finding(Kind.PERSON, *place)
