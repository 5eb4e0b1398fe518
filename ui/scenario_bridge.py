"""What the editor holds of a scenario: edits in, signals out, the file kept in step.

Every change, whatever part of the editor it comes from, is an edit of `wargame.scenario.document` given to
`do`; what comes of it arrives as `changed` everywhere at once. There is one way back for all of them, `undo`
and `redo`. Two seconds after the last change, and whenever the editor is left, the file is written; what
others write into it meanwhile is taken in, and told. All that is done to the file is the `Work` of
`wargame.scenario.document.work`; here is only when. What came with the product is only looked at.
"""

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from wargame import times
from wargame.scenario.document.document import Document, open_document
from wargame.scenario.document.editing import PAUSE_S
from wargame.scenario.document.edits import Edit, Patch, Set
from wargame.scenario.document.versions import Version, back_to, keep_version, versions_of
from wargame.scenario.document.work import Outside, Work, open_work
from wargame.scenario.files import is_shipped
from wargame.shown.editor.fresh import naming
from wargame.shown.editor.outside import conflict_words
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from wargame.scenario.document.merge import Conflict

SAVES_AFTER_MS: Final = 2000
LOOKS_AFTER_MS: Final = 300
"""Programs write a file in several steps; it is looked at when they are done."""


class ScenarioBridge(QObject):
    """A scenario that is being made, as the editor's window and panels see it."""

    changed = Signal(object)
    """The new Document."""
    refused = Signal(str)
    """Words for people."""
    told = Signal(str)
    """What others did to the file, in words."""
    conflicted = Signal(str)
    """A place that was changed here and outside, in words; empty when there is none left."""
    saved = Signal()
    save_failed = Signal(str)
    not_kept = Signal(str)
    """What of the steps and versions is not on the disk, in words; empty when all is again."""

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
        self._work: Work | None = None if self.read_only else open_work(path)
        self._shown = open_document(path) if self._work is None else self._work.document
        self._conflicts: tuple[Conflict, ...] = ()
        self._typed = ("", 0.0)
        """The field that was changed last, and when."""
        self._named: tuple[str | int, ...] = ()
        """The field that was set in this go."""
        self._not_kept = ""
        self._saving = self._timer(SAVES_AFTER_MS, self.save)
        self._looking = self._timer(LOOKS_AFTER_MS, self.look)
        self._watcher = QFileSystemWatcher(self)
        if self._work is not None:
            self._watcher.addPath(str(path))
            self._watcher.fileChanged.connect(lambda _path: self._looking.start())

    @property
    def document(self) -> Document:
        """The scenario as it is now."""
        return self._shown if self._work is None else self._work.document

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what is here."""
        return self._work is None or self._work.is_saved

    def opening_words(self) -> str:
        """Return what is to be said at the opening: what a crash had left, who else has the file open."""
        if self._work is None:
            return ""
        if self._work.other is not None:
            words = f"This scenario is open already ({self._work.other.words}). "
            return f"{words}What both write is brought together when it is saved."
        if self._work.recovered:
            return "Entente stopped before the file was saved. What was typed last is here again."
        return ""

    def do(self, edit: Edit, words: str = "", field: str = "") -> bool:
        """Change the scenario; return whether that could be done.

        `words` say what is changed, for undo. Letters typed into one `field` in one go are one change.
        """
        if self._work is None:
            return False
        at, (last, before) = time.monotonic(), self._typed
        joins = (field == last and at - before <= PAUSE_S) if isinstance(edit, Patch) and field else None
        try:
            self._work.do(edit, words, now(), joins=joins)
        except EntenteError as error:
            self.refused.emit(error.told.without_commands())
            return False
        self._typed = (field, at)
        self._named = edit.path if isinstance(edit, Set) else ()
        self._tell()
        return True

    def end_of_go(self) -> None:
        """Let the next change be one of its own, though it may be of the same field.

        What was given its first name in this go gets its id with it, in the same step.
        """
        self._typed, named, self._named = ("", 0.0), self._named, ()
        if self._work is None:
            return
        if (edit := naming(self.document, named)) is not None:
            self._work.do(edit, self.undo_words(), now(), joins=True)
            self._tell()
        self._work.pause()

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""
        if self._work is None or not self.can_undo():
            return False
        self._work.undo()
        self._tell()
        return True

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was something."""
        if self._work is None or not self.can_redo():
            return False
        self._work.redo()
        self._tell()
        return True

    def undo_words(self) -> str:
        """Return what undo would take back; empty if there is nothing."""
        step = self._work.editing.to_undo if self._work is not None else None
        return step.label if step is not None else ""

    def redo_words(self) -> str:
        """Return what redo would do again; empty if there is nothing."""
        step = self._work.editing.to_redo if self._work is not None else None
        return step.label if step is not None else ""

    def can_undo(self) -> bool:
        """Return whether there is something to take back."""
        return self._work is not None and self._work.editing.to_undo is not None

    def can_redo(self) -> bool:
        """Return whether there is something to do again."""
        return self._work is not None and self._work.editing.to_redo is not None

    # The file

    def save(self, anew: bool = False) -> bool:
        """Write the file if it is not as the scenario is; return whether it is now.

        `anew` makes the file again where it is gone.
        """
        self._saving.stop()
        if self._work is None or self._work.is_saved:
            return True
        try:
            outside = self._work.save(now(), anew=anew)
        except EntenteError as error:
            self.save_failed.emit(error.told.without_commands())
            return False
        self._watch()
        self._tell_outside(outside)
        self.saved.emit()
        return True

    def look(self) -> None:
        """Take in what others wrote into the file."""
        if self._work is not None:
            self._watch()
            self._tell_outside(self._work.look(now()))

    def take_theirs(self) -> None:
        """Put what stands outside in place of the first thing that was changed here and there."""
        if self._conflicts:
            self.do(self._conflicts[0].theirs_instead, "What stood outside")
            self.keep_mine()

    def keep_mine(self) -> None:
        """Leave the first thing that was changed here and outside as it is here."""
        self._conflicts = self._conflicts[1:]
        self._tell_conflict()

    def _tell_conflict(self) -> None:
        first = self._conflicts[0] if self._conflicts else None
        self.conflicted.emit(conflict_words(first, self.document.data) if first else "")

    def versions(self) -> tuple[Version, ...]:
        """Return the dated and named copies of the scenario, the latest first."""
        return versions_of(self.path)

    def keep_version(self, name: str) -> bool:
        """Keep the scenario as it is now under a name; return whether that could be done."""
        try:
            keep_version(self.path, self.document.content, now(), name)
        except EntenteError as error:
            self.refused.emit(error.told.without_commands())
            return False
        return True

    def back_to(self, version: Version) -> bool:
        """Make the scenario what a version was, as a change like any other; return whether that went."""
        try:
            edit = back_to(self.document, version)
        except EntenteError as error:
            self.refused.emit(error.told.without_commands())
            return False
        return self.do(
            edit, f"Back to {version.name or f'{times.short_day(version.at)}, {times.clock(version.at)}'}"
        )

    def close(self) -> bool:
        """Write what is not written yet, and let go of the file; return whether everything is written."""
        saved = self.save()
        if self._work is not None:
            self._work.close()
        return saved

    def _tell(self) -> None:
        if self.document.text == self._shown.text:
            return
        self._shown = self.document
        self._saving.start()
        self._tell_not_kept()
        self.changed.emit(self._shown)

    def _tell_not_kept(self) -> None:
        told = self._work.not_kept if self._work is not None else None
        words = told.without_commands() if told is not None else ""
        if words != self._not_kept:
            self._not_kept = words
            self.not_kept.emit(words)

    def _tell_outside(self, outside: Outside) -> None:
        words = {
            "taken": "The file was changed outside. What stands there now is shown; undo takes it back.",
            "merged": "The file was changed outside, too. Both changes are in it now.",
            "apart": "The file was changed outside and cannot be read any more. What is here is kept.",
            "gone": "The file is not there any more. Everything is still here: change something to save it.",
        }.get(outside.outcome, "")
        if outside.conflicts:
            self._conflicts = outside.conflicts
            self._tell_conflict()
        elif words:
            self.told.emit(words)
        self._tell()

    def _watch(self) -> None:
        """Watch the file again: most programs put another one in its place."""
        if str(self.path) not in self._watcher.files():
            self._watcher.addPath(str(self.path))

    def _timer(self, ms: int, does: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(ms)
        timer.timeout.connect(does)
        return timer


def now() -> datetime:
    """Return the time by the clock on the wall."""
    return times.now()
