"""The figures of one run as a line, kept by commit: `python -m benchmarks --keep` adds it to `history.jsonl`.

A line holds the commit, whether files differed from it, the date, the machine, and every figure. The first of
the figures are the yardsticks of the run; figures of two lines are compared as multiples of those.
"""

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.calibration import loop
from benchmarks.figure import Figure, NotMeasured

ROOT: Final = Path(__file__).resolve().parents[1]
FILE: Final = ROOT / "benchmarks" / "history.jsonl"
SECONDS: Final = {"µs": 1e-6, "ms": 1e-3, "s": 1.0}

Measured = tuple[str, Figure | NotMeasured]
"""The module that measured, and what it found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which state of the files was measured, when and where."""

    commit: str
    changed: bool
    """Whether files differed from the commit."""
    date: str
    machine: str


def origin() -> Origin:
    """Return what is measured here and now."""
    return Origin(
        commit=_git("rev-parse", "HEAD"),
        changed=bool(_git("status", "--porcelain", "--untracked-files=no")),
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}",
    )


def keep(found: Sequence[Measured], where: Origin, file: Path = FILE) -> None:
    """Add a line with everything that was measured."""
    line = {**asdict(where), "figures": [plain(*one) for one in found]}
    with file.open("a", encoding="utf-8") as history:
        history.write(json.dumps(line, ensure_ascii=False) + "\n")


def plain(module: str, figure: Figure | NotMeasured) -> dict[str, object]:
    """Return a figure as plain values; times also as multiples of the calibration loop."""
    if isinstance(figure, NotMeasured):
        return {"of": module, "name": figure.name, "not_measured": figure.why}
    facts = {key: value for key, value in asdict(figure).items() if value not in (None, "", False)}
    if (times := to_loop(figure)) is not None:
        facts["loops"] = times
    return {"of": module, **facts, "holds": figure.holds}


def to_loop(figure: Figure) -> float | None:
    """Return a time as a multiple of the calibration loop's; None for what is no time."""
    if figure.unit not in SECONDS:
        return None
    return figure.value * SECONDS[figure.unit] / loop()


def _git(*words: str) -> str:
    """Return what git says; nothing outside of a working copy."""
    try:
        said = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return said.stdout.strip()
