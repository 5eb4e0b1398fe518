"""What happened at the table, as the room sees it."""

from typing import Literal

import pytest

from tests.wargame.woods import at, card, go_to, inject, rules, seal, throw, woods
from wargame.game.events import InjectFired
from wargame.scenario.model import InfluenceRules, Option
from wargame.session import deals, messages
from wargame.session.injects import write_inject
from wargame.session.narration import Narrator
from wargame.session.rulings import adjust, override
from wargame.session.session import Session
from wargame.shown.table import outcome_rows, seat_rows
from wargame.terms import Quantity, influence, scrutiny, track


@pytest.mark.parametrize(
    ("what", "shown", "labels"),
    [
        (scrutiny("ash"), "public", []),
        (scrutiny("ash"), "own", []),
        (influence("ash"), "own", []),
        (influence("ash"), "public", ["AS influence"]),
        (track("calm"), "own", ["Calm"]),
    ],
)
def test_what_moved_is_on_a_chip_where_the_room_may_know_it(
    what: Quantity, shown: Literal["own", "public"], labels: list[str]
) -> None:
    session = at("negotiation", woods(rules=rules(influence=InfluenceRules(shown=shown))))
    adjust(session, what, 1, "It was read wrongly.")
    happened = [(entry.number, entry.event) for entry in session.history.line()]
    (row,) = outcome_rows(session.state, Narrator(session.compiled), happened, 1)
    assert [one.label for one in row.marks] == labels
    assert row.secret == (what.kind == "scrutiny")


@pytest.mark.parametrize(("to", "shown"), [((), "Word from the west"), (("ash",), "A private inject")])
def test_an_inject_that_some_seats_alone_were_told_of_is_not_named_beside_the_board(
    to: tuple[str, ...], shown: str
) -> None:
    state = at("planning", woods()).state
    fired = InjectFired(turn=1, inject="by-hand", title="Word from the west", to=to)
    (row,) = outcome_rows(state, Narrator(state.compiled), [(1, fired)], 1)
    assert row.title == shown


def rows_of(session: Session) -> list[tuple[str, str, list[str]]]:
    happened = [(entry.number, entry.event) for entry in session.history.line()]
    rows = outcome_rows(session.state, Narrator(session.compiled), happened, 1)
    return [(row.title, row.said, [one.label for one in row.marks]) for row in rows]


def test_a_covert_move_stands_beside_the_board_as_something_that_happened() -> None:
    veiled = card("veiled", covert=True, succeeds="track(calm) +1; influence(ash) +1")
    session = at("planning", woods(veiled, card("open", succeeds="track(trade) +1")))
    seal(session, "veiled")
    seal(session, "open")
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=(1, 1))
    throw(session, 4, 3)
    override(session, 2, "They were late.", "fails")
    assert rows_of(session) == [
        ("Something happened", "Nobody knows through whom", ["Calm"]),
        ("Open", "Succeeds", ["Trade"]),
        ("A ruling is overridden", "Fails", ["Trade"]),
    ]


def test_one_that_is_overridden_stays_as_unknown() -> None:
    session = at("planning", woods(card("veiled", covert=True, succeeds="track(calm) +1")))
    seal(session, "veiled")
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=(1, 1))
    override(session, 1, "They were late.", "fails")
    assert {(title, said) for title, said, _ in rows_of(session)} == {
        ("Something happened", "Nobody knows through whom")
    }


def test_what_seats_hold_stands_beside_the_board_before_planning_only() -> None:
    session = at("negotiation", woods(card("open", succeeds="influence(birch) +2; track(calm) +1")))
    write_inject(session, "A windfall", effects_text="influence(ash) +1")
    go_to(session, "planning")
    seal(session, "open")
    go_to(session, "resolution")
    throw(session, 4, 3)
    go_to(session, "planning", 2)
    assert [labels for _, _, labels in rows_of(session)] == [["AS influence"], ["Calm"], []]


def test_who_answers_a_private_inject_does_not_give_away_its_name() -> None:
    letter = inject("letter", turn=1, to=("ash",), option=Option(seat="ash", price=0))
    session = at("negotiation", woods(injects=(letter,)))
    assert {title for title, _, _ in rows_of(session)} == {"A private inject"}


def asked(session: Session) -> dict[str, int]:
    return {row.seat: row.asked for row in seat_rows(session.state, {}) if row.asked}


def test_what_waits_for_an_answer_stands_at_a_seat_if_all_may_know_it() -> None:
    session = at("negotiation", woods())
    deals.propose(session, "ash", ("birch",), "Wood for water.", public=True)
    assert asked(session) == {"birch": 1}
    messages.open_vote(session, "Shall we meet?", ("Yes", "No"))
    messages.cast(session, "ash", "Yes")
    assert asked(session) == {"birch": 2, "cedar": 1}
    deals.answer(session, 1, "birch", accepts=True)
    assert asked(session) == {"birch": 1, "cedar": 1}


def test_nothing_private_shows_at_a_seat() -> None:
    session = at("negotiation", woods())
    deals.propose(session, "ash", ("birch",), "Wood for water.", public=False)
    messages.send(session, "ash", ("birch",), "Be quick.")
    messages.open_vote(session, "Shall we meet?", ("Yes", "No"), secret=True)
    assert asked(session) == {}
