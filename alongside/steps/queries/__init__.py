"""Reads about steps and phases; actor first."""

from alongside.steps.queries.phases import Board, Standing, phase_board, phases_of, spans_of
from alongside.steps.queries.steps import (
    closed_steps,
    open_steps,
    open_steps_for,
    ownership_balance,
    readable_steps,
    step,
    steps_after,
    steps_of_meeting,
)
from alongside.steps.queries.whole_file import export_client

__all__ = [
    "Board",
    "Standing",
    "closed_steps",
    "export_client",
    "open_steps",
    "open_steps_for",
    "ownership_balance",
    "phase_board",
    "phases_of",
    "readable_steps",
    "spans_of",
    "step",
    "steps_after",
    "steps_of_meeting",
]
