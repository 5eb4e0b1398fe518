"""The projector: it follows the table, and nothing secret reaches it in a whole session."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.playthroughs.transcripts import DEMOS
from tests.ui.drawn import drawn_and_said
from tests.ui.sessions import played as played_out
from tests.ui.sessions import step, until_ruling
from tests.ui.table_kit import click, compiled, open_table, press, session
from tests.wargame.secret_texts import secrets_of
from ui.bridge import RoomBridge, SessionBridge
from ui.panels.stages.rulings.panel import AdjudicationStage
from ui.panels.stages.turn_sheet import TurnSheetStage
from ui.theme.theme import current_theme
from ui.widgets.large import LEAST
from ui.widgets.sheet_wall import HEAD, LETTERS
from ui.widgets.throw_stage import WALL
from ui.windows.projector import ProjectorWindow
from ui.windows.table import TableWindow
from wargame.game.rules import rulings_due
from wargame.game.sight import sight
from wargame.places import scenarios_folder
from wargame.session import injects, rulings, turns
from wargame.session import messages as talks
from wargame.session.opening import start
from wargame.session.script import carry_out, read_line, read_script
from wargame.session.session import Session
from wargame.shown.reveal import reveal_view
from wargame.shown.turn_sheet import SheetRow
from wargame.terms import ROOM

SHIFT = Qt.KeyboardModifier.ShiftModifier


def wall_of(window: TableWindow) -> ProjectorWindow:
    press(window, Qt.Key.Key_P)
    assert window.projecting.window is not None
    return window.projecting.window


def opened(qtbot: QtBot, played: Session) -> ProjectorWindow:
    current_theme().choose(reduced_motion=True)
    made = ProjectorWindow(RoomBridge(SessionBridge(played)))
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("demo", [pytest.param(DEMOS[0], marks=pytest.mark.wide), *DEMOS[1:]])
def test_the_wall_shows_no_secret_at_any_moment_of_a_demo(qtbot: QtBot, demo: str) -> None:
    script = read_script((scenarios_folder() / "demo" / f"{demo}.jsonl").read_text(encoding="utf-8"))
    made = start(compiled(demo), script.start.plan)
    wall = opened(qtbot, made)
    for line in script.lines:
        carry_out(made, read_line(line.text))
        shown = drawn_and_said(wall)
        told = [one for one in secrets_of(made, ROOM) if one in shown]
        assert not told, f"line {line.number} shows {told}"


def test_what_is_drawn_is_caught(qtbot: QtBot) -> None:
    wall = opened(qtbot, session())
    shown = drawn_and_said(wall)
    assert "Turn 1 of 8" in shown
    assert "Islamic State" in shown
    assert "US military presence" in shown


def test_p_opens_the_wall_and_closes_it(window: TableWindow) -> None:
    assert wall_of(window).isVisible()
    press(window, Qt.Key.Key_P)


def test_closing_the_wall_by_hand_is_noticed(window: TableWindow) -> None:
    wall_of(window).close()
    click(window, "projector")
    assert window.projecting.window is not None


def test_the_wall_goes_with_the_table(window: TableWindow) -> None:
    wall = wall_of(window)
    window.close()
    assert not wall.isVisible()


def test_f9_blanks_the_wall_and_shows_it_again(window: TableWindow) -> None:
    wall = wall_of(window)
    press(window, Qt.Key.Key_F9)
    assert "Turn 1" not in drawn_and_said(wall.blank_page)
    assert wall.blank_page.isVisible()
    press(window, Qt.Key.Key_F9)
    assert wall.board.isVisible()


def test_a_frozen_wall_stays_as_it_is_until_it_may_follow(window: TableWindow) -> None:
    wall = wall_of(window)
    before = drawn_and_said(wall)
    press(window, Qt.Key.Key_F9, SHIFT)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Return)
    assert drawn_and_said(wall) == before
    press(window, Qt.Key.Key_F9, SHIFT)
    assert drawn_and_said(wall) != before


def test_blanking_a_wall_that_is_not_open_says_how_to_open_it(window: TableWindow) -> None:
    press(window, Qt.Key.Key_F9)
    assert window.toast.text() == "The projector is not open; P opens it."


def test_the_content_of_a_phase_can_be_chosen(window: TableWindow) -> None:
    wall = wall_of(window)
    window.bridge.session.change_settings({"projector-briefing": "graph"})
    press(window, Qt.Key.Key_Return)
    assert not wall.board.side.isVisible()


def test_in_the_reveal_the_wall_shows_the_rows_of_the_laptop_and_no_more(qtbot: QtBot) -> None:
    made = session()
    while made.state.phase_kind != "reveal":
        step(made)
    wall = opened(qtbot, made)
    wall.resize(1280, 720)
    wall.show()
    laptop = reveal_view(sight(made.state, ROOM), made.compiled)
    assert wall.board.moves.isVisible()
    assert not wall.board.graph.isVisible()
    said = wall.board.moves.accessibleName()
    places = [said.find(row.title) for row in laptop.rows]
    assert -1 not in places
    assert places == sorted(places)
    drawn = drawn_and_said(wall)
    assert all(row.title in drawn for row in laptop.rows)
    assert "hidden" not in drawn
    step(made)
    wall.follow()
    assert wall.board.graph.isVisible()
    assert not wall.board.moves.isVisible()


def test_a_ruling_is_told_with_its_outcome(qtbot: QtBot) -> None:
    made, _ = until_ruling()
    wall = opened(qtbot, made)
    step(made)
    wall.follow()
    assert wall.board.word.words() in ("Exceeds", "Succeeds", "Partly", "Fails", "")
    assert wall.board.headline.words()


@pytest.mark.parametrize("per_cent", [100, 130, 200])
def test_no_letter_on_a_wall_is_smaller_than_eighteen(qtbot: QtBot, per_cent: int) -> None:
    wall = opened(qtbot, played_out(turns_played=1))
    wall.resize(1280, 720)
    wall.show()
    wall.board.set_size(per_cent)
    QApplication.processEvents()
    sizes = [disc.label.size for disc in wall.board.graph.scene.picture().discs if disc.label]
    unit = wall.board.graph._unit()
    assert min(sizes) * unit >= 17.9
    assert (wall.width(), wall.height()) == (1280, 720)


def test_escape_leaves_the_full_screen(window: TableWindow) -> None:
    wall = wall_of(window)
    wall.showFullScreen()
    QTest.keyClick(wall, Qt.Key.Key_Escape)
    assert not wall.isFullScreen()


def test_a_vote_stands_on_the_wall_while_it_is_open(qtbot: QtBot) -> None:
    made = session()
    for step_on in (turns.next_phase, injects.fire_due, turns.next_phase):
        step_on(made)
    wall = opened(qtbot, made)
    talks.open_vote(made, "Shall we meet in public?", secret=True)
    talks.cast(made, "iran", "No")
    assert wall.board.headline.words() == "Shall we meet in public?"
    assert wall.board.lines.words() == "1 of 5 have voted."
    talks.close_vote(made)
    made.change_settings({"projector-negotiation": "vote"})
    wall.follow()
    assert wall.board.lines.words() == "Yes: 0\nNo: 1"


def at_a_ruling(qtbot: QtBot) -> TableWindow:
    """The table of the flagship before its first throw, with the wall open."""
    current_theme().choose(reduced_motion=True)
    table = session()
    while table.state.phase_kind != "resolution":
        step(table)
    made = open_table(table)
    qtbot.addWidget(made)
    wall_of(made)
    return made


def test_a_throw_is_shown_to_the_room_as_it_is_at_the_table_until_the_table_goes_on(qtbot: QtBot) -> None:
    window = at_a_ruling(qtbot)
    wall = window.projecting.window
    assert wall is not None
    press(window, Qt.Key.Key_Return)
    assert wall.throw_page.isVisible()
    stage = window.stage()
    assert isinstance(stage, AdjudicationStage)
    mine, theirs = stage.fallen.stage.fall(), wall.throw_page.stage.fall()
    assert mine is not None
    assert theirs is not None
    assert (theirs.dice, theirs.word, theirs.sum.total) == (mine.dice, mine.word, mine.sum.total)
    assert [chip.words for chip in theirs.moved] == [chip.words for chip in mine.moved]
    press(window, Qt.Key.Key_Return)
    assert wall.board.isVisible()
    window.bridge.close()


def test_the_wall_counts_the_moves_that_the_room_knows_of(qtbot: QtBot) -> None:
    window = at_a_ruling(qtbot)
    wall = window.projecting.window
    assert wall is not None
    open_moves = [one for one in window.bridge.state.table.plays if not one.covert]
    press(window, Qt.Key.Key_Return)
    assert wall.throw_page.place.words() == f"Move 1 of {len(open_moves)}"
    window.bridge.close()


def test_after_covert_moves_the_wall_still_counts_and_says_who_backed(qtbot: QtBot) -> None:
    made = session()
    while not (made.state.turn == 3 and made.state.phase_kind == "resolution"):
        step(made)
    assert made.state.memory.covert
    wall = opened(qtbot, made)
    number = rulings_due(made.state)[0]
    played = made.state.play(number)
    assert played is not None
    step(made)
    wall.follow(happened=True)
    counted = sum(1 for one in made.state.table.plays if not one.covert)
    assert wall.throw_page.place.words() == f"Move 1 of {counted}"
    rulings.override(made, number, "It was misread.", "fails")
    wall.follow()
    assert wall.board.headline.words() == played.title


def test_a_frozen_wall_shows_no_throw_and_a_taken_back_one_is_not_thrown_again(qtbot: QtBot) -> None:
    window = at_a_ruling(qtbot)
    wall = window.projecting.window
    assert wall is not None
    press(window, Qt.Key.Key_F9, SHIFT)
    press(window, Qt.Key.Key_Return)
    assert wall.board.isVisible()
    press(window, Qt.Key.Key_F9, SHIFT)
    assert wall.board.isVisible()
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert wall.board.isVisible()
    window.bridge.close()


def test_a_blank_wall_stays_blank_through_a_throw(qtbot: QtBot) -> None:
    window = at_a_ruling(qtbot)
    wall = window.projecting.window
    assert wall is not None
    press(window, Qt.Key.Key_F9)
    press(window, Qt.Key.Key_Return)
    assert wall.blank_page.isVisible()
    press(window, Qt.Key.Key_F9)
    assert wall.throw_page.isVisible()
    window.bridge.close()


def test_no_letter_of_a_throw_on_the_wall_is_smaller_than_on_its_board() -> None:
    sizes = (WALL.letters, WALL.title, WALL.said, WALL.word, WALL.margin, WALL.chip, WALL.figure, WALL.ladder)
    assert min(sizes) >= LEAST


def test_on_one_screen_the_wall_lies_before_the_table_which_keeps_the_keyboard(window: TableWindow) -> None:
    wall = wall_of(window)
    assert wall.windowHandle().transientParent() is window.windowHandle()
    assert QApplication.activeWindow() is window


def at_upkeep(turn: int) -> Session:
    made = session()
    while not (made.state.turn == turn and made.state.phase_kind == "upkeep"):
        step(made)
    return made


def test_the_sheet_of_the_turn_is_shown_to_the_room_at_a_press_page_by_page(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    window = open_table(at_upkeep(2))
    qtbot.addWidget(window)
    click(window, "sheet-to-room")
    wall = window.projecting.window
    assert wall is not None
    wall.resize(1280, 720)
    QApplication.processEvents()
    stage = window.stage()
    assert isinstance(stage, TurnSheetStage)
    sheet = wall.board.sheet
    assert sheet.isVisible()
    assert not wall.board.graph.isVisible()
    pages = sheet.pages()
    rows = [one for page in pages for one in page if isinstance(one, SheetRow)]
    assert [one.title for one in rows] == [one.row.title for one in stage.table.rows]
    first = drawn_and_said(wall)
    click(window, "sheet-to-room")
    assert (drawn_and_said(wall) == first) == (len(pages) == 1)
    secrets = secrets_of(window.bridge.session, ROOM)
    assert [one for one in secrets if one in drawn_and_said(wall)] == []
    click(window, "sheet-off-wall")
    assert wall.board.graph.isVisible()
    assert not sheet.isVisible()
    window.bridge.close()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (800, 600)])
def test_a_page_of_the_sheet_on_the_wall_holds_its_rows_in_letters_of_twenty(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    made = at_upkeep(2)
    made.change_settings({"projector-upkeep": "turn", "projector-page": "no number"})
    wall = opened(qtbot, made)
    wall.resize(*size)
    wall.show()
    QApplication.processEvents()
    sheet = wall.board.sheet
    unit = min(size[0] / 1280, size[1] / 720)
    assert sheet.of(LETTERS) >= 20 * unit - 0.5
    for page in sheet.pages():
        assert sum(map(sheet.height_of, page)) <= sheet.height() - sheet.of(HEAD)
