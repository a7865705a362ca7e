"""Each picture: whose eyes, which page, what is done there first, and from where down it is cut."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.journeys.desk import Server

from pictures.invented import MEMBERS, PASSPHRASE, fresh

WIDTH, TALL = 1200, 900
HEAVIEST = 120_000
"""Bytes; a page of docs/ has to open over a slow line."""


class Seat:
    """A browser before a server, in one language; each member in a window of their own."""

    def __init__(self, browser: Any, server: Server, language: str, ids: dict[str, str], out: Path) -> None:
        self.browser, self.server, self.language, self.ids, self.out = browser, server, language, ids, out
        self.windows: dict[str, Any] = {}

    def page(self, code: str) -> Any:
        """The window of that member, unlocked; of nobody, with an empty code."""
        if code not in self.windows:
            page = self.windows[code] = self.window(self.server.address)
            if code:
                page.goto(self.at("unlock"))
                page.fill("[name=code]", code)
                page.fill("[name=passphrase]", PASSPHRASE if code in MEMBERS else f"demonstration seulement, {code}")
                page.click("main button.button")
                page.wait_for_url(re.compile("/work"))
        return self.windows[code]

    def window(self, _address: str) -> Any:
        """A fresh window."""
        context = self.browser.new_context(viewport={"width": WIDTH, "height": TALL}, locale="fr-FR" if self.language == "fr" else "en-GB", reduced_motion="reduce")
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    def at(self, path: str) -> str:
        """The address of a page, with `{name}` for the ids of records."""
        return f"{self.server.address}/{self.language}/{path.format(**self.ids)}"

    def shoot(self, page: Any, name: str, top: str = "", tall: int = TALL) -> None:
        """The page from the top of what a selector finds, so high at most, in few enough colours to be light."""
        page.wait_for_load_state("networkidle")
        # The bar of buttons stays at the foot of a window; on a picture of a part of a page it would lie across it.
        page.evaluate("document.querySelectorAll('.sticky').forEach(one => one.style.position = 'static')")
        box = page.locator(top).first.bounding_box() if top else None
        down = max(0, int(box["y"] + page.evaluate("scrollY")) - (0 if top == ".page" else 24)) if box else 0
        whole = page.evaluate("document.documentElement.scrollHeight")
        tall = min(tall, whole - down)
        raw = page.screenshot(full_page=True, clip={"x": 0, "y": down, "width": WIDTH, "height": tall})
        (self.out / f"{name}.{self.language}.png").write_bytes(light(raw))

    def leave(self) -> None:
        """Closes every window."""
        for page in self.windows.values():
            page.context.close()


def light(raw: bytes) -> bytes:
    """The same picture in as many colours as keep it light."""
    from PIL import Image

    picture = Image.open(io.BytesIO(raw)).convert("RGB")
    for colours in (128, 64, 32, 16):
        held = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
        if held.tell() <= HEAVIEST:
            break
    return held.getvalue()


Screen = Callable[[Seat, str], None]


def plain(code: str, path: str, top: str = "", tall: int = TALL) -> Screen:
    """A page as it stands."""

    def shoot(seat: Seat, name: str) -> None:
        page = seat.page(code)
        page.goto(seat.at(path))
        seat.shoot(page, name, top, tall)

    return shoot


def started(seat: Seat, name: str) -> None:
    """The first page of a new workspace."""
    with tempfile.TemporaryDirectory() as spare:
        server = Server(fresh(Path(spare) / "neuf").path)
        server.start()
        try:
            page = seat.window(server.address)
            page.goto(f"{server.address}/{seat.language}/start?key={server.key}")
            page.fill("[name=office]", "Bureau de Dar Sélou" if seat.language == "fr" else "Dar Sélou office")
            page.fill("[name=code]", "awa")
            seat.shoot(page, name)
            page.context.close()
        finally:
            server.kill()


def taking(top: str, tall: int) -> Screen:
    """A statement half typed: the words, the date with its rule, the namesakes."""

    def shoot(seat: Seat, name: str) -> None:
        page = seat.page("fatou")
        page.goto(seat.at("work/statements/new"))
        page.select_option("[name=source_kind]", "eyewitness")
        page.fill("[name=text]", "Ils sont venus à l'aube, avec des fusils. Ils ont pris tous les hommes.")
        page.select_option("[name=language]", "fr")
        page.fill("[name=when_text]", "le lendemain de la Tabaski 2024" if seat.language == "fr" else "the day after Tabaski 2024")
        page.fill("[name=place_text]", "Dar Sélou")
        page.locator("#place-proposals input").nth(1).wait_for()
        page.locator("#kept", has_text=re.compile(r"\d\d:\d\d")).wait_for()
        seat.shoot(page, name, top, tall)

    return shoot


def names(seat: Seat, name: str) -> None:
    """A list as pasted from a sheet."""
    page = seat.page("fatou")
    page.goto(seat.at("work/names/new"))
    page.fill("[name=pasted]", "Nom\tPère\tÂge\nMahadou Bagadjo\tOumarel\t35\nZakarou Issafel\tTahirou\t61\nMahadu Bagajo\tUmarel\t36\ninconnu\t\t\n")
    page.click("button[value=paste]")
    page.wait_for_load_state("networkidle")
    seat.shoot(page, name, "#step-what", 860)


CHAT = """12/08/2024, 06:31 - Les messages et les appels sont chiffrés de bout en bout.
12/08/2024, 06:41 - +999 70 00 00 01: Ils sont arrivés à l'aube.
12/08/2024, 06:44 - +999 70 00 00 02: Combien ?
12/08/2024, 06:52 - +999 70 00 00 01: Une trentaine de motos. Ne rentrez pas.
"""


def chat(seat: Seat, name: str) -> None:
    """A chat before it is saved."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("_chat.txt", CHAT)
    page = seat.page("fatou")
    page.goto(seat.at("work/whatsapp/new"))
    page.set_input_files("[name=file]", {"name": "WhatsApp Chat.zip", "mimeType": "application/zip", "buffer": held.getvalue()})
    with page.expect_navigation():
        page.click("main button.button")
    seat.shoot(page, name, ".page", 1000)


