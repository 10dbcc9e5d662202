"""Tables of the frame: the agreement in force, versioned; questions about it; deviations from it."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement, EngagementKind
from alongside.frame.sections import TERMS
from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Room, Row


class PlaceKind(models.TextChoices):
    ROOM = "room"
    PHONE = "phone"
    HOME = "home"
    VIDEO = "video"


class FrameStatus(models.TextChoices):
    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Terms(models.Model):
    """What a frame says: time, place, payment, rules (A01-A06, A09, A10). Shared with the template."""

    # time (A01)
    minutes = models.PositiveSmallIntegerField(default=50)
    every_weeks = models.PositiveSmallIntegerField(null=True, default=1)  # null: as agreed each time
    weekday = models.PositiveSmallIntegerField(null=True)  # 0 Monday .. 6 Sunday
    at_time = models.TimeField(null=True)
    timezone = models.CharField(max_length=40, default="UTC")
    # place
    place_kind = models.CharField(max_length=5, choices=PlaceKind, default=PlaceKind.ROOM)
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT)
    place = SealedText(null=True)  # address, number to ring or pasted link
    seating = SealedText(null=True)
    # payment (A02)
    fee = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, default="EUR")
    payment_method = models.CharField(max_length=12, default="transfer")
    payment_period = models.CharField(max_length=12, default="meeting")
    # cancelled and missed (A04)
    cancel_hours = models.PositiveSmallIntegerField(default=24)
    late_percent = models.PositiveSmallIntegerField(default=100)
    free_late = models.PositiveSmallIntegerField(default=0, db_default=0)  # within twelve months
    missed_percent = models.PositiveSmallIntegerField(default=100)
    lateness = SealedText(null=True)
    # contact between meetings
    contact_channels = models.JSONField(default=list)
    contact_hours = SealedText(null=True)
    reply_hours = models.PositiveSmallIntegerField(null=True, default=48)
    daily_contact_agreed = models.BooleanField(default=False)
    # rules (A05, A09)
    confidentiality = SealedText(null=True)
    confidentiality_limits = SealedText(null=True)
    stop_rule = SealedText(null=True)
    recording = models.CharField(max_length=12, default="none")
    client_duties = SealedText(null=True)
    practitioner_duties = SealedText(null=True)
    # how we work (A10)
    what_you_get = SealedText(null=True)
    how_it_goes = SealedText(null=True)
    what_to_expect = SealedText(null=True)
    limits = SealedText(null=True)
    your_voice = SealedText(null=True)
    how_it_ends = SealedText(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        abstract = True

    @property
    def terms(self) -> dict[str, object]:
        """What it says, by term (frame.sections.TERMS), as plain values."""
        return {name: getattr(self, name) for name in TERMS}


class FrameTemplate(Row, Terms):
    """The practice's usual terms for one kind of work in one language, from which a frame starts (D09)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=8, choices=EngagementKind, default=EngagementKind.ADVICE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "language", "kind"], name="frame_template_once")
        ]


class Frame(Row, Terms):
    """One dated version of the agreement of an engagement. Agreed versions never change (A11, T1).

    An imported one is in force (`agreed`) from the start, but nobody has said yes to it: `agreed_at` is empty.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="frames")
    version = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=9, choices=FrameStatus, default=FrameStatus.DRAFT)
    language = models.CharField(max_length=2, default="en")  # in which its texts are written
    is_imported = models.BooleanField(default=False)
    changed = models.JSONField(default=list)  # names of the terms that differ from the version before
    reason = SealedText(null=True)
    trial_until = models.DateField(null=True)
    written_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT)
    proposed_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_name = SealedText(null=True)  # as the client typed it
    agreed_how = models.CharField(max_length=8, blank=True)  # portal, paper, spoken
    agreement_recorded_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["practice", "review_on"],
                condition=Q(review_on__isnull=False, ended_at=None),
                name="frame_review",
            ),
            models.Index(
                fields=["practice", "trial_until"],
                condition=Q(trial_until__isnull=False, ended_at=None),
                name="frame_trial",
            ),
            models.Index(
                fields=["practice"], condition=Q(is_imported=True, agreed_at=None), name="frame_imported"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["engagement", "version"], name="frame_version_once"),
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(status="agreed"), name="frame_one_in_force"
            ),
        ]


class FrameQuestion(Row):
    """What the client asks about a section before saying yes (A10)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    frame = models.ForeignKey(Frame, on_delete=models.CASCADE, related_name="questions")
    section = models.CharField(max_length=20)
    words = SealedText(null=True)
    asked_at = models.DateTimeField()
    answer = SealedText(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT)

    class Meta:
        indexes = [
            models.Index(fields=["practice"], condition=Q(answered_at=None), name="frame_question_open")
        ]


class Deviation(Row):
    """Something outside the frame: who started it, and why (A07)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE)
    kind = models.CharField(max_length=16)  # frame.deviations.KINDS
    started_by = models.CharField(max_length=12)  # client, practitioner
    words = SealedText(null=True)
    at = models.DateTimeField()


class AskedChange(Row):
    """The client asks for another format, rhythm or practitioner; no reason is asked for (A11, C03)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    what = models.CharField(max_length=12)  # format, rhythm, practitioner, other
    wanted = models.CharField(max_length=20, blank=True)  # code of a format or a rhythm
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)  # whom they would like
    words = SealedText(null=True)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.CharField(max_length=8, blank=True)  # done, talk, not_now
    answer = SealedText(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["practice"],
                condition=Q(answered_at=None, withdrawn_at=None),
                name="asked_change_open",
            ),
            models.Index(fields=["client"], name="asked_change_client"),
        ]


class StoppedTopic(Row):
    """A topic the client does not want to talk about, until they lift it (A05)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    words = SealedText(null=True)
    stopped_by = models.CharField(max_length=6)  # client; member: said in a meeting and written down
    stopped_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["client"], name="stopped_topic_client")]


class BreachNote(Row):
    """Either side writes that a rule of the agreement was not kept; the other side answers (A09)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE)
    section = models.CharField(max_length=20)  # frame.sections.NAMES
    written_by = models.CharField(max_length=6)  # client, member
    words = SealedText(null=True)
    at = models.DateTimeField()
    answer = SealedText(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["practice"], condition=Q(answered_at=None), name="breach_note_open")]


class FormatView(Row):
    """What the client likes and misses in one format (F02), asked before it changes and at a review."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    place_kind = models.CharField(max_length=5, choices=PlaceKind)
    likes = SealedText(null=True)
    misses = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["client", "-at"], name="format_view_client")]
