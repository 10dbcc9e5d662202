"""The words before settings are read."""

import os

import pytest

from alongside.__main__ import into_environment


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_DATA", "before")
    monkeypatch.setenv("ALONGSIDE_PORT", "1")


def test_data_and_port_go_into_the_environment_and_the_rest_stays() -> None:
    assert into_environment(["start", "--data", "there", "--empty", "--port=99"]) == ["start", "--empty"]
    assert os.environ["ALONGSIDE_DATA"] == "there"
    assert os.environ["ALONGSIDE_PORT"] == "99"


def test_without_them_the_environment_stays() -> None:
    assert into_environment(["login-link", "maria@example.org"]) == ["login-link", "maria@example.org"]
    assert os.environ["ALONGSIDE_DATA"] == "before"


@pytest.mark.parametrize("words", [["start", "--port"], ["start", "--data="]])
def test_a_missing_value_is_said(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="needs a value after it"):
        into_environment(words)
