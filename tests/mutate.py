"""Break the code on purpose and see what the tests notice: `python -m tests.mutate [GROUP ...]`.

Each group names code, the tests that watch over it, and how much of what is broken they have to find. The
tree is copied below `build/mutate`, which git ignores, and mutmut makes the broken copies there. Of all
mutants a sample is drawn, the same for the same seed; each is tried with those tests alone that reach the
function it stands in. What survived is printed as a difference, then the score of each group.

To watch over more code, add a group; a survivor wants a test, or less code.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic
from typing import Final

HERE: Final = Path(__file__).resolve().parent.parent
WORK: Final = HERE / "build" / "mutate"

CODE: Final = "wargame"
BESIDE: Final = ("ui", "assets", "scenarios", "docs", "benchmarks")
"""What tests read besides the code and themselves."""

SURVIVED: Final = 0
UNREACHED: Final = frozenset({5, 33})
"""How mutmut marks a mutant that no test reaches."""

NO_SUCH: Final = "no-mutant-is-called-so"
"""Asked for in order to have the mutants made and the tests counted, and none of them tried."""

LIMIT_S: Final = 30 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Code that is broken, and the tests that have to notice."""

    name: str
    code: tuple[str, ...]
    """Patterns of files, from the top of the tree."""
    tests: tuple[str, ...]
    goal: int
    """Percent of the sample that has to be found."""


GROUPS: Final = (
    Group(
        name="rules",
        code=tuple(
            f"wargame/game/{folder}*.py"
            for folder in ("", "transitions/", "adjudication/", "adjudication/methods/")
        ),
        tests=("tests/wargame/game", "tests/wargame/session", "tests/wargame/test_reference_game.py"),
        goal=90,
    ),
    Group(
        name="secrets",
        code=(
            *(f"wargame/game/{room}.py" for room in ("redaction", "told", "sight", "backstage", "numbering")),
            *(f"wargame/session/{room}.py" for room in ("doors", "drafts")),
            "wargame/bots/view.py",
        ),
        tests=("tests/wargame/game", "tests/wargame/session", "tests/wargame/bots"),
        goal=90,
    ),
    Group(
        name="journal",
        code=("wargame/journal/*.py",),
        tests=("tests/wargame/journal",),
        goal=90,
    ),
    Group(
        name="measures",
        code=tuple(
            f"wargame/alignment/{room}.py"
            for room in (
                "balance",
                "blocs",
                "blocsearch",
                "bounds",
                "edges",
                "frustration",
                "monitor",
                "trend",
            )
        ),
        tests=("tests/wargame/alignment",),
        goal=80,
    ),
    Group(
        name="report",
        code=(
            *(
                f"wargame/report/{room}.py"
                for room in (
                    "charts",
                    "dealings",
                    "facts",
                    "ledger",
                    "turns/move_cards",
                    "closing/numbers",
                    "shifts",
                    "opening/summary",
                    "tables",
                    "turns/turn_parts",
                    "turning",
                )
            ),
            *(f"wargame/shown/{room}.py" for room in ("course", "move_facts", "turn_sheet")),
        ),
        tests=("tests/wargame/report", "tests/wargame/shown/test_turn_sheet.py"),
        goal=80,
    ),
)


@dataclass(frozen=True, slots=True)
class Score:
    """What became of a group's sample."""

    group: Group
    tried: int
    survivors: tuple[str, ...]
    untried: int = 0
    """How many were drawn and not tried, since the time ran out."""

    @property
    def percent(self) -> float:
        """How much of the sample was found."""
        return 100 * (self.tried - len(self.survivors)) / self.tried if self.tried else 0.0

    @property
    def words(self) -> str:
        """The score as one line."""
        found = self.tried - len(self.survivors)
        share = f"{self.group.name:<10}{found:>5} of {self.tried:<5}{self.percent:>6.1f} %"
        late = f"   {self.untried} more not tried in time" if self.untried else ""
        below = "" if self.percent >= self.group.goal else "  BELOW"
        return f"{share}   goal {self.group.goal} %{below}{late}"


