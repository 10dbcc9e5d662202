"""Tables of the mirror: what it found, and what the practitioner answered."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client
from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Row


class Finding(Row):
    """An observation with its evidence, private to one member. One row a kind, member and client.

    `evidence` holds ids of trail events; `facts` the numbers of the sentence. While the evidence is the
    same it is not raised again (issue 5); `rests_until` is when it may be.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=32)
    facts = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    found_at = models.DateTimeField()
    is_open = models.BooleanField(default=True)
    rests_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["member", "is_open"], name="finding_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "client", "kind"], condition=Q(client__isnull=False), name="finding_once"
            ),
            models.UniqueConstraint(
                fields=["member", "kind"], condition=Q(client=None), name="finding_without_client_once"
            ),
        ]


class Answer(Row):
    """What the practitioner answered to a finding; the words are theirs alone."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="answers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=12)  # talk, change_frame, fine_because, not_now, wrong
    words = SealedText(null=True)
    evidence = models.JSONField(default=list)
    at = models.DateTimeField()


class SharedFinding(Row):
    """A finding as it was when its member showed it to a supervisor; taken back, the row is gone.

    `words`: what the member would like to ask; `comment`: what the supervisor says to it.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="shares")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    supervisor = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    facts = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    words = SealedText(null=True)
    shared_at = models.DateTimeField()
    comment = SealedText(null=True)
    commented_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["supervisor", "-shared_at"], name="shared_finding_with")]
        constraints = [models.UniqueConstraint(fields=["finding", "supervisor"], name="shared_finding_once")]
