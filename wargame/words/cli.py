"""Sentences of the terminal: `wargame.cli`."""

from collections.abc import Mapping
from typing import Final

CLI: Final[Mapping[str, str]] = {
    "column-said-wrongly": "“{said}” does not say what a column is; write it as “Serial time=turn”.",
    "demo-folder-full": "{folder} is full of demo sessions; name another folder with --out.",
    "file-not-opened": "The {what} {path} could not be opened: {reason}.",
    "file-not-utf8": "The {what} {path} is not saved as UTF-8; line {line} shows it.",
    "file-too-large": "The {what} {path} is larger than {most} MB.",
    "folder-not-made": "The folder {folder} could not be made: {reason}.",
    "folder-not-written": "The folder {folder} could not be written: {reason}.",
    "form-under-other-name": (
        "--what {what} can be written as {forms}; {name} would be {form} under another name. Give it the "
        "ending .{form}."
    ),
    "form-unknown": "--what {what} can be written as {forms}, not as {wanted}.",
    "games-too-few": "A simulation has at least 1 game, not {games:,}.",
    "kit-is-pdf": "The kit is written as PDF; give {name} the ending .pdf.",
    "marking-cleared-and-set": "--clear takes the whole marking away; leave the other options out.",
    "no-monitor-for-rates": "This scenario has no monitor that could take base rates.",
    "no-such-scenario": "There is no scenario file {name}, and no scenario with that id.",
    "no-such-turn-of-line": "This line of play has turns 1 to {last}, not {turn}.",
    "no-such-turn-of-session": "The session has turns 1 to {turn}, not {asked}.",
    "no-such-seat-or-room": "There is no seat called {viewer}; there are {seats}, and `{room}`.",
    "output-missing": "--what {what} needs -o PATH: it is written as files.",
    "output-edited": (
        "{path} was saved with {program} and may hold what people edited; choose another name, or say "
        "--overwrite."
    ),
    "output-there-already": "{path} is there already; choose another name, or say --overwrite.",
    "scenario-there-already": "{path} is there already; choose another name.",
    "package-ending": "A packed scenario's name ends in {ending}; give {name} that ending.",
    "periods-too-many": "{name} has {periods} periods; say which moment with --at WHEN.",
    "policies-for-all": "Only one policy can be for everyone else, not {policies:and}.",
    "policy-of-no-seat": "“{part}” is not a seat and its policy; write them as iran=greedy.",
    "rates-or-sensitivity": "Base rates and sensitivity are two simulations; ask for one of them.",
    "scenario-faulty": "The scenario has faults; mend them first.\n{faults}",
    "scenario-is-yaml": "A scenario is written as .yaml; give {name} the ending .yaml.",
    "scenarios-known": "{told:open}; those with an id are: {known}.",
    "seat-with-two-policies": "The seat {seat} has two policies: {other} and {policy}. Give it one.",
    "table-there-already": "{path} holds {name} already; choose another place, or say --overwrite.",
    "turn-or-until": "Use --turn for one turn alone, or --until for all up to a turn, not both.",
    "workbook-of-other-scenario": (
        "{name} is a workbook of another scenario, {other}. Name a file that is not there yet after -o, and "
        "it becomes one; with --dry-run you see what it would change here."
    ),
    "workbook-is-xlsx": "A workbook is written as .xlsx; give {name} the ending .xlsx.",
    "workers-too-few": "A simulation needs at least 1 worker, not {workers}.",
}
