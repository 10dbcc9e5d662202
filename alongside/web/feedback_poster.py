"""What is hung up or handed out: a poster with a code in four languages, and cards for one answer each."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.feedback.queries import name_of, question_of
from alongside.web.pdf import pdf
from alongside.web.role_words import LANGUAGES

CODE_SCALE = 4


def address_of(touchpoint: Any, practice: Any, secret: str = "") -> str:
    """Where the page of a touchpoint is; with a secret: for one answer."""
    if secret:
        path = reverse("public:feedback_ticket", args=[practice.slug, touchpoint.code, secret])
    else:
        path = reverse("public:feedback", args=[practice.slug, touchpoint.code])
    return f"{settings.BASE_URL}{path}"


def poster_pdf(touchpoint: Any, practice: Any) -> bytes:
    """One page: the practice's own language first, the other three below."""
    address = address_of(touchpoint, practice)
    said = [_said(touchpoint, code) for code in _languages(practice.language)]
    page: dict[str, object] = {"said": said, "code": _code(address), "address": address}
    with translation.override(practice.language):
        return pdf("poster", page | _about(touchpoint, practice))


def cards_pdf(touchpoint: Any, practice: Any, secrets: Iterable[str]) -> bytes:
    """Eight cards on a page, each with a code of its own."""
    said = _said(touchpoint, practice.language)
    codes = [_code(address_of(touchpoint, practice, secret)) for secret in secrets]
    with translation.override(practice.language):
        once = _("This code is good for one answer.")
        page: dict[str, object] = {"said": said, "codes": codes, "once": once}
        return pdf("cards", page | _about(touchpoint, practice))


def _languages(own: str) -> list[str]:
    return sorted((code for code, _name in LANGUAGES), key=lambda code: code != own)


def _said(touchpoint: Any, language: str) -> dict[str, str]:
    with translation.override(language):
        kind = (
            _("Without your name. Shown from five answers up.")
            if touchpoint.kind == "anonymous"
            else _("With your name, if you give it. You get an answer.")
        )
        question = question_of(touchpoint, language) or _("How was it?")
        return {"lang": language, "question": question, "how": _("One tap is enough."), "kind": kind}


def _about(touchpoint: Any, practice: Any) -> dict[str, object]:
    return {
        "practice": practice.name,
        "title": name_of(touchpoint, practice.language),
        "code_label": _("Code that leads to the page"),
    }


def _code(address: str) -> str:
    import segno  # large, and seldom needed

    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", scale=CODE_SCALE, border=2, light="#fff"
    )
    return drawn.getvalue().decode()
