"""What a client may ask to change, what may be answered, and until when an answer comes. No Django here."""

from datetime import datetime, timedelta

FORMAT, RHYTHM, PRACTITIONER, OTHER = "format", "rhythm", "practitioner", "other"
WHATS = (FORMAT, RHYTHM, PRACTITIONER, OTHER)
RHYTHMS = ("weekly", "fortnightly", "monthly", "longer", "shorter", "as_agreed")
FORMATS = ("room", "phone", "home", "video")
WANTED = {FORMAT: FORMATS, RHYTHM: RHYTHMS}
DONE, TALK, NOT_NOW = "done", "talk", "not_now"
OUTCOMES = (DONE, TALK, NOT_NOW)
ANSWERED_WITHIN = timedelta(days=3)  # no question waits without an end (D08)


def is_wanted(what: str, wanted: str) -> bool:
    """Whether this code can be wanted; nothing in particular always can."""
    return not wanted or wanted in WANTED.get(what, ())


def answer_by(asked_at: datetime) -> datetime:
    """Until when the client has an answer (D08)."""
    return asked_at + ANSWERED_WITHIN
