"""Who works here: invite, change, suspend, replace; and who covers while somebody is away."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.clients.actions import hand_over_all
from alongside.clients.queries import visible_clients
from alongside.lib.errors import Refused
from alongside.practice import actions, queries
from alongside.practice.session_actions import end_member_sessions
from alongside.trail.actors import Actor, Role
from alongside.web.actors import Visit, for_member
from alongside.web.forms import DateInput, ManyChoices, zone_choices
from alongside.web.role_words import LANGUAGES, MEMBER_STATUS, ROLES

WORDS = {
    "not_a_practitioner": _("Choose somebody who works with clients here."),
    "member_exists": _("Somebody with this address works here or is invited already."),
    "member_joined": _("This person has come in already."),
    "member_not_active": _("Only somebody who works here now can be suspended."),
    "member_not_suspended": _("This person is not suspended."),
    "last_owner": _("A practice needs an owner. Make somebody else an owner first."),
    "ends_before_start": _("The last day is before the first."),
    "covers_self": _("Somebody else must cover."),
}


class MemberForm(forms.Form):
    """Somebody who works here."""

    name = forms.CharField(label=_("Name"), max_length=120)
    title = forms.CharField(
        label=_("What clients may call the work"),
        help_text=_("For example: psychotherapist"),
        max_length=120,
        required=False,
    )
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial=Role.PRACTITIONER.value)
    practises = forms.BooleanField(label=_("Has clients of their own"), required=False, initial=True)
    takes_newcomers = forms.BooleanField(
        label=_("Can be booked by new people on the public page"), required=False
    )
    languages = forms.MultipleChoiceField(
        label=_("Works in"), choices=LANGUAGES, required=False, widget=ManyChoices
    )
    language = forms.ChoiceField(label=_("Reads the desk in"), choices=LANGUAGES)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    unit_id = forms.TypedChoiceField(
        label=_("Unit"),
        help_text=_("Its holidays are theirs, and its door."),
        required=False,
        coerce=UUID,
        empty_value=None,
    )

    def choose_unit(self, actor: Actor) -> None:
        """The units to choose from; not asked for where there are none."""
        units = [(str(unit.pk), unit.name) for unit in queries.units(actor)]
        if units:
            self.fields["unit_id"].choices = [("", gettext("No unit")), *units]  # type: ignore[attr-defined]
        else:
            del self.fields["unit_id"]


class OwnForm(forms.Form):
    """What everybody may change about themselves."""

    name = forms.CharField(label=_("Name"), max_length=120)
    title = forms.CharField(label=_("What clients may call the work"), max_length=120, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Works in"), choices=LANGUAGES, required=False, widget=ManyChoices
    )
    language = forms.ChoiceField(label=_("Reads the desk in"), choices=LANGUAGES)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)


class AbsenceForm(forms.Form):
    """When somebody is away, and who covers."""

    starts_on = forms.DateField(label=_("First day away"), widget=DateInput)
    ends_on = forms.DateField(label=_("Last day away"), widget=DateInput)
    covered_by = forms.ChoiceField(
        label=_("Who covers"),
        required=False,
        help_text=_("They see the clients of the absent person on these days."),
    )

    def __init__(self, *args: object, actor: Actor, member_id: UUID, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        others = queries.practitioners(actor).exclude(pk=member_id)
        self.fields["covered_by"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Nobody")),
            *((str(each.pk), each.name) for each in others),
        ]


def refuse(form: forms.Form, no: Refused) -> None:
    """Say a refusal beside its field."""
    form.add_error(no.field if no.field in form.fields else None, str(WORDS[no.code]))


@for_member
def members(request: Visit) -> HttpResponse:
    """Everybody, with their role and whether they are here."""
    today = timezone.localdate()
    page = {
        "members": [
            (each, dict(ROLES)[each.role], MEMBER_STATUS[each.status])
            for each in queries.members(request.actor)
        ],
        "absences": queries.absences(request.actor, since=today),
    }
    return render(request, "desk/members/members.html", page)


@for_member
def invite(request: Visit) -> HttpResponse:
    """Invite somebody to work here."""
    _must_run(request.actor)
    start = {"language": request.practice.language, "timezone": request.practice.timezone}
    form = MemberForm(request.POST or None, initial=start)
    del form.fields["takes_newcomers"], form.fields["languages"], form.fields["unit_id"]
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data
        try:
            actions.invite_member(
                request.actor,
                name=new["name"],
                title=new["title"],
                email=new["email"],
                role=Role(new["role"]),
                practises=new["practises"],
                language=new["language"],
                zone=new["timezone"],
            )
        except Refused as no:
            refuse(form, no)
        else:
            messages.success(request, gettext("The invitation is on its way."))
            return redirect("desk:members")
    return render(request, "desk/members/invite.html", {"form": form}, status=422 if form.errors else 200)


@for_member
def member(request: Visit, member_id: UUID) -> HttpResponse:
    """One member: everything for who runs the practice, the own name and language for oneself."""
    who = queries.member(request.actor, member_id)
    own = who.pk == request.actor.id
    if not (own or request.actor.runs_practice):
        raise Http404
    form_class = MemberForm if request.actor.runs_practice else OwnForm
    names = [name for name in form_class.base_fields if name != "email"]
    form = form_class(request.POST or None, initial={name: getattr(who, name) for name in names})
    form.fields.pop("email", None)
    if isinstance(form, MemberForm):
        form.choose_unit(request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_member(request.actor, who.pk, **form.cleaned_data)
        except Refused as no:
            refuse(form, no)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:member", who.pk)
    page = {
        "who": who,
        "own": own,
        "form": form,
        "status": MEMBER_STATUS[who.status],
        "absences": [
            each
            for each in queries.absences(request.actor, since=timezone.localdate())
            if each.member_id == who.pk
        ],
        "replacements": queries.practitioners(request.actor).exclude(pk=who.pk)
        if request.actor.runs_practice
        else [],
        "clients": _count_clients(request.actor, who.pk) if request.actor.runs_practice else 0,
    }
    return render(request, "desk/members/member.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def invite_again(request: Visit, member_id: UUID) -> HttpResponse:
    """A fresh link for somebody who has not come in yet."""
    return _do(request, member_id, lambda: actions.invite_member_again(request.actor, member_id))


@for_member
@require_POST
def suspend(request: Visit, member_id: UUID) -> HttpResponse:
    """Close the door for a while."""
    return _do(request, member_id, lambda: actions.suspend_member(request.actor, member_id))


@for_member
@require_POST
def resume(request: Visit, member_id: UUID) -> HttpResponse:
    """Open it again."""
    return _do(request, member_id, lambda: actions.resume_member(request.actor, member_id))


@for_member
@require_POST
def sign_out(request: Visit, member_id: UUID) -> HttpResponse:
    """A lost phone, an open browser somewhere: every session of theirs ends (ASVS 7.4.5)."""
    end_member_sessions(request.actor, member_id)
    messages.success(request, gettext("They are signed out everywhere."))
    return redirect("desk:member", member_id)


@for_member
@require_POST
def replace(request: Visit, member_id: UUID) -> HttpResponse:
    """A member leaves: another one takes over all their clients, then the seat is closed."""
    _must_run(request.actor)
    successor = request.POST.get("successor", "")
    who = queries.member(request.actor, member_id)

    def leave() -> None:
        count = _count_clients(request.actor, who.pk)
        if count and not successor:
            raise Refused("not_a_practitioner", "successor")
        if count:
            hand_over_all(request.actor, from_member_id=who.pk, to_member_id=_id(successor))
        actions.let_member_go(request.actor, who.pk, handed_over=count)

    return _do(request, member_id, leave)


@for_member
def absence(request: Visit, member_id: UUID) -> HttpResponse:
    """Say when somebody is away and who covers."""
    who = queries.member(request.actor, member_id)
    if who.pk != request.actor.id:
        _must_run(request.actor)
    form = AbsenceForm(request.POST or None, actor=request.actor, member_id=member_id)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data
        try:
            actions.name_absence(
                request.actor,
                member_id=member_id,
                starts_on=new["starts_on"],
                ends_on=new["ends_on"],
                covered_by=_id(new["covered_by"]) if new["covered_by"] else None,
            )
        except Refused as no:
            refuse(form, no)
        else:
            return redirect("desk:member", member_id)
    return render(
        request, "desk/members/absence.html", {"form": form, "who": who}, status=422 if form.errors else 200
    )


@for_member
@require_POST
def remove_absence(request: Visit, absence_id: UUID) -> HttpResponse:
    """The plan changed."""
    actions.remove_absence(request.actor, absence_id)
    return redirect("desk:members")


def _do(request: Visit, member_id: UUID, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as no:
        messages.error(request, str(WORDS[no.code]))
    return redirect("desk:member", member_id)


def _count_clients(actor: Actor, member_id: UUID) -> int:
    return visible_clients(actor).filter(practitioner_id=member_id).count()


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _must_run(actor: Actor) -> None:
    if not actor.runs_practice:
        raise Http404
