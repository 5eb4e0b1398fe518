"""What lies idle in a scenario is told, with its evidence."""

from dataclasses import replace
from functools import cache

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import HiddenSet, Objective, Scenario
from wargame.simulation.chunks import tables_of
from wargame.simulation.deck import examine
from wargame.simulation.finding import DeckFinding
from wargame.simulation.idle import Played, idle_in_play, idle_on_paper
from wargame.simulation.order import Order
from wargame.simulation.summary import Summary, share, summarise
from wargame.simulation.sweep import run


@cache
def scenario(name: str) -> Scenario:
    return load(scenarios_folder() / f"{name}.yaml")


@pytest.fixture(scope="module")
def powers() -> tuple[DeckFinding, ...]:
    """What is found in a scenario in which two things lie idle."""
    found = examine(scenario("great-powers-1872"), games=400, trials=False, workers=1)
    assert found is not None
    assert [found.aimless.games, found.greedy.games, found.cautious.games] == [400, 400, 400]
    return found.findings


def told(findings: tuple[DeckFinding, ...], kind: str) -> list[str]:
    return [one.words for one in findings if one.kind == kind]


def test_a_card_that_no_bot_plays_that_wants_to_win_is_named_with_its_seat(
    powers: tuple[DeckFinding, ...],
) -> None:
    assert "“Notes with London” is never worth playing for Italy." in told(powers, "unplayed")
    card = next(one for one in powers if one.subject == "ita-london-notes")
    assert card.evidence.startswith("played in 0.0% of greedy and 0.0% of cautious games, in 9")


def test_a_tie_of_two_seats_that_never_moves_is_named(powers: tuple[DeckFinding, ...]) -> None:
    assert told(powers, "tie-still") == ["The tie of Austria-Hungary and France never moves."]


@pytest.fixture(scope="module")
def summary() -> Summary:
    """Some games of the flagship."""
    order = Order(scenario=scenario("afghanistan-2017"), games=200)
    return summarise(order, tables_of(order.scenario), run(order, workers=1).tally)


def idle(summary: Summary, kind: str) -> list[str]:
    played = Played(aimless=summary, greedy=summary, cautious=summary)
    return told(tuple(idle_in_play(scenario("afghanistan-2017"), played)), kind)


def with_luck(summary: Summary, one: int, other: int, of: int) -> Summary:
    """The summary with so many wins of every seat with each of its hidden sets."""
    luck = (("a", share(one, of)), ("b", share(other, of)))
    seats = tuple(replace(row, wins_by_set=luck) if row.wins_by_set else row for row in summary.seats)
    return replace(summary, seats=seats)


def test_hidden_sets_of_unequal_chances_are_told(summary: Summary) -> None:
    assert idle(with_luck(summary, 190, 100, 1000), "sets-unequal") == []
    words = idle(with_luck(summary, 400, 100, 1000), "sets-unequal")
    assert len(words) == len([row for row in summary.seats if row.wins_by_set])
    assert words[0].startswith("Russia wins far oftener with “")


def test_few_games_do_not_make_chances_unequal(summary: Summary) -> None:
    assert idle(with_luck(summary, 4, 1, 10), "sets-unequal") == []


def test_verdicts_that_never_fit_or_always_do_are_told(summary: Summary) -> None:
    names = [name for name, _ in summary.verdicts]
    assert idle(summary, "verdict-never") == []
    shares = (share(0, 200), share(200, 200), share(0, 200))
    changed = replace(summary, verdicts=tuple(zip(names, shares, strict=True)))
    monitor = scenario("afghanistan-2017").monitor
    assert monitor is not None
    titles = [verdict.title for verdict in monitor.verdicts]
    assert idle(changed, "verdict-never") == [f"The verdict “{titles[0]}” never fits."]
    assert idle(changed, "verdict-always") == [f"The verdict “{titles[1]}” fits whatever is played."]


def with_objectives(change: list[Objective]) -> Scenario:
    return replace(scenario("first-steps"), objectives=tuple(change))


def test_points_that_do_not_sum_to_a_hundred_are_told_with_their_parts() -> None:
    assert list(idle_on_paper(scenario("first-steps"))) == []
    first, *others = scenario("first-steps").objectives
    (found,) = idle_on_paper(with_objectives([replace(first, weight=30), *others]))
    assert (found.words, found.evidence) == ("The points of Torvik sum to 80, and not to 100.", "80 public")
    assert found.path == ("actors", 0)


def test_a_hidden_set_without_objectives_is_told() -> None:
    actors = list(scenario("first-steps").actors)
    actors[0] = replace(actors[0], hidden_sets=(HiddenSet(id="a", title="Quiet winters"),))
    found = list(idle_on_paper(replace(scenario("first-steps"), actors=tuple(actors))))
    assert [one.words for one in found] == ["The hidden set “Quiet winters” of Torvik has no objectives."]


@pytest.mark.parametrize("name", ["afghanistan-2017", "first-steps", "great-powers-1872"])
def test_the_points_of_every_seat_that_comes_with_the_product_sum_to_a_hundred(name: str) -> None:
    assert list(idle_on_paper(scenario(name))) == []


@pytest.mark.wide
@pytest.mark.parametrize(
    "name", ["two-parties-and-a-mediator", "five-seats-and-a-question", "practice", "empty"]
)
def test_a_scenario_begun_from_a_template_begins_in_balance(name: str) -> None:
    found = examine(load(scenarios_folder() / "templates" / f"{name}.yaml"), games=600, workers=1)
    assert found is not None
    assert [one.words for one in found.findings] == []
