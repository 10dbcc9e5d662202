"""Tables of the people who work here, where they work, and how they come in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from alongside.lib.ids import new_id
from alongside.lib.sealed import SealedJSON, SealedText
from alongside.trail.actors import Role


class Language(models.TextChoices):
    ENGLISH = "en"
    RUSSIAN = "ru"
    JAPANESE = "ja"
    FINNISH = "fi"


class Row(models.Model):
    """What every table of the house has: an id nobody can guess."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Practice(Row):
    """The tenant: one practice, solo or with units and members."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    neutral_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    timezone = models.CharField(max_length=40, default="UTC")
    currency = models.CharField(max_length=3, default="EUR")
    country = models.CharField(max_length=2, blank=True, default="", db_default="")  # ISO 3166-1 alpha-2
    quiet_from = models.TimeField(null=True)  # no letter or SMS about times goes out in quiet hours
    quiet_until = models.TimeField(null=True)
    client_word = models.CharField(max_length=10, default="client")
    meeting_word = models.CharField(max_length=12, default="meeting")
    is_public = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    requires_second_factor = models.BooleanField(default=True)
    first_meeting_minutes = models.PositiveSmallIntegerField(default=50)
    first_meeting_fee = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    thresholds = models.JSONField(default=dict)
    emergency_number = models.CharField(max_length=40, blank=True, default="", db_default="")
    alarm_hours = models.PositiveSmallIntegerField(
        default=2, db_default=2
    )  # of the day, until others hear (L06)
    opened_at = models.DateTimeField(auto_now_add=True)


class PublicText(Row):
    """One section of the public page in one language (A10). Public by nature, so not sealed."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    language = models.CharField(max_length=2, choices=Language)
    section = models.CharField(max_length=20)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "language", "section"], name="public_text_once")
        ]


class Unit(Row):
    """A branch of the practice."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, blank=True)
    timezone = models.CharField(max_length=40)


class Room(Row):
    """A place where meetings happen; can hold one at a time."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    directions = models.CharField(max_length=300, blank=True)
    is_in_use = models.BooleanField(default=True)


class Service(Row):
    """Something the practice offers: its length, place, fee, and how it is booked.

    `names` and `about` map a language to words. `before_minutes` and `after_minutes` are the practitioner's
    own and never shown to a client (null: the usual). `booking`: open (anybody books), approved (asked for,
    the practice says yes), contact (write to us), members (only the practice books it).
    """

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    names = models.JSONField(default=dict)
    about = models.JSONField(default=dict)
    minutes = models.PositiveSmallIntegerField(default=50)
    before_minutes = models.PositiveSmallIntegerField(null=True)
    after_minutes = models.PositiveSmallIntegerField(null=True)
    place_kinds = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(default=1)
    fee = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    booking = models.CharField(max_length=8, default="members")
    is_for_newcomers = models.BooleanField(default=False)
    is_in_use = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)


class ServiceMember(Row):
    """Who offers a service. A service that names nobody is offered by all who practise."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="service_members")
    member = models.ForeignKey("Member", on_delete=models.CASCADE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "member"], name="service_member_once")]


class AccountManager(BaseUserManager["Account"]):
    """What Django's sign-in asks of a user table."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser):
    """A person who signs in; may be member, client or circle in several practices and picks one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's own permissions are not used; the actor decides."""
        return False


class MemberStatus(models.TextChoices):
    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    LEFT = "left"


class Member(Row):
    """Somebody who works in the practice."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.SET_NULL)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    role = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Role])
    practises = models.BooleanField(default=True)
    takes_newcomers = models.BooleanField(default=False)
    alarm_phone = models.CharField(max_length=40, blank=True, default="", db_default="")  # for an SMS at once
    languages = models.JSONField(default=list)
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    timezone = models.CharField(max_length=40)
    status = models.CharField(max_length=9, choices=MemberStatus, default=MemberStatus.INVITED)
    invited_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(null=True)
    opens_until = models.DateTimeField(null=True)  # the last moment at which a file lies open to them in need
    coach_is_on = models.BooleanField(default=True, db_default=True)  # the reply coach, while writing

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "account"],
                condition=Q(account__isnull=False),
                name="member_account_once",
            )
        ]


class Introduction(Row):
    """How a member works, for clients who choose (C03): public by nature, so not sealed; one row a language."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="introductions")
    language = models.CharField(max_length=2, choices=Language)
    about = models.TextField(blank=True)  # experience and competence
    manner = models.TextField(blank=True)  # what it is like to work with me
    video = models.URLField(blank=True)  # a link, opened only when it is pressed
    style = models.PositiveSmallIntegerField(null=True)  # 0 soft support .. 10 active guidance
    pace = models.PositiveSmallIntegerField(null=True)  # 0 slow .. 10 fast

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "language"], name="introduction_once")]


class Absence(Row):
    """When a member is away, and who covers: the covering member sees the absent one's clients."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="absences")
    covered_by = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="covers")
    starts_on = models.DateField()
    ends_on = models.DateField()
    remark = SealedText(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="absence_in_order")
        ]


class Key(Row):
    """A link or code that somebody holds: an invitation, a sign-in, a check-in. Only its digest is kept.

    Opening the link changes nothing; the page's button does (design-language.md). `subject_id` is what it
    opens. Sign-in keys are found outside any practice.
    """

    practice = models.ForeignKey(Practice, null=True, on_delete=models.CASCADE)
    account = models.ForeignKey(Account, null=True, on_delete=models.CASCADE)
    purpose = models.CharField(max_length=16)
    digest = models.BinaryField(max_length=32, unique=True)
    subject_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Parked(Row):
    """A form that was sent after the sign-in had ended: kept, sealed, until its writer is back."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    path = models.CharField(max_length=400)
    fields = SealedJSON()
    at = models.DateTimeField(auto_now_add=True)
