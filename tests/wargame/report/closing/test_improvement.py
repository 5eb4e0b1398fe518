"""The improvement plan in the report and the tables: the order of practice, and closed where notes are."""

from dataclasses import replace
from functools import cache

import pytest

from tests.wargame.journal.games import clock, scenario
from tests.wargame.report.sessions import fresh
from wargame.report.blocks import Table
from wargame.report.document import report
from wargame.report.facts import gather
from wargame.report.formats.markdown import as_markdown
from wargame.report.improvement import PAST
from wargame.report.options import Naming, Options
from wargame.report.slides.deck import deck_of
from wargame.report.tables import Value, sheets
from wargame.scenario.model import Purpose
from wargame.session.improvement import rate_purpose, write_finding
from wargame.session.notes import make_note
from wargame.session.opening import Plan, start
from wargame.session.people import join
from wargame.session.session import Session


@cache
def held() -> Session:
    """A session with two purposes, of which one was rated; two findings, of which one has no purpose."""
    known = replace(scenario(), purposes=(Purpose(id="slips", text="Try the slips."),))
    session = start(known, Plan(seed=7, purposes=("See who leads.",)), clock=clock())
    join(session, "Ida Holm")
    make_note(session, "Nobody spoke.")
    note = session.history.head
    rate_purpose(session, "slips", "not met", reason="Too small.", person=1)
    write_finding(
        session,
        "The slips are small.",
        purpose="slips",
        evidence=(note,),
        recommendation="Larger slips.",
        action="Print on A5.",
        owner="Ida Holm",
        due="2031-03-01",
    )
    write_finding(session, "Coffee was good.", kind="strength")
    return session


def written(*, secrets: bool | None = True, naming: Naming = "annex") -> str:
    return as_markdown(report(gather(held(), Options(secrets=secrets, naming=naming))))


def test_the_plan_stands_in_the_order_of_practice() -> None:
    (part,) = [one for one in report(gather(held(), Options(secrets=True))).parts if one.id == "plan"]
    (table,) = [block for block in part.blocks if isinstance(block, Table)]
    cells = ["; ".join(line.text for line in cell.lines) for cell in table.rows[0]]
    assert cells[:2] == ["Try the slips.", "not met; Observer 1: Too small."]
    assert cells[2:] == [
        "Area for improvement; The slips are small.; Nobody spoke.",
        "Larger slips.",
        "Print on A5.; [Observer 1], by 1 March 2031",
    ]
    note = table.rows[0][2].lines[2]
    assert note.refs == (next(one.event for one in gather(held(), Options(secrets=True)).notes),)


@pytest.mark.parametrize(("due", "is_past"), [("2020-03-01", True), ("2031-03-01", False)])
def test_a_day_that_was_past_from_the_first_is_said_in_report_slides_and_tables(
    due: str, *, is_past: bool
) -> None:
    session = start(scenario(), Plan(seed=7), clock=clock())
    write_finding(session, "The slips are small.", action="Print on A5.", due=due)
    facts = gather(session, Options(secrets=True))
    assert as_markdown(report(facts)).count(PAST) == 2 * is_past, "in the plan and among the next steps"
    assert (PAST in str(deck_of(facts))) == is_past
    (plan,) = [one for one in sheets(facts) if one.name == "plan"]
    assert [row[[one.name for one in plan.fields].index("past")] for row in plan.rows] == [is_past]


def test_next_steps_whose_day_was_past_say_so_after_a_full_stop() -> None:
    session = start(scenario(), Plan(seed=7), clock=clock())
    write_finding(session, "The slips are small.", action="Print on A5", due="2020-03-01")
    said = as_markdown(report(gather(session, Options(secrets=True)))).replace("\\", "")
    assert f"Print on A5 (by 1 March 2020). {PAST}" in said


def test_the_report_ends_with_the_next_steps() -> None:
    assert "Print on A5. ([Observer 1], by 1 March 2031)" in written().replace("\\", "")


def test_an_owner_is_named_only_where_people_are() -> None:
    assert "Ida" not in written(naming="none")
    assert "Ida Holm" in written(naming="cover")


def test_what_readers_may_not_know_has_no_plan() -> None:
    closed = written(secrets=None)
    assert "Improvement plan" not in closed
    assert not any(text in closed for text in ("Try the slips", "See who leads", "slips are", "Coffee"))


def test_a_session_held_for_nothing_in_particular_has_no_such_part() -> None:
    parts = report(gather(fresh(), Options(secrets=True))).parts
    assert "plan" not in [one.id for one in parts]


@pytest.mark.parametrize("secrets", [True, None])
def test_the_tables_have_a_row_for_each_finding_and_each_bare_purpose(secrets: bool | None) -> None:
    tables = {one.name: one for one in sheets(gather(held(), Options(secrets=secrets)))}

    def column(table: str, name: str) -> list[Value]:
        at = [field.name for field in tables[table].fields].index(name)
        return [row[at] for row in tables[table].rows]

    expected = ["slips", "own-1", None] if secrets else []
    assert column("plan", "purpose") == expected
    assert column("ratings", "step") == (["not met"] if secrets else [])
    if secrets:
        assert column("plan", "rating") == ["not met", None, None]
        assert column("plan", "due")[0] == "2031-03-01"
        assert column("plan", "kind") == ["improvement", None, "strength"]
