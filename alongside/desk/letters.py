"""Starting texts of letters, in the client's language; every one is meant to be changed before it is kept."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

BLANK = "blank"
KINDS = {
    BLANK: gettext_lazy("An empty page"),
    "attendance": gettext_lazy("Confirmation of a meeting"),
    "summary": gettext_lazy("Summary for the client"),
    "referral": gettext_lazy("Letter to a colleague"),
}


def starting_text(kind: str, client: Any, practice: Any, writer: str) -> tuple[str, str]:
    """Name and words of a new letter, written in the client's language."""
    with override(client.language):
        facts = {
            "client": client.name,
            "practice": practice.name,
            "writer": writer,
            "day": date_format(localdate(), "DATE_FORMAT"),
        }
        return _names().get(kind, ""), _texts().get(kind, "") % facts


def _names() -> dict[str, str]:
    return {
        "attendance": _("Confirmation of a meeting"),
        "summary": _("Summary"),
        "referral": _("Letter to a colleague"),
    }


def _texts() -> dict[str, str]:
    return {
        "attendance": _(
            "%(practice)s\n%(day)s\n\n"
            "This is to confirm that %(client)s was at a meeting with me on this day, from … to ….\n\n"
            "Kind regards\n%(writer)s"
        ),
        "summary": _(
            "%(practice)s\n%(day)s\n\n"
            "Dear %(client)s,\n\n"
            "This is what we have worked on together so far:\n…\n\n"
            "This is what has changed:\n…\n\n"
            "This is what may help you from here on:\n…\n\n"
            "With good wishes\n%(writer)s"
        ),
        "referral": _(
            "%(practice)s\n%(day)s\n\n"
            "Dear colleague,\n\n"
            "With the agreement of %(client)s I am writing to ask for your help with:\n…\n\n"
            "What has been done so far:\n…\n\n"
            "What %(client)s hopes for:\n…\n\n"
            "Kind regards\n%(writer)s"
        ),
    }
