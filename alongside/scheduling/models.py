"""Tables of time: working hours and rules, appointments, series, gatherings, waiting, and every span taken."""

from django.db import models
from django.db.models import F, Q

from alongside.clients.models import Client, Engagement
from alongside.frame.models import PlaceKind
from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Room, Row, Service, Unit


class WorkingHours(Row):
    """When, and where, a member works on a weekday, in the member's time zone. Two stretches make a break.

    `valid_from` and `valid_until` (both days included) say from when and until when it holds; null: for good.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="working_hours")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    place_kind = models.CharField(max_length=5, blank=True, default="", db_default="")  # "": any
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="working_hours_in_order")
        ]


class HoursException(Row):
    """One day that differs from the usual hours of a member: off, a break, or extra hours.

    Without times it is the whole day; `is_working` false takes time away, true adds it.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="hours_exceptions")
    on = models.DateField()
    is_working = models.BooleanField(default=False)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["member", "on"], name="hours_exception_day")]


class Holiday(Row):
    """A day on which the practice, or one of its units, is closed."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE)
    on = models.DateField()
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["practice", "on"], name="holiday_day")]


class BookingRules(Row):
    """How the practice (member null), or one member, lets itself be booked. Null: as the practice, or the usual."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE)
    notice_hours = models.PositiveSmallIntegerField(null=True)
    horizon_days = models.PositiveSmallIntegerField(null=True)
    step_minutes = models.PositiveSmallIntegerField(null=True)
    before_minutes = models.PositiveSmallIntegerField(null=True)
    after_minutes = models.PositiveSmallIntegerField(null=True)
    most_a_day = models.PositiveSmallIntegerField(null=True)
    most_a_week = models.PositiveSmallIntegerField(null=True)
    rest_after = models.PositiveSmallIntegerField(null=True)  # meetings in a row
    rest_minutes = models.PositiveSmallIntegerField(null=True)
    corridor_minutes = models.PositiveSmallIntegerField(null=True)  # between people who come on site (F06)
    hold_minutes = models.PositiveSmallIntegerField(null=True)
    undo_minutes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice"], condition=Q(member__isnull=True), name="booking_rules_of_practice"
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(member__isnull=False), name="booking_rules_of_member"
            ),
        ]


class Series(Row):
    """A standing slot by the wall clock, weekly or monthly. Its occurrences are appointments of their own."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)  # null: of gatherings
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    every_weeks = models.PositiveSmallIntegerField(default=1)
    every_months = models.PositiveSmallIntegerField(null=True)  # not null: monthly, and not weekly
    week_of_month = models.SmallIntegerField(null=True)  # monthly: 1..4, -1 the last (RFC 5545 BYDAY)
    starts_on = models.DateField()
    until = models.DateField(null=True)
    at_time = models.TimeField()
    timezone = models.CharField(max_length=40)
    minutes = models.PositiveSmallIntegerField()
    times = models.PositiveSmallIntegerField()


class Gathering(Row):
    """A time shared by several clients or practitioners: a couple, a group, two who lead together.

    It takes its members' and its room's time once; each client comes by an appointment of their own, with its
    own status, charge and letters, so that nobody sees who else comes unless they agreed.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    service = models.ForeignKey(Service, null=True, on_delete=models.SET_NULL)
    series = models.ForeignKey(Series, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)  # who leads
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    timezone = models.CharField(max_length=40)
    place_kind = models.CharField(max_length=5, choices=PlaceKind, default=PlaceKind.ROOM)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT)
    place = SealedText(null=True)
    capacity = models.PositiveSmallIntegerField(default=2)
    is_cancelled = models.BooleanField(default=False)
    override_reason = SealedText(null=True)

    class Meta:
        indexes = [models.Index(fields=["practice", "starts_at"], name="gathering_practice")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="gathering_in_order")
        ]


class GatheringMember(Row):
    """Somebody who leads a gathering together with its member."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="others")
    member = models.ForeignKey(Member, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "member"], name="gathering_member_once")]


class AppointmentStatus(models.TextChoices):
    REQUESTED = "requested"  # asked for; its time is kept until somebody says yes or no
    PLANNED = "planned"
    KEPT = "kept"
    CANCELLED_IN_TIME = "cancelled_in_time"
    CANCELLED_LATE = "cancelled_late"
    MISSED = "missed"
    CANCELLED_BY_US = "cancelled_by_us"
    CANCELLED = "cancelled"  # imported: cancelled, by whom and when is not known
    UNKNOWN = "unknown"  # imported: what became of it is not known


class Appointment(Row):
    """A planned time together. What happened in it is a meeting."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="appointments")
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    series = models.ForeignKey(Series, null=True, on_delete=models.SET_NULL)
    service = models.ForeignKey(Service, null=True, on_delete=models.SET_NULL)
    gathering = models.ForeignKey(Gathering, null=True, on_delete=models.PROTECT, related_name="appointments")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    # the member's own time around it, which the client does not see
    before_minutes = models.PositiveSmallIntegerField(default=0, db_default=0)
    after_minutes = models.PositiveSmallIntegerField(default=0, db_default=0)
    timezone = models.CharField(max_length=40)
    place_kind = models.CharField(max_length=5, choices=PlaceKind, default=PlaceKind.ROOM)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT)
    place = SealedText(null=True)
    status = models.CharField(max_length=17, choices=AppointmentStatus, default=AppointmentStatus.PLANNED)
    is_first = models.BooleanField(default=False)
    booked_by = models.CharField(max_length=12, default="member")
    override_reason = SealedText(null=True)  # why a time that was taken was booked all the same
    booked_at = models.DateTimeField(auto_now_add=True)
    undo_until = models.DateTimeField(null=True)  # till then it can be taken back, and no letter goes out
    cancelled_at = models.DateTimeField(null=True)
    changed_by_us_at = models.DateTimeField(null=True)  # moved or cancelled by the practice (A06)
    moved_from = models.DateTimeField(null=True)  # what the client last knew; null: it was not moved
    acknowledged_at = models.DateTimeField(null=True)  # and the client has seen it
    is_named = models.BooleanField(default=False, db_default=False)  # others of the gathering see the name
    sequence = models.PositiveSmallIntegerField(default=0)  # RFC 5545 SEQUENCE
    source_key = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["member", "starts_at"], name="appointment_member"),
            models.Index(fields=["client", "-starts_at"], name="appointment_client"),
            models.Index(fields=["practice", "starts_at"], name="appointment_practice"),
            models.Index(
                fields=["practice", "starts_at"],
                condition=Q(status="requested"),
                name="appointment_requested",
            ),
            models.Index(
                fields=["practice", "starts_at"],
                condition=Q(changed_by_us_at__isnull=False, acknowledged_at=None),
                name="appointment_unseen",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_in_order"),
            models.UniqueConstraint(
                fields=["practice", "source_key"],
                condition=Q(source_key__isnull=False),
                name="appointment_source_once",
            ),
        ]


