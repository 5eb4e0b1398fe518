"""The facilitator's main window: the table, with the curtain and the hands that lie over it.

What stands on the table is laid out by its page (`ui.windows.table_page`): seats, the stage that fits the
state, tracks and outcomes, the footer with the one next step, the tools in their drawer. Here commands meet
the session, and the next step is done. Stages are turned to by `ui.windows.staging`, curtain and hand by
`ui.windows.seclusion`. The window's title never says anything about the game.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.stages.stage import OwnStep, Question, Stage
from ui.panels.table.clock import ClockPanel
from ui.remembered import IDLE_S
from ui.theme.theme import current_theme
from ui.widgets.enter import EnterKey, is_typed_in, lies_over
from ui.widgets.focus import FocusRing
from ui.widgets.mark_strip import MarkStrip
from ui.widgets.notices import Toast
from ui.widgets.peek import PeekButton
from ui.widgets.reading_order import set_reading_order
from ui.windows.actions import add_command, fill_menu
from ui.windows.ask import Ask
from ui.windows.bots_at_table import BotsAtTable
from ui.windows.on_screen import keep_size
from ui.windows.phones import PhonesAtTable
from ui.windows.projecting import Projecting
from ui.windows.questions import QuestionsLine, VoteLine
from ui.windows.replaying import Replaying
from ui.windows.seclusion import Seclusion
from ui.windows.staging import Staging
from ui.windows.table_page import TablePage
from ui.windows.tools import TOOLS
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import injects, turns
from wargame.session.answers import open_answers
from wargame.session.marking import marking_of
from wargame.session.people import players
from wargame.session.play import others_pass
from wargame.session.session import redo, undo
from wargame.shown.blind import next_blind
from wargame.shown.next_step import (
    TO_EDITOR,
    TO_LIBRARY,
    TO_SERIES,
    NextStep,
    next_step,
    seat_next,
    thinking_step,
)
from wargame.shown.undo import come_since, taken_back, undo_offer
from wargame.terms import ActorId

_LEADS_TO = {"rule": "rulings", "behind": "backstage", "close": "ending", "expose": "briefing"}
"""The stages of steps that are done on them."""

_MENU = (
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
    "phones",
    "replay",
    "close-session-window",
)
"""The commands of the menu in their order; an empty name is a line."""


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
        self._back = TO_LIBRARY
        self._pages = QStackedWidget()
        self.strip = MarkStrip(self)
        self._lay_out()
        page = self.page = TablePage(bridge)
        self._pages.addWidget(page)
        self.bar, self.seats, self.tracks, self.outcomes = page.bar, page.seats, page.tracks, page.outcomes
        self.notice, self.note, self.stages, self.tools = page.notice, page.note, page.stages, page.tools
        self.footer, self.primary = page.footer, page.footer.primary
        self.toast = Toast(self)
        self._ask = Ask(self)
        self.seclusion = Seclusion(self, self._pages, bridge, self.toast, idle_s, self._seen_by_all)
        self.curtain = self.seclusion.curtain
        self.seclusion.refused.connect(self.notice.refuse)
        self._build_actions()
        self._connect()
        self._ring = FocusRing(self)
        self.seclusion.handed_over.connect(self._on_handed_over)
        bridge.changed.connect(self._on_changed)
        self.bots = BotsAtTable(bridge, self)
        self.tools.seated.connect(self.bots.begin)
        self.bots.began.connect(self._show_step)
        bridge.refused.connect(self.notice.refuse)
        bridge.unrecorded.connect(self.notice.tell_unrecorded)
        current_theme().changed.connect(page.fit)
        keep_size(self)
        self.resize(1366, 768)
        try:
            self.refresh(())
        except BaseException:
            self.deleteLater()  # its own actions would keep it for ever
            raise
        page.resting_place().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        """Put the marking below whatever is shown: table, curtain or hand."""
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        QApplication.instance().screenAdded.connect(self._on_new_screen)  # type: ignore[union-attr]  # as below
        self.seats.opened.connect(self._on_seat)
        self.phones.told.connect(self.toast.show_for)
        self.phones.left.connect(self.show_table)
        self.phones.changed.connect(self._show_step)
        self.phones.changed.connect(self.seclusion.take_in)
        self.seclusion.by_phone = self.phones.plays_by_phone
        self.notice.acted.connect(self.save_wanted)
        self.note.left.connect(self._rest_focus)
        self.primary.clicked.connect(self.do_next)
        self.outcomes.asked_why.connect(self.replaying.open)
        self.tools.asked_why.connect(self.replaying.open)
        self.tools.asked_blind.connect(self.rule_blind)
        stages = self.stages
        stages.step_changed.connect(self._show_step)
        stages.written.connect(self._rest_focus)
        stages.unsure.connect(self._put_question)
        self.staging.turned.connect(self._rest_focus)
        stages.asked_why.connect(self.replaying.open)
        stages.told.connect(self.projecting.finish_throw)
        stages.asked_wall.connect(self.projecting.open)
        stages.asked_tool.connect(self.open_tool)
        stages.asked_blind.connect(lambda number: self.rule_blind((number,)))

    def _build_actions(self) -> None:
        self._enter = EnterKey(
            self.page, self.primary, add_command(self.page, "next-step", self._next_by_key)
        )
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one
        add_command(self.page, "undo", self._undo, self.bar.undo)
        add_command(self.page, "redo", lambda: self.bridge.do(redo), self.bar.redo)
        add_command(self.page, "next-panel", lambda: self.page.go_round(1))
        add_command(self.page, "previous-panel", lambda: self.page.go_round(-1))
        self._leave = add_command(self.page, "close-session-window", self.left_table.emit)
        add_command(self.page, "observation", self._observe)
        add_command(self.page, "all-cards", lambda: self.staging.toggle("all-cards"))
        add_command(self.page, "turn-sheet", lambda: self.staging.toggle("turn-sheet"))
        self.projecting = Projecting(self.page, self.bridge)
        self.staging = Staging(self.page, self.bridge, self.seclusion, self.projecting, self._show_step)
        self.projecting.told.connect(lambda words: self.toast.show_for(words, "info"))
        self.clock = ClockPanel(self.bridge)
        self.clock.told.connect(lambda words: self.toast.show_for(words, "info"))
        self.clock.ticked.connect(self.projecting.set_time)
        add_command(self.page, "timer", self.clock.toggle, self.clock.button)
        add_command(self.page, "more-time", self.clock.add_minute)
        self.bar.places.addWidget(self.clock)
        self.bar.places.addWidget(self.projecting.button)
        self.phones = PhonesAtTable(
            self,
            self._pages,
            self.bridge,
            self.projecting,
            looks_back=lambda: self.replaying.window is not None,
        )
        self.questions = QuestionsLine(self.bridge, self.phones, partial(self.open_tool, "talks"))
        self.vote = VoteLine(self.bridge, self.phones, partial(self.open_tool, "talks"))
        self.bar.places.addWidget(self.vote.button)
        self.bar.places.addWidget(self.questions.button)
        self.bar.places.addWidget(self.phones.button)
        for changed in (self.bridge.changed, self.phones.link.changed):
            changed.connect(self.bar.refit)
        add_command(self.page, "phones", self.phones.open)
        set_reading_order(self.bar)
        self.replaying = Replaying(self.page, self.bridge)
        add_command(self.page, "quick-entry", self.enter_slips, self.footer.slips)
        others = self.footer.others_pass
        add_command(self.page, "others-pass", lambda: self.bridge.do(others_pass), others)
        add_command(self.page, "rule-blind", self._rule_blind)
        for name in TOOLS:
            add_command(self.page, name, partial(self.open_tool, name))
        self.menu = QMenu(self)
        fill_menu(self.menu, self.page, *_MENU)
        add_command(self.page, "menu", self._open_menu, self.bar.menu)

    def open_tool(self, name: str) -> None:
        """Show a tool in the drawer at the right, made when it is first asked for."""
        self.page.open_tool(name)
        if name == "talks":
            self.questions.look()

    def _undo(self) -> None:
        """Take the last step back and say which it was: of several seals it is one.

        If a seat acted while the button was being pressed, nothing is: the press was meant for another step.
        """
        session, narrator, meant = self.bridge.session, self.bridge.narrator, self.bar.offered.meant
        words = taken_back(session, narrator)
        if meant is not None and meant != undo_offer(session).event:
            self.bar.offered.settle()
            self.notice.refuse(come_since(session, narrator))
        elif self.bridge.do(undo, event=meant):
            self.toast.show_for(words, "info")

    def _put_question(self, question: Question) -> None:
        """Ask over the table before a stage does something for good."""
        answers = [("ask-go-on", question.go_on, question.do)]
        self._ask.ask(question.title, question.text, answers, stay=question.stay)

    def _observe(self) -> None:
        """Open a line for a note, the stage's own where it has one; nothing that the room may not read."""
        if (field := self.stage().note_field()) is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.note.begin()

    def _open_menu(self) -> None:
        self.menu.popup(self.bar.menu.mapToGlobal(self.bar.menu.rect().bottomLeft()))

    # What the session says

    def _on_changed(self, _state: GameState, events: tuple[Event, ...]) -> None:
        self.notice.settle(stays=self.seclusion.is_beside(events))
        self.refresh(events)
        self._rest_focus()

    def refresh(self, events: tuple[Event, ...]) -> None:
        """Show the session as it is now; `events` led to it."""
        self.staging.is_whole = False
        self.strip.show_marking(marking_of(self.bridge.session))
        self.staging.show_state(self.bridge.state, events)

    @property
    def is_whole(self) -> bool:
        """Whether the last state was shown without an error on the way."""
        return self.staging.is_whole

    def _on_new_screen(self) -> None:
        """Hide at once what is for Control or a seat alone: the room may see a screen that comes."""
        self.seclusion.screen_came()
        self.phones.cover()
        self.seats.purses.close_up()
        for peek in self.findChildren(PeekButton):
            peek.close_up()
        self.staging.cover()

    def stage(self) -> Stage:
        """Return the stage that stands in the middle."""
        return self.stages.current()

    def _step(self) -> tuple[NextStep, OwnStep | None]:
        state = self.bridge.state
        away = self.phones.seats()
        seat = seat_next(state, away) if state.phase_kind in ("planning", "moves") else None
        people = players(self.bridge.session, state, seat) if seat else ()
        step = next_step(state, people, self.staging.opened, self._back, away)
        if step.kind == "curtain" and self.bots.thinks_for(step.seat):
            step = thinking_step(state, step.seat)
        return step, self.stage().own_step()

    def lead_back_to_editor(self) -> None:
        """Say that one goes back to the editor from this table, wherever it is said: it is a try."""
        self._lead_back(TO_EDITOR)

    def lead_back_to_series(self, *, from_replay: bool) -> None:
        """Say that one goes back to a series from this table, or from its replay at once."""
        self._lead_back(TO_SERIES)
        if from_replay:
            self.replaying.lead_back(TO_SERIES)

    def _lead_back(self, back: str) -> None:
        self._back = back
        self._leave.setText(back)
        self._show_step()

    def _show_step(self) -> None:
        shown = self.footer.show_step(self.bridge.state, *self._step())
        self._enter.set_key(shown.key)
        if self.focusWidget() is None:
            # The dark button had it and waits now, as for phones.
            self._rest_focus()

    # What the facilitator does

    def _next_by_key(self) -> None:
        """Do the next step on Enter."""
        if self.primary.isEnabled():
            self.do_next()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Leave letters to a field in which something is typed, and all keys to what lies over the table."""
        typing, under = is_typed_in(now), lies_over(self.page)
        self.stages.set_keys(plain=not typing and not under, others=not under)

    def _rest_focus(self) -> None:
        """Give the focus back to the dark button after a step, unless something is being typed."""
        focus = QApplication.focusWidget()
        if self._pages.currentWidget() is not self.page or lies_over(self.page) or self.window() is not self:
            return
        if focus is not None and (not self.isAncestorOf(focus) or (is_typed_in(focus) and focus.isVisible())):
            return
        self.page.resting_place().setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what lies over the table on Esc, wherever the focus is."""
        if event.key() == Qt.Key.Key_Escape and (self.page.close_drawer() or self.staging.close_backstage()):
            return
        super().keyPressEvent(event)

    def do_next(self) -> None:
        """Do what the primary button says."""
        step, own = self._step()
        if own is None:
            self._do_step(step)
        elif own.ready:
            self.stage().press()

    def _do_step(self, step: NextStep) -> None:
        """Do a step of the table's own."""
        match step.kind:
            case "phase":
                self.bridge.do(turns.next_phase)
            case "fire":
                self.bridge.do(injects.fire, step.inject)
            case "answer":
                self.bridge.do(injects.answer_inject, pays=False)
            case "open":
                self.bridge.do(open_answers)
            case "curtain":
                self.draw_curtain(step.seat)
            case "wait":
                pass  # the button cannot be pressed; phones do it
            case "done":
                self.left_table.emit()
            case "rule" | "behind" | "close" | "expose":
                self.staging.turn_to(_LEADS_TO[step.kind])

    def _on_seat(self, seat: ActorId) -> None:
        if not self.bridge.state.affairs.closed:
            self.draw_curtain(seat)

    # The curtain and the hand

    def draw_curtain(self, seat: ActorId) -> None:
        """Close the curtain over everything for a seat."""
        self.seclusion.draw_curtain(seat)

    def enter_slips(self) -> None:
        """Open the screen on which all seats' moves are entered from paper."""
        self.seclusion.enter_slips()

    def rule_blind(self, numbers: Sequence[int], again: bool = False) -> None:
        """Turn to the page on which somebody rules on moves without knowing the first ruling."""
        self.seclusion.rule_blind(numbers, again=again)

    def _rule_blind(self) -> None:
        """Have the move ruled on that lies open, or else those that wait for it."""
        self.rule_blind(next_blind(self.bridge.session))

    def show_table(self) -> None:
        """Go back to the table; the hand is gone."""
        self.seclusion.show_table()

    def _on_handed_over(self, seat: str) -> None:
        if not seat:
            self.phones.link.tell_soon()
            self.refresh(())
            self.page.resting_place().setFocus(Qt.FocusReason.OtherFocusReason)
        self.handed_over.emit(seat)

    def _seen_by_all(self) -> tuple[QWidget, ...]:
        """Return what stays beside the curtain and over it: nothing of it tells a secret."""
        wall = self.projecting.window
        return (self._ring, *((wall,) if wall is not None else ()))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the curtain at once when the window loses the focus while a hand is open."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.seclusion.lost_focus()
            self.phones.cover()
        super().changeEvent(event)

    # The window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side panels where there is room for them."""
        super().resizeEvent(event)
        self.page.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the hand go and tell that the table was left."""
        self.seclusion.drop_hand()
        self.phones.rest()
        self.clock.rest()
        self.projecting.close()
        self.replaying.close()
        self.bots.rest()
        self.left_table.emit()
        super().closeEvent(event)
