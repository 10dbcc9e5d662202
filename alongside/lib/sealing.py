"""Sealing bytes with AES-256-GCM, bound to the place where they are kept. No Django.

Format of a sealed value: one version byte, a nonce of 12 bytes, the ciphertext
with its tag of 16 bytes. The version byte is part of what the tag protects.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION = b"\x01"
KEY_LENGTH = 32
_NONCE_LENGTH = 12
_TAG_LENGTH = 16


class CannotOpen(Exception):
    """The sealed bytes were changed, moved to another place, or sealed with another key."""


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(KEY_LENGTH)


def place(*parts: object) -> bytes:
    """The associated data that names a place, such as (table, row, column).

    Each part carries its length, so that no two different places share one name.
    """
    encoded = [str(part).encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)


def seal(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Seal `plain`; only the same key and the same place open it again."""
    nonce = os.urandom(_NONCE_LENGTH)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plain, VERSION + bound_to)


def open_sealed(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """The plain bytes again. Raises CannotOpen when key, place or a single bit differ."""
    if sealed[:1] != VERSION or len(sealed) < 1 + _NONCE_LENGTH + _TAG_LENGTH:
        raise CannotOpen("not in the sealed format")
    nonce, ciphertext = sealed[1 : 1 + _NONCE_LENGTH], sealed[1 + _NONCE_LENGTH :]
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, VERSION + bound_to)
    except InvalidTag:
        raise CannotOpen("another key, another place, or changed bytes") from None
