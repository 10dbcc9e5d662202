"""Letters that let a client in: the invitation to the portal, the questions before the first meeting."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import queries, verbs
from alongside.clients.actions import locks
from alongside.clients.actions.circle import put_near
from alongside.clients.actions.details import IntakeAnswers, Near
from alongside.clients.models import AddressForm, Client, Profile, Request
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post
from alongside.practice.actions import find_key, make_key, use_key
from alongside.practice.models import Key
from alongside.trail.actions import record
from alongside.trail.actors import Actor, Kind

VALID = timedelta(days=14)
INVITATION, INTAKE = "invitation", "intake"


def invite_client(actor: Actor, *, client_id: UUID) -> None:
    """Send a link to the portal that holds 14 days; an older one stops working. Refused("no_email")."""
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        _send_link(client, INVITATION, "client.invited")
        client.invited_at = timezone.now()
        client.save(update_fields=["invited_at"])
        record(actor, verbs.CLIENT_INVITED, client_id=client.pk, subject=client)


def send_intake(actor: Actor, *, client_id: UUID) -> None:
    """Send the questions before the first meeting; the link holds 14 days. Refused("no_email")."""
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        ask_intake(client)
        record(actor, verbs.INTAKE_SENT, client_id=client.pk, subject=client)


def ask_intake(client: Client, *, due_at: datetime | None = None) -> None:
    """The same, inside an action that has just received the client (a first booking); `due_at`: not before."""
    _send_link(client, INTAKE, "client.intake_asked", due_at)
    profile = locks.profile(client)
    profile.intake_sent_at = timezone.now()
    profile.save(update_fields=["intake_sent_at"])


def intake_holder(secret: str) -> tuple[Actor, Client]:
    """Who answers by this link, and for which client. NotYours: spent or too old. Changes nothing."""
    key = find_key(secret, INTAKE)
    client = Client.objects.select_related("practice").get(pk=_subject(key))
    holder = Actor(
        Kind.LINK_HOLDER,
        client.practice_id,
        client.pk,
        language=client.language,
        timezone=client.timezone,
    )
    return holder, client


def answer_intake(actor: Actor, *, secret: str, answers: IntakeAnswers) -> None:
    """Keep what was answered; the link is spent (A08, E06, H09). What was known before is kept beside it.

    NotYours: the link is spent, too old, or somebody else's.
    """
    with transaction.atomic():
        key = find_key(secret, INTAKE)
        if actor.kind is not Kind.LINK_HOLDER or key.subject_id != actor.id:
            raise NotYours
        use_key(key)
        client = Client.objects.select_for_update().get(pk=_subject(key))
        answered = _keep_answers(client, answers)
        record(actor, verbs.INTAKE_ANSWERED, client_id=client.pk, subject=client, answered=answered)


def _subject(key: Key) -> UUID:
    if key.subject_id is None:
        raise NotYours
    return key.subject_id


def _keep_answers(client: Client, answers: IntakeAnswers) -> list[str]:
    profile, before = locks.profile(client), timezone.now()
    answered = _keep_in_profile(profile, answers)
    answered += _keep_in_client(client, answers)
    if answers.words.strip():
        Request.objects.create(
            practice_id=client.practice_id, client=client, words=answers.words.strip(), said_at=before
        )
        answered.append("words")
    if answers.emergency_name.strip():
        person = Near(
            name=answers.emergency_name.strip(),
            relation=answers.emergency_relation.strip(),
            phone=answers.emergency_phone.strip(),
            is_emergency=True,
        )
        put_near(client, person)
        answered.append("emergency")
    return answered


def _keep_in_profile(profile: Profile, answers: IntakeAnswers) -> list[str]:
    answered = []
    for name in ("greeting", "support_needs", "dual_ties"):
        said, known = getattr(answers, name).strip(), getattr(profile, name)
        if said:
            setattr(profile, name, said if not known else f"{known}\n\n{said}")
            answered.append(name)
    if "dual_ties" in answered:
        profile.tie_decision, profile.tie_reason = "", ""
    if "support_needs" in answered:
        profile.shares_support_needs = answers.shares_support_needs
    profile.intake_answered_at = timezone.now()
    profile.revision += 1
    profile.save()
    return answered


def _keep_in_client(client: Client, answers: IntakeAnswers) -> list[str]:
    answered = []
    if answers.pronouns.strip():
        client.pronouns = answers.pronouns.strip()
        answered.append("pronouns")
    if answers.address_form in AddressForm.values:
        client.address_form = answers.address_form
        answered.append("address_form")
    if answered:
        client.revision += 1
        client.save(update_fields=[*answered, "revision"])
    return answered


def _send_link(client: Client, purpose: str, kind: str, due_at: datetime | None = None) -> None:
    email = queries.email_of(client)
    if email is None:
        raise Refused("no_email")
    Key.objects.filter(purpose=purpose, subject_id=client.pk, used_at=None).delete()
    secret = make_key(purpose, valid_for=VALID, practice_id=client.practice_id, subject_id=client.pk)
    post(
        client.practice_id,
        kind,
        email=email,
        language=client.language,
        zone=client.timezone,
        client_id=client.pk,
        subject_id=client.pk,
        due_at=due_at,
        useless_after=timezone.now() + VALID,
        facts={"secret": secret},
    )
