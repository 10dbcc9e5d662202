"""Tables of feedback: touchpoints, what is said there with a name or without, and what comes of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client
from alongside.lib.sealed import SealedText
from alongside.practice.models import Language, Member, Practice, Row, Unit
from alongside.voice.models import CheckIn


class TouchpointKind(models.TextChoices):
    NAMED = "named"
    ANONYMOUS = "anonymous"


class Rating(models.TextChoices):
    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"


class Whose(models.TextChoices):
    """Whose experience it is about (N01)."""

    CLIENT = "client"
    RELATIVE = "relative"
    FRIEND = "friend"
    NETWORK = "network"
    COLLEAGUE = "colleague"


class Touchpoint(Row):
    """A place or moment where people meet the practice, and may say how it was (C06).

    `names` and `questions` map a language to words. Its kind never changes: the page has promised one of the two.
    `tells_after` is the day on which five anonymous answers came together and one of them was bad; the letter
    about it goes out on a later day, so that nobody can tell the hour.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL)
    owner = models.ForeignKey(Member, on_delete=models.PROTECT)
    code = models.SlugField(max_length=20)
    names = models.JSONField(default=dict)
    questions = models.JSONField(default=dict)
    kind = models.CharField(max_length=9, choices=TouchpointKind)
    whose = models.CharField(max_length=9, choices=Whose, default=Whose.CLIENT)
    stale_after_days = models.PositiveSmallIntegerField(default=90)
    is_in_use = models.BooleanField(default=True)
    made_on = models.DateField()
    tells_after = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "code"], name="touchpoint_code_once")]


class FeedbackStatus(models.TextChoices):
    RECEIVED = "received"
    DECIDED = "decided"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Feedback(Row):
    """What somebody said with their name, what was decided, and what their answer was (C05).

    Only `owner`, who is responsible for the touchpoint (or took it over from a check-in), and who covers for them
    read it; and its author. `submission` is the id that the page gave it: the same sent twice counts once.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    touchpoint = models.ForeignKey(Touchpoint, null=True, on_delete=models.PROTECT)
    owner = models.ForeignKey(Member, on_delete=models.PROTECT)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    check_in = models.OneToOneField(CheckIn, null=True, on_delete=models.CASCADE)
    author_name = SealedText()
    author_email = SealedText()
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    rating = models.CharField(max_length=4, choices=Rating, blank=True, default="")
    words = SealedText()
    at = models.DateTimeField()
    submission = models.UUIDField(null=True)
    status = models.CharField(max_length=9, choices=FeedbackStatus, default=FeedbackStatus.RECEIVED)
    decision = SealedText()
    decided_at = models.DateTimeField(null=True)
    outcome = SealedText()
    settled_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["touchpoint", "-at"], name="feedback_touchpoint"),
            models.Index(
                fields=["owner"], condition=Q(status__in=["received", "decided"]), name="feedback_open"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "submission"],
                condition=Q(submission__isnull=False),
                name="feedback_once",
            )
        ]


class WithoutOrder(models.Model):
    """A row whose id says nothing about when it came (all others sort by time)."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True


class AnonymousFeedback(WithoutOrder):
    """What somebody said without a name: touchpoint, day, answer, words; nothing else, and no event on the trail.

    Those that wait are written anew in a new order whenever one comes, so that not even their places in the
    database tell who came first; five are shown at once, and have then the same day.
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    touchpoint = models.ForeignKey(Touchpoint, on_delete=models.CASCADE)
    day = models.DateField()
    rating = models.CharField(max_length=4, choices=Rating)
    words = SealedText()
    is_shown = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["touchpoint", "is_shown", "day"], name="anonymous_touchpoint")]


class Ticket(WithoutOrder):
    """A link for one anonymous answer, kept as a digest until it is used, and then forgotten."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    touchpoint = models.ForeignKey(Touchpoint, on_delete=models.CASCADE)
    digest = models.BinaryField(max_length=32, unique=True)


class Told(Row):
    """You said, we did: what was heard and what came of it, in public (C05). Public by nature, so not sealed."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    touchpoint = models.ForeignKey(Touchpoint, null=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=2, choices=Language)
    heard = models.TextField()
    decided = models.TextField()
    outcome = models.CharField(max_length=9, choices=FeedbackStatus)
    on = models.DateField()
    written_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["practice", "-on"], name="told_practice")]


class ImprovementStage(models.TextChoices):
    FIND = "find"
    TRY = "try"
    MEASURE = "measure"
    DONE = "done"


class Improvement(Row):
    """One cycle of making something better: find, try, measure; what was learned stays (C06)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    touchpoint = models.ForeignKey(Touchpoint, null=True, on_delete=models.SET_NULL)
    owner = models.ForeignKey(Member, on_delete=models.PROTECT)
    stage = models.CharField(max_length=7, choices=ImprovementStage, default=ImprovementStage.FIND)
    found = SealedText()
    trying = SealedText()
    measuring = SealedText()
    learned = SealedText()
    due_on = models.DateField(null=True)
    begun_on = models.DateField()
    moved_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["practice", "stage"], name="improvement_stage")]


class ToldBy(models.TextChoices):
    MEMBER = "member"
    CLIENT = "client"
    RELATIVE = "relative"


class SmallMoment(Row):
    """A small moment that mattered, in words: what no number shows, and no report goes without (C09)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)  # who wrote it down
    told_by = models.CharField(max_length=8, choices=ToldBy)
    words = SealedText()
    on = models.DateField()
    is_for_all = models.BooleanField(default=False)  # everybody who works here may read it

    class Meta:
        indexes = [models.Index(fields=["practice", "is_for_all", "-on"], name="moment_practice")]


class PulseAnswer(WithoutOrder):
    """The five needs as one colleague answered them in a month, without a name (N01, N02)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE)
    month = models.DateField()  # its first day
    answers = models.JSONField(default=dict)
    words = SealedText()
    is_shown = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["practice", "is_shown", "month"], name="pulse_month")]


class PulseVoice(WithoutOrder):
    """That a member has answered in a month: nobody answers twice. What they answered is not to be found."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    month = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "month"], name="pulse_voice_once")]


class DigestRead(Row):
    """That a member has read this month what people told (C08)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    month = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "month"], name="digest_read_once")]
