"""Keys that stay the same when the same file is read again, so that nothing is added twice."""

import hashlib
import json


def event_key(uid: str, original_start: str) -> str:
    """The key of a calendar event; for a recurring one, `original_start` is the slot it came from."""
    return hashed("event", uid, original_start)


def hashed(kind: str, *parts: str) -> str:
    """Kind and 128 bits of SHA-256. A "#" keeps it apart from ids as they are."""
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]
    return f"{kind}#{digest}"
