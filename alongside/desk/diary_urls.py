"""Addresses of a client's diary; part of the desk."""

from django.urls import path

from alongside.desk import diary

urlpatterns = [
    path("clients/<uuid:client_id>/diary/", diary.diary, name="diary"),
    path("diary/questions/<uuid:prompt_id>/withdraw/", diary.prompt_withdraw, name="diary_prompt_withdraw"),
    path("diary/<uuid:entry_id>/photo/", diary.photo, name="diary_photo"),
    path("diary/<uuid:entry_id>/sound/", diary.sound, name="diary_sound"),
]
