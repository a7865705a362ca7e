"""Settings: one table of name, type, default and help. An unknown or malformed one stops start-up.

A setting is an environment variable `CONSTAT_<NAME>`. One marked secret may also be given as `CONSTAT_<NAME>_FILE`, the
path of a file that holds it, so that it stands in no process list and no shell history.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from constat.errors import BadSettings


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def _language(text: str) -> str:
    if text and text not in ("en", "fr"):
        raise ValueError(text)
    return text


def _positive(text: str) -> int:
    value = int(text)
    if value <= 0:
        raise ValueError(text)
    return value


def _flag(text: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
    try:
        return known[text.strip().lower()]
    except KeyError:
        raise ValueError(text) from None


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(c.isspace() for c in text):
        raise ValueError(text)
    return text.rstrip("/")


def _database(text: str) -> str:
    if text and not text.startswith(("postgresql://", "postgres://")):
        raise ValueError(text)
    return text


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: `read` turns its text into a value and raises ValueError where it cannot."""

    name: str
    read: Callable[[str], Any]
    kind: str
    default: str
    en: str
    fr: str
    secret: bool = False

    named: str = ""
    """Its variable, where the world knows it under another name."""

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return self.named or f"CONSTAT_{self.name.upper()}"


SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("workspace", Path, "path", "constat-workspace", "Folder of the workspace.", "Dossier de l'espace de travail."),
    Setting("language", _language, "en | fr", "", "Language of messages; empty takes the machine's.", "Langue des messages ; vide : celle de la machine."),
    Setting(
        "host",
        str,
        "address",
        "127.0.0.1",
        "Address the web page listens on. Another than 127.0.0.1 opens it to the network.",
        "Adresse d'écoute de la page. Une autre que 127.0.0.1 l'ouvre au réseau.",
    ),
    Setting("port", _port, "0 to 65535", "8000", "Port of the web page.", "Port de la page."),
    Setting(
        "allowed_hosts",
        str,
        "names, comma-separated",
        "",
        "Host names under which the page may be asked for, besides its address.",
        "Noms d'hôte sous lesquels la page peut être demandée, outre son adresse.",
    ),
    Setting(
        "idle_minutes",
        _positive,
        "minutes",
        "15",
        "Minutes without a sign of life after which a session locks; drafts stay, sealed.",
        "Minutes sans signe de vie après lesquelles une session se verrouille ; les brouillons restent, scellés.",
    ),
    Setting("memory", _positive, "MiB", "1024", "Memory that the query engine may take, in MiB.", "Mémoire accordée au moteur de requêtes, en Mio."),
    Setting("threads", _positive, "number", "2", "Processor cores that the query engine may use.", "Cœurs accordés au moteur de requêtes."),
    Setting(
        "ucdp_address",
        _web_address,
        "address",
        "https://ucdp.uu.se/downloads",
        "Where UCDP's files are fetched from.",
        "Adresse d'où sont téléchargés les fichiers de l'UCDP.",
    ),
    Setting(
        "acled_address",
        _web_address,
        "address",
        "https://acleddata.com",
        "Where ACLED is asked; the account is sent there.",
        "Adresse à laquelle ACLED est interrogé ; le compte y est envoyé.",
    ),
    Setting(
        "acled_email",
        str,
        "address",
        "",
        "E-mail of your myACLED account, for constat dataset fetch.",
        "Courriel de votre compte myACLED, pour constat dataset fetch.",
    ),
    Setting(
        "acled_password",
        str,
        "text",
        "",
        "Password of your myACLED account; better in a file named by the variable with _FILE.",
        "Mot de passe de votre compte myACLED ; mieux, dans un fichier désigné par la variable en _FILE.",
        secret=True,
    ),
    Setting(
        "database_url",
        _database,
        "postgresql://…",
        "",
        "PostgreSQL database of the case file; empty keeps it in a file of the workspace.",
        "Base PostgreSQL du dossier ; vide : un fichier de l'espace de travail.",
        secret=True,
        named="DATABASE_URL",
    ),
    *(
        setting
        for name, en, fr in (("first", "first", "première"), ("second", "second", "seconde"))
        for setting in (
            Setting(
                f"timestamp_{name}_url",
                lambda text: text and _web_address(text),
                "address",
                "",
                f"Address of the {en} timestamp authority (RFC 3161); empty asks none.",
                f"Adresse de la {fr} autorité d'horodatage (RFC 3161) ; vide : aucune.",
            ),
            Setting(
                f"timestamp_{name}_roots",
                str,
                "path",
                "",
                f"File of the root certificates (PEM) that the {en} authority's chain must end in.",
                f"Fichier des certificats racines (PEM) où doit aboutir la chaîne de la {fr} autorité.",
            ),
        )
    ),
    Setting("user", str, "code", "", "Code of the member who works on the command line.", "Code du membre qui travaille en ligne de commande."),
    Setting(
        "passphrase",
        str,
        "text",
        "",
        "Passphrase of that member; better in a file named by the variable with _FILE, best typed when asked.",
        "Phrase de passe de ce membre ; mieux, dans un fichier désigné par la variable en _FILE ; le mieux, tapée à la demande.",
        secret=True,
    ),
    Setting(
        "smtp",
        str,
        "smtp[s]://user:password@host:port?from=address",
        "",
        "Mail server that takes alerts; without encryption only on this machine. Better in a file named by the variable with _FILE.",
        "Serveur de courriel qui prend les alertes ; sans chiffrement, sur cette machine seulement. Mieux, dans un fichier désigné par la variable en _FILE.",
        secret=True,
    ),
    Setting(
        "accept_clock",
        _flag,
        "0 | 1",
        "0",
        "Write entries although the clock is far behind the last one (it was ahead before).",
        "Écrire bien que l'horloge retarde beaucoup sur la dernière écriture (elle avançait auparavant).",
    ),
    Setting(
        "chromium",
        str,
        "path",
        "",
        "Chromium that the browser tests drive; empty looks for one.",
        "Chromium utilisé par les tests ; vide : cherché sur la machine.",
    ),
)


def _known() -> dict[str, Setting]:
    return {setting.variable: setting for setting in SETTINGS}


def check(environment: Mapping[str, str] | None = None) -> None:
    """Refuses to start under an unknown or malformed setting: `BadSettings` names it and the nearest known one."""
    given = os.environ if environment is None else environment
    known = _known()
    allowed = set(known) | {f"{v}_FILE" for v, s in known.items() if s.secret}
    for variable in given:
        if variable.startswith("CONSTAT_") and variable not in allowed:
            near = difflib.get_close_matches(variable, sorted(allowed), n=1)
            raise BadSettings("unknown-setting", room="base", name=variable, nearest=near[0] if near else "-")
    for setting in SETTINGS:
        value(setting.name, given)


def value(name: str, environment: Mapping[str, str] | None = None) -> Any:
    """The value of a setting, read from the environment (or a secret's file), else its default."""
    given = os.environ if environment is None else environment
    setting = next((s for s in SETTINGS if s.name == name), None)
    if setting is None:
        raise BadSettings("unknown-setting", room="base", name=name, nearest="-")
    text = given.get(setting.variable)
    path = given.get(f"{setting.variable}_FILE") if setting.secret else None
    if text is None and path is not None:
        try:
            text = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise BadSettings("secret-file-unreadable", room="base", name=f"{setting.variable}_FILE") from None
    try:
        return setting.read(setting.default if text is None else text)
    except ValueError:
        # A secret's text is never repeated.
        shown = "▮▮▮" if setting.secret else str(text)
        raise BadSettings("malformed-setting", room="base", name=setting.variable, value=shown, kind=setting.kind) from None
