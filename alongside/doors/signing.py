"""How a message to another program is signed, so that it can be sure of its sender (Standard Webhooks, version 1).

No Django here.
"""

import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Iterable
from secrets import token_bytes

PREFIX = "whsec_"


def new_secret() -> str:
    """A secret of 256 bits, as both sides write it down."""
    return PREFIX + b64encode(token_bytes(32)).decode()


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 over id, time and body."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    mac = hmac.new(b64decode(secret.removeprefix(PREFIX)), signed, hashlib.sha256)
    return "v1," + b64encode(mac.digest()).decode()


def headers(secrets: Iterable[str], message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers; with two secrets, two signatures: while one takes the other's place."""
    signed = " ".join(signature(each, message_id, timestamp, body) for each in secrets)
    return {"webhook-id": message_id, "webhook-timestamp": str(timestamp), "webhook-signature": signed}
