"""Standalone questions composed in French and English from a follow-up and what it leaves unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked.followups import CIRCUMSTANCE, CONDITION, SAYING, SAYING_VERBS, is_noun_phrase
from corpus.folding import fold
from index.bilingual import language_of
from index.words import stop_words

_COSTS = re.compile(
    r"combien (?:(?:ça|ca|cela) )?(?:co[ûu]te|va co[ûu]ter|vaut)(?: au total| en tout)?|"
    r"how much (?:does|did|will) (?:it |this )?cost",
    re.I,
)
"""What is left of “Combien coûte SILLAGE ?” without its name."""
_WON = re.compile(
    r"^(?:c'est )?(?:qui|quelles? (?:entreprises?|sociétés?)) (?:a |ont )(?:finalement )?"
    r"(?:remporté|gagné|décroché) (?!(?:les?|la|un|une|du|des|de|ce|cet|cette)\s|[ld]['’])|"
    r"^(?P<english>who|(?:which|what) (?:company|firm|vendor|bidder)) (?:finally )?won "
    r"(?!(?:the|a|an|this|that|its|it)\b)",
    re.I,
)
"""What stands before the bare name of what somebody won."""
_TWO_QUESTIONS = r"(?!.* et (?:quand|quel|combien|comment|qui))"
_LASTS = re.compile(
    r"(?:pendant )?combien de temps (?:dure|durent|durera|dureront) "
    rf"(?P<thing>(?:l[ea]s? |l'|une? ){_TWO_QUESTIONS}[^?!]+?)\s*[?.!]*",
    re.I,
)
_HOW_OTHERS_WRITE = re.compile(
    r"comment (?P<who>(?!(?:\S+ )?(?:titulaire|prestataire|candidat|logiciel|application|serveur|syst))"
    r"(?:l[ea]s? |l')?[^,?]{2,60}?) (?:r[ée]dige|formule)(?:nt)?-(?:t-)?(?:ils?|elles?|on) "
    r"(?:l[ea]s? |l'|ses? |sa |son |leurs? )(?:clauses? (?:de |d'|sur )(?:l[ea]s? |l')?)?"
    rf"(?P<what>{_TWO_QUESTIONS}[^?]+?)\s*[?.!]*",
    re.I,
)
_NO_NOUN = "".join(rf"(?<!\b{word} )" for word in "une la de du par sa leur chaque cette toute en le un au".split())
_SAYS = (
    rf"{_NO_NOUN}\b(?:pr[ée]vo\w+|(?:appliqu|fix|demand|exig|impos|risqu|figur|exist|pai|pay|mentionn|propos|vis|concern|"
    r"inflig)(?:e|ent|er|era|eront|ait|aient)|retien(?:nen)?t|retenir|encour(?:en)?t|subi(?:ssen)?t|d[ée]fini(?:ssen)?t|"
    r"contien(?:nen)?t|est|sont|sera|seront|a|ont|doit|doivent|peut|peuvent|faut)\b|"
    r"\w-(?:t-)?(?:je|tu|ils?|elles?|on|nous|vous)\b"
)
"""Verbs, of which some are nouns behind such words: “une demande”."""
_VERBLESS = re.compile(
    r"(?P<which>quel(?P<feminine>le)?(?P<several>s)?) (?P<what>(?:p[ée]nalit[ée]|sanction|plafond|retenue)s?"
    r"(?: journali[èe]res?| maxim\w+)* (?:pour|par|en cas d[eu']|de|d'|[àa]|aux?)\b"
    rf"{_TWO_QUESTIONS}(?:(?!{_SAYS}).)+)",
    re.I,
)
"""“Quelle pénalité pour un retard ?”: no verb says more than that it is asked for."""
_QUALITY = (
    r"(?: (?:limite|maxim\w+|maxi?|minim\w+|mini?|total\w*|annuel\w*|mensuel\w*|journali[èe]re?|horaire|globale?|"
    r"initiale?|moyen\w*|butoir|cl[ée])s?)"
)
_FIGURE_NAMED = re.compile(
    r"(?P<noun>(?:(?P<feminine>dur[ée]e|date|pond[ée]ration|fr[ée]quence|p[ée]riodicit[ée]|majoration|"
    r"part(?= de | d['’]))|"
    r"montant|taux|seuil|plafond|pourcentage|d[ée]lai|pr[ée]avis|nombre|poids(?! lourds?\b))"
    rf"(?P<several>s|(?={_QUALITY}(?<=s) ))?(?>{_QUALITY}*)) "
    r"(?!(?:et|ou|dans|chez|avec|selon|contre|hors|l[ea]s?|non|of|for|time|ht|ttc)\b|[ld]['’]? |\d|\W)"
    r"(?P<joined>(?:d[eu]s?|[àa]|aux?|en|pour|par|sur|entre|avant|apr[èe]s|si)\b|d['’])?(?P<rest>.+)",
    re.I,
)
"""A few words that name a figure by its noun and what it is of: “délai paiement Orve”. Prices are told of keywords."""
_ABOUT = re.compile(
    r"^(?:pour|sur|concernant|à propos|au sujet|au niveau|en matière|en termes|côté|quant à|avec|"
    r"for|about|regarding|concerning|in terms of|as for|on|with)\s+",
    re.I,
)
_IN_A_FIELD = re.compile(r"(?:en (?:mati[èe]re|termes?) d(?:e |')|côté (?!d)|sur le plan )", re.I)
"""What names a field without its article: “en matière d'hébergement” is not “de l'hébergement” without it."""
_ELIDES = (
    r"(?!h(?:a(?:ckathon|ie|ll(?!u)|lte|meau|ndicap|ngar|rc|rdware|sard|uss|ut)|elpdesk|[ée]ros\b|ertz|eurt|i[ée]rarch|"
    r"ors|ost|otline|ott|ouss|ub\b|uit)|onz|oui\b)[aeiouyàâéèêëîïôœh]"
)
"""Before what “le” and “de” lose their vowel: “l'hébergement”, but “la hauteur”."""
_FRENCH_OF = (
    (re.compile(r"^les\s+", re.I), "des "),
    (re.compile(r"^le\s+", re.I), "du "),
    (re.compile(r"^(?=la\s+|l')", re.I), "de "),
    (re.compile(r"^(?=du\s+|des\s+|de\s+|d')", re.I), ""),
    (re.compile(rf"^(?={_ELIDES})", re.I), "d'"),
    (re.compile("^"), "de "),
)
_POSSESSIVE = re.compile(r"\b(son|sa|ses) (\w)")
_ADDED = re.compile(r"(?: : [^:?]*|, (?:si|s'ils?|if|lorsqu\w+|en cas|in case)\b[^?]*)$")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_WORD = re.compile(r"(?P<word>\w+(?:-(?!t-|il|elle|on\b|ce\b)\w+)*)(?:-t)?(?:-\w+)*")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NEXT_YEAR = re.compile(r"^l'année (?:suivante|d'après)$|^(?:the )?(?:next|following) year$|^the year after$", re.I)
_YEAR_BEFORE = re.compile(
    r"^l'année (?:précédente|d'avant)$|^(?:the )?(?:previous|preceding) year$|^the year before$", re.I
)
_IN_YEAR = re.compile(r"^(?:(?:en|pour|in|for)\s+)?((?:19|20)\d{2})$", re.I)
_THAT_OF = (
    (re.compile(r"^(?:celui|celles?|ceux) du\s+", re.I), "pour le "),
    (re.compile(r"^(?:celui|celles?|ceux) des\s+", re.I), "pour les "),
    (re.compile(r"^(?:celui|celles?|ceux) (?:de\s+|d')", re.I), "pour "),
    (re.compile(r"^th(?:at|ose) (?:of|for)\s+", re.I), "for "),
    (re.compile(r"^th(?:at|ose) (?=in\s)", re.I), ""),
)
_SAYS_OF_WHAT = re.compile(r"\b(?:marché|contrat|accord-cadre|consultation|contract|tender|agreement)$", re.I)
"""How a question ends whose place tells which one: “la durée du marché” “pour l'AMF”."""
_WHICH_ONES = re.compile(r"(?:lesquel(?:le)?s|which (?:ones|of (?:them|these|those)))(?= \w)", re.I)
_OF_WHICH = re.compile(
    r"(?P<which>quel(?:le)?s|which|what(?= are\b)) (?:(?:sont|are) (?:les |the )?)?"
    r"(?P<noun>(?!(?:les|leurs|ses|mes|nos|vos|autres|est|is|was|has|does)\b)[\w-]{3,}[sx])"
    r"(?=\s*(?:[?.,]|$)| (?:d[eu]s?|à|aux?|en|pour|par|dans|chez|sur|sont|ont|doivent|peuvent|prévo\w+|demand\w+|"
    r"parl\w+|trait\w+|concern\w+|mention\w*|speaks?|cover\w*|"
    r"exig\w+|impos\w+|of|in|for|at|to|with|are|must|do|does|apply|have)\b| d'| l')",
    re.I,
)
_ENGLISH_ONES = ("which ones", "which of them", "which of these", "which of those")
_AGREEING = {"quels": ("lesquels",), "quelles": ("lesquelles",), "which": _ENGLISH_ONES, "what": _ENGLISH_ONES}
"""What stands for the noun behind each, in its gender and language."""
_MOST_TERMS = 5
_SAYS_NOTHING = SAYING | frozenset(
    """
    passe passent deroule deroulent prevu prevue prevus prevues demandes demandee demandees exiges exigee exigees
    imposes imposee imposees requis requise requises required requested expected demanded
    mettre prevoir faire rediger demander exiger imposer ecrire choisir inclure fixer organiser
    fais refais prepare redige dois veux voudrais souhaite lance write draft put choose want need
    """.split()
)
"""Of what is asked, these words tell no more than that it is."""


