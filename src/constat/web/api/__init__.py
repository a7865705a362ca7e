"""The API: the case file for programs, under the same policy as every screen. Its own schema is at `/api/v1/openapi.json`."""
