"""A pair of hands at the table: plays a session through its window by pressing what can be pressed.

The self-test and the soak test use it. It reads only what is on the screen and presses buttons; which card is
chosen is the caller's choice. It never waits for a clock.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.panels.backstage import BackstageStage
from ui.panels.hand.panel import HandPanel
from ui.panels.hand.plan import PlanSlot
from ui.widgets.shelf_card import ShelfCard
from ui.windows.table import TableWindow
from wargame.terms import EntenteError

Choose: TypeAlias = Callable[[Sequence[ShelfCard]], ShelfCard | None]
"""Picks the card to play among those that can be played; None to pass."""

MOST_STEPS: Final = 4000
"""Presses after which a session counts as stuck; the longest shipped one takes some hundred."""


class Stuck(EntenteError):
    """Nothing on the screen leads on."""


def first_card(faces: Sequence[ShelfCard]) -> ShelfCard | None:
    """Choose the first card that can be played."""
    return faces[0] if faces else None


def play_to_the_end(
    table: TableWindow, choose: Choose = first_card, between: Callable[[int], object] | None = None
) -> int:
    """Play a session until it is closed; return how many presses it took.

    `between` is called after each press with their number, for what else is to be tried on the way.

    Raises
    ------
    Stuck
        If the window offers nothing that leads on.
    """
    for pressed in range(1, MOST_STEPS):
        if table.bridge.state.affairs.closed:
            return pressed - 1
        before = progress(table)
        step(table, choose)
        if progress(table) == before:
            raise Stuck("press-without-effect", button=table.primary.text(), turn=table.bridge.state.turn)
        if between is not None:
            between(pressed)
    raise Stuck("session-without-end", most=MOST_STEPS, turn=table.bridge.state.turn)


def step(table: TableWindow, choose: Choose = first_card) -> None:
    """Press what comes next: a question on top, the curtain, a card and its seal, or the dark button."""
    if (go_on := _button(table, "ask-go-on")) is not None and go_on.isVisible():
        go_on.click()
    elif table.curtain.isVisible():
        table.curtain.button.held.emit()
    elif (hand := open_hand(table)) is not None:
        _move(table, hand, choose)
    elif isinstance(stage := table.stage(), BackstageStage) and stage.hold.isVisible():
        stage.hold.held.emit()
    elif not table.primary.isEnabled():
        raise Stuck("press-refused", button=table.primary.text(), turn=table.bridge.state.turn)
    else:
        table.primary.click()
    settle()


def open_hand(table: TableWindow) -> HandPanel | None:
    """Return the hand that is open; None if there is none."""
    return next((hand for hand in table.findChildren(HandPanel) if hand.isVisible()), None)


def progress(table: TableWindow) -> tuple[object, ...]:
    """Return what changes with every press that leads on."""
    history = table.bridge.session.history
    return (
        len(history.entries),
        table.primary.text(),
        table.stage().objectName(),
        table.curtain.isVisible(),
        open_hand(table) is not None,
        (go_on := _button(table, "ask-go-on")) is not None and go_on.isVisible(),
    )


def settle() -> None:
    """Let the window do what is due, and let go of what was thrown away."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _move(table: TableWindow, hand: HandPanel, choose: Choose) -> None:
    faces = [face for face in hand.findChildren(ShelfCard) if face.is_playable() and not face.isHidden()]
    card = choose(faces)
    if card is not None:
        card.click()
        settle()
        _aim(hand)
        seal = _button(hand, "seal")
        if seal is not None and seal.isEnabled():
            seal.click()
            settle()
        if open_hand(table) is not hand:
            return
    passing = _button(hand, "pass")
    if passing is not None and passing.isVisible():
        passing.click()


def _aim(hand: HandPanel) -> None:
    """Choose the first target of a card that asks for one."""
    for slot in hand.findChildren(PlanSlot):
        if slot.asks_for_target and (targets := slot.targets()):
            slot.aim(targets[0])
    settle()


def _button(within: QWidget, name: str) -> QAbstractButton | None:
    # PySide asks for one class; the buttons of ours are all of this one.
    found = within.findChild(QAbstractButton, name)
    return found if isinstance(found, QAbstractButton) else None
