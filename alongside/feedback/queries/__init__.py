"""Reads about feedback, by topic."""

from alongside.feedback.queries.experience import (
    Moments,
    PulseMonth,
    Voice,
    can_answer_pulse,
    moments,
    pulse_months,
    voices,
)
from alongside.feedback.queries.named import (
    Numbers,
    feedback_by_key,
    feedback_one,
    numbers,
    own_feedback,
    waiting_feedback,
)
from alongside.feedback.queries.touchpoints import (
    Line,
    anonymous_words,
    board,
    may_tend,
    name_of,
    open_in_portal,
    open_touchpoint,
    opened_by_ticket,
    question_of,
    touchpoint,
    touchpoints,
)
from alongside.feedback.queries.what_came import improvement, improvements, learned, told, told_one
from alongside.feedback.queries.whole_file import export_client

__all__ = [
    "Line",
    "Moments",
    "Numbers",
    "PulseMonth",
    "Voice",
    "anonymous_words",
    "board",
    "can_answer_pulse",
    "export_client",
    "feedback_by_key",
    "feedback_one",
    "improvement",
    "improvements",
    "learned",
    "may_tend",
    "moments",
    "name_of",
    "numbers",
    "open_in_portal",
    "open_touchpoint",
    "opened_by_ticket",
    "own_feedback",
    "pulse_months",
    "question_of",
    "told",
    "told_one",
    "touchpoint",
    "touchpoints",
    "voices",
    "waiting_feedback",
]
