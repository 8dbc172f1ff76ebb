"""Kind, domain and licence: which term of the vocabulary a document shows, and where it shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.vocabulary import Term, vocabulary
from ingest.guesses.folding import fold_for_guessing, fold_words
from ingest.guesses.opening import Opening

_NAME_OR_TITLE = 4.0
_WHOLE_LINE = 3.0
_BEGINS_THE_TITLE = 2.0
"""For several words: “Rapport d’expérimentation – Modèle de…” is no “modèle”, while one word may begin any title."""
_FIRST_PAGE = 1.0
_FURTHER_MENTION = 0.2
_ALONE_ON_A_LINE = {"RFP": ("demande de propositions", "appel a propositions", "demande de prix")}
"""What names a kind of document on a line of its own, while others speak of it: “Notre première demande de…”."""
_PROCEDURE_BEHIND = re.compile(r" procedure (?:adaptee|formalisee|negociee|ouverte|restreinte) $")
"""What may stand behind a kind that has the line for itself: “Avis de marché Procédure adaptée”, in folded words."""
_MENTIONS_COUNTED = 5
_MORE_TELLING = 0.2  # for each word of an expression beyond the first
_LESS_TELLING = 0.93  # a term's first word tells most; each that follows a little less
_SHORTEST_IN_A_SENTENCE = 4  # "AE", "RC" or "IT" means something in a title, little in running text
_OF_MANY_THINGS = frozenset(map(fold_words, ("application", "batiment", "developpement", "renovation", "travaux")))
"""Words that name a domain in a title, and in running text anything: “en application de”, “développement durable”."""
_MAINTAINED = frozenset(map(fold_words, ("application", "logiciel", "software")))
"""Words that tell what is kept up and not what is made in “Maintenance corrective du logiciel de paie”."""
_EARLY = 400  # characters: what stands in the first lines names the document, what follows mentions others

_MANUAL = re.compile(
    r" (?:manuel (?:d )?(?:utilisateur|utilisation|exploitation|administrateur|administration)|mode d emploi"
    r"|guide (?:de l )?(?:utilisateur|d utilisation)|user (?:manual|guide)|notice d utilisation) "
)
_DRAWING = re.compile(
    r" (?:mcd|mld|modele conceptuel|modele logique|diagramme|organigramme|schema|cartographie"
    r"|plan de (?:masse|situation)) "
)
_ANNEX = re.compile(r" (?:annexe|annex|appendix|appendice|attachment|piece jointe) ?\w{0,3} ")
"""In folded words: “CCTP annexe1 Manuel Utilisateur” is a manual, and no CCTP."""

_LICENCE = re.compile(r"\blicen[cs]e[sd]?\b")
_THIS_DOCUMENT = re.compile(
    r"\b(?:ce|le present|cette|la presente|les contenus?|sauf mention|ce guide|document|publication"
    r"|this (?:work|document|guide|report)|content|except where)\b"
)
_AROUND = 120
_WRITE = r" (?:ecrire|rediger|write|writing)(?: (?:an?|better|good|the|your|bien|le|la|son|un|votre))*"
_ENOUGH_FOR_A_KIND = 0.9
_ENOUGH_FOR_A_DOMAIN = 0.4


def guess_kind(opening: Opening) -> str:
    """The key of the likeliest kind, "other" if nothing tells; an annex that is a manual or a drawing is that."""
    if annexed := _kind_of_an_annex(opening):
        return annexed
    found = _likeliest(vocabulary().kinds.values(), opening, _ENOUGH_FOR_A_KIND)
    return found or ("RFP" if opening.is_a_notice else "other")


def _kind_of_an_annex(opening: Opening) -> str:
    """The kind of what the file's name or the title calls an annex and a manual or a drawing, "" of anything else."""
    if any(_MANUAL.search(_annexed(text)) for text in (opening.name, opening.title)):
        return "guide"
    return "other" if is_an_annexed_drawing(opening) else ""


def is_an_annexed_drawing(opening: Opening) -> bool:
    """Whether the file's name or the title calls it an annex and a drawing: “CCTP annexe1 MCD”."""
    return any(_DRAWING.search(_annexed(text)) for text in (opening.name, opening.title))


def _annexed(text: str) -> str:
    """The folded words behind “annexe 1”, "" where none is named."""
    words = fold_words(text)
    annex = _ANNEX.search(words)
    return words[annex.end() - 1 :] if annex else ""


