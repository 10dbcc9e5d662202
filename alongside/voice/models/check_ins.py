"""Table of check-ins: one measure, asked of one person once, and what they answered."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import CirclePerson, Client, Engagement
from alongside.lib.sealed import SealedJSON, SealedText
from alongside.meetings.models import Meeting
from alongside.practice.models import Member, Practice, Row
from alongside.scheduling.models import Appointment
from alongside.voice.models.measures import MeasureVersion
from alongside.voice.models.plans import AskingPlan


class Occasion(models.TextChoices):
    """Why it is asked now."""

    BEFORE = "before"  # a meeting that is planned
    AFTER = "after"  # a meeting that was held
    REGULAR = "regular"  # once a month
    TOUCHPOINT = "touchpoint"
    ENDING = "ending"
    FOLLOW_UP = "follow_up"  # some months after an ending
    RECHECK = "recheck"  # whether what was talked about has changed
    ONCE = "once"  # because somebody asked for it


class Rater(models.TextChoices):
    """Whose answer it is; all are about the client's work."""

    CLIENT = "client"
    MEMBER = "member"  # how the meeting was for who works here (C10)
    CIRCLE = "circle"  # a relative, friend or sponsor, with the client's consent (N01)


class Way(models.TextChoices):
    PORTAL = "portal"
    LINK = "link"
    KIOSK = "kiosk"
    PAPER = "paper"
    DESK = "desk"


class CheckIn(Row):
    """One measure asked of one person at one occasion (C02, C04, L01, L06, N02).

    `answers` maps item ids to values (None: left open, "not_applicable"); `texts` maps ids of word items to
    words; `scores` maps scale ids to the fields of measuring.scoring.Score; `low` names items that ask for a
    conversation, the most pressing first. `submission` is the id that the page gave its answer, so that the same
    answer sent twice counts once.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.CASCADE)
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.SET_NULL)
    version = models.ForeignKey(MeasureVersion, on_delete=models.PROTECT)
    plan = models.ForeignKey(AskingPlan, null=True, on_delete=models.SET_NULL)
    occasion = models.CharField(max_length=10, choices=Occasion, default=Occasion.AFTER, db_default="after")
    rater = models.CharField(max_length=6, choices=Rater, default=Rater.CLIENT, db_default="client")
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE)  # who answers, as rater
    circle_person = models.ForeignKey(CirclePerson, null=True, on_delete=models.CASCADE)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=6, choices=Way, blank=True, default="", db_default="")
    typed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    submission = models.UUIDField(null=True)
    answers = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    texts = SealedJSON(null=True)
    scores = models.JSONField(default=dict, db_default=models.Value({}, models.JSONField()))
    low = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    is_urgent = models.BooleanField(default=False, db_default=False)
    words = SealedText(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "-asked_at"], name="check_in_client"),
            models.Index(
                fields=["practice"],
                condition=Q(answered_at__isnull=False, seen_at=None),
                name="check_in_unseen",
            ),
            models.Index(
                fields=["practice", "asked_at"],
                condition=Q(answered_at=None, declined_at=None),
                name="check_in_waiting",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "version", "rater", "occasion"],
                condition=Q(meeting__isnull=False, circle_person=None),
                name="check_in_of_meeting_once",
            ),
            models.UniqueConstraint(
                fields=["appointment", "version", "rater", "occasion"],
                condition=Q(appointment__isnull=False, circle_person=None),
                name="check_in_of_appointment_once",
            ),
        ]

    @property
    def low_items(self) -> tuple[str, ...]:
        """The questions that ask for a conversation, the most pressing first (C04)."""
        return tuple(self.low)

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered or skipped it yet."""
        return self.answered_at is None and self.declined_at is None
