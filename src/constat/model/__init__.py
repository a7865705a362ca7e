"""Pure values, without I/O: dates, places, counts, standards, selections, figures, and the schema of the analytical table."""

from constat.model.count import Count, total
from constat.model.dates import DatePrecision, PartialDate
from constat.model.event import COLUMNS, EVENT_SCHEMA, Column
from constat.model.figure import Figure, Flag, Snapshot
from constat.model.measure import MEASURES, Measure, measure
from constat.model.place import AdminLevel, Place, PlacePrecision, Point, cell_bounds, priogrid_cell
from constat.model.selection import Box, Selection
from constat.model.standard import DEFAULT_FOR_PUBLICATION, Standard

__all__ = [
    "COLUMNS", "DEFAULT_FOR_PUBLICATION", "EVENT_SCHEMA", "MEASURES",
    "AdminLevel", "Box", "Column", "Count", "DatePrecision", "Figure", "Flag", "Measure", "PartialDate", "Place",
    "PlacePrecision", "Point", "Selection", "Snapshot", "Standard",
    "cell_bounds", "measure", "priogrid_cell", "total",
]
