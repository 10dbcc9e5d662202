"""Tables of what happens to whole files: imports that can be undone, erasures that must be re-applied."""

from django.db import models

from alongside.clients.models import Client
from alongside.lib.sealed import SealedBytes, SealedJSON, SealedText
from alongside.practice.models import Member, Practice, Row


class ImportStatus(models.TextChoices):
    UPLOADED = "uploaded"
    DONE = "done"
    UNDONE = "undone"


class Import(Row):
    """One import: the answers of who brings the files in, and what became of every row.

    `problems` names each row by file, line and reason; rows that were taken with a remark are among them.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)  # none: from the command line
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")  # whose diary
    answers = SealedJSON(null=True)
    problems = SealedJSON(null=True)
    counts = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=ImportStatus, default=ImportStatus.UPLOADED)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["practice", "-uploaded_at"], name="import_list")]


class ImportedFile(Row):
    """One file of an import, sealed with the practice's key; its content is gone once the import is done."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    of_import = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)  # clients, diary, calendar
    name = SealedText(null=True)
    content = SealedBytes(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of_import", "position"], name="imported_file_position")
        ]


class ImportedRows(models.Model):
    """What an import made in one table (the name of a model), so that it can be undone: some hundred ids a row."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    of_import = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    table = models.CharField(max_length=24)
    ids = models.JSONField(default=list)


class Erasure(Row):
    """A client that was erased; a restore applies this list again."""

    practice_id = models.UUIDField()
    client_id = models.UUIDField(unique=True)
    at = models.DateTimeField()


class Freeze(Row):
    """A file of which nothing may be erased for now, and why: a dispute, a court, an inquiry."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="freezes")
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    words = SealedText()
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["client"], condition=models.Q(lifted_at=None), name="freeze_in_force")
        ]
