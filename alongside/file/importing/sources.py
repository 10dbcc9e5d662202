"""Keys of imported rows: two members' programs may both have a client 1. No Django here."""

from uuid import UUID


def own_key(member_id: UUID, key: str) -> str:
    """The key under which a row of this member's files is kept; the same file gives the same key again."""
    return f"{_prefix(member_id)}{key}"


def key_in_file(member_id: UUID, kept: str | None) -> str:
    """The key as the reading knows it; "" for a row that came from another member's files, or from none."""
    prefix = _prefix(member_id)
    return kept.removeprefix(prefix) if kept and kept.startswith(prefix) else ""


def _prefix(member_id: UUID) -> str:
    # The end of the id is its random part.
    return f"{member_id.hex[-12:]}:"
