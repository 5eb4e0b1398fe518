"""What of the graph is to be seen: a row of filters below its head.

Choices go up as plain values and the panel applies them; the strained triads to choose from are known
once the panel has worked them out.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ui.theme.theme import current_theme
from ui.widgets.flow import FlowLayout
from ui.widgets.painted import px
from ui.widgets.text import add_choice

EVERYONE: Final = "Everyone’s ties"


class GraphFilters(QWidget):
    """Strength, actor, blocs, strained triads."""

    least_chosen = Signal(float, bool)
    """Ties weaker than this are left out, and whether weak ones are dotted."""
    actor_chosen = Signal(str)
    """Whose ties alone; empty for everyone."""
    blocs_asked = Signal(bool)
    triad_chosen = Signal(int)
    """The place of a strained triad in what `offer_triads` was given; -1 for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strength, self.actor, self.triad = QComboBox(), QComboBox(), QComboBox()
        self.blocs = QCheckBox("Blocs")
        self._levels: tuple[tuple[str, float, bool], ...] = ()
        names = {
            self.strength: ("graph-strength", "Ties from which strength on"),
            self.actor: ("graph-actor", "Whose ties"),
            self.blocs: ("graph-blocs", "Outline the blocs that fit the ties best"),
            self.triad: ("graph-triad", "Point out a triad that pulls against itself"),
        }
        self._row = FlowLayout(self)
        for widget, (name, said) in names.items():
            widget.setObjectName(name)
            widget.setAccessibleName(said)
            self._row.addWidget(widget)
        for box in (self.strength, self.actor, self.triad):
            # Names may be long; the row is not to be wider than a narrow window for them.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        self.offer_triads(())
        self.strength.activated.connect(self._on_strength)
        self.actor.activated.connect(lambda _at: self.actor_chosen.emit(self.actor.currentData() or ""))
        self.blocs.toggled.connect(self.blocs_asked)
        self.triad.activated.connect(lambda at: self.triad_chosen.emit(at - 1))
        current_theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self._row.setSpacing(px(12))

    def offer(self, actors: Sequence[tuple[str, str]], threshold: float, scale_end: float) -> None:
        """Offer these actors (id and name) and the strengths of this scale; keeps what was chosen."""
        levels = strengths(threshold, scale_end)
        if levels != self._levels:
            self._levels = levels
            chosen = self.strength.currentIndex()
            self.strength.clear()
            self.strength.addItems([words for words, _, _ in levels])
            self.strength.setCurrentIndex(chosen if 0 <= chosen < len(levels) else 1)
        offered = [("", EVERYONE), *actors]
        if [self.actor.itemData(at) for at in range(self.actor.count())] != [one for one, _ in offered]:
            self.actor.clear()
            for one, name in offered:
                add_choice(self.actor, name, one)

    def offer_triads(self, triads: Sequence[str]) -> None:
        """Offer these strained triads, by the names of their actors."""
        self.triad.clear()
        count = len(triads)
        heads = {0: "No strained triad", 1: "1 strained triad"}
        self.triad.addItems([heads.get(count, f"{count} strained triads"), *triads])
        self.triad.setEnabled(bool(triads))

    def choose_actor(self, actor: str) -> None:
        """Show another actor as chosen, without telling."""
        self.actor.setCurrentIndex(max(self.actor.findData(actor), 0))

    def _on_strength(self, at: int) -> None:
        _, least, weak = self._levels[at]
        self.least_chosen.emit(least, weak)


def strengths(threshold: float, scale_end: float) -> tuple[tuple[str, float, bool], ...]:
    """Return the choices of strength: words, the least that is shown, and whether weak ties are dotted."""
    steps = sorted({round(scale_end * share) for share in (0.5, 0.7)} - {round(threshold)})
    higher = [(f"From {step}", float(step), False) for step in steps if step > threshold]
    return (("All, weak ones dotted", 0.0, True), (f"From {threshold:g}", 0.0, False), *higher)
