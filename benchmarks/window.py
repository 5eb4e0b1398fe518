"""How long a press takes at the table: from the primary button to the repainted window, and opening a hand.

Presses go through the window of the flagship, as in a session: every phase of two turns, moves sealed,
ruled on and shown. The slowest press counts, not the middle one: it is the one that people notice. A hand
is opened for the first time in the process, and again. `python -m benchmarks window` prints the figures.
"""

import os
from statistics import median
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from ui.bridge import SessionBridge
from ui.panels.backstage import BackstageStage
from ui.theme.theme import Theme, apply_theme
from ui.windows.table import TableWindow
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session import opening, play
from wargame.session.session import Session

SIZE: Final = (1366, 690)
TURNS: Final = 2
RUNS: Final = 3
"""The same session so often; of each press the fastest counts, for other work on the machine only adds."""
ARGUMENT: Final = "For the measurement."
_KEPT: list[QApplication] = []


def figures() -> list[Figure]:
    """Return the figures beside their goals."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    _KEPT.append(application)
    apply_theme(application, Theme("light", reduced_motion=True))
    runs = [_run() for _ in range(RUNS)]
    presses = [min(same) for same in zip(*(run[0] for run in runs), strict=True)]
    hands = [min(same) for same in zip(*(run[1] for run in runs), strict=True)]
    return [
        Figure(name="primary button to repainted table: median", value=median(presses), unit="ms", goal=16),
        Figure(name="primary button to repainted table: slowest", value=max(presses), unit="ms", goal=40),
        Figure(name="opening a hand of 12 cards, first in process", value=runs[0][1][0], unit="ms", goal=80),
        Figure(name="opening a hand of 12 cards, slowest seat", value=max(hands), unit="ms", goal=40),
    ]


def _run() -> tuple[list[float], list[float]]:
    """Play two turns in a window of its own; return the milliseconds of presses and of opened hands."""
    session = opening.start(load(scenarios_folder() / "afghanistan-2017.yaml"), opening.Plan(seed=7))
    table = TableWindow(SessionBridge(session))
    table.resize(*SIZE)
    table.show()
    table.activateWindow()
    QApplication.processEvents()
    # What the table does by itself while nobody presses anything.
    while table.stages.warm_up():
        QApplication.processEvents()
    found = _presses(table, session), _hands(table, session)
    table.close()
    table.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return found


def _presses(table: TableWindow, session: Session) -> list[float]:
    """Return the milliseconds of every press of the primary button in two turns."""
    spent = []
    while session.state.turn <= TURNS and session.state.running:
        if session.state.phase_kind == "planning":
            _seal_all(session)
            QApplication.processEvents()
        stage = table.stage()
        if isinstance(stage, BackstageStage) and stage.hold.isVisible():
            # What is covert is opened by holding the space bar: that is no press.
            stage.opened.emit()
            QApplication.processEvents()
            continue
        spent.append(_press(table))
    return spent


def _press(table: TableWindow) -> float:
    begun = perf_counter()
    QTest.mouseClick(table.primary, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return (perf_counter() - begun) * 1e3


def _seal_all(session: Session) -> None:
    """Have every seat play the first two cards it can."""
    for seat in session.compiled.seats:
        for _ in range(2):
            move = next((one for one in legal_moves(session.state, seat) if isinstance(one, Move)), None)
            if move is not None:
                play.play(session, Move(seat=seat, card=move.card, target=move.target, argument=ARGUMENT))


def _hands(table: TableWindow, session: Session) -> list[float]:
    """Return the milliseconds from the opened curtain to the painted hand, seat by seat."""
    while session.state.phase_kind != "planning":
        _press(table)
    spent = []
    for seat in session.compiled.seats:
        table.draw_curtain(seat)
        QApplication.processEvents()
        begun = perf_counter()
        table.curtain.opened.emit(seat, "")
        QApplication.processEvents()
        spent.append((perf_counter() - begun) * 1e3)
        table.show_table()
        QApplication.processEvents()
    return spent
