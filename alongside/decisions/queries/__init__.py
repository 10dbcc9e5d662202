"""Everything that is read of decisions; actor first."""

from alongside.decisions.queries.decisions import (
    Seen,
    beliefs,
    decision,
    decisions,
    open_decisions,
    option,
    own_impression,
    readable_decisions,
    reviews_due,
    share_of_own,
    share_of_practice,
    to_make_steps_of,
    waits_for_client,
)
from alongside.decisions.queries.planned import Followed, planned_work
from alongside.decisions.queries.whole_file import export_client

__all__ = [
    "Followed",
    "Seen",
    "beliefs",
    "decision",
    "decisions",
    "export_client",
    "open_decisions",
    "option",
    "own_impression",
    "planned_work",
    "readable_decisions",
    "reviews_due",
    "share_of_own",
    "share_of_practice",
    "to_make_steps_of",
    "waits_for_client",
]
