"""What the facilitator sees while ruling on moves: the queue, the move, the odds, what each outcome would do.

Made from a state, for the facilitator's eyes, so covert moves stand here in full. The odds are those of
`game.adjudication.reckoning`, which also rules, so what is shown is what is thrown on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from msgspec.structs import replace

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import RULES, odds
from wargame.game.adjudication.ruling import preview
from wargame.game.adjudication.throwing import NOTHING
from wargame.game.events import Change, Changes, Reckoning
from wargame.game.moves import Argument
from wargame.game.rules import name_of, ruling_order, rulings_due
from wargame.game.secrecy import hidden_now, may_know_number
from wargame.game.state import GameState, Played
from wargame.session.narration import Narrator
from wargame.session.phrasing import in_figures
from wargame.shown.actors import seat_glyph
from wargame.shown.ledger import Standing
from wargame.shown.reveal import RevealEffect, effect_of
from wargame.shown.throw import NO_SUM, Sum, sum_before
from wargame.terms import OUTCOMES, ROOM, ActorId, Outcome, Quantity, Refused, signed, track
from wargame.words.counting import counted
from wargame.words.labels import OUTCOME_WORDS
from wargame.words.methods import METHOD_WORDS, METHODS, Method


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A move of the turn in the list of rulings."""

    number: int
    title: str
    said: str
    glyph: str
    done: bool
    covert: bool
    block: bool = False
    """Whether it stands for all covert moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """A reason for or against a move."""

    text: str
    who: str
    glyph: str
    side: int
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveView:
    """The move that is ruled on."""

    number: int
    title: str
    glyph: str
    said: str
    """Who, at whom, covert or not, what it cost."""
    text: str
    """What the card says, or what a free move intends."""
    argument: str
    reasons: tuple[ReasonRow, ...]
    backing: str
    covert: bool
    free: bool
    judged: bool
    """Whether its odds can be shown: always for a card, for a free move once its terms are set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RungRow:
    """One outcome on the ladder."""

    key: Outcome
    word: str
    span: str
    """Which throws give it; empty where nothing is thrown."""
    share: float | None
    text: str
    """What it would move, in a line."""
    effects: tuple[RevealEffect, ...]
    """The same, one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A number that would move, or moved: `Iran and Kabul`, `−2`, `−3`."""

    what: Quantity
    name: str
    before: str
    after: str
    by: int
    sign: int
    """Of a tie after it: −1, 0 or 1; 0 for any other number."""
    held: str
    """Why less happened than was asked for; empty if all of it did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsView:
    """The odds as they stand, or why there are none yet."""

    refusal: str
    line: str
    """The chance of succeeding partly or better, in words."""
    rungs: tuple[RungRow, ...]
    sum: Sum
    """What is added up, and where the throw can fall."""

    @property
    def faces(self) -> int:
        """6 for two dice, 100 for one number, 0 where nothing is thrown."""
        return self.sum.faces


def queue_rows(state: GameState) -> tuple[QueueRow, ...]:
    """Return the moves of the turn: those ruled on, then those to come in their order."""
    due = rulings_due(state)
    moves = ruling_order(state)
    if not state.compiled.covert_last:
        moves = (*(one for one in moves if one.outcome), *(one for one in moves if not one.outcome))
        return tuple(_queue_row(state, one, due) for one in moves)
    rows = [_queue_row(state, one, due) for one in moves if not one.covert]
    block = [one for one in moves if one.covert]
    return (*rows, _block_row(block, ready=all(row.done for row in rows)))


def place_words(state: GameState) -> tuple[str, str]:
    """Return which of the turn's moves was ruled on last, and how many are left: as the queue counts them."""
    shown = [row for row in queue_rows(state) if not row.block]
    done = sum(1 for row in shown if row.done)
    left = len(shown) - done
    to_come = f"{counted(left, 'move')} to rule on." if left else "All open moves are ruled on."
    return f"Move {done} of {len(shown)}.", to_come


def _block_row(block: Sequence[Played], *, ready: bool) -> QueueRow:
    """Return one row for all covert moves, which says neither whose they are nor whether there are any."""
    left = [one.number for one in block if one.outcome is None]
    said = "Next" if ready else "After the others"
    return QueueRow(
        number=left[0] if left else block[-1].number if block else 0,
        title="Behind the scenes",
        said=f"{said} · covert moves",
        glyph="ui-eyeoff",
        done=False,
        covert=True,
        block=True,
    )


