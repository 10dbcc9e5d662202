"""Tables of what is hard to say: feelings, conflicts with their resolution, ways round a need (B04, E04, G03)."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import CirclePerson, Client, Engagement
from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Row


class Conflict(Row):
    """A conflict with a client or with somebody around them: named, talked about, resolved or not (E04, E05)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    topic = SealedText(null=True)
    is_with_circle = models.BooleanField(default=False)
    person = models.ForeignKey(CirclePerson, null=True, on_delete=models.SET_NULL)  # of the circle (E05)
    plan = SealedText(null=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    talked_at = models.DateTimeField(null=True)
    outcome = SealedText(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_as = models.CharField(max_length=8, blank=True)  # resolved, eased, open (both know it stays)

    class Meta:
        indexes = [
            models.Index(fields=["practice"], condition=Q(closed_at=None), name="conflict_open"),
            models.Index(fields=["client"], name="conflict_client"),
        ]


class FeelingTag(Row):
    """One of the six feelings behind an unspoken conflict (E04), or "hard_to_say" without any content (G03)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    feeling = models.CharField(max_length=14)
    by_client = models.BooleanField()
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    remark = SealedText(null=True)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    conflict = models.ForeignKey(Conflict, null=True, on_delete=models.SET_NULL, related_name="feelings")

    class Meta:
        indexes = [
            models.Index(fields=["client", "-at"], name="feeling_tag_client"),
            models.Index(fields=["practice"], condition=Q(answered_at=None), name="feeling_tag_open"),
        ]


class Workaround(Row):
    """The client, or somebody who works with them, got round something instead of saying it (B04)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    by_client = models.BooleanField()
    way = models.CharField(max_length=8)  # voice.workarounds.WAYS
    needed = SealedText(null=True)
    done = SealedText(null=True)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    at = models.DateTimeField()
    talked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["client", "-at"], name="workaround_client")]
