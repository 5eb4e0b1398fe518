"""Automatic copies: whole, on this computer, twenty at most, and each can become a session again."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from wargame.journal.copies import back_up
from wargame.journal.file import open_for_writing, read
from wargame.journal.forget import forget
from wargame.journal.keeping import KEPT, all_kept, bring_back, drop, folder_of, keep, keep_by, kept
from wargame.journal.verify import verify
from wargame.terms import RecordError

NOON = datetime(2026, 3, 1, 12)  # noqa: DTZ001  # as the clock on the wall shows it


def keep_anyway(session: Path, at: datetime) -> Path | None:
    """Keep a copy whether the session has changed or not."""
    return keep_by(session, at, lambda copy: back_up(session, copy))


def go_on(session: Path) -> None:
    """Record something more."""
    journal, _, _ = open_for_writing(session)
    journal.change_settings({"reminders": "on"})
    journal.close()


def test_a_copy_is_the_session_as_it_was(finished: Path) -> None:
    copy = keep(finished, NOON)
    assert copy is not None
    assert read(copy) == read(finished)
    assert [one.path for one in kept(finished)] == [copy]


def test_copies_do_not_lie_beside_the_session(finished: Path, user_folders: Path) -> None:
    copy = keep(finished, NOON)
    assert copy is not None
    assert copy.is_relative_to(user_folders)


def test_a_session_that_has_not_changed_is_not_copied_again(finished: Path) -> None:
    keep(finished, NOON)
    assert keep(finished, NOON + timedelta(minutes=10)) is None


def test_the_last_twenty_are_kept(finished: Path) -> None:
    for minute in range(KEPT + 3):
        assert keep_anyway(finished, NOON + timedelta(minutes=minute)) is not None
    times = [copy.at for copy in kept(finished)]
    assert times == [NOON + timedelta(minutes=minute) for minute in range(KEPT + 2, 2, -1)]


def test_with_the_clock_set_back_a_new_copy_stays(finished: Path) -> None:
    for minute in range(KEPT):
        keep_anyway(finished, NOON + timedelta(minutes=minute))
    copy = keep_anyway(finished, NOON - timedelta(days=1))
    assert copy in [one.path for one in kept(finished)]
    assert len(kept(finished)) == KEPT


def test_a_disk_whose_clock_is_behind_stops_no_copies(finished: Path) -> None:
    keep(finished, NOON)
    go_on(finished)
    os.utime(finished, (1_000_000_000, 1_000_000_000))
    assert keep(finished, NOON + timedelta(minutes=10)) is not None


def test_two_copies_of_one_second_are_two_files_and_the_later_one_comes_first(finished: Path) -> None:
    first = keep(finished, NOON)
    go_on(finished)
    second = keep(finished, NOON)
    assert first is not None
    assert second is not None
    assert [one.path for one in kept(finished)] == [second, first]
    assert [(one.session, one.at) for one in all_kept()] == [("tuesday", NOON)] * 2
    assert read(second) == read(finished)


def test_more_copies_than_are_kept_within_one_second_leave_the_latest(finished: Path) -> None:
    made = [keep_anyway(finished, NOON) for _ in range(KEPT + 3)]
    assert [one.path for one in kept(finished)] == made[:2:-1]


def test_a_session_with_the_longest_name_that_a_disk_takes_is_copied_too(finished: Path) -> None:
    session = finished.rename(finished.with_name("é" * 120 + ".entente"))
    copy = keep(session, NOON)
    assert copy is not None
    assert verify(copy).is_sound
    assert [one.path for one in kept(session)] == [copy]
    assert bring_back(kept(session)[0], session.parent).exists()


def test_a_step_is_copied_where_the_disk_shows_no_change(finished: Path) -> None:
    before = finished.stat()
    keep(finished, NOON)
    assert keep(finished, NOON) is None
    go_on(finished)
    os.utime(finished, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert finished.stat().st_size == before.st_size
    assert keep(finished, NOON + timedelta(seconds=1)) is not None


def test_a_copy_outlives_its_session_and_is_brought_back(finished: Path, tmp_path: Path) -> None:
    record = read(finished)
    keep(finished, NOON)
    finished.unlink()
    [copy] = kept(finished)
    new = bring_back(copy, tmp_path)
    assert new.name == "tuesday, as of 01 March 12.00.entente"
    assert read(new) == record
    assert verify(new).is_sound


def test_bringing_back_twice_makes_two_files(finished: Path, tmp_path: Path) -> None:
    keep(finished, NOON)
    [copy] = kept(finished)
    assert bring_back(copy, tmp_path) != bring_back(copy, tmp_path)


def test_sessions_of_one_name_have_copies_of_their_own(finished: Path, tmp_path: Path) -> None:
    assert folder_of(finished) != folder_of(tmp_path / "elsewhere" / finished.name)


def test_other_files_among_the_copies_are_left_alone(finished: Path) -> None:
    keep(finished, NOON)
    (folder_of(finished) / "a letter.entente").write_text("hello")
    (folder_of(finished) / "notes.txt").write_text("hello")
    assert len(kept(finished)) == len(all_kept()) == 1


def test_forgetting_a_name_removes_the_copies(finished: Path) -> None:
    keep(finished, NOON)
    assert forget(finished, "Bo Ek").copies == 1
    assert kept(finished) == ()


def test_a_folder_that_cannot_be_made_is_told(finished: Path, user_folders: Path) -> None:
    user_folders.mkdir(parents=True)
    (user_folders / "copies").write_text("in the way")
    with pytest.raises(RecordError, match="cannot be made"):
        keep(finished, NOON)
    assert verify(finished).is_sound


def test_a_session_whose_name_is_no_utf_8_is_copied_too(finished: Path) -> None:
    session = finished.rename(finished.with_name(os.fsdecode(b"caf\xe9.entente")))
    copy = keep(session, NOON)
    assert [one.path for one in kept(session)] == [copy]


def test_copies_made_before_a_session_was_renamed_go_with_a_name(finished: Path) -> None:
    keep(finished, NOON)
    renamed = finished.rename(finished.with_name("another name.entente"))
    assert kept(renamed) == ()
    assert drop(renamed) == 1
    assert all_kept() == ()
