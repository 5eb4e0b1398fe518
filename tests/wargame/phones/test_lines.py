import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.phones import lines


@given(st.binary(max_size=300))
def test_a_body_comes_through_a_line_whole(body: bytes) -> None:
    said = lines.read_line(lines.request(3, "russia", "10.42.0.7", body))
    assert (said["number"], said["id"], said["from"]) == (3, "russia", "10.42.0.7")
    assert lines.unpacked(said["body"]) == body


@given(st.text() | st.sampled_from(["[1]", "null", "{", '{"a":' * 5000, "9" * 5000]))
def test_what_is_no_line_says_nothing(line: str) -> None:
    assert isinstance(lines.read_line(line), dict)


def test_a_line_that_is_too_long_is_not_read() -> None:
    assert lines.read_line(lines.push("russia", "a" * lines.LONGEST_LINE)) == {}


@pytest.mark.parametrize("text", ["a", "é", "====", 5, None, "a b"])
def test_what_is_no_body_is_none(text: object) -> None:
    assert lines.unpacked(text) is None


def test_no_line_holds_a_line_break_whatever_is_in_it() -> None:
    for line in (lines.refused("pages", "no\nsuch\r\nfile"), lines.listen("10.0.0.1", [1], "/a\nb")):
        assert len(line.splitlines()) == 1
        assert lines.read_line(line)


def test_the_relay_is_the_program_itself_in_the_bundle_and_a_module_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert lines.relay_command() == [sys.executable, "-P", "-m", "wargame.phones.relay"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert lines.relay_command() == [sys.executable, "--relay"]


def test_our_own_port_is_asked_for_then_the_next_ten_then_any() -> None:
    *ours, last = lines.ports()
    assert ours == list(range(ours[0], ours[0] + 11))
    assert last == 0
