"""The title: what lets a person recognise the document in a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from corpus.table_rows import is_row
from corpus.vocabulary import vocabulary
from ingest.guesses.balance import balanced
from ingest.guesses.casing import in_capitals, in_ordinary_case, with_abbreviations
from ingest.guesses.folding import fold, fold_words
from ingest.guesses.no_title import before_a_blank, has_a_blank, is_no_title
from ingest.guesses.opening import Opening
from ingest.guesses.terms import TENDER_KINDS, mentions
from protect.masking import MASK

LONGEST_TITLE = 200
_LONG_TITLE = 120  # characters, beyond which a tender's goes without its buyer
_PART = " – "
_SHORT = 5  # words
_SHORT_FOR_A_TENDER = 3
_LONGEST_ABBREVIATION = 8
_LONGEST_KIND = 30
_LONGEST_ORGANISATION = 10  # words
_COVER_LINES = 20
_LONGEST_COVER_LINE = 250  # which a title is cut from
_OBJECT_PAGES = 3
_PAGES_OF_A_LATE_OBJECT = 8
"""How far to look for what is bought where no cover says it."""
_TOLD_BY_THE_NAME = 2
"""Words that the name of a file shares with a numbered line of the cover that is what is bought, not an article."""

_SAYS_NOTHING = (
    *(
        "objet de la consultation",
        "objet du marche",
        "objet de l'accord cadre",
        "objet",
        "sommaire",
        "table des matieres",
    ),
    *("marches publics de techniques de l'information et de la communication", "et de la communication"),
    *("marches publics de techniques de l'information", "techniques de l'information"),
    *("appel d'offres ouvert national", "appel d'offres ouvert international", "dappel d'offres ouvert national"),
    *("procedure de consultation", "marche a procedure adaptee", "groupement de commande", "consultation"),
    *("dossier d'appel d'offres", "dossier d'appel d'offre", "reglement et conditions de l'appel d'offres", "dao"),
    *("fournitures", "bid documents", "procurement of goods"),
    *("marches publics de fournitures courantes et services", "marche public de prestation de services"),
    *("marche public de fournitures courantes et de services", "accord cadre de fournitures courantes et de services"),
    *("accord cadre de fournitures", "marche de fournitures", "marche public de fournitures"),
    *("accord cadre", "marche public", "marche", "appel d'offres ouvert", "appel d'offre", "procedure adaptee"),
    *("dossier de consultation des entreprises", "dce", "introduction", "contexte", "preambule", "resume", "summary"),
    *(
        "contents",
        "table of contents",
        "annexe",
        "attachment",
        "exhibit",
        "appendix",
        "amendment",
        "article",
        "premier",
    ),
    *("section", "page", "partie", "lot", "version", "date limite de remise des offres", "rapport", "report", "vd"),
    *("premier", "table des matieres"),
    *("important notice", "avis important", "phase candidature", "phase offre", "direction"),
    *("goods", "terms of reference", "rfi", "avis de marche", "avis"),
    *(
        "cahier des clauses techniques",
        "cahier des clauses techniques et particulieres",
        "cahier des charges techniques particulieres",
        "cahier de charges",
    ),
    *("addendum", "instruction", "information generale", "general information", "demande de proposition"),
    *("request for qualification",),
    *("unclassified", "executive summary", "objectif", "purpose", "historique des versions"),
)
_NO_TITLE = re.compile(
    r"^(?:marche(?: public)?|consultation|accord-cadre|contrat) n°[\w /.–-]{1,25}$"
    r"|^(?:requests? for (?:bids|proposals?|quotations?|quotes?)|invitation (?:for|to) bids?|solicitation"
    r"|rf[pq]|contract) (?:(?:no|number)\b\.?|#):? ?[\w /.–-]{1,25}$|"
    r"^(?:en application|pris en application|passe en|conformement|entre les|vu |date|le \d|reference|ref\b|tel|fax"
    r"|(?:in )?repl(?:y|ies)\b[\w ]{0,20}:|(?:your|our|[nv]/) ?ref\b"
    r"|(?:contract (?:type|vehicle)|naics|place of performance|set[- ]aside|(?:issue|response) date)\b[^:]{0,20}:"
    r"|document type\b|type (?:de|of) document\b"
    r"|siret|n°|version|from|issued|subject|contact|email|www|http|©|\(?articles?\b)|@|\b\d{5}\b"
    r"|\b\d{2}[ .]\d{2}[ .]\d{2}\b"
    r"|\.(?:fr|com|gov|org|docx?|od[pst]|pdf|pptx?|xlsx?)$|, (?:rue|avenue|boulevard|place|allee)\b"
    r"|^\d+,? (?:rue|avenue|boulevard|place|allee)\b"
)
_FILLED_IN = (
    "operateur|candidat|titulaire|soumissionnaire|prestataire|fournisseur|entreprise|contractant|concurrent|groupement"
    "|offre|pli|candidature|reponse|dossier|document|annexe|formulaire|fichier|bordereau|tableau|cadre|page|piece"
)
_HANDED_IN = (
    "bid|bidder|contractor|firm|offer|offeror|proposal|proposer|quote|respondent|response|submission|supplier|tender"
    "|tenderer|vendor"
)
_HISTORY = (
    r"(?:(?:historique|suivi|tableau) des (?:versions|revisions|modifications)|(?:version|revision|document) history)\b"
)
_NAMES_NOTHING = re.compile(
    r"^(?:(?:\d+ ?[.)-] ?(?:query|question)|(?:query|question) ?(?:n° ?)?\d{1,3}|answer|reponse) ?:"
    r"|(?:from |see |voir )?https?://|www\.|(?:courriel|e-?mail|site web|website) ?:|source(?: \w+)? ?:"
    r"|(?:l'|les? |la |ce(?:s|t|tte)? |tou(?:te?|s les|tes les) |chaque )(?:present\w* )?"
    rf"(?:{_FILLED_IN})[sx]?(?: (?!(?:que|qui|dont|ou)\b|qu')[\w'-]+){{0,5}} (?:doit|doivent|devra|devront)\b(?!-)"
    r"|(?!(?:what|how|why|when|where|which|whether|who)\b)"
    rf"(?:(?:the |all |each |any |every )?(?:[\w-]*[^\Ws] )?(?:{_HANDED_IN})s? (?:must|shall|will(?: only| not)? be)"
    rf"|.*\b(?:{_HANDED_IN})s? will (?:only|not) be)\b"
    rf"|{_HISTORY}"
    r"|affaire suivie\b|(?:redige|redaction|relu|verifie|valide|approuve)e? par\b|(?:written|prepared|reviewed) by\b"
    r"|(?:redact(?:eur|rice)|relect(?:eur|rice)|verificat(?:eur|rice)|approbat(?:eur|rice)|author|reviewer)s?\W*$"
    r"|entre (?:les soussigne|:)|between the undersigned"
    r"|(?:reference|numero) (?:de |du )(?:la )?(?:consultation|marche)\b"
    r"|[•▪●]|(?:ces?|cet(?:te)?|this|these) (?!que |qui |qu'|dont |is how ).{60,}\.$|.*\{[{%])"
)
"""An address, an order, who wrote what, an item of a list, a sentence about what was told before, or a blank.

