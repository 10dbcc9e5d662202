"""Another format, rhythm or person, without a reason; a topic that stops; a rule that was not kept (A05, A09, A11)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.frame import actions
from alongside.frame import asked_queries as queries
from alongside.frame import queries as frames
from alongside.frame.asked import answer_by
from alongside.frame.telling import impartial_members, who_works_with
from alongside.lib.errors import Refused
from alongside.practice.fit import fit
from alongside.practice.introductions import introductions, who_works_here
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_client
from alongside.web.agreement_words import TITLES
from alongside.web.asked_words import FITS, FORMATS, OUTCOMES, REFUSALS, RHYTHMS, WHATS, wanted
from alongside.web.forms import Choices, Textarea
from alongside.web.reading import own_file


class AskForm(ActingForm):
    """What is asked for. Nobody asks for a reason."""

    refusals = REFUSALS
    is_all_optional = True

    words = forms.CharField(
        label=gettext_lazy("A few words, if you like"),
        help_text=gettext_lazy("No reason is needed."),
        required=False,
        max_length=20_000,
        widget=Textarea(lines=3),
    )


class FormatForm(AskForm):
    """Another format; and what one likes and misses in the present one (F02)."""

    wanted = forms.ChoiceField(
        label=gettext_lazy("How would you like to meet?"), choices=list(FORMATS.items()), widget=Choices
    )
    likes = forms.CharField(
        label=gettext_lazy("What you like about the way we meet now"),
        required=False,
        max_length=20_000,
        widget=Textarea(lines=2),
    )
    misses = forms.CharField(
        label=gettext_lazy("What you miss in it"), required=False, max_length=20_000, widget=Textarea(lines=2)
    )
    field_order = ("wanted", "likes", "misses", "words")


class RhythmForm(AskForm):
    """Another rhythm."""

    wanted = forms.ChoiceField(
        label=gettext_lazy("What would suit you?"), choices=list(RHYTHMS.items()), widget=Choices
    )
    field_order = ("wanted", "words")


class PractitionerForm(AskForm):
    """Another person; which one may stay open."""

    member = forms.TypedChoiceField(
        label=gettext_lazy("Would you like somebody in particular?"),
        required=False,
        coerce=UUID,
        empty_value=None,
        widget=Choices,
    )
    field_order = ("member", "words")


class OtherForm(AskForm):
    """Anything else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = True
        self.fields["words"].label = _("What would you like to be different?")


FORMS: dict[str, type[AskForm]] = {
    "format": FormatForm,
    "rhythm": RhythmForm,
    "practitioner": PractitionerForm,
    "other": OtherForm,
}


@for_client
def ask_change(request: Visit) -> HttpResponse:
    """What I can ask for, and what became of what I asked; with `?what=` the form for it."""
    what = request.POST.get("what") or request.GET.get("what", "")
    if what not in FORMS:
        found = queries.asked_changes(request.actor)
        asked = [
            (each, WHATS[each.what], wanted(each), OUTCOMES.get(each.outcome, ""), answer_by(each.asked_at))
            for each in found
        ]
        return render(request, "portal/asks/changes.html", {"whats": WHATS, "asked": asked})
    return _ask(request, what)


def _ask(request: Visit, what: str) -> HttpResponse:
    form = FORMS[what](request.POST if request.method == "POST" else None)
    frame = frames.frame_of_client(request.actor, own_file(request.actor))
    people = _people(request) if what == "practitioner" else []
    if people:
        found = [
            ("", _("Anybody else, please choose for me")),
            *((str(who.pk), who.name) for who, _i, _f in people),
        ]
        form.fields["member"].choices = found  # type: ignore[attr-defined]
    elif what == "practitioner":
        del form.fields["member"]
    now = frame.place_kind if frame else "room"
    if request.method == "POST" and form.do(_asking(request, what, now)):
        messages.success(request, _("Asked. You get an answer within three days."))
        return redirect("portal:ask_change")
    page = {"form": form, "what": what, "title": WHATS[what], "people": people, "format": FORMATS[now]}
    if what == "practitioner":
        page |= _who_reads(request)
    return render(request, "portal/asks/change.html", page, status=422 if form.errors else 200)


def _who_reads(request: Visit) -> dict[str, Any]:
    """Who will answer a wish for another person, by name; and whether it is who works with me, for want of others."""
    client = clients.readable_client(request.actor, own_file(request.actor))
    reading = impartial_members(client)
    with_me = {each.pk for each in who_works_with(client)}
    return {
        "reading": [each.name for each in reading],
        "is_same": any(each.pk in with_me for each in reading),
    }


def _asking(request: Visit, what: str, now: str) -> Any:
    """Ask; what was said about the present format is kept first, where it was asked (F02)."""

    def do(likes: str = "", misses: str = "", **said: Any) -> None:
        if what == "format":
            actions.say_format(request.actor, place_kind=now, likes=likes, misses=misses)
        actions.ask_change(request.actor, what=what, **said)

    return do


def _people(request: Visit) -> list[tuple[Any, Any, str]]:
    """Who else works here, by name; with how they work, and how near that is. Nobody is ranked (C03)."""
    actor = request.actor
    profile = clients.profile(actor, own_file(actor))
    work = clients.open_engagement(own_file(actor))
    with_me = {work.practitioner_id} if work else set()
    others = [each for each in who_works_here(actor) if each.pk not in with_me]
    known = introductions(actor.practice_id, actor.language, others)
    return [(each, known.get(each.pk), _fit(known.get(each.pk), profile)) for each in others]


