"""Django's settings, for the two rooms that know it: `record` (the case file) and `web` (its pages). Names only, no imports.

No database is named here: each case file that is opened adds its own (`record/database.py`), so that one process may hold
several. No sessions on disk: who is at work is in memory (`web/sessions.py`), and a page of datasets and reports is a function
of its address and the workspace.

Host names, methods and security headers are not Django's business here but `web/gate.py`'s, which stands before it and before
the static files alike.
"""

from __future__ import annotations

import secrets
from pathlib import Path

HERE = Path(__file__).parent / "web"

DEBUG = False
# Nothing is signed, but Django wants a key; one per process keeps it out of every file.
SECRET_KEY = secrets.token_urlsafe(48)
# The gate has checked the host before a request reaches Django; see web/gate.py.
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "constat.web.urls"
INSTALLED_APPS = ["constat.record"]
DATABASES: dict[str, object] = {}
MIDDLEWARE = ["constat.web.middleware.Refusals", "constat.web.door.Forms", "constat.web.door.Door"]
CSRF_COOKIE_NAME = "constat-form"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "constat.web.door.form_refused"
# What is sent is held in memory: a file on its way into the vault never lies in the clear in a temporary folder.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024
APPEND_SLASH = False
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Each screen keeps its templates in its own folder: `home/home.html`.
        "DIRS": [HERE, HERE / "templates"],
        "OPTIONS": {
            "builtins": ["constat.web.tags"],
            "context_processors": ["constat.web.page.context"],
            # A variable that a template misspells must show in tests, not vanish.
            "string_if_invalid": "",
        },
    }
]
LOGGING_CONFIG = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
