"""The demo practice: believable, the same each time, with what the mirror must find and what it must leave."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Model
from django.test import Client as Browser
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client, Engagement, Hypothesis, Request
from alongside.clients.queries import actor_for_client
from alongside.day.queries import asking, meetings_of_day
from alongside.demo.northlight import build_northlight
from alongside.demo.plan import DAILY_AGREED, OVER_NOW, weekdays_from
from alongside.frame.models import Deviation, Frame, FrameQuestion
from alongside.lib.spans import day_span
from alongside.meetings.models import Document, Meeting, Note
from alongside.messages.answering import answered
from alongside.messages.models import Attachment, Message, Thread
from alongside.messages.queries import marks
from alongside.mirror.actions import look_at_new_links
from alongside.mirror.models import Finding
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import Absence, Member, Practice, PublicText
from alongside.practice.page_sections import SECTIONS
from alongside.practice.queries import actor_for_member
from alongside.practice.service_queries import services
from alongside.scheduling.models import Appointment, Holiday, HoursException, Occupied
from alongside.scheduling.queries.rules import rules_for
from alongside.steps.models import Step
from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import check_trail
from alongside.voice.models import CheckIn, Concern

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Helsinki")
LANGUAGES = {"en", "ru", "ja", "fi"}


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Iterator[Practice]:
    """The practice as `alongside demo` fills it; once for all these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demo", verbosity=0)
        yield Practice.objects.get(is_demo=True)
        transaction.set_rollback(True)


def found(kind: str) -> set[tuple[str, str]]:
    """Findings of a kind: (client, member)."""
    rows = Finding.objects.filter(kind=kind, is_open=True).select_related("client", "member")
    return {(row.client.name, row.member.name) for row in rows if row.client}


def client_of(name: str) -> Client:
    return Client.objects.get(name__startswith=name)


def content(now: datetime) -> list[Any]:
    """Everything that a built practice says, without its ids."""
    with transaction.atomic():
        build_northlight(now)
        said = [
            list(Client.objects.order_by("search_name").values_list("name", "language", "since", "born_on")),
            list(
                Appointment.objects.order_by("starts_at", "member__name").values_list(
                    "client__name", "starts_at", "status", "booked_at"
                )
            ),
            [(each.sent_at, each.words) for each in Message.objects.order_by("sent_at", "lines", "pk")],
            [(each.about, each.parts) for each in Note.objects.order_by("about", "kind", "pk")],
            list(CheckIn.objects.order_by("asked_at").values_list("answers", "answered_at")),
            Counter(Event.objects.values_list("verb", "at")),
        ]
        transaction.set_rollback(True)
        return [sorted(each, key=repr) if isinstance(each, list) else each for each in said]


def test_the_same_seed_and_moment_give_the_same_practice() -> None:
    now = datetime(2026, 5, 12, 11, 20, tzinfo=ZONE)
    assert content(now) == content(now)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 7, 18, 23, 50, tzinfo=ZONE),  # a Saturday in the holidays
        datetime(2027, 1, 1, 0, 10, tzinfo=ZONE),
        datetime(2026, 3, 29, 12, 5, tzinfo=ZONE),  # a Sunday on which the clocks change
    ],
)
def test_it_fits_every_day(now: datetime) -> None:
    build_northlight(now)
    assert not Event.objects.filter(at__gt=now).exists()
    span = day_span(now.date(), ZONE)
    today = Appointment.objects.filter(starts_at__gte=span.start, starts_at__lt=span.end)
    assert today.values("member").distinct().count() == 3
    assert not Appointment.objects.filter(status="kept", ends_at__gt=now).exists()
    assert not Appointment.objects.filter(status="planned", ends_at__lt=now - timedelta(hours=1)).exists()


def test_about_forty_clients_in_four_languages_over_a_year_and_a_half(filled: Practice) -> None:
    assert Client.objects.count() == 40
    assert Counter(Client.objects.values_list("language", flat=True)) == dict.fromkeys(LANGUAGES, 10)
    first = Appointment.objects.earliest("starts_at").starts_at
    assert timedelta(days=480) < timezone.now() - first < timedelta(days=560)
    assert set(Member.objects.values_list("role", flat=True)) == {
        "owner",
        "practitioner",
        "coordinator",
        "supervisor",
    }
    assert 900 < Appointment.objects.count() < 1500
    assert set(Engagement.objects.values_list("kind", flat=True)) == {"advice", "delivery"}
    stages = set(Engagement.objects.values_list("stage", flat=True))
    assert stages == {"intake", "active", "ending", "ended"}
    assert set(Client.objects.values_list("status", flat=True)) == {"active", "newcomer", "ended"}


def test_the_mirror_finds_the_situations_of_the_stories_and_no_other(filled: Practice) -> None:
    assert found("meetings_over") == {("Tuulikki Harjanne", "Irina Vesala"), ("大槻 修一", "Haruka Minase")}
    assert found("unasked_contact") == {("Марина Верховина", "Irina Vesala")}
    assert found("replies_too_long") == {("Jonah Whitlow", "Sami Tuomela")}
    assert found("much_better") == {("Theo Marlow", "Irina Vesala")}
    assert found("worse") == {("森下 遥香", "Irina Vesala")}
    assert found("workaround") == {("Priya Sandoval", "Sami Tuomela")}
    assert Finding.objects.get(client=None).kind == "low_pulse"
    assert Finding.objects.count() == 8


