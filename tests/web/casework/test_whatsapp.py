"""A chat from WhatsApp on screen: numbers become codes, the archive is sealed whole, consent is said before anything is saved."""

from __future__ import annotations

from tests.record.preview.test_preview import photograph
from tests.sources.whatsapp.test_whatsapp import archive
from tests.web.casework.conftest import Browser, Office

from constat.record.models import Consent, Evidence, Source, Statement

CHAT = """27/03/2022, 09:31 - CANARY-Moussa: Ils sont venus à l'aube CANARY-mots
27/03/2022, 09:32 - +223 76 12 34 56: IMG-20220327-WA0001.jpg (fichier joint)
27/03/2022, 09:33 - +223 76 12 34 56: appelez CANARY-Moussa au 76 99 88 77 66
"""
CONSENT = {f"consent_{purpose}": "not-asked" for purpose in ("record", "share-with-partners", "publish-anonymously", "court")}


def brought(office: Office, awa: Browser) -> str:
    awa.get("/en/work/whatsapp/new")
    held = archive({"_chat.txt": CHAT.encode(), "IMG-20220327-WA0001.jpg": photograph()})
    answer = awa.client.post("/en/work/whatsapp/new", data={"csrfmiddlewaretoken": awa.token}, files={"file": ("CANARY-chat.zip", held, "application/zip")})
    assert answer.status_code == 302, answer.text[:500]
    return str(answer.headers["location"])


def clear(office: Office) -> bytes:
    return b"".join(path.read_bytes() for path in office.path.rglob("*") if path.is_file())


def test_authors_stand_under_codes_and_numbers_in_texts_are_masked(office: Office) -> None:
    awa = office.client("documenter")
    page = awa.get(brought(office, awa)).text
    assert "S-001" in page and "S-002" in page and "▮▮▮" in page and "forwarded or without its metadata" in page
    assert "CANARY-Moussa" not in page and "76 12 34 56" not in page and "76 99 88" not in page
    assert b"CANARY" not in clear(office)


def test_what_is_chosen_becomes_statements_and_evidence_and_the_archive_is_kept_whole(office: Office) -> None:
    awa = office.client("documenter")
    page = brought(office, awa)
    awa.get(page)
    told = {"act": "save", "message": ["1", "2"], "code-0": "S-010", "code-1": "S-011", **CONSENT}
    assert awa.post(page, told).status_code == 400
    assert not office.rows(Statement).exists()
    assert awa.post(page, told | {"consent_why": "the line was cut"}).status_code == 302
    assert set(office.rows(Source).values_list("code", flat=True)) == {"S-010", "S-011"}
    assert set(office.rows(Statement).values_list("medium", flat=True)) == {"message"} and office.rows(Consent).count() == 8
    kinds = dict(office.rows(Evidence).values_list("kind", "media_type"))
    assert kinds == {"message": "application/zip", "photograph": "image/jpeg"}
    photo = office.rows(Evidence).get(kind="photograph")
    assert photo.stripped and photo.derived_from == office.rows(Evidence).get(kind="message").pk and photo.statement
    assert b"CANARY" not in clear(office) and awa.get(page).status_code == 404


def test_something_else_is_refused_before_it_is_kept(office: Office) -> None:
    awa = office.client("documenter")
    awa.get("/en/work/whatsapp/new")
    held = archive({"_chat.txt": CHAT.encode(), "../evil.txt": b"x"})
    answer = awa.client.post("/en/work/whatsapp/new", data={"csrfmiddlewaretoken": awa.token}, files={"file": ("x.zip", held, "application/zip")})
    assert answer.status_code == 400 and "Nothing was taken" in answer.text
    assert not (office.path / "record" / "uploads").exists()


def test_another_member_does_not_reach_the_chat(office: Office) -> None:
    awa = office.client("documenter")
    assert office.client("verifier").get(brought(office, awa)).status_code == 404
