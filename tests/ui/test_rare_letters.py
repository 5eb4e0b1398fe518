"""Whatever letters actors are called by, pictures of the graph are made: files, clipboard, previews."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.hostile import hostile_scenario
from tests.ui.sessions import step
from tests.wargame.test_rare_letters import RARE
from ui.panels.graph import GraphPanel
from ui.panels.previews import PreviewCell
from ui.theme.theme import apply_theme, current_theme
from ui.widgets import graph_copy
from wargame.alignment.svg import as_svg
from wargame.game.rules import rulings_due
from wargame.session.narration import Narrator
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.shown.graph import content_of
from wargame.shown.previews import outcome_previews


@pytest.fixture(scope="module")
def session() -> Session:
    """A practice game of actors with rare names, at its first ruling."""
    made = start(hostile_scenario(words=RARE), Plan(title=RARE[0], seed=7))
    while not (made.state.phase_kind == "resolution" and rulings_due(made.state)):
        step(made)
    return made


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, session: Session) -> GraphPanel:
    """The graph of that game."""
    apply_theme(qapp, current_theme())
    made = GraphPanel()
    qtbot.addWidget(made)
    made.resize(790, 610)
    made.show_content(content_of(session.state), animate=False)
    made.show()
    return made


def test_a_picture_of_the_graph_is_saved_and_copied(panel: GraphPanel, tmp_path: Path) -> None:
    scene = panel.canvas.scene
    for name in ("a.png", "a.svg"):
        graph_copy.save(scene, RARE[5], tmp_path / name)
    assert not QImage(str(tmp_path / "a.png")).isNull()
    drawn = ElementTree.fromstring((tmp_path / "a.svg").read_bytes())
    assert any("会談" in (part.text or "") for part in drawn.iter())
    graph_copy.copy(scene, RARE[1])
    assert "会談" in QGuiApplication.clipboard().text()
    # Without a screen Qt falls over a picture that is still there when it goes.
    QGuiApplication.clipboard().clear()


def test_previews_of_a_ruling_are_drawn(qtbot: QtBot, session: Session) -> None:
    number = rulings_due(session.state)[0]
    for one in outcome_previews(session.state, number, Narrator(session.compiled)):
        cell = PreviewCell()
        qtbot.addWidget(cell)
        cell.resize(440, 320)
        cell.show_preview(one)
        assert not cell.grab().isNull()
        assert ElementTree.fromstring(as_svg(one.picture, title=one.title)) is not None
