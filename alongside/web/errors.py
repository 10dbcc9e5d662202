"""Pages for what went wrong, in the person's language, without a stack trace or a name in them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long (or came from elsewhere): say so and offer to go back."""
    return render(request, "form_expired.html", status=403)
