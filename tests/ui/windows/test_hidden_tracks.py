"""A hidden track on the table: nobody reads of it until Control opens the strip below the tracks."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.drawn import drawn
from tests.ui.table_kit import click, compiled, find, texts
from ui.windows.table import TableWindow
from wargame.game.compiled import CompiledScenario
from wargame.scenario.model import Track
from wargame.session.opening import Plan, start
from wargame.session.session import Session

LOYALTY = Track(id="loyalty", name="Loyalty of the guard", start=6, hidden=True)


@pytest.fixture
def table() -> Session:
    """The flagship with a track that is known to Control alone."""
    known = compiled("afghanistan-2017").scenario
    return start(CompiledScenario(replace(known, tracks=(*known.tracks, LOYALTY))), Plan(seed=7))


def test_control_opens_it_below_the_tracks(window: TableWindow, table: Session) -> None:
    strip = find(window, "for-control-hidden-tracks")
    assert LOYALTY.name not in drawn(window)
    assert LOYALTY.name not in " ".join(texts(window.tracks))
    click(window, "open-hidden-tracks")
    assert LOYALTY.name in drawn(window)
    click(window, "open-hidden-tracks")
    assert LOYALTY.name not in drawn(window)
    assert strip.isVisible()


def test_it_is_not_in_the_list_of_numbers_to_correct_until_hidden_numbers_are_shown(
    window: TableWindow, table: Session
) -> None:
    window.tools.open("correct")
    assert LOYALTY.name not in drawn(window)
    click(window, "show-hidden")
    search = find(window, "correct-search")
    assert isinstance(search, QLineEdit)
    search.setText("guard")
    assert LOYALTY.name in drawn(window)
