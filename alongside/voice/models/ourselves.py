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
