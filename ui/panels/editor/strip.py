"""The strip at the foot of the editor: who wins when bots play, a moment after every change.

Takes the document as it changes; has a `Player` play the scenario once nothing was changed for half a second,
and the version that it is compared with. *Suggest* tries one-step changes of numbers and names those that
would make the seats win more evenly; whoever presses one has it as one change, to be taken back like any.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.panels.editor.by_policy import ByPolicy
from ui.panels.editor.player import TRIAL, Player
from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.columns import clear_layout
from ui.widgets.frames import Panel
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, add_choice
from ui.widgets.win_bar import WinBar
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.document.versions import versions_of
from wargame.scenario.model import Scenario
from wargame.simulation.winning import POLICIES, effect_words, games_words, step_edit, step_words, win_rows
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from wargame.simulation.ends import Ends
    from wargame.simulation.suggest import Suggestion

PLAYS_AFTER_MS: Final = 500
OPENED: Final = "opened"
"""The comparison with the scenario as it was when the editor was opened."""
WORDS: Final = 176
AGAINST: Final = (96, 200)
"""The least and the most px at 100 % of the box of what is compared with: its words, if there is room."""


class BalanceStrip(Panel):
    """Shows how often each seat wins."""

    wanted = Signal(object, str, str)
    """A suggestion was taken: the edit, its words, and no field."""
    played = Signal()
    """More games of the scenario were played: see `ends`."""
    aged = Signal()
    """What was played is of before a change; it is played again."""

    def __init__(self, path: Path, player: Player | None = None, parent: QWidget | None = None) -> None:
        super().__init__("footer", "Games won")
        self.setParent(parent)
        self._path = path
        self.player = player or Player(self)
        self.player.setParent(self)
        self.player.played.connect(self._on_played)
        self.player.failed.connect(self._on_failed)
        self.player.finished.connect(self._on_finished)
        self._scenario: Scenario | None = None
        self._opened: Scenario | None = None
        self._now: Ends | None = None
        self._before: Ends | None = None
        self._playing_before = False
        self._compares = False
        """Whether anything was compared yet: until then the latest named version is what is preset."""
        self._is_stale = True
        self._found: list[Suggestion] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PLAYS_AFTER_MS)
        self._wait.timeout.connect(self.play)
        self._build()
        self._offer_versions()
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def _build(self) -> None:
        self.head = PlainLabel("Games won", "body-strong")
        self.said = PlainLabel("", "secondary", "ink3", elide=True)
        self.said.setObjectName("strip-said")
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.head)
        words.addWidget(self.said)
        self._bars = QHBoxLayout()
        self._bars.addStretch(1)
        self.bars: tuple[WinBar, ...] = ()
        self.policy = QComboBox()
        self.policy.setObjectName("strip-policy")
        self.policy.setAccessibleName("Who plays the games")
        for key, name in POLICIES.items():
            add_choice(self.policy, f"By {name}", key)
        self.policy.activated.connect(lambda _at: self._replay())
        self.all_button = IconButton(
            "ui-bot", "Who wins under each kind of bot", "Ctrl+Shift+G", checkable=True
        )
        self.all_button.setObjectName("show-by-policy")
        self.all = ByPolicy()
        self.against = QComboBox()
        self.against.setObjectName("strip-against")
        self.against.setAccessibleName("Compared with")
        self.against.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.against.activated.connect(lambda _at: self._replay())
        self.suggest_button = QuietButton("Suggest", key="Ctrl+B")
        self.suggest_button.setObjectName("suggest")
        self.suggest_button.clicked.connect(self.suggest)
        line = QHBoxLayout()
        line.addWidget(self._words)
        line.addLayout(self._bars, 1)
        line.addWidget(self.policy)
        line.addWidget(self.all_button)
        line.addWidget(self.against)
        line.addWidget(self.suggest_button)
        self._line = line
        self.found = QWidget()
        self.found.setObjectName("suggestions")
        self._list = QVBoxLayout(self.found)
        self.found.hide()
        self._column = QVBoxLayout(self)
        self.aside = QWidget()
        self.aside.setObjectName("strip-aside")
        self._aside = QHBoxLayout(self.aside)
        self._aside.setContentsMargins(0, 0, 0, 0)
        self._aside.addStretch(1)
        self.aside.hide()
        self._column.addWidget(self.all)
        self._column.addWidget(self.aside)
        self._column.addWidget(self.found)
        self._column.addLayout(line)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._column.setContentsMargins(px(16), px(9), px(16), px(9))
        self._column.setSpacing(px(8))
        self._line.setSpacing(px(12))
        self._bars.setSpacing(px(16))
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(4))
        self._words.setFixedWidth(px(WORDS))
        self.suggest_button.setMinimumWidth(self.suggest_button.sizeHint().width())
        self.against.setMinimumWidth(px(AGAINST[0]))
        self.against.setMaximumWidth(px(AGAINST[1]))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put aside what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep the seats' numbers readable: what finds no room stands above, with all kinds of bots."""
        least = sum(bar.least_width() for bar in self.bars) + len(self.bars) * self._bars.spacing()
        tools = (self._words, self.policy, self.all_button, self.against, self.suggest_button)
        taken = {one: max(one.minimumWidth(), one.sizeHint().width()) + self._line.spacing() for one in tools}
        taken[self._words], room = px(WORDS) + self._line.spacing(), self.width() - 2 * px(16)
        aside: list[QWidget] = []
        for one in (self.against, self._words, self.policy):
            if least + sum(width for tool, width in taken.items() if tool not in aside) <= room:
                break
            aside.append(one)
        for one in (self._words, self.policy, self.against):
            self._put(one, one in aside)
        self.aside.setVisible(bool(aside) and self.all_button.isChecked())

    def _put(self, one: QWidget, aside: bool) -> None:
        """Put a part of the strip aside, or back to its place in the line; either has one order."""
        there, other = (self._aside, self._line) if aside else (self._line, self._aside)
        if there.indexOf(one) >= 0:
            return
        other.removeWidget(one)
        order: tuple[QWidget, ...] = (self._words, self.policy, self.all_button, self.against)
        before = [each for each in order[: order.index(one)] if there.indexOf(each) >= 0]
        # In the line the bars, a layout, stand after the words and before all else.
        bars = not aside and one is not self._words
        there.insertWidget(len(before) + bars, one)

    # What is played

    def show_document(self, document: Document) -> None:
        """Take the scenario as it is now; it is played once it rests for a moment."""
        scenario = document.model if document.is_playable else None
        if scenario is not None and scenario == self._scenario:
            return
        self._scenario = scenario
        self._opened = self._opened or scenario
        self.all.show_scenario(scenario)
        self.player.drop()
        self._is_stale = True
        self.aged.emit()
        self._close_suggestions()
        self.suggest_button.setEnabled(False)
        self._show()
        if scenario is None:
            self._wait.stop()
            self._say("Played once it is mended.")
        else:
            self._say("Played in a moment.")
            self._wait.start()

    def play(self) -> None:
        """Have the scenario played now."""
        self._wait.stop()
        if self._scenario is None:
            return
        self._offer_versions()
        self._compares, self._playing_before = True, False
        self._say("The bots play…")
        self.player.ask(self._scenario, self.policy.currentData())

    def _replay(self) -> None:
        self._before, self._is_stale = None, True
        self.aged.emit()
        self._close_suggestions()
        self._show()
        self.play()

    def show_all_bots(self) -> None:
        """Show who wins under each kind of bot at once; a second press closes it."""
        self.all.open_or_close()
        self.all_button.setChecked(not self.all.isHidden())
        self._fit()

    def stop(self) -> None:
        """Play no more, and let the other process go."""
        self.all.close_up()
        self.all_button.setChecked(False)
        self.aside.hide()
        self._wait.stop()
        self.player.stop()

    def _offer_versions(self) -> None:
        chosen = self.against.currentData()
        self.against.clear()
        add_choice(self.against, "Against when opened", OPENED)
        for one in reversed(versions_of(self._path)):
            if one.name:
                add_choice(self.against, f"Against {one.name}", str(one.path))
        self.against.setCurrentIndex(max(0, self.against.findData(chosen)))
        if not self._compares and self.against.count() > 1:
            self.against.setCurrentIndex(1)

    def _compared(self) -> Scenario | None:
        """Return what the scenario is compared with; None for nothing that could be played."""
        chosen = self.against.currentData()
        if chosen == OPENED:
            return self._opened
        try:
            document = open_document(chosen)
        except EntenteError:
            return None
        return document.model if document.is_playable else None

    def _on_played(self, ends: "Ends") -> None:
        if self._playing_before:
            self._before = ends
        else:
            self._now, self._is_stale = ends, False
            self.played.emit()
        self._show()

    def _on_finished(self) -> None:
        if self._scenario is None or self._now is None:
            return
        if self._found or self.found.isVisible():
            self._tell_found()
            return
        self._say(games_words(self._now))
        if not self._playing_before:
            self.all.take(self._now)
        self.suggest_button.setEnabled(True)
        other = self._compared()
        if self._playing_before or other is None or other == self._scenario:
            return
        self._playing_before = True
        self.player.ask(other, self.policy.currentData())

    def _on_failed(self, words: str) -> None:
        self._say(words)

    def _say(self, words: str) -> None:
        self.said.setText(words)

    @property
    def ends(self) -> "Ends | None":
        """Where the games end that were played last; None before any were."""
        return self._now

    def _show(self) -> None:
        now, scenario = self._now, self._scenario or self._opened
        if now is None or scenario is None:
            return
        past = self._before if self._before is not None and not self._is_stale else None
        rows = win_rows(scenario, now, past)
        if len(self.bars) != len(rows):
            clear_layout(self._bars)
            self.bars = tuple(WinBar() for _ in rows)
            for bar in self.bars:
                self._bars.addWidget(bar, 1)
            self._bars.addStretch(1)
        for bar, row in zip(self.bars, rows, strict=True):
            bar.show_row(row, stale=self._is_stale)
        self._fit()

    # Suggestions

    def suggest(self) -> None:
        """Try one-step changes, and name those that make the game fairer; a second press closes them."""
        if self.found.isVisible():
            self._close_suggestions()
            return
        if self._scenario is None or self._now is None or self._is_stale:
            return
        from wargame.simulation.suggest import steps

        asked = steps(self._scenario, self._now.won())
        self._found = []
        clear_layout(self._list)
        self.found.show()
        if not asked:
            self._tell_found()
            return
        self._progress = PlainLabel("", "secondary", "ink2")
        self._list.addWidget(self._progress)
        self._tell_progress(len(asked))
        self.player.try_steps(
            self._scenario, self.policy.currentData(), asked, partial(self._take_trial, len(asked))
        )

    def _take_trial(self, of: int, one: "Suggestion") -> None:
        self._found.append(one)
        self._tell_progress(of)

    def _tell_progress(self, of: int) -> None:
        words = f"{len(self._found)} of {of} one-step changes are tried, each by {TRIAL} games."
        self._progress.setText(words)

    def _tell_found(self) -> None:
        from wargame.simulation.idle import idle_on_paper
        from wargame.simulation.suggest import best

        assert self._scenario is not None
        assert self._now is not None
        won = self._now.won()
        named = best(won, self._found, TRIAL)
        clear_layout(self._list)
        words = (
            "Each of these would make the seats win more evenly. Nothing is changed until you press one."
            if named
            else "No single step would make the seats win more evenly by more than luck may."
        )
        # Where a seat has more points to win than others, no step of a cost or a throw makes up for it.
        uneven = [one.words for one in idle_on_paper(self._scenario) if one.kind == "points-uneven"]
        self._list.addWidget(PlainLabel(" ".join([words, *uneven]), "secondary", "ink2", wrap=True))
        for at, one in enumerate(named, start=1):
            self._list.addWidget(self._suggestion(at, one))
        self._found = []

    def _suggestion(self, at: int, one: "Suggestion") -> QWidget:
        assert self._scenario is not None
        assert self._now is not None
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        line.addWidget(PlainLabel(step_words(self._scenario, one.step), "body-strong", elide=True))
        words = effect_words(self._scenario, self._now.won(), one)
        line.addWidget(PlainLabel(words, "secondary", "ink2", elide=True), 1)
        button = QuietButton("Change it so")
        button.setObjectName(f"take-suggestion-{at}")
        button.clicked.connect(self._taker(one))
        line.addWidget(button)
        return row

    def _taker(self, one: "Suggestion") -> Callable[[], None]:
        def take() -> None:
            assert self._scenario is not None
            edit, words = step_edit(self._scenario, one.step)
            self._close_suggestions()
            self.wanted.emit(edit, words, "")

        return take

    def _close_suggestions(self) -> None:
        if self.found.isVisible():
            self.player.drop()
        self._found = []
        self.found.hide()
        clear_layout(self._list)
