"""The review of the last turn, the gaps between views and ties, and the pace against the clock."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.playthroughs.transcripts import played
from tests.ui.table_kit import compiled
from wargame.session import deals, injects, turns
from wargame.session import messages as talks
from wargame.session.narration import Narrator
from wargame.session.opening import Plan, start
from wargame.session.session import Session
from wargame.shown.pace import is_another_day, pace
from wargame.shown.review import POSITIONS, perception_gaps, public_review, review

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Clock:
    """Tells a time that is set by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> str:
        return self.at.isoformat(timespec="milliseconds")

    def wait(self, minutes: float) -> None:
        """Let minutes go by."""
        self.at += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    """At noon."""
    return Clock()


@pytest.fixture
def session(clock: Clock) -> Session:
    """A session of the flagship in its first briefing."""
    made = start(compiled("afghanistan-2017"), Plan(seed=7), clock=clock)
    turns.next_phase(made)
    return made


def chapters(session: Session) -> dict[str, tuple[str, ...]]:
    """The review, title to lines."""
    return {one.title: one.lines for one in review(session, Narrator(session.compiled, session.people))}


def test_the_review_tells_what_happened_and_what_comes(session: Session) -> None:
    injects.fire_due(session)
    found = chapters(session)
    assert any("Pentagon press conference" in line for line in found["Turn 1"])
    assert any("Saudi" in line for line in found["Injects to come"])
    assert found["Injects that fired"] == ("Pentagon press conference: fired in turn 1",)


def test_the_review_names_what_waits(session: Session) -> None:
    injects.fire_due(session)
    turns.next_phase(session)
    deals.propose(session, "russia", ("iran",), "Wood for water.")
    talks.ask(session, "kabul", "Is the pass open?")
    talks.open_vote(session, "Shall we go on?")
    found = chapters(session)
    assert found["Deals that are open or due"] == ("Deal 1, Russia and Iran: waits for Iran.",)
    assert found["Waiting for Control"] == (
        "Kabul asks: Is the pass open?",
        "Vote 1 is open: Shall we go on?",
    )


def test_a_view_is_set_beside_the_tie_at_the_end_of_its_turn() -> None:
    found = perception_gaps(played("afghanistan-2017"))
    russia = next(
        one for one in found if (one.view.seat, one.view.other, one.view.turn) == ("russia", "iran", 8)
    )
    assert (russia.view.seen, russia.held) == (5, 4)
    assert abs(found[0].by) == max(abs(one.by) for one in found)


def test_a_phase_has_taken_the_time_between_its_opening_and_the_next(session: Session, clock: Clock) -> None:
    clock.wait(6)
    injects.fire_due(session)
    turns.next_phase(session)
    briefing = pace(session.state, session.history.line(), clock.at).phases[0]
    assert (briefing.planned, briefing.spent) == (2, 6.0)


def test_a_break_of_an_hour_is_no_playing_time(session: Session, clock: Clock) -> None:
    clock.wait(4)
    talks.ask(session, "kabul", "Is the pass open?")
    clock.wait(60)
    injects.fire_due(session)
    assert pace(session.state, session.history.line(), clock.at).played == 4


def test_the_end_of_the_day_follows_from_the_plan_with_handing_over(session: Session, clock: Clock) -> None:
    found = pace(session.state, session.history.line(), clock.at)
    assert found.turn_planned == 2 + 8 + 3 + 2 + 5 + 3
    assert found.ends_at == (NOON + timedelta(minutes=23 * 8)).strftime("%H:%M")
    assert [turns for turns, _ in found.shorter] == [5, 6, 7]


def test_a_review_is_due_on_another_day_only(session: Session, clock: Clock) -> None:
    entries = session.history.line()
    assert not is_another_day(entries, clock.at + timedelta(hours=3))
    assert is_another_day(entries, clock.at + timedelta(days=1))


def test_what_seats_say_and_play_is_told_to_the_room_of_known_moves_alone() -> None:
    session = played("afghanistan-2017")
    narrator = Narrator(session.compiled, session.people)
    opened = session.state.affairs.opened
    assert opened, "the demo ends with all opened, so that both see the same"
    known = [one.lines for one in public_review(session, narrator) if one.title == POSITIONS]
    assert known == [one.lines for one in review(session, narrator) if one.title == POSITIONS]
    assert any("Russia and Iran" in line and "as they play" in line for line in known[0])
