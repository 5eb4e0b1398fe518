"""A move as somebody sees it who is to rule on it without knowing the first ruling.

Made of the state before the ruling: the move, its text, what was argued, the board, and what the first
ruling began from. Nothing of the first ruling is here: no chance, weight, modifier, outcome, throw or
reason, nor the terms that the facilitator set for a free move. Goes to the page on which one rules blind and
to the list for paper; a test plants words in every ruling and looks for them here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.reckoning import RULES, reckon
from wargame.game.events import MoveRuled
from wargame.game.moves import Argument
from wargame.game.rules import rulings_due
from wargame.game.secrecy import as_told
from wargame.game.state import GameState, Played
from wargame.session.second_rulings import check_open, ruled_twice, waiting
from wargame.session.session import Session
from wargame.shown.graph import GraphContent, content_of
from wargame.shown.rulings import chance_words, move_view, reason_row
from wargame.shown.table import track_rows
from wargame.terms import OUTCOMES, ActorId, signed
from wargame.words.counting import listed
from wargame.words.labels import OUTCOME_WORDS
from wargame.words.methods import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindReason:
    """A reason for or against, without the weight that it was given."""

    text: str
    who: str
    glyph: str
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindMove:
    """What somebody who rules blind is shown."""

    number: int
    seat: ActorId
    """Whose move it is."""
    when: str
    title: str
    glyph: str
    said: str
    text: str
    argument: str
    reasons: tuple[BlindReason, ...]
    backing: str
    covert: bool
    began: str
    """The odds from which the first ruling began, of card and board alone; empty where there were none."""
    asks: Literal["chance", "outcome"]
    """Whether a chance is asked for, or an outcome."""
    words: tuple[tuple[str, int], ...]
    """The scenario's words for chances, with their percent."""
    tracks: tuple[str, ...]
    """How the tracks stood that the room knows."""
    content: GraphContent
    """How the ties stood."""


def next_blind(session: Session) -> tuple[int, ...]:
    """Return the moves that somebody could rule on blind now: the next open one, else those that wait."""
    state = session.state
    due = (state.play(number) for number in rulings_due(state))
    is_open = next((one.number for one in due if one is not None and not one.covert), None)
    if is_open is not None:
        return (is_open,)
    return tuple(one.number for one in waiting(ruled_twice(session.history.line())))


def blind_move(session: Session, number: int) -> BlindMove:
    """Return a move for somebody who rules on it blind.

    Raises
    ------
    Refused
        If there is no such move, or it is still sealed.
    """
    check_open(session, number)
    state, ruled = _before(session, number)
    view, played = move_view(state, number), state.play(number)
    assert view is not None
    assert played is not None  # it lay open, so it lies on the table of that state
    method = ruled.reckoning.method if ruled is not None else state.setup.method
    arguments = ruled.reckoning.arguments if ruled is not None else ()
    told = as_told(state)
    return BlindMove(
        number=number,
        seat=played.move.seat,
        when=f"Turn {state.turn} of {state.last_turn}",
        title=view.title,
        glyph=view.glyph,
        said=view.said,
        text=view.text,
        argument=view.argument,
        reasons=tuple(_reasons(state, (*played.arguments, *arguments))),
        backing=view.backing,
        covert=view.covert,
        began=_began(state, played, method),
        asks="outcome" if RULES[method].names_outcome else "chance",
        words=chance_words(state),
        tracks=tuple(
            f"{row.name}: {row.value}" + (f", {row.step}" if row.step else "")
            for row in track_rows(told, told)
        ),
        content=content_of(told),
    )


def reason_words(one: BlindReason) -> str:
    """Return a reason in a line: `For, Iran: the road is open.`."""
    return f"{'For' if one.side > 0 else 'Against'}, {one.who}: {one.text}"


def track_words(one: BlindMove) -> str:
    """Return how the tracks stood then."""
    return f"{'. '.join(one.tracks)}." if one.tracks else ""


def tie_words(one: BlindMove) -> str:
    """Return how the seat that moves stood to each other actor, for the terminal, where no graph is."""
    names = one.content.names
    ties = (
        f"{names[next(actor for actor in tie.pair if actor != one.seat)]} {signed(tie.value)}"
        for tie in one.content.ties
        if one.seat in tie.pair
    )
    return f"{names[one.seat]} and {', '.join(ties)}."


def question_words(one: BlindMove) -> str:
    """Return what is asked of whoever rules blind."""
    if one.asks == "chance":
        return "How likely is it to succeed, or better, in percent?"
    return f"Which outcome does it have: {listed((OUTCOME_WORDS[key] for key in OUTCOMES), 'or')}?"


def _before(session: Session, number: int) -> tuple[GameState, MoveRuled | None]:
    """Return the state in which a move was ruled on, and the ruling; the present one if that is to come."""
    for entry in session.history.line():
        if isinstance(entry.event, MoveRuled) and entry.event.number == number:
            return session.history.state_at(entry.parent), entry.event
    return session.state, None


def _reasons(state: GameState, arguments: Iterable[Argument]) -> Iterable[BlindReason]:
    """Give each reason once, without its weight: what a ruling counts lies on the move already, or not."""
    for one in dict.fromkeys(replace(argument, weight=0) for argument in arguments):
        row = reason_row(state, one)
        yield BlindReason(text=row.text, who=row.who, glyph=row.glyph, side=row.side)


def _began(state: GameState, played: Played, method: Method) -> str:
    """Return the odds of card and board before any argument, where there is a card and it has some."""
    asks = RULES[method].asks
    if not played.move.card or {"chance", "votes", "outcome"} & set(asks):
        return ""
    found = reckon(state, replace(played, arguments=()), RulingChoice(method=method))
    ways = sum(found.odds[:2])
    return f"Success or better: {ways} of {found.of}, {round(100 * ways / found.of)}%." if found.of else ""
