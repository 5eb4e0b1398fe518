"""The plan below the cards: a place for each move, its target and its argument right under its card.

A `Planned` move is a card or a free move with its target; `PlanSlot` shows one with its fields, `SealedSlot`
one that is sealed, `OpenPlace` an empty place. Targets are chosen, never preset, also where there is but one;
who has chosen goes on to the argument.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import current_theme
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.fields import SerifEdit
from ui.widgets.frames import Glyph, Panel
from ui.widgets.marks import CENTRE
from ui.widgets.meters import Odds, OddsBar
from ui.widgets.painted import Painted, colour, fill_round, px, smooth
from ui.widgets.text import PlainLabel, paint_lines
from wargame.game.moves import FreeText, Move
from wargame.shown.hand import CardRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
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


SLOT_HEIGHT = 116
"""Height in px of a place for a move, empty or filled: the cards above stay where they are."""


def slot_height() -> int:
    """Return the least height of a place for a move; 0 in large type, where only what is in it counts."""
    roomy = current_theme().own_scale <= 100 and not current_theme().is_tight
    return px(SLOT_HEIGHT) if roomy else 0


class NumberDisc(Painted):
    """Which move of the plan it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_number(self, number: int) -> None:
        """Show another number."""
        self._number = number
        self.say(f"Move {number}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the disc."""
        return QSize(px(20), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        painter, rect = smooth(self), QRectF(self.rect())
        fill_round(painter, rect, rect.height() / 2, colour("primary"))
        font = current_theme().font("caption-strong")
        paint_lines(painter, rect, [str(self._number)], font, rect.height(), colour("onprimary"), CENTRE)


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


class SealedSlot(Panel):
    """A move that is sealed; `taken_back` asks to have it back."""

    taken_back = Signal(int)

    def __init__(self, number: int, title: str, aimed: str, parent: QWidget | None = None) -> None:
        super().__init__("raised", f"Sealed move {title}", parent)
        self.setMinimumHeight(slot_height())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(10))
        column.addWidget(PlainLabel(title, "serif-heading", elide=True))
        column.addWidget(PlainLabel(f"Sealed{f', aimed at {aimed}' if aimed else ''}", "body", "ink2"))
        back = QuietButton("Take back", icon="ui-undo")
        back.setObjectName(f"take-back-{number}")
        back.clicked.connect(lambda: self.taken_back.emit(number))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


class PlanSlot(Panel):
    """One move of the plan with its fields; asks to be taken away by `dropped`."""

    dropped = Signal(str)
    pointing = Signal()
    """The target is to be picked on the graph."""
    changed = Signal()
    """Another target was chosen, or the argument has other words."""
    aimed = Signal()
    """Another target was chosen."""

    def __init__(self, planned: Planned, parent: QWidget | None = None) -> None:
        super().__init__("raised", "Move", parent)
        self.planned = planned
        self.setMinimumHeight(slot_height())
        self._number = NumberDisc()
        self.target = self._make_target()
        self.argument = SerifEdit(
            "Why should it succeed?",
            f"Argument for {planned.title}",
            2 if not current_theme().is_tight else 1,
        )
        self.drop = IconButton("ui-x", f"Take {planned.title} out", size=26)
        self.drop.clicked.connect(lambda: self.dropped.emit(planned.key))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(6), px(10), px(8))
        column.setSpacing(px(6))
        column.addLayout(self._make_head())
        column.addWidget(self.argument, 1)
        self.target.currentIndexChanged.connect(self.changed)
        self.target.currentIndexChanged.connect(self.aimed)
        self.target.settled.connect(self._go_on)
        self.argument.textChanged.connect(self.changed)
        self.set_number(1)

    def set_number(self, number: int) -> None:
        """Say which move of the plan it is."""
        self.setAccessibleName(f"Move {number}")
        self._number.set_number(number)
        self.target.setObjectName(f"target-{number}")
        self.argument.setObjectName(f"argument-{number}")
        self.drop.setObjectName(f"drop-{number}")
        self.point.setObjectName(f"point-{number}")

    def _make_target(self) -> ChoiceBox:
        box = ChoiceBox("Aimed at")
        targets = self.planned.card.targets if self.planned.card else ()
        box.offer((target, name if not why else f"{name} (not now)") for target, name, why in targets)
        return box

    def _make_head(self) -> QHBoxLayout:
        planned = self.planned
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._number)
        head.addWidget(PlainLabel(planned.title, "serif-heading", elide=True), 1)
        if planned.card:
            head.addWidget(Glyph(planned.card.icon, 16))
        if planned.covert:
            head.addWidget(PlainLabel("Covert", "label", "ink2"))
        self.point = IconButton("ui-graph", "Pick the target on the graph", size=26)
        self.point.clicked.connect(self.pointing)
        asks = bool(planned.card and planned.card.targets)
        said = PlainLabel("Aimed at", "label", "ink2")
        for widget in (said, self.target, self.point):
            head.addWidget(widget)
            if not asks:
                widget.hide()
        if planned.card:
            bar = OddsBar([Odds(word=word, share=share) for word, share in planned.card.odds], texts=False)
            bar.setFixedWidth(px(84))
            head.addWidget(bar)
            if current_theme().is_tight or asks:
                bar.hide()
        head.addWidget(self.drop)
        return head

    @property
    def asks_for_target(self) -> bool:
        """Whether a target is still to be chosen."""
        return bool(self.planned.card and self.planned.card.targets) and not self.target.chosen()

    def first_field(self) -> QWidget:
        """Return where one goes on from the card: to its target while that is open, else to its argument."""
        return self.target if self.asks_for_target else self.argument

    def take_up(self, move: Move) -> None:
        """Show the target and the argument that were chosen before."""
        if move.card:
            self.target.choose(move.target)
        self.argument.setPlainText(move.argument)

    def targets(self) -> tuple[str, ...]:
        """Return the actors that the card can be aimed at now."""
        offered = self.planned.card.targets if self.planned.card else ()
        return tuple(target for target, _, why in offered if not why)

    def aim(self, target: str) -> None:
        """Aim the card at an actor, and go on."""
        self.target.choose(target)
        self._go_on()

    def _go_on(self) -> None:
        self.argument.setFocus(Qt.FocusReason.OtherFocusReason)

    def as_move(self, seat: str) -> Move:
        """Return the move that this stands for."""
        planned = self.planned
        return Move(
            seat=seat,
            card=planned.card.id if planned.card else "",
            target=(self.target.chosen() or "") if planned.card else planned.target,
            argument=self.argument.toPlainText(),
            free=planned.free,
        )
