"""The facilitator's main window: the table, with the curtain and the hands that lie over it.

The table shows seats, the stage that fits the state, tracks and outcomes, and in its footer
(`ui.windows.footer`) the one next step; tools lie in a drawer (`ui.windows.tools`). Curtain and hand are
turned to by `ui.windows.seclusion`. The window's title never says anything
about the game.
"""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import SessionBridge
from ui.panels.backstage import BackstageStage
from ui.panels.note_line import NoteLine
from ui.panels.stages.stage import OwnStep, Stage
from ui.panels.table.clock import ClockPanel
from ui.panels.table.outcomes import OutcomesPanel
from ui.panels.table.seats import SeatsPanel
from ui.panels.table.top_bar import TopBar
from ui.panels.table.tracks import TracksPanel
from ui.theme.theme import current_theme
from ui.widgets.drawer import Drawer
from ui.widgets.enter import EnterKey, is_typed_in, lies_over
from ui.widgets.focus import FocusRing
from ui.widgets.frames import Panel, Rule
from ui.widgets.notices import Notice, Toast
from ui.widgets.pages import turn_page
from ui.widgets.painted import px
from ui.widgets.reading_order import set_reading_order
from ui.windows.actions import add_command, fill_menu
from ui.windows.bots_at_table import BotsAtTable
from ui.windows.footer import Footer
from ui.windows.on_screen import keep_size
from ui.windows.projecting import Projecting
from ui.windows.replaying import Replaying
from ui.windows.seclusion import Seclusion
from ui.windows.sides import Side, Sides
from ui.windows.stages import STAGES, make_stage
from ui.windows.tools import TOOLS, Tools
from wargame.game.events import Event
from wargame.game.rules import rulings_due
from wargame.game.sight import as_told
from wargame.game.state import GameState
from wargame.session import turns
from wargame.session.people import players
from wargame.session.play import others_pass
from wargame.session.session import redo, undo
from wargame.shown.backstage import Token, interlude
from wargame.shown.next_step import NextStep, next_step, seat_next, stage_for
from wargame.shown.table import outcome_rows, track_rows
from wargame.shown.undo import taken_back
from wargame.terms import ActorId

IDLE_S = 60
"""Seconds without input after which the hand closes by itself, unless the settings say otherwise."""

WARM_UP_MS = 400
"""After so long without a change, a stage that was not needed yet is made in advance."""

SAVE_ELSEWHERE = "Save in another place"

LEFT_WIDTH, STAGE_WIDTH, RIGHT_WIDTH = 272, 480, 304
"""Widths in px at 100 %; where they do not fit side by side, the outer two become drawers."""

_LEADS_TO = {"rule": "rulings", "behind": "backstage", "close": "ending", "expose": "briefing"}
"""The stages of steps that are done on them."""

LAPTOP_WIDTH = 1366
"""The narrowest screen that the table is made for."""


