"""Sentences of scenario files: `wargame.scenario`."""

from collections.abc import Mapping
from typing import Final

SCENARIO: Final[Mapping[str, str]] = {
    "expression-fault": "{wrong}; expected {expected}",
    "rates-not-put-in": (
        "The base rates could not be put into {path}; write its monitor with one field to a line, and "
        "check it."
    ),
    "scenario-damaged": "The scenario in this file is damaged and cannot be used.",
    "scenario-faults": "{faults:lines}",
    "scenario-file-no-text": "The file {path} could not be read as text.",
    "scenario-file-unopened": "The file {path} could not be opened: {reason}.",
    "scenario-of-later-version": "This scenario was written by a later version of Entente; please update.",
    "scenario-unwritable": "{path} could not be written: {reason}. Nothing was changed.",
    "scenario-without-monitor": "{path} has no monitor that could take base rates.",
}
