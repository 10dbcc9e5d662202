"""Addresses of tools and skills; part of the desk."""

from django.urls import path

from alongside.desk.tools import given, library, skills

urlpatterns = [
    # the practice's library
    path("toolkit/", library.tool_library, name="tool_library"),
    path("toolkit/new/", library.new, name="tool_library_new"),
    path("toolkit/enough/", library.enough, name="tool_library_enough"),
    path("toolkit/<uuid:library_id>/", library.one, name="tool_library_one"),
    path("toolkit/<uuid:library_id>/file/", library.file, name="tool_library_file"),
    path("toolkit/<uuid:library_id>/use/", library.use, name="tool_library_use"),
    # in a client's hand
    path("clients/<uuid:client_id>/tools/", given.tools, name="tools"),
    path("clients/<uuid:client_id>/tools/give/", given.give, name="tool_give"),
    path("tools/<uuid:tool_id>/", given.tool, name="tool"),
    path("tools/<uuid:tool_id>/file/", given.file, name="tool_file"),
    path("meetings/<uuid:meeting_id>/wrap-up/nothing/", given.no_tool, name="no_tool"),
    # skills, and the card that the client shares
    path("clients/<uuid:client_id>/skills/", skills.client_skills, name="skills"),
    path("skills/<uuid:skill_id>/drop/", skills.drop, name="skill_drop"),
    path("clients/<uuid:client_id>/hard-days/", skills.hard_days, name="hard_days"),
]
