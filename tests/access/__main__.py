"""`python -m tests.access` writes docs/access.md."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
os.environ.setdefault("ALONGSIDE_SECRET_KEY", "only for tests")
django.setup()

from tests.access.document import DOCUMENT, markdown  # noqa: E402 (Django has to be ready)

DOCUMENT.write_text(markdown())
