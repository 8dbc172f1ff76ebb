"""What a question is about, without the words that only speak of tenders in general.

"Quelles clauses de SLA utilisent les marchés similaires ?" is about service levels: "clauses", "marchés" and
"similaires" stand everywhere and would bring any clause of any market.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.folding import fold
from index.glossary import glossary
from index.politeness import CAN_YOU
from index.words import find_words, query_stems, telling_words

_DOCUMENTS = r"(?:documents?|textes?|guides?|fichiers?|pi[èe]ces?|cctp|ccap|rex|texts?|files?)"
_SPEAKS = (
    r"(?:(?:parle|traite|aborde|[ée]voque|mentionne|cite)(?:nt)?|mentions?|discuss(?:es)?|"
    r"talks? about|speaks? of|deals? with|covers?)"
)
"""What documents do with a subject."""
_ASKS_WHICH_SPEAK = re.compile(
    rf"\b(?:quels?|which|what) (?:(?:sont les|est le|are the|is the) )?{_DOCUMENTS} (?:(?:qui|that|which) )?{_SPEAKS}\b"
    rf"|\b(?:dans )?quels? {_DOCUMENTS} (?:parle-t-on|est-il question|trouve-t-on)\b",
    re.I,
)
"""What asks which documents speak of a subject: “quels documents parlent d'accessibilité ?”."""
_ASKS_WHICH_DO_NOT = re.compile(
    rf"\b(?:quels?|which|what) {_DOCUMENTS} (?:(?:qui|that|which) )?"
    rf"(?:ne |n['’]|do(?:es)? not |do(?:es)?n['’]t ){_SPEAKS}\b",
    re.I,
)
"""“Quels documents ne parlent pas d'accessibilité ?”, which those that do would answer with the opposite."""
_ENDS_THE_SUBJECT = re.compile(r"[,;?]|\b(?:et|and) (?:que|qu['’]|which|what|lesquel)", re.I)
_ASKED_OF_TENDERS = (
    r"(?:durees?|delais?|taux|montants?|penalites?|prix|tarifs?|seuils?|plafonds?|clauses?|niveaux?|criteres?|"
    r"ponderations?|garanties?|engagements?|exigences?)"
)
_BY_HABIT = r"(?:pratiquees?|(?:est|sont) pratiques?|habituel(?:le)?s?|usuel(?:le)?s?)"
_MOSTLY = r"(?:generalement|habituellement|d'habitude|en general)"
_LAYS_DOWN = r"(?:demand|exig|prev|fix|reten|appliqu|pratiqu|impos)\w*"
_USUAL = (
    rf"{_ASKED_OF_TENDERS}(?: pratiques|(?: [\w'-]+){{0,4}}? (?:{_BY_HABIT}|{_MOSTLY} {_LAYS_DOWN}))|"
    rf"{_LAYS_DOWN}-t-on {_MOSTLY}|{_MOSTLY} {_LAYS_DOWN}-t-on|"
    r"(?:usual|typical|customary) (?:penalt\w+|durations?|terms?|rates?|deadlines?|caps?|clauses?|levels?|criteria)|"
    r"(?:usually|typically|commonly) (?:required|asked|used|set|applied|imposed|demanded)"
)
"""What is usual, which no tender tells alone: “les durées pratiquées”, “que demande-t-on généralement ?”."""
_COMPARES = re.compile(
    r"\b(compar\w*|similaires?|differents|differentes|autres (marches|contrats)|"
    r"d'un \w[\w-]* a l'autre|"
    r"(les|nos|des|deux|quels|dans les) (\w+ )?(marches|contrats|accords-cadres|cahiers des charges|acheteurs|tenders)|"
    r"quels? acheteurs?|quelles (villes|communes|collectivites|mairies|administrations)|quels ministeres|"
    r"which (buyers|cities|towns|bodies|agencies|departments)|"
    rf"contre combien|across|each tender|other (tenders|contracts)|tenders|contracts|{_USUAL})\b"
)
_GENERAL = frozenset(
    """
    compare comparez comparer comparaison similaire similaires different differents differente differentes clause
    clauses marche marches contrat contrats accord accords cadre cadres cahier cahiers charges acheteur acheteurs
    corpus document documents utilisent utilise prevoient prevoit prevues prevus retrouve trouve trouvent demandent
    demande fixent organisent exigent traitent choisissent autre autres dispositions similar villes communes
    collectivites mairies administrations ministeres buyers cities towns bodies agencies departments which imposent
    impose require requires tender tenders contract contracts use uses used ask asks provide provides organise set
    other across each pratique pratiques pratiquee pratiquees habituel habituels habituelle habituelles usuel usuels
    usuelle usuelles generalement habituellement usual typical customary usually typically commonly
    """.split()
)

