"""The scoring keys that come with the product, found by LOINC code or by name, and the texts we must refuse.

A key is facts: numbers of items, values, bands, cut-offs. The words come from whoever may use them.
"""

from alongside.voice.measuring.core_om_key import CORE_OM
from alongside.voice.measuring.definitions import Definition, Licence, TextUse
from alongside.voice.measuring.experience_keys import EXPERIENCE_KEYS
from alongside.voice.measuring.key_building import read, recalled
from alongside.voice.measuring.symptom_keys import SYMPTOM_KEYS

KEYS: dict[str, Definition] = {key.id: key for key in (*SYMPTOM_KEYS, CORE_OM, *EXPERIENCE_KEYS)}


def _forbidden(name: str, owner: str, *, is_read: bool) -> Licence:
    source = (read if is_read else recalled)("the licence of the owner")
    return Licence(name, owner, TextUse.FORBIDDEN, source)


_NO_COPIES = "No electronic copies, translations or derivatives"
_PCOMS = _forbidden(_NO_COPIES, "Miller, Duncan and Johnson", is_read=True)
_CSQ = _forbidden("Fee for each use", "C. Attkisson", is_read=False)
_BLRI = _forbidden("Ask the owner", "Barrett-Lennard; Wiley", is_read=False)
_OQ = _forbidden("Commercial", "OQ Measures", is_read=True)
_MBI = _forbidden("Fee for each use", "Mind Garden", is_read=False)

REFUSED: dict[str, Licence] = {
    "ors": _PCOMS,
    "cors": _PCOMS,
    "outcome rating scale": _PCOMS,
    "srs": _PCOMS,
    "csrs": _PCOMS,
    "gsrs": _PCOMS,
    "session rating scale": _PCOMS,
    "oq 45": _OQ,
    "oq45": _OQ,
    "outcome questionnaire 45": _OQ,
    "csq 8": _CSQ,
    "csq8": _CSQ,
    "client satisfaction questionnaire 8": _CSQ,
    "mbi": _MBI,
    "maslach burnout inventory": _MBI,
    "blri": _BLRI,
    "barrett lennard relationship inventory": _BLRI,
}
# A family name is known only beside the short one: there are several of its kind.
FAMILIES = {
    "phq-9": "patient health questionnaire",
    "gad-7": "generalized anxiety disorder",
    "core-10": "clinical outcomes in routine evaluation",
    "core-om": "clinical outcomes in routine evaluation outcome measure",
    "k10": "kessler psychological distress scale",
    "wai-sr": "working alliance inventory short revised",
    "haq-ii": "helping alliance questionnaire",
    "proqol-5": "professional quality of life",
    "wsas": "work and social adjustment scale",
    "who-5": "well being index",
    "cbi": "cbi",
}
WHOLE_NAMES = {
    "patient health questionnaire 9 item": "phq-9",
    "generalized anxiety disorder 7 item": "gad-7",
    "who five well being index": "who-5",
    "work and social adjustment scale": "wsas",
}


def key_for(*, loinc: str | None = None, name: str = "") -> Definition | None:
    """The key of a known measure: by its panel's LOINC code, else by its whole name, short or long."""
    by_code = [key for key in KEYS.values() if loinc and key.loinc == loinc]
    return by_code[0] if by_code else _by_name(name)


def refusal(name: str) -> Licence | None:
    """Whose licence forbids to take in the words of the measure of this name, if one does."""
    asked = f" {_words(name)} "
    return next((licence for known, licence in REFUSED.items() if f" {known} " in asked), None)


def _by_name(name: str) -> Definition | None:
    asked = _words(name)
    if asked in WHOLE_NAMES:
        return KEYS[WHOLE_NAMES[asked]]
    together = asked.replace(" ", "")
    return next((key for key in KEYS.values() if together in _names(key)), None)


def _names(key: Definition) -> set[str]:
    """The short names, and each with the family name before or after it; all without spaces."""
    family = FAMILIES.get(key.id, "").replace(" ", "")
    short = {_words(name).replace(" ", "") for name in (key.id, key.name)}
    return short | {name + family for name in short} | {family + name for name in short}


def _words(name: str) -> str:
    """Lower case, with one space where anything else than letters and digits stood."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split())
