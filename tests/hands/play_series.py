"""A series by real hands: its design written, sealed, a table started; second rulings given, shared, counted.

Keys and mouse are real; where a file is saved is given, as the system's own window would.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QSpinBox

from tests.hands.hands import Hands
from tests.screens import demo, in_phase
from ui.windows.cohort import CohortPage
from wargame.design.reading import read_design
from wargame.places import sessions_folder
from wargame.session.design_line import line_of
from wargame.session.saving import save_anew
from wargame.session.second_rulings import are_shared, ruled_twice


def series(hands: Hands) -> CohortPage:
    """The page of many tables, opened from the library by its key."""
    hands.press("ctrl+t")
    hands.wait(lambda: hands.sees("cohort-page"), "many tables")
    page = hands.desk.home.page()
    assert isinstance(page, CohortPage)
    hands.wait(lambda: not page.background.is_busy(), "the tables")
    return page


def test_a_design_is_written_sealed_and_its_first_table_started(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "series.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page = series(hands)
    hands.press_button("Design")
    hands.press_button("New design…")
    hands.wait(lambda: page.design.form is not None, "the form")
    assert hands.focus == "Question"
    hands.write("Does an envoy matter?")
    hands.tab_to("Name of the treatment")
    hands.press("ctrl+a")
    hands.write("As it is")
    hands.tab_to("More of this treatment")
    hands.press("Tab", "Tab")
    hands.press("ctrl+a")
    hands.write("Envoy")
    hands.tab_to("More of this treatment")
    hands.press("space", "Tab", "Tab")
    assert hands.focus == "Add an event"
    hands.press("space")
    assert hands.focus == "Headline of the event"
    hands.write("An envoy comes")
    hands.tab_to("What it changes")
    hands.write("alignment(russia, iran) +x")
    hands.wait(lambda: "inject 1, effects" in hands.read_aloud(page), "what is wrong with the event")
    hands.press("BackSpace")
    hands.write("2")
    hands.tab_to("Blocks with one table", most=30)
    hands.press("ctrl+a")
    hands.write("6")
    hands.tab_to("Add a hypothesis", most=40)
    hands.press("space")
    hands.wait(lambda: hands.find("seal-design-below").isEnabled(), "a design that can be sealed")
    hands.tab_to("Seal it")
    hands.press("space")
    hands.wait(lambda: page.design.read is not None, "the sealed design")
    sealed = read_design(tmp_path / "series.sealed.json")
    hands.wait(lambda: sealed.words in hands.read_aloud(page), "the six words")
    assert [one.name for one in sealed.design.treatments] == ["As it is", "Envoy"]
    assert len(sealed.design.tables) == 12
    hands.press_button("Start")
    hands.wait(lambda: hands.sees("new-session-page"), "the page of a new session")
    hands.press("ctrl+Return")
    hands.wait(lambda: hands.desk.table is not None, "the table")
    session = hands.table.bridge.session
    line = line_of(session.settings, session.history.line())
    assert line is not None
    assert (line.seal, line.table, line.title) == (sealed.seal, 1, "Does an envoy matter?")


def test_a_second_ruling_is_given_blind_shared_and_counted_in_the_series(hands: Hands) -> None:
    folder = sessions_folder()
    folder.mkdir(parents=True, exist_ok=True)
    save_anew(demo(in_phase("resolution", 1)), folder / "first.entente")
    hands.desk.home.library.refresh()
    hands.wait(lambda: "first" in hands.read_aloud(hands.desk.home), "the session in the library")
    hands.desk.open(folder / "first.entente")
    hands.wait(lambda: hands.desk.table is not None, "the table")
    # The session is of another day: what happened so far lies open, and is put away first.
    hands.wait(lambda: "Review and pace" in hands.read_aloud(hands.table), "the review of the first day")
    hands.press("Escape")
    hands.look(0.6)
    hands.click(hands.find("rule-blind"))
    hands.wait(lambda: hands.sees("blind-chance"), "the page for whoever rules blind")
    chance = hands.find("blind-chance")
    assert isinstance(chance, QSpinBox)
    if not chance.hasFocus():
        hands.tab_to(chance.accessibleName())
    hands.press("ctrl+a")
    hands.write("35")
    hands.press("ctrl+Return")
    hands.wait(lambda: "Hand the laptop back" in hands.read_aloud(hands.table), "the end of it")
    hands.press("ctrl+Return")
    hands.wait(lambda: not hands.hand_is_open(), "the table")
    assert "35" not in hands.read_aloud(hands.table)
    hands.click_on("Throw the dice")
    hands.wait(lambda: not hands.dice_are_moving(), "the dice")
    hands.press("ctrl+Return")
    line = hands.table.bridge.session.history.line
    hands.wait(lambda: any(one.others for one in ruled_twice(line())), "the move ruled on twice")
    share(hands)
    count(hands)


def share(hands: Hands) -> None:
    """Open the umpire's page by the palette, read it, and let other tables count it."""
    hands.press("ctrl+k")
    hands.write("second rulings")
    hands.press("Return")
    hands.wait(lambda: hands.sees("open-umpire"), "the umpire's page, closed")
    assert "ruling blind" not in hands.read_aloud(hands.table)
    hands.look(0.6)  # the drawer comes to rest
    hands.click(hands.find("open-umpire"))
    hands.wait(lambda: hands.sees("share-second-rulings"), "the umpire's page")
    assert "Moves met twice" in hands.read_aloud(hands.table)
    hands.click(hands.find("share-second-rulings"))
    assert are_shared(hands.table.bridge.session)


def count(hands: Hands) -> None:
    """Leave the table, and read the umpire's part of the series."""
    hands.press("Escape", "ctrl+w")
    hands.wait(lambda: hands.desk.table is None, "the library")
    page = series(hands)
    hands.press_button("Umpire")
    assert "are counted" not in hands.read_aloud(page)
    hands.click(hands.find("open-series-umpire"))
    hands.wait(lambda: "Second rulings of 1 table are counted." in hands.read_aloud(page), "what is counted")
    # Dice without an argument are the rules' alone: nothing of the umpire is measured by them.
    assert "1 move was ruled by the rules or the table alone" in hands.read_aloud(page)
