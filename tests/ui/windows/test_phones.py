"""Phones at the table: the page, its codes, the line in the bar, the curtain, the wall, and nothing left."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drawn import drawn_and_said
from tests.ui.phone_kit import HERE, Answering, OverAir, linked, until
from tests.ui.table_kit import click, find, open_table, session, texts
from ui.panels.phones.seats import OPEN_S
from ui.theme.theme import current_theme
from ui.widgets.qr_code import QrCode
from ui.windows.phones import PhonesAtTable
from wargame.session import turns
from wargame.shown.phones_standing import OBSERVERS

SEAT = "torvik"


@dataclass
class Net:
    """An address as the system would find it."""

    address: str
    kind: str = "This computer alone"
    sort: str = "wifi"


class Room:
    """A table with phones, a clock that stands still, and networks that a test names."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        current_theme().choose(reduced_motion=True)
        self.folder = folder
        self.now = 0.0
        self.networks = [Net(HERE)]
        self.answers = Answering()
        self.joined: list[OverAir] = []
        made = session("first-steps")
        while made.state.phase_kind != "planning":
            turns.next_phase(made)
        link_to = partial(linked, folder=folder, restart_ms=1, answers=lambda: self.answers)
        made_here = partial(
            PhonesAtTable, clock=lambda: self.now, find=lambda: self.networks, link_to=link_to
        )
        patch.setattr("ui.windows.table.PhonesAtTable", made_here)
        self.window = open_table(made)

    @property
    def phones(self) -> PhonesAtTable:
        return self.window.phones

    def open(self) -> None:
        self.phones.open()
        click(self.window, "phones-switch")
        until(lambda: self.phones.link.state in ("on", "stuck"))

    def join(self, seat: str = SEAT, device: str = "browser-1") -> OverAir:
        phone = OverAir(self.phones.link.card_link(seat), device).join()
        phone.listen()
        self.joined.append(phone)
        until(lambda: any(one.place == seat and one.connected for one in self.phones.link.standing()))
        return phone

    def is_on(self) -> bool:
        return self.phones.link.state != "off"

    def said(self) -> str:
        assert self.phones.page is not None
        return "\n".join(texts(self.phones.page))

    def network(self) -> list[str]:
        """The lines of the network that are to be seen."""
        assert self.phones.page is not None
        return [one.title.text() for one in self.phones.page.network.lines if one.isVisible()]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr("ui.windows.phones.missing_part", lambda: "")
    monkeypatch.setattr("ui.windows.phones_network._behind_vpn", lambda: False)
    made = Room(tmp_path, monkeypatch)
    qtbot.addWidget(made.window)
    yield made
    for phone in made.joined:
        phone.leave()
    made.window.close()
    made.window.bridge.close()


def test_phones_are_off_until_they_are_switched_on_and_nothing_is_left_when_the_table_closes(
    room: Room,
) -> None:
    me = psutil.Process()
    before = me.children()
    room.phones.open()
    assert "Phones are off" in room.said()
    assert me.children() == before
    assert not room.phones.button.isVisible()
    click(room.window, "phones-switch")
    until(lambda: room.phones.link.state == "on")
    [relay] = [one for one in me.children() if one not in before]
    room.window.close()
    assert not relay.is_running()


def test_a_phone_that_joins_is_told_on_the_page_and_in_the_bar(room: Room) -> None:
    room.open()
    assert "3 seats by phone, 0 connected." in room.said()
    phone = room.join()
    assert f"Connected · {phone.hand.word}" in room.said()
    click(room.window, "leave-phones")
    assert room.phones.button.words() == "1 of 3 phones"
    phone.leave()
    until(lambda: not any(one.connected for one in room.phones.link.standing()))
    click(room.window, "phones-line")
    assert "Away for" in room.said()


