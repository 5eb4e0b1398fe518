"""A copy is whole even while the session is being played, and never lands on another file."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.disks import Waits
from tests.wargame.journal.games import statements
from wargame.journal.copies import back_up, unused
from wargame.journal.file import open_for_writing, read
from wargame.journal.verify import verify
from wargame.terms import RecordError


def test_a_copy_of_an_open_session_is_whole(finished: Path, tmp_path: Path) -> None:
    journal, _, record = open_for_writing(finished)
    copy = back_up(finished, tmp_path / "copy.entente")
    following = len(record.entries) + 1
    journal.append(statements(following, following - 1))
    journal.close()
    assert verify(copy).is_sound
    assert read(copy) == read(finished)


def test_what_is_being_written_is_not_in_the_copy(finished: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(finished, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM settings")
        assert verify(back_up(finished, tmp_path / "copy.entente")).is_sound


def test_a_copy_is_on_the_disk_before_it_has_its_name(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.entente"
    waits = Waits(copy)
    monkeypatch.setattr(os, "fsync", waits.fsync)
    back_up(finished, copy)
    assert waits.noted == [("file", copy.stat().st_size, False), ("folder", 0, True)]


def test_no_file_is_written_over(finished: Path, tmp_path: Path) -> None:
    (tmp_path / "there.entente").write_text("a letter")
    with pytest.raises(RecordError, match="already"):
        back_up(finished, tmp_path / "there.entente")
    with pytest.raises(RecordError, match="already"):
        back_up(finished, finished)
    assert verify(finished).is_sound


def test_a_folder_that_is_not_there_is_told(finished: Path, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be written"):
        back_up(finished, tmp_path / "missing" / "copy.entente")


def test_nothing_is_left_of_a_copy_that_failed(finished: Path, tmp_path: Path) -> None:
    finished.write_bytes(finished.read_bytes()[:-4096])
    with pytest.raises(RecordError, match="cut short"):
        back_up(finished, tmp_path / "copy.entente")
    assert not (tmp_path / "copy.entente").exists()


def test_an_unused_name_is_found(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = unused(tmp_path / "copy.entente")
        path.touch()
        names.append(path.name)
    assert names == ["copy.entente", "copy-2.entente", "copy-3.entente"]
