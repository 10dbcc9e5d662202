"""Tables of the client's own voice: check-ins after a meeting."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedText
from alongside.meetings.models import Meeting
from alongside.practice.models import Practice, Row
from alongside.voice import answers


class CheckIn(Row):
    """How a meeting was for the client: 0 (not at all) to 10 (fully), each may be skipped (C04, L01, L06)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    heard = models.PositiveSmallIntegerField(null=True)
    understood = models.PositiveSmallIntegerField(null=True)
    accepted = models.PositiveSmallIntegerField(null=True)
    useful = models.PositiveSmallIntegerField(null=True)
    safe = models.PositiveSmallIntegerField(null=True)
    words = SealedText(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "-asked_at"], name="check_in_client"),
            models.Index(
                fields=["practice"],
                condition=Q(answered_at__isnull=False, seen_at=None),
                name="check_in_unseen",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": 10}),
                name=f"check_in_{name}",
            )
            for name in ("heard", "understood", "accepted", "useful", "safe")
        ]

    @property
    def answers(self) -> dict[str, int | None]:
        """What was answered, by question; None where a question was left open."""
        return {item: getattr(self, item) for item in answers.ITEMS}

    @property
    def low_items(self) -> tuple[str, ...]:
        """The questions that ask for a conversation, safety first (C04)."""
        return answers.low(self.answers)

    @property
    def is_urgent(self) -> bool:
        """Whether the client did not feel safe (L06)."""
        return answers.is_urgent(self.answers)

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered or skipped it yet."""
        return self.answered_at is None and self.declined_at is None
