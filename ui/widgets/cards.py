"""A card, as it lies on the table: open, chosen, not to be played, or face down.

`CardFace` is a button: the mouse, the space bar and Enter choose it. There are two formats. The full
one (176 x 272) is read by itself; the compact one (at least 150 x 140) lies on a shelf of twelve, two rows
of six at 1366 x 768, and takes what room there is for its text and effects (`fit`). What is on a card
comes as a `CardContent`; a sealed card holds none, so nothing of it can be read off the widget.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.card_content import COMPACT, FULL, CardContent, card_words, fitting
from ui.widgets.marks import (
    CENTRE,
    Effect,
    chip_size,
    key_size,
    paint_avatar,
    paint_chip,
    paint_key,
)
from ui.widgets.meters import paint_odds
from ui.widgets.painted import colour, fill_hatch, fill_round, px, smooth
from ui.widgets.plates import paint_plate
from ui.widgets.shadow import paint_shadow
from ui.widgets.text import break_text, paint_lines, role_width, shorten
from wargame.names import unturned

RIGHT: Final = Qt.AlignmentFlag.AlignRight
PIPS_AT_MOST: Final = 6
"""A cost that could be higher is written as a number."""

MARGIN: Final = 6
"""Room for the shadow and the focus ring around a card."""
LIFT: Final = 16
"""How far a chosen full card rises."""
CORNER: Final = 10


class CardFace(QAbstractButton):
    """A card that can be chosen. `toggled` tells the choice, `opened` that it is to be read."""

    opened = Signal()

    def __init__(
        self, content: CardContent | None = None, compact: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._format = COMPACT if compact else FULL
        self._content = content
        self._reason = ""
        self._seal = ""
        self._rows: list[list[Effect]] | None = None
        """The chips as they are set; None until they are asked for."""
        self._broken: dict[tuple[str, int, int], list[str]] = {}
        """Texts, broken for a width and a number of lines."""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.restyle)
        self._say()

    def content(self) -> CardContent | None:
        """Return what is printed on the card; None when it is sealed or empty."""
        return self._content

    def set_content(self, content: CardContent, reason: str = "") -> None:
        """Show `content` face up; with a `reason`, as a card that cannot be played."""
        self._content, self._seal = content, ""
        self.set_reason(reason)

    def fit(self, room: QSize) -> None:
        """Let a card on a shelf fill a place of `room` px, as far as its least and largest sizes allow."""
        if self._format is FULL:
            return
        unit = px(100) / 100
        made = fitting(int(room.width() / unit) - 2 * MARGIN, int(room.height() / unit) - 2 * MARGIN)
        if made != self._format:
            self._format = made
            self.restyle()

    def set_reason(self, reason: str) -> None:
        """Say why the card cannot be played; it can be when `reason` is empty."""
        self._reason = reason
        if reason:
            self.setChecked(False)
        self._say()

    def is_playable(self) -> bool:
        """Return whether the card can be chosen."""
        return self._content is not None and not self._reason

    def set_sealed(self, glyph: str, name: str = "") -> None:
        """Turn the card face down with a seat's glyph on its back, and forget what is on it."""
        self._content, self._reason, self._seal = None, "", glyph
        self.setChecked(False)
        self.setAccessibleName(f"Sealed card, {name}" if name else "Sealed card")
        self.setAccessibleDescription("")
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._rows = None
        self._broken.clear()
        self.updateGeometry()
        self.update()

    def _lines(self, text: str, role: str, width: float, most: int) -> list[str]:
        """Return a text of the card in lines; a card is painted more often than it changes."""
        key = (role, int(width), most)
        if key not in self._broken:
            self._broken[key] = break_text(text, current_theme().font(role), width, most)
        return self._broken[key]

    @staticmethod
    def least_size() -> QSize:
        """Return the size of the smallest card on a shelf, with the room around it."""
        return QSize(px(COMPACT.width + 2 * MARGIN), px(COMPACT.height + 2 * MARGIN))

    def sizeHint(self) -> QSize:
        """Return the size of the card with the room around it."""
        shape, lift = self._format, LIFT if self._lifts() else 0
        key = 32 if self._lifts() and self._content is not None and self._content.key else 0
        return QSize(px(shape.width + 2 * MARGIN), px(shape.height + lift + 2 * MARGIN + key))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a card has one size."""
        return self.sizeHint()

    def ring_rect(self) -> QRect:
        """Return the part of the widget that the focus ring goes around."""
        return self._place().toRect()

    def nextCheckState(self) -> None:
        """Change the choice, unless the card cannot be played."""
        if self.is_playable():
            super().nextCheckState()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the card is to be read."""
        super().focusInEvent(event)
        self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = smooth(self)
        place = self._place()
        paint_shadow(painter, place, CORNER, lifted=self.isChecked(), ratio=self.devicePixelRatioF())
        if self._content is None:
            self._paint_back(painter, place)
            return
        fill_round(painter, place, px(10), colour("bg" if self._reason else "card"))
        self._paint_strip(painter, place, self._content)
        top = place.top() + px(self._format.strip)
        if not self._reason:
            plate = QRectF(place.left(), top, place.width(), px(self._format.plate))
            paint_plate(painter, plate, self._content.plate, self._content.covert)
            self._paint_rules(painter, plate)
            top = plate.bottom()
        self._paint_words(painter, place, top, self._content)
        self._paint_foot(painter, place, self._content)
        self._paint_edge(painter, place)
        if self._content.key and self._lifts():
            self._paint_key_below(painter, place, self._content.key)

    def _lifts(self) -> bool:
        return self._format is FULL

    def _place(self) -> QRectF:
        """Return where the card itself lies in the widget."""
        low = px(LIFT) if self._lifts() and not self.isChecked() else 0
        size = (px(self._format.width), px(self._format.height))
        return QRectF((self.width() - size[0]) / 2, px(MARGIN) + low, *size)

    def _paint_edge(self, painter: QPainter, place: QRectF) -> None:
        edge, width = "control", float(current_theme().tokens.border)
        if self.isChecked():
            edge, width = "ink", width + 1
        elif self.underMouse() or self.isDown():
            edge = "ink2"
        fill_round(painter, place, px(10), None, colour(edge), width, dashed=bool(self._reason))
        if self.isChecked():
            side = px(20)
            spot = QRectF(place.right() - side / 2 - px(4), place.top() - side / 2 + px(4), side, side)
            fill_round(painter, spot, side, colour("primary"))
            inset = side * 0.2
            ink = current_theme().tokens.onprimary
            paint_glyph(painter, "ui-check", spot.adjusted(inset, inset, -inset, -inset), ink)

    def _paint_strip(self, painter: QPainter, place: QRectF, content: CardContent) -> None:
        theme = current_theme()
        strip = QRectF(place.left(), place.top(), place.width(), px(self._format.strip))
        strip.adjust(px(self._format.pad), 0, -px(self._format.pad), 0)
        icon = QRectF(strip.left(), strip.center().y() - px(14) / 2, px(14), px(14))
        paint_glyph(painter, content.icon, icon, theme.tokens.ink2)
        right = self._paint_cost(painter, strip, content)
        words = QRectF(icon.right() + px(6), strip.top(), right - icon.right() - px(12), strip.height())
        font = theme.font("caption-strong")
        kind = f"{content.kind}, covert" if content.covert else content.kind
        if role_width(kind, "caption-strong") > words.width() and content.covert:
            kind = "Covert"
        paint_lines(
            painter, words, [shorten(kind, font, words.width())], font, words.height(), colour("ink2")
        )

    def _paint_cost(self, painter: QPainter, strip: QRectF, content: CardContent) -> float:
        """Draw the cost at the right end of the strip; return where it starts."""
        right = strip.right() - (px(14) if self.isChecked() else 0)
        if content.cost_most > PIPS_AT_MOST:
            font = current_theme().font("caption-strong")
            place = QRectF(strip.left(), strip.top(), right - strip.left(), strip.height())
            paint_lines(painter, place, [str(content.cost)], font, strip.height(), colour("ink2"), RIGHT)
            return right - role_width(str(content.cost), "caption-strong")
        pip, gap = px(6.5), px(3)
        x = right - content.cost_most * pip - (content.cost_most - 1) * gap
        start = x
        for number in range(content.cost_most):
            spot = QRectF(x, strip.center().y() - pip / 2, pip, pip)
            painter.setPen(QPen(colour("ink2"), max(1.0, px(1.3))))
            painter.setBrush(colour("ink2") if number < content.cost else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot.adjusted(0.6, 0.6, -0.6, -0.6))
            x += pip + gap
        return start

    def _paint_rules(self, painter: QPainter, plate: QRectF) -> None:
        for y in (plate.top(), plate.bottom() - 1):
            painter.fillRect(QRectF(plate.left(), y, plate.width(), 1), colour("line"))

    def _paint_words(self, painter: QPainter, place: QRectF, top: float, content: CardContent) -> None:
        theme, shape = current_theme(), self._format
        words = QRectF(place.left() + px(shape.pad), top + px(shape.pad - 4), 0, 0)
        words.setWidth(place.width() - 2 * px(shape.pad))
        title = self._lines(content.title, shape.title_role, words.width(), shape.title_lines)
        line = theme.line(shape.title_role)
        paint_lines(painter, words, title, theme.font(shape.title_role), line, colour("ink"))
        if not shape.text_lines:
            return
        words.translate(0, len(title) * line + px(3))
        line = theme.line("serif-small")
        free = place.bottom() - self._foot_height(content) - words.top()
        most = min(shape.text_lines + (3 if self._reason else 0), int(free // line))
        if most < 1:
            return
        text = self._lines(content.text, "serif-small", words.width(), most)
        paint_lines(painter, words, text, theme.font("serif-small"), line, colour("ink2"))

    def _foot_height(self, content: CardContent) -> float:
        """Return the px from the foot's upper edge to the card's lower one."""
        height = px(self._format.pad - 2)
        if self._reason:
            height += len(self._reason_lines()) * current_theme().line("caption") + px(2)
        else:
            rows = len(self._chip_rows(content))
            height += rows * px(18) + max(0, rows - 1) * px(4)
            if not rows and (content.code or content.key):
                height += current_theme().line("caption")
        if content.odds:
            height += px(8) + px(6)
        return float(height)

    def _paint_foot(self, painter: QPainter, place: QRectF, content: CardContent) -> None:
        pad = px(self._format.pad)
        inner = QRectF(place.left() + pad, place.bottom() - self._foot_height(content), 0, 0)
        inner.setWidth(place.width() - 2 * pad)
        inner.setBottom(place.bottom() - px(self._format.pad - 2))
        if content.odds:
            paint_odds(painter, QRectF(inner.left(), inner.top(), inner.width(), px(8)), content.odds)
            inner.setTop(inner.top() + px(8) + px(6))
        if self._reason:
            self._paint_reason(painter, inner)
            return
        y, rows = inner.top(), self._chip_rows(content)
        for row in rows:
            x = inner.left()
            corner = self._corner_width(content, more=self._left_out(content) > 0)
            end = inner.right() - (corner if row is rows[-1] else 0)
            for effect in row:
                size = chip_size(effect)
                size.setWidth(min(size.width(), end - x))
                paint_chip(painter, QRectF(x, y, size.width(), size.height()), effect)
                x += size.width() + px(4)
            y += px(18) + px(4)
        self._paint_corner(painter, inner, content)

    def _paint_reason(self, painter: QPainter, inner: QRectF) -> None:
        theme = current_theme()
        line = theme.line("caption")
        icon = QRectF(inner.left(), inner.top() + px(3), px(12), px(12))
        paint_glyph(painter, "ui-lock", icon, theme.tokens.ink2)
        words = QRectF(icon.right() + px(5), inner.top(), inner.width() - px(17), inner.height())
        font = theme.font("caption-medium")
        paint_lines(painter, words, self._reason_lines(), font, line, colour("ink"))

    def _reason_lines(self) -> list[str]:
        width = px(self._format.width) - 2 * px(self._format.pad) - px(17)
        most = 2 if not self._format.text_lines else 5
        return self._lines(self._reason, "caption-medium", width, most)

    def _chip_rows(self, content: CardContent) -> list[list[Effect]]:
        """Return the effects in the rows of the foot; what finds no room there is left out."""
        if self._rows is None:
            self._rows = self._arranged(content)
        return self._rows

    def _arranged(self, content: CardContent) -> list[list[Effect]]:
        rows = self._set_chips(content, self._corner_width(content, more=False))
        if sum(len(row) for row in rows) < len(content.effects):
            rows = self._set_chips(content, self._corner_width(content, more=True))
        return rows

    def _set_chips(self, content: CardContent, corner: float) -> list[list[Effect]]:
        """Set effects like words; the last row leaves `corner` px free at its end."""
        if not content.effects:
            return []
        room = px(self._format.width) - 2 * px(self._format.pad)
        most = self._format.chip_rows
        rows = _in_rows(content.effects, room, most)
        _free_corner(rows, room - corner, most)
        return rows

    def _left_out(self, content: CardContent) -> int:
        shown = sum(len(row) for row in self._chip_rows(content))
        return len(content.effects) - shown

    def _corner_width(self, content: CardContent, *, more: bool) -> float:
        words = role_width("9 more", "caption-strong") + px(6) if more else 0.0
        if not self._lifts():
            return words + (key_size(content.key).width() + px(6) if content.key else 0)
        return role_width(content.code, "caption-strong") + px(6) if content.code else words

    def _paint_corner(self, painter: QPainter, inner: QRectF, content: CardContent) -> None:
        """Draw, at the lower right, the card's code or its key, and how many effects found no room."""
        theme = current_theme()
        place = QRectF(inner.left(), inner.bottom() - px(18), inner.width(), px(18))
        if content.key and not self._lifts():
            cap = key_size(content.key)
            spot = QRectF(place.right() - cap.width(), place.top(), cap.width(), cap.height())
            paint_key(painter, spot, content.key, colour("ink2"))
            place.setRight(spot.left() - px(6))
        elif content.code and self._lifts():
            paint_lines(painter, place, [content.code], theme.font("caption"), px(18), colour("ink3"), RIGHT)
            return
        if more := self._left_out(content):
            font = theme.font("caption-strong")
            paint_lines(painter, place, [f"{more} more"], font, px(18), colour("ink2"), RIGHT)

    def _paint_key_below(self, painter: QPainter, place: QRectF, key: str) -> None:
        side = px(24)
        cap = QRectF(place.center().x() - side / 2, place.bottom() + px(10), side, side)
        fill_round(painter, cap, px(6), colour("surface"), colour("control"), 1)
        paint_lines(painter, cap, [key], current_theme().font("section"), side, colour("ink2"), CENTRE)

    def _paint_back(self, painter: QPainter, place: QRectF) -> None:
        fill_round(painter, place, px(10), colour("card"))
        inner = place.adjusted(px(8), px(8), -px(8), -px(8))
        fill_hatch(painter, inner, colour("ink3"), px(6), max(1.0, px(1)), px(6))
        fill_round(painter, inner, px(6), None, colour("control"), 1)
        side = min(px(64), place.height() * 0.45)
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(place.center())
        grown = disc.adjusted(-px(6), -px(6), px(6), px(6))
        fill_round(painter, grown, grown.width(), colour("card"))
        if self._seal:
            paint_avatar(painter, disc, self._seal)
        self._paint_edge(painter, place)

    def _say(self) -> None:
        content = self._content
        if content is not None:
            self.setAccessibleName(unturned(content.title))
            self.setAccessibleDescription(unturned(card_words(content, self._reason)))
        self.restyle()


def _in_rows(effects: Sequence[Effect], room: float, most: int) -> list[list[Effect]]:
    """Set effects like words into at most `most` rows of `room` px; what has no place is left out."""
    rows: list[list[Effect]] = [[]]
    for effect in effects:
        if rows[-1] and _row_width([*rows[-1], effect]) > room:
            if len(rows) == most:
                break
            rows.append([])
        rows[-1].append(effect)
    return rows


def _free_corner(rows: list[list[Effect]], room: float, most: int) -> None:
    """Shorten the last row to `room` px: by a row more while there may be one, else by leaving out."""
    while len(rows[-1]) > 1 and _row_width(rows[-1]) > room:
        last = rows[-1].pop()
        if len(rows) < most:
            rows.append([last])
    if _row_width(rows[-1]) > room:
        if len(rows) < most:
            rows.append([])  # the corner gets a line of its own, so that a long name is read whole
        elif most > 1:
            rows[-1].pop()


def _row_width(row: list[Effect]) -> float:
    return sum(chip_size(effect).width() for effect in row) + px(4) * (len(row) - 1)
