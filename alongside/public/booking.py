"""A first meeting for somebody new, without an account (T12)."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alongside.lib.errors import Refused
from alongside.lib.zones import is_zone, zones_by_region
from alongside.practice.queries import practice_by_slug
from alongside.scheduling import actions, queries
from alongside.scheduling.slots import moment
from alongside.web.agreement import price
from alongside.web.appointment_words import REFUSED
from alongside.web.opening_page import DAYS_SHOWN, first_day, laid_out, window_from
from alongside.web.role_words import LANGUAGES

BOOKINGS_AN_HOUR = 5


class FirstForm(forms.Form):
    """Who comes, and when. The hidden field is for machines that fill in everything."""

    starts_at = forms.CharField(
        max_length=40,
        label=gettext_lazy("Time"),
        error_messages={"required": gettext_lazy("Please choose a time.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("The one you want to be called by."),
        max_length=160,
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("We send you a confirmation and a reminder."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language we should write in"), choices=LANGUAGES)
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_starts_at(self) -> datetime:
        """The moment of the radio button that was chosen."""
        found = moment(self.cleaned_data["starts_at"])
        if found is None:
            raise forms.ValidationError(_("Please choose a time."))
        return found


@require_http_methods(["GET", "POST"])
def book_first(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose who and when, give a name and an address: booked. A look writes nothing."""
    practice = practice_by_slug(slug)
    asked = request.POST if request.method == "POST" else request.GET
    zone = asked.get("zone", "")
    zone = zone if is_zone(zone) else practice.timezone
    members = queries.members_for_newcomers(practice)
    member = next((m for m in members if str(m.pk) == asked.get("member")), next(iter(members), None))
    with timezone.override(ZoneInfo(zone)):
        form = FirstForm(
            request.POST if request.method == "POST" else None,
            initial={"language": translation.get_language()},
        )
        status = 200
        if request.method == "POST" and member is not None:
            booked, status = _book(request, practice, member, zone, form)
            if booked is not None:
                return booked
        page = {
            "practice": practice,
            "members": members,
            "member": member,
            "form": form,
            "zone": zone,
            "zones": zones_by_region(),
            "fee": price(practice.first_meeting_fee, practice.currency),
            "is_free": practice.first_meeting_fee == 0,
            **_openings(practice, member, asked.get("since"), ZoneInfo(zone)),
        }
        return render(request, "public/book_first.html", page, status=status)


def _book(
    request: HttpRequest, practice: Any, member: Any, zone: str, form: FirstForm
) -> tuple[HttpResponse | None, int]:
    """Where to go when it is booked, or None and the status of the page that says why not."""
    if not form.is_valid():
        return None, 422
    if form.cleaned_data["website"]:
        return redirect("public:practice", practice.slug), 302
    if not _is_welcome(request, practice.pk):
        form.add_error(
            None, _("Many meetings were booked from your connection in this hour. Please try again later.")
        )
        return None, 429
    given = form.cleaned_data
    try:
        _row, secret = actions.book_first_meeting(
            practice,
            member_id=member.pk,
            starts_at=given["starts_at"],
            name=given["name"],
            email=given["email"],
            language=given["language"],
            zone=zone,
        )
    except Refused as no:
        if no.code == "taken":
            form.add_error("starts_at", _("Somebody was faster. Please choose another time."))
        else:
            form.add_error(None, str(REFUSED.get(no.code, _("Please check what you have written."))))
        return None, 422
    messages.success(request, _("Your first meeting is booked. A letter is on its way to you."))
    return redirect("public:appointment", secret), 302


def _is_welcome(request: HttpRequest, practice_id: UUID) -> bool:
    """Whether fewer than five meetings were booked from this address in this practice within the hour."""
    key = f"first:{practice_id}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 3600)
    return cache.incr(key) <= BOOKINGS_AN_HOUR


def _openings(practice: Any, member: Any, since: str | None, zone: ZoneInfo) -> dict[str, Any]:
    """The free times from a day on, by day in the viewer's zone, and where to look for more."""
    if member is None:
        return {"days": []}
    window = window_from(first_day(since), zone, timezone.now())
    found = queries.openings_for_newcomers(practice, member, since=window.start, days=DAYS_SHOWN)
    return laid_out(found, window, zone, since)
