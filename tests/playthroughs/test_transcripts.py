"""Each demo is played and told exactly as its golden transcript has it, and shows what it is for."""

import pytest

from tests.playthroughs.transcripts import DEMOS, golden, played, told
from wargame.alignment.monitor import answer
from wargame.game.events import (
    BoardAdjusted,
    DealJudged,
    Event,
    FreeMoveJudged,
    HotWashAnswered,
    InjectFired,
    InjectPostponed,
    MessageSent,
    MoveRuled,
    PerceptionGiven,
    PlanQuestionAdded,
    QuestionAnswered,
    RulingOverridden,
    TimerSet,
    VoteClosed,
)
from wargame.journal.codec import state_hash
from wargame.words.methods import METHODS


@pytest.mark.parametrize("demo", DEMOS)
def test_a_demo_is_told_as_its_transcript_has_it(demo: str) -> None:
    assert told(played(demo)).splitlines() == golden(demo).read_text(encoding="utf-8").splitlines()


def flagship_events() -> list[Event]:
    return [entry.event for entry in played("afghanistan-2017").history.entries]


def test_the_flagship_demo_uses_every_method() -> None:
    used = {event.reckoning.method for event in flagship_events() if isinstance(event, MoveRuled)}
    assert used == set(METHODS)


@pytest.mark.parametrize(
    "kind",
    [
        FreeMoveJudged,
        InjectPostponed,
        RulingOverridden,
        BoardAdjusted,
        MessageSent,
        QuestionAnswered,
        VoteClosed,
        PerceptionGiven,
        HotWashAnswered,
        PlanQuestionAdded,
        TimerSet,
    ],
    ids=lambda kind: kind.__name__,
)
def test_the_flagship_demo_shows_what_is_rare(kind: type[Event]) -> None:
    assert any(isinstance(event, kind) for event in flagship_events())


def test_the_flagship_demo_has_an_inject_written_on_the_spot() -> None:
    fired = [event.inject for event in flagship_events() if isinstance(event, InjectFired)]
    assert "ad-hoc-1" in fired


def test_the_flagship_demo_has_a_deal_kept_and_one_broken() -> None:
    assert {event.kept for event in flagship_events() if isinstance(event, DealJudged)} == {True, False}


def test_the_flagship_demo_takes_back_restores_and_branches() -> None:
    acts = {move.act for move in played("afghanistan-2017").history.moves}
    assert acts == {"undo", "redo", "branch", "switch"}


def test_the_flagship_demo_lasts_eight_turns_and_answers_its_question() -> None:
    state = played("afghanistan-2017").state
    said = answer(state)
    assert state.turn == 8
    assert said is not None
    assert said.verdict == "competition"


def test_each_question_of_the_flagship_has_evidence_in_the_demo() -> None:
    session = played("afghanistan-2017")
    evidence = {getattr(event, "answers", "") for event in flagship_events()}
    assert {question.id for question in session.scenario.collection} <= evidence


@pytest.mark.parametrize(
    ("demo", "state"),
    [
        ("great-powers-1872", "2dfdd1df8d09a76585119a8b63ba10122c46e659cf89eda8007188a683c1aad3"),
        ("first-steps", "0f4ca4e92862611b9fe076992ef9d363e4fb2bf60a63fca3c846157a0afd9298"),
    ],
)
def test_a_demo_whose_scenario_did_not_change_ends_in_the_state_of_earlier_versions(
    demo: str, state: str
) -> None:
    assert state_hash(played(demo).state) == state
