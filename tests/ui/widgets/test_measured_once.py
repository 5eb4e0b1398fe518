"""Texts are measured once for each width: a layout asks again and again, at every press."""

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import large, ledger, text
from ui.widgets.flow import FlowLayout
from ui.widgets.large import LargeText
from ui.widgets.ledger import LedgerView
from ui.widgets.text import PlainLabel
from wargame.shown.ledger import LedgerLine
from wargame.shown.throw import Sum

WORDS: Final = "Everybody downstream has seen that the dam is full, and nobody has said a word. " * 3


def large_text(words: str) -> QWidget:
    made = LargeText()
    made.write(words)
    return made


def label(words: str) -> QWidget:
    return PlainLabel(words, wrap=True)


def bill(words: str) -> QWidget:
    made = LedgerView()
    made.show_sum(
        Sum(lines=(LedgerLine(value="+1", words=words),), total="9", against=words, ladder=None, faces=6)
    )
    return made


@pytest.mark.parametrize("make", [large_text, label, bill])
def test_a_text_is_broken_once_for_each_width(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make: Callable[[str], QWidget]
) -> None:
    broken = list[float]()

    def counting(words: str, font: object, width: float, most: int = 0) -> list[str]:
        broken.append(width)
        return [words] * 2

    for room in (text, large, ledger):
        monkeypatch.setattr(room, "break_text", counting)
    widget = make(WORDS)
    qtbot.addWidget(widget)
    for width in (300, 420):
        widget.heightForWidth(width)
    first = len(broken)
    assert first
    for _ in range(5):
        for width in (300, 420):
            widget.heightForWidth(width)
    assert len(broken) == first


def test_what_is_written_anew_is_measured_anew(qtbot: QtBot) -> None:
    widget = LargeText()
    qtbot.addWidget(widget)
    widget.write(WORDS)
    high, wide = widget.heightForWidth(300), widget.sizeHint().width()
    widget.write("A word.")
    assert widget.heightForWidth(300) < high
    assert widget.sizeHint().width() < wide
    low = widget.heightForWidth(300)
    widget.set_unit(2.0)
    assert widget.heightForWidth(300) > low


def test_rows_that_flow_are_laid_out_once_for_each_width_and_anew_when_one_changes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    labels = [PlainLabel(word) for word in WORDS.split()]
    for one in labels:
        flow.addWidget(one)
    holder.resize(300, 400)
    holder.show()
    asked = list[int]()
    arrange = FlowLayout._arrange

    def counting(self: FlowLayout, rect: QRect, apply: bool) -> int:
        asked.append(rect.width())
        return arrange(self, rect, apply=apply)

    monkeypatch.setattr(FlowLayout, "_arrange", counting)
    high = flow.heightForWidth(317)
    for _ in range(5):
        flow.heightForWidth(317)
    assert asked == [317]
    for change in (labels[0].hide, lambda: labels[1].setText(WORDS), lambda: labels[2].deleteLater()):
        before = len(asked)
        change()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        flow.heightForWidth(317)
        assert len(asked) > before
    for one in labels[3:]:
        one.hide()
    assert flow.heightForWidth(317) < high
