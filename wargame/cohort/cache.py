"""What sessions gave to cohorts, kept beside the settings so that the second look takes no time.

Kept by the contents of the file and the version of the program, without names or texts; the file's own name
is not kept either. Whoever forgets a person has all of it thrown away (`clear`): a new look makes it anew.
What cannot be read or written is as if it were not there.
"""

from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import rmtree
from typing import Final

import msgspec

from wargame.cohort.extract import FORM, Extract
from wargame.places import config_folder
from wargame.whole import write_whole

_ENDING: Final = ".extract"


def cache_folder() -> Path:
    """Return the folder in which extracts are kept."""
    return config_folder() / "cohorts"


def kept(content: str) -> Extract | None:
    """Return the extract of a session whose contents have this hash; None if none is kept."""
    try:
        data = _path(content).read_bytes()
        return msgspec.msgpack.decode(data, type=Extract)
    except (OSError, msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def keep(content: str, extract: Extract) -> None:
    """Keep an extract; where that cannot be done, the session is read again next time."""
    with suppress(OSError):
        cache_folder().mkdir(parents=True, exist_ok=True)
        write_whole(_path(content), msgspec.msgpack.encode(extract))


def clear() -> None:
    """Throw everything away that is kept."""
    rmtree(cache_folder(), ignore_errors=True)


def _path(content: str) -> Path:
    return cache_folder() / f"{sha256(f'{FORM} {_program()} {content}'.encode()).hexdigest()}{_ENDING}"


def _program() -> str:
    try:
        return version("entente")
    except PackageNotFoundError:
        return ""
