"""What plans ask: after a meeting, and by the worker; and asking once, because somebody wants to know."""

import logging
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.utils import Error
from django.utils import timezone

from alongside.clients.models import CirclePerson, Client, Engagement, Stage
from alongside.clients.queries import open_engagement, readable_client
from alongside.lib.errors import NotYours, Refused
from alongside.meetings.models import Meeting
from alongside.meetings.queries import meeting as one_meeting
from alongside.trail.actors import Actor, worker
from alongside.voice import asking
from alongside.voice.actions.asking import ask
from alongside.voice.actions.asking_letters import tell, write_to
from alongside.voice.actions.measures import ready_version
from alongside.voice.actions.plans import measure_to_ask
from alongside.voice.asking import Ask
from alongside.voice.models import CheckIn, Measure, MeasureVersion, Occasion, Rater
from alongside.voice.queries import plans as queries
from alongside.voice.queries import sight
from alongside.voice.queries.completeness import still_open
from alongside.voice.sets import SETS

AT_ONCE = 200
log = logging.getLogger("alongside.worker")


def ask_due(now: datetime) -> int:
    """The worker: ask everything that plans ask now; how many questions went out. Again: nothing more."""
    seen = sight.in_sight(now)
    near = [each for each in seen if asking.due_of(each.plans, each.work, (), now)]
    asked = sight.asked_of({each.client_id for each in near}, now)
    wanted = [each for each in near if asking.due_of(each.plans, each.work, asked[each.client_id], now)]
    return sum(_ask_of_work(each, now) for each in wanted[:AT_ONCE])


@transaction.atomic
def ask_check_in(actor: Actor, meeting_id: UUID) -> CheckIn | None:
    """Ask what is planned after this meeting, once: in the portal, and by e-mail where they agreed to that.

    The mail brings a link that needs no sign-in and holds for 14 days. The client's check-in of this meeting;
    None when no plan asks for one, or the work has ended: nobody is called back (G04).
    """
    if actor.is_client:
        raise NotYours
    meeting = one_meeting(actor, meeting_id)
    Meeting.objects.select_for_update().only("pk").get(pk=meeting.pk)
    ask_after(actor, meeting)
    found = CheckIn.objects.filter(meeting=meeting, rater=Rater.CLIENT, occasion=Occasion.AFTER)
    return found.order_by("asked_at", "pk").first()


def ask_after(actor: Actor, meeting: Meeting) -> list[CheckIn]:
    """Ask what is planned after this meeting; one letter for all of it. [] when the work has ended (G04)."""
    now = timezone.now()
    if meeting.client.restricted_at or (
        meeting.engagement is not None and meeting.engagement.stage == Stage.ENDED
    ):
        return []
    rows = list(queries.plan_rows(meeting.practice_id, meeting.client_id))
    plans = [queries.as_plan(row) for row in queries.for_work(rows, meeting.engagement_id)]
    asks = asking.due(
        [*plans, *queries.usual_of(queries.measures_of(meeting.practice_id))],
        _work_with(meeting, now),
        sight.asked_of([meeting.client_id], now)[meeting.client_id],
        now,
    )
    of_this = [each for each in asks if each.occasion == asking.AFTER]
    made = [_ask(actor, meeting.client_id, meeting.engagement_id, each, meeting) for each in of_this]
    new = [each for each in made if each is not None and each.asked_at >= now]
    return tell(meeting.client, new, now)


