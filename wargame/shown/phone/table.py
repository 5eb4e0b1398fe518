"""The table as a phone shows it: the graph in small, the tracks, what was told of this turn.

Made of what the place's door gives. Geometry is in shares of the canvas; the page draws it at any size.
"""

from typing import Final

from msgspec import Struct

from wargame.game import events as ev
from wargame.game.sight import Sight
from wargame.session.doors import Known, RoomDoor
from wargame.session.narration import Narrator
from wargame.shown.graph import GraphContent, content_of_sight, places_in, tie_words
from wargame.shown.reveal import covert_words
from wargame.terms import ActorId, track

MOST_TOLD: Final = 20
LONGEST_TOLD: Final = 240

_LETTERS: Final = (ev.MessageSent, ev.QuestionAsked, ev.QuestionAnswered, ev.TimerSet, ev.PerceptionGiven)
"""What is not told here: it stands among the letters, or is no news."""


class ActorPlace(Struct, frozen=True, kw_only=True):
    """An actor and where it stands, in shares of the canvas."""

    id: ActorId
    name: str
    short: str
    glyph: str
    seat: bool
    x: float
    y: float


class TieNow(Struct, frozen=True, kw_only=True):
    """A tie that is worth a line: its value, what it was as the turn began, and both in words."""

    one: ActorId
    other: ActorId
    value: int
    before: int
    words: str


class TrackNow(Struct, frozen=True, kw_only=True):
    """A track, and where it stood as the turn began."""

    name: str
    value: int
    low: int
    high: int
    before: int


class TableNow(Struct, frozen=True, kw_only=True):
    """What everyone in the room may see."""

    actors: tuple[ActorPlace, ...]
    ties: tuple[TieNow, ...]
    scale: float
    """The strongest tie possible."""
    tracks: tuple[TrackNow, ...]
    told: tuple[str, ...]
    """What was told of this turn, the latest first."""
    told_at: tuple[int, ...]
    """Of each, its place among all that was told here; an observation names it so."""
    covert: str
    """What may be said of covert moves; empty where there is nothing to say."""


def table_now(door: RoomDoor, known: Known, opening: Sight) -> TableNow:
    """Return the table as a place may see it; `opening` is its sight as the turn began."""
    seen = known.sight
    content = content_of_sight(seen, door.compiled, opening, places_in(known.settings))
    told = _told(known, door.narrator)
    lies_open = seen.phase in ("reveal", "resolution")
    return TableNow(
        actors=_actors(content),
        ties=_ties(content),
        scale=content.scale_end,
        tracks=tuple(
            TrackNow(
                name=line.name,
                value=seen.values[track(line.id)],
                low=line.min,
                high=line.max,
                before=opening.values[track(line.id)],
            )
            for line in door.scenario.tracks
            if track(line.id) in seen.values and track(line.id) in opening.values
        ),
        told=tuple(words for _, words in told),
        told_at=tuple(at for at, _ in told),
        covert=covert_words(seen, door.compiled) if lies_open else "",
    )


def _actors(content: GraphContent) -> tuple[ActorPlace, ...]:
    found = []
    for one in content.actors:
        x, y = one.place or (0.5, 0.5)
        found.append(
            ActorPlace(
                id=one.id,
                name=one.name,
                short=content.shorts[one.id],
                glyph=content.glyphs.get(one.id, ""),
                seat=one.is_seat,
                x=round(x, 3),
                y=round(y, 3),
            )
        )
    return tuple(found)


def _ties(content: GraphContent) -> tuple[TieNow, ...]:
    return tuple(
        TieNow(
            one=tie.pair[0],
            other=tie.pair[1],
            value=int(tie.value),
            before=int(tie.value if tie.before is None else tie.before),
            words=tie_words(content, tie),
        )
        for tie in content.ties
        if abs(tie.value) >= content.threshold or tie.before not in (None, tie.value)
    )


def _told(known: Known, narrator: Narrator) -> tuple[tuple[int, str], ...]:
    turn = known.sight.turn
    news = [
        (at, one)
        for at, one in enumerate(known.told, 1)
        if one.turn == turn and not isinstance(one, _LETTERS)
    ]
    return tuple((at, _short(narrator.tell(one).text)) for at, one in reversed(news[-MOST_TOLD:]))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 1]}…"
