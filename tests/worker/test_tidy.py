"""What nobody can use any more goes; what still can be used stays."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from alongside.practice.actions import make_key
from alongside.practice.models import Key, Parked
from alongside.practice.parking import park
from alongside.worker.rounds import tidy
from tests.cast import Cast


def test_old_keys_forms_and_sessions_go(cast: Cast) -> None:
    assert cast.anna.account is not None
    for age in (timedelta(days=10), timedelta()):
        make_key("intake", valid_for=timedelta(days=5) - age, practice_id=cast.practice.pk)
        park(cast.practice.pk, cast.anna.account.pk, path=f"/{age.days}/", fields={"words": ["still here"]})
    Parked.objects.filter(path="/10/").update(at=timezone.now() - timedelta(days=10))
    cast.browser(cast.anna)
    old = cast.browser(cast.mikko).session.session_key
    Session.objects.filter(pk=old).update(expire_date=timezone.now() - timedelta(minutes=1))
    tidy()
    assert Key.objects.count() == 1
    assert [each.path for each in Parked.objects.all()] == ["/0/"]
    assert Session.objects.count() == 1
