"""Sentences of what is written and printed: `wargame.report`."""

from collections.abc import Mapping
from typing import Final

REPORT: Final[Mapping[str, str]] = {
    "file-locked": (
        "{name} was not written: {folder} may not be written to, or the file is open in another program. "
        "Close it there, or choose another place."
    ),
    "file-not-written": (
        "{name} was not written: {reason}. Nothing was changed; choose another place and try again."
    ),
    "folder-in-place-of-file": "{name} was not written: there is a folder of that name. Choose another name.",
    "no-folder-for-file": "{name} was not written: there is no folder {folder}. Choose another place.",
    "no-sheet-named": "Name what is to be printed: {sheets}.",
    "no-such-part": "A report has no part called “{unknown}”; it has: {parts}.",
    "no-such-sheet": "A kit has no {unknown}; it has: {sheets}.",
    "no-turn-played": "This line of play has no turn yet, not turn {turn}.",
    "one-turn-played": "This line of play has turn 1 alone, not turn {turn}.",
    "pages-not-laid-out": (
        "The pages could not be laid out: {refused}. The session is unchanged; please report this."
    ),
    "report-ending-unknown": "A report is written as {endings}; give {name} one of these endings.",
    "report-form-unknown": "A report is written as {endings}, not as “{ending}”; name such a file.",
    "table-folder-not-made": (
        "The folder {folder} could not be made: {reason}. Tables in CSV need a folder of their own; name "
        "another."
    ),
    "table-form-unknown": "Tables are written as {forms}, not as “{kind}”.",
    "turns-played": "This line of play has turns 1 to {last}, not turn {turn}.",
}