def test_it_holds_what_looks_alike_and_stays_silent(filled: Practice) -> None:
    over = dict.fromkeys(OVER_NOW, 0)
    assert ("en", "bakery") in over
    bakery = (
        Meeting.objects.filter(client=client_of("Owen")).exclude(ended_at=None).order_by("-started_at")[:5]
    )
    assert all(each.ended_at - each.started_at > timedelta(minutes=65) for each in bakery)  # delivery

    assert Meeting.objects.filter(client=client_of("Константин"), end_source="unknown").count() == 5
    one_evening = Meeting.objects.filter(client=client_of("Theo")).exclude(ended_at=None)
    assert sum(each.ended_at - each.started_at > timedelta(minutes=60) for each in one_evening) == 1

    assert {("fi", "phone")} == DAILY_AGREED
    daily = Event.objects.filter(verb="message.sent", client_id=client_of("Eetu").pk, facts__is_unasked=True)
    assert daily.count() >= 5
    assert Frame.objects.get(client=client_of("Eetu"), status="agreed").daily_contact_agreed is True

    long = Event.objects.filter(verb="message.sent", facts__by="member", facts__lines__gte=20)
    by_client = Counter(Client.objects.get(pk=each.client_id).name for each in long)
    assert by_client == {
        "Jonah Whitlow": 2,  # found
        "Ines Abrahall": 2,  # letters answer letters
        "Mikael Ståhlros": 2,  # long ago
        "北沢 千鶴(旅館 つきよ)": 2,  # delivery
        "桐生 直樹": 1,  # once
    }


def test_every_row_left_its_event(filled: Practice) -> None:
    told: dict[type[Model], str] = {
        Client: "client.added",
        Request: "request.written",
        Hypothesis: "hypothesis.written",
        Engagement: "engagement.opened",
        Frame: "frame.proposed",
        FrameQuestion: "frame.asked",
        Deviation: "deviation.logged",
        CirclePerson: "circle.changed",
        Appointment: "appointment.booked",
        Meeting: "meeting.ended",
        CheckIn: "checkin.asked",
        Concern: "concern.raised",
        Step: "step.set",
        Message: "message.sent",
        Document: "document.added",
        Absence: "absence.named",
    }
    rows = {model.__name__: model._default_manager.count() for model in told}
    rows["Message"] -= Message.objects.filter(sent_at=None).count()
    events = {model.__name__: Event.objects.filter(verb=verb).count() for model, verb in told.items()}
    assert events == rows
    signed = Note.objects.filter(status="signed")
    assert Event.objects.filter(verb="note.signed").count() == signed.filter(kind="record").count()
    assert Event.objects.filter(verb="process_note.signed").count() == signed.filter(kind="process").count()
    cancelled = Appointment.objects.filter(status__startswith="cancelled").count()
    assert Event.objects.filter(verb="appointment.cancelled").count() == cancelled > 10
    assert (
        Event.objects.filter(verb="checkin.answered").count()
        == CheckIn.objects.exclude(answered_at=None).count()
    )
    assert not Event.objects.filter(at__gt=timezone.now()).exists()


def test_the_trail_holds_and_everything_was_looked_at(filled: Practice) -> None:
    assert list(check_trail()) == []
    assert (seal_trail(), look_at_new_links()) == (0, 0)


def test_messages_say_what_the_actions_would_have_said(filled: Practice) -> None:
    for thread in Thread.objects.all():
        sent = list(thread.messages.exclude(sent_at=None).order_by("sent_at"))
        events = {
            each.subject_id: each.facts
            for each in Event.objects.filter(verb="message.sent", client_id=thread.client_id)
        }
        for number, each in enumerate(sent):
            before = answered((other.author_kind, other.lines) for other in reversed(sent[:number]))
            is_ours = each.author_kind == "member"
            assert events[each.pk]["lines"] == each.lines > 0
            assert events[each.pk]["answers_lines"] == (before.lines if is_ours else None)
        assert (thread.open_since is None) == (sent[-1].author_kind == "member")
        assert thread.last_at == sent[-1].sent_at
    assert Thread.objects.exclude(open_since=None).count() == 4
    assert Thread.objects.filter(answer_due_at__lt=timezone.now()).count() == 1


def test_a_call_a_file_and_a_draft_for_the_coach_are_there(filled: Practice) -> None:
    call = Message.objects.exclude(logged_at=None).get()
    assert (call.channel, call.minutes, call.author_kind) == ("phone", 9, "client")
    assert Attachment.objects.get().name == "Saturday.txt"
    draft = Message.objects.get(sent_at=None)
    assert draft.author_member is not None
    found = marks(actor_for_member(draft.author_member), draft.client_id, draft.words or "")
    assert "own_hands" in {each.rule for each in found}


