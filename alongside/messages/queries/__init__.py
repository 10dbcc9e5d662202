"""Reads of the words between client and practitioner; actor first. A draft is read by its author only."""

from alongside.messages.queries.conversation import (
    PAGE,
    Conversation,
    Stretch,
    agreed_hours,
    attachment,
    conversation,
    draft,
    draft_files,
    drafts,
    logged_by_me,
    messages,
    open_questions,
    readable_threads,
    reply_times,
    side_of,
    thread,
    threads,
    unread_count,
)
from alongside.messages.queries.marks import coach_is_on, marks
from alongside.messages.queries.whole_file import export_client

__all__ = [
    "PAGE",
    "Conversation",
    "Stretch",
    "agreed_hours",
    "attachment",
    "coach_is_on",
    "conversation",
    "draft",
    "draft_files",
    "drafts",
    "export_client",
    "logged_by_me",
    "marks",
    "messages",
    "open_questions",
    "readable_threads",
    "reply_times",
    "side_of",
    "thread",
    "threads",
    "unread_count",
]
