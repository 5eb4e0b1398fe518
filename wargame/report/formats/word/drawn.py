"""Pictures of a Word file: each drawing once as SVG and once as PNG, and how a page shows it.

Word draws the lines of the SVG; a program that cannot shows the PNG. `Drawn` collects what is shown and makes
all the pictures in one run at the end. What only decorates is said to, so that nobody has it read out.
"""

import re
from itertools import count
from typing import Final

from wargame.report.blocks import Meter
from wargame.report.formats.pictures import Printed, as_png
from wargame.report.formats.word.xml import attribute

EMU: Final = 12_700
"""Word's units in a point."""

_SVG: Final = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_HEAD: Final = re.compile(r"<svg[^>]*>")
_FONT: Final = "Arial, Helvetica, sans-serif"
"""Fonts that the computers of readers have; ours come with the product alone."""


BAR: Final = (76.0, 5.0)
"""Width and height of the bar of a track, in points."""

STROKE: Final = (28.0, 6.0)
"""Width and height of a tie in the legend, in points."""

_STROKES: Final = {"aligned": 'stroke="#0B64AD"', "opposed": 'stroke="#C8510A" stroke-dasharray="4 2.5"'}

_MOST_STEPS: Final = 20
"""Steps of a scale that are drawn one by one."""


def bar(meter: Meter) -> str:
    """Return a track as a bar of steps: those it has, those that it lost in outline; it tells no more."""
    wide, high = BAR
    steps = meter.high - meter.low
    if not 0 < steps <= _MOST_STEPS:
        share = max(0.0, min(1.0, (meter.after - meter.low) / max(1, steps)))
        inside = f'<rect width="{wide}" height="{high}" fill="#E7E9ED"/>'
        inside += f'<rect width="{wide * share:.2f}" height="{high}" fill="#46515F"/>'
    else:
        each = wide / steps
        inside = "".join(
            f'<rect x="{at * each + 0.4:.2f}" y="0.4" width="{each - 1.2:.2f}" height="{high - 0.8:.2f}" '
            f"{_step(meter, meter.low + at + 1)}/>"
            for at in range(steps)
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{inside}</svg>'


def stroke(tone: str) -> str:
    """Return how a tie is drawn: blue and whole when aligned, orange and dashed when opposed."""
    wide, high = STROKE
    line = f'<path d="M0 {high / 2} H{wide}" stroke-width="2" fill="none" {_STROKES[tone]}/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">{line}</svg>'


def _step(meter: Meter, value: int) -> str:
    if value <= meter.after:
        return f'fill="{"#46515F" if value <= meter.before else "#17202B"}"'
    if value <= meter.before:
        return 'fill="#FFFFFF" stroke="#5B6674" stroke-width="0.6"'
    return 'fill="#E7E9ED"'


class Drawn:
    """The pictures of one document; a template's own keep the numbers below the first of ours."""

    def __init__(self, first: int = 1) -> None:
        self._kept: dict[tuple[str, float, float], int] = {}
        self._numbers = count(first)

    def picture(self, svg: str, width: float, height: float, alt: str = "", *, printed: float = 0.0) -> str:
        """Return a run that shows a drawing, as wide and high as said in points; without `alt` it decorates.

        `printed` is the width for which the PNG is made, where the same drawing is shown in several sizes.
        """
        wide = printed or width
        key = (svg, wide, wide * height / width)
        number = self._kept.setdefault(key, len(self._kept) + 1)
        blip = f'<a:blip r:embed="{png_mark(number)}">{_SVG.format(svg_mark(number))}</a:blip>'
        return self._run(f"picture {number}", blip, width, height, alt)

    def logo(self, mark: str, width: float, height: float, alt: str) -> str:
        """Return a run that shows the picture of a link, as wide and high as said in points."""
        return self._run("logo", f'<a:blip r:embed="{mark}"/>', width, height, alt)

    def _run(self, name: str, blip: str, width: float, height: float, alt: str) -> str:
        number = next(self._numbers)
        size = f'cx="{round(width * EMU)}" cy="{round(height * EMU)}"'
        facts = f'id="{number}" name="{name}" descr={attribute(alt)}'
        about = f"<wp:docPr {facts}/>" if alt else f"<wp:docPr {facts}>{_DECORATIVE}</wp:docPr>"
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>{about}'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
            f"</pic:nvPicPr><pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    def files(self) -> dict[str, bytes]:
        """Return the pictures as files, by the marks under which the pages ask for them.

        Raises
        ------
        NotLaidOut
            If a drawing cannot be made into a picture.
        """
        drawings = [Printed(_in_ink(svg), width, height) for svg, width, height in self._kept]
        found: dict[str, bytes] = {}
        for number, (drawing, png) in enumerate(zip(drawings, as_png(drawings), strict=True), start=1):
            found[png_mark(number)] = png
            found[svg_mark(number)] = _HEAD.sub(_with_fonts, drawing.svg, count=1).encode()
        return found


def png_mark(number: int) -> str:
    """Return the mark under which pages ask for a PNG."""
    return f"rIdEntentePng{number}"


def svg_mark(number: int) -> str:
    """Return the mark under which pages ask for an SVG."""
    return f"rIdEntenteSvg{number}"


def _in_ink(svg: str) -> str:
    """Return a drawing whose colour does not hang on what stands round it; the icons are made so."""
    head = _HEAD.match(svg)
    if head is None or "currentColor" not in svg:
        return svg
    colour = re.search(r' color="(#[0-9A-Fa-f]{6})"', head[0])
    return svg.replace("currentColor", colour[1] if colour else "#17202B")


def _with_fonts(head: re.Match[str]) -> str:
    return re.sub(r'font-family="[^"]*"', f'font-family="{_FONT}"', head[0])
