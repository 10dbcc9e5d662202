"""How letters leave: by SMTP when it is set, else as .eml files in the data folder's outbox."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from alongside.lib.ids import new_id


class Backend(BaseEmailBackend):
    """Writes each letter to a file of its own, mode 600."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.ALONGSIDE_OUTBOX.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            path = settings.ALONGSIDE_OUTBOX / f"{new_id()}.eml"
            path.touch(mode=0o600)
            path.write_bytes(message.message().as_bytes())
        return len(email_messages)
