"""Forms of a series: how often, which of its meetings, and what is to be other about them."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.desk.appointment_forms import CancelForm, ScopeField, TimeForm
from alongside.lib.spans import Span
from alongside.practice.queries import rooms
from alongside.scheduling import queries
from alongside.scheduling.actions import Change
from alongside.trail.actors import Actor
from alongside.web.places import PLACE_WORDS


class ChangeForm(TimeForm):
    """Another time, length, person or place for some meetings of a series."""

    scope = ScopeField()
    member = forms.ChoiceField(label=_("With"))
    place_kind = forms.ChoiceField(label=_("Where"), choices=list(PLACE_WORDS.items()))
    room = forms.ChoiceField(label=_("Room"), required=False)
    place = forms.CharField(
        label=_("Address, number or link"),
        help_text=_("Empty: as it is."),
        max_length=300,
        required=False,
    )

    def __init__(self, actor: Actor, found: Any, data: Any = None) -> None:
        super().__init__(data, initial=_initial(found))
        self.found = found
        members = {str(each.pk): each.name for each in queries.calendar_members(actor)}
        members.setdefault(str(found.member_id), found.member.name)
        self.fields["member"].choices = list(members.items())  # type: ignore[attr-defined]
        free = {str(room.pk): room.name for room in rooms(actor)}
        if found.room:
            free.setdefault(str(found.room_id), found.room.name)
        self.fields["room"].choices = [("", _("No room")), *free.items()]  # type: ignore[attr-defined]

    @property
    def change(self) -> Change:
        """What is to be other; whatever says the same as now is left alone."""
        given, was = self.cleaned_data, _initial(self.found)
        is_elsewhere = bool(given["place"]) or any(given[key] != was[key] for key in ("place_kind", "room"))
        return Change(
            starts_at=self.starts_at if self.starts_at != self.found.starts_at else None,
            minutes=given["minutes"] if given["minutes"] != was["minutes"] else None,
            member_id=given["member"] if given["member"] != was["member"] else None,
            place_kind=given["place_kind"] if is_elsewhere else None,
            room_id=(given["room"] or None) if is_elsewhere else None,
            place=(given["place"] or None) if is_elsewhere else None,
        )


class CancelManyForm(CancelForm):
    """Which meetings of a series do not take place, and because of whom."""

    scope = ScopeField()
    field_order = ("scope", "by")


def _initial(found: Any) -> dict[str, Any]:
    start = timezone.localtime(found.starts_at)
    return {
        "day": start.date(),
        "at": start.time(),
        "minutes": Span(found.starts_at, found.ends_at).minutes,
        "member": str(found.member_id),
        "place_kind": found.place_kind,
        "room": str(found.room_id or ""),
        "scope": "this",
    }
