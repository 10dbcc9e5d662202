"""Addresses of the client's diary; part of the portal."""

from django.urls import path

from alongside.portal import diary, diary_offline, diary_prompts

urlpatterns = [
    path("", diary.diary, name="diary"),
    path("offline/", diary_offline.shell, name="diary_offline"),
    path("worker.js", diary_offline.service_worker, name="diary_worker"),
    path("questions/", diary_prompts.prompts, name="diary_prompts"),
    path("questions/<uuid:prompt_id>/", diary_prompts.prompt, name="diary_prompt"),
    path("themes/", diary.themes, name="diary_themes"),
    path("<uuid:entry_id>/", diary.entry, name="diary_entry"),
    path("<uuid:entry_id>/sharing/", diary.sharing, name="diary_sharing"),
    path("<uuid:entry_id>/delete/", diary.remove, name="diary_remove"),
    path("<uuid:entry_id>/photo/", diary.photo, name="diary_photo"),
    path("<uuid:entry_id>/sound/", diary.sound, name="diary_sound"),
]
