"""Tables of what became of answers: what must be seen at once, what is worth a conversation, what clients add."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedText
from alongside.meetings.models import Meeting
from alongside.practice.models import Member, Practice, Row
from alongside.voice.models.check_ins import CheckIn
from alongside.voice.models.measures import Measure


class CriticalAnswer(Row):
    """An answer that somebody must see at once (L06): who was told, who saw it, what was done, and when.

    `told_at` is when the responsible member was told, `escalated_at` when others were, because nobody had seen it;
    `told_to` and `escalated_to` hold the members' ids.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="critical_answers")
    item = models.CharField(max_length=80)
    given = models.FloatField()
    told_at = models.DateTimeField()
    told_to = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    escalated_at = models.DateTimeField(null=True)
    escalated_to = models.JSONField(default=list, db_default=models.Value([], models.JSONField()))
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    done = SealedText(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["practice"], condition=Q(done_at=None), name="critical_answer_open"),
            models.Index(fields=["client"], name="critical_answer_client"),
        ]
        constraints = [models.UniqueConstraint(fields=["check_in", "item"], name="critical_answer_once")]


class Concern(Row):
    """Something a client's answer makes worth a conversation (C02, C04), and what became of it.

    `why`: low, falling, worse, urgent. Open until talked about and looked at again, or let go.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="concerns")
    part = models.CharField(max_length=80)  # the item or scale it is about
    why = models.CharField(max_length=8)
    raised_at = models.DateTimeField()
    talked_at = models.DateTimeField(null=True)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL)
    said = SealedText(null=True)
    changed = SealedText(null=True)
    shared_at = models.DateTimeField(null=True)  # since when the client reads what changed
    recheck_wanted_at = models.DateTimeField(null=True)  # to be asked after the next meeting
    recheck = models.ForeignKey(CheckIn, null=True, on_delete=models.SET_NULL, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_as = models.CharField(max_length=8, blank=True)  # better, same, let_go

    class Meta:
        indexes = [
            models.Index(fields=["practice"], condition=Q(closed_at=None), name="concern_open"),
            models.Index(fields=["client"], name="concern_client"),
        ]
        constraints = [models.UniqueConstraint(fields=["check_in", "part"], name="concern_once")]


class ResultComment(Row):
    """What a client, or who works with them, says to the picture of the client's answers (C09)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE)
    by_client = models.BooleanField()
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    words = SealedText(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["client", "measure"], name="result_comment_of")]
