"""What bots answer to injects is told with its shares, with what followed, and in words where never."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.simulation.chunks import tables_of
from wargame.simulation.ends import ends_of
from wargame.simulation.order import Order
from wargame.simulation.sheets import Sheet, sheets
from wargame.simulation.summary import ReplyRow, Summary, summarise
from wargame.simulation.sweep import run
from wargame.simulation.usage import fared

GAMES = 300


@cache
def mediated() -> Scenario:
    """The template with one inject that asks two seats, and one that a seat may pay to cancel."""
    return load(scenarios_folder() / "templates" / "two-parties-and-a-mediator.yaml")


def with_inject(inject: str, **changes: Any) -> Scenario:
    return replace(
        mediated(),
        injects=tuple(replace(one, **changes) if one.id == inject else one for one in mediated().injects),
    )


def with_answer(answer: str, **changes: Any) -> Scenario:
    asking = next(one for one in mediated().injects if one.id == "open-road")
    changed = tuple(replace(one, **changes) if one.id == answer else one for one in asking.answers)
    return with_inject("open-road", answers=changed)


def played(scenario: Scenario, everyone: str = "greedy") -> Summary:
    order = Order(scenario=scenario, games=GAMES, everyone=everyone)
    return summarise(order, tables_of(scenario), run(order, workers=1).tally)


def replies(summary: Summary, inject: str = "open-road", seat: str = "north") -> dict[str, ReplyRow]:
    return {one.answer: one for one in summary.replies if (one.inject, one.seat) == (inject, seat)}


def answers_sheet(scenario: Scenario, summary: Summary) -> Sheet:
    return next(one for one in sheets(scenario, summary) if one.title == "Answers to injects")


def test_the_answers_of_a_seat_are_all_that_it_was_asked_for() -> None:
    summary = played(mediated(), "random")
    for seat in ("north", "south"):
        rows = replies(summary, seat=seat)
        assert set(rows) == {"no-word", "promise", "escort"}
        assert sum(row.chosen.value for row in rows.values()) == pytest.approx(1)
        assert all(row.asked == rows["promise"].asked <= GAMES for row in rows.values())
        assert all(row.chosen.value <= row.possible.value for row in rows.values())
    paid = replies(summary, "cold-winter", "mediator")
    assert [paid[one].title for one in paid] == ["Send helicopters", "Let it happen"]
    assert 0 < paid["pays"].chosen.value < 1
    assert sum(row.chosen.value for row in paid.values()) == pytest.approx(1)


def test_bots_choose_what_is_worth_most_and_the_rest_is_said_never_to_be_chosen() -> None:
    gift = with_answer("promise", price=0, requires="", effects="influence(self) +5")
    rows = replies(played(gift))
    assert (rows["promise"].chosen.value, rows["promise"].never) == (1, "")
    assert rows["no-word"].never == "never chosen"
    assert (rows["no-word"].possible.value, rows["no-word"].games, rows["no-word"].score) == (1, 0, None)


def test_what_could_not_be_chosen_is_told_apart_from_what_nobody_wanted() -> None:
    closed = replies(played(with_answer("escort", requires="turn >= 99"), "random"))
    assert closed["escort"].never == "never possible"
    never = replies(played(with_inject("open-road", kind="conditional", turn=None, when="turn >= 99")))
    assert {row.never for row in never.values()} == {"never asked"}


def test_what_followed_is_of_the_games_in_which_it_was_answered() -> None:
    summary = played(mediated(), "random")
    rows = replies(summary).values()
    north = next(row for row in summary.seats if row.seat == "north")
    assert sum(row.games for row in rows) == GAMES, "it comes once in every game"
    won = sum(row.games * row.wins.value for row in rows)
    assert won == pytest.approx(GAMES * north.wins.value)
    scored = sum(row.games * (row.score or 0) for row in rows)
    assert scored == pytest.approx(GAMES * north.score.value)


def test_the_table_says_who_answered_what_to_which_inject() -> None:
    summary = played(mediated())
    sheet = answers_sheet(mediated(), summary)
    assert len(sheet.rows) == len(summary.replies)
    assert all(len(row) == len(sheet.head) for row in sheet.rows)
    (chosen,) = [sheet.head.index("Chosen")]
    escort = next(row for row in sheet.rows if row[2] == mediated().actor("north").name and "scort" in row[0])
    assert escort[chosen] == "never chosen"
    assert "Index then" not in sheet.head, "this scenario has no question"


def test_where_there_is_a_question_its_index_is_told_too() -> None:
    flagship = load(scenarios_folder() / "afghanistan-2017.yaml")
    order = Order(scenario=flagship, games=60, everyone="random")
    summary = summarise(order, tables_of(flagship), run(order, workers=1).tally)
    assert answers_sheet(flagship, summary).head[-1] == "Index then"
    assert all(-100 <= row.index <= 100 for row in summary.replies if row.index is not None)


def test_the_editor_is_told_the_same_in_a_sentence() -> None:
    events = fared(mediated(), ends_of(Order(scenario=mediated(), games=GAMES, everyone="greedy"))).events
    said = events["open-road"].answers
    north = mediated().actor("north").name
    assert said.startswith(f"{north}: “")
    assert "never chosen" in said
    assert said in f"{events['open-road'].spoken}."
    assert events["open-road"].answered == said
    assert replace(events["open-road"], stale=True).answered == f"Before the last change: {said}"
