"""The state as one seat, or everyone in the room, may know it.

Hands, the projector, bots and `--as` are made from a Sight, never from a state: what is secret is not
filtered out of it but was never put in. Public are alignments and tracks once the table was told, overt
moves with their odds and dice, public deals, exposed covert moves, and influence if the scenario shows it.
Hidden are the scenario's hidden tracks, others' sealed moves, hidden goals and their scores, who played which
covert card at whom, what covert moves did while the last of them are ruled on, secret deals one is no party
to, scrutiny of others, the seed and the monitor. When the session is closed the facilitator may open all
of it. What a viewer may know of past events is decided in `redaction`.
"""

import dataclasses
from dataclasses import dataclass

from msgspec.structs import replace

from wargame.game.adjudication.reckoning import card_odds
from wargame.game.asking import answers_of, why_not_answer
from wargame.game.compiled import Holding
from wargame.game.moves import Move
from wargame.game.prospects import Prospect, prospect
from wargame.game.rules import (
    briefly,
    ruling_order,
    turn_order,
    why_not_holding,
    why_not_now,
)
from wargame.game.score import PUBLIC, RED_LINE, score
from wargame.game.secrecy import (
    as_told,
    hidden_now,
    is_sealed,
    is_told,
    may_know,
    may_know_number,
    seen_influence,
    status,
)
from wargame.game.state import Deal, GameState, Played, Query, Vote
from wargame.scenario.hiding import without_hidden
from wargame.scenario.model import Card
from wargame.terms import ROOM, ActorId, InjectId, Quantity, influence, scrutiny, track
from wargame.words.sentences import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenSeat:
    """What can be known of a seat from outside."""

    seat: ActorId
    name: str
    influence: int | None
    """Of another seat what it was before planning, until the next income; None if nobody may know it."""
    status: str
    """to-move, sealed, passed or waiting."""
    public_goals: tuple[str, ...]
    hidden_set: str = ""
    """The title of its hidden set, where the viewer may know it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMove:
    """A move on the table that the viewer may know."""

    number: int
    move: Move
    title: str
    covert: bool
    outcome: str
    """Empty until it was ruled on."""
    backing: tuple[tuple[ActorId, int], ...]
    mine: bool
    prospect: Prospect | None = None
    """What can come of it, while an open move waits for its ruling; None where nobody can say yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCard:
    """A card in the viewer's own hand."""

    card: Card
    playable: bool
    why_not: str
    """A sentence; empty if it can be played."""
    why_briefly: str
    """The same in a few words; empty where its condition does not hold, which is told with its numbers."""
    odds: tuple[int, int, int, int]
    """Ways to exceed, succeed, succeed partly, fail, by dice, as things stand."""
    of: int
    targets: tuple[tuple[ActorId, str], ...]
    """Each target that can be chosen and why it cannot be now; empty text if it can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenGoal:
    """An objective that the viewer may know."""

    seat: ActorId
    text: str
    set: str
    weight: int
    points: float | None
    """How it stands; None for those of other seats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenVote:
    """A vote of the table, as the viewer may know it."""

    number: int
    question: str
    options: tuple[str, ...]
    secret: bool
    closed: bool
    mine: str
    """What the viewer chose; empty for nothing yet, and for the room."""
    voted: int
    """How many seats have voted."""
    counts: dict[str, int]
    """Option and votes; of a secret vote only once it is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAnswer:
    """An answer that the viewer can give to an inject."""

    id: str
    title: str
    text: str
    price: int
    effects: str
    """What it changes, in the language of scenarios, of the viewer's own seat; without hidden tracks."""
    why_not: str
    """A sentence; empty if it can be given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAsking:
    """An inject that asks the viewer for an answer."""

    inject: InjectId
    answers: tuple[SeenAnswer, ...]
    mine: str
    """The id of the answer that the viewer gave; empty for none yet."""
    silence: str
    """The id of what its silence counts as; empty for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one viewer may know; everything in it may be shown to that viewer."""

    viewer: str
    """A seat, or `room`."""
    turn: int
    last_turn: int
    phase: str
    """The phase's kind; empty before the first."""
    values: dict[Quantity, int]
    """Alignments, tracks (derived ones too), influence that it may know, and the viewer's own scrutiny."""
    seats: tuple[SeenSeat, ...]
    moves: tuple[SeenMove, ...]
    """In the order of ruling."""
    prepared: int
    """How many covert moves lie on the table, and nothing of them; 0 where nobody is told how many."""
    deals: tuple[Deal, ...]
    queries: tuple[Query, ...]
    """The viewer's own questions to Control."""
    votes: tuple[SeenVote, ...]
    asking: SeenAsking | None
    """The inject that asks the viewer for an answer, until all answers are open."""
    goals: tuple[SeenGoal, ...]
    hand: tuple[HandCard, ...]
    """Empty for the room."""
    why_not: str
    """Why the viewer may not move at all now, in a sentence; empty if it may, and for the room."""
    score: float | None
    """The viewer's own; None for the room."""
    ended: str
    """The ending in words; empty while the game runs."""


