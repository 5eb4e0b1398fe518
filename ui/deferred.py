"""What the desk needs only when somebody asks for it: loaded then, so that the library is painted first.

Every import that the desk puts off stands here, one function for each thing that is wanted; each gives what
it made with its type, and decides nothing. To show another page: a function here that makes it.
`ui.desk`, `ui.pages` and `ui.sitting` alone call these.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from ui.remembered import Remembered
from ui.theme.theme import Theme
from wargame import times
from wargame.places import scenarios_folder
from wargame.terms import RecordError

if TYPE_CHECKING:
    from ui.bridge import SessionBridge
    from ui.windows.ask import Ask
    from ui.windows.balance import BalancePage
    from ui.windows.cohort import CohortPage
    from ui.windows.cohort_place import SeriesPlace
    from ui.windows.damaged import DamagedPage
    from ui.windows.editor import EditorPage
    from ui.windows.exporting import Exporting
    from ui.windows.faults import FaultsPage
    from ui.windows.furnish import Furniture
    from ui.windows.guide import GuideWindow
    from ui.windows.home import HomeWindow
    from ui.windows.keeping import Keeper
    from ui.windows.new_session import NewSessionPage
    from ui.windows.print_kit import PrintKitPage
    from ui.windows.table import TableWindow
    from wargame.journal.rescue import Rescued
    from wargame.scenario.model import Scenario
    from wargame.session.session import Session
    from wargame.shown.guests import Guest
    from wargame.shown.setup import SessionDraft

PRACTICE: Final = "first-steps.yaml"
PRACTICE_TITLE: Final = "Practice game"


# Files and sessions


def who_holds(path: Path) -> str:
    """Return in words who has a session open, nothing if nobody has."""
    from wargame.journal.lock import holder_of

    holder = holder_of(path)
    return holder.words if holder is not None else ""


def opened_for_playing(path: Path, *, take_over: bool) -> "Session":
    """Open a session for playing and return it.

    Raises
    ------
    EntenteError
        If its file is damaged, cannot be written or is played elsewhere.
    """
    from wargame.journal.file import open_for_writing
    from wargame.session.opening import take_up
    from wargame.session.timer import hold

    journal, scenario, record = open_for_writing(path, take_over=take_over)
    try:
        session = take_up(scenario, record, journal)
    except BaseException:
        journal.close()
        raise
    # A disk that takes nothing more is told at the first step that somebody makes.
    with suppress(RecordError):
        hold(session)
    return session


def opened_for_reading(path: Path) -> "Session":
    """Open a session for reading only and return it.

    Raises
    ------
    EntenteError
        If its file cannot be read.
    """
    from wargame.journal.file import read
    from wargame.session.opening import take_up

    return take_up(*read(path))


def saved_anew(session: "Session", path: Path) -> Path:
    """Write a session to a new file, and return where it lies."""
    from wargame.session.saving import save_anew

    return save_anew(session, path)


def practice_draft() -> "SessionDraft":
    """Return the practice game as it is started: everything by the facilitator.

    Raises
    ------
    EntenteError
        If its scenario cannot be read.
    """
    from dataclasses import replace

    from wargame.scenario.load import load
    from wargame.shown.setup import draft_for

    scenario = load(scenarios_folder() / PRACTICE)
    return replace(draft_for(scenario, "", 0), title=PRACTICE_TITLE, seed="")


def started(draft: "SessionDraft", folder: Path) -> "tuple[Session, Path]":
    """Make the file of a session and start it.

    Raises
    ------
    EntenteError
        If it cannot be written there.
    """
    from ui.windows.starting import start_session

    return start_session(draft, folder)


def begins_another_day(session: "Session") -> bool:
    """Return whether a session is taken up on another day than it was left."""
    from wargame.shown.pace import is_another_day

    return is_another_day(session.history.line(), times.now())


# Pages of the library


def new_session_page(
    recent: Sequence[Path], scenario: Path | None, guests: "tuple[Guest, ...]"
) -> "NewSessionPage":
    """Return the page on which a session is prepared."""
    from ui.windows.library_reading import scenarios
    from ui.windows.new_session import NewSessionPage

    return NewSessionPage(scenarios(list(recent)), scenario, guests)


def planned_page(planned: "SessionDraft", guests: "tuple[Guest, ...]") -> "NewSessionPage":
    """Return the page on which a table of a sealed design is prepared."""
    from ui.windows.new_session import NewSessionPage
    from wargame.shown.setup import with_guests

    return NewSessionPage((), planned=with_guests(planned, guests)[0])


def balance_page(path: Path) -> "BalancePage":
    """Return the page of how a scenario plays."""
    from ui.windows.balance import BalancePage

    return BalancePage(path)


def cohort_page(places: Sequence[Path]) -> "CohortPage":
    """Return the page on which many tables are laid side by side."""
    from ui.windows.cohort import CohortPage

    return CohortPage(places)


def series_place(
    places: tuple[Path, ...], sheet: Path | None, design: Path | None, remembered: Remembered
) -> "SeriesPlace":
    """Return where a series is opened: where it was left, if it was the last one."""
    from ui.windows.cohort_place import SeriesPlace, kept

    return kept(SeriesPlace(places=places, sheet=sheet, design=design), remembered)


def keep_series_place(of: "SeriesPlace", remembered: Remembered) -> None:
    """Remember where a series was left."""
    from ui.windows.cohort_place import keep

    keep(of, remembered)


def print_kit_page(path: Path, remembered: Remembered) -> "PrintKitPage":
    """Return the page of what a scenario lays on the table."""
    from ui.windows.print_kit import PrintKitPage

    return PrintKitPage(path, remembered)


def faults_page(path: Path) -> "FaultsPage":
    """Return the page of what is wrong with a scenario."""
    from ui.windows.faults import FaultsPage

    return FaultsPage(path)


def tried(scenario: "Scenario", path: Path) -> "Session":
    """Start a session of the scenario in a file for a try: in memory, with bots in all seats but the first.

    Raises
    ------
    EntenteError
        If it cannot be played.
    """
    from wargame.game.compiled import CompiledScenario
    from wargame.scenario.pictures import beside
    from wargame.session.bots import seat_bot
    from wargame.session.opening import Plan, start

    compiled = CompiledScenario(scenario, beside(scenario, path))
    session = start(compiled, Plan(title=f"Trying {scenario.title}"))
    for seat in scenario.rules.seat_order[1:]:
        seat_bot(session, seat, "greedy")
    return session


def editor_page(path: Path) -> "EditorPage":
    """Return the editor of a scenario, whatever is wrong with it.

    Raises
    ------
    EntenteError
        If its file cannot be opened.
    """
    from ui.scenario_bridge import ScenarioBridge
    from ui.windows.editor import EditorPage

    return EditorPage(ScenarioBridge(path))


def copied_scenario(path: Path) -> Path:
    """Return the file of a copy of a scenario, among the user's own.

    Raises
    ------
    EntenteError
        If it cannot be read, or the copy not be written.
    """
    from wargame.scenario.files import copied

    return copied(path)


def damaged_page(path: Path) -> "DamagedPage":
    """Return the page of what is wrong with a session."""
    from ui.windows.damaged import DamagedPage

    return DamagedPage(path)


# The table and what stands beside it


def bridge_to(session: "Session") -> "SessionBridge":
    """Return the bridge from a session to its window."""
    from ui.bridge import SessionBridge

    return SessionBridge(session)


def table_on(bridge: "SessionBridge", idle_s: int) -> "TableWindow":
    """Return a session's window; a hand closes after `idle_s` seconds without input."""
    from ui.windows.table import TableWindow

    return TableWindow(bridge, idle_s)


