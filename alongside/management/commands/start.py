"""`alongside start`: make the house ready, say where it is, then run web and worker until told to stop."""

import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandParser

from alongside.management import house, processes
from alongside.practice.models import Practice
from alongside.trail.checking import glance

RECOVERY = """
Your recovery phrase. It brings the keys of all private text back from a backup; nobody can do that
without it, and it is shown only this once. Write it on paper and keep it where you keep your passport:

    {phrase}
"""
HOLE = """The trail does not hold: something was removed or changed past Alongside. People can go on working.
See what it is and what to do: alongside check-trail"""
OPEN_ONE = """There is no practice yet. In another window, open yours:
    python3 run.py open-practice --name "My practice" --owner "My name" --email me@example.org"""
NO_SMTP = """Sign in with your e-mail address. No mail server is set, so the code lies in {outbox}
(or in another window: python3 run.py login-link me@example.org)"""


class Command(BaseCommand):
    """What `python3 run.py` does once everything is installed."""

    help = "Prepare the data folder and start web and worker. Ctrl-C stops both."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--empty", action="store_true", help="without the demo practice")

    def handle(self, *args: Any, empty: bool = False, **options: Any) -> None:
        door = processes.listen(settings.HOST, settings.PORT)
        is_new = self.prepare()
        if is_new and not empty and "demo" in get_commands():
            self.stdout.write("Filling a demo practice ...")
            self.stdout.flush()
            call_command("demo", stdout=self.stdout)
        if next(glance(), None):
            self.stderr.write(HOLE)
        self.announce()
        sys.exit(processes.run_together(door))

    def prepare(self) -> bool:
        """Everything that must stand before the first request. True when there were no tables yet."""
        house.make_data_folder()
        is_new = house.has_no_tables()
        if phrase := house.make_keyring(is_new):
            self.stdout.write(RECOVERY.format(phrase=phrase))
        house.compile_messages()
        house.migrate()
        house.collect_static()
        return is_new

    def announce(self) -> None:
        """Say where the practice is, and how to come in."""
        self.stdout.write(f"\nAlongside is at {processes.address()}   (Ctrl-C stops it)")
        self.stdout.write(_way_in())
        self.stdout.flush()


def _way_in() -> str:
    if not Practice.objects.exists():
        return OPEN_ONE
    if settings.IS_LOOPBACK and Practice.objects.filter(is_demo=True).exists():
        return "Open it and choose whom you want to be; the demo practice asks for no code."
    if not settings.SMTP_URL:
        return NO_SMTP.format(outbox=settings.ALONGSIDE_OUTBOX)
    return "Sign in with your e-mail address; a code is sent to it."
