"""Sessions as Django keeps them in the database; looking one up, which every page does, is a prepared question.

A member's ends when it is not touched for a while (ASVS 7.3.1), and everybody's after some hours (7.3.2). The
cookie outlives both: it lets nobody in, but tells whose a form was that came too late (web.parking).
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from alongside.lib.prepared import Prepared

IDLE, UNTIL = "idle", "until"
OUTLIVES = timedelta(days=7)  # so much longer than the session the cookie stays
RENEWED_AT = 0.8  # of the time that may pass idly: so that most pages write nothing


class SessionStore(db.SessionStore):
    """The session behind a cookie; a key that is not there, or too old, is nobody's."""

    ends: datetime | None = None

    def end_when_idle(self, seconds: int | None) -> None:
        """It ends after so many seconds without `renew`, at the latest as every other; None: as every other."""
        self[IDLE] = seconds
        self[UNTIL] = (timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)).isoformat()

    def renew(self) -> None:
        """Somebody is there."""
        idle = self.get(IDLE)
        if idle and self.ends and (self.ends - timezone.now()).total_seconds() < RENEWED_AT * idle:
            self.modified = True

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """When it ends, if nobody comes until then."""
        idle, until = self.get(IDLE), self.get(UNTIL)
        if until is None:
            return super().get_expiry_date(**kwargs)
        latest = datetime.fromisoformat(until)
        return min(latest, timezone.now() + timedelta(seconds=idle)) if idle else latest

    def get_expiry_age(self, **kwargs: Any) -> int:
        """For how many seconds the browser keeps the cookie."""
        return settings.SESSION_COOKIE_AGE + round(OUTLIVES.total_seconds())

    def _get_session_from_db(self) -> Any:
        found = _session(key=self.session_key or "", now=timezone.now())
        if found:
            self.ends = found[0].expire_date
            return found[0]
        self._session_key = None
        return None


@Prepared
def _session(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
