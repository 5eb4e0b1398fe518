"""Every key of the app, pressed at the curtain and in a hand: none of them reaches what is Control's."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QApplication

from tests.hands.hands import Hands
from tests.ui.drawn import drawn
from tests.ui.table_kit import find
from ui.presenters.commands import COMMANDS
from ui.widgets.overlay import Overlay
from ui.widgets.rows import RowList, RowRole
from ui.windows.allowed import ALLOWED, LOOKS, SideUp
from wargame.session.notes import make_note

NOTE: Final = "qzbbbx The miller keeps two ledgers."
CONTROLS: Final = ("qzbbbx", "Influence: Control only", "Log and observations", "Undo")
"""What stands only where Control looks."""

OWN: Final = frozenset({"Esc", "Return"})
"""Keys that curtain and hand have for themselves; other tests press them."""

_SIGNS: Final = {
    "+": "plus", "=": "equal", "-": "minus", ",": "comma", "?": "question", "Del": "Delete", "Left": "Left",
}  # fmt: skip


def every_key() -> Iterator[tuple[str, str]]:
    """Give each command with each of its keys, as X names them."""
    for command in COMMANDS:
        for keys in command.keys:
            if keys in OWN:
                continue
            head, plus, last = keys.rpartition("+")
            if not last:
                head, last = keys[:-2], "+"
            sign = _SIGNS.get(last, last.lower() if len(last) == 1 else last)
            yield command.id, "+".join([*head.lower().split("+"), sign]) if plus and head else sign


def at_the_curtain(hands: Hands) -> None:
    """Open the practice game, write a note for Control, and go on to the first seat's curtain."""
    hands.press("Return")
    hands.wait(lambda: hands.desk.table is not None, "the practice game did not open")
    for says in ("Open News", "Open Plan in secret"):
        hands.enter(says)
    hands.table.bridge.do(make_note, NOTE)
    hands.enter("Draw the curtain for Torvik")


def press_everything(hands: Hands, side: SideUp) -> None:
    """Press every key; fail in words where one of them shows, opens or does anything of Control's."""
    table, keys_of = hands.table, list(every_key())
    # What the side has for itself may turn it; how the window looks may be changed everywhere.
    own = {keys for name, keys in keys_of if name in (ALLOWED[side] or frozenset()) - LOOKS}
    for name, keys in keys_of:
        if keys in own:
            continue
        events = len(table.bridge.session.history.entries)
        hands.press(keys)
        said = f"{keys} ({name}) {'at the' if side == 'curtain' else 'in a'} {side}"
        assert hands.desk.table is table, f"{said} leaves the table"
        assert table.seclusion.side == side, f"{said} turns to the {table.seclusion.side}"
        assert len(table.bridge.session.history.entries) == events, f"{said} does something in the game"
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not table]
        assert not others, f"{said} opens a window"
        open_sheets = [one for one in table.findChildren(Overlay) if one.isVisible()]
        assert not open_sheets, f"{said} opens a sheet"
        shown = drawn(table)
        assert not [one for one in CONTROLS if one in shown], f"{said} shows what is Control's"


def test_no_key_at_the_curtain_reaches_what_is_controls(hands: Hands) -> None:
    at_the_curtain(hands)
    press_everything(hands, "curtain")


def test_no_key_in_a_hand_reaches_what_is_controls(hands: Hands) -> None:
    at_the_curtain(hands)
    hands.open_hand()
    press_everything(hands, "hand")
    hands.press("ctrl+k")
    palette = find(hands.table, "palette-list")
    assert isinstance(palette, RowList)
    model = palette.model()
    offered = {model.index(row, 0).data(RowRole.KEY) for row in range(model.rowCount())}
    assert offered <= (ALLOWED["hand"] or set()), f"the palette of a hand offers {offered}"
    hands.press("Escape")
    assert hands.table.seclusion.side == "hand"


def test_a_notice_with_a_button_waits_until_the_hand_is_hidden(hands: Hands) -> None:
    at_the_curtain(hands)
    hands.open_hand()
    hands.table.toast.show_for("There is another version of this session.", "warn", "Show in its folder")
    hands.press("Tab", "Tab")
    assert not hands.table.toast.isVisible(), "a notice with a button lies over the hand"
    hands.press("Escape")
    hands.wait(hands.table.toast.isVisible, "the notice that was held back")