“L’opérateur doit compléter les articles 1.1 et 1.2” is an order: who bids or what is handed in, then what is to be done
with it. “Ce que doit contenir un cahier des charges” is none.
"""
_ENDS_A_COVER = re.compile(rf"{_HISTORY}|entre (?:les soussigne|:)|between the undersigned")
_NAMES_PARTIES = re.compile(r"(?:.{0,40} – )?(?:entre (?:les soussigne|:)|entre$|between the undersigned)")
"""What begins a contract, which goes on with who agrees to it."""
_A_WORD = re.compile(r"[^\W\d_]{3}")
_CUT_SHORT = re.compile(r"\b(?:du|des?|of|the)$", re.I)
_COMPANY = re.compile(r"\b(?:limited|ltd|llc|corporation|incorporated|inc)\.?(?: \([a-z-]+\))?$")
_LEADS_ON = re.compile(r"\b(?:for|pour)$", re.I)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){3,}")
_RUNS_ON = re.compile(r"^(?:d['’]|(?:de|du|des|et|pour|of|for|and|in)\s)", re.I)
_OF = re.compile(r"^(?:d['’]|(?:de|du|des|et|of|and)\s)", re.I)
_LEADS_IN = re.compile(r"^(?:pour|concernant|relati(?:f|ve)s? (?:à|aux?)) (?:la |les? |l['’])?")
"""What is left before the object where “CAHIER DES CLAUSES TECHNIQUES PARTICULIERES” went: “pour la maintenance”."""
_ORGANISATION = re.compile(
    r"^(?:la |le |l'|the |-\*- )*(?:seal of|ville|mairie|commune|departement|prefecture|ministere|region|metropole"
    r"|communaute|secretariat general|chambre (?:de |d')|agence"
    r"|parc national|syndicat|service|direction|division|office"
    r"|state of|department of|city of"
    r"|(?:(?!(?:for|by)\b)\w+ )*(?:department|council) of|[\w ]{2,40} administration$"
    r"|[\w ]{2,40} (?:acquisition|procurement|transformation) services?$"
    r"|[\w' -]{2,40} [-–] grand [\w-]+$)\b"
)
_ADDRESS = re.compile(
    r"\b(?:rue|avenue|boulevard|place|allee|quai|route|chemin)\b.*\b\d{5}\b|, [a-z]{2} \d{5}(?:-\d{4})?$"
)
_OBJECT_LABEL = re.compile(
    r"^(?:objet(?: (?:du|de la|de l')(?: ?presente?)? ?(?:marche|consultation|accord-cadre|contrat|appel d'offres)"
    r"(?: a bons de commande| public)?)?"
    r"|intitule(?: du marche| de la consultation)?|titre du (?:marche|projet)|(?:titre|subject)(?= ?:)"
    r"|(?:project|tender) title|project name|project|sealed (?:bids|proposals|quotations) for)\s*(?:[:|–-]\s*(.+)|:?$)"
)
_IS_ABOUT = re.compile(
    r"\b(?:relati(?:f|ve)s? (?:a l'appel d'offres?(?: ouvert)?|a la consultation|a l'accord-cadre|au marche)"
    r" (?:pour|de|relatif a)"
    r"|(?<!\blot )(?<!\blot \d )(?:a|ont|ayant) pour objet(?: de| :)?"
    r"|contract title:|\binvites sealed bids from (?:[\w-]+ ){1,4}for"
    r"|(?:appel d'offres|consultation|marche) a pour objectif(?: de| :)?"
    r"|(?:issues|is issuing) (?:this|an?) (?:request for (?:proposals?|quotations?|quotes?)|rf[pq]|solicitation)\b"
    r".{0,160}? (?:to (?:acquire|buy|obtain|procure|provide|purchase|supply)|for the (?:provision|purchase|supply) of)"
    r"|^for the (?:procurement|provision|purchase|supply) of"
    r"|(?:is|are) (?:seeking|soliciting)(?= (?!.{0,30}\b(?:bids|contractors?|firms|information|offers|proposals?"
    r"|quot(?:ation|e)s?|rf[pq]|suppliers|vendors)\b).{0,80}\bservices\b)(?: an?\b)?)"
    r"(?: (.+)|$)"
)
_SENTENCE_ENDS = re.compile(
    r"[.;](?:\s|$)|, (?:afin de|conform|dans les conditions|tel|au sens|ci-apres)|\bdans le cadre\b"
    r"|, (?:notamment|specifically)\b"
    r"|,? as (?:described|detailed|noted|outlined|set (?:forth|out)|specified) (?:in|below)\b|, en lot unique\b"
    r"| (?:credit|grant|loan|procurement|(?:i|r)f[bpq])(?: reference)? no\b"
)
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
_ARTICLE_OF_ANOTHER = re.compile(r"^([^\W\d_]+(?:, [^\W\d_]+)*,? et) (?:la |les? |l[’'])")
"""That of what is bought beside it: “la fourniture et la mise en service” is titled “Fourniture et mise en service”."""
_LOT = re.compile(
    r"lot\s(?:n°\s?)?(?P<number>\d{1,2})\s?[:–-]\s?(?P<name>[^\W\d_]{2}.{2,80}?)(?:\s(?:[–-]|dossier|indice|version)\s.*)?$",
    re.I,
)
_SAYS_ITS_LOT = re.compile(r"\blot (?:n° ?)?\d")
_PROCEDURE = re.compile(
    r"(?:appel d'offres(?: ouvert| restreint)?|(?:marche a )?procedure (?:adaptee|formalisee|ouverte)"
    r"|(?:inter)?national competitive bidding(?: \([a-z]{2,4}\))?)"
)
_ENDS_A_SENTENCE = re.compile(r"(?<!\bCorp)(?<!\bInc)(?<!\bLtd)(?<!\bNo)\.$|;$")
"""What ends a line that is a sentence: “Orve Reading Corp.” is none."""
_SORTS = (
    r"\b(?:contract award (?:information|notice)|market research report|notice of award|q ?& ?a"
    r"|questions? (?:and |& )?answers?|questions?(?:-| et )reponses?)\b"
)
_SORT = re.compile(rf"{_SORTS}(?: \S+)?$")
"""What a document is, without what it is about: “Questions and Answers”, “Contract Award Information CTO”."""
_A_SORT_BY_NAME = re.compile(
    r"(?:plan d'assurance (?:de la )?(?:qualite|securite)|plan (?:de (?:reversibilite|progres|prevention)|qualite)"
    r"|(?:projet )?plan de management de la qualite|memoire technique|quality assurance (?:surveillance )?plan)"
    r"(?: (?:du projet|\([a-z]{2,5}\)))?"
)
"""What a cover calls the papers that accompany a contract."""
_NOTICE = "Avis de marché"
_LABEL_OF_A_TITLE = re.compile(r"^(?:title|titre|intitulé|subject|objet)\s?:\s*(?=[\w«“\"])", re.I)
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_CODE = re.compile(r"`([^`]+)`")
"""“`make`”, as Markdown sets what is typed."""
_OF_PICTURES = ("So", "Sk", "Mn", "Cf", "Zs")
"""The categories of characters that a picture and the space behind it are made of."""
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.? \w")


def guess_title(opening: Opening, kind: str, buyer: str) -> str:
    """What the document calls itself; with its kind and object if it only says "CCTP" or the name of its `buyer`."""
    own = _bare(_own_title(opening, kind, buyer))
    named = in_ordinary_case(own, opening.read) if own else ""
    title = _with_kind(named or with_abbreviations(_bare(_longer_name(opening)), opening.read), opening, kind)
    return shorten(balanced(_with_lot(title, opening) if kind in TENDER_KINDS else title))


def _bare(title: str) -> str:
    """A title without the label before it, the marks around it or a word, and the picture that it begins with."""
    title = _CODE.sub(r"\1", title)
    title = _LABEL_OF_A_TITLE.sub("", title[_pictures(title) :])
    quoted = _QUOTED.fullmatch(title)
    return quoted[1] if quoted else title


def _pictures(text: str) -> int:
    """How many characters of pictures and of the spaces behind them begin a text: “🛍 Marchés”."""
    return next((place for place, one in enumerate(text) if unicodedata.category(one) not in _OF_PICTURES), 0)


def _with_lot(title: str, opening: Opening) -> str:
    """The title with the lot that the cover names: alone, it tells the document from that of another lot."""
    lots = [lot for line in opening.first_blocks[:_COVER_LINES] if MASK not in line and (lot := _LOT.match(line))]
    if len(lots) != 1 or _SAYS_ITS_LOT.search(fold(title)):
        return title
    name = in_ordinary_case(lots[0]["name"], opening.read)
    return f"{title}{_PART}Lot {lots[0]['number']} - {name[:1].upper()}{name[1:]}"


def _longer_name(opening: Opening) -> str:
    """The reader's title if it tells something, else whichever of it and the file's name has more words.

    A file's name with a word in it goes before an address or an order.
    """
    if _A_WORD.search(opening.name) and any(map(_names_nothing, opening.title.split(_PART))):
        return opening.name
    title = _without_labels(opening.title)
    if title and not _says_nothing(title):
        return title
    return max(title, opening.name, key=lambda text: len(text.split()))


def _without_labels(title: str) -> str:
    """The title without the labels at its end, whose values stand elsewhere: “Date limite de réception :”."""
    parts = title.split(_PART)
    while parts and parts[-1].rstrip().endswith(":"):
        parts.pop()
    return _PART.join(parts)


def _own_title(opening: Opening, kind: str, buyer: str) -> str:
    """The most telling words that the document has for itself, "" if it has none."""
    told = _telling_parts(opening, kind, buyer)
    if kind not in TENDER_KINDS and not _is_printed(told, opening):
        told = _sort_on_the_cover(opening) or told
    if kind in TENDER_KINDS:
        return told or _what_is_bought(opening, buyer)
    if not told and mentions(vocabulary().kinds[kind], opening.title):
        told = _without_labels(opening.title)
    if _NUMBERED.match(told):
        told = _told_by_the_name(opening, buyer) or told
    if len(told.split()) > _SHORT:
        return told
    if _SORT.match(fold(sort := told or opening.title)):
        return _with_subject(sort, opening, buyer)
    addition = next(_objects(opening, 1), "") or (
        "" if told and not _says_nothing(told) else _best_line(opening, buyer)
    )
    return _PART.join(filter(None, (told, addition)))


def _is_printed(title: str, opening: Opening) -> bool:
    """Whether the first page has the words of a title, one after the other."""
    return fold_words(title) in fold_words(opening.first_page)


def _sort_on_the_cover(opening: Opening) -> str:
    """“Plan d’assurance qualité – Données du port”: the sort of document that a cover begins with, and what follows."""
    sort, below = [*_cover(opening), "", ""][:2]
    if not _A_SORT_BY_NAME.fullmatch(fold(sort)):
        return ""
    tells = below and MASK not in below and not is_no_title(below) and not _says_nothing(below)
    return _PART.join((sort, below)) if tells and not _NO_TITLE.search(fold(below)) else sort


def _with_subject(sort: str, opening: Opening, buyer: str) -> str:
    """“Questions and Answers – Binding of old books”: what a document is, and the best line of its cover."""
    parts = [in_ordinary_case(part, opening.read) for part in (sort, _best_line(opening, f"{buyer} {sort}"))]
    return _PART.join(part[:1].upper() + part[1:] for part in parts if part)


def _what_is_bought(opening: Opening, buyer: str) -> str:
    """What the first pages say to be bought; the best line of the cover where they say it at length or not at all."""
    bought = next(_objects(opening, _OBJECT_PAGES), "")
    if bought and len(bought) <= LONGEST_TITLE:
        return bought
    return _best_line(opening, buyer) or bought or next(_objects(opening, _PAGES_OF_A_LATE_OBJECT), "")


def shorten(title: str) -> str:
    """`title` on one line in at most 200 characters, cut between words."""
    title = " ".join(title.split())
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def _telling_parts(opening: Opening, kind: str, buyer: str) -> str:
    """The reader's title without the parts that say nothing, "" if it says no more than the file or the buyer."""
    if set(fold_words(opening.title).split()) <= set(fold_words(opening.name).split()) and kind in TENDER_KINDS:
        return ""
    if _NAMES_PARTIES.match(fold(opening.title)):
        return ""
    title = _with_the_line_below(_without_labels(opening.title), opening)
    parts = [part for part in _parts(title, kind) if not _is_left_out(part, kind)]
    first = 0 if kind in TENDER_KINDS else 1
    articles = (place for place, part in enumerate(parts) if place >= first and _NUMBERED.match(part))
    parts = [part for part in parts[: next(articles, len(parts))] if not _is_formula(part, kind)]
    if all(_says_nothing(part) or _is_of(part, buyer) for part in parts):
        return ""
    if kind in TENDER_KINDS and len(_PART.join(parts)) > _LONG_TITLE:
        parts = [part for part in parts if not _goes_from_a_long_title(part, buyer)] or parts
    return _LEADS_IN.sub("", _PART.join(parts)) if kind in TENDER_KINDS else _PART.join(parts)


