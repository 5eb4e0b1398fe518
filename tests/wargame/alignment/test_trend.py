from __future__ import annotations

from tests.wargame.alignment.graphs import flagship, graph_of
from wargame.alignment.trend import trend


def test_a_trend_follows_the_turns() -> None:
    start, later = flagship(), flagship()
    later["RUS"]["IRN"]["weight"] = -3
    points = trend([("Start", start), ("Turn 1", start.copy()), ("Turn 2", later)], scale_end=10)
    assert [point.label for point in points] == ["Start", "Turn 1", "Turn 2"]
    assert points[1].measures is points[0].measures
    assert points[2].measures != points[0].measures


def test_a_turn_with_another_actor_is_measured_anew() -> None:
    points = trend([("1", graph_of({("a", "b"): 1})), ("2", graph_of({("a", "b"): 1}, "c"))])
    assert [len(point.measures.actors) for point in points] == [2, 3]


def test_no_turns_make_no_trend() -> None:
    assert trend([]) == ()
