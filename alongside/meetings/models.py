"""Tables of what happened in a meeting: its real times, notes, documents."""

from django.db import models

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedBytes, SealedJSON, SealedText
from alongside.practice.models import Member, Practice, Row
from alongside.scheduling.models import Appointment


class Meeting(Row):
    """A meeting that happened. `ended_at` null: nobody pressed end and nobody knew, so it is unknown (A03)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    appointment = models.OneToOneField(Appointment, on_delete=models.CASCADE)
    planned_minutes = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_source = models.CharField(max_length=8, blank=True)  # pressed, asked, imported, unknown
    overrun_reason = SealedText(null=True)
    greeted = models.BooleanField(default=False)
    wrapped_up_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["client", "-started_at"], name="meeting_client")]


class NoteKind(models.TextChoices):
    RECORD = "record"  # part of the file
    PROCESS = "process"  # private to its author, never leaves with the record


class NoteStatus(models.TextChoices):
    DRAFT = "draft"
    SIGNED = "signed"


class Note(Row):
    """What a practitioner writes about a meeting or a client. `parts` maps section names to words."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Member, on_delete=models.PROTECT)
    kind = models.CharField(max_length=7, choices=NoteKind, default=NoteKind.RECORD)
    template = models.CharField(max_length=40, default="free")
    parts = SealedJSON(null=True)
    status = models.CharField(max_length=6, choices=NoteStatus, default=NoteStatus.DRAFT)
    revision = models.PositiveIntegerField(default=0)  # two tabs never overwrite each other
    about = models.DateTimeField()
    saved_at = models.DateTimeField(auto_now=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["client", "-about"], name="note_client")]


class Addendum(Row):
    """What is added to a signed note; the original stays as it was."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="addenda")
    author = models.ForeignKey(Member, on_delete=models.PROTECT)
    words = SealedText(null=True)
    at = models.DateTimeField()


class NoteTemplate(Row):
    """A practice's own note template: names of sections, in order."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    sections = models.JSONField(default=list)


class Document(Row):
    """A document or letter in a client's file; its bytes and its name are sealed."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    added_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT)
    kind = models.CharField(max_length=8, default="document")  # document, letter
    name = SealedText(null=True)
    content = SealedBytes(null=True)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    is_shared = models.BooleanField(default=False)  # the client sees it in the portal
    at = models.DateTimeField()
