"""Runs beside the test, in a process of its own: `python -m tests.killed.house PORT ROUNDS killed|left`.

It furnishes a new house, prints who may write (one line of JSON), then lets the real web and worker processes
run and kills both with SIGKILL, round after round (`left`: lets them run until told). At the end it reads from
its input what was acknowledged, and prints what is wrong (one line of JSON).
"""

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import django

WRITERS = 4
PEOPLE = 40  # in a file that is brought in
SHORTEST, LONGEST = 0.1, 0.5  # seconds that a round lasts


def main(port: int, rounds: int, what: str) -> None:
    os.umask(0o077)
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection, connections

    from alongside.lib.keyring import Keyring
    from alongside.management import house, processes

    house.make_data_folder()
    Keyring.create(settings.ALONGSIDE_KEYRING)
    has_tables = "alongside_practice" in connection.introspection.table_names()  # lent by the tests
    call_command("migrate", verbosity=0, fake=has_tables)
    house.collect_static()
    door = processes.listen("127.0.0.1", port)
    _load_everything()
    _say(list(_furnish(rounds)))
    connections.close_all()
    if what == "killed":
        chance = random.Random(rounds)
        for _ in range(rounds):
            _live_and_be_killed(door, chance.uniform(SHORTEST, LONGEST))
    else:
        _live_until_told(door)
    door.close()
    _say("over")
    _say(list(_flaws(json.loads(sys.stdin.readline()), rounds)))


def _load_everything() -> None:
    """Once, so that each fork answers at once."""
    from django.test import Client as Browser

    for module in ("alongside.asgi", "uvicorn.loops.auto", "uvicorn.protocols.http.auto"):
        import_module(module)
    assert Browser(headers={"host": "127.0.0.1"}).get("/healthz").status_code == 200


def _say(words: object) -> None:
    print(json.dumps(words), flush=True)


def _live_and_be_killed(door: Any, seconds: float) -> None:
    from alongside.management import processes

    web = processes._start("web", processes.serve, door)
    worker = processes._start("worker", processes.work)
    _wait_for_an_answer(door.getsockname()[1])
    time.sleep(seconds)
    for child in (web, worker):
        assert child.pid is not None and child.is_alive(), f"{child.name} ended by itself"
        os.kill(child.pid, signal.SIGKILL)
    for child in (web, worker):
        child.join()
        assert child.exitcode == -signal.SIGKILL, child.exitcode


def _live_until_told(door: Any) -> None:
    """Both processes live on, whatever happens to the database; neither may end by itself."""
    from alongside.management import processes

    children = [processes._start("web", processes.serve, door), processes._start("worker", processes.work)]
    _wait_for_an_answer(door.getsockname()[1])
    _say("open")
    sys.stdin.readline()
    for child in children:
        assert child.is_alive(), f"{child.name} ended by itself"
        child.terminate()
        child.join()


def _wait_for_an_answer(port: int) -> None:
    from urllib.request import urlopen

    with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
        assert answer.status == 200


