"""Tables as files: columnar ones, and the codebook beside each format."""

import csv
import json
import sys
from io import StringIO
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.wargame.report.sessions import demo, evil
from wargame.report.columns import Field, Sheet
from wargame.report.facts import gather
from wargame.report.formats.table_files import codebook_beside, write_tables
from wargame.report.options import Options
from wargame.report.tables import SHEETS, sheets
from wargame.report.writing import NotWritten
from wargame.terms import Refused

EVERY = {(name, field.name) for name, (_, fields) in SHEETS.items() for field in fields}


@pytest.fixture(scope="module")
def tables() -> tuple[Sheet, ...]:
    """All tables of the demo."""
    return sheets(gather(demo(), Options(secrets=True)))


def test_parquet_gives_back_every_value_in_columns_of_their_kinds(
    tables: tuple[Sheet, ...], tmp_path: Path
) -> None:
    write_tables(tables, tmp_path / "data", "parquet")
    for table in tables:
        read = parquet.read_table(tmp_path / "data" / f"{table.name}.parquet")
        assert read.column_names == [field.name for field in table.fields]
        back = [tuple(row.values()) for row in read.to_pylist()]
        assert back == [
            tuple(
                None if value == "" and field.kind != "text" else value
                for field, value in zip(table.fields, row, strict=True)
            )
            for row in table.rows
        ], table.name
    moves = parquet.read_schema(tmp_path / "data" / "moves.parquet")
    assert moves.field("cost").metadata[b"meaning"] == b"influence paid"
    assert str(moves.field("covert").type) == "bool"


def test_the_same_tables_are_the_same_bytes_in_parquet(tables: tuple[Sheet, ...], tmp_path: Path) -> None:
    first, second = (write_tables(tables, tmp_path / name, "parquet") for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_without_its_library_parquet_says_how_to_get_it_and_leaves_nothing(
    tables: tuple[Sheet, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Refused, match="pip install pyarrow"):
        write_tables(tables, tmp_path / "data", "parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_has_a_codebook_of_every_column(
    tables: tuple[Sheet, ...], tmp_path: Path, form: str
) -> None:
    made = write_tables(tables, tmp_path / "data", form)
    assert made[-1].name == "codebook.csv"
    told = list(csv.DictReader(StringIO(made[-1].read_text(encoding="utf-8-sig"))))
    assert {(one["table"], one["column"]) for one in told} == EVERY
    assert {one["kind"] for one in told} == {"text", "whole", "number", "yes-no"}
    assert all(one["meaning"] for one in told)


def test_one_json_file_has_its_codebook_beside_it(tables: tuple[Sheet, ...], tmp_path: Path) -> None:
    made = write_tables(tables, tmp_path / "data.json", "json")
    assert made == (tmp_path / "data.json", codebook_beside(tmp_path / "data.json"))
    told = json.loads(made[1].read_text(encoding="utf-8"))["codebook"]
    assert {(one["table"], one["column"]) for one in told} == EVERY
    assert "codebook" not in json.loads(made[0].read_text(encoding="utf-8"))


def test_json_into_a_folder_that_is_not_there_is_refused(tables: tuple[Sheet, ...], tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="there is no folder"):
        write_tables(tables, tmp_path / "away" / "data.json", "json")
    assert list(tmp_path.iterdir()) == []


def test_what_people_typed_stays_what_it_is_in_parquet(tmp_path: Path) -> None:
    found = sheets(gather(evil(), Options(secrets=True)))
    write_tables(found, tmp_path / "data", "parquet")
    notes = parquet.read_table(tmp_path / "data" / "observations.parquet").to_pylist()
    (table,) = [one for one in found if one.name == "observations"]
    assert [one["text"] for one in notes] == [row[-1] for row in table.rows]


def test_an_empty_column_is_of_its_kind_all_the_same(tmp_path: Path) -> None:
    fields = (Field("a", "one"), Field("b", "two", "whole"), Field("c", "three", "yes-no"))
    write_tables((Sheet(name="bare", means="Bare.", fields=fields, rows=()),), tmp_path / "d", "parquet")
    schema = parquet.read_schema(tmp_path / "d" / "bare.parquet")
    assert [str(schema.field(name).type) for name in "abc"] == ["string", "int64", "bool"]
