"""Text stays what was typed."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme, current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.text import (
    PlainLabel,
    break_text,
    paint_lines,
    plain_tooltip,
    plain_words,
    shorten,
    shorten_inside,
)

LONG = "Rifles and money reach commanders in Farah, and Moscow is asked in Brussels whether it knew."


def test_a_number_reads_the_same_in_a_mirrored_window(theme: Theme) -> None:
    shown = []
    for way in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        picture = QImage(120, 20, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setLayoutDirection(way)
        paint_lines(painter, QRectF(0, 0, 120, 20), ["−1 → +2"], theme.font("body"), 20, QColor("black"))
        painter.end()
        shown.append(picture)
    assert shown[0] == shown[1]


def test_markup_is_shown_letter_for_letter(qtbot: QtBot) -> None:
    label = PlainLabel("<b>bold</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.shown_lines() == ["<b>bold</b> & <img src=x>"]
    assert "&lt;b&gt;" in plain_tooltip("<b>bold</b>")
    assert QToolTip.text() == ""


def test_lines_hold_every_word_and_fit(theme: Theme) -> None:
    font = theme.font("serif")
    lines = break_text(LONG, font, 200)
    assert " ".join(lines) == LONG
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 200.5 for line in lines)


def test_the_last_allowed_line_ends_with_an_ellipsis(theme: Theme) -> None:
    lines = break_text(LONG, theme.font("serif"), 200, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


@pytest.mark.parametrize("text", ["😀👍🎲 " * 12, "گزارش چهارم پنجشیر " * 6, "Россия и Иран " * 6])
def test_any_script_is_broken_without_losing_a_letter(theme: Theme, text: str) -> None:
    lines = break_text(text, theme.font("body"), 120)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_word_wider_than_the_column_is_broken(theme: Theme) -> None:
    assert len(break_text("x" * 200, theme.font("body"), 100)) > 5


def test_a_line_break_is_kept(theme: Theme) -> None:
    assert break_text("one\ntwo", theme.font("body"), 500) == ["one", "two"]


def test_what_fits_is_not_shortened(theme: Theme) -> None:
    assert shorten("Iran", theme.font("body"), 100) == "Iran"
    assert shorten(LONG, theme.font("body"), 100).endswith("…")


def test_names_that_differ_at_their_end_alone_are_told_apart_when_they_are_shortened(theme: Theme) -> None:
    names = [f"{LONG}, 29 Nov 2026 {number}" for number in (2, 3)]
    first, second = (shorten_inside(name, theme.font("body"), 200) for name in names)
    assert first != second
    assert first.endswith("2026 2")
    assert "…" in first


def test_a_shortened_label_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel(LONG, elide=True)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_shortened()
    assert LONG in label.toolTip()
    label.resize(label.sizeHint())
    assert label.toolTip() == ""


def test_a_wrapped_label_grows_as_it_gets_narrower(qtbot: QtBot) -> None:
    label = PlainLabel(LONG, wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > label.heightForWidth(400)
    assert label.heightForWidth(400) % current_theme().line("body") == 0


def test_a_label_breaks_its_text_once_for_each_width(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[float] = []

    def count(text: str, font: QFont, width: float, most: int = 0) -> list[str]:
        broken.append(width)
        return break_text(text, font, width, most)

    monkeypatch.setattr("ui.widgets.text.break_text", count)
    label = PlainLabel(LONG, wrap=True)
    qtbot.addWidget(label)
    heights = [label.heightForWidth(width) for width in (200, 120, 200, 120)]
    assert broken == [200, 120]
    assert heights[:2] == heights[2:]
    label.setText(LONG * 2)
    assert label.heightForWidth(200) > heights[0]


def test_a_text_that_goes_takes_its_tooltip_along(qtbot: QtBot) -> None:
    label = PlainLabel(LONG, elide=True)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.toolTip()
    label.hide()
    label.setText("")
    assert not label.toolTip()


def test_marks_of_an_older_file_turn_nothing_round(qtbot: QtBot) -> None:
    name = "\u202eIran\u2066"
    label, button = PlainLabel(f"{name} plays first"), QuietButton(f"Ask {name}")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    assert label.text() == "Iran plays first"
    assert (button.text(), button.accessibleName()) == ("Ask Iran", "Ask Iran")
    assert plain_tooltip(name) == "<span>Iran</span>"


def _painted(theme: Theme, *lines: str) -> QImage:
    picture = QImage(320, 20 * len(lines), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    font = theme.font("body")
    paint_lines(painter, QRectF(0, 0, 320, 20), list(lines), font, 20, QColor("black"))
    painter.end()
    return picture


def _inked(picture: QImage) -> tuple[int, int]:
    """Return the first and the last column in which something is drawn."""
    white = QColor("white").rgb()
    columns = [
        x
        for x in range(picture.width())
        if any(picture.pixel(x, y) != white for y in range(picture.height()))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("after", [" +1 (turn 3)", ", طالبان and Iran", " → عراق"])
def test_a_name_from_right_to_left_stays_before_what_follows_it(theme: Theme, after: str) -> None:
    alone = _painted(theme, "حكومة كابل")
    end = _inked(alone)[1] + 1
    assert _painted(theme, f"حكومة كابل{after}").copy(0, 0, end, 20) == alone.copy(0, 0, end, 20)


def test_a_text_from_right_to_left_is_held_to_the_right_over_several_lines(theme: Theme) -> None:
    lines = ("همه را به یک میز دعوت کنید؛", "هر که نیاید، جایش خالی می‌ماند.")
    first, last = (_inked(_painted(theme, *lines).copy(0, at, 320, 20)) for at in (0, 20))
    assert abs(first[1] - last[1]) < 6
    assert last[1] > 310
    ours = _painted(theme, "حكومة كابل backs it", "طالبان blocks it")
    assert _inked(ours)[0] < 6


def test_a_full_stop_stands_at_the_end_of_a_text_from_right_to_left(theme: Theme) -> None:
    white = QColor("white").rgb()

    def tall(text: str) -> int:
        """Return how tall what stands at the left end is."""
        shown = _painted(theme, text)
        left = _inked(shown)[0]
        return sum(any(shown.pixel(x, y) != white for x in (left, left + 1)) for y in range(shown.height()))

    assert tall("به خانه ما.") <= 3 < 8 <= tall("به خانه ما")


def test_buttons_and_tooltips_hold_names_apart(qtbot: QtBot) -> None:
    words = "\u2068ایران\u2069 +1"
    assert plain_tooltip("ایران +1") == f"<span>{words}</span>"
    assert plain_words("ایران +1") == words
    assert plain_words("به خانه ما (2).") == "\u2067به خانه ما (2).\u2069", "a button's line runs as ours do"
    label = PlainLabel("ایران +1")
    qtbot.addWidget(label)
    assert label.text() == "ایران +1", "what is kept and read aloud holds no marks"
