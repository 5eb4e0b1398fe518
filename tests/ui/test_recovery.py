"""After a mistake of ours the table stands again, from the record."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_kit import desk
from tests.ui.table_kit import click, texts
from ui.crash import Watch
from ui.desk import Desk
from ui.panels.table.tracks import TracksPanel
from ui.recovery import SET_UP_AGAIN
from ui.theme.theme import current_theme
from ui.windows.table import TableWindow
from wargame.journal.codec import state_hash
from wargame.session import turns


@pytest.fixture
def at_the_table(qtbot: QtBot) -> Iterator[Desk]:
    """A desk with the practice game open."""
    with desk(qtbot) as made:
        made.practice()
        yield made


@pytest.fixture
def watch(at_the_table: Desk, tmp_path: Path) -> Iterator[Watch]:
    """The watch over it, as at a real start."""
    watch = Watch(tmp_path)
    watch.start(at_the_table.failed.emit, at_the_table.recovery.note)
    yield watch
    watch.stop()


def fail(*_given: object, **_named: object) -> None:
    """A mistake of ours."""
    raise RuntimeError("internal object already deleted")


def standing(made: Desk) -> TableWindow:
    """The table that stands."""
    QApplication.processEvents()
    assert made.table is not None
    return made.table


def said(window: QWidget, words: str) -> bool:
    return any(words in text for text in texts(window))


def stood_up_again(made: Desk, before: object) -> bool:
    return made.table is not None and made.table is not before and made.table.is_whole


def test_a_mistake_while_a_step_is_shown_sets_the_table_up_again_from_the_record(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, at_the_table: Desk, watch: Watch
) -> None:
    broken = standing(at_the_table)
    monkeypatch.setattr(broken.tracks, "show_rows", fail)
    broken.bridge.do(turns.next_phase)
    reached = state_hash(broken.bridge.state)
    qtbot.waitUntil(lambda: stood_up_again(at_the_table, broken))
    table = standing(at_the_table)
    qtbot.waitUntil(lambda: said(table, SET_UP_AGAIN))
    assert state_hash(table.bridge.state) == reached
    assert table.isVisible()
    assert said(table, f"{watch.path.name} in the log folder. The record is safe up to step 2")
    assert "already deleted" in watch.path.read_text(encoding="utf-8")
    click(table, "primary")
    assert len(table.bridge.session.history.entries) > 2


def test_the_same_mistake_a_second_time_is_mended_a_second_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, at_the_table: Desk, watch: Watch
) -> None:
    for _ in range(2):
        broken = standing(at_the_table)
        monkeypatch.setattr(broken.tracks, "show_rows", fail)
        click(broken, "primary")
        qtbot.waitUntil(partial(stood_up_again, at_the_table, broken))
        qtbot.waitUntil(partial(said, standing(at_the_table), SET_UP_AGAIN))


def test_a_mistake_that_comes_at_every_try_leads_to_the_library(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, at_the_table: Desk, watch: Watch
) -> None:
    monkeypatch.setattr(TracksPanel, "show_rows", fail)
    click(standing(at_the_table), "primary")
    qtbot.waitUntil(lambda: at_the_table.table is None and at_the_table.home.isVisible())
    qtbot.waitUntil(lambda: said(at_the_table.home, "Something in the program failed"))


def test_a_mistake_while_the_theme_changes_sets_the_table_up_in_the_new_theme(
    qtbot: QtBot, at_the_table: Desk, watch: Watch
) -> None:
    broken = standing(at_the_table)
    current_theme().changed.connect(fail)
    try:
        current_theme().choose(scale=110)
    finally:
        current_theme().changed.disconnect(fail)
    qtbot.waitUntil(lambda: stood_up_again(at_the_table, broken))
    current_theme().choose(scale=100)


def test_a_mistake_while_a_seat_has_the_laptop_draws_its_curtain_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, at_the_table: Desk, watch: Watch
) -> None:
    broken = standing(at_the_table)
    seat = broken.bridge.session.compiled.seats[0]
    broken.draw_curtain(seat)
    current_theme().changed.connect(fail)
    try:
        current_theme().choose(scale=110)
    finally:
        current_theme().changed.disconnect(fail)
    qtbot.waitUntil(lambda: stood_up_again(at_the_table, broken))
    table = standing(at_the_table)
    assert table.seclusion.side == "curtain"
    current_theme().choose(scale=100)


def test_a_mistake_beside_the_table_leaves_it_as_it_is(at_the_table: Desk, watch: Watch) -> None:
    before = standing(at_the_table)
    try:
        fail()
    except RuntimeError as error:
        watch.on_error(type(error), error, error.__traceback__)
    assert standing(at_the_table) is before
