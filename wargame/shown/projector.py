"""What everyone in the room may see on the wall: turn, phase, graph, tracks, and one piece of news.

Made from the room's `Sight` and from what `game.redaction` tells the room, never from a state; a secret
cannot be shown because it never comes here. What the news is follows from the phase, unless the facilitator
chose something else for it. To offer another content: its key in `CONTENTS` and a function in `_NEWS`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.redaction import BehindTheScenes, Redacted, SomethingHappened, changes_told
from wargame.game.sight import SeenMove, Sight
from wargame.session.doors import Known
from wargame.session.narration import Narrator
from wargame.shown.actors import glyph_of
from wargame.shown.ending import SEAL_NOTE
from wargame.shown.graph import GraphContent, content_of_sight, places_in
from wargame.shown.pictures import ShownPicture, of_actor, of_card, of_inject
from wargame.shown.reveal import RevealView, reveal_view
from wargame.shown.turn_sheet import TurnSheet, turn_sheet
from wargame.terms import ActorId, track
from wargame.words.counting import listed, plural
from wargame.words.labels import OUTCOME_WORDS

SETTING: Final = "projector-"
"""What a session's settings call the content of a phase: `projector-briefing`."""

SIZE: Final = "projector-letters"
"""The setting that keeps how large the wall's letters are, in per cent."""

PAGE: Final = "projector-page"
"""The setting that counts on through the pages of a turn's sheet on the wall."""

SHEET: Final = "turn"
"""What the content is called that is the sheet of the turn."""

SIZES: Final = (100, 115, 130, 150, 175, 200)

CONTENTS: Final[dict[str, str]] = {
    "": "What fits the phase",
    "inject": "The latest inject",
    "moves": "Moves on the table",
    "outcome": "What happened last",
    "deals": "Public deals and statements",
    "vote": "The latest vote",
    "graph": "The graph alone",
    SHEET: "Everything of the turn",
}
"""What can stand beside the graph, or in its place: key and words."""

BY_PHASE: Final[dict[str, tuple[str, ...]]] = {
    "": ("inject",),
    "briefing": ("inject",),
    "income": ("inject",),
    "negotiation": ("open vote", "deals", "inject"),
    "planning": ("inject", "outcome"),
    "moves": ("outcome", "inject"),
    "reveal": ("moves",),
    "resolution": ("outcome", "moves"),
    "upkeep": ("outcome",),
}
"""What fits each phase; the first that has something to show is shown."""

DOING: Final[dict[str, str]] = {
    "": "Before the turn",
    "briefing": "Briefing",
    "income": "Income",
    "negotiation": "Seats negotiate",
    "planning": "Moves are being chosen",
    "moves": "Moves are made",
    "reveal": "Moves are revealed",
    "resolution": "Moves are resolved",
    "upkeep": "The turn closes",
}

STATUS: Final[dict[str, str]] = {
    "to-move": "Chooses",
    "sealed": "Sealed",
    "passed": "Passed",
    "waiting": "",
}

FEW_TRACKS: Final = 4
"""So many tracks leave room for news."""

