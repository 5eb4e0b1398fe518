"""The tracks at the side: many of them take less height, so that the outcomes keep their room."""

from pytestqt.qtbot import QtBot

from ui.panels.table.tracks import MOST_WITH_HEIGHT, TracksPanel
from wargame.shown.table import TrackRow


def rows(count: int) -> tuple[TrackRow, ...]:
    return tuple(
        TrackRow(name=f"Track {at}", value=4, low=0, high=10, before=3, step="") for at in range(count)
    )


def panel(qtbot: QtBot) -> TracksPanel:
    made = TracksPanel()
    qtbot.addWidget(made)
    return made


def test_many_tracks_take_less_height_each(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_rows(rows(MOST_WITH_HEIGHT))
    few = made.sizeHint().height()
    made.show_rows(rows(MOST_WITH_HEIGHT + 2))
    assert made.sizeHint().height() < few + 20


def test_tracks_that_become_fewer_stretch_again(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_rows(rows(MOST_WITH_HEIGHT))
    few = made.sizeHint().height()
    made.show_rows(rows(MOST_WITH_HEIGHT + 3))
    made.show_rows(rows(MOST_WITH_HEIGHT))
    assert made.sizeHint().height() == few
