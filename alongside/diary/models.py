"""Tables of the client's diary (B07). An entry is read by nobody else unless the client says so, entry by entry."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import CirclePerson, Client, Engagement
from alongside.lib.sealed import SealedBytes, SealedJSON, SealedText
from alongside.practice.models import Member, Practice, Row


class DiaryEntry(Row):
    """Text, mood, themes, a photo, a sound, in any mixture.

    `submission` is made by the client's device: the same entry sent twice is one entry. `themes` are short
    words of the client's own.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    prompt = models.ForeignKey("DiaryPrompt", null=True, on_delete=models.SET_NULL)
    submission = models.UUIDField()
    at = models.DateTimeField()  # when it was, as the client says; never later than it arrived
    words = SealedText(null=True)
    mood = models.PositiveSmallIntegerField(null=True)  # 0 to 10
    themes = SealedJSON(null=True)
    photo = SealedBytes(null=True)
    photo_type = models.CharField(max_length=80, blank=True, default="")
    sound = SealedBytes(null=True)
    sound_type = models.CharField(max_length=80, blank=True, default="")
    is_shared = models.BooleanField(default=False)  # with who works with the client
    saved_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["client", "-at"], name="diary_entry_client")]
        constraints = [
            models.UniqueConstraint(fields=["client", "submission"], name="diary_entry_once"),
            models.CheckConstraint(condition=Q(mood=None) | Q(mood__lte=10), name="diary_entry_mood"),
        ]


class DiaryShare(Row):
    """One entry that somebody of the circle may read."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    entry = models.ForeignKey(DiaryEntry, on_delete=models.CASCADE, related_name="shares")
    person = models.ForeignKey(CirclePerson, on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="diary_share_once")]


class DiaryPrompt(Row):
    """A gentle question for a while (a diary study); nothing is asked before the client says yes."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    words = SealedText(null=True)
    set_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)  # null: the client
    every_days = models.PositiveSmallIntegerField(default=1)
    ends_on = models.DateField(null=True)
    set_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)
    is_reminded = models.BooleanField(default=False)  # the client wants a letter that says only: your diary
    remind_at = models.TimeField(null=True)
    next_on = models.DateField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_on"],
                condition=Q(is_reminded=True, stopped_at=None),
                name="diary_prompt_due",
            )
        ]
