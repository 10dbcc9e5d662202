"""A client is told that there is a paper, never what stands on it."""

from django.core import mail

from alongside.clients.models import ContactPoint
from alongside.money import actions
from alongside.notices.models import Notice
from alongside.worker.letters import send_due
from tests.cast import Cast, make_client
from tests.desk.money.scene import invoice


def test_a_letter_leads_to_the_portal_and_names_no_sum(cast: Cast) -> None:
    made = invoice(cast, cast.vera)
    assert send_due() == 1
    (letter,) = mail.outbox
    assert letter.to == ["vera.example@client.example"]
    assert "/portal/money/" in letter.body
    for secret in ("85", "invoice", "Vera", f"/{made.pk}"):
        assert secret not in letter.subject + letter.body


def test_a_credit_note_is_told_too(cast: Cast) -> None:
    made = invoice(cast, cast.vera)
    note = actions.credit_invoice(cast.actor(cast.anna), invoice_id=made.pk)
    assert set(Notice.objects.values_list("kind", "subject_id")) == {
        ("invoice.issued", made.pk),
        ("invoice.issued", note.pk),
    }


def test_nobody_is_told_without_a_portal_or_a_yes_to_messages(cast: Cast) -> None:
    invoice(cast, make_client(cast.anna, "Uma Example", portal=False))
    ContactPoint.objects.filter(client=cast.vera).update(may_message=False)
    invoice(cast, cast.vera)
    assert not Notice.objects.exists()
