"""Tests of `ui.presenters.commands`."""

from collections import Counter

import pytest

from ui.presenters.commands import COMMANDS, PLACES, by_place, command, matching, shown_keys


def test_every_command_is_there_once() -> None:
    assert [name for name, count in Counter(one.id for one in COMMANDS).items() if count > 1] == []


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place: str) -> None:
    there = [one for one in COMMANDS if one.place in (place, "everywhere")]
    keys = Counter(key for one in there for key in one.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_page_of_keys_lists_every_command_that_has_one() -> None:
    listed = {one.id for _, commands in by_place() for one in commands}
    assert listed == {one.id for one in COMMANDS if one.keys}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("start", "Ctrl+Enter"),
        ("larger", "Ctrl++"),
        ("smaller", "Ctrl+-"),
        ("more-weight", "+"),
        ("bin-session", "Delete"),
        ("open-session", ""),
    ],
)
def test_keys_are_shown_as_they_stand_on_a_keyboard(name: str, shown: str) -> None:
    assert shown_keys(command(name)) == shown


def test_nothing_typed_keeps_all_in_their_order() -> None:
    assert matching("  ", COMMANDS) == COMMANDS


def test_what_begins_with_the_words_typed_comes_first() -> None:
    found = [one.id for one in matching("se", COMMANDS)]
    assert found.index("search") < found.index("new-session")


def test_words_may_be_typed_in_any_order_and_case() -> None:
    assert [one.id for one in matching("SESSIÖN dup", COMMANDS)] == ["duplicate-session"]


def test_what_fits_nothing_finds_nothing() -> None:
    assert matching("xylophone", COMMANDS) == ()
