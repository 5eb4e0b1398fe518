"""How cards, events and rules fared: shares in words, and a hint where bots leave a card lying."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Scenario
from wargame.shown.editor.fared import CardFared, EventFared, Fared, percent
from wargame.simulation.drawn import draw_rows
from wargame.simulation.ends import Ends, ends_of
from wargame.simulation.order import Order
from wargame.simulation.usage import fared


@cache
def five() -> Scenario:
    return load(scenarios_folder() / "templates" / "five-seats-and-a-question.yaml")


def played(scenario: Scenario, everyone: str = "greedy") -> Ends:
    return ends_of(Order(scenario=scenario, games=200, everyone=everyone))


def with_card(**changes: Any) -> Scenario:
    first, *others = five().cards
    return replace(five(), cards=(replace(first, **changes), *others))


def test_every_card_is_told_with_its_shares() -> None:
    found = fared(five(), played(five()))
    assert set(found.cards) == {card.id for card in five().cards}
    one = found.cards["build-the-wall"]
    assert one.said.startswith(f"Played in {one.played_words} of 200 games by greedy bots; ")
    assert f"had risen at once after {one.worth_words} of its plays" in one.said


def test_a_card_that_nobody_can_play_is_told_apart_from_one_that_nobody_wants() -> None:
    closed = with_card(requires="turn >= 99", id="closed")
    hint = fared(closed, played(closed)).cards["closed"]
    assert hint.played == 0
    assert hint.worth is None
    assert (hint.played_words, hint.worth_words) == ("0%", "–")
    assert hint.hint.startswith("It could be played in none of 200 games by greedy bots")
    harm = dict.fromkeys(
        ("exceeds", "succeeds", "partly", "fails"),
        "track(works) -3; influence(upstream) -2; alignment(upstream, donor) -3",
    )
    idle = with_card(**harm, id="idle")
    found = fared(idle, played(idle)).cards["idle"].hint
    assert found == "It was never played in 200 games by greedy bots, and could be in 100% of them."


def test_bots_that_move_by_chance_say_nothing_of_what_is_wrong() -> None:
    idle = with_card(requires="turn >= 99", id="closed")
    assert fared(idle, played(idle, "random")).cards["closed"].hint == ""


def test_a_shared_card_is_played_where_any_of_its_seats_plays_it() -> None:
    shared = with_card(owners=("upstream", "downstream"), id="shared")
    found = fared(shared, played(shared))
    rows = [one for one in played(shared).cards if one.card == "shared"]
    assert len(rows) == 2
    assert found.cards["shared"].played == pytest.approx(((rows[0].plays + rows[1].plays) > 0).mean())


def test_events_are_told_by_turn_and_rules_in_all() -> None:
    found = fared(five(), played(five()))
    assert found.events["dry-year"].turns[2] == found.events["dry-year"].share
    flood = found.events["flood"]
    assert sum(flood.turns) == pytest.approx(flood.share), "it comes once at most"
    assert not any(flood.turns[:3]), "it asks for the fourth turn"
    assert set(found.rules) == {"filling"}


def test_a_small_share_is_never_called_nothing_and_a_large_one_never_all() -> None:
    assert [percent(share) for share in (0, 0.001, 0.16, 0.999, 1)] == ["0%", "<1%", "16%", ">99%", "100%"]


def test_shares_are_read_aloud_with_their_turns() -> None:
    said = EventFared(share=0.03, turns=(0, 0.01, 0.02)).spoken
    assert said == "3% of games: turn 2 1%, turn 3 2%"
    assert CardFared(played=0.5, worth=0.25, said="").worth_words == "25%"
    come = Fared(events={"flood": EventFared(share=0.03, turns=(0, 0.03))}).before_change().events["flood"]
    assert come.spoken == "3% of games: turn 2 3%, before the last change"


@pytest.mark.wide
def test_verdicts_by_what_was_drawn_sum_to_those_of_all() -> None:
    flagship = load(scenarios_folder() / "afghanistan-2017.yaml")
    assert flagship.monitor is not None
    ends = played(flagship)
    rows = draw_rows(flagship, flagship.monitor, ends)
    assert rows
    of_one = [row for row in rows if row.seat == rows[0].seat]
    assert sum(row.games for row in of_one) == ends.games
    assert all(sum(share for _, share in row.shares) == pytest.approx(1) for row in rows)
    first = flagship.actor(rows[0].seat)
    assert rows[0].name == f"{first.name} drew “{first.hidden_sets[0].title}”"
    assert draw_rows(flagship, flagship.monitor, None) == ()