def _goes_from_a_long_title(part: str, buyer: str) -> bool:
    """Whether a part is a kind, a procedure, the buyer or a company, which a list shows beside the title."""
    return _says_nothing(part) or _is_procedure(part) or _is_of(part, buyer) or bool(_COMPANY.search(fold(part)))


def _is_left_out(part: str, kind: str) -> bool:
    """Whether a part of a title names nothing; a guide may ask a question, and be a form to fill in."""
    return _names_nothing(part) or (kind in TENDER_KINDS and is_no_title(part))


def _parts(title: str, kind: str) -> list[str]:
    """The title's parts, those printed on several lines put together, without a logo's: “Direction – numérique du”."""
    lines = title.split(_PART)
    parts = lines[:1]
    for above, line in pairwise(lines):
        if _goes_on(parts[-1], above, line, kind):
            parts[-1] += f" {line}"
        else:
            parts.append(line)
    return [part for part in parts if not _CUT_SHORT.search(part)] or parts


def _goes_on(part: str, above: str, line: str, kind: str) -> bool:
    """Whether a line is a fragment of the part whose last line stands above: “Guide” and “pour l’achat”."""
    if not line[:1].islower():
        return False
    if _CUT_SHORT.search(line) or _CUT_SHORT.search(above):
        return True
    if _names_an_organisation(part):
        of_a_logo = len(above.split()) == 1 or above[:1].islower()
        return of_a_logo and (len(line.split()) == 1 or bool(_OF.match(line)))
    return bool(_RUNS_ON.match(line)) and not (kind in TENDER_KINDS and _says_nothing(part))


