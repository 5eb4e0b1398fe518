"""Sentences of the terminal: `wargame.cli`."""

from collections.abc import Mapping
from typing import Final

CLI: Final[Mapping[str, str]] = {
    "no-such-scenario": "There is no scenario file {name}, and no scenario with that id.",
    "scenarios-known": "{told:open}; those with an id are: {known}.",
}
