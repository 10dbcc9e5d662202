"""Tables of the doors for programs: tokens and their uses, webhooks and what went out through them."""

from django.db import models
from django.db.models import Q

from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Row
from alongside.trail.models import Event


class Token(Row):
    """A secret with which a program acts as one member. Only its digest is kept; revoked, it opens nothing."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)


class TokenUse(Row):
    """What a token did on one day from one network, and how often. Old ones go: the newest of a token stay."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField()
    what = models.CharField(max_length=60)  # the method and the route, never an id
    network = models.CharField(max_length=45)  # the beginning of the address: 203.0.113.0/24
    times = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token", "day", "what", "network"], name="token_use_once")
        ]


class Repeatable(Row):
    """What one request made, kept for a day, so that the same request sent again makes nothing twice."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    token = models.ForeignKey(Token, on_delete=models.CASCADE)
    key = models.BinaryField(max_length=32)  # the digest of the key that the program chose
    request = models.BinaryField(max_length=32)  # the digest of what was asked
    made_id = models.UUIDField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="repeatable_once")]


class Webhook(Row):
    """An address of another program that is told what happened: ids and times, never words.

    `read_link`: up to which link of the trail it was told. After a change of its secret the old one signs
    beside the new one until `old_until`.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    address = SealedText()
    secret = SealedText()
    old_secret = SealedText()
    old_until = models.DateTimeField(null=True)
    events = models.JSONField(default=list)
    is_on = models.BooleanField(default=True)
    read_link = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)  # the house switched it off, after days without an answer
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(auto_now_add=True)


class DeliveryStatus(models.TextChoices):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"  # what it would have told was erased meanwhile


class Delivery(Row):
    """One event on its way to one webhook; without an event, a test. `tries`: [when, answer, milliseconds]."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.ForeignKey(Event, null=True, on_delete=models.CASCADE)
    status = models.CharField(max_length=7, choices=DeliveryStatus, default=DeliveryStatus.WAITING)
    tries = models.JSONField(default=list)
    tried = models.PositiveSmallIntegerField(default=0)  # since it was last asked to go out
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status="waiting"), name="delivery_due"),
            models.Index(fields=["webhook", "-asked_at"], name="delivery_log"),
        ]
        constraints = [models.UniqueConstraint(fields=["webhook", "event"], name="delivery_once")]
