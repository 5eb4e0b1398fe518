"""How large the folder is that runs without Python: unpacked, and packed as it is handed out.

Measured only where `make bundle` has made it. Packed means tar and zstd at its level 6, which is near enough
to what a release is packed with, in a fraction of the time. `python -m benchmarks bundle` prints the figures.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure, NotMeasured

FOLDER: Final = Path(__file__).resolve().parents[1] / "dist" / "entente"
MEGABYTE: Final = 1_000_000
MISSING: Final = "there is no bundle in dist/entente; make bundle makes it"


def figures() -> Iterator[Figure | NotMeasured]:
    """Return the sizes beside their goals."""
    if not FOLDER.is_dir():
        yield NotMeasured(name="bundle, unpacked and packed", why=MISSING)
        return
    yield Figure(name="bundle, unpacked", value=size_of(FOLDER) / MEGABYTE, unit="MB", goal=330)
    if shutil.which("tar") is None or shutil.which("zstd") is None:
        yield NotMeasured(name="bundle, packed", why="tar or zstd is not installed")
    else:
        yield Figure(name="bundle, packed", value=packed(FOLDER) / MEGABYTE, unit="MB", goal=130)


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder, each counted once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def packed(folder: Path) -> int:
    """Return the bytes of a folder packed by tar and zstd."""
    tar = ["tar", "-C", str(folder.parent), "-cf", "-", folder.name]
    with subprocess.Popen(tar, stdout=subprocess.PIPE) as files:
        pressed = subprocess.run(
            ["zstd", "-6", "-q", "-c"], stdin=files.stdout, capture_output=True, check=True
        )
    return len(pressed.stdout)
