"""Sessions as Django keeps them in the database; looking one up, which every page does, is a prepared question."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from alongside.lib.prepared import Prepared


class SessionStore(db.SessionStore):
    """The session behind a cookie; a key that is not there, or too old, is nobody's."""

    def _get_session_from_db(self) -> Any:
        found = _session(key=self.session_key or "", now=timezone.now())
        if found:
            return found[0]
        self._session_key = None
        return None


@Prepared
def _session(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
