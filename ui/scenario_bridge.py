"""What the editor holds of a scenario: edits in, signals out, the file kept in step.

Every change, whatever part of the editor it comes from, is an edit of `wargame.scenario.document` given to
`do`; what comes of it arrives as `changed` everywhere at once. There is one way back for all of them: `undo`
and `redo`. What is typed in one go counts as one change. Two seconds after the last change, and whenever the
editor is left, the file is written, whole or not at all; what cannot be written stays here and is told.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from wargame.scenario.document import document as documents
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit, Patch
from wargame.scenario.files import is_shipped
from wargame.terms import EntenteError
from wargame.whole import write_whole

SAVES_AFTER_MS: Final = 2000
ONE_GO_S: Final = 1.0
"""Changes of one field that follow one another so soon are one change."""
STEPS_AT_MOST: Final = 2000


@dataclass(slots=True)
class Step:
    """One change that can be taken back."""

    words: str
    back: Patch
    field: str
    """The field that it changed, where what is typed next may belong to it."""
    before: str
    """The text before it."""
    at: float


class ScenarioBridge(QObject):
    """A scenario that is being made, as the editor's window and panels see it."""

    changed = Signal(object)
    """The new Document."""
    refused = Signal(str)
    """Words for people."""
    saved = Signal()
    save_failed = Signal(str)

    def __init__(self, path: Path, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.document = document
        self.read_only = is_shipped(path)
        self.is_saved = True
        self._done: list[Step] = []
        self._undone: list[tuple[str, Patch]] = []
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVES_AFTER_MS)
        self._saving.timeout.connect(self.save)

    def do(self, edit: Edit, words: str = "", field: str = "") -> bool:
        """Change the scenario; return whether that could be done.

        `words` say what is changed, for undo. Changes of the same `field` in one go become one change.
        """
        if self.read_only:
            return False
        before = self.document
        try:
            after, back = before.edited(edit)
        except EntenteError as error:
            self.refused.emit(error.told.without_commands())
            return False
        if after.text == before.text:
            return True
        self._note(Step(words, back, field, before.text, time.monotonic()), after)
        self._undone.clear()
        self._take(after)
        return True

    def _note(self, step: Step, after: Document) -> None:
        last = self._done[-1] if self._done else None
        if last is not None and step.field and last.field == step.field and step.at - last.at < ONE_GO_S:
            last.back = documents.between(after.text, last.before)
            last.words, last.at = step.words, step.at
            return
        self._done.append(step)
        del self._done[:-STEPS_AT_MOST]

    def end_of_go(self) -> None:
        """Let the next change be one of its own, though it may be of the same field."""
        if self._done:
            self._done[-1].field = ""

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""
        if not self._done or self.read_only:
            return False
        step = self._done.pop()
        after, forth = self.document.edited(step.back)
        self._undone.append((step.words, forth))
        self._take(after)
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was something."""
        if not self._undone or self.read_only:
            return False
        words, forth = self._undone.pop()
        before = self.document
        after, back = before.edited(forth)
        self._done.append(Step(words, back, "", before.text, 0.0))
        self._take(after)
        return True

    def undo_words(self) -> str:
        """Return what undo would take back; empty if there is nothing."""
        return self._done[-1].words if self._done else ""

    def redo_words(self) -> str:
        """Return what redo would do again; empty if there is nothing."""
        return self._undone[-1][0] if self._undone else ""

    def can_undo(self) -> bool:
        """Return whether there is something to take back."""
        return bool(self._done) and not self.read_only

    def can_redo(self) -> bool:
        """Return whether there is something to do again."""
        return bool(self._undone) and not self.read_only

    def save(self) -> bool:
        """Write the file if it is not as the scenario is; return whether it is now."""
        self._saving.stop()
        if self.is_saved:
            return True
        try:
            write_whole(self.path, self.document.content)
        except (OSError, UnicodeEncodeError) as error:
            reason = getattr(error, "strerror", None) or "a letter does not fit into its encoding"
            self.save_failed.emit(f"Not saved: {reason}. Everything is still here.")
            return False
        self.is_saved = True
        self.saved.emit()
        return True

    def close(self) -> bool:
        """Write what is not written yet, and stop; return whether everything is written."""
        saved = self.save()
        self._saving.stop()
        return saved

    def _take(self, document: Document) -> None:
        self.document = document
        self.is_saved = False
        self._saving.start()
        self.changed.emit(document)
