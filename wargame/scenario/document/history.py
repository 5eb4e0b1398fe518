"""The steps of an `Editing` on the disk, so that undo outlives the program and a crash loses nothing.

They stand in a folder `Undo` beside the scenario, one file for each scenario, one line of JSON for each thing
that was done, taken back or done again; a line is with the system as soon as the step is made, before the
scenario itself is saved. `take_up` opens a scenario with its steps. If the program ended before it saved, the
steps lead from the file to what was typed last, which is then what is opened. If the file was changed
by another program, the old steps do not fit any more and are left.

What cannot be written here is told by `History.trouble` and stops nobody.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeAlias

import msgspec

from wargame.scenario.document.document import Document, between
from wargame.scenario.document.editing import MOST_STEPS, Editing, Step, mark_of
from wargame.scenario.document.edits import Patch
from wargame.scenario.document.saving import reason
from wargame.terms import Refused
from wargame.whole import write_whole
from wargame.words.sentences import Sentence

FOLDER: Final = "Undo"
_ENDING: Final = ".jsonl"
_LARGEST: Final = 200_000_000

Went: TypeAlias = Literal["did", "joined", "undid", "redid", "saved"]


class _Line(msgspec.Struct, frozen=True):
    """One line of the file: what went on, the mark of what came of it, and by which patch of the text."""

    went: Went
    after: str
    patch: Patch = Patch(())
    step: Step | None = None


class Taken(NamedTuple):
    """What was opened."""

    editing: Editing
    recovered: bool
    """Whether it holds what was typed after the file was saved last."""


@dataclass(slots=True)
class History:
    """The file of steps of one scenario."""

    path: Path
    trouble: Sentence | None = None
    """That steps are not kept on the disk, and why; None while they are."""

    def keep(self, before: Editing, after: Editing) -> None:
        """Write down what led from one editing to the next."""
        line = _line(before, after)
        if line is not None:
            self._write(line, settle=False)

    def saved(self, document: Document) -> None:
        """Write down that the scenario's file holds this text now, and bring all to the disk itself."""
        self._write(_Line("saved", mark_of(document.text)), settle=True)

    def forget(self) -> None:
        """Remove the file."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _write(self, line: _Line, *, settle: bool) -> None:
        try:
            self.path.parent.mkdir(exist_ok=True)
            with self.path.open("ab") as file:
                file.write(msgspec.json.encode(line) + b"\n")
                file.flush()
                if settle:
                    os.fsync(file.fileno())
            self.trouble = None
        except (OSError, ValueError) as error:
            self.trouble = Sentence("steps-not-kept", path=self.path.parent, why=reason(error))


def second_history_file(scenario: Path) -> Path:
    """Return where the steps of whoever opens a scenario that another has open are kept meanwhile."""
    return history_file(scenario).with_suffix(f".{os.getpid()}{_ENDING}")


def history_file(scenario: Path) -> Path:
    """Return the file of the steps of the scenario in a file."""
    return scenario.parent / FOLDER / f"{scenario.name}{_ENDING}"


def take_up(scenario: Path, document: Document) -> tuple[Taken, History]:
    """Return the editing of a scenario that was opened, with the steps of before as far as they fit."""
    file = history_file(scenario)
    taken = _taken(document, _lines(file))
    if not taken.recovered:
        with suppress(OSError, ValueError):
            _write_anew(file, taken.editing)
    return taken, History(file)


def forget(scenario: Path) -> None:
    """Remove the steps of a scenario that is renamed or gone."""
    with suppress(OSError):
        history_file(scenario).unlink(missing_ok=True)


def follow(scenario: Path, to: Path) -> None:
    """Take the steps of a scenario along to its new file."""
    with suppress(OSError):
        history_file(to).parent.mkdir(exist_ok=True)
        history_file(scenario).replace(history_file(to))


def _line(before: Editing, after: Editing) -> _Line | None:
    mark = mark_of(after.document.text)
    if after is before or after.document.text == before.document.text:
        return None
    if after.done == before.done - 1 and before.to_undo is not None:
        return _Line("undid", mark, before.to_undo.back)
    if after.steps == before.steps and before.to_redo is not None:
        return _Line("redid", mark, before.to_redo.forward)
    step = after.steps[-1]
    joined = bool(before.done) and before.steps[before.done - 1].before == step.before
    patch = between(before.document.text, after.document.text)
    return _Line("joined" if joined else "did", mark, patch, step)


def _lines(file: Path) -> list[_Line]:
    """Return the lines of a file of steps up to the first that is not whole."""
    lines: list[_Line] = []
    try:
        if file.stat().st_size > _LARGEST:
            return []
        content = file.read_bytes()
    except (OSError, ValueError):
        return []
    decoder = msgspec.json.Decoder(_Line)
    for row in content.splitlines():
        try:
            lines.append(decoder.decode(row))
        except (msgspec.MsgspecError, RecursionError):
            break
    return lines


def _taken(document: Document, lines: list[_Line]) -> Taken:
    """Return the editing that the lines lead to from the text of the file."""
    mark = mark_of(document.text)
    saves = [number for number, line in enumerate(lines, 1) if line.went == "saved"]
    if saves and lines[saves[-1] - 1].after == mark:
        return _recovered(document, lines, saves[-1])
    if not saves and lines and lines[0].step is not None and lines[0].step.before == mark:
        return _recovered(document, lines, 0)
    at = max((number for number, line in enumerate(lines, 1) if line.after == mark), default=0)
    steps, done = _replayed(lines[:at])
    return Taken(Editing(document=document, steps=steps, done=done), recovered=False)


def _recovered(document: Document, lines: list[_Line], at: int) -> Taken:
    """Return what was done after the file was saved last, by the lines from there on."""
    latest = document
    with suppress(Refused):
        for line in lines[at:]:
            latest, _ = latest.edited(line.patch)
            if mark_of(latest.text) != line.after:
                break
        else:
            steps, done = _replayed(lines)
            editing = Editing(document=latest, steps=steps, done=done)
            return Taken(editing, recovered=latest.text != document.text)
    steps, done = _replayed(lines[:at])
    return Taken(Editing(document=document, steps=steps, done=done), recovered=False)


def _replayed(lines: list[_Line]) -> tuple[tuple[Step, ...], int]:
    steps: list[Step] = []
    done = 0
    for line in lines:
        if line.went == "undid":
            done -= 1
        elif line.went == "redid":
            done += 1
        elif line.step is not None:
            done = max(done - (line.went == "joined"), 0)
            steps[done:] = [line.step]
            done += 1
    return tuple(steps), max(done, 0)


def _write_anew(file: Path, editing: Editing) -> None:
    """Write a file of steps without detours: the steps that are done, then those that were taken back."""
    if not editing.steps:
        file.unlink(missing_ok=True)
        return
    steps = editing.steps[-MOST_STEPS:]
    lines = [_Line("did", step.after, step.forward, step) for step in steps]
    taken_back = steps[len(steps) - (len(editing.steps) - editing.done) :]
    lines += [_Line("undid", step.before, step.back) for step in reversed(taken_back)]
    lines.append(_Line("saved", mark_of(editing.document.text)))
    write_whole(file, b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
