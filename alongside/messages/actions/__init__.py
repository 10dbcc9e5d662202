"""Writing to each other; actor first. Each is lock, check, write, remember, tell.

A form names the message it writes by an id it was given when it was opened: the same form sent twice is one
message, and two forms never overwrite each other's draft.
"""

from alongside.messages.actions.attaching import MOST_FILES, attach_file, remove_file
from alongside.messages.actions.drafts import LONGEST
from alongside.messages.actions.other_channels import correct_contact, log_contact
from alongside.messages.actions.settling import mark_read, settle_question
from alongside.messages.actions.whole_file import close_engagement, erase_client, move_rows
from alongside.messages.actions.writing import save_draft, send_message

__all__ = [
    "LONGEST",
    "MOST_FILES",
    "attach_file",
    "close_engagement",
    "correct_contact",
    "erase_client",
    "log_contact",
    "mark_read",
    "move_rows",
    "remove_file",
    "save_draft",
    "send_message",
    "settle_question",
]