@transaction.atomic
def ask_once(actor: Actor, *, client_id: UUID, measure: str, circle_person_id: UUID | None = None) -> CheckIn:
    """Ask a measure (its id, or a ready-made set's key) now: of the client, or of somebody of their circle.

    Refused unknown_measure, for_members, asked_already (it waits for an answer) beside "measure"; not_agreed
    (the client does not agree that they are asked) or no_email beside "person".
    """
    if not actor.is_member:
        raise NotYours
    client = readable_client(actor, client_id)
    if client.restricted_at:
        raise Refused("file_rests", "measure")
    Client.objects.select_for_update().get(pk=client.pk)
    rater = Rater.CIRCLE if circle_person_id else Rater.CLIENT
    if circle_person_id:
        _must_agree(client, circle_person_id)
    version = _version(client.practice_id, measure_to_ask(actor, measure).pk)
    now, work = timezone.now(), open_engagement(client.pk)
    waits = CheckIn.objects.filter(
        still_open(now),
        client=client,
        version__measure_id=version.measure_id,
        rater=rater,
        circle_person_id=circle_person_id,
    )
    if waits.exists():
        raise Refused("asked_already", "measure")
    made = ask(
        actor,
        client_id=client.pk,
        version=version,
        occasion=Occasion.ONCE,
        engagement_id=work.pk if work else None,
        rater=rater,
        circle_person_id=circle_person_id,
        expires_at=now + asking.WAITS,
        tells=False,
    )
    assert made is not None  # work that ended was not looked for
    write_to(client, [made])
    return made


def _ask_of_work(seen: sight.Sight, now: datetime) -> int:
    """Ask of one piece of work. One that cannot be asked must not stop all others."""
    try:
        return _ask_locked(seen, now)
    except Error:
        raise
    except Exception:
        log.exception("work %s could not be asked", seen.engagement_id)
        return 0


@transaction.atomic
def _ask_locked(seen: sight.Sight, now: datetime) -> int:
    """Ask with the row of the work locked: two workers do not ask the same twice."""
    row = Engagement.objects.select_for_update().filter(pk=seen.engagement_id).first()
    if row is None or (row.stage == Stage.ENDED) != (seen.work.ended_at is not None):
        return 0
    asked = sight.asked_of([seen.client_id], now)[seen.client_id]
    asks = asking.due_of(seen.plans, seen.work, asked, now)
    actor = worker(seen.practice_id)
    made = [_ask(actor, seen.client_id, seen.engagement_id, each) for each in asks]
    return len(tell(row.client, [each for each in made if each is not None], now))


def _ask(
    actor: Actor, client_id: UUID, engagement_id: UUID | None, each: Ask, meeting: Meeting | None = None
) -> CheckIn | None:
    return ask(
        actor,
        client_id=client_id,
        version=_version(actor.practice_id, each.measure),
        occasion=Occasion(each.occasion),
        engagement_id=engagement_id,
        meeting_id=each.subject if each.occasion == asking.AFTER else None,
        appointment_id=each.subject if each.occasion == asking.BEFORE else None,
        plan_id=each.plan,
        rater=Rater(each.rater),
        member_id=meeting.member_id if meeting and each.rater == asking.MEMBER else None,
        circle_person_id=each.person,
        expires_at=each.expires_at,
        tells=False,
    )


def _work_with(meeting: Meeting, now: datetime) -> asking.Work:
    """The work of a meeting that is wrapped up; a meeting without work is its first and only one."""
    circle = sight.circle_of([meeting.client_id])[meeting.client_id]
    if meeting.engagement is None:
        return asking.Work(now, held=[asking.Held(meeting.pk, now, is_asked_about=True)], circle=circle)
    held = sight.meetings_held(meeting.engagement.pk, asked_about=meeting.pk)
    work = sight.work_of(meeting.engagement, held=held, circle=circle)
    return asking.Work(work.opened_at, held=work.held, circle=work.circle)


def _version(practice_id: UUID, measure_id: UUID) -> MeasureVersion:
    """What is asked of a measure today: of a ready-made set its version of this release, else the newest."""
    if measure_id == queries.NOT_MADE_YET:
        return ready_version(practice_id, queries.USUAL)
    measure = Measure.objects.get(pk=measure_id, practice_id=practice_id)
    if measure.key in SETS:
        return ready_version(practice_id, measure.key)
    return queries.newest_versions(Measure.objects.filter(pk=measure_id))[measure_id]


def _must_agree(client: Client, person_id: UUID) -> None:
    person = CirclePerson.objects.filter(client=client, pk=person_id).defer("remark").first()
    if person is None:
        raise NotYours
    if person.asking_agreed_at is None:
        raise Refused("not_agreed", "person")
    if not person.email:
        raise Refused("no_email", "person")
