"""Covert moves where they are ruled on last, and influence that only its seat sees."""

from dataclasses import replace

import pytest

from tests.wargame.woods import SEATS, WOODS, at, card, end_turn, go_to, rules, seal, woods
from wargame.bots.view import imagine, look
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.chance import order
from wargame.game.events import MoveRuled, MoveSealed, SeatPassed
from wargame.game.redaction import BehindTheScenes, Redacted, SealedUnseen, changes_told, redact
from wargame.game.rules import covert_order, ruling_order, rulings_due
from wargame.game.sight import sight
from wargame.scenario.check import check
from wargame.scenario.data import scenario_hash
from wargame.scenario.model import Card, Exposure, InfluenceRules
from wargame.session.play import pass_turn
from wargame.session.rulings import adjust, override, rule
from wargame.session.session import Session
from wargame.terms import FACILITATOR, ROOM, PhaseKind, Quantity, influence, track

NEVER, ALWAYS = (1, 1), (6, 6)
LAST = rules(
    covert_moves="last", moves_per_turn=2, influence=InfluenceRules(max=10, gifts_per_turn=2, shown="own")
)


def veiled(name: str, owner: str, effect: str) -> Card:
    """A covert card of one seat that always does the same."""
    return card(
        name,
        owner,
        covert=True,
        exceeds=effect,
        succeeds=effect,
        partly=effect,
        fails=effect,
        exposure=Exposure(threshold=9, effects="track(trade) -1"),
    )


CARDS = (
    veiled("veil-ash", "ash", "track(calm) +1"),
    veiled("veil-birch", "birch", "track(calm) +2; influence(ash) -1"),
    veiled("veil-cedar", "cedar", "track(trade) +1"),
    card("open", succeeds="track(calm) -1"),
    card("open-birch", "birch"),
)


def planned() -> Session:
    session = at("planning", woods(*CARDS, rules=LAST))
    seal(session, "veil-ash", owner="ash")
    seal(session, "open", owner="ash")
    seal(session, "veil-birch", owner="birch")
    seal(session, "veil-cedar", owner="cedar")
    return session


def in_the_block(**exposed: tuple[int, int]) -> Session:
    """The open move and all covert ones were ruled on, and the resolution is not over."""
    session = planned()
    go_to(session, "resolution")
    while due := rulings_due(session.state):
        played = session.state.play(due[0])
        assert played is not None
        dice = exposed.get(played.move.seat, NEVER)
        rule(session, choice=RulingChoice(method="dice", dice=(3, 4), exposure_dice=dice))
    return session


def told(session: Session, viewer: str) -> list[Redacted]:
    events = [entry.event for entry in session.history.line()]
    return [one for one in redact(events, viewer, session.compiled) if one is not None]


def blocks(session: Session, viewer: str = ROOM) -> list[BehindTheScenes]:
    return [one for one in told(session, viewer) if isinstance(one, BehindTheScenes)]


def test_covert_moves_follow_the_open_ones_in_the_order_that_is_drawn() -> None:
    session = planned()
    found = [(played.covert, played.move.seat) for played in ruling_order(session.state)]
    drawn = covert_order(session.compiled, 1, session.state.setup.seed)
    assert found == [(False, "ash"), *((True, seat) for seat in drawn)]


def test_the_order_is_another_with_another_seed_and_in_another_turn() -> None:
    compiled = planned().compiled
    assert len({covert_order(compiled, turn, seed) for turn in (1, 2, 3) for seed in range(20)}) == 6


def test_an_order_does_not_depend_on_what_else_is_there() -> None:
    whole = order(7, "", "x", list("abcdef"))
    assert order(7, "", "x", list("fdb")) == tuple(one for one in whole if one in "fdb")
    assert order(7, "key", "x", list("abcdef")) != whole


@pytest.mark.parametrize("viewer", [ROOM, *SEATS])
def test_nobody_is_told_of_a_covert_move_before_the_resolution_ends(viewer: str) -> None:
    before, session = planned(), in_the_block(cedar=ALWAYS)
    go_to(before, "resolution")
    rule(before, choice=RulingChoice(method="dice", dice=(3, 4)))
    assert told(session, viewer) == told(before, viewer)
    assert sight(session.state, viewer) == sight(before.state, viewer)


def test_what_covert_moves_changed_is_told_in_one_block() -> None:
    session = in_the_block()
    go_to(session, "upkeep")
    (block,) = blocks(session)
    assert {one.what: (one.before, one.after, one.why) for one in block.changes} == {
        track("calm"): (4, 7, ""),
        track("trade"): (5, 6, ""),
    }
    assert sight(session.state, ROOM).values[track("calm")] == 7


def test_a_seat_is_told_of_its_own_move_and_of_the_others_in_the_block() -> None:
    session = in_the_block()
    go_to(session, "upkeep")
    (block,) = blocks(session, "cedar")
    assert [one.what for one in block.changes if one.what == track("trade")] == []
    own = [one for one in told(session, "cedar") if isinstance(one, MoveRuled) and one.covert]
    assert [one.seat for one in own] == ["cedar"]