def question_from(text: str) -> str:
    """The text with a capital and the question mark of its language."""
    text = text.strip(" ?,")
    return f"{text[:1].upper()}{text[1:]}{' ?' if language_of(text) == 'fr' else '?'}"


def of_the_tender(question: str) -> str:
    """What is asked, of a tender: “Quel est le budget du marché ?” of “Quel est le budget ?”, “Combien coûte ?”."""
    if _COSTS.fullmatch(question.strip(" ?,")):
        return (
            "Quel est le budget du marché ?" if language_of(question) == "fr" else "What is the budget of the contract?"
        )
    return question_from(
        f"{question.strip(' ?')} {'du marché' if language_of(question) == 'fr' else 'of the contract'}"
    )


def of_its_contract(question: str) -> str:
    """“Qui a remporté le marché Aquaréel ?” of “Qui a remporté Aquaréel ?”: else who won may be anything's winner."""
    return _WON.sub(
        lambda won: f"{won[0]}the contract for " if won["english"] else f"{won[0]}le marché ", question, count=1
    )


def as_duration(question: str) -> str:
    """“Quelle est la durée de la VSR ?” of “Combien de temps dure la VSR ?”, as tenders head it; else the same."""
    asked = _LASTS.fullmatch(question.strip().replace("’", "'"))
    return question_from(f"Quelle est la durée {in_french_of(asked['thing'])}") if asked else question


