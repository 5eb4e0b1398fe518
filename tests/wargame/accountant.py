"""Somebody in the room who writes everything down and reckons out who made each covert move.

`Ledger` is given nothing but what the room is told and shown while a session is played. For each turn it
rules seats out: by their open moves, their seals and passes, their influence against what they were seen to
spend, the place in which something happened, and the gaps in the numbers of moves. `by_cards` reads the cards
beside that: what a seat alone can do, and whether it happened.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from wargame.game import events as ev
from wargame.game.compiled import CompiledScenario
from wargame.game.redaction import (
    BehindTheScenes,
    Redacted,
    SealedUnseen,
    SomethingHappened,
    changes_told,
    redact,
)
from wargame.game.sight import sight
from wargame.game.state import GameState
from wargame.scenario.expression import parse_effects
from wargame.scenario.tree import Alignment, Change, TrackValue
from wargame.session.history import History
from wargame.terms import ROOM, ActorId, Quantity, alignment, track


@dataclass
class Turn:
    """What the room came to know of one turn."""

    order: tuple[ActorId, ...]
    seals: Counter[ActorId] = field(default_factory=Counter)
    passed: set[ActorId] = field(default_factory=set)
    whole_plans: set[ActorId] = field(default_factory=set)
    """Seats that were only said to have sealed their plan."""
    open_moves: list[tuple[int, ActorId]] = field(default_factory=list)
    """Number and seat, in the order of ruling."""
    spent: Counter[ActorId] = field(default_factory=Counter)
    before: dict[ActorId, int] = field(default_factory=dict)
    after: dict[ActorId, int] = field(default_factory=dict)
    happened: list[int] = field(default_factory=list)
    """For each thing that happened unseen, how many open moves had been ruled on before it."""
    gaps: list[int] = field(default_factory=list)
    """Numbers of moves that nobody is told of."""
    timed: int = 0
    """How often a number on the wall moved just when a covert move was ruled on."""
    moved: Counter[Quantity] = field(default_factory=Counter)
    """What moved behind the scenes, or unseen, and by how much."""


def lines(history: History, compiled: CompiledScenario) -> Iterator[tuple[ev.Event, GameState, GameState]]:
    """Each event with the states before and after it."""
    before = history.opening
    for entry in history.line():
        after = history.state_at(entry.number)
        yield entry.event, before, after
        before = after


def watched(history: History, compiled: CompiledScenario) -> dict[int, Turn]:
    """What somebody in the room wrote down, turn by turn."""
    found: dict[int, Turn] = {}
    entries = [entry.event for entry in history.line()]
    for at, (event, before, after) in enumerate(lines(history, compiled)):
        turn = found.setdefault(
            event.turn, Turn(order=compiled.orders[(event.turn - 1) % len(compiled.orders)])
        )
        if isinstance(event, ev.PhaseOpened) and event.kind == "planning":
            turn.before = held(before)
        if isinstance(event, ev.PhaseOpened) and event.kind == "resolution":
            turn.after = held(after)
            # What was told while plans were sealed, before any of it was turned over.
            for one in redact(entries[: at - 1], ROOM, compiled):
                if one is not None and one.turn == event.turn:
                    note_seal(turn, one)
        if isinstance(event, ev.MoveRuled) and event.covert and shown(before) != shown(after):
            turn.timed += 1
    for told in redact(entries, ROOM, compiled):
        if told is not None:
            note(found[told.turn], told)
    number = 0
    for turn in found.values():
        known = {one for one, _ in turn.open_moves}
        last = max(known, default=number)
        turn.gaps = [one for one in range(number + 1, last + 1) if one not in known]
        number = last
    return found


def held(state: GameState) -> dict[ActorId, int]:
    """Influence as the room sees it."""
    return {one.seat: one.influence for one in sight(state, ROOM).seats if one.influence is not None}


def shown(state: GameState) -> dict[Quantity, int]:
    """The numbers on the wall."""
    return sight(state, ROOM).values


def note_seal(turn: Turn, seen: Redacted) -> None:
    if isinstance(seen, SealedUnseen):
        turn.seals[seen.seat] += 1
        if seen.plan:
            turn.whole_plans.add(seen.seat)
    elif isinstance(seen, ev.SeatPassed):
        turn.passed.add(seen.seat)


def note(turn: Turn, seen: Redacted) -> None:
    if isinstance(seen, ev.MoveSealed):
        turn.spent[seen.move.seat] += seen.cost
    elif isinstance(seen, ev.MoveBacked):
        turn.spent[seen.seat] += 1
    elif isinstance(seen, ev.MoveRuled):
        turn.open_moves.append((seen.number, seen.seat))
    elif isinstance(seen, SomethingHappened | BehindTheScenes):
        if isinstance(seen, SomethingHappened):
            turn.happened.append(len(turn.open_moves))
        for change in changes_told(seen):
            turn.moved[change.what] += change.after - change.before


def suspects(turn: Turn, most: int) -> set[ActorId]:
    """Seats that could have made a covert move, as open moves alone have it: what anybody may say."""
    made = Counter(seat for _, seat in turn.open_moves)
    return {seat for seat in turn.order if made[seat] < most}


def accused(turn: Turn, most: int) -> set[ActorId]:
    """Seats that made a covert move, as far as reckoning goes; all suspects where it says nothing."""
    made = Counter(seat for _, seat in turn.open_moves)
    found = suspects(turn, most)
    by_seals = {seat for seat in found if seat in turn.whole_plans or turn.seals[seat] > made[seat]}
    by_purse = {
        seat
        for seat in found
        if seat not in turn.before or turn.before[seat] - turn.after.get(seat, 0) > turn.spent[seat]
    }
    return (by_seals & by_purse) or by_seals or found


def placed(turn: Turn, most: int, among: set[ActorId], at: int) -> set[ActorId]:
    """The seats whose turn it was when something happened after so many open moves."""
    slots = [(number, seat) for number in range(most) for seat in turn.order]
    done: list[int] = []
    made: Counter[ActorId] = Counter()
    for _, seat in turn.open_moves:
        first = next(
            (
                index
                for index, slot in enumerate(slots)
                if slot[1] == seat and index > (done[-1] if done else -1)
            ),
            len(slots),
        )
        done.append(first)
        made[seat] += 1
    low = done[at - 1] if at else -1
    high = done[at] if at < len(done) else len(slots)
    there = {seat for index, (_, seat) in enumerate(slots) if low < index < high}
    return (there & among) or among


def by_cards(turn: Turn, among: set[ActorId], compiled: CompiledScenario) -> set[ActorId]:
    """The seats of whose covert cards one does just what happened, as nearly as any does."""
    worth: dict[ActorId, int] = {}
    for seat in among:
        fits = [fit(turn.moved, effects) for effects in doings(compiled, seat)]
        worth[seat] = max(fits, default=0)
    best = max(worth.values(), default=0)
    return {seat for seat in among if worth[seat] == best} if best else among


def doings(compiled: CompiledScenario, seat: ActorId) -> Iterator[dict[Quantity, int]]:
    """What the covert cards of a seat do to ties and tracks, outcome by outcome."""
    for holding in compiled.hands[seat]:
        card = holding.card
        if not card.covert:
            continue
        for text in {card.exceeds, card.succeeds, card.partly, card.fails}:
            does: Counter[Quantity] = Counter()
            for effect in parse_effects(text) if text.strip() else ():
                if isinstance(effect, Change) and not effect.sets:
                    match effect.quantity:
                        case Alignment(one, other) if "target" not in (one, other):
                            does[alignment(one, other)] += effect.amount
                        case TrackValue(name):
                            does[track(name)] += effect.amount
                        case _:
                            continue
            if does:
                yield dict(does)


def fit(moved: Counter[Quantity], does: dict[Quantity, int]) -> int:
    """How many of a card's effects are among what moved; 0 if one is not."""
    if any(moved[what] * amount <= 0 for what, amount in does.items()):
        return 0
    return len(does)
