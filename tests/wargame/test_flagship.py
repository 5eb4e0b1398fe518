"""What the flagship scenario must hold: its numbers were balanced in trial play and move only on purpose."""

from collections import Counter
from functools import cache

import pytest

from wargame.places import scenarios_folder
from wargame.scenario.load import load
from wargame.scenario.model import Card, Inject, Modifier, Objective, Option, Position, Scenario


@cache
def flagship() -> Scenario:
    return load(scenarios_folder() / "afghanistan-2017.yaml")


@cache
def card(card_id: str) -> Card:
    return next(card for card in flagship().cards if card.id == card_id)


def inject(inject_id: str) -> Inject:
    return next(inject for inject in flagship().injects if inject.id == inject_id)


def weights(seat: str, *sets: str) -> int:
    return sum(one.weight for one in flagship().objectives if one.seat == seat and one.set in sets)


def test_five_seats_play_and_four_actors_are_moved() -> None:
    kinds = {actor.id: actor.kind for actor in flagship().actors}
    assert [who for who, kind in kinds.items() if kind == "seat"] == [
        "russia", "iran", "kabul", "taliban", "united-states",
    ]  # fmt: skip
    assert [who for who, kind in kinds.items() if kind == "non-player"] == [
        "saudi-arabia", "islamic-state", "uzbekistan", "tajikistan",
    ]  # fmt: skip


def test_each_of_five_seats_holds_twelve_of_sixty_cards() -> None:
    assert len(flagship().cards) == 60
    assert Counter(owner for one in flagship().cards for owner in one.owners) == {
        "russia": 12, "iran": 12, "kabul": 12, "taliban": 12, "united-states": 12,
    }  # fmt: skip


def test_the_deck_has_its_mix_of_instruments() -> None:
    assert Counter(one.instrument for one in flagship().cards) == {
        "diplomatic": 17, "informational": 11, "military": 21, "economic": 11,
    }  # fmt: skip


def test_fourteen_cards_are_covert_and_can_be_exposed() -> None:
    covert = [one for one in flagship().cards if one.covert]
    assert len(covert) == 14
    assert all(one.exposure is not None and one.exposure.effects for one in covert)


def test_everything_else_is_there_in_full() -> None:
    scenario = flagship()
    assert len(scenario.alignments) == 36
    assert len(scenario.tracks) == 9
    kinds = Counter(one.kind for one in scenario.injects)
    assert kinds == {"scheduled": 6, "conditional": 6, "facilitator": 3}
    assert len(scenario.upkeep) == 18
    assert len(scenario.objectives) == 57
    assert [one.id for one in scenario.endings] == ["kabul-falls", "settlement"]


def test_starting_alignments_are_those_of_october_2017() -> None:
    values = {frozenset(one.between): one.value for one in flagship().alignments}
    assert sum(values.values()) == -63
    assert values[frozenset({"russia", "kabul"})] - values[frozenset({"iran", "kabul"})] == 7
    assert values[frozenset({"russia", "iran"})] == 4
    assert values[frozenset({"russia", "saudi-arabia"})] == 1


@pytest.mark.parametrize("seat", ["russia", "iran", "kabul", "taliban", "united-states"])
def test_a_seat_can_score_a_hundred_and_lose_sixteen(seat: str) -> None:
    assert weights(seat, "public", "a") == weights(seat, "public", "b") == 100
    assert weights(seat, "public") == 60
    assert weights(seat, "red-line") == -16


def test_the_moscow_talks_stand_as_balanced() -> None:
    talks = card("rus-moscow-talks")
    assert (talks.cost, talks.difficulty, talks.limit.cooldown) == (3, 8, 1)
    assert talks.targets == ("kabul", "taliban")
    assert talks.requires == "alignment(russia, kabul) >= 2 and alignment(russia, taliban) >= 1"
    assert talks.modifiers == (
        Modifier(when="alignment(russia, kabul) >= 5", add=1),
        Modifier(when="alignment(russia, taliban) >= 4", add=1),
        Modifier(when="alignment(russia, united-states) <= -7", add=-1),
    )
    assert talks.partly == "alignment(kabul, taliban) +1; alignment(russia, taliban) +1"
    assert talks.pulls == {"q-kabul": 1, "q-pace": 2}
    assert talks.levers == ("L21", "L20", "L14")
    assert talks.source == "P5; P4"


def test_sanctions_choose_their_target() -> None:
    sanctions = card("usa-sanctions")
    assert sanctions.choose == ("russia", "iran")
    assert sanctions.requires == "alignment(target, taliban) >= 1"
    assert sanctions.modifiers == (Modifier(when="exposed(target, 2)", add=1),)
    assert sanctions.fails == "alignment(united-states, target) -1; alignment(russia, iran) +1"


