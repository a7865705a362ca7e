"""Addresses of exported chats."""

from __future__ import annotations

from django.urls import path

from constat.web.casework.whatsapp.view import begin, chat

urlpatterns = [path("whatsapp/new", begin), path("whatsapp/<str:token>", chat)]
