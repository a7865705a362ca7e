"""Charts as SVG: Vega-Lite drawn on this machine, with fixed fonts and no request to anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

FONT: Final = "Libertinus Serif, Georgia, serif"
DEEP: Final = "#17395c"
PALE: Final = "#a9bccd"
INK: Final = "#1b2733"
SOFT: Final = "#566472"
_VERSION: Final = "5.20"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart: its label, its value, whether it stands out."""

    label: str
    value: float
    text: str
    strong: bool


def column_chart(columns: Sequence[Column], unit: str, language: str) -> str:
    """A column chart as SVG; values stand above the columns where there are at most sixteen."""
    spec = column_spec(columns, unit)
    import vl_convert

    locale: Literal["en-GB", "fr-FR"] = "fr-FR" if language == "fr" else "en-GB"
    svg = str(vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, format_locale=locale))
    # The size comes from the page; the drawing keeps its proportions by its viewBox.
    return re.sub(r'<svg ([^>]*?) width="[\d.]+" height="[\d.]+"', r"<svg \1", svg, count=1)


def column_spec(columns: Sequence[Column], unit: str) -> dict[str, Any]:
    """The Vega-Lite specification of a column chart."""
    rows = [{"order": i, "label": c.label, "value": c.value, "text": c.text, "strong": c.strong} for i, c in enumerate(columns)]
    many = len(columns) > 16
    x = {
        "field": "label",
        "type": "ordinal",
        "sort": {"field": "order"},
        "title": None,
        "axis": {
            "labelAngle": -90 if many else 0,
            "labelOverlap": "greedy" if many else False,
            "domainColor": SOFT,
            "ticks": False,
            "labelPadding": 6,
            "labelExpr": "split(datum.label, '|')",
        },
        "scale": {"paddingInner": 0.28, "paddingOuter": 0.2},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": unit,
        "axis": {"format": ",d", "tickMinStep": 1, "tickCount": 5, "domain": False, "ticks": False, "gridColor": "#dfe4e8"},
    }
    bars: dict[str, Any] = {
        "mark": {"type": "bar"},
        "encoding": {"x": x, "y": y, "color": {"condition": {"test": "datum.strong", "value": DEEP}, "value": PALE}},
    }
    layers = [bars]
    if not many:
        layers.append({"mark": {"type": "text", "dy": -6, "fontSize": 11, "color": INK}, "encoding": {"x": x, "y": y, "text": {"field": "text"}}})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 560,
        "height": 210,
        "background": "white",
        "padding": 4,
        "data": {"values": rows},
        "layer": layers,
        "config": {
            "font": FONT,
            "view": {"stroke": None},
            "axis": {"labelFontSize": 11, "titleFontSize": 11, "labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal"},
        },
    }
