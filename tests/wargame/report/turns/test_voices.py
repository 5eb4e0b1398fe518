"""What seats saw, asked and wrote, what was said in the hot wash, and the time spent, in the report."""

from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from tests.wargame.journal.games import scenario
from wargame.report.formats.markdown import as_markdown
from wargame.report.making import document_of
from wargame.report.options import Options
from wargame.session import messages as talks
from wargame.session import timer, turns
from wargame.session.opening import Plan, start
from wargame.session.session import Session


class Clock:
    """A clock on which a minute goes by at each look."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> str:
        self.at += timedelta(minutes=1)
        return self.at.isoformat()


@cache
def table() -> Session:
    """A session in which much was said."""
    session = start(scenario(), Plan(title="Tuesday", seed=7), clock=Clock())
    turns.next_phase(session)
    one, other = (actor.id for actor in scenario().seats[:2])
    talks.perceive(session, one, {other: 5})
    talks.ask(session, one, "Is the upper pass open?")
    talks.answer_question(session, 1, "Until the snow comes.")
    talks.ask(session, other, "Who closed the mill?")
    talks.send(session, one, (other,), "Meet me at the weir tonight.")
    talks.reflect(session, "why", "Nobody asked the farmers.", seat=one, private=False)
    talks.reflect(session, "why", "I bluffed about the dam.", seat=other, private=True)
    timer.start_timer(session, 60, 60)
    timer.add_time(session, 120)
    return session


def told(*without: str, secrets: bool = True) -> str:
    options = Options(secrets=secrets, without=frozenset(without))
    return as_markdown(document_of(table(), options))


def number_of(kind: str) -> int:
    entries = table().history.line()
    return next(one.number for one in entries if type(one.event).__name__ == kind)


def line_with(text: str, *without: str) -> str:
    return next(line for line in told("events", *without).splitlines() if text in line)


def test_what_was_said_in_the_hot_wash_stands_under_its_question() -> None:
    said = told("events")
    assert said.index("Hot wash: why it came out so") < said.index("Nobody asked the farmers.")
    assert str(number_of("HotWashAnswered")) in line_with("Nobody asked the farmers.")


def test_it_is_told_to_the_room_too() -> None:
    assert "Nobody asked the farmers." in told(secrets=False)


@pytest.mark.parametrize("secrets", [True, False])
def test_private_answers_are_never_told(secrets: bool) -> None:
    assert "I bluffed about the dam." not in told(secrets=secrets)


def test_a_view_stands_beside_the_tie_that_control_held() -> None:
    one, other = scenario().seats[:2]
    held = table().state.alignment(one.id, other.id)
    line = line_with("The widest gap")
    assert f"{one.name} saw its tie to {other.name} at +5; it stood at {held:+}" in line.replace("−", "-")
    assert str(number_of("PerceptionGiven")) in line


def test_questions_stand_with_their_answers_and_events() -> None:
    assert str(number_of("QuestionAsked")) in line_with("Is the upper pass open?")
    assert str(number_of("QuestionAnswered")) in line_with("Until the snow comes.")
    assert "It was not answered." in told()


def test_letters_stand_with_their_event() -> None:
    assert str(number_of("MessageSent")) in line_with("Meet me at the weir tonight.")


def test_views_questions_and_letters_are_secret() -> None:
    said = told(secrets=False)
    for text in ("The widest gap", "upper pass", "Until the snow", "the weir"):
        assert text not in said


def test_the_time_of_each_phase_is_told() -> None:
    line = line_with("The phases took")
    # Nine steps follow the opening of the phase, a minute each.
    assert "took 9 min in all" in line
    assert str(number_of("PhaseOpened")) in line
    assert "More time was given once." in told()


@pytest.mark.parametrize(
    ("part", "text"),
    [("talks", "The widest gap"), ("time", "The phases took"), ("hot-wash", "asked the farmers")],
)
def test_a_part_can_be_left_out(part: str, text: str) -> None:
    assert text in told("events")
    assert text not in told("events", part)
