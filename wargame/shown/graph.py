"""What the alignment graph shows: actors, ties and words, taken from a state or from a sight.

The facilitator's graph is made from a `GameState`, that of a hand or the projector from a `Sight`, which
holds nothing secret; both become the same `GraphContent`. The geometry is that of
`wargame.alignment.picture`, whose `Actor` and `Tie` stand in the content; nothing here paints. To show
something more of an actor or a tie, add it here and in `ui.widgets.graph_scene`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from wargame.alignment.layout import solve_places
from wargame.alignment.picture import Actor, Frame, Picture, Tie, compose
from wargame.game.compiled import CompiledScenario
from wargame.game.secrecy import as_told
from wargame.game.sight import Sight
from wargame.game.state import GameState
from wargame.scenario.model import Scenario
from wargame.session.session import Session
from wargame.shown.actors import shorts_in
from wargame.shown.table import graph_title
from wargame.shown.tie_story import TieStory, turn_start
from wargame.terms import ActorId, Pair, alignment, pair
from wargame.words.counting import counted, listed, signed

PLACE: Final = "place-"
"""What the settings of a session call the place of an actor that was dragged: `place-iran`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphContent:
    """All that a graph shows."""

    actors: tuple[Actor, ...]
    """In the order of the scenario, with the places where people learned to find them."""
    ties: tuple[Tie, ...] = ()
    """Every pair that stands, or stood, at anything but 0."""
    glyphs: Mapping[ActorId, str] = field(default_factory=dict)
    shorts: Mapping[ActorId, str] = field(default_factory=dict)
    scale_end: float = 10.0
    threshold: float = 3.0

    @property
    def names(self) -> dict[ActorId, str]:
        """Return each actor's name."""
        return {actor.id: actor.name for actor in self.actors}

    def tie(self, one: ActorId, other: ActorId) -> Tie | None:
        """Return the tie of two actors; None if they never had one."""
        both = pair(one, other)
        return next((tie for tie in self.ties if tie.pair == both), None)


def content_of(
    state: GameState,
    before: GameState | None = None,
    places: Mapping[ActorId, tuple[float, float]] | None = None,
) -> GraphContent:
    """Return what the facilitator's graph shows; `before` is the state whose ties are compared with."""
    board = state.compiled.board
    now = {both: state.values[at] for both, at in board.pairs.items()}
    old = None if before is None else {both: before.values[at] for both, at in board.pairs.items()}
    return _content(state.compiled, now, old, places)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardGraph:
    """The graph of the table, with its title and the places to which actors were dragged."""

    title: str
    content: GraphContent
    places: Mapping[ActorId, tuple[float, float]]


def board_graph(session: Session, state: GameState, *, moved: bool = False) -> BoardGraph:
    """Return the alignments as the room was told of them; with `moved`, beside those the turn began with."""
    began, told = turn_start(session.history, state.turn), as_told(state)
    return BoardGraph(
        title=graph_title(told, began),
        content=content_of(told, began if moved else None),
        places=places_in(session.settings),
    )


def content_of_sight(
    sight: Sight,
    compiled: CompiledScenario,
    before: Sight | None = None,
    places: Mapping[ActorId, tuple[float, float]] | None = None,
) -> GraphContent:
    """Return what a player or the room sees; only the names and places come from the scenario."""
    pairs = compiled.board.pairs
    now = {both: sight.values[alignment(*both)] for both in pairs}
    old = None if before is None else {both: before.values[alignment(*both)] for both in pairs}
    return _content(compiled, now, old, places)


def content_of_values(
    compiled: CompiledScenario,
    values: Mapping[Pair, int],
    before: Mapping[Pair, int] | None = None,
    places: Mapping[ActorId, tuple[float, float]] | None = None,
) -> GraphContent:
    """Return the content for given alignments, for previews; pairs that are not given stand at 0."""
    now = {both: values.get(both, 0) for both in compiled.board.pairs}
    old = None if before is None else {both: before.get(both, 0) for both in compiled.board.pairs}
    return _content(compiled, now, old, places)


def _content(
    compiled: CompiledScenario,
    now: Mapping[Pair, int],
    old: Mapping[Pair, int] | None,
    places: Mapping[ActorId, tuple[float, float]] | None,
) -> GraphContent:
    scenario = compiled.scenario
    return GraphContent(
        actors=actors_at(scenario, {**starting_places(compiled), **(places or {})}),
        ties=tuple(
            Tie(pair=both, value=value, before=None if old is None else old[both])
            for both, value in now.items()
            if value or (old is not None and old[both])
        ),
        glyphs={one.id: one.glyph for one in scenario.actors if one.glyph},
        shorts=shorts_in(scenario),
        scale_end=scale_end(scenario),
        threshold=scenario.graph.tie_threshold,
    )


def actors_at(scenario: Scenario, places: Mapping[ActorId, tuple[float, float]]) -> tuple[Actor, ...]:
    """Return a scenario's actors as a graph draws them, each at its place where it has one."""
    return tuple(
        Actor(id=one.id, name=one.name, is_seat=one.kind == "seat", place=places.get(one.id), short=one.short)
        for one in scenario.actors
    )


def part_of(content: GraphContent, seat: ActorId, ties: Collection[Pair]) -> GraphContent:
    """Return the part of a graph that a seat plans by: its own ties, some others, and whom they join."""
    shown = tuple(
        tie
        for tie in content.ties
        if tie.pair in ties or (seat in tie.pair and abs(tie.value) >= content.threshold)
    )
    among = {seat, *(actor for tie in shown for actor in tie.pair)}
    return replace(content, actors=tuple(one for one in content.actors if one.id in among), ties=shown)


