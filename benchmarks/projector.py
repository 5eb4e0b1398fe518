"""How long a frame of the graph takes while the table and the projector both show the change.

Both windows stand open on the flagship, ten of its ties are in movement, and the two graphs are repainted in
turn, each in its own window. Painted without a screen, by software. `python -m benchmarks projector`.
"""

import os
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from ui.bridge import RoomBridge, SessionBridge
from ui.panels.graph import GraphPanel
from ui.theme.theme import Theme, apply_theme
from ui.widgets.graph_view import GraphView
from ui.windows.projector import ProjectorWindow
from ui.windows.table import TableWindow
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session import opening
from wargame.session.injects import fire_due
from wargame.session.turns import next_phase

TABLE: Final = (1366, 690)
WALL: Final = (1920, 1080)
CHANGING: Final = 10
FRAMES: Final = 60
_KEPT: list[QApplication] = []


def figures() -> list[Figure]:
    """Return the figures beside their goals."""
    if QApplication.instance() is None:
        _KEPT.append(QApplication([]))
    apply_theme(_application(), Theme("light"))
    session = opening.start(load(scenarios_folder() / "afghanistan-2017.yaml"), opening.Plan(seed=1))
    while session.state.phase_kind != "planning":
        if not (session.state.phase_kind == "briefing" and fire_due(session)):
            next_phase(session)
    bridge = SessionBridge(session)
    table, projector = TableWindow(bridge), ProjectorWindow(RoomBridge(bridge))
    table.resize(*TABLE)
    projector.resize(*WALL)
    table.show()
    projector.show()
    QApplication.processEvents()
    views: list[GraphView] = [
        next(one.canvas for one in table.findChildren(GraphPanel) if one.isVisible()),
        projector.board.graph,
    ]
    at_table, on_wall = frames_of(views)
    projector.close()
    table.close()
    return [
        Figure(name="two windows, frame at the table: median", value=median(at_table), unit="ms", goal=16),
        Figure(name="two windows, frame on the wall: median", value=median(on_wall), unit="ms", goal=16),
    ]


def frames_of(views: list[GraphView]) -> list[list[float]]:
    """Return the milliseconds of each frame of each graph, while all of them show the same change."""
    for view in views:
        data = view.scene.data
        ties = [
            replace(tie, before=-tie.value if tie.value else 3) if at < CHANGING else tie
            for at, tie in enumerate(data.ties)
        ]
        view.change_options(shows_change=True)
        view.show_data(replace(data, ties=tuple(ties)), animate=False)
        view.set_progress(0.001)
        view.repaint()
    spent: list[list[float]] = [[] for _ in views]
    for frame in range(1, FRAMES):
        for view, times in zip(views, spent, strict=True):
            begun = perf_counter()
            view.show_frame(frame / FRAMES)
            view.repaint()
            times.append((perf_counter() - begun) * 1e3)
    return spent


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