def copy_tree(group: Group) -> Path:
    """Return a fresh copy of the tree with mutmut's settings for a group."""
    top = WORK / group.name
    shutil.rmtree(top, ignore_errors=True)
    top.mkdir(parents=True)
    for folder in (CODE, "tests", *BESIDE):
        shutil.copytree(HERE / folder, top / folder, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (HERE / "pyproject.toml").read_text(encoding="utf-8")
    listed = {
        "source_paths": [CODE],
        "only_mutate": list(group.code),
        "also_copy": list(BESIDE),
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        "pytest_add_cli_args_test_selection": list(group.tests),
        "use_git_change_detection": False,
    }
    lines = [f"{name} = {json.dumps(value)}" for name, value in listed.items()]
    (top / "pyproject.toml").write_text(
        settings + "\n[tool.mutmut]\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )
    return top


def run_mutmut(top: Path, names: Sequence[str], jobs: int, seconds: float) -> str:
    """Let mutmut try the named mutants; return what it printed, also when its time ran out."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": ""}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(jobs), *names]
    try:
        done = subprocess.run(
            command, cwd=top, env=environment, capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        return (late.stdout or b"").decode(errors="replace")
    return done.stdout + done.stderr


def verdicts(top: Path) -> Iterator[tuple[str, int | None]]:
    """Yield each mutant's name and how its tests ended: None while it was not tried."""
    for meta in sorted((top / "mutants" / CODE).rglob("*.meta")):
        yield from json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"].items()


def draw(names: Sequence[str], count: int, seed: int) -> list[str]:
    """Return so many of the names, the same ones for the same seed."""
    return sorted(Random(seed).sample(sorted(names), min(count, len(names))))


def try_group(group: Group, count: int, seed: int, jobs: int, seconds: float) -> Score:
    """Break a group's code in so many places, and count what its tests found.

    Raises
    ------
    SystemExit
        If no mutant could be made or tried, or the tests do not pass unbroken, with what mutmut said.
    """
    top = copy_tree(group)
    began = monotonic()
    said = run_mutmut(top, [NO_SUCH], jobs, seconds)
    names = [name for name, _ in verdicts(top)]
    if not names or "nothing matches" not in said:
        raise SystemExit(f"{group.name}: no sample could be drawn. mutmut says:\n{said[-3000:]}")
    sample = draw(names, count, seed)
    said = run_mutmut(top, sample, jobs, seconds - (monotonic() - began))
    ended = {name: code for name, code in verdicts(top) if name in set(sample) and code is not None}
    if not ended:
        raise SystemExit(f"{group.name}: none of the sample was tried. mutmut says:\n{said[-3000:]}")
    survivors = tuple(name for name, code in ended.items() if code == SURVIVED or code in UNREACHED)
    for name in survivors:
        sys.stdout.write(difference(top, name) + "\n")
    return Score(group, len(ended), survivors, len(sample) - len(ended))


def difference(top: Path, name: str) -> str:
    """Return what a mutant changes, as a difference."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name], cwd=top, capture_output=True, text=True, check=False
    )
    return done.stdout


def main() -> int:
    """Try the groups that are named, or all; return 1 if one is below its goal."""
    known = {group.name: group for group in GROUPS}
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(known))
    parser.add_argument("--mutants", type=int, default=100, help="how many in each group (100)")
    parser.add_argument("--seed", type=int, default=1, help="which sample is drawn (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="how many at once")
    chosen = parser.parse_args()
    if unknown := [name for name in chosen.groups if name not in known]:
        parser.error(f"there is no group {', '.join(unknown)}; there are {', '.join(known)}")
    groups = [known[name] for name in chosen.groups] or list(GROUPS)
    share = LIMIT_S / len(groups)
    scores = [try_group(one, chosen.mutants, chosen.seed, chosen.jobs, share) for one in groups]
    for score in scores:
        sys.stdout.write(score.words + "\n")
    return 0 if all(score.percent >= score.group.goal for score in scores) else 1


if __name__ == "__main__":
    raise SystemExit(main())
