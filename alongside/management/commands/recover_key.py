"""`alongside recover-key`: the master key was lost on this machine; the recovery phrase brings it back."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from alongside.lib.keyring import Keyring, KeyringError
from alongside.lib.phrase import BadPhrase
from alongside.management.phrases import ask


class Command(BaseCommand):
    """Writes master.key beside the wrapped keys; one that is there already is never replaced."""

    help = "Put a lost master key back, from the recovery phrase."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--phrase-file", type=Path, default=None, help="a file with the recovery phrase")

    def handle(self, *args: Any, phrase_file: Path | None, **options: Any) -> None:
        folder = Path(settings.ALONGSIDE_KEYRING)
        if not (folder / "keys.sqlite").exists():
            raise CommandError(
                f"There are no wrapped keys in {folder}. Bring them back with: alongside restore"
            )
        try:
            Keyring.from_phrase(folder, ask(phrase_file)).close()
        except (BadPhrase, KeyringError) as error:
            raise CommandError(f"The recovery phrase does not fit: {error}") from error
        self.stdout.write("The master key is back. Start Alongside again.")
