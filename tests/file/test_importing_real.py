"""The real files of one practitioner: whole, fast, exact, once, and undone without a trace."""

import time
from collections import Counter
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from alongside.clients.models import Client, ContactPoint, Engagement, Profile
from alongside.file.importing.actions import Upload, answer_questions, bring_in, upload_files
from alongside.file.importing.answers import Answers
from alongside.file.importing.undoing import undo_import
from alongside.file.models import Import, ImportedFile, ImportedRows
from alongside.frame.models import Frame
from alongside.frame.queries import imported_frames
from alongside.lib.errors import Refused
from alongside.meetings.models import Meeting
from alongside.mirror.actions import look_at_new_links
from alongside.mirror.models import Finding
from alongside.mirror.queries import Lengths, lengths_of_meetings
from alongside.practice.models import Practice
from alongside.scheduling.models import Appointment, Busy, Occupied
from alongside.trail.actions import seal_trail
from alongside.trail.queries import check_trail, said
from tests.cast import Cast
from tests.file.reading.places import REAL, needs_real

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
BOTH = ("patients.csv", "appointments.csv")
TABLES = (
    Client,
    ContactPoint,
    Profile,
    Engagement,
    Frame,
    Appointment,
    Meeting,
    Busy,
    Occupied,
    ImportedRows,
)
MOST_SECONDS = 15  # alone it stays under 10; other tests share the core with it


def bring(cast: Cast, *names: str) -> Import:
    anna = cast.actor(cast.anna)
    found = upload_files(anna, [Upload(name, (REAL / name).read_bytes()) for name in names])
    answers = Answers(zone="Europe/Helsinki", member=str(cast.anna.pk), minutes=30)
    answer_questions(anna, found.pk, answers)
    return bring_in(anna, found.pk, now=NOW)


def how_many() -> dict[str, int]:
    return {table.__name__: table.objects.count() for table in TABLES}


def look_with_the_mirror() -> None:
    while seal_trail():
        pass
    while look_at_new_links():
        pass


@needs_real
@pytest.mark.django_db(transaction=True)
def test_the_real_practice_comes_in_whole_once_and_goes_without_a_trace(cast: Cast) -> None:
    before, anna = how_many(), cast.actor(cast.anna)
    # The time of this process: what else the machine does is none of our business.
    began = time.process_time()
    done = bring(cast, *BOTH)
    assert time.process_time() - began < MOST_SECONDS
    check_counts(cast, done)
    check_that_pages_work(cast)
    with pytest.raises(Refused, match="nothing_new"):
        bring(cast, *BOTH)
    Import.objects.exclude(pk=done.pk).delete()
    undo_import(anna, done.pk)
    assert how_many() == before
    assert (ImportedFile.objects.count(), Import.objects.get().status) == (0, "undone")
    kept = said(cast.practice.pk).exclude(verb="file.opened")  # that somebody looked stays in the log
    assert sorted(kept.values_list("verb", flat=True)) == ["import.done", "import.undone"]
    assert list(check_trail()) == []


def check_counts(cast: Cast, done: Import) -> None:
    assert done.counts == {
        "clients": 386,
        "appointments": 5232,
        "meetings": 4018,
        "busy": 0,
        "same": 0,
        "left_out": 0,
    }
    assert Counter(each["reason"] for each in done.problems) == {
        "planned_but_past": 27,
        "real_length_zero": 1,
    }
    assert Counter(Appointment.objects.values_list("status", flat=True)) == {
        "kept": 4018,
        "cancelled": 869,
        "missed": 288,
        "unknown": 52,
        "planned": 5,
    }
    assert (Occupied.objects.count(), Occupied.objects.filter(overridden=True).count()) == (10, 0)
    imported = Client.objects.filter(origin="import")
    named = imported.values("name").annotate(people=Count("pk")).filter(people__gt=1).values("name")
    twins = imported.filter(name__in=named).values_list("born_on", flat=True)
    assert sorted(filter(None, twins)) == [date(1952, 9, 25), date(1986, 1, 13)]
    assert imported_frames(cast.actor(cast.anna)).count() == 386
    assert lengths_of_meetings(cast.actor(cast.anna)) == Lengths(known=4017, over=605)


def check_that_pages_work(cast: Cast) -> None:
    """After the mirror looked, every page that shows many of them answers. Overruns are small there: three minutes."""
    Practice.objects.filter(pk=cast.practice.pk).update(thresholds={"over_minutes": 3})
    look_with_the_mirror()
    assert Finding.objects.filter(kind="meetings_over", member=cast.anna, is_open=True).count() == 4
    browser = cast.browser(cast.anna)
    mirror = browser.get("/desk/mirror/").content.decode()
    assert "Of 4017 meetings whose end is known, 605 ran over the agreed length." in mirror.replace(",0", "0")
    for address in (
        "/desk/",
        "/desk/calendar/?day=2026-11-20",
        "/desk/clients/",
        "/desk/agreements/imported/",
    ):
        assert browser.get(address).status_code == 200, address
    one = Client.objects.filter(origin="import", appointments__isnull=False).first()
    assert one is not None
    assert browser.get(f"/desk/clients/{one.pk}/").status_code == 200
    assert browser.get("/desk/").content.decode().count("imported agreements are not agreed yet") == 1


def command(*words: object) -> str:
    out = StringIO()
    call_command("import", *map(str, words), stdout=out)
    return out.getvalue()


@needs_real
@pytest.mark.parametrize(
    ("name", "said_so"), [("example.ics", True), ("issue_104_broken_calendar.ics", False)]
)
def test_real_calendars_come_in_or_are_refused_with_a_reason(cast: Cast, name: str, said_so: bool) -> None:
    whose = ["--practice", "riverside", "--member", cast.anna.email, "--zone", "Europe/Helsinki"]
    if not said_so:
        with pytest.raises(CommandError, match=name):
            command(REAL / "calendars" / name, *whose)
        return
    assert f"{name} (calendar): " in command(REAL / "calendars" / name, *whose, "--dry-run")
    assert Import.objects.count() == 0


@needs_real
def test_every_real_calendar_is_taken_or_named(cast: Cast) -> None:
    whose = ["--practice", "riverside", "--member", cast.anna.email, "--zone", "Europe/Helsinki"]
    for path in sorted((REAL / "calendars").iterdir()):
        assert outcome(path, whose).startswith(path.name)


def outcome(path: Path, whose: list[str]) -> str:
    """What the command says about a file, or why it refuses it."""
    try:
        return command(path, *whose)
    except CommandError as no:
        return str(no)
