"""The room sees the facilitator's screen: it shows nothing that the room may not know, from first to last.

The practice game is walked through line by line. In the demos of the two large scenarios made-up words stand
in every text (`tests.wargame.planted`): the table, every stage that a key calls up and every tool is searched
for them, as they stand before Control has opened anything.
"""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn
from tests.ui.table_kit import click, compiled, open_for_control, open_table, own_texts, texts
from tests.wargame.planted import FLAGSHIP, PUBLIC, Secrets, Walk
from tests.wargame.secret_texts import secrets_of
from tests.wargame.woods import IN_TURN, at, card, rules, throw, woods
from ui.theme.theme import current_theme
from ui.widgets.for_control import ForControl
from ui.windows.tools import TOOLS
from wargame.game.moves import Move
from wargame.game.turn import due_inject
from wargame.places import scenarios_folder
from wargame.scenario.model import Exposure
from wargame.session.opening import start
from wargame.session.play import play
from wargame.session.script import carry_out, read_line, read_script
from wargame.session.session import undo
from wargame.terms import ROOM


def seen(window: QWidget) -> Iterator[str]:
    """Every text that is painted, and that what is visible says to a screen reader."""
    yield drawn(window)
    for one in (window, *window.findChildren(QWidget)):
        if one.isVisible():
            yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
    yield from texts(window.footer)  # type: ignore[attr-defined]  # the table's


def test_the_facilitators_screen_shows_no_secret_at_any_moment_of_the_practice_game(qtbot: QtBot) -> None:
    demo = "first-steps"
    current_theme().choose(reduced_motion=True)
    script = read_script((scenarios_folder() / "demo" / f"{demo}.jsonl").read_text(encoding="utf-8"))
    made = start(compiled(demo), script.start.plan)
    window = open_table(made)
    qtbot.addWidget(window)
    for line in script.lines:
        carry_out(made, read_line(line.text))
        QApplication.processEvents()
        shown = "\n".join(seen(window))
        told = [one for one in secrets_of(made, ROOM) if one in shown]
        assert not told, f"line {line.number} shows {told}"
    window.bridge.close()


CALLED_UP: Final = ("all-cards", "turn-sheet")
"""Stages that a key shows at any time."""
LAST_TURN: Final = 2
LOOKED_AT: Final = ("rule", "inject", "propose", "answer-inject", "expose", "undo")
"""Commands after which the table is searched, besides the ends of phases, when everything is."""


class Table:
    """A planted demo at a table, shown when it is looked at."""

    def __init__(self, walk: Walk) -> None:
        current_theme().choose(reduced_motion=True)
        self.walk = walk
        self.window = open_table(walk.session)
        if walk.session.scenario.id == PUBLIC:
            # The flagship's wall is searched in tests/ui/test_outlets.py.
            self.window.projecting.toggle()
        # Between the moments that are looked at nothing is shown, which would take most of the time.
        self.window.bridge.close()
        self.searched = 0

    def go_on(self) -> bool:
        """Play on to the next moment that is looked at, and show it; return whether there was one."""
        while line := self.walk.on():
            if self.walk.session.state.turn > LAST_TURN:
                return False
            if self.walk.coming == "phase" or line["do"] in LOOKED_AT:
                self.window.bridge.changed.emit(self.window.bridge.state, ())
                return True
        return False

    def secrets(self, where: QWidget) -> set[str]:
        """What of a part of the screen the room may not know; what is due is read out from it."""
        session = self.walk.session
        due = due_inject(session.state)
        waiting = session.compiled.inject_by_id.get(session.state.table.waiting)
        read_out = [one.inject for one in (due, waiting) if one is not None and not one.inject.to]
        said = " ".join(f"{one.title} {one.text}" for one in read_out).lower()
        self.searched += 1
        return {one for one in Secrets(session, ROOM).in_(in_sight(where)) if one not in said}

    def tools(self) -> Iterator[tuple[str, QWidget]]:
        """Each tool as it opens."""
        drawer = self.window.page.tools.drawer
        for name in TOOLS:
            self.window.open_tool(name)
            QApplication.processEvents()
            yield name, drawer
            drawer.close_drawer()

    def stages(self) -> Iterator[tuple[str, QWidget]]:
        """Each stage that is called up for a look."""
        for name in CALLED_UP:
            self.window.staging.toggle(name)
            yield name, self.window.stage()
        self.window.refresh(())


def in_sight(window: QWidget) -> str:
    """All that is painted of a window, and what is visible of it says to a screen reader."""
    visible = [one for one in (window, *window.findChildren(QWidget)) if one.isVisible()]
    return "\n".join([drawn(window), *(text for one in visible for text in own_texts(one))])


