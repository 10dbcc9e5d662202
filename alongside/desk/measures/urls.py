"""Addresses of the library of measures; part of the desk."""

from django.urls import path

from alongside.desk.measures import importing, library, own

urlpatterns = [
    path("measures/", library.measures, name="measures"),
    path("measures/import/", importing.measure_import, name="measure_import"),
    path("measures/new/", own.measure_own, name="measure_new"),
    path("measures/known/<str:key>/", library.known, name="measure_known"),
    path("measures/known/<str:key>/fhir/", library.known_export, name="measure_known_export"),
    path("measures/<uuid:measure_id>/", library.measure, name="measure"),
    path("measures/<uuid:measure_id>/change/", own.measure_own, name="measure_change"),
    path("measures/<uuid:measure_id>/retire/", library.retire, name="measure_retire"),
    path("measures/<uuid:measure_id>/fhir/<int:number>/", library.export, name="measure_export"),
]
