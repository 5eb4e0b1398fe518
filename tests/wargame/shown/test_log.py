"""The log can be searched by seat, kind, weight and text, and the plan shows what has no evidence."""

from collections.abc import Callable

from tests.ui.table_kit import session
from wargame.session import injects, notes, play, turns
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.shown.log import coverage, log_rows, matching
from wargame.times import clock, moment, zone_words


def told(table: Session) -> tuple:  # type: ignore[type-arg]  # rows of the log
    return log_rows(table.history.line(), Narrator(table.compiled, table.people), {"iran": "actor-iran"})


def test_lines_are_found_by_words_of_any_case_in_any_order() -> None:
    table = session()
    turns.next_phase(table)
    injects.fire_due(table)
    assert [row.line.told.text for row in matching(told(table), "CONFERENCE pentagon")] == [
        "Inject: Pentagon press conference."
    ]


def test_accents_are_forgiven_in_what_is_typed_and_in_what_was_written() -> None:
    table = session()
    notes.make_note(table, "Zoe\u0308 spoke of the C\u00f4te.")
    for typed in ("zoe cote", "ZO\u00cb", "co\u0302te"):
        assert len(matching(told(table), typed)) == 1


def test_lines_are_narrowed_to_a_seat_and_a_kind() -> None:
    table = session()
    turns.next_phase(table)
    injects.fire_due(table)
    turns.next_phase(table)
    turns.next_phase(table)
    play.pass_turn(table, "iran")
    lines = told(table)
    assert [row.line.told.text for row in matching(lines, seat="iran", kind="moves")] == ["Iran passes."]
    assert matching(lines, seat="kabul") == []


def test_notes_are_found_by_their_importance() -> None:
    table = session()
    notes.make_note(table, "By the way.")
    notes.make_note(table, "This must stay.", importance=3)
    assert len(matching(told(table), importance=2)) == 1


def test_a_question_of_the_plan_shows_its_evidence() -> None:
    table = session()
    questions = [(one.id, one.text) for one in table.scenario.collection]
    notes.make_note(table, "They spoke for ten minutes.", answers=questions[0][0])
    covered = coverage(questions, table.history.line())
    assert [one.words for one in covered[:2]] == ["1 note", "no evidence yet"]


def test_the_log_tells_the_time_by_the_clocks_here(computer_in: Callable[[int], None]) -> None:
    table = session()
    seen = set()
    for east in (0, 270):
        computer_in(east)
        at = moment(table.history.entries[0].at)
        assert at is not None
        assert told(table)[0].at == clock(at)
        seen.add((zone_words(at), clock(at)))
    assert len({zone for zone, _ in seen}) == len({said for _, said in seen})
