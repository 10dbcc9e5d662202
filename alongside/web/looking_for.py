"""Words that somebody looks for: typed into the body of a form, and sealed where an address carries them on.

Addresses stand in histories, bookmarks and logs of others; no name can be read there (ASVS 14.2.1). Only who looked
opens them again, so that going back, the next page and a second tab work.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.lib.keyring import keyring
from alongside.lib.sealing import CannotOpen, open_sealed, place, seal
from alongside.lib.texts import is_blank
from alongside.trail.actors import Actor
from alongside.web.actors import Visit

TYPED, SEALED = "q", "found"  # the field of the form, the word of the address
LONGEST = 100


def look(request: Visit) -> HttpResponse:
    """After the form: the same page again, with what was typed sealed into its address."""
    text, kept = request.POST.get(TYPED, "").strip()[:LONGEST], request.GET.copy()
    kept.pop(SEALED, None)
    if not is_blank(text):
        kept[SEALED] = seal_words(request.actor, text)
    return redirect(f"{request.path}?{kept.urlencode()}" if kept else request.path)


def looked_for(request: Visit) -> str:
    """What this address asks for; nothing where it carries no words, or those of somebody else."""
    sealed = request.GET.get(SEALED, "")
    try:
        return open_sealed(_key(), urlsafe_b64decode(f"{sealed}=="), _bound_to(request.actor)).decode()
    except (CannotOpen, ValueError):
        return ""


def seal_words(actor: Actor, text: str) -> str:
    """The words as this actor's addresses carry them."""
    return urlsafe_b64encode(seal(_key(), text.encode(), _bound_to(actor))).decode().rstrip("=")


def _key() -> bytes:
    return keyring().sealing_key("search")


def _bound_to(actor: Actor) -> bytes:
    return place("looked for", actor.practice_id, actor.id)
