"""The command line's whole way: two members, a statement, a finding signed by the other, evidence, a figure, a bundle, a backup, an erasure."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from constat.cli.app import app
from constat.errors import Conflict, NotFound, Refused
from constat.language import use_language
from constat.record.keys import Cost

AWA, IBRAHIM = "corbeau lune sept", "fleuve mangue neuf"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cost, "for_this_machine", classmethod(lambda cls: cls.smallest()))
    monkeypatch.delenv("DATABASE_URL", raising=False)


class Shell:
    """One workspace at the command line, as one member or another."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.who, self.phrase = "awa", AWA

    def run(self, *words: str, input: str | None = None) -> Result:
        environment = {"CONSTAT_WORKSPACE": str(self.home), "CONSTAT_USER": self.who, "CONSTAT_PASSPHRASE": self.phrase}
        return CliRunner(env=environment).invoke(app, list(words), input=input)

    def __call__(self, *words: str, input: str | None = None) -> Any:
        done = self.run(*words, "--json", input=input)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return json.loads(done.stdout)

    def says(self, *words: str, language: str = "en") -> str:
        with use_language(language):
            done = self.run(*words)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.stdout

    def as_(self, who: str, phrase: str) -> Shell:
        other = Shell(self.home)
        other.who, other.phrase = who, phrase
        return other


@pytest.fixture
def awa(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "a")
    made = shell("init", "--office", "Bamako")
    (tmp_path / "recovery").write_text(made["recovery"])
    (tmp_path / "phrase").write_text(IBRAHIM)
    shell("user", "add", "ibrahim", "--role", "verifier", "--passphrase-file", str(tmp_path / "phrase"))
    return shell


def incident(shell: Shell, tmp_path: Path) -> dict[str, str]:
    """One incident told by one witness, with a draft finding of its occurrence."""
    (tmp_path / "words.txt").write_text("CANARI : ils sont venus le lendemain de la foire")
    source = shell("source", "add", "code=S-1", "kind=eyewitness", "name=CANARI Amadou")
    where = ["when=2024-03-02", "country=Mali", "country_iso3=MLI", "place_name=Tarka"]
    told = shell("incident", "add", "code=I-1", "title_en=Tarka", "kind=one-sided", "status=verified", *where)
    statement = shell("statement", "add", "source=S-1", "code=T-1", "incident=I-1", f"text=@{tmp_path / 'words.txt'}", "when_text=CANARI la foire")
    common = ["incident=I-1", "standard=reasonable-grounds", "kind=one-sided", "reasoning=CANARI one eyewitness"]
    finding = shell("finding", "add", "code=F-1", "aspect=occurrence", "status=draft", "conclusion_en=People were killed at Tarka.", *common)
    harm = shell("finding", "add", "code=F-2", "aspect=harm", "status=draft", "conclusion_en=At least 12 were killed.", *common)
    for one in ("F-1", "F-2"):
        shell("record", "add", "citation", f"finding={one}", "statement=T-1", "bearing=for")
    shell("record", "add", "victimcount", "finding=F-2", "harm=killing", "count=12-", "relation=whole")
    return {"source": source["id"], "incident": told["id"], "statement": statement["id"], "finding": finding["id"], "harm": harm["id"]}


def test_from_a_statement_to_a_figure(awa: Shell, tmp_path: Path) -> None:
    ids = incident(awa, tmp_path)
    ibrahim = awa.as_("ibrahim", IBRAHIM)
    assert "▮▮▮" in awa.says("statement", "show", "T-1") and "sont venus" not in awa.says("statement", "show", "T-1")
    assert "lendemain de la foire" in ibrahim.says("statement", "show", "T-1", "--reason", "to weigh it")
    for finding in ("F-1", "F-2"):
        awa("finding", "propose", finding)
        with pytest.raises(Refused, match="yourself"):
            awa("finding", "sign", finding)
        ibrahim("finding", "sign", finding)
    frozen = awa("freeze", "march")
    assert frozen["events"] == 1
    figure = awa("figure", "count", "--measure", "killed", "--origin", "case-file", "--standard", "reasonable-grounds")
    assert (figure["value"], figure["at_least"]) == (12, True)
    log = awa("register", "log", "finding", ids["finding"])
    assert [entry["why"] for entry in log] == ["record", "propose", "sign"] and log[-1]["actor"] == "ibrahim"
    assert awa("register", "verify")["holds"] and "Everything holds" in awa.says("register", "verify")
    assert "Tout tient" in awa.says("register", "verify", language="fr")
    assert awa("register", "rebuild")["changed"] is False


def test_undo_and_a_stale_or_unknown_record(awa: Shell, tmp_path: Path) -> None:
    incident(awa, tmp_path)
    changed = awa("incident", "set", "I-1", "title_en=Tarka, 2 March", "--why", "a slip")
    assert awa("incident", "show", "I-1")["title_en"] == "Tarka, 2 March"
    awa("register", "undo", changed["entry"], "--why", "it was right")
    assert awa("incident", "show", "I-1")["title_en"] == "Tarka"
    with pytest.raises(Conflict):
        awa("register", "undo", changed["entry"], "--why", "again")
    with pytest.raises(NotFound):
        awa("incident", "show", "I-9")