def as_sentence(question: str) -> str:
    """“Quelle est la pénalité pour un retard ?” of “Quelle pénalité pour un retard ?”; else the same.

    Reading learned from whole sentences: of 28 such questions that were thought of for this, asked of 89 documents, it
    finds 25 likelier to be answered, by 0.9 log-odds in the middle. Of times and prices it does not.
    """
    asked = _VERBLESS.fullmatch(question.strip().replace("’", "'"))
    if not asked:
        return question
    is_several = bool(asked["several"])
    article = "les " if is_several else "la " if asked["feminine"] else "le "
    return f"{asked['which']} {'sont' if is_several else 'est'} {article}{asked['what']}"


def as_question(keywords: str) -> str:
    """“Quelle est la durée de garantie Aquaréel ?” of “durée garantie Aquaréel”, which a figure answers; else the same.

    Reading learned from sentences, and of keywords nothing tells that none of what they bring up answers.
    """
    named = _FIGURE_NAMED.fullmatch(keywords.strip())
    if not named or keywords.rstrip().endswith("?") or not is_noun_phrase(keywords):
        return keywords
    feminine, is_several = "le" if named["feminine"] else "", named["several"] is not None
    asks = f"Quel{feminine}s sont les" if is_several else f"Quel{feminine} est {'la' if feminine else 'le'}"
    joined = "" if named["joined"] else "d'" if takes_elision(named["rest"]) else "de "
    return question_from(f"{asks} {named['noun'].lower()} {joined}{named['joined'] or ''}{named['rest']}")


def as_heading(question: str) -> str:
    """“Propriété intellectuelle chez le Bourget” of “Comment le Bourget rédige-t-il la propriété intellectuelle ?”.

    The same where it does not ask how others write a thing.
    """
    asked = _HOW_OTHERS_WRITE.fullmatch(question.strip().replace("’", "'"))
    if not asked:
        return question
    place = f"dans {asked['who']}" if asked["who"].lower().startswith("les ") else f"chez {asked['who']}"
    return f"{asked['what'][:1].upper()}{asked['what'][1:]} {place}"


def about(phrase: str, place: str, language: str) -> str:
    """What becomes of a thing that the follow-up names, in the place that it does not."""
    of_field = _IN_A_FIELD.match(phrase)
    phrase = phrase.strip(" ?,") if of_field else without_about(phrase)
    if phrase[1:].islower():
        phrase = phrase.lower()
    in_french = phrase if of_field else in_french_of(phrase)
    opening = f"Qu'en est-il {in_french}" if language == "fr" else f"What about {phrase}"
    return question_from(f"{opening} {place}")


def without_about(phrase: str) -> str:
    """“la garantie” of “pour la garantie ?”."""
    return _ABOUT.sub("", phrase.strip(" ?,"))