def test_an_alleged_card_says_so_and_carries_its_code() -> None:
    alleged = {one.id for one in flagship().cards if one.face_note == "Alleged, 2016-17"}
    assert alleged == {
        "rus-proxy-small-arms", "irn-irgc-advisers", "irn-host-leaders", "irn-patronage-networks",
    }  # fmt: skip
    event = card("rus-proxy-small-arms").event
    assert event is not None
    assert (event.code, event.goldstein, event.fit) == ("072", 8.3, "high")


def test_three_cards_have_no_event_code_on_purpose() -> None:
    blank = [one for one in flagship().cards if one.event is None]
    assert [one.id for one in blank] == ["irn-patronage-networks", "kbl-water-works", "tal-poppy-tax"]
    assert all(one.note.startswith("No event code: ") for one in blank)


def test_kabul_can_pay_to_postpone_the_dam() -> None:
    dam = inject("inj-dam-announcement")
    assert (dam.turn, dam.effects) == (3, "track(water-dispute) +1; alignment(iran, kabul) -1")
    assert dam.option == Option(seat="kabul", price=2, text="Postpone the ceremony")


def test_the_arms_cache_is_shown_again_only_after_three_turns() -> None:
    cache_shown = inject("inj-arms-cache")
    assert cache_shown.when == "exposed(russia, 1) or exposed(iran, 1)"
    assert cache_shown.limit.cooldown == 3


def test_the_settlement_passes_two_gates() -> None:
    settlement = next(track for track in flagship().tracks if track.id == "settlement")
    assert [(gate.above, gate.requires) for gate in settlement.gates] == [
        (4, "alignment(kabul, taliban) >= -6"),
        (7, "alignment(kabul, taliban) >= -3 and alignment(taliban, united-states) >= -5"),
    ]


def test_the_alarm_of_the_neighbours_is_computed() -> None:
    alarm = next(track for track in flagship().tracks if track.derived)
    assert alarm.derived is not None
    assert alarm.derived.weights == {"taliban-advance": 0.5, "is-strength": 0.25, "narcotics": 0.25}


def test_stated_positions_are_kept() -> None:
    questions = {question.id: question.positions for question in flagship().questions}
    assert [len(positions) for positions in questions.values()] == [8, 8, 8]
    assert questions["q-us"]["iran"] == Position(stated=5, salience=90, source="P11; P13")


def test_a_red_line_is_a_breach() -> None:
    lines = {one.id: one for one in flagship().objectives if one.set == "red-line"}
    assert len(lines) == 10
    assert lines["tal-r2"] == Objective(
        id="tal-r2",
        seat="taliban",
        set="red-line",
        text="Never friendless: at least one state patron",
        shape="breach",
        when="alignment(russia, taliban) <= 0 and alignment(iran, taliban) <= 2",
        weight=-8,
        source="P2",
    )


def test_the_monitor_asks_the_question_of_the_article() -> None:
    monitor = flagship().monitor
    assert monitor is not None
    assert [(part.kind, part.weight, part.benchmark, part.scale, part.sign) for part in monitor.parts] == [
        ("tie-change", 0.30, 0, 4, 1),
        ("conduct", 0.25, 0, 1, 1),
        ("difference", 0.20, 3, 6, -1),
        ("preference", 0.15, 1.5, 6, -1),
        ("positions", 0.10, 38, 20, 1),
    ]
    assert [verdict.id for verdict in monitor.verdicts] == ["cooperation", "competition", "parallel"]
    assert [mechanism.id for mechanism in monitor.mechanisms] == ["m1", "m2", "pivot"]


def test_base_rates_are_given_for_every_draw_of_the_two_capitals() -> None:
    monitor = flagship().monitor
    assert monitor is not None
    assert monitor.base_rates is not None
    draws = [rate.draw for rate in monitor.base_rates.rates]
    assert draws == [{}, *({"russia": one, "iran": two} for one in "ab" for two in "ab")]


def test_the_turn_runs_as_the_design_has_it() -> None:
    rules = flagship().rules
    assert [(phase.kind, phase.minutes) for phase in rules.phases] == [
        ("briefing", 2), ("income", 0), ("negotiation", 8), ("planning", 3), ("reveal", 2),
        ("resolution", 5), ("upkeep", 0),
    ]  # fmt: skip
    assert rules.seat_order == ("russia", "united-states", "iran", "kabul", "taliban")
    assert (rules.moves_per_turn, rules.covert_per_turn, rules.rotate) == (2, 1, True)
    assert flagship().calendar.quarters == (4, 1, 2, 3, 4, 1, 2, 3)
