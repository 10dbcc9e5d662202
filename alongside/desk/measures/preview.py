"""The questions of a measure as a client sees them, for looking only."""

from django import forms

from alongside.voice.measuring.definitions import Definition
from alongside.web import check_in_fields
from alongside.web.measure_words import Texts


class Preview(forms.Form):
    """Every question, none of which can be answered here."""

    is_all_optional = True
    use_required_attribute = False

    def __init__(self, definition: Definition, said: Texts) -> None:
        super().__init__(prefix="preview")
        names = check_in_fields.names(definition)
        self.words_before = {names[name]: words for name, words in said.before.items() if name in names}
        for item in definition.items:
            made = check_in_fields.fields_of(item, names[item.id], said)
            hint = check_in_fields.only_if(definition, item, said)
            for field in list(made.values())[:1]:
                field.help_text = " ".join(filter(None, (hint, str(field.help_text))))
            for field in made.values():
                field.disabled = True
            self.fields.update(made)

    def questions(self) -> list[tuple[str, forms.BoundField]]:
        """Each question with the words that stand before it."""
        return [(self.words_before.get(name, ""), self[name]) for name in self.fields]
