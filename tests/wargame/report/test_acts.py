"""Tables for analysts: one row an act, closed where the act is secret, and every column of its kind."""

from dataclasses import replace
from functools import cache

import pytest

from tests.wargame.journal.games import clock
from tests.wargame.report.sessions import demo
from tests.wargame.woods import at, woods
from wargame.game import events as ev
from wargame.report.acts import ACTS
from wargame.report.columns import FieldKind, Sheet, Value
from wargame.report.facts import gather
from wargame.report.options import Options
from wargame.report.tables import sheets
from wargame.scenario.model import BackingRules
from wargame.session import messages as talks
from wargame.session.notes import close_session
from wargame.session.opening import start
from wargame.session.session import Session

KINDS: dict[FieldKind, tuple[type, ...]] = {
    "text": (str,),
    "whole": (int,),
    "number": (int, float),
    "yes-no": (bool,),
}


@cache
def tables(*, secrets: bool | None = True, letters: bool = False) -> dict[str, Sheet]:
    facts = gather(demo(), Options(secrets=secrets, letters=letters))
    return {one.name: one for one in sheets(facts)}


def rows(table: Sheet) -> list[dict[str, Value]]:
    return [{one.name: value for one, value in zip(table.fields, row, strict=True)} for row in table.rows]


def events(kind: type) -> list[tuple[int, ev.Event]]:
    return [(one.number, one.event) for one in demo().history.line() if isinstance(one.event, kind)]


@pytest.mark.parametrize("secrets", [True, False])
def test_every_cell_is_of_the_kind_that_its_column_says(secrets: bool) -> None:
    for table in tables(secrets=secrets).values():
        for row in table.rows:
            for field, value in zip(table.fields, row, strict=True):
                fits = value is None or (
                    isinstance(value, KINDS[field.kind])
                    and (field.kind == "yes-no" or not isinstance(value, bool))
                )
                assert fits or value == "", (table.name, field.name, value)


def test_the_demo_has_a_row_for_every_act() -> None:
    found = tables()
    assert len(found["letters"].rows) == len(events(ev.MessageSent))
    assert len(found["ballots"].rows) == len(events(ev.VoteCast))
    assert len(found["questions"].rows) == len(events(ev.QuestionAsked))
    assert len(found["statements"].rows) == len(events(ev.StatementMade))
    assert len(found["phases"].rows) == len(events(ev.PhaseOpened))
    assert {one["event"] for one in rows(found["injects"])} == {
        number
        for kind in (ev.InjectFired, ev.InjectSkipped, ev.InjectPostponed)
        for number, _ in events(kind)
    }
    ruled = [one for one in rows(found["decisions"]) if one["kind"] == "ruling"]
    assert [one["event"] for one in ruled] == [number for number, _ in events(ev.MoveRuled)]
    assert all(isinstance(one["seconds"], float) and one["seconds"] >= 0 for one in ruled)


def test_arguments_are_told_once_whether_they_came_before_the_ruling_or_with_it() -> None:
    brought = {
        (event.number, each.seat, each.side, each.text)
        for _, event in events(ev.MoveRuled)
        if isinstance(event, ev.MoveRuled)
        for each in event.reckoning.arguments
    }
    told = [(one["move"], one["who"], one["side"], one["text"]) for one in rows(tables()["arguments"])]
    assert len(told) == len(set(told))
    assert brought <= {(move, who, 1 if side == "for" else -1, text) for move, who, side, text in told}


def test_shares_of_a_turn_add_up_to_one() -> None:
    for turn in {one["turn"] for one in rows(tables()["participation"])}:
        own = [one for one in rows(tables()["participation"]) if one["turn"] == turn]
        shares = [one["share"] for one in own if isinstance(one["share"], float)]
        assert not shares or sum(shares) == pytest.approx(1, abs=0.001)
        acts = [one["acts"] for one in own if isinstance(one["acts"], int)]
        assert bool(shares) == any(acts)


def test_the_whole_session_is_the_sum_of_its_turns() -> None:
    every = rows(tables()["participation"])
    for seat in {one["seat"] for one in every}:
        turns = [one["acts"] for one in every if one["seat"] == seat and one["turn"] is not None]
        (whole,) = [one["acts"] for one in every if one["seat"] == seat and one["turn"] is None]
        assert sum(one for one in turns if isinstance(one, int)) == whole


def test_the_text_of_letters_is_there_only_where_it_is_asked_for() -> None:
    assert {one["text"] for one in rows(tables()["letters"])} == {None}
    said = [event.text for _, event in events(ev.MessageSent) if isinstance(event, ev.MessageSent)]
    assert [one["text"] for one in rows(tables(letters=True)["letters"])] == said
    assert [one["words"] for one in rows(tables()["letters"])] == [len(one.split()) for one in said]


def test_what_is_between_seats_and_control_has_no_row_where_secrets_are_closed() -> None:
    closed = tables(secrets=False)
    for name in ("letters", "questions", "perceptions"):
        assert tables()[name].rows
        assert closed[name].rows == ()


def test_a_vote_that_was_cast_anew_tells_what_was_said_before_the_talk_and_after() -> None:
    session = _voted()
    (table,) = [one for one in sheets(gather(session, Options(secrets=True))) if one.name == "ballots"]
    found = [(one["seat"], one["option"], one["round"], one["counts"]) for one in rows(table)]
    assert found == [("ash", "Yes", 1, False), ("birch", "No", 1, True), ("ash", "No", 2, True)]


def test_of_a_secret_vote_nobody_but_control_has_the_choices() -> None:
    session = _voted(secret=True)
    (table,) = [one for one in sheets(gather(session, Options(secrets=False))) if one.name == "ballots"]
    assert table.rows == ()


def _voted(*, secret: bool = False) -> Session:
    session = at("negotiation")
    talks.open_vote(session, "Shall we?", secret=secret)
    for seat, option in (("ash", "Yes"), ("birch", "No"), ("ash", "No")):
        talks.cast(session, seat, option)
    talks.close_vote(session)
    return session


def test_a_session_in_which_nothing_happened_has_empty_tables_with_all_their_columns() -> None:
    quiet = start(replace(woods(), rules=replace(woods().rules, backing=BackingRules())), clock=clock())
    close_session(quiet)
    found = {one.name: one for one in sheets(gather(quiet))}
    assert set(ACTS) <= set(found)
    assert all(found[name].fields == fields for name, (_, fields) in ACTS.items())


def test_positions_of_the_demo_are_those_of_the_monitor() -> None:
    answer = gather(demo(), Options(secrets=True)).answer
    assert answer is not None
    last = demo().state.turn
    told: dict[object, object] = {
        one["question"]: (one["stated"], one["revealed"])
        for one in rows(tables()["gaps"])
        if (one["turn"], {one["one"], one["other"]}) == (last, {"russia", "iran"})
    }
    assert told == {
        gap.question: (pytest.approx(gap.stated), pytest.approx(gap.revealed, abs=0.01))
        for gap in answer.gaps
    }
