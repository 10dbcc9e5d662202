"""Imports: questions, one piece or nothing, once, and an undo that never throws work away."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from alongside.clients.models import Client, ClientStatus, Engagement
from alongside.file.importing import queries
from alongside.file.importing.actions import Upload, answer_questions, bring_in, discard_import, upload_files
from alongside.file.importing.answers import Answers, FileAnswers
from alongside.file.importing.rows import minutes_begun
from alongside.file.importing.undoing import undo_import
from alongside.file.models import Import, ImportedFile, ImportedRows, ImportStatus
from alongside.frame.models import Frame
from alongside.lib.errors import NotYours, Refused
from alongside.lib.keyring import KeyDestroyed, keyring
from alongside.lib.spans import Span
from alongside.lib.texts import search_key
from alongside.meetings.models import Meeting, Note
from alongside.meetings.queries import not_wrapped_up
from alongside.mirror.actions import look_at_client
from alongside.mirror.models import Finding
from alongside.mirror.queries import lengths_of_meetings
from alongside.practice.models import Member
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, Busy, Occupied
from alongside.scheduling.occupied import taken
from alongside.trail.actions import record, seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import check_trail, events_of_client, said
from alongside.trail.verbs import VERBS
from tests.cast import Cast, make_client
from tests.file.reading.places import sample

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
CLIENTS = b"Client ID,Name,Date of birth,E-mail\nC-1,Ada Lindqvist,1980-02-29,Ada@Mail.example\nC-2,Bruno Castell,,\n"
DIARY = sample("diary_en.csv")


def bring(
    cast: Cast, *files: bytes | Upload, who: Member | None = None, now: datetime = NOW, **also: object
) -> Import:
    member = who or cast.anna
    actor = cast.actor(member)
    uploads = [each if isinstance(each, Upload) else Upload("file.csv", each) for each in files]
    found = upload_files(actor, uploads)
    fields: dict[str, object] = {"zone": "Europe/Helsinki", "member": str(member.pk), "minutes": 50}
    answer_questions(actor, found.pk, Answers(**(fields | also)))  # type: ignore[arg-type]
    return bring_in(actor, found.pk, now=now)


def calendar(*events: str) -> Upload:
    inside = "\r\n".join(f"BEGIN:VEVENT\r\n{each}\r\nEND:VEVENT" for each in events)
    return Upload("own.ics", f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}\r\nEND:VCALENDAR\r\n".encode())


def test_a_client_comes_with_work_an_agreement_and_no_consent(cast: Cast) -> None:
    done = bring(cast, CLIENTS, minutes=45, work="delivery")
    assert (done.status, done.counts["clients"], done.counts["left_out"]) == (ImportStatus.DONE, 2, 0)
    ada = Client.objects.get(name="Ada Lindqvist")
    assert (ada.practitioner, ada.born_on, ada.origin, ada.timezone, ada.status) == (
        cast.anna,
        date(1980, 2, 29),
        "import",
        "Europe/Helsinki",
        ClientStatus.ACTIVE,
    )
    assert ada.search_name == search_key("Ada Lindqvist")
    point = ada.contact_points.get()
    assert (point.value, point.may_remind, point.may_message) == ("ada@mail.example", False, False)
    work = Engagement.objects.get(client=ada)
    assert (work.kind, work.stage, work.practitioner) == ("delivery", "active", cast.anna)
    frame = Frame.objects.get(engagement=work)
    assert (frame.status, frame.is_imported, frame.agreed_at, frame.minutes) == ("agreed", True, None, 45)
    verbs = Event.objects.filter(client_id=ada.pk).values_list("verb", flat=True)
    assert sorted(verbs) == ["client.added", "engagement.opened"]


def test_a_diary_beside_its_clients(cast: Cast) -> None:
    done = bring(cast, DIARY, CLIENTS)
    assert Counter(Appointment.objects.values_list("status", flat=True)) == {
        "kept": 7,
        "cancelled": 1,
        "missed": 2,
        "planned": 1,
        "unknown": 1,
    }
    assert (done.counts["appointments"], done.counts["meetings"], done.counts["left_out"]) == (12, 7, 7)
    assert Counter(Meeting.objects.values_list("end_source", flat=True)) == {"imported": 3, "unknown": 4}
    assert [(p["line"], p["reason"]) for p in done.problems if not p["is_taken"]][:2] == [
        (8, "client_unknown"),
        (9, "date_impossible"),
    ]
    assert Appointment.objects.exclude(engagement__client_id=None).count() == 12
    assert not_wrapped_up(cast.actor(cast.anna)) == []


def test_only_what_is_still_to_come_takes_time(cast: Cast) -> None:
    bring(cast, DIARY, CLIENTS)
    planned = Appointment.objects.get(status="planned")
    times = Occupied.objects.values_list("resource", "resource_id", "starts_at", "overridden")
    assert sorted(times) == [
        ("client", planned.client_id, planned.starts_at, False),
        ("member", cast.anna.pk, planned.starts_at, False),
    ]


def test_each_meeting_is_an_event_at_its_real_end_by_who_held_it(cast: Cast) -> None:
    done = bring(cast, DIARY, CLIENTS)
    ended = Event.objects.filter(verb="meeting.ended")
    assert {(each.actor_kind, each.actor_id, each.source_id) for each in ended} == {
        ("member", cast.anna.pk, done.pk)
    }
    first = ended.get(at=datetime(2026, 3, 2, 8, 52, tzinfo=UTC))
    assert first.facts == {"planned_minutes": 50, "real_minutes": 50, "source": "imported"}
    assert ended.filter(facts__source="unknown", facts__real_minutes=None).count() == 4
    assert Event.objects.filter(verb="appointment.missed").count() == 2


def test_one_second_over_is_over() -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert minutes_begun(start, start + timedelta(minutes=30)) == 30
    assert minutes_begun(start, start + timedelta(minutes=30, seconds=1)) == 31
    assert minutes_begun(start, start + timedelta(minutes=30, microseconds=1)) == 31
    assert minutes_begun(start, start + timedelta(minutes=29, seconds=1)) == 30
    assert minutes_begun(start, None) is None


def test_the_same_files_twice_add_nothing(cast: Cast) -> None:
    bring(cast, DIARY, CLIENTS)
    with pytest.raises(Refused) as no:
        bring(cast, DIARY, CLIENTS)
    assert no.value.code == "nothing_new"
    assert (Client.objects.filter(origin="import").count(), Appointment.objects.count()) == (2, 12)


def test_a_later_diary_finds_the_clients_and_their_work(cast: Cast) -> None:
    bring(cast, CLIENTS)
    bring(cast, DIARY)
    assert Appointment.objects.filter(engagement__isnull=False).count() == 12


def test_ids_of_two_members_programs_do_not_meet(cast: Cast) -> None:
    bring(cast, CLIENTS)
    other = b"Client ID,Name,Date of birth\nC-1,Somebody Other,1990-01-01\n"
    bring(cast, other, who=cast.mikko)
    assert Client.objects.get(name="Somebody Other").practitioner == cast.mikko


def test_who_may_be_here_is_asked_and_decided(cast: Cast) -> None:
    rows = b"Client ID,Name\n7,Vera Example\n8,Somebody New\n"
    done = bring(cast, rows)
    assert done.counts["clients"] == 1
    assert [(p["line"], p["reason"]) for p in done.problems] == [(2, "maybe_same_name")]
    same = bring(cast, rows + b"9,One More\n", decided={"client:7": str(cast.vera.pk)})
    assert (same.counts["clients"], same.counts["same"], same.problems) == (1, 2, [])
    two = bring(cast, rows, decided={"client:7": "new"})
    assert two.counts["clients"] == 1
    assert Client.objects.filter(name="Vera Example").count() == 2


def test_a_practitioner_never_learns_of_clients_of_others(cast: Cast) -> None:
    done = bring(cast, b"Client ID,Name\n7,Vera Example\n", who=cast.mikko)
    assert done.counts["clients"] == 1


def test_a_plan_that_a_client_has_with_somebody_else_is_not_taken(cast: Cast) -> None:
    bring(cast, CLIENTS)
    ada = Client.objects.get(name="Ada Lindqvist")
    ada.practitioner = cast.mikko
    ada.save()
    Occupied.objects.create(
        practice=cast.practice,
        resource="client",
        resource_id=ada.pk,
        starts_at=datetime(2026, 5, 4, 7, 30, tzinfo=UTC),
        ends_at=datetime(2026, 5, 4, 8, tzinfo=UTC),
    )
    done = bring(cast, DIARY)
    assert [(p["line"], p["reason"]) for p in done.problems if p["line"] == 14] == [(14, "double_booked")]
    assert Appointment.objects.filter(status="planned").count() == 0


def test_a_time_booked_since_the_look_changes_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    look = queries.plan_of

    def look_while_somebody_books(*args: object) -> object:
        plan = look(*args)  # type: ignore[arg-type]
        Occupied.objects.create(
            practice=cast.practice,
            resource="member",
            resource_id=cast.anna.pk,
            starts_at=datetime(2026, 5, 4, 7, tzinfo=UTC),
            ends_at=datetime(2026, 5, 4, 8, tzinfo=UTC),
        )
        return plan

    monkeypatch.setattr(queries, "plan_of", look_while_somebody_books)
    with pytest.raises(Refused) as no:
        bring(cast, DIARY, CLIENTS)
    assert no.value.code == "changed_meanwhile"
    assert (Client.objects.filter(origin="import").count(), Appointment.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_bring_in_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    look = queries.plan_of

    def look_while_the_same_comes_in(*args: object) -> object:
        plan = look(*args)  # type: ignore[arg-type]
        monkeypatch.setattr(queries, "plan_of", look)
        bring(cast, DIARY, CLIENTS)
        return plan

    monkeypatch.setattr(queries, "plan_of", look_while_the_same_comes_in)
    with pytest.raises(Refused) as no:
        bring(cast, DIARY, CLIENTS)
    assert no.value.code == "changed_meanwhile"
    assert (Client.objects.filter(origin="import").count(), Appointment.objects.count()) == (2, 12)


def test_a_calendar_becomes_busy_time(cast: Cast) -> None:
    done = bring(
        cast,
        calendar(
            "UID:1\r\nDTSTART:20260504T070000Z\r\nDTEND:20260504T090000Z\r\nSUMMARY:Dentist",
            "UID:2\r\nDTSTART:20260504T080000Z\r\nDTEND:20260504T100000Z\r\nSUMMARY:Overlaps",
            "UID:3\r\nDTSTART:20260504T080000Z\r\nDTEND:20260504T100000Z\r\nSTATUS:CANCELLED",
            "UID:4\r\nDTSTART:20260504T080000Z\r\nDTEND:20260504T100000Z\r\nTRANSP:TRANSPARENT",
            "UID:5\r\nDTSTART:20260404T080000Z\r\nDTEND:20260404T100000Z\r\nSUMMARY:Past",
        ),
        minutes=None,
    )
    assert done.counts["busy"] == 3
    assert [each.title for each in Busy.objects.order_by("starts_at", "pk")] == [
        "Past",
        "Dentist",
        "Overlaps",
    ]
    day = Span(datetime(2026, 5, 4, tzinfo=UTC), datetime(2026, 5, 5, tzinfo=UTC))
    assert [(span.start.hour, span.end.hour) for _, span in taken([cast.anna.pk], day)] == [(7, 9), (9, 10)]
    assert Occupied.objects.filter(starts_at__lt=NOW).count() == 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM alongside_busy")
        assert all(b"Dentist" not in bytes(row[0]) for row in cursor.fetchall())
    undo_import(cast.actor(cast.anna), done.pk)
    assert (Busy.objects.count(), Occupied.objects.count()) == (0, 0)


def test_events_of_long_ago_are_counted_as_left_out(cast: Cast) -> None:
    done = bring(
        cast,
        calendar(
            "UID:1\r\nDTSTART:20260504T070000Z\r\nDTEND:20260504T090000Z",
            "UID:2\r\nDTSTART:20140504T070000Z\r\nDTEND:20140504T090000Z",
        ),
    )
    assert [(p["reason"], p["facts"]) for p in done.problems] == [("events_outside", {"count": 1})]


def test_a_moved_event_is_named_and_left_as_it_was(cast: Cast) -> None:
    event = "UID:1\r\nDTSTART:202605{}T070000Z\r\nDTEND:202605{}T090000Z\r\nSUMMARY:Dentist"
    other = "UID:2\r\nDTSTART:20260511T070000Z\r\nDTEND:20260511T090000Z\r\nSUMMARY:More"
    bring(cast, calendar(event.format("04", "04")))
    done = bring(cast, calendar(event.format("05", "05"), other))
    assert [p["reason"] for p in done.problems] == ["here_with_another_time"]
    assert [each.starts_at.day for each in Busy.objects.order_by("starts_at")] == [4, 11]


def test_files_are_sealed_until_done_and_then_gone(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    found = upload_files(anna, [Upload("own.csv", CLIENTS)])
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, name FROM alongside_importedfile")
        (content, name) = cursor.fetchone()
    assert b"Ada" not in bytes(content) and b"own.csv" not in bytes(name)
    answers = Answers(zone="Europe/Helsinki", member=str(cast.anna.pk), minutes=50)
    answer_questions(anna, found.pk, answers)
    bring_in(anna, found.pk, now=NOW)
    assert ImportedFile.objects.get().content is None


def test_nothing_comes_in_before_it_is_answered(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    found = upload_files(anna, [Upload("own.csv", CLIENTS)])
    answer_questions(anna, found.pk, Answers(zone="Europe/Helsinki", member=str(cast.anna.pk)))
    with pytest.raises(Refused) as no:
        bring_in(anna, found.pk)
    assert no.value.code == "not_answered"
    assert queries.plan_of(anna, queries.one_import(anna, found.pk)).open_questions == ("minutes",)


def test_dates_that_nobody_can_tell_are_asked(cast: Cast) -> None:
    rows = b"Name,Date of birth\nAda Lindqvist,03/04/1980\n"
    anna = cast.actor(cast.anna)
    found = upload_files(anna, [Upload("own.csv", rows)])
    file = str(ImportedFile.objects.get().pk)
    said = {"zone": "Europe/Helsinki", "member": str(cast.anna.pk), "minutes": 50}
    answer_questions(anna, found.pk, Answers(**said))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="not_answered"):
        bring_in(anna, found.pk)
    files = {file: FileAnswers(order="month_first")}
    answer_questions(anna, found.pk, Answers(**said, files=files))  # type: ignore[arg-type]
    bring_in(anna, found.pk)
    assert Client.objects.get(name="Ada Lindqvist").born_on == date(1980, 3, 4)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file_empty"), (b"PK\x03\x04rest", "file_is_spreadsheet"), (b"Name\n", "no_rows")],
)
def test_a_file_nobody_can_read_is_refused_by_name(cast: Cast, content: bytes, code: str) -> None:
    with pytest.raises(Refused) as no:
        upload_files(cast.actor(cast.anna), [Upload("own.csv", CLIENTS), Upload("bad.csv", content)])
    assert (no.value.code, no.value.field, no.value.facts["file"]) == (code, "uploads", "bad.csv")
    assert Import.objects.count() == 0


def test_too_many_files_or_none(cast: Cast) -> None:
    for files, code in (([], "no_files"), ([Upload("own.csv", CLIENTS)] * 11, "too_many_files")):
        with pytest.raises(Refused, match=code):
            upload_files(cast.actor(cast.anna), files)


def test_unfinished_files_of_last_week_go(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    old = upload_files(anna, [Upload("own.csv", CLIENTS)])
    Import.objects.filter(pk=old.pk).update(uploaded_at=datetime.now(UTC) - timedelta(days=8))
    upload_files(anna, [Upload("own.csv", CLIENTS)])
    assert not Import.objects.filter(pk=old.pk).exists()


def test_discard_throws_the_files_away_and_only_once(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    found = upload_files(anna, [Upload("own.csv", CLIENTS)])
    discard_import(anna, found.pk)
    assert (Import.objects.count(), ImportedFile.objects.count()) == (0, 0)
    done = bring(cast, CLIENTS)
    with pytest.raises(Refused, match="not_waiting"):
        discard_import(anna, done.pk)


def test_who_may_import_and_for_whom(cast: Cast) -> None:
    files = [Upload("own.csv", CLIENTS)]
    for who in (cast.chie, cast.vera):
        with pytest.raises(NotYours):
            upload_files(cast.actor(who), files)
    annas = upload_files(cast.actor(cast.anna), files)
    for who in (cast.mikko, cast.stranger, cast.chie):
        with pytest.raises(NotYours):
            queries.one_import(cast.actor(who), annas.pk)
    mikko = cast.actor(cast.mikko)
    own = upload_files(mikko, files)
    with pytest.raises(NotYours):
        answer_questions(mikko, own.pk, Answers(member=str(cast.anna.pk)))
    assert queries.one_import(cast.actor(cast.anna), own.pk) == own


# Undo


def test_an_undo_leaves_only_itself(cast: Cast) -> None:
    before = Event.objects.count()
    done = bring(cast, DIARY, CLIENTS)
    ada = Client.objects.get(name="Ada Lindqvist")
    keyring().key_for(cast.practice.pk, ada.pk)
    seal_trail()
    undo_import(cast.actor(cast.anna), done.pk)
    assert Client.objects.filter(origin="import").count() == 0
    tables = (Appointment, Meeting, Occupied, ImportedRows, ImportedFile)
    assert [table.objects.count() for table in tables] == [0, 0, 0, 0, 0]
    found = Import.objects.get()
    assert (found.status, found.problems, found.answers) == (ImportStatus.UNDONE, None, None)
    with pytest.raises(KeyDestroyed):
        keyring().key_for(cast.practice.pk, ada.pk)
    kept = said(cast.practice.pk).filter(pk__gt=before).values_list("verb", flat=True)
    assert sorted(kept) == ["import.done", "import.undone"]
    assert (lengths_of_meetings(cast.actor(cast.anna)).known, list(check_trail())) == (0, [])
    with pytest.raises(Refused, match="not_done"):
        undo_import(cast.actor(cast.anna), done.pk)


def test_after_an_undo_the_same_files_come_in_again(cast: Cast) -> None:
    undo_import(cast.actor(cast.anna), bring(cast, DIARY, CLIENTS).pk)
    assert bring(cast, DIARY, CLIENTS).counts["appointments"] == 12


def long_meetings(count: int = 3) -> bytes:
    rows = [f"{n},2026-04-0{n},10:00,C-1,50,attended,10:00,11:15" for n in range(1, count + 1)]
    head = "Appointment ID,Appointment date,Appointment time,Client ID,Minutes,Status,Start time,End time"
    return "\n".join([head, *rows]).encode()


def test_an_undo_takes_its_part_from_clients_who_stay(cast: Cast) -> None:
    bring(cast, CLIENTS)
    ada = Client.objects.get(name="Ada Lindqvist")
    diary = bring(cast, long_meetings())
    look_at_client(cast.actor(cast.anna), ada.pk)
    assert Finding.objects.get().is_open
    undo_import(cast.actor(cast.anna), diary.pk)
    assert not Finding.objects.get().is_open
    verbs = events_of_client(cast.actor(cast.anna), ada.pk).values_list("verb", flat=True)
    assert sorted(verbs) == ["client.added", "engagement.opened"]
    assert Engagement.objects.filter(client=ada).exists()


def refused_undo(cast: Cast, done: Import) -> list[str]:
    with pytest.raises(Refused) as no:
        undo_import(cast.actor(cast.anna), done.pk)
    assert no.value.code == "stands_on_it"
    assert Client.objects.filter(origin="import").count() == 2
    names = no.value.facts["names"]
    assert isinstance(names, list)
    return names


def test_a_draft_note_is_never_thrown_away(cast: Cast) -> None:
    done = bring(cast, CLIENTS)
    ada = Client.objects.get(name="Ada Lindqvist")
    Note.objects.create(
        practice=cast.practice, client=ada, author=cast.anna, parts={"text": "Mine."}, about=NOW
    )
    assert refused_undo(cast, done) == ["Ada Lindqvist"]


def test_a_note_on_an_imported_meeting_of_a_client_who_stays(cast: Cast) -> None:
    bring(cast, CLIENTS)
    diary = bring(cast, long_meetings(1))
    meeting = Meeting.objects.get()
    Note.objects.create(
        practice=cast.practice,
        client_id=meeting.client_id,
        meeting=meeting,
        author=cast.anna,
        parts={"text": "Mine."},
        about=NOW,
    )
    assert refused_undo(cast, diary) == ["Ada Lindqvist"]


def test_a_booking_since_stands_on_it_and_an_opening_does_not(cast: Cast) -> None:
    done = bring(cast, CLIENTS)
    ada = Client.objects.get(name="Ada Lindqvist")
    anna = cast.actor(cast.anna)
    record(anna, VERBS["file.opened"], client_id=ada.pk, subject=ada)
    when = (datetime.now(UTC) + timedelta(days=3)).replace(microsecond=0)
    Frame.objects.filter(client=ada).update(agreed_at=NOW)
    booked = book_appointment(anna, client_id=ada.pk, member_id=cast.anna.pk, starts_at=when)
    assert refused_undo(cast, done) == ["Ada Lindqvist"]
    booked.delete()
    Event.objects.filter(client_id=ada.pk, verb="appointment.booked").delete()
    undo_import(anna, done.pk)
    assert not Client.objects.filter(pk=ada.pk).exists()


def test_a_changed_row_stands_on_it(cast: Cast) -> None:
    done = bring(cast, CLIENTS)
    ada = Client.objects.get(name="Ada Lindqvist")
    record(cast.actor(cast.anna), VERBS["client.changed"], client_id=ada.pk, subject=ada, changed=["name"])
    assert refused_undo(cast, done) == ["Ada Lindqvist"]


def test_an_import_merged_into_somebody_stands(cast: Cast) -> None:
    done = bring(cast, CLIENTS)
    Client.objects.filter(name="Ada Lindqvist").update(status="merged", merged_into=cast.vera)
    assert refused_undo(cast, done) == ["Vera Example"]


def test_a_merged_client_is_known_by_the_one_who_stays(cast: Cast) -> None:
    bring(cast, CLIENTS)
    Client.objects.filter(name="Ada Lindqvist").update(status="merged", merged_into=cast.vera)
    Client.objects.filter(pk=cast.vera.pk).update(born_on=date(1980, 2, 29))
    bring(cast, long_meetings(1))
    assert Appointment.objects.get().client == cast.vera


def test_an_import_looks_in_few_questions(cast: Cast, django_assert_max_num_queries: object) -> None:
    anna = cast.actor(cast.anna)
    found = upload_files(anna, [Upload("own.csv", CLIENTS)])
    said_so = Answers(zone="Europe/Helsinki", member=str(cast.anna.pk), minutes=50)
    answer_questions(anna, found.pk, said_so)
    for n in range(30):
        make_client(cast.anna, f"Somebody {n}", portal=False)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        queries.plan_of(anna, queries.one_import(anna, found.pk))


def test_the_zone_of_the_diary_is_kept(cast: Cast) -> None:
    bring(cast, long_meetings(1), CLIENTS, zone="Asia/Tokyo")
    one = Appointment.objects.get()
    assert one.starts_at.astimezone(ZoneInfo("Asia/Tokyo")).hour == 10
    assert one.timezone == "Asia/Tokyo"
