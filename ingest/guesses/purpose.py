"""What a tender is for, where its first pages say so in as many words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.guesses.balance import balanced
from ingest.guesses.cover import is_of, is_told_by_the_name
from ingest.guesses.fields import titles_in
from ingest.guesses.folding import fold_for_guessing
from ingest.guesses.formulas import names_an_organisation, says_nothing
from ingest.guesses.no_title import has_a_blank, is_no_title, stands_beside_a_title, tells_a_deadline
from ingest.guesses.opening import Opening
from protect.masking import MASK

_OBJECT_LABEL = re.compile(
    r"^(?:objet(?: (?:du|de la|de l')(?: ?presente?)? ?(?:marche|consultation|accord-cadre|contrat|appel d'offres)"
    r"(?: a bons de commande| public)?)?"
    r"|intitule(?: du marche| de la consultation)?|titre du (?:marche|projet)|(?:titre|subject)(?= ?:)"
    r"|(?:project|tender) title|project name|project|boq title|item category"
    r"|sealed (?:bids|proposals|quotations) for)\s*(?:[:|–-]\s*(.+)|:?$)"
)
_LEADS_ON = re.compile(
    r"(?:(?:e-)?tender|invitation (?:for bids|to (?:bid|tender))|requests? for (?:bids|proposals?|quotations?|quotes?)"
    r"|(?:bid(?:ding)?|tender) documents?)(?: \([a-z]{2,4}\))? for ?:?$"
)
"""“E-Tender for”, on a line of its own above what is bought."""
_A_FIELD = re.compile(r"(?:\S+ ){0,2}\S+ ?:(?:\s|$)")
"""“Date: 12 May 2024”, which may stand between."""
_A_BODY = re.compile(
    r"(?:[A-Z][\w&’'.-]*\s(?:(?:&|and)\s)?){1,6}"
    r"(?i:agency|association|authority|bank|board|college|commission|corporation|council|county|department|district"
    r"|foundation|institute|limited|ltd|ministry|school|society|trust|university)\.?(?:\s\([A-Z]{2,8}\))?"
)
"""“Orve Library Board”, a name by itself."""
_NUMBER_OF_A_FIELD = re.compile(r"[IVX]{1,4}\.\d[\d.]{0,8}\)\s{0,3}(?:\|\s)?")
"""“II.1.1) Intitulé :”, as European notices were numbered until 2023."""
_TITLE_OF_A_NOTICE = re.compile(r"II\.[12]\.1\)\s?Title\s?:\s(.+)")
_REFERENCE = re.compile(r"(?=\D*\d)\w+_\w+")
"""“20025_46_sejours”, where a notice tells its title."""
_IS_ABOUT = re.compile(
    r"\b(?:relati(?:f|ve)s? (?:a l'appel d'offres?(?: ouvert)?|a la consultation|a l'accord-cadre|au marche)"
    r" (?:pour|de|relatif a)"
    r"|(?<!\blot )(?<!\blot \d )(?:a|ont|ayant) pour objet(?: de| :)?"
    r"|contract title:|\binvites sealed bids from (?:[\w-]+ ){1,4}for"
    r"|(?:appel d'offres|consultation|marche) a pour objectif(?: de| :)?"
    r"|(?:issues|is issuing) (?:this|an?) (?:request for (?:proposals?|quotations?|quotes?)|rf[pq]|solicitation)\b"
    r".{0,160}? (?:to (?:acquire|buy|obtain|procure|provide|purchase|supply)|for the (?:provision|purchase|supply) of)"
    r"|(?:is|are) (?:seeking|soliciting|requesting) proposals (?:for an? |from )(?:[\w-]+ ){1,4}to"
    r" (?:build|create|deliver|design|develop|implement|provide(?!.{0,60} with\b)|supply(?!.{0,60} with\b))"
    r"(?! (?:and|or|its?|us|them|you|this|these|those)\b)(?: an?\b)?"
    r"|^for the (?:procurement|provision|purchase|supply) of"
    r"|(?:is|are) (?:seeking|soliciting)(?= (?!.{0,30}\b(?:bids|contractors?|firms|information|offers|proposals?"
    r"|quot(?:ation|e)s?|rf[pq]|suppliers|vendors)\b).{0,80}\bservices\b)(?: an?\b)?)"
    r"(?: (.+)|$)"
)
_CALLED = re.compile(
    r"\b(?:accord-cadre|consultation|contrat|march[ée]|contract|request for \w+|RF[PQ]|solicitation|task order)\b"
    r"[^.;“«\"]{0,40}\b(?:intitulée?|(?:en)?titled),? [“«\"]\s?([^«»“”\"]{10,200}?)\s?[»”\"]",
    re.I,
)
"""“This Task Order 0003 titled, “Binding of books” is issued…”"""
_SENTENCE_ENDS = re.compile(
    r"[.;](?:\s|$)|, (?:afin de|conform|dans les conditions|tel|au sens|ci-apres)|\bdans le cadre\b"
    r"|, (?:notamment|specifically)\b"
    r"|,? as (?:described|detailed|noted|outlined|set (?:forth|out)|specified) (?:in|below)\b|, en lot unique\b"
    r"| (?:credit|grant|loan|procurement|(?:i|r)f[bpq])(?: reference)? no\b"
)
_NEXT_FIELD = re.compile(
    r"[.\s]\s?(?:type de marche|categories? de services|cpv|code (?:nuts|cpv)|lieux? (?:d'execution|de livraison)"
    r"|numero de reference|reference number)\b"
    r"[^.;:]{0,40}:"
)
"""What follows the object of a notice on the next line, which a reader may have put behind it."""
_CLAUSES = (
    r"(?:clauses|prescriptions|specifications)(?: (?:techniques|administratives|generales|particulieres|minimales))*"
)
_SETS_OUT = re.compile(
    r"^(?:de |d')?(?:definir|decrire|preciser|fixer|determiner|regir|encadrer) (?:les? |la |l')[\w' ]{0,50}?"
    r"(?:(?:conditions|modalites)(?: et modalites)? (?:d'execution |de realisation )?(?:de la |de l'|des |du |de |d')"
    r"|execution des prestations (?:relatives|afferentes) (?:au marche|a l'accord-cadre) (?:de (?:la |l')?|des |du |d')"
    rf"|{_CLAUSES} (?:concernant|(?:relatives|applicables) (?:a|aux?)) (?:la |les? |l')?)"
)
"""“définir les conditions d’exécution des prestations de…”, of which the last words are what a tender is about."""
_REFERS_BACK = re.compile(r"(?:\S+ ){0,3}(?:ce|cet|cette|ces|this|these|those) ")
"""“faire évoluer ce paysage applicatif”: what was told before."""
_NAMES_NO_PURCHASE = re.compile(
    r"(?:de |d')?(?:garantir|permettre|rappeler|informer|regler|organiser|presenter|expliquer) "
    r"|objet d(?:u|e la|e l') ?(?:marche|consultation|accord-cadre|contrat)\b"
)
"""What clauses are for, “garantir la conformité…”, and what a list says is to be told: “objet : objet du marché”."""
_ARTICLE = re.compile(r"^(?:[Ll]a |[Ll]es? |[Ll]['’]|[Uu]ne? |[Dd]es )")
_BOUGHT = r"[^\W\d_]+(?: (?:de |du |des |d['’])[^\W\d_]+)?"
_ARTICLE_OF_ANOTHER = re.compile(
    rf"^({_BOUGHT}(?:, {_BOUGHT})*(?:,? et |, (?=[^;:()]* et (?:la |les? |l['’]))))(?:la |les? (?!cas )|l['’])"
)
"""That of what is bought beside it: “la fourniture, l’installation et la mise en service” is titled “Fourniture,
installation et mise en service”, and “le nettoyage, le dimanche, des locaux” as it is."""
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")


def named(opening: Opening, lines: int, buyer: str) -> str:
    """What a labelled field among the first lines calls the tender, "" if none does; the `buyer` alone is no name."""
    named = (value for line in opening.first_blocks[:lines] for value in map(_first_clause, titles_in(line)))
    return next((value for value in named if _may_be_bought(value) or _is_called_after(value, opening, buyer)), "")


def _is_called_after(text: str, opening: Opening, buyer: str) -> bool:
    """Whether a project is called after a service of the buyer's, as the file is: “Division of Books and Maps”."""
    names_another = MASK not in text and names_an_organisation(text) and not is_of(text, buyer)
    return names_another and is_told_by_the_name(text, opening)


