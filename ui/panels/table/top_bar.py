"""The bar above the table: which session and line of play, which turn and phase, and what undo would do."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.theme.theme import current_theme
from ui.widgets.bar_line import BarLine
from ui.widgets.buttons import IconButton
from ui.widgets.frames import Glyph, Panel
from ui.widgets.painted import px
from ui.widgets.phases import PhaseBar
from ui.widgets.standing import Standing
from ui.widgets.text import PlainLabel
from wargame.alignment.graph import turn_label
from wargame.game.state import GameState
from wargame.shown.next_step import phase_title
from wargame.shown.undo import redo_word, undo_offer, undo_word
from wargame.terms import Refused

_FIXED: Final = QSizePolicy.Policy.Fixed
_WHOLE: Final = QSizePolicy.Policy.Minimum
_SHORTENED: Final = QSizePolicy.Policy.Preferred


class TopBar(Panel):
    """Told by the table; its buttons are wired there."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__("bar", "Session", parent)
        self._bridge = bridge
        self.menu = IconButton("ui-menu", "Menu", "Alt+M")
        self.menu.setObjectName("menu")
        self.left = IconButton("ui-users", "Seats")
        self.left.setObjectName("show-seats")
        self.right = IconButton("ui-sliders", "Tracks and outcomes")
        self.right.setObjectName("show-tracks")
        self.title = PlainLabel("", "body-strong", elide=True)
        self.branch = PlainLabel("", "caption", "ink2", elide=True)
        self.turn = PlainLabel("", "body-strong")
        self.label = PlainLabel("", "caption", "ink2")
        self.phases = PhaseBar()
        self.phase = PlainLabel("", "body-strong", elide=True)
        self.phase_of = PlainLabel("", "caption", "ink2")
        """These two in place of the bar where type is large."""
        self.undo = IconButton("ui-undo", "Undo", "Ctrl+Z")
        self.undo.setObjectName("undo")
        self.offered = Standing[int | None](self.undo, None)
        """The step that a press of undo is meant for."""
        self.redo = IconButton("ui-redo", "Redo", "Ctrl+Shift+Z")
        self.redo.setObjectName("redo")
        self.places = QHBoxLayout()
        """Where the timer and the projector's button stand."""
        self._row = QHBoxLayout(self)
        self._room = 0
        self._lay_out()
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def _lay_out(self) -> None:
        branch = QWidget()
        row = self._branch_row = QHBoxLayout(branch)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Glyph("ui-branch", 12))
        row.addWidget(self.branch, 1)
        for widget in (self.menu, self.left):
            self._row.addWidget(widget)
        self._names = _pair(self.title, branch)
        self._phase = _pair(self.phase, self.phase_of)
        self._row.addWidget(self._names, 2)
        self._row.addWidget(_pair(self.turn, self.label))
        self._row.addWidget(self.phases, 5)
        self._row.addWidget(self._phase, 5)
        self._row.addLayout(self.places)
        for widget in (self.undo, self.redo, self.right):
            self._row.addWidget(widget)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(px(12), 0, px(12), 0)
        self._row.setSpacing(px(5 if current_theme().is_tight else 10))
        self._branch_row.setSpacing(px(4))
        self._fit()

    def fit_to(self, width: int) -> None:
        """Take no more than `width` px: the phases give way to the name of the present one."""
        self._room = width
        self._fit()

    def refit(self) -> None:
        """Make room for what has come into the places, or take it back."""
        self._fit()

    def _fit(self) -> None:
        """In large type leave the session's name to the window's title, unless a branch is played.

        What stands in the places keeps its words whole as long as the name of the present phase finds room.
        """
        shown = self._phase if self.phases.isHidden() else self.phases
        lines = [one for one in self.findChildren(BarLine) if not one.isHidden()]
        names = self._names.minimumSizeHint().width() + self._row.spacing()
        others = self._row.minimumSize().width() - shown.minimumSizeHint().width() + self._timer_needs()
        others -= sum(_taken(one) for one in lines) + (0 if self._names.isHidden() else names)
        words, few = (sum(one.widths()[at] for one in lines) for at in (0, 1))
        tight = current_theme().is_tight
        narrow = tight or others + names + words + self.phases.minimumSizeHint().width() > self._room
        leaves_name = narrow and self._bridge.session.branch == "main"
        phase = self._phase.sizeHint() if narrow else self.phases.minimumSizeHint()
        others += phase.width() + (0 if leaves_name else names)
        for one in lines:
            one.be_brief(others + words > self._room)
            fits = others + (words if others + words <= self._room else few) <= self._room
            one.setSizePolicy(_WHOLE if fits else _SHORTENED, _FIXED)
        self._names.setHidden(leaves_name)
        self.phases.setHidden(narrow)
        self._phase.setHidden(not narrow)

    def _timer_needs(self) -> int:
        """Return how much more than at least the timer takes when it is read whole."""
        items = [self.places.itemAt(at) for at in range(self.places.count())]
        others = [one.widget() for one in items if one is not None]
        clocks = [one for one in others if one is not None and not isinstance(one, BarLine)]
        return sum(max(0, one.sizeHint().width() - one.minimumSizeHint().width()) for one in clocks)

    def show_state(self, state: GameState) -> None:
        """Show where the session stands, and name what undo and redo would do."""
        session = self._bridge.session
        self.title.setText(state.setup.title)
        # Lines of play are named for what they try, and the room sees this bar; their names are in History.
        said = f"Branch: {session.branch}" if state.affairs.opened else "Another line of play"
        self.branch.setText("Main line" if session.branch == "main" else said)
        self.turn.setText(f"Turn {state.turn} of {state.last_turn}")
        label = turn_label(state, state.turn)
        self.label.setText("" if label == f"Turn {state.turn}" else label)
        steps = [phase_title(state, at) for at in range(len(state.compiled.phases))]
        self.phases.set_steps(steps, state.phase)
        at = steps[state.phase] if state.phase >= 0 else "Before the turn"
        self.phase.setText(at)
        self.phase_of.setText(f"Phase {max(1, state.phase + 1)} of {len(steps)}")
        self.phase.setAccessibleName(f"Phase {max(1, state.phase + 1)} of {len(steps)}: {at}")
        self._fit()
        self._name_undo()

    def _name_undo(self) -> None:
        session, narrator = self._bridge.session, self._bridge.narrator
        offer = undo_offer(session)
        self.offered.show(offer.event, from_elsewhere=offer.from_elsewhere)
        for button, word, key, ask in (
            (self.undo, "Undo", "Ctrl+Z", undo_word),
            (self.redo, "Redo", "Ctrl+Shift+Z", redo_word),
        ):
            try:
                said = ask(session, narrator)
                button.setEnabled(True)
                button.set_name(f"{word}: {said}", key)
            except Refused as refusal:
                button.setEnabled(False)
                button.set_name(refusal.told.without_commands(), key)


def _taken(line: BarLine) -> int:
    """Return how much room a line takes at least."""
    whole = line.sizePolicy().horizontalPolicy() == _WHOLE
    return (line.sizeHint() if whole else line.minimumSizeHint()).width()


def _pair(above: QWidget, below: QWidget) -> QWidget:
    """Return two lines that stand close together in the middle of the bar."""
    pair = QWidget()
    column = QVBoxLayout(pair)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(above)
    column.addWidget(below)
    column.addStretch(1)
    return pair
