import os
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.wargame.phones.handset import Handset, Radio
from wargame.phones import lines
from wargame.phones.exchange import Phones
from wargame.phones.keeping import Keeping, Kept
from wargame.phones.standing import Proof
from wargame.whole import name_beside


class Table:
    """Seats that write down what was done at their doors."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str, dict[str, Any]]] = []
        self.state = 0
        self.clock: dict[str, Any] = {}

    def view(self, place: str) -> dict[str, Any]:
        return {"place": place, "at": self.state, "hand": f"secret of {place}", **self.clock}

    def entry(self) -> object:
        return self.state

    def faces(self, place: str, hashes: Sequence[str]) -> dict[str, Any]:
        return {one: {"title": f"{place} {one}"} for one in hashes}

    def do(
        self, place: str, name: str, given: Mapping[str, Any], meant_for: Mapping[str, Any], *_: object
    ) -> str:
        if name == "seal" and meant_for.get("turn") != 1:
            return "Too late. Nothing was done."
        self.done.append((place, name, dict(given)))
        self.state += 1
        return ""


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def phones(table: Table) -> Phones:
    return Phones(["russia", "iran", "observer"], table)


@pytest.fixture
def radio(phones: Phones) -> Radio:
    radio = Radio(phones)
    radio.hear(phones.open_card("russia"))
    radio.hear(phones.open_card("iran"))
    return radio


def joined(radio: Radio, place: str, device: str = "browser-1") -> Handset:
    return radio.join(Handset(radio.phones.card_link(place), device))


def test_a_phone_joins_with_the_code_and_is_shown_its_seat_alone(radio: Radio) -> None:
    phone = joined(radio, "russia")
    assert not phone.waits
    assert radio.say(phone, "look")["view"]["place"] == "russia"
    assert [one.word for one in radio.phones.standing()[0].phones] == [phone.word]
    assert {phone.card, phone.channel} <= set(radio.known)


def test_a_relay_that_is_started_again_knows_all_phones_before_it_listens(radio: Radio) -> None:
    phone = joined(radio, "russia")
    first, then = map(lines.read_line, radio.phones.start("10.42.0.1", "pages"))
    assert {phone.card, phone.channel} <= set(first["ids"])
    assert then["do"] == "listen"


def test_a_command_is_done_at_the_channels_seat_whatever_the_message_says(radio: Radio, table: Table) -> None:
    phone = joined(radio, "russia")
    meant = {"turn": 1, "place": "iran", "seat": "iran"}
    answer = radio.say(phone, "seal", **{"with": {"seat": "iran", "moves": []}, "for": meant}, place="iran")
    assert answer["words"] == ""
    assert answer["view"]["at"] == 1
    assert [place for place, _, _ in table.done] == ["russia"]


def test_a_command_that_came_too_late_is_refused_in_words(radio: Radio, table: Table) -> None:
    answer = radio.say(joined(radio, "russia"), "seal", **{"for": {"turn": 0}})
    assert answer["words"].startswith("Too late")
    assert table.done == []


def test_the_same_box_again_gets_the_same_answer_and_nothing_is_done_twice(
    radio: Radio, table: Table
) -> None:
    phone = joined(radio, "russia")
    for box, words in (
        (phone.box(do="write", id="one"), ""),
        (phone.box(do="seal", id="two", **{"for": {"turn": 0}}), "Too late. Nothing was done."),
    ):
        said = [phone.read(radio.post(phone.channel, box)[1]) for _ in range(3)]
        assert [one["words"] for one in said] == [words] * 3
    assert len(table.done) == 1


def test_a_box_that_comes_again_later_shows_what_there_is_by_then(radio: Radio, table: Table) -> None:
    phone = joined(radio, "russia")
    box = phone.box(do="write", id="one")
    radio.post(phone.channel, box)
    table.state = 7
    assert phone.read(radio.post(phone.channel, box)[1])["view"]["at"] == 7


def test_a_counter_that_was_used_for_something_else_or_long_ago_is_not_read(
    radio: Radio, table: Table
) -> None:
    phone = joined(radio, "russia")
    old = phone.box(do="write", id="old")
    for _ in range(70):
        radio.say(phone, "look")
    assert radio.post(phone.channel, old) == (400, b"")
    phone.counter -= 1
    assert radio.post(phone.channel, phone.box(do="write", id="other")) == (400, b"")
    assert table.done == []


def test_boxes_that_overtook_one_another_are_all_done(radio: Radio, table: Table) -> None:
    phone = joined(radio, "russia")
    boxes = [phone.box(do="write", id=str(number)) for number in range(5)]
    assert [radio.post(phone.channel, box)[0] for box in reversed(boxes)] == [200] * 5
    assert len(table.done) == 5


def test_a_phone_that_lets_go_of_the_seat_leaves_it_to_the_next(radio: Radio, table: Table) -> None:
    wrong = joined(radio, "russia")
    box = wrong.box(do="leave", id="one")
    status, answer = radio.post(wrong.channel, box)
    assert (status, wrong.read(answer)["words"]) == (200, "")
    assert radio.ended == [wrong.channel]
    assert radio.post(wrong.channel, box) == (410, b"")
    assert not radio.phones.has_phone("russia")
    right = joined(radio, "russia", "browser-2")
    assert not right.waits
    waiting = joined(radio, "russia", "browser-3")
    radio.say(waiting, "leave")
    assert [one.word for one in radio.phones.standing()[0].phones] == [right.word]
    assert table.done == []


def test_a_second_phone_waits_with_a_key_of_its_own_and_reads_nothing(radio: Radio, table: Table) -> None:
    first, second = joined(radio, "russia"), joined(radio, "russia", "browser-2")
    assert second.waits
    assert second.channel != first.channel
    for stream, phone in enumerate((first, second)):
        radio.listen(phone.channel, stream)
    answer = radio.say(second, "seal", **{"for": {"turn": 1}})
    assert answer["waits"]
    assert answer["view"] is None
    assert table.done == []
    table.state += 1
    radio.pushed.clear()
    radio.hear(radio.phones.changed())
    assert [to for to, _ in radio.pushed] == [first.channel]


def test_a_phone_that_is_let_in_plays_the_seat_too(radio: Radio, table: Table) -> None:
    first, second = joined(radio, "russia"), joined(radio, "russia", "browser-2")
    radio.listen(second.channel, 1)
    radio.pushed.clear()
    radio.hear(radio.phones.let_in(second.word))
    (told,) = [lines.unpacked(data) or b"" for to, data in radio.pushed if to == second.channel]
    assert second.read(told)["view"]["place"] == "russia"
    assert radio.say(second, "write")["words"] == ""
    assert radio.say(first, "write")["words"] == ""
    assert len(table.done) == 2


def test_a_phone_that_is_refused_is_gone(radio: Radio) -> None:
    joined(radio, "russia")
    second = joined(radio, "russia", "browser-2")
    radio.hear(radio.phones.refuse(second.word))
    assert radio.ended == [second.channel]
    assert second.channel not in radio.known
    assert radio.post(second.channel, second.box(do="look")) == (410, b"")


def test_the_same_browser_coming_back_takes_its_own_place(radio: Radio) -> None:
    before = joined(radio, "russia")
    after = joined(radio, "russia")
    assert not after.waits
    assert radio.ended == [before.channel]
    assert radio.say(after, "look")["view"]["place"] == "russia"


def test_at_another_address_phones_come_back_with_the_new_code_and_a_thief_is_second_again(
    radio: Radio,
) -> None:
    before = joined(radio, "russia")
    radio.hear(radio.phones.take(lines.listening("192.168.137.1", 8137), 1.0))
    assert "192.168.137.1" in radio.phones.card_link("russia")
    # To the browser it is another page: it has another number.
    after = joined(radio, "russia", "browser-of-a-new-address")
    assert not after.waits
    assert radio.ended == [before.channel]
    assert joined(radio, "russia", "browser-2").waits


def test_a_phone_that_still_reaches_the_laptop_was_not_left_behind(radio: Radio) -> None:
    phone = joined(radio, "russia")
    radio.hear(radio.phones.take(lines.listening("192.168.137.1", 8137), 1.0))
    assert radio.say(phone, "look")["view"]["place"] == "russia"
    assert joined(radio, "russia", "browser-2").waits


def test_a_recording_does_not_say_that_a_phone_that_was_left_behind_is_here(radio: Radio) -> None:
    before = joined(radio, "russia")
    recorded = before.box(do="look", id="one")
    radio.post(before.channel, recorded)
    radio.hear(radio.phones.take(lines.listening("192.168.137.1", 8137), 1.0))
    assert radio.post(before.channel, recorded)[0] == 200
    assert not joined(radio, "russia", "browser-of-a-new-address").waits


def test_first_words_that_somebody_recorded_change_nothing(radio: Radio) -> None:
    before = Handset(radio.phones.card_link("russia"))
    recorded = before.knock()
    before.let_in(radio.post(before.card, recorded)[1])
    assert radio.post(before.card, recorded)[0] == 200
    now = joined(radio, "russia")
    assert radio.post(before.card, recorded) == (400, b"")
    assert radio.say(now, "look")["view"]["place"] == "russia"


def test_a_new_code_ends_the_old_one_at_once(radio: Radio) -> None:
    phone = joined(radio, "russia")
    radio.hear(radio.phones.new_code("russia"))
    assert radio.ended == [phone.channel]
    assert radio.post(phone.channel, phone.box(do="look")) == (410, b"")
    assert radio.post(phone.card, phone.knock()) == (410, b"")
    assert phone.card not in radio.known
    assert not joined(radio, "russia").waits


def test_a_seat_that_goes_back_to_the_laptop_shows_nothing_and_does_nothing(
    radio: Radio, table: Table
) -> None:
    phone = joined(radio, "russia")
    radio.listen(phone.channel, 1)
    assert radio.phones.has_phone("russia")
    radio.pushed.clear()
    radio.hear(radio.phones.by_phone("russia", False))
    told = phone.read(lines.unpacked(radio.pushed[0][1]) or b"")
    assert told["view"] is None
    assert "when the facilitator gives the seat back" in told["words"]
    assert radio.say(phone, "write")["view"] is None
    assert not radio.phones.has_phone("russia")
    assert table.done == []
    radio.hear(radio.phones.by_phone("russia", True))
    assert radio.say(phone, "look")["view"]["place"] == "russia"


def test_a_push_goes_to_whoever_shows_something_else_now(radio: Radio, table: Table) -> None:
    russia, iran = joined(radio, "russia"), joined(radio, "iran")
    for stream, phone in enumerate((russia, iran)):
        radio.listen(phone.channel, stream)
    radio.pushed.clear()
    radio.say(russia, "write")
    radio.hear(radio.phones.changed())
    assert [to for to, _ in radio.pushed] == [iran.channel]
    assert iran.read(lines.unpacked(radio.pushed[0][1]) or b"")["view"]["at"] == 1
    assert radio.phones.changed() == []


def test_who_plays_a_recording_back_keeps_no_push_from_the_phone(radio: Radio, table: Table) -> None:
    phone = joined(radio, "russia")
    radio.listen(phone.channel, 1)
    recorded = phone.box(do="look", id="one")
    radio.post(phone.channel, recorded)
    table.state += 1
    radio.post(phone.channel, recorded)  # by somebody else, who takes the answer
    assert len(radio.phones.changed()) == 1


def test_after_each_entry_all_phones_are_told_whether_or_not_they_show_something_else(
    radio: Radio, table: Table
) -> None:
    russia, iran, second = joined(radio, "russia"), joined(radio, "iran"), joined(radio, "iran", "browser-2")
    for stream, phone in enumerate((russia, iran, second)):
        radio.listen(phone.channel, stream)
    table.view = lambda place: {"place": place}  # type: ignore[method-assign]
    radio.phones.changed()
    radio.pushed.clear()
    table.state += 1
    radio.hear(radio.phones.changed())
    assert [to for to, _ in radio.pushed] == [russia.channel, iran.channel], "but none that waits"
    assert radio.phones.changed() == []


def test_a_countdown_is_told_when_it_is_set_and_not_as_it_runs(radio: Radio, table: Table) -> None:
    phone = joined(radio, "russia")
    table.clock = {"deadline": 600, "running": True}
    radio.listen(phone.channel, 1)
    table.clock = {"deadline": 541, "running": True}
    assert radio.phones.changed(60.0) == []
    table.clock = {"deadline": 841, "running": True}
    assert len(radio.phones.changed(61.0)) == 1
    table.clock = {"deadline": 841, "running": False}
    assert len(radio.phones.changed(61.0)) == 1
    assert radio.phones.changed(161.0) == []
    table.clock = {"deadline": None, "running": False}
    assert len(radio.phones.changed(161.0)) == 1


def test_a_change_is_told_to_one_place_at_a_time_where_that_is_asked(radio: Radio, table: Table) -> None:
    russia, iran = joined(radio, "russia"), joined(radio, "iran")
    assert radio.phones.listening() == []
    for stream, phone in enumerate((russia, iran)):
        radio.listen(phone.channel, stream)
    assert radio.phones.listening() == ["russia", "iran"]
    table.state += 1
    told = [lines.read_line(one)["id"] for one in radio.phones.changed(0.0, "iran")]
    assert told == [iran.channel]
    told = [lines.read_line(one)["id"] for one in radio.phones.changed()]
    assert told == [russia.channel]


def test_what_a_phone_missed_is_told_when_it_comes_back(radio: Radio, table: Table) -> None:
    phone = joined(radio, "russia")
    radio.listen(phone.channel, 1)
    radio.leave(phone.channel, 1)
    table.state += 1
    assert radio.phones.changed() == []
    (told,) = radio.listen(phone.channel, 2)
    assert phone.read(lines.unpacked(told) or b"")["view"]["at"] == 1


def test_who_is_there_and_who_keeps_leaving_is_known(radio: Radio) -> None:
    phone = joined(radio, "russia")
    for stream in range(3):
        radio.now = 10.0 * stream
        radio.listen(phone.channel, stream)
        radio.leave(phone.channel, stream)
    (row,) = radio.phones.standing()[0].phones
    assert (row.connected, row.since, row.departures) == (False, 20.0, 3)


def test_the_faces_of_cards_come_by_their_hashes(radio: Radio) -> None:
    answer = radio.say(joined(radio, "iran"), "faces", **{"with": {"hashes": ["a", 5, "b"]}})
    assert set(answer["faces"]) == {"a", "b"}


def test_a_page_of_another_version_is_told_to_load_again(radio: Radio, table: Table) -> None:
    phone = joined(radio, "russia")
    answer = radio.say(phone, "seal", v=2)
    assert answer["words"] == "This page is old. Load it again."
    assert table.done == []


def test_the_test_is_proved_only_by_a_phone(radio: Radio) -> None:
    radio.hear(radio.phones.test())
    test = radio.phones.test_link().partition("#test.")[2]
    assert radio.phones.proof == Proof()
    assert radio.post(test, b"\3here") == (200, b"\3")
    assert radio.listen(test, 1) == ["ok"]
    assert radio.phones.proof == Proof(here=True)
    radio.hear(radio.phones.take(lines.tried(True), 0.0))
    radio.post(test, b"\3back")
    assert radio.phones.proof == Proof(itself=True, here=True, back=True)
    assert radio.post(test, b"\3what")[0] == 400


def test_phones_come_back_after_the_program_was_started_again(table: Table) -> None:
    kept: list[Kept] = []
    radio = Radio(Phones(["russia"], table, kept.append))
    radio.hear(radio.phones.open_card("russia"))
    phone = joined(radio, "russia")
    done, lost = phone.box(do="write", id="done"), phone.box(do="look", id="lost")
    radio.post(phone.channel, done)
    again = Radio(Phones(["russia"], table, kept.append, kept[-1]))
    assert again.phones.card_link("russia") == radio.phones.card_link("russia")
    status, answer = again.post(phone.channel, done)
    assert status == 200
    said = phone.read(answer)
    assert "started anew" in said["words"]
    assert phone.told >= 1 << 40
    assert len(table.done) == 1
    assert again.post(phone.channel, lost)[0] == 200
    third = Radio(Phones(["russia"], table, kept.append, kept[-1]))
    assert third.say(phone, "look")["view"]["at"] == 1
    assert phone.told >= 2 << 40


def test_what_is_kept_is_for_this_account_alone_and_goes(table: Table) -> None:
    keeping = Keeping("session-1")
    assert keeping.read() is None
    radio = Radio(Phones(["russia"], table, keeping.write))
    radio.hear(radio.phones.open_card("russia"))
    joined(radio, "russia")
    assert keeping.path.stat().st_mode & 0o777 == 0o600
    kept = keeping.read()
    assert kept is not None
    assert len(kept.channels) == 1
    assert "secret of" not in keeping.path.read_text(encoding="utf-8")
    keeping.forget()
    assert keeping.read() is None


def test_keys_that_a_killed_program_left_half_written_go(table: Table) -> None:
    keeping = Keeping("session-1")
    radio = Radio(Phones(["russia"], table, keeping.write))
    radio.hear(radio.phones.open_card("russia"))
    left = keeping.path.with_name(name_beside(keeping.path.name).replace(f"-{os.getpid()}-", "-999999999-"))
    left.write_bytes(b'{"keys":')
    joined(radio, "russia")
    assert [one.name for one in keeping.path.parent.iterdir()] == [keeping.path.name]
    left.write_bytes(b'{"keys":')
    keeping.forget()
    assert list(keeping.path.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"form": 2}', b"\xff" * 50])
def test_a_file_that_is_no_such_thing_is_as_if_it_were_not_there(content: bytes) -> None:
    keeping = Keeping("session-1")
    keeping.path.parent.mkdir(parents=True)
    keeping.path.write_bytes(content)
    assert keeping.read() is None


@pytest.mark.parametrize(
    ("damage", "by"),
    [
        ('"port":8137', '"port":99999'),
        ('"port":8137', '"port":-1'),
        ('"starts":0', '"starts":-1'),
        ('"seen":{"1":', '"seen":{"-1":'),
        ('"seen":{"1":', '"seen":{"9007199254740992":'),
        ('"place":"russia","device"', '"place":"iran","device"'),
        ('"down":"', '"down":"AAAA'),
        ('"up":"', '"up":"AAAA'),
        ('"key":"', '"key":"AAAA'),
    ],
)
def test_a_file_that_was_damaged_is_as_if_it_were_not_there(table: Table, damage: str, by: str) -> None:
    keeping = Keeping("session-1")
    radio = Radio(Phones(["russia"], table, keeping.write))
    radio.hear(radio.phones.open_card("russia"))
    radio.say(joined(radio, "russia"), "look")
    whole = keeping.path.read_text(encoding="utf-8")
    assert damage in whole
    assert keeping.read() is not None
    keeping.path.write_text(whole.replace(damage, by, 1), encoding="utf-8")
    assert keeping.read() is None


def test_where_nothing_can_be_kept_the_phones_go_on(table: Table) -> None:
    keeping = Keeping("session-1")
    keeping.path.parent.parent.mkdir(parents=True)
    keeping.path.parent.write_text("in the way", encoding="utf-8")
    radio = Radio(Phones(["russia"], table, keeping.write))
    radio.hear(radio.phones.open_card("russia"))
    assert radio.say(joined(radio, "russia"), "look")["view"]["place"] == "russia"
    assert not keeping.works


ANY_LINE = st.one_of(
    st.text(),
    st.dictionaries(
        st.sampled_from(["is", "id", "body", "number", "stream", "port", "address"]),
        st.sampled_from(["request", "opened", "closed", "listening", "x"]) | st.integers() | st.none(),
    ).map(str),
    st.builds(
        lambda number, to, body: lines.request(number, to, "10.0.0.9", body),
        st.integers(0, 9),
        st.sampled_from(["none", "card", "channel", "test"]),
        st.binary(max_size=80).map(lambda rest: b"\2" + rest) | st.binary(max_size=80),
    ),
    st.builds(lines.opened, st.sampled_from(["none", "channel"]), st.integers(0, 3)),
    st.builds(lines.closed, st.sampled_from(["none", "channel"]), st.integers(0, 3)),
)


@given(st.lists(ANY_LINE, max_size=20))
def test_whatever_the_relay_says_nothing_breaks_and_nothing_is_done(said: list[str]) -> None:
    table = Table()
    radio = Radio(Phones(["russia"], table))
    radio.hear(radio.phones.open_card("russia"))
    radio.hear(radio.phones.test())
    phone = joined(radio, "russia")
    names = {"card": phone.card, "channel": phone.channel, "test": radio.phones.test_link()[-11:]}
    for line in said:
        for name, id in names.items():
            line = line.replace(f'"{name}"', f'"{id}"')
        radio.hear(radio.phones.take(line, 1.0))
    assert table.done == []
    assert radio.say(phone, "write")["words"] == ""


ANY_TEXT = st.text(st.characters(), max_size=20)
ANY_WORDS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)


@example({"id": "\ud800", "with": "\udfff"})
@given(st.dictionaries(st.sampled_from(["v", "n", "id", "do", "with", "for", "x"]), ANY_WORDS))
def test_whatever_a_phone_says_it_is_answered_once(words: dict[str, Any]) -> None:
    radio = Radio(Phones(["russia"], Table()))
    radio.hear(radio.phones.open_card("russia"))
    phone = joined(radio, "russia")
    box = phone.box(**{"do": "look", **words})
    said = []
    for _ in range(2):
        status, answer = radio.post(phone.channel, box)
        assert status == 200
        said.append(phone.read(answer))
    assert said[0] == said[1]
    assert said[0]["view"]["place"] == "russia"


def test_a_phone_that_unpacks_is_sent_less(phones: Phones, table: Table, radio: Radio) -> None:
    phone = Handset(phones.card_link("russia"), unpacks=True)
    radio.join(phone)
    assert radio.say(phone, "look")["view"]["hand"] == "secret of russia"
