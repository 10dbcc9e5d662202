"""`alongside export`: one client's file, or the whole practice, as open formats; any time, without asking anybody."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import readable_clients
from alongside.file.actions import take_file
from alongside.file.archive import safe_name
from alongside.practice.models import Member, Practice
from alongside.trail.actors import command
from alongside.web.file_pages import write_pages


class Command(BaseCommand):
    """Writes zip files that only this account of the machine may read."""

    help = "Export one client's file (--client ID) or everything (--all) as a zip."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--client", type=UUID, help="the id of a client, as it stands in the address of their page"
        )
        what.add_argument("--all", action="store_true", help="every client of every practice")
        parser.add_argument("--practice", default="", help="with --all: only the practice at /p/NAME/")
        parser.add_argument("--to", type=Path, default=Path(), help="folder; here if left out")

    def handle(self, *args: Any, client: UUID | None, practice: str, to: Path, **options: Any) -> None:
        if not to.is_dir():
            raise CommandError(f"There is no folder {to}.")
        paths = [_one(client, to)] if client else [_whole(each, to) for each in _practices(practice)]
        for path in paths:
            self.stdout.write(f"Exported: {path}")


def _practices(slug: str) -> list[Practice]:
    found = list(Practice.objects.filter(slug=slug) if slug else Practice.objects.order_by("slug"))
    if not found:
        raise CommandError(f"There is no practice at /p/{slug}/." if slug else "There is no practice yet.")
    return found


def _one(client_id: UUID, to: Path) -> Path:
    client = Client.objects.filter(pk=client_id).first()
    if client is None or client.merged_into_id:
        raise CommandError(f"There is no client {client_id}.")
    archive = take_file(command(client.practice_id), client_id, write_pages=write_pages)
    path = to / archive.name
    _private(path).write_bytes(archive.content)
    return path


def _whole(practice: Practice, to: Path) -> Path:
    """Every client's own archive, a list of them, and the practice with its members."""
    actor = command(practice.pk)
    path = to / safe_name(f"{practice.name} {timezone.now():%Y-%m-%d}.zip")
    rows = [("file", "id", "name", "status", "language", "since")]
    with zipfile.ZipFile(_private(path), "w", zipfile.ZIP_DEFLATED) as whole:
        for number, client in enumerate(readable_clients(actor).order_by("search_name", "pk"), start=1):
            name = f"clients/{number:05d} {safe_name(client.name)}.zip"
            whole.writestr(name, take_file(actor, client.pk, write_pages=write_pages).content)
            since = client.since.isoformat()
            rows.append((name, str(client.pk), client.name, client.status, client.language, since))
        whole.writestr("clients.csv", _csv(rows))
        whole.writestr("practice.json", _about(practice))
    return path


def _private(path: Path) -> Path:
    """The file, empty, for nobody else's eyes."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    return path


def _csv(rows: Sequence[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return "\ufeff" + text.getvalue()  # the mark by which spreadsheets know UTF-8


def _about(practice: Practice) -> str:
    names = ("name", "slug", "email", "phone", "address", "language", "timezone", "currency", "opened_at")
    members = Member.objects.filter(practice=practice).order_by("name", "pk")
    about = {name: getattr(practice, name) for name in names}
    about["members"] = list(members.values("id", "name", "title", "email", "role", "status", "joined_at"))
    return json.dumps(about, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