def behind(path: str, number: str, tall: int) -> Screen:
    """The page behind a number of the quarterly note: its link leads to the note's annex, the annex's id is the figure's."""

    def shoot(seat: Seat, name: str) -> None:
        page = seat.page("fatou")
        page.goto(seat.at(path.replace("LL", seat.language)))
        figure = page.locator(f"a.n:has-text('{number}')").first.get_attribute("href").removeprefix("#f-")
        page.goto(seat.at(f"figure/{figure}"))
        seat.shoot(page, name, ".page", tall)

    return shoot


def paged(path: str, top: str, tall: int) -> Screen:
    """A page of the quarterly note in its own language."""

    def shoot(seat: Seat, name: str) -> None:
        page = seat.page("fatou")
        page.goto(seat.at(path.replace("LL", seat.language)))
        seat.shoot(page, name, top, tall)

    return shoot


SWATCH = """names => {
  const main = document.querySelector('main'); main.replaceChildren(); main.style.padding = '24px 42px';
  for (const [name, words] of names.sizes) { const p = document.createElement('p'); p.textContent = words; p.style.fontSize = `var(${name})`; p.style.margin = '0 0 8px';
    if (name !== '--t-body' && name !== '--t-small' && name !== '--t-lead') { p.style.fontFamily = 'var(--serif)'; p.style.fontWeight = 600; } main.append(p); }
  const row = document.createElement('div'); row.style.display = 'grid'; row.style.gridTemplateColumns = 'repeat(6, 1fr)'; row.style.gap = '12px'; row.style.marginTop = '20px';
  for (const [name, words] of names.colours) { const cell = document.createElement('div'); const box = document.createElement('div'); box.style.height = '56px';
    box.style.background = `var(${name})`; box.style.border = '1px solid var(--rule-strong)'; cell.append(box, name, document.createElement('br'), words); cell.style.fontSize = 'var(--t-small)'; row.append(cell); }
  main.append(row);
}"""
SIZES = ("--t-display", "--t-h1", "--t-h2", "--t-lead", "--t-h3", "--t-body", "--t-small")
COLOURS = {
    "--act": ("acts", "agit"), "--act-soft": ("chosen, pointed at", "choisi, désigné"), "--holds": ("holds", "tient"), "--holds-soft": ("agrees", "concorde"),
    "--caution": ("look here", "à regarder"), "--caution-soft": ("differs", "diffère"), "--harm": ("harm, fault", "atteinte, faute"), "--harm-soft": ("harm, area", "atteinte, surface"),
    "--ink": ("text", "texte"), "--ink-quiet": ("beside the text", "à côté du texte"), "--ground": ("withheld, bars", "retenu, barres"), "--rule-strong": ("edges", "bords"),
}  # fmt: skip


def scale(seat: Seat, name: str) -> None:
    """The scale of type and the colours, as the style sheet holds them."""
    page = seat.window("")
    page.goto(seat.at("unlock"))
    at = ("en", "fr").index(seat.language)
    sizes = [(one, f"{one} · {('Constat, a sworn record', 'Constat, dressé sous serment')[at]}") for one in SIZES]
    page.evaluate(SWATCH, {"sizes": sizes, "colours": [(one, words[at]) for one, words in COLOURS.items()]})
    seat.shoot(page, name, "main", 660)
    page.context.close()


NOTE = "report/tarkane-quarterly/page/tarkane-quarterly.LL.html"
SCREENS: dict[str, Screen] = {
    "why-500": plain("fatou", "work/incidents/{moura}", "#matrix", 680),
    "cousin": plain("fatou", "work/incidents/{incident}", "#matrix", 760),
    "fell-42": paged(NOTE, "h2:has-text('Trends'), h2:has-text('Tendances')", 900),
    "per-cent": behind(NOTE, "42", 900),
    "ministry": plain("fatou", "work/findings/{moura-harm}", "#numbers", 1100),
    "changed-date": plain("fatou", "work/history/incident/{incident}", ".page", 560),
    "seized": plain("", "unlock", tall=700),
    "consent": plain("fatou", "work/statements/{statement}", "#consents", 420),
    "withdrawn": plain("fatou", "office/erasure/person/{witness}", ".page", 1100),
    "commander": plain("fatou", "work/persons/{commander}?incident={incident}", "#posts", 1000),
    "alert": plain("fatou", "work/alerts/{alert}", ".page", 1060),
    "start": started,
    "desk": plain("fatou", "work/", tall=820),
    "take": taking("", 800),
    "when-where": taking("#step-when", 900),
    "names": names,
    "whatsapp": chat,
    "victims": plain("fatou", "work/victims?incident={incident}", ".page", 900),
    "finding": plain("fatou", "work/findings/{finding}", ".page", 900),
    "publish": plain("claire", "publish/new", ".page", 900),
    "tokens": plain("fatou", "work/tokens", ".page", 800),
    "scale": scale,
}