def _is_formula(part: str, kind: str) -> bool:
    """Whether a part of a title is there for the law, not for the reader: "VILLE DE X", "CAHIER DES CLAUSES…"."""
    shouted = in_capitals(part) and len(part) > _LONGEST_ABBREVIATION and kind in TENDER_KINDS
    return _says_nothing(part) and (
        shouted
        or (kind in TENDER_KINDS and _is_procedure(part))
        or (len(part) > _LONGEST_KIND and not _names_an_organisation(part))
    )


def _is_procedure(part: str) -> bool:
    return _PROCEDURE.fullmatch(fold(part)) is not None


def _with_the_line_below(title: str, opening: Opening) -> str:
    """A title whose parts that end in “for” go on with the line printed below: “SERVICES FOR” and “THE PORT”."""
    lines = dict(pairwise(opening.first_blocks))
    parts = title.split(_PART)
    for place, part in enumerate(parts):
        below = lines.get(part, "")
        if _LEADS_ON.search(part) and below not in parts and len(below) <= _LONGEST_COVER_LINE:
            parts[place] = f"{part} {below.rstrip('.')}"
    return _PART.join(parts)


def _objects(opening: Opening, pages: int) -> Iterator[str]:
    """What the tender is about, where the first pages say so in as many words."""
    for lines in map(opening.blocks_of, range(pages)):
        for place, line in enumerate(lines):
            following = lines[place + 1 : place + 3]
            found = _first_clause(_after_label(line, following) or _after_purpose(line, following))
            if _may_be_bought(found):
                yield found


