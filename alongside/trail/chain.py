"""The arithmetic of the trail's tamper evidence: salted digests and their links. No Django here."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping

SALT_BYTES = 16


def digest(salt: bytes, content: Mapping[str, object]) -> bytes:
    """32 bytes that stand for an event. The salt keeps an erased event from being guessed back."""
    words = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(salt + words.encode()).digest()


def root(key: bytes, previous: bytes, digests: Iterable[bytes]) -> bytes:
    """The link over some events and all before them: an HMAC, so that only the house can make it."""
    mac = hmac.new(key, previous, hashlib.sha256)
    for each in digests:
        mac.update(each)
    return mac.digest()
