"""Injects: what has fired and what is coming; fire one now, put it off, leave it out, write a new one.

Shown in a drawer of the table, which the room sees: what fired for all stands there, and everything else
while Control has it open.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import SessionBridge
from ui.panels.drawers.tool import ToolPanel
from ui.panels.picker.sheet import PickerSheet, Wanted
from ui.widgets.buttons import QuietButton
from ui.widgets.fields import SerifEdit
from ui.widgets.flow import FlowLayout
from ui.widgets.for_control import ForControl
from ui.widgets.frames import SectionHeader
from ui.widgets.marks import Tag
from ui.widgets.number_field import NumberField
from ui.widgets.painted import px
from ui.widgets.picture import PictureFrame
from ui.widgets.rows import Row, RowList
from ui.widgets.segments import Choice, SegmentedControl
from ui.widgets.text import PlainLabel, plain_words
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import injects
from wargame.session.doors import RoomDoor
from wargame.shown.effects import example_of_effects
from wargame.shown.injects import InjectRow, inject_rows, told_rows

TAGS = {
    "due": Tag(text="Due", icon="ui-right", tone="ink"),
    "fired": Tag(text="Fired", icon="ui-check", tone="muted"),
    "postponed": Tag(text="Put off", icon="ui-clock", tone="outline"),
    "coming": Tag(text="Coming", tone="outline"),
    "ready": Tag(text="Ready", tone="outline"),
    "past": Tag(text="Did not fire", tone="muted"),
}


PICTURE = 110
"""How high the picture of the chosen inject may be, in px at 100 %."""


class InjectsPanel(ToolPanel):
    """The list with what can be done with each, and a form for a new one."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._door = RoomDoor(bridge.session)
        self._rows: dict[str, InjectRow] = {}
        self._rewritten = ""
        """The inject whose words are being changed; empty for a new one."""
        self.setAccessibleName("Injects")
        choices = [Choice(key="list", text="Of the scenario"), Choice(key="new", text="Write one now")]
        self.tabs = SegmentedControl(choices, "Injects")
        self.tabs.setObjectName("inject-tabs")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._list_page())
        self.pages.addWidget(self._new_page())
        self.tabs.chosen.connect(self._turn_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("Injects"))
        self.control = ForControl("injects", "the injects", self)
        self.control.turned.connect(lambda _open: self.show_state(self._bridge.state))
        self.told = RowList("Injects that the room was told of", height=48)
        self.told.setObjectName("told-injects")
        column.addWidget(self.control)
        column.addWidget(self.told, 1)
        column.addWidget(self.tabs)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        self.show_state(bridge.state)

    def _list_page(self) -> QWidget:
        page = QWidget()
        self.list = RowList("Injects of the scenario", height=48)
        self.list.setObjectName("inject-list")
        self.list.chosen.connect(lambda _key: self._show_chosen())
        self.text = PlainLabel("", "serif", wrap=True, lines=5)
        self.picture = PictureFrame(PICTURE)
        self.effects = PlainLabel("", "secondary", "ink2", wrap=True, lines=4)
        self.fire = QuietButton("Fire it now", icon="ui-inject")
        self.fire.setObjectName("fire-inject")
        self.fire.clicked.connect(lambda: self._do(injects.fire, self.list.current_key()))
        self.skip = QuietButton("Leave it out")
        self.skip.setObjectName("leave-out-inject")
        self.skip.clicked.connect(lambda: self._do(injects.skip_inject, self.list.current_key()))
        self.until = NumberField()
        self.until.setObjectName("put-off-until")
        self.until.setAccessibleName("Turn to which it is put off")
        self.later = QuietButton("Put off to turn")
        self.later.setObjectName("put-off-inject")
        self.later.clicked.connect(
            lambda: self._do(injects.postpone_inject, self.list.current_key(), self.until.value())
        )
        self.rewrite = QuietButton("Change the words first", icon="ui-edit")
        self.rewrite.setObjectName("rewrite-inject")
        self.rewrite.clicked.connect(self._rewrite)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.picture)
        column.addWidget(self.text)
        column.addWidget(self.effects)
        holder = QWidget()
        flow = FlowLayout(holder)
        for widget in (self.fire, self.rewrite, self.skip, self.later, self.until):
            flow.addWidget(widget)
        column.addWidget(holder)
        return page

    def _new_page(self) -> QWidget:
        page = QWidget()
        self.title = QLineEdit()
        self.title.setObjectName("new-title")
        self.title.setPlaceholderText("Headline")
        self.title.setAccessibleName("Headline")
        self.words = SerifEdit("What the table is told", "Text", 4)
        self.words.setObjectName("new-text")
        self.change = QLineEdit()
        self.change.setObjectName("new-effects")
        self.change.setAccessibleName("Effects")
        self.change.setPlaceholderText(example_of_effects(self._bridge.state.compiled.scenario))
        self.note = SerifEdit("For Control only", "Note for Control", 2)
        self.note.setObjectName("new-note")
        holder = QWidget()
        flow = FlowLayout(holder)
        self.to: dict[str, QCheckBox] = {}
        for actor in self._bridge.state.compiled.scenario.seats:
            self.to[actor.id] = QCheckBox(plain_words(actor.name))
            self.to[actor.id].setObjectName(f"new-to-{actor.id}")
            flow.addWidget(self.to[actor.id])
        self.bring = QuietButton("Bring it in", icon="ui-inject")
        self.bring.setObjectName("write-inject")
        self.bring.clicked.connect(self._write)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(
            PlainLabel("Effects, in the language of scenarios; empty for none", "label", "ink2", wrap=True)
        )
        column.addWidget(self.change)
        point = QuietButton("Point at the graph", icon="ui-graph")
        point.setObjectName("inject-point")
        point.clicked.connect(self._point)
        column.addWidget(point, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            PlainLabel("Told to these seats alone; nobody ticked means the room", "label", "ink2", wrap=True)
        )
        column.addWidget(holder)
        column.addWidget(self.note)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return page

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show where the injects stand, or what the room was told of them."""
        is_open = self.control.is_open()
        self.told.setHidden(is_open)
        for widget in (self.tabs, self.pages):
            widget.setVisible(is_open)
        if not is_open:
            told = told_rows(self._door.look())
            self.told.set_rows(
                [Row(key=str(at), title=title, subtitle=said) for at, (title, said) in enumerate(told)]
            )
            self.list.set_rows([])
            self._rows = {}
            self._show_chosen()
            return
        self._rows = {row.id: row for row in inject_rows(state, self._bridge.narrator)}
        self.list.set_rows(
            [
                Row(key=row.id, title=row.title, subtitle=f"{row.when}. {row.said}", tag=TAGS[row.status])
                for row in self._rows.values()
            ]
        )
        self.until.setRange(min(state.turn + 1, state.last_turn), state.last_turn)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._rows.get(self.list.current_key())
        free = row is not None and not row.why_not
        for button in (self.fire, self.skip, self.later, self.rewrite):
            button.setEnabled(free)
        self.picture.show_picture(row.picture if row else None)
        if row is None:
            self.text.setText("Choose an inject to read it.")
            self.effects.setText("")
            return
        self.text.setText(row.text)
        told = f"{row.effects}{chr(10) + 'For Control: ' + row.note if row.note else ''}"
        self.effects.setText(row.why_not or told)

    def _turn_to(self, key: str) -> None:
        """Show the list, or an empty form for a new inject."""
        self.pages.setCurrentIndex(0 if key == "list" else 1)
        if self._rewritten:
            self._empty()

    def _empty(self) -> None:
        self._rewritten = ""
        self.bring.setText("Bring it in")
        for field in (self.title, self.words, self.change, self.note):
            field.clear()
        for box in self.to.values():
            box.setChecked(False)

    def _rewrite(self) -> None:
        """Take the chosen inject's words over into the form, so that they can be changed before it fires."""
        state = self._bridge.state
        inject = state.compiled.inject_by_id[self.list.current_key()].inject
        self.title.setText(inject.title)
        self.words.setPlainText(inject.text)
        self.change.setText(inject.effects)
        self.note.setPlainText(inject.note)
        for seat, box in self.to.items():
            box.setChecked(seat in inject.to)
        self._rewritten = inject.id
        self.bring.setText("Fire it so")
        self.tabs.choose("new")
        self.pages.setCurrentIndex(1)

    def _point(self) -> None:
        """Have the effects pointed at on the graph."""
        wanted = Wanted(
            title=self.title.text().strip() or "What the inject moves",
            boxes={"inject": ("What happens", self.change.text())},
            done=lambda texts: self.change.setText(texts["inject"]),
        )
        self.notice.show_refusal(PickerSheet.open(self, self._bridge, wanted))

    def _write(self) -> None:
        to = tuple(seat for seat, box in self.to.items() if box.isChecked())
        title, text = self.title.text(), self.words.toPlainText()
        change, note = self.change.text(), self.note.toPlainText()
        if self._rewritten:
            new = injects.Rewritten(title=title, text=text, effects=change, to=to, note=note)
            done = self._do(injects.fire, self._rewritten, new)
        else:
            done = self._do(injects.write_inject, title, text, change, to, note)
        if done:
            self._empty()
