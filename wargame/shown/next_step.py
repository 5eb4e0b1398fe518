"""The one thing that comes next at the table, in words.

Read off a state; the footer's primary button says it and Enter does it. There is always exactly one, so
that a facilitator who is talking to ten people can press Enter and be right.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from wargame.alignment.graph import turn_label
from wargame.game import turn
from wargame.game.asking import silent_seats
from wargame.game.rules import is_done, moves_made, name_of, rulings_due, seat_to_move, turn_order
from wargame.game.state import Asking, GameState
from wargame.shown.backstage import Token, interlude
from wargame.terms import ActorId
from wargame.words.counting import counted, listed, plural
from wargame.words.labels import PHASE_WORDS

PRIVATE: Final = "A private inject"

StepKind: TypeAlias = Literal[
    "phase", "fire", "answer", "open", "expose", "curtain", "wait", "rule", "behind", "close", "done"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What the primary button does and says."""

    kind: StepKind
    words: str
    """On the button."""
    title: str
    """Beside it, in a few words."""
    detail: str = ""
    """Below the title."""
    seat: ActorId = ""
    """Whose curtain."""
    number: int = 0
    """Which move."""
    inject: str = ""


TO_LIBRARY: Final = "Back to the library"
TO_EDITOR: Final = "Back to the editor"
TO_SERIES: Final = "Back to the series"
"""Where the table leads to when it is left: for a try, to where the scenario is made; for a table of a
series that is looked at, to the series."""


def phase_title(state: GameState, index: int) -> str:
    """Return what the table calls a phase."""
    phase = state.compiled.rules.phases[index]
    return phase.title or PHASE_WORDS[phase.kind]


def phase_within(state: GameState, index: int) -> str:
    """Return the same within a sentence: the scenario's own title keeps its capitals."""
    phase = state.compiled.rules.phases[index]
    said = PHASE_WORDS[phase.kind]
    return phase.title or said[0].lower() + said[1:]


def next_step(
    state: GameState,
    players: tuple[str, ...] = (),
    opened: Token | None = None,
    back: str = TO_LIBRARY,
    by_phone: Collection[ActorId] = (),
) -> NextStep:
    """Return what comes next; `players` are the names in the seat that is to move, for the detail.

    `opened` is the step behind the scenes that Control has opened, if it has; `back` says where one goes to
    from the table. No curtain is drawn for seats that play `by_phone` now: they are waited for.
    """
    if state.affairs.closed:
        return NextStep(kind="done", words=back, title="The session is closed")
    if state.affairs.ended:
        return NextStep(
            kind="close",
            words="Close the session",
            title="The game is over",
            detail=f"{state.affairs.ended_as}.",
        )
    return (
        _inject_step(state, by_phone)
        or _behind_step(state, opened)
        or _step_in_phase(state, players, by_phone)
        or _phase_step(state)
    )


def _step_in_phase(
    state: GameState, players: tuple[str, ...], by_phone: Collection[ActorId]
) -> NextStep | None:
    """Return what is left to do in the phase; None if it can be left."""
    kind = state.phase_kind
    ruling = _ruling_step(state) if kind in ("moves", "resolution") else None
    return ruling or (_seat_step(state, players, by_phone) if kind in ("planning", "moves") else None)


def stage_for(state: GameState, opened: Token | None = None) -> str:
    """Return which stage fits a state, where Control has opened a step behind the scenes or none.

    graph, briefing, negotiation, reveal, rulings, backstage, upkeep or ending.
    """
    if state.affairs.ended or state.affairs.closed:
        return "ending"
    if state.table.waiting or state.table.to_expose or state.table.asking:
        return "briefing"
    behind = interlude(state)
    if behind is not None and (behind.token != opened or not rulings_due(state)):
        return "backstage"
    kind = state.phase_kind
    if _is_ruled_on(state):
        return "rulings"
    return kind if kind in ("briefing", "negotiation", "reveal", "upkeep") else "graph"


def _is_ruled_on(state: GameState) -> bool:
    """Return whether the phase has rulings to make, or those that were made to look at."""
    if state.phase_kind == "resolution":
        return bool(state.table.plays)
    return state.phase_kind == "moves" and bool(rulings_due(state))


