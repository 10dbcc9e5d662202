"""Reads about time; actor first. A look-up writes nothing."""

from alongside.scheduling.queries.agreed import (
    frame_in_force,
    free_to_cancel_until,
    needs_no_yes,
    open_engagement,
)
from alongside.scheduling.queries.appointments import (
    appointment,
    appointments,
    appointments_between,
    appointments_of_client,
    calendar_members,
    may_book_for,
    next_of_client,
    next_of_clients,
    upcoming_of_client,
    week,
)
from alongside.scheduling.queries.free import (
    absent_days,
    alternatives,
    is_opening,
    members_for_newcomers,
    openings,
    openings_for_newcomers,
    working_hours,
)
from alongside.scheduling.queries.keeping import export_client
from alongside.scheduling.queries.letters import KEY_PURPOSE, holder_of_key, may_be_told, reminder_still_holds
from alongside.scheduling.queries.proposals import Proposal, proposal

__all__ = [
    "KEY_PURPOSE",
    "Proposal",
    "absent_days",
    "alternatives",
    "appointment",
    "appointments",
    "appointments_between",
    "appointments_of_client",
    "calendar_members",
    "export_client",
    "frame_in_force",
    "free_to_cancel_until",
    "holder_of_key",
    "is_opening",
    "may_be_told",
    "may_book_for",
    "members_for_newcomers",
    "needs_no_yes",
    "next_of_client",
    "next_of_clients",
    "open_engagement",
    "openings",
    "openings_for_newcomers",
    "proposal",
    "reminder_still_holds",
    "upcoming_of_client",
    "week",
    "working_hours",
]
