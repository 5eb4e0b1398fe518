"""The cards of seats by phone on paper: asked where to, written in the background, opened to be printed.

A sheet is the key to a hand, so the file is written where Control says and nowhere else, and no other
account of the computer may read it.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.background import Background
from ui.bridge import SessionBridge
from ui.phones import PhonesLink
from wargame.places import nearest_folder, sessions_folder
from wargame.session.marking import marking_of
from wargame.shown.phones_standing import OBSERVERS, phone_rows
from wargame.terms import EntenteError

if TYPE_CHECKING:
    from wargame.report.seat_cards import SeatCards


class CardsPrinting(QObject):
    """Writes the cards of one table."""

    told = Signal(str, str)
    """Words for Control, and of what kind."""

    def __init__(
        self,
        window: QWidget,
        bridge: SessionBridge,
        link: PhonesLink,
        parent: QObject,
        open_file: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._window, self._bridge, self._link, self._open = window, bridge, link, open_file
        self._background = Background(self)

    def ask(self, wifi: tuple[str, str]) -> None:
        """Ask where the cards are to be written, with the Wi-Fi's name and password on them if given."""
        proposed = str(nearest_folder(sessions_folder()) / "Seat cards.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Write the seat cards", proposed, "PDF (*.pdf)")
        if chosen:
            self.write_to(Path(chosen), wifi)

    def write_to(self, path: Path, wifi: tuple[str, str] = ("", "")) -> None:
        """Write the cards of all places that have a code."""
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        self._background.ask(partial(_written, path, self.cards(wifi)), partial(self._done, path))

    def rest(self) -> None:
        """Drop what is being written."""
        self._background.drop()

    def _done(self, path: Path, refusal: str) -> None:
        if refusal:
            self.told.emit(refusal, "error")
            return
        self.told.emit(f"{path.name} is written, in {path.parent}. Each sheet is the key to a hand.", "done")
        self._open(QUrl.fromLocalFile(str(path)))

    def cards(self, wifi: tuple[str, str]) -> "SeatCards":
        """Return what is to be printed now."""
        from wargame.phones.codes import modules_of, wifi_text
        from wargame.report.seat_cards import SeatCard, SeatCards, WifiOnCard

        session, (name, password) = self._bridge.session, wifi
        rows = [one for one in phone_rows(session, self._link.standing()) if one.by_phone]
        cards = tuple(
            SeatCard(
                name=one.name,
                glyph=one.glyph,
                code=modules_of(link, on_paper=True),
                is_of_observers=one.place == OBSERVERS,
            )
            for one in rows
            if (link := self._link.card_link(one.place))
        )
        code = modules_of(wifi_text(name, password), on_paper=True) if name else ()
        return SeatCards(
            title=session.state.setup.title,
            address=f"{self._link.address}:{self._link.port}",
            cards=cards,
            wifi=WifiOnCard(name=name, password=password, code=code) if name else None,
            marking=marking_of(session),
        )


def _written(path: Path, cards: "SeatCards") -> str:
    """Write the cards; return in words why not, empty if they are written."""
    from wargame.report.seat_cards import as_pdf
    from wargame.report.writing import write_file

    try:
        write_file(path, as_pdf(cards), private=True)
    except EntenteError as error:
        return error.told.without_commands()
    return ""
