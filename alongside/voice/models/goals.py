"""Tables of goals in the client's words, and how near they are."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedJSON, SealedText
from alongside.practice.models import Practice, Row


class Goal(Row):
    """What the client wants to reach, with both sides' yes (C01). `task`: a code of B12, or "".

    `levels` (sealed) maps "-2" .. "2" to words, for goal attainment scaling; null where only nearness is asked.
    `before` and `after` are the client's own statements of a belief or an attitude (B12).
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    words = SealedText(null=True)
    task = models.CharField(max_length=12, blank=True)
    weight = models.PositiveSmallIntegerField(default=1)
    levels = SealedJSON(null=True)
    before = SealedText(null=True)
    after = SealedText(null=True)
    set_by = models.CharField(max_length=6)  # client, member
    set_at = models.DateTimeField()
    client_agreed_at = models.DateTimeField(null=True)
    member_agreed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_as = models.CharField(max_length=8, blank=True)  # reached, changed, dropped

    class Meta:
        indexes = [models.Index(fields=["client", "set_at"], name="goal_client")]
        constraints = [models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=10), name="goal_weight")]


class GoalRating(Row):
    """How near a goal is: `near` 0 (not at all) to 10 (reached), `level` -2 to 2 on its own scale."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    by_client = models.BooleanField()
    near = models.PositiveSmallIntegerField(null=True)
    level = models.SmallIntegerField(null=True)
    words = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["goal", "at"], name="goal_rating_of")]
        constraints = [
            models.CheckConstraint(condition=Q(near=None) | Q(near__lte=10), name="goal_rating_near"),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__gte=-2, level__lte=2), name="goal_rating_level"
            ),
        ]
