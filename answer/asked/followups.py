"""How a question leans on the one before it, told by its form alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from answer.asked.anchors import Anchor, find_anchors, without
from answer.asked.buyers import BODIES, SCOPES, Buyers
from answer.asked.sought import looks_for_something
from answer.glossary import definition_asked
from corpus.folding import fold
from index.topic import compares, is_general
from index.words import find_words, stop_words

_FEW_WORDS = 3
"""Telling words up to which a question that names nothing is taken to go on with what was spoken of."""
_LONGEST_PHRASE = 8

_MEANT = (
    r"(?:plut[ôo]t(?! que\b| qu')|"
    r"je (?:parlais|parle|pensais|voulais (?:dire|parler)|veux dire)(?: plut[ôo]t)?(?: (?:[àa]|aux?))?|"
    r"i (?:mean|meant|was (?:talking|asking|thinking) (?:about|of))|"
    r"(?:revenons|(?:pour )?(?:en )?revenir|on revient)(?:-en)? (?:[àa]|aux?|sur)|"
    r"(?:(?:going|let's go|let us go|go) back|coming back|returning) to|back to(?= the\b))"
)
"""What says that something else was meant, or goes back to it: “je parlais du CCAP”, “revenons à la garantie”."""
_OPENING = re.compile(
    r"^(?:(?:ok|d'accord|merci|bien|alors|donc|thanks|so|now)\b[\s,]*)*"
    rf"(?:(?:(?:et|mais|sinon|qu'en est-il|and|but|what about|how about|{_MEANT})\b|(?:non|nan|no)\s*[,!])[\s,]*)"
    rf"(?:(?:alors|donc|puis|sinon|then|what about|{_MEANT})\b[\s,]*)?",
    re.I,
)
_ASKED_FOR = re.compile(
    r"^(?:(?:donne|montre|cite|indique|liste)[rz]?[- ](?:moi|nous)|je (?:veux|voudrais)|(?:give|show|tell) me|i want) "
    r"(?=(?:l[ae]s?|the|its|their)\b|l')(?!.*\b(?:article|page|clause|passage|source)\b)",
    re.I,
)
"""What only says that something is asked for: “donne-moi les critères”."""
_SAME = re.compile(r"^(?:la |the )?(?:(?:m[êe]me|same) (?:question|chose|thing)|idem|pareil|ditto)\b[\s,]*", re.I)
CIRCUMSTANCE = re.compile(
    r"^(?:dans|[àa]|aux?|en|pendant|durant|lors|hors|avant|apr[èe]s|in|at|during|before|after|outside)\b"
    r"(?! (?:mati[èe]re|termes?|niveau|sujet|propos|terms)\b)|"
    r"^(?:sur|pour|par|over|for|per|every|tous les|toutes les) (?:[\w-]+ )?"
    r"(?:jours?|semaines?|mois|ans?|ann[ée]es?|days?|weeks?|months?|years?)\b",
    re.I,
)
"""How the phrase begins that says when or where the same is asked."""
CASE = r"(?:pour|for|en cas d(?:e|u|es|')|in case of|in the event of)(?:(?<=')|\s+)"
"""What leads to the case of which something is asked."""
CONDITION = re.compile(
    r"^(?!tant qu'(?:on y est|[àa] faire)\b|d[eè]s que possible\b|une fois (?:pour toutes|de plus|encore)\b|"
    r"once(?: more\b| again\b| and for all\b|-)|as soon as possible\b)"
    r"(?:si\b|s'ils?\b|lorsqu\w+|en cas\b|une fois(?= |$)|(?:d[eè]s|tant|apr[eè]s) (?:que\b|qu')|if\b|in case\b|"
    r"once\b|as soon as\b|"
    r"quand (?=(?:il|elle|ils|elles|on|l[ae]|les|une?)\b|l')(?!.*-(?:t-)?(?:ils?|elles?|on)\b)"
    r"(?!(?:il|on) (?:faut|doit)\b)|"
    r"when (?=(?:it|they|there|the|we|you)\b)(?!.*\b(?:due|ends?|starts?|begins?|expires?)\s*\?))",
    re.I,
)
_ASKS_ITSELF = re.compile(
    r",.*\b(?:combien|quel(?:le)?s?|comment|faut-il|how|what|which)\b|"
    r",\s(?:alors |then )?(?:qui|o[uù]|who|where)\b[^,]*$",
    re.I,
)
"""What asks something under a condition, “si on le fait nous-mêmes, il faut combien de monde ?”, not the same again."""
_OF_NOTHING = re.compile(
    r"^(?:qui|quand|who|when)(?: (?:doit|peut|va|faut-il|must|should|can|will))? "
    r"(?:paie|paye|payer|décide|décider|valide|valider|signe|signer|contrôle|contrôler|supporte|assure|intervient|"
    r"fournit|garantit|vérifie|vérifier|prévient|prévenir|répond|finance|pays?|decides?|signs?|checks?|approves?|"
    r"answers?)\s*[?.!]*$",
    re.I,
)
"""“Qui paie ?”: what is paid for was said before."""
_OF_WHICH = re.compile(
    r"(?:pendant |durant |sous |dans |[àa] |jusqu'[àa] |en |pour |avec |selon |(?:under|in|by|for|with|within|on) )"
    r"(?:combien de|quel(?:le)?s?|which|what|how (?:much|many|long)) "
    r"(?:mois|jours|semaines|ans|ann[ée]es|heures|pr[ée]avis|d[ée]lais?|titre|licence|conditions?|formes?|formats?|rang|"
    r"niveau|montant|formule|months|days|weeks|years|hours|notice|licen[cs]e|terms|conditions?|formats?)\s*[?.!]*",
    re.I,
)
"""“Pendant combien de mois ?”, “under which licence?”: no verb says of what."""
FROM_WHEN = re.compile(r"(?:[àa] (?:partir|compter) de quand|from when|starting when)[ ?.!]*", re.I)
"""What the clause tells that states a duration."""
_ELSEWHERE = re.compile(r"(?:hors|outside)\b[^,?]{1,30}, (?:est-ce que )?(?:c'est|is it|it is) [\w'-]+\s*[?.!]*", re.I)
"""“Hors UE, c'est interdit ?”: what is allowed there was said before."""
_DEFINES = re.compile(
    r"\b(?:c'est quoi|qu'est-ce qu'une?|qu'appelle-t-on|que (?:veut dire|signifie)|d[ée]finition|"
    r"what (?:is|are) an?|what does \S+ (?:mean|stand for)|define)\b",
    re.I,
)
_THIS_TENDER = re.compile(
    r"\b(?:cet?|cette|ledit|le m[êe]me|la m[êe]me|this|the same) "
    r"(?:march[ée]|contrat|consultation|document|accord|projet|"
    r"appel d'offres|cahier des charges|tender|contract|agreement|project|call)"
)
_ITS = re.compile(r"\b(?:son|sa|ses|its)\b")
_POINTS = re.compile(r"(?<![-\w])(?:ce(?!\s+qu)|cet|cette|ces|cela|[çc]a|this|these|those)(?![-\w])")
_STANDS_FOR = re.compile(
    r"(?<![-\w])(?:ils?|elles?|eux|son|sa|ses|leurs?|lui|celui|ceux|celles?|lequel|laquelle|lesquel(?:le)?s|"
    r"it|its|they|them|their)(?![-\w'])|"
    r"(?:(?<=comment )|(?<=faut-il )|(?<=peut-on )|(?<=doit-on )|(?<=puis-je )|(?<=dois-je )|(?<=qui doit )|"
    r"(?<=qui peut ))"
    r"(?:l[ea]s? |l')[a-zà-ÿ]+(?:er|ir|re)(?=\s*[?.!]|\s*$| (?:dans|avec|sans|pour|par|en|[àa])\b)|"
    r"(?<=^qui )(?:l[ea]s? |l')[a-zà-ÿ]+(?=\s*[?.!]*$)|"
    r"(?:(?<=^comment )|(?<=^quand )|(?<=^où )|(?<=^pourquoi ))(?:l[ea]s? |l')[a-zà-ÿ]+(?:-t)?-on(?=\s*[?.!]*$)|"
    r"(?<=^qui )en (?:est|sera|paie|paye|assure|supporte|décide|répond)(?![-\w])"
)
"""Among them “la” of “comment la vérifier ?” and of “qui la paie ?”, “en” of “qui en est responsable ?”."""
_AMONG = frozenset(("parmi", "among"))
"""“Parmi eux, combien …”"""
_THEY_SAY_MORE = 3
"""Telling words after “ils” from which the buyers are meant by it, rather than something said before."""
_THEY = re.compile(r"^(?:ils|they)\b", re.I)
_SAID_OF_THEM = re.compile(
    r"(?:est-ce qu')?(?:ils|elles)\b|(?:sont|doivent|peuvent|seront|ont)-(?:ils|elles)\b|"
    r"(?:do|are|must|can|should|will|have|did|were) they\b",
    re.I,
)
_TURNED = re.compile(
    r"(?<!faut)(?<!y a-t)(?<!y aura-t)-(?:ils?|elles?)(?![-\w])"
    r"(?!\s+(?:pr[ée]vue?s?|possible|interdit|obligatoire|permis|n[ée]cess))"
)
"""The same where the sentence is turned round (“est-elle calculée”), unless nothing is stood for (“faut-il”)."""
_IN_GENERAL = re.compile(
    r"^(?:comment (?:bien |mieux )?(?:r[ée]diger|formuler|[ée]crire|choisir|pr[ée]voir|cadrer|faire|pr[ée]senter)|"
    r"how (?:to|(?:do|should|can|could) (?:i|we|you)) (?:write|draft|word|phrase|choose|put|make))\b",
    re.I,
)
"""How a question begins that asks how a tender is written, whichever: “Comment rédiger une clause … ?”."""
_TO_DO = (
    r"(?:organiser|mener|conduire|pr[ée]parer|encadrer|piloter|suivre|[ée]valuer|[ée]viter|limiter|garantir|"
    r"s[ée]curiser|int[ée]grer|imposer|formaliser|noter)"
)
_ADVICE = re.compile(
    rf"^(?:comment (?:bien |mieux )?{_TO_DO} (?:l[ea]s? |l'|une? |des |du )\w|"
    r"qu(?:e|oi) (?:faut-il |doit-on )?(?:mettre|prévoir|demander|exiger|écrire|inclure)\b)|"
    r"^quel(?:le)?s? (?:(?!doi[st]|va\b|faut|titulaire)[\w'’-]+ ){1,4}"
    r"(?:mettre|prévoir|demander|exiger|imposer|inclure)\s*[?.!]*$",
    re.I,
)
"""How somebody who writes a tender asks what to lay down, in whichever: “Quels livrables demander ?”."""
_SAYS_OF_IT = re.compile(
    r"^(?:est-ce que )?c'(?:est|[ée]tait|sera) "
    r"(?!qu|combien\b|comment\b|o[uù]\b|pour\b|dans\b|chez\b|les?\b|la\b|l'|une?\b|des\b)"
    r"(?:bien |aussi |vraiment |toujours )?[a-zà-ÿ-]+\s*[?.!]*$"
)
"""“C'est plafonné ?”"""
_LOOSE = re.compile(r"(?<![-\w])(?:cela|[çc]a|it)(?![-\w])")
_SENTENCE = re.compile(
    r",|-t-|-(?:il|elle|on|ils|elles|ce|je|nous|vous)\b|\b(?:est|sont|a|ont|faut|doit|doivent|peut|peuvent|"
    r"(?:les?|la)?quel\w*|combien|comment|pourquoi|quand|qui|que|is|are|was|does|do|did|must|can|has|have|will|"
    r"should|what|how|when|who|why|which|much)\b",
    re.I,
)

