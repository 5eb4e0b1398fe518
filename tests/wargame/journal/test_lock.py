"""One writer at a time; whoever comes second is told who has the session open and since when."""

import json
import os
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.wargame.journal.games import statements
from wargame.journal.file import open_for_writing, read
from wargame.journal.lock import acquire, holder_of, lock_path
from wargame.processes import mark_of
from wargame.terms import RecordError
from wargame.whole import write_whole


def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def locked(session: Path, **changes: Any) -> Path:
    """A lock of somebody else, as these say."""
    holder = {
        "host": socket.gethostname(),
        "process": os.getppid(),
        "since": datetime.now(UTC).isoformat(),
        "user": "nasrin",
    }
    path = lock_path(session)
    path.write_text(json.dumps(holder | changes))
    return path


def test_a_second_opening_is_refused_with_who_and_since_when(finished: Path) -> None:
    locked(finished, host="lectern", since="2026-01-15T14:00:00+00:00")
    with pytest.raises(
        RecordError, match=r"open already: nasrin on lectern since 15 January 2026, \d\d:\d\d"
    ):
        open_for_writing(finished)


def test_a_second_opening_by_the_same_program_is_refused(finished: Path) -> None:
    journal, _, _ = open_for_writing(finished)
    with pytest.raises(RecordError, match="open already"):
        open_for_writing(finished)
    journal.append(statements(1, 0))
    journal.close()


def test_reading_needs_no_lock(finished: Path) -> None:
    locked(finished)
    assert read(finished)[1].entries


def test_closing_lets_others_write(finished: Path) -> None:
    open_for_writing(finished)[0].close()
    assert not lock_path(finished).exists()
    open_for_writing(finished)[0].close()


def test_the_lock_of_a_process_that_is_gone_is_replaced(finished: Path) -> None:
    locked(finished, process=gone())
    assert holder_of(finished) is None
    open_for_writing(finished)[0].close()


def test_a_lock_of_this_process_number_from_before_it_began_is_replaced(finished: Path) -> None:
    locked(finished, process=os.getpid(), since="2026-01-15T14:00:00+00:00")
    open_for_writing(finished)[0].close()


def test_the_lock_of_a_process_number_that_began_later_is_replaced(finished: Path) -> None:
    locked(finished, mark="another start of the computer:1")
    assert holder_of(finished) is None


@pytest.mark.parametrize("since", ["2020-01-15T14:00:00+00:00", "2090-01-15T14:00:00+00:00"])
def test_a_clock_that_was_set_gives_no_session_away(finished: Path, since: str) -> None:
    locked(finished, mark=mark_of(os.getppid()), since=since)
    holder = holder_of(finished)
    assert holder is not None
    assert holder.process == os.getppid()


def test_a_lock_of_an_older_version_holds_while_its_process_runs(finished: Path) -> None:
    locked(finished, since="2020-01-15T14:00:00+00:00")
    assert holder_of(finished) is not None


@pytest.mark.parametrize("process", [0, -1, 10**30])
def test_the_lock_of_a_process_that_cannot_be_is_replaced(finished: Path, process: int) -> None:
    locked(finished, process=process)
    open_for_writing(finished)[0].close()


def test_a_stale_lock_that_a_killed_program_was_replacing_is_not_left_in_the_folder(finished: Path) -> None:
    locked(finished, process=gone())
    code = (
        "import os, sys; from pathlib import Path; from wargame.journal.lock import acquire\n"
        "replace = Path.replace\n"
        "Path.replace = lambda path, to: (replace(path, to), os._exit(9))\n"
        "acquire(Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(finished)], check=False)
    assert len(list(finished.parent.iterdir())) == 2
    open_for_writing(finished)[0].close()
    write_whole(finished.with_name("report.md"), b"whole")
    assert {one.name for one in finished.parent.iterdir()} == {finished.name, "report.md"}


def test_the_lock_of_another_computer_stays_until_it_is_taken_over(finished: Path) -> None:
    locked(finished, host="lectern", process=gone())
    holder = holder_of(finished)
    assert holder is not None
    assert holder.host == "lectern"
    open_for_writing(finished, take_over=True)[0].close()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"host": "x"}', "\x00", "[" * 3000])
def test_a_lock_that_cannot_be_read_is_replaced(finished: Path, text: str) -> None:
    lock_path(finished).write_text(text)
    open_for_writing(finished)[0].close()


def test_who_was_taken_over_can_record_nothing_more(finished: Path) -> None:
    first, _, record = open_for_writing(finished)
    second, _, _ = open_for_writing(finished, take_over=True)
    following = len(record.entries) + 1
    with pytest.raises(RecordError, match=r"taken over \(.* since .*\), so"):
        first.append(statements(following, following))
    first.close()
    assert holder_of(finished) is not None
    second.close()
    assert len(read(finished)[1].entries) == following - 1


def test_a_lock_that_was_deleted_is_put_back(finished: Path) -> None:
    journal, _, _ = open_for_writing(finished)
    lock_path(finished).unlink()
    journal.change_settings({"reminders": "on"})
    assert holder_of(finished) is not None
    journal.close()


def test_no_lock_can_be_written_where_there_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("a file, not a folder")
    with pytest.raises(RecordError, match="cannot be opened for writing"):
        acquire(tmp_path / "letter" / "a.entente")


def test_a_lock_made_in_the_meantime_is_not_removed(finished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = locked(finished, process=gone())
    replace = Path.replace

    def another_was_quicker(path: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        locked(finished)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", another_was_quicker)
    with pytest.raises(RecordError, match="nasrin"):
        open_for_writing(finished)
    assert json.loads(stale.read_text())["user"] == "nasrin"
    assert [path.name for path in finished.parent.glob("*.lock*")] == [stale.name]
