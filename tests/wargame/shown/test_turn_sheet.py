"""A turn at one glance: what was played, thrown and moved, as the room knows it, and what came by itself."""

from functools import cache

from tests.playthroughs.transcripts import played as demo
from tests.ui.sessions import FLAGSHIP, started, step
from tests.wargame.secret_texts import secrets_of
from tests.wargame.woods import at as at_woods
from tests.wargame.woods import card, go_to, rules, throw, woods
from wargame.game import events as ev
from wargame.game.moves import Argument, Move
from wargame.scenario.model import Objective
from wargame.session.doors import RoomDoor
from wargame.session.play import argue, back, others_pass, pass_turn, play, withdraw
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


def woodland() -> Session:
    """Ash has argued for its card, which birch backs and cedar speaks against; the moor is its target."""
    wants = Objective(
        id="dry", seat="birch", set="red-line", text="No rain", weight=-2, shape="breach",
        when="track(calm) > 5", measure="",
    )  # fmt: skip
    session = at_woods(
        "planning",
        woods(card("well", choose=("moor",), succeeds="track(calm) +1"), objectives=(wants,)),
    )
    play(session, Move(seat="ash", card="well", target="moor", argument="We are thirsty."))
    go_to(session, "reveal")
    back(session, "birch", 1, 1)
    argue(session, 1, Argument(text="So are we.", side=-1, seat="cedar"))
    return session


def test_a_move_to_come_stands_with_its_target_its_backing_and_its_argument() -> None:
    session = woodland()
    go_to(session, "resolution")
    (row,) = sheet_of(session).rows
    assert (row.order, row.seat, row.title, row.aimed, row.sum) == ("1", "Ash", "Well", "Moor", "to come")
    assert [(one.name, one.backs) for one in row.support] == [("Birch", True)]
    assert row.details == ("We are thirsty.",)
    assert (row.dice, row.outcome, row.odds, row.moved) == ((), None, (), ())


def test_a_move_that_was_ruled_on_stands_with_all_that_was_said_about_it() -> None:
    session = woodland()
    go_to(session, "resolution")
    throw(session, 4, 3, reason="They were thirsty.")
    (row,) = sheet_of(session).rows
    assert (row.seat, row.aimed, row.dice, row.outcome) == ("Ash", "Moor", (4, 3), "succeeds")
    assert [(one.name, one.backs) for one in row.support] == [("Birch", True)]
    assert row.details[:2] == ("We are thirsty.", "Against: Cedar: So are we.")
    assert row.details[-1] == "They were thirsty."
    assert [(one.label, one.before, one.after, one.words) for one in row.moved] == [
        ("Calm", "5", "6", "Calm: 5 to 6")
    ]


def test_purses_stand_as_the_turn_began_and_as_they_were_before_planning() -> None:
    session = woodland()
    found = {one.name: (one.before, one.now) for one in sheet_of(session).purses}
    assert found == {"Ash": (5, 7), "Birch": (5, 7), "Cedar": (5, 7)}


def test_a_turn_in_which_nothing_moved_by_itself_says_so_at_its_end() -> None:
    session = at_woods("resolution")
    assert sheet_of(session).quiet == ""
    go_to(session, "upkeep")
    sheet = sheet_of(session)
    assert (sheet.own, sheet.quiet) == ((), "Nothing on the board moved by itself.")
    assert sheet.passed == "Passed: Ash, Birch, Cedar"


def test_a_seat_that_made_one_of_two_moves_passed_the_rest_and_not_the_turn() -> None:
    session = at_woods("planning", woods(card("well")))
    play(session, Move(seat="ash", card="well"))
    others_pass(session)
    go_to(session, "resolution")
    assert sheet_of(session).passed == "Passed: Birch, Cedar. Passed the rest: Ash"
    throw(session, 4, 3)
    go_to(session, "upkeep")
    assert sheet_of(session).passed == "Passed: Birch, Cedar. Passed the rest: Ash"


def test_a_seat_that_made_all_its_moves_passed_nothing_whatever_was_recorded_of_it() -> None:
    one_each = rules(moves_per_turn=1)
    session = at_woods("planning", woods(card("well"), rules=one_each))
    play(session, Move(seat="ash", card="well"))
    pass_turn(session, "ash")
    others_pass(session)
    go_to(session, "resolution")
    assert sheet_of(session).passed == "Passed: Birch, Cedar"


def test_a_seat_that_took_its_move_back_and_passed_has_passed() -> None:
    session = at_woods("planning", woods(card("well")))
    play(session, Move(seat="ash", card="well"))
    withdraw(session, 1)
    others_pass(session)
    go_to(session, "resolution")
    assert sheet_of(session).passed == "Passed: Ash, Birch, Cedar"


def test_a_seat_whose_covert_move_nobody_sees_is_not_said_to_have_passed_the_turn() -> None:
    session = at_woods("planning", woods(card("well", covert=True)))
    play(session, Move(seat="ash", card="well"))
    others_pass(session)
    go_to(session, "resolution")
    assert sheet_of(session).passed == "Passed: Birch, Cedar. Passed the rest: Ash"


def test_a_red_line_that_is_crossed_is_told_with_whose_it_is_and_what_it_costs() -> None:
    session = woodland()
    go_to(session, "resolution")
    throw(session, 4, 3)
    go_to(session, "upkeep")
    sheet = sheet_of(session)
    assert [(row.why, row.marked) for row in sheet.own] == [("Red line of Birch, −2 points: No rain", True)]
    assert sheet.quiet == ""


def test_a_turn_is_called_by_its_number_and_what_the_scenario_calls_it() -> None:
    sheet = sheet_of(upkeep())
    assert (sheet.title, sheet.aside) == ("Everything of turn 3", "Apr-Jun 2018, in the order of ruling")
    plain = sheet_of(at_woods("resolution"))
    assert (plain.title, plain.aside) == ("Everything of turn 1", "In the order of ruling")


def test_tracks_stand_as_the_turn_began_and_as_they_are_now() -> None:
    session = woodland()
    go_to(session, "resolution")
    throw(session, 4, 3)
    assert [(one.name, one.before, one.now, one.low, one.high) for one in sheet_of(session).tracks] == [
        ("Calm", 5, 6, 0, 10),
        ("Trade", 5, 5, 0, 10),
    ]
