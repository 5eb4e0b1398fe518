"""What lies between the editor's bar and its strip: the outline, and beside it forms, sheet and text.

Knows where in the scenario one is (`place`, `item`) and in which of its faces; shows there what the document
holds and what is to be mended. Comes from a `ScenarioBridge`; what people change is told as an edit
(`wanted`), and `ui.windows.editor` does it. The pages of the sections are `ui.windows.editor_pages`. To add a
face: its widget here, and its word in `ui.windows.editor_bar`.
"""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from ui.panels.editor.entry import Path as Place
from ui.panels.editor.items import ItemsPage
from ui.panels.editor.outline import HitLine, OutlinePanel
from ui.panels.editor.sheet_face import SheetFace
from ui.panels.editor.text_face import TextFace
from ui.scenario_bridge import ScenarioBridge
from ui.widgets.notices import NoticeKind
from ui.widgets.painted import px
from ui.widgets.segments import SegmentedControl
from ui.windows.editor_mending import Mending, path_at_line
from ui.windows.editor_pages import SectionPage, SectionPages
from wargame.scenario.document.document import Document
from wargame.shown.editor.sections import SECTIONS, section, section_at
from wargame.shown.editor.texts import found_in
from wargame.terms import Refused

TEXT_WIDTH: Final = 592


