"""A move on its way into the seal: its title, its target, its argument."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton
from ui.widgets.fields import SerifEdit
from ui.widgets.frames import Panel
from ui.widgets.marks import KeyCap
from ui.widgets.painted import colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel, add_choice
from wargame.game.moves import FreeText, Move
from wargame.shown.hand import CardRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What will be played: a card, or a free move with its target."""

    card: CardRow | None = None
    free: FreeText | None = None
    target: str = ""

    @property
    def key(self) -> str:
        """The card's id, or the free move's title."""
        return self.card.id if self.card else f"free:{self.free.title if self.free else ''}"

    @property
    def title(self) -> str:
        """The title on the face."""
        return self.card.title if self.card else self.free.title if self.free else ""

    @property
    def covert(self) -> bool:
        """Whether it is played unseen."""
        return self.card.covert if self.card else bool(self.free and self.free.covert)


SLOT_HEIGHT = 152
"""Height in px of a place for a move, empty or filled: the cards above stay where they are."""


def slot_height() -> int:
    """Return the least height of a place for a move; in large type only what is in it counts."""
    return px(SLOT_HEIGHT if current_theme().own_scale <= 100 and not current_theme().is_tight else 40)


class OpenPlace(QFrame):
    """An empty place for a move, which says what goes there."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(slot_height())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        row.addWidget(PlainLabel(text, "body", "ink3", elide=True, align=Qt.AlignmentFlag.AlignHCenter))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the outline of what could lie here."""
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        fill_round(smooth(self), rect, px(8), None, colour("control"), 1, dashed=True)


class DraftSlot(Panel):
    """One draft with its fields; asks to be taken away by `dropped`."""

    dropped = Signal(str)
    pointing = Signal()
    """The target is to be picked on the graph."""
    changed = Signal()
    """Another target was chosen, or the argument has other words."""

    def __init__(self, draft: Draft, number: int, parent: QWidget | None = None) -> None:
        super().__init__("raised", f"Move {number}", parent)
        self.draft = draft
        self.setMinimumHeight(slot_height())
        self.target = QComboBox()
        self.target.setObjectName(f"target-{number}")
        self.target.setAccessibleName("Aimed at")
        lines = 2 if not current_theme().is_tight else 1
        self.argument = SerifEdit("Why should it succeed?", f"Argument for {draft.title}", lines)
        self.argument.setObjectName(f"argument-{number}")
        drop = IconButton("ui-x", f"Take {draft.title} out")
        drop.setObjectName(f"drop-{number}")
        drop.clicked.connect(lambda: self.dropped.emit(draft.key))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(KeyCap(str(number)))
        head.addWidget(PlainLabel(draft.title, "serif-heading", elide=True), 1)
        if draft.covert:
            head.addWidget(PlainLabel("Covert", "label", "ink2"))
        head.addWidget(drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(6))
        column.addLayout(head)
        targets = draft.card.targets if draft.card else ()
        for target, name, why in targets:
            add_choice(self.target, name if not why else f"{name} (not now)", target)
        first = next((at for at, one in enumerate(targets) if not one[2]), 0)
        self.target.setCurrentIndex(first if targets else -1)
        row = QHBoxLayout()
        row.addWidget(PlainLabel("Aimed at", "label", "ink2"))
        row.addWidget(self.target, 1)
        self.point = IconButton("ui-graph", "Pick the target on the graph")
        self.point.setObjectName(f"point-{number}")
        self.point.clicked.connect(self.pointing)
        row.addWidget(self.point)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        holder.setHidden(not targets)
        column.addWidget(self.argument)
        self.target.currentIndexChanged.connect(self.changed)
        self.argument.textChanged.connect(self.changed)

    def take_up(self, move: Move) -> None:
        """Show the target and the argument that were chosen before."""
        if move.card:
            self.target.setCurrentIndex(self.target.findData(move.target))
        self.argument.setPlainText(move.argument)

    def targets(self) -> tuple[str, ...]:
        """Return the actors that the card can be aimed at now."""
        offered = self.draft.card.targets if self.draft.card else ()
        return tuple(target for target, _, why in offered if not why)

    def aim(self, target: str) -> None:
        """Aim the card at an actor."""
        self.target.setCurrentIndex(self.target.findData(target))
        self.target.setFocus()

    def as_move(self, seat: str) -> Move:
        """Return the move that this draft stands for."""
        draft = self.draft
        return Move(
            seat=seat,
            card=draft.card.id if draft.card else "",
            target=(self.target.currentData() or "") if draft.card else draft.target,
            argument=self.argument.toPlainText(),
            free=draft.free,
        )