def test_one_code_is_open_at_a_time_and_only_for_twenty_seconds(room: Room) -> None:
    room.open()
    page = room.phones.page
    assert page is not None
    codes = {place: row.code for place, row in page.seats.rows.items()}
    assert not any(code.is_open() for code in codes.values())
    click(room.window, f"show-code-{SEAT}")
    assert codes[SEAT].is_open()
    click(room.window, "show-code-sandry")
    assert [place for place, code in codes.items() if code.is_open()] == ["sandry"]
    room.now = OPEN_S - 1
    page.seats.pass_time()
    assert codes["sandry"].is_open()
    assert "Hidden again in 1 s" in room.said()
    room.now = OPEN_S
    page.seats.pass_time()
    assert not any(code.is_open() for code in codes.values())


def _top(part: QWidget, page: QWidget) -> int:
    return part.mapTo(page, QPoint()).y()


def test_in_large_letters_the_network_comes_first_and_an_open_code_is_seen_whole(room: Room) -> None:
    room.open()
    page = room.phones.page
    assert page is not None
    area = page.area

    def whole(code: QrCode) -> bool:
        place = QRect(code.mapTo(area.viewport(), QPoint()), code.size())
        is_grown = place.height() >= place.width()
        return code.is_open() and is_grown and area.viewport().rect().contains(place)

    room.window.resize(1366, 690)
    current_theme().choose(scale=200)
    try:
        QApplication.processEvents()
        assert _top(page.network, page) < _top(page.seats.rows[SEAT], page)
        for place in room.window.bridge.state.compiled.seats:
            click(room.window, f"show-code-{place}")
            row = page.seats.rows[place]
            until(partial(whole, row.code))
    finally:
        current_theme().choose(scale=100)


def test_beside_many_seats_the_steps_of_the_network_stay_together(room: Room) -> None:
    room.open()
    page = room.phones.page
    assert page is not None
    row = page.seats.rows[SEAT]
    row.setMinimumHeight(1500)
    until(lambda: page.seats.height() > 1500)
    steps = [one for one in page.network.findChildren(QWidget) if one.isVisible()]
    below = max(_top(one, page.network) + one.height() for one in steps)
    above = _top(page.network.advice, page.network) - _top(page.network.test, page.network)
    assert page.network.height() - below < 40
    assert above - page.network.test.height() < 40


def test_the_code_of_the_test_gives_way_while_that_of_a_seat_lies_open(room: Room) -> None:
    room.open()
    page = room.phones.page
    assert page is not None
    shown = [one.objectName() for one in page.findChildren(QrCode) if one.is_open()]
    assert shown == ["test-code"]
    click(room.window, f"show-code-{SEAT}")
    shown = [one.objectName() for one in page.findChildren(QrCode) if one.is_open() and one.isVisible()]
    assert shown == [f"code-of-{SEAT}"]


def test_the_code_of_the_wi_fi_lies_face_down_while_a_seats_lies_open(room: Room) -> None:
    room.open()
    assert room.phones.page is not None
    wifi, page = room.phones.page.wifi, room.phones.page
    wifi.name.setText("Room 7")
    click(room.window, "wifi-make")
    assert wifi.code.is_open()
    click(room.window, f"show-code-{SEAT}")
    shown = [one.objectName() for one in page.findChildren(QrCode) if one.is_open()]
    assert shown == [f"code-of-{SEAT}"]
    click(room.window, f"show-code-{SEAT}")
    until(wifi.code.is_open)


def test_who_ends_a_phone_is_told_that_its_code_ends_and_how_the_seat_joins_again(room: Room) -> None:
    room.open()
    before = room.phones.link.card_link(SEAT)
    phone = room.join()
    told: list[str] = []
    room.phones.told.connect(lambda words, _kind: told.append(words))
    assert room.phones.page is not None
    row = room.phones.page.seats.rows[SEAT]
    [end] = [one for one in row.menu.actions() if one.objectName() == f"end-phone-{SEAT}"]
    assert end.text() == "End this phone and its code"
    end.trigger()
    assert "has ended, and its code with it. The seat plays at the laptop" in told[-1]
    until(lambda: "Plays behind the curtain" in row.head.text())
    row.by.button("phone").click()
    until(lambda: room.phones.link.card_link(SEAT) not in ("", before))
    assert phone is not None


