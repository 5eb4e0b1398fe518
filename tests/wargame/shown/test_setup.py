"""Tests of `wargame.shown.setup`."""

from dataclasses import replace
from functools import cache

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.opening import start
from wargame.shown.guests import UNSEATED, Guest, guests_in
from wargame.shown.setup import (
    SessionDraft,
    about,
    advice,
    dealt_evenly,
    draft_for,
    left_out_words,
    plan_of,
    played_by,
    played_by_bot,
    readiness,
    seat_lines,
    seated_at,
    timed_phases,
    what_is_missing,
    with_guests,
    without,
)


@cache
def practice() -> Scenario:
    """The practice game."""
    return load(scenarios_folder() / "first-steps.yaml")


@cache
def flagship() -> Scenario:
    """The flagship."""
    return load(scenarios_folder() / "afghanistan-2017.yaml")


def draft(*guests: Guest) -> SessionDraft:
    """A draft of the practice game."""
    return draft_for(practice(), "4 Mar 2026", 7, guests)


def test_the_defaults_can_be_started_as_they_are() -> None:
    made = draft()
    assert what_is_missing(made) == ""
    session = start(made.scenario, plan_of(made))
    assert session.state.setup.seed == 7
    assert session.state.setup.turns == practice().calendar.turns


def test_without_players_all_seats_are_named_open() -> None:
    assert readiness(draft()) == "Ready. All seats are open: you play them until somebody sits down."


def test_who_plays_what_is_told_in_sentences() -> None:
    made = draft(
        Guest(name="Maya", seat="torvik"), Guest(name="Tom", seat="torvik"), Guest(name="Sam", seat=UNSEATED)
    )
    told = readiness(played_by(made, "sandry", facilitator=True))
    assert told == (
        "Ready: 2 players in one seat. You play Sandry. Open, and yours to play until somebody sits down: "
        "Meldow. Not seated: Sam."
    )


def test_nobody_is_there_twice() -> None:
    made, twice = with_guests(draft(Guest(name="Maya")), guests_in("MAYA, Tom, Ma\u200bya"))
    assert twice == ("MAYA", "Maya")
    assert [guest.name for guest in made.guests] == ["Maya", "Tom"]


def test_who_sits_down_in_a_seat_of_the_facilitator_takes_it_over() -> None:
    made = played_by(draft(Guest(name="Maya")), "torvik", facilitator=True)
    moved = seated_at(made, "Maya", "torvik")
    assert moved.in_seat("torvik")[0].name == "Maya"
    assert moved.by_facilitator == frozenset()


def test_a_seat_that_the_facilitator_takes_over_lets_its_players_go() -> None:
    made = played_by(draft(Guest(name="Maya", seat="torvik")), "torvik", facilitator=True)
    assert made.in_seat("torvik") == ()
    assert made.in_seat(UNSEATED)[0].name == "Maya"


def test_a_bot_takes_a_seat_over_until_somebody_sits_down_there() -> None:
    made = played_by_bot(draft(Guest(name="Maya", seat="torvik")), "torvik", "cautious")
    assert made.bots == {"torvik": "cautious"}
    assert made.in_seat(UNSEATED)[0].name == "Maya"
    assert seated_at(made, "Maya", "torvik").bots == {}
    assert played_by(made, "torvik", facilitator=True).bots == {}


def test_a_person_taken_away_stands_up_first_and_then_leaves() -> None:
    standing = without(draft(Guest(name="Maya", seat="torvik")), "Maya")
    assert [guest.seat for guest in standing.guests] == [UNSEATED]
    assert without(standing, "Maya").guests == ()


def test_people_come_along_to_another_scenario_and_look_for_new_seats() -> None:
    made = draft_for(
        flagship(), "today", 1, (Guest(name="Maya", seat="torvik"), Guest(name="Tom", seat="iran"))
    )
    assert [(guest.name, guest.seat) for guest in made.guests] == [("Maya", UNSEATED), ("Tom", "iran")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "  "}, "Give the session a name."),
        ({"seed": "seven"}, "The seed is a whole number from 0 to 2,147,483,647."),
        ({"seed": "9" * 10}, "The seed goes from 0 to 2,147,483,647, not 9,999,999,999."),
        ({"hidden": {"torvik": "z"}}, "Torvik has no hidden set z; it has: none."),
    ],
)
def test_what_is_missing_is_named(change: dict[str, object], said: str) -> None:
    assert what_is_missing(replace(draft(), **change)) == said  # type: ignore[arg-type]


def test_an_empty_seed_is_drawn() -> None:
    made = replace(draft(), seed=" ")
    assert what_is_missing(made) == ""
    assert plan_of(made).seed is None


def test_injects_that_will_not_fire_are_named() -> None:
    made = draft_for(flagship(), "today", 1)
    assert left_out_words(made) == ""
    assert "do not fire: “" in left_out_words(replace(made, turns=2))


def test_the_notes_advise_on_hidden_sets() -> None:
    assert "mixed draws" in advice(flagship(), "hidden set")
    assert advice(practice(), "hidden set") == ""


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(12, "about 10 min"), (60, "about 60 min"), (90, "about 1½ h"), (180, "about 3 h"), (400, "about 6½ h")],
)
def test_a_length_is_told_roughly(minutes: int, said: str) -> None:
    assert about(minutes) == said


def test_only_phases_that_people_fill_have_timers() -> None:
    kinds = [kind for kind, _, _ in timed_phases(practice())]
    assert "planning" in kinds
    assert "upkeep" not in kinds


def test_each_seat_has_a_line() -> None:
    assert [line.name for line in seat_lines(practice())] == ["Torvik", "Sandry", "Meldow"]


def test_seats_of_bots_are_named_before_the_start() -> None:
    draft = draft_for(load(scenarios_folder() / "afghanistan-2017.yaml"), "today", 1)
    said = readiness(replace(draft, bots={"iran": "greedy", "kabul": "cautious"}))
    assert "Bots play Iran and Kabul." in said


def test_names_are_dealt_evenly_over_the_seats_that_people_play() -> None:
    scenario = flagship()
    guests = guests_in("Ada; Bo; Cem; Dee; Eli; Fay; Gus", UNSEATED)
    draft = played_by(draft_for(scenario, "1 March", 7, guests), "united-states", facilitator=True)
    dealt = dealt_evenly(draft)
    sizes = [len(dealt.in_seat(seat.id)) for seat in scenario.seats if seat.id != "united-states"]
    assert sorted(sizes) == [1, 2, 2, 2]
    assert dealt.in_seat(UNSEATED) == ()
    assert dealt.in_seat("united-states") == ()
    assert dealt_evenly(dealt) == dealt


def test_where_no_seat_is_peoples_nobody_is_dealt() -> None:
    scenario = practice()
    draft = draft_for(scenario, "1 March", 7, guests_in("Ada; Bo", UNSEATED))
    for seat in scenario.seats:
        draft = played_by_bot(draft, seat.id, "greedy")
    assert dealt_evenly(draft) == draft
