"""How many taps come from one address in an hour, without keeping the address.

What is counted is a hash of address and touchpoint with a salt. The salt is made by chance for each day, lives in
the memory of this process only, and is forgotten with the day; the count is forgotten after an hour. Nothing is
written to disk or database, and without the salt no hash leads back to an address.
"""

import hashlib
import secrets
from datetime import date
from uuid import UUID

from django.core.cache import cache

MOST_AN_HOUR = 60  # a whole waiting room, or a tablet, may share one address
AN_HOUR = 3600
_salts: dict[date, bytes] = {}


def keeps_pace(address: str, touchpoint_id: UUID, today: date) -> bool:
    """Whether fewer than sixty taps came from there in this hour."""
    key = f"taps:{_blurred(address, touchpoint_id, today)}"
    cache.add(key, 0, AN_HOUR)
    return cache.incr(key) <= MOST_AN_HOUR


def _blurred(address: str, touchpoint_id: UUID, today: date) -> str:
    if today not in _salts:
        _salts.clear()
        _salts[today] = secrets.token_bytes(32)
    return hashlib.sha256(_salts[today] + touchpoint_id.bytes + address.encode()).hexdigest()
