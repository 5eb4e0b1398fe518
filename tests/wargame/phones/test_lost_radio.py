"""Whatever the radio loses, and however often the program is started anew, nothing is done twice."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wargame.phones.handset import Handset, Radio
from tests.wargame.phones.test_exchange import Table
from wargame.phones.exchange import Phones
from wargame.phones.keeping import Kept

Mishap = str
MISHAPS = st.sampled_from(["arrives", "arrives", "request lost", "answer lost", "relay dies", "program dies"])


class Laptop:
    """A laptop that may die and come back with what it kept, and with its record."""

    def __init__(self) -> None:
        self.table = Table()
        self.kept = list[Kept]()
        self.radio = Radio(Phones(["russia"], self.table, self.kept.append))
        self.radio.hear(self.radio.phones.open_card("russia"))

    def starts_anew(self) -> None:
        """The program died, and is there again."""
        self.radio = Radio(Phones(["russia"], self.table, self.kept.append, self.kept[-1]))

    def relay_starts_anew(self) -> None:
        """The relay died: all streams are gone."""
        self.radio.hear(self.radio.phones.start("10.42.0.1", "pages"))


def pressed(laptop: Laptop, phone: Handset, press: str, mishaps: list[Mishap]) -> dict[str, Any]:
    """Have a phone send one press until it is answered."""
    box = phone.box(do="write", id=press, **{"with": {"text": press}})
    while True:
        mishap = mishaps.pop() if mishaps else "arrives"
        if mishap == "request lost":
            continue
        if mishap == "program dies":
            laptop.starts_anew()
        if mishap == "relay dies":
            laptop.relay_starts_anew()
        status, answer = laptop.radio.post(phone.channel, box)
        assert status == 200
        if mishap != "answer lost":
            return phone.read(answer)


@given(st.lists(MISHAPS, max_size=30), st.integers(1, 6))
def test_every_press_is_done_once_and_its_answer_shows_it(mishaps: list[Mishap], presses: int) -> None:
    laptop = Laptop()
    phone = laptop.radio.join(Handset(laptop.radio.phones.card_link("russia")))
    for number in range(1, presses + 1):
        answer = pressed(laptop, phone, str(number), mishaps)
        assert answer["view"]["at"] == number
    assert [given["text"] for _, _, given in laptop.table.done] == [str(one + 1) for one in range(presses)]


def test_a_program_that_dies_while_it_does_something_says_so_and_does_it_no_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    laptop = Laptop()
    phone = laptop.radio.join(Handset(laptop.radio.phones.card_link("russia")))
    box = phone.box(do="write", id="one")
    with monkeypatch.context() as dying:
        dying.setattr(laptop.table, "do", None)
        with pytest.raises(TypeError):
            laptop.radio.post(phone.channel, box)
    laptop.starts_anew()
    assert "Look whether it is done" in phone.read(laptop.radio.post(phone.channel, box)[1])["words"]
    assert laptop.table.done == []
    assert laptop.radio.say(phone, "write")["words"] == ""


@given(st.lists(st.integers(0, 9), max_size=30))
def test_boxes_that_somebody_recorded_do_nothing_in_any_order(played: list[int]) -> None:
    laptop = Laptop()
    phone = laptop.radio.join(Handset(laptop.radio.phones.card_link("russia")))
    boxes = [phone.box(do="write", id=str(number), **{"with": {"text": str(number)}}) for number in range(10)]
    for box in boxes:
        laptop.radio.post(phone.channel, box)
    done = list(laptop.table.done)
    for number in played:
        if number == 9:
            laptop.starts_anew()
        status, answer = laptop.radio.post(phone.channel, boxes[number])
        assert status == 200
        assert phone.read(answer)["view"]["at"] == 10
    assert laptop.table.done == done
