"""Tables of what the client works towards and does."""

from django.db import models

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedText
from alongside.meetings.models import Meeting
from alongside.practice.models import Practice, Row


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
    status = models.CharField(max_length=7, choices=StepStatus, default=StepStatus.OPEN)
    set_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["client", "status"], name="step_client")]