def test_evidence_goes_in_is_checked_and_is_handed_out_with_its_proof(awa: Shell, tmp_path: Path) -> None:
    incident(awa, tmp_path)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"CANARI" * 5000)
    item = awa("evidence", "add", str(photo), "code=E-1", "kind=photograph", "incident=I-1", "--from", "CANARI Amadou")
    assert awa("evidence", "verify", "E-1")["plain"] is True
    out = tmp_path / "handed"
    awa("evidence", "export", "E-1", str(out), "--reason", "for the court")
    assert (out / "evidence" / item["sha256"]).read_bytes() == photo.read_bytes()
    done = subprocess.run(["sha256sum", "--quiet", "-c", "SUMS"], cwd=out, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    with pytest.raises(Conflict):
        awa("evidence", "export", "E-1", str(out), "--reason", "for the court")


def test_a_bundle_goes_to_a_second_office_and_back(awa: Shell, tmp_path: Path) -> None:
    incident(awa, tmp_path)
    gao = Shell(tmp_path / "b")
    gao("init", "--office", "Gao")
    for one, other, name in ((awa, gao, "Gao"), (gao, awa, "Bamako")):
        card = tmp_path / f"{name}.card"
        card.write_text(other.run("key", "card").stdout)
        with pytest.raises(Refused, match="read aloud"):
            one("key", "trust", str(card))
        one("key", "trust", str(card), "--fingerprint", other("key", "status")["fingerprint"])
    assert "Identities: not included" in awa.says("bundle", "preview", "--to", "Gao")
    assert "Identités : non incluses" in awa.says("bundle", "preview", "--to", "Gao", language="fr")
    sent = tmp_path / "one.bundle"
    awa("bundle", "export", str(sent), "--to", "Gao", "--level", "internal")
    assert gao("bundle", "import", str(sent))["new"] > 5
    gao("incident", "set", "I-1", "admin1=Mopti")
    gao("bundle", "export", str(tmp_path / "two.bundle"), "--to", "Bamako")
    awa("bundle", "import", str(tmp_path / "two.bundle"))
    assert awa("incident", "show", "I-1")["admin1"] == "Mopti"
    with pytest.raises(NotFound):
        awa("bundle", "preview", "--to", "Kidal")


def test_backup_restore_recovery_and_rotation(awa: Shell, tmp_path: Path) -> None:
    incident(awa, tmp_path)
    recovery = (tmp_path / "recovery").read_text()
    awa("key", "rotate")
    made = awa("backup", "create", str(tmp_path / "monday.age"))
    restored = Shell(tmp_path / "c")
    told = restored("backup", "restore", made["path"], "--keys", made["keys"], input=recovery + "\n")
    assert told["subject_keys"] and restored("register", "verify")["holds"]
    assert restored("statement", "show", "T-1", "--reason", "to see")["text"].startswith("CANARI")
    forgot = awa.as_("awa", "another good phrase")
    forgot("key", "recover", "--user", "awa", input=recovery + "\n")
    assert forgot("incident", "show", "I-1")["code"] == "I-1"


def test_a_person_is_erased_after_a_look_at_what_that_reaches(awa: Shell, tmp_path: Path) -> None:
    incident(awa, tmp_path)
    awa("record", "add", "person", "code=P-1", "name=CANARI Amadou")
    awa("record", "add", "mention", "statement=T-1", "person=P-1")
    seen = awa.says("erase", "--person", "P-1", "--dry-run")
    assert "--also statement:" in seen and "What no program can reach" in seen
    awa("erase", "--person", "P-1", "--why", "at the family's wish")
    assert awa("record", "show", "person", "P-1", "--reason", "to see")["withheld"]["name"] == "erased"


def test_the_wrong_passphrase_the_wrong_role_and_nobody_at_all(awa: Shell, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="do not fit"):
        awa.as_("awa", "not the passphrase")("incident", "list")
    with pytest.raises(Refused, match="do not fit"):
        awa.as_("nobody", AWA)("incident", "list")
    with pytest.raises(Refused):
        awa.as_("ibrahim", IBRAHIM)("user", "remove", "awa")
    silent = awa.as_("awa", "")
    with pytest.raises(Refused, match="nobody can type"):
        silent("incident", "list")
    with pytest.raises(Conflict):
        awa("init", "--office", "Bamako")


def test_no_canary_lies_in_the_workspace(awa: Shell, tmp_path: Path) -> None:
    incident(awa, tmp_path)
    assert [path for path in awa.home.rglob("*") if path.is_file() and b"CANARI" in path.read_bytes()] == []


def test_a_name_is_found_however_it_is_spelt_and_the_reading_is_on_record(awa: Shell, tmp_path: Path) -> None:
    awa("record", "add", "person", "code=P-1", "name=Aïssata Coulibaly")
    found = awa("record", "find", "Aissata Koulibaly", "--reason", "a relative asks")
    assert [hit["type"] for hit in found] == ["person"]
    readings = awa("register", "readings")
    assert readings[-1]["member"] == "awa" and readings[-1]["reason"] == "a relative asks" and "Coulibaly" not in str(readings)
    with pytest.raises(Refused):
        awa.as_("ibrahim", IBRAHIM)("register", "readings")


def test_a_field_laptop_forgets_only_when_told_twice(awa: Shell, tmp_path: Path) -> None:
    incident(awa, tmp_path)
    with pytest.raises(Refused, match="--yes"):
        awa("key", "forget")
    assert awa("key", "forget", "--yes")["forgotten"] > 0
    assert awa("statement", "show", "T-1", "--reason", "to see")["withheld"]["text"] == "erased"
    assert awa("register", "verify")["holds"]


def test_tidying_leaves_what_an_entry_names(awa: Shell, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x" * 1000)
    awa("evidence", "add", str(tmp_path / "photo.jpg"), "code=E-1")
    assert awa("evidence", "tidy") == {"orphaned": 0, "gone": 0, "returned": 0, "staged": 0}
    assert awa("evidence", "verify", "E-1")["plain"] is True
