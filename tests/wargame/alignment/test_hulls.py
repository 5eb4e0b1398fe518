from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wargame.alignment.graphs import NAMES
from tests.wargame.alignment.test_picture import ACTORS, FRAME, TIES
from wargame.alignment.hulls import hulls_of
from wargame.alignment.picture import Actor, compose

if TYPE_CHECKING:
    from wargame.alignment.hulls import Hull, HullPart
    from wargame.alignment.shapes import Point

PICTURE = compose(ACTORS, TIES, FRAME)


def corners(part: HullPart) -> list[Point]:
    """The points that a closed curve runs through, the first one again at the end."""
    return [part.start, *(piece[2] for piece in part.pieces)]


def holds(hull: Hull, point: Point) -> bool:
    """Whether a point lies inside the outline."""
    crossings = 0
    for part in hull.parts:
        for (x0, y0), (x1, y1) in pairwise(corners(part)):
            if (y0 > point[1]) != (y1 > point[1]):
                crossings += point[0] < x0 + (point[1] - y0) / (y1 - y0) * (x1 - x0)
    return crossings % 2 == 1


@given(st.lists(st.sampled_from(sorted(NAMES)), min_size=2, unique=True))
@settings(max_examples=40)
def test_an_outline_holds_its_members_and_nobody_else(bloc: list[str]) -> None:
    (hull,) = hulls_of(PICTURE, [bloc])
    for disc in PICTURE.discs:
        assert holds(hull, (disc.x, disc.y)) == (disc.id in bloc)


def test_a_wall_of_strangers_is_never_taken_in() -> None:
    wall = [Actor(id=f"w{row}", name="w", is_seat=True, place=(0.5, 0.05 + 0.1 * row)) for row in range(10)]
    sides = [Actor(id=name, name=name, is_seat=True, place=(x, 0.5)) for name, x in (("a", 0.2), ("b", 0.8))]
    (hull,) = hulls_of(compose([*wall, *sides], [], FRAME), [["a", "b"]])
    assert [holds(hull, (0.5 * 760, (0.05 + 0.1 * row) * 560)) for row in range(10)] == [False] * 10
    assert holds(hull, (0.2 * 760, 280))
    assert holds(hull, (0.8 * 760, 280))


def test_an_outline_runs_clear_of_every_disc() -> None:
    (hull,) = hulls_of(PICTURE, [["IRN", "TAL"]])
    for disc in PICTURE.discs:
        near = min(hypot(x - disc.x, y - disc.y) for part in hull.parts for x, y in corners(part))
        assert near > disc.radius


def test_an_outline_is_closed() -> None:
    for hull in hulls_of(PICTURE, [["RUS", "KBL", "USA"], ["IRN", "TAL"]]):
        assert all(part.pieces[-1][2] == part.start for part in hull.parts)


def test_neighbours_share_one_outline() -> None:
    (hull,) = hulls_of(PICTURE, [["RUS", "UZB", "TJK"]])
    assert len(hull.parts) == 1
    assert hull.members == ("RUS", "UZB", "TJK")


def test_an_actor_alone_needs_no_outline() -> None:
    assert hulls_of(PICTURE, [["ISK"], []]) == ()
