"""Tables of what a client takes along: tools, their uses, skills, and the card for hard days (L02, L03)."""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedBytes, SealedText
from alongside.meetings.models import Meeting
from alongside.practice.models import Language, Member, Practice, Row


class ToolKind(models.TextChoices):
    TEXT = "text"
    EXERCISE = "exercise"
    LINK = "link"
    FILE = "file"
    AUDIO = "audio"


class ToolTexts(models.Model):
    """What a tool says, in the library and in a client's hand; `content` is the bytes of a file or a sound."""

    kind = models.CharField(max_length=8, choices=ToolKind, default=ToolKind.TEXT)
    name = SealedText(null=True)
    words = SealedText(null=True)
    when_to_use = SealedText(null=True)
    link = SealedText(null=True)
    file_name = SealedText(null=True)
    content = SealedBytes(null=True)
    content_type = models.CharField(max_length=80, blank=True, default="")
    size = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class LibraryTool(Row, ToolTexts):
    """A tool of the practice's library, from which one is adapted for a client before it is given (A12)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    language = models.CharField(max_length=2, choices=Language)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    is_in_use = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0)


class Tool(Row, ToolTexts):
    """A tool in a client's hand; it stays theirs after the ending (L02).

    `adapted`: what was changed for this person; a tool from the library is never given without it (A12).
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="tools")
    library = models.ForeignKey(LibraryTool, null=True, on_delete=models.SET_NULL)
    adapted = SealedText(null=True)
    given_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)  # null: the client's own
    given_at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)  # by the client: no longer in sight, still theirs
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["client", "-given_at"], name="tool_client")]


class ToolUse(Row):
    """The client used a tool: when, how much it helped (0 to 10), and words if they like."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="uses")
    at = models.DateTimeField()
    helped = models.PositiveSmallIntegerField(null=True)
    words = SealedText(null=True)

    class Meta:
        indexes = [models.Index(fields=["tool", "-at"], name="tool_use_of")]
        constraints = [
            models.CheckConstraint(condition=Q(helped=None) | Q(helped__lte=10), name="tool_use_helped")
        ]


class NoTool(Row):
    """A meeting ended without a tool, and that was said (L02: a tool, or an explicit none)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="no_tool")
    at = models.DateTimeField()


class Skill(Row):
    """Something the client can do by themselves now, in words they can name it by (L03).

    `can_use`: the client's own rating, 0 (not yet) to 10 (by myself); `trial`: a situation it was tried in.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    words = SealedText(null=True)
    set_by = models.CharField(max_length=6)  # client, member
    set_at = models.DateTimeField()
    can_use = models.PositiveSmallIntegerField(null=True)
    rated_at = models.DateTimeField(null=True)
    trial = SealedText(null=True)
    tried_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["client", "set_at"], name="skill_client")]
        constraints = [
            models.CheckConstraint(condition=Q(can_use=None) | Q(can_use__lte=10), name="skill_can_use")
        ]


class HardDayCard(Row):
    """The client's own card for hard days; who works with them reads it only while it is shared (L03)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.OneToOneField(Client, on_delete=models.CASCADE)
    signs = SealedText(null=True)  # how I notice that a hard day is coming
    helps = SealedText(null=True)  # what helps me
    people = SealedText(null=True)  # whom I can call
    places = SealedText(null=True)  # where I can go
    reasons = SealedText(null=True)  # what is worth it
    reminder = SealedText(null=True)  # a sentence to myself
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField(auto_now=True)
    revision = models.PositiveIntegerField(default=0)
