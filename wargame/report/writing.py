"""Writes what was made: beside the target first, then put in its place, so that no half file is left.

Used by everything in this package that ends in a file.
"""

import os
from contextlib import suppress
from pathlib import Path

from wargame.terms import EntenteError


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
    beside = path.with_name(f".{path.name[:40]}-{os.getpid()}.part")
    try:
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            with suppress(OSError, ValueError):
                beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise NotWritten(_sentence(path, error)) from error


def _sentence(path: Path, error: OSError | ValueError) -> str:
    name, folder = path.name, path.parent
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"{name} was not written: there is no folder {folder}. Choose another place."
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return f"{name} was not written: there is a folder of that name. Choose another name."
    if isinstance(error, PermissionError):
        return (
            f"{name} was not written: {folder} may not be written to, or the file is open in another "
            "program. Close it there, or choose another place."
        )
    reason = getattr(error, "strerror", None) or "that is not a path"
    return f"{name} was not written: {reason}. Nothing was changed; choose another place and try again."