def objects(opening: Opening, pages: int, buyer: str = "") -> Iterator[str]:
    """What the tender is about, where the first pages say so in as many words; the `buyer` alone is not."""
    for lines in map(opening.blocks_of, range(pages)):
        for place, line in enumerate(lines):
            following = lines[place + 1 : place + 3]
            found = _first_clause(
                _led_on_to(line, following, buyer)
                or _after_label(line, following)
                or _called(line)
                or _after_purpose(line, following)
            )
            if _may_be_bought(found):
                yield found


def _may_be_bought(text: str) -> bool:
    """Whether it tells what is bought, and not what was told before, nor what is to be filled in as the object."""
    is_told = bool(text) and MASK not in text and not has_a_blank(text) and not says_nothing(text)
    is_told = is_told and not tells_a_deadline(text) and not _REFERENCE.fullmatch(text)
    folded = fold_for_guessing(text)
    return is_told and not (_REFERS_BACK.match(folded) or _NAMES_NO_PURCHASE.match(folded))


def _led_on_to(line: str, following: list[str], buyer: str) -> str:
    """What stands below a line such as “E-Tender for”, behind a field, a day or the buyer that may stand between."""
    if not _LEADS_ON.match(fold_for_guessing(line)):
        return ""
    return next((below for below in following if not _stands_between(below, buyer)), "")


