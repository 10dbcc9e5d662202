"""Writes about whole files; actor first."""

from alongside.file.actions.ending import Review, end_by_client, end_by_member, offer_closing

__all__ = ["Review", "end_by_client", "end_by_member", "offer_closing"]
