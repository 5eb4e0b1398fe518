"""docs/session-file.md names every table, column, kind and field, and its queries run."""

import re
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from wargame.game import events, moves
from wargame.game.events import Event
from wargame.journal.schema import TABLES
from wargame.places import docs_folder

PARTS: dict[str, type[Any]] = {
    "**change**": events.Change,
    "**move**": moves.Move,
    "**argument**": moves.Argument,
    "**terms**": moves.FreeTerms,
    "**throw**": events.Throw,
    "**reckoning**": events.Reckoning,
    "**exposure test**": events.ExposureTest,
}


@cache
def page() -> str:
    """The page about the session file."""
    return (docs_folder() / "session-file.md").read_text(encoding="utf-8")


def table_after(start: str) -> list[str]:
    """The names in the first column of the table that follows the line with `start`."""
    _, found, rest = page().partition(start)
    assert found, start
    rows = re.search(r"\n\|[^\n]*\n\|---\|---\|\n((?:\|.*\n)+)", rest)
    assert rows, start
    first = [row.split("|")[1] for row in rows[1].splitlines()]
    return [name for cell in first for name in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_on_the_page(table: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(TABLES[table])
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    assert table_after(f"\n### `{table}`\n") == columns


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_every_field_of_every_kind_of_event_is_on_the_page(kind: type[Event]) -> None:
    named = table_after(f"\n`{kind.__name__}`: ")
    assert named == [name for name in kind.__struct_fields__ if name != "turn"]


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_the_parts_is_on_the_page(part: str) -> None:
    assert table_after(part) == list(PARTS[part].__struct_fields__)


def test_every_field_of_a_free_move_is_on_the_page() -> None:
    (line,) = re.findall(r"\| `free` \|(.*)", page())
    assert re.findall(r"`([^`]+)`", line) == list(moves.FreeText.__struct_fields__)


def test_no_kind_is_on_the_page_that_does_not_exist() -> None:
    named = re.findall(r"(?m)^`([A-Z][A-Za-z]+)`: ", page())
    assert sorted(named) == sorted(kind.__name__ for kind in get_args(Event))


def queries() -> list[str]:
    """The queries on the page."""
    return re.findall(r"```sql\n(.*?)```", page(), re.DOTALL)


@pytest.mark.parametrize("query", queries(), ids=["rulings", "throws", "changes", "line"])
def test_every_query_finds_something(finished: Path, query: str) -> None:
    with closing(sqlite3.connect(f"{finished.as_uri()}?mode=ro", uri=True)) as connection:
        found = connection.execute(query).fetchall()
    assert len(found) >= 3
    assert all(row[0] is not None for row in found)


def test_the_query_for_throws_finds_each_once(finished: Path) -> None:
    with closing(sqlite3.connect(finished)) as connection:
        found = connection.execute(queries()[1]).fetchall()
    assert [throw for throw, *_ in found] == [1, 2, 3, 4, 5, 6]
