"""The small scenario of tests/data, whole or with something wrong in it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from wargame.scenario.faults import Fault
from wargame.scenario.load import read
from wargame.scenario.model import Scenario

SMALL = Path(__file__).parents[2] / "data" / "small.yaml"
MARK = "§"


@cache
def small_text() -> str:
    return SMALL.read_text(encoding="utf-8")


@cache
def small() -> Scenario:
    scenario, faults = read(small_text(), "small.yaml")
    assert scenario is not None
    assert not faults
    return scenario


@dataclass(frozen=True)
class Damage:
    """A change to the small scenario; the mark in `new` stands where the fault is to be told."""

    old: str
    new: str
    fault: str

    def __str__(self) -> str:
        return self.fault.partition(";")[0]


def damages(name: str) -> list[Damage]:
    """The damages in a file of tests/data, whatever the group they stand in."""
    groups = YAML(typ="safe", pure=True).load(SMALL.with_name(name).read_text(encoding="utf-8"))
    return [Damage(**damage) for group in groups.values() for damage in group]


def damaged(old: str, new: str) -> tuple[str, int, int]:
    """The text with `old` replaced, and the line and column of the mark."""
    assert small_text().count(old) == 1, f"{old!r} stands there {small_text().count(old)} times"
    text = small_text().replace(old, new)
    before, mark, after = text.partition(MARK)
    assert mark
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


def faults_in(text: str) -> tuple[Fault, ...]:
    return read(text, "small.yaml")[1]


def expect(damage: Damage) -> None:
    """The damage is told once, at its place, in its words, and nothing else is."""
    text, line, column = damaged(damage.old, damage.new)
    told = [str(fault) for fault in faults_in(text)]
    assert told == [f"small.yaml:{line}:{column}: {damage.fault}"]
