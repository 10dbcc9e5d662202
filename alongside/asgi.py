"""The entry for the web server."""

import os
import warnings

from django.core.asgi import get_asgi_application

# WhiteNoise hands out files by plain iterators; Django then reads them whole, which is right for small ones.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
application = get_asgi_application()
