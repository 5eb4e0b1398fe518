"""The graph on a slide: shapes that can be moved, with ties that follow and say what they are."""

from itertools import pairwise
from math import hypot
from typing import Any

import pytest

from tests.wargame.report.formats.slides.decks import shapes_of, slide_called
from tests.wargame.report.sessions import demo
from wargame.report.formats.slides.graph import lines_of, site_of
from wargame.shown.graph import content_of, picture_of

END = "Where the ties stood at the end"
NEAR = 40_000
"""Units of a file, about three points."""


def connectors(slide: Any) -> list[Any]:
    return [shape for shape in shapes_of(slide) if hasattr(shape, "begin_x")]


def test_each_tie_that_is_drawn_is_a_connector_glued_to_two_discs() -> None:
    slide = slide_called("demo", END)
    by_id = {shape.shape_id: shape for shape in shapes_of(slide)}
    state = demo().state
    threshold = demo().scenario.graph.tie_threshold
    board = state.compiled.board
    strong = [pair for pair, at in board.pairs.items() if abs(state.values[at]) >= threshold]
    drawn = connectors(slide)
    ringed = [pair for pair in strong if "islamic-state" in pair]
    assert len(drawn) == len(strong) - len(ringed)
    for one in drawn:
        (start,) = one.element.xpath(".//a:stCxn")
        (end,) = one.element.xpath(".//a:endCxn")
        names = [by_id[int(each.get("id"))].name for each in (start, end)]
        assert one.name == " and ".join(names)


def test_a_connector_ends_where_its_disc_has_a_point_for_it() -> None:
    slide = slide_called("demo", END)
    by_id = {shape.shape_id: shape for shape in shapes_of(slide)}
    for one in connectors(slide):
        (start,) = one.element.xpath(".//a:stCxn")
        disc = by_id[int(start.get("id"))]
        middle = (disc.left + disc.width / 2, disc.top + disc.height / 2)
        away = ((one.begin_x - middle[0]) ** 2 + (one.begin_y - middle[1]) ** 2) ** 0.5
        assert away == pytest.approx(disc.width / 2, abs=NEAR)


def test_signs_are_told_by_the_line_and_by_words() -> None:
    slide = slide_called("demo", END)
    for one in connectors(slide):
        said = one.element.xpath("./p:nvCxnSpPr/p:cNvPr/@descr")[0]
        dashed = bool(one.element.xpath(".//a:prstDash[@val='dash']"))
        assert dashed == ("opposed" in said)


def test_start_and_end_have_the_actors_in_the_same_places() -> None:
    names = {actor.name for actor in demo().scenario.actors}

    def places(title: str) -> dict[str, tuple[int, int]]:
        discs = [shape for shape in shapes_of(slide_called("demo", title)) if shape.name in names]
        return {shape.name: (shape.left, shape.top) for shape in discs}

    assert places("Where the ties stood at the start") == places(END)
    assert places(END).keys() == names


def test_ties_of_the_demo_run_behind_no_third_actor() -> None:
    picture = picture_of(content_of(demo().state), 860.0, 400.0, shows_change=False)
    hidden = []
    for line in lines_of(picture):
        others = [disc for disc in picture.discs if disc.id not in line.tie.pair]
        steps = [at / 40 for at in range(41)]
        points = [
            tuple(start + (end - start) * step for start, end in zip(line.start, line.end, strict=True))
            for step in steps
        ]
        hidden += [
            (line.tie.pair, disc.id)
            for disc in others
            if any(hypot(x - disc.x, y - disc.y) < disc.radius for x, y in points)
        ]
    assert hidden == []


def test_points_for_connectors_go_round_against_the_clock_from_the_top() -> None:
    disc = picture_of(content_of(demo().state), 860.0, 400.0, shows_change=False).discs[0]
    sites = [site_of(disc, at) for at in range(8)]
    assert sites[0] == pytest.approx((disc.x, disc.y - disc.radius))
    assert sites[2] == pytest.approx((disc.x - disc.radius, disc.y))
    assert all(one != other for one, other in pairwise(sites))
