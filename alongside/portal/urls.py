"""Addresses of this surface."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []
