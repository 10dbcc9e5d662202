"""Static files in tests: plain names, but a name that no file has fails, as it would in real life."""

from functools import cache

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class StrictStaticFiles(StaticFilesStorage):
    """Refuses to name a file that is not there."""

    def url(self, name: str | None) -> str:
        assert name is None or _exists(name), f"There is no static file {name}"
        return super().url(name)


@cache
def _exists(name: str) -> bool:
    return finders.find(name) is not None