def picture_of(content: GraphContent, width: float, height: float, *, shows_change: bool) -> Picture:
    """Return the geometry of a graph; with `shows_change` what differs from before stands out."""
    frame = Frame(width=width, height=height, scale_end=content.scale_end, tie_threshold=content.threshold)
    return compose(content.actors, content.ties, frame, shows_change=shows_change)


def scale_end(scenario: Scenario) -> float:
    """Return the strongest alignment possible; where the scale is open upwards, its lower end counts."""
    scale = scenario.rules.alignment
    return float(max(abs(scale.min), abs(scale.max or 0), 1))


@lru_cache(maxsize=2)  # each keeps a whole scenario, made ready for play, in memory
def starting_places(compiled: CompiledScenario) -> Mapping[ActorId, tuple[float, float]]:
    """Return where the actors stand: as the scenario says, the others solved from the starting ties."""
    scenario, board = compiled.scenario, compiled.board
    given = {actor: place for actor, place in scenario.graph.positions.items()}
    if all(one.id in given for one in scenario.actors):
        return given
    return solve_places(
        [(one.id, one.name, one.kind == "seat") for one in scenario.actors],
        {both: board.starts[at] for both, at in board.pairs.items() if board.starts[at]},
        fixed=given,
    )


def places_in(settings: Mapping[str, str]) -> dict[ActorId, tuple[float, float]]:
    """Return the places kept in a session's settings; what cannot be read is left out."""
    found = {}
    for name, text in settings.items():
        if name.startswith(PLACE) and (place := _place(text)) is not None:
            found[name.removeprefix(PLACE)] = place
    return found


def place_setting(actor: ActorId, x: float, y: float) -> dict[str, str]:
    """Return the setting that remembers where an actor was dragged to."""
    return {f"{PLACE}{actor}": f"{x:.4f},{y:.4f}"}


def forget_places(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the settings that put every dragged actor back where it belongs."""
    return {name: "" for name in settings if name.startswith(PLACE)}


def _place(text: str) -> tuple[float, float] | None:
    across, comma, down = text.partition(",")
    try:
        x, y = float(across), float(down)
    except ValueError:
        return None
    return (x, y) if comma and 0 <= x <= 1 and 0 <= y <= 1 else None


# --- words ---------------------------------------------------------------------------------------


def standing_words(value: float) -> str:
    """Return how two actors stand: `aligned 4`, `opposed 2`, `neither aligned nor opposed`."""
    if not value:
        return "neither aligned nor opposed"
    return f"{'aligned' if value > 0 else 'opposed'} {abs(value):g}"


def was_words(value: float, before: float) -> str:
    """Return what a tie was, briefly: `was 1`, or `was aligned 1` on a change of sign."""
    if not before:
        return "was 0"
    same = (value > 0) == (before > 0) and value != 0
    return f"was {abs(before):g}" if same else f"was {standing_words(before)}"


def tie_words(content: GraphContent, tie: Tie) -> str:
    """Return a tie as it is read aloud: `Iran and Kabul, opposed 2, was 1`."""
    names = content.names
    one, other = (names[actor] for actor in tie.pair)
    was = f", {was_words(tie.value, tie.before)}" if tie.before not in (None, tie.value) else ""
    return f"{one} and {other}, {standing_words(tie.value)}{was}"


def actor_words(content: GraphContent, actor: ActorId) -> str:
    """Return an actor as it is read aloud: its name and how many ties of each kind it has."""
    own = [tie.value for tie in content.ties if actor in tie.pair and abs(tie.value) >= content.threshold]
    aligned, opposed = sum(value > 0 for value in own), sum(value < 0 for value in own)
    return f"{content.names[actor]}: {aligned} aligned, {opposed} opposed"


def summary(content: GraphContent) -> str:
    """Return the whole graph in words, changes first, for those who do not see it."""
    shown = [tie for tie in content.ties if abs(tie.value) >= content.threshold]
    changed = [tie for tie in content.ties if tie.before not in (None, tie.value)]
    shown.sort(key=lambda tie: (-abs(tie.value), tie.pair))
    parts = [f"{counted(len(content.actors), 'actor')}, {counted(len(shown), 'tie')}."]
    parts += [f"Changed: {tie_words(content, tie)}." for tie in changed]
    parts += [f"{tie_words(content, tie)}." for tie in shown if tie not in changed]
    return " ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseRow:
    """Something that moved a tie: its event, by how much, and in words."""

    event: int
    amount: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TieDetail:
    """Everything that is told of one tie."""

    title: str
    standing: str
    values: tuple[float, ...]
    low: float
    high: float
    causes: tuple[CauseRow, ...]
    """The latest first."""


def tie_detail(content: GraphContent, tie: Tie, story: TieStory | None) -> TieDetail:
    """Return how a tie stands, how it went, and what moved it; the latter two only with a story."""
    names = content.names
    was = f", {was_words(tie.value, tie.before)}" if tie.before not in (None, tie.value) else ""
    values = tuple(float(value) for value in story.values) if story else ()
    causes = tuple(
        CauseRow(
            event=one.event,
            amount=change_text(one.before, one.after),
            words=f"Turn {one.turn}. {one.words}",
        )
        for one in reversed(story.movements if story else ())
    )
    return TieDetail(
        title=listed(names[actor] for actor in tie.pair),
        standing=f"{standing_words(tie.value).capitalize()}{was}",
        values=values,
        # Around what it was, and 0: on the whole scale a small line would look flat.
        low=min(*values, 0.0) - 1 if values else -content.scale_end,
        high=max(*values, 0.0) + 1 if values else content.scale_end,
        causes=causes,
    )


def change_text(before: float, after: float) -> str:
    """Return a change as it stands on a chip: `−2 → −3`."""
    return f"{signed(before)} → {signed(after)}"
