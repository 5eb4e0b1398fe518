"""The privacy curtain: whose turn it is, and how the hand is opened. Nothing secret is ever here.

The laptop is handed over in front of it. It opens by holding the space bar or the button for a second,
after the seat's code if it has one; a wrong code costs two seconds and gives no hint. These times guard
secrets: they are no movement, and last as long where movement is reduced.
"""

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.icons import paint_glyph
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import EntryField
from ui.widgets.hold_button import HoldButton
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.picture import paint_portrait
from ui.widgets.text import PlainLabel
from wargame.shown.pictures import ShownPicture

WAIT_MS = 2000
"""How long a wrong code has to wait."""

CENTRE = Qt.AlignmentFlag.AlignHCenter

RINGS = 34
"""Distance in px at 100 % of the lines woven into the curtain."""


class CurtainDisc(Painted):
    """The seat's picture, with its glyph at the edge; its glyph on a large light disc where it has none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = "seat"
        self._shown: ShownPicture | None = None
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        large = current_theme().is_tight
        self.setFixedSize(px(56 if large else 128), px(56 if large else 128))
        self.update()

    def set_seat(self, glyph: str, name: str, shown: ShownPicture | None = None) -> None:
        """Show another seat."""
        self._glyph, self._shown = glyph, shown
        self.say(f"{name}, {shown.alt}" if shown and shown.alt else name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        painter, rect = smooth(self), QRectF(self.rect())
        if self._shown is not None:
            paint_portrait(painter, rect, self._shown, self._glyph)
            return
        fill_round(painter, rect, rect.height() / 2, colour("oncurtain"))
        inset = rect.width() * 0.23
        paint_glyph(
            painter, self._glyph, rect.adjusted(inset, inset, -inset, -inset), current_theme().tokens.curtain
        )


class CurtainButton(QuietButton):
    """A plain button on the dark ground."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, key=key, plain=True, parent=parent)
        self.setProperty("ring", "oncurtain")

    def _colours(self) -> tuple[QColor | None, QColor, QColor | None]:
        edge = colour("oncurtain2") if self.underMouse() or self.isDown() else None
        return None, colour("oncurtain"), edge


class CurtainPanel(QWidget):
    """A full window that says whose turn it is."""

    opened = Signal(str, str)
    """The seat, and the code that was typed (empty if the seat has none)."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Curtain")
        self._seat = ""
        self._woven: QPixmap | None = None
        self._woven_of: object = None
        self.where = PlainLabel("", "body", "oncurtain2", align=CENTRE)
        self.avatar = CurtainDisc()
        self.title = PlainLabel("", "curtain", "oncurtain", align=CENTRE, wrap=True)
        self.people = PlainLabel("", "lead", "oncurtain2", align=CENTRE, wrap=True)
        self.hint = PlainLabel("", "body", "oncurtain2", align=CENTRE, wrap=True)
        self.code = EntryField("Code of the seat")
        self.code.setObjectName("seat-code")
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.returnPressed.connect(self._by_code)
        self.code.hide()
        self.wrong = PlainLabel("", "body-medium", "oncurtain", align=CENTRE)
        self.button = HoldButton("Hold to open the hand")
        self.button.setObjectName("open-hand")
        self.button.held.connect(self._by_holding)
        self.back = CurtainButton("Back to the table", key="Esc")
        self.back.setObjectName("leave-curtain")
        self.back.clicked.connect(self.cancelled)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._try_again)
        self._lay_out()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.addWidget(self.where)
        column.addStretch(2)
        column.addWidget(self.avatar, 0, CENTRE)
        column.addWidget(self.title)
        column.addWidget(self.people)
        column.addWidget(self.code, 0, CENTRE)
        column.addWidget(self.wrong)
        column.addWidget(self.button, 0, CENTRE)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.hint, 3)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        column.addWidget(self.back, 0, CENTRE)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        large = current_theme().is_tight
        self._column.setContentsMargins(px(24), px(12 if large else 24), px(24), px(8 if large else 16))
        self._column.setSpacing(px(4 if large else 12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the curtain: a dark ground with diamonds around the seat's disc."""
        theme, ratio = current_theme(), self.devicePixelRatioF()
        woven_of = (self.size(), ratio, theme.tokens, theme.scale)
        if self._woven is None or woven_of != self._woven_of:
            self._woven, self._woven_of = self._weave(ratio), woven_of
        # All of it: only what has to be drawn again is, and no edge of a part falls between two points.
        QPainter(self).drawPixmap(0, 0, self._woven)

    def _weave(self, ratio: float) -> QPixmap:
        """Return the ground as it is drawn once: while the button is held, each moment shows it again."""
        woven = QPixmap(self.size() * ratio)
        woven.setDevicePixelRatio(ratio)
        woven.fill(colour("curtain"))
        painter = QPainter(woven)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = colour("oncurtain")
        line.setAlphaF(0.12)
        painter.setPen(QPen(line, max(1.0, px(1))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = QPointF(self.rect().center())
        for number in range(4, int((self.width() + self.height()) / px(RINGS)) + 1):
            reach = number * px(RINGS)
            corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
            painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))
        painter.end()
        return woven

    def draw(
        self,
        seat: str,
        name: str,
        glyph: str,
        people: str,
        *,
        needs_code: bool,
        where: str = "",
        by_phone: bool = False,
        picture: ShownPicture | None = None,
    ) -> None:
        """Close over a seat: show its name and `where` the game is, and ask for its code if it has one.

        A seat that plays by phone is told so; what it wrote there lies in this hand, too.
        """
        self._seat = seat
        self.where.setText(where)
        self.avatar.set_seat(glyph, name, picture)
        self.title.setText(name)
        said = f"{name} plays by phone. Here lies what was written there."
        self.people.setText(f"{people}\n{said}" if by_phone else people)
        self.code.clear()
        waits = needs_code and self._wait.isActive()
        if not waits:
            self.wrong.setText("")
        self.code.setVisible(needs_code)
        self.code.setEnabled(not waits)
        self.button.setVisible(not needs_code)
        self.hint.setText(
            "Everyone else looks away. The hand closes when it is left. With a screen reader, use headphones."
        )
        (self.code if needs_code else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self) -> None:
        """Say that the code was wrong, and wait; no hint at what is right."""
        self.code.clear()
        self.code.setEnabled(False)
        self.wrong.setText("That is not the code. Wait a moment.")
        self._wait.start(WAIT_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc; the space bar opens wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        if event.key() == Qt.Key.Key_Space and self.button.isVisible() and not event.isAutoRepeat():
            self.button.start(Qt.Key.Key_Space)
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the space bar."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.button.stop()
        super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed, and let go of what was drawn."""
        self.code.clear()
        self._woven = None
        super().hideEvent(event)

    def _by_holding(self) -> None:
        self.opened.emit(self._seat, "")

    def _by_code(self) -> None:
        self.opened.emit(self._seat, self.code.text())

    def _try_again(self) -> None:
        self.wrong.setText("")
        self.code.setEnabled(True)
        if self.code.isVisible():
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)
