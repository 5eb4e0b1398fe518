from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.wargame.alignment.graphs import NAMES
from tests.wargame.alignment.test_picture import ACTORS, FRAME, TIES, changed
from wargame.alignment.hulls import hulls_of
from wargame.alignment.picture import Actor, Tie, compose
from wargame.alignment.svg import LIGHT, as_svg, described

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = compose(ACTORS, TIES, FRAME)
GLYPH = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><script>alert(1)</script>'
    '<g onclick="x()"><path d="M1 2h3" fill="currentColor" href="http://example.org"/></g></svg>'
)


def texts(svg: str) -> list[str]:
    """The texts that are set in the picture."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_a_picture_is_an_image_with_title_and_description() -> None:
    root = ElementTree.fromstring(as_svg(PICTURE, title="Alignments after turn 2", name="turn-2"))
    title, told = root[0], root[1]
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {told.attrib['id']}"
    assert root.attrib["font-family"].startswith("Inter")
    assert (title.tag, title.text) == (f"{SVG}title", "Alignments after turn 2")
    assert "Kabul and United States, aligned, +7." in (told.text or "")
    assert "Islamic State is opposed by all." in (told.text or "")


def test_names_and_values_are_set_as_text() -> None:
    shown = texts(as_svg(PICTURE, title="t"))
    assert set(NAMES.values()) <= set(shown)
    assert {tie.chip.text for tie in PICTURE.ties if tie.chip} <= set(shown)
    assert "opposed by all" in shown


def test_every_tie_is_drawn_in_its_colour_and_style() -> None:
    root = ElementTree.fromstring(as_svg(PICTURE, title="t"))
    paths = [path.attrib for path in root.findall(f"{SVG}path")]
    assert len(paths) == len(PICTURE.ties)
    for path, tie in zip(paths, PICTURE.ties, strict=True):
        assert path["stroke"] == LIGHT["pos" if tie.value > 0 else "neg"]
        assert path.get("stroke-dasharray") == (None if tie.value > 0 else "10 6")
        assert float(path["stroke-width"]) == pytest.approx(tie.stroke.width, abs=0.01)


def test_a_change_is_told_and_the_rest_fades() -> None:
    svg = as_svg(compose(ACTORS, changed(), FRAME, shows_change=True), title="t")
    assert "+4 → −3" in texts(svg)
    assert 'stroke-opacity="0.22"' in svg
    assert 'stroke-opacity="0.16"' in svg
    assert "Russia and Iran, opposed, −3, was +4." in described(
        compose(ACTORS, changed(), FRAME, shows_change=True)
    )


def test_a_thumbnail_keeps_the_shape_and_drops_the_words() -> None:
    svg = as_svg(PICTURE, title="t", thumbnail=True, glyphs=dict.fromkeys(NAMES, GLYPH))
    assert texts(svg) == []
    assert len(ElementTree.fromstring(svg).findall(f"{SVG}path")) == len(PICTURE.ties)


def test_names_from_a_scenario_cannot_break_out_of_the_text() -> None:
    actors = [
        Actor(id="a", name='<script>&"', is_seat=True, place=(0.3, 0.5), badge="<b>"),
        Actor(id="b", name="]]>\x00", is_seat=False, place=(0.7, 0.5)),
    ]
    svg = as_svg(compose(actors, [Tie(pair=("a", "b"), value=4)], FRAME), title="<t>&", name='"x')
    root = ElementTree.fromstring(svg)
    assert root[0].text == "<t>&"
    assert '<script>&"' in texts(svg)
    assert "]]>" in texts(svg)


def test_a_drawing_is_taken_for_its_shapes_only() -> None:
    svg = as_svg(PICTURE, title="t", glyphs={"RUS": GLYPH})
    assert 'd="M1 2h3" fill="#FFFFFF"' in svg
    assert "alert" not in svg
    assert "onclick" not in svg
    assert "example.org" not in svg
    assert "RU" not in texts(svg)
    assert "IR" in texts(svg)


def test_a_badge_shows_its_drawing() -> None:
    actors = [Actor(id="a", name="A", is_seat=True, place=(0.5, 0.5), badge="Sealed")]
    picture = compose(actors, [], FRAME)
    assert "<title>Sealed</title>" in as_svg(picture, title="t")
    assert "M1 2h3" in as_svg(picture, title="t", glyphs={"Sealed": GLYPH})


def test_outlines_of_blocs_lie_beneath_everything() -> None:
    hulls = hulls_of(PICTURE, [["IRN", "TAL"]])
    root = ElementTree.fromstring(as_svg(PICTURE, title="t", hulls=hulls))
    first = root.find(f"{SVG}path")
    assert first is not None
    assert first.attrib["fill"] == LIGHT["select"]
    assert first.attrib["d"].endswith("Z")


def test_colours_follow_the_tokens_given() -> None:
    dark = dict.fromkeys(LIGHT, "#123456")
    assert "#0B64AD" not in as_svg(PICTURE, title="t", colours=dark)


def test_the_same_picture_gives_the_same_text() -> None:
    assert as_svg(PICTURE, title="t") == as_svg(compose(ACTORS, TIES, FRAME), title="t")


def test_an_empty_picture_says_so() -> None:
    assert described(compose([], [], FRAME)) == "No ties."


def test_no_name_makes_a_picture_that_cannot_be_read() -> None:
    name = "日本 ✕ $x_1$ 𓀀 \u202e<b>&\x07\ufffe\uffff"
    actors = [Actor(id=one, name=name, is_seat=True) for one in "ab"]
    shown = texts(as_svg(compose(actors, [Tie(pair=("a", "b"), value=5)], FRAME), title=name))
    assert "日本 ✕ $x_1$ 𓀀 <b>&" in " ".join(shown)
