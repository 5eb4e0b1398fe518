"""The timer in the top bar: what is left of the phase, started and paused with T, a minute more with plus.

Counts with the clock that it is given; each start, pause and added minute is an event. It warns once, gently,
when a minute is left and when the time is over; it can be heard only if that was chosen in the settings. The
last seconds are said by a screen reader.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.widgets.aloud import say_aloud
from ui.widgets.buttons import IconButton
from ui.widgets.meters import TimerRing
from ui.widgets.painted import px
from wargame.game.events import Event
from wargame.game.rules import name_of
from wargame.game.state import GameState
from wargame.session import timer
from wargame.shown.countdown import Countdown, uptime
from wargame.words.counting import counted

TICK_MS = 250
MINUTE_S = 60


class ClockPanel(QWidget):
    """Ring, digits, start or pause, and a minute more."""

    ticked = Signal(int, int, str, bool)
    """Seconds left, whole seconds, digits (empty for no timer), and whether it stands still."""
    told = Signal(str)
    """A warning in words."""

    def __init__(
        self,
        bridge: SessionBridge,
        clock: Callable[[], float] = uptime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.sound = False
        self.countdown = Countdown(clock)
        self._seen = ("", False)
        self.setAccessibleName("Timer")
        self.ring = TimerRing()
        self.ring.setObjectName("timer")
        self.button = IconButton("ui-play", "Start the timer", "T")
        self.button.setObjectName("timer-start")
        self.more = IconButton("ui-plus", "A minute more")
        self.more.setObjectName("timer-more")
        self.more.clicked.connect(self.add_minute)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(4))
        for widget in (self.ring, self.button, self.more):
            self._row.addWidget(widget)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(self.tick)
        bridge.changed.connect(self.follow)
        self._take(resumed=True)

    def follow(self, _state: GameState, _events: tuple[Event, ...]) -> None:
        """Take over what was just recorded."""
        self._take(resumed=False)

    def _take(self, *, resumed: bool) -> None:
        planned = timer.planned_seconds(self._bridge.state)
        self.countdown.follow(timer.of_phase(self._bridge.session.history), planned, resumed=resumed)
        self._show()

    def toggle(self) -> None:
        """Start the timer, or pause it."""
        self.tick()
        now = self.countdown
        if now.running:
            self._bridge.do(timer.pause_timer, now.left)
        elif now.is_set:
            self._bridge.do(timer.start_timer, now.left, now.whole, now.seat)
        else:
            self._bridge.do(timer.start_timer)

    def add_minute(self) -> None:
        """Give a minute more."""
        self.tick()
        self._bridge.do(timer.add_time, MINUTE_S, self.countdown.left)

    def rest(self) -> None:
        """Pause a running timer as the table is left, so that the session resumes with the right time."""
        if self.countdown.running and self._bridge.session.writable and self._bridge.state.running:
            self.tick()
            self._bridge.attempt(timer.pause_timer, self.countdown.left)
        self._ticking.stop()

    def tick(self) -> None:
        """Count on, and tell what is due."""
        heard = self.countdown.tick()
        whose = f" for {name_of(self._bridge.state, self.countdown.seat)}" if self.countdown.seat else ""
        if heard == "minute":
            self._tell(f"One minute is left{whose}.")
        elif heard == "last":
            say_aloud(self, f"{counted(self.countdown.left, 'second')} left{whose}.", at_once=True)
        elif heard == "over":
            self._tell(f"The time is over{whose}.")
        elif heard == "slept":
            self.told.emit("The laptop slept; the timer waited for it.")
            self._begin_anew()
        elif heard == "set":
            self._begin_anew()
        self._show()

    def _begin_anew(self) -> None:
        """Give the record what is left, where the times of its entries do not tell it any more."""
        now = self.countdown
        if self._bridge.session.writable:
            self._bridge.attempt(timer.start_timer, now.left, now.whole, now.seat)

    def _tell(self, words: str) -> None:
        self.told.emit(words)
        if self.sound:
            QApplication.beep()

    def _show(self) -> None:
        now = self.countdown
        if now.running != self._ticking.isActive():
            (self._ticking.start if now.running else self._ticking.stop)()
        self.ring.setVisible(bool(now.digits))
        seen = (now.digits, now.running)
        if seen != self._seen:
            self._seen = seen
            self.ring.set_time(now.left, now.whole)
            words = "Pause the timer" if now.running else "Start the timer"
            self.button.set_icon("ui-pause" if now.running else "ui-play")
            self.button.set_name(words, "T")
            # On the wall stands only a time that counts.
            self.ticked.emit(now.left, now.whole, now.digits if now.is_set else "", not now.running)
