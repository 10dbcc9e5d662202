"""Writes to the frame: lock, check, write, remember, tell."""

from alongside.frame.actions.agreeing import agree_frame, record_agreement
from alongside.frame.actions.asking import answer_question, ask_question, log_deviation
from alongside.frame.actions.changing import answer_change, ask_change, withdraw_change
from alongside.frame.actions.importing import Proposed, imported_frame, propose_imported
from alongside.frame.actions.stopping import answer_breach, lift_topic, note_breach, say_format, stop_topic
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
    "answer_breach",
    "answer_change",
    "answer_question",
    "ask_change",
    "ask_question",
    "drop_draft",
    "imported_frame",
    "lift_topic",
    "log_deviation",
    "note_breach",
    "propose_frame",
    "propose_imported",
    "record_agreement",
    "save_draft",
    "save_template",
    "say_format",
    "stop_topic",
    "withdraw_change",
    "withdraw_frame",
    "write_draft",
]
