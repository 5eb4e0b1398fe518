"""Five browsers and the real window of the table play together."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsers.drive_game import plan, seal
from tests.browsers.phone import TAPS_OF_A_TURN, Phone
from tests.children import ROOT

NewPhone = Callable[..., Phone]


class Table:
    """The window in its own process."""

    def __init__(self, home: Path) -> None:
        pipe = subprocess.PIPE
        about = {**os.environ, "ENTENTE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        call = [sys.executable, "-m", "tests.browsers.window"]
        self._process = subprocess.Popen(call, cwd=ROOT, env=about, stdin=pipe, stdout=pipe, text=True)
        self.at_first = self._read()

    def do(self, line: str = "look") -> dict[str, Any]:
        """Have Control do something; return how things stand then."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said

    def end(self) -> None:
        """Close the window."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        assert self._process.wait(20) == 0


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    """The window in planning, with phones on."""
    made = Table(tmp_path)
    yield made
    made.end()


def test_five_browsers_plan_and_seal_at_the_window(table: Table, phone: NewPhone) -> None:
    links = table.at_first["links"]
    hands = {seat: phone().scan(link) for seat, link in links.items()}
    words = {seat: hand.word() for seat, hand in hands.items()}
    shown = table.do()["words"]
    assert {seat: shown[seat] for seat in words} == words
    for hand in hands.values():
        hand.page.locator("footer .button.main").click()
        plan(hand)
        seal(hand)
    assert set(table.do()["sealed"].values()) == {1}
    hands["russia"].tab("Table")
    states = hands["russia"].page.locator(".state").all_inner_texts()
    assert len(states) == len(hands)
    assert set(states) <= {"sealed", "plans"}
    table.do("go upkeep")
    for hand in hands.values():
        hand.reads("Upkeep").tab("Table").reads("What moved for")


def test_five_seats_plan_and_seal_in_two_taps_each(table: Table, phone: NewPhone) -> None:
    hands = [phone(has_touch=True).come_in(link) for link in table.at_first["links"].values()]
    before = sum(hand.taps() for hand in hands)
    for hand in hands:
        hand.page.get_by_role("button", name=re.compile("^Plan: ")).first.tap()
        hand.page.get_by_role("button", name="Seal 1 move").tap()
        hand.reads("face down.")
    assert set(table.do()["sealed"].values()) == {1}
    assert sum(hand.taps() for hand in hands) - before == TAPS_OF_A_TURN


def test_switching_phones_off_while_seats_plan_loses_no_word(table: Table, phone: NewPhone) -> None:
    russia = phone().come_in(table.at_first["links"]["russia"])
    plan(russia)
    russia.write("Why it should work", "The surveyors are ready.")
    table.do("off")  # while the last letters are still on the phone alone
    russia.reads("This code has ended.")
    assert "The surveyors are ready." in table.do()["drafts"]["russia"]


def test_switching_phones_off_in_the_middle_of_a_question_loses_no_word(
    table: Table, phone: NewPhone
) -> None:
    russia = phone().come_in(table.at_first["links"]["russia"])
    russia.tab("Letters").press("Ask Control").write("Your question", "Who holds the pass?")
    russia.reads("Kept on the laptop.")
    table.do("off")
    russia.reads("This code has ended.")
    assert table.do("letters russia")["letters"]["question-text"] == "Who holds the pass?"
