"""The recovery phrase, from whoever types it or from a file."""

from getpass import getpass
from pathlib import Path

from django.core.management.base import CommandError


def ask(file: Path | None) -> str:
    """The phrase as it was written. CommandError for a file that cannot be read."""
    if file is None:
        return getpass("Recovery phrase: ")
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
