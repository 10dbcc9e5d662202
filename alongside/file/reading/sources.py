"""Keys that stay the same when the same file is read again, so that nothing is added twice."""

import hashlib
import json

MOST_PLAIN = 80


def client_key(source_id: str) -> str:
    """The key of a client whom the file gives an id."""
    return _keyed("client", source_id)


def client_key_of_row(name: str, birth_date: str, email: str, phone: str) -> str:
    """The key of a client without an id: what the row says, normalised."""
    return _hashed("client", name, birth_date, email, phone)


def meeting_key(source_id: str) -> str:
    """The key of an appointment that the file gives an id."""
    return _keyed("meeting", source_id)


def meeting_key_of_row(client: str, starts: str, ends: str, nth: int) -> str:
    """The key of an appointment without an id; `nth` counts equal client and time in one file."""
    return _hashed("meeting", client, starts, ends, str(nth))


def event_key(uid: str, original_start: str) -> str:
    """The key of a calendar event; for a recurring one, `original_start` is the slot it came from."""
    return _hashed("event", uid, original_start)


def _keyed(kind: str, source_id: str) -> str:
    plain = source_id.strip()
    return f"{kind}:{plain}" if len(plain) <= MOST_PLAIN else _hashed(kind, plain)


def _hashed(kind: str, *parts: str) -> str:
    """Kind and 128 bits of SHA-256. A "#" keeps it apart from ids as they are."""
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
    return f"{kind}#{digest}"
