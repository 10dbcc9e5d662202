"""My diary: what I keep of my days, for nobody else unless I choose it entry by entry (B07)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.diary import actions, queries
from alongside.diary.media import PHOTO, SOUND
from alongside.diary.themes import moods, recurring
from alongside.portal.diary_forms import ChangeForm, ShareForm, WriteForm
from alongside.web.actors import Visit, for_client
from alongside.web.diary_page import mood_picture
from alongside.web.downloads import download, play
from alongside.web.reading import earlier_than, own_file


@for_client
def diary(request: Visit) -> HttpResponse:
    """What I wrote, the newest first, and room for more. A device that kept entries sends them here, too."""
    client_id = own_file(request.actor)
    people = queries.circle_to_share_with(request.actor)
    asked = queries.prompts(request.actor, client_id)
    asks = queries.open_prompts(asked, timezone.now(), timezone.get_current_timezone())
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = WriteForm(*sent, people=people, initial={"prompt_id": _chosen(request)})
    if request.method == "POST":
        done = form.do(actions.write_entry, request.actor)
        if _is_sent_by_script(request):
            return _answer(form, done)
        if done:
            messages.success(request, _("It is in your diary."))
            return redirect("portal:diary")
    found = queries.entries(request.actor, client_id, before=earlier_than(request))
    page = {
        "form": form,
        "prompt": next((each for each in asks if str(each.pk) == str(form["prompt_id"].value())), None),
        "prompts": asks,
        "proposed": [each for each in asked if each.agreed_at is None],
        "entries": found[: queries.PAGE],
        "more": found[queries.PAGE - 1].pk if len(found) > queries.PAGE else None,
        "is_first_page": earlier_than(request) is None,
    }
    return render(request, "portal/diary/diary.html", page, status=422 if form.errors else 200)


def _chosen(request: Visit) -> UUID | None:
    try:
        return UUID(request.GET.get("question", ""))
    except ValueError:
        return None


def _is_sent_by_script(request: Visit) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _answer(form: WriteForm, done: bool) -> JsonResponse:
    """For a device that kept the entry: it was taken, or why it was not."""
    if done:
        return JsonResponse({}, status=201)
    said = [str(each) for errors in form.errors.values() for each in errors]
    return JsonResponse({"message": " ".join(said)}, status=422)


@for_client
def entry(request: Visit, entry_id: UUID) -> HttpResponse:
    """One entry: read it, write it anew, and decide who sees it. Two tabs never write over each other."""
    found = queries.entry(request.actor, entry_id)
    form = ChangeForm(request.POST or None, request.FILES or None, entry=found)
    if request.method == "POST" and form.do(actions.change_entry, request.actor, entry_id):
        messages.success(request, _("It is saved."))
        return redirect("portal:diary_entry", entry_id)
    page: dict[str, Any] = {"entry": found, "form": form, "saved": None}
    if form.errors and form.cleaned_data.get("revision", found.revision) != found.revision:
        form.show_saved(found)
        page["saved"] = found
    page["share_form"] = _share_form(request, found)
    status = 409 if page["saved"] else 422 if form.errors else 200
    return render(request, "portal/diary/entry.html", page, status=status)


def _share_form(request: Visit, found: Any, data: Any = None) -> ShareForm:
    chosen = [str(each) for each in found.shares.values_list("person_id", flat=True)]
    people = queries.circle_to_share_with(request.actor)
    first = {"is_shared": found.is_shared, "people": chosen}
    return ShareForm(data, people=people, initial=first, auto_id="share_%s")


@for_client
@require_POST
def sharing(request: Visit, entry_id: UUID) -> HttpResponse:
    """From now on exactly these see it."""
    form = _share_form(request, queries.entry(request.actor, entry_id), request.POST)
    if form.do(actions.share_entry, request.actor, entry_id):
        messages.success(request, _("Who sees it is saved."))
    return redirect("portal:diary_entry", entry_id)


@for_client
def remove(request: Visit, entry_id: UUID) -> HttpResponse:
    """One question, then it is gone for good."""
    found = queries.entry(request.actor, entry_id)
    if request.method == "POST":
        actions.remove_entry(request.actor, entry_id)
        messages.success(request, _("The entry is deleted."))
        return redirect("portal:diary")
    return render(request, "portal/diary/remove.html", {"entry": found})


@for_client
def photo(request: Visit, entry_id: UUID) -> HttpResponse:
    """The photo of an entry."""
    found = queries.medium(request.actor, entry_id, PHOTO)
    return download(found.content, name=found.name, media_type=found.media_type)


@for_client
def sound(request: Visit, entry_id: UUID) -> HttpResponse:
    """The recording of an entry."""
    found = queries.medium(request.actor, entry_id, SOUND)
    return play(request, found.content, media_type=found.media_type)


@for_client
def themes(request: Visit) -> HttpResponse:
    """What comes back in my diary, and how my mood went."""
    days = queries.days(request.actor, own_file(request.actor))
    page = {
        "n": len(days),
        "themes": recurring(days),
        "moods": moods(days),
        "picture": mood_picture(days),
    }
    return render(request, "portal/diary/themes.html", page)
