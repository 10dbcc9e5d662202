"""What plans of asking need of the worker: to ask, to remind once; and what their letters say when they leave."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from alongside.notices.letters import Attachment
from alongside.notices.models import Notice
from alongside.practice.models import Practice
from alongside.voice.actions import ask_due, key_of_asked, remind_due
from alongside.voice.queries import still_asked
from alongside.web.measure_words import texts

Said = tuple[dict[str, object], tuple[Attachment, ...]]


def look_after_asking() -> int:
    """Ask what is due now, and remind once of what waits; how much that was."""
    now = timezone.now()
    return ask_due(now) + remind_due(now)


def still_holds(notice: Notice) -> bool:
    """Whether something that the letter asks still waits, and whoever gets it still agrees to it."""
    ids = _ids(notice)
    return not ids or bool(still_asked(ids, notice.email, timezone.now()))


def words(notice: Notice, practice: Practice) -> Said:
    """Of letters about what is asked together: a link to the first; after each answer the next one follows."""
    ids = _ids(notice)
    if not ids:
        return {}, ()
    waiting = still_asked(ids, notice.email, timezone.now())
    first = waiting[0]
    link = reverse("public:check_in", args=[key_of_asked(first)])
    about: dict[str, object] = {
        "link": f"{settings.BASE_URL}{link}",
        "titles": [texts(each.version, notice.language).title for each in waiting],
        "client_name": first.client.name,
        "until": first.expires_at,
    }
    return about, ()


def _ids(notice: Notice) -> list[UUID]:
    return [UUID(each) for each in notice.facts.get("check_ins", ())]
