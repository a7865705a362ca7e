"""The effect of a dated event: a deployment, a withdrawal, a coup. What came after is set beside what would have come without it.

    from constat.estimate.effect import Panel, interrupt, synthetic_control
    found = synthetic_control(Panel.gathered(rows, "region", "year", "gdp"), "Basque Country", 1970)
    print(found.say("en"), found.explain("en"))

Three words are kept apart. *Change*: the level moved (constat.estimate.change). *Association*: it moved at the date of the event.
*Effect*: it moved there, in no comparable place, at no other date, and whichever donor is left out. None is printed without its placebos.
"""

from constat.estimate.effect.interrupted import Interrupted, interrupt
from constat.estimate.effect.panel import Panel, Predictor
from constat.estimate.effect.result import Effect
from constat.estimate.effect.synthetic import synthetic_control

__all__ = ["Effect", "Interrupted", "Panel", "Predictor", "interrupt", "synthetic_control"]
