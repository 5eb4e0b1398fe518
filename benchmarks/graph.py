"""How long the graph takes: a frame of a change in movement, and any turn of a long session in the replay.

Painted without a screen, by software, smoothed. `python -m benchmarks graph` prints the figures.
"""

import os
from itertools import combinations
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from ui.panels.graph import GraphPanel
from ui.theme.theme import Theme, apply_theme
from ui.widgets.graph_canvas import GraphCanvas
from ui.widgets.graph_scene import GraphData
from wargame.alignment.layout import solve_places
from wargame.alignment.picture import Actor, Tie
from wargame.game.state import GameState
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session import opening, rulings, turns
from wargame.shown.graph import content_of
from wargame.terms import alignment

ACTORS = 12
SEATS = 7
FRAMES = 60
SIZE = (900, 840)
STRENGTHS = (-9, 4, -5, 7, -3, 3, 9, -7, 5, -4, 6)
TURNS = 40
_KEPT: list[QApplication] = []


def figures() -> list[Figure]:
    """Return the figures beside their goals."""
    if QApplication.instance() is None:
        _KEPT.append(QApplication([]))
        apply_theme(_KEPT[0], Theme("light"))
    ten, all_of_them = _frames(10), _frames(66)
    states = _long_session()
    jumps, steps = _shown(states, apart=0), _shown(states, apart=1)
    return [
        Figure(name="frame, 10 of 66 ties changing: median", value=median(ten), unit="ms", goal=12),
        Figure(name="frame, 10 of 66 ties changing: 95%", value=quantiles(ten, n=20)[-1], unit="ms", goal=20),
        Figure(name="frame, all 66 ties changing: median", value=median(all_of_them), unit="ms", goal=25),
        Figure(name="any of 40 turns, repainted: median", value=median(jumps), unit="ms", goal=30),
        Figure(name="any of 40 turns, repainted: 95%", value=quantiles(jumps, n=20)[-1], unit="ms"),
        Figure(name="a step to a turn, first frame: median", value=median(steps), unit="ms", goal=30),
    ]


def _frames(changing: int) -> list[float]:
    """Return the milliseconds of each frame of one change, after a first that draws the layers."""
    canvas = GraphCanvas()
    canvas.resize(*SIZE)
    canvas.change_options(shows_change=True)
    canvas.show_data(GraphData(actors=_actors(), ties=_ties(changing)), animate=False)
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    canvas.set_progress(0.001)
    canvas.render(image)
    spent = []
    for frame in range(1, FRAMES):
        canvas.show_frame(frame / FRAMES)
        begun = perf_counter()
        canvas.render(image)
        spent.append((perf_counter() - begun) * 1e3)
    return spent


def _actors() -> tuple[Actor, ...]:
    named = [(f"actor-{at:02}", f"Actor {at}", at < SEATS) for at in range(ACTORS)]
    places = solve_places(named, {tie.pair: tie.value for tie in _ties(0)})
    return tuple(Actor(id=one, name=name, is_seat=seat, place=places[one]) for one, name, seat in named)


def _ties(changing: int) -> tuple[Tie, ...]:
    pairs = combinations([f"actor-{at:02}" for at in range(ACTORS)], 2)
    made = []
    for at, pair in enumerate(pairs):
        value = STRENGTHS[at % len(STRENGTHS)]
        # Every second one changes its sign, which is the dearest change to paint.
        before = value if at >= changing else -value if at % 2 else value + (1 if value < 0 else -1)
        made.append(Tie(pair=pair, value=value, before=before))
    return tuple(made)


def _shown(states: list[GameState], apart: int) -> list[float]:
    """Return the milliseconds from choosing a turn to its repainted panel; with `apart`, what moved glows."""
    panel = GraphPanel()
    panel.resize(790, 610)
    image = QImage(790, 610, QImage.Format.Format_RGB32)
    spent = []
    for at in range(2 * TURNS):
        place = at * 7 % len(states)
        before = states[max(place - apart, 0)] if apart else None
        begun = perf_counter()
        panel.show_content(content_of(states[place], before), animate=False)
        panel.render(image)
        spent.append((perf_counter() - begun) * 1e3)
    return spent[1:]


def _long_session() -> list[GameState]:
    """Return the states at the ends of forty turns in which ties moved."""
    session = opening.start(load(scenarios_folder() / "afghanistan-2017.yaml"), opening.Plan(seed=1))
    turns.change_turns(session, TURNS)
    names = [alignment(*both) for both in session.compiled.board.pairs]
    states = []
    for turn in range(TURNS):
        for at in range(5):
            what = names[(turn * 5 + at * 11) % len(names)]
            value = STRENGTHS[(turn + at) % len(STRENGTHS)]
            if session.state.values[session.compiled.board.places[what]] != value:
                rulings.adjust(session, what, value, "For the measurement.")
        states.append(session.state)
    return states
