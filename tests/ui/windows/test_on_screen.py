"""The first place of a window: whole on its screen, the table full screen, a tiny screen left alone."""

import pytest
from PySide6.QtCore import QSize, Qt

from ui.windows.on_screen import first_state

State = Qt.WindowState


@pytest.mark.parametrize(
    ("free", "at_home", "in_play"),
    [
        (QSize(1920, 1040), State.WindowNoState, State.WindowFullScreen),
        (QSize(1366, 728), State.WindowMaximized, State.WindowFullScreen),
        (QSize(1366, 768), State.WindowMaximized, State.WindowFullScreen),
        (QSize(960, 500), State.WindowMaximized, State.WindowFullScreen),
        (QSize(600, 380), State.WindowNoState, State.WindowNoState),
    ],
)
def test_a_window_is_whole_on_its_screen_the_first_time(free: QSize, at_home: State, in_play: State) -> None:
    assert first_state(free, in_play=False) == at_home
    assert first_state(free, in_play=True) == in_play
