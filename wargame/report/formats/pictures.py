"""Drawings as PNG pictures, for files that need points of colour beside the lines of an SVG.

Takes SVG texts with the size at which they are printed, gives one picture for each, all in one run of typst
with the bundled fonts. Read by `word`; typst is imported when pictures are made.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

PPI: Final = 180.0
"""Points of colour to an inch: sharp in print, and small enough to be sent."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A drawing and the size at which it is printed, in points."""

    svg: str
    width: float
    height: float


def as_png(drawings: Sequence[Printed], ppi: float = PPI) -> tuple[bytes, ...]:
    """Return drawings as PNG pictures, in their order.

    Raises
    ------
    NotLaidOut
        If typst refuses one of them.
    """
    if not drawings:
        return ()
    from wargame.report.formats.pdf import typeset_pictures

    return typeset_pictures("drawings.typ", {"drawings": [asdict(one) for one in drawings]}, ppi)
