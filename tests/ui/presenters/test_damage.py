"""Tests of `ui.presenters.damage`."""

import pytest

from ui.presenters.damage import MOST_SHOWN, damage_words, rescued_words, shortened
from wargame.journal.checks import Fault
from wargame.journal.verify import Findings


def findings(*faults: Fault) -> Findings:
    """What a check found."""
    return Findings(name="x.entente", events=9, throws=2, faults=faults)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (1, "x.entente fails from its first event on."),
        (5, "x.entente is whole up to event 4; event 5 fails."),
        (None, "x.entente does not hold what was written into it."),
    ],
)
def test_it_says_how_far_a_session_is_whole(row: int | None, said: str) -> None:
    table = "events" if row else "seal"
    words = damage_words("x.entente", findings(Fault(table=table, row=row, words="Something.")))
    assert words.text == f"{said} The file itself was not touched."
    assert words.can_rescue


def test_a_sound_session_has_nothing_to_rescue() -> None:
    words = damage_words("x.entente", findings())
    assert words.text.startswith("9 events and 2 throws were checked")
    assert not words.can_rescue


def test_a_file_that_cannot_be_read_tells_why() -> None:
    assert damage_words("x.entente", None, "It is empty.").text == "It is empty."


def test_a_long_list_is_cut_and_says_so() -> None:
    shown = shortened([f"Fault {number}." for number in range(MOST_SHOWN + 7)])
    assert len(shown) == MOST_SHOWN + 1
    assert shown[-1] == "And 7 more."


def test_what_was_rescued_is_told_without_commands_to_type() -> None:
    told = rescued_words(1, ["The names cannot be read. `entente show` tells more."])
    assert told == "1 event was saved into a new file, which is open now. The names cannot be read."