def seat_next(state: GameState, by_phone: Collection[ActorId] = ()) -> ActorId | None:
    """Return the seat whose hand is to be opened next; None if all have moved or passed.

    Those that play by phone are the last: nobody has to hand them the laptop.
    """
    if state.phase_kind == "moves":
        return seat_to_move(state)
    open_still = [
        seat for seat in turn_order(state) if not moves_made(state, seat) and not is_done(state, seat)
    ]
    return next(iter(sorted(open_still, key=lambda seat: seat in by_phone)), None)


def _inject_step(state: GameState, by_phone: Collection[ActorId]) -> NextStep | None:
    table = state.table
    if table.waiting:
        bound = state.compiled.inject_by_id[table.waiting]
        option = bound.inject.option
        seat = name_of(state, option.seat) if option else ""
        price = option.price if option else 0
        if bound.inject.to:
            return NextStep(
                kind="answer",
                words="Let it happen",
                title=f"{PRIVATE} waits for an answer",
                detail="It can be cancelled now, or let happen.",
                inject=table.waiting,
            )
        return NextStep(
            kind="answer",
            words="Let it happen",
            title=f"{bound.inject.title}: {seat} may cancel it",
            detail=f"{seat} can pay {price} influence now, or let it happen.",
            inject=table.waiting,
        )
    if table.asking:
        return _asking_step(state, table.asking, by_phone)
    if table.to_expose:
        return NextStep(
            kind="expose",
            words="Bring it to light",
            title="A covert move comes to light",
            detail="Choose which one.",
            inject=table.to_expose,
        )
    if state.phase_kind == "briefing" and (due := turn.due_inject(state)):
        return NextStep(
            kind="fire",
            # What only some seats will be told stands on no button that the room sees.
            words=f"Fire “{due.inject.title}”" if not due.inject.to else f"Fire {PRIVATE.lower()}",
            title="An inject is due",
            detail="Read it out, or skip or postpone it.",
            inject=due.inject.id,
        )
    return None


def _asking_step(state: GameState, asking: Asking, by_phone: Collection[ActorId]) -> NextStep:
    """Return whose answer comes next; of a private inject the room reads only that answers are missing."""
    if not asking.public:
        return NextStep(
            kind="open",
            words="Open the answers",
            title=f"{PRIVATE} waits for answers",
            detail="They are given from behind the curtain; open them when all have had their say.",
            inject=asking.inject,
        )
    seat, *others = sorted(silent_seats(state), key=lambda one: one in by_phone)
    if seat in by_phone:
        return _wait_step(state, [seat, *others], "answers", "answer")
    more = f" After it: {listed(name_of(state, one) for one in others)}." if others else ""
    return NextStep(
        kind="curtain",
        words=f"Draw the curtain for {name_of(state, seat)}",
        title=f"{state.compiled.inject_by_id[asking.inject].inject.title}: {name_of(state, seat)} answers",
        detail=f"Its answer stays hidden until all are open.{more}",
        seat=seat,
        inject=asking.inject,
    )


def _wait_step(state: GameState, seats: Sequence[ActorId], does: str, do: str) -> NextStep:
    """Return the step while all that are missing play by phone."""
    names = listed(name_of(state, one) for one in seats)
    return NextStep(
        kind="wait",
        words=f"Waiting for {counted(len(seats), 'phone')}",
        title=f"{names} {does if len(seats) == 1 else do} by phone",
        detail="A double click on a seat draws the curtain for it; it can go back to the laptop at any time.",
    )


def thinking_step(state: GameState, seat: ActorId) -> NextStep:
    """Return the step while a bot thinks about the move of a seat: nobody draws a curtain for it."""
    return NextStep(
        kind="wait",
        words="A bot chooses",
        title=f"{name_of(state, seat)} chooses",
        detail="A bot plays this seat. It takes a moment.",
        seat=seat,
    )


def _seat_step(state: GameState, players: tuple[str, ...], by_phone: Collection[ActorId]) -> NextStep | None:
    seat = seat_next(state, by_phone)
    if seat is None:
        return None
    if seat in by_phone:
        missing = [one for one in turn_order(state) if not moves_made(state, one) and not is_done(state, one)]
        seats = [seat] if state.phase_kind == "moves" else missing
        does = ("moves", "move") if state.phase_kind == "moves" else ("plans", "plan")
        return _wait_step(state, seats, *does)
    name = name_of(state, seat)
    people = listed(players)
    whom = f"Hand the laptop to {people}." if people else "Nobody sits here."
    return NextStep(
        kind="curtain",
        words=f"Draw the curtain for {name}",
        title=f"{name} moves next",
        detail=f"{whom} The hand stays hidden until it is opened.",
        seat=seat,
    )