def guess_domain(opening: Opening) -> str:
    """The key of the likeliest domain, "other" if nothing tells."""
    return _likeliest(vocabulary().domains.values(), opening, _ENOUGH_FOR_A_DOMAIN) or "other"


def guess_licence(opening: Opening) -> str:
    """The key of the licence that the document states for itself on its first or last page, else "unknown"."""
    for page in dict.fromkeys((opening.read.pages[0], opening.read.pages[-1])):
        for stated in _licence_statements(page.text):
            found = {term.key for term in terms_named(vocabulary().licences.values(), stated)}
            if len(found) == 1:
                return found.pop()
    return "unknown"


def mentions(term: Term, text: str) -> bool:
    """Whether one of the term's words stands in `text`, as a word."""
    words = fold_words(text)
    return any(_stands_in(fold_words(word), words) for word in term.words)


def terms_named(terms: Iterable[Term], text: str) -> list[Term]:
    """The terms that `text` names by key, name or words, in its order; where two begin together, the longer."""
    words = fold_words(text)
    found: dict[int, tuple[int, Term]] = {}
    for term in terms:
        for name in map(fold_words, (term.key, term.name("fr"), term.name("en"), *term.words)):
            place = words.find(name) if name.strip() else -1
            if place >= 0 and len(name) > found.get(place, (0, term))[0]:
                found[place] = (len(name), term)
    return [found[place][1] for place in sorted(found)]


def _likeliest(terms: Iterable[Term], opening: Opening, enough: float) -> str:
    scored = [(_score(term, opening), term.key) for term in terms if term.words]
    best, key = max(scored, key=lambda found: found[0])
    return key if best >= enough else ""


def _score(term: Term, opening: Opening) -> float:
    page = fold_words(opening.first_page)
    lines = {_PROCEDURE_BEHIND.sub(" ", fold_words(line)).strip() for line in opening.first_blocks}
    head = [fold_words(opening.name), fold_words(opening.title)]
    is_named = any(fold_words(word).strip() in lines for word in _ALONE_ON_A_LINE.get(term.key, ()))
    told = max(
        _LESS_TELLING**rank
        * (1 + _MORE_TELLING * word.count(" "))
        * _score_of_word(fold_words(word), head, lines, page)
        for rank, word in enumerate(term.words)
    )
    return max(told, _WHOLE_LINE) if is_named else told


def _score_of_word(word: str, head: list[str], lines: set[str], page: str) -> float:
    score = sum(_NAME_OR_TITLE for text in head if _tells(word, text))
    if head[-1].startswith(word) and " " in word.strip():
        score += _BEGINS_THE_TITLE
    if word.strip() in lines:
        score += _WHOLE_LINE
    place = page.find(word)
    tells_in_a_sentence = len(word.strip()) >= _SHORTEST_IN_A_SENTENCE and word not in _OF_MANY_THINGS
    if place >= 0 and tells_in_a_sentence:
        further = min(page.count(word) - 1, _MENTIONS_COUNTED)
        score += _FIRST_PAGE / (1 + place / _EARLY) + _FURTHER_MENTION * further
    return score


def _stands_in(word: str, words: str) -> bool:
    """Whether folded words hold `word`, also written in one ("rapportannuel"), as file names do."""
    return word in words or f" {word.replace(' ', '')} " in words


def _tells(word: str, words: str) -> bool:
    """Whether the folded words of a name or title hold `word`, not as what is to be written nor as what is kept up."""
    is_kept_up = word in _MAINTAINED and re.search(
        rf" maintenance(?: \w+){{0,4}} d(?:es?|u)?(?: une?| la?)?{word}", words
    )
    return _stands_in(word, words) and not (is_kept_up or _tells_how_to_write(word, words))


def _tells_how_to_write(word: str, words: str) -> bool:
    """Whether folded words tell how to write what `word` means, as no such document does: “Rédiger un CCTP”."""
    return f"{word}writing " in words or re.search(rf"{_WRITE}{word}", words) is not None


def _licence_statements(text: str) -> Iterable[str]:
    folded = fold_for_guessing(text)
    for match in _LICENCE.finditer(folded):
        around = folded[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if _THIS_DOCUMENT.search(around):
            yield around
