"""Paper equals screen: every number on the print kit is the one that the windows show for the same session.

The kit's data is held beside what `wargame.shown` gives the hands, the table and the reading card, for every
card of every seat of each scenario that comes with the program. The widgets themselves are read in tests/ui.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pytest

from wargame.alignment.graph import turn_label
from wargame.places import scenarios_folder
from wargame.report import kit
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.session.doors import RoomDoor, SeatDoor
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.shown.all_cards import all_cards
from wargame.shown.hand import CardRow, Hand, present_hand
from wargame.shown.reading import Reading, reading_of
from wargame.terms import alignment

SCENARIOS: Final = tuple(
    str(path.relative_to(scenarios_folder()).with_suffix(""))
    for path in sorted((*scenarios_folder().glob("*.yaml"), *scenarios_folder().glob("templates/*.yaml")))
)


def numbers(*texts: str) -> list[int]:
    """All whole numbers in some texts with their signs, in no order."""
    said = re.findall(r"(?<![\w.])[+−-]?\d+", " ".join(texts))
    return sorted(int(one.replace("−", "-")) for one in said)


@dataclass(frozen=True)
class Both:
    """A card as it is printed and as it is shown."""

    paper: dict[str, Any]
    row: CardRow
    reading: Reading


@cache
def opened(name: str, cards_off: tuple[str, ...] = ()) -> Session:
    """A session before its first phase, as it is when the kit is printed."""
    return start(load(scenarios_folder() / f"{name}.yaml"), Plan(seed=1, cards_off=cards_off))


@cache
def sheets(name: str) -> dict[str, list[dict[str, Any]]]:
    """The sheets of a session's kit, by their kind."""
    data = kit.data_of(kit.kit_of(opened(name), tuple(kit.SHEETS), "a4"))
    return {group["kind"]: group["sheets"] for group in data["groups"]}


def hand_of(session: Session, seat: str) -> Hand:
    return present_hand(SeatDoor(session, seat).look().sight, session.scenario)


def numbered(scenario: Scenario, name: str, number: str) -> str:
    """The card that has this number among those of the seat of this name."""
    seat = next(one.id for one in scenario.seats if one.name == name)
    held = [card.id for card in scenario.cards if seat in card.owners]
    return held[int(number.rsplit(" ", 1)[1]) - 1]


@cache
def cards(name: str) -> tuple[Both, ...]:
    """Every card of every seat."""
    session = opened(name)
    printed = {
        (sheet["name"], numbered(session.scenario, sheet["name"], card["number"])): card
        for sheet in sheets(name).get("cards", [])
        for card in sheet["cards"]
    }
    found = []
    for seat in session.scenario.seats:
        door = SeatDoor(session, seat.id)
        for row in hand_of(session, seat.id).cards:
            target = row.targets[0][0] if row.targets else ""
            reading = reading_of(row, door.foresee(row.id, target), session.scenario)
            found.append(Both(printed.pop((seat.name, row.id)), row, reading))
    assert not printed, "cards are printed that no hand holds"
    return tuple(found)


@pytest.mark.parametrize("name", SCENARIOS)
def test_cards_cost_and_move_the_same_on_paper_and_in_the_hand(name: str) -> None:
    for one in cards(name):
        assert (one.paper["cost"], one.paper["title"]) == (one.row.cost, one.row.title)
        for (_, printed), shown, read in zip(
            one.paper["outcomes"], one.row.outcomes, one.reading.outcomes, strict=True
        ):
            assert numbers(printed) == numbers(shown.effects), one.row.title
            assert numbers(printed) == sorted(mark.value for mark in read.marks), one.row.title


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_a_card_needs_and_what_helps_it_is_the_same(name: str) -> None:
    for one in cards(name):
        needs = [said for said in one.paper["notes"] if said.startswith("Needs: ")]
        assert numbers(*needs) == numbers(one.row.needs), one.row.title
        helps = [said for said in one.paper["notes"] if re.match(r"[+−]\d+ if ", said)]
        assert len(helps) == len(one.reading.swings)
        for printed, shown in zip(helps, one.reading.swings, strict=True):
            assert numbers(printed) == numbers(shown.words), one.row.title


