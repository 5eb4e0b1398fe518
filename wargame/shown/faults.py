"""A scenario with faults: what is wrong, where, the lines around it, and what a press would make of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wargame.scenario.expression import in_words, parse_condition, parse_effects, parse_term
from wargame.scenario.faults import Fault
from wargame.scenario.patch import Lines, Mend, Patch, patched, together
from wargame.terms import EntenteError
from wargame.words.counting import counted

MOST_LINES: Final = 5000
"""Lines of a file that are shown; faults further down are listed without their line."""

LONGEST_LINE: Final = 400
"""Characters of a line that are shown."""


_LANGUAGE: Final = re.compile(
    r"(?:- )?(when|requires|measure|effects|exceeds|succeeds|partly|fails): ([^#{}]+)"
)

QUOTES: Final = "\"'"

LONGEST_PREVIEW: Final = 120
"""Characters of a line as it will read after a mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendRow:
    """One press that mends a fault."""

    label: str
    reads: str
    """What the file will read as; empty where something only goes."""
    patches: tuple[Patch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRow:
    """One fault in the list."""

    words: str
    place: str
    line: int
    column: int
    mends: tuple[MendRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One line of the file, with what is wrong in it."""

    number: int
    text: str
    notes: tuple[str, ...] = ()
    presses: tuple[str, ...] = ()
    """For each note the press that mends it; empty where there is none, or more than one."""


def fault_rows(faults: Sequence[Fault], text: str = "") -> tuple[FaultRow, ...]:
    """Return the faults in the file's order; `text` is that of the file, in which mends are shown."""
    lines = Lines(text)
    return tuple(
        FaultRow(
            words=_sentence(fault),
            place=f"Line {fault.line}, column {fault.column}" + (f", {fault.field}" if fault.field else ""),
            line=fault.line,
            column=fault.column,
            mends=tuple(_mend_row(lines, mend) for mend in fault.mends),
        )
        for fault in faults
    )


def title(faults: Sequence[Fault]) -> str:
    """Return the heading of the page."""
    if not faults:
        return "This scenario can be played"
    number = "One thing" if len(faults) == 1 else counted(len(faults), "thing")
    return f"{number} to mend before this scenario can be played"


def hints_words(number: int) -> str:
    """Return what is said of a scenario that can be played."""
    if not number:
        return "Nothing is wrong with it."
    return f"Nothing is wrong with it. {counted(number, 'hint').capitalize()} on what may not be meant so."


def all_at_once(faults: Sequence[Fault]) -> tuple[int, tuple[Patch, ...]]:
    """Return how many faults leave no choice in how they are mended, and what mends them together."""
    sole = [mend for fault in faults if (mend := fault.sole) is not None and mend.patches]
    return len(sole), together(sole)


def all_at_once_words(faults: Sequence[Fault]) -> str:
    """Return what the press for all those mends is called; empty where there are fewer than two."""
    number, _ = all_at_once(faults)
    if number < 2:
        return ""
    if number < len(faults):
        return f"Mend {number} of them"
    return "Mend both" if number == 2 else f"Mend all {number}"


def _mend_row(lines: Lines, mend: Mend) -> MendRow:
    return MendRow(label=str(mend.label), reads=_reads(lines, mend), patches=mend.patches)


def _reads(lines: Lines, mend: Mend) -> str:
    """Return how the first changed line will read, and how many others change."""
    if not mend.patches:
        return ""
    after = Lines(patched(lines.text, mend.patches))
    touched = sorted({lines.number(patch.start) for patch in mend.patches})
    if len(after) < len(lines):
        return ""
    number = touched[0] + (len(after) > len(lines))
    words = " ".join(_shown(after.words(number)).split())
    if len(words) > LONGEST_PREVIEW:
        words = f"{words[: LONGEST_PREVIEW - 1]}…"
    others = f", and {counted(len(touched) - 1, 'line')} more" if len(touched) > 1 else ""
    return f"Line {number} will read: {words}{others}{_said(words)}"


def _said(line: str) -> str:
    """Return what a line with a condition, a measure or effects says, in words; empty for other lines."""
    found = _LANGUAGE.fullmatch(line)
    if found is None:
        return ""
    try:
        return f". That is: {_in_words(found[1], found[2].strip(QUOTES))}"
    except EntenteError:
        return ""


def _in_words(field: str, text: str) -> str:
    if field in ("when", "requires"):
        return in_words(parse_condition(text), {})
    return in_words(parse_term(text) if field == "measure" else parse_effects(text), {})


def source_lines(text: str, rows: Sequence[FaultRow]) -> tuple[SourceLine, ...]:
    """Return the lines of a file, each with what is wrong in it."""
    notes: dict[int, list[FaultRow]] = {}
    for row in rows:
        notes.setdefault(row.line, []).append(row)
    lines = text.split("\n")[:MOST_LINES]
    return tuple(
        SourceLine(
            number=number,
            text=_shown(line),
            notes=tuple(row.words for row in notes.get(number, ())),
            presses=tuple(row.mends[0].label if len(row.mends) == 1 else "" for row in notes.get(number, ())),
        )
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
