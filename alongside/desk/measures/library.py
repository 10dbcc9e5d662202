"""The library: what may be asked here, each with its licence, its scoring, and where its numbers come from."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from alongside.desk.measures import shown
from alongside.desk.measures.preview import Preview
from alongside.desk.measures.words import USES, about_validity, language_names
from alongside.lib.errors import NotYours
from alongside.voice.actions import library as actions
from alongside.voice.fhir.writing import written
from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.notation import from_plain
from alongside.voice.queries import library as queries
from alongside.voice.queries.library import Entry
from alongside.voice.sets import LANGUAGES, SETS
from alongside.web import measure_words
from alongside.web.actors import Visit, for_member
from alongside.web.downloads import download
from alongside.web.measure_words import Texts

FHIR_TYPE = "application/fhir+json"
NO_WORDS = "fhir"


@for_member
def measures(request: Visit) -> HttpResponse:
    """Everything that may be asked, and known scoring keys that wait for their words."""
    found = queries.library(request.actor)
    page = {
        "ready": [_line(each, ready_of(each.definition)) for each in found.ready],
        "own": [_line(each, _texts(each.version)) for each in found.own if each.version],
        "known": [_line(each, keyed(each.definition)) for each in found.known],
        "may_change": request.actor.runs_practice,
    }
    return render(request, "desk/measures/measures.html", page)


@for_member
def known(request: Visit, key: str) -> HttpResponse:
    """A ready-made set, or a known scoring key without words."""
    definition = queries.known(request.actor, key)
    here = queries.with_words(request.actor, key)
    if here:
        return redirect("desk:measure", here)
    said = ready_of(definition) if key in SETS else keyed(definition)
    page = page_of(definition, said, has_words=key in SETS) | {"key": key, "is_ready": key in SETS}
    return render(request, "desk/measures/measure.html", page)


@for_member
def measure(request: Visit, measure_id: UUID) -> HttpResponse:
    """One measure of the practice, its newest version or the one asked for (?version=)."""
    versions = queries.versions(request.actor, measure_id)
    version = _wanted(versions, request.GET.get("version", ""))
    definition = from_plain(version.definition)
    page = page_of(definition, _texts(version), has_words=True) | {
        "version": version,
        "versions": versions,
        "measure": version.measure,
        "is_ready": version.source == "ready",
        "is_own": version.source == "own",
        "may_change": request.actor.runs_practice,
        "languages": language_names(measure_words.languages(version)),
    }
    return render(request, "desk/measures/measure.html", page)


@require_POST
@for_member
def retire(request: Visit, measure_id: UUID) -> HttpResponse:
    """Ask it no more, or again."""
    actions.retire(request.actor, measure_id, is_retired=request.POST.get("now") == "retired")
    return redirect("desk:measure", measure_id)


@for_member
def export(request: Visit, measure_id: UUID, number: int) -> HttpResponse:
    """One version as a FHIR file."""
    versions = queries.versions(request.actor, measure_id)
    version = next((each for each in versions if each.number == number), None)
    if version is None:
        raise NotYours
    definition = from_plain(version.definition)
    if version.source == "ready":
        return _file(definition, ready_texts(definition))
    return _file(definition, version.texts)


@for_member
def known_export(request: Visit, key: str) -> HttpResponse:
    """A ready-made set as a FHIR file. A key without words is no questionnaire."""
    definition = queries.known(request.actor, key)
    if key not in SETS:
        raise NotYours
    return _file(definition, ready_texts(definition))


def page_of(definition: Definition, said: Texts, *, has_words: bool) -> dict[str, Any]:
    """What every page about one measure shows."""
    return {
        "definition": definition,
        "said": said,
        "use": USES[definition.licence.text_use],
        "languages": language_names(definition.languages),
        "validity": about_validity(definition),
        "recall": shown.recall(definition),
        "preview": Preview(definition, said) if has_words else None,
        "scales": shown.scales(definition, said),
        "critical": shown.critical(definition, said),
    }


def ready_of(definition: Definition) -> Texts:
    """The words of a ready-made set in the reader's language."""
    return measure_words.ready_texts(definition.id, get_language() or "en")


def keyed(definition: Definition) -> Texts:
    """The words of a scoring key: of its scores, not of its questions."""
    return measure_words.of(definition.id, NO_WORDS, {}, get_language() or "en", definition.name)


def ready_texts(definition: Definition) -> dict[str, dict[str, Any]]:
    """The words of a ready-made set in every language of the house, as they would be stored."""
    return {
        language: _stored(measure_words.ready_texts(definition.id, language), definition)
        for language in LANGUAGES
    }


def _stored(said: Texts, definition: Definition) -> dict[str, Any]:
    low, high = said.usual_ends
    ends = {item.id: {"low": low, "high": high} for item in definition.items if item.id not in said.options}
    return {
        "title": said.title,
        "about": said.about,
        "items": dict(said.items),
        "options": ends | {name: dict(words) for name, words in said.options.items()},
        "scales": {scale.id: said.scale(scale.id) for scale in definition.scales},
    }


def _file(definition: Definition, texts: dict[str, Any]) -> HttpResponse:
    language = next(
        (code for code in (get_language() or "en", "en") if code in texts), next(iter(texts), "en")
    )
    content = written(definition, texts, language=language)
    return download(content, name=f"{definition.id}-{definition.version}.json", media_type=FHIR_TYPE)


def _line(entry: Entry, said: Texts) -> dict[str, Any]:
    """One line of the list."""
    definition = entry.definition
    codes = measure_words.languages(entry.version) if entry.version else definition.languages
    return {
        "entry": entry,
        "title": said.title,
        "definition": definition,
        "use": USES[definition.licence.text_use],
        "languages": language_names(codes),
        "recall": shown.recall(definition),
    }


def _texts(version: Any) -> Texts:
    return measure_words.texts(version)


def _wanted(versions: list[Any], number: str) -> Any:
    found = [each for each in versions if str(each.number) == number]
    return found[0] if found else versions[0]


def said_kept(request: Visit, version: Any) -> None:
    """A word after something was kept."""
    if version.number > 1:
        messages.success(request, gettext("Kept as a new version. Answers given before keep their scoring."))
    else:
        messages.success(request, gettext("Kept. It can be asked now."))