def _behind_step(state: GameState, opened: Token | None) -> NextStep | None:
    """Return the step before what is covert, until it is opened; the same also for nothing."""
    behind = interlude(state)
    if behind is None or behind.token == opened:
        return None
    return NextStep(kind="behind", words=behind.title, title=behind.title, detail=behind.detail)


def _ruling_step(state: GameState) -> NextStep | None:
    due = rulings_due(state)
    if not due:
        return None
    played = state.play(due[0])
    if state.compiled.covert_last and played is not None and played.covert:
        return _block_step(due[0])
    count = len(open_rulings(state))
    # The footer is on the table's page, which others see: of a covert move it says only that there is one.
    shown = played if played and not played.covert else None
    said = f"{name_of(state, shown.move.seat)}: “{shown.title}”" if shown else "A covert move"
    return NextStep(
        kind="rule",
        words=f"Rule on {count} moves" if count > 1 else "Rule on the last move",
        title=said,
        detail=f"{counted(count, 'move')} to rule on.",
        number=due[0],
    )


def open_rulings(state: GameState) -> tuple[int, ...]:
    """Return the moves to be ruled on that the room may count."""
    due = rulings_due(state)
    if not state.compiled.covert_last:
        return due
    return tuple(number for number in due if (one := state.play(number)) is not None and not one.covert)


def _block_step(number: int) -> NextStep:
    return NextStep(
        kind="rule",
        words="Rule behind the scenes",
        title="Behind the scenes",
        detail="Turn the screen away. What covert moves change is told when the resolution ends.",
        number=number,
    )


def deals_due(state: GameState) -> str:
    """Return which public deals run out in this turn and are still to be judged, in words; empty for none.

    They have the numbers that the room counts; secret ones stand in the register.
    """
    public = [one for one in state.affairs.deals if one.public]
    due = [
        str(number)
        for number, one in enumerate(public, 1)
        if one.status == "agreed" and one.until is not None and one.until <= state.turn
    ]
    if not due:
        return ""
    deals = f"{plural(len(due), 'Deal')} {listed(due)} {plural(len(due), 'is', 'are')}"
    ask = plural(len(due), "say whether it was kept", "say which were kept")
    return f"{deals} due: {ask}."


def _phase_step(state: GameState) -> NextStep:
    phases = state.compiled.phases
    following = state.phase + 1
    while following < len(phases) and phases[following] == "income":
        following += 1
    if following >= len(phases):
        return _turn_step(state)
    if phases[following] == "upkeep":
        return NextStep(
            kind="phase",
            words=f"Close turn {state.turn}",
            title="All moves are ruled on",
            detail=deals_due(state) or "What happens by itself comes next.",
        )
    title = phase_within(state, following)
    words = f"Open {title}"
    begun = turn_words(state) if state.phase < 0 else phase_title(state, state.phase)
    return NextStep(kind="phase", words=words, title=begun, detail=f"Next: {title}.")


def turn_words(state: GameState) -> str:
    """Return which turn it is, with what the calendar calls it where it has a name: `Turn 2, Spring`."""
    label = turn_label(state, state.turn)
    number = f"Turn {state.turn}"
    return number if label == number else f"{number}, {label}"


def _turn_step(state: GameState) -> NextStep:
    ended = turn.ending(state) if state.table.kept_up else None
    if ended is not None:
        return NextStep(
            kind="phase", words="End the game", title=ended.title, detail="Final scores come next."
        )
    if not state.table.kept_up and state.turn >= state.last_turn:
        return NextStep(kind="phase", words="End the game", title="The last turn is over")
    label = turn_label(state, state.turn + 1)
    return NextStep(
        kind="phase",
        words=f"Open turn {state.turn + 1}",
        title=f"Turn {state.turn} is over",
        detail=deals_due(state) or f"Next: {label}.",
    )
