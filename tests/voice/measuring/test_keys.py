"""The keys that come with the product: sound, found by code and name, and free of any item's words."""

import re

import pytest

from alongside.voice.measuring.checking import faults
from alongside.voice.measuring.core_om_key import CORE_OM, FUNCTIONING, PROBLEMS, RISK, WELL_BEING
from alongside.voice.measuring.definitions import Definition, TextUse
from alongside.voice.measuring.keys import FAMILIES, KEYS, WHOLE_NAMES, key_for, refusal
from alongside.voice.measuring.structure import spans


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_each_key_is_sound_and_says_where_its_numbers_come_from(key: Definition) -> None:
    assert faults(key) == []
    for scale in key.scales:
        assert scale.source.citation
        assert bool(scale.bands) == (scale.bands_source is not None)
    assert key.licence.text_use is not TextUse.FORBIDDEN


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_no_key_holds_words_of_an_item(key: Definition) -> None:
    written = [item.id for item in key.items] + [option.code for item in key.items for option in item.options]
    assert [words for words in written if not re.fullmatch(r"\d+|LA\d+-\d", words)] == []


@pytest.mark.parametrize(
    ("name", "items", "range_"),
    [
        ("phq-9", 9, (0, 27)),
        ("gad-7", 7, (0, 21)),
        ("who-5", 5, (0, 100)),
        ("core-10", 10, (0, 40)),
        ("core-om", 34, (0, 40)),
        ("wsas", 5, (0, 40)),
        ("k10", 10, (10, 50)),
        ("haq-ii", 19, (19, 114)),
        ("collaborate", 3, (0, 100)),
        ("care", 10, (10, 50)),
        ("psychlops", 4, (0, 20)),
        ("wai-sr", 12, (1, 5)),
        ("proqol-5", 30, (10, 50)),
        ("cbi", 19, (0, 100)),
    ],
)
def test_the_published_sizes_and_ranges(name: str, items: int, range_: tuple[float, float]) -> None:
    key = KEYS[name]
    assert len(key.items) == items
    assert {spans(key)[scale.id] for scale in key.scales} == {range_}


REVERSED = {
    "core-10": {2, 3},
    "core-om": {3, 4, 7, 12, 19, 21, 31, 32},
    "haq-ii": {4, 8, 11, 16, 19},
    "proqol-5": {1, 4, 15, 17, 29},
    "cbi": {13},
}


@pytest.mark.parametrize("key", KEYS.values(), ids=list(KEYS))
def test_the_published_items_are_reversed(key: Definition) -> None:
    assert {int(item.id) for item in key.items if item.is_reversed} == REVERSED.get(key.id, set())


@pytest.mark.parametrize(
    ("name", "starts", "cutoffs", "changes"),
    [
        ("phq-9", [0, 5, 10, 15, 20], [10], [6, 5.20]),
        ("gad-7", [0, 5, 10, 15], [8, 10], [4, 3.53]),
        ("who-5", [], [52, 28], [10]),
        ("core-10", [0, 6, 11, 15, 20, 25], [11, 13], [6]),
        ("wsas", [0, 10, 21], [], [8]),
        ("k10", [10, 20, 25, 30], [], []),
    ],
)
def test_the_published_numbers(
    name: str, starts: list[float], cutoffs: list[float], changes: list[float]
) -> None:
    (scale,) = KEYS[name].scales
    assert [band.lowest for band in scale.bands] == starts
    assert [cutoff.value for cutoff in scale.cutoffs] == cutoffs
    assert [change.points for change in scale.reliable_changes] == changes


def test_the_numbers_of_core_om_and_of_the_helper() -> None:
    total = KEYS["core-om"].scales[-1]
    assert [(cutoff.population, cutoff.value) for cutoff in total.cutoffs] == [
        ("United Kingdom", 10),
        ("men", 11.9),
        ("women", 12.9),
    ]
    assert [change.points for change in total.reliable_changes] == [5]
    assert {tuple(band.lowest for band in scale.bands) for scale in KEYS["proqol-5"].scales} == {(10, 23, 42)}
    assert {scale.cutoffs[0].value for scale in KEYS["cbi"].scales} == {50}


def test_the_domains_of_core_om_share_out_its_items() -> None:
    domains = (WELL_BEING, PROBLEMS, FUNCTIONING, RISK)
    assert [len(domain) for domain in domains] == [4, 12, 12, 6]
    assert sorted(sum(domains, ())) == list(range(1, 35))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("PHQ-9", "phq-9"),
        ("phq9", "phq-9"),
        ("Patient Health Questionnaire (PHQ-9)", "phq-9"),
        ("Patient Health Questionnaire 9 item", "phq-9"),
        ("PHQ-9: Patient Health Questionnaire", "phq-9"),
        ("Patient Health Questionnaire (PHQ-15)", None),
        ("Patient Health Questionnaire", None),
        ("PHQ-2", None),
        ("Kessler Psychological Distress Scale (K10)", "k10"),
        ("Kessler Psychological Distress Scale (K6)", None),
        ("Work and Social Adjustment Scale", "wsas"),
        ("WHO-Five Well-Being Index", "who-5"),
        ("Copenhagen Burnout Inventory (CBI)", "cbi"),
        ("Our own scale", None),
        ("", None),
    ],
)
def test_a_key_is_found_by_its_whole_name(name: str, key: str | None) -> None:
    found = key_for(name=name)
    assert (found.id if found else None) == key


def test_a_code_comes_before_a_name() -> None:
    assert key_for(loinc="69737-5", name="PHQ-9") is KEYS["gad-7"]
    assert key_for(loinc="0-0", name="PHQ-9") is KEYS["phq-9"]
    assert key_for() is None


def test_every_other_name_leads_to_a_key() -> None:
    assert {*FAMILIES, *WHOLE_NAMES.values()} <= set(KEYS)


@pytest.mark.parametrize(
    "name", ["ORS", "Outcome Rating Scale", "My SRS v3", "OQ-45.2", "CSQ-8", "MBI-HSS", "B-L RI (BLRI)"]
)
def test_texts_that_may_not_be_copied_are_refused_with_the_owner(name: str) -> None:
    licence = refusal(name)
    assert licence is not None
    assert (licence.text_use, bool(licence.owner)) == (TextUse.FORBIDDEN, True)


@pytest.mark.parametrize("name", ["PHQ-9", "Our client satisfaction questionnaire", "Orsola's scale", ""])
def test_other_texts_are_not(name: str) -> None:
    assert refusal(name) is None


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.id)
def test_each_number_of_a_key_says_where_it_is_from(key: Definition) -> None:
    assert (key.recall_days is None) == (key.recall_source is None)
    assert all(critical.source for critical in key.critical_items)
    assert all(bool(scale.bands) == bool(scale.bands_source) for scale in key.scales)


def test_the_layout_of_core_om_is_recalled() -> None:
    assert {scale.source.is_verified for scale in CORE_OM.scales} == {False}
