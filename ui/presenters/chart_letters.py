"""A chart's texts made fit for matplotlib: every letter is drawn by some font, or has a name.

matplotlib draws an empty box for a letter that no font of its list has, and warns about it on the terminal.
So a chart that holds more than plain letters is given the fonts that have them, the bundled ones first, then
those of the system, as in a report; what none has is named (`[snowman]`). Names from right to left turn
nothing round in a label. Takes a `Chart`, gives one with the same numbers, and the families to draw it with.
Called by `chart_drawing` inside its lock.
"""

import logging
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from wargame.direction import isolated
from wargame.places import assets_folder
from wargame.report.formats.letters import Fonts, fonts_for, is_plain, printable
from wargame.shown.chart import Chart, Series

SANS: Final = "Inter"


@dataclass(frozen=True, slots=True)
class Lettered:
    """A chart whose letters can all be drawn, and the families of fonts that draw them, in their order."""

    chart: Chart
    families: tuple[str, ...]


def lettered(chart: Chart, *, embedded: bool = False) -> Lettered:
    """Return a chart fit to be drawn; where its fonts are `embedded`, collections of fonts do not serve."""
    text = "".join(_texts(chart))
    if is_plain(text):
        return Lettered(chart, (SANS,))
    paths = [path for path in fonts_for(text).paths if not (embedded and path.suffix.lower() in _MANY)]
    families = {path: family for path in paths if (family := _family(path))}
    drawn_with = Fonts(tuple(families))

    def fit(said: str) -> str:
        return isolated(printable(said, drawn_with, breaks=False))

    fitted = replace(
        chart,
        title=fit(chart.title),
        words=fit(chart.words),
        marking=fit(chart.marking),
        labels=tuple(fit(one) for one in chart.labels),
        series=tuple(_named(one, fit(one.name)) for one in chart.series),
        bands=tuple((low, high, fit(name)) for low, high, name in chart.bands),
    )
    return Lettered(fitted, tuple(dict.fromkeys((SANS, *families.values()))))


_MANY: Final = (".ttc", ".otc")
"""Files of several fonts."""


def _texts(chart: Chart) -> tuple[str, ...]:
    names = (one.name for one in chart.series)
    bands = (name for _, _, name in chart.bands)
    return (chart.title, chart.words, chart.marking, *chart.labels, *names, *bands)


def _named(series: Series, name: str) -> Series:
    return replace(series, name=name)


@cache
def load_sans() -> None:
    """Give matplotlib the font of every chart."""
    from matplotlib import font_manager

    # That a stand-in for rare letters has no weight of its own for headings is no news to anybody.
    logging.getLogger(font_manager.__name__).setLevel(logging.ERROR)
    for path in sorted((assets_folder() / "fonts").glob(f"{SANS}-*.otf")):
        font_manager.fontManager.addfont(path)


@cache
def _family(path: Path) -> str:
    """Return the family of a font file that matplotlib has taken; empty if it does not take it."""
    from matplotlib import font_manager

    try:
        font_manager.fontManager.addfont(path)
        return font_manager.get_font(str(path)).family_name
    except (OSError, RuntimeError, ValueError):
        return ""
