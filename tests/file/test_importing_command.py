"""`alongside import`: says what the files bring, and brings it in unless told not to."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from alongside.clients.models import Client
from alongside.file.models import Import
from alongside.trail.models import Event
from tests.cast import Cast

CLIENTS = "Client ID,Name,Date of birth\nC-1,Ada Lindqvist,1980-02-29\nC-3,,1990-01-01\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(CLIENTS)
    return path


def run(cast: Cast, *words: object, zone: str = "Europe/Helsinki", member: str = "") -> str:
    out = StringIO()
    whose = ["--practice", "riverside", "--member", member or cast.anna.email, "--zone", zone]
    call_command("import", *map(str, words), *whose, stdout=out)
    return out.getvalue()


def test_it_brings_in_and_names_what_is_left_out(cast: Cast, file: Path) -> None:
    assert run(cast, file, "--minutes", 45).splitlines() == [
        "own.csv (clients): 1 new, 0 here already, 1 not taken",
        "  Line 3: the name is missing.",
        "clients: 1, appointments: 0, meetings: 0, busy: 0, same: 0, left_out: 1",
    ]
    assert Client.objects.get(origin="import").practitioner == cast.anna
    assert Event.objects.get(verb="import.done").actor_kind == "command"


def test_a_dry_run_writes_nothing(cast: Cast, file: Path) -> None:
    before = Event.objects.count()
    assert run(cast, file, "--minutes", 45, "--dry-run").endswith("Nothing was written.\n")
    assert (Import.objects.count(), Client.objects.filter(origin="import").count()) == (0, 0)
    assert Event.objects.count() == before


def test_twice_adds_nothing(cast: Cast, file: Path) -> None:
    run(cast, file, "--minutes", 45)
    assert "own.csv (clients): 0 new, 1 here already" in run(cast, file, "--minutes", 45)
    assert Import.objects.count() == 1


def test_what_is_missing_is_said(cast: Cast, file: Path) -> None:
    with pytest.raises(CommandError, match="must be answered"):
        run(cast, file)
    with pytest.raises(CommandError, match="is no time zone"):
        run(cast, file, zone="Mars/Base")
    with pytest.raises(CommandError, match="from 5 to 480"):
        run(cast, file, "--minutes", 2)
    with pytest.raises(CommandError, match="Nobody with the address"):
        run(cast, file, member="nobody@elsewhere.example")
    with pytest.raises(CommandError, match="Nobody with the address"):
        run(cast, file, member=cast.stranger.email)
    with pytest.raises(CommandError, match="cannot be read"):
        run(cast, file.parent / "absent.csv")
    file.write_bytes(b"PK\x03\x04")
    with pytest.raises(CommandError, match=r"own\.csv: This is a spreadsheet"):
        run(cast, file, "--minutes", 45)
    assert Import.objects.count() == 0