class TableWindow(QMainWindow):
    """One session at the table."""

    left_table = Signal()
    """The facilitator goes back to the library; the session can be closed."""
    save_wanted = Signal()
    """The session is to be saved in another place, because where it lies it cannot be written."""
    handed_over = Signal(str)
    """The seat for which the curtain is drawn; empty when the table is seen again."""

    def __init__(self, bridge: SessionBridge, idle_s: int = IDLE_S, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Entente")
        self.setObjectName("table-window")
        self.bridge = bridge
        self._stages: dict[str, Stage] = {}
        self._stage_name = ""
        self.is_whole = False
        """Whether the last state was shown without an error on the way."""
        self._opened: Token | None = None
        self._unrecorded = ""
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._table = QWidget()
        self._pages.addWidget(self._table)
        self.toast = Toast(self)
        self.seclusion = Seclusion(self, self._pages, bridge, self.toast, idle_s, self._seen_by_all)
        self.curtain = self.seclusion.curtain
        self.seclusion.refused.connect(self._on_refused)
        self._build_table()
        self._build_actions()
        self._ring = FocusRing(self)
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.timeout.connect(self._warm_up)
        self._warming.start(WARM_UP_MS)
        self.seclusion.handed_over.connect(self._on_handed_over)
        bridge.changed.connect(self._on_changed)
        self.bots = BotsAtTable(bridge, self)
        self.tools.seated.connect(self.bots.begin)
        bridge.refused.connect(self._on_refused)
        bridge.unrecorded.connect(self.tell_unrecorded)
        current_theme().changed.connect(self._fit_sides)
        keep_size(self)
        self.resize(1366, 768)
        try:
            self.refresh(())
        except BaseException:
            self.deleteLater()  # its own actions would keep it for ever
            raise
        self._resting_place().setFocus(Qt.FocusReason.OtherFocusReason)

    # The table's page

    def _build_table(self) -> None:
        self.bar = TopBar(self.bridge)
        self.seats = SeatsPanel(self.bridge)
        self.seats.opened.connect(self._on_seat)
        self.tracks = TracksPanel()
        self.outcomes = OutcomesPanel()
        self.side = Panel("panel", "Tracks and outcomes")
        inner = QVBoxLayout(self.side)
        self._tracks_area = QScrollArea()
        self._tracks_area.setWidgetResizable(True)
        self._tracks_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tracks_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tracks.setProperty("look", "clear")
        self._tracks_area.setWidget(self.tracks)
        inner.addWidget(self._tracks_area, 7)
        inner.addWidget(Rule())
        inner.addWidget(self.outcomes, 3)
        self._side_layout = inner
        self.notice = Notice("", "error", action=SAVE_ELSEWHERE, closable=True)
        self.notice.setObjectName("refusal")
        self.notice.button.setObjectName("refusal-action")
        self.notice.acted.connect(self.save_wanted)
        self.notice.hide()
        self.middle = QStackedWidget()
        self.middle.setObjectName("stage")
        centre = QVBoxLayout()
        centre.setSpacing(px(8))
        centre.addWidget(self.notice)
        self.note = NoteLine(self.bridge)
        self.note.left.connect(self._rest_focus)
        centre.addWidget(self.note)
        centre.addWidget(self.middle, 1)
        self._body = QHBoxLayout()
        self._body.addWidget(self.seats)
        self._body.addLayout(centre, 1)
        self._body.addWidget(self.side)
        self._left_drawer = Drawer(self._table, "left", 320, "Seats")
        self.tools = Tools(self._table, self.bridge)
        self._right_drawer = Drawer(self._table, "right", 360, "Tracks and outcomes")
        column = QVBoxLayout(self._table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._body, 1)
        self.footer = Footer()
        self.primary = self.footer.primary
        self.primary.clicked.connect(self.do_next)
        column.addWidget(self.footer)
        self._sides = Sides(
            self._body,
            Side(panel=self.seats, drawer=self._left_drawer, button=self.bar.left, width=LEFT_WIDTH, at=0),
            Side(panel=self.side, drawer=self._right_drawer, button=self.bar.right, width=RIGHT_WIDTH, at=-1),
        )
        self._fit_sides()

    def _build_actions(self) -> None:
        self._enter = EnterKey(
            self._table, self.primary, add_command(self._table, "next-step", self._next_by_key)
        )
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one
        add_command(self._table, "undo", self._undo, self.bar.undo)
        add_command(self._table, "redo", lambda: self.bridge.do(redo), self.bar.redo)
        add_command(self._table, "next-panel", lambda: self._go_round(1))
        add_command(self._table, "previous-panel", lambda: self._go_round(-1))
        add_command(self._table, "close-session-window", self.left_table.emit)
        add_command(self._table, "observation", self._observe)
        add_command(self._table, "all-cards", lambda: self.toggle("all-cards"))
        add_command(self._table, "turn-sheet", lambda: self.toggle("turn-sheet"))
        self.projecting = Projecting(self._table, self.bridge)
        self.projecting.told.connect(lambda words: self.toast.show_for(words, "info"))
        self.clock = ClockPanel(self.bridge)
        self.clock.told.connect(lambda words: self.toast.show_for(words, "info"))
        self.clock.ticked.connect(self.projecting.set_time)
        add_command(self._table, "timer", self.clock.toggle, self.clock.button)
        add_command(self._table, "more-time", self.clock.add_minute)
        self.bar.places.addWidget(self.clock)
        self.bar.places.addWidget(self.projecting.button)
        set_reading_order(self.bar)
        self.replaying = Replaying(self._table, self.bridge)
        self.outcomes.asked_why.connect(self.replaying.open)
        self.tools.asked_why.connect(self.replaying.open)
        add_command(self._table, "quick-entry", self.enter_slips, self.footer.slips)
        others = self.footer.others_pass
        add_command(self._table, "others-pass", lambda: self.bridge.do(others_pass), others)
        for name in TOOLS:
            add_command(self._table, name, partial(self.open_tool, name))
        self.menu = QMenu(self)
        fill_menu(
            self.menu,
            self._table,
            "undo",
            "redo",
            "",
            "quick-entry",
            "others-pass",
            "observation",
            "all-cards",
            "turn-sheet",
            *TOOLS,
            "",
            "replay",
            "close-session-window",
        )
        add_command(self._table, "menu", self._open_menu, self.bar.menu)

    def open_tool(self, name: str) -> None:
        """Show a tool in the drawer at the right, made when it is first asked for."""
        self._right_drawer.close_drawer()
        self.tools.open(name)

    def toggle(self, name: str) -> None:
        """Show a stage for a look in between, or what belongs there."""
        self._turn_to(self._fitting() if self._stage_name == name else name)

    def _undo(self) -> None:
        """Take the last step back and say which it was: of several seals it is one."""
        words = taken_back(self.bridge.session, self.bridge.narrator)
        if self.bridge.do(undo):
            self.toast.show_for(words, "info")

    def _observe(self) -> None:
        """Open a line for a note, the stage's own where it has one; nothing that the room may not read."""
        if (field := self.stage().note_field()) is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.note.begin()

    def _open_menu(self) -> None:
        self.menu.popup(self.bar.menu.mapToGlobal(self.bar.menu.rect().bottomLeft()))

    def _fit_sides(self) -> None:
        """Keep the side panels beside the stage, or in drawers where type is large or the stage wide."""
        stage = self._stages.get(self._stage_name)
        beside = px(LEFT_WIDTH + STAGE_WIDTH + RIGHT_WIDTH)
        large = current_theme().is_tight or beside > max(self.width(), LAPTOP_WIDTH)
        self._sides.fit(drawers=large, hidden=stage is not None and stage.wide)
        self.bar.setFixedHeight(px(40 if large else 48))
        self.bar.fit_to(max(self.width(), LAPTOP_WIDTH))
        self._body.setContentsMargins(px(8), px(8), px(8), px(8))
        self._body.setSpacing(px(8))
        self._side_layout.setContentsMargins(px(16), px(16), px(8), px(12))
        self._side_layout.setSpacing(px(8))
        self.footer.fit(low=large)

    # What the session says

    def _on_changed(self, _state: GameState, events: tuple[Event, ...]) -> None:
        if self._warming.isActive():
            self._warming.start(WARM_UP_MS)
        self.notice.hide()
        self._unrecorded = ""
        self.refresh(events)
        self._rest_focus()

    def _on_refused(self, text: str) -> None:
        if text != self._unrecorded:
            self.notice.button.hide()
            self.notice.tell(text, "error")
            self.notice.show()

    def tell_unrecorded(self, text: str) -> None:
        """Say that the file takes nothing more, and offer another place, until a step is recorded."""
        self._unrecorded = text
        self.notice.button.show()
        self.notice.tell(text, "error")
        self.notice.show()

    def refresh(self, events: tuple[Event, ...]) -> None:
        """Show the session as it is now; `events` led to it."""
        self.is_whole = False
        state = self.bridge.state
        history = self.bridge.session.history
        entries = history.line()
        earlier = [entry.number for entry in entries if entry.event.turn < state.turn]
        before = history.state_at(earlier[-1]) if earlier else history.opening
        self.bar.show_state(state)
        self.tools.show_state(state, events)
        self.seats.show_state(state, events)
        self.tracks.show_rows(track_rows(as_told(state), before))
        self._tracks_area.setMaximumHeight(self.tracks.sizeHint().height() + px(4))
        happened = [(entry.number, entry.event) for entry in entries]
        rows = outcome_rows(state, self.bridge.narrator, happened, state.turn)
        turn = state.turn
        if not rows and state.turn > 1:
            turn = state.turn - 1
            rows = outcome_rows(state, self.bridge.narrator, happened, turn)
        self.outcomes.show_rows(rows, f"Turn {turn}")
        stays = bool(self._stage_name) and self.stage().stays(state, events)
        self._mind_backstage()
        self.show_stage(self._stage_name if stays else self._fitting(), events)

    def show_stage(self, name: str, events: tuple[Event, ...] = ()) -> None:
        """Put a stage into the middle and show it the state."""
        self.is_whole = False
        stage = self._stages.get(name) or self._add_stage(name)
        if name != self._stage_name:
            self.projecting.leave_throw()
        self._stage_name = name
        if stage.wide:
            # The side panels go before the stage comes, else both together would widen the window.
            self._fit_sides()
        turn_page(self.middle, stage)
        self._fit_sides()
        stage.show_state(self.bridge.state, events)
        if isinstance(stage, BackstageStage):
            stage.set_done(self._opened is not None)
        self._show_step()
        self.is_whole = True

    def _add_stage(self, name: str) -> Stage:
        stage = make_stage(name, self.bridge, self.middle)
        stage.step_changed.connect(self._show_step)
        stage.written.connect(self._rest_focus)
        stage.leave.connect(lambda: self._turn_to(self._fitting()))
        stage.turn_to.connect(self._turn_to)
        stage.asked_why.connect(self.replaying.open)
        stage.told.connect(self.projecting.finish_throw)
        stage.asked_tool.connect(self.open_tool)
        if isinstance(stage, BackstageStage):
            stage.opened.connect(self._open_backstage)
        self._stages[name] = stage
        stage.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.middle.addWidget(stage)
        return stage

    def _fitting(self) -> str:
        """Return the name of the stage that fits the state, and what Control has opened."""
        return stage_for(self.bridge.state, self._opened)

    def _mind_backstage(self) -> None:
        """Close what was opened behind the scenes once another step is next."""
        step = interlude(self.bridge.state)
        if step is None or step.token != self._opened:
            self._opened = None

    def _open_backstage(self) -> None:
        """Show what is covert, for Control alone, until it is done or closed by Esc."""
        step = interlude(self.bridge.state)
        self._opened = step.token if step is not None else None
        self._turn_to(self._fitting())

    def _close_backstage(self) -> bool:
        """Close what is open behind the scenes, or leave its step for the graph; return whether one was."""
        if self._opened is not None and rulings_due(self.bridge.state):
            self._opened = None
            self._turn_to(self._fitting())
            return True
        if self._stage_name == "backstage" and self._opened is None:
            self._turn_to("graph")
            return True
        return False

    def _turn_to(self, name: str) -> None:
        """Show a stage that a step leads to."""
        self.show_stage(name)
        self._rest_focus()

    def warm_up(self) -> bool:
        """Make one stage that was not seen yet, before it is asked for; return whether one was missing.

        Called while nobody presses anything, so that the first ruling opens as fast as the second.
        """
        missing = next((name for name in STAGES if name not in self._stages), "")
        if missing:
            polish(self._add_stage(missing))
        return bool(missing)

    def _warm_up(self) -> None:
        if self.warm_up():
            self._warming.start(WARM_UP_MS)

    def stage(self) -> Stage:
        """Return the stage that stands in the middle."""
        return self._stages[self._stage_name]

    def stage_name(self) -> str:
        """Return the name of the stage that fits what goes on at the table."""
        return self._fitting()

    def _step(self) -> tuple[NextStep, OwnStep | None]:
        state = self.bridge.state
        seat = seat_next(state) if state.phase_kind in ("planning", "moves") else None
        people = players(self.bridge.session, state, seat) if seat else ()
        return next_step(state, people, self._opened), self.stage().own_step()

    def _show_step(self) -> None:
        shown = self.footer.show_step(self.bridge.state, *self._step())
        self._enter.set_key(shown.key)

    # What the facilitator does

    def _next_by_key(self) -> None:
        """Do the next step on Enter."""
        if self.primary.isEnabled():
            self.do_next()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Leave letters to a field in which something is typed, and all keys to what lies over the table."""
        typing, under = is_typed_in(now), lies_over(self._table)
        for stage in self._stages.values():
            stage.set_keys(plain=not typing and not under, others=not under)

    def _rest_focus(self) -> None:
        """Give the focus back to the dark button after a step, unless something is being typed."""
        focus = QApplication.focusWidget()
        if self.seclusion.side != "table" or lies_over(self._table) or self.window() is not self:
            return
        if focus is not None and (not self.isAncestorOf(focus) or (is_typed_in(focus) and focus.isVisible())):
            return
        self._resting_place().setFocus(Qt.FocusReason.OtherFocusReason)

    def _resting_place(self) -> QWidget:
        """Return what has the focus between two steps."""
        return self.stage().rests_at() or self.primary

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what lies over the table on Esc, wherever the focus is."""
        drawers = (self.tools.drawer, self._right_drawer, self._left_drawer)
        top = next((one for one in drawers if one.is_open()), None)
        if event.key() == Qt.Key.Key_Escape and top is not None:
            top.close_drawer()
            return
        if event.key() == Qt.Key.Key_Escape and self._close_backstage():
            return
        super().keyPressEvent(event)

    def do_next(self) -> None:
        """Do what the primary button says."""
        step, own = self._step()
        if own is not None:
            if own.ready:
                self.stage().press()
            return
        match step.kind:
            case "phase":
                self.bridge.do(turns.next_phase)
            case "fire":
                self.bridge.do(turns.fire, step.inject)
            case "answer":
                self.bridge.do(turns.answer_inject, pays=False)
            case "curtain":
                self.draw_curtain(step.seat)
            case "done":
                self.left_table.emit()
            case "rule" | "behind" | "close" | "expose":
                self._turn_to(_LEADS_TO[step.kind])

    def _on_seat(self, seat: ActorId) -> None:
        if not self.bridge.state.affairs.closed:
            self.draw_curtain(seat)

    def _go_round(self, by: int) -> None:
        """Take the focus from panel to panel."""
        panels = [self.seats.list, self.middle, self.outcomes, self.primary, self.bar.menu]
        focus = QApplication.focusWidget()
        at = next((n for n, one in enumerate(panels) if focus and _holds(one, focus)), -1)
        for step in range(1, len(panels) + 1):
            target = panels[(at + by * step) % len(panels)]
            if target.isVisible() and _focus_in(target):
                return

    # The curtain and the hand

    def draw_curtain(self, seat: ActorId) -> None:
        """Close the curtain over everything for a seat."""
        self.seclusion.draw_curtain(seat)

    def enter_slips(self) -> None:
        """Open the screen on which all seats' moves are entered from paper."""
        self.seclusion.enter_slips()

    def show_table(self) -> None:
        """Go back to the table; the hand is gone."""
        self.seclusion.show_table()

    def _on_handed_over(self, seat: str) -> None:
        if not seat:
            self.refresh(())
            self._resting_place().setFocus(Qt.FocusReason.OtherFocusReason)
        self.handed_over.emit(seat)

    def _seen_by_all(self) -> tuple[QWidget, ...]:
        """Return what stays beside the curtain and over it: nothing of it tells a secret."""
        wall = self.projecting.window
        return (self._ring, *((wall,) if wall is not None else ()))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the curtain at once when the window loses the focus while a hand is open."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.seclusion.lost_focus()
        super().changeEvent(event)

    # The window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side panels where there is room for them."""
        super().resizeEvent(event)
        self._fit_sides()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the hand go and tell that the table was left."""
        self.seclusion.drop_hand()
        self.clock.rest()
        self.projecting.close()
        self.replaying.close()
        self.bots.rest()
        self.left_table.emit()
        super().closeEvent(event)


def _holds(panel: QWidget, widget: QWidget) -> bool:
    return panel is widget or panel.isAncestorOf(widget)


def polish(widget: QWidget) -> None:
    """Style a widget and all that lies in it, as its first showing would."""
    for one in (widget, *widget.findChildren(QWidget)):
        one.ensurePolished()


def _focus_in(widget: QWidget) -> bool:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        return True
    for child in widget.findChildren(QWidget):
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            child.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
