"""A first meeting for somebody new, without an account (T12): what and when, then who; the time is kept meanwhile."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from alongside.lib.errors import Refused
from alongside.practice.queries import practice_by_slug
from alongside.practice.service_queries import services
from alongside.scheduling import actions, queries
from alongside.scheduling.slots import moment
from alongside.web.agreement import price
from alongside.web.appointment_words import REFUSED
from alongside.web.booking_page import Wanted, wanted
from alongside.web.heard_from_words import HEARD_FROM_CHOICES
from alongside.web.opening_page import first_day, laid_out, window_from
from alongside.web.role_words import LANGUAGES

BOOKINGS_AN_HOUR, HOLDS_AN_HOUR = 5, 30
KEPT = settings.KEPT_TIME_COOKIE_NAME  # it names what this browser keeps; one browser keeps one time


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
    heard_from = forms.ChoiceField(
        label=gettext_lazy("Where did you hear about us?"), choices=HEARD_FROM_CHOICES, required=False
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_starts_at(self) -> datetime:
        """The moment of the radio button that was chosen."""
        found = moment(self.cleaned_data["starts_at"])
        if found is None:
            raise forms.ValidationError(_("Please choose a time."))
        return found


@require_http_methods(["GET", "POST"])
def book_first(request: HttpRequest, slug: str) -> HttpResponse:
    """First a time, which is kept for some minutes; then a name and an address: booked. A look writes nothing."""
    practice = practice_by_slug(slug)
    asked = request.POST if request.method == "POST" else request.GET
    choice = wanted(
        asked,
        practice,
        services(practice, for_newcomers=True),
        lambda service: queries.taking(practice, service),
        practice.timezone,
    )
    with timezone.override(ZoneInfo(choice.zone)):
        if request.method == "POST" and choice.picked and not choice.must_choose and not choice.is_by_letter:
            return _keep(request, practice, choice) if "choose" in asked else _book(request, practice, choice)
        start = {"language": translation.get_language(), "starts_at": request.GET.get("at", "")}
        return _page(request, practice, choice, FirstForm(initial=start), at=moment(start["starts_at"] or ""))


def _page(
    request: HttpRequest,
    practice: Any,
    choice: Wanted,
    form: FirstForm,
    *,
    at: datetime | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    """`at`: the time that was chosen; without it, the times to choose from."""
    now = timezone.now()
    page: dict[str, Any] = choice.page() | {
        "practice": practice,
        "form": form,
        "error": error,
        "at": at,
        "kept_until": queries.kept_until(practice, _kept_id(request), at, now) if at else None,
        "minutes": choice.service.row.minutes if choice.service else practice.first_meeting_minutes,
        "fee": choice.service.fee if choice.service else price(practice.first_meeting_fee, practice.currency),
        "is_free": practice.first_meeting_fee == 0 and choice.service is None,
    }
    if at is None and not choice.must_choose and not choice.is_by_letter:
        page |= _openings(practice, choice, request.GET.get("since") or request.POST.get("since"), now)
    return render(request, "public/book_first.html", page, status=status)


def _openings(practice: Any, choice: Wanted, since: str | None, now: datetime) -> dict[str, Any]:
    zone = ZoneInfo(choice.zone)
    window = window_from(first_day(since), zone, now)
    first = _first(practice, choice)
    found = queries.openings_of_any(
        choice.picked, first.minutes, window, now, rules=first.rules, place_kind=first.place_kind
    )
    return laid_out(list(found), window, zone, since)


def _first(practice: Any, choice: Wanted) -> queries.FirstMeeting:
    service = choice.service.row.pk if choice.service else None
    return queries.first_meeting(practice, service_id=service, place_kind=choice.place_kind)


def _keep(request: HttpRequest, practice: Any, choice: Wanted) -> HttpResponse:
    """Keep the time that was chosen, and go on to the form."""
    form = FirstForm(initial={"language": translation.get_language()})
    at = moment(request.POST.get("starts_at", ""))
    if at is None:
        return _page(request, practice, choice, form, error=_("Please choose a time."), status=422)
    if not _is_welcome(request, "hold", practice.pk, HOLDS_AN_HOUR):
        return _page(request, practice, choice, form, error=_("Please try again later."), status=429)
    member = _who_takes(practice, choice, at)
    try:
        if member is None:
            raise Refused("taken")
        hold = actions.hold_for_newcomer(
            practice,
            member_id=member.pk,
            starts_at=at,
            service_id=choice.service.row.pk if choice.service else None,
            place_kind=choice.place_kind,
            instead_of=_kept_id(request),
        )
    except Refused:
        error = _("Somebody was faster. Please choose another time.")
        return _page(request, practice, choice, form, error=error, status=422)
    here = choice.address(member=str(member.pk), at=request.POST["starts_at"])
    answer = redirect(f"{request.path}?{here}")
    answer.set_signed_cookie(
        KEPT,
        str(hold.pk),
        expires=hold.expires_at,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _book(request: HttpRequest, practice: Any, choice: Wanted) -> HttpResponse:
    """Booked, or the page that says why not, with what was typed."""
    form = FirstForm(request.POST)
    if not form.is_valid():
        return _page(request, practice, choice, form, at=form.cleaned_data.get("starts_at"), status=422)
    given = form.cleaned_data
    if given["website"]:
        return redirect("public:practice", practice.slug)
    if not _is_welcome(request, "first", practice.pk, BOOKINGS_AN_HOUR):
        form.add_error(
            None, _("Many meetings were booked from your connection in this hour. Please try again later.")
        )
        return _page(request, practice, choice, form, at=given["starts_at"], status=429)
    kept, member = _kept_id(request), _who_takes(practice, choice, given["starts_at"])
    try:
        if member is None:
            raise Refused("taken")
        row, secret = actions.book_first_meeting(
            practice,
            member_id=member.pk,
            starts_at=given["starts_at"],
            name=given["name"],
            email=given["email"],
            language=given["language"],
            zone=choice.zone,
            service_id=choice.service.row.pk if choice.service else None,
            place_kind=choice.place_kind,
            hold_id=kept,
            heard_from=given["heard_from"],
        )
    except Refused as no:
        return _refused(request, practice, choice, form, no)
    messages.success(request, _said(row))
    answer = redirect("public:appointment", secret)
    answer.delete_cookie(KEPT, samesite="Lax")
    return answer


def _said(row: Any) -> str:
    if row.status == "requested":
        return _("You have asked for this time. It is kept for you, and we write to you soon.")
    return _(
        "Your first meeting is booked. A letter follows in some minutes; until then you can take it back."
    )


def _refused(
    request: HttpRequest, practice: Any, choice: Wanted, form: FirstForm, no: Refused
) -> HttpResponse:
    if no.code == "taken":
        form.add_error("starts_at", _("Somebody was faster. Please choose another time."))
        return _page(request, practice, choice, form, status=422)
    form.add_error(None, str(REFUSED.get(no.code, _("Please check what you have written."))))
    return _page(request, practice, choice, form, at=form.cleaned_data.get("starts_at"), status=422)


def _who_takes(practice: Any, choice: Wanted, at: datetime) -> Any:
    """The member of those asked for who is free then, the first by name, or None. One who was named it is anyway."""
    if len(choice.picked) == 1:
        return choice.picked[0]
    first, now = _first(practice, choice), timezone.now()
    return next((each for each in choice.picked if queries.is_first_opening(first, each, at, now)), None)


def _kept_id(request: HttpRequest) -> UUID | None:
    """What this browser keeps, if anything. A cookie that was tampered with is none."""
    value = request.get_signed_cookie(KEPT, default="")
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


def _is_welcome(request: HttpRequest, what: str, practice_id: UUID, most: int) -> bool:
    """Whether this was not done too often from this address in this practice within the hour."""
    key = f"{what}:{practice_id}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 3600)
    return cache.incr(key) <= most
