"""Writes about the people who work here and how they come in; actor first."""

from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post
from alongside.practice import keys, queries, verbs
from alongside.practice.models import Absence, Account, Key, Member, MemberStatus, Practice
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind, Role

INVITATION_DAYS = 14
SIGN_IN_MINUTES = 10


def account_for(email: str, language: str = "en") -> Account:
    """The account with this address, made when there is none. It has no password, ever."""
    account, is_new = Account.objects.get_or_create(email=email.lower(), defaults={"language": language})
    if is_new:
        account.set_unusable_password()
        account.save(update_fields=["password"])
        EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


def make_key(
    purpose: str,
    *,
    valid_for: timedelta,
    practice_id: UUID | None = None,
    account: Account | None = None,
    subject_id: UUID | None = None,
) -> str:
    """A secret for a link. Only its digest is kept, so it can be shown this once."""
    secret = keys.new_secret()
    Key.objects.create(
        practice_id=practice_id,
        account=account,
        purpose=purpose,
        digest=keys.digest(secret),
        subject_id=subject_id,
        expires_at=timezone.now() + valid_for,
    )
    return secret


def find_key(secret: str, purpose: str) -> Key:
    """The key that a link holds, unused and in time. NotYours otherwise. Changes nothing."""
    found = Key.objects.filter(digest=keys.digest(secret), purpose=purpose, used_at=None)
    key = found.filter(expires_at__gt=timezone.now()).select_related("practice", "account").first()
    if key is None:
        raise NotYours
    return key


def subject_of(key: Key) -> UUID:
    """What a key opens. NotYours for a key that opens nothing."""
    if key.subject_id is None:
        raise NotYours
    return key.subject_id


def use_key(key: Key) -> None:
    """Spend a key, once: NotYours for whoever comes second."""
    if not Key.objects.filter(pk=key.pk, used_at=None).update(used_at=timezone.now()):
        raise NotYours


def make_sign_in_link(email: str) -> str:
    """A secret for one sign-in that counts as both factors, good for 10 minutes. NotYours: no such account."""
    account = Account.objects.filter(email=email.lower(), is_active=True).first()
    if account is None:
        raise NotYours
    with transaction.atomic():
        for member in queries.member_seats(account.pk):
            record(Actor(Kind.COMMAND, member.practice_id), verbs.SIGN_IN_LINK_MADE, subject=member)
        return make_key("sign_in", valid_for=timedelta(minutes=SIGN_IN_MINUTES), account=account)


def sign_in_by_link(secret: str) -> Account:
    """Spend a sign-in link; the account that it is for."""
    with transaction.atomic():
        key = find_key(secret, "sign_in")
        use_key(key)
        assert key.account is not None
        return key.account


def note_sign_in(actor: Actor, *, way: str) -> None:
    """Remember that somebody came in, and how (code, mfa, login_link, invitation)."""
    record(actor, verbs.SIGNED_IN, way=way)


def open_practice(
    *, name: str, slug: str, language: str, zone: str, owner_name: str, owner_email: str
) -> Member:
    """A new practice with its owner, who can sign in at once."""
    with transaction.atomic():
        if Practice.objects.filter(slug=slug).exists():
            raise Refused("slug_taken", "slug")
        practice = Practice.objects.create(
            name=name, slug=slug, language=language, timezone=zone, email=owner_email
        )
        owner = Member.objects.create(
            practice=practice,
            account=account_for(owner_email, language),
            name=owner_name,
            email=owner_email.lower(),
            role=Role.OWNER,
            language=language,
            timezone=zone,
            status=MemberStatus.ACTIVE,
            joined_at=timezone.now(),
        )
        record(Actor(Kind.COMMAND, practice.pk), verbs.PRACTICE_OPENED, subject=practice)
        return owner


