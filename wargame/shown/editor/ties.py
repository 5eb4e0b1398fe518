"""Ties as the editor draws them: a matrix of who stands with whom, and the edits that come of it.

Read from the plain data of a document, pair by pair; where games end comes as an average for each pair. The
matrix and the graph of the page tell pairs and numbers, and get edits here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wargame.alignment.layout import solve_places
from wargame.alignment.picture import Tie
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit, Insert, Remove, Set
from wargame.scenario.model import Scenario
from wargame.shown.actors import shorts_in
from wargame.shown.editor.sections import Path, items_in, section
from wargame.shown.editor.things import shorts_of, things_of
from wargame.shown.graph import GraphContent, actors_at, scale_end
from wargame.terms import ActorId, Pair, pair, signed

Places = Mapping[ActorId, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """How two actors stand at the start, and where games end."""

    path: Path | None = None
    """Where the scenario says it; None if it does not, and they stand at 0."""
    value: int = 0
    end: float | None = None
    """The average in the games that were played; None before any were."""
    moves: bool = True
    """Whether it was ever at anything else than at the start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieBoard:
    """All actors, and how they stand with each other."""

    actors: tuple[tuple[ActorId, str, str], ...]
    """Id, name and short name, in the order of the file."""
    low: int
    high: int | None
    meetings: Mapping[Pair, Meeting]

    def meeting(self, one: ActorId, other: ActorId) -> Meeting:
        """Return how two actors stand."""
        return self.meetings.get(pair(one, other), Meeting())

    def name(self, actor: ActorId) -> str:
        """Return what an actor is called."""
        return next((name for identity, name, _ in self.actors if identity == actor), actor)

    def still(self) -> int:
        """Return how many pairs never moved in the games that were played."""
        return sum(1 for one in self.meetings.values() if one.end is not None and not one.moves)

    def within(self, value: int) -> int:
        """Return a value, or the end of the scale that is nearest to it."""
        value = max(value, self.low)
        return value if self.high is None else min(value, self.high)


def tie_board(document: Document, ends: Mapping[Pair, tuple[float, bool]]) -> TieBoard:
    """Return the ties; `ends` has the average end of each pair, and whether it ever moved."""
    shorts = dict(shorts_of(document))
    actors = tuple((one, name, shorts.get(one, one)) for one, name in things_of(document, "actor"))
    stated: dict[Pair, tuple[Path | None, int]] = {}
    for item in items_in(document, section("ties")):
        between, value = item.data.get("between"), item.data.get("value")
        if isinstance(between, list) and len(between) == 2:
            both = pair(str(between[0]), str(between[1]))
            stated.setdefault(both, (item.path, value if isinstance(value, int) else 0))
    low, high = _scale(document.data)
    nobody: tuple[Path | None, int] = (None, 0)
    names = [one for one, _, _ in actors]
    meetings = {}
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            both = pair(one, other)
            path, value = stated.get(both, nobody)
            end, moves = ends.get(both, (None, True))
            meetings[both] = Meeting(path=path, value=value, end=end, moves=moves)
    return TieBoard(actors=actors, low=low, high=high, meetings=meetings)


def _scale(data: Any) -> tuple[int, int | None]:
    rules = data.get("rules") if isinstance(data, dict) else None
    scale = rules.get("alignment") if isinstance(rules, dict) else None
    found = scale if isinstance(scale, dict) else {}
    low, high = found.get("min", -10), found.get("max", 10)
    return (low if isinstance(low, int) else -10), (high if isinstance(high, int) else None)


def read_value(text: str) -> int | None:
    """Return the number that was typed into a cell, whatever its minus looks like; None if it is none."""
    found = text.strip().replace("−", "-").replace("–", "-").replace("+", "")
    return int(found) if found.removeprefix("-").isdecimal() and len(found) < 6 else None


def tie_set(document: Document, board: TieBoard, both: Pair, value: int) -> tuple[Edit, str] | None:
    """Return the edit that lets two actors begin at a value; None if they do already.

    A pair that the scenario does not name yet becomes a new tie at the end of the list.
    """
    meeting = board.meeting(*both)
    words = f"{board.name(both[0])} and {board.name(both[1])}: {signed(value)}"
    if meeting.path is not None:
        return None if value == meeting.value else (Set((*meeting.path, "value"), value), words)
    listed = document.data.get("alignments")
    at = len(listed) if isinstance(listed, list) else 0
    return Insert(("alignments",), at, {"between": list(both), "value": value}), words


def place_set(
    document: Document, actor: ActorId, place: tuple[float, float], solved: Places
) -> tuple[Edit, str]:
    """Return the edit that puts an actor somewhere in the graph; all others keep the place they have."""
    places = {one: [round(x, 2), round(y, 2)] for one, (x, y) in {**solved, actor: place}.items()}
    graph = document.data.get("graph") if isinstance(document.data, dict) else None
    words = "Places in the graph"
    if not isinstance(graph, dict):
        return Set(("graph",), {"positions": places}), words
    if not isinstance(graph.get("positions"), dict) or len(graph["positions"]) < len(places):
        return Set(("graph", "positions"), places), words
    return Set(("graph", "positions", actor), places[actor]), words


def places_solved(document: Document) -> tuple[Edit, str] | None:
    """Return the edit that lets the program find all places again; None if it does already."""
    graph = document.data.get("graph") if isinstance(document.data, dict) else None
    if not isinstance(graph, dict) or not graph.get("positions"):
        return None
    path: Path = ("graph", "positions") if len(graph) > 1 else ("graph",)
    return Remove(path), "Places in the graph: found anew"


def places_of(scenario: Scenario) -> Places:
    """Return where the actors stand in the graph: as the scenario says, the others solved from the ties."""
    given = dict(scenario.graph.positions)
    if all(one.id in given for one in scenario.actors):
        return given
    actors = [(one.id, one.name, one.kind == "seat") for one in scenario.actors]
    return solve_places(actors, _starts(scenario), fixed=given)


def tie_graph(scenario: Scenario, places: Places) -> GraphContent:
    """Return the graph of the start, without making the scenario ready for play."""
    return GraphContent(
        actors=actors_at(scenario, places),
        ties=tuple(Tie(pair=both, value=value) for both, value in _starts(scenario).items()),
        glyphs={one.id: one.glyph for one in scenario.actors if one.glyph},
        shorts=shorts_in(scenario),
        scale_end=scale_end(scenario),
        threshold=scenario.graph.tie_threshold,
    )


def _starts(scenario: Scenario) -> dict[Pair, int]:
    """Return the ties that do not begin at 0, by pair, in the order of all pairs."""
    found = {pair(*one.between): one.value for one in scenario.alignments if one.value}
    return dict(sorted(found.items()))
