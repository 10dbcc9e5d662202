"""How forms look on every page: one renderer, one field template, a few widgets."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from alongside.lib.zones import zones_by_region

SCALE = range(11)


def zone_choices() -> list[tuple[str, Any]]:
    """Time zones for a select, grouped by region."""
    return [
        (region, [(name, name.replace("_", " ")) for name in names]) for region, names in zones_by_region()
    ]


class Renderer(TemplatesSetting):
    """Renders every form with our own templates (settings.FORM_RENDERER)."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class DateInput(forms.DateInput):
    """The browser's own date picker; its value is always ISO 8601."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own time picker, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """The browser's own picker for a local date and time, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Textarea(forms.Textarea):
    """Grows with what is written (CSS field-sizing); `lines` is its height when empty."""

    def __init__(self, attrs: dict[str, Any] | None = None, lines: int = 4) -> None:
        super().__init__({"rows": lines, **(attrs or {})})


class Choices(forms.RadioSelect):
    """One of a few, all in sight."""

    template_name = "components/choices.html"


class ManyChoices(forms.CheckboxSelectMultiple):
    """Any of a few, all in sight."""

    template_name = "components/choices.html"


class ScaleSelect(forms.RadioSelect):
    """0 to 10 with one thumb; `low` and `high` say in words what the ends mean (C04)."""

    template_name = "components/scale.html"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        low: Any = "",
        high: Any = "",
    ) -> None:
        super().__init__(attrs, choices=[(n, str(n)) for n in SCALE])
        self.low = low
        self.high = high

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the words at both ends."""
        context = super().get_context(name, value, attrs)
        context["widget"]["low"] = self.low
        context["widget"]["high"] = self.high
        return context


class ScaleField(forms.TypedChoiceField):
    """A whole number from 0 to 10, or None when it was left open."""

    def __init__(self, *, low: Any = "", high: Any = "", **kwargs: Any) -> None:
        kwargs.setdefault("choices", [(n, str(n)) for n in SCALE])
        kwargs.setdefault("widget", ScaleSelect(low=low, high=high))
        super().__init__(coerce=int, empty_value=None, **kwargs)


class CodeInput(forms.TextInput):
    """A code from a letter or an app: the phone offers to fill it in."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {"autocomplete": "one-time-code", "class": "code-input", "autocapitalize": "characters"}
        super().__init__({**usual, "spellcheck": "false", **(attrs or {})})
