"""What no title is: a question, a day, an address, an order, a blank to fill in, a legend, words run together."""

from __future__ import annotations

import re

from corpus.calendar_words import MONTH, WEEKDAY
from ingest.guesses.folding import fold_for_guessing

_DAY = re.compile(
    r"(?:(?:(?:derniere )?(?:mise a jour|modification|revision)|version|edition|fait|last (?:modified|updated))\b"
    r"[ :]{0,3}(?:du |le |on )?|(?:a )?[a-z'-]{2,30}(?: [a-z'-]{1,30}){0,2}, le )?"
    rf"(?:du )?(?:{WEEKDAY},? (?:le )?)?"
    rf"(?:(?:\d{{1,2}}(?:er|st|nd|rd|th)? )?{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d"
    r"|\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:,? (?:a|at) \d{1,2} ?(?:h|heures?|:)(?: ?\d\d)?)?\W{0,10}"
)
"""A day by itself, or behind a town of three words at most: “Orve, le 18 décembre 2024”."""
_OF_A_REVISION = re.compile(r"(?:(?:derniere )?(?:mise a jour|modification|revision)|version|last |v\.)")
_SHORT_FOR_VERSION = re.compile(r"^v\. ?(?=\D)")
_DEADLINE = re.compile(r"(?:dates?(?: et heures?)? limites?|deadline|due date)\b.{0,60}[:|].{0,20}\d")
_FILE_NAME = r"\S{1,100}\.(?:docx?|od[pst]|pdf|pptx?|xls[mx]?)"
_BESIDE_A_FILE_NAME = re.compile(rf"^{_FILE_NAME}\s[-–]\s(?=.)|(?<=.)\s[-–]\s{_FILE_NAME}$", re.I)
"""“prix.xls - Questions”: what programs print above a sheet is the name of its file and its own."""
_LEAVES_A_BLANK = (
    r"(?:^|[:(|] {0,2}|\b(?:relati(?:f|ve)s? (?:a|aux?)|concernant|portant sur|est|is) )"
    r"(?:a|to be) (?:completer|preciser|renseigner|completed)\b"
)
"""Not “Cadre de réponse à compléter”, which is the name of a form."""
_NAMES_OF_BLANKS = r"^\[[^\[\]]{1,60}\]$|\[[^\[\]]{1,40}\] \w.{0,200} \[[^\[\]]{1,40}\]"
"""“[Agency/State]” by itself or “[Program] for [Product]”; “[Exemple] Déclaration” has none."""
_BLANK = re.compile(
    r"\[[^\[\]]{0,80}\b(?:completer|preciser|renseigner|inserer|indiquer|remplir|choisir|nom d|to be completed|insert"
    r"|fill in|specify|name of)\b[^\[\]]{0,80}\]?"
    rf"|\[ ?(?:\.{{3}}|…|_{{1,80}}|x{{2,80}})? ?\]|{_LEAVES_A_BLANK}|{_NAMES_OF_BLANKS}"
    r"|\.{5,80}|…{2,80}|_{4,80}|\bx{4,80}\b"
)
_LEADS_TO_A_BLANK = re.compile(
    r"[\s:,–-]{0,20}(?:\b(?:relati(?:f|ve)s? aux?|relati(?:f|ve)s? a|concernant|portant sur|pour|de|du|des|d'|sur|for"
    r"|of|est|is)\s{0,20})?$"
)
_CODE = re.compile(r"(?=(?:\D*\d){3})[\w./-]+")
"""A reference by itself: “TCTOA-18-0015”."""
_NAME_WITH_A_NUMBER = re.compile(
    r"[\w./-]*[^\W\d_][a-zà-ÿ]{3}[\w./-]*|[^\W\d_]{4,}\d{1,2}(?:\.\d{1,2}){0,3}|[^\W\d_]{2,}(?:-[^\W\d_]{2,})+-(?:19|20)\d\d"
)
"""“OpenData2024”, “RGAA4.1.2” and “SI-RH-2025” are no references."""
_PART_OF_A_DOCUMENT = re.compile(
    r"(?:article|chapitre|chapter|clause) (?:[ivx]{1,5}|\d{1,3}|1er|premier)(?: ?[.:–-]|$)"
    r"|(?:[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)(?:\. ?| ?[–-] )(?=[a-z])"
)
"""“Article 1 – Objet de la convention”, “I. Sélection qualitative”, “1 – Objet de la mission”: a heading."""
_SECTION = re.compile(r"(?:section|rubrique) (?:[a-z]|[ivx]{1,5}|\d{1,2}) ?(?:[.:–—-]|$)")
_SIGN = re.compile(r"\w\.?|\d{1,3}")
"""A letter or a number by itself, as stands on a plan."""
_FEWEST_SIGNS = 6
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINT = re.compile(r"(?:[a-zà-ÿ]|(?:19|20)\d\d)(?=[A-ZÀ-Ý][a-zà-ÿ])")
_BEGINS_SMALL = re.compile(r"\W{0,5}(?:\w{1,2}['’])?[a-zà-ÿ]{4}")
_LONGEST_WORD = 25
_LONGEST = 300  # characters
_BESIDE_A_TITLE = re.compile(
    r"^(?:marche(?: public)?|consultation|accord-cadre|contrat) n°[\w /.–-]{1,25}$"
    r"|^(?:requests? for (?:bids|proposals?|qualifications?|quotations?|quotes?)|invitation (?:for|to) bids?"
    r"|solicitation|bid|tender|rf[pq]|so[rw]|contract) (?:(?:no|number)\b\.?|#) ?:? ?"
    r"\(?(?:[\w /.–-]{1,25}|[\w .-]{1,40}-\d{2}[\w-]*)\)?(?: (?:issue|due|release) date:? .{4,30})?$|"
    r"^(?:en application|pris en application|passe en|conformement|entre les|vu |date|le \d|reference|ref\b|tel|fax"
    r"|(?:in )?repl(?:y|ies)\b[\w ]{0,20}:|(?:your|our|[nv]/) ?ref\b"
    r"|(?:contract (?:type|vehicle)|naics|place of performance|set[- ]aside|(?:issue|response) date)\b[^:]{0,20}:"
    r"|document type\b|type (?:de|of) document\b"
    r"|siret|n°|version|from|issued|subject|contact|email|www|http|©|\(?articles?\b"
    r"|(?:head|main|registered) office ?:(?=.*[,\d])"
    r"|siege social ?: ?(?=\d|(?:allee|avenue|boulevard|chemin|cours|impasse|office|place|quai|route|rue)\b))"
    r"|@|\b\d{5}\b|\bp\. ?o\. ?box\b|\bpo box \d"
    r"|\b\d{2}[ .]\d{2}[ .]\d{2}\b"
    r"|\.(?:fr|com|gov|org|docx?|od[pst]|pdf|pptx?|xlsx?)$|, (?:rue|avenue|boulevard|place|allee)\b"
    r"|^\d+,? (?:rue|avenue|boulevard|place|allee)\b"
)
_FILLED_IN = (
    "operateur|candidat|titulaire|soumissionnaire|prestataire|fournisseur|entreprise|contractant|concurrent|groupement"
    "|offre|pli|candidature|reponse|dossier|document|annexe|formulaire|fichier|bordereau|tableau|cadre|page|piece"
)
_HANDED_IN = (
    "bid|bidder|contractor|firm|offer|offeror|proponent|proposal|proposer|quote|respondent|response|submission|supplier"
    "|tender|tenderer|vendor"
)
HISTORY = (
    r"(?:(?:historique|suivi|tableau) des (?:versions|revisions|modifications)|(?:version|revision|document) history)\b"
)
_NAMES_NOTHING = re.compile(
    r"^(?:(?:\d+ ?[.)-] ?(?:query|question)|(?:query|question) ?(?:n° ?)?\d{1,3}|answer|reponse) ?:"
    r"|(?:from |see |voir )?https?://|www\.|[\w-][\w.-]*(?<!\.gouv)\.(?:com|eu|fr|gov|net|org)$"
    r"|(?:courriel|e-?mail|site (?:web|internet)|website) ?:|source(?: \w+)? ?:"
    r"|(?:l'|les? |la |ce(?:s|t|tte)? |tou(?:te?|s les|tes les) |chaque )(?:present\w* )?"
    rf"(?:{_FILLED_IN})[sx]?(?: (?!(?:que|qui|dont|ou)\b|qu')[\w'-]+){{0,5}} (?:doit|doivent|devra|devront)\b(?!-)"
    r"|(?!(?:what|how|why|when|where|which|whether|who)\b)"
    rf"(?:(?:the |all |each |any |every )?(?:[\w-]*[^\Ws] )?(?:{_HANDED_IN})s? (?:must|shall|will(?: only| not)? be)"
    rf"|.*\b(?:{_HANDED_IN})s? will (?:only|not) be)\b"
    rf"|(?:{_HANDED_IN})s? (?:should (?:be aware|note|read)|are (?:advised|asked|cautioned|reminded))\b"
    rf"|(?:les )?(?:{_FILLED_IN})s? (?:sont (?:averti|avise|informe|invite|prie)e?s|noteront|veilleront)\b"
    rf"|{HISTORY}"
    rf"|(?:{_HANDED_IN})(?:'?s)? name\W*$|nom (?:du |de la |de l')(?:{_FILLED_IN})\W*$|raison sociale\W*$"
    r"|(?:consultation|marche(?: public)?|accord-cadre|dossier) ?(?:n°|:) ?(?=(?:\D*\d){3})[\w./-]+$"
    r"|affaire suivie\b|(?:redige|redaction|relu|verifie|valide|approuve)e? par\b|(?:written|prepared|reviewed) by\b"
    r"|(?:adapted|translated) from\b|based (?:up)?on (?:the|an?)\b(?!.{0,40}:)|(?:adapte|traduit) de\b"
    r"|(?:redact(?:eur|rice)|relect(?:eur|rice)|verificat(?:eur|rice)|approbat(?:eur|rice)|author|reviewer)s?\W*$"
    r"|entre (?:les soussigne|:)|between the undersigned|(?:monsieur|madame|mme|m\.) (?:la |le |l')"
    r"|(?:reference|numero) (?:de |du )(?:la )?(?:consultation|marche)\b"
    r"|(?:completer|preciser|renseigner|remplir)\W*$|.{1,80} [-–] document\W*$"
    r"|[•▪●]|(?:ces?|cet(?:te)?|this|these) (?!que |qui |qu'|dont |is how ).{60,}\.$|.*\{[{%])"
)
"""An address, an order, who wrote what or after whom, an item of a list, a sentence about what was told before, or a
blank.

“donnees.orve.fr” is an address, while “beta.gouv.fr” is what a service is called.
“L’opérateur doit compléter les articles 1.1 et 1.2” is an order: who bids or what is handed in, then what is to be done
with it. “Ce que doit contenir un cahier des charges” is none.
"""


