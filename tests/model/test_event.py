from constat.model import COLUMNS, EVENT_SCHEMA, MEASURES


def test_every_column_is_documented_and_tagged() -> None:
    assert all(c.doc and c.hxl.startswith("#") for c in COLUMNS)
    assert len({c.name for c in COLUMNS}) == len(COLUMNS)
    assert len({c.hxl for c in COLUMNS}) == len(COLUMNS)


def test_every_measure_reads_columns_that_exist() -> None:
    for measure in MEASURES.values():
        assert set(measure.columns) <= set(EVENT_SCHEMA.names)
