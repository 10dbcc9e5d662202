"""Writes to the frame: lock, check, write, remember, tell."""

from alongside.frame.actions.agreeing import agree_frame, record_agreement
from alongside.frame.actions.asking import answer_question, ask_question, log_deviation
from alongside.frame.actions.importing import Proposed, imported_frame, propose_imported
from alongside.frame.actions.writing import (
    drop_draft,
    propose_frame,
    save_draft,
    save_template,
    withdraw_frame,
    write_draft,
)

__all__ = [
    "Proposed",
    "agree_frame",
    "answer_question",
    "ask_question",
    "drop_draft",
    "imported_frame",
    "log_deviation",
    "propose_frame",
    "propose_imported",
    "record_agreement",
    "save_draft",
    "save_template",
    "withdraw_frame",
    "write_draft",
]
