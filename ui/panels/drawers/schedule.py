"""The schedule: skip ahead to a phase or reopen one, time for one seat, the number of turns, an early end.

Shown in a drawer of the table. Each of these departs from the plan, so each asks for a reason and is on
the record.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.drawers.tool import ToolPanel
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SerifEdit
from ui.widgets.frames import Rule, SectionHeader
from ui.widgets.marks import Tag
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.rows import Row, RowList
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import timer, turns
from wargame.shown.next_step import phase_title

NOW = Tag(text="Now", tone="ink")


class SchedulePanel(ToolPanel):
    """Phases, turns, and the end."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.setAccessibleName("Schedule")
        self.list = RowList("Phases of the turn", height=40)
        self.list.setObjectName("phase-list")
        self.list.chosen.connect(lambda _key: self._name_button())
        self.reason = SerifEdit("Why?", "Reason", 2)
        self.reason.setObjectName("schedule-reason")
        self.go = QuietButton("Skip to it", icon="ui-right")
        self.go.setObjectName("open-phase")
        self.go.clicked.connect(self._open_phase)
        self.turns = NumberField()
        self.turns.setObjectName("number-of-turns")
        self.turns.setAccessibleName("Number of turns")
        self.change = QuietButton("Change the number of turns")
        self.change.setObjectName("change-turns")
        self.change.clicked.connect(self._change_turns)
        self.end = QuietButton("End the game now", danger=True)
        self.end.setObjectName("end-game")
        self.end.clicked.connect(lambda: self._do(turns.end_game, self.reason.toPlainText()))
        self.whose = QComboBox()
        self.whose.setObjectName("timer-seat")
        self.whose.setAccessibleName("Whose time")
        self.whose.addItem("The whole table", "")
        for actor in bridge.session.scenario.seats:
            add_choice(self.whose, actor.name, actor.id)
        self.minutes = NumberField()
        self.minutes.setObjectName("timer-minutes")
        self.minutes.setAccessibleName("Minutes")
        self.minutes.setRange(1, 240)
        self.minutes.setValue(3)
        self.minutes.setSuffix(" min")
        self.run = QuietButton("Start this time", icon="ui-timer")
        self.run.setObjectName("timer-run")
        self.run.clicked.connect(self._start_time)
        self.stop = QuietButton("Take the timer away")
        self.stop.setObjectName("timer-stop")
        self.stop.clicked.connect(lambda: self._do(timer.stop_timer))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Schedule"))
        column.addWidget(self.list, 1)
        column.addWidget(PlainLabel("The reason is kept on the record.", "secondary", "ink3", wrap=True))
        column.addWidget(self.reason)
        column.addWidget(self.notice)
        column.addWidget(self.go)
        column.addWidget(Rule())
        row = QHBoxLayout()
        row.addWidget(self.turns)
        row.addWidget(self.change, 1)
        column.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(self.whose, 1)
        row.addWidget(self.minutes)
        column.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(self.run, 1)
        row.addWidget(self.stop)
        column.addLayout(row)
        column.addWidget(Rule())
        column.addWidget(self.end)
        self._last_turn = 0
        """What stands in the field for the turns, unless somebody wrote another number there."""
        self.show_state(bridge.state)

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show where the turn stands."""
        self.list.set_rows(
            [
                Row(key=kind, title=phase_title(state, at), tag=NOW if at == state.phase else None)
                for at, kind in enumerate(state.compiled.phases)
            ]
        )
        self.turns.setRange(state.turn, 1000)
        if state.last_turn != self._last_turn:
            self._last_turn = state.last_turn
            self.turns.setValue(state.last_turn)
        self._name_button()

    def _name_button(self) -> None:
        state = self._bridge.state
        kind = self.list.current_key()
        at = next((n for n, one in enumerate(state.compiled.phases) if one == kind), -1)
        self.go.setEnabled(at >= 0)
        self.go.setText("Reopen it" if 0 <= at <= state.phase else "Skip to it")

    def _open_phase(self) -> None:
        kind = next(one for one in self._bridge.state.compiled.phases if one == self.list.current_key())
        self._do(turns.open_phase, kind, self.reason.toPlainText())

    def _change_turns(self) -> None:
        self._do(turns.change_turns, self.turns.value(), self.reason.toPlainText())

    def _start_time(self) -> None:
        seconds = self.minutes.value() * 60
        self._do(timer.start_timer, seconds, seconds, self.whose.currentData())

    def _do(self, command: Callable[..., object], *given: object, **named: object) -> bool:
        """Do it as any tool does, and take the reason away that was given for it."""
        done = super()._do(command, *given, **named)
        if done:
            self.reason.clear()
        return done
