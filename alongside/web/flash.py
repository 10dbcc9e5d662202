"""The short word after something was done, carried to the next page in a cookie of this host only.

Not in the session: that would be a write for each word, and another to let it go.
"""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class OwnCookie(CookieStorage):
    """Signed, closed to scripts, and with https to neighbours under the same name (`__Host-`)."""

    cookie_name = settings.MESSAGES_COOKIE_NAME


class Flash(FallbackStorage):
    """What is too long for a cookie lies in the session."""

    storage_classes = (OwnCookie, SessionStorage)
