"""Tables: documented, complete, readable by other tools, and harmless in a spreadsheet."""

import csv
import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from tests.wargame.report.sessions import EVIL, demo, evil, fresh
from wargame.places import docs_folder
from wargame.report.facts import gather
from wargame.report.options import Options
from wargame.report.table_files import as_csv, as_json, as_xlsx, write_tables
from wargame.report.tables import SHEETS, Sheet, sheets
from wargame.terms import Refused

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def tables() -> dict[str, Sheet]:
    return {table.name: table for table in sheets(gather(demo()))}


def column(table: Sheet, name: str) -> list[object]:
    at = [field.name for field in table.fields].index(name)
    return [row[at] for row in table.rows]


def test_the_dictionary_names_every_column_as_the_code_does() -> None:
    told: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in (docs_folder() / "data-dictionary.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
            told[name] = []
        elif found := re.match(r"\| `(\w+)` \| (.*) \|$", line):
            told[name].append((found[1], found[2]))
    assert told == {
        name: [(field.name, field.means) for field in fields] for name, (_, fields) in SHEETS.items()
    }


def test_every_row_is_as_long_as_the_head() -> None:
    for table in tables().values():
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.fields)}


def test_alignments_hold_every_pair_at_every_moment() -> None:
    assert len(tables()["alignments"].rows) == 9 * 36


def test_changes_add_up_to_where_the_game_ended() -> None:
    changes = tables()["changes"]
    moved: dict[str, int] = {}
    for _, _, what, _, before, after, _ in changes.rows:
        assert isinstance(before, int)
        assert isinstance(after, int)
        moved[str(what)] = moved.get(str(what), 0) + after - before
    board, state = demo().compiled.board, demo().state
    for what, by in moved.items():
        at = {str(name): place for name, place in board.places.items()}[what]
        assert state.values[at] - board.starts[at] == by


def test_throws_are_numbered_once() -> None:
    numbers = column(tables()["throws"], "throw")
    assert len(numbers) == len(set(numbers)) > 70


def test_what_is_secret_is_in_no_table_for_the_room() -> None:
    found = {table.name: table for table in sheets(gather(demo(), Options(secrets=False)))}
    assert found["observations"].rows == ()
    assert "b" not in column(found["scores"], "set")
    assert False not in [public for public in column(found["deals"], "public")]


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    for table in sheets(gather(evil(), Options(secrets=True))):
        for row in csv.reader(StringIO(as_csv(table))):
            texts = [cell for cell in row if not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
            assert not [cell for cell in texts if cell.lstrip()[:1] in ("=", "+", "-", "@") and cell.strip()]


def test_csv_can_be_read_back() -> None:
    rows = list(csv.DictReader(StringIO(as_csv(tables()["moves"]))))
    assert rows[0]["title"] == "Afghan desk in Tehran"
    assert rows[0]["covert"] == "false"


def test_json_can_be_read_back() -> None:
    found = json.loads(as_json(list(tables().values())))
    assert set(found) == set(SHEETS)
    assert found["tracks"][0]["turn"] == 0


def test_a_workbook_can_be_read_back_and_holds_no_formula() -> None:
    made = list(sheets(gather(evil(), Options(secrets=True))))
    with ZipFile(BytesIO(as_xlsx(made))) as book:
        names = [
            sheet.get("name")
            for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{_SPACE}sheet")
        ]
        strings = "".join(ElementTree.fromstring(book.read("xl/sharedStrings.xml")).itertext())
        pages = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert names == ["columns", *SHEETS]
    assert EVIL[3] in strings
    assert not [page for page in pages if b"<f>" in page]


def test_the_same_tables_give_the_same_bytes() -> None:
    made = list(tables().values())
    assert as_xlsx(made, 1_000_000_000) == as_xlsx(made, 1_000_000_000)
    assert as_csv(made[0]) == as_csv(made[0])


def test_a_session_without_a_turn_gives_tables(tmp_path: Path) -> None:
    made = sheets(gather(fresh()))
    for kind in ("csv", "json", "xlsx"):
        assert all(path.stat().st_size for path in write_tables(made, tmp_path / f"x.{kind}", kind))


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="csv, json, xlsx"):
        write_tables((), tmp_path / "x", "ods")
