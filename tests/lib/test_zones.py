from zoneinfo import ZoneInfo

import pytest

from alongside.lib.zones import is_zone, zones_by_region


@pytest.mark.parametrize(
    "name", ["Europe/Helsinki", "Asia/Tokyo", "UTC", "US/Eastern", "America/Indiana/Knox"]
)
def test_a_zone_of_this_world_is_one(name):
    assert is_zone(name)
    ZoneInfo(name)


@pytest.mark.parametrize(
    "name",
    ["", "Europe", "Europe/Nowhere", "europe/helsinki", "localtime", "../etc/passwd", "UTC\0", "posixrules"],
)
def test_anything_else_is_none(name):
    assert not is_zone(name)


def test_the_picker_lists_every_region_in_order():
    regions = dict(zones_by_region())
    assert list(regions)[-1] == "UTC"
    assert "Europe/Helsinki" in regions["Europe"]
    assert "America/Argentina/Buenos_Aires" in regions["America"]
    assert "US" not in regions
    for names in regions.values():
        assert list(names) == sorted(names)
        assert all(is_zone(name) for name in names)
