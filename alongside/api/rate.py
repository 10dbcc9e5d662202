"""How often one token may ask: so many requests a minute."""

import time
from uuid import UUID

from django.conf import settings
from django.core.cache import cache

MINUTE = 60


def seconds_to_wait(token_id: UUID) -> int:
    """0: come in. Else how many seconds until the next minute."""
    now = time.time()
    key = f"api:{token_id}:{int(now // MINUTE)}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        asked = cache.incr(key)
    except ValueError:  # it was let go between the two
        return 0
    return 0 if asked <= settings.API_PER_MINUTE else MINUTE - int(now % MINUTE)