_SEVERAL = frozenset(("deux", "trois", "quatre", "cinq", "two", "three", "four", "five"))
"""How many are compared: “les trois marchés”."""
_JOINED_TO = re.compile(r"(?:\w+-)+$")
"""What a hyphen joins to the word behind it: the “sous-” of “sous-traitance”."""
_EXAMPLE_OF = re.compile(
    r"^(?:(?:(?:je (?:re)?cherche|(?:avez|auriez)-vous|as-tu|(?:existe|y a)-t-il|il y a|i['’]?(?: a)?m looking for|"
    r"do you have|is there|are there) )?(?:(?:une?|des|d['’]|les?|quelques|an?|some|any) ?)?|"
    rf"(?:(?:{CAN_YOU} (?:me |nous )?)?(?:donne|montre|propose|cite|trouve)[rz]?(?:[- ](?:moi|nous))?|"
    rf"je (?:veux|voudrais|souhaite)|i (?:want|need|would like)|(?:{CAN_YOU} )?(?:give|show|find)(?: me| us)?) "
    r"(?:une?|des|d['’]autres|quelques|an?|some) )(?:bons? |good )?"
    r"(?:exemples?|retours? d['’]exp[ée]riences?|rex|mod[èe]les?|examples?|feedback|lessons learned) "
    r"(?:de |d['’]|sur |concernant |of |on |about |from )(?:la |le |les |l['’]|une? |des |the |an? )?(?=\w)",
    re.I,
)
"""How what is wanted of a subject is led in: “Avez-vous un retour d'expérience sur …”."""
_LAID_DOWN = (
    r"(?:(?:exig|demand|impos|autoris)[ée]e?s?|pr[ée]vue?s?|attendue?s?|requise?s?|obligatoires?|"
    r"required|requested|expected|mandatory|allowed|permitted|provided)"
)
_ASKS_WHAT_IS_LAID_DOWN = re.compile(
    r"^(?:quel(?:le)?s? (?:(?:est|sont) (?:l[ea]s? |l['’])(?P<the>[^?,;:]{3,80}?)|"
    r"(?P<which>[^?,;:]{3,80}?) (?:est|sont|sera|seront)(?:-(?:il|elle)s?)?)|"
    rf"(?:what|which) (?P<what>[^?,;:]{{3,80}}?) (?:is|are|will be)) {_LAID_DOWN}\b",
    re.I,
)
"""“Quelle assurance est demandée ?”, which many clauses answer that ask for nothing in these words."""
_END = r"\s*(?:\?\s*)*$"
_WANTS_WORDS = re.compile(
    r"(?:\s*[,:;–-])?\s*\b(?:(?:et|and) )?(?:"
    r"comment (?:bien )?(?:l['’]|les? |la )?(?:bien )?(?:[ée]crire|r[ée]diger|formuler|encadrer)|"
    r"(?:(?:que|quoi)(?: faut-il| doit-on| dois-je)? (?:pr[ée]voir|demander|exiger|imposer|mettre)|qu['’]exiger)"
    r"(?: dans (?:le|un|mon|notre) (?:cctp|ccap|cahier des charges))?|"
    rf"how to (?:write|word|draft|phrase) (?:it|them|this)){_END}",
    re.I,
)
_IN_ANY_TENDER = re.compile(
    r"(?P<clause>\b(?:clauses?|wordings?) (?:\w+ ){0,2}?(?:de |d['’]|du |sur |of |on |for )(?:[\w'’-]+ ){1,6}?)"
    r"(?:pour|dans|for|in) (?:une?|des|mon|notre|nos|an?|our|my) (?:[\w-]+ )?"
    r"(?:march[ée]s?|contrats?|accords?-cadres?|cctp|ccap|contracts?|tenders?|rfps?)"
    rf"(?: (?!(?:sur|en cas|concernant|avec|sans|si)\b|(?:et|ou) (?!de |d['’])|(?:and|or)\b)[\w'’-]+){{0,5}}{_END}",
    re.I,
)
"""For which sort of tender a clause is wanted: “clause de réversibilité pour un marché d'infogérance”."""
_TEXTS = r"(?:clauses?|plans?|barèmes?|articles?|contracts?|tenders?|slas?|damages|penalties|wordings?|agreements?)"
_SAMPLE = re.compile(
    rf"^(?:an? |some )?(?:sample|example)s?(?: of| for)? (?:an? |the )?(?=(?:[\w-]+ ){{0,4}}{_TEXTS}\b)|"
    rf"(?:(?<=clause )|(?<=clauses )|(?<=damages )|(?<=penalties )|(?<=plan ))(?:examples?|samples?|exemples?){_END}",
    re.I,
)
"""What tells that words to copy are wanted, and nothing of their subject: “…, comment l'écrire ?”, “sample …”."""


