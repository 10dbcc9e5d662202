"""`alongside open-practice`: the first practice of an empty house, and its owner's way in."""

from typing import Any
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils.text import slugify

from alongside.lib.errors import Refused
from alongside.practice.actions import open_practice
from alongside.practice.models import Account, Member, Practice

TAKEN_BY: dict[str, Any] = {
    "name": Practice._meta.get_field("name"),
    "slug": Practice._meta.get_field("slug"),
    "owner": Member._meta.get_field("name"),
    "email": Account._meta.get_field("email"),
}


class Command(BaseCommand):
    """Opens a practice and prints a link with which its owner comes in."""

    help = "Open a practice: its name, and the name and e-mail address of the person who runs it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help="what the practice is called")
        parser.add_argument("--owner", required=True, help="the name of the person who runs it")
        parser.add_argument("--email", required=True, help="the address with which that person signs in")
        parser.add_argument(
            "--slug", default="", help="its address under /p/; made from the name if left out"
        )
        parser.add_argument("--language", default="en", choices=[code for code, _ in settings.LANGUAGES])
        parser.add_argument("--zone", default="UTC", help="its time zone, for example Europe/Helsinki")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["slug"] or slugify(options["name"])[: TAKEN_BY["slug"].max_length] or "practice"
        _check_lengths(options | {"slug": slug})
        _check(options["email"], options["zone"])
        try:
            owner = open_practice(
                name=options["name"],
                slug=slug,
                language=options["language"],
                zone=options["zone"],
                owner_name=options["owner"],
                owner_email=options["email"],
            )
        except Refused as error:
            raise CommandError(
                f"There is a practice at /p/{slug}/ already. Choose another --slug."
            ) from error
        self.stdout.write(f"{options['name']} is open. Come in with this link, once, within 10 minutes:")
        call_command("login_link", owner.email, stdout=self.stdout)


def _check_lengths(said: dict[str, Any]) -> None:
    for option, field in TAKEN_BY.items():
        if len(said[option]) > field.max_length:
            raise CommandError(f"--{option} is too long: {field.max_length} signs at most.")


def _check(email: str, zone: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"--email: {email} is no e-mail address.") from error
    if zone not in available_timezones():
        raise CommandError(f"--zone: {zone} is no time zone. One is Europe/Helsinki, another Asia/Tokyo.")
