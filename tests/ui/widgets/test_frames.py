"""Frames: what is for some eyes only stands in the middle of its strip."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import QuietButton
from ui.widgets.frames import HatchFrame


@pytest.mark.parametrize("lines", [1, 8])
def test_one_line_beside_a_button_stands_in_the_middle_of_its_strip(qtbot: QtBot, lines: int) -> None:
    strip = HatchFrame("Influence: Control only", lines=lines)
    strip.content.addWidget(QuietButton("Show"))
    qtbot.addWidget(strip)
    strip.resize(270, strip.heightForWidth(270) if lines > 1 else strip.sizeHint().height())
    with qtbot.waitExposed(strip):
        strip.show()
    words = strip.label.geometry()
    assert len(strip.label.shown_lines()) == 1
    assert words.height() <= strip.label.sizeHint().height()
    assert abs(words.center().y() - strip.rect().center().y()) <= 1
