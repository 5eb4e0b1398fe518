from __future__ import annotations

from functools import cache
from itertools import combinations
from math import hypot
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.wargame.alignment.graphs import NAMES, OPENING, PLACES, SEATS
from wargame.alignment.layout import solve_places
from wargame.alignment.picture import (
    HALO,
    Actor,
    Frame,
    Picture,
    Tie,
    compose,
    moved,
    uniform_enemies,
)
from wargame.alignment.shapes import Box, guessed_width
from wargame.words.counting import signed

if TYPE_CHECKING:
    from wargame.terms import ActorId

ACTORS = [Actor(id=one, name=name, is_seat=one in SEATS, place=PLACES[one]) for one, name in NAMES.items()]
TIES = [Tie(pair=pair, value=value) for pair, value in OPENING.items()]
FRAME = Frame(width=760, height=560)


def boxes_of(picture: Picture) -> dict[str, Box]:
    """Every name, badge and chip with the room it takes."""
    boxes: dict[str, Box] = {}
    for disc in picture.discs:
        if disc.label:
            boxes[f"name of {disc.id}"] = disc.label.box
        if disc.badge:
            left, top = disc.badge.x - disc.badge.radius, disc.badge.y - disc.badge.radius
            size = 2 * disc.badge.radius
            boxes[f"badge of {disc.id}"] = Box(left=left, top=top, width=size, height=size)
    for tie in picture.ties:
        if tie.chip:
            boxes[f"chip of {tie.pair}"] = tie.chip.box
    return boxes


def overlaps(picture: Picture) -> list[str]:
    """What touches what, and what leaves the canvas, in words."""
    boxes, frame = boxes_of(picture), picture.frame
    found = [f"{one} / {other}" for one, other in combinations(boxes, 2) if boxes[one].meets(boxes[other])]
    found += [f"{name} / edge" for name, box in boxes.items() if not box.fits(frame.width, frame.height)]
    for disc in picture.discs:
        own = (f"name of {disc.id}", f"badge of {disc.id}")
        found += [
            f"{name} / disc of {disc.id}"
            for name, box in boxes.items()
            if name not in own and box.meets_disc((disc.x, disc.y), disc.ring or disc.radius)
        ]
    found += [
        f"disc of {one.id} / disc of {other.id}"
        for one, other in combinations(picture.discs, 2)
        if hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius
    ]
    return found