def _furnish(rounds: int) -> Iterator[dict[str, Any]]:
    """A practice, and for each writer a member with a client of their own, both signed in.

    What is asked of the client waits for answers, and files wait to be brought in.
    """
    from alongside.frame.models import Frame
    from alongside.practice.models import Member
    from tests.cast import make_client, make_engagement, make_member, make_practice

    practice = make_practice("killed", timezone="UTC")
    for number in range(WRITERS):
        member: Member = make_member(practice, f"Writer{number}")
        client = make_client(member, f"Client {number}")
        work = make_engagement(client)
        Frame.objects.create(
            practice=practice,
            client=client,
            engagement=work,
            version=1,
            status="agreed",
            agreed_at=work.opened_at,
        )
        desk = _signed_in(member.account, f"member:{member.pk}")
        yield {
            "member": str(member.pk),
            "client": str(client.pk),
            "desk": desk,
            "portal": _signed_in(client.account, f"client:{client.pk}"),
            "check_ins": list(_asked(client, 3 * rounds)),
            "imports": [_uploaded(desk, member, f"W{number}-{count}") for count in range(1 + rounds // 5)],
        }


def _asked(client: Any, count: int) -> Iterator[str]:
    """So many check-ins that wait."""
    from django.utils import timezone

    from alongside.voice.actions import ready_version
    from alongside.voice.models import CheckIn

    version, now = ready_version(client.practice_id, "after-meeting"), timezone.now()
    asked = {"practice": client.practice, "client": client, "version": version, "asked_at": now}
    rows = [CheckIn(**asked, occasion="once") for _ in range(count)]
    for row in CheckIn.objects.bulk_create(rows):
        yield str(row.pk)


def _uploaded(desk: str, member: Any, name: str) -> dict[str, Any]:
    """A file with people that was looked at: where it is brought in, and with which form."""
    from django.conf import settings
    from django.test import Client as Browser

    from tests.desk.test_imports import answers, look, shown_values, upload

    browser = Browser(headers={"host": "127.0.0.1"})
    browser.cookies[settings.SESSION_COOKIE_NAME] = desk
    rows = "".join(f"{name}-{number},Person {name} {number}\n" for number in range(PEOPLE))
    address = upload(browser, f"Client ID,Name\n{rows}".encode())
    whose: Any = SimpleNamespace(anna=member)
    page = look(browser, whose, address)
    return {"path": address, "name": name, "form": shown_values(page) | answers(whose, bring_in="1")}


def _signed_in(account: Any, seat: str) -> str:
    """The key of a session that is made directly."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "alongside.web.sign_in.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["seat"] = seat
    session.create()
    assert session.session_key is not None
    return str(session.session_key)


def _flaws(acknowledged: dict[str, list[str]], rounds: int) -> Iterator[str]:
    """Everything that a killed server must not leave behind."""
    yield from _lost(acknowledged)
    yield from _halves()
    yield from _broken()
    yield from _letters(rounds)


def _letters(kills: int) -> Iterator[str]:
    """After the documented wait what a killed worker had claimed leaves once more: each letter goes out.

    One may go twice only where the worker was killed between handing it over and noting it: one for each kill.
    """
    from datetime import timedelta

    from django.conf import settings
    from django.utils import timezone

    from alongside.notices import retries
    from alongside.notices.models import Notice
    from alongside.worker.letters import send_due

    claimed = Notice.objects.filter(status="claimed")
    claimed.update(claimed_at=timezone.now() - retries.STALE - timedelta(seconds=1))
    while send_due():
        pass
    letters = Counter(_name_of(path) for path in settings.ALONGSIDE_OUTBOX.glob("*.eml"))
    sent = {row.pk for row in Notice.objects.filter(status="sent", channel="email")}
    if left := Notice.objects.filter(status__in=("claimed", "failed")).count():
        yield f"{left} letters neither left nor wait"
    if lost := [pk for pk in sent if not letters[pk]]:
        yield f"{len(lost)} letters are said to have left and did not"
    if (doubled := sum(count - 1 for count in letters.values())) > kills:
        yield f"{doubled} letters left twice in {kills} kills"


def _name_of(path: Path) -> UUID:
    """Whose notice a letter is: its Message-ID says so."""
    letter = message_from_bytes(path.read_bytes())
    return UUID(str(letter["Message-ID"]).strip("<>").partition("@")[0])


def _lost(acknowledged: dict[str, list[str]]) -> Iterator[str]:
    from alongside.meetings.models import Note
    from alongside.messages.models import Message
    from alongside.scheduling.models import Appointment
    from alongside.steps.models import Step
    from alongside.voice.models import CheckIn

    kept: dict[str, set[str]] = {
        "message": {row.words for row in Message.objects.exclude(sent_at=None)},
        "step": {row.words for row in Step.objects.all()},
        "note": {f"{row.pk} {' '.join(row.parts.values())}" for row in Note.objects.all()},
        "appointment": {
            f"{row.client_id} {row.starts_at:%Y-%m-%d %H:%M}" for row in Appointment.objects.all()
        },
        "check_in": {f"{row.pk} {row.words}" for row in CheckIn.objects.exclude(answered_at=None)},
        "import": set(_brought()),
    }
    for kind, all_of_kind in acknowledged.items():
        for lost in sorted(set(all_of_kind) - kept[kind]):
            yield f"lost {kind}: {lost}"


def _brought() -> Iterator[str]:
    """The names of files all of whose people are there."""
    for name, people in _people_of_files().items():
        if people == PEOPLE:
            yield name


def _people_of_files() -> Counter[str]:
    from alongside.clients.models import Client

    named = Client.objects.filter(origin="import").values_list("name", flat=True)
    return Counter(name.split()[1] for name in named)


def _halves() -> Iterator[str]:
    """Each message, step and appointment has its one event; each event its row; each time taken its meeting."""
    from django.db.models import Count

    from alongside.messages.models import Message
    from alongside.scheduling.models import Appointment, Occupied
    from alongside.steps.models import Step
    from alongside.trail.models import Event
    from alongside.voice.models import CheckIn

    rows = {
        "message.sent": set(Message.objects.exclude(sent_at=None).values_list("pk", flat=True)),
        "step.set": set(Step.objects.values_list("pk", flat=True)),
        "checkin.answered": set(CheckIn.objects.exclude(answered_at=None).values_list("pk", flat=True)),
        "appointment.booked": set(Appointment.objects.values_list("pk", flat=True)),
    }
    for verb, subjects in rows.items():
        told: list[UUID | None] = list(Event.objects.filter(verb=verb).values_list("subject_id", flat=True))
        if sorted(map(str, told)) != sorted(map(str, subjects)):
            yield f"{verb}: {len(subjects)} rows, {len(told)} events"
    for row in Appointment.objects.annotate(taken=Count("occupied")).exclude(taken=2):
        yield f"appointment {row.pk} takes {row.taken} times, not those of member and client"
    for name, people in _people_of_files().items():
        if people != PEOPLE:
            yield f"{people} of the {PEOPLE} people of file {name}"
    if Occupied.objects.filter(appointment=None, busy=None).exists():
        yield "a time is taken for nothing"


def _broken() -> Iterator[str]:
    from django.core.management import CommandError, call_command
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            if (said := cursor.fetchall()) != [("ok",)]:
                yield f"the database is not whole: {said}"
            cursor.execute("PRAGMA foreign_key_check")
            if said := cursor.fetchall():
                yield f"rows point at nothing: {said}"
    try:
        with open(os.devnull, "w", encoding="ascii") as nowhere:
            call_command("check_trail", stdout=nowhere)
    except CommandError as error:
        yield str(error)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork", force=True)
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
