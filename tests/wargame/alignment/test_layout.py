from __future__ import annotations

from itertools import combinations
from math import dist, hypot

from tests.wargame.alignment.graphs import NAMES, OPENING, SEATS
from wargame.alignment.layout import HEIGHT, WIDTH, solve_places

CAST = [(one, name, one in SEATS) for one, name in NAMES.items()]


def test_places_are_the_same_each_time() -> None:
    assert solve_places(CAST, dict(OPENING)) == solve_places(CAST, dict(reversed(OPENING.items())))


def test_places_lie_within_the_canvas() -> None:
    for x, y in solve_places(CAST, dict(OPENING)).values():
        assert 0 < x < 1
        assert 0 < y < 1


def test_the_first_seat_stands_at_the_top() -> None:
    places = solve_places(CAST, dict(OPENING))
    assert places["RUS"][1] == min(places[seat][1] for seat in SEATS)


def test_seats_stand_on_a_ring_and_others_outside() -> None:
    places = solve_places(CAST, dict(OPENING))

    def way(actor: str) -> float:
        return hypot((places[actor][0] - 0.5) / 0.29, (places[actor][1] - 0.47) / 0.345)

    assert all(0.98 < way(actor) < 1.02 for actor in SEATS)
    assert all(way(actor) > 1.05 for actor in NAMES if actor not in SEATS)


def test_aligned_seats_come_to_stand_side_by_side() -> None:
    seats = [(actor, actor, True) for actor in "abcdef"]
    values: dict[tuple[str, str], float] = {pair: -5 for pair in combinations("abcdef", 2)}
    values |= {("a", "d"): 9, ("b", "e"): 9, ("c", "f"): 9}
    places = solve_places(seats, values)

    def far(one: str, other: str) -> float:
        (x0, y0), (x1, y1) = places[one], places[other]
        return hypot((x0 - x1) * WIDTH, (y0 - y1) * HEIGHT)

    friends = max(far("a", "d"), far("b", "e"), far("c", "f"))
    assert friends <= sorted(far(one, other) for one, other in combinations("abcdef", 2))[5] + 1


def test_an_actor_outside_stands_near_its_friend() -> None:
    cast = [("a", "A", True), ("b", "B", True), ("c", "C", True), ("d", "D", True), ("x", "X", False)]
    places = solve_places(cast, {("c", "x"): 9, ("a", "x"): -9})
    ways = {one: hypot(places[one][0] - places["x"][0], places[one][1] - places["x"][1]) for one in "abcd"}
    assert min(ways, key=lambda one: ways[one]) == "c"
    assert max(ways, key=lambda one: ways[one]) == "a"


def test_known_places_are_kept() -> None:
    fixed = {"IRN": (0.1, 0.2), "SAU": (0.9, 0.9)}
    places = solve_places(CAST, dict(OPENING), fixed=fixed)
    assert places["IRN"] == (0.1, 0.2)
    assert places["SAU"] == (0.9, 0.9)


def test_actors_without_any_seat_stand_on_the_ring_themselves() -> None:
    places = solve_places([(name, name, False) for name in "abcd"], {})
    assert len({round(y, 2) for _, y in places.values()}) == 3


def test_one_actor_stands_in_the_middle() -> None:
    assert solve_places([("a", "A", True)], {}) == {"a": (0.5, 0.47)}


def test_nobody_needs_no_place() -> None:
    assert solve_places([], {}) == {}


def test_among_forty_actors_nobody_stands_on_another() -> None:
    actors = [(f"p{at}", f"Farther power {at}", at < 5) for at in range(40)]
    pairs = [(one[0], other[0]) for one, other in combinations(actors, 2)]
    places = solve_places(actors, {pair: 4 if at % 3 else -5 for at, pair in enumerate(pairs[::6])})
    spots = [(x * WIDTH, y * HEIGHT) for x, y in places.values()]
    assert min(dist(one, other) for one, other in combinations(spots, 2)) > 48
