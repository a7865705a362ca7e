"""What a page of warning is asked: a selection, the kind of place, and what belongs to the page alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest

from constat.errors import BadInput
from constat.language import phrases
from constat.model.dates import PartialDate
from constat.model.selection import Selection
from constat.vocab import load
from constat.warn.forecast.units import UNITS
from constat.warn.watch.watchlist import ORDERS
from constat.web.page import shelf_of
from constat.web.shelf import Shelf
from constat.web.tags import address
from constat.web.wording import label

OWN: Final = ("by", "order", "on", "unit")
ANY: Final = "any"
"""Says that all kinds of violence are meant; without a word it is violence against civilians."""
HEADLINE: Final = "one-sided"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page was asked. `guessed` tells which dataset was taken because none was named."""

    selection: Selection
    by: str
    order: str
    on: date | None
    unit: str
    guessed: str

    def query(self, **changes: str) -> str:
        """The query of the same question with some of its own keys changed; empty ones are left out."""
        told = {"by": self.by, "order": self.order, "on": self.on.isoformat() if self.on else "", "unit": self.unit} | changes
        pairs = [(key, value) for key, values in self.selection.to_dict().items() for value in (values if isinstance(values, list) else [values])]
        if not self.selection.kind:
            pairs.append(("kind", ANY))
        return urlencode([*pairs, *((key, value) for key, value in told.items() if value)])

    def at(self, language: str, *parts: str, **changes: str) -> str:
        """The address of a page of warning that answers the same question."""
        return f"{address(language, 'warning', *parts)}?{self.query(**changes)}"


def asked(request: HttpRequest) -> Asked:
    """What the address asks. Raises BadInput for a unit, an order or a day that there is not."""
    shelf = shelf_of(request)
    given = {key: list(values) for key, values in dict(request.GET.lists()).items()}
    own = {key: (given.pop(key, [""]) or [""])[-1].strip() for key in OWN}
    kinds = [kind for kind in given.get("kind", ()) if kind.strip()]
    names = shelf.names()
    if not kinds and HEADLINE in names["kind"]:
        given["kind"] = [HEADLINE]
    elif ANY in kinds:
        given["kind"] = []
    if not any(value.strip() for value in given.get("measure", ())):
        given["measure"] = ["killed"]
    selection = Selection.from_query(given)
    guessed = ""
    if not selection.dataset and len(names["dataset"]) > 1:
        # Datasets of one country tell of the same killings: added up, they would warn of what nobody saw.
        guessed = max(shelf.holdings(), key=lambda holding: (holding.events, holding.name)).name
        selection = selection.replace(dataset=(guessed,))
    by = own["by"] or ("country" if len(names["country"]) > 1 and not selection.country else "admin1")
    for value, known, message in ((by, UNITS, "watch-unknown-unit"), (own["order"] or "alarm", ORDERS, "watch-unknown-order")):
        if value not in known:
            raise BadInput(message, room="warn", name=value[:60], known=", ".join(known))
    return Asked(selection, by, own["order"] or "alarm", _day(own["on"]), own["unit"][:200], guessed)


def _day(text: str) -> date | None:
    return PartialDate.parse(text).end if text else None


def form(asked: Asked, shelf: Shelf, language: str) -> dict[str, Any]:
    """What the template needs to draw the form."""
    say, names, selection = phrases("web", language).say, shelf.names(), asked.selection

    def options(values: list[tuple[str, str]], chosen: str) -> list[dict[str, Any]]:
        return [{"value": value, "label": text, "chosen": value == chosen} for value, text in values]

    kinds = [(kind, label("violence-kind", kind, language)) for kind in load("violence-kind").ids if kind in names["kind"]]
    kept = [(key, value) for key, values in selection.to_dict().items() for value in (values if isinstance(values, list) else [values])]
    return {
        "kind": options([*kinds, (ANY, say("warning-any-kind"))], selection.kind[0] if len(selection.kind) == 1 else ANY),
        "dataset": options([(name, name) for name in names["dataset"]], selection.dataset[0] if len(selection.dataset) == 1 else ""),
        "country": options([(name, name) for name in names["country"]], selection.country[0] if selection.country else ""),
        "by": options([(unit, say(f"warning-by-{unit}")) for unit in UNITS], asked.by),
        "order": options([(order, say(f"warning-order-{order}")) for order in ORDERS], asked.order),
        "on": asked.on.isoformat() if asked.on else "",
        "kept": [(key, value) for key, value in kept if key not in ("kind", "dataset", "country")],
    }


def common(asked: Asked, shelf: Shelf, language: str, page: str) -> dict[str, Any]:
    """What all pages of warning show: the form, the way to the other pages, and which dataset was taken unasked."""
    say = phrases("web", language).say
    pages = (("watch", ()), ("forecast", ("forecast",)), ("record", ("record",)))
    tabs = [{"label": say(f"warning-{name}"), "href": asked.at(language, *parts, order=""), "current": name == page} for name, parts in pages]
    return {
        "form": form(asked, shelf, language), "tabs": tabs, "page": page, "guessed": asked.guessed,
        "several": len(asked.selection.dataset) > 1,
    }  # fmt: skip
