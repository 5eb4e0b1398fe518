"""Messages, questions, votes, perceptions and the hot wash: who may do what, and who may know of it."""

import pytest

from tests.wargame.session.scripts import NEGOTIATION, played
from wargame.game import turn
from wargame.game.events import InjectFired
from wargame.game.sight import sight
from wargame.session import injects, notes
from wargame.session import messages as talks
from wargame.session.people import join, leave
from wargame.session.session import Session
from wargame.session.transcript import log_of
from wargame.terms import FACILITATOR, ROOM, Refused, alignment

FLAGSHIP = "afghanistan-2017"


@pytest.fixture
def session() -> Session:
    """The flagship in its first negotiation."""
    return played(*NEGOTIATION, scenario=FLAGSHIP)


def told(session: Session, viewer: str) -> str:
    """All that a viewer may read in the log."""
    return "\n".join(f"{line.told.text} {' '.join(line.told.details)}" for line in log_of(session, viewer))


def knowing(session: Session, text: str) -> set[str]:
    """Who may read a text."""
    viewers = (*session.compiled.seats, ROOM, FACILITATOR)
    return {viewer for viewer in viewers if text in told(session, viewer)}


def test_a_message_is_read_by_its_sender_its_readers_and_control(session: Session) -> None:
    talks.send(session, "russia", ("iran", "taliban"), "On Thursday.")
    assert knowing(session, "On Thursday.") == {"russia", "iran", "taliban", FACILITATOR}


def test_that_a_message_was_sent_is_secret_too(session: Session) -> None:
    before = told(session, ROOM), told(session, "kabul")
    talks.send(session, "russia", ("iran",), "On Thursday.")
    assert (told(session, ROOM), told(session, "kabul")) == before


def test_control_writes_to_some_seats_and_seats_write_to_control(session: Session) -> None:
    talks.send(session, "", ("iran",), "Your envoy is late.")
    talks.send(session, "iran", (), "Which envoy?")
    assert knowing(session, "Your envoy") == knowing(session, "Which envoy?") == {"iran", FACILITATOR}


