"""The address of undercount."""

from django.urls import path

from constat.web.undercount.view import undercount

urlpatterns = [path("undercount", undercount)]
