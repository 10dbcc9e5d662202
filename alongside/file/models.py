"""Tables of what happens to whole files: imports that can be undone, erasures that must be re-applied."""

from django.db import models

from alongside.lib.sealed import SealedBytes, SealedJSON
from alongside.practice.models import Member, Practice, Row


class ImportStatus(models.TextChoices):
    UPLOADED = "uploaded"
    DONE = "done"
    UNDONE = "undone"


class Import(Row):
    """One import: its files (sealed, with the practice's key, gone when done), answers and outcome."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    kind = models.CharField(max_length=12)  # clients, diary, calendar
    content = SealedBytes(null=True)
    answers = SealedJSON(null=True)  # column mapping, zone, agreed minutes, member
    problems = SealedJSON(null=True)
    counts = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=ImportStatus, default=ImportStatus.UPLOADED)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)


class ImportedRow(models.Model):
    """What an import made, so that it can be undone."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    of_import = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    table = models.CharField(max_length=24)
    row_id = models.UUIDField()


class Erasure(Row):
    """A client that was erased; a restore applies this list again."""

    practice_id = models.UUIDField()
    client_id = models.UUIDField(unique=True)
    at = models.DateTimeField()