def _queue_row(state: GameState, played: Played, due: Sequence[int]) -> QueueRow:
    if played.outcome is not None:
        said = OUTCOME_WORDS[played.outcome] + (", exposed" if played.exposed else "")
    else:
        said = "Next" if due and due[0] == played.number else "To come"
    if played.covert and not played.exposed:
        # The room sees the queue; what the move is stands beside it, once it is opened.
        return QueueRow(
            number=played.number,
            title="A covert move",
            said="Done" if played.outcome is not None else said,
            glyph="ui-eyeoff",
            done=played.outcome is not None,
            covert=True,
        )
    seat = name_of(state, played.move.seat)
    return QueueRow(
        number=played.number,
        title=played.title,
        said=f"{seat} · {said}{' · covert' if played.covert else ''}",
        glyph=seat_glyph(state, played.move.seat),
        done=played.outcome is not None,
        covert=played.covert,
    )


def move_view(state: GameState, number: int) -> MoveView | None:
    """Return a move on the table in words; None if it is not there."""
    played = state.play(number)
    if played is None:
        return None
    move = played.move
    said = [name_of(state, move.seat) + (f", aimed at {name_of(state, move.target)}" if move.target else "")]
    said.append("Covert" if played.covert else "Overt")
    said.append(f"cost {played.cost} influence")
    text = move.free.intent if move.free else state.compiled.cards[move.card].card.text
    return MoveView(
        number=number,
        title=played.title,
        glyph=seat_glyph(state, move.seat),
        said=". ".join((said[0], ", ".join(said[1:]))) + ".",
        text=text,
        argument="\n".join(part for part in (_free_words(played), move.argument) if part),
        reasons=tuple(reason_row(state, one) for one in played.arguments),
        backing=_backing(state, played.backing),
        covert=played.covert,
        free=move.free is not None,
        judged=move.free is None or played.terms is not None,
    )


def _free_words(played: Played) -> str:
    free = played.move.free
    if free is None:
        return ""
    parts = (("With", free.means), ("So that", free.desired), ("Because", "; ".join(free.reasons)))
    return "\n".join(f"{word}: {text}" for word, text in parts if text)


def _backing(state: GameState, backing: Iterable[tuple[ActorId, int]]) -> str:
    said = [f"{name_of(state, seat)} {'backs' if by > 0 else 'blocks'} it" for seat, by in backing]
    return ", ".join(said) + "." if said else ""


def reason_row(state: GameState, one: Argument) -> ReasonRow:
    """Return a reason in words."""
    return ReasonRow(
        text=one.text,
        who=name_of(state, one.seat) if one.seat else "The table",
        glyph=seat_glyph(state, one.seat) if one.seat else "ui-argument",
        side=one.side,
        weight=one.weight,
    )


def methods(state: GameState) -> tuple[tuple[Method, str, str], ...]:
    """Return the methods: key, title, icon; the session's own first."""
    order = sorted(METHODS, key=lambda one: one != state.setup.method)
    return tuple((one, METHOD_WORDS[one].title, METHOD_WORDS[one].icon) for one in order)


def odds_view(state: GameState, narrator: Narrator, number: int, choice: RulingChoice) -> OddsView:
    """Return the exact odds under a choice; or, in the refusal, what is still missing."""
    if RULES[choice.method or state.setup.method].names_outcome:
        return _without_odds(state, narrator, number, "")
    try:
        reckoning = odds(state, number, choice)
    except Refused as refused:
        return _without_odds(state, narrator, number, str(refused))
    return OddsView(
        refusal="",
        line=chance_line(reckoning),
        rungs=rung_rows(state, narrator, number, reckoning),
        sum=sum_on_table(state, narrator, number, reckoning),
    )


def _without_odds(state: GameState, narrator: Narrator, number: int, refusal: str) -> OddsView:
    return OddsView(refusal=refusal, line="", rungs=rung_rows(state, narrator, number, None), sum=NO_SUM)


def sum_on_table(state: GameState, narrator: Narrator, number: int, reckoning: Reckoning) -> Sum:
    """Return what is added up for a move on the table, with where each number stands."""
    played = state.play(number)
    return sum_before(
        state.compiled,
        narrator,
        reckoning,
        played.backing if played is not None else (),
        standing_in(state),
        played.move.target if played is not None else "",
    )


def standing_in(state: GameState) -> Standing:
    """Return what tells where a number stands in a state."""
    places, values = state.compiled.board.places, state.values

    def value(what: Quantity) -> int | None:
        place = places.get(what)
        return None if place is None else values[place]

    return value


def chance_line(reckoning: Reckoning) -> str:
    """Return the chance of succeeding partly or better: `Partly or better: 26 of 36, 72%`."""
    if not reckoning.of:
        return ""
    ways = sum(reckoning.odds[:3])
    return f"Partly or better: {ways} of {reckoning.of}, {round(100 * ways / reckoning.of)}%."


