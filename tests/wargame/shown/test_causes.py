"""What moved a number is told once, in few words or in a sentence, as the viewer may know it."""

from tests.wargame.report.sessions import demo
from wargame.game.events import BoardAdjusted, Change, GameEnded, UpkeepDone
from wargame.game.redaction import BehindTheScenes, redact
from wargame.session.narration import Narrator
from wargame.shown.causes import Cause, brief, causes_of, sentence
from wargame.terms import FACILITATOR, ROOM, Quantity, influence, scrutiny, track


def causes(viewer: str) -> dict[Quantity, tuple[Cause, ...]]:
    session = demo()
    entries = session.history.line()
    told = redact((entry.event for entry in entries), viewer, session.compiled, opened=False)
    return causes_of((entry.number, seen) for entry, seen in zip(entries, told, strict=True))


def test_every_number_of_the_board_came_to_stand_where_it_does_by_its_causes() -> None:
    state, found = demo().state, causes(FACILITATOR)
    for what, place in state.compiled.board.places.items():
        walked = state.compiled.board.starts[place]
        for cause in found.get(what, ()):
            assert cause.before == walked
            walked += cause.by
        assert walked == state.values[place]


def test_the_room_is_told_of_no_cause_of_what_it_may_not_know() -> None:
    assert {what.kind for what in causes(ROOM)} == {"alignment", "track"}
    assert scrutiny("iran") in causes(FACILITATOR)
    assert influence("iran") in causes("iran")
    assert influence("kabul") not in causes("iran")


def test_what_did_not_move_has_no_cause() -> None:
    changes = (Change(track("a"), 1, 4, 4), Change(track("b"), 1, 4, 5))
    assert [*causes_of([(7, UpkeepDone(turn=1, changes=changes)), (8, None)])] == [track("b")]


def test_a_rule_gives_its_reason_and_an_event_its_name() -> None:
    session = demo()
    narrator, rule = Narrator(session.compiled), session.scenario.upkeep[0]
    change = Change(track("a"), 1, 4, 5, rule.id)
    (cause,) = causes_of([(7, UpkeepDone(turn=1, changes=(change,)))])[track("a")]
    assert brief(cause, narrator) == sentence(cause, narrator) == rule.why
    plain = Change(track("a"), 1, 4, 5)
    for event, words in (
        (UpkeepDone(turn=1, changes=(plain,)), "Upkeep"),
        (BoardAdjusted(turn=1, change=plain, reason="So."), "Corrected by the facilitator"),
        (BehindTheScenes(turn=1, changes=(plain,)), "Behind the scenes"),
        (GameEnded(turn=1, ending="x", title="Peace", changes=(plain,)), "Peace"),
    ):
        (cause,) = causes_of([(7, event)])[track("a")]
        assert brief(cause, narrator) == words
