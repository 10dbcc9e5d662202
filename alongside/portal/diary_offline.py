"""What lets a client's own phone open the diary without a connection: an empty page, and who hands it out there.

The page that the phone keeps is the same for everybody who reads that language: no name, no entry, no practice.
"""

import json
import re
from hashlib import sha256

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from alongside.portal.diary_forms import WriteForm
from alongside.web.actors import Visit, for_client

SCRIPT = settings.HOUSE / "static" / "alongside" / "js" / "diary_worker.js"


@for_client
def shell(request: Visit) -> HttpResponse:
    """The diary's page with nothing in it; entries written there wait on the device until there is a line."""
    return HttpResponse(_shell())


@for_client
def service_worker(request: Visit) -> HttpResponse:
    """The script that keeps the empty page and its files; another one as soon as any of them is another."""
    page = _shell()
    static = re.escape(settings.STATIC_URL)
    files = sorted(set(re.findall(f'(?:href|src)="({static}[^"]+)"', page)))
    script = SCRIPT.read_text(encoding="utf-8")
    mark = sha256(f"{page} {files} {script}".encode()).hexdigest()[:16]
    known = {"cache": f"alongside-diary-{mark}", "shell": reverse("portal:diary_offline"), "files": files}
    response = HttpResponse(
        f"const KNOWN = {json.dumps(known)}\n{script}", content_type="text/javascript; charset=utf-8"
    )
    response.headers["Service-Worker-Allowed"] = reverse("portal:diary")
    return response


def _shell() -> str:
    """Without the request: nothing of who asks can stand in it."""
    form = WriteForm(initial={"submission": ""})
    return render_to_string("portal/diary/offline.html", {"form": form})
