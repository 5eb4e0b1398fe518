"""Files of older formats are brought up to date, after a copy was laid beside them; samples stay readable."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.wargame.journal.games import change, in_table
from wargame.journal import schema
from wargame.journal.file import open_for_writing, read, state_at
from wargame.journal.library import peek
from wargame.journal.verify import verify
from wargame.terms import RecordBroken

SAMPLES = Path(__file__).parents[2] / "data" / "sessions"

FINAL_NUMBERS = {"format-1.entente": (1, 0, -2, 3, 4, 8, 3, 5, 0, 0, 0)}
"""Each sample and the numbers on the board at its end."""

REMARKS = "CREATE TABLE remarks (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A session of format 1."""
    return shutil.copyfile(SAMPLES / "format-1.entente", tmp_path / "old.entente")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version of Entente, whose format 2 has one more table."""
    first = schema.migrations

    def migrations() -> Any:
        steps = first()

        @steps()
        def m002_remarks(db: Any) -> None:
            db.execute(REMARKS)

        return steps

    monkeypatch.setattr(schema, "FORMAT", 2)
    monkeypatch.setattr(schema, "TABLES", {**schema.TABLES, "remarks": REMARKS})
    monkeypatch.setattr(schema, "migrations", migrations)


def test_every_format_has_a_sample() -> None:
    assert {path.name for path in SAMPLES.glob("*.entente")} == set(FINAL_NUMBERS)
    assert len(FINAL_NUMBERS) == schema.FORMAT


@pytest.mark.parametrize("name", FINAL_NUMBERS)
def test_a_sample_leads_to_the_state_that_its_players_saw(tmp_path: Path, name: str) -> None:
    path = shutil.copyfile(SAMPLES / name, tmp_path / name)
    assert verify(path).is_sound
    assert state_at(path).values == FINAL_NUMBERS[name]


def test_the_migrations_lead_to_the_tables_of_today(tmp_path: Path) -> None:
    from sqlite_utils import Database

    with closing(sqlite3.connect(tmp_path / "new.db", isolation_level=None)) as connection:
        schema.migrate(Database(connection), lambda: None)
        schema.check_shape(connection, "new.db")
        assert schema.check_format(connection, "new.db") == schema.FORMAT


def test_all_tables_are_strict(finished: Path) -> None:
    found = in_table(finished, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    assert {name for name, strict in found if not strict} == {"sqlite_schema"}


def test_the_header_says_what_the_file_is(finished: Path) -> None:
    assert finished.read_bytes()[68:72] == b"ENTE"
    assert in_table(finished, "PRAGMA user_version") == [(schema.FORMAT,)]


@pytest.mark.usefixtures("later")
def test_an_older_session_is_brought_up_to_date_with_a_copy_beside_it(sample: Path) -> None:
    before = sample.read_bytes()
    journal, _, record = open_for_writing(sample)
    journal.close()
    assert in_table(sample, "SELECT count(*) FROM remarks") == [(0,)]
    assert in_table(sample, "PRAGMA user_version") == [(2,)]
    assert in_table(sample, "SELECT name FROM _sqlite_migrations") == [("m001_tables",), ("m002_remarks",)]
    assert verify(sample).is_sound
    assert read(sample)[1] == record
    copy = sample.with_name("old.format-1.entente")
    assert copy.read_bytes()[100:] == before[100:]
    assert in_table(copy, "PRAGMA user_version") == [(1,)]


@pytest.mark.usefixtures("later")
def test_bringing_up_to_date_that_was_broken_off_makes_no_second_copy(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as once:
        once.setattr(schema, "migrate", killed)
        with pytest.raises(SystemExit):
            open_for_writing(sample)
    journal, _, _ = open_for_writing(sample)
    journal.close()
    assert sorted(path.name for path in sample.parent.glob("*.*")) == ["old.entente", "old.format-1.entente"]
    assert in_table(sample, "PRAGMA user_version") == [(2,)]


@pytest.mark.usefixtures("later")
def test_a_session_with_a_long_name_is_brought_up_to_date_too(sample: Path) -> None:
    journal, _, _ = open_for_writing(sample.rename(sample.with_name("é" * 110 + ".entente")))
    journal.close()
    assert len(list(sample.parent.glob("*.entente"))) == 2


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("use", [read, verify, peek, state_at])
def test_an_older_session_is_read_and_not_changed(sample: Path, use: Callable[[Path], object]) -> None:
    before = sample.read_bytes()
    use(sample)
    assert sample.read_bytes() == before
    assert [path.name for path in sample.parent.glob("*.*")] == ["old.entente"]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("use", [read, open_for_writing])
def test_bringing_up_to_date_hides_no_damage(sample: Path, use: Callable[[Path], object]) -> None:
    change(sample, "DELETE FROM heads WHERE number = (SELECT max(number) FROM heads)")
    before = sample.read_bytes()
    with pytest.raises(RecordBroken, match="was not brought up to date"):
        use(sample)
    assert sample.read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    sample: Path, later: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = schema.migrations

    def migrations() -> Any:
        steps = first()

        @steps()
        def m003_fails(db: Any) -> None:
            db.execute("CREATE TABLE more (number INTEGER) STRICT")
            db.execute("INSERT INTO nowhere VALUES (1)")

        return steps

    monkeypatch.setattr(schema, "FORMAT", 3)
    monkeypatch.setattr(schema, "migrations", migrations)
    with pytest.raises(RecordBroken):
        open_for_writing(sample)
    assert in_table(sample, "PRAGMA user_version") == [(2,)]
    assert in_table(sample, "SELECT count(*) FROM sqlite_master WHERE name = 'more'") == [(0,)]
