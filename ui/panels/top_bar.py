"""The bar above the table: which session and line of play, which turn and phase, and what undo would do."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.presenters.next_step import phase_title
from ui.presenters.undo import undo_words
from ui.theme.theme import current_theme
from ui.theme.tokens import DRAWERS_ABOVE_SCALE
from ui.widgets.buttons import IconButton
from ui.widgets.frames import Glyph, Panel
from ui.widgets.painted import px
from ui.widgets.phases import PhaseBar
from ui.widgets.text import PlainLabel
from wargame.alignment.graph import turn_label
from wargame.game.state import GameState
from wargame.terms import Refused


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
        self.phase = PlainLabel("", "body-medium", elide=True)
        """In place of the bar where type is large."""
        self.undo = IconButton("ui-undo", "Undo", "Ctrl+Z")
        self.undo.setObjectName("undo")
        self.redo = IconButton("ui-redo", "Redo", "Ctrl+Shift+Z")
        self.redo.setObjectName("redo")
        self.places = QHBoxLayout()
        """Where the timer and the projector's button stand."""
        self._row = QHBoxLayout(self)
        self._lay_out()
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        branch = QHBoxLayout()
        branch.setSpacing(px(4))
        branch.addWidget(Glyph("ui-branch", 12))
        branch.addWidget(self.branch, 1)
        names.addLayout(branch)
        turn = QVBoxLayout()
        turn.setSpacing(0)
        turn.addWidget(self.turn)
        turn.addWidget(self.label)
        for widget in (self.menu, self.left):
            self._row.addWidget(widget)
        self._row.addLayout(names, 1)
        self._row.addLayout(turn)
        self._row.addWidget(self.phases, 3)
        self._row.addWidget(self.phase, 3)
        self._row.addLayout(self.places)
        for widget in (self.undo, self.redo, self.right):
            self._row.addWidget(widget)

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setContentsMargins(px(12), 0, px(12), 0)
        self._row.setSpacing(px(10))
        narrow = current_theme().scale > DRAWERS_ABOVE_SCALE
        self.phases.setHidden(narrow)
        self.phase.setHidden(not narrow)

    def show_state(self, state: GameState) -> None:
        """Show where the session stands, and name what undo and redo would do."""
        session = self._bridge.session
        self.title.setText(state.setup.title)
        self.branch.setText("Main line" if session.branch == "main" else f"Branch: {session.branch}")
        self.turn.setText(f"Turn {state.turn} of {state.last_turn}")
        self.label.setText(turn_label(state, state.turn))
        steps = [phase_title(state, at) for at in range(len(state.book.phases))]
        self.phases.set_steps(steps, state.phase)
        at = steps[state.phase] if state.phase >= 0 else "Before the turn"
        # The name comes first: it is what must be read where there is room for a word only.
        self.phase.setText(f"{at}, {max(1, state.phase + 1)} of {len(steps)}")
        self.phase.setAccessibleName(f"Phase {max(1, state.phase + 1)} of {len(steps)}: {at}")
        self._name_undo()

    def _name_undo(self) -> None:
        history = self._bridge.session.history
        for button, word, key, ask in (
            (self.undo, "Undo", "Ctrl+Z", history.back),
            (self.redo, "Redo", "Ctrl+Shift+Z", history.forward),
        ):
            try:
                said = undo_words(self._bridge.teller, [entry.event for entry in ask().entries])
                button.setEnabled(True)
                button.set_name(f"{word}: {said}", key)
            except Refused as refusal:
                button.setEnabled(False)
                button.set_name(str(refusal), key)
