"""The improvement plan: purposes, ratings and findings, each an event that can be taken back."""

from dataclasses import replace

import pytest

from tests.wargame.session.scripts import do, examples, shipped
from tests.wargame.woods import at, woods
from wargame.game.events import FindingWritten
from wargame.game.redaction import redact
from wargame.journal.codec import decode_state, encode_state
from wargame.scenario.model import Purpose, RatingStep
from wargame.session.improvement import (
    add_purpose,
    drop_finding,
    drop_purpose,
    improvement_plan,
    rate_purpose,
    reword_purpose,
    write_finding,
)
from wargame.session.notes import close_session, make_note
from wargame.session.opening import Plan, start
from wargame.session.people import join
from wargame.session.session import Session, redo, undo
from wargame.terms import ROOM, Refused

HELD_FOR = replace(woods(), purposes=(Purpose(id="slips", text="Try the slips."),))


def held() -> Session:
    """A session of a scenario with a purpose, with an observer called Ida."""
    session = at("planning", HELD_FOR)
    join(session, "Ida")
    return session


def test_a_session_is_held_for_the_scenarios_purposes_and_those_of_the_house() -> None:
    session = start(HELD_FOR, Plan(purposes=("See who leads.", " ", "Try the slips.")))
    assert improvement_plan(session.state).purposes == (
        ("slips", "Try the slips."),
        ("own-1", "See who leads."),
    )


def test_a_state_without_a_plan_is_written_as_before_there_were_any() -> None:
    session = at("planning", HELD_FOR)
    assert b"improvement" not in encode_state(session.state)
    add_purpose(session, "See who leads.")
    written = encode_state(session.state)
    assert decode_state(written, session.compiled) == session.state


def test_a_purpose_that_was_given_up_leaves_its_findings_and_its_name_is_not_used_again() -> None:
    session = held()
    add_purpose(session, "See who leads.")
    rate_purpose(session, "own-1", "met")
    write_finding(session, "Nobody led.", purpose="own-1")
    drop_purpose(session, "own-1", "No time.")
    add_purpose(session, "See who follows.")
    plan = improvement_plan(session.state)
    assert [one for one, _ in plan.purposes] == ["slips", "own-2"]
    assert plan.ratings == ()
    assert [(one.number, one.purpose) for one in plan.findings] == [(1, "")]


def test_each_persons_last_rating_counts_beside_what_was_agreed() -> None:
    session = held()
    for step, person in (("not met", 1), ("Met", 1), ("met with some trouble", None)):
        rate_purpose(session, "slips", step, person=person)
    plan = improvement_plan(session.state)
    assert {one.person: one.step for one in plan.ratings} == {1: "met", None: "met with some trouble"}
    rate_purpose(session, "slips", "", person=1)
    assert [one.person for one in improvement_plan(session.state).ratings] == [None]


def test_ratings_are_on_the_scale_of_the_scenario() -> None:
    own = replace(HELD_FOR, ratings=(RatingStep(word="ready"), RatingStep(word="not ready")))
    session = at("planning", own)
    rate_purpose(session, "slips", "ready")
    with pytest.raises(Refused, match="no step called “met”; it has: ready, not ready"):
        rate_purpose(session, "slips", "met")


def test_a_finding_is_written_anew_under_its_number_and_the_record_keeps_both() -> None:
    session = held()
    make_note(session, "Ash waits.")
    note = session.history.head
    write_finding(session, "They wait.", evidence=(note, 1, note), due="1.12.2031")
    write_finding(session, "They wait long.", number=1, kind="strength", owner="The house")
    (finding,) = improvement_plan(session.state).findings
    assert (finding.kind, finding.text, finding.owner) == ("strength", "They wait long.", "The house")
    first, second = (
        entry.event for entry in session.history.line() if isinstance(entry.event, FindingWritten)
    )
    assert isinstance(first, FindingWritten)
    assert (first.evidence, first.due) == ((1, note), "2031-12-01")
    drop_finding(session, 1)
    write_finding(session, "Another.")
    assert [one.number for one in improvement_plan(session.state).findings] == [2], "no number is used twice"
    assert isinstance(second, FindingWritten)


