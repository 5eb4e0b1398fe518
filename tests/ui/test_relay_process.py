"""The relay as a process of the window: started again where it dies or hangs, and told where it does not."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.phone_kit import HERE, Answering, OverAir, linked, until
from tests.ui.table_kit import session
from ui.bridge import SessionBridge
from ui.phones import PhonesLink
from ui.relay_process import MOST_ENDS, RelayProcess
from wargame.shown.phones_network import refused_words

SEAT = "torvik"


@pytest.fixture
def link(qtbot: QtBot, tmp_path: Path) -> Iterator[PhonesLink]:
    """Phones of the practice game, switched on, with signs of life in quick succession."""
    bridge = SessionBridge(session("first-steps"))
    made = linked(bridge, tmp_path, restart_ms=1, beat_ms=200, answers=Answering)
    made.switch_on(HERE)
    until(lambda: made.state == "on")
    yield made
    made.switch_off()
    bridge.close()


def test_a_relay_that_hangs_is_ended_and_phones_go_on_with_another(link: PhonesLink) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    hangs, port = psutil.Process(link.relay_id()), link.port
    hangs.suspend()
    until(lambda: link.state == "on" and link.relay_id() not in (0, hangs.pid))
    assert not hangs.is_running()
    assert link.port == port
    assert phone.say("look")["view"]["place"] == SEAT


def test_a_relay_that_is_killed_again_and_again_comes_back_each_time(link: PhonesLink) -> None:
    phone = OverAir(link.card_link(SEAT)).join()
    for _ in range(MOST_ENDS + 1):
        killed = link.relay_id()
        os.kill(killed, signal.SIGTERM)
        until(lambda gone=killed: link.state == "on" and link.relay_id() not in (0, gone))  # type: ignore[misc]  # bound
        assert phone.say("look")["view"]["place"] == SEAT


def test_a_relay_that_never_listens_is_told_and_not_started_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = [sys.executable, "-c", "pass"]
    monkeypatch.setattr("wargame.phones.lines.relay_command", lambda: ends)
    owner, told, begun = QObject(), list[str](), list[int]()
    relay = RelayProcess(lambda _: None, owner, restart_ms=1)
    relay.failed.connect(told.append)
    relay.ended.connect(lambda: begun.append(1))
    relay.ended.connect(relay.begin_again)
    relay.begin(tuple)
    until(lambda: bool(told))
    assert len(begun) == MOST_ENDS + 1
    assert "did not start: it ended again and again. Test again" in refused_words("start", told[0])
    relay.end()