def test_a_code_that_lies_low_on_the_page_is_scrolled_into_sight(room: Room) -> None:
    room.window.resize(1366, 520)
    room.open()
    assert room.phones.page is not None
    row = room.phones.page.seats.rows[OBSERVERS]
    room.phones.link.by_phone(OBSERVERS, is_so=True)
    click(room.window, f"show-code-{OBSERVERS}")
    until(lambda: row.code.visibleRegion().boundingRect() == row.code.rect())
    assert "Turn the screen to the observers only." in room.said()


def test_a_code_is_covered_as_soon_as_a_phone_has_joined_with_it(room: Room) -> None:
    room.open()
    click(room.window, f"show-code-{SEAT}")
    room.join()
    assert room.phones.page is not None
    assert room.phones.page.seats.open_place() == ""


def test_the_code_of_a_seat_whose_phone_is_away_stays_open_for_another_to_scan_it(room: Room) -> None:
    room.open()
    room.join().leave()
    until(lambda: not any(one.connected for one in room.phones.link.standing()))
    click(room.window, f"show-code-{SEAT}")
    room.now = 3.0
    room.phones.link.changed.emit()
    assert "Away for 3 s" in room.said()
    assert room.phones.page is not None
    assert room.phones.page.seats.open_place() == SEAT


def test_a_code_that_lets_nobody_in_any_more_does_not_stay_open(room: Room) -> None:
    room.open()
    assert room.phones.page is not None
    seats = room.phones.page.seats
    click(room.window, f"show-code-{SEAT}")
    [new] = [one for one in seats.rows[SEAT].menu.actions() if one.objectName() == f"new-code-{SEAT}"]
    new.trigger()
    assert seats.open_place() == ""
    click(room.window, f"show-code-{SEAT}")
    room.networks = [Net("127.0.0.2")]
    room.phones.network.look()
    until(lambda: room.phones.link.address == "127.0.0.2")
    assert seats.open_place() == ""


@pytest.mark.parametrize("how", ["curtain", "focus", "screen", "table"])
def test_a_code_is_covered_when_others_may_look(room: Room, how: str) -> None:
    room.open()
    click(room.window, f"show-code-{SEAT}")
    page = room.phones.page
    assert page is not None
    if how == "curtain":
        room.window.draw_curtain("sandry")
    elif how == "focus":
        room.phones.cover()
    elif how == "screen":
        room.window._on_new_screen()
    else:
        click(room.window, "leave-phones")
    assert not page.seats.rows[SEAT].code.is_open()


def test_the_wall_gets_the_code_of_the_wi_fi_and_no_other(room: Room) -> None:
    room.open()
    assert room.phones.page is not None
    wifi = room.phones.page.wifi
    wifi.name.setText("Room 7")
    wifi.password.setText("a" * 5000)
    click(room.window, "wifi-make")
    assert "8 to 64 letters" in room.window.toast.text()
    wifi.password.setText("four green chairs")
    click(room.window, "wifi-make")
    click(room.window, "wifi-on-wall")
    wall = room.window.projecting.window
    assert wall is not None
    assert "Room 7 · four green chairs" in drawn_and_said(wall)
    click(room.window, f"show-code-{SEAT}")
    room.join()
    seen = drawn_and_said(wall)
    assert "http" not in seen
    assert wall.wifi_page.code.is_open()
    click(room.window, "wifi-on-wall")
    assert not wall.wifi_page.code.is_open()
    assert "Room 7" not in drawn_and_said(wall.board)
    wall.close()