def test_every_step_of_the_plan_is_taken_back_and_restored() -> None:
    session = held()
    before = improvement_plan(session.state)
    write_finding(session, "They wait.")
    after = improvement_plan(session.state)
    undo(session)
    assert improvement_plan(session.state) == before
    redo(session)
    assert improvement_plan(session.state) == after


def test_the_plan_is_written_on_after_the_close() -> None:
    session = held()
    close_session(session, opens=False)
    write_finding(session, "They waited.", recommendation="Shorter talks.")
    assert improvement_plan(session.state).findings[0].recommendation == "Shorter talks."


def test_nobody_but_control_is_told_of_the_plan_until_all_is_opened() -> None:
    session = held()
    before = session.history.head
    add_purpose(session, "See who leads.")
    rate_purpose(session, "slips", "met")
    write_finding(session, "They wait.")
    drop_finding(session, 1)
    drop_purpose(session, "slips")
    events = [entry.event for entry in session.history.line()]
    for viewer in (ROOM, "ash"):
        assert set(redact(events, viewer, session.compiled)[before:]) == {None}
    assert None not in redact(events, ROOM, session.compiled, opened=True)[before:]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": " "}, "needs words"),
        ({"evidence": (99,)}, "no event 99"),
        ({"purpose": "peace"}, "no purpose called peace"),
        ({"number": 4}, "no finding 4"),
        ({"person": 7}, "no person 7"),
        ({"due": "some day"}, "“some day” cannot be read as a day"),
        ({"due": "1/12/2031"}, "could be 1 December 2031 or 12 January 2031"),
        ({"owner": "x" * 20_001}, "20,001"),
    ],
)
def test_a_finding_that_hangs_in_the_air_is_refused(fields: dict[str, object], said: str) -> None:
    session = held()
    before = session.history.head
    with pytest.raises(Refused, match=said):
        write_finding(session, **{"text": "Hm."} | fields)  # type: ignore[arg-type]
    assert session.history.head == before


def test_a_purpose_needs_words_of_its_own() -> None:
    session = held()
    with pytest.raises(Refused, match="needs words"):
        add_purpose(session, " \n")
    with pytest.raises(Refused, match="stands in the plan already"):
        add_purpose(session, "Try the slips. ")
    with pytest.raises(Refused, match="no purpose called peace"):
        reword_purpose(session, "peace", "Try peace.")
    reword_purpose(session, "slips", "Try the slips once more.")
    assert improvement_plan(session.state).purposes == (("slips", "Try the slips once more."),)


def test_a_line_of_a_script_that_names_a_purpose_wrong_is_told_which_was_meant() -> None:
    session = start(shipped("first-steps"))
    do(session, '{"do": "purpose", "text": "See who leads."}')
    with pytest.raises(Refused, match="did you mean “own-1”"):
        do(session, '{"do": "rate", "purpose": "own1", "rating": "met"}')
    with pytest.raises(Refused, match="did you mean “met”"):
        do(session, '{"do": "rate", "purpose": "own-1", "rating": "mett"}')


def test_a_line_that_writes_a_finding_anew_leaves_the_rest_as_it_was() -> None:
    session = start(shipped("first-steps"))
    do(
        session,
        '{"do": "finding", "text": "They wait.", "kind": "strength", "evidence": [1]}',
        '{"do": "finding", "finding": 1, "action": "Wait less.", "due": "1 March 2031"}',
    )
    (finding,) = improvement_plan(session.state).findings
    assert (finding.text, finding.kind, finding.evidence) == ("They wait.", "strength", (1,))
    assert (finding.action, finding.due) == ("Wait less.", "2031-03-01")


def test_seats_cannot_write_in_the_plan() -> None:
    session = start(shipped("first-steps"))
    seat = session.scenario.seats[0].id
    with pytest.raises(Refused, match="Only Control"):
        do(session, f'{{"do": "finding", "text": "We won.", "by": "{seat}"}}')


def test_the_page_of_scripts_shows_every_command_of_the_plan() -> None:
    shown = " ".join(examples())
    for word in ("purpose", "drop-purpose", "rate", "finding", "drop-finding"):
        assert f'"do": "{word}"' in shown
