"""Table of plans: what is asked of whom, and when."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement
from alongside.practice.models import Practice, Row
from alongside.voice.models.measures import Measure


class Rhythm(models.TextChoices):
    """When a plan asks. `every` counts meetings (before, after) or months (monthly, after_ending)."""

    BEFORE = "before"
    AFTER = "after"
    MONTHLY = "monthly"
    TOUCHPOINT = "touchpoint"
    ENDING = "ending"
    AFTER_ENDING = "after_ending"


class AskingPlan(Row):
    """Which measure is asked, and when (C02, C04): for one client's work, or (client null) for everybody.

    `rater`: who is asked (Rater). `touchpoint`: a code of voice/asking.py, for that rhythm only. A plan ends with
    its work, unless it asks after the ending.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.CASCADE)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT)
    rhythm = models.CharField(max_length=12, choices=Rhythm)
    every = models.PositiveSmallIntegerField(default=1)
    touchpoint = models.CharField(max_length=20, blank=True)
    rater = models.CharField(max_length=8, default="client")
    made_at = models.DateTimeField(auto_now_add=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["practice"], condition=Q(stopped_at=None), name="asking_plan_going_on"),
            models.Index(fields=["client"], name="asking_plan_client"),
        ]
        constraints = [models.CheckConstraint(condition=Q(every__gte=1), name="asking_plan_every")]
