"""Letters of this room say that there is something, never what."""

import pytest
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

KINDS = ("frame.proposed", "frame.answered", "frame.asked", "frame.agreed")


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_has_a_subject_a_text_and_the_link(kind: str) -> None:
    known = {"practice_name": "Riverside", "link": "http://127.0.0.1/portal/agreement/"}
    with translation.override("en"):
        text = get_template(f"notices/{kind}.txt").template.render(Context(known, autoescape=False))
    subject, _, body = text.strip().partition("\n")
    assert (
        subject
        and "http" not in subject
        and "agreement is" not in subject.replace("An agreement is in force", "")
    )
    assert known["link"] in body
    assert "Riverside" in body
