"""What letters about offered times say, made at the moment they are sent; and what the worker does for the list."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from alongside.notices.letters import Attachment
from alongside.notices.models import Notice
from alongside.practice.models import Practice
from alongside.scheduling.actions.answering import FOR_MEMBER_ACCEPTED, make_offer_key
from alongside.scheduling.actions.offers import expire_offers, offer_freed_times
from alongside.scheduling.models import Offer, OfferStatus
from alongside.scheduling.queries import may_be_told
from alongside.web.places import PLACE_WORDS_FOR_CLIENTS

Said = tuple[dict[str, object], tuple[Attachment, ...]]


def look_after_waiting() -> int:
    """Let go of what nobody answered, and offer what became free, where the practice wants it."""
    now = timezone.now()
    return expire_offers(now) + offer_freed_times(now)


def still_holds(notice: Notice) -> bool:
    """Whether the offer still waits for its answer, and the client still agrees to letters about times."""
    row = Offer.objects.filter(pk=notice.subject_id or UUID(int=0)).first()
    if row is None:
        return False
    if notice.kind == FOR_MEMBER_ACCEPTED:
        return row.status == OfferStatus.ACCEPTED
    is_open = row.status == OfferStatus.OPEN and row.expires_at > timezone.now()
    return is_open and may_be_told(row.client_id, notice.email or notice.phone)


def words(notice: Notice, practice: Practice) -> Said:
    """What the text knows."""
    row = Offer.objects.select_related("member").get(pk=notice.subject_id or UUID(int=0))
    with translation.override(notice.language), timezone.override(ZoneInfo(notice.timezone)):
        about: dict[str, object] = {
            "offer": row,
            "minutes": (row.ends_at - row.starts_at).seconds // 60,
            "place": str(PLACE_WORDS_FOR_CLIENTS[row.place_kind]),
        }
        if notice.kind == FOR_MEMBER_ACCEPTED:
            link = reverse("desk:appointment", args=[row.appointment_id])
        else:
            link = reverse("public:offer", args=[make_offer_key(row)])
        return about | {"link": f"{settings.BASE_URL}{link}"}, ()
