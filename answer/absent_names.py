"""The names in a question that the documents of which it is asked do not hold: what it asks of these is not there.

“L'AMF exige-t-elle SecNumCloud ?” brings up whatever the documents of the AMF say of requirements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.names import is_shouted
from answer.words import is_product, names_in
from corpus.models import Document
from index.keywords import Keywords
from index.words import all_query_stems, fold, language_of


def absent_names(question: str, name: str, documents: Sequence[Document], keywords: Keywords) -> tuple[str, ...]:
    """The names in a question, as written, beside the `name` of the documents asked, that none of these holds.

    Of documents in another language only products count: Monday and VAT go by other names there.
    """
    if is_shouted(question):
        return ()
    language, ids = language_of(question), {one.id for one in documents}
    speak_it = all(one.language == language for one in documents)
    own = set(re.findall(r"\w+", name))
    others = (one for one in names_in(question) if one not in own and (speak_it or is_product(one)))
    return tuple(one for one in others if ids.isdisjoint(_holding(one, keywords)))


def _holding(name: str, keywords: Keywords) -> set[str]:
    return {document for form in {fold(name), *all_query_stems(name)} for document in keywords.documents_holding(form)}
