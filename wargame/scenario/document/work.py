"""A scenario on somebody's table: one road for everything that is done to its file.

The window, a script and a test open a `Work` and give it edits; it remembers them on the disk
(`document.history`), saves the file (`document.saving`), keeps the first version of a day
(`document.versions`), says who else has the file open (`document.presence`), and takes in what others write
into it meanwhile (`document.merge`). Nothing here knows the time: it is given. Whoever uses it calls `save`
two seconds after the last edit and when the window is left, and `look` when the file may have changed.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from wargame.holders import Holder
from wargame.scenario.document.document import Document, between
from wargame.scenario.document.editing import Editing
from wargame.scenario.document.edits import Edit
from wargame.scenario.document.history import History, second_history_file, take_up
from wargame.scenario.document.merge import Conflict, merged
from wargame.scenario.document.presence import Presence, come_in
from wargame.scenario.document.saving import OnDisk, open_file, save, standing_of
from wargame.scenario.document.versions import keep_daily, keep_version
from wargame.scenario.faults import ScenarioUnwritable
from wargame.scenario.load import ScenarioUnreadable
from wargame.terms import Refused
from wargame.words.sentences import Sentence

Outcome: TypeAlias = Literal["nothing", "taken", "merged", "apart", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What came of looking at the file.

    `taken`: others changed it, and nothing here was unsaved. `merged`: both changed it, and both are in it
    now but for the conflicts, which hold what was done here. `apart`: what others wrote cannot be read, so
    that nothing was brought together; `told` says where. `gone`: there is no file any more.
    """

    outcome: Outcome
    conflicts: tuple[Conflict, ...] = ()
    told: Sentence | None = None


@dataclass(slots=True, kw_only=True)
class Work:
    """An open scenario; made by `open_work`."""

    path: Path
    editing: Editing
    disk: OnDisk
    recovered: bool
    """Whether it holds what was typed before the program ended without saving."""
    other: Holder | None
    """Who has the scenario open already."""
    _history: History
    _presence: Presence
    _base: Document
    """As read or written last; what others changed since is seen by it."""
    _kept_on: date | None = None
    """The day for which there is a version."""
    _without_version: Sentence | None = None
    """Why no version of the day could be kept."""

    @property
    def document(self) -> Document:
        """The scenario as it is now."""
        return self.editing.document

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what is here, as far as is known."""
        return self.document.content == self.disk.content

    @property
    def not_kept(self) -> Sentence | None:
        """What is not on the disk as it should be, and why: steps for undo, or the day's first version."""
        return self._history.trouble or self._without_version

    def do(self, edit: Edit, label: str, at: datetime, *, joins: bool | None = None) -> bool:
        """Make an edit; return whether it changed anything. Raises as `Document.edited` does."""
        after = self.editing.did(edit, label, at.timestamp(), joins=joins)
        if after is self.editing:
            return False
        self._keep_version(at)
        self._go_to(after)
        return True

    def pause(self) -> None:
        """Let the next edit be a step of its own."""
        self.editing = self.editing.paused()

    def undo(self) -> None:
        """Take the last step back; Refused if there is none."""
        self._go_to(self.editing.undone())

    def redo(self) -> None:
        """Do again what was taken back last; Refused if there is nothing."""
        self._go_to(self.editing.redone())

    def save(self, at: datetime, *, anew: bool = False) -> Outside:
        """Write what is here into the file, with what others wrote meanwhile; `anew` where it is gone.

        Raises
        ------
        ScenarioUnwritable
            If the file is gone or cannot be written, or what others wrote cannot be read. All is still here.
        """
        outside = self.look(at)
        if outside.outcome == "apart":
            raise ScenarioUnwritable("not-saved-changed", path=self.path)
        self.disk = save(self.document, self.disk, anew=anew)
        self._base = self.document
        self._history.saved(self.document)
        return outside

    def look(self, at: datetime) -> Outside:
        """Take in what others wrote into the file; it becomes a step that can be taken back."""
        standing = standing_of(self.disk)
        if standing == "gone":
            return Outside(outcome="gone")
        if standing != "changed":
            return Outside(outcome="nothing")
        try:
            theirs, disk = open_file(self.path)
        except ScenarioUnreadable as error:
            return Outside(outcome="apart", told=error.told)
        if self.is_saved:
            self._take(theirs, disk, theirs, "Changed outside", at)
            return Outside(outcome="taken")
        try:
            together, conflicts = merged(self._base, self.document, theirs)
        except Refused as refused:
            return Outside(outcome="apart", told=refused.told)
        self._take(theirs, disk, together, "Brought together with the file", at)
        return Outside(outcome="merged", conflicts=conflicts)

    def write_over(self, at: datetime) -> None:
        """Write what is here over what others wrote, of which a version is kept. Raises as `save` does."""
        try:
            theirs = self.path.read_bytes()
        except OSError as error:
            raise ScenarioUnwritable("not-saved-gone", path=self.path) from error
        keep_version(self.path, theirs, at)
        self.disk = OnDisk(path=self.path, content=theirs)
        self.save(at)

    def close(self) -> None:
        """Let go of the file; what is not saved stays with the steps."""
        if self.other is not None and self.is_saved:
            self._history.forget()
        self._presence.leave()

    def _go_to(self, after: Editing) -> None:
        self._history.keep(self.editing, after)
        self.editing = after

    def _take(self, theirs: Document, disk: OnDisk, result: Document, label: str, at: datetime) -> None:
        patch = between(self.document.text, result.text)
        after = self.editing.paused().did(patch, label, at.timestamp()).paused()
        self._go_to(after)
        self.disk, self._base = disk, theirs

    def _keep_version(self, at: datetime) -> None:
        if self._kept_on == at.date():
            return
        try:
            keep_daily(self.path, self.disk.content, at)
            self._without_version, self._kept_on = None, at.date()
        except ScenarioUnwritable as error:
            self._without_version = error.told


def open_work(path: Path) -> Work:
    """Open a scenario's file for editing, with its steps of before; ScenarioUnreadable if it cannot be."""
    document, disk = open_file(path)
    presence, other = come_in(path)
    if other is None:
        (editing, recovered), history = take_up(path, document)
    else:
        # The steps on the disk are the other's; two would not fit into one another.
        editing, recovered, history = Editing(document=document), False, History(second_history_file(path))
    return Work(
        path=path,
        editing=editing,
        disk=disk,
        recovered=recovered,
        other=other,
        _history=history,
        _presence=presence,
        _base=document,
    )
