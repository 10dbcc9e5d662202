"""What file/ asks of every room."""

from uuid import UUID

from alongside.clients import queries as clients
from alongside.scheduling.models import Appointment, Feed, LifeSituation, Offer, Series, Wish
from alongside.trail.actors import Actor


def export_client(actor: Actor, client_id: UUID) -> dict[str, list[dict[str, object]]]:
    """Everything this room holds of a client, as plain values. NotYours when their words are not the actor's."""
    clients.readable_client(actor, client_id)
    rows = Appointment.objects.filter(client_id=client_id).select_related("member", "room")
    wishes = Wish.objects.filter(client_id=client_id).select_related("member", "unit").order_by("asked_at")
    offers = Offer.objects.filter(client_id=client_id).select_related("member").order_by("offered_at")
    series = Series.objects.filter(client_id=client_id).select_related("member").order_by("starts_on", "pk")
    return {
        "appointments": [_appointment_out(each) for each in rows.order_by("starts_at")],
        "series": [_series_out(each) for each in series],
        "wishes": [_wish_out(each) for each in wishes],
        "offers": [_offer_out(each) for each in offers],
        "life_situation": [_life_out(each) for each in LifeSituation.objects.filter(client_id=client_id)],
        "calendar_addresses": [_feed_out(each) for each in Feed.objects.filter(client_id=client_id)],
    }


def _appointment_out(each: Appointment) -> dict[str, object]:
    return {
        "id": each.pk,
        "engagement": each.engagement_id,
        "series": each.series_id,
        "shared_with_others": each.gathering_id is not None,
        "others_see_the_name": each.is_named,
        "with": each.member.name,
        "starts_at": each.starts_at,
        "ends_at": each.ends_at,
        "timezone": each.timezone,
        "place_kind": each.place_kind,
        "room": each.room.name if each.room else "",
        "place": each.place,
        "status": each.status,
        "is_first": each.is_first,
        "booked_by": each.booked_by,
        "booked_at": each.booked_at,
        "cancelled_at": each.cancelled_at,
    }


def _series_out(each: Series) -> dict[str, object]:
    return {
        "id": each.pk,
        "engagement": each.engagement_id,
        "with": each.member.name,
        "every_weeks": None if each.every_months else each.every_weeks,
        "every_months": each.every_months,
        "week_of_month": each.week_of_month,
        "starts_on": each.starts_on,
        "until": each.until,
        "at_time": each.at_time,
        "timezone": each.timezone,
        "minutes": each.minutes,
        "times": each.times,
    }


def _wish_out(each: Wish) -> dict[str, object]:
    return {
        "id": each.pk,
        "with": each.member.name if each.member else "",
        "unit": each.unit.name if each.unit else "",
        "service": each.service_id,
        "place_kind": each.place_kind,
        "language": each.language,
        "weekdays": each.weekdays,
        "from_time": each.from_time,
        "to_time": each.to_time,
        "minutes": each.minutes,
        "earliest_on": each.earliest_on,
        "latest_on": each.latest_on,
        "is_urgent": each.is_urgent,
        "words": each.words,
        "status": each.status,
        "asked_at": each.asked_at,
        "asked_by": each.asked_by,
        "closed_at": each.closed_at,
    }


def _offer_out(each: Offer) -> dict[str, object]:
    return {
        "id": each.pk,
        "wish": each.wish_id,
        "with": each.member.name,
        "starts_at": each.starts_at,
        "ends_at": each.ends_at,
        "place_kind": each.place_kind,
        "status": each.status,
        "offered_at": each.offered_at,
        "expires_at": each.expires_at,
        "answered_at": each.answered_at,
        "appointment": each.appointment_id,
    }


def _life_out(each: LifeSituation) -> dict[str, object]:
    return {
        "times": each.times,
        "place_kinds": each.place_kinds,
        "constraints": each.constraints,
        "words": each.words,
        "said_at": each.said_at,
        "said_by": each.said_by,
    }


def _feed_out(each: Feed) -> dict[str, object]:
    return {"made_at": each.made_at, "read_at": each.read_at, "revoked_at": each.revoked_at}
