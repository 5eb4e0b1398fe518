"""The reveal: overt moves read out in their order; other seats back or block them by one key each.

A move is chosen with the arrow keys or by a press; then a seat's number backs it, Shift and the number
blocks it. What is refused is said in place. Covert moves are only counted.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.stage import Stage
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.columns import Columns, Scroller, clear_layout
from ui.widgets.flow import FlowLayout
from ui.widgets.frames import EmptyState, Glyph, HatchFrame, Panel, SectionHeader
from ui.widgets.marks import Avatar, StatusTag, Tag
from ui.widgets.meters import Odds, OddsBar
from ui.widgets.notices import Notice
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import play
from wargame.shown.reveal import BackerRow, RevealRow, backers, reveal_view

NARROW = 760
NEXT = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class RevealItem(QWidget):
    """An overt move, to be read out and chosen."""

    chosen = Signal(int)
    stepped = Signal(int)

    def __init__(self, row: RevealRow, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._on = False
        self.setObjectName(f"reveal-{row.number}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(PlainLabel(str(at), "section", "ink3", parent=self))
        head.addWidget(Avatar(row.glyph, size=28, parent=self))
        head.addWidget(PlainLabel(row.title, "serif-heading", wrap=True, lines=2, parent=self), 1)
        head.addWidget(Glyph(row.icon, 16, parent=self))
        said = f"{row.name}{f', aimed at {row.aimed}' if row.aimed else ''}. {row.kind}, cost {row.cost}."
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(PlainLabel(said, "secondary", "ink2", wrap=True, parent=self))
        for text, role in ((row.text, "serif-small"), (row.argument, "serif-italic")):
            if text:
                column.addWidget(PlainLabel(text, role, wrap=True, lines=4, parent=self))
        if row.odds:
            odds = [Odds(word=word, share=share) for word, share in row.odds]
            column.addWidget(OddsBar(odds, texts=False, parent=self))
        below = QWidget(self)
        flow = FlowLayout(below)
        flow.addWidget(PlainLabel(row.odds_words, "secondary", "ink2", parent=below))
        for text, backs in row.backing:
            icon = "ui-back-up" if backs else "ui-block"
            flow.addWidget(StatusTag(Tag(text=text, icon=icon)))
        if row.net:
            flow.addWidget(PlainLabel(f"{row.net} in all", "section"))
        column.addWidget(below)
        self.setAccessibleName(
            f"{row.title}. {said} {row.odds_words} {', '.join(text for text, _ in row.backing)}"
        )

    def set_chosen(self, on: bool) -> None:
        """Show whether this is the move that is backed or blocked now."""
        self._on = on
        self.setAccessibleDescription("Chosen" if on else "")
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose it."""
        self.chosen.emit(self.row.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose it by the space bar, or go on by an arrow key."""
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self.row.number)
        elif step := NEXT.get(Qt.Key(event.key()), 0):
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and an edge of ink when it is chosen."""
        edge = colour("ink" if self._on else "line")
        ground = colour("select" if self._on else "raised")
        fill_round(smooth(self), self.rect().toRectF(), px(8), ground, edge, px(2) if self._on else 1)


class BackersPanel(Panel):
    """The seats, each with a button to back and one to block the chosen move."""

    wanted = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", "Back or block", parent)
        self.head = SectionHeader("Back or block")
        self.of = PlainLabel("", "serif", wrap=True)
        self.rule = PlainLabel("", "secondary", "ink2", wrap=True)
        self.notice = Notice("", "error")
        self.notice.setObjectName("backing-refusal")
        self.notice.hide()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._column = QVBoxLayout(self)
        for widget in (self.head, self.of, self.rule, self.notice):
            self._column.addWidget(widget)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)

    def show_rows(self, title: str, rule: str, rows: tuple[BackerRow, ...]) -> None:
        """Show the seats for a move."""
        self.of.setText(f"“{title}”" if title else "")
        self.rule.setText(rule)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, row in enumerate(rows):
            self._add(row, at)
        self._column.setContentsMargins(px(14), px(12), px(14), px(12))
        self._column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(6))

    def refuse(self, text: str) -> None:
        """Say why it cannot be done; nothing if empty."""
        self.notice.tell(text, "error")
        self.notice.setVisible(bool(text))

    def _add(self, row: BackerRow, at: int) -> None:
        self._grid.addWidget(Avatar(row.glyph, size=24, filled=False, parent=self), at, 0)
        said = row.name if row.influence is None else f"{row.name}, {row.influence}"
        name = PlainLabel(said, "body", elide=True, parent=self)
        self._grid.addWidget(name, at, 1)
        for column, (word, by, key) in enumerate(
            (("Back", 1, f"{row.key}"), ("Block", -1, f"⇧{row.key}")), 2
        ):
            button = QuietButton(word, key=key, parent=self)
            button.setObjectName(f"{word.lower()}-{row.seat}")
            button.setAccessibleName(f"{row.name} {word.lower()}s")
            button.setEnabled(not row.why_not)
            button.setToolTip(plain_tooltip(row.why_not))
            button.clicked.connect(lambda _=False, seat=row.seat, by=by: self.wanted.emit(seat, by))
            self._grid.addWidget(button, at, column)