@pytest.mark.parametrize("name", SCENARIOS)
def test_when_a_card_comes_to_light_and_how_often_it_is_played_are_the_same(name: str) -> None:
    for one in cards(name):
        lit = [said for said in one.paper["notes"] if said.startswith("Comes to light")]
        assert numbers(*lit) == numbers(one.row.exposure), one.row.title
        rest = [
            said
            for said in one.paper["notes"]
            if said not in lit and not said.startswith("Needs: ") and not re.match(r"[+−]\d+ if ", said)
        ]
        assert numbers(*rest) == numbers(one.row.limit), one.row.title


@pytest.mark.parametrize("name", SCENARIOS)
def test_difficulty_is_the_one_of_the_table_of_all_cards(name: str) -> None:
    laid = {
        (seat.name, card.id): card
        for seat in all_cards(opened(name).state, covert=True)
        for card in seat.cards
    }
    printed = {
        (sheet["name"], numbered(opened(name).scenario, sheet["name"], card["number"])): card
        for sheet in sheets(name).get("cards", [])
        for card in sheet["cards"]
    }
    assert laid.keys() == printed.keys()
    for key, card in laid.items():
        assert f"costs {printed[key]['cost']}, difficulty {printed[key]['difficulty']}." in card.said


@pytest.mark.parametrize("name", SCENARIOS)
def test_briefs_say_the_ties_and_the_influence_that_the_room_sees(name: str) -> None:
    session = opened(name)
    seen = RoomDoor(session).look().sight.values
    state = session.state
    actors = {one.name: one.id for one in session.scenario.actors}
    for sheet in (one for one in sheets(name)["briefs"] if not one["sealed"]):
        seat = actors[sheet["name"]]
        ties = {actors[tie["name"]]: tie["value"] for tie in sheet["ties"]}
        assert len(ties) == len(actors) - 1
        for other, value in ties.items():
            assert numbers(value) == [seen[alignment(seat, other)]]
        facts = dict(sheet["facts"])
        hand = hand_of(session, seat)
        assert facts["Influence at the start"] == str(hand.influence) == str(state.influence(seat))
        assert facts["Moves each turn"] == str(hand.moves_left)


@pytest.mark.parametrize("name", SCENARIOS)
def test_sealed_briefs_say_the_goals_of_the_hand_with_their_points(name: str) -> None:
    session = opened(name)
    for seat in session.scenario.seats:
        hand = hand_of(session, seat.id)
        lines = [
            line
            for sheet in sheets(name)["briefs"]
            if sheet["name"] == seat.name and sheet["sealed"]
            for part in sheet["lists"]
            if part["title"] in ("What you are scored on", "Red lines", "What you are scored on besides")
            for line in part["lines"]
        ]
        goals = {goal.text: goal for goal in hand.goals}
        printed = {line.rsplit(" (", 1)[0]: line.rsplit(" (", 1)[1] for line in lines if line.endswith(")")}
        assert printed.keys() == goals.keys()
        for text, points in printed.items():
            goal = goals[text]
            at_stake = numbers(goal.points)[-1:] if not goal.red_line else numbers(goal.points)
            assert [abs(one) for one in numbers(points)] == [abs(one) for one in at_stake], text


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_turn_record_has_the_turns_and_tracks_of_the_table(name: str) -> None:
    session = opened(name)
    pages = sheets(name)["record"]
    assert len(pages) == min(session.state.last_turn, kit.MOST_RECORD_PAGES)
    seen = [track.name for track in RoomDoor(session).scenario.tracks if not track.hidden]
    for page in pages:
        label = turn_label(session.state, page["turn"])
        assert label in (page["label"], f"Turn {page['turn']}")
        assert page["tracks"] == seen


def test_cards_that_are_switched_off_are_on_no_sheet() -> None:
    session = opened("first-steps")
    off = tuple(card.id for card in session.scenario.cards[:2])
    without = opened("first-steps", off)
    data = kit.data_of(kit.kit_of(without, ("cards",), "a4"))
    printed = {
        numbered(session.scenario, sheet["name"], card["number"])
        for sheet in data["groups"][0]["sheets"]
        for card in sheet["cards"]
    }
    assert printed
    assert not printed & set(off)
