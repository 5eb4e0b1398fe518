"""Whatever is given as a session gets its own sentence, never a traceback, and is left as it was."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.children import ROOT
from tests.wargame.journal.games import change, session_file
from wargame.journal.connection import connect
from wargame.journal.file import open_for_writing, read
from wargame.journal.library import peek
from wargame.journal.rescue import rescue
from wargame.journal.verify import verify
from wargame.limits import LONGEST_VALUE
from wargame.terms import RecordError


def text_file(path: Path) -> Path:
    path.write_text("Dear Nasrin, this is a letter.\n" * 50, encoding="utf-8")
    return path


def short_text_file(path: Path) -> Path:
    path.write_text("Hi")
    return path


def foreign_database(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE events (number INTEGER)")
    return path


def empty_file(path: Path) -> Path:
    path.touch()
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def nothing(path: Path) -> Path:
    return path


def in_no_folder(path: Path) -> Path:
    return text_file(path) / "session.entente"


def stub(path: Path) -> Path:
    path.write_bytes(b"SQLite format 3\0 and no more")
    return path


def no_name(path: Path) -> Path:
    return path.with_name("a\0b.entente")


BAD = {
    text_file: "is not a session, whatever its name says",
    short_text_file: "is not a session, whatever its name says",
    foreign_database: "is a database of another program",
    empty_file: "is empty",
    folder: "is a folder",
    nothing: "There is no file",
    in_no_folder: "There is no file|cannot be opened",
    stub: "was cut short",
    no_name: "There is no file|cannot be opened",
}


@pytest.mark.parametrize(("make", "words"), BAD.items(), ids=[make.__name__ for make in BAD])
@pytest.mark.parametrize("use", [read, open_for_writing], ids=["read", "open"])
def test_what_is_no_session_is_told_in_its_own_words(
    tmp_path: Path, make: Callable[[Path], Path], words: str, use: Callable[[Path], object]
) -> None:
    path = make(tmp_path / "thing.entente")
    with pytest.raises(RecordError, match=words):
        use(path)
    assert [one.name for one in tmp_path.iterdir()] in ([], ["thing.entente"])


@pytest.mark.parametrize("make", BAD, ids=[make.__name__ for make in BAD])
def test_the_library_shows_what_is_no_session_as_damaged(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    found = peek(make(tmp_path / "thing.entente"))
    assert found.standing == "damaged"
    assert found.words.endswith(".")


def test_the_sentences_differ() -> None:
    kept = {words for make, words in BAD.items() if make not in (short_text_file, no_name)}
    assert len(kept) == len(BAD) - 2


@pytest.mark.parametrize("left", [150, 4096, 40_000, -4096, -1])
def test_a_file_cut_short_is_told_with_its_size(finished: Path, left: int) -> None:
    whole = finished.read_bytes()
    finished.write_bytes(whole[:left])
    with pytest.raises(RecordError, match=f"cut short: {len(whole[:left]):,} of {len(whole):,} bytes"):
        read(finished)


def test_a_newer_format_is_refused_in_words(finished: Path) -> None:
    change(finished, "PRAGMA user_version = 99")
    with pytest.raises(RecordError, match=r"newer version of Entente \(format 99"):
        open_for_writing(finished)


@pytest.mark.parametrize(
    "command",
    [
        "CREATE TABLE more (x)",
        "CREATE VIEW more AS SELECT * FROM people",
        "CREATE TRIGGER more AFTER INSERT ON events BEGIN DELETE FROM people; END",
        "CREATE INDEX more ON events (at)",
        "ALTER TABLE people ADD COLUMN age INTEGER",
    ],
)
def test_what_another_program_added_is_refused(finished: Path, command: str) -> None:
    change(finished, command)
    with pytest.raises(RecordError, match="another program changed"):
        open_for_writing(finished)


def test_a_missing_table_is_told(finished: Path) -> None:
    change(finished, "DROP TABLE snapshots")
    with pytest.raises(RecordError, match=r"lacks a part.*snapshots"):
        read(finished)


def test_statistics_of_other_tools_do_no_harm(finished: Path) -> None:
    change(finished, "ANALYZE")
    assert read(finished)[1].entries


def test_nothing_in_a_file_is_trusted(finished: Path) -> None:
    with closing(connect(finished, "ro")) as connection:
        assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
        assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == LONGEST_VALUE
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("CREATE TABLE more (x)")


CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE events SET body = body || 'xxxxxxxx', author = 'nobody'")
connection.execute("UPDATE snapshots SET body = body || 'xxxxxxxx'")
os._exit(1)
"""


@pytest.fixture
def crashed(finished: Path) -> Path:
    """A session whose last writer died in the middle of a commit, half of it on the disk."""
    before = finished.read_bytes()
    subprocess.run([sys.executable, "-c", CRASH, str(finished)], check=False, cwd=ROOT)
    assert finished.read_bytes() != before
    assert finished.with_name("tuesday.entente-journal").exists()
    return finished