def test_a_second_phone_is_told_with_its_word_and_let_in_or_refused(room: Room) -> None:
    room.open()
    room.join()
    click(room.window, f"show-code-{SEAT}")
    assert room.phones.page is not None
    assert room.phones.page.seats.open_place() == SEAT
    second = OverAir(room.phones.link.card_link(SEAT), "browser-2").join()
    assert room.phones.page.seats.open_place() == ""
    said = f"A second phone, “{second.hand.word}”, came with the card of"
    assert said in room.said()
    assert said in room.window.toast.text()
    click(room.window, f"refuse-{SEAT}")
    assert second.knock_again() == 410
    third = OverAir(room.phones.link.card_link(SEAT), "browser-3").join()
    click(room.window, f"let-in-{SEAT}")
    assert third.say("look")["view"]["place"] == SEAT


def test_the_way_is_never_called_free_before_a_phone_has_been_there(room: Room) -> None:
    room.open()
    assert "Not proved yet" in room.said()
    assert find(room.window, "test-code").isVisible()
    link = room.phones.link.test_link()
    phone = OverAir(room.phones.link.card_link(SEAT))
    assert phone.prove(link, b"here") == 200
    assert "The way back is not proved yet" in room.said()
    assert phone.prove(link, b"back") == 200
    assert "A phone has reached the laptop at" in room.said()
    assert "So neither the firewall nor the network is in the way." in room.said()
    click(room.window, "test-again")
    assert "Not proved yet" in room.said()


def test_phones_for_votes_and_questions_alone_leave_planning_to_the_curtain(room: Room) -> None:
    room.open()
    for seat in room.window.bridge.state.compiled.seats:
        room.join(seat, f"browser-{seat}")
    assert room.window.primary.words() == "Waiting for 3 phones"
    assert room.phones.page is not None
    room.phones.page.may.button("votes-and-questions").click()
    assert room.window.primary.words().startswith("Draw the curtain for")
    assert room.phones.page.may.current() == "votes-and-questions"


def test_several_networks_are_asked_about_and_none_is_said_in_words(room: Room) -> None:
    room.networks = []
    room.phones.open()
    click(room.window, "phones-switch")
    assert "No network that phones could use" in room.said()
    room.networks = [Net(HERE, "The Wi-Fi “Room 7”"), Net("192.0.2.7", "A cable")]
    room.phones.network.look()
    assert "Which network are the phones on?" in room.said()
    assert room.phones.link.relay_id() == 0
    room.phones.network.choose(HERE)
    until(lambda: room.phones.link.state == "on")
    assert "The Wi-Fi “Room 7”" in room.said()


def test_a_network_that_may_be_reached_from_outside_is_not_taken_unasked(room: Room) -> None:
    room.networks = [Net(HERE, sort="open")]
    room.phones.open()
    click(room.window, "phones-switch")
    assert "This network may be reached from outside" in room.said()
    assert room.phones.link.relay_id() == 0
    assert room.phones.page is not None
    assert room.phones.page.network.choice.isVisible()
    room.phones.network.choose(HERE)
    until(lambda: room.phones.link.state == "on")


def test_another_network_can_be_chosen_while_phones_are_on(room: Room) -> None:
    room.open()
    room.networks = [Net(HERE, "The Wi-Fi"), Net("127.0.0.2", "A cable")]
    room.phones.network.look()
    assert room.phones.link.address == HERE
    assert room.phones.page is not None
    choice = room.phones.page.network.choice
    assert not choice.isVisible()
    click(room.window, "network-addresses")
    room.phones.network.look()
    assert choice.isVisible()
    choice.choose("127.0.0.2")
    choice.settled.emit()
    until(lambda: room.phones.link.address == "127.0.0.2")
    assert not choice.isVisible()


