"""`entente check FILE`: every fault of a scenario file, one to a line with what would mend it, or none.

Reads the file through `scenario.load`, which finds the faults; here they are only printed. With `--mend` it
has `scenario.mending` make all mends that leave no choice.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wargame.cli.finding import unpacked
from wargame.cli.letters import as_json
from wargame.words.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wargame.scenario.faults import Fault
    from wargame.scenario.model import Scenario
    from wargame.scenario.patch import Mend


def check(argv: list[str]) -> int:
    """Run the command; returns 0 for a clean scenario, 1 for one with faults, 2 if it cannot be read."""
    asked = _parser().parse_args(argv)
    from wargame.scenario.load import read_file
    from wargame.terms import EntenteError

    try:
        path = unpacked(Path(asked.file))
        made = _mended(path) if asked.mend else []
        scenario, faults = read_file(path if path != Path(asked.file) else asked.file)
    except EntenteError as error:
        print(error, file=sys.stderr)
        return 2
    hints = () if faults else _hints(path)
    if asked.json:
        data = _as_data(asked.file, scenario, faults) | {"hints": [_fault_as_data(hint) for hint in hints]}
        print(as_json(data | ({"mended": made} if asked.mend else {})))
    else:
        told = [
            f"hint: {line}" if not line.startswith(" ") else line for hint in hints for line in _told(hint)
        ]
        print("\n".join([*made, *_lines(scenario, faults), *told]))
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente check",
        description="Check a scenario file and tell every fault with its line; hints on a clean one.",
        epilog="Exit code: 0 clean, 1 faults, 2 the file could not be read.",
    )
    parser.add_argument("file", metavar="FILE", help="the scenario, a YAML file")
    parser.add_argument(
        "--mend",
        action="store_true",
        help="first mend what leaves no choice; the file as it was is kept beside it",
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    return parser


def _lines(scenario: "Scenario | None", faults: "tuple[Fault, ...]") -> list[str]:
    if faults or scenario is None:
        return [line for fault in faults for line in _told(fault)]
    from wargame.scenario.data import scenario_hash
    from wargame.scenario.rates import freshness_of

    counts = (
        counted(len(scenario.seats), "seat"),
        counted(len(scenario.cards), "card"),
        counted(scenario.calendar.turns, "turn"),
    )
    lines = [f"clean: {scenario.title}, {', '.join(counts)}, hash {scenario_hash(scenario)}"]
    if freshness_of(scenario) == "stale":
        lines.append(
            "Its base rates belong to another version of it; `entente simulate --base-rates` makes new ones."
        )
    return lines


def _told(fault: "Fault") -> "Iterator[str]":
    """Yield a fault, and below it what would mend it."""
    yield str(fault)
    if fault.mends:
        yield f"    mend: {'; or: '.join(str(mend.label) for mend in fault.mends)}"


def _mended(path: Path) -> list[str]:
    """Mend in the file what leaves no choice; return what was mended, and where it is kept as it was."""
    from wargame.scenario.load import read_file
    from wargame.scenario.mending import mend_file, mended, text_in
    from wargame.scenario.patch import Patch

    _, faults = read_file(path)
    text = text_in(path) if faults else None
    if text is None:
        return []
    new, made = mended(text, str(path))
    lines = [f"mended: {path}:{one.fault.line}: {one.mend.label}" for one in made]
    lines += [f"mended: {path}: {mend.label}" for mend in faults[0].mends if not mend.patches]
    if not lines:
        return []
    copy = mend_file(path, text, (Patch(0, len(text), new),), keep=True)
    return [*lines, f"kept as it was: {copy}"]


def _as_data(file: str, scenario: "Scenario | None", faults: "tuple[Fault, ...]") -> dict[str, Any]:
    data: dict[str, Any] = {"file": file, "clean": not faults}
    if scenario is not None and not faults:
        from wargame.scenario.data import scenario_hash
        from wargame.scenario.rates import freshness_of

        data |= {
            "id": scenario.id,
            "title": scenario.title,
            "seats": len(scenario.seats),
            "cards": len(scenario.cards),
            "turns": scenario.calendar.turns,
            "hash": scenario_hash(scenario),
            "base-rates": freshness_of(scenario),
        }
    data["faults"] = [_fault_as_data(fault) for fault in faults]
    return data


def _hints(path: Path) -> "tuple[Fault, ...]":
    from wargame.scenario.hints import hints_in
    from wargame.scenario.mending import text_in

    return hints_in(text_in(path) or "", str(path), path.parent)


def _fault_as_data(fault: "Fault") -> dict[str, Any]:
    return {
        "line": fault.line,
        "column": fault.column,
        "field": fault.field,
        "wrong": fault.wrong,
        "expected": fault.expected,
        "mends": [_mend_as_data(mend) for mend in fault.mends],
    }


def _mend_as_data(mend: "Mend") -> dict[str, Any]:
    changes = [{"start": patch.start, "end": patch.end, "text": patch.text} for patch in mend.patches]
    return {"label": str(mend.label), "changes": changes}
