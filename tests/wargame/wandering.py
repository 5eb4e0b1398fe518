"""Random play of any scenario, for tests of whole sessions.

A `Chooser` decides: `drawing(data)` leaves it to Hypothesis, so that a failing session shrinks;
`seeded(seed)` decides by itself. `go_on` does one thing that the turn asks for and is always legal; what
stands in `DEEDS` may be refused.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from wargame.game.adjudication.choice import RulingChoice
from wargame.game.asking import answers_of, asked, silent_seats, why_not_answer
from wargame.game.moves import Argument, FreeTerms, FreeText, Move, Pass
from wargame.game.rules import is_done, legal_moves, rulings_due, seat_to_move
from wargame.game.state import GameState
from wargame.session import answers, deals, improvement, injects, notes, people, play, rulings, timer, turns
from wargame.session import messages as talks
from wargame.session.session import Session
from wargame.terms import OUTCOMES, Refused

Chosen = TypeVar("Chosen")


class Chooser(Protocol):
    """Chooses one of some things."""

    def __call__(self, among: Sequence[Chosen], /) -> Chosen: ...


def seeded(seed: int) -> Chooser:
    """A chooser that needs no Hypothesis."""
    dice = Random(seed)

    def choose(among: Sequence[Chosen]) -> Chosen:
        return among[dice.randrange(len(among))]

    return choose


def drawing(data: st.DataObject) -> Chooser:
    """A chooser by which Hypothesis decides."""

    def choose(among: Sequence[Chosen]) -> Chosen:
        return among[data.draw(st.integers(0, len(among) - 1))]

    return choose


def go_on(session: Session, choose: Chooser) -> None:
    """Do one thing that the turn asks for, whatever it is; it is always legal."""
    state = session.state
    due = rulings_due(state)
    if state.table.waiting:
        injects.answer_inject(session, pays=choose([True, False]))
    elif state.table.asking:
        answer_or_open(session, choose)
    elif state.table.to_expose:
        turns.expose(session, choose(state.memory.covert).number)
    elif seats := to_move(state):
        make_a_move(session, choose(seats), choose)
    elif due and state.phase_kind in ("resolution", "moves"):
        rule(session, due[0], choose)
    elif not (state.phase_kind == "briefing" and injects.fire_due(session)):
        turns.next_phase(session)


def to_move(state: GameState) -> list[str]:
    """The seats that have still to move in this phase."""
    if state.phase_kind == "moves":
        seat = seat_to_move(state)
        unruled = any(played.outcome is None for played in state.table.plays)
        return [seat] if seat and not unruled else []
    if state.phase_kind == "planning":
        return [seat for seat in state.compiled.seats if not is_done(state, seat)]
    return []


def make_a_move(session: Session, seat: str, choose: Chooser) -> None:
    """Play any legal card, or pass."""
    move = choose(legal_moves(session.state, seat))
    if isinstance(move, Pass):
        play.pass_turn(session, seat)
    else:
        play.play(session, move)


def rule(session: Session, number: int, choose: Chooser) -> None:
    """Rule on a move by any method."""
    played = session.state.play(number)
    if played and played.move.free is not None and played.terms is None:
        judge(session, number, choose)
    choices = (
        RulingChoice(),
        RulingChoice(method="dice", argument=1, argument_reason="Well put."),
        RulingChoice(method="matrix", arguments=(Argument(text="Rain helps.", side=1, weight=2),)),
        RulingChoice(method="vote", votes=dict.fromkeys(session.compiled.seats[:2], choose([40, 85]))),
        RulingChoice(method="estimate", chance=choose([0, 33, 100])),
        RulingChoice(method="ruling", outcome=choose(OUTCOMES), reason="It stands to reason."),
        RulingChoice(outcome=choose(OUTCOMES), reason="The table agrees."),
        RulingChoice(method="dice", dice=(choose([1, 6]), choose([1, 6])), exposure_dice=(6, 6)),
    )
    rulings.rule(session, number, choose(choices))


def judge(session: Session, number: int, choose: Chooser) -> None:
    """Set the terms of a free move."""
    tracks = list(session.state.compiled.board.tracks)
    terms = FreeTerms(difficulty=7, succeeds=f"track({choose(tracks)}) +1", exposure=choose([None, 5]))
    play.judge_free_move(session, number, terms)


def play_to_the_end(session: Session, choose: Chooser, most: int = 5_000) -> int:
    """Go on until the game is over; return how many steps it took."""
    for steps in range(most):
        if not session.state.running:
            return steps
        go_on(session, choose)
    raise AssertionError(f"not over after {most} steps")


def _any_number(session: Session, choose: Chooser) -> int:
    return choose([played.number for played in session.state.table.plays] or [session.state.memory.moves])


def _seats(session: Session, choose: Chooser, count: int) -> tuple[str, ...]:
    left, chosen = list(session.compiled.seats), []
    for _ in range(count):
        chosen.append(choose(left))
        left.remove(chosen[-1])
    return tuple(chosen)


def _free_move(session: Session, choose: Chooser) -> None:
    free = FreeText(title="A bridge of ropes", covert=choose([True, False]))
    play.play(session, Move(seat=choose(session.compiled.seats), free=free))


def _any_card(session: Session, choose: Chooser) -> None:
    card = choose(session.scenario.cards)
    target = choose(("", *card.choose))
    play.play(session, Move(seat=choose(session.compiled.seats), card=card.id, target=target))


def _inject(session: Session, choose: Chooser) -> None:
    if not session.compiled.injects:
        return
    inject = choose(session.compiled.injects).inject.id
    deed = choose(["fire", "skip", "postpone"])
    if deed == "fire":
        injects.fire(session, inject)
    elif deed == "skip":
        injects.skip_inject(session, inject, "No time.")
    else:
        injects.postpone_inject(session, inject, session.state.turn + 1)


def _adjust(session: Session, choose: Chooser) -> None:
    board = session.compiled.board
    place = choose(range(len(board.names)))
    to = choose([board.lows[place], board.starts[place], min(board.highs[place], board.lows[place] + 9)])
    rulings.adjust(session, board.names[place], to, "It was read wrongly.")


def _override(session: Session, choose: Chooser) -> None:
    last = session.state.table.last
    number = last.number if last else 1
    what = choose(session.compiled.board.names)
    instead = choose([None, {what: choose([-2, 2])}])
    rulings.override(session, number, "The seats agree.", choose([None, *OUTCOMES]), instead)


def _deal(session: Session, choose: Chooser) -> None:
    one, other = _seats(session, choose, 2)
    text = choose(["", f"influence({other}) +1"])
    deals.propose(session, one, (other,), "Wood for water.", effects_text=text)


def _answer_deal(session: Session, choose: Chooser) -> None:
    open_to = [(one.number, seat) for one in session.state.affairs.deals for seat in one.parties]
    number, seat = choose(open_to or [(1, session.compiled.seats[0])])
    deals.answer(session, number, seat, accepts=choose([True, True, False]))


def _end_deal(session: Session, choose: Chooser) -> None:
    number = choose([one.number for one in session.state.affairs.deals] or [1])
    if choose([True, False]):
        deals.judge(session, number, kept=choose([True, False]))
    else:
        deals.lapse(session, number)


def _give(session: Session, choose: Chooser) -> None:
    giver, receiver = _seats(session, choose, 2)
    play.give(session, giver, receiver, choose([1, 2]))


def _back(session: Session, choose: Chooser) -> None:
    play.back(session, choose(session.compiled.seats), _any_number(session, choose), choose([1, -1]))


def _phase(session: Session, choose: Chooser) -> None:
    turns.open_phase(session, choose(session.compiled.phases), "The clock says so.")


def _ad_hoc(session: Session, choose: Chooser) -> None:
    what = choose(session.compiled.board.names)
    injects.write_inject(
        session, "A gale", effects_text=choose([f"{what} +1", f"{what} -2", "expose(facilitator)"])
    )


def _person(session: Session, choose: Chooser) -> None:
    name = choose(["Ida", "Олег", "زهرا"])
    if choose([True, True, False]):
        people.join(session, name, choose(("", *session.compiled.seats)))
    else:
        people.leave(session, name)


def _talk(session: Session, choose: Chooser) -> None:
    one, other = _seats(session, choose, 2)
    state = session.state
    deed = choose(["send", "ask", "reply", "vote", "cast", "close", "perceive", "reflect", "plan", "timer"])
    match deed:
        case "send":
            talks.send(session, choose(["", one]), choose([(other,), ()]), "A word in private.")
        case "ask":
            talks.ask(session, one, "What is known of the road?")
        case "reply":
            talks.answer_question(session, choose([len(state.affairs.queries), 1]), "Little.")
        case "vote":
            talks.open_vote(session, "Shall we?", secret=choose([True, False]))
        case "cast":
            talks.cast(session, one, choose(["Yes", "No"]))
        case "close":
            talks.close_vote(session)
        case "perceive":
            talks.perceive(session, one, {other: choose([-1, 0, 1])})
        case "reflect":
            talks.reflect(session, "why", "It rained.", seat=one, private=choose([True, False]))
        case "plan":
            notes.add_plan_question(session, choose(["Who leads?", "Who follows?"]))
        case _:
            _time(session, choose)


def _improve(session: Session, choose: Chooser) -> None:
    match choose(["purpose", "drop", "rate", "finding", "again", "out"]):
        case "purpose":
            improvement.add_purpose(session, choose(["Try the slips.", "See who leads."]))
        case "drop":
            improvement.drop_purpose(session, "own-1")
        case "rate":
            improvement.rate_purpose(session, choose(["own-1", "own-2"]), choose(["met", "not met", ""]))
        case "finding":
            improvement.write_finding(session, "They wait.", evidence=(1,), due=choose(["", "1.12.2031"]))
        case "again":
            improvement.write_finding(session, "They wait long.", number=1, owner="Олег")
        case _:
            improvement.drop_finding(session, 1)


def _time(session: Session, choose: Chooser) -> None:
    deed = choose(["start", "pause", "add", "stop"])
    if deed == "start":
        timer.start_timer(session, choose([None, 30]), 60)
    elif deed == "pause":
        timer.pause_timer(session)
    elif deed == "add":
        timer.add_time(session, 60)
    else:
        timer.stop_timer(session)


def _calendar(session: Session, choose: Chooser) -> None:
    turns.change_turns(session, session.state.turn + choose([0, 1, 3]))


def answer_or_open(session: Session, choose: Chooser) -> None:
    """Give an answer that can be given, or open what was answered."""
    state = session.state
    seat = choose((*silent_seats(state), ""))
    asking = asked(state, seat)
    if asking is None:
        answers.open_answers(session)
        return
    every = answers_of(state, asking, seat)
    possible = [one.answer.id for one in every if why_not_answer(state, seat, one) is None]
    answers.answer(session, seat, choose(possible))


def _any_answer(session: Session, choose: Chooser) -> None:
    answers.answer(session, choose(session.compiled.seats), choose(["yes", "no", "perhaps"]))


DEEDS: dict[str, Callable[[Session, Chooser], None]] = {
    "play any card": _any_card,
    "answer an inject": _any_answer,
    "propose a free move": _free_move,
    "withdraw": lambda session, choose: void(play.withdraw(session, _any_number(session, choose))),
    "argue": lambda session, choose: void(
        play.argue(session, _any_number(session, choose), Argument(text="Why not?", side=choose([1, -1])))
    ),
    "judge": lambda session, choose: judge(session, _any_number(session, choose), choose),
    "back or block": _back,
    "give": _give,
    "rule": lambda session, choose: rule(session, _any_number(session, choose), choose),
    "override": _override,
    "adjust": _adjust,
    "inject": _inject,
    "write an inject": _ad_hoc,
    "propose a deal": _deal,
    "answer a deal": _answer_deal,
    "end a deal": _end_deal,
    "open a phase": _phase,
    "note": lambda session, choose: void(notes.make_note(session, "Hm.", importance=choose([1, 3]))),
    "bookmark": lambda session, choose: void(notes.set_bookmark(session, choose(["here", "there"]))),
    "people": _person,
    "change the calendar": _calendar,
    "talk": _talk,
    "improve": _improve,
    "name chances": lambda session, choose: void(
        rulings.name_chances(session, _any_number(session, choose), {session.compiled.seats[0]: 40})
    ),
    "state jointly": lambda session, choose: void(
        play.state_jointly(session, tuple(session.compiled.seats[: choose([1, 2])]), "We agree.")
    ),
}
"""Everything else that people can do; much of it is refused most of the time."""


FITTING: dict[str, tuple[str, ...]] = {
    "briefing": ("inject", "write an inject", "people"),
    "negotiation": ("give", "propose a deal", "answer a deal", "end a deal", "state jointly", "talk"),
    "planning": ("play any card", "propose a free move", "withdraw"),
    "moves": ("play any card", "propose a free move", "override", "rule", "judge", "argue"),
    "reveal": ("back or block", "argue", "judge"),
    "resolution": ("override", "argue", "judge", "rule"),
    "upkeep": ("adjust", "change the calendar", "note"),
}
"""What people are likely to do in each phase."""


def wander(session: Session, choose: Chooser) -> None:
    """Go on, or do something that fits the phase; a refusal changes nothing."""
    fitting = FITTING.get(session.state.phase_kind or "", ())
    deed = choose(["", "", *fitting])
    if not deed:
        go_on(session, choose)
        return
    with suppress(Refused):
        DEEDS[deed](session, choose)


def void(_result: object) -> None:
    """Let go of a result."""
