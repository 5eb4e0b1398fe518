"""What if: the four outcomes of a move as four small graphs, before it is ruled on.

Fed with a state and the number of a move on the table. The graphs and what would change are there at once;
blocs and frustration follow when they are worked out. Nothing here rules on anything.
"""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.background import Background
from ui.bridge import SessionBridge
from ui.theme.theme import current_theme
from ui.widgets.graph_thumb import GraphThumb
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel, plain_tooltip
from wargame.game.state import GameState
from wargame.shown.graph import places_in
from wargame.shown.previews import (
    OutcomePreview,
    PreviewMeasures,
    measured,
    now_content,
    outcome_previews,
)
from wargame.terms import OUTCOMES, Outcome, Refused

NARROW = 620
"""Below this width in px at 100 % the four stand in two rows."""


class OutcomePreviews(QWidget):
    """Four outcomes side by side."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._background = Background(self)
        self.cells = {outcome: PreviewCell() for outcome in OUTCOMES}
        for outcome, cell in self.cells.items():
            cell.setObjectName(f"preview-{outcome}")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self._arrange(len(OUTCOMES))
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def show_move(self, state: GameState, number: int) -> None:
        """Show what the outcomes of a move on the table would do; nothing if there is no such move."""
        self._background.drop()
        places = places_in(self._bridge.session.settings)
        try:
            previews = outcome_previews(state, number, self._bridge.narrator, places)
        except Refused:
            self.clear()
            return
        for one in previews:
            self.cells[one.outcome].show_preview(one)
        now = now_content(state)
        self._background.ask(
            lambda: measured(now, previews), lambda known: self._add_measures(previews, known)
        )

    def clear(self) -> None:
        """Show nothing."""
        self._background.drop()
        for cell in self.cells.values():
            cell.clear()

    def is_busy(self) -> bool:
        """Return whether blocs and frustration are still being worked out."""
        return self._background.is_busy()

    def mark(self, outcome: Outcome | None) -> None:
        """Set one outcome off, as the one that holds."""
        for one, cell in self.cells.items():
            cell.set_marked(one == outcome)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one row or in two."""
        super().resizeEvent(event)
        self._arrange(len(OUTCOMES) if event.size().width() >= px(NARROW) else 2)

    def _add_measures(self, previews: tuple[OutcomePreview, ...], known: tuple[PreviewMeasures, ...]) -> None:
        for one, measures in zip(previews, known, strict=True):
            self.cells[one.outcome].add_measures(measures)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, cell in enumerate(self.cells.values()):
            self._grid.addWidget(cell, at // columns, at % columns)
        for at in range(len(OUTCOMES)):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def _restyle(self) -> None:
        self._grid.setSpacing(px(8))


class PreviewCell(QFrame):
    """One outcome: its name, the small graph, what flips, frustration."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "raised")
        self.title = PlainLabel("", "body-strong", elide=True)
        self.thumb = GraphThumb()
        self.told = PlainLabel("", "secondary", "ink", wrap=True, lines=3)
        self.frustration = PlainLabel("", "caption", "ink2", elide=True)
        self._marked = False
        self._column = QVBoxLayout(self)
        for widget in (self.title, self.thumb, self.told, self.frustration):
            self._column.addWidget(widget, 1 if widget is self.thumb else 0)
        current_theme().changed.connect(self._restyle)
        self._restyle()

    def show_preview(self, one: OutcomePreview) -> None:
        """Show an outcome; its measures follow."""
        self.title.setText(one.title)
        told = "; ".join(one.lines) or "Nothing on the board moves."
        self.thumb.show_picture(one.picture, one.content.glyphs, f"{one.title}: {told}")
        self.thumb.setToolTip(plain_tooltip(told))
        self.told.setText("; ".join(one.flips) or told)
        self.frustration.setText("")
        self.setAccessibleName(f"{one.title}. {told}")

    def add_measures(self, measures: PreviewMeasures) -> None:
        """Add blocs and frustration."""
        self.thumb.set_hulls(measures.hulls)
        self.frustration.setText(measures.frustration)

    def clear(self) -> None:
        """Show nothing."""
        self.thumb.shown = None
        self.thumb.update()
        for label in (self.title, self.told, self.frustration):
            label.setText("")

    def set_marked(self, marked: bool) -> None:
        """Set the cell off as the outcome that holds."""
        self._marked = marked
        self.setProperty("look", "drawer" if marked else "raised")
        self.style().unpolish(self)
        self.style().polish(self)

    def _restyle(self) -> None:
        self._column.setContentsMargins(px(10), px(8), px(10), px(8))
        self._column.setSpacing(px(4))