_COUNTS = re.compile(r"\b(?:combien|how (?:much|many|long))\b", re.I)
_DEPENDENT = frozenset(
    """
    temps jour jours mois heure heures annee annees semaine euro euros pourcentage exactement precisement maximum
    minimum plafond seuil fois times exception exceptions calcul formule base motif raison raisons exemple exemples
    difference condition conditions suivant suivante precedent precedente dernier derniere prochain prochaine apres
    avant week end weekend nuit samedi dimanche ensuite seulement uniquement exclusivement only long much many per
    day days month months hours year years dollars percent exactly cap threshold reason reasons example examples
    next previous last following night
    """.split()
)
"""What is always of something: asked alone, it is of what was spoken of before."""
_MEASURES = frozenset(
    """
    montant montants duree delai delais prix cout taux date nombre calendrier amount duration length deadline price
    cost rate number schedule
    """.split()
)
"""The same, unless the question before asked for one of these: then it is another one of the same tender."""
_AGAIN = frozenset(
    """
    precise precis preciser precisez precision precisions detail details detailler detaillez developpe developper
    developpez explique expliquer expliquez explication explications more specific elaborate explain clarify mean
    """.split()
)
"""What is said to hear more of what was asked: “Tu peux préciser ?”."""
_PLACES = frozenset(
    """
    article articles page pages clause paragraphe chapitre passage paragraph chapter section source reference document
    """.split()
)
_WHERE = re.compile(
    r"\b(?:quel(?:le)?s?|which|what) (?:\w+ )?"
    r"(?:article|page|clause|paragraphe?|chapitre|chapter|passage|section|document)s?\b|"
    r"\b(?:donne|montre|give|show)[rz]?\b[- \w]{0,8}\b(?:la|le|l'|the) ?"
    r"(?:article|page|passage|source|reference)\s*[?.!]*$",
    re.I,
)
"""How it is asked where something is written: “Dans quel article ?”, “donne-moi la page”."""
_MORE = re.compile(r"\b(?:o[uù]|where)\b|\ben (?:(?:dire|savoir) )?plus\b|c'est[- ][àa][- ]dire", re.I)
_ASKING = frozenset(
    """
    peux pouvez please plait stp svp sois soyez dire dis dites savoir tell say says ecrit ecrite dit indique mentionne
    written stated exacte exactement precisement exactly numero donne donner donnez montre montrer montrez give show
    """.split()
)
SAYING_VERBS = frozenset(
    """
    demande demandent prevoit prevoient exige exigent impose imposent fixe fixent applique dit disent say says ask asks
    require requires provide provides donne donnez montre montrez compare comparez comparer give show
    """.split()
)
SAYING = SAYING_VERBS | {"cas", "case", "question", "questions"}
"""Verbs and nouns that tell nothing of what is asked."""