def sight(state: GameState, viewer: str) -> Sight:
    """Return what a seat, or the room, may know of a state.

    Raises
    ------
    KeyError
        If the viewer is neither a seat nor the room.
    """
    if viewer != ROOM and viewer not in state.compiled.hands:
        raise KeyError(viewer)
    mine, told = viewer != ROOM, as_told(state)
    return Sight(
        viewer=viewer,
        turn=state.turn,
        last_turn=state.last_turn,
        phase=state.phase_kind or "",
        values=_values(state, viewer),
        seats=tuple(_seat(state, seat, viewer) for seat in turn_order(state)),
        moves=tuple(_move(state, one, viewer) for one in ruling_order(state) if may_know(state, one, viewer)),
        prepared=_prepared(state, viewer),
        deals=_deals(state, viewer),
        queries=tuple(one for one in state.affairs.queries if one.seat == viewer or state.affairs.opened),
        votes=tuple(_vote(one, viewer) for one in state.affairs.votes),
        asking=_asking(state, viewer),
        goals=_goals(told, viewer),
        hand=tuple(hand_card(told, holding) for holding in state.compiled.hands[viewer]) if mine else (),
        why_not=spoken(why_not_now(state, viewer)) if mine else "",
        score=float(score(told, viewer).total) if mine else None,
        ended=state.affairs.ended_as,
    )


def _deals(state: GameState, viewer: str) -> tuple[Deal, ...]:
    opened = state.affairs.opened
    hidden = hidden_now(state)
    return tuple(
        replace(one, effects=without_hidden(one.effects, hidden))
        for one in state.affairs.deals
        if opened or one.public or viewer in one.parties
    )


def _vote(vote: Vote, viewer: str) -> SeenVote:
    told = vote.closed or not vote.secret
    return SeenVote(
        number=vote.number,
        question=vote.question,
        options=vote.options,
        secret=vote.secret,
        closed=vote.closed,
        mine=dict(vote.cast).get(viewer, ""),
        voted=len(vote.cast),
        counts=vote.counts if told else {},
    )


def _asking(state: GameState, viewer: str) -> SeenAsking | None:
    asking = state.table.asking
    if asking is None or viewer not in asking.seats or not state.running:
        return None
    hidden = hidden_now(state)
    return SeenAsking(
        inject=asking.inject,
        answers=tuple(
            SeenAnswer(
                id=one.answer.id,
                title=one.answer.title,
                text=one.answer.text,
                price=one.answer.price,
                effects=without_hidden(one.answer.effects, hidden),
                why_not=spoken(why_not_answer(state, viewer, one)),
            )
            for one in answers_of(state, asking, viewer)
        ),
        mine=asking.chosen.get(viewer, ""),
        silence=state.compiled.inject_by_id[asking.inject].inject.silence,
    )


