"""One line of the list of scenarios, painted: its ground, what it says, and what can be pressed on it.

Every function draws a part of a `ScenarioLine` into a place that it is given; `panels.home.scenario_list`
says where. Grounds of one group lie close upon each other, so that together they look like one panel.
"""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.marks import Tag, key_size, paint_key, paint_tag, tag_size
from ui.widgets.painted import colour, fill_round, px
from ui.widgets.text import paint_lines, shorten, text_width
from wargame.shown.scenarios import ScenarioLine

COLUMNS: Final = {"changed": 152, "state": 116, "wins": 192}
"""What stands between titles and presses and its width in px at 100 %; the last is left out first."""
FROM_THE_RIGHT: Final = ("changed", "wins", "state")
COLUMN_HEADS: Final = {"state": "State", "wins": "Games won by each seat", "changed": "Changed, used in"}
WIN_BAR: Final = (32, 22)
"""The most px at 100 % that the bar of a seat is wide, and its height."""
WIN_GAP: Final = 7
WIN_END: Final = 0.5
"""The share at the upper end of the bars, where no seat wins more often."""
PRESSES_WIDTH: Final = 236
ROOM_FOR_TITLE: Final = 200
"""Columns that would leave less than this for the title are left out."""
ROOM_FOR_PICTURE: Final = 560


def left_of_title(rect: QRectF) -> float:
    """Return where the titles begin: beside the pictures, if there is room for them."""
    return rect.left() + px(104 if rect.width() >= px(ROOM_FOR_PICTURE) else 16)


def columns_in(rect: QRectF) -> dict[str, QRectF]:
    """Return the places of what stands between titles and presses, as far as there is room."""
    right, found = rect.right() - px(PRESSES_WIDTH), {}
    room = right - left_of_title(rect) - px(ROOM_FOR_TITLE)
    fitting = set()
    for name, width in COLUMNS.items():
        if px(width) <= room:
            fitting.add(name)
            room -= px(width)
    for name in FROM_THE_RIGHT:
        if name in fitting:
            left = right - px(COLUMNS[name])
            found[name] = QRectF(left, rect.top(), px(COLUMNS[name] - 12), rect.height())
            right = left
    return found


def paint_heading(painter: QPainter, ground: QRectF, words: str, remark: str) -> None:
    """Draw the heading of a group and the remark beside it, on the upper end of the group's ground."""
    theme = current_theme()
    paint_part(painter, ground, "surface", above=True)
    painter.fillRect(QRectF(ground.left(), ground.bottom() - 1, ground.width(), 1), colour("line"))
    font = theme.font("heading")
    place = ground.adjusted(px(16), 0, -px(16), 0)
    paint_lines(painter, place, [words], font, place.height(), colour("ink"))
    place.setLeft(place.left() + text_width(words, font) + px(8))
    small = theme.font("secondary")
    paint_lines(
        painter, place, [shorten(remark, small, place.width())], small, place.height(), colour("ink3")
    )


def paint_column_head(painter: QPainter, place: QRectF, name: str) -> None:
    """Draw what a column of the list is called."""
    font = current_theme().font("caption-strong")
    paint_lines(
        painter,
        place,
        [shorten(COLUMN_HEADS[name], font, place.width())],
        font,
        place.height(),
        colour("ink2"),
    )


def paint_part(
    painter: QPainter, rect: QRectF, ground: str, above: bool = False, below: bool = False
) -> None:
    """Draw a part of a group's ground: its upper end, its lower end, or the middle."""
    room = px(12)
    whole = rect.adjusted(0, 0 if above else -room, 0, 0 if below else room)
    painter.save()
    clip = QPainterPath()
    clip.addRect(rect)
    painter.setClipPath(clip)
    fill_round(painter, whole, px(8), colour(ground), colour("line"), current_theme().tokens.border)
    painter.restore()


def paint_title(painter: QPainter, rect: QRectF, line: ScenarioLine) -> None:
    """Draw what a scenario is called, and below it where it lies or why it cannot be read."""
    theme = current_theme()
    upper, lower = theme.line("body-strong"), theme.line("secondary")
    place = QRectF(rect.left(), rect.center().y() - (upper + lower) / 2, rect.width(), upper)
    readable = line.is_readable
    font = theme.font("body-strong" if readable else "body")
    title = shorten(line.title, font, rect.width())
    paint_lines(painter, place, [title], font, upper, colour("ink" if readable else "ink2"))
    place.translate(0, upper)
    font = theme.font("secondary")
    words = shorten(line.words or line.file_words, font, rect.width())
    paint_lines(painter, place, [words], font, lower, colour("error" if line.words else "ink3"))


