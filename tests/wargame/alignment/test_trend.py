from __future__ import annotations

from tests.wargame.alignment.graphs import NAMES, flagship, graph_of
from wargame.alignment.trend import differences, trend
from wargame.alignment.words import change_in_words


def test_each_kind_of_change_is_told_apart() -> None:
    before = graph_of({("a", "b"): 3, ("a", "c"): 3, ("a", "d"): 3, ("b", "c"): -4, ("c", "d"): 2})
    after = graph_of({("b", "a"): 5, ("a", "c"): -1, ("b", "c"): -2, ("c", "d"): 2, ("b", "d"): 1})
    kinds = {change.pair: change.kind for change in differences(before, after)}
    assert kinds == {
        ("a", "b"): "strengthened",
        ("a", "c"): "flipped",
        ("a", "d"): "vanished",
        ("b", "c"): "weakened",
        ("b", "d"): "appeared",
    }


def test_going_back_undoes_every_change() -> None:
    before, after = graph_of({("a", "b"): 3, ("a", "c"): -2}), graph_of({("a", "b"): -3, ("b", "c"): 1})
    there, back = differences(before, after), differences(after, before)
    assert [(one.pair, one.before, one.after) for one in there] == [
        (one.pair, one.after, one.before) for one in back
    ]


def test_a_trend_follows_the_turns() -> None:
    start, later = flagship(), flagship()
    later["RUS"]["IRN"]["weight"] = -3
    points = trend([("Start", start), ("Turn 1", start.copy()), ("Turn 2", later)], scale_end=10)
    assert [point.label for point in points] == ["Start", "Turn 1", "Turn 2"]
    assert [len(point.changes) for point in points] == [0, 0, 1]
    assert points[1].measures is points[0].measures
    assert points[2].measures != points[0].measures


def test_a_turn_with_another_actor_is_measured_anew() -> None:
    points = trend([("1", graph_of({("a", "b"): 1})), ("2", graph_of({("a", "b"): 1}, "c"))])
    assert [len(point.measures.actors) for point in points] == [2, 3]


def test_no_turns_make_no_trend() -> None:
    assert trend([]) == ()


def test_changes_are_put_into_words() -> None:
    before = graph_of({("IRN", "RUS"): 4, ("IRN", "KBL"): -3, ("KBL", "USA"): 7, ("SAU", "KBL"): 4})
    after = graph_of({("IRN", "RUS"): -3, ("IRN", "KBL"): -5, ("KBL", "USA"): 6, ("KBL", "UZB"): 3})
    assert [change_in_words(change, NAMES) for change in differences(before, after)] == [
        "Iran and Kabul are more opposed (−3 to −5).",
        "Iran and Russia turned from aligned to opposed (+4 to −3).",
        "Kabul and Saudi Arabia no longer have a tie; it was +4.",
        "Kabul and United States are less aligned (+7 to +6).",
        "Kabul and Uzbekistan are now aligned (+3).",
    ]
