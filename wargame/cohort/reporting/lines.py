"""Drawings of what is followed turn by turn: every table a thin line, the middle thick, bots at the end.

Takes `series.Courses`, gives `report.blocks.Drawing`. The same signs as on the page of many tables: a small
square stands where a game ended early, and it is not drawn on.
"""

from collections.abc import Sequence
from typing import Final

from wargame.cohort.reporting.pen import BODY, WIDTH, Pen, Place
from wargame.cohort.series import Courses
from wargame.report.blocks import Drawing
from wargame.report.charts import INK, LINE, QUIET
from wargame.words.counting import counted, signed

HEIGHT: Final = 250.0
SMALL_WIDTH, SMALL_HEIGHT = 345.0, 165.0
LEFT, TOP, BELOW, ASIDE, BAND = 40.0, 24.0, 22.0, 110.0, 9.0
PARTS: Final = 4
"""Into which the scale is cut."""


def lines_drawing(sides: Sequence[Courses], title: str, *, small: bool = False) -> Drawing:
    """Return the courses of one number: in one panel, or one for each of two labels."""
    pen = Pen()
    width, height = (SMALL_WIDTH, SMALL_HEIGHT) if small else (WIDTH, HEIGHT)
    each = width / len(sides)
    for at, of in enumerate(sides):
        _Panel(pen, of, (at * each, 0.0), each, height).draw(is_named=len(sides) > 1)
    return pen.drawing(height, width=width, title=title, alt=" ".join(f"{of.words}." for of in sides))


class _Panel:
    """One panel with its scale."""

    def __init__(self, pen: Pen, of: Courses, corner: Place, width: float, height: float) -> None:
        self._pen, self._of = pen, of
        self._corner, self._width = corner, width
        self._left, self._top = corner[0] + LEFT, corner[1] + TOP
        self._right, self._bottom = corner[0] + width - ASIDE, corner[1] + height - BELOW

    def draw(self, *, is_named: bool) -> None:
        of = self._of
        if is_named:
            words = f"{of.name}: {counted(len(of.runs), 'table')}"
            at = (self._corner[0] + LEFT, self._corner[1] + 13)
            self._pen.text(at, words, size=BODY, strong=True, colour=INK, room=self._width - LEFT - 6)
        self._scale()
        faint = max(0.2, min(0.7, 6 / max(len(of.runs), 1)))
        for run in of.runs:
            self._pen.polyline(self._way(run.values), colour=QUIET, opacity=faint)
        if of.middle:
            self._pen.polyline(self._way(of.middle), width=2.6)
        for run in of.runs:
            if run.is_early:
                self._pen.square(self._place(len(run.values) - 1, run.values[-1]))
        self._end()

    def _place(self, turn: int, value: float) -> Place:
        of = self._of
        across = turn / max(of.turns, 1)
        up = (value - of.low) / max(of.high - of.low, 1e-9)
        return (
            self._left + across * (self._right - self._left),
            self._bottom - up * (self._bottom - self._top),
        )

    def _way(self, values: Sequence[float]) -> list[Place]:
        return [self._place(turn, value) for turn, value in enumerate(values)]

    def _scale(self) -> None:
        of, pen = self._of, self._pen
        for part in range(PARTS + 1):
            value = of.low + (of.high - of.low) * part / PARTS
            y = self._place(0, value)[1]
            pen.line((self._left, y), (self._right, y), colour=LINE)
            pen.text((self._left - 5, y + 4), signed(round(value, 1)), anchor="end")
        step = max(1, -(-of.turns * 30 // max(1, int(self._right - self._left))))
        for turn in range(0, of.turns + 1, step):
            x = self._place(turn, of.low)[0]
            pen.text((x, self._bottom + 16), str(turn) if turn else "Start", anchor="middle")

    def _end(self) -> None:
        of, pen, left = self._of, self._pen, self._right + 8
        said = [f"middle {signed(round(of.middle[-1], 1))}"] if of.middle else []
        if of.band is not None:
            top, low = self._place(0, of.band.high)[1], self._place(0, of.band.low)[1]
            pen.box((left, top), BAND, low - top, edge=QUIET)
            middle = self._place(0, of.band.middle)[1]
            pen.line((left, middle), (left + BAND, middle), width=2, colour=INK)
            said += ["bots, 90%:", of.band_words.partition(": ")[2]]
        for row, words in enumerate(said):
            pen.text((left + BAND + 5, self._top + 6 + 14 * row), words, room=ASIDE - BAND - 14)
