"""Views of ties beside what Control holds."""

from wargame.alignment.perceptions import beside, gaps, views
from wargame.game.events import PerceptionGiven
from wargame.terms import ActorId

SAID = (
    (3, PerceptionGiven(turn=1, seat="a", views={"b": 5, "c": -1})),
    (4, PerceptionGiven(turn=1, seat="a", views={"b": 2})),
    (9, PerceptionGiven(turn=2, seat="b", views={"a": -4})),
)


def held(turn: int, seat: ActorId, other: ActorId) -> int:
    return {(1, "a", "b"): 2, (1, "a", "c"): 3, (2, "b", "a"): 2}[(turn, seat, other)]


def test_a_later_view_takes_the_place_of_an_earlier_one_in_the_same_turn() -> None:
    found = [(one.event, one.other, one.seen) for one in views(SAID)]
    assert found == [(4, "b", 2), (3, "c", -1), (9, "a", -4)]


def test_every_view_stands_beside_what_was_held() -> None:
    assert [one.by for one in beside(views(SAID), held)] == [0, -4, -6]


def test_gaps_leave_out_what_was_seen_right_and_begin_with_the_widest() -> None:
    assert [(one.view.turn, one.by) for one in gaps(views(SAID), held)] == [(2, -6), (1, -4)]


def test_other_events_hold_no_views() -> None:
    assert views([(1, "nothing")]) == ()
