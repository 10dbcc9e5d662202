"""What this room holds of a client, for whoever handles the whole file: export, move, close, erase."""

from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import QuerySet

from alongside.clients.circle_pages import in_order
from alongside.clients.models import (
    CircleContact,
    CirclePage,
    CirclePerson,
    Client,
    ClientStatus,
    ContactPoint,
    Engagement,
    Hypothesis,
    Profile,
    Reading,
    Request,
)
from alongside.clients.queries import readable_client
from alongside.lib.sealed import move_sealed
from alongside.practice.models import Key
from alongside.trail.actors import Actor

LEFT_OUT = {"practice", "client", "account", "search_name", "source_key", "revision", "request"}
TABLES: tuple[type[models.Model], ...] = (
    Engagement,
    Request,
    Hypothesis,
    CirclePerson,
    CirclePage,
    CircleContact,
)


def export_client(actor: Actor, client_id: UUID) -> dict[str, Any]:
    """Everything this room knows about a client, as plain data. A reading that was never asked is a guess

    of the practitioner's and leaves only with the practitioner (B01); so does what somebody around the client
    said in a talk, which is theirs.
    """
    client = readable_client(actor, client_id)
    return {
        "client": _plain(client),
        "contact_points": _all(client.contact_points.order_by("pk")),
        "profile": _plain(Profile.objects.filter(client=client).first()),
        "circle": [
            _plain(each) | {"pages": in_order([page.page for page in each.pages.all()])}
            for each in client.circle.order_by("pk").prefetch_related("pages")
        ],
        "circle_contacts": [
            _talk(actor, each) for each in CircleContact.objects.filter(client=client).order_by("at", "pk")
        ],
        "engagements": _all(client.engagements.order_by("opened_at")),
        "requests": [
            _plain(each) | {"hypotheses": _all(_readings(actor, each))}
            for each in client.requests.order_by("said_at")
        ],
    }


def _talk(actor: Actor, contact: CircleContact) -> dict[str, Any]:
    found = _plain(contact)
    return {name: value for name, value in found.items() if name != "words"} if actor.is_client else found


def _readings(actor: Actor, request: Request) -> QuerySet[Hypothesis]:
    found = request.hypotheses.order_by("made_at")
    return found.exclude(status=Reading.HYPOTHESIS) if actor.is_client else found


def _all(rows: QuerySet[Any]) -> list[dict[str, Any]]:
    return [_plain(row) for row in rows]


def _plain(row: models.Model | None) -> dict[str, Any]:
    """A row as data: dates as ISO text, ids as text, sealed words opened."""
    if row is None:
        return {}
    fields = [each for each in row._meta.concrete_fields if each.name not in LEFT_OUT]
    return {each.name: _value(getattr(row, each.attname)) for each in fields}


def _value(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def move_rows(actor: Actor, from_client: Client, to_client: Client) -> None:
    """Give everything of one client to another; sealed words are sealed anew. Inside file's transaction.

    What both have (a profile's words) is kept one below the other.
    """
    for table in TABLES:
        rows: QuerySet[models.Model] = QuerySet(table).select_for_update().filter(client=from_client)
        for row in rows:
            move_sealed(row, to_client.pk)
            row.save()
    _move_contacts(from_client, to_client)
    _join_profiles(from_client, to_client)
    _fill_gaps(from_client, to_client)


def mark_merged(actor: Actor, from_client: Client, to_client: Client) -> None:
    """The emptied entry points to the one that stays, and is seen no more; who is with us stays active."""
    if from_client.status == ClientStatus.ACTIVE:
        to_client.status = ClientStatus.ACTIVE
        to_client.save(update_fields=["status"])
    Client.objects.filter(merged_into=from_client).update(merged_into=to_client)
    from_client.status = ClientStatus.MERGED
    from_client.merged_into = to_client
    from_client.account = None
    from_client.save(update_fields=["status", "merged_into", "account"])


def _move_contacts(from_client: Client, to_client: Client) -> None:
    present = {(each.kind, each.value): each for each in to_client.contact_points.all()}
    for point in from_client.contact_points.all():
        same = present.get((point.kind, point.value))
        if same is not None:
            same.may_remind, same.may_message = (
                same.may_remind or point.may_remind,
                same.may_message or point.may_message,
            )
            same.agreed_at = same.agreed_at or point.agreed_at
            same.save(update_fields=["may_remind", "may_message", "agreed_at"])
            point.delete()
        else:
            point.client = to_client
            point.save(update_fields=["client"])


def _join_profiles(from_client: Client, to_client: Client) -> None:
    source = Profile.objects.select_for_update().filter(client=from_client).first()
    if source is None:
        return
    target, _ = Profile.objects.get_or_create(
        client=to_client, defaults={"practice_id": to_client.practice_id}
    )
    for field in source._meta.concrete_fields:
        if field.name not in ("id", "practice", "client", "revision"):
            _join(target, field.name, getattr(source, field.name))
    target.revision += 1
    target.save()
    source.delete()


def _join(target: Profile, name: str, value: Any) -> None:
    known = getattr(target, name)
    if value in (None, "", False) or value == known:
        return
    if known in (None, "", False):
        setattr(target, name, value)
    elif isinstance(known, str) and name != "tie_decision":
        setattr(target, name, f"{known}\n\n{value}")


def _fill_gaps(from_client: Client, to_client: Client) -> None:
    names = ("account_id", "reading", "pronouns", "born_on", "practitioner_id", "unit_id")
    gaps = [name for name in names if not getattr(to_client, name) and getattr(from_client, name)]
    for name in gaps:
        setattr(to_client, name, getattr(from_client, name))
    if gaps:
        to_client.revision += 1
        to_client.save(update_fields=[*gaps, "revision"])


def close_engagement(actor: Actor, engagement_id: UUID) -> None:
    """Work ends: nothing is asked of the client any more. (clients.actions.end_engagement ends it.)"""
    asked = Hypothesis.objects.filter(request__engagement=engagement_id, status=Reading.ASKED)
    asked.update(status=Reading.HYPOTHESIS)


def erase_client(actor: Actor, client_id: UUID) -> None:
    """Delete the client and all that hangs on them here; called last, when every other room is done."""
    client = Client.objects.get(pk=client_id)
    merged = Client.objects.filter(merged_into=client)
    for each in [*merged, client]:
        around = each.circle.values_list("pk", flat=True)
        Key.objects.filter(subject_id__in=[each.pk, *around]).delete()
        for table in (
            Hypothesis,
            Request,
            CircleContact,
            CirclePage,
            CirclePerson,
            ContactPoint,
            Profile,
            Engagement,
        ):
            QuerySet(table).filter(client=each).delete()
    merged.delete()
    client.delete()
