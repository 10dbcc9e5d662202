"""Tables of the words between client and practitioner."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client
from alongside.lib.sealed import SealedBytes, SealedText
from alongside.practice.models import Member, Practice, Row


class Thread(Row):
    """The conversation with one client. Whoever may open the client's file may read it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.OneToOneField(Client, on_delete=models.CASCADE)
    last_at = models.DateTimeField(null=True)
    # The client's oldest message that waits for an answer, and when one was agreed; null: nothing is open.
    open_since = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["practice"], condition=Q(open_since__isnull=False), name="thread_open")
        ]


class Message(Row):
    """One message. `sent_at` null: a draft, which only its author sees."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="messages")
    author_kind = models.CharField(max_length=8)  # member, client
    author_member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT)
    words = SealedText(null=True)
    revision = models.PositiveIntegerField(default=0)  # of a draft: two tabs never overwrite each other
    saved_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    lines = models.PositiveIntegerField(default=0)
    # What was said by telephone, by letter or in passing is written down here too, by a member (H08).
    channel = models.CharField(max_length=8, default="portal", db_default="portal")
    logged_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    logged_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)  # of a call

    class Meta:
        indexes = [models.Index(fields=["thread", "sent_at"], name="message_thread")]
        constraints = [
            models.UniqueConstraint(
                fields=["thread", "author_member"],
                condition=Q(sent_at=None, author_kind="member"),
                name="message_one_draft",
            ),
            models.UniqueConstraint(
                fields=["thread"],
                condition=Q(sent_at=None, author_kind="client"),
                name="message_one_client_draft",
            ),
        ]


class Attachment(Row):
    """A file with a message, from its draft on; its name and bytes are sealed, its type is what it really is."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = SealedText(null=True)
    content = SealedBytes(null=True)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    added_at = models.DateTimeField(auto_now_add=True)