class CalendarSource(Row):
    """A calendar elsewhere whose busy times are a member's too. A fetch that fails or finds nothing deletes nothing."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    address = SealedText(null=True)  # null: a file was read once
    read_at = models.DateTimeField(null=True)  # the last time that it went well
    tried_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, blank=True)  # why the last try did not go well
    events = models.PositiveIntegerField(default=0)


class Busy(Row):
    """Time of a member that is not ours to book: an imported calendar, an own block."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    source = models.ForeignKey(CalendarSource, null=True, on_delete=models.CASCADE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    title = SealedText(null=True)
    source_key = models.CharField(max_length=120, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="busy_in_order"),
            models.UniqueConstraint(
                fields=["practice", "source_key"],
                condition=Q(source_key__isnull=False),
                name="busy_source_once",
            ),
        ]


class Hold(Row):
    """A time kept for a moment: while a newcomer fills in a form, while an offer waits for its answer."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    room = models.ForeignKey(Room, null=True, on_delete=models.CASCADE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    purpose = models.CharField(max_length=8)  # newcomer, offer

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="hold_expires")]


class WishStatus(models.TextChoices):
    WAITING = "waiting"
    BOOKED = "booked"
    WITHDRAWN = "withdrawn"


class Wish(Row):
    """What a client on the waiting list waits for. Empty means: any."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="wishes")
    service = models.ForeignKey(Service, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE)
    place_kind = models.CharField(max_length=5, blank=True)
    language = models.CharField(max_length=2, blank=True)  # in which they want to be spoken with
    weekdays = models.JSONField(default=list)  # 0 Monday .. 6 Sunday
    from_time = models.TimeField(null=True)
    to_time = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    earliest_on = models.DateField(null=True)
    latest_on = models.DateField(null=True)
    is_urgent = models.BooleanField(default=False)
    words = SealedText(null=True)
    status = models.CharField(max_length=9, choices=WishStatus, default=WishStatus.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=12, default="member")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["practice", "status", "asked_at"], name="wish_waiting")]


class OfferStatus(models.TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Offer(Row):
    """A freed time offered to one person on the waiting list, kept for them until it expires."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    wish = models.ForeignKey(Wish, on_delete=models.CASCADE, related_name="offers")
    hold = models.ForeignKey(Hold, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    room = models.ForeignKey(Room, null=True, on_delete=models.SET_NULL)
    place_kind = models.CharField(max_length=5, choices=PlaceKind, default=PlaceKind.ROOM)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.CharField(max_length=9, choices=OfferStatus, default=OfferStatus.OPEN)
    offered_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.SET_NULL)

    class Meta:
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(status="open"), name="offer_open"),
            models.Index(fields=["practice", "member", "starts_at"], name="offer_time"),
        ]


class LifeSituation(Row):
    """When and where a client can come, and what of their life decides it (H06)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.OneToOneField(Client, on_delete=models.CASCADE)
    times = models.JSONField(default=list)  # [{"weekday": 0, "from": "09:00", "to": "12:00"}]
    place_kinds = models.JSONField(default=list)
    constraints = models.JSONField(default=list)  # codes: work, shifts, care, transport, health, study
    words = SealedText(null=True)
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=12, default="client")
    revision = models.PositiveIntegerField(default=0)


class Feed(Row):
    """A secret calendar address of a member or a client; only its digest is kept. Revoked, it shows nothing."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    level = models.CharField(max_length=8, default="busy")  # busy, initials, name
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)


class Occupied(models.Model):
    """A span that one member, room or client is taken for (law 5). Deleted when it is free again.

    `overridden` rows are history or a knowing double booking; they neither block nor are blocked. A row with
    `expires_at` is a hold: past that moment it blocks nobody, and whoever takes the time sweeps it away.
    A member's span includes the minutes before and after an appointment; a room's and a client's do not.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    resource = models.CharField(max_length=6)  # member, room, client
    resource_id = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.CASCADE)
    gathering = models.ForeignKey(Gathering, null=True, on_delete=models.CASCADE)
    hold = models.ForeignKey(Hold, null=True, on_delete=models.CASCADE)
    busy = models.ForeignKey(Busy, null=True, on_delete=models.CASCADE)
    expires_at = models.DateTimeField(null=True)
    overridden = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["resource_id", "starts_at", "ends_at"], name="occupied_span"),
            # Each booking sweeps old holds away: without this it reads years of what was taken.
            models.Index(
                fields=["resource_id", "expires_at"],
                condition=models.Q(expires_at__isnull=False),
                name="occupied_hold",
            ),
        ]
