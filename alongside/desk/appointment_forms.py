"""Forms of booking, moving and cancelling."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.spans import is_skipped, local
from alongside.practice.queries import rooms
from alongside.practice.service_queries import name_of, offered_services
from alongside.scheduling import queries
from alongside.scheduling.queries import Proposal
from alongside.trail.actors import Actor
from alongside.web.forms import Choices, DateInput, TimeInput
from alongside.web.places import PLACE_WORDS

REASON = _("Book it all the same, because")
REASON_HELP = _("Only if you know what you do: somebody or something is taken twice at this time.")


class TimeForm(forms.Form):
    """A day and a time by the clock of who fills it in."""

    day = forms.DateField(label=_("Day"), widget=DateInput)
    at = forms.TimeField(label=_("Time"), widget=TimeInput)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=720)
    override_reason = forms.CharField(label=REASON, help_text=REASON_HELP, max_length=300, required=False)

    @property
    def starts_at(self) -> datetime:
        """The moment that day and time mean; a time that spring skips moves forward by the gap."""
        zone = ZoneInfo(timezone.get_current_timezone_name())
        return local(self.cleaned_data["day"], self.cleaned_data["at"], zone)

    @property
    def is_taken(self) -> bool:
        """Whether the time was refused as taken: only then is a reason asked for."""
        return self.has_error("day", "taken")

    def clean_day(self) -> Any:
        """A day that a calendar can show."""
        day = self.cleaned_data["day"]
        if not 1971 <= day.year <= 2200:
            raise forms.ValidationError(_("Please check the year."))
        return day

    def clean(self) -> dict[str, Any]:
        """A time that the clocks show on that day."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        zone = ZoneInfo(timezone.get_current_timezone_name())
        if given.get("day") and given.get("at") and is_skipped(given["day"], given["at"], zone):
            words = _("The clocks go forward that night and leave this time out. Please choose another.")
            self.add_error("at", forms.ValidationError(words, code="skipped"))
        return given


class BookForm(TimeForm):
    """Any time with a client; more than one time is a series."""

    service = forms.ChoiceField(
        label=_("Service"),
        help_text=_("Leave the minutes empty to take its length and place."),
        required=False,
    )
    member = forms.ChoiceField(label=_("With"))
    place_kind = forms.ChoiceField(label=_("Where"), choices=list(PLACE_WORDS.items()))
    room = forms.ChoiceField(label=_("Room"), required=False)
    place = forms.CharField(
        label=_("Address, number or link"),
        help_text=_("Empty: as agreed."),
        max_length=300,
        required=False,
    )
    times = forms.IntegerField(
        label=_("How many times"), min_value=1, max_value=104, initial=1, required=False
    )
    until = forms.DateField(label=_("Until"), widget=DateInput, required=False)
    every_weeks = forms.IntegerField(label=_("Every so many"), min_value=1, max_value=12, initial=1)
    rhythm = forms.ChoiceField(
        label=_("Weeks or months"),
        choices=[
            ("weeks", _("weeks")),
            ("months", _("months, on the same weekday, counted from the first")),
            ("months_last", _("months, on the last such weekday")),
        ],
        required=False,
    )

    def __init__(self, actor: Actor, proposal: Proposal, data: Any = None) -> None:
        super().__init__(data, initial=_initial(proposal))
        members = {str(each.pk): each.name for each in queries.calendar_members(actor)}
        members.setdefault(str(proposal.member.pk), proposal.member.name)
        self.fields["member"].choices = list(members.items())  # type: ignore[attr-defined]
        free = [("", _("No room")), *((str(room.pk), room.name) for room in rooms(actor))]
        self.fields["room"].choices = free  # type: ignore[attr-defined]
        self._offer(actor, proposal)

    def _offer(self, actor: Actor, proposal: Proposal) -> None:
        """The services to choose from; not asked for where the practice has none."""
        self.services = {str(each.pk): each for each in offered_services(actor)}
        if not self.services:
            del self.fields["service"]
            return
        usual = proposal.client.practice.language
        names = [(pk, name_of(each, actor.language, usual)) for pk, each in self.services.items()]
        self.fields["service"].choices = [("", _("No service")), *names]  # type: ignore[attr-defined]
        self.fields["minutes"].required = False

    def clean(self) -> dict[str, Any]:
        """Without minutes, length and place are those of the service."""
        given = super().clean()
        if "minutes" not in given or given["minutes"] is not None:
            return given
        service = self.services.get(given.get("service") or "")
        if service is None:
            self.add_error("minutes", forms.ValidationError(_("How many minutes?"), code="required"))
            return given
        given["minutes"] = service.minutes
        if service.place_kinds and given.get("place_kind") not in service.place_kinds:
            given["place_kind"] = service.place_kinds[0]
        return given

    @property
    def is_series(self) -> bool:
        return (self.cleaned_data["times"] or 1) > 1 or self.cleaned_data["until"] is not None

    def repeated(self) -> dict[str, Any]:
        """How often, as book_series asks for it. Once until a day means: as often as till then."""
        given = self.cleaned_data
        times = given["times"] if (given["times"] or 1) > 1 or not given["until"] else None
        ends = {"times": times, "until": given["until"]}
        if given["rhythm"] not in ("months", "months_last"):
            return ends | {"every_weeks": given["every_weeks"]}
        week = -1 if given["rhythm"] == "months_last" else None
        return ends | {"every_months": given["every_weeks"], "week_of_month": week}

    def wish(self) -> dict[str, Any]:
        """What book_appointment and book_series ask for, but the time."""
        given = self.cleaned_data
        return {
            "member_id": given["member"],
            "service_id": given.get("service") or None,
            "minutes": given["minutes"],
            "place_kind": given["place_kind"],
            "room_id": given["room"] or None,
            "place": given["place"] or None,
        }


def _initial(proposal: Proposal) -> dict[str, Any]:
    frame = proposal.frame
    first = timezone.localtime(proposal.times[0]) if proposal.times else None
    return {
        "member": str(proposal.member.pk),
        "day": first.date() if first else None,
        "at": first.time() if first else None,
        "minutes": proposal.minutes,
        "place_kind": proposal.place_kind,
        "room": str(proposal.room_id or ""),
        "times": 1,
        "every_weeks": (frame.every_weeks if frame else None) or 1,
    }


class ScopeField(forms.ChoiceField):
    """This one, this and the following, or all."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Which meetings?"),
            choices=[
                ("this", _("Only this one")),
                ("following", _("This and all after it")),
                ("all", _("All that have not begun")),
            ],
            widget=Choices,
        )


class ScopeForm(forms.Form):
    """Asked beside moving and cancelling, where an appointment is of a series."""

    scope = ScopeField()

    def __init__(self, where: str) -> None:
        super().__init__(initial={"scope": "this"}, auto_id=f"id_{where}_%s")


class MoveForm(TimeForm):
    """Another time for the same appointment; what we ask for ourselves is announced to the client (A06)."""

    by = forms.ChoiceField(
        label=_("Who asked for it?"),
        choices=[("us", _("We did")), ("client", _("The client"))],
        widget=Choices,
        required=False,
        initial="us",
    )
    # with whom from now on: the calendar asks for it, whose columns are people
    member = forms.UUIDField(required=False, widget=forms.HiddenInput)


class CancelForm(forms.Form):
    """Who does not come; the agreement decides the rest."""

    by = forms.ChoiceField(
        label=_("Who cancels?"),
        choices=[("client", _("The client")), ("us", _("We do"))],
        widget=Choices,
    )
