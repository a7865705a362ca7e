"""Places by name: GeoNames country dumps, tables of P-codes (OCHA COD-AB), and a user's own sheet, read into one table.

    read = read_gazetteer(Path("ML.zip"))      # or mli_adminboundaries_tabulardata.xlsx, or villages.csv
    read.places                                # GAZETTEER_SCHEMA, one row for one place in one division
    read.rejected                              # the rows refused, each with reason and remedy

A row is taken whole or refused whole. Divisions of before and after a reform are rows of their own, told apart by
`valid_from` and `valid_to`; which rows tell of one place is decided where they are searched (`constat.record.gazetteer`).
"""

from constat.sources.gazetteer.reader import read_gazetteer
from constat.sources.gazetteer.table import FORMS, GAZETTEER_SCHEMA, KINDS, GazetteerReading, country_given

__all__ = ["FORMS", "GAZETTEER_SCHEMA", "KINDS", "GazetteerReading", "country_given", "read_gazetteer"]
