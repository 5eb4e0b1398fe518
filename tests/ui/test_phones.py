"""The window's side of phones: a real relay, a phone over loopback, and nothing left when it is over."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import psutil
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.phone_kit import HERE, Answering, OverAir, linked, until
from tests.ui.table_kit import session
from ui.bridge import SessionBridge
from ui.phones import SHOW_MS, PhonesLink
from wargame.phones.keeping import keeping_of
from wargame.session import notes

SEAT = "torvik"


@pytest.fixture
def answers() -> Answering:
    return Answering()


@pytest.fixture
def link(qtbot: QtBot, tmp_path: Path, answers: Answering) -> Iterator[PhonesLink]:
    """Phones of the practice game, switched on."""
    bridge = SessionBridge(session("first-steps"))
    made = linked(bridge, tmp_path, restart_ms=1, show_ms=SHOW_MS, answers=lambda: answers)
    made.switch_on(HERE)
    until(lambda: made.state == "on")
    yield made
    made.switch_off()
    bridge.close()


def test_a_phone_joins_by_its_seat_s_code_and_what_it_does_is_done_for_that_seat(
    link: PhonesLink, answers: Answering
) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    answer = phone.say("seal", **{"with": {"seat": "sandry"}})
    assert answers.done == [(SEAT, "seal")]
    assert answer["view"]["place"] == SEAT
    [row] = [one for one in link.standing() if one.place == SEAT]
    assert row.word == phone.hand.word
    assert link.has_phone(SEAT)


def test_a_change_of_the_session_reaches_a_phone_that_listens(link: PhonesLink, answers: Answering) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    phone.listen()
    until(lambda: len(phone.heard()) == 1)
    answers.done.append(("", "something else"))
    notes.make_note(link._bridge.session, "A note.")
    until(lambda: len(phone.heard()) == 2)
    phone.leave()
    until(lambda: not any(one.connected for one in link.standing()))


def test_a_relay_that_dies_is_started_again_on_the_same_port_and_phones_go_on(
    link: PhonesLink, answers: Answering
) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    first, port, scanned = link.relay_id(), link.port, link.card_link(SEAT)
    os.kill(first, signal.SIGTERM)
    until(lambda: link.state == "on" and link.relay_id() not in (0, first))
    assert (link.port, link.card_link(SEAT)) == (port, scanned)
    assert phone.say("look")["view"]["place"] == SEAT


def test_whatever_strangers_send_the_page_is_drawn_anew_a_few_times_a_second(link: PhonesLink) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    recorded = phone.hand.box(do="look", id="one")
    until(lambda: not link.is_behind())
    drawn: list[float] = []
    link.changed.connect(lambda: drawn.append(monotonic()))
    began = monotonic()
    for _ in range(40):
        assert phone.send_again(recorded)[0] == 200
    until(lambda: not link.is_behind())
    assert 1 <= len(drawn) <= 2 + (monotonic() - began) * 1000 / SHOW_MS


def test_switched_off_no_process_is_left_and_old_codes_lead_nowhere(link: PhonesLink) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    relay = psutil.Process(link.relay_id())
    link.switch_off()
    assert not relay.is_running()
    assert (link.state, link.standing(), link.card_link(SEAT)) == ("off", (), "")
    with pytest.raises(ConnectionRefusedError):
        phone.knock_again()


def test_phones_that_are_sent_away_hand_in_what_was_being_typed_and_do_nothing_more(
    link: PhonesLink, answers: Answering
) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    phone.listen()
    until(lambda: len(phone.heard()) == 1)
    link.switch_off()
    until(lambda: len(phone.heard()) == 2)
    phone.say("draft", **{"with": {"draft": {}}})
    phone.say("seal", **{"with": {"seat": "sandry"}})
    assert answers.done == [(SEAT, "draft")]
    until(lambda: link.state == "off")
    assert link.standing() == ()
    phone.leave()


def test_switched_on_again_while_phones_hand_in_their_last_words_old_codes_have_ended(
    link: PhonesLink,
) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    phone.listen()
    until(lambda: len(phone.heard()) == 1)
    old = link.card_link(SEAT)
    link.switch_off()
    link.switch_on(HERE)
    until(lambda: link.state == "on")
    assert link.card_link(SEAT).partition("#")[2] not in ("", old.partition("#")[2])
    phone.leave()


def test_a_new_code_ends_the_old_one_and_its_phone_at_once(link: PhonesLink) -> None:
    phone, other = OverAir(link.card_link(SEAT)).join(), OverAir(link.card_link("sandry")).join()
    old = link.card_link(SEAT)
    link.new_code(SEAT)
    assert link.card_link(SEAT) != old
    assert phone.knock_again() == 410
    assert other.say("look")["view"]["place"] == "sandry"
    assert OverAir(link.card_link(SEAT), "browser-2").join().say("look")["view"]["place"] == SEAT


def test_a_second_phone_waits_until_it_is_let_in_and_reads_nothing_before(link: PhonesLink) -> None:
    OverAir(link.card_link(SEAT)).join()
    second = OverAir(link.card_link(SEAT), "browser-2").join()
    assert second.say("look")["view"] is None
    [row] = [one for one in link.standing() if one.place == SEAT]
    assert row.second == second.hand.word
    link.let_in(row.second)
    assert second.say("look")["view"]["place"] == SEAT


def test_a_seat_that_goes_back_to_the_laptop_gets_nothing_done_by_phone(
    link: PhonesLink, answers: Answering
) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    link.by_phone(SEAT, is_so=False)
    assert phone.say("seal")["view"] is None
    assert answers.done == []
    assert not link.has_phone(SEAT)
    link.by_phone(SEAT, is_so=True)
    phone.say("seal")
    assert answers.done == [(SEAT, "seal")]


def test_a_phone_that_is_ended_needs_a_new_code(link: PhonesLink) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    link.end(SEAT)
    assert phone.knock_again() == 410
    assert link.card_link(SEAT) == ""
    link.by_phone(SEAT, is_so=True)
    assert link.card_link(SEAT)


def test_an_address_that_the_laptop_does_not_have_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    bridge = SessionBridge(session("first-steps"))
    link = linked(bridge, tmp_path, answers=Answering)
    link.switch_on("192.0.2.1")
    until(lambda: link.state == "stuck")
    assert link.refused[0] == "address"
    assert link.card_link(SEAT) == ""
    link.switch_off()
    bridge.close()


def test_after_a_crash_of_the_program_phones_come_back_with_their_channels(
    qtbot: QtBot, tmp_path: Path, answers: Answering
) -> None:
    bridge = SessionBridge(session("first-steps"))
    link = linked(bridge, tmp_path, answers=lambda: answers)
    link.switch_on(HERE)
    until(lambda: link.state == "on")
    phone = OverAir(link.card_link(SEAT)).join()
    link._end_relay()  # as when the program is killed: nothing is forgotten
    again = linked(bridge, tmp_path, answers=lambda: answers)
    assert again.was_on()
    again.switch_on(HERE)
    until(lambda: again.state == "on")
    assert phone.say("look")["view"]["place"] == SEAT
    again.switch_off()
    assert not again.was_on()
    bridge.close()


def test_where_the_kept_codes_were_damaged_nothing_is_switched_on_by_itself(
    qtbot: QtBot, tmp_path: Path, answers: Answering
) -> None:
    bridge = SessionBridge(session("first-steps"))
    link = linked(bridge, tmp_path, answers=lambda: answers)
    link.prepare()
    assert linked(bridge, tmp_path).was_on()
    kept = keeping_of(bridge.session).path
    kept.write_bytes(kept.read_bytes()[:-9])
    assert not linked(bridge, tmp_path).was_on()
    link.switch_off()
    assert not kept.exists()
    bridge.close()


def test_a_seat_that_a_bot_plays_gets_no_code_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    made = session("first-steps")
    made.change_settings({"bots": f"{SEAT}=random"})
    bridge = SessionBridge(made)
    link = linked(bridge, tmp_path, answers=Answering)
    link.prepare()
    standing = {one.place: one.by_phone for one in link.standing()}
    assert standing[SEAT] is False
    assert standing["sandry"] is True
    assert standing["observer"] is False
    link.switch_off()
    bridge.close()
