"""Writes what was made, all of it or nothing, and says in words why it could not.

Used by everything that ends in a file that is no session and no scenario.
"""

from pathlib import Path

from wargame.places import is_folder
from wargame.terms import EntenteError
from wargame.whole import write_whole


class NotWritten(EntenteError):
    """A file could not be written; what was there before is unchanged."""


def write_file(path: Path, content: bytes) -> None:
    """Put `content` into a file, all of it or nothing.

    Raises
    ------
    NotWritten
        If the folder does not exist or may not be written to, the disk is full, or another program holds
        the file.
    """
    try:
        write_whole(path, content)
    except (OSError, ValueError) as error:
        raise NotWritten(_sentence(path, error)) from error


def _sentence(path: Path, error: OSError | ValueError) -> str:
    name, folder = path.name, path.parent
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{name} was not written: there is no folder {folder}. Choose another place."
    if isinstance(error, IsADirectoryError) or is_folder(path):
        return f"{name} was not written: there is a folder of that name. Choose another name."
    if isinstance(error, PermissionError):
        return (
            f"{name} was not written: {folder} may not be written to, or the file is open in another "
            "program. Close it there, or choose another place."
        )
    reason = getattr(error, "strerror", None) or "that is not a path"
    return f"{name} was not written: {reason}. Nothing was changed; choose another place and try again."
