"""Fuzz targets: whatever bytes a reader is given, it answers with a Reading or with an error a person can act on.

    python -m fuzz --list
    python -m fuzz sheet-csv --seconds 60
    python -m fuzz all --seconds 10

Runs on plain Python and hypothesis; a failure is shrunk and printed with the seed that repeats it. With atheris installed, `--atheris` lets
coverage guide it. A target passes when only `ConstatError` escapes, the rows of every Reading are accounted for, and
memory stays below the bound.
"""
