"""The small words of the report."""

from tests.wargame.woods import woods
from wargame.report.document import report
from wargame.report.facts import gather
from wargame.report.formats.markdown import as_markdown
from wargame.report.phrases import turn_named
from wargame.session import turns
from wargame.session.opening import Plan, start
from wargame.session.play import others_pass


def test_a_turn_is_named_once_and_with_what_the_calendar_calls_it() -> None:
    assert turn_named(2, "Spring 2018") == "turn 2, Spring 2018"
    assert turn_named(2, "Turn 2") == "turn 2"


def test_a_report_of_turns_without_names_says_each_once() -> None:
    session = start(woods(), Plan(seed=1))
    while session.state.turn < 2:
        if session.state.phase_kind == "planning":
            others_pass(session)
        turns.next_phase(session)
    said = as_markdown(report(gather(session)))
    assert "at the end of turn 2" in said
    assert "turn 2, Turn 2" not in said
    assert "No pair had a tie, and none got one." in said, "there is no table without rows"