def with_its_noun(question: str, before: str) -> str:
    """The question with what its “lesquels” stands for: “Quels critères” after “Quels sont les critères… ?”."""
    ones, of = _WHICH_ONES.match(question), _OF_WHICH.match(before)
    if not ones or not of or ones[0].lower() not in _AGREEING[of["which"].lower()]:
        return question
    return f"{of['which']} {of['noun']}{question[ones.end() :]}"


def takes_elision(phrase: str) -> bool:
    """Whether “de” and “le” lose their vowel before it."""
    return bool(re.match(_ELIDES, phrase, re.I))


def in_french_of(phrase: str) -> str:
    """“du prix” of “le prix”, “de la valeur technique” of “la valeur technique”."""
    pattern, of = next((pattern, of) for pattern, of in _FRENCH_OF if pattern.match(phrase))
    return f"{of}{pattern.sub('', phrase, count=1)}"


def placed(question: str, place: str, owner: str = "") -> str:
    """A question with the place it is about: at “son montant” if `owner` (“du marché de TMA Aquaréel”) suits there."""
    possessive = _POSSESSIVE.search(question)
    if possessive and owner:
        end = re.compile(r"[\w'-]+(?: (?:maximum|minimum|maximale?|minimale?|total|totale))?").match(
            question, possessive.start(2)
        )
        article = _article(possessive[1], question[possessive.start(2) :])
        noun = end[0] if end else ""
        rest = question[possessive.start(2) + len(noun) :]
        return question_from(f"{question[: possessive.start()]}{article}{noun} {owner}{rest}")
    return question_from(f"{question.strip(' ?')}, {place}" if place else question)


def added(before: str, more: str) -> str:
    """The question before, asked again with one thing more; what was added to it last gives way."""
    more = more.strip(" ?,")
    if not more:
        return before
    if year := _other_year(before, more):
        return year
    stem = _without_added(before)
    joined = " : " if language_of(stem) == "fr" else ": "
    if CONDITION.match(more) or CIRCUMSTANCE.match(more):
        joined = ", "
    return question_from(f"{stem}{joined}{more[:1].lower()}{more[1:]}")


def moved(topic: str, place: str) -> str:
    """The question before, less its own place and the verb of which that was the subject, at another."""
    stem = _without_added(topic).strip(" ,").replace(" ,", ",")
    words = stem.split()
    if len(words) > 1 and fold(words[-1]) in SAYING_VERBS:
        stem = " ".join(words[:-1])
    place = place.strip(" ?,")
    for that_of, at in _THAT_OF:
        place = that_of.sub(at, place)
    joined = " " if _SAYS_OF_WHAT.search(stem) else ", "
    return question_from(joined.join(filter(None, (stem, place))))


def _without_added(question: str) -> str:
    """The question less what was added to it last, but for what its own words ask: “Nettoyage : quel délai ?”."""
    whole = question.strip(" ?")
    stem = _ADDED.sub("", whole)
    last = whole[len(stem) :]
    is_own = last.startswith(" : ") and is_noun_phrase(stem) and not _ABOUT.match(last.removeprefix(" : "))
    return whole if is_own else stem


def referring(question: str, topic: str, names: Sequence[str]) -> str:
    """A question with, in brackets, the telling words of the topic that it refers to, and what that was tied to."""
    own = question.casefold()
    terms = [
        *_terms(_BRACKETS.sub(" ", topic)),
        *(term for one in _BRACKETS.findall(topic) for term in one.split(", ")),
    ]
    wanted = [term for term in dict.fromkeys([*terms[:_MOST_TERMS], *names]) if term.casefold() not in own]
    return question_from(f"{question.strip(' ?')} ({', '.join(wanted)})" if wanted else question)


def _terms(text: str) -> list[str]:
    """The stretches of a text without its small words, and without the verbs that only say that a text says so."""
    terms: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match["word"].casefold()
        if word in stop_words() or fold(word) in _SAYS_NOTHING or len(word) < 2:
            continue
        if terms and text[end : match.start()] == " ":
            terms[-1] = f"{terms[-1]} {match['word']}"
        else:
            terms.append(match["word"])
        end = match.end()
    return terms


def _article(possessive: str, noun: str) -> str:
    if possessive != "son":  # “sa” stands before no vowel
        return "les " if possessive == "ses" else "la "
    return "l'" if takes_elision(noun) else "le "


def _other_year(before: str, more: str) -> str:
    """The question before with its only year replaced, "" when the follow-up is not about another year."""
    years = _YEAR.findall(before)
    if len(years) != 1:
        return ""
    if _NEXT_YEAR.match(more):
        wanted = str(int(years[0]) + 1)
    elif _YEAR_BEFORE.match(more):
        wanted = str(int(years[0]) - 1)
    elif match := _IN_YEAR.match(more):
        wanted = match[1]
    else:
        return ""
    return before.replace(years[0], wanted)
