"""Opening table files, telling whose they are, and refusing what cannot be used as a whole."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from tests.sources.rows import acled, acled_file, csv_text, ged, ged_file

from constat.errors import BadFile
from constat.language import use_language
from constat.sources.opening import open_table, peek
from constat.sources.reading import Note, Reading, dataset_hint, read, sniff
from constat.sources.ucdp.columns import ORDER

TWO = [ged(id="1"), ged(id="2", side_b="Résistance de Ségou")]


def zipped(folder: Path, members: dict[str, bytes], name: str = "ged.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return path


def sound(reading: Reading, events: int = 2) -> None:
    assert reading.events.height == reading.rows_read == events
    assert reading.unaccounted == 0
    assert reading.events["side_b"].to_list()[-1] == ["Résistance de Ségou"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_encodings_that_say_what_they_are_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ged.csv"
    text = csv_text(TWO, ORDER)
    path.write_bytes(b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding))
    assert sniff(path) == "ucdp"
    sound(read(path))


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "utf-16-le"])
def test_other_encodings_are_refused_with_a_remedy_not_guessed(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "ged.csv"
    path.write_bytes(csv_text(TWO, ORDER).encode(encoding))
    with pytest.raises(BadFile) as refusal:
        read(path, kind="ucdp")
    if encoding != "utf-16-le":
        assert "near line 3" in str(refusal.value)
        assert "CSV UTF-8" in str(refusal.value)
    with use_language("fr"):
        assert "ged.csv" in str(refusal.value)
        assert "text file" not in str(refusal.value)


def test_a_zip_holds_its_one_csv(tmp_path: Path) -> None:
    data = csv_text(TWO, ORDER).encode()
    path = zipped(tmp_path, {"GEDEvent_v23_1.csv": data, "__MACOSX/._GEDEvent_v23_1.csv": b"x", "readme.pdf": b"x"})
    assert sniff(path) == "ucdp"
    sound(read(path))


def test_a_gzip_holds_its_csv(tmp_path: Path) -> None:
    path = tmp_path / "ged.csv.gz"
    path.write_bytes(gzip.compress(csv_text(TWO, ORDER).encode()))
    sound(read(path))


def test_a_zip_of_two_tables_is_refused_by_their_names(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.csv": b"x,y\n1,2\n", "b.csv": b"x,y\n1,2\n"})
    with pytest.raises(BadFile, match=r"a\.csv, b\.csv"):
        read(path, kind="ucdp")


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("kind", ["zip", "gz"])
def test_a_truncated_archive_is_refused(tmp_path: Path, kind: str, keep: float) -> None:
    data = csv_text([ged(id=str(n), source_headline=f"{n * 7919 % 1000}") for n in range(1, 400)], ORDER).encode()
    path = zipped(tmp_path, {"ged.csv": data}) if kind == "zip" else tmp_path / "ged.csv.gz"
    if kind == "gz":
        path.write_bytes(gzip.compress(data))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])
    with pytest.raises(BadFile, match="damaged, cut short"):
        read(path)


def test_an_archive_with_a_flipped_bit_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"ged.csv": csv_text(TWO, ORDER).encode()})
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0x10
    path.write_bytes(bytes(data))
    with pytest.raises(BadFile):
        read(path, kind="ucdp")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no rows"), (b"\n\n", "holds no rows"), (",".join(ORDER).encode() + b"\n", "holds no rows"),
        (b"\x00\x01\x02" * 50, "no text file"), (b"PK\x03\x04 not a zip", "damaged"), (b"PAR1 not parquet", "damaged"),
    ],
)
def test_empty_and_binary_files_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "ged.csv"
    path.write_bytes(content)
    with pytest.raises(BadFile, match=words):
        open_table(path)


def test_a_cell_of_ten_million_characters_is_refused_with_row_and_column(tmp_path: Path) -> None:
    path = ged_file(tmp_path, ged(), ged(id="2", source_headline="x" * 10_000_000))
    with pytest.raises(BadFile, match="row 3, column source_headline"):
        read(path)


def test_a_column_name_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="row 1, column xxx"):
        read(ged_file(tmp_path, ged(), columns=[*ORDER, "x" * 100_000]))


def test_an_unclosed_quotation_mark_is_refused_with_its_row(tmp_path: Path) -> None:
    path = ged_file(tmp_path, *[ged(id=str(n)) for n in range(1, 5)])
    path.write_text(path.read_text(encoding="utf-8").replace("\n3,", '\n"3,'), encoding="utf-8")
    with pytest.raises(BadFile, match="row 4: a quotation mark"):
        read(path)


def test_stray_quotation_marks_inside_cells_are_read_as_they_stand(tmp_path: Path) -> None:
    path = ged_file(tmp_path, ged(source_headline="PLACEHOLDER"))
    path.write_text(path.read_text(encoding="utf-8").replace("PLACEHOLDER", '9 "shot" dead'), encoding="utf-8")
    assert read(path).events["source_text"].to_list() == ['9 "shot" dead']


def test_repeated_column_names_are_refused(tmp_path: Path) -> None:
    path = ged_file(tmp_path, ged(), columns=[*ORDER, "best"])
    with pytest.raises(BadFile, match="more than once: best"):
        read(path)


def test_a_workbook_of_a_release_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ged.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("ged")
    sheet.write_row(0, 0, ORDER)
    for number, row in enumerate(TWO, 1):
        for place, name in enumerate(ORDER):
            cell = row[name]
            if name in ("id", "best", "high", "low", "latitude", "longitude", "type_of_violence"):
                sheet.write_number(number, place, float(cell))
            else:
                sheet.write_string(number, place, cell)
    book.add_worksheet("notes").write(0, 0, "see the codebook")
    book.close()
    assert sniff(path) == "ucdp"
    sound(read(path))


def test_a_workbook_inside_a_zip_is_read_and_tells_the_release(tmp_path: Path) -> None:
    book = tmp_path / "GEDEvent_v23_1.xlsx"
    pl.read_csv(io.StringIO(csv_text(TWO, ORDER))).write_excel(book)
    reading = read(zipped(tmp_path, {"GEDEvent_v23_1.xlsx": book.read_bytes()}, name="download.zip"))
    sound(reading)
    assert (reading.provider, reading.provider_version) == ("ucdp", "23.1")


def test_a_column_called_row_number_keeps_its_cells(tmp_path: Path) -> None:
    raw = read(ged_file(tmp_path, ged() | {"row_number": "77"}, columns=[*ORDER, "row_number"])).raw
    assert raw.select("row_number_of_file", "row_number").rows() == [("77", 2)]


def test_a_file_read_in_several_pieces_maps_like_a_small_one(tmp_path: Path) -> None:
    # Polars reads large files in pieces; columns of unlike pieces once went wrong when put together.
    count = 12_000
    rows = [
        ged(id=str(n), source_headline=f"headline {n} " + "x" * (n % 400), best=str(n % 51), low="0", high=str(n % 51 + n % 2))
        for n in range(1, count + 1)
    ]
    reading = read(ged_file(tmp_path, *rows))
    assert reading.raw.n_chunks() > 1
    assert reading.events["provider_id"].to_list() == [row["id"] for row in rows]
    assert reading.events["event_id"].to_list() == [f"ged:{row['id']}" for row in rows]
    assert reading.events["source_text"].to_list() == [row["source_headline"] for row in rows]
    assert reading.events["killed_best"].to_list() == [int(row["best"]) for row in rows]
    told = [(n + 1, f"low 0, best 0, high {rows[n - 1]['high']}") for n in range(1, count + 1) if n % 51 == 0 and n % 2]
    assert len(told) > 100
    assert reading.flagged.select("row", "value").rows() == told


def test_a_workbook_with_formulas_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ged.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ORDER)
    sheet.write_row(1, 0, [ged()[name] for name in ORDER])
    sheet.write_formula(1, ORDER.index("best"), "=1+6", None, 7)
    book.close()
    with pytest.raises(BadFile, match="formula"):
        read(path)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ged.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet().write_row(0, 0, ORDER)
    book.close()
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(BadFile):
        read(path)


def test_parquet_is_read_as_text_cells(tmp_path: Path) -> None:
    path = tmp_path / "ged.parquet"
    pl.read_csv(io.StringIO(csv_text(TWO, ORDER)), try_parse_dates=True).write_parquet(path)
    assert sniff(path) == "ucdp"
    sound(read(path))


def test_sniffing_tells_whose_a_file_is(tmp_path: Path) -> None:
    assert sniff(ged_file(tmp_path, ged())) == "ucdp"
    assert sniff(acled_file(tmp_path, acled())) == "acled"
    other = tmp_path / "list.csv"
    other.write_text("date,place,killed\n2031-03-27,Orsha,3\n", encoding="utf-8")
    assert sniff(other) == "sheet"
    assert sniff(tmp_path / "places.geojson") == "sheet"


def test_a_missing_file_and_an_unknown_kind_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="no file"):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(BadFile, match="Known: ucdp, acled"):
        read(ged_file(tmp_path, ged()), kind="gdelt")


def test_the_heads_names_are_trimmed(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("\ufeff ID ; Name\n1;x\n", encoding="utf-8")
    assert peek(path).names == ("id", "name")


@pytest.mark.parametrize(
    ("name", "hint"), [("GEDEvent_v23_1.csv", "gedevent-v23-1"), ("a b.csv.zip", "a-b"), ("é.csv", "dataset")]
)
def test_a_dataset_gets_its_name_from_the_file(name: str, hint: str) -> None:
    assert dataset_hint(Path(name)) == hint


def test_notes_survive_json() -> None:
    note = Note("note-folded", {"count": 3})
    assert Note.from_dict(note.to_dict()) == note
    assert note.say("fr").startswith("3 lignes")
