"""The addresses of trends."""

from django.urls import path

from constat.web.trend.view import table, trend

urlpatterns = [path("trend", trend), path("trend.csv", table)]
