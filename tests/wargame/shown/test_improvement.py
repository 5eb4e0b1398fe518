"""The improvement plan as rows: what was agreed, what follows, and what is late."""

from datetime import date

from tests.wargame.woods import at
from wargame.game.state import Finding, Improvement, Rating
from wargame.scenario.model import RATING_STEPS
from wargame.session.improvement import write_finding
from wargame.session.messages import reflect
from wargame.session.notes import make_note
from wargame.shown.improvement import (
    NOT_RATED,
    due_warning,
    events_typed,
    next_steps,
    plan_view,
    purpose_rows,
    rating_words,
)

LATER = Finding(number=1, kind="improvement", text="Slow.", action="Hurry.", owner="Ida", due="2031-03-01")
SOONER = Finding(number=2, kind="improvement", text="Loud.", recommendation="Whisper.", due="2031-01-31")
SOME_DAY = Finding(number=3, kind="strength", text="Warm.", purpose="a", recommendation="Keep it.")
BARE = Finding(number=4, kind="strength", text="Good.", purpose="gone")


def called(number: int) -> str:
    return {1: "Ida"}[number]


def test_what_was_agreed_stands_for_all_and_otherwise_every_observer_counts() -> None:
    each = [Rating("a", "not met", "", 1), Rating("a", "met", "", 2), Rating("a", "met", "", 3)]
    assert rating_words(each, RATING_STEPS) == "met (2 observers), not met (1 observer)"
    assert (
        rating_words([*each, Rating("a", "met with some trouble")], RATING_STEPS) == "met with some trouble"
    )
    assert rating_words(each[:1], RATING_STEPS) == "not met"
    assert rating_words([], RATING_STEPS) == NOT_RATED


def test_next_steps_come_by_their_day_and_those_without_one_last() -> None:
    steps = next_steps(Improvement(findings=(LATER, SOONER, SOME_DAY, BARE)))
    assert [one.words for one in steps] == [
        "Whisper. (by 31 January 2031)",
        "Hurry. (Ida, by 1 March 2031)",
        "Keep it.",
    ]


def test_findings_stand_with_their_purpose_and_those_without_one_at_the_end() -> None:
    plan = Improvement(
        purposes=(("a", "Try it."), ("b", "See it.")),
        ratings=(Rating("b", "met", "All saw it.", 1),),
        findings=(LATER, SOME_DAY),
    )
    first, second, loose = purpose_rows(plan, RATING_STEPS, called, date(2031, 3, 2))
    assert (first.rating, [one.number for one in first.findings]) == (NOT_RATED, [3])
    assert [(one.who, one.step, one.reason) for one in second.ratings] == [("Ida", "met", "All saw it.")]
    assert (loose.id, loose.findings[0].warning) == ("", "1 March 2031 is past.")


def test_only_a_day_that_is_past_is_warned_of() -> None:
    today = date(2031, 3, 1)
    assert due_warning("2031-02-28", today) == "28 February 2031 is past."
    assert due_warning("2031-03-01", today) == due_warning("", today) == ""


def test_what_was_noted_waits_until_a_finding_rests_on_it() -> None:
    session = at("planning")
    make_note(session, "Ash waits.", seat="ash")
    note = session.history.head

    def waiting() -> list[tuple[str, str]]:
        return [(one.who, one.text) for one in plan_view(session, date(2031, 1, 1)).waiting]

    reflect(session, "why", "It rained.", seat="birch")
    assert waiting() == [("Birch", "It rained."), ("Note on Ash", "Ash waits.")]
    write_finding(session, "They wait.", evidence=(note,))
    assert waiting() == [("Birch", "It rained.")]


def test_numbers_of_events_are_read_as_they_are_typed() -> None:
    assert events_typed("12, #40;۷ ") == ((12, 40, 7), "")
    assert events_typed("") == ((), "")
    assert events_typed("12, the note") == (
        (),
        "“the” is no number of an event; write numbers with commas: 12, 40.",
    )
