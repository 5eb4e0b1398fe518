"""A difference is drawn to scale, beside nothing and beside what was expected."""

import pytest
from pytestqt.qtbot import QtBot

from ui.widgets.interval_line import IntervalLine, IntervalShown


@pytest.mark.parametrize(
    "shown",
    [
        IntervalShown(value=1.2, low=-0.6, high=3.0, least=(2.0,), words="Not settled"),
        IntervalShown(value=-4.0, low=None, high=None, least=(-2.0, 2.0), words="Not settled"),
        IntervalShown(value=0.0, low=0.0, high=0.0, words="Nothing moved"),
    ],
)
def test_everything_lies_inside_and_in_order(qtbot: QtBot, shown: IntervalShown) -> None:
    line = IntervalLine(shown)
    qtbot.addWidget(line)
    line.resize(300, 34)
    line.grab()
    values = sorted({0.0, shown.value, *shown.least, *(one for one in (shown.low, shown.high) if one)})
    places = [line.place(value) for value in values]
    assert places == sorted(places)
    assert 0 < places[0] <= places[-1] < 300
    assert line.accessibleName() == shown.words
