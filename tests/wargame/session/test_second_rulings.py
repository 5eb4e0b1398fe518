"""Second rulings: facts that change nothing, found again beside the first, private to the umpire."""

import pytest

from tests.wargame.session.test_rulings import resolution
from tests.wargame.woods import at, card, go_to, seal, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import SecondRulingGiven
from wargame.game.moves import Argument
from wargame.game.redaction import redact
from wargame.journal.codec import decode_event, encode_event
from wargame.session.doors import RoomDoor, SeatDoor
from wargame.session.notes import close_session
from wargame.session.people import join
from wargame.session.play import pass_turn
from wargame.session.rulings import override, rule
from wargame.session.script import carry_out, read_line
from wargame.session.second_rulings import (
    RuledTwice,
    are_shared,
    rule_again,
    ruled_twice,
    share_second_rulings,
    waiting,
)
from wargame.session.session import Session, undo
from wargame.session.transcript import log_of
from wargame.session.turns import end_game
from wargame.terms import ROOM, Refused


def estimated(chance: int = 60) -> Session:
    """A session whose first move was ruled on by an estimate; it is move 3."""
    session = resolution()
    rule(session, 3, RulingChoice(method="estimate", chance=chance, argument_reason="As I see it."))
    return session


def twice(session: Session, number: int = 3) -> RuledTwice:
    """What was ruled on a move, the first time and after."""
    return next(one for one in ruled_twice(session.history.line()) if one.number == number)


def test_a_second_ruling_is_a_fact_that_changes_nothing_in_the_game() -> None:
    session = estimated()
    before = session.state
    (event,) = rule_again(session, 3, chance=40, reason=" The road is open. ")
    assert isinstance(event, SecondRulingGiven)
    assert (event.chance, event.reason, event.again) == (40, "The road is open.", False)
    assert session.state == before
    assert decode_event("SecondRulingGiven", encode_event(event)) == event


def test_it_stands_beside_the_first_whichever_of_the_two_came_first() -> None:
    session = resolution()
    rule_again(session, 3, chance=40)
    rule(session, 3, RulingChoice(method="estimate", chance=60, argument_reason="As I see it."))
    rule_again(session, 3, chance=70, again=True)
    one = twice(session)
    assert (one.chance, one.by_hand) == (60, True)
    assert [by.chance for by in one.others] == [40]
    assert one.again is not None
    assert one.again.chance == 70


def test_of_one_person_the_newest_counts_and_several_people_stand_side_by_side() -> None:
    session = estimated()
    join(session, "Ruth")
    join(session, "Omar")
    ruth, omar = session.people
    for person, chance in ((ruth, 10), (omar, 80), (ruth, 30), (None, 50)):
        rule_again(session, 3, chance=chance, person=person)
    assert [(by.person, by.chance) for by in twice(session).others] == [(ruth, 30), (omar, 80), (None, 50)]


def test_a_move_of_an_earlier_turn_and_of_a_closed_session_can_be_ruled_on_again() -> None:
    session = estimated()
    go_to(session, "planning", 3)
    rule_again(session, 3, chance=40)
    end_game(session, "Enough.")
    close_session(session)
    rule_again(session, 3, chance=45)
    assert [by.chance for by in twice(session).others] == [45]


def test_undo_takes_it_back_and_leaves_the_ruling() -> None:
    session = estimated()
    rule_again(session, 3, chance=40)
    undo(session)
    assert twice(session).others == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"number": 9, "chance": 4}, "no move 9"),
        ({"number": 3}, "how likely"),
        ({"number": 3, "chance": 101}, "from 0 to 100"),
        ({"number": 3, "chance": 40, "person": 7}, "no person 7"),
        ({"number": 3, "chance": 40, "person": 1, "again": True}, "whose second ruling"),
        ({"number": 1, "chance": 40, "again": True}, "not ruled on yet"),
    ],
)
def test_what_is_no_second_ruling_is_refused_in_words(given: dict[str, object], said: str) -> None:
    session = estimated()
    join(session, "Ruth")
    head = session.history.head
    with pytest.raises(Refused, match=said):
        rule_again(session, **given)  # type: ignore[arg-type]  # that is what is tried
    assert session.history.head == head


def test_a_move_that_is_still_sealed_is_not_shown_for_it() -> None:
    session = at("planning", woods(card("one")))
    seal(session, "one")
    with pytest.raises(Refused, match="not open yet"):
        rule_again(session, 1, chance=40)


