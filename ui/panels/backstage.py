"""Behind the scenes: the step before what is covert, and the page after it. Nothing secret is ever here.

The room sees this screen. It says to turn it away, and opens what is covert when the space bar was held for a
second; Enter does nothing. Where there may or may not be covert moves the step comes each turn and looks the
same. "Throw it unseen" rules on them without showing them. Texts come from `wargame.shown.backstage`; what is
opened goes out as `opened`.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.stages.stage import OwnStep, Stage
from ui.theme.theme import current_theme
from ui.widgets.buttons import ENTER_KEYS, QuietButton
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.frames import Glyph, Panel, Rule
from ui.widgets.hold_button import HoldButton
from ui.widgets.notices import Notice
from ui.widgets.painted import Painted, colour, fill_hatch, fill_round, paint_ring, px, smooth
from ui.widgets.text import PlainLabel, paint_lines
from wargame.game.events import Event
from wargame.game.rules import rulings_due
from wargame.game.state import GameState
from wargame.session import rulings
from wargame.shown.backstage import DONE, Interlude, due_behind, interlude

RING = 132
PANEL_WIDTH = 680
NOT_UNSEEN = "This cannot be thrown unseen. Open it."


class UnseenButton(QuietButton):
    """A button that Enter does not press: on this step Enter does nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter alone."""
        if event.key() in ENTER_KEYS:
            event.accept()
            return
        super().keyPressEvent(event)


class TurnedScreen(Painted):
    """A screen that is turned away, in a ring that fills while the space bar is held."""

    def __init__(self, button: HoldButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = button
        button.ticked.connect(self.update)
        self.say("A screen, turned away")
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        side = px(72 if current_theme().is_tight else RING)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ring, screen and the arrow of the turn."""
        painter, side = smooth(self), float(self.width())
        width = side / 22
        ring = QRectF(self.rect()).adjusted(width, width, -width, -width)
        paint_ring(painter, ring, self._button.share(), width, cap=Qt.PenCapStyle.RoundCap)
        self._paint_screen(painter, side)

    def _paint_screen(self, painter: QPainter, side: float) -> None:
        screen = QRectF(side * 0.32, side * 0.27, side * 0.36, side * 0.24)
        fill_round(painter, screen, side * 0.03, colour("surface"), colour("ink"), side * 0.02)
        inner = screen.adjusted(side * 0.05, side * 0.05, -side * 0.05, -side * 0.05)
        fill_hatch(painter, inner, colour("ink3"), side * 0.04, side * 0.01)
        pen = QPen(colour("ink"), side * 0.02)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(side * 0.27, side * 0.56), QPointF(side * 0.73, side * 0.56))
        painter.drawArc(QRectF(side * 0.36, side * 0.54, side * 0.28, side * 0.16), 200 * 16, 140 * 16)
        tip = QPointF(side * 0.63, side * 0.65)
        painter.drawLine(tip, tip + QPointF(-side * 0.06, 0))
        painter.drawLine(tip, tip + QPointF(0, side * 0.06))


class StepRing(Painted):
    """The number of a step in a ring."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = str(number)
        self.setFixedSize(px(24), px(24))
        self.say(self._text)

    def sizeHint(self) -> QSize:
        """Return the size of the ring."""
        return QSize(px(24), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter, rect = smooth(self), QRectF(self.rect())
        fill_round(painter, rect, rect.height() / 2, None, colour("ink2"), 1.2)
        middle = Qt.AlignmentFlag.AlignHCenter
        font = current_theme().font("label")
        paint_lines(painter, rect, [self._text], font, rect.height(), colour("ink"), middle)


class HatchedGround(QWidget):
    """The sign for secret, over the whole stage."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter, rect = smooth(self), QRectF(self.rect())
        painter.fillRect(rect, colour("surface"))
        fill_hatch(painter, rect, colour("ring"), px(7), px(1.6))


