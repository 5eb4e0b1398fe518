"""A new session file: its name free, its tables made, the scenario as played put in.

`file.create` makes a journal of it. Nothing is recorded yet; the seal already is.
"""

from contextlib import closing
from pathlib import Path

from wargame.journal.additions import ADD_SEAL, seal
from wargame.journal.chain import Tally, hash_of
from wargame.journal.codec import as_json
from wargame.journal.connection import SQLITE_FAILED, reader, writer
from wargame.journal.schema import FORMAT, PICTURED, migrate
from wargame.journal.stored import frame_of, picture_sum
from wargame.scenario.data import as_data
from wargame.scenario.model import Scenario
from wargame.scenario.pictures import NONE, Pictures
from wargame.terms import RecordError


def check_free(path: Path) -> None:
    """Check that no file has a name, but for a session that was made and never begun.

    Such a file is left where the program ended between the two; nothing is lost with it.

    Raises
    ------
    RecordError
        If there is such a file.
    """
    try:
        is_taken = path.exists() and not is_unbegun(path)
    except (OSError, ValueError) as error:
        raise impossible(path, error) from error
    if is_taken:
        raise taken(path)


def is_unbegun(path: Path) -> bool:
    """Return whether a file is a session in which nothing was recorded."""
    try:
        if not path.is_file() or not path.stat().st_size:
            return False
        # A program that ended while the first event was written left it to be taken back.
        with reader(path) as connection:
            return connection.execute("SELECT 1 FROM events LIMIT 1").fetchone() is None
    except (OSError, ValueError, RecordError, *SQLITE_FAILED):
        return False


def taken(path: Path) -> RecordError:
    """Return the words for a name that another file has."""
    return RecordError("session-there-already", name=path.name)


def impossible(path: Path, error: OSError | ValueError) -> RecordError:
    """Return the words for a place where no file can be made."""
    reason = getattr(error, "strerror", None) or "it is no path"
    return RecordError("session-not-made", name=path.name, folder=path.absolute().parent, reason=reason)


def fill(path: Path, scenario: Scenario, created: str, pictures: Pictures = NONE) -> None:
    """Make the tables and put the scenario in with its pictures, all of it or nothing.

    Raises
    ------
    sqlite3.Error
        If that cannot be done.
    """
    from sqlite_utils import Database

    with closing(writer(path, "rwc")) as connection:
        database = Database(connection, execute_plugins=False)
        with database.atomic():
            migrate(database, lambda: None)
            frame = {"format": str(FORMAT), "application version": _version(), "created": created}
            connection.executemany("INSERT INTO session VALUES (?, ?)", frame.items())
            connection.execute("INSERT INTO scenario VALUES (?, ?, ?, ?, ?)", scenario_columns(scenario))
            if pictures:
                connection.execute(PICTURED["pictures"])
                connection.executemany("INSERT INTO pictures VALUES (?, ?, ?)", _picture_rows(pictures))
            connection.execute(ADD_SEAL, seal(Tally(frame=frame_of(connection))))


def _picture_rows(pictures: Pictures) -> list[tuple[str, bytes, str]]:
    return [(name, one.content, picture_sum(name, one.content)) for name, one in sorted(pictures.items())]


def scenario_columns(scenario: Scenario) -> tuple[str, str, str, str, str]:
    """Return the row of a scenario as it is embedded: id, title, seats, hash, body."""
    seats = as_json([seat.name for seat in scenario.seats])
    body = as_json(as_data(scenario))
    return (
        scenario.id,
        scenario.title,
        seats,
        hash_of(scenario.id, scenario.title, seats, body),
        body,
    )


def _version() -> str:
    # Only a new file asks for it, and it is slow to import.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("entente")
    except PackageNotFoundError:
        return "unknown"
