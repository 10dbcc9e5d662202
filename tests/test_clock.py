"""The clock of the machine jumps by a day, forth and back: nothing is lost, sent twice or out of order."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from alongside.lib.ids import new_id
from alongside.messages.models import Message
from alongside.notices.models import Notice
from alongside.steps.models import Step
from alongside.trail.actions import seal_trail
from alongside.trail.models import Event
from alongside.trail.queries import check_trail
from alongside.worker.rounds import ROUNDS
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)
A_DAY = timedelta(days=1)
JUMPS = {"forth": (A_DAY, -A_DAY), "back": (-A_DAY, A_DAY), "to and fro": (A_DAY, -2 * A_DAY, A_DAY)}


def _work(cast: Cast, turn: int) -> None:
    """The client writes, the practitioner answers and sets a step, the worker goes round."""
    cache.clear()
    for who, page in ((cast.vera, reverse("portal:messages")), (cast.anna, _thread(cast))):
        sent = {"words": f"{who.name} {turn}", "message_id": str(new_id()), "version": "0"}
        assert cast.browser(who).post(page, sent).status_code == 302
    step = {"words": f"Step {turn}", "owner": "client"}
    page = reverse("desk:steps", args=[cast.vera.pk])
    assert cast.browser(cast.anna).post(page, step).status_code == 302
    for each in ROUNDS:
        each.job()


def _thread(cast: Cast) -> str:
    return reverse("desk:thread", args=[cast.vera.pk])


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS)
@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_work_goes_on(cast: Cast, jumps: tuple[timedelta, ...]) -> None:
    with time_machine.travel(timezone.now(), tick=True) as clock:
        _work(cast, 0)
        for turn, jump in enumerate(jumps, start=1):
            clock.shift(jump)
            _work(cast, turn)
        clock.shift(2 * A_DAY)
        for each in ROUNDS:
            each.job()
        seal_trail()
        turns = len(jumps) + 1
        assert Message.objects.exclude(sent_at=None).count() == 2 * turns
        assert Step.objects.count() == turns
        told = Counter(Event.objects.filter(verb="message.sent").values_list("subject_id", flat=True))
        assert set(told.values()) == {1} and len(told) == 2 * turns
        assert list(check_trail()) == []
        assert not Notice.objects.filter(status__in=("waiting", "claimed", "failed")).exists()
    letters = Counter(letter.message()["Message-ID"] for letter in mail.outbox)
    assert set(letters.values()) == {1}