def is_no_title(text: str) -> bool:
    """Whether a line is a question, a day, a reference, the legend of a plan, has a blank to fill in or is too long."""
    if len(text) > _LONGEST:
        return True
    folded = fold_for_guessing(text).strip()
    is_one_sort = folded.endswith("?") or _DAY.fullmatch(folded) is not None
    return is_one_sort or _is_a_code(text.strip()) or has_a_blank(text) or _is_a_legend(text)


def marks_a_revision(text: str) -> bool:
    """Whether a line only tells when a document was changed: “Mise à jour AVRIL 2007”, “v. décembre 2024”."""
    folded = fold_for_guessing(text).strip()
    return (
        _OF_A_REVISION.match(folded) is not None
        and _DAY.fullmatch(_SHORT_FOR_VERSION.sub("version ", folded)) is not None
    )


def tells_a_deadline(text: str) -> bool:
    """Whether a line is the label of a deadline and its day: “Date limite de remise des plis : 15/07/2026”."""
    return _DEADLINE.match(fold_for_guessing(text)) is not None


def without_file_name(title: str) -> str:
    """A title without the name of a file that a dash sets apart from it."""
    return _BESIDE_A_FILE_NAME.sub("", title)


def _is_a_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None and not _NAME_WITH_A_NUMBER.fullmatch(text)


