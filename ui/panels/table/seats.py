"""The list of seats beside the graph: who sits where, who has moved, and what only Control sees.

Told by the table after every change; a seat that is opened (Enter, double click) goes up as `opened`. What
waits for a seat's answer and is public stands at its name. Letters are private, and stand with what is
closed. Where influence is shown to nobody else, or not as it is now, it stands here for Control, closed:
pressing *Show* opens it, and it closes by itself after a few seconds and with whatever happens in the game.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.theme.theme import current_theme
from ui.widgets.buttons import QuietButton
from ui.widgets.frames import HatchFrame, Panel, SectionHeader
from ui.widgets.marks import PASSED, SEALED, TO_MOVE, Tag
from ui.widgets.painted import px
from ui.widgets.peek import OPEN_MS
from ui.widgets.rows import Row, RowList
from wargame.game.events import Event
from wargame.game.purses import keeps_back
from wargame.game.rules import name_of, turn_order
from wargame.game.secrecy import may_know_influence
from wargame.game.state import GameState
from wargame.shown.actors import glyph_of
from wargame.shown.letters import waiting_letters
from wargame.shown.people import who_plays
from wargame.shown.pictures import ShownPicture, of_actor, picture_shown
from wargame.shown.reveal import covert_count
from wargame.shown.table import SeatRow, seat_rows
from wargame.terms import ROOM, ActorId
from wargame.words.counting import counted

_CLOSED = "Influence: Control only"


class Purses(HatchFrame):
    """Influence and letters for Control: one line that is closed, and a line for each seat while open."""

    def __init__(
        self, waiting: Callable[[ActorId], int] = lambda _: 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(_CLOSED, lines=8, parent=parent)
        self._waiting = waiting
        self.setObjectName("purses")
        self._state: GameState | None = None
        self.button = QuietButton("Show")
        self.button.setObjectName("show-influence")
        self.button.clicked.connect(self._turn)
        self.content.addWidget(self.button)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(OPEN_MS)
        self.timer.timeout.connect(self.close_up)
        self.close_up()

    def show_state(self, state: GameState) -> None:
        """Close, and be there only where what seats hold is not told to the room, or not yet."""
        self._state = state
        hidden = not any(may_know_influence(state, seat, ROOM) for seat in state.compiled.seats)
        self.setVisible(hidden or keeps_back(state))
        self.close_up()

    def is_open(self) -> bool:
        """Return whether what seats hold can be read."""
        return self.timer.isActive()

    def close_up(self) -> None:
        """Hide what seats hold."""
        self.timer.stop()
        self.set_text(_CLOSED)
        self.button.setText("Show")
        self.button.setAccessibleName("Show what each seat holds, for Control's eyes")

    def _turn(self) -> None:
        if self.is_open() or self._state is None:
            self.close_up()
            return
        state = self._state
        self.set_text("\n".join(self._line(state, seat) for seat in turn_order(state)))
        self.button.setText("Hide")
        self.button.setAccessibleName("Hide what seats hold")
        self.timer.start()

    def _line(self, state: GameState, seat: ActorId) -> str:
        held, letters = f"{name_of(state, seat)} {state.influence(seat)}", self._waiting(seat)
        return f"{held}, {counted(letters, 'letter')}" if letters else held


TAGS: dict[str, Tag] = {"to-move": TO_MOVE, "sealed": SEALED, "passed": PASSED}


class SeatsPanel(Panel):
    """Seats in the order of the turn, non-player actors below, the facilitator's secret note last."""

    opened = Signal(str)
    """A seat is to be opened: its hand, or whatever the table does with it now."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__("panel", "Seats", parent)
        self._bridge = bridge
        self.setMinimumWidth(px(200))
        self._head = SectionHeader("Seats")
        self._head.setContentsMargins(px(12), 0, px(12), 0)
        self.list = RowList("Seats in the order of the turn")
        self.list.setObjectName("seats")
        self.list.activated_key.connect(self.opened)
        self._others_head = SectionHeader("Non-player actors", role="section")
        self._others_head.setContentsMargins(px(12), 0, px(12), 0)
        self._others = RowList("Non-player actors", height=32)
        self._others.setObjectName("others")
        self.secret = HatchFrame("Facilitator only")
        self.purses = Purses(self._waiting)
        self._column = QVBoxLayout(self)
        for widget in (self._head, self.list, self._others_head, self._others):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(self.purses)
        self._column.addWidget(self.secret)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(4), px(16), px(4), px(12))
        self._column.setSpacing(px(8))
        self._fit()

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show where the seats stand."""
        session = self._bridge.session
        rows = seat_rows(state, {seat: who_plays(session, state, seat) for seat in state.compiled.seats})
        self.list.set_rows([_row(one, of_actor(state.compiled, one.seat)) for one in rows])
        moved = sum(1 for one in rows if one.status in ("sealed", "passed"))
        planning = state.phase_kind in ("planning", "moves")
        self._head.set_texts("Seats", f"{moved} of {len(rows)} in" if planning else "")
        others = [one for one in state.compiled.scenario.actors if one.kind != "seat"]
        self._others.set_rows(
            [
                Row(
                    key=one.id,
                    title=one.name,
                    glyph=glyph_of(one),
                    picture=picture_shown(one.picture, state.compiled.pictures),
                )
                for one in others
            ]
        )
        self._others_head.setVisible(bool(others))
        self._others.setVisible(bool(others))
        covert = covert_count(state)
        self.secret.setVisible(bool(covert) and not planning and not state.compiled.covert_last)
        self.secret.set_text(covert)
        self.purses.show_state(state)
        self._fit()

    def _waiting(self, seat: ActorId) -> int:
        """Return how many letters a seat has got in this turn, and how many offers and votes wait for it."""
        door = self._bridge.at_seat(seat).door
        return waiting_letters(door.look(), door.scenario, door.narrator)

    def _fit(self) -> None:
        for rows in (self.list, self._others):
            count, height = rows.model().rowCount(), rows.sizeHintForRow(0)
            rows.setMaximumHeight(height * count + px(4))
            rows.setMinimumHeight(height * min(count, 3))


def _row(one: SeatRow, picture: ShownPicture | None) -> Row:
    asked = f" · {counted(one.asked, 'letter')} to answer" if one.asked else ""
    people = f"{one.people}{asked}"
    return Row(
        key=one.seat,
        title=one.name,
        subtitle=people if one.influence is None else f"{people}\n{one.influence} influence",
        glyph=one.glyph,
        disc=True,
        tag=TAGS.get(one.status),
        picture=picture,
    )
