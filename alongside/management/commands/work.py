"""`alongside work`: the worker alone, for a machine where a service manager keeps it running."""

import signal
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alongside.management import house
from alongside.notices.mail import smtp
from alongside.worker import rounds
from alongside.worker.copies import stop_backups


class Command(BaseCommand):
    """Seals the trail and sends what is due, until SIGTERM or Ctrl-C."""

    help = "Send what is due and seal the trail (the pages are `alongside serve`)."

    def handle(self, *args: Any, **options: Any) -> None:
        house.must_open()
        if settings.SMTP_URL:
            smtp(settings.SMTP_URL)  # says at once what is wrong with it
        _stop_on_signals()
        try:
            rounds.walk()
        except rounds.Stopped:
            stop_backups()
            sys.exit(0)


def _stop_on_signals() -> None:
    def stop(*_: object) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        raise rounds.Stopped

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