def _may_be_bought(text: str) -> bool:
    """Whether it tells what is bought, and not what was told before, nor what is to be filled in as the object."""
    is_told = bool(text) and MASK not in text and not has_a_blank(text) and not _says_nothing(text)
    return is_told and not _REFERS_BACK.match(fold(text)) and not _NAMES_NO_PURCHASE.match(fold(text))


def _after_label(line: str, following: list[str]) -> str:
    label = _OBJECT_LABEL.match(fold(line))
    if not label:
        return ""
    value = line[label.start(1) :] if label[1] else " ".join(following[:1])
    return _after_purpose(value, []) or value


def _after_purpose(line: str, following: list[str]) -> str:
    about = _IS_ABOUT.search(fold(line))
    if not about:
        return ""
    return line[about.start(1) :] if about[1] else " ".join(following)


def _first_clause(text: str) -> str:
    end = _SENTENCE_ENDS.search(fold(text), 20)
    clause = _unquoted(balanced((text[: end.start()] if end else text).strip(" –-:,")))
    if set_out := _SETS_OUT.match(fold(clause)):
        clause = clause[set_out.end() :]
    return _ARTICLE_OF_ANOTHER.sub(r"\1 ", _ARTICLE.sub("", clause)) if _ARTICLE.match(clause) else clause