@pytest.mark.wide
@pytest.mark.parametrize("name", [FLAGSHIP, PUBLIC])
def test_no_stage_and_no_tool_tells_the_room_a_secret_until_control_opens_it(qtbot: QtBot, name: str) -> None:
    table = Table(Walk(name))
    qtbot.addWidget(table.window)
    found: dict[str, set[str]] = {}
    while table.go_on():
        state = table.walk.session.state
        at = f"turn {state.turn}, {state.phase_kind}"
        found[f"the table, {at}"] = table.secrets(table.window)
        if (wall := table.window.projecting.window) is not None:
            found[f"the wall, {at}"] = table.secrets(wall)
        if table.walk.coming == "phase":
            for where, part in (*table.stages(), *table.tools()):
                found[f"{where}, {at}"] = table.secrets(part)
    assert not {where: words for where, words in found.items() if words}
    assert table.searched > 100
    table.window.close()


def test_what_a_tool_keeps_closed_is_there_for_control_and_closes_again(qtbot: QtBot) -> None:
    walk = Walk()
    while walk.session.state.turn <= LAST_TURN:
        walk.on()
    table = Table(walk)
    qtbot.addWidget(table.window)
    drawer = table.window.page.tools.drawer
    for tool in ("history", "injects", "log", "deals", "review", "talks"):
        table.window.open_tool(tool)
        assert not table.secrets(drawer), tool
        open_for_control(drawer)
        assert table.secrets(drawer), f"nothing of Control's is there to be opened in {tool}"
        for strip in drawer.findChildren(ForControl):
            strip.button.timer.timeout.emit()
        assert not table.secrets(drawer), f"{tool} does not close by itself"
        open_for_control(drawer)
        drawer.close_drawer()
        table.window.open_tool(tool)
        assert not table.secrets(drawer), f"{tool} was left open when the drawer was closed"
        drawer.close_drawer()
    table.window.close()


def test_the_replay_tells_what_the_room_was_told_until_control_opens_it(qtbot: QtBot) -> None:
    walk = Walk()
    while walk.session.state.turn <= LAST_TURN:
        walk.on()
    table = Table(walk)
    qtbot.addWidget(table.window)
    replaying = table.window.replaying
    replaying.open()
    replay = replaying.window
    assert replay is not None
    for moment in range(0, len(replay.line.moments), 4):
        replay.bar.go_to(moment)
        assert not table.secrets(replay), replay.line.moments[moment].words
    for page in ("analysis", "compare"):
        replay.show_page(page)
        assert not table.secrets(replay), page
    replay.show_page("graph")
    open_for_control(replay)
    sealed = next(at for at, one in enumerate(replay.line.moments) if "covertly" in one.words)
    replay.bar.go_to(sealed)
    assert table.secrets(replay), "nothing of Control's is there to be opened"
    replay.control.close_up()
    assert not table.secrets(replay)
    table.window.close()


def test_a_note_for_control_lies_closed_in_the_briefing(qtbot: QtBot) -> None:
    walk = Walk(PUBLIC)
    while walk.session.state.phase_kind != "briefing":
        walk.on()
    table = Table(walk)
    qtbot.addWidget(table.window)
    assert table.window.stages.name == "briefing"
    assert not table.secrets(table.window)
    open_for_control(table.window)
    assert table.secrets(table.window), "the note for Control is not there to be opened"
    table.window.close()


def test_which_covert_moves_could_come_to_light_lies_closed_in_the_briefing(qtbot: QtBot) -> None:
    walk = Walk()
    while not walk.session.state.table.to_expose:
        walk.on()
    table = Table(walk)
    qtbot.addWidget(table.window)
    assert not table.secrets(table.window)
    click(table.window, "open-briefing")
    assert table.secrets(table.window), "no covert move is there to be chosen"
    table.window.close()


def test_where_seats_move_in_turn_a_covert_move_is_on_no_screen_before_and_after_its_ruling(
    qtbot: QtBot,
) -> None:
    veiled = card("veiled", covert=True, succeeds="track(calm) +1", exposure=Exposure(threshold=40))
    session = at("moves", woods(veiled, rules=rules(*IN_TURN)))
    window = open_table(session)
    qtbot.addWidget(window)
    window.projecting.toggle()
    play(session, Move(seat="ash", card="veiled", argument="For the moor."), at_once=False)
    throw(session, 4, 3, exposure=(1, 1))
    undo(session)
    for ruled in (False, True):
        if ruled:
            throw(session, 4, 3, exposure=(1, 1))
        QApplication.processEvents()
        wall = window.projecting.window
        assert wall is not None
        told = f"{in_sight(window)} {in_sight(wall)}".lower()
        assert "veiled" not in told
        assert "for the moor" not in told
    window.close()
