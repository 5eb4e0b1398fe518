"""Measure everything and print each figure beside its goal: `python -m benchmarks [OPTION ...] [NAME ...]`.

A module of this package that has `figures()` is measured by being there. Every time is also printed as a
ratio to the calibration loop of the same run, so that figures from different machines can be compared.
`--json` prints plain values in place of the table; `--keep` adds them to `benchmarks/history.jsonl`.
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import benchmarks
from benchmarks.figure import Figure, NotMeasured
from benchmarks.history import FILE, Measured, keep, origin, plain, to_loop

FIRST = "calibration"
OPTIONS = ("--json", "--keep")
HEAD = f"{'':<46}{'measured':>10} {'':<8}{'goal':<22}{'beside':<34}{'loops':>9}"


def main(words: list[str]) -> int:
    """Print the figures of all modules, or of those that are named; return the exit code.

    A missed goal is no failure: the machine may be slow or busy, which the yardsticks at the top show.
    """
    names = [word for word in words if word not in OPTIONS]
    if unknown := sorted(set(names) - set(modules())):
        print(f"There is nothing to measure named {unknown[0]}; there is: {', '.join(modules())}.")
        return 2
    as_json = "--json" in words
    found = list(_measured(names, quiet=as_json))
    if as_json:
        print(json.dumps([plain(*one) for one in found], indent=2, ensure_ascii=False))
    else:
        print(_closing([figure for _, figure in found]))
    if "--keep" in words:
        keep(found, origin())
        print(f"Kept in {FILE}.", file=sys.stderr)
    return 0


def modules() -> list[str]:
    """Return the names of what can be measured, the yardsticks first."""
    there = sorted(found.name for found in iter_modules(benchmarks.__path__) if found.name[0] != "_")
    able = [name for name in there if hasattr(import_module(f"benchmarks.{name}"), "figures")]
    return [FIRST, *(name for name in able if name != FIRST)]


def _measured(names: list[str], *, quiet: bool) -> Iterator[Measured]:
    if not quiet:
        print(HEAD)
    for name in modules():
        if names and name not in (FIRST, *names):
            continue
        if not quiet:
            print(f"{name}")
        for figure in import_module(f"benchmarks.{name}").figures():
            if not quiet:
                print(row(figure), flush=True)
            yield name, figure


def row(figure: Figure | NotMeasured) -> str:
    """Return a line of the table."""
    if isinstance(figure, NotMeasured):
        return f"  {figure.name:<44}not measured: {figure.why}"
    goal = beside = loops = ""
    if figure.goal is not None:
        goal = f"at {'least' if figure.at_least else 'most'} {figure.goal:,g} {figure.unit}"
    if figure.ratio is not None:
        beside = f"{figure.ratio:.2f} x {figure.ratio_to}"
    if figure.ratio_goal is not None:
        goal = f"at most {figure.ratio_goal:g} x"
    if (times := to_loop(figure)) is not None:
        loops = f"{times:.3g}"
    missed = "" if figure.holds else "  MISSED"
    return (
        f"  {figure.name:<44}{figure.value:>10,.4g} {figure.unit:<8}{goal:<22}{beside:<34}{loops:>9}{missed}"
    ).rstrip()


def _closing(found: list[Figure | NotMeasured]) -> str:
    figures = [figure for figure in found if isinstance(figure, Figure)]
    missed = sum(not figure.holds for figure in figures)
    return f"\n{len(figures)} figures, {missed} beyond the goal for a machine like the one it was set on."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
