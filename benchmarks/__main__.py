"""Measure everything and print each figure beside its goal: `python -m benchmarks [--json] [NAME ...]`.

A module of this package that has `figures()` is measured by being there. Every time is also printed as a
ratio to the calibration loop of the same run, so that figures from different machines can be compared.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pkgutil import iter_modules

import benchmarks
from benchmarks.calibration import loop
from benchmarks.figure import Figure

FIRST = "calibration"
SECONDS = {"µs": 1e-6, "ms": 1e-3, "s": 1.0}


def main(words: list[str]) -> int:
    """Print the figures of all modules, or of those that are named; return the exit code, 0.

    A missed goal is no failure: the machine may be slow or busy, which the yardsticks at the top show.
    """
    as_json = "--json" in words
    found = [figure for _, figure in _measured([word for word in words if word != "--json"], quiet=as_json)]
    if as_json:
        print(json.dumps([_plain(figure) for figure in found], indent=2, ensure_ascii=False))
    else:
        missed = sum(not figure.holds for figure in found)
        print(f"\n{len(found)} figures, {missed} beyond the goal for a machine like the one it was set on.")
    return 0


def _measured(names: list[str], *, quiet: bool) -> Iterator[tuple[str, Figure]]:
    there = sorted(found.name for found in iter_modules(benchmarks.__path__) if found.name != FIRST)
    for name in [FIRST, *(name for name in there if not names or name in names)]:
        if name == "__main__":
            continue
        module = import_module(f"benchmarks.{name}")
        if not hasattr(module, "figures"):
            continue
        if not quiet:
            print(f"\n{name}")
        for one in module.figures():
            figure = one if isinstance(one, Figure) else Figure(name=one[0], value=one[1], unit=one[2])
            if not quiet:
                print(_line(figure), flush=True)
            yield name, figure


def _line(figure: Figure) -> str:
    words = [f"  {figure.name:<46}{figure.value:>12,.3g} {figure.unit:<8}"]
    if figure.goal is not None:
        words.append(f"{'at least' if figure.at_least else 'at most'} {figure.goal:g} {figure.unit}")
    if figure.ratio is not None:
        words.append(f"{figure.ratio:.2f} times {figure.ratio_to}")
    if figure.ratio_goal is not None:
        words.append(f"at most {figure.ratio_goal:g} times")
    if (times := _to_loop(figure)) is not None:
        words.append(f"({times:.3g} loops)")
    if not figure.holds:
        words.append("MISSED")
    return "  ".join(words)


def _to_loop(figure: Figure) -> float | None:
    """Return a time as a multiple of the calibration loop's; None for what is no time."""
    if figure.unit not in SECONDS:
        return None
    return figure.value * SECONDS[figure.unit] / loop()


def _plain(figure: Figure) -> dict[str, object]:
    return {**asdict(figure), "loops": _to_loop(figure), "holds": figure.holds}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
