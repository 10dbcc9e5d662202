"""What the reply coach says about a draft, for the member who writes it and nobody else; nothing is kept."""

from uuid import UUID

from alongside.clients.models import Request
from alongside.clients.queries import open_engagement, readable_client
from alongside.frame.queries import frame_of_client
from alongside.lib.texts import is_blank
from alongside.messages.answering import CLIENT
from alongside.messages.coach import Draft, Mark, look
from alongside.messages.models import Message
from alongside.messages.tidy import tidy
from alongside.practice.models import Member
from alongside.trail.actors import Actor

RECENT = 20  # messages from which the client's own words are taken
DAILY = "daily"


def coach_is_on(actor: Actor) -> bool:
    """Whether this member wants the coach beside them while they write."""
    return actor.is_member and Member.objects.filter(pk=actor.myself, coach_is_on=True).exists()


def marks(actor: Actor, client_id: UUID, words: str) -> list[Mark]:
    """What is worth a second look in a reply with these words (D01, D04, E08, E09, G04, A07). NotYours.

    Never a reason to stop it; empty for clients, where the coach is off, and nearly always. Places count the
    characters of the words as `tidy` leaves them.
    """
    words = tidy(words)
    if is_blank(words) or not coach_is_on(actor):
        return []
    return look(draft_of(actor, client_id, words))


def draft_of(actor: Actor, client_id: UUID, words: str) -> Draft:
    """A reply with these words, and what it stands in: the conversation, the work and the agreement. NotYours."""
    client = readable_client(actor, client_id)
    work, asked, theirs = open_engagement(client.pk), *_said(client.pk)
    return Draft(
        words=words,
        language=client.language,
        asked=asked,
        theirs=theirs,
        kind=work.kind if work else "advice",
        address=client.address_form,
        agreed=_agreed(actor, client.pk),
        has_invited=bool(work and work.ending_offered_at),
    )


def _said(client_id: UUID) -> tuple[str, str]:
    """What a reply answers now, and the client's own words: from their messages here and their request.

    What a member wrote down of a talk counts as asked, but the words are not the client's own.
    """
    sent = Message.objects.filter(client_id=client_id, sent_at__isnull=False).order_by("-sent_at", "-pk")
    asked: list[str] = []
    theirs: list[str] = []
    is_open = True
    for each in sent[:RECENT]:
        is_open = is_open and each.author_kind == CLIENT
        if is_open:
            asked.append(each.words or "")
        if each.author_kind == CLIENT and each.logged_at is None:
            theirs.append(each.words or "")
    request = Request.objects.filter(client_id=client_id).order_by("-said_at").first()
    if request is not None:
        theirs.append(request.words or "")
    return "\n".join(reversed(asked)), "\n".join(theirs)


def _agreed(actor: Actor, client_id: UUID) -> frozenset[str]:
    """What the agreement in force allows, as codes."""
    frame = frame_of_client(actor, client_id)
    if frame is None:
        return frozenset()
    daily = [DAILY] if frame.daily_contact_agreed else []
    return frozenset([*daily, *frame.contact_channels, frame.place_kind])
