"""Tables of looks that members take: at themselves, at an arrival, at where a client stands; and what is learnt."""

from django.db import models

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedJSON, SealedText
from alongside.practice.models import Member, Practice, Row
from alongside.scheduling.models import Appointment
from alongside.voice.models.measures import Measure


class Reflection(Row):
    """The attitude mirror (E14): a member about themselves, private to them. Answers 0 to 10 by item."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    answers = SealedJSON(null=True)
    words = SealedText(null=True)
    intention = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["member", "-at"], name="reflection_of")]


class WeeklyPulse(Row):
    """How a week was for a member, told to themselves alone (D06, D07). One a week; 0 to 10 by item."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    week = models.DateField()  # its Monday, by the member's calendar
    answers = SealedJSON(null=True)  # voice.own_weeks.ITEMS
    words = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "week"], name="weekly_pulse_once")]


class Supervision(Row):
    """A talk about one's own work with somebody who listens; the member's own log, read by nobody else."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    held_on = models.DateField()
    with_whom = SealedText(null=True)
    minutes = models.PositiveSmallIntegerField()
    about = SealedJSON(null=True)  # codes of voice.own_weeks.SUBJECTS
    words = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["member", "-held_on"], name="supervision_of")]


class SelfCheck(Row):
    """For whom did I do this? A member's private answer where they did more than was asked (D04, D05)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    about = models.CharField(max_length=12)  # start (of the work), reply, overrun, contact
    motive = models.CharField(max_length=12)  # voice.motives.MOTIVES
    words = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["member", "-at"], name="self_check_of")]


class ToneType(Row):
    """One type of a practice's own typology: how one may recognise it, and the tone that may suit (B13)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    signs = SealedText(null=True)
    tone = SealedText(null=True)
    is_in_use = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)


class TonePick(Row):
    """A member's tentative pick for the first conversations (B13): an aid, never a label, and gone by itself."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    type = models.ForeignKey(ToneType, on_delete=models.CASCADE)
    picked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "member"], name="tone_pick_once")]


class Arrival(Row):
    """How somebody seemed to be when they came (B15): for that visit only, and always to be asked about."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE)
    cues = SealedJSON(null=True)
    seen_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    asked_words = SealedText(null=True)


class Assessment(Row):
    """The five tasks of the diagnostic stage (B11), each with its result; what is decided when all are done."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.OneToOneField(Engagement, on_delete=models.CASCADE)
    results = SealedJSON(null=True)  # task code -> {"words", "done_at", "check_ins": [ids]}
    can_cope = models.CharField(max_length=8, blank=True)  # can, partly, cannot
    resources = models.PositiveSmallIntegerField(null=True)  # 0 to 10
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)


class CourseArchive(Row):
    """What closed work of this practice teaches about the expected course of one scale: numbers, no names.

    `archive` is the plain form of voice/series/course.Archive.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE)
    scale = models.CharField(max_length=80)
    archive = models.JSONField(default=dict)
    count = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "scale"], name="course_archive_once")]
