"""`alongside serve`: the web process alone, for a machine where a service manager keeps it running."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alongside.management import house, processes


class Command(BaseCommand):
    """Answers requests until SIGTERM or Ctrl-C."""

    help = "Serve the pages (the worker is `alongside work`)."

    def handle(self, *args: Any, **options: Any) -> None:
        house.must_open()
        door = processes.listen(settings.HOST, settings.PORT)
        self.stdout.write(f"Alongside answers on {processes.address()}")
        processes.serve(door)
