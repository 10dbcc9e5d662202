"""What the demo decides together, with every rule that the actions would have kept."""

import pytest
from django.utils import timezone

from alongside.clients.queries import actor_for_client
from alongside.decisions import queries
from alongside.decisions.models import Beliefs, Decision
from alongside.demo.northlight import build_northlight
from alongside.practice.queries import actor_for_member
from alongside.voice.models import TonePick, ToneType

pytestmark = pytest.mark.django_db


def test_two_are_signed_two_wait_and_nothing_is_missing_in_any():
    build_northlight(timezone.now())
    owner = actor_for_member(Decision.objects.filter(client__language="en").get().client.practitioner)
    states = []
    for row in Decision.objects.select_related("client"):
        seen = queries.decision(actor_for_client(row.client), row.pk)
        states.append(seen.state)
        assert seen.missing_before_client == ()
        if seen.state == "signed":
            assert seen.missing_before_signing == ()
            assert row.choice in seen.theirs
        else:
            assert queries.waits_for_client(actor_for_client(row.client))
    assert sorted(states) == ["both", "both", "signed", "signed"]
    assert len(queries.open_decisions(owner)) == 2
    assert (Beliefs.objects.count(), ToneType.objects.count(), TonePick.objects.count()) == (2, 2, 1)
