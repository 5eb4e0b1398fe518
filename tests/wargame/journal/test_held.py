"""What a session file holds: which session it is, and how far it goes."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from wargame.journal.file import read
from wargame.journal.held import NOTHING_HELD, held


def test_a_session_is_known_by_the_hash_of_its_first_event(finished: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(finished)) as connection:
        (first,) = connection.execute("SELECT hash FROM events ORDER BY number LIMIT 1").fetchone()
    _, record = read(finished)
    found = held(finished)
    assert found.first == first
    assert (found.events, found.heads) == (len(record.entries), len(record.moves))
    assert found.length == found.events + found.heads
    copy = shutil.copyfile(finished, tmp_path / "another name.entente")
    assert held(copy) == found


def test_what_is_no_session_holds_nothing(tmp_path: Path) -> None:
    letter = tmp_path / "letter.entente"
    letter.write_text("Dear all")
    assert held(letter) == held(tmp_path / "missing.entente") == held(tmp_path) == NOTHING_HELD