def has_a_blank(text: str) -> bool:
    """Whether something is left to be filled in: “relatif à [à compléter]”."""
    return _BLANK.search(fold_for_guessing(text)) is not None


def before_a_blank(text: str) -> str:
    """`text` up to its first blank, without the words that lead to it: “Marché public relatif à [à compléter]”."""
    folded = fold_for_guessing(text)
    blank = _BLANK.search(folded)
    if not blank or len(folded) != len(text):
        return text
    leads = _LEADS_TO_A_BLANK.search(folded[: blank.start()])
    return text[: leads.start() if leads else blank.start()]


def is_run_together(text: str) -> bool:
    """Whether lines were joined without a blank between them: “un système informatiqueHiver2021Exigences”."""
    return any(map(_is_joined, text.split()))


def _is_joined(word: str) -> bool:
    """Whether a word with a year in it is several, as no brand is: “iPhone2024Pro”, “MonEspaceSante2022”."""
    joints = len(_JOINT.findall(word)) if _YEAR.search(word) else 0
    return joints > 0 and (len(word) > _LONGEST_WORD or (joints > 1 and _BEGINS_SMALL.match(word) is not None))


def _is_a_legend(text: str) -> bool:
    """Whether half of the words are signs, in no order: “Lots 1 2 3 4 5 6” lists them."""
    words = text.split()
    signs = [word for word in words if _SIGN.fullmatch(word)]
    in_order = signs == sorted(signs, key=lambda sign: (len(sign), sign))
    return len(signs) >= _FEWEST_SIGNS and 2 * len(signs) >= len(words) and not in_order


def heads_a_part(text: str) -> bool:
    """Whether a line is the heading of an article or a chapter."""
    return _PART_OF_A_DOCUMENT.match(fold_for_guessing(text)) is not None


def heads_a_section(text: str) -> bool:
    """Whether a line is the heading of a section, as forms have them: “Section A — Identification”."""
    return _SECTION.match(fold_for_guessing(text)) is not None


def names_nothing(text: str) -> bool:
    """Whether a line is an address, an order, a deadline, who wrote what or when it was changed, an item of a list, or
    refers to what was told before."""
    return bool(_NAMES_NOTHING.search(fold_for_guessing(text))) or marks_a_revision(text) or tells_a_deadline(text)


def stands_beside_a_title(text: str) -> bool:
    """Whether a line is what covers print around a title: a reference, a day, an address, a label with its value."""
    return bool(_BESIDE_A_TITLE.search(fold_for_guessing(text)))
