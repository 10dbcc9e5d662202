"""`alongside end-sessions`: everybody signs in anew, or one person; for whoever has the machine in their hands."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.clients.actions import end_sessions_of
from alongside.lib.errors import NotYours
from alongside.practice.session_actions import end_every_session


class Command(BaseCommand):
    help = "End the sessions of everybody, or of one person: they sign in anew. Nothing saved is lost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", help="only the sessions of who signs in with this address")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Sessions ended: {self._end(options['email'])}.")

    def _end(self, email: str | None) -> int:
        if email is None:
            return end_every_session()
        try:
            return end_sessions_of(email)
        except NotYours as error:
            raise CommandError(f"Nobody signs in with {email}.") from error