def _unquoted(text: str) -> str:
    """`text` without the quotation marks around the whole of it: “« Travaux »”."""
    whole = _QUOTED.fullmatch(text)
    return whole[1] if whole else text


def _is_of(line: str, buyer: str) -> bool:
    """Whether a line has nothing but words of the buyer's name, one after the other."""
    return fold_words(line) in fold_words(buyer)


def _best_line(opening: Opening, buyer: str) -> str:
    """The line of the cover that may be a title and shares most words with the file's name, "" if there is none."""

    def shared(line: str) -> int:
        return _shared_with_the_name(line, opening)

    lines = (_without_number(line) if shared(line) >= _TOLD_BY_THE_NAME else line for line in _cover(opening))
    return max((line for line in lines if _may_be_a_title(line) and not _is_of(line, buyer)), key=shared, default="")


def _told_by_the_name(opening: Opening, buyer: str) -> str:
    """The best line of the cover if the file's name tells it too, "" if not."""
    line = _best_line(opening, buyer)
    return line if _shared_with_the_name(line, opening) >= _TOLD_BY_THE_NAME else ""


def _shared_with_the_name(line: str, opening: Opening) -> int:
    """How many words a line has in common with the file's name."""
    return len(set(fold_words(opening.name).split()) & set(fold_words(line).split()))


