"""Disks that take nothing more: each is told at the table or in the library, and nothing is lost."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.disks import full_beyond, read_only
from tests.ui.desk_kit import desk, front, make_session
from tests.ui.table_kit import click
from wargame.journal.lock import lock_path
from wargame.journal.verify import verify
from wargame.places import sessions_folder
from wargame.session.notes import make_note


@pytest.mark.parametrize("what", ["folder", "file"])
def test_a_session_that_cannot_be_written_is_offered_for_reading(
    qtbot: QtBot, tmp_path: Path, what: str
) -> None:
    path = make_session("Tuesday", folder=tmp_path / "medium", phases=1)
    before = path.read_bytes()
    with desk(qtbot) as made, read_only(path.parent if what == "folder" else path):
        made.open(path)
        notice = made.home.library.notice
        assert front(made) is made.home
        assert "Tuesday.entente cannot be" in notice.text().replace("The session", path.name)
        click(made.home, "library-notice-action")
        assert made.table is not None
        assert not made.table.bridge.session.writable
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_disk_that_is_full_keeps_the_table_as_it_was_until_there_is_room(qtbot: QtBot) -> None:
    path = make_session("Tuesday")
    with desk(qtbot) as made:
        made.open(path)
        assert made.table is not None
        bridge, before = made.table.bridge, made.table.bridge.state
        with full_beyond(path.stat().st_size):
            bridge.do(make_note, "A long remark. " * 1000)
            assert "so it was not recorded. Everything before it is in" in made.table.notice.text()
            assert bridge.state is before
        click(front(made), "primary")
        assert not made.table.notice.isVisible()
    assert verify(path).is_sound
    assert not lock_path(path).exists()


def test_no_session_is_begun_where_there_is_no_room_and_nothing_is_left_there(qtbot: QtBot) -> None:
    with desk(qtbot) as made:
        with full_beyond(20_000):
            made.practice()
        assert "was not made" in made.home.library.notice.text()
        assert made.table is None
    assert list(sessions_folder().iterdir()) == []