def _stands_between(line: str, buyer: str) -> bool:
    is_beside = _A_FIELD.match(line) is not None or is_no_title(line) or stands_beside_a_title(line)
    return is_beside or names_an_organisation(line) or is_of(line, buyer) or _A_BODY.fullmatch(line) is not None


def _after_label(line: str, following: list[str]) -> str:
    if titled := _TITLE_OF_A_NOTICE.match(line):
        return titled[1]
    line = line[number.end() :] if (number := _NUMBER_OF_A_FIELD.match(line)) else line
    label = _OBJECT_LABEL.match(fold_for_guessing(line))
    if not label:
        return ""
    value = line[label.start(1) :] if label[1] else " ".join(following[:1])
    return _after_purpose(value, []) or value


def _after_purpose(line: str, following: list[str]) -> str:
    about = _IS_ABOUT.search(fold_for_guessing(line))
    if not about:
        return ""
    return line[about.start(1) :] if about[1] else " ".join(following)


def _called(line: str) -> str:
    """What a sentence says that the tender is called, in quotation marks."""
    return called[1].rstrip(" ,") if (called := _CALLED.search(line)) else ""


def _first_clause(text: str) -> str:
    folded = fold_for_guessing(text)
    ends = (_SENTENCE_ENDS.search(folded, 20), _NEXT_FIELD.search(folded))
    end = min((one.start() for one in ends if one), default=None)
    clause = unquoted(balanced(text[:end].strip(" –-:,")))
    if set_out := _SETS_OUT.match(fold_for_guessing(clause)):
        clause = clause[set_out.end() :]
    return _without_articles(clause) if _ARTICLE.match(clause) else clause


def _without_articles(clause: str) -> str:
    """What is bought without the article before it, nor those of what is bought with it."""
    clause = _ARTICLE.sub("", clause)
    while another := _ARTICLE_OF_ANOTHER.match(clause):
        clause = another[1] + clause[another.end() :]
    return clause


def unquoted(text: str) -> str:
    """`text` without the quotation marks around the whole of it: “« Travaux »”."""
    whole = _QUOTED.fullmatch(text)
    return whole[1] if whole else text
