"""`alongside login-link EMAIL`: a link for one sign-in, for whoever has the machine in their hands."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from alongside.lib.errors import NotYours
from alongside.practice.actions import make_sign_in_link


class Command(BaseCommand):
    help = "Print a link for one sign-in that counts as both factors, good for 10 minutes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            secret = make_sign_in_link(options["email"])
        except NotYours as error:
            raise CommandError(f"Nobody signs in with {options['email']}.") from error
        self.stdout.write(settings.BASE_URL + reverse("public:sign_in_link", args=[secret]))
