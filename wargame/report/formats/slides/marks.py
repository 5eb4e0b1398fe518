"""The session's marking on a slide: at its head and its foot, with the house's logo.

Takes a `Marking`; a marking that says nothing leaves the slide as it was. A house's template has its own
logo, so ours stands on the first slide alone there. No marking is ever cut: its letters are made smaller.
"""

from io import BytesIO
from typing import Final

from wargame.logo import size_of
from wargame.report.formats.slides.canvas import Canvas, Para
from wargame.report.formats.slides.measure import plain
from wargame.report.formats.slides.template import Area, Template
from wargame.scenario.model import Marking

_SIZES: Final = (10.0, 9.0, 8.0, 7.0, 6.0)
_EDGE: Final = 4.0
_TALL: Final = 18.0
"""Room for the marking at the head and at the foot of a slide."""

_SIDES: Final = 0.14
"""Share of the width that is left free at each side: a logo stands there."""

_LOGO: Final = 22.0
_COVER_LOGO: Final = 48.0
_WIDEST_LOGO: Final = 0.12


def free_above_mark(slide: Area, marking: Marking) -> float:
    """Return how far down a slide is free of the marking at its foot."""
    return _foot_top(slide) if _below(marking) else slide.height


def _foot_top(slide: Area) -> float:
    return slide.height - _TALL - _EDGE / 2


def _below(marking: Marking) -> str:
    return marking.banner or marking.standing


def mark(canvas: Canvas, template: Template, marking: Marking, *, is_cover: bool = False) -> None:
    """Put a marking on a slide."""
    slide = template.slide
    for text, top, name in (
        (marking.line, _EDGE, "Marking"),
        (_below(marking), _foot_top(slide), "Marking at the foot"),
    ):
        if text:
            _write(canvas, slide, text, top, name)
    if marking.picture and (template.is_own or is_cover):
        _put_logo(canvas, template, marking, _COVER_LOGO if is_cover else _LOGO)


def _write(canvas: Canvas, slide: Area, text: str, top: float, name: str) -> None:
    free = slide.width * _SIDES
    area = Area(left=free, top=top, width=slide.width - 2 * free, height=_TALL)
    ruler = canvas.look.ruler
    size = next(
        (one for one in _SIZES if ruler.height(text, one, area.width, bold=True) <= _TALL), _SIZES[-1]
    )
    canvas.text(area, (Para(text=text, size=size, bold=True, align="ctr"),), name=name, anchor="ctr")


def _put_logo(canvas: Canvas, template: Template, marking: Marking, tall: float) -> None:
    """Put the logo at the upper right, no larger than its room."""
    wide_px, tall_px = size_of(marking.picture)
    wide = tall * wide_px / tall_px
    most = template.slide.width * _WIDEST_LOGO
    if wide > most:
        wide, tall = most, tall * most / wide
    right = template.area.right if template.is_own else template.slide.width * 0.97
    placed = canvas.slide.shapes.add_picture(
        BytesIO(marking.picture),
        canvas.emu(right - wide),
        canvas.emu(_EDGE * 2),
        canvas.emu(wide),
        canvas.emu(tall),
    )
    placed.name = "Logo"
    (facts,) = placed.element.xpath("./p:nvPicPr/p:cNvPr")
    facts.set("descr", plain(f"Logo of {marking.house}" if marking.house else "Logo"))
