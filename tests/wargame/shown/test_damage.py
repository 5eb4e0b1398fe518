"""Tests of `wargame.shown.damage`."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from tests.wargame.woods import begin, go_to
from wargame.journal.checks import Fault
from wargame.journal.rescue import Remains, Rescued
from wargame.journal.verify import Findings
from wargame.shown.damage import (
    MOST_SHOWN,
    DamageWords,
    LatestCopy,
    damage_words,
    rescued_words,
    shortened,
)
from wargame.words.sentences import Sentence

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()


def findings(*faults: Fault) -> Findings:
    """What a check found."""
    return Findings(name="x.entente", events=9, throws=2, faults=faults)


def at_event(number: int | None) -> Findings:
    """What a check found that stumbled over an event, or over the seal."""
    table = "events" if number else "seal"
    return findings(Fault(table=table, row=number, told=Sentence("seal-missing")))


def remains(turn: int = 3, turns: int = 6) -> Remains:
    """What could be saved of a session that came to the planning of a turn."""
    session = begin()
    go_to(session, "planning")
    setup = structs.replace(session.state.setup, turns=turns)
    state = structs.replace(session.state, turn=turn, setup=setup)
    return Remains(events=41, recorded=44, state=state)


def copy(events: int) -> LatestCopy:
    """An automatic copy that holds so many events."""
    return LatestCopy(at=NOON, turn=2, turns=6, events=events)


def ways(words: DamageWords) -> list[str]:
    """What can be done, in order."""
    return [one.way for one in words.ways]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (1, "x.entente fails from its first event on."),
        (5, "x.entente is whole up to event 4; event 5 fails."),
        (None, "x.entente does not hold what was written into it."),
    ],
)
def test_it_says_how_far_a_session_is_whole(row: int | None, said: str) -> None:
    assert damage_words("x.entente", at_event(row)).text == f"{said} The file itself was not touched."


def test_it_says_in_which_turn_and_phase_the_session_breaks_off() -> None:
    words = damage_words("x.entente", at_event(42), remains=remains())
    assert words.text.startswith("x.entente is whole up to event 41, in turn 3, planning; event 42")
    assert words.stops == ("Start", "1", "2", "Turn 3, planning", *"456")
    assert words.fails == 3


def test_a_long_session_shows_the_turns_around_the_break() -> None:
    words = damage_words("x.entente", at_event(42), remains=remains(turn=30, turns=60))
    assert words.stops[1:3] == ("25", "26")
    assert words.stops[-2:] == ("32", "to 60")


def test_what_can_be_rescued_is_told_with_what_was_recorded() -> None:
    words = damage_words("x.entente", at_event(42), remains=remains())
    assert ways(words) == ["rescue", "look"]
    assert words.ways[0].title == "Rescue up to turn 3, planning"
    assert words.ways[0].text.startswith("41 of 44 events")


def test_a_copy_is_offered_first_where_it_holds_at_least_as_much() -> None:
    less = damage_words("x.entente", at_event(42), remains=remains(), copy=copy(30))
    more = damage_words("x.entente", at_event(42), remains=remains(), copy=copy(43))
    assert ways(less) == ["rescue", "copy", "look"]
    assert ways(more) == ["copy", "rescue", "look"]
    assert "stands in turn 2 of 6, with 43 events" in more.ways[0].text


def test_where_nothing_can_be_rescued_the_copy_is_left() -> None:
    words = damage_words("x.entente", None, reason=Sentence("session-empty", name="x.entente"), copy=copy(30))
    assert ways(words) == ["copy"]


def test_a_sound_session_has_nothing_to_rescue() -> None:
    words = damage_words("x.entente", findings())
    assert words.text.startswith("9 events and 2 throws were checked")
    assert not words.ways


def test_a_file_that_cannot_be_read_tells_why() -> None:
    assert damage_words("x.entente", None, reason=Sentence("event-changed", number=1)).text == (
        "Event 1 was changed after it was recorded."
    )


def test_a_long_list_is_cut_and_says_so() -> None:
    shown = shortened([Sentence("event-missing", number=number) for number in range(MOST_SHOWN + 7)])
    assert len(shown) == MOST_SHOWN + 1
    assert shown[-1] == "And 7 more."


def test_what_was_rescued_is_told_without_commands_to_type() -> None:
    saved = Rescued(
        path=Path("new.entente"),
        events=1,
        heads=0,
        lost=(Sentence("stored-state-changed", event=4),),
    )
    told = rescued_words(saved)
    assert (
        told
        == "1 event was saved into a new file, which is open now. The state stored after event 4 was changed."
    )


def test_where_a_lost_scenario_was_found_is_told_before_and_after_a_rescue() -> None:
    place = "an automatic copy"
    left = replace(remains(), scenario_from=place)
    rescue, *_ = damage_words("x.entente", at_event(5), remains=left).ways
    assert rescue.text.endswith(
        "The scenario in this file is lost; the same one is in an automatic copy and goes with them."
    )
    saved = Rescued(path=Path("new.entente"), events=41, heads=0, lost=(), scenario_from=place)
    assert "The scenario in it was lost; the same one was found in an automatic copy." in rescued_words(saved)


def test_a_whole_session_tells_its_seal_and_what_differs() -> None:
    findings = Findings(
        name="x.entente",
        hashes=("0" * 64,),
        head=1,
        differences=(Sentence("event-differs", number=1, what=Sentence("income-differs")),),
    )
    words = damage_words("x.entente", findings)
    assert f"Seal: {findings.seal}." in words.text
    assert words.details[-1] == "Event 1: the income is not the scenario's."
    assert not damage_words("x.entente", Findings(name="x.entente")).details
