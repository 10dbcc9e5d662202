"""A form that does one action of a room."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from alongside.lib.errors import Refused


class ActingForm(forms.Form):
    """A form that does one action, and shows a refusal beside its field; `refusals` has the words by code."""

    refusals: ClassVar[Mapping[str, Any]] = {}

    def do(self, action: Any, *given: Any, **named: Any) -> bool:
        """Whether the action was done; False, with the reason, where the form or the action says no."""
        if not self.is_valid():
            return False
        try:
            action(*given, **self.cleaned_data, **named)
        except Refused as no:
            self.add_error(no.field if no.field in self.fields else None, self.refusals[no.code])
        return not self.errors
