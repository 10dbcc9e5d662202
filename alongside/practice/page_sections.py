"""The sections of a practice's public page, in order (A10). No Django here.

`how` sections together say what A10 asks for; the page may be published when all of them are filled in the
practice's own language.
"""

from collections.abc import Mapping

WHO = "who"
WHAT_YOU_GET = "what_you_get"
HOW_IT_GOES = "how_it_goes"
WHAT_TO_EXPECT = "what_to_expect"
LIMITS = "limits"
FEES = "fees"
YOUR_VOICE = "your_voice"
CALL_NOW = "call_now"  # not on the page: what a client reads when somebody is needed at once (L06)

SECTIONS = (WHO, WHAT_YOU_GET, HOW_IT_GOES, WHAT_TO_EXPECT, LIMITS, FEES, YOUR_VOICE)


def missing(texts: Mapping[str, str]) -> list[str]:
    """Sections that still say nothing."""
    return [section for section in SECTIONS if not texts.get(section, "").strip()]
