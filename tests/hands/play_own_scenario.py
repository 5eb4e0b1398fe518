"""A scenario of one's own played by people to its end: a turn by keys, seat by seat, the rest, the report.

The scenario is the one that `play_authoring` makes, with seats, cards, a tie and an inject of its own. Keys
and mouse are real; where files are saved is given, as the system's own window would.
"""

from functools import partial
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog, QWidget

from tests.hands.hands import Hands
from tests.hands.play_authoring import (
    ask_with_an_event,
    begin,
    draw_a_tie,
    editor,
    name_the_seats,
    through_a_spreadsheet,
    type_into_the_grid,
)
from tests.hands.play_flagship import seal_by_keys
from wargame.game.events import MoveRuled, MoveSealed

MOST_STEPS: Final = 600
TURNS: Final = 6


def test_a_scenario_of_ones_own_is_played_to_the_report(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", partial(_place, tmp_path))
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "the-strait-opens.xlsx"), "")
    )
    make(hands, tmp_path)
    hands.wait(lambda: hands.sees("scenarios"), "the page of scenarios")
    sit_down(hands)
    play(hands)
    write_the_report(hands, tmp_path)


def _place(folder: Path, _window: QWidget, _words: str, proposed: str = "", *_rest: str) -> tuple[str, str]:
    return str(folder / Path(proposed).name), ""


def make(hands: Hands, folder: Path) -> None:
    """Make the scenario, and leave the editor."""
    begin(hands)
    page = editor(hands)
    name_the_seats(hands, page)
    type_into_the_grid(hands, page)
    through_a_spreadsheet(hands, page, folder)
    draw_a_tie(hands, page)
    ask_with_an_event(hands, page)
    hands.press("Escape", "Escape", "Escape")


def sit_down(hands: Hands) -> None:
    """Begin a session in which people have all seats."""
    hands.press("ctrl+Return")
    hands.wait(lambda: hands.sees("who-upstream"), "the seats of the scenario")
    hands.press("ctrl+Return")
    hands.wait(lambda: hands.desk.table is not None, "the table")


def play(hands: Hands) -> None:
    """Play until the session asks to be closed: all seats move in the first turn, then they pass."""
    for _ in range(MOST_STEPS):
        if hands.focus == "Close the session":
            break
        if "Draw the curtain" in hands.button:
            move(hands)
        elif hands.focus.startswith("Hold"):
            hands.tap_and_hold("space")
        else:
            hands.wait(lambda: hands.table.primary.isEnabled(), "the next step")
            hands.go_on()
    assert hands.state.turn == TURNS
    assert hands.focus == "Close the session"
    assert len(hands.happened(MoveRuled)) == len(hands.happened(MoveSealed))


def move(hands: Hands) -> None:
    """Open the hand of the seat whose turn it is, and seal a move; after the first turn, pass."""
    seat = hands.button.removeprefix("Draw the curtain for ")
    hands.enter("Draw the curtain")
    hands.open_hand()
    if hands.state.turn == 1:
        seal_by_keys(hands, seat)
        return
    hands.press_button("Pass")
    hands.wait(lambda: not hands.hand_is_open(), f"the table after {seat} passed")


def write_the_report(hands: Hands, folder: Path) -> None:
    """Close the session and write its report."""
    hands.press("Return")
    hands.wait(lambda: hands.focus == "Not yet", "the question")
    hands.press("Tab")
    hands.press("Return")
    hands.wait(lambda: hands.focus == "Back to the library", "the end of the session")
    hands.press("ctrl+e")
    hands.wait(lambda: hands.sees("export-write"), "the choices of the report")
    hands.press("ctrl+Return")
    hands.wait(lambda: any(folder.glob("*.pdf")), "the report")
    text = "".join(page.extract_text() for page in PdfReader(next(folder.glob("*.pdf"))).pages)
    assert "The strait opens" in text
    assert "Northmark" in text
    assert "Upstream" not in text, "the report tells a seat by the name that it had in the template"
