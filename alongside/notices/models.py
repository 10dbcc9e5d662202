"""The outbox: messages waiting to be sent. Below practice and clients, so they hold ids."""

from django.db import models
from django.db.models import Q

from alongside.lib.ids import new_id


class NoticeStatus(models.TextChoices):
    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class Notice(models.Model):
    """One e-mail or SMS to one person. It says that there is something, never what (design-language.md).

    `facts` fill the text's gaps (times, place names, links); the text itself is written when it is sent, in
    the recipient's language and time zone, from the state of that moment. After `useless_after` it is
    dropped: an old reminder helps nobody. `once` keeps the same notice from being posted twice.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    practice_id = models.UUIDField()
    client_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=5, default="email", db_default="email")  # email, sms
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    language = models.CharField(max_length=2)
    timezone = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    once = models.CharField(max_length=120, null=True)
    due_at = models.DateTimeField()
    useless_after = models.DateTimeField()
    status = models.CharField(max_length=8, choices=NoticeStatus, default=NoticeStatus.WAITING)
    claimed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    posted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status="waiting"), name="notice_waiting"),
            models.Index(fields=["practice_id", "client_id", "-posted_at"], name="notice_client"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice_id", "once"], condition=Q(once__isnull=False), name="notice_once"
            )
        ]
