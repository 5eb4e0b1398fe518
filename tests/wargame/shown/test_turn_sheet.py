"""A turn at one glance: what was played, thrown and moved, as the room knows it, and what came by itself."""

from functools import cache

from tests.playthroughs.transcripts import played as demo
from tests.ui.sessions import FLAGSHIP, started, step
from tests.wargame.secret_texts import secrets_of
from wargame.game import events as ev
from wargame.session.doors import RoomDoor
from wargame.session.rulings import override
from wargame.session.session import Session
from wargame.shown.turn_sheet import TurnSheet, turn_sheet
from wargame.terms import ROOM, Outcome
from wargame.words.labels import OUTCOME_WORDS


def at(phase: str, turn: int, name: str = FLAGSHIP) -> Session:
    session = started(name)
    while not (session.state.turn == turn and session.state.phase_kind == phase):
        step(session)
    return session


@cache
def upkeep() -> Session:
    """The flagship at the end of its third turn; only looked at."""
    return at("upkeep", 3)


def sheet_of(session: Session) -> TurnSheet:
    door = RoomDoor(session)
    return turn_sheet(door.look(), door.sight_as_turn_began(), door.compiled, door.narrator)


def rulings(session: Session) -> list[ev.MoveRuled]:
    turn = session.state.turn
    events = [one.event for one in session.history.line()]
    return [one for one in events if isinstance(one, ev.MoveRuled) and one.turn == turn]


def test_open_moves_stand_in_the_order_of_ruling_with_throw_and_outcome() -> None:
    rows = [row for row in sheet_of(upkeep()).rows if row.order]
    open_ones = [
        one for one in rulings(upkeep()) if not one.covert or (one.exposure and one.exposure.exposed)
    ]
    assert [row.title for row in rows] == [one.title for one in open_ones]
    assert [row.outcome for row in rows] == [one.outcome for one in open_ones]
    assert [row.order for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row, ruled in zip(rows, open_ones, strict=True):
        assert ruled.throw is not None
        assert ruled.margin is not None
        assert row.dice == ruled.throw.dice
        assert row.sum == f"{ruled.margin + ruled.reckoning.difficulty} on {ruled.reckoning.difficulty}"
        assert abs(sum(share for _, share in row.odds) - 1) < 1e-9


def test_what_moved_is_each_number_once_from_where_it_stood_to_where_it_stands() -> None:
    for row, ruled in zip(
        [row for row in sheet_of(upkeep()).rows if row.order],
        [one for one in rulings(upkeep()) if not one.covert],
        strict=False,
    ):
        moved = {one.what for one in ruled.changes if one.before != one.after}
        assert len(row.moved) <= len(moved)
        assert bool(row.moved) != bool(row.why_nothing)


def test_what_happened_by_itself_stands_under_the_scenarios_reasons() -> None:
    reasons = {rule.why or rule.id for rule in upkeep().scenario.upkeep}
    own = sheet_of(upkeep()).own
    assert own
    assert {row.why for row in own if not row.marked} <= reasons


def test_nothing_is_struck_out_where_every_outcome_stands_as_it_fell() -> None:
    assert {row.struck for row in sheet_of(upkeep()).rows} == {""}


def test_the_graph_has_the_ties_that_moved_and_no_others() -> None:
    session = upkeep()
    earlier = [one.number for one in session.history.line() if one.event.turn < session.state.turn]
    before = session.history.state_at(earlier[-1])
    moved = {
        both
        for both in session.compiled.board.pairs
        if before.alignment(*both) != session.state.alignment(*both)
    }
    assert {tie.pair for tie in sheet_of(session).ties.ties} == moved


def test_nothing_on_it_is_secret() -> None:
    session = demo(FLAGSHIP)
    assert secrets_of(at("upkeep", 3), ROOM)
    for turn in (2, 3):
        made = at("upkeep", turn)
        said = str(sheet_of(made))
        assert [secret for secret in secrets_of(made, ROOM) if secret in said] == []
    assert sheet_of(session).rows is not None


def test_covert_moves_are_one_row_without_seat_throw_or_title() -> None:
    rows = [row for row in sheet_of(upkeep()).rows if row.secret]
    assert len(rows) <= 1
    for row in rows:
        assert (row.seat, row.dice, row.outcome, row.order) == ("", (), None, "")
        assert row.title == "Behind the scenes"


def test_others_influence_stands_there_only_where_it_is_public() -> None:
    assert sheet_of(upkeep()).purses == ()
    made = at("upkeep", 1, "first-steps")
    assert [one.name for one in sheet_of(made).purses] == [one.name for one in made.scenario.seats]


def test_while_moves_are_ruled_on_those_to_come_stand_in_their_places() -> None:
    made = at("resolution", 2)
    open_ones = [one for one in made.state.table.plays if not one.covert]
    waiting = sheet_of(made).rows
    assert len(waiting) == len(open_ones)
    assert {row.sum for row in waiting} == {"to come"}
    step(made)
    rows = [row for row in sheet_of(made).rows if row.order]
    assert [row.order for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert sheet_of(made).own == ()


def test_an_outcome_that_was_overridden_says_what_it_stands_in_place_of() -> None:
    made = at("resolution", 2)
    step(made)
    ruled = rulings(made)[-1]
    other: Outcome = "fails" if ruled.outcome != "fails" else "succeeds"
    override(made, ruled.number, "The table knew better.", other)
    row = next(row for row in sheet_of(made).rows if row.title == ruled.title)
    assert row.outcome == other
    assert row.struck == OUTCOME_WORDS[ruled.outcome]
    assert row.details[-1] == "The table knew better."
