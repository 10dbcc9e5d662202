"""Whom to call now: right after an answer that must be seen at once, in the portal and through a link (L06)."""

from alongside.notices.models import Notice
from alongside.practice.models import Practice, PublicText
from alongside.voice.actions import answer_check_in, hand_over
from alongside.voice.models import CriticalAnswer
from tests.cast import Cast
from tests.voice.scene import make_check_in


def after(cast: Cast, **answers: float) -> str:
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    answer_check_in(cast.actor(cast.vera), check_in.pk, answers=answers)
    return cast.browser(cast.vera).get(f"/portal/check-ins/{check_in.pk}/").content.decode()


def test_after_an_unsafe_answer_one_reads_whom_to_call(cast: Cast) -> None:
    Practice.objects.filter(pk=cast.practice.pk).update(emergency_number="112", phone="+358 9 1234")
    shown = after(cast, safe=2)
    assert 'href="tel:112"' in shown
    assert "+358 9 1234" in shown
    assert "You do not have to be alone with this" in shown
    assert "do not wait for us" in shown


def test_the_practices_own_words_stand_there_and_a_number_is_never_missing(cast: Cast) -> None:
    PublicText.objects.create(
        practice=cast.practice, language="en", section="call_now", words="Ring the night bell."
    )
    shown = after(cast, safe=2)
    assert "Ring the night bell." in shown
    assert "Call the emergency number of the place where you are." in shown


def test_after_a_safe_answer_nobody_is_alarmed(cast: Cast) -> None:
    assert "You do not have to be alone" not in after(cast, safe=9)


def test_through_the_link_of_a_mail_as_well(cast: Cast, client: object) -> None:
    Practice.objects.filter(pk=cast.practice.pk).update(emergency_number="112")
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    secret = Notice.objects.get(kind="checkin.asked").facts["secret"]
    answer_check_in(cast.actor(cast.vera), check_in.pk, answers={"safe": 2})
    shown = client.get(f"/how-was-it/{secret}/").content.decode()  # type: ignore[attr-defined]
    assert 'href="tel:112"' in shown


def test_on_a_tablet_it_stands_for_a_while_and_leads_on(cast: Cast, client: object) -> None:
    Practice.objects.filter(pk=cast.practice.pk).update(emergency_number="112")
    check_in = make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    address = f"/tablet/{hand_over(cast.actor(cast.anna), check_in.pk)}/"
    answer = client.post(address, {"safe": "1", "answer": "yes"})  # type: ignore[attr-defined]
    page = answer.content.decode()
    assert 'href="tel:112"' in page
    assert "Please give the tablet back." in page
    assert answer["Refresh"] == "180; url=/tablet/thanks/"
    assert CriticalAnswer.objects.get().check_in == check_in
