"""Decisions for tests, made the way people make them."""

from alongside.clients.models import Client
from alongside.decisions import actions
from alongside.decisions.models import Decision
from alongside.practice.models import Member
from tests.cast import Cast


def make_put_before(cast: Cast, who: Member | None = None, client: Client | None = None) -> Decision:
    """A decision with one option of ours, that lies before the client."""
    actor, client = cast.actor(who or cast.anna), client or cast.vera
    row = actions.write_decision(actor, client.pk, question="How often do we meet?")
    actions.add_option(actor, row.pk, words="Every week", pros="It carries", cons="It costs")
    row = actions.change_decision(actor, row.pk, revision=1, who_does="Ring the clinic\nSleep early")
    actions.pause(actor, row.pk, revision=row.revision, alternative="It is the shifts")
    return actions.put_before(actor, row.pk)


def make_signed(cast: Cast, who: Member | None = None, client: Client | None = None) -> Decision:
    """The same with a word of the client, chosen and signed by both."""
    client = client or cast.vera
    member, theirs = cast.actor(who or cast.anna), cast.actor(client)
    row = make_put_before(cast, who, client)
    actions.say_no_proposal(theirs, row.pk)
    row = actions.choose(theirs, row.pk, option_id=row.options.get().pk)
    actions.sign(theirs, row.pk, revision=row.revision)
    return actions.sign(member, row.pk, revision=row.revision)
