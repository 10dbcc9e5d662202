"""What clients may book themselves, and with whom."""

from django.db.models import Q

from alongside.clients.models import Client, Engagement, Stage
from alongside.practice.models import Member, MemberStatus, Service
from alongside.trail.actors import Actor

OPEN, APPROVED, CONTACT, MEMBERS = "open", "approved", "contact", "members"
SELF_BOOKED = (OPEN, APPROVED)  # the second waits for a yes


def may_book_with(actor: Actor, member: Member) -> bool:
    """Whether a client may book a time with this member: their own, or one who offers what they may book."""
    if (
        not actor.is_client
        or actor.id is None
        or not member.practises
        or member.status != MemberStatus.ACTIVE
    ):
        return False
    if Client.objects.filter(pk=actor.id, practitioner=member).exists():
        return True
    if Engagement.objects.filter(client=actor.id, practitioner=member).exclude(stage=Stage.ENDED).exists():
        return True
    offered = Service.objects.filter(practice_id=actor.practice_id, is_in_use=True, booking__in=SELF_BOOKED)
    return offered.filter(Q(service_members=None) | Q(service_members__member=member)).exists()
