"""Who sits where, before a session: names in pills that are typed, dragged, or sent to a seat by a key.

The panel is given a `SessionDraft` and tells what was wanted; the window answers with another draft. A person
is named by their name, a seat by its id; the place of those without a seat is `shown.guests.UNSEATED`.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import current_theme
from ui.theme.tokens import CONTROL_HEIGHT
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import NameChip
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import Panel, Rule
from ui.widgets.painted import px
from ui.widgets.picture import Portrait
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.scenario.pictures import NONE, Pictures
from wargame.shown.bots import POLICY_WORDS
from wargame.shown.guests import UNSEATED
from wargame.shown.setup import SeatLine, SessionDraft, seat_lines

MIME: Final = "application/x-entente-player"
KEYED_SEATS: Final = 9
"""Seats that a key can send a person to: Ctrl+1 to Ctrl+9."""


class PlayerChip(NameChip):
    """A person; dragged, or sent to seat n by Ctrl+n."""

    sent = Signal(int)
    """To the seat of this number, from 1."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setObjectName(f"player-{name}")
        self.setAccessibleDescription(
            "Press Control and a number to send this person to that seat, Delete to take them away"
        )
        self._pressed_at = QPoint()

    def sizeHint(self) -> QSize:
        """Return a size as high as the field that stands beside it."""
        return QSize(super().sizeHint().width(), px(CONTROL_HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+n from the shortcuts of the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _seat_number(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for another seat on Ctrl and a number."""
        if number := _seat_number(event):
            self.sent.emit(number)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag when the mouse has moved far enough."""
        way = event.position().toPoint() - self._pressed_at
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if held and way.manhattanLength() >= QApplication.startDragDistance():
            self.setDown(False)
            self._drag()
            return
        super().mouseMoveEvent(event)

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(as_mime(self.words()))
        drag.setPixmap(self.grab())
        drag.setHotSpot(self._pressed_at)
        drag.exec(Qt.DropAction.MoveAction)


def as_mime(name: str) -> QMimeData:
    """Return a person's name as what is dragged."""
    data = QMimeData()
    data.setData(MIME, name.encode())
    return data


class _Place(QFrame):
    """A place for people: a seat, or none yet. People can be dropped on it."""

    dropped = Signal(str, str)
    """A person and this place."""
    typed = Signal(str, str)
    """Names as they were typed, and this place."""
    removed = Signal(str)
    sent = Signal(str, int)

    def __init__(self, seat: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.setAcceptDrops(True)
        self._names: tuple[str, ...] = ()
        self._people = QWidget()
        self._flow = FlowLayout(self._people, gap=8, row_gap=6)
        self._people.setSizePolicy(_flowing())
        self.field = QLineEdit()
        self.field.setObjectName(f"add-{seat or 'unseated'}")
        self.field.setPlaceholderText("Add a name")
        self.field.setAccessibleName(hint)
        self.field.returnPressed.connect(self._take_text)
        self._flow.addWidget(self.field)
        current_theme().changed.connect(self._size_field)
        self._size_field()

    def show_names(self, names: Iterable[str]) -> None:
        """Show these people, in this order."""
        names = tuple(names)
        if names == self._names:
            return
        self._names = names
        self._flow.removeWidget(self.field)
        self._flow.clear()
        for name in names:
            chip = PlayerChip(name, self._people)
            chip.removed.connect(lambda name=name: self.removed.emit(name))
            chip.sent.connect(lambda number, name=name: self.sent.emit(name, number))
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.field)
        self._people.updateGeometry()

    def chip(self, name: str) -> PlayerChip | None:
        """Return the pill of a person who is here."""
        chips = (chip for chip in self._people.findChildren(PlayerChip) if not chip.isHidden())
        return next((chip for chip in chips if chip.words() == name), None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take people."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            self.setProperty("look", "raised")
            self._repolish()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        self._calm()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell who was dropped here."""
        self._calm()
        name = bytes(event.mimeData().data(MIME).data()).decode("utf-8", "replace")
        event.acceptProposedAction()
        self.dropped.emit(name, self.seat)

    def _calm(self) -> None:
        self.setProperty("look", "")
        self._repolish()

    def _repolish(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)

    def _size_field(self) -> None:
        self.field.setFixedWidth(px(130))

    def _take_text(self) -> None:
        text = self.field.text()
        if text.strip():
            self.field.clear()
            self.typed.emit(text, self.seat)


class SeatPlace(_Place):
    """A seat: glyph, name, people, and who plays it: they, the facilitator, or a bot."""

    mode = Signal(str, bool)
    """A seat, and whether the facilitator plays it."""
    bot = Signal(str, str)
    """A seat, and the policy of the bot that is to play it."""

    def __init__(self, line: SeatLine, number: int, parent: QWidget | None = None) -> None:
        super().__init__(line.seat, f"Add a player to {line.name}", parent)
        self.portrait = Portrait(line.glyph, line.name, line.picture, 36)
        self.title = PlainLabel(line.name, "heading", elide=True)
        self.remark = PlainLabel(line.remark, "secondary", "ink3", elide=True)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.title)
        self._words.addWidget(self.remark)
        self._left = QWidget()
        left = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.portrait)
        left.addLayout(self._words, 1)
        self._left_row = left
        key = f" (Ctrl+{number} sends a name here)" if number <= KEYED_SEATS else ""
        self.setToolTip(plain_tooltip(f"{line.name}{key}"))
        self.who = SegmentedControl(
            [
                Choice(key="players", text="Players", icon="ui-person"),
                Choice(key="bot", text="Bot", icon="ui-bot"),
                Choice(key="facilitator", text="You"),
            ],
            f"Who plays {line.name}",
        )
        self.who.setObjectName(f"who-{line.seat}")
        self.who.button("facilitator").setToolTip("The facilitator plays this seat")
        self.who.chosen.connect(self._tell_who)
        self.policy = QComboBox()
        self.policy.setObjectName(f"bot-{line.seat}")
        self.policy.setAccessibleName(f"How the bot plays {line.name}")
        for policy, words in POLICY_WORDS.items():
            self.policy.addItem(words, policy)
        self.policy.activated.connect(lambda _at: self.bot.emit(self.seat, self.policy.currentData()))
        self.policy.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._left, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._people, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.policy, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(0)
        self._row.addWidget(self.who, 0, Qt.AlignmentFlag.AlignVCenter)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._left.setFixedWidth(px(220))
        self._left_row.setSpacing(px(12))
        self._row.setContentsMargins(px(16), px(8), px(16), px(8))
        self._row.setSpacing(px(12))

    def show_player(self, draft: SessionDraft) -> None:
        """Show who plays this seat: people, whose names can be typed, the facilitator, or a bot."""
        policy = draft.bots.get(self.seat, "")
        by_facilitator = self.seat in draft.by_facilitator
        self.who.choose("bot" if policy else "facilitator" if by_facilitator else "players")
        self._people.setHidden(bool(policy))
        self.policy.setVisible(bool(policy))
        if policy:
            self.policy.setCurrentIndex(self.policy.findData(policy))
        # Whatever stands in the middle, the choice of who plays stays at the end of the row.
        self._row.setStretch(self._row.indexOf(self.policy) + 1, 1 if policy else 0)

    def _tell_who(self, key: str) -> None:
        if key == "bot":
            self.bot.emit(self.seat, self.policy.currentData())
        else:
            self.mode.emit(self.seat, key == "facilitator")

    def set_narrow(self, narrow: bool) -> None:
        """Set the parts below one another."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self._row.setAlignment(
            self.who, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignVCenter
        )


class _Waiting(_Place):
    """Those without a seat."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(UNSEATED, "Add a player without a seat yet", parent)
        self._title = PlainLabel("Not seated", "label", "ink2")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._people, 1)
        self.deal = QuietButton("Deal names evenly", icon="ui-users")
        self.deal.setObjectName("deal-evenly")
        self.deal.setToolTip("Seat everyone who has no seat yet, each where the fewest sit")
        self._row.addWidget(self.deal)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(px(16), px(8), px(16), px(8))
        self._row.setSpacing(px(12))


class SeatingPanel(Panel):
    """All seats of a draft."""

    typed = Signal(str, str)
    """Names as they were typed, and the place they are to go to."""
    moved = Signal(str, str)
    """A person, and the place they are to go to."""
    removed = Signal(str)
    """A person to be taken out of the seat, or away."""
    dealt = Signal()
    """Everyone without a seat is to get one."""
    mode = Signal(str, bool)
    """A seat, and whether the facilitator plays it."""
    bot = Signal(str, str)
    """A seat, and the policy of the bot that is to play it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Seats", parent)
        self._waiting = _Waiting()
        self._seats: list[SeatPlace] = []
        self._lines: tuple[SeatLine, ...] = ()
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._waiting)
        self._connect(self._waiting)
        self._waiting.deal.clicked.connect(lambda _checked=False: self.dealt.emit())

    def begin(self) -> None:
        """Put the cursor where the first name can be typed."""
        self._waiting.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self, draft: SessionDraft, pictures: Pictures = NONE) -> None:
        """Show who sits where; the focus goes along with a person who moved."""
        focused = QApplication.focusWidget()
        name = focused.words() if isinstance(focused, PlayerChip) and self.isAncestorOf(focused) else ""
        lines = seat_lines(draft.scenario, pictures)
        if lines != self._lines:
            self._build(lines)
        self._waiting.deal.setVisible(bool(draft.in_seat(UNSEATED)))
        for place in (self._waiting, *self._seats):
            place.show_names(guest.name for guest in draft.in_seat(place.seat))
        for seat in self._seats:
            seat.show_player(draft)
        if name and (chip := self.chip(name)) is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def chip(self, name: str) -> PlayerChip | None:
        """Return the pill of a person, wherever it is."""
        found = (place.chip(name) for place in (self._waiting, *self._seats))
        return next((chip for chip in found if chip is not None), None)

    def set_narrow(self, narrow: bool) -> None:
        """Set the parts of each seat below one another where there is little room."""
        self._narrow = narrow
        for seat in self._seats:
            seat.set_narrow(narrow)

    def _build(self, lines: tuple[SeatLine, ...]) -> None:
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = lines
        self._seats = [SeatPlace(line, number) for number, line in enumerate(lines, start=1)]
        for seat in self._seats:
            self._column.addWidget(Rule())
            self._column.addWidget(seat)
            seat.set_narrow(self._narrow)
            seat.mode.connect(self.mode)
            seat.bot.connect(self.bot)
            self._connect(seat)

    def _connect(self, place: _Place) -> None:
        place.typed.connect(self.typed)
        place.dropped.connect(self.moved)
        place.removed.connect(self.removed)
        place.sent.connect(self._send)

    def _send(self, name: str, number: int) -> None:
        if number <= len(self._seats):
            self.moved.emit(name, self._seats[number - 1].seat)


def _seat_number(event: QKeyEvent) -> int:
    """Return the number of Ctrl+number, 0 for any other key."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    number = event.key() - Qt.Key.Key_0
    return number if modifiers == Qt.KeyboardModifier.ControlModifier and 1 <= number <= KEYED_SEATS else 0


def _flowing() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy
