"""Tables of time: working hours, appointments, series, busy times, and every span that is taken."""

from django.db import models
from django.db.models import F, Q

from alongside.clients.models import Client, Engagement
from alongside.frame.models import PlaceKind
from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Room, Row


class WorkingHours(Row):
    """When a member works on a weekday, in the member's time zone."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="working_hours")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="working_hours_in_order")
        ]


class Series(Row):
    """A standing slot: every n weeks at a wall-clock time. Its occurrences are appointments of their own."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    every_weeks = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    at_time = models.TimeField()
    timezone = models.CharField(max_length=40)
    minutes = models.PositiveSmallIntegerField()
    times = models.PositiveSmallIntegerField()


class AppointmentStatus(models.TextChoices):
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
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    timezone = models.CharField(max_length=40)
    place_kind = models.CharField(max_length=5, choices=PlaceKind, default=PlaceKind.ROOM)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT)
    place = SealedText(null=True)
    status = models.CharField(max_length=17, choices=AppointmentStatus, default=AppointmentStatus.PLANNED)
    is_first = models.BooleanField(default=False)
    booked_by = models.CharField(max_length=12, default="member")
    override_reason = SealedText(null=True)  # why a time that was taken was booked all the same
    booked_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True)
    sequence = models.PositiveSmallIntegerField(default=0)  # RFC 5545 SEQUENCE
    source_key = models.CharField(max_length=120, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["member", "starts_at"], name="appointment_member"),
            models.Index(fields=["client", "-starts_at"], name="appointment_client"),
            models.Index(fields=["practice", "starts_at"], name="appointment_practice"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_in_order"),
            models.UniqueConstraint(
                fields=["practice", "source_key"],
                condition=Q(source_key__isnull=False),
                name="appointment_source_once",
            ),
        ]


class Busy(Row):
    """Time of a member that is not ours to book: an imported calendar, an own block."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
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


class Occupied(models.Model):
    """A span that one member, room or client is taken for (law 5). Deleted when it is free again.

    `overridden` rows are history or a knowing double booking; they neither block nor are blocked.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    resource = models.CharField(max_length=6)  # member, room, client
    resource_id = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.CASCADE)
    busy = models.ForeignKey(Busy, null=True, on_delete=models.CASCADE)
    overridden = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["resource_id", "starts_at", "ends_at"], name="occupied_span")]
