"""The client takes their file along."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.file import actions
from alongside.web.actors import Visit, for_client
from alongside.web.downloads import download
from alongside.web.file_pages import write_pages
from alongside.web.reading import own_file


@for_client
def my_file(request: Visit) -> HttpResponse:
    """What the archive holds; its button makes it, at once, as often as one likes."""
    client_id = own_file(request.actor)
    if request.method != "POST":
        return render(request, "portal/my_file.html", {})
    archive = actions.take_file(request.actor, client_id, write_pages=write_pages)
    name = f"{_('My file')} {timezone.localdate():%Y-%m-%d}.zip"
    return download(archive.content, name=name, media_type="application/zip")
