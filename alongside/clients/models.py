"""Tables of the people served: client, contact points, profile, circle, request, engagement."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.lib.sealed import SealedText
from alongside.practice.models import Account, Language, Member, Practice, Row, Unit


class ClientStatus(models.TextChoices):
    NEWCOMER = "newcomer"
    ACTIVE = "active"
    ENDED = "ended"
    ARCHIVED = "archived"
    MERGED = "merged"


class AddressForm(models.TextChoices):
    FORMAL = "formal"
    INFORMAL = "informal"


class Client(Row):
    """Somebody the practice works with. Names stay plain for search; words are in sealed rows of their own."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL)
    practitioner = models.ForeignKey(Member, null=True, on_delete=models.PROTECT)
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL)
    name = models.CharField(max_length=160)
    search_name = models.CharField(max_length=320)
    reading = models.CharField(max_length=160, blank=True)
    status = models.CharField(max_length=8, choices=ClientStatus, default=ClientStatus.ACTIVE)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    timezone = models.CharField(max_length=40)
    address_form = models.CharField(max_length=8, choices=AddressForm, default=AddressForm.FORMAL)
    pronouns = models.CharField(max_length=40, blank=True)
    born_on = models.DateField(null=True)
    origin = models.CharField(max_length=8, default="member")  # member, public, import, demo
    heard_from = models.CharField(
        max_length=16, blank=True, default="", db_default=""
    )  # how they found us (M03)
    source_key = models.CharField(max_length=120, null=True)
    invited_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=8, blank=True, default="", db_default="")  # preferred (H08)
    restricted_at = models.DateTimeField(null=True)  # the client asked that their data rest (GDPR art. 18)
    since = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=0)  # two tabs never overwrite each other

    class Meta:
        indexes = [
            models.Index(fields=["practice", "status", "search_name", "id"], name="client_list"),
            models.Index(fields=["practitioner", "status", "search_name", "id"], name="client_own_list"),
            models.Index(fields=["practice", "search_name", "id", "status"], name="client_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "source_key"],
                condition=Q(source_key__isnull=False),
                name="client_source_once",
            )
        ]

    @property
    def sealing_owner(self) -> UUID:
        return self.pk


class ContactKind(models.TextChoices):
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"


class ContactPoint(Row):
    """A way to reach a client, with what it may be used for (peers.md 3, Reminders)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="contact_points")
    kind = models.CharField(max_length=5, choices=ContactKind)
    value = models.CharField(max_length=254)
    may_remind = models.BooleanField(default=False)
    may_message = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True)


class Profile(Row):
    """What makes this person this person (A12, E06, H09, A08); one row a client, every word sealed."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.OneToOneField(Client, on_delete=models.CASCADE)
    needs = SealedText(null=True)
    features = SealedText(null=True)
    values = SealedText(null=True)
    life_context = SealedText(null=True)
    expectations = SealedText(null=True)
    goals = SealedText(null=True)
    style = models.PositiveSmallIntegerField(null=True)  # 0 soft support .. 10 active guidance
    pace = models.PositiveSmallIntegerField(null=True)  # 0 slow .. 10 fast
    greeting = SealedText(null=True)
    pronunciation = SealedText(null=True)
    cultural_notes = SealedText(null=True)
    neutral_topics = SealedText(null=True)
    support_needs = SealedText(null=True)
    shares_support_needs = models.BooleanField(default=False)
    dual_ties = SealedText(null=True)
    tie_decision = models.CharField(max_length=12, blank=True)  # none, discuss, refer_on, accept
    tie_reason = SealedText(null=True)
    intake_sent_at = models.DateTimeField(null=True)
    intake_answered_at = models.DateTimeField(null=True)
    style_said_at = models.DateTimeField(null=True)  # style and pace, by the client (A12)
    revision = models.PositiveIntegerField(default=0)


class CircleKind(models.TextChoices):
    RELATIVE = "relative"
    FRIEND = "friend"
    NETWORK = "network"
    COLLEAGUE = "colleague"
    GUARDIAN = "guardian"


