"""Whether a question asks what the law allows any buyer: “peut-on imposer une marque dans un marché ?”."""

from __future__ import annotations

import re

from index.words import plain_letters

_MAY = (
    r"(?:peut-on|puis-je|pouvons-nous|on peut|faut-il|doit-on|dois-je|devons-nous|est-il (?:possible|permis)|"
    r"can (?:we|i|one|you)|may (?:we|i|one)|must (?:we|i|one)|do (?:we|i) have to)"
)
_ANY_TENDER = (
    r"(?:(?:dans|pour|avec) (?:une?|mon|notre|nos|ma) (?:marches?|cct?p|ccap|appels? d'offres|consultation|contrats?|"
    r"cahiers? des charges|accords?-cadres?)|en marches? publics?|"
    r"in (?:an?|my|our) (?:public )?(?:tenders?|rf[pq]|contracts?|specifications?|procurement))"
)
_LAW = (
    r"(?:(?:a-t-on|ai-je|avons-nous|on a|j'ai|l'acheteur a-t-il|un acheteur a-t-il) le droit (?:de\b|d')|"
    r"(?:est-il|est-ce|c'est) (?:vraiment )?(?:legal|illegal)\b|"
    r"(?:suis-je|sommes-nous|est-on) (?:obliges?|tenus?) (?:de|d')|"
    r"is it (?:legal|illegal|lawful)\b|(?:are we|am i) (?:allowed|permitted) to\b)"
)
_ASKS = re.compile(rf"^(?:est-ce qu(?:e |'))?{_MAY}\b.*\b{_ANY_TENDER}\b|(?:^|\W){_LAW}")


def asks_what_is_allowed(question: str) -> bool:
    """Whether it asks so in general, and not what one tender says."""
    return bool(_ASKS.search(plain_letters(question)))
