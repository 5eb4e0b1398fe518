"""The table's hold on phones: the page over the table, the line in its bar, the switch and what it does.

Made with the table and idle until somebody opens the page; phones are off until they are switched on. It
finds the network, hands what Control presses to the link (`ui.phones`), and has the page say how things
stand. Its page is one of the window's pages, so a curtain that is drawn covers it at once. Codes of seats go
to this page and to paper alone, never to the projector.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.bridge import SessionBridge
from ui.panels.phones.page import PhonesPage
from ui.phones import PhonesLink, missing_part
from ui.widgets.bar_line import BarLine
from ui.widgets.pages import turn_page
from ui.widgets.qr_code import Modules
from ui.windows.actions import add_command
from ui.windows.ask import Ask
from ui.windows.phones_network import Finder, PhonesNetwork
from ui.windows.projecting import Projecting
from ui.windows.seat_cards import CardsPrinting
from wargame.game.events import Event, QuestionAsked
from wargame.shown.phone.doing import LEAST, MODE, mode_in
from wargame.shown.phones_network import (
    NetworkFacts,
    before_the_first_time,
    firewall_page,
    if_nothing_shows,
    network_lines,
    why_no_wifi,
)
from wargame.shown.phones_standing import (
    OBSERVERS,
    PhoneRow,
    PhoneStanding,
    few_in_the_bar,
    in_the_bar,
    leaving,
    phone_rows,
    summary,
)
from wargame.terms import ActorId

COUNT_MS: Final = 1000
"""How often seconds are counted while the page is seen."""
READ_ONLY: Final = "This session is open for reading only, so nobody can play in it. Open it for playing."
SEAT_AGAIN: Final = (
    "The seat plays at the laptop, with all that it had written. “Phone” beside it gives it a new code."
)
OBSERVERS_AGAIN: Final = "“Phone” beside it gives a new code."
QUESTION_WAITS: Final = (
    "A question to Control waits. Questions, votes, messages (Ctrl+Shift+T) shows it to you alone."
)
NOT_KEPT: Final = (
    "The folder of settings cannot be written. If Entente stops, phones need new codes; what they did is in "
    "the record."
)


class PhonesAtTable(QObject):
    """Phones of one table."""

    told = Signal(str, str)
    """Words for Control, and of what kind."""
    wifi_given = Signal(str, str)
    """Name and password of the Wi-Fi, for the next table; they are written nowhere."""
    guide_wanted = Signal(str)
    """A page of the guide is wanted, by the name of its place."""
    left = Signal()
    """The table is to be seen again."""
    changed = Signal()
    """Other seats play by phone now, or phones came or went."""

    def __init__(
        self,
        window: QWidget,
        pages: QStackedWidget,
        bridge: SessionBridge,
        projecting: Projecting,
        *,
        clock: Callable[[], float] = time.monotonic,
        find: Finder | None = None,
        link_to: Callable[..., PhonesLink] = PhonesLink,
        looks_back: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._bridge, self._projecting = window, pages, bridge, projecting
        self._clock = clock
        self.link = link_to(bridge, parent=self, clock=clock, looks_back=looks_back)
        self.page: PhonesPage | None = None
        self._ask: Ask | None = None
        self.printing = CardsPrinting(window, bridge, self.link, self)
        self.network = PhonesNetwork(self.link, self, find)
        self.network.told.connect(self.told)
        self.network.changed.connect(self._show)
        self._on_wall = False
        self._keeps = True
        self._stays = False
        self._waiting: frozenset[str] = frozenset()
        self.button = BarLine("ui-phone", "phones-line")
        self.button.clicked.connect(self.open)
        self._count = _every(self, COUNT_MS, self._show)
        self.link.changed.connect(self._on_link)
        bridge.changed.connect(lambda _state, events: self._on_events(events))
        projecting.closed.connect(self._off_wall)

    # The page

    def open(self) -> None:
        """Show the page over the table."""
        page = self.page or self._make()
        turn_page(self._pages, page)
        self._show()
        self._count.start()
        page.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_open(self) -> bool:
        """Return whether the page is to be seen."""
        return self.page is not None and self._pages.currentWidget() is self.page

    def cover(self) -> None:
        """Turn an open code face down: others may see the screen now."""
        if self.page is not None:
            self.page.seats.cover()

    def leave(self) -> None:
        """Go back to the table."""
        self._count.stop()
        self.left.emit()

    def _make(self) -> PhonesPage:
        page = self.page = PhonesPage(self.link.card_link, self._clock)
        self._pages.addWidget(page)
        add_command(page, "leave-phones", self.leave, page.back)
        add_command(page, "print-seat-cards", self.print_cards, page.print)
        self.printing.told.connect(self.told)
        page.switched.connect(lambda on: self.switch_on() if on else self.ask_off())
        page.new_codes.clicked.connect(self.ask_new_codes)
        seats, network = page.seats, page.network
        page.may_chosen.connect(self._let_do)
        seats.new_code_wanted.connect(self.link.new_code)
        seats.ended.connect(self._end)
        seats.let_in.connect(self.link.let_in)
        seats.refused.connect(self.link.refuse)
        seats.turned.connect(self.link.by_phone)
        seats.opened.connect(self._show)
        network.test_wanted.connect(self.network.test)
        network.address_chosen.connect(self.network.choose)
        network.followed.connect(self._follow)
        page.wifi.given.connect(self._take_wifi)
        page.wifi.wall_wanted.connect(self._turn_wall)
        self.set_wifi(*self.network.wifi)
        return page

    def _end(self, place: str) -> None:
        """End the phone of a place and its code, and say how it joins again."""
        self.link.end(place)
        row = next(
            one for one in phone_rows(self._bridge.session, self.link.standing()) if one.place == place
        )
        again = OBSERVERS_AGAIN if place == OBSERVERS else SEAT_AGAIN
        self.told.emit(f"The phone of {row.name} has ended, and its code with it. {again}", "info")

    # On and off

    def bring_back(self) -> None:
        """Switch phones on again if they were on when this session was left without being closed."""
        if not self._why_not() and self.link.was_on():
            self.switch_on()
            self.told.emit("Phones go on with this session. They find their way back by themselves.", "info")

    def switch_on(self) -> None:
        """Let phones join: at the one address there is, at the one that was used, or where Control says."""
        if self._why_not():
            self._show()
            return
        self.link.prepare()
        self.network.begin()

    def ask_off(self) -> None:
        """Ask before phones are sent away, if any is there."""
        if not any(one.word for one in self.link.standing()):
            self.switch_off()
            return
        self._show()
        self._put(
            "Switch phones off?",
            "All phones and all codes end. What seats have sealed stays, and what they were writing lies in "
            "their hands behind the curtain.",
            ("phones-off", "Switch phones off", self.switch_off),
        )

    def switch_off(self) -> None:
        """End all phones and all codes; seats go on behind the curtain."""
        self._off_wall()
        self.network.rest()
        self.link.switch_off()

    def stay(self, file: Path | None = None) -> None:
        """Have phones go on when the table is closed: the session goes on at another, or in another file."""
        self._stays = True
        if file is not None:
            self.link.move_to(file)

    def rest(self) -> None:
        """Let go of everything: the table is closed, and nothing may be left that listens."""
        self._count.stop()
        self.network.rest()
        self.printing.rest()
        if self._stays:
            self.link.hold()
        else:
            self.link.cut_off()

    # The network

    def _take_wifi(self, name: str, password: str) -> None:
        if why := why_no_wifi(name, password):
            self.told.emit(why, "error")
            return
        self.set_wifi(name, password)
        self.wifi_given.emit(name, password)

    def set_wifi(self, name: str, password: str) -> None:
        """Take in the Wi-Fi that phones join; it is kept in memory only."""
        self.network.wifi = (name, password)
        self._off_wall()
        if self.page is not None:
            self.page.wifi.show_wifi(name, password, self._wifi_code())
            advice = if_nothing_shows(sys.platform, name)
            self.page.network.advise(advice, has_page=bool(firewall_page(sys.platform)))
        self._show()

    def _wifi_code(self) -> Modules:
        from wargame.phones.codes import modules_of, wifi_text

        return modules_of(wifi_text(*self.network.wifi)) if self.network.wifi[0] else ()

    def _turn_wall(self) -> None:
        """Show the code of the Wi-Fi to the room, or take it away."""
        if self._on_wall:
            self._off_wall()
            return
        self._on_wall = True
        self._projecting.show_wifi(*self.network.wifi, self._wifi_code())
        self._window.activateWindow()
        self._show()

    def _off_wall(self) -> None:
        if self._on_wall:
            self._on_wall = False
            self._projecting.show_wifi("", "", ())
            self._show()

    def _follow(self, link: str) -> None:
        """Open what a line of the network leads to."""
        if link == "firewall":
            QDesktopServices.openUrl(QUrl(firewall_page(sys.platform)))
        elif link == "not-stopped":
            self.guide_wanted.emit("phones-not-stopped")
        else:
            self.network.ask()

    # What is shown

    def _on_link(self) -> None:
        self.network.take_proof()
        waiting = frozenset(one.second for one in self.link.standing() if one.second)
        if waiting - self._waiting:
            rows = phone_rows(self._bridge.session, self.link.standing())
            for row in rows:
                if row.second_word and row.second_word not in self._waiting:
                    self.told.emit(row.second, "warn")
        self._waiting = waiting
        if self._keeps != self.link.keeps():
            self._keeps = not self._keeps
            if not self._keeps:
                self.told.emit(NOT_KEPT, "warn")
        self._show()
        self.changed.emit()

    def _on_events(self, events: Sequence[Event]) -> None:
        """Say that a question has come: by phone nobody sees that somebody asks."""
        asked = any(isinstance(one, QuestionAsked) for one in events)
        if asked and not self.link.is_off():
            self.told.emit(QUESTION_WAITS, "info")
        self._show()

    def _show(self) -> None:
        """Show how things stand: in the bar, and on the page if it is seen."""
        page = self.page if self.is_open() else None
        self.button.setVisible(not self.link.is_off())
        if self.link.is_off():
            if page is not None:
                page.show_off(before_the_first_time(sys.platform), self._why_not())
            return
        standing = self.link.standing()
        rows = phone_rows(self._bridge.session, standing)
        self.button.say(in_the_bar(rows), few_in_the_bar(rows))
        if page is not None:
            self._show_page(page, rows, standing)

    def _why_not(self) -> str:
        """Return in words why phones cannot be switched on; empty if they can."""
        return missing_part() if self._bridge.session.writable else READ_ONLY

    def _show_page(
        self, page: PhonesPage, rows: Sequence[PhoneRow], standing: Sequence[PhoneStanding]
    ) -> None:
        facts = self.network.facts(leaving(rows, standing))
        tested = f"Tested {self.network.tested}, again whenever the network changes"
        page.show_on(
            network_lines(facts),
            rows,
            tested=tested,
            summary=summary(self._bridge.session, rows),
            may=mode_in(self._bridge.session.settings),
        )
        page.network.show_test(self._test_code(facts))
        page.wifi.set_on_wall(self._on_wall)
        page.wifi.give_way(bool(page.seats.open_place()))
        wifi = self.network.wifi[0]
        step_one = f"Step 1 must be done first: the phone is on “{wifi}”." if wifi else ""
        page.seats.set_step_one(step_one)
        self._offer_choices(asked=self.network.has_to_choose())

    def _test_code(self, facts: NetworkFacts) -> Modules:
        from wargame.phones.codes import modules_of

        wanted = facts.address and not (facts.here_at and facts.back)
        # A camera that sees two codes takes either: the test's gives way while a seat's lies open.
        is_alone = self.page is None or not self.page.seats.open_place()
        link = self.link.test_link() if wanted and is_alone else ""
        return modules_of(link) if link else ()

    def _offer_choices(self, *, asked: bool) -> None:
        if self.page is None:
            return
        choices = self.network.choices() if asked else []
        if self.page.network.choices() != choices:
            self.page.network.offer(choices, self.link.address)

    def plays_by_phone(self, seat: ActorId) -> bool:
        """Return whether a phone plays this seat now; one for votes and questions alone does not."""
        return self.link.has_phone(seat) and mode_in(self._bridge.session.settings) != LEAST

    def seats(self) -> frozenset[ActorId]:
        """Return the seats that a phone plays now."""
        return frozenset(filter(self.plays_by_phone, self._bridge.session.compiled.seats))

    def _let_do(self, mode: str) -> None:
        """Let phones do everything, or the least secret things only; phones hear of it by themselves."""
        refusal = self._bridge.change_settings({MODE: mode})
        if refusal:
            self.told.emit(refusal, "error")
            self._show()

    # What Control does

    def ask_new_codes(self) -> None:
        """Ask before all codes are made anew: all phones have to join again."""
        self._put(
            "New codes for all?",
            "All phones end at once and have to scan again; cards on paper no longer fit. What seats have "
            "sealed and written stays.",
            ("phones-new-codes", "Make new codes", self._new_codes),
        )

    def _new_codes(self) -> None:
        self.network.dealt_anew()
        self.link.new_codes()

    def print_cards(self) -> None:
        """Print the cards of the seats, once there is something to print."""
        if self.page is not None and self.page.print.isVisible():
            self.network.dealt_anew()
            self.printing.ask(self.network.wifi)

    def _put(self, title: str, text: str, answer: tuple[str, str, Callable[[], object]]) -> None:
        if self._ask is None:
            self._ask = Ask(self._window)
        self._ask.ask(title, text, [answer], stay="Leave it as it is")


def _every(owner: QObject, ms: int, then: Callable[[], object]) -> QTimer:
    made = QTimer(owner)
    made.setInterval(ms)
    made.timeout.connect(then)
    return made