@pytest.mark.parametrize(
    ("sender", "to", "text", "said"),
    [
        ("russia", ("russia",), "Hm.", "other seats"),
        ("russia", ("iran", "iran"), "Hm.", "once to each"),
        ("russia", ("norway",), "Hm.", "There is no seat called norway."),
        ("russia", ("iran",), "  ", "needs words"),
        ("", (), "Hm.", "to whom"),
    ],
)
def test_a_message_that_makes_no_sense_is_refused(
    session: Session, sender: str, to: tuple[str, ...], text: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        talks.send(session, sender, to, text)


def test_a_question_and_its_answer_are_between_the_seat_and_control(session: Session) -> None:
    talks.ask(session, "kabul", "Is the pass open?")
    talks.answer_question(session, 1, "Until the snow comes.")
    assert sight(session.state, "kabul").queries[0].answer == "Until the snow comes."
    assert sight(session.state, "iran").queries == sight(session.state, ROOM).queries == ()
    assert knowing(session, "Until the snow") == {"kabul", FACILITATOR}


def test_an_open_vote_is_seen_as_it_goes(session: Session) -> None:
    talks.open_vote(session, "Shall we go on?")
    talks.cast(session, "iran", "No")
    assert sight(session.state, ROOM).votes[0].counts == {"Yes": 0, "No": 1}
    assert knowing(session, "Iran votes “No”") == {*session.compiled.seats, ROOM, FACILITATOR}


def test_of_a_secret_vote_only_the_counts_are_told_and_only_at_its_close(session: Session) -> None:
    talks.open_vote(session, "Shall we go on?", secret=True)
    talks.cast(session, "iran", "No")
    talks.cast(session, "kabul", "No")
    assert sight(session.state, ROOM).votes[0].counts == {}
    assert sight(session.state, "iran").votes[0].mine == "No"
    talks.close_vote(session)
    assert sight(session.state, ROOM).votes[0].counts == {"Yes": 0, "No": 2}
    assert knowing(session, "Iran votes") == {"iran", FACILITATOR}


def test_a_seat_may_vote_anew_until_the_vote_is_closed(session: Session) -> None:
    talks.open_vote(session, "Shall we go on?")
    talks.cast(session, "iran", "No")
    talks.cast(session, "iran", "Yes")
    talks.close_vote(session)
    assert session.state.affairs.votes[0].counts == {"Yes": 1, "No": 0}
    with pytest.raises(Refused, match="No vote is open"):
        talks.cast(session, "iran", "No")


@pytest.mark.parametrize("options", [("Yes",), ("Yes", "Yes"), ("Yes", " "), tuple("abcdefghij")])
def test_a_vote_has_two_to_nine_different_options(session: Session, options: tuple[str, ...]) -> None:
    with pytest.raises(Refused, match="from two to 9 different options"):
        talks.open_vote(session, "Shall we go on?", options)


def test_one_vote_is_open_at_a_time(session: Session) -> None:
    talks.open_vote(session, "Shall we go on?")
    with pytest.raises(Refused, match="Vote 1 is open; close it first"):
        talks.open_vote(session, "And now?")


def test_the_latest_view_of_a_tie_counts_in_its_turn(session: Session) -> None:
    talks.perceive(session, "iran", {"russia": 3, "kabul": -4})
    talks.perceive(session, "iran", {"russia": 5})
    assert talks.perceptions(session.history.line()) == {1: {"iran": {"russia": 5, "kabul": -4}}}
    assert knowing(session, "how it sees") == {"iran", FACILITATOR}


@pytest.mark.parametrize("views", [{}, {"iran": 1}, {"norway": 1}, {"russia": 11}])
def test_a_view_off_the_scale_or_of_nobody_is_refused(session: Session, views: dict[str, int]) -> None:
    with pytest.raises(Refused):
        talks.perceive(session, "iran", views)


def test_a_private_answer_stays_private_when_everything_is_opened(session: Session) -> None:
    talks.reflect(session, "why", "I bluffed.", seat="iran")
    talks.reflect(session, "next", "Ask earlier.", seat="iran", private=False)
    notes.close_session(session, opens=True)
    assert knowing(session, "I bluffed.") == {FACILITATOR}
    assert knowing(session, "Ask earlier.") == {*session.compiled.seats, ROOM, FACILITATOR}


def test_no_seat_answers_in_the_name_of_somebody_who_sits_elsewhere(session: Session) -> None:
    join(session, "Ada", "iran")
    join(session, "Ben", "russia")
    ada, ben = session.people
    (answer,) = talks.reflect(session, "why", "I bluffed.", seat="iran", person=ada)
    assert getattr(answer, "person", None) == ada
    with pytest.raises(Refused, match="Ben does not sit with Iran"):
        talks.reflect(session, "why", "I bluffed.", seat="iran", person=ben)
    leave(session, "Ada")
    talks.reflect(session, "next", "I had to go.", seat="iran", person=ada)


def test_a_question_typed_in_the_session_can_be_answered_by_notes(session: Session) -> None:
    notes.add_plan_question(session, "Who speaks first?")
    notes.make_note(session, "Kabul, each time.", answers="own-1")
    assert notes.plan_questions(session.state)[-1] == ("own-1", "Who speaks first?")
    with pytest.raises(Refused, match="in the plan already"):
        notes.add_plan_question(session, "Who speaks first? ")


def test_an_inject_fires_with_the_words_that_control_put_in(session: Session) -> None:
    new = injects.Rewritten(title="A convoy", effects="alignment(russia, iran) +1", to=("iran",))
    inject = next(
        one.inject
        for one in session.compiled.injects
        if not one.inject.option and one.inject.kind != "scheduled"
    )
    (fired,) = injects.fire(session, inject.id, new)
    assert isinstance(fired, InjectFired)
    assert (fired.inject, fired.title, fired.to, fired.text) == (
        inject.id,
        "A convoy",
        ("iran",),
        inject.text,
    )
    assert fired.changes[0].what == alignment("iran", "russia")
    assert knowing(session, "A convoy") == {"iran", FACILITATOR}


def test_the_effects_of_an_inject_that_a_seat_may_cancel_stay(session: Session) -> None:
    inject = next(one.inject for one in session.compiled.injects if one.inject.option)
    with pytest.raises(Refused, match="change its words only"):
        injects.fire(session, inject.id, injects.Rewritten(effects=""))


def test_an_inject_that_is_due_is_rewritten_too_and_comes_once() -> None:
    session = played('{"do": "phase"}', scenario=FLAGSHIP)
    due = turn.due_inject(session.state)
    assert due is not None
    (fired,) = injects.fire(session, due.inject.id, injects.Rewritten(title="In other words"))
    assert isinstance(fired, InjectFired)
    assert fired.title == "In other words"
    left = turn.due_inject(session.state)
    assert left is None or left.inject.id != due.inject.id


def test_a_vote_that_comes_late_never_counts_in_the_next_one(session: Session) -> None:
    talks.open_vote(session, "In Doha?")
    talks.close_vote(session)
    talks.open_vote(session, "In Moscow?")
    with pytest.raises(Refused, match="Too late: vote 1 is closed"):
        talks.cast(session, "iran", "Yes", vote=1)
    with pytest.raises(Refused, match="Vote 7 is not open; vote 2 is"):
        talks.cast(session, "iran", "Yes", vote=7)
    assert session.state.affairs.votes[-1].cast == ()
    talks.cast(session, "iran", "Yes", vote=2)
    talks.close_vote(session)
    with pytest.raises(Refused, match="Too late: vote 2"):
        talks.cast(session, "kabul", "Yes", vote=2)
