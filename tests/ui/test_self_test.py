"""The self-test passes where the program works, and fails where anything in it does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.children import ROOT, run_python
from tests.ui.table_kit import open_table, session
from ui.hands import Stuck, play_to_the_end, step
from ui.theme.theme import current_theme
from ui.widgets.shelf_card import ShelfCard

BROKEN = """
import sys
import wargame.report.making as making
def fail(*_):
    raise ValueError("no ink")
making.write_report = fail
from ui import self_test
for name in list(self_test.CHECKS)[1:]:
    del self_test.CHECKS[name]
sys.exit(self_test.self_test([]))
"""


@pytest.mark.wide
def test_the_program_passes_its_own_test_in_an_empty_home(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "ui", "self-test", "--folder", str(tmp_path / "kept"), "--limit", "240"],
        env={"HOME": str(tmp_path), "PATH": "/nonexistent", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=270,
        check=False,
    )
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "self-test passed"), ended.stderr
    for name in ("report.pdf", "kit.pdf", "chart.pdf"):
        assert (tmp_path / "kept" / name).read_bytes().startswith(b"%PDF")


@pytest.mark.wide
def test_what_fails_is_told_and_ends_with_another_code() -> None:
    ended = run_python(BROKEN)
    assert ended.returncode == 1
    assert "no ink" in ended.stderr
    assert "self-test failed" in ended.stdout


def test_the_users_files_are_not_touched(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ended = subprocess.run(
        [sys.executable, "-m", "ui", "self-test", "--start"],
        env=os.environ | {"HOME": str(home), "ENTENTE_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert ended.returncode == 0
    assert not home.exists()


@pytest.mark.wide
def test_hands_play_a_session_to_its_end(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    played = session("first-steps")
    window = open_table(played)
    qtbot.addWidget(window)
    play_to_the_end(window)
    assert played.state.affairs.closed
    window.bridge.close()


def test_hands_say_where_they_are_stuck(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    window = open_table(session("first-steps"))
    qtbot.addWidget(window)
    window.primary.setEnabled(False)
    with pytest.raises(Stuck, match="cannot be pressed in turn 1"):
        step(window)
    window.bridge.close()


def test_hands_pass_where_no_card_is_chosen(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    played = session("first-steps")
    window = open_table(played)
    qtbot.addWidget(window)

    def none_of(_faces: object) -> ShelfCard | None:
        return None

    play_to_the_end(window, none_of)
    assert played.state.affairs.closed
    window.bridge.close()