def _without_number(line: str) -> str:
    number = _NUMBERED.match(line)
    return line[number.end() - 1 :] if number else line


def _cover(opening: Opening) -> Iterator[str]:
    """The lines before the first sentence or history of versions, those in capitals that run on put together.

    A line in capitals ends before an organisation, which belongs to no title: its comma goes.
    """
    lines: list[str] = []
    for line in map(_filled_in, opening.first_blocks[:_COVER_LINES]):
        if not line:
            continue
        if _ENDS_A_SENTENCE.search(line) or len(line) > _LONGEST_COVER_LINE or _ENDS_A_COVER.match(fold(line)):
            break
        if is_row(line):
            continue
        if lines and _runs_on(lines[-1], line):
            lines[-1] += f" {line}"
            continue
        if lines and in_capitals(lines[-1]) and _names_an_organisation(line):
            lines[-1] = lines[-1].rstrip(",")
        lines.append(line)
    yield from lines


def _filled_in(line: str) -> str:
    """A line without the signs of a heading that its file has not set as one, and up to what is to be filled in."""
    return before_a_blank(line.lstrip("# "))


def _runs_on(line: str, following: str) -> bool:
    """Whether what follows belongs to a line: “MARCHE DE FOURNITURE,” and “DE MAINTENANCE ET DE SUPERVISION”."""
    both_shouted = in_capitals(line) and in_capitals(following)
    goes_on = bool(_RUNS_ON.match(following)) or (line.endswith(",") and not _names_an_organisation(following))
    return both_shouted and goes_on