def rung_rows(
    state: GameState, narrator: Narrator, number: int, reckoning: Reckoning | None
) -> tuple[RungRow, ...]:
    """Return the four outcomes from best to worst with their throws, shares and what they would move."""
    spans = _spans(state, reckoning) if reckoning is not None else {}
    made = []
    for at, outcome in enumerate(OUTCOMES):
        share = reckoning.odds[at] / reckoning.of if reckoning is not None and reckoning.of else None
        moved = _summed(state, preview(state, number, outcome))
        made.append(
            RungRow(
                key=outcome,
                word=OUTCOME_WORDS[outcome],
                span=spans.get(outcome, ""),
                share=share,
                text=_in_short(narrator, moved),
                effects=tuple(effect_of(state.compiled, one) for one in moved),
            )
        )
    return tuple(made)


def _summed(state: GameState, changes: Changes) -> Changes:
    """Return what the room may know of changes, those of one number as one; what stays is left out."""
    found: dict[Quantity, Change] = {}
    for one in changes:
        if may_know_number(state, one.what, ROOM):
            first = found.get(one.what, one)
            found[one.what] = replace(one, before=first.before)
    return tuple(one for one in found.values() if one.before != one.after)


def _in_short(narrator: Narrator, moved: Changes) -> str:
    """Return what moves in a line, with names: `Russia – Taliban +1, Northbound narcotics −2`."""
    said = [f"{_named(narrator, one.what)} {signed(one.after - one.before)}" for one in moved]
    return ", ".join(said) or "Nothing moves"


def _named(narrator: Narrator, what: Quantity) -> str:
    if what.kind != "alignment":
        return narrator.quantity(what)
    return " – ".join(map(narrator.name, what.ids))


def _spans(state: GameState, reckoning: Reckoning) -> dict[Outcome, str]:
    throwing = RULES[reckoning.method].throwing
    if throwing is NOTHING:
        return {}
    bands = state.compiled.rules.adjudication.bands
    throws = [(natural, throwing.read(bands, reckoning, natural)[1]) for natural in throwing.sums()]
    spans: dict[Outcome, list[str]] = {outcome: [] for outcome in OUTCOMES}
    for outcome, run in groupby(throws, key=lambda one: one[1]):
        rolls = [roll for roll, _ in run]
        spans[outcome].append(str(rolls[0]) if len(rolls) == 1 else f"{rolls[0]}–{rolls[-1]}")
    return {outcome: ", ".join(said) or "never" for outcome, said in spans.items()}


def previewed(state: GameState, narrator: Narrator, number: int, outcome: Outcome) -> tuple[ChangeRow, ...]:
    """Return what an outcome would move now."""
    if state.play(number) is None:
        return ()
    return change_rows(narrator, without_purses(state, preview(state, number, outcome)))


def without_purses(state: GameState, changes: Changes) -> Changes:
    """Return changes without what each seat keeps to itself: the room sees the screen.

    That is always how closely it is watched, and what it holds where that is hidden or not told yet.
    """
    return tuple(one for one in changes if may_know_number(state, one.what, ROOM))


def change_rows(narrator: Narrator, changes: Changes) -> tuple[ChangeRow, ...]:
    """Return changes as rows, in order; what was asked for and could not happen is said."""
    rows = []
    for one in changes:
        applied = one.after - one.before
        held = "" if applied == one.asked else f"asked {signed(one.asked)}, applied {signed(applied)}"
        rows.append(
            ChangeRow(
                what=one.what,
                name=narrator.quantity(one.what),
                before=in_figures(one.what, one.before),
                after=in_figures(one.what, one.after),
                by=applied,
                sign=(one.after > 0) - (one.after < 0) if one.what.kind == "alignment" else 0,
                held=held,
            )
        )
    return tuple(rows)


def chance_words(state: GameState) -> tuple[tuple[str, int], ...]:
    """Return the scenario's words for chances with their percent, the likeliest first."""
    return tuple((one.word, one.percent) for one in state.compiled.rules.adjudication.chances)


def seat_choices(state: GameState) -> tuple[tuple[ActorId, str, str], ...]:
    """Return the seats: id, name, glyph, in the order of the rules."""
    return tuple((seat, name_of(state, seat), seat_glyph(state, seat)) for seat in state.compiled.seats)


def effect_choices(state: GameState, narrator: Narrator) -> tuple[tuple[Quantity, str], ...]:
    """Return every number on the board that a ruling could move: quantity and its name.

    The list drops down on a screen that the room sees: a hidden track is not named in it.
    """
    hidden = {track(line) for line in hidden_now(state)}
    return tuple((name, narrator.quantity(name)) for name in state.compiled.board.names if name not in hidden)