MOST_LINES: Final = 10
"""Lines of a piece of news; what is more is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSeat:
    """A seat, and how far it is."""

    name: str
    glyph: str
    status: str
    """In a word; empty when nothing is asked of it."""
    sealed: bool
    picture: ShownPicture | None = None
    """What stands in place of its glyph; None for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTrack:
    """A track with where it stood when the turn began."""

    name: str
    value: int
    low: int
    high: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing to read."""

    label: str
    title: str
    lines: tuple[str, ...] = ()
    word: str = ""
    """An outcome, set large."""
    picture: ShownPicture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomView:
    """All that the wall shows."""

    turn: str
    period: str
    doing: str
    seats: tuple[RoomSeat, ...]
    tracks: tuple[RoomTrack, ...]
    graph: GraphContent
    news: News | None
    reveal: RevealView | None = None
    """The moves on the table, where they take the whole wall."""
    sheet: TurnSheet | None = None
    """Everything of the turn, where that takes the whole wall."""
    page: int = 1
    """How far one went through its pages; past the last the first comes again."""
    alone: bool = False
    """Whether the graph takes the whole width."""


def room_view(
    known: Known,
    opening: Sight,
    compiled: CompiledScenario,
    narrator: Narrator,
    *,
    before: Sight | None = None,
) -> RoomView:
    """Return what the wall shows of what the room knows.

    `opening` is the room's sight with which the turn began, `before` the one whose ties are compared with.
    """
    seen = known.sight
    chosen = known.settings.get(f"{SETTING}{seen.phase}", "")
    return RoomView(
        turn=f"Turn {seen.turn} of {seen.last_turn}",
        period=_period(compiled, seen.turn),
        doing="The game is over" if seen.ended else DOING.get(seen.phase, ""),
        seats=tuple(_seat(seen, one.seat, one.name, one.status, compiled) for one in seen.seats),
        tracks=_tracks(seen, opening, compiled),
        graph=content_of_sight(seen, compiled, before, places_in(known.settings)),
        news=None
        if chosen in ("graph", SHEET)
        else _news(seen, known.told_this_turn, narrator, chosen, known.seal),
        reveal=_reveal(seen, compiled, chosen),
        sheet=turn_sheet(known, opening, compiled, narrator) if chosen == SHEET else None,
        page=_page(known.settings),
        alone=chosen == "graph",
    )


def _page(settings: Mapping[str, str]) -> int:
    text = settings.get(PAGE, "")
    return max(1, int(text)) if text.isascii() and text.isdecimal() else 1


def sheet_on_wall(settings: Mapping[str, str], phase: str) -> bool:
    """Return whether the room sees the sheet of the turn in a phase."""
    return settings.get(f"{SETTING}{phase}", "") == SHEET


def show_sheet(settings: Mapping[str, str], phase: str) -> dict[str, str]:
    """Return the settings that show the room the sheet of the turn, or its next page if it is there."""
    page = _page(settings) + 1 if sheet_on_wall(settings, phase) else 1
    return {f"{SETTING}{phase}": SHEET, PAGE: str(page)}


def take_sheet_off(phase: str) -> dict[str, str]:
    """Return the settings that show the room again what fits the phase."""
    return {f"{SETTING}{phase}": "", PAGE: ""}


def _reveal(seen: Sight, compiled: CompiledScenario, chosen: str) -> RevealView | None:
    """Return the rows that the laptop shows, too, while moves lie face up and nothing else is wished for."""
    if seen.phase != "reveal" or seen.ended or chosen not in ("", "moves"):
        return None
    view = reveal_view(seen, compiled)
    return view if view.rows or view.prepared else None


def _tracks(seen: Sight, opening: Sight, compiled: CompiledScenario) -> tuple[RoomTrack, ...]:
    """Return all tracks while seats think; only those that moved in the turn while there is news to read."""
    found = tuple(
        RoomTrack(
            name=line.name,
            value=seen.values[track(line.id)],
            low=line.min,
            high=line.max,
            before=opening.values[track(line.id)],
        )
        for line in compiled.scenario.tracks
        if track(line.id) in seen.values and track(line.id) in opening.values
    )
    if seen.phase in ("planning", "income", "") or len(found) <= FEW_TRACKS:
        return found
    moved = sorted((one for one in found if one.value != one.before), key=lambda one: -_jump(one))
    return tuple(one for one in found if one in moved[:FEW_TRACKS])


def _jump(one: RoomTrack) -> int:
    return abs(one.value - one.before)


def _period(compiled: CompiledScenario, turn: int) -> str:
    labels = compiled.scenario.calendar.labels
    return labels[turn - 1] if turn <= len(labels) else ""


def _seat(seen: Sight, seat: ActorId, name: str, status: str, compiled: CompiledScenario) -> RoomSeat:
    asked = seen.phase in ("planning", "moves")
    return RoomSeat(
        name=name,
        glyph=glyph_of(compiled.scenario.actor(seat)),
        status=STATUS.get(status, "") if asked else "",
        sealed=asked and status == "sealed",
        picture=of_actor(compiled, seat),
    )


def _news(seen: Sight, told: Sequence[Redacted], narrator: Narrator, content: str, seal: str) -> News | None:
    if (seen.ended or seal) and not content:
        ended = seen.ended or "The session is closed"
        if seal:
            return News(label=f"{ended.rstrip('.')}. The seal:", title=seal, lines=(SEAL_NOTE,))
        return News(label="The game is over", title=ended)
    for name in (content,) if content else BY_PHASE.get(seen.phase, ("inject",)):
        found = _NEWS[name](seen, told, narrator)
        if found is not None:
            return found
    return None


def _inject(_seen: Sight, told: Sequence[Redacted], narrator: Narrator) -> News | None:
    for one in reversed(told):
        if isinstance(one, ev.InjectFired | ev.AnswersOpened):
            return _brought(one, narrator)
    return None


def _brought(one: ev.InjectFired | ev.AnswersOpened, narrator: Narrator) -> News:
    """Return an inject, or the answers to one, as news."""
    said = narrator.tell(one)
    if isinstance(one, ev.AnswersOpened):
        return News(label="The answers", title=said.text, lines=shortened(list(said.details)))
    asks = f"{narrator.names(one.asks)} {plural(len(one.asks), 'answers', 'answer')}." if one.asks else ""
    picture = of_inject(narrator.compiled, one.inject)
    lines = tuple(filter(None, (one.text, asks)))
    return News(label="News", title=one.title, lines=lines, picture=picture)


def _moves(seen: Sight, _told: Sequence[Redacted], narrator: Narrator) -> News | None:
    if not seen.moves:
        return None
    lines = [_move_words(one, narrator) for one in seen.moves]
    return News(label="On the table", title=f"{len(lines)} open moves", lines=shortened(lines))


def _move_words(one: SeenMove, narrator: Narrator) -> str:
    said = f"{narrator.name(one.move.seat)}: {one.title}"
    if one.move.target:
        said += f" → {narrator.name(one.move.target)}"
    sides = [f"{'backed' if by > 0 else 'blocked'} by {narrator.name(seat)}" for seat, by in one.backing]
    if sides:
        said += f" ({', '.join(sides)})"
    return f"{said}. {OUTCOME_WORDS[one.outcome]}" if one.outcome in OUTCOME_WORDS else said


def _outcome(_seen: Sight, told: Sequence[Redacted], narrator: Narrator) -> News | None:
    for one in reversed(told):
        if (found := _happened(one, narrator)) is not None:
            return _named(found, one, told)
    return None


def _named(news: News, one: Redacted, told: Sequence[Redacted]) -> News:
    """Return news with the title of the move whose ruling was changed."""
    if not isinstance(one, ev.RulingOverridden):
        return news
    titles = [seen.title for seen in told if isinstance(seen, ev.MoveRuled) and seen.number == one.number]
    return replace(news, title=titles[-1]) if titles else news


def _happened(one: Redacted, narrator: Narrator) -> News | None:
    """Return an event as news; None for what moves nothing on the board."""
    if isinstance(one, ev.InjectFired | ev.AnswersOpened):
        return _brought(one, narrator)
    make = _MOVED.get(type(one))
    if make is None:
        return None
    label, title, word = make(one, narrator)
    moved = one.changes if isinstance(one, ev.RulingOverridden) else changes_told(one)
    lines = [narrator.change(change) for change in moved if change.before != change.after]
    played = one.card if isinstance(one, ev.MoveRuled | ev.CoverBlown) else ""
    return News(
        label=label,
        title=title,
        word=word,
        lines=shortened(lines),
        picture=of_card(narrator.compiled, played),
    )


_MOVED: Final[Mapping[type, Callable[[Any, Narrator], tuple[str, str, str]]]] = {
    ev.MoveRuled: lambda one, say: (say.name(one.seat), one.title, OUTCOME_WORDS[one.outcome]),
    ev.RulingOverridden: lambda one, _: (
        "The ruling is changed",
        f"Move {one.number}",
        OUTCOME_WORDS[one.after],
    ),
    ev.CoverBlown: lambda one, say: (f"It comes to light: {say.name(one.seat)}", one.title, ""),
    SomethingHappened: lambda *_: ("Something happened", "Nobody knows who was behind it", ""),
    BehindTheScenes: lambda *_: ("Behind the scenes", "What moved unseen in this turn", ""),
    ev.UpkeepDone: lambda *_: ("At the end of the turn", "What moved by itself", ""),
    ev.GameEnded: lambda one, _: ("The game is over", one.title, ""),
}
"""What the board says of each kind of event that moves something: above, in large, and the outcome."""


def _deals(seen: Sight, told: Sequence[Redacted], narrator: Narrator) -> News | None:
    lines = [
        f"{narrator.name(deal.proposer)} and {_names(deal.parties[1:], narrator)}: "
        f"{deal.terms} ({deal.status})"
        for deal in seen.deals
        if deal.public and deal.status in ("offered", "agreed")
    ]
    lines += [
        f"{_names(one.seats, narrator)}: “{one.text}”" for one in told if isinstance(one, ev.StatementMade)
    ]
    if not lines:
        return None
    return News(label="In the open", title="Deals and statements", lines=shortened(lines))


def _names(seats: Sequence[ActorId], narrator: Narrator) -> str:
    return listed(map(narrator.name, seats))


def shortened(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the first lines, and how many are left out."""
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    kept = MOST_LINES - 1
    return (*lines[:kept], f"and {len(lines) - kept} more")


def _vote(seen: Sight, _told: Sequence[Redacted], _narrator: Narrator) -> News | None:
    if not seen.votes:
        return None
    vote = seen.votes[-1]
    if not vote.counts:
        said = f"{vote.voted} of {len(seen.seats)} have voted."
        return News(label="The table votes in secret", title=vote.question, lines=(said,))
    lines = [f"{option}: {count}" for option, count in vote.counts.items()]
    return News(
        label="The vote is closed" if vote.closed else "The table votes",
        title=vote.question,
        lines=shortened(lines),
    )


def _open_vote(seen: Sight, told: Sequence[Redacted], narrator: Narrator) -> News | None:
    return _vote(seen, told, narrator) if seen.votes and not seen.votes[-1].closed else None


_NEWS: Final[Mapping[str, Callable[[Sight, Sequence[Redacted], Narrator], News | None]]] = {
    "inject": _inject,
    "moves": _moves,
    "outcome": _outcome,
    "deals": _deals,
    "vote": _vote,
    "open vote": _open_vote,
}