def test_only_what_the_umpire_judged_waits_for_a_second_ruling() -> None:
    session = resolution()
    rule(session, 3)
    rule(session, 1, RulingChoice(method="vote", votes={"birch": 60}))
    argument = Argument(text="It rained.", side=1)
    rule(session, 2, RulingChoice(method="matrix", arguments=(argument,)))
    moves = ruled_twice(session.history.line())
    assert [(one.number, one.by_hand) for one in moves] == [(3, False), (1, False), (2, True)]
    assert [one.number for one in waiting(moves)] == [2]
    rule_again(session, 2, chance=50)
    moves = ruled_twice(session.history.line())
    assert waiting(moves) == ()
    assert [one.number for one in waiting(moves, again=True)] == [2]


def test_an_outcome_that_was_named_is_compared_as_it_holds_in_the_end() -> None:
    session = resolution()
    rule(session, 3, RulingChoice(method="ruling", outcome="succeeds", reason="Seen."))
    override(session, 3, "Half of it.", outcome="partly")
    rule_again(session, 3, outcome="fails")
    one = twice(session)
    assert (one.chance, one.outcome) == (None, "partly")
    assert one.others[0].outcome == "fails"


def nobody_is_told(session: Session) -> None:
    events = [one.event for one in session.history.line()]
    assert "SecondRuling" in str(events)
    for viewer in (*session.compiled.seats, ROOM):
        for opened in (False, True):
            assert "SecondRuling" not in str(list(redact(events, viewer, session.compiled, opened=opened)))
        door = RoomDoor(session) if viewer == ROOM else SeatDoor(session, viewer)
        assert "SecondRuling" not in str(door.look().told)


def test_nobody_but_control_is_told_even_when_all_is_opened() -> None:
    session = estimated()
    rule_again(session, 3, chance=41, reason="marker-second")
    share_second_rulings(session, True)
    nobody_is_told(session)
    end_game(session, "Enough.")
    close_session(session, opens=True)
    nobody_is_told(session)


def test_the_log_says_that_it_was_given_and_never_what() -> None:
    session = resolution()
    rule_again(session, 3, chance=41, reason="marker-second")
    line = log_of(session)[-1]
    assert line.told.text == "Somebody else rules on move 3, blind."
    assert line.told.details == ()


def test_who_ruled_stands_there_as_a_number_so_that_the_name_can_be_forgotten() -> None:
    session = estimated()
    join(session, "Ruth")
    rule_again(session, 3, chance=40, person=1)
    assert "Ruth" not in str([one.event for one in session.history.line()])
    assert twice(session).others[0].person == 1


def test_they_stay_with_the_session_until_the_umpire_lets_them_be_counted() -> None:
    session = estimated()
    assert not are_shared(session)
    share_second_rulings(session, True)
    assert are_shared(session)
    with pytest.raises(Refused, match="may be counted with those of other tables already"):
        share_second_rulings(session, True)
    share_second_rulings(session, False)
    assert not are_shared(session)
    with pytest.raises(Refused, match="kept to this session already"):
        share_second_rulings(session, False)


def test_a_line_of_a_script_rules_again_in_the_scenarios_words() -> None:
    session = estimated()
    join(session, "Ruth")
    carry_out(session, read_line('{"do": "second-ruling", "move": 3, "chance": 55, "person": "Ruth"}'))
    carry_out(session, read_line('{"do": "second-ruling", "chance": 20}'))
    assert [(by.person, by.chance) for by in twice(session).others] == [(1, 55), (None, 20)]
    with pytest.raises(Refused, match="Nobody called Nemo"):
        carry_out(session, read_line('{"do": "second-ruling", "chance": 20, "person": "Nemo"}'))
    with pytest.raises(Refused, match="Only Control"):
        carry_out(session, read_line('{"do": "second-ruling", "chance": 20, "by": "ash"}'))
    carry_out(session, read_line('{"do": "share-second-rulings"}'))
    assert are_shared(session)


def test_a_line_that_names_no_move_means_the_first_due_before_any_was_ruled_on() -> None:
    session = resolution()
    carry_out(session, read_line('{"do": "second-ruling", "chance": "even"}'))
    rule(session, 3, RulingChoice(method="estimate", chance=60, argument_reason="As I see it."))
    assert [by.chance for by in twice(session).others] == [50]


def test_a_script_is_told_when_no_move_can_be_meant() -> None:
    session = at("planning", woods(card("one")))
    for seat in ("ash", "birch", "cedar"):
        pass_turn(session, seat)
    with pytest.raises(Refused, match="No move is left"):
        carry_out(session, read_line('{"do": "second-ruling", "chance": 20}'))
