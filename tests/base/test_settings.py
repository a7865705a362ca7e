from pathlib import Path

import pytest

from constat import settings
from constat.errors import BadSettings


def test_defaults_are_themselves_valid() -> None:
    for setting in settings.SETTINGS:
        settings.value(setting.name, {})


def test_an_unknown_setting_stops_and_names_the_nearest() -> None:
    with pytest.raises(BadSettings, match="CONSTAT_PORT"):
        settings.check({"CONSTAT_PROT": "1"})


@pytest.mark.parametrize(("name", "text"), [("PORT", "x"), ("PORT", "70000"), ("LANGUAGE", "de"), ("MEMORY", "0")])
def test_a_malformed_setting_stops(name: str, text: str) -> None:
    with pytest.raises(BadSettings, match=name):
        settings.check({f"CONSTAT_{name}": text})


def test_a_secret_is_read_from_its_file_and_never_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = settings.Setting("token", settings._positive, "number", "1", "A token.", "Un jeton.", secret=True)
    monkeypatch.setattr(settings, "SETTINGS", (*settings.SETTINGS, secret))
    file = tmp_path / "token"
    file.write_text("42\n")
    assert settings.value("token", {"CONSTAT_TOKEN_FILE": str(file)}) == 42
    settings.check({"CONSTAT_TOKEN_FILE": str(file)})
    file.write_text("hunter2")
    with pytest.raises(BadSettings) as fault:
        settings.value("token", {"CONSTAT_TOKEN_FILE": str(file)})
    assert "hunter2" not in str(fault.value)
    with pytest.raises(BadSettings, match="TOKEN_FILE"):
        settings.value("token", {"CONSTAT_TOKEN_FILE": str(tmp_path / "absent")})
