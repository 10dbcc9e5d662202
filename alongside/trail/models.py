"""Tables of the trail. Below practice and clients, so they hold ids, not foreign keys."""

from django.db import models
from django.db.models import Q


class Link(models.Model):
    """One seal over a batch of a practice's events and every link before it."""

    practice_id = models.UUIDField()
    number = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    # When the mirror has looked at the clients of these events; not part of the seal.
    looked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["made_at"], condition=Q(looked_at=None), name="link_new")]
        constraints = [models.UniqueConstraint(fields=["practice_id", "number"], name="link_number")]


class Event(models.Model):
    """Something that happened, by whom, to whom. Appended in the transaction of the write, never changed.

    `at` is when it happened, `recorded_at` when we learned it. `once` lets the database refuse a second
    event for what counts only once (an opening of a file within half an hour). An event without salt was
    blanked, because its client was erased or its import undone: it says nothing any more.
    """

    practice_id = models.UUIDField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=16)
    actor_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=48)
    client_id = models.UUIDField(null=True)
    engagement_id = models.UUIDField(null=True)
    subject = models.CharField(max_length=24, blank=True)
    subject_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    source_id = models.UUIDField(null=True)  # the import that told us
    once = models.CharField(max_length=120, null=True)
    salt = models.BinaryField(max_length=16, null=True)
    digest = models.BinaryField(max_length=32)
    link = models.ForeignKey(Link, null=True, on_delete=models.PROTECT)

    class Meta:
        indexes = [
            models.Index(fields=["practice_id", "client_id", "at"], name="event_client"),
            models.Index(fields=["practice_id", "actor_id", "at"], name="event_actor"),
            models.Index(fields=["practice_id", "verb", "at"], name="event_verb"),
            models.Index(fields=["subject_id"], name="event_subject"),
            models.Index(fields=["practice_id"], condition=Q(link=None), name="event_unlinked"),
            models.Index(fields=["source_id"], condition=Q(source_id__isnull=False), name="event_source"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice_id", "once"], condition=Q(once__isnull=False), name="event_once"
            )
        ]

    def content(self) -> dict[str, object]:
        """What the digest stands for."""
        return {
            "practice": str(self.practice_id),
            "at": self.at.timestamp(),
            "recorded_at": self.recorded_at.timestamp(),
            "actor": [self.actor_kind, str(self.actor_id)],
            "verb": self.verb,
            "client": str(self.client_id),
            "engagement": str(self.engagement_id),
            "subject": [self.subject, str(self.subject_id)],
            "facts": self.facts,
            "corrects": self.corrects_id,
            "source": str(self.source_id),
        }
