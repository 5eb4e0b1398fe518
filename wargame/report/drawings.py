"""The drawings of the alignment graph: where the ties stood, and how they changed, as SVG.

Takes a Story and gives `blocks.Drawing`. The geometry is that of `alignment.picture`, the same as the
window's; the places are those of the scenario, or where the facilitator put an actor in this session.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from itertools import count
from typing import Final

from wargame.alignment.layout import solve_places
from wargame.alignment.picture import Actor, Frame, Picture, Tie, compose
from wargame.alignment.svg import as_svg, described
from wargame.game.state import GameState
from wargame.places import assets_folder
from wargame.report.blocks import Drawing
from wargame.report.story import Story
from wargame.shown.graph import scale_end
from wargame.terms import ActorId
from wargame.words.counting import signed

LARGE: Final = (860.0, 560.0)
SMALL: Final = (620.0, 430.0)
TURN: Final = (640.0, 430.0)

_PLACE: Final = "place-"
"""What the settings of a session call the place of an actor that was moved by hand."""


@cache
def icon(name: str) -> str:
    """Return the project's own drawing of this name as SVG; empty if there is none."""
    plain = name.replace("-", "").isalnum() and name.isascii()
    path = assets_folder() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8") if plain and path.is_file() else ""


class Drawings:
    """Draws the graph of one story, at any moment of it."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._numbers = count(1)

    def large(self, state: GameState, title: str, note: str = "") -> Drawing:
        """Return the graph with names and values."""
        return self._drawing(self._picture(state, LARGE), title, note)

    def small(self, state: GameState, title: str, note: str = "") -> Drawing:
        """Return the graph without names, to be compared with others of its size."""
        return self._drawing(self._picture(state, SMALL), title, note, thumbnail=True)

    def change(self, before: GameState, after: GameState, title: str) -> Drawing:
        """Return the graph with what changed from one state to another; other ties are faded."""
        return self._drawing(self._picture(after, TURN, before=before), title, "")

    @cached_property
    def glyphs(self) -> Mapping[ActorId, str]:
        """The drawing of each actor that has one."""
        drawn = {one.id: icon(one.glyph) for one in self._story.scenario.actors if one.glyph}
        return {actor: svg for actor, svg in drawn.items() if svg}

    @cached_property
    def _places(self) -> Mapping[ActorId, tuple[float, float]]:
        scenario, board = self._story.scenario, self._story.compiled.board
        given = {**scenario.graph.positions, **self._moved_by_hand()}
        if all(one.id in given for one in scenario.actors):
            return given
        return solve_places(
            [(one.id, one.name, one.kind == "seat") for one in scenario.actors],
            {both: board.starts[at] for both, at in board.pairs.items() if board.starts[at]},
            fixed=given,
        )

    def _moved_by_hand(self) -> dict[ActorId, tuple[float, float]]:
        found = {}
        for name, text in self._story.session.settings.items():
            across, _, down = text.partition(",")
            try:
                place = (float(across), float(down))
            except ValueError:
                continue
            if name.startswith(_PLACE) and all(0 <= share <= 1 for share in place):
                found[name.removeprefix(_PLACE)] = place
        return found

    @cached_property
    def _actors(self) -> tuple[Actor, ...]:
        return tuple(
            Actor(id=one.id, name=one.name, is_seat=one.kind == "seat", place=self._places.get(one.id))
            for one in self._story.scenario.actors
        )

    def _picture(
        self, state: GameState, size: tuple[float, float], before: GameState | None = None
    ) -> Picture:
        pairs = self._story.compiled.board.pairs
        ties = [
            Tie(pair=both, value=state.values[at], before=None if before is None else before.values[at])
            for both, at in pairs.items()
        ]
        frame = Frame(
            width=size[0],
            height=size[1],
            scale_end=scale_end(self._story.scenario),
            tie_threshold=float(self._story.scenario.graph.tie_threshold),
        )
        return compose(self._actors, ties, frame, shows_change=before is not None)

    def _drawing(self, picture: Picture, title: str, note: str, *, thumbnail: bool = False) -> Drawing:
        alt = _changes_in_words(picture) or described(picture)
        return Drawing(
            svg=as_svg(
                picture,
                title=title,
                description=alt,
                glyphs=self.glyphs,
                thumbnail=thumbnail,
                name=f"graph-{next(self._numbers)}",
            ),
            alt=f"{title}. {alt}",
            title=title,
            note=note,
            width=picture.frame.width,
            height=picture.frame.height,
        )


def _changes_in_words(picture: Picture) -> str:
    """Return the ties that changed; empty if none did."""
    names = {disc.id: disc.name for disc in picture.discs}
    return " ".join(
        f"{names[tie.pair[0]]} and {names[tie.pair[1]]}: {signed(tie.before or 0)} to {signed(tie.value)}."
        for tie in reversed(picture.ties)
        if tie.glow is not None
    )
