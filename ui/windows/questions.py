"""The lines in the table's bar on questions to Control that wait and on a vote that is open, by phone.

By phone nobody sees that somebody asks or votes, and what is told at the bottom of the table goes after some
seconds. So the questions' line stays until they are answered, or looked at where they are answered; it says
how many, never whose. The vote's stays until the vote is closed, and says how many have voted. Both are made
of the session's state alone; a press of one leads to the tool for talks.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.bridge import SessionBridge
from ui.widgets.bar_line import BarLine
from ui.windows.phones import PhonesAtTable
from wargame.shown.phones_standing import questions_in_the_bar, vote_in_the_bar


class QuestionsLine(QObject):
    """Questions that wait at one table."""

    def __init__(self, bridge: SessionBridge, phones: PhonesAtTable, answer: Callable[[], None]) -> None:
        super().__init__(phones)
        self._bridge, self._phones = bridge, phones
        self._looked_at = 0
        """How many questions there were when Control last looked at them."""
        self.button = BarLine("ui-help", "questions-line")
        self.button.clicked.connect(answer)
        bridge.changed.connect(self.show_state)
        phones.link.changed.connect(self.show_state)

    def look(self) -> None:
        """Take it that Control looks at the questions now."""
        self._looked_at = len(self._bridge.state.affairs.queries)
        self.show_state()

    def show_state(self) -> None:
        """Show how many wait."""
        queries = self._bridge.state.affairs.queries
        # Undone, a question is no longer there; the next one is a new one.
        self._looked_at = min(self._looked_at, len(queries))
        waiting = [one for one in queries[self._looked_at :] if not one.answer]
        words = questions_in_the_bar(waiting)
        self.button.say(words, f"{len(waiting)}")
        self.button.setVisible(bool(words) and not self._phones.link.is_off())


class VoteLine(QObject):
    """A vote of one table that is open."""

    def __init__(self, bridge: SessionBridge, phones: PhonesAtTable, close: Callable[[], None]) -> None:
        super().__init__(phones)
        self._bridge, self._phones = bridge, phones
        self.button = BarLine("ui-vote", "vote-line")
        self.button.clicked.connect(close)
        bridge.changed.connect(self.show_state)
        phones.link.changed.connect(self.show_state)

    def show_state(self) -> None:
        """Show how many have voted."""
        words = vote_in_the_bar(self._bridge.state)
        self.button.say(words, words.removeprefix("Vote: ").replace(" of ", "/"))
        self.button.setVisible(bool(words) and not self._phones.link.is_off())
