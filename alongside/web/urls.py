"""Addresses that belong to no surface: sign-in and choosing a seat."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
