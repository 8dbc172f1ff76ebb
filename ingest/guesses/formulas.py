"""What a cover prints for the law and not for the reader: kinds, procedures, the name of an administration."""

from __future__ import annotations

import re

from corpus.vocabulary import vocabulary
from ingest.guesses.folding import fold_for_guessing, fold_words

_LONGEST_ORGANISATION = 10  # words
_SAYS_NOTHING = (
    "accord cadre",
    "accord cadre de fournitures",
    "accord cadre de fournitures courantes et de services",
    "accord cadre interministeriel",
    "addendum",
    "amendment",
    "annexe",
    "appel d'offre",
    "appel d'offres ouvert",
    "appel d'offres ouvert international",
    "appel d'offres ouvert national",
    "appendix",
    "article",
    "attachment",
    "avis",
    "avis de marche",
    "avis important",
    "bid documents",
    "cahier de charges",
    "cahier des charges des clauses techniques",
    "cahier des charges techniques particulieres",
    "cahier des clauses techniques",
    "cahier des clauses techniques et particulieres",
    "consultation",
    "contents",
    "contexte",
    "dao",
    "dappel d'offres ouvert national",
    "date limite de remise des offres",
    "dce",
    "demande de proposition",
    "direction",
    "dossier d'appel d'offre",
    "dossier d'appel d'offres",
    "dossier de consultation des entreprises",
    "et de la communication",
    "executive summary",
    "exhibit",
    "fournitures",
    "general information",
    "goods",
    "groupement de commande",
    "historique des versions",
    "important notice",
    "information generale",
    "instruction",
    "introduction",
    "lot",
    "marche",
    "marche a procedure adaptee",
    "marche d'etude",
    "marche de fournitures",
    "marche interministeriel",
    "marche public",
    "marche public de fournitures",
    "marche public de fournitures courantes et de services",
    "marche public de prestation de services",
    "marche public de prestation intellectuelle",
    "marches publics de fournitures courantes et services",
    "marches publics de techniques de l'information",
    "marches publics de techniques de l'information et de la communication",
    "objectif",
    "objet",
    "objet de l'accord cadre",
    "objet de la consultation",
    "objet du marche",
    "page",
    "partie",
    "phase candidature",
    "phase offre",
    "preambule",
    "premier",
    "procedure adaptee",
    "procedure de consultation",
    "procurement of goods",
    "purpose",
    "rapport",
    "reglement et conditions de l'appel d'offres",
    "report",
    "request for qualification",
    "resume",
    "rfi",
    "section",
    "sommaire",
    "summary",
    "table des matieres",
    "table of contents",
    "techniques de l'information",
    "terms of reference",
    "unclassified",
    "vd",
    "version",
)
_ORGANISATION = re.compile(
    r"^(?:la |le |l'|the |-\*- )*(?:seal of|ville|mairie|commune|departement|prefecture|ministere|region|metropole"
    r"|(?:royaume|republique|kingdom|republic) (?:d[eu]|d'|of|francaise)"
    r"|communaute|secretariat general|chambre (?:de |d')|agence"
    r"|parc national|syndicat|service|direction|division|office"
    r"|state of|department of|city of"
    r"|(?:(?!(?:for|by)\b)\w+ )*(?:department|council|ministry) of|[\w ]{2,40} administration$"
    r"|[\w ]{2,40} (?:acquisition|procurement|transformation) services?$"
    r"|[\w' -]{2,40} [-–] grand [\w-]+$)\b"
)
_ADDRESS = re.compile(
    r"\b(?:rue|avenue|boulevard|place|allee|quai|route|chemin)\b.*\b\d{5}\b|, [a-z]{2} \d{5}(?:-\d{4})?$"
)
_PROCEDURE = re.compile(
    r"(?:appel d'offres(?: ouvert| restreint)?|(?:marche a )?procedure (?:adaptee|formalisee|ouverte)"
    r"|(?:inter)?national competitive bidding(?: \([a-z]{2,4}\))?)"
)


def is_procedure(part: str) -> bool:
    return _PROCEDURE.fullmatch(fold_for_guessing(part)) is not None


def says_nothing(text: str) -> bool:
    """Whether nothing is left of a line without kinds, numbers, formulas and the name of an administration."""
    if text.startswith("(") or names_an_organisation(text):
        return True
    rest = fold_words(text)
    for words in _EMPTY_WORDS:
        rest = rest.replace(words, "  ")
    return sum(len(word) for word in rest.split() if len(word) > 2 and word.isalpha()) < 3


def names_an_organisation(text: str) -> bool:
    """Whether a line begins with an organisation and is too short to tell more, or goes on with its address."""
    folded = fold_for_guessing(text)
    if ":" in text or not _ORGANISATION.search(folded):
        return False
    return len(text.split()) <= _LONGEST_ORGANISATION or _ADDRESS.search(folded) is not None


def _kind_words() -> list[str]:
    return [fold_words(word) for kind in vocabulary().kinds.values() for word in (kind.key, *kind.words)]


_EMPTY_WORDS = sorted({*map(fold_words, _SAYS_NOTHING), *_kind_words()}, key=len, reverse=True)
