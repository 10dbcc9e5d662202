"""`alongside apply-erasures`: whoever was erased is erased again, after the database was put back by other means."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from alongside.file.actions import apply_erasures
from alongside.lib.keyring import keyring


class Command(BaseCommand):
    """`alongside restore` does this by itself; a copy that Litestream or PostgreSQL brought back needs it."""

    help = "After a point-in-time recovery: erase again whoever was erased, and check the trail."

    def handle(self, *args: Any, **options: Any) -> None:
        keyring()
        self.stdout.write(f"Erased again: {apply_erasures()}.")
        call_command("check_trail", stdout=self.stdout)