def _values(state: GameState, viewer: str) -> dict[Quantity, int]:
    told, board = as_told(state), state.compiled.board
    found = {board.names[place]: told.values[place] for place in board.pairs.values()}
    hidden = hidden_now(state)
    lines = [line.id for line in state.compiled.scenario.tracks if line.id not in hidden]
    found.update({track(line): told.track(line) for line in lines})
    held = {influence(seat): seen_influence(state, seat, viewer) for seat in state.compiled.seats}
    found.update({name: value for name, value in held.items() if value is not None})
    if viewer != ROOM:
        found[scrutiny(viewer)] = told.scrutiny(viewer)
    return found


def _seat(state: GameState, seat: ActorId, viewer: str) -> SeenSeat:
    actor = state.compiled.scenario.actor(seat)
    drawn = state.setup.hidden.get(seat, "")
    known = seat == viewer or state.affairs.opened
    titles = {one.id: one.title for one in actor.hidden_sets}
    return SeenSeat(
        seat=seat,
        name=actor.name,
        influence=seen_influence(state, seat, viewer),
        status=status(state, seat),
        public_goals=actor.public_goals,
        hidden_set=titles.get(drawn, "") if known else "",
    )


def _move(state: GameState, played: Played, viewer: str) -> SeenMove:
    told = is_told(state, played) or state.affairs.opened
    waits = state.phase_kind in ("reveal", "resolution") and not played.covert
    return SeenMove(
        number=played.number,
        move=played.move,
        title=played.title,
        covert=played.covert,
        outcome=(played.outcome or "") if told else "",
        backing=played.backing,
        mine=played.move.seat == viewer,
        prospect=_prospect(state, played, viewer) if waits and played.outcome is None else None,
    )


def _prospect(state: GameState, played: Played, viewer: str) -> Prospect | None:
    """Return what can come of a move, with the numbers that the viewer may know."""
    found = prospect(as_told(state), played)
    if found is None:
        return None
    moved = tuple(one for one in found.moved if may_know_number(state, one.what, viewer))
    return dataclasses.replace(found, moved=moved)


def _prepared(state: GameState, viewer: str) -> int:
    """Return how many covert moves wait to be ruled on, where the table may know how many there are."""
    if state.compiled.covert_last or is_sealed(state):
        return 0
    return sum(
        1
        for one in state.table.plays
        if one.covert and one.outcome is None and not may_know(state, one, viewer)
    )


def _goals(state: GameState, viewer: str) -> tuple[SeenGoal, ...]:
    own = {} if viewer == ROOM else {one.id: float(one.now) for one in score(state, viewer).objectives}
    found = []
    for bound in state.compiled.objectives:
        one = bound.objective
        open_to_all = one.set in (PUBLIC, RED_LINE)
        drawn = one.set == state.setup.hidden.get(one.seat)
        if open_to_all or (drawn and (one.seat == viewer or state.affairs.opened)):
            found.append(
                SeenGoal(
                    seat=one.seat,
                    text=one.text,
                    set=one.set,
                    weight=one.weight,
                    points=own.get(one.id) if one.seat == viewer else None,
                )
            )
    return tuple(found)


def hand_card(state: GameState, holding: Holding) -> HandCard:
    """Return a card as its seat sees it in its hand, with its odds and why it cannot be played."""
    card = holding.card
    refusal = why_not_holding(state, holding)
    why = spoken(refusal)
    targets = tuple((one, spoken(why_not_holding(state, holding, one))) for one in card.choose)
    aim = next((one for one, refused in targets if not refused), card.choose[0] if card.choose else "")
    odds = card_odds(state, holding.seat, card.id, aim)
    face = holding.bound.face
    return HandCard(
        card=face,
        playable=not why,
        why_not=why,
        why_briefly=spoken(briefly(refusal)),
        odds=odds.odds,
        of=odds.of,
        targets=targets,
    )
