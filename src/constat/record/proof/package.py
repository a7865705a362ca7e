"""Packages: folders that anyone checks with sha256sum and openssl, without this program and without us.

    README.txt                 how, in English and French
    SUMS                       SHA-256 of everything else
    checkpoint, .sig, office.pub, *.tsr
    headers/<chain>            one header a line: its SHA-256 is `headers-sha256` of the checkpoint
    bodies/<chain>-<seq>       bodies of the entries that concern the item; other bodies stay where they are
    evidence/<digest>          the plain file
    commitment.txt             salt and digest: what the entry bound without telling
    custody.txt                every hand it went through, in words
"""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from constat.errors import Conflict
from constat.language import phrases, use_language
from constat.record.casework.evidence import custody, view
from constat.record.casework.findings import found
from constat.record.fields import Sealed
from constat.record.models import Custody, Evidence
from constat.record.proof.checkpoint import Checkpoint, header_lines, write_checkpoint
from constat.record.storing import private_folder, storing, write_whole

if TYPE_CHECKING:
    from constat.record.casefile import CaseFile
    from constat.record.entry import Entry


def package_evidence(case: CaseFile, evidence_id: str, folder: Path, reason: str) -> Path:
    """Hands one item out: the plain file with its proof. The act is entered before the file leaves, and the reason logged.

    `Conflict` where the folder exists and holds something.
    """
    item = found(case, Evidence, evidence_id)
    _empty(folder)
    part = private_folder(folder / "evidence") / ".plain"
    with storing(part), part.open("wb") as file:
        part.chmod(0o600)
        digest = view(case, item.pk, file, reason)
    custody(case, item.pk, "exported")
    part.rename(folder / "evidence" / digest)
    acts = list(case.rows(Custody).filter(evidence=item.pk).order_by("made", "pk"))
    concerned: dict[str, Entry] = {}
    for key in [("evidence", item.pk), *(("custody", act.pk) for act in acts)]:
        concerned.update({entry.tag: entry for entry in case.register.history(key)})
    point = write_checkpoint(case)
    _proof(case, folder, point)
    for entry in concerned.values():
        if entry.body_bytes is not None:
            write_whole(private_folder(folder / "bodies") / f"{entry.chain}-{entry.seq}", entry.body_bytes)
    salt = _plain(case, item, "salt")
    write_whole(folder / "commitment.txt", f"salt {salt}\nsha256 {digest}\ncommitment {item.commitment}\nciphertext {item.file}\n".encode())
    write_whole(folder / "custody.txt", _custody(item, acts).encode())
    return _sums(folder)


def package_register(case: CaseFile, folder: Path) -> Path:
    """The chain without any body: what an archive or a court keeps, to hold against whatever is shown later."""
    case.keys.need()
    _empty(folder)
    _proof(case, folder, write_checkpoint(case))
    return _sums(folder)


def _empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Conflict("package-exists", room="record", path=str(folder))
    private_folder(folder)


def _proof(case: CaseFile, folder: Path, point: Checkpoint) -> None:
    write_whole(folder / "checkpoint", point.text)
    write_whole(folder / "checkpoint.sig", point.signature)
    write_whole(folder / "office.pub", case.keys.public_pem.encode())
    for token in sorted((case.folder / "timestamps").glob(f"{point.digest}.*.tsr")):
        write_whole(folder / f"checkpoint.{token.name.split('.')[-2]}.tsr", token.read_bytes())
    headers = private_folder(folder / "headers")
    with case.register.reading() as cursor:
        for chain, (seq, _head, _digest) in point.heads.items():
            with (headers / chain).open("wb") as file:
                for line in header_lines(cursor, chain, seq):
                    file.write(line)


def _plain(case: CaseFile, item: Any, name: str) -> Any:
    from constat.record.lens import Lens

    value = getattr(item, name)
    return Lens(case, case.keys.need()).open(value) if isinstance(value, Sealed) else value


def _custody(item: Any, acts: list[Any]) -> str:
    """Every act upon the item, in both languages; members under their pseudonymous ids."""
    from constat.vocab import load

    words = load("custody-act")
    lines = []
    for language in ("en", "fr"):
        with use_language(language):
            lines.append(phrases("record", language).say("custody-title", id=item.pk))
            lines += [f"  {act.on}  {words.label(act.act, language)}  {act.by}  {act.digest}" for act in acts]
            lines.append("")
    return "\n".join(lines)


def _sums(folder: Path) -> Path:
    readme = "\n".join((resources.files("constat.record.proof") / f"readme.{language}.txt").read_text(encoding="utf-8") for language in ("en", "fr"))
    write_whole(folder / "README.txt", readme.encode())
    lines = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "SUMS":
            with path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.relative_to(folder).as_posix()}\n")
    write_whole(folder / "SUMS", "".join(lines).encode())
    return folder


