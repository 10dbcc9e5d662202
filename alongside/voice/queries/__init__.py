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
from alongside.voice.queries.completeness import (
    Completeness,
    completeness,
    open_check_ins,
    still_asked,
)
from alongside.voice.queries.measures import Version, definition_of, scorer_of, version_of
from alongside.voice.queries.plans import (
    USUAL,
    AskingOfClient,
    Choice,
    Standing,
    asking_of_client,
    measure_of,
    measures_to_ask,
    plan,
    plans_of_client,
    plans_of_practice,
    said_no,
)
from alongside.voice.queries.whole_file import export_client

__all__ = [
    "USUAL",
    "AskingOfClient",
    "Choice",
    "Completeness",
    "Standing",
    "Version",
    "askable",
    "asked_together",
    "asking_of_client",
    "check_in",
    "completeness",
    "definition_of",
    "export_client",
    "holder_of_link",
    "is_expired",
    "latest_check_ins",
    "measure_of",
    "measures_to_ask",
    "open_check_ins",
    "plan",
    "plans_of_client",
    "plans_of_practice",
    "readable_check_ins",
    "said_no",
    "scorer_of",
    "still_asked",
    "unseen",
    "version_of",
    "waiting",
    "waiting_of_client",
]