def furnished(table: "TableWindow", theme: Theme, remembered: Remembered) -> "Furniture":
    """Give a table what every window has: palette, keys, preferences."""
    from ui.windows.furnish import furnish

    return furnish(table, theme, remembered)


def exporting_from(
    table: "TableWindow", bridge: "SessionBridge", remembered: Remembered, path: Path
) -> "Exporting":
    """Return what exports from a table."""
    from ui.windows.exporting import Exporting

    exporting = Exporting(table, bridge, remembered, path, table.menu)
    exporting.asked_why.connect(table.replaying.open)
    return exporting


def keeper_of(bridge: "SessionBridge", path: Path, table: "TableWindow") -> "Keeper":
    """Return what copies a session while it is played."""
    from ui.windows.keeping import Keeper

    return Keeper(bridge, path, parent=table)


def asker(window: QWidget) -> "Ask":
    """Return the sheet of a window that asks a question."""
    from ui.windows.ask import Ask

    return Ask(window)


def guide_window(remembered: Remembered) -> "GuideWindow":
    """Return the window of the guide."""
    from ui.windows.guide import GuideWindow

    return GuideWindow(remembered)


def page_of_guide(place: str, table: "TableWindow | None", home: "HomeWindow") -> str:
    """Return the page of the guide that fits a place, or else what is in front."""
    from ui.presenters.guide import CONTENTS, PLACES
    from ui.windows.whereabouts import place_at_home, place_at_table

    if not place:
        place = place_at_table(table) if table is not None else place_at_home(home)
    return PLACES.get(place, CONTENTS)


# Words and folders


def words_of_rescue(rescued: "Rescued") -> str:
    """Return what was saved of a damaged session, in words."""
    from wargame.shown.damage import rescued_words

    return rescued_words(rescued)


def reveal(path: Path) -> None:
    """Show a file in its folder."""
    from ui.windows.session_files import reveal as show

    show(path)
