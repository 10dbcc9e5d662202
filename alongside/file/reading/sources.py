"""Keys that stay the same when the same file is read again, so that nothing is added twice."""

from alongside.lib.reading.source_keys import hashed

MOST_PLAIN = 80


def client_key(source_id: str) -> str:
    """The key of a client whom the file gives an id."""
    return _keyed("client", source_id)


def client_key_of_row(name: str, birth_date: str, email: str, phone: str) -> str:
    """The key of a client without an id: what the row says, normalised."""
    return hashed("client", name, birth_date, email, phone)


def meeting_key(source_id: str) -> str:
    """The key of an appointment that the file gives an id."""
    return _keyed("meeting", source_id)


def meeting_key_of_row(client: str, starts: str, ends: str, nth: int) -> str:
    """The key of an appointment without an id; `nth` counts equal client and time in one file."""
    return hashed("meeting", client, starts, ends, str(nth))


def _keyed(kind: str, source_id: str) -> str:
    plain = source_id.strip()
    return f"{kind}:{plain}" if len(plain) <= MOST_PLAIN else hashed(kind, plain)
