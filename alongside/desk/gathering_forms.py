"""Forms of times that several people share."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.desk.appointment_forms import CancelForm, TimeForm
from alongside.practice.queries import rooms
from alongside.scheduling import queries
from alongside.scheduling.rhythms import Rhythm
from alongside.trail.actors import Actor
from alongside.web.forms import Choices, DateInput, ManyChoices
from alongside.web.places import PLACE_WORDS

SCOPES = [("this", _("Only this time")), ("following", _("This and all after it"))]


class GatheringForm(TimeForm):
    """A time for several people; who comes is chosen beside it."""

    title = forms.CharField(
        label=_("What it is"),
        help_text=_("For your calendar. Clients do not see it."),
        max_length=120,
        required=False,
    )
    capacity = forms.IntegerField(label=_("Places"), min_value=2, max_value=100, required=False)
    member = forms.ChoiceField(label=_("Led by"))
    others = forms.MultipleChoiceField(label=_("Together with"), widget=ManyChoices, required=False)
    place_kind = forms.ChoiceField(label=_("Where"), choices=list(PLACE_WORDS.items()))
    room = forms.ChoiceField(label=_("Room"), required=False)
    place = forms.CharField(label=_("Address, number or link"), max_length=300, required=False)
    times = forms.IntegerField(
        label=_("How many times"), min_value=1, max_value=104, initial=1, required=False
    )
    until = forms.DateField(label=_("Until"), widget=DateInput, required=False)
    every_weeks = forms.IntegerField(
        label=_("Every so many weeks"), min_value=1, max_value=8, initial=1, required=False
    )

    def __init__(self, actor: Actor, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.members = {str(each.pk): each for each in queries.calendar_members(actor)}
        names = [(pk, each.name) for pk, each in self.members.items()]
        self.fields["member"].choices = names  # type: ignore[attr-defined]
        self.fields["others"].choices = names  # type: ignore[attr-defined]
        free = [("", _("No room")), *((str(room.pk), room.name) for room in rooms(actor))]
        self.fields["room"].choices = free  # type: ignore[attr-defined]

    @property
    def has_others(self) -> bool:
        """Whether there is anybody to lead it with."""
        return len(self.members) > 1

    @property
    def is_series(self) -> bool:
        """More than once."""
        return (self.cleaned_data["times"] or 1) > 1 or self.cleaned_data["until"] is not None

    @property
    def rhythm(self) -> Rhythm:
        """How often, by the clock of who leads."""
        given = self.cleaned_data
        first = self.starts_at.astimezone(ZoneInfo(self.members[given["member"]].timezone))
        times = given["times"] if (given["times"] or 1) > 1 or not given["until"] else None
        return Rhythm(
            first.date(), first.time(), given["every_weeks"] or 1, times=times, until=given["until"]
        )

    def wish(self) -> dict[str, Any]:
        """What book_gathering and book_gatherings ask for, but the time and who comes."""
        given = self.cleaned_data
        return {
            "member_id": self.members[given["member"]].pk,
            "other_member_ids": [self.members[pk].pk for pk in given["others"]],
            "title": given["title"] or str(_("Together")),
            "minutes": given["minutes"],
            "capacity": given["capacity"],
            "place_kind": given["place_kind"],
            "room_id": given["room"] or None,
            "place": given["place"] or None,
        }


class ScopedForm(forms.Form):
    """This time, or all after it too; asked only where there are more."""

    scope = forms.ChoiceField(label=_("Which times?"), choices=SCOPES, widget=Choices, required=False)

    def __init__(self, data: Any = None, *, initial: Any = None, is_series: bool = False) -> None:
        super().__init__(data, initial=initial or {"scope": "this"})
        self.fields["scope"].required = is_series
        if not is_series:
            self.fields["scope"].widget = forms.HiddenInput()

    def clean_scope(self) -> str:
        """This one, if nothing was asked."""
        return self.cleaned_data["scope"] or "this"


class MoveGatheringForm(ScopedForm, TimeForm):
    """Another time for everybody who comes."""


class RemoveForm(ScopedForm, CancelForm):
    """Why one person, or everybody, does not come."""

    field_order = ("scope", "by")
