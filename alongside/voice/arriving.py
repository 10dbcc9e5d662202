"""How somebody seems to be when they come, and with which words one may begin (B15). No Django here."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

# A bent posture, closed gestures, unrest, tears, a smile: noticed or not.
CUES = ("posture", "gestures", "agitation", "tears", "smile")


def opening(cues: Collection[str]) -> str:
    """The code of a suggested opening: a guess, to be asked about, never a finding."""
    if "smile" in cues and {"tears", "agitation"} & set(cues):
        return "mixed"
    for cue, code in (("tears", "tears"), ("agitation", "agitated")):
        if cue in cues:
            return code
    if {"posture", "gestures"} & set(cues):
        return "withdrawn"
    return "glad" if "smile" in cues else "quiet"


def is_that_day(moment: datetime, now: datetime, zone: str) -> bool:
    """Whether both lie on the same day by the clocks of `zone`."""
    there = ZoneInfo(zone)
    return moment.astimezone(there).date() == now.astimezone(there).date()
