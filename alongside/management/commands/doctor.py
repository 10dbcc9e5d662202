"""`alongside doctor`: what is wrong, in plain words, and what to do."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from alongside.management.health import examine


class Command(BaseCommand):
    help = "Say in plain words what is wrong here, and what to do. Ends with 1 when something is grave."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        found = examine()
        for ailment in found:
            self.stdout.write(f"{'!' if ailment.is_grave else '-'} {ailment.wrong}\n    {ailment.helps}")
        if not found:
            self.stdout.write("All is well.")
        if any(ailment.is_grave for ailment in found):
            sys.exit(1)
