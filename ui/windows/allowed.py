"""What can be done while a seat has the laptop: one list, asked before any command of a window is done.

A window says which of its sides is up (`set_side`): the table, the curtain, a hand, the slips, or a ruling
given blind. Every command goes through `may_do`, so that a command made later, wherever it is made, is
refused at a curtain until it is named here. Nothing named here shows, prints or copies anything of the game.
"""

from typing import Final, Literal, TypeAlias

from PySide6.QtWidgets import QWidget

SideUp: TypeAlias = Literal["table", "curtain", "hand", "slips", "blind"]

LOOKS: Final = frozenset({"larger", "smaller", "normal-size", "next-theme", "full-screen"})
"""How the window looks: whoever sits down has to be able to read it."""

ALLOWED: Final[dict[SideUp, frozenset[str] | None]] = {
    "table": None,
    "curtain": LOOKS,
    "hand": LOOKS
    | {"palette", "choose-card", "seal", "hide-hand", "letters", "free-move", "swap-moves"}
    | {"next-panel", "previous-panel"},
    "slips": LOOKS,
    "blind": LOOKS,
}
"""The commands of each side; None: all of them. The palette of a hand offers what stands beside it here."""

_SIDE: Final = "side-up"


def set_side(window: QWidget, side: SideUp) -> None:
    """Say which side of a window is up."""
    window.setProperty(_SIDE, side)


def may_do(name: str, window: QWidget) -> bool:
    """Return whether a command can be done in a window as it is now."""
    allowed = ALLOWED.get(window.property(_SIDE) or "table")
    return allowed is None or name in allowed
