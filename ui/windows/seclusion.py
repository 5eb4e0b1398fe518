"""The curtain before the table, and the hand behind it: what is seen while a seat has the laptop.

Three sides lie on one another: table, curtain, hand (or the slips of all seats, or a ruling given blind). The
hand is built only after the curtain was painted, and thrown away when it is left: by Esc, by losing the
window's focus, or after a time without input. What was chosen and written in it is kept first: the curtain
hides, it discards nothing. While the table is not up, nothing can be done but what `ui.windows.allowed`
names, and nothing lies over the pages or stands beside the window but what is named in `stays`: sheets,
menus, dialogs and other windows go as soon as the curtain falls, whatever they are. What would come over
curtain or hand meanwhile, a toast with a button or a sheet, is held back until Control is at the table again.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.bridge import SessionBridge
from ui.panels.hand.panel import HandPanel
from ui.panels.room.curtain import CurtainPanel
from ui.panels.stages.rulings.blind import BlindPanel
from ui.panels.table.quick_entry.panel import QuickEntryPanel
from ui.widgets.idle_ring import LAST_S
from ui.widgets.notices import Toast
from ui.widgets.overlay import HOLDS_BACK, Overlay
from ui.widgets.pages import turn_page
from ui.windows.allowed import SideUp, set_side
from wargame.game.events import Event
from wargame.session.people import code_fits, has_code
from wargame.shown.actors import glyph_of
from wargame.shown.next_step import phase_title
from wargame.shown.people import who_plays
from wargame.shown.pictures import of_actor
from wargame.terms import ActorId

TICK_MS: Final = 250
"""How often the time without input is looked at."""

REST_PX: Final = 8
"""A mouse that moves less was not moved by a person on purpose."""

INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
    }
)
"""What the window system sends of a person who is there."""


class Seclusion(QObject):
    """Turns the pages of one window between table, curtain and hand."""

    handed_over = Signal(str)
    """The seat for which the curtain is drawn; empty when the table is seen again."""
    refused = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        pages: QStackedWidget,
        bridge: SessionBridge,
        toast: Toast,
        idle_s: int,
        stays: Callable[[], tuple[QWidget, ...]],
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._bridge, self._toast = window, pages, bridge, toast
        self._table = pages.widget(0)
        self._stays = stays
        self._hand: HandPanel | QuickEntryPanel | BlindPanel | None = None
        self._idle_s = idle_s
        self._since = QElapsedTimer()
        self._mouse = QPointF()
        self.side: SideUp = "table"
        self.by_phone: Callable[[ActorId], bool] = lambda _seat: False
        """Whether a phone plays a seat now."""
        self.curtain = CurtainPanel()
        pages.addWidget(self.curtain)
        self.idle = QTimer(self)
        self.idle.setInterval(TICK_MS)
        self.idle.timeout.connect(lambda: self.pass_time(self._since.elapsed() / 1000))
        self.curtain.opened.connect(self.open_hand)
        self.curtain.cancelled.connect(self.show_table)

    def draw_curtain(self, seat: ActorId) -> None:
        """Close the curtain over everything for a seat; at once, without movement."""
        session, state = self._bridge.session, self._bridge.state
        actor = state.compiled.scenario.actor(seat)
        people = who_plays(session, state, seat)
        self.drop_hand()
        self._turn_to("curtain", self.curtain)
        self.curtain.draw(
            seat,
            actor.name,
            glyph_of(actor),
            people,
            needs_code=has_code(session, seat),
            by_phone=self.by_phone(seat),
            picture=of_actor(state.compiled, seat),
            where=f"Turn {state.turn} of {state.last_turn} · {phase_title(state, state.phase)}",
        )
        self.curtain.repaint()
        self.handed_over.emit(seat)

    def open_hand(self, seat: ActorId, code: str) -> None:
        """Show a seat's hand, if the code fits."""
        if not code_fits(self._bridge.session, seat, code):
            self.curtain.refuse()
            return
        hand = HandPanel(self._bridge.at_seat(seat), self._pages)
        self._show_secret("hand", hand)
        hand.begin()

    def enter_slips(self) -> None:
        """Open the screen on which all seats' moves are entered from paper."""
        state = self._bridge.state
        if state.phase_kind != "planning" or not state.running:
            self.refused.emit("Moves from slips are entered while seats plan.")
            return
        slips = QuickEntryPanel(self._bridge, self._pages)
        self._show_secret("slips", slips)
        slips.begin()

    def rule_blind(self, numbers: Sequence[int], *, again: bool = False) -> None:
        """Open the page on which somebody rules on moves without knowing the first ruling."""
        if not numbers:
            self.refused.emit("No move waits for a second ruling.")
            return
        page = BlindPanel(self._bridge, numbers, again=again, parent=self._pages)
        self._show_secret("blind", page)
        page.begin()

    def show_table(self) -> None:
        """Go back to the table; the hand is gone."""
        self.drop_hand()
        if self._table is not None:
            self._turn_to("table", self._table)
        self.handed_over.emit("")
        self._toast.let_go()
        for sheet in self._window.findChildren(Overlay):
            sheet.let_go()

    def is_beside(self, events: tuple[Event, ...]) -> bool:
        """Return whether a seat acted while the table was seen, and not from behind this curtain."""
        return self.side == "table" and self._bridge.came_from_seat(events)

    def take_in(self) -> None:
        """Show in an open hand what its phone has changed meanwhile."""
        if isinstance(self._hand, HandPanel):
            self._hand.take_in()

    def drop_hand(self) -> None:
        """Throw the hand away, so that nothing secret stays in a hidden widget."""
        self.idle.stop()
        if self._hand is None:
            return
        self._window.windowHandle().removeEventFilter(self)
        hand, self._hand = self._hand, None
        if isinstance(hand, HandPanel):
            hand.put_away()
        self._pages.removeWidget(hand)
        hand.hide()
        hand.setParent(None)
        hand.deleteLater()

    def lost_focus(self) -> None:
        """Draw the curtain at once over a hand that is open; who rules blind may look something up."""
        if isinstance(self._hand, BlindPanel):
            return
        self._curtain_again("The curtain closed because the window lost the focus.")

    def screen_came(self) -> None:
        """Draw the curtain at once over a hand that is open: the room may see the new screen."""
        self._curtain_again("The curtain closed because another screen was plugged in.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a hand is open: count the time without input."""
        if event.type() in INPUT:
            self._touch()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.globalPosition()
            if (at - self._mouse).manhattanLength() > REST_PX:
                self._mouse = at
                self._touch()
        return super().eventFilter(watched, event)

    def _turn_to(self, side: SideUp, page: QWidget) -> None:
        self.side = side
        set_side(self._window, side)
        self._window.setProperty(HOLDS_BACK, side != "table")
        if side == "table":
            turn_page(self._pages, page)
            return
        # The page covers what was there before anything else is taken away.
        turn_page(self._pages, page)
        self._toast.hold_back()
        self._clear_over()
        self._clear_beside()

    def _clear_over(self) -> None:
        """Put away whatever lies over the pages of the window."""
        stays = (self._pages, *self._stays())
        for one in self._window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if one in stays or one.isWindow() or not one.isVisible() or one.isAncestorOf(self._pages):
                continue
            if isinstance(one, Overlay):
                one.close_over()
            else:
                one.hide()

    def _clear_beside(self) -> None:
        """Close menus, dialogs and other windows; only what the room sees stays."""
        stays = (self._window, *self._stays())
        for one in QApplication.topLevelWidgets():
            if one not in stays and one.isVisible():
                one.close()

    def _show_secret(self, side: SideUp, panel: HandPanel | QuickEntryPanel | BlindPanel) -> None:
        """Show a page that goes away when it is left, by Esc, by losing the focus or after a time."""
        self.drop_hand()
        panel.left.connect(self.show_table)
        self._hand = panel
        self._pages.addWidget(panel)
        self._turn_to(side, panel)
        # What the window system sends is all that a person does; the application's own events are thousands.
        self._window.windowHandle().installEventFilter(self)
        self._touch()

    def _touch(self) -> None:
        if self._hand is not None and not isinstance(self._hand, BlindPanel):
            self._since.start()
            self.idle.start()
            self._hand.show_left(self._idle_s, self._idle_s)

    def pass_time(self, idle: float) -> None:
        """Tell a hand how long nobody has touched anything, in seconds, and hide it when that is too long."""
        if self._hand is None or isinstance(self._hand, BlindPanel):
            return
        left = self._idle_s - int(idle)
        if left <= 0:
            self._curtain_again("The curtain closed after a time without input. What was written is kept.")
            return
        if left <= LAST_S:
            # What lies over the hand would hide the seconds.
            self._clear_over()
        self._hand.show_left(left, self._idle_s)

    def _curtain_again(self, why: str) -> None:
        hand = self._hand
        if hand is None:
            return
        if not isinstance(hand, HandPanel):
            self.show_table()
            return
        self.draw_curtain(hand.seat)
        self.curtain.hint.setText(why)