class RevealStage(Stage):
    """Moves on the left, seats on the right."""

    wide = True

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._number = 0
        self._rule = ""
        self._items: dict[int, RevealItem] = {}
        self.head = SectionHeader("Moves on the table")
        self.moves = Scroller("Moves on the table")
        self.empty = EmptyState("No overt move", "Nothing can be backed or blocked this turn.", "ui-pass")
        self.secret = HatchFrame("")
        self.backers = BackersPanel()
        self.backers.wanted.connect(self._back)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        for widget in (self.head, self.empty):
            self._left.addWidget(widget)
        self._left.addWidget(self.moves, 1)
        self._left.addWidget(self.secret)
        columns = Columns(NARROW, 20)
        columns.add(left, 3)
        columns.add(self.backers, 2)
        panel = Panel("panel", "Reveal")
        self._inner = QVBoxLayout(panel)
        self._inner.addWidget(columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.moves.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        scroll = Scroller("Reveal")
        scroll.column.addWidget(panel)
        column.addWidget(scroll)
        self._add_keys()
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def _add_keys(self) -> None:
        seats = self.bridge.state.compiled.seats
        for at, seat in enumerate(seats[:9], 1):
            self.add_shortcut(str(at), partial(self._back, seat, 1))
            self.add_shortcut(f"Shift+{at}", partial(self._back, seat, -1))
        self.add_shortcut("Down", partial(self._step, 1))
        self.add_shortcut("Up", partial(self._step, -1))

    def _restyle(self) -> None:
        self._inner.setContentsMargins(px(20), px(16), px(20), px(16))
        self._left.setSpacing(px(8))
        self.moves.setMinimumHeight(px(220))
        self.moves.column.setSpacing(px(8))
        self.moves.column.setContentsMargins(0, 0, px(12), 0)

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show the moves; the chosen one stays chosen."""
        view = reveal_view(state)
        numbers = [row.number for row in view.rows]
        if self._number not in numbers:
            self._number = numbers[0] if numbers else 0
        self.head.set_texts("Moves on the table", "in the order of ruling")
        self.empty.setVisible(not view.rows)
        self.moves.setVisible(bool(view.rows))
        self.secret.set_text(view.covert)
        self.secret.setVisible(bool(view.covert))
        clear_layout(self.moves.column)
        self._items = {}
        for at, row in enumerate(view.rows, 1):
            item = RevealItem(row, at, self.moves.inside)
            item.chosen.connect(self.choose)
            item.stepped.connect(self._step)
            self._items[row.number] = item
            self.moves.column.addWidget(item)
        self.moves.column.addStretch(1)
        self.backers.setVisible(bool(view.rule) and bool(view.rows))
        self._rule = view.rule
        self.choose(self._number)

    def choose(self, number: int) -> None:
        """Choose the move that is backed or blocked next."""
        self._number = number
        for one, item in self._items.items():
            item.set_chosen(one == number)
        chosen = self._items.get(number)
        state = self.bridge.state
        self.backers.show_rows(chosen.row.title if chosen else "", self._rule, backers(state, number))
        self.backers.refuse("")
        if chosen is not None:
            self.moves.ensureWidgetVisible(chosen)

    def _step(self, by: int) -> None:
        numbers = list(self._items)
        if not numbers:
            return
        at = max(0, min(len(numbers) - 1, numbers.index(self._number) + by))
        self.choose(numbers[at])
        self._items[numbers[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _back(self, seat: str, by: int) -> None:
        if self._number:
            self.backers.refuse(self.bridge.attempt(play.back, seat, self._number, by))
