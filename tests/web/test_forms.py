"""How a form is written into a page: label, hint, error and answer tied together."""

import re

from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory

from alongside.web.forms import Choices, DateInput, ManyChoices, ScaleField, Textarea


class Visit(forms.Form):
    name = forms.CharField(label="Name", help_text="As you want to be called.")
    day = forms.DateField(label="Day", widget=DateInput, required=False)
    way = forms.ChoiceField(
        label="Way", choices=[("room", "In the room"), ("phone", "By phone")], widget=Choices
    )
    days = forms.MultipleChoiceField(
        label="Days", choices=[("1", "Monday")], widget=ManyChoices, required=False
    )
    heard = ScaleField(label="I felt heard", low="Not at all", high="Entirely", required=False)
    agreed = forms.BooleanField(label="I have read it")
    words = forms.CharField(label="Words", widget=Textarea(lines=9), required=False)
    secret = forms.CharField(widget=forms.HiddenInput, initial="kept")


def test_label_and_hint_belong_to_the_field() -> None:
    shown = str(Visit()["name"].as_field_group())
    assert '<label for="id_name">Name</label>' in shown
    assert '<div class="hint" id="id_name_helptext">As you want to be called.</div>' in shown
    assert 'aria-describedby="id_name_helptext"' in shown
    assert "optional" not in shown


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert '<span class="optional">optional</span>' in str(Visit()["day"].as_field_group())


def test_an_error_stands_beside_its_field_and_in_the_summary() -> None:
    shown = str(Visit({"way": "room", "secret": "kept", "agreed": "on"}))
    assert '<li><a href="#id_name">Name: This field is required.</a></li>' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert '<ul class="errorlist" id="id_name_error"><li>This field is required.</li></ul>' in shown
    assert shown.count('aria-invalid="true"') == 1


def test_the_summary_leads_to_the_first_of_several_choices() -> None:
    shown = str(Visit({"name": "Vera", "secret": "kept", "agreed": "on"}))
    assert '<a href="#id_way_0">Way: This field is required.</a>' in shown
    assert 'id="id_way_0"' in shown


def test_an_error_of_the_whole_form_and_of_a_hidden_field_is_seen() -> None:
    form = Visit({"name": "Vera", "way": "room", "agreed": "on"})
    form.add_error(None, "This time was taken.")
    shown = str(form)
    assert "<li>This time was taken.</li>" in shown
    assert shown.count("<li>This field is required.</li>") == 1


def test_no_summary_before_anything_was_sent() -> None:
    assert "error-summary" not in str(Visit())


def test_hidden_fields_come_along() -> None:
    assert '<input type="hidden" name="secret" value="kept" id="id_secret">' in str(Visit())


def test_the_scale_is_eleven_radios_with_words_at_both_ends() -> None:
    shown = str(Visit({"heard": "7"})["heard"].as_field_group())
    assert re.findall(r'type="radio" name="heard" value="(\d+)"', shown) == [str(n) for n in range(11)]
    assert re.findall(r'value="(\d+)"[^>]* checked', shown) == ["7"]
    assert '<div class="scale-ends"><span>Not at all</span><span>Entirely</span></div>' in shown
    assert '<legend>I felt heard <span class="optional">optional</span></legend>' in shown


def test_the_scale_gives_a_number_or_nothing_and_refuses_the_rest() -> None:
    field = ScaleField(required=False)
    assert [field.clean("0"), field.clean("10"), field.clean("")] == [0, 10, None]
    form = Visit({"heard": "11"})
    assert "heard" in form.errors


def test_a_scale_without_an_answer_has_no_false_choice() -> None:
    assert " checked" not in str(Visit()["heard"].as_field_group())


def test_a_date_is_written_as_the_browser_reads_it() -> None:
    shown = str(Visit({"day": "2026-03-01"})["day"])
    assert 'type="date"' in shown
    assert 'value="2026-03-01"' in shown


def test_a_text_area_has_the_height_it_was_given() -> None:
    assert 'rows="9"' in str(Visit()["words"])


def test_a_tick_box_stands_before_its_label() -> None:
    shown = str(Visit()["agreed"].as_field_group())
    assert shown.index("<input") < shown.index("I have read it")
    assert '<label for="id_agreed">' in shown


def test_a_page_may_give_a_field_another_label() -> None:
    request = RequestFactory().get("/")
    shown = render_to_string(
        "components/field.html", {"field": Visit()["name"], "label": "What <name>?"}, request
    )
    assert '<label for="id_name">What &lt;name&gt;?</label>' in shown
