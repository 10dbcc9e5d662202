from alongside.meetings import templates


def test_the_common_templates_are_built_in():
    assert list(templates.BUILT_IN) == ["free", "soap", "dap", "birp", "intake"]
    assert templates.BUILT_IN["soap"] == ("subjective", "objective", "assessment", "plan")


def test_titles_are_trimmed_and_named_once():
    assert templates.clean_titles([" Body ", "", "Mind", "Body"]) == ["Body", "Mind"]


def test_words_of_a_section_that_is_gone_are_kept():
    parts = {"plan": "rest", "words": "long ago", "empty": " "}
    assert templates.fit(parts, ("data", "plan")) == {"data": "", "plan": "rest", "words": "long ago"}


def test_the_summary_is_the_first_written_line():
    assert templates.summary_line({"a": "\n  \n", "b": " Slept well.\nMore"}) == "Slept well."
    assert templates.summary_line({}) == ""
    cut = templates.summary_line({"a": "x" * 200})
    assert len(cut) == 120
    assert cut.endswith("x…")


def test_blank_is_blank():
    assert templates.is_blank({"a": " \n"})
    assert not templates.is_blank({"a": "", "b": "x"})


def test_only_the_same_sections_are_copied_forward():
    old = {"subjective": "tired", "plan": "walk", "words": "w"}
    assert templates.copied_forward(old, ("data", "plan")) == {"data": "", "plan": "walk"}
