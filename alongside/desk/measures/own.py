"""A practice writes its own questions, or a new version of them; works without script."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from alongside.desk.measures.library import said_kept
from alongside.desk.measures.words import say_refused
from alongside.lib.errors import NotYours, Refused
from alongside.voice.actions import library as actions
from alongside.voice.measuring.notation import from_plain
from alongside.voice.own_sets import (
    LONGEST_ABOUT,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_ITEMS,
    OPTIONS,
    SCALE,
    WORDS,
    OwnItem,
    OwnSet,
)
from alongside.voice.queries import library as queries
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Textarea
from alongside.web.role_words import LANGUAGES

FIRST_ROWS, MORE_ROWS = 5, 5
KINDS = [
    (SCALE, _("A number from 0 (not at all) to 10 (fully)")),
    (OPTIONS, _("One of these answers")),
    (WORDS, _("Words")),
]


class OwnForm(forms.Form):
    """Name and questions in the practice's own language, and in others where it likes."""

    is_all_optional = True  # most lines may stay empty; said above them

    def __init__(self, rows: int, own: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.languages = sorted(LANGUAGES, key=lambda each: each[0] != own)
        for code, language in self.languages:
            self._head(code, language, is_own=code == own)
        for row in range(1, rows + 1):
            self.fields[f"id_{row}"] = forms.CharField(
                required=False, max_length=80, widget=forms.HiddenInput
            )
            self.fields[f"kind_{row}"] = forms.ChoiceField(
                label=_("How it is answered"), choices=KINDS, initial=SCALE, required=False
            )
            for code, language in self.languages:
                self._row(row, code, language)

    def own_head(self) -> list[forms.BoundField]:
        """For the page: name and short text in the practice's own language."""
        code = self.languages[0][0]
        return [self[f"title_{code}"], self[f"about_{code}"]]

    def own_rows(self) -> list[dict[str, Any]]:
        """For the page: each question with its number and its fields."""
        code = self.languages[0][0]
        return [
            {
                "number": row,
                "id": self[f"id_{row}"],
                "fields": [self[f"text_{row}_{code}"], self[f"kind_{row}"]],
                "options": self[f"options_{row}_{code}"],
                "is_open": self[f"kind_{row}"].value() == OPTIONS,
            }
            for row in range(1, self.rows + 1)
        ]

    def others(self) -> list[tuple[str, list[forms.BoundField]]]:
        """For the page: everything again in each other language."""
        return [
            (
                language,
                [
                    self[f"title_{code}"],
                    self[f"about_{code}"],
                    *(
                        self[f"{part}_{row}_{code}"]
                        for row in range(1, self.rows + 1)
                        for part in ("text", "options")
                        if part == "text" or self[f"kind_{row}"].value() == OPTIONS
                    ),
                ],
            )
            for code, language in self.languages[1:]
        ]

    def to_set(self) -> OwnSet:
        """What keep_own asks for: rows without words in the own language are left out."""
        given, own = self.cleaned_data, self.languages[0][0]
        rows = [row for row in range(1, self.rows + 1) if given[f"text_{row}_{own}"].strip()]
        codes = [code for code, _name in self.languages if code == own or self._has_words(code, rows)]
        return OwnSet(
            titles={code: given[f"title_{code}"] or given[f"title_{own}"] for code in codes},
            about={code: given[f"about_{code}"] for code in codes},
            items=[
                OwnItem(
                    given[f"id_{row}"],
                    given[f"kind_{row}"] or SCALE,
                    {code: given[f"text_{row}_{code}"] for code in codes},
                    {code: given[f"options_{row}_{code}"].splitlines() for code in codes},
                )
                for row in rows
            ],
        )

    def _has_words(self, code: str, rows: list[int]) -> bool:
        return any(self.cleaned_data[f"text_{row}_{code}"].strip() for row in rows)

    def _head(self, code: str, language: str, *, is_own: bool) -> None:
        self.fields[f"title_{code}"] = forms.CharField(
            label=_("Name in %(language)s") % {"language": language},
            max_length=LONGEST_TITLE,
            required=is_own,
        )
        self.fields[f"about_{code}"] = forms.CharField(
            label=_("A sentence above the questions, in %(language)s") % {"language": language},
            max_length=LONGEST_ABOUT,
            required=False,
            widget=Textarea(lines=2),
        )

    def _row(self, row: int, code: str, language: str) -> None:
        facts = {"number": row, "language": language}
        self.fields[f"text_{row}_{code}"] = forms.CharField(
            label=_("Question %(number)s in %(language)s") % facts, max_length=LONGEST_TEXT, required=False
        )
        self.fields[f"options_{row}_{code}"] = forms.CharField(
            label=_("Answers to question %(number)s in %(language)s, one on each line") % facts,
            required=False,
            max_length=12 * LONGEST_TEXT,
            widget=Textarea(lines=3),
        )


@for_member
def measure_own(request: Visit, measure_id: UUID | None = None) -> HttpResponse:
    """Write a set, or its next version."""
    if not request.actor.runs_practice:
        raise NotYours
    last = queries.versions(request.actor, measure_id)[0] if measure_id else None
    if last and last.source != actions.OWN:
        raise NotYours
    initial = _initial(last) if last else {}
    wants_more = "more" in request.POST
    rows = _rows(
        request.POST.get("rows", ""), len(from_plain(last.definition).items) if last else 0, wants_more
    )
    if wants_more:
        initial = {name: request.POST[name] for name in request.POST}
    bound = request.POST if request.method == "POST" and not wants_more else None
    form = OwnForm(rows, request.practice.language, bound, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            version = actions.keep_own(request.actor, form.to_set(), measure_id=measure_id)
        except Refused as no:
            form.add_error(None, say_refused(no))
        else:
            said_kept(request, version)
            return redirect("desk:measure", version.measure_id)
    page = {"form": form, "measure": last.measure if last else None, "can_grow": rows < MOST_ITEMS}
    return render(request, "desk/measures/own.html", page, status=422 if form.errors else 200)


def _rows(said: str, items: int, wants_more: bool) -> int:
    """How many questions the page has room for."""
    shown = int(said) if said.isdecimal() and len(said) < 3 else max(FIRST_ROWS, items + 2)
    return min(max(shown + (MORE_ROWS if wants_more else 0), 1), MOST_ITEMS)


def _initial(last: Any) -> dict[str, Any]:
    """The fields as the last version has them."""
    found: dict[str, Any] = {}
    items = from_plain(last.definition).items
    for code, told in last.texts.items():
        found |= {f"title_{code}": told["title"], f"about_{code}": told.get("about", "")}
        for row, item in enumerate(items, start=1):
            options = told["options"].get(item.id, {})
            found[f"text_{row}_{code}"] = told["items"].get(item.id, "")
            found[f"options_{row}_{code}"] = "\n".join(options[each.code] for each in item.options if options)
    for row, item in enumerate(items, start=1):
        is_named = any(item.id in told["options"] for told in last.texts.values())
        found[f"id_{row}"] = item.id
        found[f"kind_{row}"] = WORDS if item.is_words else OPTIONS if is_named else SCALE
    return found
