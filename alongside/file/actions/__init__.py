"""Writes about whole files; actor first."""

from alongside.file.actions.ending import Review, end_by_client, end_by_member, offer_closing
from alongside.file.actions.erasing import apply_erasures, erase_client
from alongside.file.actions.merging import merge_clients
from alongside.file.actions.taking import take_file

__all__ = [
    "Review",
    "apply_erasures",
    "end_by_client",
    "end_by_member",
    "erase_client",
    "merge_clients",
    "offer_closing",
    "take_file",
]
