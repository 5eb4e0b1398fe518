"""What the editor holds of a scenario: edits in, signals out, the file kept in step.

Every change, whatever part of the editor it comes from, is an edit of `wargame.scenario.document` given to
`do`; what comes of it arrives as `changed` everywhere at once. There is one way back for all of them, `undo`
and `redo`, whose steps lie on the disk as they are made (`wargame.scenario.document.history`): they outlive
the window, and what was typed last outlives a crash. Two seconds after the last change, and whenever the
editor is left, the file is written, whole or not at all; what cannot be written stays here and is told.
"""

import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from wargame.scenario.document.document import Document, open_document
from wargame.scenario.document.editing import PAUSE_S, Editing
from wargame.scenario.document.edits import Edit, Patch
from wargame.scenario.document.history import History, take_up
from wargame.scenario.files import is_shipped
from wargame.terms import EntenteError
from wargame.whole import write_whole

SAVES_AFTER_MS: Final = 2000


class ScenarioBridge(QObject):
    """A scenario that is being made, as the editor's window and panels see it."""

    changed = Signal(object)
    """The new Document."""
    refused = Signal(str)
    """Words for people."""
    saved = Signal()
    save_failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Open the scenario in a file, whatever is wrong with it, with the steps of before.

        Raises
        ------
        EntenteError
            If the file cannot be opened.
        """
        super().__init__(parent)
        self.path = path
        self.read_only = is_shipped(path)
        document = open_document(path)
        self._history: History | None = None
        self.is_recovered = False
        """Whether it was opened with what was typed after the file was saved last."""
        self._editing = Editing(document=document)
        if not self.read_only:
            taken, self._history = take_up(path, document)
            self._editing, self.is_recovered = taken.editing, taken.recovered
        self.is_saved = not self.is_recovered
        self._typed = ("", 0.0)
        """The field that was changed last, and when."""
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVES_AFTER_MS)
        self._saving.timeout.connect(self.save)

    @property
    def document(self) -> Document:
        """The scenario as it is now."""
        return self._editing.document

    def do(self, edit: Edit, words: str = "", field: str = "") -> bool:
        """Change the scenario; return whether that could be done.

        `words` say what is changed, for undo. Letters typed into one `field` in one go are one change.
        """
        if self.read_only:
            return False
        at, (last, before) = time.time(), self._typed
        joins = (field == last and at - before <= PAUSE_S) if isinstance(edit, Patch) and field else None
        try:
            after = self._editing.did(edit, words, at, joins=joins)
        except EntenteError as error:
            self.refused.emit(error.told.without_commands())
            return False
        self._typed = (field, at)
        self._take(after)
        return True

    def end_of_go(self) -> None:
        """Let the next change be one of its own, though it may be of the same field."""
        self._editing = self._editing.paused()
        self._typed = ("", 0.0)

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""
        if not self.can_undo():
            return False
        self._take(self._editing.undone())
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was something."""
        if not self.can_redo():
            return False
        self._take(self._editing.redone())
        return True

    def undo_words(self) -> str:
        """Return what undo would take back; empty if there is nothing."""
        step = self._editing.to_undo
        return step.label if step is not None else ""

    def redo_words(self) -> str:
        """Return what redo would do again; empty if there is nothing."""
        step = self._editing.to_redo
        return step.label if step is not None else ""

    def can_undo(self) -> bool:
        """Return whether there is something to take back."""
        return self._editing.to_undo is not None and not self.read_only

    def can_redo(self) -> bool:
        """Return whether there is something to do again."""
        return self._editing.to_redo is not None and not self.read_only

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
        if self._history is not None:
            self._history.saved(self.document)
        self.saved.emit()
        return True

    def close(self) -> bool:
        """Write what is not written yet, and let go of all files; return whether everything is written.

        Changes can be made afterwards; they are kept as before.
        """
        saved = self.save()
        self._saving.stop()
        if self._history is not None:
            self._history.close()
        return saved

    def _take(self, editing: Editing) -> None:
        if editing.document.text == self.document.text:
            self._editing = editing
            return
        if self._history is not None:
            self._history.keep(self._editing, editing)
        self._editing = editing
        self.is_saved = False
        self._saving.start()
        self.changed.emit(editing.document)
