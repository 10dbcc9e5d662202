"""Reads of what clients say and of what becomes of it; actor first."""

from alongside.voice.queries.asked import askable, asked_together, is_expired, waiting_of_client
from alongside.voice.queries.check_ins import (
    check_in,
    holder_of_link,
    latest_check_ins,
    readable_check_ins,
    unseen,
    waiting,
)
from alongside.voice.queries.measures import Version, definition_of, scorer_of, version_of
from alongside.voice.queries.whole_file import export_client

__all__ = [
    "Version",
    "askable",
    "asked_together",
    "check_in",
    "definition_of",
    "export_client",
    "holder_of_link",
    "is_expired",
    "latest_check_ins",
    "readable_check_ins",
    "scorer_of",
    "unseen",
    "version_of",
    "waiting",
    "waiting_of_client",
]
