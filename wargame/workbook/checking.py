"""What would be wrong with a scenario after an import, told by the field and not by the line of a file.

`preview` asks with the data as it would be; the answers come from `scenario.fit` and `scenario.check`, as for
a file, and go to the cells that brought them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from wargame.scenario.check import check
from wargame.scenario.faults import Fault
from wargame.scenario.fit import fit
from wargame.scenario.model import Scenario
from wargame.scenario.nodes import Node
from wargame.scenario.places import Places
from wargame.terms import EntenteError
from wargame.words.sentences import Sentence
from wargame.workbook.entries import PAIRED, Field, items_of

_DEEPEST: Final = 60


@dataclass(frozen=True, slots=True)
class Checked:
    """A scenario's data looked through."""

    scenario: Scenario | None
    faults: tuple[tuple[str, Sentence], ...]
    """Each with its field for people, `cards.moscow-talks.cost`, and what is wrong."""


def checked(data: Mapping[str, Any]) -> Checked:
    """Return the scenario that data is, or what is left of it, and all its faults."""
    root = _node(dict(data), 0)
    fitted = fit(root, "")
    faults = list(fitted.faults)
    if fitted.scenario is not None:
        known = {fault.field for fault in faults}
        faults += [
            fault
            for fault in check(fitted.scenario, Places(root, "", fitted.removed))
            if not any(f"{fault.field}.".startswith(f"{field}.") for field in known)
        ]
    return Checked(fitted.scenario, tuple((_field(fault, data), fault.told) for fault in faults))


def _node(value: Any, depth: int) -> Node:
    """Return plain data as a tree of nodes without places."""
    if depth > _DEEPEST:
        raise EntenteError("scenario-damaged")
    node = Node(1, 1)
    if isinstance(value, dict):
        node.fields = {str(key): _node(one, depth + 1) for key, one in value.items()}
    elif isinstance(value, list):
        node.items = [_node(one, depth + 1) for one in value]
        for number, item in enumerate(node.items, start=1):
            item.number = number
    else:
        node.value = value
    return node


def _field(fault: Fault, data: Mapping[str, Any]) -> str:
    """Return a fault's field with ties by their actors, as entries have them."""
    first, _, rest = fault.field.partition(".")
    number, dot, last = rest.partition(".")
    if first != PAIRED or not number.isdecimal():
        return fault.field
    keys = [key for key, _ in items_of(data.get(PAIRED))]
    at = int(number) - 1
    return f"{first}.{keys[at]}{dot}{last}" if at < len(keys) else fault.field


def field_of(name: str, known: Mapping[str, Field]) -> Field | None:
    """Return which of some fields a fault is in, itself or what holds it; None if in none."""
    while name:
        if name in known:
            return known[name]
        name = name.rpartition(".")[0]
    return None