def paint_state(painter: QPainter, rect: QRectF, line: ScenarioLine, _words: str) -> None:
    """Draw how a scenario stands."""
    if not line.state_words:
        return
    tag = Tag(text=line.state_words, icon="ui-check", tone="muted")
    if line.standing in ("faulty", "misnamed", "unreadable"):
        tag = Tag(text=line.state_words, icon="ui-error", tone="error")
    elif line.standing == "packed":
        tag = Tag(text=line.state_words, icon="ui-file", tone="outline")
    elif line.hints:
        tag = Tag(text=line.state_words, icon="ui-alert", tone="warn")
    elif line.place == "shipped":
        tag = Tag(text=line.state_words, icon="ui-lock", tone="outline")
    size = tag_size(tag)
    size.setWidth(min(size.width(), rect.width()))
    paint_tag(
        painter, QRectF(rect.left(), rect.center().y() - size.height() / 2, size.width(), size.height()), tag
    )


def paint_wins(painter: QPainter, rect: QRectF, line: ScenarioLine, _words: str) -> None:
    """Draw how often each seat wins when bots play, with the mark of what would be fair."""
    theme = current_theme()
    if not line.wins:
        font = theme.font("secondary")
        said = shorten(line.wins_words, font, rect.width())
        paint_lines(painter, rect, [said], font, rect.height(), colour("ink3"))
        return
    between = px(WIN_GAP)
    wide = min(float(px(WIN_BAR[0])), (rect.width() + between) / len(line.wins) - between)
    font, small = theme.font("caption"), theme.line("caption")
    fair = 1 / len(line.wins)
    end = max(WIN_END, 1.5 * fair, *(one.share for one in line.wins))
    top = rect.center().y() - (px(WIN_BAR[1]) + small) / 2
    left = rect.left()
    for one in line.wins:
        bar = QRectF(left, top, wide, px(WIN_BAR[1]))
        painter.fillRect(bar, colour("sunken"))
        filled = QRectF(bar)
        filled.setTop(bar.bottom() - bar.height() * one.share / end)
        painter.fillRect(filled, colour("ink2"))
        mark = bar.bottom() - bar.height() * fair / end
        # The mark has an edge of the ground, so that it is seen on the filled part too.
        painter.fillRect(QRectF(left - px(2), mark - 2, wide + px(4), 4), colour("surface"))
        painter.fillRect(QRectF(left - px(2), mark - 1, wide + px(4), 2), colour("ink"))
        words = shorten(one.short, font, wide + px(3))
        below = QRectF(left, bar.bottom() + px(1), wide + px(3), small)
        paint_lines(painter, below, [words], font, small, colour("ink2"), Qt.AlignmentFlag.AlignHCenter)
        left += wide + between


def paint_changed(painter: QPainter, rect: QRectF, _line: ScenarioLine, words: str) -> None:
    """Draw when it changed and where it is used."""
    font, high = current_theme().font("secondary"), current_theme().line("secondary")
    lines = [shorten(part, font, rect.width()) for part in words.splitlines()]
    place = QRectF(rect.left(), rect.center().y() - high * len(lines) / 2, rect.width(), high)
    for number, part in enumerate(lines):
        ink = colour("ink2" if number == 0 and len(lines) > 1 else "ink3")
        paint_lines(painter, place, [part], font, high, ink)
        place.translate(0, high)


def press_width(label: str, glyph: str, key: str) -> float:
    """Return how wide a button with a word is."""
    width = 2 * px(12) + text_width(label, current_theme().font("body-medium")) + 2
    width += px(24) if glyph else 0
    return width + (key_size(key).width() + px(8) if key else 0)


def paint_press(painter: QPainter, place: QRectF, label: str, glyph: str, key: str, lit: bool) -> None:
    """Draw a button with a word."""
    theme = current_theme()
    fill_round(
        painter, place, px(6), colour("hover" if lit else "surface"), colour("control"), theme.tokens.border
    )
    x, middle, side = place.left() + px(12), place.center().y(), px(16)
    if glyph:
        paint_glyph(painter, glyph, QRectF(x, middle - side / 2, side, side), theme.tokens.ink)
        x += px(24)
    font = theme.font("body-medium")
    paint_lines(
        painter,
        QRectF(x, place.top(), place.width(), place.height()),
        [label],
        font,
        place.height(),
        colour("ink"),
    )
    if key:
        cap = key_size(key)
        at = QRectF(
            place.right() - px(12) - cap.width(), middle - cap.height() / 2, cap.width(), cap.height()
        )
        paint_key(painter, at, key, colour("ink2"))
