"""What a term of procurement means, for a question that asks just that: “que veut dire VSR ?”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.folding import fold
from index.bilingual import language_of
from index.glossary import Entry, glossary
from index.topic import is_abbreviation
from index.words import all_query_stems, query_stems

_ASKED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:que|qu'est-ce que) (?:veut|veulent|voudrait) dire (?P<term>.+)",
        r"\bque signifien?t? (?P<term>.+)",
        r"\bqu'est[- ]ce qu(?:e c'est qu)?(?:e |')(?P<term>.+)",
        r"\bc(?:'est|'| est)? ?[qk](?:u)?oi,? (?P<term>.+)",
        r"\bqu'(?:appelle-t-on|entend-on par) (?P<term>.+)",
        r"\b(?:quelle est la |donne[zr]?(?:-moi)? la )?(?:definition|signification) d(?:e |u |es |')(?P<term>.+)",
        r"\b(?:definis(?:sez)?|definir|explique[zr]?(?:-moi)?) (?P<term>.+)",
        r"\ba quoi correspond(?:ent)? (?P<term>.+)",
        r"^(?:definition|signification) (?P<term>.+)",
        r"^(?P<term>.+?),? (?:c(?:'est|'| est)? ?[qk](?:u)?oi|(?:ca|cela) veut dire quoi|veut dire quoi|"
        r"qu'est[- ]ce que c'est)$",
        r"\bwhat (?:does|do) (?P<term>.+?) (?:mean|stand for)$",
        r"\bwhat(?: is|'s| are) (?:meant by |the meaning of |the definition of )?(?P<term>.+)",
        r"\b(?:definition|meaning) of (?P<term>.+)",
        r"\bdefine (?P<term>.+)",
        r"\bdifferences? entre (?P<term>.+)",
        r"\bdifferences? between (?P<term>.+)",
    )
)
_SETTING = re.compile(
    r",?\s+(?:dans|en|pour|in|for)\s+(?:(?:un|une|les|des|le|la|l'|a|an|the)\s*)?"
    r"(?:marches?|contrats?|cahiers? des charges|informatique|commande publique|tenders?|contracts?|procurement)"
    r"(?:\s+(?:publics?|informatiques?))?$"
)
_ARTICLE = re.compile(
    r"^(?:(?:le terme|l'acronyme|le sigle|the term|un|une|le|la|les|l'|des|du|de|d'|a|an|the)\s*(?<=[\s'])|"
    r"«\s*|[\"“])+"
)
_AND = re.compile(r"\s+(?:et|ou|and|or)\s+")
_END = ' ?!."”»'


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with its name in full, what it means in plain words, and the official text that says so, if any."""

    term: str
    name: str
    meaning: str
    source: str

    @property
    def text(self) -> str:
        """“VSR, vérification de service régulier. …”"""
        named = self.term if fold(self.term) == fold(self.name) else f"{self.term}, {self.name}"
        source = f" ({self.source})" if self.source else ""
        return f"{named[:1].upper()}{named[1:]}. {self.meaning}{source}"

    def is_spoken_of_in(self, text: str) -> bool:
        """Whether a text has the words of the term, or of what it is called in full, in any of their forms."""
        said = all_query_stems(text)
        return any(all(said.intersection(forms) for forms in query_stems(name)) for name in (self.term, self.name))


def definition_asked(question: str) -> str:
    """The definitions that a question asks for, a paragraph each; "" for a question that asks something else."""
    return "\n\n".join(one.text for one in find_definitions(question))


def find_definitions(question: str) -> list[Definition]:
    """The definitions of the terms that a question asks for, when it asks for nothing else."""
    asked = fold(" ".join(question.replace("’", "'").split()).strip(_END))
    matches = [match["term"] for pattern in _ASKED if (match := pattern.search(asked))]
    for terms in [asked] if is_abbreviation(question.strip(_END)) else matches:
        whole = _SETTING.sub("", terms)
        for named in ([whole], _AND.split(whole)):
            entries = [_entry(term) for term in named]
            if all(entries):
                return [_definition(entry, language_of(question)) for entry in entries if entry]
    return []


def _entry(term: str) -> Entry | None:
    bare = _ARTICLE.sub("", term.strip()).strip(_END)
    return _by_writing().get(bare) or _by_writing().get(bare.removesuffix("s"))


def _definition(entry: Entry, language: str) -> Definition:
    return Definition(entry.term, entry.names[language], entry.meanings[language], entry.source)


@cache
def _by_writing() -> dict[str, Entry]:
    """Entries by every way of writing them: the term itself first, for what is a name in two entries."""
    entries = glossary().values()
    others = {_plain(writing): entry for entry in entries for writing in (*entry.names.values(), *entry.words)}
    return others | {_plain(entry.term): entry for entry in entries}


def _plain(writing: str) -> str:
    return fold(writing.replace("’", "'"))
