"""Theme and letters can change at every stage, in every drawer, in replay and hand: nothing in use goes."""

import gc
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.table_kit import open_hand, open_table
from tests.ui.windows.test_keys import STAGES, at
from ui.panels.graph import GraphPanel
from ui.theme.theme import current_theme
from ui.windows.projector import ProjectorWindow
from ui.windows.stages import STAGES as MADE
from ui.windows.table import TableWindow
from ui.windows.tools import TOOLS

CHANGES = (("dark", 80), ("high-contrast", 200), ("light", 100))


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave the theme as it was found."""
    current_theme().choose(reduced_motion=True)
    name = current_theme().name
    # What was there before stays: it would be looked through at each change, and takes longest.
    gc.collect()
    gc.freeze()
    yield
    current_theme().choose(name=name, scale=100)


def change_all(qtbot: QtBot, window: TableWindow) -> None:
    """Go through themes and sizes and show the state each time; an error in a slot fails the test."""
    for name, scale in CHANGES:
        current_theme().choose(name=name, scale=scale)  # type: ignore[arg-type]  # names of themes
        gc.collect()
        qtbot.wait(0)
        window.refresh(())
        assert window.is_whole
        for graph in window.findChildren(GraphPanel):
            graph.set_places({})
            graph.set_movable(graph.canvas.movable)


@pytest.mark.wide
@pytest.mark.parametrize("where", STAGES)
def test_at_every_stage(qtbot: QtBot, where: str) -> None:
    window = open_table(at(*STAGES[where]))
    qtbot.addWidget(window)
    change_all(qtbot, window)
    window.bridge.close()


@pytest.mark.wide
def test_with_every_stage_made_one_after_the_other(qtbot: QtBot) -> None:
    window = open_table(at("planning"))
    qtbot.addWidget(window)
    while window.stages.warm_up():
        pass
    change_all(qtbot, window)
    window.staging.toggle("all-cards")
    change_all(qtbot, window)
    assert set(window.stages.made) >= set(MADE)
    window.bridge.close()


@pytest.mark.wide
def test_with_every_drawer_open(qtbot: QtBot) -> None:
    window = open_table(at("reveal"))
    qtbot.addWidget(window)
    for tool in TOOLS:
        window.open_tool(tool)
        for name, scale in (CHANGES[0], CHANGES[-1]):
            current_theme().choose(name=name, scale=scale)  # type: ignore[arg-type]  # names of themes
            window.refresh(())
            assert window.is_whole, tool
    change_all(qtbot, window)
    window.bridge.close()


def in_the_replay(window: TableWindow) -> None:
    window.replaying.open(3)


def on_the_projector(window: TableWindow) -> None:
    window.projecting.toggle()
    assert isinstance(window.projecting.window, ProjectorWindow)


def at_the_curtain(window: TableWindow) -> None:
    window.draw_curtain(window.bridge.session.compiled.seats[0])


def in_the_hand(window: TableWindow) -> None:
    at_the_curtain(window)
    open_hand(window)


def on_the_slips(window: TableWindow) -> None:
    window.enter_slips()


@pytest.mark.parametrize(
    "opened",
    [
        on_the_projector,
        in_the_hand,
        *(pytest.param(one, marks=pytest.mark.wide) for one in (in_the_replay, at_the_curtain, on_the_slips)),
    ],
)
def test_with_what_lies_over_or_beside_it(qtbot: QtBot, opened: Callable[[TableWindow], None]) -> None:
    window = open_table(at("planning"))
    qtbot.addWidget(window)
    opened(window)
    change_all(qtbot, window)
    window.show_table()
    window.replaying.close()
    window.projecting.close()
    change_all(qtbot, window)
    window.bridge.close()
