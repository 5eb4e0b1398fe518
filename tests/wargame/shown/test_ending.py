"""The end in words: scores, winners, hidden goals apart, and the monitor with its caveat."""

from fractions import Fraction

import pytest

from tests.ui.sessions import played
from wargame.game.score import score, winners
from wargame.session.session import Session
from wargame.shown.ending import ending_view, points_words


@pytest.fixture(scope="module")
def ended() -> Session:
    return played(turns_played=8)


def test_the_best_score_comes_first_and_is_said(ended: Session) -> None:
    view = ending_view(ended.state)
    best = winners([score(ended.state, row.seat) for row in view.rows])
    assert view.rows[0].won
    assert {row.seat for row in view.rows if row.won} == set(best)


def test_hidden_goals_are_marked(ended: Session) -> None:
    for row in ending_view(ended.state).rows:
        assert row.hidden == sum(goal.hidden for goal in row.goals)
        assert row.hidden > 0


def test_the_monitor_has_its_caveat_and_the_absolute_values(ended: Session) -> None:
    monitor = ending_view(ended.state).monitor
    assert monitor is not None
    assert monitor.caveat
    assert "Russia and Iran" in monitor.tie


def test_the_weights_of_the_parts_make_the_whole_index(ended: Session) -> None:
    monitor = ending_view(ended.state).monitor
    assert monitor is not None
    assert sum(int(part.weight.split("%")[0]) for part in monitor.parts) == 100


def test_the_verdict_that_came_out_is_marked_among_the_base_rates(ended: Session) -> None:
    monitor = ending_view(ended.state).monitor
    assert monitor is not None
    assert [row.verdict for row in monitor.shares if row.came_out] == [monitor.title]


def test_a_scenario_without_a_monitor_says_nothing_of_one() -> None:
    session = played("first-steps", turns_played=2)
    assert ending_view(session.state).monitor is None


@pytest.mark.parametrize(
    ("points", "said"), [(Fraction(7), "7"), (Fraction(20, 3), "6.7"), (Fraction(-3), "−3")]
)
def test_points_are_written_as_people_write_them(points: Fraction, said: str) -> None:
    assert points_words(points) == said
