"""Segments side by side: what is not offered is neither drawn nor reached."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.segments import Choice, SegmentedControl, _Segment


def test_the_edge_closes_round_what_is_offered_and_arrows_stop_there(qtbot: QtBot) -> None:
    bar = SegmentedControl([Choice(key=key, text=key) for key in ("form", "sheet", "text")])
    qtbot.addWidget(bar)
    bar.show()
    parts = {key: bar.button(key) for key in ("form", "sheet", "text")}

    def ends(key: str) -> tuple[bool, bool]:
        part = parts[key]
        assert isinstance(part, _Segment)
        return part.ends()

    bar.offer("text", False)
    assert (ends("form"), ends("sheet")) == ((True, False), (False, True))
    bar.choose("sheet")
    QTest.keyClick(parts["sheet"], Qt.Key.Key_Right)
    assert bar.current() == "sheet"
    bar.offer("text", True)
    assert (ends("sheet"), ends("text")) == ((False, False), (False, True))
    QTest.keyClick(parts["sheet"], Qt.Key.Key_Right)
    assert bar.current() == "text"