def test_phones_that_were_on_when_the_program_stopped_come_back(room: Room) -> None:
    room.open()
    phone = room.join()
    room.phones.link._end_relay()  # as when the program is killed: nothing is forgotten
    again = PhonesAtTable(
        room.window,
        room.window._pages,
        room.window.bridge,
        room.window.projecting,
        find=lambda: room.networks,
        link_to=partial(linked, folder=room.folder, answers=lambda: room.answers),
    )
    again.button.setParent(room.window)
    told: list[str] = []
    again.told.connect(lambda words, _kind: told.append(words))
    again.bring_back()
    until(lambda: again.link.state == "on")
    assert told == ["Phones go on with this session. They find their way back by themselves."]
    assert phone.say("look")["view"]["place"] == SEAT
    again.rest()


def test_a_session_that_is_only_read_takes_no_phones(room: Room) -> None:
    room.window.bridge.session.writable = False
    room.phones.open()
    assert "open for reading only" in room.said()
    assert not find(room.window, "phones-switch").isEnabled()
    room.window.bridge.session.writable = True


def test_that_phones_would_not_come_back_is_told_once(room: Room) -> None:
    room.open()
    told: list[str] = []
    room.phones.told.connect(lambda words, _kind: told.append(words))
    assert room.phones.link._keeping is not None
    kept = room.phones.link._keeping.path
    kept.unlink()
    kept.parent.rmdir()
    kept.parent.write_text("in the way", encoding="utf-8")
    room.phones.link.new_code(SEAT)
    room.phones.link.new_code(SEAT)
    assert ["phones need new codes" in words for words in told] == [True]
    assert "Codes cannot be kept just now" in room.network()
    kept.parent.unlink()
    room.phones.link.new_code(SEAT)
    assert len(told) == 1
    assert "Codes cannot be kept just now" not in room.network()


