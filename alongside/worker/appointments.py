"""What letters about appointments say and bring: made at the moment they are sent."""

from collections.abc import Callable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alongside.notices.letters import Attachment
from alongside.notices.models import Notice
from alongside.practice.models import Practice
from alongside.scheduling import reminders
from alongside.scheduling.actions import make_key
from alongside.scheduling.calendar_file import CANCEL, PUBLISH, REQUEST, Entry, calendar_file
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.scheduling.queries import cost_if, may_be_told, next_planned, reminder_still_holds
from alongside.web.agreement import price
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS

METHODS = {reminders.BOOKED: REQUEST, reminders.MOVED: REQUEST, reminders.CANCELLED: CANCEL}
FOR_MEMBERS = {
    reminders.FOR_MEMBER_BOOKED,
    reminders.FOR_MEMBER_BOOKED_AGAIN,
    reminders.FOR_MEMBER_CANCELLED,
    reminders.FOR_MEMBER_MOVED,
    reminders.FOR_MEMBER_ASKED,
}

Said = tuple[dict[str, object], tuple[Attachment, ...]]


def still_holds(notice: Notice) -> bool:
    """Whether it is still true, for one appointment or for a series."""
    if notice.kind not in SEVERAL:
        return reminder_still_holds(notice)
    is_agreed = notice.client_id is not None and may_be_told(notice.client_id, notice.email)
    return is_agreed and bool(SEVERAL[notice.kind](notice))


def words(notice: Notice, practice: Practice) -> Said:
    """What the text knows, and the calendar file that goes with it."""
    with translation.override(notice.language), timezone.override(ZoneInfo(notice.timezone)):
        if notice.kind in SEVERAL:
            return _several(notice, practice)
        row = _appointment(notice)
        if notice.channel == "sms":
            return {"appointment": row}, ()
        if notice.kind in FOR_MEMBERS:
            link = reverse("desk:appointment", args=[row.pk])
            return {"appointment": row, "link": f"{settings.BASE_URL}{link}"}, ()
        about = _about(row, practice)
        if notice.kind == reminders.MISSED:
            return about | _after_a_miss(row), ()
        if notice.kind not in (reminders.CANCELLED, reminders.REFUSED):
            link = reverse("public:appointment", args=[make_key(row)])
            about["link"] = f"{settings.BASE_URL}{link}"
        method = METHODS.get(notice.kind)
        return about, (_file([row], method, notice, practice),) if method else ()


def _appointment(notice: Notice) -> Appointment:
    rows = Appointment.objects.select_related("member", "room", "client__practice")
    return rows.get(pk=notice.subject_id or UUID(int=0))


def _several(notice: Notice, practice: Practice) -> Said:
    rows = SEVERAL[notice.kind](notice)
    about = _about(rows[0], practice) | {"appointments": rows}
    return about, (_file(rows, PUBLISH, notice, practice),)


def _of_series(notice: Notice) -> list[Appointment]:
    if "appointments" in notice.facts:  # of a gathering, which has several people
        return _of_change(notice)
    rows = Appointment.objects.filter(
        series_id=notice.subject_id or UUID(int=0),
        status=AppointmentStatus.PLANNED,
        starts_at__gt=timezone.now(),
    )
    return list(rows.select_related("member", "room").order_by("starts_at"))


def _of_release(notice: Notice) -> list[Appointment]:
    rows = Appointment.objects.filter(pk__in=notice.facts["appointments"]).exclude(
        status=AppointmentStatus.PLANNED
    )
    return list(rows.select_related("member", "room").order_by("starts_at"))


def _of_change(notice: Notice) -> list[Appointment]:
    rows = Appointment.objects.filter(
        pk__in=notice.facts["appointments"], status=AppointmentStatus.PLANNED, starts_at__gt=timezone.now()
    )
    return list(rows.select_related("member", "room").order_by("starts_at"))


# Letters about more than one appointment, and which these are at this moment.
SEVERAL: dict[str, Callable[[Notice], list[Appointment]]] = {
    reminders.SERIES: _of_series,
    reminders.RELEASED: _of_release,
    reminders.CHANGED: _of_change,
}


def _about(row: Appointment, practice: Practice) -> dict[str, object]:
    return {
        "appointment": row,
        "minutes": (row.ends_at - row.starts_at).seconds // 60,
        "place": str(PLACE_WORDS_FOR_CLIENTS[row.place_kind]),
        "place_detail": _place(row, practice),
    }


def _after_a_miss(row: Appointment) -> dict[str, object]:
    """What the agreement says about a missed meeting, and when the two meet next; no blame (A04)."""
    cost = cost_if("missed", row)
    fee = price(cost.amount, cost.fee.currency) if cost else ""
    return {"fee": fee, "next": next_planned(row.client_id, timezone.now())}


def _place(row: Appointment, practice: Practice) -> str:
    """Where to come to. A number, a link or a home address stays on the page behind the link."""
    if row.place_kind != "room":
        return ""
    room = [row.room.name, row.room.directions] if row.room else []
    return ", ".join(part for part in [practice.address, *room] if part)


def _file(rows: list[Appointment], method: str, notice: Notice, practice: Practice) -> Attachment:
    name = practice.neutral_name or practice.name
    entries = [
        Entry(
            id=row.pk,
            sequence=row.sequence,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            summary=_("Appointment, %(practice)s") % {"practice": name},
            location=_place(row, practice),
            is_cancelled=notice.kind == reminders.RELEASED,
        )
        for row in rows
    ]
    content = calendar_file(
        entries,
        method=method,
        organizer=practice.email or settings.DEFAULT_FROM_EMAIL,
        attendee=notice.email,
        now=timezone.now(),
    )
    return Attachment("appointment.ics", content, f"text/calendar; method={method}")