def _may_be_a_title(line: str) -> bool:
    complete = line[0].isalnum() or line[0] in '[«"“'
    return (
        complete
        and MASK not in line
        and not line.endswith((":", ","))
        and len(fold_words(line).split()) >= 3
        and not _NUMBERED.match(line)
        and not _NO_TITLE.search(fold(line))
        and not _names_nothing(line)
        and not is_no_title(line)
        and not _says_nothing(line)
    )


def _names_nothing(text: str) -> bool:
    return bool(_NAMES_NOTHING.search(fold(text)))


def _says_nothing(text: str) -> bool:
    """Whether nothing is left of a line without kinds, numbers, formulas and the name of an administration."""
    if text.startswith("(") or _names_an_organisation(text):
        return True
    rest = fold_words(text)
    for words in _EMPTY_WORDS:
        rest = rest.replace(words, "  ")
    return sum(len(word) for word in rest.split() if len(word) > 2 and word.isalpha()) < 3


def _names_an_organisation(text: str) -> bool:
    """Whether a line begins with an organisation and is too short to tell more, or goes on with its address."""
    folded = fold(text)
    if ":" in text or not _ORGANISATION.search(folded):
        return False
    return len(text.split()) <= _LONGEST_ORGANISATION or _ADDRESS.search(folded) is not None


def _kind_words() -> list[str]:
    return [fold_words(word) for kind in vocabulary().kinds.values() for word in (kind.key, *kind.words)]


_EMPTY_WORDS = sorted({*map(fold_words, _SAYS_NOTHING), *_kind_words()}, key=len, reverse=True)


def _with_kind(title: str, opening: Opening, kind: str) -> str:
    """The title with what the file's name or the kind adds to it."""
    title = _DOTTED.sub(lambda match: match[0].replace(".", ""), title[:1].upper() + title[1:])
    term = vocabulary().kinds[kind]
    if not mentions(term, title) and _SORT.search(fold(title)) and len(title.split()) < _SHORT_FOR_A_TENDER:
        return f"{title}{_PART}{_name_beyond(title, opening)}"
    if mentions(term, title) or re.search(_SORTS, fold(title)):
        return title
    short = _SHORT_FOR_A_TENDER if kind in TENDER_KINDS else _SHORT
    if len(title.split()) <= short and mentions(term, opening.name):
        return f"{title}{_PART}{_name_beyond(title, opening)}"
    return f"{_short_name(opening, kind)}{_PART}{title}" if kind in TENDER_KINDS else title


def _name_beyond(title: str, opening: Opening) -> str:
    """The file's name, without the words of a title that it holds whole: “town guide” for “town_guide-bridges.pdf”."""
    told = set(fold_words(title).split())
    if not told <= set(fold_words(opening.name).split()):
        return opening.name
    return " ".join(word for word in opening.name.split() if not set(fold_words(word).split()) <= told)


def _short_name(opening: Opening, kind: str) -> str:
    """The abbreviation that the file's name carries ("DPF"), what a notice calls itself, else the kind's own."""
    abbreviations = (word.upper() for word in vocabulary().kinds[kind].words if len(word) <= 4)
    named = next((short for short in abbreviations if f" {short.lower()} " in fold_words(opening.name)), "")
    return named or (_NOTICE if kind == "RFP" and fold_words(_NOTICE) in fold_words(opening.first_page) else kind)
