"""Writes about clients; actor first. The only place that writes this room's tables."""

from alongside.clients.actions.circle import add_to_circle, change_in_circle, put_near, remove_from_circle
from alongside.clients.actions.details import Contact, Details, IntakeAnswers, Near
from alongside.clients.actions.engagement import (
    change_engagement,
    end_engagement,
    offer_ending,
    open_engagement,
    pause_engagement,
    resume_engagement,
    start_engagement,
)
from alongside.clients.actions.keeping import (
    archive_client,
    hand_over,
    hand_over_all,
    open_file,
    reactivate_client,
)
from alongside.clients.actions.people import (
    accept_newcomer,
    add_client,
    change_client,
    newcomer,
    receive_newcomer,
)
from alongside.clients.actions.portal import (
    answer_intake,
    ask_intake,
    intake_holder,
    invite_client,
    send_intake,
)
from alongside.clients.actions.profile import change_greeting, change_profile, change_support, decide_ties
from alongside.clients.actions.request import (
    answer_hypothesis,
    ask_about_request,
    change_request,
    drop_hypothesis,
    write_hypothesis,
    write_request,
)
from alongside.clients.actions.sessions import end_client_sessions, end_sessions_of, may_end_sessions

__all__ = [
    "Contact",
    "Details",
    "IntakeAnswers",
    "Near",
    "accept_newcomer",
    "add_client",
    "add_to_circle",
    "answer_hypothesis",
    "answer_intake",
    "archive_client",
    "ask_about_request",
    "ask_intake",
    "change_client",
    "change_engagement",
    "change_greeting",
    "change_in_circle",
    "change_profile",
    "change_request",
    "change_support",
    "decide_ties",
    "drop_hypothesis",
    "end_client_sessions",
    "end_engagement",
    "end_sessions_of",
    "hand_over",
    "hand_over_all",
    "intake_holder",
    "invite_client",
    "may_end_sessions",
    "newcomer",
    "offer_ending",
    "open_engagement",
    "open_file",
    "pause_engagement",
    "put_near",
    "reactivate_client",
    "receive_newcomer",
    "remove_from_circle",
    "resume_engagement",
    "send_intake",
    "start_engagement",
    "write_hypothesis",
    "write_request",
]