class EditorBody(QWidget):
    """One scenario, section by section."""

    wanted = Signal(object, str, str)
    """As of an `Entry`."""
    rested = Signal()
    removed = Signal(str)
    """Something was taken out, in words; it can be brought back."""
    much_pasted = Signal(object, str)
    """Many cells are pasted: the edit, and what it does in words."""
    told = Signal(str, str)
    """What is to be said, and of what kind it is."""

    def __init__(self, bridge: ScenarioBridge, mending: Mending, faces: SegmentedControl) -> None:
        super().__init__()
        self._bridge, self._mending, self._faces = bridge, mending, faces
        self._place = "game"
        self._hits: dict[str, Place] = {}
        self.pages = SectionPages(self, read_only=bridge.read_only)
        self.outline = OutlinePanel()
        self.work = QStackedWidget()
        self.sheet = SheetFace()
        self.text = TextFace()
        self.work.addWidget(self.sheet)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        row.addWidget(self.work, 1)
        row.addWidget(self.text)
        self._connect_pages()
        self._connect()
        for face in (self.sheet, self.text):
            face.set_read_only(bridge.read_only)

    def _connect_pages(self) -> None:
        pages = self.pages
        pages.wanted.connect(self.wanted)
        pages.rested.connect(self.rested)
        pages.removed.connect(self.removed)
        pages.much_pasted.connect(self.much_pasted)
        pages.refused.connect(lambda words: self._tell(words, "info"))
        pages.asked.connect(self.go_to)
        pages.made.connect(lambda page: self.work.addWidget(page))

    def _connect(self) -> None:
        self._faces.chosen.connect(self.show_face)
        self._mending.found.connect(self._show_mends)
        self._mending.leads_to.connect(self.go_to)
        self._mending.leads_to_text.connect(self._go_to_line_in_text)
        self.outline.went.connect(self.go)
        self.outline.entered.connect(self._enter_section)
        self.outline.searched.connect(self._search)
        self.outline.hit_chosen.connect(self._go_to_hit)
        self.outline.mend_wanted.connect(lambda: self._mending.go_on(1))
        self.sheet.wanted.connect(self.wanted)
        self.sheet.much_pasted.connect(self.much_pasted)
        self.sheet.refused.connect(lambda words: self._tell(words, "error"))
        self.text.wanted.connect(self.wanted)
        self.text.moved.connect(self._follow_text)
        self.text.next_button.clicked.connect(lambda: self._mending.go_on(1))

    def _tell(self, words: str, kind: NoticeKind) -> None:
        self.told.emit(words, kind)

    # What is shown

    def show_document(self, document: Document) -> None:
        """Show the document as it is now, wherever it is to be seen."""
        self._show_outline()
        self.work.setEnabled(document.root is not None)
        self._show_again()

    def _show_again(self) -> None:
        if self._bridge.document.root is not None and self._place in self.pages:
            self._show_work()
        if self.face() in ("text", "split"):
            self._show_text()

    def _show_outline(self) -> None:
        self.outline.show_sections(self._bridge.document, self._mending.troubles)

    def _show_mends(self) -> None:
        """Show what would mend the faults, or the hints."""
        if not self._bridge.document.faults:
            self._show_outline()
            if not self._mending.troubles.hints:
                return
        self._show_again()

    # Where one is

    def face(self) -> str:
        """Return how the scenario is shown: `form`, `sheet`, `text` or `split`."""
        return self._faces.current()

    def show_face(self, face: str) -> None:
        """Show forms, the text, or both side by side."""
        self._faces.choose(face)
        self.work.setVisible(face != "text")
        self.text.setVisible(face in ("text", "split"))
        wide = face == "split"
        self.text.setMaximumWidth(px(TEXT_WIDTH) if wide else 16_777_215)
        self.text.setMinimumWidth(px(320))
        if face in ("text", "split"):
            self._show_text()
        if self._place in self.pages:
            self._show_work()
        self.pages.set_narrow(face == "split")
        if face == "text":
            self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> str:
        """Return the key of the section that is shown."""
        return self._place

    def item(self) -> Place:
        """Return the path of the item that is shown; empty where a section has none."""
        page = self.page()
        return (page.path or ()) if isinstance(page, ItemsPage) else ()

    def go(self, key: str) -> None:
        """Show a section."""
        self._place = key
        self.outline.choose(key)
        if self.face() == "text" and self._bridge.document.root is not None:
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
            self.page().begin()

    def _show_work(self) -> None:
        """Show the section that is gone to, by its form or as a sheet."""
        document, page = self._bridge.document, self.page()
        if self.face() == "sheet":
            self.work.setCurrentWidget(self.sheet)
            self.sheet.show_document(page.section, document, self._mending.troubles)
            return
        self.work.setCurrentWidget(page)
        page.show_document(document, self._mending.troubles)

    def go_to(self, path: Place) -> None:
        """Show what stands at a path: its section, its item, its field."""
        if self.face() == "sheet":
            self.show_face("form")
        self.go(section_at(path, self._bridge.document.data).key)
        self.page().go_to(path)
        if self.face() in ("text", "split"):
            self._go_in_text(path)

    def go_to_line(self, line: int) -> None:
        """Show a line of the text, and beside it the form of what stands there."""
        self.show_face("split" if self._bridge.document.root is not None else "text")
        self.text.go_to_line(line)
        self._follow_text()

    def page_of(self, key: str) -> SectionPage:
        """Return the page of a section, made when it is first asked for."""
        return self.pages.of(key)

    def page(self) -> SectionPage:
        """Return the page of the section that is shown."""
        return self.page_of(self._place)

    def begin(self) -> None:
        """Begin in what is shown."""
        if self.face() in ("form", "split"):
            self.page().begin()

    def _go_to_line_in_text(self, line: int, column: int) -> None:
        self.show_face("text")
        self.text.go_to_line(line, column)

    # Going on by keys

    def step_out(self) -> bool:
        """Take the keyboard from a field to its list, or to the outline; return whether it was in one."""
        focus, page = self.window().focusWidget(), self.page()
        typing = isinstance(focus, QLineEdit | QPlainTextEdit) and self.work.isAncestorOf(focus)
        form = page.inspector if isinstance(page, ItemsPage) else page
        if typing or form.isAncestorOf(focus):
            has_list = isinstance(page, ItemsPage) and self.face() != "split"
            page.begin() if has_list else self.outline.list.setFocus()
            return True
        return False

    def step_section(self, by: int) -> None:
        """Show the section after this one, or before it."""
        keys = [one.key for one in SECTIONS]
        in_work = self.work.isAncestorOf(self.window().focusWidget())
        self.go(keys[(keys.index(self._place) + by) % len(keys)])
        if in_work and self.face() in ("form", "split"):
            # A form that was just made can be focused once its layout has shown it.
            QTimer.singleShot(0, self, lambda: self.page().begin())

    def turn_split(self) -> None:
        """Show the text beside the forms, or the forms alone."""
        self.show_face("form" if self.face() == "split" else "split")

    # Text and search

    def _show_text(self) -> None:
        page, document = self.page(), self._bridge.document
        own, what = range(0), ""
        path = page.path
        if path and document.root is not None:
            try:
                first, last = document.lines(path)
            except Refused:  # an item that is just gone has no lines
                first, last = 0, -1
            own, what = range(first, last + 1), f"this {page.section.one or 'part'}"
        self.text.show_document(document, self._mending.troubles, own, self._bridge.path.name, what)

    def _go_in_text(self, path: Place) -> None:
        document = self._bridge.document
        if document.root is not None:
            self.text.go_to_line(*document.place(path))

    def _follow_text(self) -> None:
        document = self._bridge.document
        if document.root is None or self.face() != "split":
            return
        line = self.text.line()
        words = self.text.field.textCursor().block().text()
        columns = (self.text.column(), 1 + len(words) - len(words.lstrip(" -{[")), 1 + len(words))
        path = max((path_at_line(self._bridge.document, line, column) for column in columns), key=len)
        if not path:
            return
        key = section_at(path, document.data).key
        if key != self._place:
            self.go(key)
        page = self.page()
        if isinstance(page, ItemsPage) and page.path != path[:2] and len(path) > 1:
            page.go_to(path[:2])
            self._show_text()

    def _search(self, query: str) -> None:
        hits, more = found_in(self._bridge.document, query)
        self._hits = {str(number): hit.path for number, hit in enumerate(hits)}
        lines = [HitLine(key=str(n), title=hit.title, where=hit.where) for n, hit in enumerate(hits)]
        self.outline.show_hits(query, lines, more)

    def _go_to_hit(self, key: str) -> None:
        if key in self._hits:
            focus = self.window().focusWidget()
            self.go_to(self._hits[key])
            if self.outline.hits.isAncestorOf(focus) or focus is self.outline.hits:
                self.outline.hits.setFocus(Qt.FocusReason.OtherFocusReason)
