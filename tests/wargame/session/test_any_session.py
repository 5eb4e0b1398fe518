"""Any session of any scenario keeps its promises after every step, whatever people do."""

import dataclasses
from contextlib import suppress
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from tests.wargame.secrets import told_with_other_secrets, with_other_secrets
from tests.wargame.strategies import scenarios
from tests.wargame.wandering import DEEDS, drawing, wander
from wargame.game.compiled import CompiledScenario
from wargame.game.events import (
    CoverBlown,
    Event,
    FreeMoveJudged,
    MoveArgued,
    MoveBacked,
    MoveRuled,
    MoveSealed,
    MoveWithdrawn,
    RulingOverridden,
)
from wargame.game.redaction import redact
from wargame.game.rules import legal_moves, why_not, why_not_holding
from wargame.game.sight import Sight, sight
from wargame.game.state import GameState, replay
from wargame.journal.memory import MemoryJournal
from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.session.history import History, rebuild
from wargame.session.opening import Plan, start
from wargame.session.session import Session, redo, start_branch, switch_branch, undo
from wargame.terms import ROOM, Refused

SHIPPED = ("afghanistan-2017", "great-powers-1872", "first-steps")


@cache
def shipped(name: str) -> CompiledScenario:
    return CompiledScenario(load(scenarios_folder() / f"{name}.yaml"))


def marks(session: Session) -> tuple[GameState, int, int, int]:
    return session.state, session.history.last, len(session.history.moves), session.throws


def told(history: History) -> dict[str, object]:
    """Everything that a history holds."""
    return vars(history) | {"_states": [history.state_at(entry.number) for entry in history.entries]}


OF_MOVES = (
    MoveSealed
    | MoveWithdrawn
    | MoveArgued
    | FreeMoveJudged
    | MoveBacked
    | MoveRuled
    | RulingOverridden
    | CoverBlown
)


def exposed_by(events: list[Event]) -> set[int]:
    rulings = [one for one in events if isinstance(one, MoveRuled | RulingOverridden)]
    return {one.number for one in rulings if one.exposure is not None and one.exposure.exposed}


def told_of_moves(events: list[Event], viewer: str, compiled: CompiledScenario) -> set[int]:
    """The moves, by the record's numbers, of which a viewer is told whose they are."""
    told = zip(redact(events, viewer, compiled), events, strict=True)
    return {getattr(event, "number", 0) for seen, event in told if isinstance(seen, OF_MOVES)}


def seen(state: GameState, viewer: str) -> Sight:
    """What a viewer sees, its moves in the order of their numbers.

    Those whose cover is gone stand in the order in which they were ruled on, which the seed drew: with
    another seed they may stand in another one.
    """
    shown = sight(state, viewer)
    return dataclasses.replace(shown, moves=tuple(sorted(shown.moves, key=lambda one: one.number)))


