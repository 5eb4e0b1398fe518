"""The editor of a scenario: outline, forms, text, one way back for everything, the file kept in step.

Holds a `ScenarioBridge`; every panel tells edits, the page gives them to the bridge and shows everywhere what
came of them. A scenario that came with the product is shown read-only.
The bar above is `ui.windows.editor_bar`, what stands below it `ui.windows.editor_bands`, the pages of the
sections `ui.windows.editor_pages`, what is to be mended `ui.windows.editor_mending`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.panels.editor.entry import Entry, tell_help
from ui.panels.editor.entry import Path as Place
from ui.panels.editor.items import ItemsPage
from ui.panels.editor.outline import HitLine, OutlinePanel
from ui.panels.editor.sheet_face import SheetFace
from ui.panels.editor.strip import BalanceStrip
from ui.panels.editor.text_face import TextFace
from ui.scenario_bridge import ScenarioBridge
from ui.theme.theme import current_theme
from ui.widgets.painted import px
from ui.windows.actions import add_command
from ui.windows.ask import Ask
from ui.windows.editor_bands import EditorBands
from ui.windows.editor_bar import EditorBar
from ui.windows.editor_keys import EditorKeys
from ui.windows.editor_mending import Mending, path_at_line
from ui.windows.editor_pages import SectionPage, SectionPages
from ui.windows.editor_toast import EditorToast
from ui.windows.pasting import ask_before_pasting
from ui.windows.versions import VersionsSheet
from ui.windows.workbook_work import WorkbookWork
from wargame.scenario.document.document import Document
from wargame.scenario.document.edits import Edit, Patch
from wargame.shown.editor.places import Troubles
from wargame.shown.editor.sections import SECTIONS, items_in, section, section_at, text_of
from wargame.shown.editor.texts import found_in
from wargame.terms import Refused

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
        self._pages = SectionPages(self, read_only=bridge.read_only)
        self._connect_pages()
        self._place = "game"
        self._hits: dict[str, Place] = {}
        self._versions: VersionsSheet | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = EditorBar()
        self.title, self.faces = self.bar.title, self.bar.faces
        self.faces.chosen.connect(self.show_face)
        self.bar.outline_button.toggled.connect(lambda _on: self._fit())
        bands = EditorBands(bridge)
        self.read_only_band, self.copy_button = bands.read_only_band, bands.copy_button
        self.notice, self.conflict = bands.notice, bands.conflict
        column.addWidget(self.bar)
        column.addWidget(bands)
        column.addLayout(self._build_body(), 1)
        self.strip = BalanceStrip(bridge.path)
        self.strip.setObjectName("balance-strip")
        self.strip.wanted.connect(self._do)
        self.strip.played.connect(lambda: self._pages.show_ends(self.strip.ends, self.bridge.document.model))
        self.strip.aged.connect(lambda: self._pages.grey_played())
        column.addWidget(self.strip)
        self.toast = EditorToast(self)
        column.insertWidget(column.indexOf(self.strip), self.toast)
        self._ask = Ask(self)
        self.mending.found.connect(self._on_mends_found)
        self.mending.leads_to.connect(self.go_to)
        self.mending.leads_to_text.connect(self._go_to_line_in_text)
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
        self.show_face("form" if bridge.document.root is not None else "text")
        if words := bridge.opening_words():
            self.toast.show_for(words, "warn", above=16)
        self.go("cards" if items_in(bridge.document, section("cards")) else "game")

    # Its parts

    def _connect_pages(self) -> None:
        pages = self._pages
        pages.wanted.connect(self._do)
        pages.rested.connect(self.bridge.end_of_go)
        pages.refused.connect(lambda words: self.toast.show_for(words, "info", above=16))
        pages.removed.connect(lambda words: self.toast.offer_undo(words, self.undo, passing=True))
        pages.much_pasted.connect(self._ask_paste)
        pages.asked.connect(self.go_to)
        pages.made.connect(lambda page: self.work.addWidget(page))

    def _build_body(self) -> QHBoxLayout:
        self.outline = OutlinePanel()
        self.outline.went.connect(self.go)
        self.outline.entered.connect(self._enter_section)
        self.outline.searched.connect(self._search)
        self.outline.hit_chosen.connect(self._go_to_hit)
        self.outline.mend_wanted.connect(lambda: self.mending.go_on(1))
        self.work = QStackedWidget()
        self.sheet = SheetFace()
        self.sheet.wanted.connect(self._do)
        self.sheet.much_pasted.connect(self._ask_paste)
        self.sheet.refused.connect(lambda words: self.toast.show_for(words, "error", above=16))
        self.sheet.set_read_only(self.bridge.read_only)
        self.work.addWidget(self.sheet)
        self.text = TextFace()
        self.text.wanted.connect(self._do)
        self.text.moved.connect(self._follow_text)
        self.text.set_read_only(self.bridge.read_only)
        self.text.next_button.clicked.connect(lambda: self.mending.go_on(1))
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.outline)
        body.addWidget(self.work, 1)
        body.addWidget(self.text)
        return body

    def _add_commands(self) -> None:
        add_command(self, "leave-editor", self._esc, self.bar.back)
        add_command(self, "editor-undo", self.undo, self.bar.undo_button)
        add_command(self, "editor-redo", self.redo, self.bar.redo_button)
        add_command(self, "find-anything", self.outline.start_search)
        add_command(self, "editor-add", self._add)
        add_command(self, "editor-copy", self._copy)
        add_command(self, "item-up", lambda: self._with_items(lambda page: page.reorder(-1)))
        add_command(self, "item-down", lambda: self._with_items(lambda page: page.reorder(1)))
        add_command(self, "next-section", lambda: self._step_section(1))
        add_command(self, "previous-section", lambda: self._step_section(-1))
        add_command(self, "next-item", lambda: self._with_items(lambda page: page.step(1)))
        add_command(self, "previous-item", lambda: self._with_items(lambda page: page.step(-1)))
        add_command(self, "next-to-mend", lambda: self.mending.go_on(1))
        add_command(self, "previous-to-mend", lambda: self.mending.go_on(-1))
        add_command(self, "mend-here", self.mend)
        add_command(self, "field-help", lambda: tell_help(QApplication.focusWidget()))
        add_command(self, "split-face", self._turn_split)
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
        self.show_face(self.face())

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

    # Where one is

    def face(self) -> str:
        """Return how the scenario is shown: `form`, `sheet`, `text` or `split`."""
        return self.faces.current()

    def show_face(self, face: str) -> None:
        """Show forms, the text, or both side by side."""
        self.faces.choose(face)
        self.work.setVisible(face != "text")
        self.text.setVisible(face in ("text", "split"))
        wide = face == "split"
        self.text.setMaximumWidth(px(TEXT_WIDTH) if wide else 16_777_215)
        self.text.setMinimumWidth(px(320))
        if face in ("text", "split"):
            self._show_text()
        if self._place in self._pages:
            self._show_work()
        self._pages.set_narrow(face == "split")
        if face == "text":
            self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def troubles(self) -> Troubles:
        """What is to be mended, and the hints."""
        return self.mending.troubles

    def place(self) -> str:
        """Return the key of the section that is shown."""
        return self._place

    def item(self) -> Place:
        """Return the path of the item that is shown; empty where a section has none."""
        page = self._page()
        return (page.path or ()) if isinstance(page, ItemsPage) else ()

    def go(self, key: str) -> None:
        """Show a section."""
        self._place = key
        self.outline.choose(key)
        if self.face() == "text" and self.bridge.document.root is not None:
            self._go_in_text((section(key).field,) if section(key).field else ())
        self._show_work()
        if self.face() == "split":
            self._show_text()

    def _enter_section(self) -> None:
        """Give the keyboard to what the section holds: its items, its form, its sheet or its text."""
        if self.face() == "text":
            self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.face() == "sheet":
            self.sheet.begin()
        else:
            self._page().begin()

    def _show_work(self) -> None:
        """Show the section that is gone to, by its form or as a sheet."""
        document, page = self.bridge.document, self._page()
        if self.face() == "sheet":
            self.work.setCurrentWidget(self.sheet)
            self.sheet.show_document(page.section, document, self.troubles)
            return
        self.work.setCurrentWidget(page)
        page.show_document(document, self.troubles)

    def go_to(self, path: Place) -> None:
        """Show what stands at a path: its section, its item, its field."""
        if self.face() == "sheet":
            self.show_face("form")
        self.go(section_at(path, self.bridge.document.data).key)
        self._page().go_to(path)
        if self.face() in ("text", "split"):
            self._go_in_text(path)

    def go_to_line(self, line: int) -> None:
        """Show a line of the text, and beside it the form of what stands there."""
        self.show_face("split" if self.bridge.document.root is not None else "text")
        self.text.go_to_line(line)
        self._follow_text()

    def page_of(self, key: str) -> SectionPage:
        """Return the page of a section, made when it is first asked for."""
        return self._pages.of(key)

    def _page(self) -> SectionPage:
        return self.page_of(self._place)

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

    def _on_mends_found(self) -> None:
        """Show what would mend the faults, or the hints."""
        if not self.bridge.document.faults:
            self._show_outline()
            if not self.troubles.hints:
                return
        if self.bridge.document.root is not None and self._place in self._pages:
            self._show_work()
        if self.face() in ("text", "split"):
            self._show_text()

    def _go_to_line_in_text(self, line: int, column: int) -> None:
        self.show_face("text")
        self.text.go_to_line(line, column)

    def _add(self) -> None:
        page = self._page()
        if self.bridge.read_only:
            self._offer_copy()
        elif isinstance(page, ItemsPage) or not page.scroller.isVisible():
            page.add()

    def _copy(self) -> None:
        if self.bridge.read_only:
            self.copy_wanted.emit(self.bridge.path)
        elif self.face() == "sheet":
            self.sheet.fill_down()
        else:
            self._with_items(lambda page: page.copy())

    def _with_items(self, what: Callable[[ItemsPage], object]) -> None:
        page = self._page()
        if isinstance(page, ItemsPage):
            what(page)

    def _esc(self) -> None:
        focus, page = self.window().focusWidget(), self._page()
        typing = isinstance(focus, QLineEdit | QPlainTextEdit) and self.work.isAncestorOf(focus)
        form = page.inspector if isinstance(page, ItemsPage) else page
        if typing or form.isAncestorOf(focus):
            has_list = isinstance(page, ItemsPage) and self.face() != "split"
            page.begin() if has_list else self.outline.list.setFocus()
            return
        self.leave()

    def leave(self) -> None:
        """Write the file and go back; stay if it cannot be written."""
        self.text.tell_now()
        if self.bridge.close():
            self.left.emit()

    def _step_section(self, by: int) -> None:
        keys = [one.key for one in SECTIONS]
        in_work = self.work.isAncestorOf(self.window().focusWidget())
        self.go(keys[(keys.index(self._place) + by) % len(keys)])
        if in_work and self.face() in ("form", "split"):
            # A form that was just made can be focused once its layout has shown it.
            QTimer.singleShot(0, self, lambda: self._page().begin())

    def _turn_split(self) -> None:
        self.show_face("form" if self.face() == "split" else "split")

    # What came of it

    def _on_changed(self, document: Document) -> None:
        # A press on Undo would take back this change, and not the one that it was offered for.
        self.toast.close_undo()
        self.mending.renew(document)
        data = document.data if isinstance(document.data, dict) else {}
        self.title.setText(text_of(data, "title") or self.bridge.path.stem)
        self.bar.tell_file(self.bridge, "changed")
        self._show_outline()
        self.bar.undo_button.setEnabled(self.bridge.can_undo())
        self.bar.redo_button.setEnabled(self.bridge.can_redo())
        self.bar.tell_undo(self.bridge.undo_words(), self.bridge.redo_words())
        self.bar.try_button.setText("Try it")
        self.strip.show_document(document)
        readable = document.root is not None
        self.work.setEnabled(readable)
        if readable and self._place in self._pages:
            self._show_work()
        if self.face() in ("text", "split"):
            self._show_text()

    def _show_outline(self) -> None:
        self.outline.show_sections(self.bridge.document, self.troubles)

    def _on_vain_typing(self) -> None:
        """Offer a copy to whoever types into a scenario that can only be read."""
        if self.bridge.read_only:
            self._offer_copy()

    def _offer_copy(self) -> None:
        self.toast.offer_copy(lambda: self.copy_wanted.emit(self.bridge.path))

    # Text and search

    def _show_text(self) -> None:
        page, document = self._page(), self.bridge.document
        own, what = range(0), ""
        path = page.path
        if path and document.root is not None:
            try:
                first, last = document.lines(path)
            except Refused:  # an item that is just gone has no lines
                first, last = 0, -1
            own, what = range(first, last + 1), f"this {page.section.one or 'part'}"
        self.text.show_document(document, self.troubles, own, self.bridge.path.name, what)

    def _go_in_text(self, path: Place) -> None:
        document = self.bridge.document
        if document.root is not None:
            self.text.go_to_line(*document.place(path))

    def _follow_text(self) -> None:
        document = self.bridge.document
        if document.root is None or self.face() != "split":
            return
        line = self.text.line()
        words = self.text.field.textCursor().block().text()
        columns = (self.text.column(), 1 + len(words) - len(words.lstrip(" -{[")), 1 + len(words))
        path = max((path_at_line(self.bridge.document, line, column) for column in columns), key=len)
        if not path:
            return
        key = section_at(path, document.data).key
        if key != self._place:
            self.go(key)
        page = self._page()
        if isinstance(page, ItemsPage) and page.path != path[:2] and len(path) > 1:
            page.go_to(path[:2])
            self._show_text()

    def _search(self, query: str) -> None:
        hits, more = found_in(self.bridge.document, query)
        self._hits = {str(number): hit.path for number, hit in enumerate(hits)}
        lines = [HitLine(key=str(n), title=hit.title, where=hit.where) for n, hit in enumerate(hits)]
        self.outline.show_hits(query, lines, more)

    def _go_to_hit(self, key: str) -> None:
        if key in self._hits:
            focus = self.window().focusWidget()
            self.go_to(self._hits[key])
            if self.outline.hits.isAncestorOf(focus) or focus is self.outline.hits:
                self.outline.hits.setFocus(Qt.FocusReason.OtherFocusReason)

    # Windows

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in what is shown."""
        super().showEvent(event)
        if self.face() in ("form", "split"):
            self._page().begin()

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
