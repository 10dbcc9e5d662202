"""Gathering, comparing and compiling translations, on a small house of its own."""

import gettext
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation.template import templatize

from alongside.management import translations

PAGE = """{% load i18n %}
<p title="{% translate "Close" %}">{% blocktranslate trimmed count n=n with name=name %}
  {{ n }} step for {{ name }}
{% plural %}
  {{ n }} steps for {{ name }}
{% endblocktranslate %}</p>
<b>{% translate "May" context "month" %}</b>{{ x|default:_("nobody's") }}
"""
CODE = """
from django.utils.translation import gettext_lazy as _, ngettext
HELLO = _("Good morning, "
          "%(name)s")
def say(n): return ngettext("%(n)d day", "%(n)d days", n)
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "words.py").write_text(CODE, encoding="utf-8")
    monkeypatch.setattr(translations, "HOUSE", tmp_path)
    monkeypatch.setattr(translations, "LOCALES", tmp_path / "locale")
    return tmp_path


def say(language: str, sentence: str | tuple[str, str], *words: str) -> None:
    catalog = translations.read(language)
    message = catalog.get(sentence)
    assert message is not None
    message.string = words if len(words) > 1 else words[0]
    translations.write(language, catalog, keep_obsolete=True)


def test_every_kind_of_sentence_is_gathered(house: Path) -> None:
    found = {(message.id, message.context) for message in translations.gather() if message.id}
    assert found == {
        ("Close", None),
        (("%(n)s step for %(name)s", "%(n)s steps for %(name)s"), None),
        ("May", "month"),
        ("nobody's", None),
        ("Good morning, %(name)s", None),
        (("%(n)d day", "%(n)d days"), None),
    }


def test_no_sentence_of_our_templates_is_lost() -> None:
    for path in (translations.HOUSE / "templates").rglob("*.html"):
        python = templatize(path.read_text(encoding="utf-8"))
        assert len(translations.CALL.findall(python)) == python.count("gettext(") + python.count(" _("), path


def test_each_language_counts_as_its_speakers_do(house: Path) -> None:
    call_command("messages", verbosity=0, stdout=io.StringIO())
    forms = {name: translations.read(name).num_plurals for name in translations.LANGUAGES}
    assert forms == {"fi": 2, "ja": 1, "ru": 3}


def test_gathering_again_changes_no_byte(house: Path) -> None:
    call_command("messages", verbosity=0, stdout=io.StringIO())
    say("fi", "Close", "Sulje")
    before = translations.path_of("fi").read_bytes()
    call_command("messages", verbosity=0, stdout=io.StringIO())
    assert translations.path_of("fi").read_bytes() == before


def test_a_sentence_that_comes_back_brings_its_translation(house: Path) -> None:
    page = house / "templates" / "page.html"
    call_command("messages", verbosity=0, stdout=io.StringIO())
    say("fi", "Close", "Sulje")
    page.write_text(PAGE.replace("Close", "Shut"), encoding="utf-8")
    call_command("messages", verbosity=0, stdout=io.StringIO())
    said = [str(flaw) for flaw in translations.flaws("fi", translations.gather())]
    assert "fi: obsolete (remove it with `messages --tidy`): 'Close'" in said
    assert "fi: not translated: 'Shut'" in said
    page.write_text(PAGE, encoding="utf-8")
    call_command("messages", verbosity=0, stdout=io.StringIO())
    close = translations.read("fi").get("Close")
    assert close is not None and close.string == "Sulje"
    assert not translations.read("fi").obsolete


def test_compiled_words_are_spoken(house: Path) -> None:
    call_command("messages", verbosity=0, stdout=io.StringIO())
    say("ru", ("%(n)d day", "%(n)d days"), "%(n)d день", "%(n)d дня", "%(n)d дней")
    call_command("messages", compile=True, verbosity=0)
    with translations.path_of("ru").with_suffix(".mo").open("rb") as compiled:
        spoken = gettext.GNUTranslations(compiled)
    said = [spoken.ngettext("%(n)d day", "%(n)d days", n) % {"n": n} for n in (1, 3, 11, 21)]
    assert said == ["1 день", "3 дня", "11 дней", "21 день"]
    assert translations.compile_stale() == []


@pytest.mark.parametrize(
    ("language", "sentence", "words", "flaw"),
    [
        ("fi", "Good morning, %(name)s", ["Hyvää huomenta"], "placeholders differ, ['%(name)s'] became []"),
        ("ru", ("%(n)d day", "%(n)d days"), ["день", "%(n)d дня", "%(n)d дней"], "placeholders differ"),
        ("fi", ("%(n)d day", "%(n)d days"), ["%(n)d päivä", "päivää"], "placeholders differ"),
        ("ja", "Close", ["<b>閉じる</b>"], "tags differ"),
    ],
)
def test_what_a_translation_got_wrong_is_named(
    house: Path, language: str, sentence: str | tuple[str, str], words: list[str], flaw: str
) -> None:
    call_command("messages", verbosity=0, stdout=io.StringIO())
    say(language, sentence, *words)
    named = [
        found.what
        for found in translations.flaws(language, translations.gather())
        if found.sentence == (sentence if isinstance(sentence, str) else sentence[0])
    ]
    assert [flaw in what for what in named] == [True]


def test_an_incomplete_language_fails_the_check(house: Path) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError, match="18 to look at"):
        call_command("messages", check=True, stdout=out)
    assert "ja: missing (run `messages`): 'Close'" in out.getvalue()
