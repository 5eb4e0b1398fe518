"""The editor of a scenario: outline, forms, text, one way back for everything, the file kept in step.

Holds a `ScenarioBridge`; every panel tells edits, the page gives them to the bridge and shows everywhere what
came of them. A scenario that came with the product is shown read-only.
The bar above is `ui.windows.editor_bar`, what stands below it `ui.windows.editor_bands`, outline and faces
`ui.windows.editor_body`, what is to be mended `ui.windows.editor_mending`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QVBoxLayout,
    QWidget,
)

from ui.panels.editor.entry import Entry, tell_help
from ui.panels.editor.items import ItemsPage
from ui.panels.editor.strip import BalanceStrip
from ui.scenario_bridge import ScenarioBridge
from ui.theme.theme import current_theme
from ui.widgets.painted import px
from ui.windows.actions import add_command
from ui.windows.ask import Ask
from ui.windows.editor_bands import EditorBands
from ui.windows.editor_bar import EditorBar
from ui.windows.editor_body import EditorBody
from ui.windows.editor_keys import EditorKeys
from ui.windows.editor_mending import Mending
from ui.windows.editor_toast import EditorToast
from ui.windows.pasting import ask_before_pasting
from ui.windows.versions import VersionsSheet
from ui.windows.workbook_work import WorkbookWork
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit, Patch
from wargame.shown.editor.sections import items_in, section, text_of

TEXT_WIDTH: Final = 592
LEAST_STRIP: Final = 320
NARROW: Final = 900
"""Px at 100 %, below which the outline opens by a press."""


class EditorPage(QWidget):
    """One scenario being made."""

    left = Signal()
    copy_wanted = Signal(Path)
    """A copy of this shipped scenario is to be made and opened."""
    try_wanted = Signal(object)
    """The Scenario, as it is now, is to be played for a try."""

    def __init__(self, bridge: ScenarioBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor-page")
        self.bridge = bridge
        bridge.setParent(self)
        self.mending = Mending(bridge, self)
        self._versions: VersionsSheet | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = EditorBar()
        self.title, self.faces = self.bar.title, self.bar.faces
        body = self.body = EditorBody(bridge, self.mending, self.bar.faces)
        self.outline, self.work, self.sheet, self.text = body.outline, body.work, body.sheet, body.text
        self.bar.outline_button.toggled.connect(lambda _on: self._fit())
        bands = EditorBands(bridge)
        self.read_only_band, self.copy_button = bands.read_only_band, bands.copy_button
        self.notice, self.conflict, self.unkept = bands.notice, bands.conflict, bands.unkept
        column.addWidget(self.bar)
        column.addWidget(bands)
        column.addWidget(body, 1)
        self.strip = BalanceStrip(bridge.path)
        self.strip.setObjectName("balance-strip")
        self.strip.wanted.connect(self._do)
        self.strip.played.connect(lambda: body.pages.show_ends(self.strip.ends, bridge.document.model))
        self.strip.aged.connect(body.pages.grey_played)
        column.addWidget(self.strip)
        self.toast = EditorToast(self)
        column.insertWidget(column.indexOf(self.strip), self.toast)
        self._ask = Ask(self)
        body.wanted.connect(self._do)
        body.rested.connect(bridge.end_of_go)
        body.told.connect(lambda words, kind: self.toast.show_for(words, kind, above=16))
        body.removed.connect(lambda words: self.toast.offer_undo(words, self.undo, passing=True))
        body.much_pasted.connect(self._ask_paste)
        self.mending.told.connect(lambda words: self.toast.show_for(words, above=16))
        self._add_commands()
        self.workbook = WorkbookWork(self, bridge, self.bar.workbook_button, self.toast, self.may_change)
        self.workbook.wanted.connect(self.take_in)
        self._keys = EditorKeys(self, self._on_vain_typing)
        bridge.changed.connect(self._on_changed)
        bridge.refused.connect(lambda words: self.toast.show_for(words, "error", above=16))
        bridge.told.connect(lambda words: self.toast.show_for(words, "info", above=16))
        bridge.saved.connect(lambda: self.bar.tell_file(bridge, "saved"))
        current_theme().changed.connect(self.restyle)
        self.restyle()
        self._on_changed(bridge.document)
        body.show_face("form" if bridge.document.root is not None else "text")
        if words := bridge.opening_words():
            self.toast.show_for(words, "warn", above=16)
        body.go("cards" if items_in(bridge.document, section("cards")) else "game")

    # Its parts

    def _add_commands(self) -> None:
        add_command(self, "leave-editor", self._esc, self.bar.back)
        add_command(self, "editor-undo", self.undo, self.bar.undo_button)
        add_command(self, "editor-redo", self.redo, self.bar.redo_button)
        add_command(self, "find-anything", self.outline.start_search)
        add_command(self, "editor-add", self._add)
        add_command(self, "editor-copy", self._copy)
        add_command(self, "item-up", lambda: self._with_items(lambda page: page.reorder(-1)))
        add_command(self, "item-down", lambda: self._with_items(lambda page: page.reorder(1)))
        add_command(self, "next-section", lambda: self.body.step_section(1))
        add_command(self, "previous-section", lambda: self.body.step_section(-1))
        add_command(self, "next-item", lambda: self._with_items(lambda page: page.step(1)))
        add_command(self, "previous-item", lambda: self._with_items(lambda page: page.step(-1)))
        add_command(self, "next-to-mend", lambda: self.mending.go_on(1))
        add_command(self, "previous-to-mend", lambda: self.mending.go_on(-1))
        add_command(self, "mend-here", self.mend)
        add_command(self, "field-help", lambda: tell_help(QApplication.focusWidget()))
        add_command(self, "split-face", self.body.turn_split)
        add_command(self, "save-scenario", self.save)
        add_command(self, "suggest-steps", self.strip.suggest)
        add_command(self, "by-all-bots", self.strip.show_all_bots, self.strip.all_button)
        add_command(self, "show-versions", self.show_versions, self.bar.versions_button)
        add_command(self, "name-version", lambda: self.show_versions(naming=True))
        add_command(self, "try-scenario", self.try_it, self.bar.try_button)
        self.copy_button.clicked.connect(lambda: self.copy_wanted.emit(self.bridge.path))

    def restyle(self) -> None:
        """Take over the theme as it is now."""
        self.bar.restyle()
        self._fit()
        self.body.show_face(self.body.face())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less room where there is less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show less where there is less room: the outline by a press, faces and names as far as they fit."""
        room = self.width() * 100 / current_theme().scale
        narrow = room < NARROW
        self.strip.setMinimumWidth(px(LEAST_STRIP))
        self.bar.outline_button.setVisible(narrow)
        self.outline.setVisible(not narrow or self.bar.outline_button.isChecked())
        self.bar.fit(self.width())

    # What is done

    def _do(self, edit: Edit, words: str, field: str) -> None:
        if self.bridge.read_only:
            self._offer_copy()
        else:
            self.bridge.do(edit, words, field)

    def _ask_paste(self, edit: Edit, words: str) -> None:
        """Have what many pasted cells would change looked at first."""
        ask_before_pasting(self._ask, self.bridge.document, edit, words, lambda: self._do(edit, words, ""))

    def may_change(self) -> bool:
        """Return whether the scenario may be changed; offer a copy if it may only be read."""
        self.text.tell_now()
        if self.bridge.read_only:
            self._offer_copy()
        return not self.bridge.read_only

    def take_in(self, edit: Edit, words: str) -> None:
        """Make many changes at once, as one step, and say how they are taken back.

        The scenario as it was is kept as a version before; what cannot be kept is not changed.
        """
        if self.bridge.keep_version("") and self.bridge.do(edit, words):
            self.toast.offer_undo(f"{words}: done.", self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        self.text.tell_now()
        self.toast.close_undo()
        self.bridge.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.bridge.redo()

    def save(self) -> None:
        """Write the file now."""
        self.text.tell_now()
        self.bridge.save()

    def show_versions(self, naming: bool = False) -> None:
        """List the versions, or give the scenario as it is now a name."""
        self.text.tell_now()
        if self._versions is None:
            self._versions = VersionsSheet(self, self.bridge)
            self._versions.done.connect(lambda words: self.toast.show_for(words, above=16))
        self._versions.open_for(naming)

    def try_it(self) -> None:
        """Play the scenario as it is now, for a try."""
        self.text.tell_now()
        document = self.bridge.document
        if document.is_playable:
            self.try_wanted.emit(document.model)
        else:
            self.mending.go_on(1)

    def mend(self) -> None:
        """Mend what is wrong where the keyboard is, or the first thing of all that can be mended."""
        self.mending.find()
        at: QWidget | None = QApplication.focusWidget()
        if at is not None and self.text.isAncestorOf(at):
            self.text.mend()
            return
        while at is not None and at is not self:
            if isinstance(at, Entry) and at.fault.mend():
                return
            at = at.parentWidget()
        first = self.mending.first_mend()
        if first is not None:
            self._do(Patch(first.patches), first.label, "")

    def _add(self) -> None:
        page = self.body.page()
        if self.bridge.read_only:
            self._offer_copy()
        elif isinstance(page, ItemsPage) or not page.scroller.isVisible():
            page.add()

    def _copy(self) -> None:
        if self.bridge.read_only:
            self.copy_wanted.emit(self.bridge.path)
        elif self.body.face() == "sheet":
            self.sheet.fill_down()
        else:
            self._with_items(lambda page: page.copy())

    def _with_items(self, what: Callable[[ItemsPage], object]) -> None:
        page = self.body.page()
        if isinstance(page, ItemsPage):
            what(page)

    def _esc(self) -> None:
        if not self.body.step_out():
            self.leave()

    def leave(self) -> None:
        """Write the file and go back; stay if it cannot be written."""
        self.text.tell_now()
        if self.bridge.close():
            self.left.emit()

    # What came of it

    def _on_changed(self, document: Document) -> None:
        # A press on Undo would take back this change, and not the one that it was offered for.
        self.toast.close_undo()
        self.mending.renew(document)
        data = document.data if isinstance(document.data, dict) else {}
        self.title.setText(text_of(data, "title") or self.bridge.path.stem)
        self.bar.tell_file(self.bridge, "changed")
        self.bar.undo_button.setEnabled(self.bridge.can_undo())
        self.bar.redo_button.setEnabled(self.bridge.can_redo())
        self.bar.tell_undo(self.bridge.undo_words(), self.bridge.redo_words())
        self.bar.try_button.setText("Try it")
        self.strip.show_document(document)
        self.body.show_document(document)

    def _on_vain_typing(self) -> None:
        """Offer a copy to whoever types into a scenario that can only be read."""
        if self.bridge.read_only:
            self._offer_copy()

    def _offer_copy(self) -> None:
        self.toast.offer_copy(lambda: self.copy_wanted.emit(self.bridge.path))

    # Windows

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in what is shown."""
        super().showEvent(event)
        self.body.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        """Write the file when the editor is no longer looked at."""
        self.text.tell_now()
        self.bridge.close()
        self.strip.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Write the file when another window is gone to."""
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.text.tell_now()
            self.bridge.save()
        super().changeEvent(event)