class AnySession(RuleBasedStateMachine):
    """One session; rules are what people do, invariants what must hold after it."""

    @initialize(
        compiled=st.sampled_from(SHIPPED).map(shipped) | scenarios().map(CompiledScenario),
        seed=st.integers(0, 9),
    )
    def begin(self, compiled: CompiledScenario, seed: int) -> None:
        self.journal = MemoryJournal()
        self.session = start(compiled, Plan(seed=seed), self.journal)
        self.branches = 0

    @precondition(lambda self: self.session.state.running)
    @rule(data=st.data(), steps=st.integers(1, 20))
    def play_on(self, data: st.DataObject, steps: int) -> None:
        for _ in range(steps):
            if self.session.state.running:
                wander(self.session, drawing(data))

    @rule(data=st.data(), deed=st.sampled_from(sorted(DEEDS)))
    def do_something_else(self, data: st.DataObject, deed: str) -> None:
        before = marks(self.session)
        try:
            DEEDS[deed](self.session, drawing(data))
        except Refused as refusal:
            said = str(refusal)
            assert said.endswith((".", "?"))
            if deed not in ("rule", "judge"):
                assert marks(self.session) == before

    @rule()
    def take_back_and_restore(self) -> None:
        before, throws = self.session.state, self.session.throws
        try:
            undo(self.session, reason="once more")
        except Refused:
            return
        redo(self.session)
        assert self.session.state == before
        assert self.session.throws == throws

    @rule()
    def take_back(self) -> None:
        with suppress(Refused):
            undo(self.session)

    @rule()
    def restore(self) -> None:
        with suppress(Refused):
            redo(self.session)

    @rule(data=st.data())
    def branch_off(self, data: st.DataObject) -> None:
        at = data.draw(st.integers(1, self.session.history.last))
        self.branches += 1
        start_branch(self.session, f"line {self.branches}", at)
        assert self.session.state == self.session.history.state_at(at)

    @rule(data=st.data())
    def change_over(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.session.history.heads)))
        if name != self.session.branch:
            switch_branch(self.session, name)

    @invariant()
    def the_record_replays_to_the_state(self) -> None:
        history = self.session.history
        assert replay(history.opening, [entry.event for entry in history.line()]) == self.session.state

    @invariant()
    def the_record_tells_the_whole_history(self) -> None:
        history = self.session.history
        assert self.journal.entries == history.entries
        assert told(rebuild(history.opening, self.journal.entries, self.journal.moves)) == told(history)

    @invariant()
    def numbers_stay_in_their_ranges(self) -> None:
        board, values = self.session.compiled.board, self.session.state.values
        assert all(
            low <= value <= high for low, value, high in zip(board.lows, values, board.highs, strict=True)
        )

    @invariant()
    def throws_are_numbered_without_gaps_and_used_once(self) -> None:
        ruled = [entry.event for entry in self.session.history.entries if isinstance(entry.event, MoveRuled)]
        tests = [(one.throw, one.exposure.throw if one.exposure else None) for one in ruled]
        throws = [throw.number for both in tests for throw in both if throw is not None]
        assert throws == list(range(1, self.session.throws + 1))

    @invariant()
    def what_is_seen_does_not_depend_on_what_is_secret(self) -> None:
        state = self.session.state
        for viewer in (*state.compiled.seats, ROOM):
            assert seen(with_other_secrets(state, viewer), viewer) == seen(state, viewer)

    @invariant()
    def what_is_told_does_not_depend_on_what_is_secret(self) -> None:
        events = [entry.event for entry in self.session.history.line()]
        for viewer in (*self.session.compiled.seats, ROOM):
            other = told_with_other_secrets(events, viewer)
            assert redact(other, viewer, self.session.compiled) == redact(
                events, viewer, self.session.compiled
            )

    @invariant()
    def nobody_is_told_of_a_covert_move_of_others_that_was_not_exposed(self) -> None:
        events = [entry.event for entry in self.session.history.line()]
        covert = {one.number: one.move.seat for one in events if isinstance(one, MoveSealed) and one.covert}
        known = {played.number for played in self.session.state.table.plays if played.exposed}
        blown = {one.number for one in events if isinstance(one, CoverBlown)} | known | exposed_by(events)
        for viewer in (*self.session.compiled.seats, ROOM):
            hidden = {number for number, seat in covert.items() if seat != viewer} - blown
            assert not hidden & told_of_moves(events, viewer, self.session.compiled)

    @invariant()
    def the_list_of_legal_moves_agrees_with_the_reasons(self) -> None:
        state = self.session.state
        for seat, hand in self.session.compiled.hands.items():
            legal = legal_moves(state, seat)
            judged_anew = replace(state)
            assert not any(why_not(judged_anew, move) for move in legal)
            if len(legal) > 1:
                playable = {holding.card.id for holding in hand if not why_not_holding(state, holding)}
                assert playable == {getattr(move, "card", "") for move in legal[:-1]}


AnySession.TestCase.settings = settings(max_examples=25, stateful_step_count=25)
TestAnySession = AnySession.TestCase