def _fit(introduction: Any, profile: Any) -> str:
    found = fit(
        style=introduction.style if introduction else None,
        pace=introduction.pace if introduction else None,
        wanted_style=profile.style,
        wanted_pace=profile.pace,
    )
    return str(FITS[found]) if found else ""


class ViewForm(ActingForm):
    """What one likes and misses in one format."""

    refusals = REFUSALS
    is_all_optional = True

    place_kind = forms.ChoiceField(
        label=gettext_lazy("Which way to meet?"), choices=list(FORMATS.items()), widget=Choices
    )
    likes = forms.CharField(
        label=gettext_lazy("What you like about it"),
        required=False,
        max_length=20_000,
        widget=Textarea(lines=2),
    )
    misses = forms.CharField(
        label=gettext_lazy("What you miss in it"), required=False, max_length=20_000, widget=Textarea(lines=2)
    )


@for_client
def formats(request: Visit) -> HttpResponse:
    """What I like and miss in each way to meet; asked when the agreement is looked at again (F02)."""
    actor, client_id = request.actor, own_file(request.actor)
    frame = frames.frame_of_client(actor, client_id)
    start = {"place_kind": frame.place_kind if frame else "room"}
    form = ViewForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.do(actions.say_format, actor):
        return redirect("portal:formats")
    views = queries.format_views(actor, client_id)
    page = {"form": form, "views": [(FORMATS[kind], each) for kind, each in views.items()]}
    return render(request, "portal/asks/formats.html", page, status=422 if form.errors else 200)


@for_client
@require_POST
def withdraw_change(request: Visit, change_id: UUID) -> HttpResponse:
    """Take back what I asked for."""
    try:
        actions.withdraw_change(request.actor, change_id)
    except Refused as no:
        messages.warning(request, str(REFUSALS[no.code]))
    return redirect("portal:ask_change")


class TopicForm(ActingForm):
    """A topic, in the client's words."""

    refusals = REFUSALS

    words = forms.CharField(
        label=gettext_lazy("What do you not want to talk about?"),
        help_text=gettext_lazy("A word is enough. No reason is needed."),
        max_length=20_000,
        widget=Textarea(lines=2),
    )


@for_client
def stopped(request: Visit) -> HttpResponse:
    """Topics that rest, until I say otherwise (A05)."""
    client_id = own_file(request.actor)
    form = TopicForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.stop_topic, request.actor, client_id):
        messages.success(request, _("Stopped. Nobody will bring it up until you say so."))
        return redirect("portal:stopped")
    page = {"form": form, "topics": queries.stopped_topics(request.actor, client_id)}
    return render(request, "portal/asks/stopped.html", page, status=422 if form.errors else 200)


@for_client
@require_POST
def lift(request: Visit, topic_id: UUID) -> HttpResponse:
    """It may be talked about again."""
    actions.lift_topic(request.actor, topic_id)
    return redirect("portal:stopped")


class BreachForm(ActingForm):
    """Which rule, and what happened."""

    refusals = REFUSALS

    section = forms.ChoiceField(
        label=gettext_lazy("Which part of the agreement?"), choices=list(TITLES.items())
    )
    words = forms.CharField(
        label=gettext_lazy("What happened?"),
        help_text=gettext_lazy("As you saw it. Nobody is accused by this."),
        max_length=20_000,
        widget=Textarea(lines=3),
    )


class AnswerForm(ActingForm):
    """What the other side says to it."""

    refusals = REFUSALS

    words = forms.CharField(
        label=gettext_lazy("Your view of it"), max_length=20_000, widget=Textarea(lines=3)
    )


@for_client
def not_kept(request: Visit) -> HttpResponse:
    """A rule of the agreement was not kept, by either side; what each says about it (A09)."""
    actor = request.actor
    works = [each for each in clients.engagements(actor, own_file(actor)) if each.ended_at is None]
    form = BreachForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not works:
            form.add_error(None, str(REFUSALS["engagement_ended"]))
        elif form.do(actions.note_breach, actor, works[0].pk):
            messages.success(request, _("Written down. Who works with you answers it here."))
            return redirect("portal:not_kept")
    return _not_kept(request, works, form)


def _not_kept(
    request: Visit, works: list[Any], form: BreachForm, asked: UUID | None = None, refused: Any = None
) -> HttpResponse:
    notes = [each for work in works for each in queries.breach_notes(request.actor, work.pk)]
    rows = [
        (each, TITLES[each.section], refused if each.pk == asked else AnswerForm(auto_id=f"{each.pk}_%s"))
        for each in notes
    ]
    page = {"form": form if works else None, "rows": rows}
    status = 422 if form.errors or refused is not None else 200
    return render(request, "portal/asks/not_kept.html", page, status=status)


@for_client
@require_POST
def answer_not_kept(request: Visit, note_id: UUID) -> HttpResponse:
    """My view of what the practice wrote."""
    form = AnswerForm(request.POST, auto_id=f"{note_id}_%s")
    queries.breach_note(request.actor, note_id)
    if form.do(actions.answer_breach, request.actor, note_id):
        return redirect("portal:not_kept")
    works = clients.engagements(request.actor, own_file(request.actor))
    return _not_kept(request, works, BreachForm(), note_id, form)
