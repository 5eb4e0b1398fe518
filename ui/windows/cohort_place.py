"""Where somebody is in a series: what is looked at, in which part, at which table, compared in what way.

The page of many tables gives it (`CohortPage.place_in`) and begins at one, so that who comes back from a
table is where they left. Part and table of the series that was open last are kept beside the settings
(`keep`, `kept`), for the next time; what was left out by hand is not, so that nobody meets it unawares.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from os.path import commonpath
from pathlib import Path
from typing import Final

from ui.remembered import Remembered
from ui.windows.cohort_trial import TrialAsked
from wargame.shown.library import SESSION_ENDING

FOLDER: Final = "series/folder"
PART: Final = "series/part"
TABLE: Final = "series/table"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPlace:
    """What is looked at, and where in it."""

    places: tuple[Path, ...]
    """Folders, or session files."""
    sheet: Path | None = None
    """A sheet of labels."""
    design: Path | None = None
    """A design that was opened beside the tables."""
    part: str = "overview"
    table: Path | None = None
    """The table that was looked at last."""
    course: str = ""
    """What is followed turn by turn; what comes first if empty."""
    left: frozenset[Path] = frozenset()
    """Tables that were left out by hand."""
    trial: TrialAsked = field(default_factory=TrialAsked)


def keep(of: SeriesPlace, remembered: Remembered) -> None:
    """Remember part and table of a series."""
    remembered.keep(FOLDER, str(_folder(of.places)))
    remembered.keep(PART, of.part)
    remembered.keep(TABLE, of.table.name if of.table is not None else "")


def kept(of: SeriesPlace, remembered: Remembered) -> SeriesPlace:
    """Return a place with the part and the table at which the same series was left, if they are known."""
    folder, name = _folder(of.places), remembered.text(TABLE)
    if remembered.text(FOLDER) != str(folder):
        return of
    return replace(of, part=remembered.text(PART, of.part), table=folder / name if name else None)


def _folder(places: Sequence[Path]) -> Path:
    """Return the folder that a series lies in, as far as its files share one."""
    if not places:
        return Path()
    try:
        shared = Path(commonpath([one.absolute() for one in places]))
    except ValueError:  # on several disks
        return Path()
    return shared.parent if shared.suffix.lower() == SESSION_ENDING else shared