def change_practice(actor: Actor, **new: object) -> Practice:
    """Change the practice's settings; only what differs is remembered. NotYours: does not run it."""
    _must_run_practice(actor)
    with transaction.atomic():
        practice = Practice.objects.select_for_update().get(pk=actor.practice_id)
        changed = sorted(name for name, value in new.items() if getattr(practice, name) != value)
        if "slug" in changed and Practice.objects.filter(slug=new["slug"]).exists():
            raise Refused("slug_taken", "slug")
        if changed:
            for name in changed:
                setattr(practice, name, new[name])
            practice.save(update_fields=changed)
            record(actor, verbs.PRACTICE_CHANGED, subject=practice, changed=changed)
        return practice


def invite_member(
    actor: Actor,
    *,
    name: str,
    email: str,
    role: Role,
    practises: bool,
    language: str,
    zone: str,
    title: str = "",
) -> Member:
    """Invite somebody to work here; they get a link that holds 14 days. Refused: invited already."""
    _must_run_practice(actor)
    with transaction.atomic():
        gone = [MemberStatus.LEFT]
        if queries.members(actor).filter(email__iexact=email).exclude(status__in=gone).exists():
            raise Refused("member_exists", "email")
        member = Member.objects.create(
            practice_id=actor.practice_id,
            name=name,
            email=email.lower(),
            title=title,
            role=role,
            practises=practises,
            language=language,
            timezone=zone,
            invited_at=timezone.now(),
        )
        record(actor, verbs.MEMBER_INVITED, subject=member, role=str(role))
        _post_invitation(member)
        return member


def invite_member_again(actor: Actor, member_id: UUID) -> None:
    """Send a fresh link to somebody who has not come in yet."""
    _must_run_practice(actor)
    with transaction.atomic():
        member = queries.member(actor, member_id)
        if member.status != MemberStatus.INVITED:
            raise Refused("member_joined")
        Key.objects.filter(purpose="member", subject_id=member.pk, used_at=None).delete()
        _post_invitation(member)


def _post_invitation(member: Member) -> None:
    valid = timedelta(days=INVITATION_DAYS)
    secret = make_key("member", valid_for=valid, practice_id=member.practice_id, subject_id=member.pk)
    post(
        member.practice_id,
        "member.invited",
        email=member.email,
        language=member.language,
        zone=member.timezone,
        subject_id=member.pk,
        useless_after=timezone.now() + valid,
        facts={"secret": secret},
    )


def join_as_member(secret: str) -> tuple[Account, Member]:
    """Accept an invitation to work here: the account is made, the seat is theirs."""
    with transaction.atomic():
        key = find_key(secret, "member")
        member = Member.objects.select_for_update().get(pk=subject_of(key))
        if member.status != MemberStatus.INVITED:
            raise NotYours
        use_key(key)
        member.account = account_for(member.email, member.language)
        member.status = MemberStatus.ACTIVE
        member.joined_at = timezone.now()
        member.save(update_fields=["account", "status", "joined_at"])
        record(queries.actor_for_member(member), verbs.MEMBER_JOINED, subject=member)
        return member.account, member


def change_member(actor: Actor, member_id: UUID, **new: object) -> Member:
    """Change a member. Everybody may change their own name, title, language and zone; the rest is for

    those who run the practice. The last owner stays owner: a practice without one cannot be run. NotYours: a
    unit (`unit_id`) of somebody else.
    """
    own = actor.id == member_id and set(new) <= {"name", "title", "language", "timezone", "languages"}
    if not own:
        _must_run_practice(actor)
    with transaction.atomic():
        member = _locked(actor, member_id)
        if new.get("unit_id") and not queries.units(actor).filter(pk=str(new["unit_id"])).exists():
            raise NotYours
        if member.role == Role.OWNER and new.get("role", Role.OWNER) != Role.OWNER:
            _must_have_other_owner(member)
        changed = sorted(name for name, value in new.items() if getattr(member, name) != value)
        if changed:
            for name in changed:
                setattr(member, name, new[name])
            member.save(update_fields=changed)
            record(actor, verbs.MEMBER_CHANGED, subject=member, changed=changed)
        return member


def choose_coach(actor: Actor, *, is_on: bool) -> None:
    """Have the reply coach beside oneself while writing, or not: one's own affair, so no event (D01)."""
    if not actor.is_member:
        raise NotYours
    Member.objects.filter(pk=actor.myself).update(coach_is_on=is_on)


