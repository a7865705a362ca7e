"""The addresses of warning."""

from django.urls import path

from constat.web.warning.forecast import forecast
from constat.web.warning.record import record
from constat.web.warning.watch import watch

urlpatterns = [
    path("warning", watch),
    path("warning/forecast", forecast),
    path("warning/record", record),
]