def test_nobody_is_in_two_places(filled: Practice) -> None:
    spans: dict[Any, list[Any]] = {}
    for row in Occupied.objects.filter(overridden=False).order_by("starts_at"):
        spans.setdefault(row.resource_id, []).append(row)
    clashes = [
        (one, other)
        for rows in spans.values()
        for one, other in pairwise(rows)
        if other.starts_at < one.ends_at
    ]
    assert clashes == []
    taking = Appointment.objects.exclude(status__startswith="cancelled")
    alone = Occupied.objects.filter(resource="member", appointment__isnull=False)
    assert alone.count() == taking.filter(gathering=None).count()
    assert Occupied.objects.filter(resource="client").count() == taking.count()
    assert not Appointment.objects.filter(
        status="planned", ends_at__lt=timezone.now() - timedelta(hours=1)
    ).exists()


def test_agreements_stand_in_every_state(filled: Practice) -> None:
    assert set(Frame.objects.values_list("status", flat=True)) == {"agreed", "proposed", "replaced"}
    theo = Frame.objects.get(client=client_of("Theo"), version=2)
    assert (theo.status, theo.changed) == ("agreed", ["fee"])
    assert theo.reason
    assert FrameQuestion.objects.filter(answered_at=None).count() == 1
    assert set(Frame.objects.values_list("language", flat=True)) == LANGUAGES


def test_today_has_something_for_everybody(filled: Practice) -> None:
    now = timezone.now()
    today = now.astimezone(ZONE).date()
    span = day_span(today, ZONE)
    for member in Member.objects.exclude(role="supervisor"):
        actor = actor_for_member(member)
        meetings = meetings_of_day(actor, span.start, span.end)
        assert meetings, member.name
        assert asking(actor, today).waiting, member.name


@pytest.mark.parametrize("weekday", range(7))
def test_there_is_a_today_on_every_weekday(weekday: int) -> None:
    days = weekdays_from(weekday)
    assert days[0] == weekday
    assert len(set(days)) == 5


def test_the_public_page_is_whole_in_four_languages(filled: Practice) -> None:
    assert filled.is_public
    assert set(PublicText.objects.exclude(words="").values_list("language", "section")) == {
        (language, section) for language in LANGUAGES for section in SECTIONS
    }


def test_the_absence_is_covered_and_left_free(filled: Practice) -> None:
    away = Absence.objects.select_related("member", "covered_by").get()
    assert (away.member.name, away.covered_by and away.covered_by.name) == ("Sami Tuomela", "Irina Vesala")
    booked = Appointment.objects.filter(
        member=away.member, starts_at__date__gte=away.starts_on, starts_at__date__lte=away.ends_on
    )
    assert not booked.exists()


def test_its_doors_stand_open_on_this_machine(filled: Practice) -> None:
    page = Browser().get("/").content.decode()
    names = ["Irina Vesala", "Sami Tuomela", "Haruka Minase", "Noora Ekblad", "Theo Marlow", "森下 遥香"]
    assert [name for name in names if name not in page] == []
    theo = client_of("Theo")
    browser = Browser()
    assert browser.post(f"/in/demo/client/{theo.pk}/")["Location"] == "/portal/"
    assert browser.get("/portal/").status_code == 200
    other = Client.objects.exclude(account=None).get(name="Priya Sandoval")
    assert Browser().post(f"/in/demo/client/{other.pk}/").status_code == 404


def test_a_clients_language_is_that_of_their_portal(filled: Practice) -> None:
    assert {actor_for_client(each).language for each in Client.objects.all()} == LANGUAGES


def test_nothing_waits_to_be_sent(filled: Practice) -> None:
    assert not Notice.objects.filter(status=NoticeStatus.WAITING).exists()


@pytest.mark.parametrize("url", ["", "smtp://mail.example.org"])
def test_a_code_for_invented_people_never_leaves(filled: Practice, settings: Any, url: str) -> None:
    settings.SMTP_URL, settings.EMAIL_BACKEND = url, "django.core.mail.backends.locmem.EmailBackend"
    Browser().post("/accounts/login/code/", {"email": "irina@northlight.example"})
    assert len(mail.outbox) == (0 if url else 1)  # without SMTP it lies on this machine


def test_a_second_demo_is_refused(filled: Practice) -> None:
    with pytest.raises(CommandError, match="already"):
        call_command("demo")


def test_it_offers_services_by_rules_and_is_closed_on_holidays(filled: Practice) -> None:
    offered = services(filled)
    assert [set(each.names) for each in offered] == [LANGUAGES] * 4
    assert {each.about[code] for each in offered for code in LANGUAGES} >= {"Your questions, at your pace."}
    assert [each.names["en"] for each in services(filled, for_newcomers=True)] == [
        "First meeting",
        "Meeting for two",
    ]
    assert offered[0].minutes == filled.first_meeting_minutes
    assert rules_for(filled).corridor == timedelta(minutes=10)
    year = timezone.now().astimezone(ZONE).year
    assert Holiday.objects.filter(on__year=year, name="Christmas Day").count() == 1
    assert (filled.country, HoursException.objects.count()) == ("FI", 1)
