"""Addresses of the office."""

from __future__ import annotations

from django.urls import path

from constat.web.office.audit import audit
from constat.web.office.backups import backups
from constat.web.office.health import health
from constat.web.office.members import member_list, new_member, one_member
from constat.web.office.overview import overview
from constat.web.office.passphrase import passphrase
from constat.web.office.readings import readings
from constat.web.office.verifying import verify_all
from constat.web.office.vocabularies import vocabularies, vocabulary

urlpatterns = [
    path("office", overview),
    path("office/audit", audit),
    path("office/audit/readings", readings),
    path("office/audit/verify", verify_all),
    path("office/members", member_list),
    path("office/members/new", new_member),
    path("office/members/<str:actor>", one_member),
    path("office/health", health),
    path("office/backups", backups),
    path("office/vocabularies", vocabularies),
    path("office/vocabularies/<str:name>", vocabulary),
    path("office/passphrase", passphrase),
]
