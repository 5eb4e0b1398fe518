"""Behind the scenes: no ruling opens on a secret, and nothing on the screen tells whether there is one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn_and_said
from tests.ui.sessions import FLAGSHIP, started, step
from tests.ui.table_kit import click, find, open_backstage, open_table, press
from ui.panels.backstage import BackstageStage
from ui.panels.stages.rulings.panel import AdjudicationStage
from ui.theme.theme import current_theme
from ui.windows.table import TableWindow
from wargame.game.events import NoteMade
from wargame.game.moves import Move
from wargame.game.rules import legal_moves, rulings_due
from wargame.session import play
from wargame.session.session import Session, undo


def open_done(*, covert: bool, name: str = FLAGSHIP) -> Session:
    """A session in which all open moves of the first turn are ruled on, with a covert one left or none."""
    made = started(name)
    while phase(made) != "planning":
        step(made)
    cards = {card.id for card in made.scenario.cards if card.covert}
    for seat in made.compiled.seats:
        moves = [one for one in legal_moves(made.state, seat) if isinstance(one, Move)]
        wanted = [one for one in moves if (one.card in cards) == covert]
        play.play(made, (wanted or [one for one in moves if one.card not in cards])[0])
        covert = False
    while not (phase(made) == "resolution" and not open_due(made)):
        step(made)
    return made


def phase(made: Session) -> str | None:
    return made.state.phase_kind


def open_due(made: Session) -> list[int]:
    plays = made.state.table.plays
    return [one.number for one in plays if one.outcome is None and not one.covert]


@pytest.fixture(params=[True, False], ids=["with a covert move", "with none"])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[TableWindow]:
    """The table of the flagship when its open moves are done."""
    current_theme().choose(reduced_motion=True)
    made = open_table(open_done(covert=request.param))
    qtbot.addWidget(made)
    yield made
    made.bridge.close()


def test_the_step_looks_the_same_whether_or_not_there_is_a_covert_move(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    seen = []
    for covert in (True, False):
        window = open_table(open_done(covert=covert))
        qtbot.addWidget(window)
        assert isinstance(window.stage(), BackstageStage)
        footer = (window.footer.title.text(), window.footer.detail.text(), window.primary.isVisible())
        seen.append((drawn_and_said(window.stage()), footer))
        window.bridge.close()
    assert seen[0] == seen[1]


def test_enter_does_nothing_wherever_the_focus_is(window: TableWindow) -> None:
    before = len(window.bridge.session.history.entries)
    for name in ("open-backstage", "throw-unseen"):
        find(window, name).setFocus(Qt.FocusReason.TabFocusReason)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            press(window, key)
    assert len(window.bridge.session.history.entries) == before
    assert isinstance(window.stage(), BackstageStage)
    assert not window.primary.isVisible()


def test_a_short_press_of_space_opens_nothing(window: TableWindow) -> None:
    assert QApplication.focusWidget() is find(window, "open-backstage")
    press(window, Qt.Key.Key_Space)
    assert find(window, "open-backstage").isVisible()


def test_holding_space_opens_the_whole_block_and_escape_closes_it(window: TableWindow) -> None:
    covert = rulings_due(window.bridge.state)
    open_backstage(window)
    if not covert:
        assert "Nothing is left" in drawn_and_said(window.stage())
        press(window, Qt.Key.Key_Return)
        assert window.bridge.state.phase_kind == "upkeep"
        return
    assert isinstance(window.stage(), AdjudicationStage)
    press(window, Qt.Key.Key_Escape)
    assert isinstance(window.stage(), BackstageStage)
    open_backstage(window)
    for _ in range(12):
        if window.bridge.state.phase_kind != "resolution":
            break
        press(window, Qt.Key.Key_Return)
    assert window.bridge.state.phase_kind == "upkeep"


def test_a_screen_that_is_plugged_in_closes_what_is_open_behind_the_scenes(window: TableWindow) -> None:
    """The room may see the new screen; whatever was ruled on so far, nothing covert stays on this one."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    open_backstage(window)
    for _ in range(2):
        app.screenAdded.emit(app.primaryScreen())
        QApplication.processEvents()
        stage = window.stage()
        assert not isinstance(stage, AdjudicationStage)
        if isinstance(stage, BackstageStage) and stage.hold.isVisible():
            open_backstage(window)
            click(window, "primary")


def test_thrown_unseen_everything_is_ruled_on_and_nothing_of_it_shown(window: TableWindow) -> None:
    titles = [one.title for one in window.bridge.state.table.plays if one.covert]
    click(window, "throw-unseen")
    assert not rulings_due(window.bridge.state)
    said = drawn_and_said(window)
    assert "Nothing is left" in said
    assert not [title for title in titles if title in said]
    assert window.primary.key() == "Enter"


def test_escape_looks_at_the_table_first_and_the_step_waits(window: TableWindow) -> None:
    press(window, Qt.Key.Key_Escape)
    assert not isinstance(window.stage(), BackstageStage)
    assert window.primary.words() == "Behind the scenes"
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.stage(), BackstageStage)


def test_the_queue_tells_of_no_covert_move_and_opens_none(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    said = []
    for covert in (True, False):
        made = open_done(covert=covert)
        while open_due(made) == []:
            undo(made)
        window = open_table(made)
        qtbot.addWidget(window)
        stage = window.stage()
        assert isinstance(stage, AdjudicationStage)
        queue = stage.queue.list
        shown = [queue.model().index(at, 0).data() for at in range(queue.model().rowCount())]
        said.append(shown[-1])
        before = stage.head.accessibleName(), stage._number
        queue.setCurrentIndex(queue.model().index(len(shown) - 1, 0))
        assert (stage.head.accessibleName(), stage._number) == before
        window.bridge.close()
    assert said == ["Behind the scenes"] * 2


def test_where_covert_moves_may_be_counted_the_step_comes_before_each(qtbot: QtBot) -> None:
    current_theme().choose(reduced_motion=True)
    made = started("first-steps")
    while phase(made) != "planning":
        step(made)
    cards = {card.id for card in made.scenario.cards if card.covert}
    for seat in made.compiled.seats:
        moves = [one for one in legal_moves(made.state, seat) if isinstance(one, Move)]
        play.play(made, next((one for one in moves if one.card in cards), moves[0]))
    while phase(made) != "resolution":
        step(made)
    window = open_table(made)
    qtbot.addWidget(window)
    titles = {one.number: one.title for one in made.state.table.plays if one.covert}
    assert titles
    met = 0
    for _ in range(30):
        if phase(made) != "resolution":
            break
        if isinstance(window.stage(), BackstageStage):
            said = drawn_and_said(window)
            assert not [title for title in titles.values() if title in said]
            met += 1
            open_backstage(window)
        else:
            press(window, Qt.Key.Key_Return)
    assert met == len(titles)
    window.bridge.close()


def test_n_opens_a_line_for_a_note_and_nothing_of_the_record(window: TableWindow) -> None:
    press(window, Qt.Key.Key_N)
    line = find(window, "note-line")
    assert QApplication.focusWidget() is line
    assert not window.tools.drawer.is_open()
    assert isinstance(window.stage(), BackstageStage)
    QTest.keyClicks(line, "Kabul hesitated.")
    press(window, Qt.Key.Key_Return)
    noted = window.bridge.session.history.entries[-1].event
    assert isinstance(noted, NoteMade)
    assert noted.text == "Kabul hesitated."
    assert not line.isVisible()
    assert QApplication.focusWidget() is find(window, "open-backstage")
    press(window, Qt.Key.Key_N)
    press(window, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert isinstance(window.stage(), BackstageStage)
