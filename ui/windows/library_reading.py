"""What the library reads in the background: glimpses of sessions, heads of scenarios, one picture.

Pure questions for `ui.background`: paths in, lines for the screen out. The game is loaded here, after the
library was painted.
"""

from collections.abc import Sequence
from pathlib import Path

from wargame.journal.file import read
from wargame.journal.library import peek
from wargame.places import is_there, own_scenarios_folder, scenarios_folder
from wargame.scenario.files import ENDINGS, in_folder
from wargame.scenario.load import head
from wargame.session.opening import take_up
from wargame.shown.graph import GraphContent, content_of, places_in
from wargame.shown.library import ScenarioRow, SessionRow, row_of, scenario_row
from wargame.terms import EntenteError


def glimpses(paths: Sequence[Path]) -> tuple[SessionRow, ...]:
    """Return the lines of some sessions; a file that cannot be read becomes a line that says so."""
    return tuple(row_of(peek(path)) for path in paths)


def scenarios(recent: Sequence[Path]) -> tuple[ScenarioRow, ...]:
    """Return the shipped scenarios, the user's own, and those that were opened lately and are still there."""
    shipped = sorted(scenarios_folder().glob("*.yaml"))
    own = _own_scenarios()
    known = {path.absolute() for path in (*shipped, *own)}
    others = [path for path in recent if is_there(path) and path.absolute() not in known]
    return tuple(_line(path) for path in (*shipped, *own, *others))


def count_scenarios() -> int:
    """Return how many scenarios there are, the shipped and the user's own."""
    return len(list(scenarios_folder().glob("*.yaml"))) + len(_own_scenarios())


def _own_scenarios() -> list[Path]:
    try:
        return [path for path in in_folder(own_scenarios_folder()) if path.suffix.casefold() in ENDINGS]
    except OSError:
        return []


def alignments(path: Path) -> GraphContent | None:
    """Return who stands with whom at the latest moment of a session; None if it cannot be read."""
    try:
        scenario, record = read(path)
        session = take_up(scenario, record)
    except EntenteError:
        return None
    return content_of(session.state, places=places_in(session.settings))


def _line(path: Path) -> ScenarioRow:
    try:
        return scenario_row(path, head(path))
    except EntenteError:
        return scenario_row(path, None)