def compares(question: str) -> bool:
    """Whether the question asks what several documents say rather than what one says."""
    return bool(_ASKS_WHICH_SPEAK.search(question) or _COMPARES.search(fold(question).replace("’", "'")))


def asks_which_do_not_speak(question: str) -> bool:
    """Whether the question asks which documents do not speak of something: nothing that is found answers it."""
    return bool(_ASKS_WHICH_DO_NOT.search(question))


def subject_spoken_of(question: str) -> str:
    """That of which the question asks which documents speak: “d'accessibilité”; "" where it asks no such.

    A document without its words is none of those asked for.
    """
    asked = _ASKS_WHICH_SPEAK.search(question)
    return _ENDS_THE_SUBJECT.split(question[asked.end() :])[0].strip() if asked else ""


def subject_of(question: str) -> str:
    """The question without what says that words on its subject are wanted, or a sample; itself where that is all."""
    subject = _SAMPLE.sub("", _WANTS_WORDS.sub("", question)).strip()
    return subject if query_stems(subject) else question


def subject_laid_down(question: str) -> str:
    """“Assurance ?” of “Quelle assurance est demandée ?”; the question itself where it asks otherwise."""
    asked = _ASKS_WHAT_IS_LAID_DOWN.match(question)
    return f"{asked['the'] or asked['which'] or asked['what']}{question[asked.end() :]}" if asked else question


def topic_of(question: str) -> str:
    """The question without what speaks of tenders in general when it compares them, its abbreviations spelt out.

    Nor what says that an example or a feedback on its subject is wanted: those words tell nothing of the subject.
    """
    if led_in := _EXAMPLE_OF.match(question):
        question = question[led_in.end() :]
    if subject := subject_spoken_of(question):
        question = _told(subject) or question
    question = subject_laid_down(question)
    question = _IN_ANY_TENDER.sub(lambda found: found["clause"].rstrip(), question)
    topic = _without_general_words(question) if compares(question) else question
    spelt_out = [search for word in abbreviations_in(topic) if (search := glossary()[word].search)]
    return f"{topic} ({' ; '.join(spelt_out)})" if spelt_out else topic


def is_abbreviation(word: str) -> bool:
    """Whether the glossary spells the word out, in the plural too."""
    return bool(abbreviation_of(word))


def abbreviation_of(word: str) -> str:
    """What the glossary spells out of a word: “SLA” of “SLA” and “SLAs”; "" for other words."""
    singular = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    return singular if singular.isupper() and singular in glossary() else ""


def abbreviations_in(text: str) -> Iterator[str]:
    """The words of a text that the glossary spells out, in the singular, each as often as it stands there."""
    return filter(None, (abbreviation_of(text[start:end]) for _, start, end in find_words(text)))


def is_general(word: str) -> bool:
    """Whether a word, in lower case without accents, only speaks of tenders in general."""
    return word in _GENERAL


def _without_general_words(question: str) -> str:
    """What is left between the general words, each piece from its first telling word to its last.

    "Comment les marchés traitent-ils la réversibilité ?" leaves "réversibilité", not "Comment les -ils la …".
    """
    pieces: list[str] = []
    place = 0
    words = list(find_words(question))
    following = (*(fold(word) for word, _, _ in words[1:]), "")
    for (word, start, end), after in zip(words, following, strict=True):
        if fold(word) in _GENERAL or (word in _SEVERAL and after in _GENERAL):
            pieces.append(question[place:start])
            place = end
    topic = " ".join(filter(None, map(_told, [*pieces, question[place:]])))
    return topic if query_stems(topic) else question


def _told(piece: str) -> str:
    words = telling_words(piece)
    if not words:
        return ""
    joined = _JOINED_TO.search(piece[: words[0][1]])
    return piece[joined.start() if joined else words[0][1] : words[-1][2]]
