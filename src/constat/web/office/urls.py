"""Addresses of the office."""

from __future__ import annotations

from django.urls import path

from constat.web.office.audit import audit
from constat.web.office.backups import backups
from constat.web.office.bundle import bundle
from constat.web.office.erasure import erasure, one_erasure
from constat.web.office.health import health
from constat.web.office.members import member_list, new_member, one_member
from constat.web.office.offices import card, distrust, offices, trust
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
    path("office/offices", offices),
    path("office/offices/card", card),
    path("office/offices/trust", trust),
    path("office/offices/distrust", distrust),
    path("office/offices/<str:root>/bundle", bundle),
    path("office/erasure", erasure),
    path("office/erasure/<str:kind>/<str:subject>", one_erasure),
    path("office/passphrase", passphrase),
]
