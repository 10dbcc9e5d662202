"""Tables of what the client works towards and does."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedText
from alongside.meetings.models import Meeting
from alongside.practice.models import Member, Practice, Row
from alongside.voice.models import Goal


class StepOwner(models.TextChoices):
    CLIENT = "client"
    PRACTITIONER = "practitioner"


class StepStatus(models.TextChoices):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Step(Row):
    """Something to do, with an owner; in advice work that is the client unless said otherwise (D04)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="steps")
    words = SealedText(null=True)
    owner = models.CharField(max_length=12, choices=StepOwner, default=StepOwner.CLIENT)
    set_by = models.CharField(max_length=12, default="member")  # member, client
    due_on = models.DateField(null=True)
    goal = models.ForeignKey(Goal, null=True, on_delete=models.SET_NULL)  # null: not of the plan (D05)
    size = models.CharField(max_length=6, blank=True, default="", db_default="")  # small, medium, large
    when_words = SealedText(null=True)  # when and where, as one would say it: after breakfast, at my desk
    remind_at = models.DateTimeField(null=True)  # the client's own wish
    status = models.CharField(max_length=7, choices=StepStatus, default=StepStatus.OPEN)
    set_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "status"], name="step_client"),
        ]


class Phase(Row):
    """One of the three phases of a piece of work: understanding, changing, keeping (B10).

    Its words depend on the field of the work. `skip_reason`: why it was passed over or left with tasks open.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="phases")
    code = models.CharField(max_length=10)  # understand, change, keep
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    ended_at = models.DateTimeField(null=True)
    skip_reason = SealedText(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(ended_at=None), name="phase_one_at_a_time"
            )
        ]
