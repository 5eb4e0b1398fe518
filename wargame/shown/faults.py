"""A scenario with faults: what is wrong, where, and the lines around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wargame.scenario.faults import Fault
from wargame.words.counting import counted

MOST_LINES: Final = 5000
"""Lines of a file that are shown; faults further down are listed without their line."""

LONGEST_LINE: Final = 400
"""Characters of a line that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRow:
    """One fault in the list."""

    words: str
    place: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One line of the file, with what is wrong in it."""

    number: int
    text: str
    notes: tuple[str, ...] = ()


def fault_rows(faults: Sequence[Fault]) -> tuple[FaultRow, ...]:
    """Return the faults in the file's order."""
    return tuple(
        FaultRow(
            words=_sentence(fault),
            place=f"Line {fault.line}, column {fault.column}" + (f", {fault.field}" if fault.field else ""),
            line=fault.line,
            column=fault.column,
        )
        for fault in faults
    )


def title(faults: Sequence[Fault]) -> str:
    """Return the heading of the page."""
    if not faults:
        return "This scenario can be played"
    number = "One thing" if len(faults) == 1 else counted(len(faults), "thing")
    return f"{number} to mend before this scenario can be played"


def source_lines(text: str, rows: Sequence[FaultRow]) -> tuple[SourceLine, ...]:
    """Return the lines of a file, each with what is wrong in it."""
    notes: dict[int, list[str]] = {}
    for row in rows:
        notes.setdefault(row.line, []).append(row.words)
    lines = text.split("\n")[:MOST_LINES]
    return tuple(
        SourceLine(number=number, text=_shown(line), notes=tuple(notes.get(number, ())))
        for number, line in enumerate(lines, start=1)
    )


def report(faults: Sequence[Fault]) -> str:
    """Return all faults as text for the clipboard, one on each line."""
    return "\n".join(str(fault) for fault in faults)


def _sentence(fault: Fault) -> str:
    words = f"{fault.wrong[:1].upper()}{fault.wrong[1:]}"
    return f"{words}. Expected: {fault.expected}." if fault.expected else f"{words}."


def _shown(line: str) -> str:
    plain = line.rstrip("\r").replace("\t", "    ")
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in plain)
    return plain if len(plain) <= LONGEST_LINE else plain[: LONGEST_LINE - 1] + "…"