def test_the_cards_are_written_where_control_says_and_opened_to_be_printed(
    room: Room, tmp_path: Path
) -> None:
    room.open()
    opened: list[str] = []
    told: list[str] = []
    room.phones.printing._open = lambda url: opened.append(url.toLocalFile())
    room.phones.told.connect(lambda words, _kind: told.append(words))
    room.phones.printing.write_to(tmp_path / "Cards", ("Room 7", ""))
    until(lambda: bool(told))
    assert (tmp_path / "Cards.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "Cards.pdf").stat().st_mode & 0o077 == 0
    assert opened == [str(tmp_path / "Cards.pdf")]
    assert "Each sheet is the key to a hand." in told[0]
    room.phones.printing.write_to(tmp_path / "nowhere" / "Cards.pdf")
    until(lambda: len(told) == 2)
    assert "there is no folder" in told[1]


def test_a_seat_s_phone_that_listens_proves_the_way_both_ways(room: Room) -> None:
    room.open()
    room.join()
    assert "So neither the firewall nor the network is in the way." in room.said()


def test_an_address_that_changes_is_told_and_codes_are_shown_anew(room: Room) -> None:
    room.open()
    before = room.phones.link.card_link(SEAT)
    phone = room.join()
    room.networks = [Net("127.0.0.2")]
    room.phones.network.look()
    until(lambda: room.phones.link.address == "127.0.0.2")
    assert "Codes on paper no longer fit" in room.said()
    until(lambda: "Not proved yet" in room.network())
    after = room.phones.link.card_link(SEAT)
    assert after.partition("#")[2] == before.partition("#")[2]
    phone.host = "127.0.0.2"
    assert phone.say("look")["view"]["place"] == SEAT


def test_a_network_that_is_gone_for_a_moment_sends_no_phone_to_the_cable(room: Room) -> None:
    room.open()
    phone = room.join()
    told: list[str] = []
    room.phones.told.connect(lambda words, _kind: told.append(words))
    for networks in ([], [Net("127.0.0.2", "A cable", sort="cable")]):
        room.networks = networks
        room.phones.network.look()
        assert room.network() == ["The laptop has left the network of the phones"]
    assert room.phones.page is not None
    assert room.phones.page.network.choice.isVisible()
    room.networks = [Net(HERE), Net("127.0.0.2", "A cable", sort="cable")]
    room.phones.network.look()
    assert room.network()[0] == "This computer alone"
    assert not room.phones.page.network.choice.isVisible()
    assert phone.say("look")["view"]["place"] == SEAT
    assert [words.partition(".")[0] for words in told] == ["The laptop has left the network that phones use"]


def test_a_port_that_another_program_took_is_told_as_codes_that_no_longer_fit(room: Room) -> None:
    room.open()
    taken = room.phones.link.port
    told: list[str] = []
    room.phones.told.connect(lambda words, _kind: told.append(words))
    gone = room.phones.link.relay_id()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        psutil.Process(gone).kill()
        until(lambda: _takes(other, taken))
        until(lambda: room.phones.link.port not in (0, taken))
    assert "Codes on paper no longer fit" in room.said()
    assert told == [
        f"Another program holds port {taken}, so phones use another. Codes on paper no longer fit."
    ]


def _takes(other: socket.socket, port: int) -> bool:
    try:
        other.bind((HERE, port))
        other.listen()
    except OSError:
        return False
    return True


def test_the_curtain_of_a_seat_by_phone_says_so_and_the_next_step_waits_for_it(room: Room) -> None:
    room.open()
    for seat in room.window.bridge.state.compiled.seats:
        room.join(seat, f"browser-{seat}")
    click(room.window, "leave-phones")
    assert room.window.primary.words() == "Waiting for 3 phones"
    assert not room.window.primary.isEnabled()
    assert room.window.focusWidget() is not None, "no key is heard any more"
    room.window.draw_curtain(SEAT)
    assert "plays by phone" in room.window.curtain.people.text()
    room.window.show_table()
    room.phones.link.by_phone(SEAT, is_so=False)
    assert room.window.primary.words().startswith("Draw the curtain for")
    room.window.draw_curtain(SEAT)
    assert "plays by phone" not in room.window.curtain.people.text()


def test_switching_off_asks_once_a_phone_has_joined(room: Room) -> None:
    room.open()
    room.join()
    click(room.window, "phones-switch")
    assert room.is_on()
    click(room.window, "phones-off")
    # At once, though phones hand in for a moment what was being typed.
    assert room.is_on()
    assert "Phones are off" in room.said()
    assert not room.phones.button.isVisible()
    until(lambda: not room.is_on())
    assert "Phones are off" in room.said()


def test_new_codes_for_all_are_asked_about_and_end_every_phone(room: Room) -> None:
    room.open()
    phone = room.join()
    click(room.window, "new-codes")
    click(room.window, "phones-new-codes")
    assert phone.knock_again() == 410


def test_what_this_copy_lacks_is_said_and_nothing_is_switched_on(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacks = "This copy was made without the part for phones. Type: make phones"
    monkeypatch.setattr("ui.windows.phones.missing_part", lambda: lacks)
    room.phones.open()
    assert lacks in room.said()
    assert not find(room.window, "phones-switch").isEnabled()


def test_while_the_game_is_looked_at_again_phones_seal_nothing(room: Room) -> None:
    room.open()
    phone = room.join()
    room.window.replaying.open()
    assert "looked at again" in phone.say("seal")["words"]
    assert room.answers.done == []
    assert phone.say("draft")["words"] == ""
    room.window.replaying.close()
    phone.say("seal")
    assert room.answers.done == [(SEAT, "draft"), (SEAT, "seal")]


def test_cards_are_written_for_seats_by_phone_alone(room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    room.open()
    room.phones.link.by_phone("sandry", is_so=False)
    made = room.phones.printing.cards(("Room 7", ""))
    assert [one.name for one in made.cards] == [
        room.window.bridge.state.compiled.scenario.actor(seat).name
        for seat in room.window.bridge.state.compiled.seats
        if seat != "sandry"
    ]
    assert made.address == f"{HERE}:{room.phones.link.port}"
