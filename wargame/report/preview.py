"""A scenario packed to be handed on, with a small picture of it: title, size, who stands with whom.

The picture is set by typst from `assets/report/preview.typ`; everything else is packed by `scenario.package`.
A scenario that has faults is packed too, without a picture.
"""

from pathlib import Path
from typing import Final

from wargame.alignment.svg import as_svg, described
from wargame.game.compiled import CompiledScenario
from wargame.game.state import opening_state
from wargame.report.drawings import icon
from wargame.report.formats.pdf import NotLaidOut, typeset_pictures
from wargame.report.writing import write_file
from wargame.scenario.document.document import open_document
from wargame.scenario.marked import on_page
from wargame.scenario.model import Scenario
from wargame.scenario.package.writing import Packed, packed
from wargame.shown.graph import content_of, picture_of
from wargame.words.counting import counted

SIZE: Final = (880.0, 432.0)
PPI: Final = 144.0


def pack(scenario: Path, to: Path) -> Packed:
    """Pack the scenario in a file into another, over what is there, and return what went in.

    Raises
    ------
    EntenteError
        If it cannot be read or is no scenario, or the file cannot be written.
    """
    made = packed(scenario, preview_of(scenario))
    write_file(to, made.content)
    return made


def preview_of(path: Path) -> bytes:
    """Return a PNG of the scenario in a file; empty where it has faults.

    Raises
    ------
    ScenarioUnreadable
        If the file cannot be opened.
    """
    document = open_document(path)
    if document.model is None or document.faults:
        return b""
    try:
        return typeset_pictures("preview.typ", _data(document.model), PPI)[0]
    except NotLaidOut:
        return b""


def _data(scenario: Scenario) -> dict[str, object]:
    drawn = picture_of(content_of(opening_state(CompiledScenario(scenario))), *SIZE, shows_change=False)
    glyphs = {one.id: svg for one in scenario.actors if one.glyph and (svg := icon(one.glyph))}
    alt = described(drawn)
    svg = as_svg(drawn, title=scenario.title, description=alt, glyphs=glyphs, name="preview")
    seats, turns = counted(len(scenario.seats), "seat"), counted(scenario.calendar.turns, "turn")
    facts = ", ".join((seats, turns, *scenario.authors[:3]))
    return {
        "title": scenario.title,
        "facts": facts,
        "drawing": {"svg": svg, "alt": alt},
        "marking": on_page(scenario.marking),
    }
