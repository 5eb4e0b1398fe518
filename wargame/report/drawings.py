"""The drawings of the alignment graph: where the ties stood, and how they changed, as SVG.

Takes a Story and gives `blocks.Drawing`. What stands where, and which ties are seen, is `shown.graph`'s, the
same as in the windows.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from itertools import count
from typing import Final

from wargame.alignment.picture import Picture
from wargame.alignment.svg import as_svg, described
from wargame.game.state import GameState
from wargame.places import assets_folder
from wargame.report.blocks import Drawing
from wargame.report.story import Story
from wargame.shown.graph import content_of, picture_of, places_in
from wargame.shown.pictures import ShownPicture, drawn
from wargame.terms import ActorId
from wargame.words.counting import signed

LARGE: Final = (860.0, 560.0)
SMALL: Final = (620.0, 430.0)
TURN: Final = (640.0, 430.0)


@cache
def icon(name: str) -> str:
    """Return the project's own drawing of this name as SVG; empty if there is none."""
    plain = name.replace("-", "").isalnum() and name.isascii()
    path = assets_folder() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8") if plain and path.is_file() else ""


def picture_block(shown: ShownPicture) -> Drawing:
    """Return a picture of the scenario as a drawing."""
    return Drawing(svg=drawn(shown), alt=shown.alt, width=shown.width, height=shown.height)


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

    def _picture(
        self, state: GameState, size: tuple[float, float], before: GameState | None = None
    ) -> Picture:
        content = content_of(state, before, places_in(self._story.session.settings))
        return picture_of(content, *size, shows_change=before is not None)

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
