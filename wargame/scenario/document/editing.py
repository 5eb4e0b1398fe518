"""A document with what was done to it: one road for doing, taking back and doing again.

Whoever edits a scenario keeps an `Editing`, a frozen value: `did` makes an edit and remembers it, `undone`
and `redone` go back and forth. Forms, sheets, text and imports share the one list of steps. Each step is
kept as data, with what takes it back to the byte, so that the list can lie on the disk (`document.history`)
and outlive the program. Steps that belong together, such as letters typed into one field, are joined.
"""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

import msgspec

from wargame.scenario.document.document import Document, between
from wargame.scenario.document.edits import Edit, Patch, Set
from wargame.terms import Refused

MOST_STEPS: Final = 2_000
"""Steps that can be taken back; older ones are forgotten."""

PAUSE_S: Final = 1.0
"""Seconds without typing after which the same field's next letters are a step of their own."""


class Step(msgspec.Struct, frozen=True):
    """One thing that was done."""

    label: str
    """In words, with its value: `Compile one text: cost 2 → 1`."""
    edit: Edit
    forward: Patch
    back: Patch
    before: str
    """The mark of the text before it; see `mark_of`."""
    after: str
    at: float
    """Seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editing:
    """A document, and the steps that led to it."""

    document: Document
    steps: tuple[Step, ...] = ()
    done: int = 0
    """So many of the steps are done; the others were taken back and can be done again."""
    _joinable: bool = field(default=False, repr=False)

    @property
    def to_undo(self) -> Step | None:
        """The step that is taken back next; None if there is none."""
        return self.steps[self.done - 1] if self.done else None

    @property
    def to_redo(self) -> Step | None:
        """The step that is done again next; None if there is none."""
        return self.steps[self.done] if self.done < len(self.steps) else None

    def did(self, edit: Edit, label: str, at: float, *, joins: bool | None = None) -> "Editing":
        """Return what comes of an edit; the same again if it changes nothing.

        `joins` makes it one step with the one before, as for a drag; None leaves that to field and pause.

        Raises
        ------
        Refused
            As `Document.edited` does.
        """
        document, back = self.document.edited(edit)
        if document.text == self.document.text:
            return self
        forward = between(self.document.text, document.text)
        step = Step(
            label=label,
            edit=edit,
            forward=forward,
            back=back,
            before=mark_of(self.document.text),
            after=mark_of(document.text),
            at=at,
        )
        last = self.to_undo
        if (
            last is not None
            and self._joinable
            and (self._goes_on(last, edit, at) if joins is None else joins)
        ):
            return self._joined(last, step, document)
        steps = (*self.steps[: self.done], step)[-MOST_STEPS:]
        return Editing(document=document, steps=steps, done=len(steps), _joinable=True)

    def paused(self) -> "Editing":
        """Return the same, with the next edit a step of its own: the field was left, the mouse let go."""
        return replace(self, _joinable=False)

    def undone(self) -> "Editing":
        """Return what was before the last step; Refused if there is none."""
        step = self.to_undo
        if step is None:
            raise Refused("nothing-to-undo")
        document, _ = self.document.edited(step.back)
        return replace(self, document=document, done=self.done - 1, _joinable=False)

    def redone(self) -> "Editing":
        """Return what comes of the step that was taken back last; Refused if there is none."""
        step = self.to_redo
        if step is None:
            raise Refused("nothing-to-redo")
        document, _ = self.document.edited(step.forward)
        return replace(self, document=document, done=self.done + 1, _joinable=False)

    def _goes_on(self, last: Step, edit: Edit, at: float) -> bool:
        same = isinstance(edit, Set) and isinstance(last.edit, Set) and edit.path == last.edit.path
        return same and 0 <= at - last.at <= PAUSE_S

    def _joined(self, last: Step, step: Step, document: Document) -> "Editing":
        earlier, _ = self.document.edited(last.back)
        joined = msgspec.structs.replace(
            step,
            before=last.before,
            forward=between(earlier.text, document.text),
            back=between(document.text, earlier.text),
        )
        steps = (*self.steps[: self.done - 1], joined)
        return Editing(document=document, steps=steps, done=len(steps), _joinable=True)


def mark_of(text: str) -> str:
    """Return what tells a text from every other one."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