@pytest.mark.parametrize("font_scale", [0.8, 1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("size", [(760, 560), (1000, 700), (640, 480)])
def test_in_the_flagship_nothing_overlaps(font_scale: float, size: tuple[int, int]) -> None:
    picture = compose(ACTORS, TIES, Frame(width=size[0], height=size[1], font_scale=font_scale))
    assert overlaps(picture) == []


@pytest.mark.parametrize("font_scale", [1.0, 2.0])
def test_in_the_flagship_every_name_is_whole(font_scale: float) -> None:
    picture = compose(ACTORS, TIES, Frame(width=760, height=560, font_scale=font_scale))
    shown = [" ".join(disc.label.lines) for disc in picture.discs if disc.label]
    assert shown == list(NAMES.values())


def test_in_the_flagship_every_drawn_tie_tells_its_value() -> None:
    picture = compose(ACTORS, TIES, FRAME)
    assert all(tie.chip for tie in picture.ties)
    assert {tie.pair for tie in picture.ties} == {
        pair for pair, value in OPENING.items() if abs(value) >= 3 and "ISK" not in pair
    }


def test_in_the_flagship_nothing_overlaps_when_all_is_shown() -> None:
    for selected in NAMES:
        picture = compose(ACTORS, TIES, FRAME, selected=selected, shows_weak=True)
        assert overlaps(picture) == []


def test_a_uniform_enemy_has_a_ring_in_place_of_lines() -> None:
    picture = compose(ACTORS, TIES, FRAME)
    assert picture.ringed == ("ISK",)
    (ringed,) = [disc for disc in picture.discs if disc.ring]
    assert ringed.id == "ISK"
    assert ringed.label is not None
    assert ringed.label.caption == "opposed by all"
    assert len(ringed.label.baselines) == 2


def test_a_selected_uniform_enemy_shows_its_ties() -> None:
    picture = compose(ACTORS, TIES, FRAME, selected="ISK")
    assert sum("ISK" in tie.pair for tie in picture.ties) == 8


def test_one_milder_tie_takes_the_ring_away() -> None:
    ties = [Tie(pair=tie.pair, value=-6) if tie.pair == ("SAU", "ISK") else tie for tie in TIES]
    assert uniform_enemies(ACTORS, ties, FRAME) == ()


def test_a_tie_that_was_milder_before_keeps_the_lines() -> None:
    ties = [
        Tie(pair=tie.pair, value=tie.value, before=-6) if tie.pair == ("SAU", "ISK") else tie for tie in TIES
    ]
    assert uniform_enemies(ACTORS, ties, FRAME) == ()


def test_where_all_are_enemies_nobody_is_ringed() -> None:
    ties = [Tie(pair=pair, value=-9) for pair in combinations(NAMES, 2)]
    picture = compose(ACTORS, ties, FRAME)
    assert picture.ringed == ()
    assert len(picture.ties) == 36


def test_strength_is_width_and_sign_is_style() -> None:
    drawn = {tie.pair: tie for tie in compose(ACTORS, TIES, FRAME).ties}
    ally, rival = drawn["KBL", "USA"], drawn["IRN", "SAU"]
    assert ally.stroke.width == pytest.approx(1.5 + 4 * 0.7)
    assert rival.stroke.width == pytest.approx(1.5 + 4 * 0.9)
    assert (ally.stroke.dash, rival.stroke.dash) == (None, (10.0, 6.0))
    assert ally.chip is not None
    assert rival.chip is not None
    assert (ally.chip.text, ally.chip.is_pill) == ("+7", True)
    assert (rival.chip.text, rival.chip.is_pill) == ("−9", False)
    assert (ally.is_quiet, rival.is_quiet) == (False, True)


def test_weak_ties_are_dotted_on_demand() -> None:
    plain, full = compose(ACTORS, TIES, FRAME), compose(ACTORS, TIES, FRAME, shows_weak=True)
    weak = [tie for tie in full.ties if tie.is_weak]
    assert not any(tie.is_weak for tie in plain.ties)
    assert {tie.pair for tie in weak} == {pair for pair, value in OPENING.items() if abs(value) < 3}
    assert {tie.stroke.dash for tie in weak} == {(1.5, 4.0)}


def changed() -> list[Tie]:
    now: dict[tuple[ActorId, ActorId], int] = {**OPENING, ("RUS", "IRN"): -3, ("IRN", "KBL"): 0}
    return [Tie(pair=pair, value=value, before=OPENING[pair]) for pair, value in now.items()]


def test_a_change_glows_tells_both_values_and_fades_the_rest() -> None:
    picture = compose(ACTORS, changed(), FRAME, shows_change=True)
    told = {tie.pair: tie.chip.text for tie in picture.ties if tie.chip}
    assert told == {("RUS", "IRN"): "+4 → −3", ("IRN", "KBL"): "−3 → 0"}
    for tie in picture.ties:
        assert tie.is_faded == (tie.pair not in told)
        assert (tie.glow is None) == tie.is_faded
    assert overlaps(picture) == []


def test_without_showing_change_the_picture_is_the_present() -> None:
    picture = compose(ACTORS, changed(), FRAME)
    assert all(tie.glow is None and not tie.is_faded for tie in picture.ties)
    assert ("IRN", "KBL") not in {tie.pair for tie in picture.ties}


def test_a_moving_tie_passes_through_nothing() -> None:
    picture = compose(ACTORS, changed(), FRAME, shows_change=True)
    tie = next(tie for tie in picture.ties if tie.pair == ("RUS", "IRN"))
    start, middle, end = (moved(tie, FRAME, progress) for progress in (0, 0.5, 1))
    assert start.is_aligned
    assert middle.width == 0
    assert end == tie.stroke


def test_actors_stay_where_they_are_while_ties_change() -> None:
    before, after = compose(ACTORS, TIES, FRAME), compose(ACTORS, changed(), FRAME, shows_change=True)
    assert [(disc.x, disc.y, disc.label) for disc in before.discs] == [
        (disc.x, disc.y, disc.label) for disc in after.discs
    ]
    paths = {tie.pair: tie.curve for tie in before.ties}
    assert all(paths[tie.pair] == tie.curve for tie in after.ties if tie.pair in paths)


def test_curves_bow_outwards_and_keep_off_strangers() -> None:
    picture = compose(ACTORS, TIES, FRAME)
    for tie in picture.ties:
        for disc in picture.discs:
            if disc.id not in tie.pair:
                near = min(hypot(x - disc.x, y - disc.y) for x, y in tie.curve.sampled(60))
                assert near > disc.radius + HALO
    tie = next(tie for tie in picture.ties if tie.pair == ("TAL", "USA"))
    straight = (tie.curve.start[1] + tie.curve.end[1]) / 2
    length = tie.curve.end[0] - tie.curve.start[0]
    assert tie.curve.at(0.5)[1] - straight == pytest.approx(0.05 * length)


def test_chips_keep_off_badges() -> None:
    actors = [
        Actor(id=one.id, name=one.name, is_seat=one.is_seat, place=one.place, badge="Sealed")
        for one in ACTORS
    ]
    picture = compose(actors, TIES, Frame(width=760, height=560, font_scale=1.5))
    assert all(disc.badge for disc in picture.discs)
    assert [line for line in overlaps(picture) if "chip" in line] == []


def test_the_same_state_gives_the_same_picture() -> None:
    assert compose(ACTORS, TIES, FRAME) == compose(ACTORS, list(reversed(TIES)), FRAME)


def test_a_chip_stands_where_it_is_asked_to() -> None:
    actors = [
        Actor(id="a", name="A", is_seat=True, place=(0.2, 0.5)),
        Actor(id="b", name="B", is_seat=True, place=(0.8, 0.5)),
    ]
    (tie,) = compose(actors, [Tie(pair=("a", "b"), value=5, chip_at=0.3)], FRAME).ties
    assert tie.chip is not None
    assert tie.chip.t == 0.3
    assert (tie.chip.x, tie.chip.y) == tie.curve.at(0.3)


def test_one_actor_alone_has_a_picture() -> None:
    picture = compose([Actor(id="a", name="A", is_seat=True)], [], FRAME)
    assert overlaps(picture) == []
    assert picture.ties == ()


NAME_TEXTS = st.text(alphabet="abcdefghij klmnoprstuWMŽ", min_size=1, max_size=22).filter(str.strip)


@st.composite
def casts(draw: st.DrawFn) -> tuple[list[Actor], list[Tie]]:
    size = draw(st.integers(3, 12))
    seats = draw(st.integers(0, size))
    actors = [Actor(id=f"a{index}", name=draw(NAME_TEXTS), is_seat=index < seats) for index in range(size)]
    pairs = list(combinations([actor.id for actor in actors], 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True))
    return actors, [Tie(pair=pair, value=draw(st.integers(-10, 10))) for pair in chosen]


WIDE_NAMES = [Actor(id=f"a{at}", name="M", is_seat=at < 5) for at in range(12)]
WIDE_NAMES[9] = Actor(id="a9", name="MMMMMMM", is_seat=False)
WIDE_NAMES[10] = Actor(id="a10", name="MMMMMM", is_seat=False)


@given(casts(), st.sampled_from([1.0, 1.5, 2.0]))
@example((WIDE_NAMES, []), 1.5)
@settings(max_examples=60)
def test_among_3_to_12_actors_nothing_overlaps(
    cast: tuple[list[Actor], list[Tie]], font_scale: float
) -> None:
    actors, ties = cast
    picture = compose(actors, ties, Frame(width=760, height=560, font_scale=font_scale))
    assert overlaps(picture) == []
    assert all(disc.label for disc in picture.discs)


@given(casts())
@settings(max_examples=25)
def test_a_value_is_left_out_only_where_there_is_no_room(cast: tuple[list[Actor], list[Tie]]) -> None:
    picture = compose(*cast, FRAME)
    taken = list(boxes_of(picture).values())
    for tie in picture.ties:
        if tie.chip is None:
            for step in range(-12, 13):
                x, y = tie.curve.at(0.5 + 0.03 * step)
                width, height = guessed_width(signed(tie.value), 11, 600) + 10, 19
                room = Box(left=x - width / 2, top=y - height / 2, width=width, height=height)
                assert (
                    not room.fits(FRAME.width, FRAME.height, 2)
                    or any(room.meets(other, 2) for other in taken)
                    or any(
                        room.meets_disc((disc.x, disc.y), (disc.ring or disc.radius) + HALO)
                        for disc in picture.discs
                    )
                )


def test_a_tie_of_a_uniform_enemy_is_drawn_while_it_changes() -> None:
    ties = [
        Tie(pair=tie.pair, value=tie.value, before=-8 if tie.pair == ("SAU", "ISK") else tie.value)
        for tie in TIES
    ]
    picture = compose(ACTORS, ties, FRAME, shows_change=True)
    assert picture.ringed == ("ISK",)
    assert [tie.pair for tie in picture.ties if "ISK" in tie.pair] == [("SAU", "ISK")]


def test_a_player_seat_keeps_its_lines_even_when_everyone_is_against_it() -> None:
    actors = [Actor(id=name, name=name, is_seat=name == "seat") for name in ("seat", "b", "c", "d", "e", "f")]
    ties = [Tie(pair=(name, "seat"), value=-9) for name in ("b", "c", "d")]
    assert uniform_enemies(actors, ties, FRAME) == ()


@pytest.mark.parametrize("size", [(760, 560), (1366, 768), (1920, 1080)])
def test_among_forty_actors_each_has_a_name_that_touches_nothing(size: tuple[int, int]) -> None:
    actors = [Actor(id=f"p{at}", name=f"Farther power {at}", is_seat=at < 6) for at in range(40)]
    ties = [Tie(pair=(f"p{at}", f"p{(at * 7 + 3) % 40}"), value=5 - at % 11) for at in range(40)]
    picture = compose(actors, ties, Frame(width=size[0], height=size[1]))
    assert all(disc.label for disc in picture.discs)
    assert [words for words in overlaps(picture) if "name" in words] == []


@cache
def crowd(count: int = 40) -> tuple[tuple[Actor, ...], tuple[Tie, ...]]:
    """Some seats among very many actors who are tied to one another, at their places."""
    cast = [(f"p{at}", f"Farther power {at}", at < 5) for at in range(count)]
    pairs = list(combinations((name for name, _, _ in cast), 2))
    values = {pair: 4 if at % 3 else -5 for at, pair in enumerate(pairs[::6])}
    places = solve_places(cast, values)
    actors = tuple(Actor(id=one, name=name, is_seat=seat, place=places[one]) for one, name, seat in cast)
    return actors, tuple(Tie(pair=pair, value=value) for pair, value in values.items())


@pytest.mark.parametrize("size", [(620, 430), (760, 560), (1920, 1080)])
def test_no_tie_runs_off_the_canvas(size: tuple[int, int]) -> None:
    actors, ties = crowd()
    picture = compose(actors, ties, Frame(width=size[0], height=size[1]))
    points = [point for tie in picture.ties for point in tie.curve.sampled(30)]
    assert all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in points)


def test_in_a_crowd_ties_among_actors_without_a_seat_stand_back() -> None:
    actors, ties = crowd()
    seats = {actor.id for actor in actors if actor.is_seat}
    chosen = actors[20].id
    picture = compose(actors, ties, FRAME, selected=chosen)
    assert any(tie.is_distant for tie in picture.ties)
    for tie in picture.ties:
        assert tie.is_distant == (not seats & set(tie.pair) and chosen not in tie.pair)
        assert not (tie.is_distant and tie.chip)


def test_in_a_crowd_a_tie_that_changes_is_told() -> None:
    actors, ties = crowd()
    far = next(tie for tie in ties if tie.pair[0] == "p20")
    changed = [Tie(pair=tie.pair, value=tie.value, before=-3 if tie == far else None) for tie in ties]
    drawn = {tie.pair: tie for tie in compose(actors, changed, FRAME, shows_change=True).ties}
    assert drawn[far.pair].chip
    assert not drawn[far.pair].is_distant


def test_a_usual_picture_keeps_every_tie_in_sight() -> None:
    assert not any(tie.is_distant for tie in compose(ACTORS, TIES, FRAME).ties)


def test_names_that_begin_alike_are_shortened_to_their_ends() -> None:
    actors, ties = crowd(48)
    picture = compose(actors, ties, Frame(width=500, height=400))
    short = [" ".join(disc.label.lines) for disc in picture.discs if disc.label and disc.label.is_shortened]
    assert short
    assert len(set(short)) == len(short)
    assert all(words.startswith("…") for words in short)
