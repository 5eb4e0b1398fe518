"""`entente scenarios`: the scenarios that can be played by their id, shipped ones and the user's own."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from wargame.cli.finding import scenario_files
from wargame.cli.letters import as_json
from wargame.cli.out import Printer, wrapped
from wargame.places import own_scenarios_folder
from wargame.words.counting import counted

if TYPE_CHECKING:
    from pathlib import Path


def scenarios(argv: list[str]) -> int:
    """Run the command; returns 0."""
    asked = _parser().parse_args(argv)
    found = [_told(path) for path in scenario_files()]
    if asked.json:
        print(as_json(found))
        return 0
    printer = Printer()
    for one in found:
        _print(printer, one)
    printer.line(f"Scenarios of your own are found in {own_scenarios_folder()}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="entente scenarios", description="List the scenarios that can be played by their id."
    )
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    return parser


def _told(path: Path) -> dict[str, Any]:
    from wargame.scenario.load import ScenarioFaulty, ScenarioUnreadable, head

    try:
        found = head(path)
    except (ScenarioFaulty, ScenarioUnreadable) as error:
        return {"id": path.stem, "file": str(path), "fault": str(error)}
    return {
        "id": path.stem,
        "file": str(path),
        "title": found.title,
        "seats": list(found.seats),
        "turns": found.turns,
        "summary": found.summary,
    }


def _print(printer: Printer, one: dict[str, Any]) -> None:
    printer.heading(one["id"])
    texts = (
        [
            one["title"],
            f"{_seats(one['seats'])}, {counted(one['turns'], 'turn')}",
        ]
        if ("fault" not in one)
        else [f"It cannot be read: {one['fault']}"]
    )
    texts += [one["summary"]] if "summary" in one else []
    for text in texts:
        printer.lines(wrapped(text, "  ", printer.columns))
    printer.line()


def _seats(names: list[str]) -> str:
    return f"{counted(len(names), 'seat')} ({', '.join(names)})"
