"""Who wins under each kind of bot at once, above the strip: fair to one is not always fair to another.

Opened by a press of the strip; where there is no room for all of it, it scrolls. What the strip has played by
its own bots is taken over; the others play in a process of their own, which goes when this is closed. To have
one more kind of bot: `POLICIES` of `simulation.winning`.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.panels.editor.player import LOTS, SEED, Player
from ui.theme.theme import current_theme
from ui.widgets.columns import Scroller, clear_layout
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from ui.widgets.win_bar import WinBar
from wargame.scenario.model import Scenario
from wargame.simulation.lots import whole
from wargame.simulation.winning import POLICIES, unlike_words, win_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from wargame.simulation.ends import Ends

NAMES = 120
LEAST = 52
"""How high it is at least, in px at 100 %."""


class ByPolicy(Scroller):
    """A line for each kind of bot, with a bar for each seat."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Games won under each kind of bot", parent)
        self.setObjectName("by-policy")
        self._scenario: Scenario | None = None
        self._found: dict[str, Ends] = {}
        self._shown: dict[str, tuple[WinBar, ...]] = {}
        self.player = Player(self)
        self.player.failed.connect(self._say)
        self.said = PlainLabel("", "secondary", "ink2", wrap=True)
        self.said.setObjectName("by-policy-said")
        self._grid = QGridLayout()
        self.column.addLayout(self._grid)
        self.column.addWidget(self.said)
        # What is scrolled to by hand is scrolled to by keys, too; what is seen whole takes no step of Tab.
        self.verticalScrollBar().rangeChanged.connect(
            lambda _low, high: self.setFocusPolicy(
                Qt.FocusPolicy.TabFocus if high else Qt.FocusPolicy.NoFocus
            )
        )
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(NAMES))
        for bar in (one for bars in self._shown.values() for one in bars):
            bar.setMinimumWidth(bar.least_width())

    def sizeHint(self) -> QSize:
        """Return the size at which all of it is seen, at the width that it has."""
        return QSize(self.inside.sizeHint().width(), self.needs(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:
        """Return the size of one kind of bot: the others are scrolled to."""
        return QSize(super().minimumSizeHint().width(), px(LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where words break otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def show_scenario(self, scenario: Scenario | None) -> None:
        """Take another scenario; nothing is known of it yet."""
        self._scenario = scenario
        self._found = {}
        self.player.drop()
        self._show()

    def take(self, ends: "Ends") -> None:
        """Take over what the strip has played, and have the other bots play, if this is looked at."""
        self._found[ends.policy] = ends
        self._show()
        self._play()

    def open_or_close(self) -> None:
        """Open it, or close it if it is open."""
        if self.isHidden():
            self.show()
            self._show()
            self._play()
        else:
            self.close_up()

    def close_up(self) -> None:
        """Close it, and let its process go."""
        self.player.stop()
        self.hide()

    def bars(self, policy: str) -> tuple[WinBar, ...]:
        """Return the bars of one kind of bot, in the order of the seats."""
        return self._shown.get(policy, ())

    def _play(self) -> None:
        wanted = [policy for policy in POLICIES if policy not in self._found]
        if self.isHidden() or self._scenario is None or not wanted or self.player.is_busy or not self._found:
            return
        games = sum(LOTS)
        scenario = self._scenario
        tasks: list[Callable[[], Any]] = [partial(whole, scenario, policy, SEED, games) for policy in wanted]
        self.player.work(tasks, self._take_other)

    def _take_other(self, ends: "Ends") -> None:
        self._found[ends.policy] = ends
        self._show()

    def _show(self) -> None:
        if self.isHidden():
            return
        scenario = self._scenario
        if scenario is None:
            self._say("Played once it is mended.")
            return
        seats = len(scenario.seats)
        if any(len(bars) != seats for bars in self._shown.values()) or not self._shown:
            self._lay_out(seats)
        for policy, bars in self._shown.items():
            ends = self._found.get(policy)
            rows = win_rows(scenario, ends) if ends is not None else ()
            for bar, row in zip(bars, rows, strict=False):
                bar.show_row(row, stale=False)
                bar.setMinimumWidth(bar.least_width())
            for bar in bars:
                bar.setVisible(ends is not None)
        due = [POLICIES[policy] for policy in POLICIES if policy not in self._found]
        self._say(f"Played next: {', '.join(due)}." if due else unlike_words(scenario, self._found))

    def _lay_out(self, seats: int) -> None:
        clear_layout(self._grid)
        self._shown = {}
        for row, (policy, name) in enumerate(POLICIES.items()):
            self._grid.addWidget(PlainLabel(f"By {name}", "secondary", "ink2"), row, 0)
            self._shown[policy] = tuple(WinBar() for _ in range(seats))
            for column, bar in enumerate(self._shown[policy], start=1):
                self._grid.addWidget(bar, row, column)
        self._grid.setColumnStretch(seats + 1, 1)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.updateGeometry()
