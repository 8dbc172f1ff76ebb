"""The abstract: what the document itself says it is about, in its own sentences. Nothing where it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.models import Block, BlockKind, Page
from ingest.document import ReadDocument
from ingest.guesses.folding import fold_for_guessing
from ingest.sentences import find_sentences
from protect.personal_data import mentions_somebody

_PAGES = 12
_LONGEST = 420
_SHORTEST = 60
_SHORTEST_SUBJECT = 25
_BLOCKS_OF_AN_OPENING = 15
_SHORTEST_OPENING = 110
"""Characters of a paragraph that may stand for the document without a heading that says so."""

_NUMBER = r"(?:(?:article|section|chapitre|partie|titre)\s+)?(?:[\divxa-h]+(?:[.\-]\d+)*\s*[.):–—-]*\s+)?"
_ABOUT = re.compile(
    rf"^{_NUMBER}(?:resume|abstract|summary|executive summary|en bref|synthese"
    r"|l'essentiel|objet(?:s|ifs?)?\b.*|objet"
    r"|purpose\b.*|scope\b.*|overview|project overview|introduction|presentation\b.*|contexte\b.*|context\b.*"
    r"|preambule|background\b.*|about\b.*)$"
)
_SUBJECT_LINE = re.compile(
    r"^(?:\d[\d.]*\s+)?(?:objet(?:\s(?:du|de\sla|des|de\sl['’])\s?\w+(?:\s\w+)?)?|purpose)\s?[:|]\s*(?P<said>\S.*)",
    re.I,
)
_MOST_TELLING = re.compile(r"\b(?:resume|abstract|summary|en bref|synthese|essentiel)\b")
_TELLING = re.compile(r"\b(?:objet|purpose|scope|overview)\b")
_NO_ABSTRACT = re.compile(
    r"[@|]|\.{4,}|https?://|\b(?:\d{2}[ .]){4}\d{2}\b|\b(?:siret|tel\.?|telephone|iban|copyright|isbn|cedex)\b"
    r"|\u2588|\bm\. [a-z]|\b(?:mme|mlle|mrs?|monsieur|madame|messieurs|mesdames)\b"
    r"|\b(?:interlocut\w+|joindre|joignables?|(?:valider|voir) avec|(?:demander|s'adresser) a|a l'attention d\w*"
    r"|(?:suivi|redige|relu|valide)e?s? par|contacts? ?:|contacter)(?!\w)|^contacts?\b"
    r"|^(?:l'objet de cet article|voir |cf\.? |source|nota|attention)"
    r"|\b(?:licen[cs]e (?:cc0|cc[ -]by|creative commons|ouverte|etalab)|tous droits reserves|all rights reserved)\b"
)
_CONTINUES = re.compile(
    r"^(?:vu |considerant |en application |conformement |toutefois|cependant|question\b|ces |cela |pour cela|en plus"
    r"|de plus|ainsi|par ailleurs|enfin|ensuite|pour assurer ce|avis\b|special\b|note\b|instructions?\b|[(*☐☑☒□]|\d+\W"
    r"|however|therefore|these |in addition|also\b"
    r"|(?:cette|ce) (?!consultation|fiche|grille|etude|publication|document|guide|marche|cahier|cctp|ccap|livre|tableur"
    r"|rapport|referentiel|bilan|article|site|service)"
    r"|(?:ministere|prefecture|mairie|ville|departement|region|direction)\b(?!.*\b(?:est|sont|a|ont|souhaite|lance)\b))"
)
"""What follows from something said before, cites a law or gives a name alone says nothing of the whole."""


def guess_abstract(read: ReadDocument) -> str:
    """A few sentences of the document: those that are announced as its subject, else its first telling ones.

    "" where nothing of the first pages reads like prose, as in a price schedule. Nothing of it comes from a paragraph
    in which somebody is masked or named, known by anything else or not.
    """
    pages = read.pages[:_PAGES]
    announced = sorted(_announced(pages), key=lambda found: found[0])
    return next((text for _rank, text in announced), "") or next(_openings(pages[:2]), "")


def _announced(pages: Sequence[Page]) -> Iterator[tuple[int, str]]:
    """(how little its heading promises, text) under each heading that says what the document is about."""
    for page in pages:
        for place, block in enumerate(page.blocks):
            if (text := _subject_line(page, block)) and not _is_no_prose(text):
                yield _rank("objet"), text
            if block.kind is BlockKind.HEADING and _ABOUT.match(heading := fold_for_guessing(_text(page, block))):
                text = _sentences_from(page, page.blocks[place + 1 :])
                if len(text) >= _SHORTEST:
                    yield _rank(heading), text


def _subject_line(page: Page, block: Block) -> str:
    """What a line says that begins with “Objet :”, "" for any other block."""
    line = _SUBJECT_LINE.match(_text(page, block))
    said = line["said"] if line and block.kind is not BlockKind.HEADING else ""
    return _shortened([said[0].upper() + said[1:]]) if len(said) >= _SHORTEST_SUBJECT else ""


def _rank(heading: str) -> int:
    if _MOST_TELLING.search(heading):
        return 0
    return 1 if _TELLING.search(heading) else 2


def _sentences_from(page: Page, blocks: Sequence[Block]) -> str:
    """The first sentences below a heading, as many as an abstract holds."""
    told: list[str] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            break
        if block.kind is BlockKind.PARAGRAPH and not (told and _is_no_prose(_text(page, block))):
            told += _told(page, block)
        if sum(map(len, told)) >= _LONGEST or (told and block.kind is not BlockKind.PARAGRAPH):
            break
    return _shortened(told)


def _openings(pages: Sequence[Page]) -> Iterator[str]:
    for page in pages:
        for block in page.blocks[:_BLOCKS_OF_AN_OPENING]:
            if block.kind is BlockKind.PARAGRAPH and block.end - block.start >= _SHORTEST_OPENING:
                text = _shortened(_told(page, block))
                if len(text) >= _SHORTEST_OPENING:
                    yield text


def _told(page: Page, block: Block) -> list[str]:
    """The whole sentences of a paragraph, none if it is an address, a table of contents or the like."""
    if _is_no_prose(_text(page, block)):
        return []
    sentences = (" ".join(page.text[span.start : span.end].split()) for span in find_sentences(page.text, block))
    return [sentence for sentence in sentences if sentence.endswith((".", "!", "?", "»", ";", ":"))]


def _is_no_prose(text: str) -> bool:
    """Whether it is no text to sum a document up with: an address, somebody's name, what was masked, a title."""
    folded = fold_for_guessing(text)
    letters = sum(character.isalpha() for character in folded)
    return (
        letters < 0.7 * len(folded)
        or bool(_NO_ABSTRACT.search(folded))
        or bool(_CONTINUES.match(folded))
        or text.isupper()
        or mentions_somebody(text)
    )


def _shortened(sentences: Sequence[str]) -> str:
    """As many of the first sentences as fit; a list that they announce is not there, so its colon becomes a stop."""
    kept: list[str] = []
    for sentence in sentences:
        if kept and sum(map(len, kept)) + len(sentence) > _LONGEST:
            break
        kept.append(sentence)
    while kept and kept[-1].endswith((":", ";")) and len(kept) > 1:
        kept.pop()
    text = " ".join(kept)
    if len(text) > 1.5 * _LONGEST or text.endswith((":", ";")):
        return ""
    return text


def _text(page: Page, block: Block) -> str:
    return " ".join(page.text[block.start : block.end].split())
