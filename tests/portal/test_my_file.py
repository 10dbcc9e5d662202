"""The client's own archive."""

import io
import zipfile

from alongside.trail.models import Event
from tests.cast import Cast
from tests.file.full import fill

URL = "/portal/my-file/"


def test_it_comes_by_its_button_with_a_name_that_says_nothing(cast: Cast) -> None:
    fill(cast)
    browser = cast.browser(cast.vera)
    assert browser.get(URL).status_code == 200
    assert not Event.objects.filter(verb="file.taken").exists()
    answer = browser.post(URL)
    assert answer["Content-Type"] == "application/zip"
    assert 'filename="My file 20' in answer["Content-Disposition"]
    assert "Vera" not in answer["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {"index.html", "data.json", "fhir.json"} <= set(archive.namelist())
        assert "I cannot sleep." in archive.read("index.html").decode()
    assert Event.objects.get(verb="file.taken").actor_id == cast.vera.pk


def test_each_client_gets_only_their_own(cast: Cast) -> None:
    fill(cast)
    answer = cast.browser(cast.oskar).post(URL)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "Oskar Example" in whole
    assert "I cannot sleep." not in whole
    assert "Vera" not in whole