def suspend_member(actor: Actor, member_id: UUID) -> None:
    """Close the door for a while: the seat is refused from the next request on."""
    _set_status(actor, member_id, MemberStatus.SUSPENDED)


def resume_member(actor: Actor, member_id: UUID) -> None:
    """Open the door again for somebody suspended."""
    _set_status(actor, member_id, MemberStatus.ACTIVE)


def _set_status(actor: Actor, member_id: UUID, status: MemberStatus) -> None:
    _must_run_practice(actor)
    with transaction.atomic():
        member = _locked(actor, member_id)
        allowed = {MemberStatus.SUSPENDED: MemberStatus.ACTIVE, MemberStatus.ACTIVE: MemberStatus.SUSPENDED}
        if member.status != allowed[status]:
            raise Refused("member_not_" + allowed[status].value)
        if status == MemberStatus.SUSPENDED and member.role == Role.OWNER:
            _must_have_other_owner(member)
        member.status = status
        member.save(update_fields=["status"])
        suspended = status == MemberStatus.SUSPENDED
        record(actor, verbs.MEMBER_SUSPENDED if suspended else verbs.MEMBER_RESUMED, subject=member)


def let_member_go(actor: Actor, member_id: UUID, *, handed_over: int) -> None:
    """A member leaves. Their clients were handed over first (clients.actions): `handed_over` says how many."""
    _must_run_practice(actor)
    with transaction.atomic():
        member = _locked(actor, member_id)
        if member.role == Role.OWNER:
            _must_have_other_owner(member)
        member.status = MemberStatus.LEFT
        member.takes_newcomers = False
        member.save(update_fields=["status", "takes_newcomers"])
        Key.objects.filter(purpose="member", subject_id=member.pk, used_at=None).delete()
        record(actor, verbs.MEMBER_LEFT, subject=member, handed_over=handed_over)


def name_absence(
    actor: Actor,
    *,
    member_id: UUID,
    starts_on: date,
    ends_on: date,
    covered_by: UUID | None,
    remark: str = "",
) -> Absence:
    """A member is away; who covers sees the absent one's clients meanwhile."""
    if actor.id != member_id:
        _must_run_practice(actor)
    if ends_on < starts_on:
        raise Refused("ends_before_start", "ends_on")
    if covered_by == member_id:
        raise Refused("covers_self", "covered_by")
    with transaction.atomic():
        member = queries.member(actor, member_id)
        cover = queries.active_members(actor).filter(pk=covered_by).first() if covered_by else None
        if covered_by and cover is None:
            raise NotYours
        absence = Absence.objects.create(
            practice_id=actor.practice_id,
            member=member,
            covered_by=cover,
            starts_on=starts_on,
            ends_on=ends_on,
            remark=remark,
        )
        days = (ends_on - starts_on).days + 1
        record(actor, verbs.ABSENCE_NAMED, subject=absence, days=days, is_covered=cover is not None)
        return absence


def remove_absence(actor: Actor, absence_id: UUID) -> None:
    """The plan changed: the absence is taken back."""
    with transaction.atomic():
        absence = Absence.objects.filter(practice_id=actor.practice_id, pk=absence_id).first()
        if absence is None:
            raise NotYours
        if absence.member_id != actor.id:
            _must_run_practice(actor)
        record(actor, verbs.ABSENCE_REMOVED, subject=absence)
        absence.delete()


def _locked(actor: Actor, member_id: UUID) -> Member:
    queries.member(actor, member_id)
    return Member.objects.select_for_update().get(pk=member_id)


def _must_run_practice(actor: Actor) -> None:
    if not actor.runs_practice:
        raise NotYours


def _must_have_other_owner(member: Member) -> None:
    others = Member.objects.filter(
        practice_id=member.practice_id, role=Role.OWNER, status=MemberStatus.ACTIVE
    )
    if not others.exclude(pk=member.pk).exists():
        raise Refused("last_owner")


def forget_old_keys(now: datetime) -> int:
    """Delete keys that nobody can use any more; returns how many."""
    return Key.objects.filter(expires_at__lt=now - timedelta(days=1)).delete()[0]
