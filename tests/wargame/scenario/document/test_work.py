"""A scenario on the table: saved, taken up after a crash, shared with others."""

import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.disks import read_only
from tests.wargame.scenario.small import SMALL, small_text
from wargame.scenario.document.edits import Set
from wargame.scenario.document.versions import versions_of
from wargame.scenario.document.work import Work, open_work
from wargame.scenario.faults import ScenarioUnwritable

AT = datetime(2026, 11, 29, 13, 20, 5)  # noqa: DTZ001 - the clock on the wall
COST = ("cards", "lay-stones", "cost")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL.read_bytes())
    return path


@pytest.fixture
def work(file: Path) -> Work:
    return open_work(file)


def test_what_is_done_is_saved_and_can_be_taken_back_tomorrow(file: Path, work: Work) -> None:
    assert work.do(Set(COST, 4), "Lay stones: cost 2 → 4", AT)
    assert file.read_bytes() == SMALL.read_bytes()
    assert work.save(AT).outcome == "nothing"
    assert work.is_saved
    work.close()
    again = open_work(file)
    assert (again.recovered, again.other) == (False, None)
    again.undo()
    again.save(AT + timedelta(days=1))
    again.close()
    assert file.read_bytes() == SMALL.read_bytes()


def test_a_version_is_kept_before_the_first_change_of_a_day(file: Path, work: Work) -> None:
    work.do(Set(COST, 4), "cost", AT)
    work.do(Set(("title",), "New"), "title", AT)
    (version,) = versions_of(file)
    assert version.path.read_bytes() == SMALL.read_bytes()


def test_what_others_wrote_is_taken_in_where_nothing_was_unsaved(file: Path, work: Work) -> None:
    file.write_text(small_text().replace("Two banks", "Three banks"))
    assert work.look(AT).outcome == "taken"
    assert "Three banks" in work.document.text
    assert work.is_saved
    work.undo()
    assert work.document.text == small_text()
    work.save(AT)
    assert file.read_text() == small_text()


def test_what_both_changed_is_brought_together_when_it_is_saved(file: Path, work: Work) -> None:
    work.do(Set(COST, 4), "cost", AT)
    work.do(Set(("title",), "Mine"), "title", AT)
    theirs = small_text().replace("title: Two banks of a river", "title: Theirs  # better")
    file.write_text(theirs.replace("difficulty: 7", "difficulty: 8", 1))
    outside = work.save(AT)
    assert outside.outcome == "merged"
    (conflict,) = outside.conflicts
    assert (conflict.path, conflict.mine, conflict.theirs) == (("title",), "Mine", "Theirs")
    saved = file.read_text()
    assert "title: Mine  # better" in saved
    assert "cost: 4" in saved
    assert "difficulty: 8" in saved
    work.do(conflict.theirs_instead, "title", AT)
    work.undo()
    work.undo()
    assert work.document.value(("title",)) == "Mine"
    assert work.document.value(COST) == 4


def test_what_others_wrote_and_cannot_be_read_is_kept_apart(file: Path, work: Work) -> None:
    work.do(Set(COST, 4), "cost", AT)
    file.write_text("title: 'open\n")
    outside = work.look(AT)
    assert outside.outcome == "apart"
    assert "cannot be read beyond line" in str(outside.told)
    with pytest.raises(ScenarioUnwritable, match="changed by another program"):
        work.save(AT)
    assert file.read_text() == "title: 'open\n"
    work.write_over(AT)
    assert "cost: 4" in file.read_text()
    assert b"title: 'open\n" in [one.path.read_bytes() for one in versions_of(file)]


def test_a_file_that_is_gone_is_made_again_when_asked_for(file: Path, work: Work) -> None:
    file.unlink()
    work.do(Set(COST, 4), "cost", AT)
    assert work.look(AT).outcome == "gone"
    with pytest.raises(ScenarioUnwritable, match="not there any more"):
        work.save(AT)
    work.save(AT, anew=True)
    assert file.read_bytes() == work.document.content


def test_a_second_window_is_told_of_the_first(file: Path, work: Work) -> None:
    work.do(Set(COST, 4), "cost", AT)
    second = open_work(file)
    assert second.other is not None
    assert str(os.getpid()) == str(second.other.process)
    second.do(Set(("title",), "Second"), "title", AT)
    second.save(AT)
    second.close()
    assert work.save(AT).outcome == "merged"
    assert "title: Second" in file.read_text()
    assert "cost: 4" in file.read_text()
    work.close()
    assert [one.name for one in (file.parent / "Undo").iterdir()] == ["small.yaml.jsonl"]
    again = open_work(file)
    assert not again.recovered
    assert [step.label for step in again.editing.steps] == ["cost", "Brought together with the file"]
    again.close()
    assert open_work(file).other is None


def test_in_a_protected_folder_all_can_be_edited_and_nothing_is_lost_unsaid(file: Path) -> None:
    with read_only(file.parent):
        work = open_work(file)
        work.do(Set(COST, 4), "cost", AT)
        assert work.not_kept is not None
        with pytest.raises(ScenarioUnwritable, match="it is protected"):
            work.save(AT)
    assert work.document.value(COST) == 4
    work.save(AT)
    assert "cost: 4" in file.read_text()


KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from wargame.scenario.document.edits import Set
from wargame.scenario.document.work import open_work
work = open_work(Path(sys.argv[1]))
typed = datetime.now()
for number in range(1, 6):
    work.do(Set(("title",), "x" * number), "title", typed)
work.do(Set(("cards", "lay-stones", "cost"), 4), "cost", datetime.now())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_typed_before_the_program_was_killed_comes_back(file: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert file.read_bytes() == SMALL.read_bytes()
    work = open_work(file)
    assert (work.recovered, work.other) == (True, None)
    assert work.document.value(("title",)) == "xxxxx"
    assert work.document.value(COST) == 4
    work.undo()
    work.undo()
    assert work.document.content == SMALL.read_bytes()