class BackstageStage(Stage):
    """The step before what is covert."""

    wide = True
    opened = Signal()
    """What is covert is to be seen by Control now."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._step: Interlude | None = None
        self._done = False
        self.hold = HoldButton("Hold to open", keys=(Qt.Key.Key_Space,))
        self.hold.setObjectName("open-backstage")
        self.hold.setProperty("ring", "focus")
        self.hold.held.connect(self.opened)
        self.unseen = UnseenButton("Throw it unseen", icon="ui-dice")
        self.unseen.setObjectName("throw-unseen")
        self.unseen.clicked.connect(self._throw_unseen)
        self.turned = TurnedScreen(self.hold)
        self.kicker = PlainLabel("", "body", "ink2", wrap=True)
        self.eye = Glyph("ui-eyeoff", 16)
        self.headline = PlainLabel("", "serif-page", wrap=True)
        self.text = PlainLabel("", "large", "ink2", wrap=True)
        self.escape = PlainLabel("or Esc, to look at the table first", "secondary", "ink2", wrap=True)
        self.notice = Notice("", "error")
        self.notice.setObjectName("backstage-refusal")
        self.notice.hide()
        self._lay_out()
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self.panel = Panel("panel", "Behind the scenes")
        kicker = QHBoxLayout()
        kicker.setSpacing(px(8))
        kicker.addWidget(self.eye)
        kicker.addWidget(self.kicker, 1)
        words = QVBoxLayout()
        words.setSpacing(px(8))
        words.addStretch(1)
        words.addLayout(kicker)
        words.addWidget(self.headline)
        words.addWidget(self.text)
        words.addStretch(1)
        self._head = QHBoxLayout()
        self._head.addWidget(self.turned)
        self._head.addLayout(words, 1)
        self._steps = QVBoxLayout()
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.hold)
        self._buttons.addWidget(self.unseen)
        self._buttons.addWidget(self.escape, 1, Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self.panel)
        self._rule = Rule()
        self._column.addLayout(self._head)
        self._column.addWidget(self._rule)
        self._column.addLayout(self._steps)
        self._column.addWidget(self.notice)
        self._column.addLayout(self._buttons)
        ground = HatchedGround()
        around = QVBoxLayout(ground)
        around.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.panel, 8)
        row.addStretch(1)
        around.addLayout(row)
        around.addStretch(1)
        scroll = Scroller("Behind the scenes")
        scroll.column.addWidget(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _restyle(self) -> None:
        side = px(16 if current_theme().is_tight else 40)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(px(16))
        self._head.setSpacing(px(28))
        self._steps.setSpacing(px(12))
        self._buttons.setSpacing(px(12))
        self.panel.setMaximumWidth(px(PANEL_WIDTH))
        self._show_steps()

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the step, or that it is over; what may or may not be there makes no difference."""
        step = interlude(state)
        if step is None:
            return
        self._step = step
        self.notice.hide()
        self._write()

    def set_done(self, done: bool) -> None:
        """Show that nothing is left, or the step before it is opened."""
        self._done = done
        self._write()

    def _write(self) -> None:
        step = self._step
        if step is None:
            return
        headline, text = DONE if self._done else (step.headline, "")
        self.kicker.setText("Behind the scenes" if self._done else step.kicker)
        self.headline.setText(headline)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        for widget in (self.turned, self.hold, self.unseen):
            widget.setVisible(not self._done)
        clear_layout(self._steps)
        for at, (strong, rest) in enumerate(() if self._done else step.steps, 1):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(px(12))
            row.addWidget(StepRing(at), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(f"{strong} {rest}", "large", wrap=True), 1)
            self._steps.addWidget(line)
        self._show_steps()
        self.step_changed.emit()

    def _show_steps(self) -> None:
        """Leave the steps out where type is large, so that the buttons are seen."""
        shown = not self._done and not current_theme().is_tight
        for at in range(self._steps.count()):
            item = self._steps.itemAt(at)
            line = item.widget() if item is not None else None
            if line is not None:
                line.setVisible(shown)
        self._rule.setVisible(shown)
        self.escape.setVisible(shown)

    def rests_at(self) -> QWidget | None:
        """Return the button that is held."""
        return None if self._done else self.hold

    def own_step(self) -> OwnStep | None:
        """Say in the footer what this is; there is no button that Enter could press."""
        if self._done or self._step is None:
            return None
        detail = f"{self._step.detail} Enter does nothing here."
        return OwnStep(
            words=self._step.title, title=self._step.title, detail=detail, ready=False, key="", there=False
        )

    def _throw_unseen(self) -> None:
        """Rule on what is covert without showing it."""
        refusal = self.bridge.attempt(rulings.rule_unseen, due_behind(self.bridge.state))
        if refusal:
            self.notice.tell(NOT_UNSEEN, "error")
            self.notice.show()
        elif not rulings_due(self.bridge.state):
            self.opened.emit()
        else:
            self.leave.emit()
