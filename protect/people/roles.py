"""What people do: roles in French and English, and words that end as trades do; patterns to be compiled with `re.X`."""

from __future__ import annotations

from protect.people.names import LOWER

FRENCH_ROLE = r"""
    maire(?:sse)?|(?:premi[eè]re?\s)?adjointe?(?:\sau\smaire)?|d[ée]put[ée]e?|s[ée]nat(?:eur|rice)|[ée]lue?\s|pr[ée]fete?
  | (?:vice-)?pr[ée]sidente?|(?:sous-)?direct(?:eur|rice)s?(?:[\s-]adjointe?)?
  | chef(?:fe)?s?(?:\s(?:d['’]|de\s|du\s|des\s)\w+)?
  | responsables?|chargée?\s(?:d['’]|de\s|des\s|du\s)\w+|r[ée]f[ée]rente?s?|repr[ée]sent[ée]e?s?(?:\slégalement)?\spar
  | repr[ée]sentante?s?(?:\slégale?)?|signataires?|mandataires?|pouvoir\sadjudicateur
  | personne\s(?:habilit[ée]e|responsable)
  | contacts?|interlocut(?:eur|rice)s?|correspondante?s?|g[ée]rante?|secr[ée]taire|tr[ée]sori(?:er|[èe]re)|comptable
  | DPO|DPD|RSSI|DSI|DGS|DGA|DG|PDG|CTO|CEO|CIO|CISO|CFO|COO|d[ée]l[ée]gu[ée]e?|techniciene?n?e?|ing[ée]nieure?s?
  | architecte|consultante?s?|d[ée]velopp(?:eur|euse)s?|designer|designeuse|coordinat(?:eur|rice)|coordonnat(?:eur|rice)
  | animat(?:eur|rice)|auteure?s?|autrices?|r[ée]dact(?:eur|rice)s?|r[ée]dig[ée]e?\spar
  | valid(?:[ée]e?\spar|eur|euse)|v[ée]rifi(?:[ée]e?\spar|cateur|catrice)|approbat(?:eur|rice)|demandeu(?:r|se)
  | approuv[ée]e?\spar|[ée]tabli(?:e)?\spar|relu(?:e)?\spar|r[ée]alis[ée]e?\spar|pr[ée]par[ée]e?\spar|[ée]crit\spar
  | propos[ée]e?\spar|anim[ée]e?\spar|pilot[ée]e?\spar|port[ée]e?\spar|[ée]mett(?:eur|rice)|rapport(?:eure?|euse)
  | conseill(?:er|[èe]re)|experte?s?|juriste|(?<!organisme\s)(?<!complet\sde\sl['’])achet(?:eur|euse)
  | m[ée]diat(?:eur|rice)|product\s(?:owner|manager)|coachs?
  | intrapreneure?s?|fondat(?:eur|rice)s?|co-?fondat(?:eur|rice)|commissaire|assistante?|agente?|formateure?|formatrice
  | gestionnaire|administrat(?:eur|rice)|superviseure?|ma[îi]tre\sde\sconf[ée]rences|chercheure?|chercheuse|doctorante?
  | [ée]conomiste|g[ée]om[èe]tre|m[ée]treu(?:r|se)|paysagiste|urbaniste|programmiste|thermicien(?:ne)?
  | acousticien(?:ne)?|dessinat(?:eur|rice)|topographe
  | ministre|secr[ée]taire\sd['’][ÉE]tat|conducteur|conductrice|pilote|suppl[ée]ante?|avocate?
  | en\squalit[ée]\sd[e'’]|nomm[ée]e?|d[ée]sign[ée]e?|soussign[ée]e?|dénommée?|[àa]\sl['’]attention\sd[eu]
  | attn\.?|attention
  | [ée]quipe(?:\sprojet)?|coordination|personnes\srelectrices|relect(?:eur|rice)s
  | contribut(?:eur|rice)s?|participante?s?
  | (?:affaire|dossier|projet|march[ée])\ssuivie?\spar|suivie?\spar|participation\sde|comit[ée]\sde\sr[ée]daction
  | conception|r[ée]alisation|r[ée]daction|relecture|traduction
  | direction\sde\sla\spublication|le\sconcours\sde
  | fond[ée]e?\sde\spouvoir|audit(?:eur|rice)|int[ée]grat(?:eur|rice)|inspect(?:eur|rice)|instruct(?:eur|rice)
  | contr[ôo]l(?:eur|euse)|attach[ée]e?|r[ée]gisseu(?:r|se)|webmestre
  | mise\sen\spage|graphi(?:ste|sme)|illustrations?|cr[ée]dits?(?:\sphotos?)?|photographies?|maquette
  | suivi\sdu\smarch[ée]
  | proviseure?|(?:vice-)?(?:rect(?:eur|rice)|doyen(?:ne)?)
  | (?:(?<=\bl[ea]\s)|(?<!\w[ \u00a0]))principale?\s(?:adjointe?\s)?d[eu]\scoll[èe]ge
  | data\sscientist|entrepreneure?s?(?:\sd['’]int[ée]r[êe]t\sg[ée]n[ée]ral)?|mentore?s?|bizdev|stagiaire|alternante?
"""
ENGLISH_ROLE = r"""
    director|manager|officer|(?:point\sof\s)?contact|mayor|chair(?:man|woman|person)?|president|secretary|commissioner
  | lead|leader|engineer|head\sof|chief|administrator|coordinator|specialist|analyst|author|prepared\sby|approved\sby
  | signed\sby|represented\sby|reviewed\sby|written\sby|owner|representative|researcher|developer|advisor|adviser|clerk
  | sponsor|architect|partner|assistant|deputy|translator|planner|solicitor|accountant|technician|trainer|tester
  | programmer|treasurer|attorney|counsel|auditor|buyer|supervisor|consultant|editor|founder
"""
ROLE = rf"(?:{FRENCH_ROLE}|{ENGLISH_ROLE})(?![\w-])"
"""To be compiled with `re.X`."""
_NO_TRADE = r"""
    atelier|chantier|courrier|cahier|dernier|dossier|entier|fichier|m[ée]tier|papier|particulier|premier|quartier
  | secteur|valeur|serveur|ordinateur|moteur|hauteur|largeur|longueur|ailleurs|leur|projecteur
  | (?:int|ext|sup|inf|ult|ant)[ée]rieur|formulaire|annuaire|horaire|exemplaire|inventaire|questionnaire
  | n[ée]cessaire|scolaire|populaire|solaire|affaire|faire|refaire|taire|plaire
  | premi[èe]re|derni[èe]re|mati[èe]re|mani[èe]re|lumi[èe]re|rivi[èe]re|fronti[èe]re
  | liste|piste|existe|consiste|assiste|bien|rien|lien|combien|entretien|maintien|soutien|quotidien|europ[ée]en
"""
TRADE = (
    rf"(?!(?:{_NO_TRADE})\b)[{LOWER}]{{2,}}(?:eur|euse|rice|ienn?e?|iste|aire|i(?:er|ère)|logue|graphe|ecte|ist|ician)"
)
