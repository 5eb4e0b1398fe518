"""Tests of `ui.crash`."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.children import run_python
from ui.crash import Watch, earlier_reports


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """A watch that puts everything back when the test ends."""
    watch = Watch(tmp_path)
    yield watch
    watch.stop()


def fail(watch: Watch, error: Exception) -> None:
    """Let an error go uncaught."""
    try:
        raise error
    except type(error):
        watch.on_error(*sys.exc_info())


def test_an_uncaught_error_is_written_with_the_version_and_told(watch: Watch) -> None:
    told: list[str] = []
    watch.start(told.append)
    fail(watch, ValueError("seven"))
    written = watch.path.read_text(encoding="utf-8")
    assert "Entente " in written
    assert "Qt 6." in written
    assert "ValueError: seven" in written
    assert len(told) == 1
    assert "Traceback" not in told[0]


def test_the_same_error_is_told_once_but_written_each_time(watch: Watch) -> None:
    told: list[str] = []
    watch.start(told.append)
    for _ in range(3):
        fail(watch, ValueError("again"))
    fail(watch, KeyError("another"))
    assert len(told) == 2
    assert watch.path.read_text(encoding="utf-8").count("ValueError: again") == 3


def test_an_error_in_a_thread_is_told_too(watch: Watch) -> None:
    told: list[str] = []
    watch.start(told.append)
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    assert len(told) == 1


def test_an_error_while_telling_does_not_spread(watch: Watch) -> None:
    def tell(_words: str) -> None:
        raise RuntimeError

    watch.start(tell)
    fail(watch, ValueError("first"))
    assert "ValueError: first" in watch.path.read_text(encoding="utf-8")


def test_a_run_without_errors_leaves_no_file(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    watch.start(lambda _words: None)
    watch.stop()
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_errors_are_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    told: list[str] = []
    watch = Watch(tmp_path / "file" / "log")
    watch.start(told.append)
    fail(watch, ValueError("unwritten"))
    watch.stop()
    assert told == ["Something in the program failed."]


def test_what_failed_is_offered_at_the_next_start_only(tmp_path: Path) -> None:
    (tmp_path / "running-1.txt").write_text("what failed")
    (tmp_path / "running-2.txt").write_text("")
    found = earlier_reports(tmp_path)
    assert [path.read_text() for path in found] == ["what failed"]
    assert earlier_reports(tmp_path) == ()
    assert (tmp_path / "running-2.txt").exists()


def test_old_empty_files_are_cleared_away(tmp_path: Path) -> None:
    left = tmp_path / "running-3.txt"
    left.write_text("")
    os.utime(left, (0, 0))
    assert earlier_reports(tmp_path) == ()
    assert not left.exists()


def test_a_crash_of_the_process_leaves_a_report(tmp_path: Path) -> None:
    run_python(
        "import sys, os, signal; from pathlib import Path; from ui.crash import Watch\n"
        "Watch(Path(sys.argv[1])).start(print)\n"
        "os.kill(os.getpid(), signal.SIGSEGV)",
        str(tmp_path),
    )
    (report,) = earlier_reports(tmp_path)
    assert "Segmentation fault" in report.read_text()


def test_the_log_begins_with_the_version(tmp_path: Path) -> None:
    child = run_python(
        "import sys; from pathlib import Path; from ui.crash import start_log\nstart_log(Path(sys.argv[1]))",
        str(tmp_path),
    )
    assert child.returncode == 0, child.stderr
    assert "Entente " in (tmp_path / "entente.log").read_text()


def test_a_log_that_has_grown_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "entente.log").write_text("x" * 1_000_001)
    run_python(
        "import sys; from pathlib import Path; from ui.crash import start_log\nstart_log(Path(sys.argv[1]))",
        str(tmp_path),
    )
    assert len((tmp_path / "entente.log").read_text()) < 1000
    assert len((tmp_path / "entente.log.1").read_text()) == 1_000_001
