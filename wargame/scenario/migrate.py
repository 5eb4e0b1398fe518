"""Older formats of scenario files brought up to date, one pure function per step.

`scenario.fit` calls `up_to_date` on the plain data of a file before it is read. When the format
changes: raise `FORMAT` here and in `scenario.model`, and add a function from the old data to the new
under the old number to `STEPS`; keep a sample of the old format in the tests.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

FORMAT: Final = 1
"""The format that this version writes."""

Data: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Data], Data]

STEPS: Final[Mapping[int, Step]] = {}
"""From the format with this number to the next; format 1 is the first."""


def too_new(data: object) -> bool:
    """Return whether data comes from a later version of Entente."""
    number = data.get("format") if isinstance(data, dict) else None
    return isinstance(number, int) and number > FORMAT


def up_to_date(data: Any, steps: Mapping[int, Step] = STEPS) -> Any:
    """Return `data` in the present format; data without a known older format comes back as it is."""
    while isinstance(data, dict) and (step := _step(data, steps)) is not None:
        data = step(data)
    return data


def _step(data: Data, steps: Mapping[int, Step]) -> Step | None:
    number = data.get("format")
    return steps.get(number) if isinstance(number, int) else None