@pytest.mark.parametrize("viewer", [ROOM, *SEATS])
@pytest.mark.parametrize("seats", ["", "ash", "birch", "ash cedar"])
def test_every_number_that_is_told_follows_from_the_one_told_before(viewer: str, seats: str) -> None:
    session = in_the_block(**dict.fromkeys(seats.split(), ALWAYS))
    adjust(session, track("calm"), session.state.track("calm") - 1, "It was miscounted.")
    end_turn(session)
    now: dict[Quantity, int] = {}
    for seen in told(session, viewer):
        for change in changes_told(seen):
            assert now.get(change.what, change.before) == change.before
            now[change.what] = change.after
    for line in session.scenario.tracks:
        assert now[track(line.id)] == session.state.track(line.id)


def test_an_overridden_covert_move_stays_behind_the_scenes() -> None:
    session = planned()
    go_to(session, "resolution")
    while due := rulings_due(session.state):
        rule(session, choice=RulingChoice(method="dice", dice=(3, 4), exposure_dice=NEVER))
        last = due[0]
    calm = sight(session.state, ROOM).values[track("calm")]
    override(session, last, "It had been agreed.", instead={track("calm"): -2})
    assert sight(session.state, ROOM).values[track("calm")] == calm
    go_to(session, "upkeep")
    assert len(blocks(session)) == 1
    assert sight(session.state, ROOM).values[track("calm")] == session.state.track("calm")


def test_passing_looks_like_a_hidden_move_to_others() -> None:
    session = at("planning", woods(*CARDS, rules=LAST))
    seal(session, "open", owner="ash")
    pass_turn(session, "ash", "We have said enough.")
    seal(session, "open-birch", owner="birch")
    seal(session, "veil-birch", owner="birch")
    for viewer in (ROOM, "cedar"):
        seats = [one.seat for one in told(session, viewer) if isinstance(one, SealedUnseen)]
        assert sorted(seats) == ["ash", "birch"]
        assert not [one for one in told(session, viewer) if isinstance(one, SeatPassed)]
        assert {one.status for one in sight(session.state, viewer).seats if one.seat != "cedar"} == {"sealed"}
    assert [one.seat for one in told(session, "ash") if isinstance(one, SeatPassed)] == ["ash"]


def test_a_seat_that_makes_no_move_at_all_looks_like_one_whose_only_move_is_hidden() -> None:
    session = at("planning", woods(*CARDS, rules=LAST))
    pass_turn(session, "ash")
    seal(session, "veil-birch", owner="birch")
    pass_turn(session, "birch")
    pass_turn(session, "cedar")
    phases: tuple[tuple[PhaseKind, str], ...] = (("planning", "sealed"), ("reveal", "waiting"))
    for phase, looks in phases:
        go_to(session, phase)
        seats = {one.seat: one.status for one in sight(session.state, ROOM).seats}
        assert seats["ash"] == seats["birch"] == looks


def test_moves_and_throws_are_counted_anew_for_each_viewer() -> None:
    session = in_the_block(cedar=ALWAYS)
    end_turn(session)
    seen = told(session, ROOM)
    numbers = [one.number for one in seen if isinstance(one, MoveSealed | MoveRuled)]
    assert list(dict.fromkeys(numbers)) == [1, 2]
    assert [one.throw.number for one in seen if isinstance(one, MoveRuled) and one.throw] == [1, 2]


def test_influence_is_seen_by_its_own_seat_alone() -> None:
    session = in_the_block()
    end_turn(session)
    for viewer in (ROOM, *SEATS):
        held = {one.seat: one.influence for one in sight(session.state, viewer).seats}
        assert {seat for seat, value in held.items() if value is not None} == {viewer} - {ROOM}
        moved = {one.what for seen in told(session, viewer) for one in changes_told(seen)}
        assert {what for what in moved if what.kind == "influence"} <= {influence(viewer)}


def test_control_is_told_everything() -> None:
    session = in_the_block()
    assert told(session, FACILITATOR) == [entry.event for entry in session.history.line()]


def test_a_bot_takes_hidden_influence_for_that_of_the_start() -> None:
    session = planned()
    state, board = imagine(look(session.state, "cedar")), session.compiled.board
    assert state.influence("ash") == board.starts[board.influences["ash"]]
    assert state.influence("cedar") == session.state.influence("cedar")


def test_left_out_both_rules_mean_what_they_meant_before() -> None:
    said = replace(
        WOODS,
        rules=replace(
            WOODS.rules,
            covert_moves="in-order",
            influence=replace(WOODS.rules.influence, shown="public"),
        ),
    )
    assert scenario_hash(said) == scenario_hash(WOODS)
    assert scenario_hash(woods(rules=LAST)) != scenario_hash(WOODS)


def test_covert_moves_cannot_come_last_where_seats_move_one_after_another() -> None:
    wrong = replace(WOODS, rules=replace(WOODS.rules, covert_moves="last", order="sequential"))
    assert any(fault.field == "rules.covert-moves" for fault in check(wrong))