class MayKnow(models.TextChoices):
    NOTHING = "nothing"
    TIMES = "times"
    PROGRESS = "progress"
    AGREED = "agreed"


class CirclePerson(Row):
    """Somebody around a client, and what the client lets them know (N01)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="circle")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=9, choices=CircleKind)
    relation = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    is_emergency = models.BooleanField(default=False)
    may_know = models.CharField(max_length=8, choices=MayKnow, default=MayKnow.NOTHING)
    agreed_at = models.DateTimeField(null=True)
    asking_agreed_at = models.DateTimeField(null=True)  # they may be asked how the client is (N01)
    remark = SealedText(null=True)
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL)  # their own sign-in
    language = models.CharField(max_length=2, blank=True, default="", db_default="")  # "": the client's
    invited_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)


class CirclePage(Row):
    """One page that the client lets somebody of the circle see; the row goes when the client takes it back."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    person = models.ForeignKey(CirclePerson, on_delete=models.CASCADE, related_name="pages")
    page = models.CharField(max_length=12)  # clients.circle_pages.PAGES
    allowed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "page"], name="circle_page_once")]


class CircleContact(Row):
    """A talk or letter with somebody of the circle, and what was told; no more than the client allows (E05)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    person = models.ForeignKey(CirclePerson, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    channel = models.CharField(max_length=8)
    words = SealedText(null=True)
    told = models.JSONField(default=list)  # pages of clients.circle_pages that were spoken about
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["client", "-at"], name="circle_contact_client")]


class EngagementKind(models.TextChoices):
    ADVICE = "advice"
    DELIVERY = "delivery"


class Stage(models.TextChoices):
    INTAKE = "intake"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDING = "ending"
    ENDED = "ended"


class Engagement(Row):
    """One piece of work with a client. Its kind decides which rules hold (D09)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="engagements")
    practitioner = models.ForeignKey(Member, on_delete=models.PROTECT)
    kind = models.CharField(max_length=8, choices=EngagementKind, default=EngagementKind.ADVICE)
    field = models.CharField(max_length=10, default="therapy", db_default="therapy")  # its words (B10)
    title = SealedText(null=True)
    stage = models.CharField(max_length=6, choices=Stage, default=Stage.INTAKE)
    opened_at = models.DateTimeField()
    ending_offered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=8, blank=True)  # client, member
    ending_kind = models.CharField(max_length=12, blank=True)
    ending_words = SealedText(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["practitioner", "stage", "client"], name="engagement_own_clients"),
            models.Index(fields=["client", "practitioner"], name="engagement_with"),
        ]


class Request(Row):
    """What the client asks: said, and read between the lines (B01)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="requests")
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    words = SealedText(null=True)
    feelings = SealedText(null=True)
    motivation = SealedText(null=True)
    said_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)


class Reading(models.TextChoices):
    HYPOTHESIS = "hypothesis"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Hypothesis(Row):
    """What may stand behind the words. A hypothesis until the client says so (B01)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="hypotheses")
    words = SealedText(null=True)
    status = models.CharField(max_length=10, choices=Reading, default=Reading.HYPOTHESIS)
    answered_at = models.DateTimeField(null=True)
    client_words = SealedText(null=True)
    made_at = models.DateTimeField(auto_now_add=True)


class BreakGlass(Row):
    """Somebody who runs the practice opened a client's words in need: why, and until when (break-glass)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    words = SealedText()
    at = models.DateTimeField()
    until = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)  # before its time, by hand

    class Meta:
        indexes = [
            models.Index(fields=["member", "until"], name="break_glass_member"),
            models.Index(fields=["client", "-at"], name="break_glass_client"),
        ]


class DataRequest(Row):
    """The client asks that something in their file be put right, rest, or be erased (GDPR art. 16-18)."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    what = models.CharField(max_length=8)  # correct, restrict, erase
    words = SealedText(null=True)
    asked_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    outcome = models.CharField(max_length=8, blank=True)  # done, partly, refused
    answer = SealedText(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["practice"],
                condition=Q(answered_at=None, withdrawn_at=None),
                name="data_request_open",
            ),
            models.Index(fields=["client"], name="data_request_client"),
        ]
