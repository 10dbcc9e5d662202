"""PostgreSQL goes back to a moment before an accident, word for word as docs/deploy.md tells an administrator to."""

import os
import re
import time
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests import postgres
from tests.management.test_backup import ROOT, run

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

OPEN = """
from alongside.management import house
house.make_data_folder()
house.make_keyring(True)
from tests.cast import make_practice, make_member, make_client
anna = make_member(make_practice("quiet"), "Anna", "owner")
for name in ("Vera Example", "Olga Example", "Nora Example"):
    make_client(anna, name)
"""
AS_ANNA = """
from datetime import UTC, datetime, timedelta
from alongside.clients.actions import write_request
from alongside.clients.models import Client
from alongside.practice.models import Member
from alongside.practice.queries import actor_for_member
from alongside.scheduling.actions import book_appointment
anna = Member.objects.get()
actor = actor_for_member(anna)
people = {row.name.split()[0]: row for row in Client.objects.all()}
def book(name, minutes):
    at = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=minutes)
    book_appointment(actor, client_id=people[name].pk, member_id=anna.pk, starts_at=at, minutes=minutes)
"""
BEFORE = """
for minutes, name in ((40, "Vera"), (45, "Olga")):
    write_request(actor, client_id=people[name].pk, words=f"secret of {name}")
    book(name, minutes)
"""
AFTERWARDS = """
from alongside.file.actions import erase_client
book("Nora", 50)
write_request(actor, client_id=people["Vera"].pk, words="written too late")
erase_client(actor, client_id=people["Olga"].pk, name=people["Olga"].name)
"""
READ = """
from alongside.clients.models import Request
from alongside.scheduling.models import Appointment
minutes = [int((row.ends_at - row.starts_at).total_seconds() / 60) for row in Appointment.objects.all()]
print([row.words for row in Request.objects.all()], minutes)
"""


class Told:
    """The blocks of the documentation, with the places of this machine in place of those of the example."""

    def __init__(self, places: dict[str, str]) -> None:
        text = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
        part = text.partition("On PostgreSQL its own means do it.")[2].partition("\n## ")[0]
        for example, ours in places.items():
            assert example in part, example
            part = part.replace(example, ours)
        blocks = re.findall(r"```\n(.*?)```", part, re.DOTALL)
        self.journal, self.base, self.unpack, self.recovery, self.afterwards = blocks


def test_it_goes_back_to_the_moment_before_an_accident(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with postgres.running_server() as server:
        other, again = server.folder / "other-disk", server.folder / "again"
        address = {"ALONGSIDE_DATABASE_URL": _new_database(server)}
        _shell(server, f"mkdir -p -m 700 {other}/wal")
        _configure(server, _told(other, again).journal)
        server.restart()
        run(data, code=OPEN, settings=address)
        _shell(server, _told(other, again).base)
        run(data, code=AS_ANNA + BEFORE, settings=address)
        moment = _now(server)
        run(data, code=AS_ANNA + AFTERWARDS, settings=address)
        with psycopg.connect(address["ALONGSIDE_DATABASE_URL"]) as link:
            link.execute("TRUNCATE alongside_client, alongside_event CASCADE")  # the accident

        server.stop()
        told = _told(other, again, moment)
        _shell(server, told.unpack)
        server.data = again
        _configure(server, told.recovery)
        server.start_again()
        _wait_until_recovered(server)

        assert told.afterwards.startswith("alongside apply-erasures\n")
        said = run(data, "apply-erasures", settings=address)
        assert "Erased again: 1." in said
        assert "The trail holds" in said
        assert run(data, code=READ, settings=address).strip() == "['secret of Vera'] [40]"
        run(data, code=AS_ANNA + 'book("Nora", 50)', settings=address)
        assert "The trail holds" in run(data, "check-trail", settings=address)


def _told(other: Path, again: Path, moment: str = "2026-01-02 15:04:05+00") -> Told:
    base = next((path.name for path in other.glob("base-*")), "base-2026-01-01")
    return Told(
        {
            "/mnt/other-disk": str(other),
            "/var/lib/postgresql/again": str(again),
            "base-2026-01-01": base,
            "2026-01-02 15:04:05+00": moment,
        }
    )


def _new_database(server: postgres.Server) -> str:
    """A database with the tables of this run, copied, which is quicker than to make them anew; its address."""
    ours = connection.settings_dict
    place = f"-h {ours['HOST']} -p {ours['PORT']} -U {ours['USER']} {ours['NAME']}"
    words = "--format=custom --no-owner --no-comments --enable-row-security"
    _shell(
        server,
        f"createdb --owner={postgres.ROLE} house\n"
        f"PGOPTIONS='-c alongside.practice=*' pg_dump {words} {place} > tables\n"
        f"pg_restore --username={postgres.ROLE} --no-owner --exit-on-error --dbname=house tables",
    )
    return server.url.removesuffix("postgres") + "house"


def _shell(server: postgres.Server, script: str) -> None:
    """As the system user of PostgreSQL, with its programs at hand."""
    at = f"PGHOST=127.0.0.1 PGPORT={server.port} PGUSER=postgres PATH={server.program}{os.pathsep}$PATH"
    server.run(["sh", "-ec", f"export {at}\n{script}"])


def _configure(server: postgres.Server, lines: str) -> None:
    with (server.data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(lines)


def _now(server: postgres.Server) -> str:
    """A moment by the clock of PostgreSQL, with time before and after it."""
    time.sleep(0.1)
    with psycopg.connect(server.url) as link:
        [moment] = link.execute("SELECT clock_timestamp()::text").fetchone() or [""]
    time.sleep(0.1)
    return str(moment)


def _wait_until_recovered(server: postgres.Server) -> None:
    deadline = time.monotonic() + 30
    with psycopg.connect(server.url, autocommit=True) as link:
        while link.execute("SELECT pg_is_in_recovery()").fetchone() != (False,):
            assert time.monotonic() < deadline, (server.folder / "log").read_text(errors="replace")
            time.sleep(0.05)
