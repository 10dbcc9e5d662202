"""Letters, as they arrive: what lies in the outbox once the worker has gone its round."""

import base64
import hashlib
import hmac
import re
import struct
import time

from django.core import mail
from django.core.mail import EmailMessage

from alongside.mirror.actions import look_at_new_links
from alongside.trail.actions import seal_trail
from alongside.worker.letters import send_due

LINK = re.compile(r"https?://\S+")
CODE = re.compile(r"^[A-Z0-9-]{6,9}$", re.MULTILINE)


def work() -> None:
    """One round of the worker: seal the trail, look into the mirror, send what is due."""
    seal_trail()
    look_at_new_links()
    send_due()


def letters(to: str) -> list[EmailMessage]:
    """Every letter to this address, the oldest first."""
    return [each for each in mail.outbox if to in each.to]


def newest(to: str) -> EmailMessage:
    """The newest letter to this address."""
    work()
    found = letters(to)
    assert found, f"no letter to {to}; there are: {[(each.to, each.subject) for each in mail.outbox]}"
    return found[-1]


def link_to(to: str, part: str) -> str:
    """The newest link with this part in a letter to this address."""
    work()
    links = [link for each in letters(to) for link in LINK.findall(str(each.body)) if part in link]
    assert links, f"no link with {part} among {[(each.subject, each.body) for each in letters(to)]}"
    return links[-1]


def code_for(to: str) -> str:
    """The sign-in code in the newest letter."""
    found = CODE.search(str(letters(to)[-1].body))
    assert found, letters(to)[-1].body
    return found.group()


def totp(secret: str) -> str:
    """What an authenticator app shows now for this secret (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
