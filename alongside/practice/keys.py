"""Secrets that somebody holds in a link: made here, kept as digests only. No Django here."""

import hashlib
import secrets


def new_secret() -> str:
    """A secret for a link, 192 random bits."""
    return secrets.token_urlsafe(24)


def digest(secret: str) -> bytes:
    """What is kept of a secret. Long random secrets need no slow hash (OWASP ASVS 5.0, 6.5)."""
    return hashlib.sha256(secret.encode()).digest()
