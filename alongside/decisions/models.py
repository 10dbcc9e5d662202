"""Tables of decisions that both take: options, what matters, the choice, and beliefs beforehand (E03, B14, B16)."""

from django.db import models

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Row


class Beliefs(Row):
    """What the client thinks about what is going on, asked before options are talked about (B16). A row a time."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    cause = SealedText(null=True)
    worries = SealedText(null=True)
    trusts = SealedText(null=True)
    refuses = SealedText(null=True)
    decides_with = SealedText(null=True)
    said_by = models.CharField(max_length=6)  # client; member: written down as the client said it
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["client", "-at"], name="beliefs_client")]


class Decision(Row):
    """Something that both decide. `question` and all words are read by both, but `impression` by its author only.

    It cannot be put before the client without an alternative explanation (B14), nor signed before the client's
    own proposal was asked for: made, or `has_no_proposal` said by the client (E03).
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    beliefs = models.ForeignKey(Beliefs, null=True, on_delete=models.SET_NULL)
    question = SealedText(null=True)
    matters = SealedText(null=True)  # what matters to the client
    impression = SealedText(null=True)  # first impression, private to who wrote it (B14)
    impression_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    impression_at = models.DateTimeField(null=True)
    alternative = SealedText(null=True)  # what else could explain it (B14)
    usual = SealedText(null=True)  # what one would usually do
    departs = SealedText(null=True)  # how this departs from it, and why
    who_does = SealedText(null=True)
    choice = models.ForeignKey("DecisionOption", null=True, on_delete=models.SET_NULL, related_name="+")
    has_no_proposal = models.BooleanField(default=False)
    set_by = models.CharField(max_length=6)  # client, member
    set_at = models.DateTimeField()
    put_before_at = models.DateTimeField(null=True)  # from then on the client sees it
    member_signed_at = models.DateTimeField(null=True)
    member_signed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    client_signed_at = models.DateTimeField(null=True)
    review_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["client", "-set_at"], name="decision_client")]


class DecisionOption(Row):
    """One way to go, from either side, with what speaks for and against it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    side = models.CharField(max_length=6)  # client, member
    words = SealedText(null=True)
    pros = SealedText(null=True)
    cons = SealedText(null=True)
    position = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