_THE_THING = re.compile(r"\b(?:la |les? |l'|the )(?P<thing>[a-zà-ÿœ]{4,})")
OF_ANY_TENDER = (
    SCOPES
    | _DEPENDENT
    | _MEASURES
    | frozenset(
        "prestataire titulaire fournisseur acheteur candidat candidats contractor supplier vendor buyer".split()
    )
)
"""What every tender has, and is not what was spoken of before for that."""
_ENDING = re.compile(r"(?:e?s|x)?")
_CUT_SHORT = re.compile(r"\w{3,}[io]")
"""“Démo” for a “démonstration”, “appli” for an “application”: “port” is no short “portail”."""


class Lean(Enum):
    """`STANDS`: not at all. `TOPIC`: names another thing, of the same tender. `PLACE`: names another tender, for the
    same thing. `ADDS`: asks more of the same. `REFERS`: stands for something said before. `CONTINUES`: a whole
    question about the same tender.
    """

    STANDS = auto()
    TOPIC = auto()
    PLACE = auto()
    ADDS = auto()
    REFERS = auto()
    CONTINUES = auto()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question without its “and”, how it leans, and what it names itself."""

    lean: Lean
    text: str
    anchors: tuple[Anchor, ...] = ()


def without_opening(question: str) -> str:
    """The question without its “Et”, its apostrophes straight; as a whole where nothing else is said (“Et sinon ?”)."""
    straight = question.replace("’", "'")
    rest = _OPENING.sub("", straight)
    return rest if rest.strip(" ?.!") else straight


def read_follow_up(question: str, before: str, buyers: Buyers) -> FollowUp:
    """How a question leans on the one before it."""
    straight = question.replace("’", "'")
    text = _OPENING.sub("", straight)
    opened = text != straight
    text = _ASKED_FOR.sub("", text)
    same = _SAME.match(text)
    text = (text[same.end() :] if same else text) or straight
    anchors = tuple(find_anchors(text, buyers, begins=not opened and not same)) or _sole_body(text, buyers)
    if not anchors and not same and _wants_it_again(text):
        return FollowUp(Lean.ADDS, "")
    lean = Lean.PLACE if same else _lean(text, anchors, opened, before)
    return FollowUp(lean, question if lean is Lean.STANDS and not opened else text, anchors)


def _wants_it_again(text: str) -> bool:
    """Whether it asks for nothing but more on what was asked before, or where that is written.

    The quotations that answer show their pages.
    """
    telling = words_of_meaning(text)
    says_so = telling & _AGAIN or _MORE.search(text) or _WHERE.search(fold(text))
    names_nothing = telling <= _AGAIN | _PLACES | _ASKING and not re.search(r"\d", text)
    return bool(telling and says_so) and names_nothing and not _COUNTS.search(text)


def _sole_body(text: str, buyers: Buyers) -> tuple[Anchor, ...]:
    """“Pour la préfecture ?”, where just one buyer is one."""
    said = text.rstrip(" ?.!")
    bodies = words_of_meaning(said)
    is_one = len(bodies) == 1 and bodies <= BODIES and buyers.has_only(*bodies)
    return (Anchor(0, len(said), said, said.split()[-1]),) if is_one else ()


def _lean(text: str, anchors: tuple[Anchor, ...], opened: bool, before: str) -> Lean:
    telling = words_of_meaning(without(text, anchors))
    if _DEFINES.search(text) or definition_asked(text):
        return Lean.STANDS
    if CONDITION.match(text) and opened:
        return Lean.REFERS if _ASKS_ITSELF.search(text) else Lean.ADDS
    if _OF_NOTHING.match(text) or _OF_WHICH.fullmatch(text) or FROM_WHEN.fullmatch(text):
        return Lean.ADDS
    if _ELSEWHERE.fullmatch(text) and not anchors:
        return Lean.ADDS
    if anchors and _SAID_OF_THEM.match(text) and not telling & SAYING and len(telling - _DEPENDENT) == 1:
        return Lean.REFERS
    if anchors:
        return Lean.STANDS if telling - _DEPENDENT - SAYING else Lean.PLACE
    measured = _asks_for_a_measure(before)
    dependent = _DEPENDENT | SAYING | (frozenset() if measured else _MEASURES)
    if telling <= dependent and not _ITS.search(text.lower()):
        return Lean.ADDS
    if compares(text):
        return Lean.PLACE if all(map(is_general, telling)) else Lean.STANDS
    if _refers(text):
        loose = _LOOSE.search(text.lower()) and len(telling - _DEPENDENT) > 1
        its = measured and _ITS.search(text.lower())
        they = _THEY.match(text) and len(telling) >= _THEY_SAY_MORE
        return Lean.CONTINUES if loose or its or they or _THIS_TENDER.search(text.lower()) else Lean.REFERS
    if (_IN_GENERAL.match(text) or looks_for_something(text)) and not opened:
        return Lean.STANDS
    if _ADVICE.search(text) and not (opened or _takes_up(text, before)):
        return Lean.STANDS
    if opened or len(telling) <= _FEW_WORDS:
        if not is_noun_phrase(text):
            return Lean.CONTINUES
        return Lean.ADDS if CIRCUMSTANCE.match(text) else Lean.TOPIC
    return Lean.CONTINUES if _takes_up(text, before) else Lean.STANDS


def without_measures(question: str) -> str:
    """A question without the words for the amount that it asks for: “la VABF” of “la durée de la VABF”."""
    words = (word for word in question.split() if fold(word.strip(" ?.,")) not in _MEASURES | _DEPENDENT)
    return " ".join(words)


def words_of_meaning(text: str) -> set[str]:
    """The words of a text that tell what it is about, without accents."""
    return {fold(word) for word, _, _ in find_words(text) if word not in stop_words() and not word.isdigit()}


def is_noun_phrase(text: str) -> bool:
    """Whether a text names a thing, rather than asking or saying something of it."""
    return not _SENTENCE.search(text.rstrip(" ?")) and len(text.split()) <= _LONGEST_PHRASE


def _refers(text: str) -> bool:
    """Whether a word stands for something that the text itself has not named before it."""
    lower = text.lower()
    if _POINTS.search(lower) or _SAYS_OF_IT.match(lower):
        return True
    stands, turned = _STANDS_FOR.search(lower), _TURNED.search(lower)
    if stands and not words_of_meaning(text[: stands.start()]) - _AMONG:
        return True
    if not turned:
        return False
    before_the_verb = text[: turned.start()].rpartition(" ")[0]
    return not words_of_meaning(before_the_verb) - _DEPENDENT


def _takes_up(text: str, before: str) -> bool:
    """Whether “the” thing that a text speaks of is one of the question before, if in short: “La démo dure…”."""
    spoken = words_of_meaning(before)
    things = {fold(one["thing"]) for one in _THE_THING.finditer(text.lower())} - OF_ANY_TENDER
    return any(_is_same(thing, word) for thing in things for word in spoken)


def _is_same(one: str, other: str) -> bool:
    """Whether two words are one, in the plural or cut short as people do."""
    short, long = sorted((one, other), key=len)
    is_plural = bool(_ENDING.fullmatch(long[len(short) :]))
    return long.startswith(short) and (is_plural or bool(_CUT_SHORT.fullmatch(short)))


def _asks_for_a_measure(question: str) -> bool:
    return bool(words_of_meaning(question) & _MEASURES or _COUNTS.search(question))
