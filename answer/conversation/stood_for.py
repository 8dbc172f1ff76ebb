"""What a pronoun stands for: “elles sont plafonnées ?”, “qui la paie ?”.

Penalties can be capped and personal data cannot, though these were spoken of last; “la” is the one thing with that
article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from answer.asked.buyers import BODIES, CONTRACTS
from answer.asked.followups import is_noun_phrase, words_of_meaning
from answer.conversation.spoken_of import LOOKED_BACK
from answer.exchanges import Exchange
from answer.text.figures import flat

_IT = re.compile(
    r"(?P<that>est-ce qu')?(?P<direct>elles?|ils?)\b|"
    r"(?P<opens>a combien )?(?:sont|est|seront|sera|peuvent|peut|doivent|doit)(?P<turned>-(?:elles?|ils?))\b|"
    r"(?:are|is|will|can|could|may|must) (?P<english>they|it)\b"
)
"""How a follow-up begins that says something of what it does not name, without accents."""
_Nouns = Mapping[str, frozenset[str]]
"""Nouns by the pronoun that stands for them; some have several, as “prix” does."""


def _nouns(**by_pronoun: str) -> _Nouns:
    return {pronoun: frozenset(nouns.split()) for pronoun, nouns in by_pronoun.items()}


_PENALTIES = _nouns(
    elles="penalites indemnites amendes sanctions",
    elle="penalite indemnite amende sanction",
    they="penalties damages fines sanctions",
    it="penalty",
)
_PRICES = _nouns(ils="prix tarifs taux", il="prix tarif taux", they="prices rates fees", it="price rate fee")
_SUMS = _nouns(
    ils="montants frais couts honoraires budgets",
    il="montant budget cout",
    elles="avances depenses commandes quantites prestations primes",
    elle="avance depense remuneration responsabilite prime garantie",
    they="costs expenses",
    it="budget liability cost",
)
_CAN_BE = (
    (re.compile(r"\bplafonne|\bcapped\b"), (_PENALTIES, _PRICES, _SUMS)),
    (re.compile(r"\bliberatoires?\b|\bcumul(?:ables?|ees?|atives?)\b|\bexonere|\bwaived\b"), (_PENALTIES,)),
    (re.compile(r"\brevis(?:es|ables?)\b|\bactualis(?:es|ables?)\b|\bindex(?:es|ed)\b"), (_PRICES,)),
)
"""What alone is said to be so."""
_OBJECT = re.compile(
    r"(?P<asks>qui|comment|quand|pourquoi) (?P<it>la|le|les) (?P<does>[^\W\d_]+)(?P<turned>(?:-t)?-on)?\s*[?.!]*", re.I
)
"""“Qui la paie ?”, “comment la déclenche-t-on ?”: nothing else is said."""
_SUBJECT = re.compile(
    r"(?P<asks>(?:pendant |en |dans )?combien de temps|comment|quand|o[uù]|pourquoi|jusqu'à quand|à partir de quand) "
    r"(?P<does>(?!(?:est|sont|[ée]tai|ser[ao]|ont|a-|avai|aur[ao]|peu|doi|fau|convien|suffi|s'agi)\w*-)"
    r"(?:s'|se )?[^\W\d_]+?)"
    r"(?:-t)?-(?P<it>elles?|ils?)(?P<rest>(?: [^\W\d_]+)?)\s*[?.!]*",
    re.I,
)
"""“Combien de temps dure-t-elle ?”"""
_ARTICLES = {"elle": "la", "il": "le", "elles": "les", "ils": "les"}
_NOUN = r"(?!(?:les|des|par|sur|pour|dans|avec|sans|sous|chez|vers|lors|aux)\b)[^\W\d_][\w-]{2,}"
_ADJECTIVE = rf"(?!\w+ment\b){_NOUN}"
_WITH_COMPLEMENT = re.compile(
    rf"(?P<noun>{_NOUN})(?: {_ADJECTIVE})?(?: (?:de la |de l'|d'|du |des |de |en |à ){_NOUN}(?: {_ADJECTIVE})?)*", re.I
)
"""“mise en production”, “bonne exécution”, “pénalités de retard”: a noun with all that follows it."""
_NO_OBJECT_AFTER = re.compile(
    r"(?:^|[,:]|\b(?:comment|quand|ou|pourquoi|combien|(?<!qu'est-ce )que?|qui|si|lorsque|et|mais|a|dans|pendant|"
    r"durant|par|selon|apres|avant|depuis|des|lors|(?:peu|doi|fau)\w*(?:-\w+)*))$"
)
"""After what “la” begins the subject of a verb (“comment la garantie joue”), says when, or is a pronoun itself."""
_NO_THING = re.compile(
    r"(?:plus|moins|memes?|autres?|deux|trois|accords?|titulaires?|prestataires?|fournisseurs?|"
    r"acheteurs?|candidats?|personnes?|societes?|entreprises?)"
)
"""What is no noun, or is someone, or what every question is about."""
_INFINITIVE = re.compile(r"\w+(?:er|ir|dre|tre)", re.I)
_FEW_WORDS = 2
"""Telling words up to which a follow-up says nothing but that it is so."""


def with_what_it_stands_for(text: str, before: Sequence[Exchange]) -> tuple[str, Sequence[Exchange]]:
    """A follow-up with the noun that its pronoun stands for, “Les pénalités sont plafonnées”.

    With it the exchanges up to the one that has that noun: what is said is of the tender that was spoken of there.
    "" where none fits, or one that was spoken of last.
    """
    plain = flat(text)
    it = _IT.match(plain)
    if not it or len(words_of_meaning(text)) > _FEW_WORDS:
        return "", before
    pronoun = (it["direct"] or it["turned"] or it["english"]).strip("-")
    kinds = next((kinds for so, kinds in _CAN_BE if so.search(plain, it.end())), ())
    fitting = frozenset[str]().union(*(kind.get(pronoun, frozenset()) for kind in kinds))
    for end in range(len(before), max(len(before) - LOOKED_BACK, 0), -1):
        if noun := _noun(before[end - 1].question, fitting):
            return (_with(text, it, noun), before[:end]) if end < len(before) else ("", before)
    return "", before


def with_its_object(text: str, subject: str) -> str:
    """“Qui paie la réversibilité” of “qui la paie ?”, with the only thing of the subject that has that article.

    "" where there is none, where several have it, or where it cannot be told how far its name goes.
    """
    asked = _OBJECT.fullmatch(text)
    if not asked or (asked["asks"].lower() != "qui") is not bool(asked["turned"]):
        return ""
    thing = _thing(subject.replace("’", "'").strip(" ?.!"), asked["it"].lower())
    return f"{asked['asks']} {asked['does']}{asked['turned'] or ''} {asked['it'].lower()} {thing}" if thing else ""


def with_its_subject(text: str, subject: str) -> str:
    """“Combien de temps dure la réversibilité” of “combien de temps dure-t-elle ?”; "" where it is not told of what."""
    asked = _SUBJECT.fullmatch(text)
    if not asked:
        return ""
    article = _ARTICLES[asked["it"].lower()]
    thing = _thing(subject.replace("’", "'").strip(" ?.!"), article)
    return f"{asked['asks']} {asked['does']}{asked['rest']} {article} {thing}" if thing else ""


def _thing(subject: str, article: str) -> str:
    """The noun that alone has that article in a subject, with its complement, where this ends the subject; else ""."""
    before, *after = re.split(rf"(?<![\w'-]){article} ", subject, flags=re.I)
    named = _WITH_COMPLEMENT.fullmatch(after[0]) if len(after) == 1 else None
    if not named or not is_noun_phrase(named[0]):
        return ""
    if flat(named["noun"]) in BODIES | CONTRACTS or _NO_THING.fullmatch(flat(named["noun"])):
        return ""
    if _NO_OBJECT_AFTER.search(flat(before).rstrip()) or _INFINITIVE.fullmatch(named[0]):
        return ""
    return named[0]


def _noun(question: str, fitting: frozenset[str]) -> str:
    """The last word of a question that is one of these; "" for none."""
    return next((word.lower() for word in reversed(re.findall(r"\w+", question)) if flat(word) in fitting), "")


def _with(text: str, it: re.Match[str], noun: str) -> str:
    """The text with the noun in the place of what stands for it; before a French verb that is turned round."""
    if it["english"]:
        return f"{text[: it.start('english')]}the {noun}{text[it.end('english') :]}"
    named = f"{_article(it['direct'] or it['turned'].strip('-'), noun)}{noun}"
    if it["turned"]:
        verb = it.end("opens") if it["opens"] else 0
        return f"{text[:verb]}{named} {text[verb : verb + 1].lower()}{text[verb + 1 :]}"
    return f"{'est-ce que ' if it['that'] else ''}{named}{text[it.end() :]}"


def _article(pronoun: str, noun: str) -> str:
    if pronoun.endswith("s"):
        return "les "
    if flat(noun)[0] in "aeiou":
        return "l'"
    return "la " if pronoun == "elle" else "le "