def test_a_session_left_in_mid_commit_is_read_and_not_touched(crashed: Path) -> None:
    before = {path.name: path.read_bytes() for path in crashed.parent.glob("*.*")}
    assert len(read(crashed)[1].entries) == 43
    assert verify(crashed).is_sound
    assert {path.name: path.read_bytes() for path in crashed.parent.glob("*.*")} == before


def test_a_session_left_in_mid_commit_is_taken_up_whole(crashed: Path) -> None:
    journal, _, record = open_for_writing(crashed)
    journal.close()
    assert len(record.entries) == 43
    assert verify(crashed).is_sound


def test_a_journal_from_a_stranger_leads_to_no_other_file(crashed: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Nasrin")
    name = str(letter).encode()
    journal = crashed.with_name("tuesday.entente-journal")
    journal.write_bytes(
        journal.read_bytes()
        + (0x40000000 // 4096 + 1).to_bytes(4, "big")
        + name
        + len(name).to_bytes(4, "big")
        + sum(name).to_bytes(4, "big")
        + bytes.fromhex("d9d505f920a163d7")
    )
    for use in (read, open_for_writing, verify):
        with pytest.raises(RecordError, match="names other files"):
            use(crashed)
    assert peek(crashed).standing == "damaged"
    with suppress(RecordError):
        rescue(crashed, tmp_path / "new.entente")
    assert letter.read_text() == "Dear Nasrin"


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x, x, x, x FROM n"


@pytest.mark.parametrize("version", [0, 1])
def test_a_view_that_never_ends_is_not_asked(finished: Path, version: int) -> None:
    change(
        finished,
        "ALTER TABLE scenario RENAME TO other",
        f"CREATE VIEW scenario (id, title, seats, hash, body) AS {ENDLESS}",
        f"PRAGMA user_version = {version}",
    )
    for use in (read, open_for_writing):
        with pytest.raises(RecordError, match=r"another program|damaged"):
            use(finished)
    with suppress(RecordError):
        assert not verify(finished).is_sound
    assert peek(finished).words


def test_a_trigger_never_runs(finished: Path, tmp_path: Path) -> None:
    change(finished, "CREATE TRIGGER more AFTER UPDATE ON seal BEGIN DELETE FROM people; END")
    with closing(connect(finished, "rw")) as connection:
        with suppress(sqlite3.Error):
            connection.execute("UPDATE seal SET id = id")
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (2,)


@pytest.mark.parametrize(
    "command",
    [
        "ATTACH '{}' AS other",
        "SELECT load_extension('{}')",
        "CREATE VIRTUAL TABLE other USING fts5(x)",
        "CREATE TEMP TRIGGER t AFTER INSERT ON events BEGIN SELECT 1; END",
    ],
)
def test_nothing_reaches_out_of_a_file(finished: Path, tmp_path: Path, command: str) -> None:
    with closing(connect(finished, "rw")) as connection, pytest.raises(sqlite3.Error):
        connection.execute(command.format(tmp_path / "other"))
    assert not (tmp_path / "other").exists()


def test_a_file_larger_than_any_session_is_refused(finished: Path) -> None:
    with finished.open("r+b") as file:
        file.truncate(100_000_001)
    with pytest.raises(RecordError, match="100,000,001 bytes"):
        read(finished)


@pytest.mark.wide
def test_no_damage_anywhere_in_a_file_leads_to_a_traceback(finished: Path, tmp_path: Path) -> None:
    whole = finished.read_bytes()
    chance = random.Random(20260115)
    for number in range(40):
        damaged = bytearray(whole)
        place = chance.randrange(len(whole)) if number % 2 else chance.randrange(4096)
        for byte in range(place, min(place + chance.choice([1, 2, 64]), len(whole))):
            damaged[byte] ^= 1 << chance.randrange(8)
        finished.write_bytes(damaged)
        for use in (
            read,
            verify,
            open_for_writing,
            peek,
            lambda path: rescue(path, tmp_path / "new.entente"),
        ):
            with suppress(RecordError):
                opened = use(finished)
                if isinstance(opened, tuple) and hasattr(opened[0], "close"):
                    opened[0].close()
        (tmp_path / "new.entente").unlink(missing_ok=True)


def test_a_file_whose_name_is_in_no_unicode_is_as_whole_as_any(tmp_path: Path) -> None:
    path = session_file(tmp_path / "tuesday.entente")
    try:
        path = path.rename(tmp_path / os.fsdecode(b"Gespr\xe4ch.entente"))
    except (OSError, UnicodeError):  # systems whose file names are Unicode have no such file
        path = path.rename(tmp_path / "Gespräch.entente")
    assert verify(path).is_sound
