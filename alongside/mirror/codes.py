"""A neutral code for a client: the same for one member each time, and no way back to a name. No Django here."""

from base64 import b32encode
from hashlib import sha256
from uuid import UUID

LETTERS = 5


def code_of(client_id: UUID, member_id: UUID) -> str:
    """Five letters and digits, such as K7QXA; another member's code for the same client is another one."""
    digest = sha256(member_id.bytes + client_id.bytes).digest()
    return b32encode(digest)[:LETTERS].decode()


def weeks_before(days: int) -> int:
    """Whole weeks in so many days; nothing is ever before its own future."""
    return max(0, days) // 7
