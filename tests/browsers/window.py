"""The table's window in a process of its own, for real browsers: `python -m tests.browsers.window`.

It switches phones on and then does what stands on each line of its input, as Control would: `go PHASE`,
`off`, `letters SEAT`, `shot FILE`. After each it says in a line of JSON how things stand: the links, the
phase, who has sealed, what is kept of drafts, and what stands in the forms of the letters that were opened.
"""

import json
import os
import sys
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from tests.browsers.game import TURN
from tests.ui.sessions import played, step
from ui.bridge import SessionBridge
from ui.panels.hand.panel import HandPanel
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme, apply_theme
from ui.widgets.fields import SerifEdit
from ui.windows.table import TableWindow

ADDRESS = "127.0.0.1"


class Control(QObject):
    """Whoever sits at the laptop."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.bridge = SessionBridge(played(turns_played=TURN - 1))
        self.window = TableWindow(self.bridge)
        self.window.resize(1366, 690)
        self.window.show()
        self.link = self.window.phones.link
        self.link.changed.connect(self._on_link)
        self.told.connect(self.do, Qt.ConnectionType.QueuedConnection)
        self._said_on = False
        self._letters: dict[str, str] = {}
        self._go_to("planning")
        self.link.switch_on(ADDRESS)

    def _on_link(self) -> None:
        if self.link.state == "on" and not self._said_on:
            self._said_on = True
            Thread(target=self._listen, daemon=True).start()
            self._say()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.told.emit(line.strip())
        self.told.emit("quit")

    def do(self, line: str) -> None:
        """Do what a line says, and say how things stand."""
        what, _, given = line.partition(" ")
        match what:
            case "go":
                self._go_to(given)
            case "off":
                self.window.phones.switch_off()
            case "letters":
                self._open_letters(given)
            case "shot":
                self.window.grab().save(given)
            case "quit":
                self.window.close()
                QApplication.quit()
                return
            case _:
                pass
        self._say()

    def _go_to(self, phase: str) -> None:
        before = self.bridge.state
        while self.bridge.state.phase_kind != phase:
            step(self.bridge.session)
        if self.bridge.state is not before:
            self.bridge.changed.emit(self.bridge.state, ())

    def _open_letters(self, seat: str) -> None:
        """Open a seat's hand behind the curtain, at its letters."""
        self.window.draw_curtain(seat)
        self.window.seclusion.open_hand(seat, "")
        [hand] = self.window.findChildren(HandPanel)
        hand.open_page("letters")
        fields = [one for one in hand.findChildren(SerifEdit) if one.isVisible()]
        self._letters = {one.objectName(): one.toPlainText() for one in fields}

    def _say(self) -> None:
        session, state = self.bridge.session, self.bridge.state
        seats = session.compiled.seats
        said: dict[str, Any] = {
            "links": {seat: self.link.card_link(seat) for seat in seats},
            "phase": state.phase_kind,
            "sealed": {seat: sum(one.move.seat == seat for one in state.table.plays) for seat in seats},
            "drafts": session.journal.drafts(),
            "letters": self._letters,
            "words": {one.place: one.word for one in self.link.standing()},
        }
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def main() -> None:
    """Show the window until the input ends."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(["entente", "-style", "fusion"])
    load_fonts()
    apply_theme(application, Theme("light", reduced_motion=True))
    control = Control()
    application.exec()
    del control


if __name__ == "__main__":
    main()
