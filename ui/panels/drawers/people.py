"""Who sits where: players join, leave and change seats in mid-session; seats get and lose their codes.

Shown in a drawer of the table. Everything goes through `session.people` and is on the record, the codes
themselves excepted.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.bridge import SessionBridge
from ui.panels.drawers.tool import ToolPanel
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.columns import KeptRows
from ui.widgets.fields import EntryField
from ui.widgets.frames import Panel, SectionHeader
from ui.widgets.marks import Avatar
from ui.widgets.painted import px
from ui.widgets.text import PlainLabel
from wargame.game.events import Event
from wargame.game.state import GameState
from wargame.session import people
from wargame.shown.deals import left_behind
from wargame.shown.guests import guests_in
from wargame.shown.people import PlaceRow, place_rows


class PeoplePanel(ToolPanel):
    """Seats with their people, a line to add somebody, and codes."""

    def __init__(self, bridge: SessionBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.setAccessibleName("People")
        self.name = EntryField("Name")
        self.name.setObjectName("person-name")
        self.name.returnPressed.connect(self._join)
        self.seat = ChoiceBox("Seat")
        self.seat.setObjectName("person-seat")
        self.add = QuietButton("Join or change seat", icon="ui-plus")
        self.add.setObjectName("person-join")
        self.add.clicked.connect(self._join)
        self.seat.settled.connect(lambda: self.add.setFocus(Qt.FocusReason.OtherFocusReason))
        self._inside = QWidget()
        self._inside.setProperty("look", "clear")
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, px(8), 0)
        self._list.addStretch(1)
        self._kept = KeptRows(self._list)
        self._codes: dict[str, QLineEdit] = {}
        self._lay_out()
        self.show_state(bridge.state)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._inside)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(8), px(16))
        column.setSpacing(px(8))
        column.addWidget(SectionHeader("People"))
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self.seat, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(scroll, 1)
        column.addWidget(
            PlainLabel(
                "The report names seats, not people, unless you ask for an annex.",
                "secondary",
                "ink3",
                wrap=True,
            )
        )

    def show_state(self, state: GameState, _events: tuple[Event, ...] = ()) -> None:
        """Show who sits where now."""
        rows = place_rows(self._bridge.session, state)
        self.seat.offer((row.seat, row.name) for row in rows)
        self._kept.show([(row, partial(self._place, row)) for row in rows])

    def _place(self, row: PlaceRow) -> Panel:
        panel = Panel("raised", row.name)
        column = QVBoxLayout(panel)
        column.setContentsMargins(px(12), px(8), px(8), px(8))
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Avatar(row.glyph, size=24))
        head.addWidget(PlainLabel(row.name, "body-strong", elide=True), 1)
        column.addLayout(head)
        for name in row.people:
            line = QHBoxLayout()
            line.addWidget(PlainLabel(name, elide=True), 1)
            leave = IconButton("ui-x", f"{name} leaves the table")
            leave.setObjectName(f"leave-{name}")
            leave.clicked.connect(partial(self._leave, name, row.seat))
            line.addWidget(leave)
            column.addLayout(line)
        if not row.people:
            said = "Nobody observes" if not row.seat else row.played_by
            column.addWidget(PlainLabel(said, "secondary", "ink3"))
        if row.seat:
            column.addLayout(self._code_line(row))
        return panel

    def _code_line(self, row: PlaceRow) -> QHBoxLayout:
        field = EntryField("Another code" if row.has_code else "No code", f"New code of {row.name}")
        field.setObjectName(f"code-{row.seat}")
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(lambda: self._set_code(row.seat, field.text()))
        self._codes[row.seat] = field
        button = QuietButton("Remove the code" if row.has_code else "Set", plain=True)
        button.setObjectName(f"code-button-{row.seat}")
        button.clicked.connect(lambda: self._set_code(row.seat, "" if row.has_code else field.text()))
        line = QHBoxLayout()
        line.addWidget(field, 1)
        line.addWidget(button)
        return line

    def _join(self) -> None:
        """Seat everyone who is named in the field; whoever cannot be seated stays in it."""
        seat, named = self.seat.chosen(), list(guests_in(self.name.text()))
        if named and seat is None:
            self.notice.show_refusal("Choose a seat first: where does this person sit?")
            self.seat.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not named:
            self._do(people.join, "", "")
        while named and self._do(people.join, named[0].name, seat or "", named[0].initials):
            named.pop(0)
        self.name.setText("; ".join(guest.name for guest in named))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, name: str, seat: str, _checked: bool = False) -> None:
        if self._do(people.leave, name):
            said = left_behind(self._bridge.state, seat, people.deserted(self._bridge.session))
            self.notice.setHidden(not said)
            self.notice.tell(said, "warn")

    def _set_code(self, seat: str, code: str) -> None:
        self._codes[seat].clear()
        self._do(people.set_code, seat, code)
