"""What a viewer is told of what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast, get_args

import pytest

from tests.wargame.woods import IN_TURN, SEATS, at, card, go_to, inject, rules, seal, throw, woods
from wargame.game.compiled import CompiledScenario
from wargame.game.events import (
    CoverBlown,
    DealAnswered,
    Event,
    InjectAnswered,
    InjectFired,
    MoveArgued,
    MoveRuled,
    MoveSealed,
    NoteMade,
    RulingOverridden,
    SessionOpened,
    UpkeepDone,
)
from wargame.game.moves import Argument, Move
from wargame.game.redaction import WHO_MAY_KNOW, Redacted, SealedUnseen, SomethingHappened, redact
from wargame.scenario.model import Exposure, HiddenSet, Option
from wargame.session.deals import answer, propose
from wargame.session.injects import answer_inject, fire, fire_due
from wargame.session.notes import make_note
from wargame.session.play import argue, play, withdraw
from wargame.session.rulings import override
from wargame.session.session import Session, undo
from wargame.session.turns import expose
from wargame.terms import FACILITATOR, ROOM, scrutiny, track


def told(session: Session, viewer: str) -> list[Redacted]:
    events = [entry.event for entry in session.history.line()]
    return [one for one in redact(events, viewer, session.compiled) if one is not None]


def of_kind(seen: Sequence[Redacted], kind: type) -> list[Redacted]:
    return [one for one in seen if isinstance(one, kind)]


VEILED = card(
    "veiled",
    covert=True,
    succeeds="track(calm) +1; scrutiny(ash) +1",
    exposure=Exposure(threshold=9, effects="track(trade) -1; scrutiny(ash) +1"),
)


def sealed() -> Session:
    session = at(
        "planning", woods(VEILED, card("open"), injects=(inject("leak", effects="expose(facilitator)"),))
    )
    seal(session, "veiled")
    seal(session, "open")
    return session


def ruled(exposure: tuple[int, int] = (1, 1)) -> Session:
    session = sealed()
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=exposure)
    return session


def test_while_moves_are_sealed_others_know_only_that_there_are_some() -> None:
    seen = told(sealed(), "birch")
    assert of_kind(seen, MoveSealed) == []
    assert of_kind(seen, SealedUnseen) == [SealedUnseen(turn=1, seat="ash")] * 2
    assert len(of_kind(told(sealed(), "ash"), MoveSealed)) == 2


def test_after_planning_overt_moves_are_told_and_covert_ones_never_were() -> None:
    session = sealed()
    go_to(session, "reveal")
    told_of = of_kind(told(session, ROOM), MoveSealed)
    assert [getattr(one, "title", "") for one in told_of] == ["Open"]
    assert of_kind(told(session, ROOM), SealedUnseen) == []


def test_where_seats_move_in_turn_an_overt_move_is_told_at_once_and_a_covert_one_is_not() -> None:
    session = at("moves", woods(VEILED, card("open"), rules=rules(*IN_TURN)))
    for name in ("open", "veiled"):
        play(session, Move(seat="ash", card=name), at_once=False)
        if name == "open":
            throw(session, 4, 3)
    assert [getattr(one, "title", "") for one in of_kind(told(session, "birch"), MoveSealed)] == ["Open"]
    assert of_kind(told(session, "birch"), SealedUnseen) == []
    undo(session)
    undo(session)
    assert len(of_kind(told(session, "birch"), MoveSealed)) == 1


def test_a_move_that_was_withdrawn_stays_secret_after_planning_too() -> None:
    session = sealed()
    withdraw(session, 2)
    go_to(session, "reveal")
    assert of_kind(told(session, "birch"), MoveSealed) == []


def test_an_unexposed_covert_move_is_something_that_happened() -> None:
    seen = told(ruled(), "birch")
    assert of_kind(seen, MoveRuled) == []
    (something,) = of_kind(seen, SomethingHappened)
    assert isinstance(something, SomethingHappened)
    assert [change.what for change in something.changes] == [track("calm")]
    assert "veiled" not in repr(seen).lower()


def test_its_own_seat_and_the_facilitator_are_told_all() -> None:
    session = ruled()
    assert of_kind(told(session, "ash"), MoveRuled) == of_kind(told(session, FACILITATOR), MoveRuled) != []


def test_an_exposed_one_is_told_without_how_closely_the_seat_was_watched() -> None:
    (event,) = of_kind(told(ruled(exposure=(6, 6)), "birch"), MoveRuled)
    assert isinstance(event, MoveRuled)
    assert event.title == "Veiled"
    assert event.exposure is not None
    test = event.exposure
    assert test.exposed
    # Dice and threshold together would tell it.
    assert (test.scrutiny, test.failed, test.threshold, test.throw.dice) == (0, 0, 0, ())
    assert "scrutiny(" not in repr((event.changes, test.changes))


def test_an_override_that_exposes_is_told_and_one_that_does_not_is_not() -> None:
    session = ruled(exposure=(4, 3))
    override(session, 1, "They were quiet.", "partly")
    assert "They were quiet" not in repr(told(session, "birch"))
    override(session, 1, "They were loud.", instead={scrutiny("ash"): 3})
    assert "They were loud" in repr(told(session, "birch"))


def test_an_override_of_an_exposed_move_does_not_tell_how_closely_the_seat_was_watched() -> None:
    session = ruled(exposure=(6, 6))
    override(session, 1, "They were slow.", "partly")
    (event,) = of_kind(told(session, "birch"), RulingOverridden)
    assert isinstance(event, RulingOverridden)
    assert event.exposure is not None
    assert (event.exposure.scrutiny, event.exposure.threshold, event.exposure.throw.dice) == (0, 0, ())
    assert "scrutiny(" not in repr(event)
    assert told(session, "ash")[-1] == told(session, FACILITATOR)[-1]


def test_a_cover_that_is_blown_is_told_to_all() -> None:
    session = ruled()
    fire(session, "leak")
    expose(session, 1)
    (event,) = of_kind(told(session, ROOM), CoverBlown)
    assert isinstance(event, CoverBlown)
    assert [change.what for change in event.changes] == [track("trade")]


def test_reasons_for_a_covert_move_are_as_secret_as_the_move() -> None:
    session = sealed()
    argue(session, 1, Argument(text="The moor is dark.", side=1))
    argue(session, 2, Argument(text="The sun is out.", side=1))
    go_to(session, "reveal")
    (event,) = of_kind(told(session, "birch"), MoveArgued)
    assert "The sun is out." in repr(event)


def test_a_private_inject_and_its_answer_are_told_to_those_it_is_for() -> None:
    letter = inject(
        "letter",
        turn=1,
        to=("ash",),
        effects="track(calm) -1",
        option=Option(seat="ash", price=1),
        note="Watch ash.",
    )
    session = at("briefing", woods(injects=(letter,)))
    fire_due(session)
    answer_inject(session, pays=False)
    assert of_kind(told(session, "birch"), InjectFired) == []
    assert of_kind(told(session, "birch"), InjectAnswered) == []
    assert len(of_kind(told(session, "birch"), SomethingHappened)) == 1
    (fired,) = of_kind(told(session, "ash"), InjectFired)
    assert isinstance(fired, InjectFired)
    assert fired.note == ""


def test_a_secret_deal_shows_only_in_what_it_moves() -> None:
    session = at("negotiation")
    propose(session, "ash", ("birch",), "Gold.", public=False, effects_text="influence(ash) -1")
    answer(session, 1, "birch", accepts=True)
    assert len(of_kind(told(session, "birch"), DealAnswered)) == 1
    assert "Gold" not in repr(told(session, "cedar"))
    assert len(of_kind(told(session, "cedar"), SomethingHappened)) == 1


def test_notes_are_for_the_facilitator() -> None:
    session = at("planning")
    make_note(session, "Ash is bluffing.")
    assert [bool(of_kind(told(session, viewer), NoteMade)) for viewer in ("ash", ROOM, FACILITATOR)] == [
        False, False, True,
    ]  # fmt: skip


@pytest.mark.parametrize("viewer", [*SEATS, ROOM])
def test_seed_and_draw_of_others_are_never_told(viewer: str) -> None:
    sets = (HiddenSet(id="gold", title="Gold"),)
    actors = tuple(
        one if one.kind == "non-player" else one.__class__(id=one.id, name=one.name, hidden_sets=sets)
        for one in woods().actors
    )
    (opened,) = of_kind(told(at("planning", woods(actors=actors), seed=4711), viewer), SessionOpened)
    assert isinstance(opened, SessionOpened)
    assert opened.seed == 0
    assert opened.hidden == ({} if viewer == ROOM else {viewer: "gold"})


def test_scrutiny_that_falls_in_upkeep_is_told_to_its_seat() -> None:
    session = ruled()
    go_to(session, "upkeep")
    for viewer, count in (("ash", 1), ("birch", 0)):
        (done,) = of_kind(told(session, viewer), UpkeepDone)
        assert isinstance(done, UpkeepDone)
        assert len(done.changes) == count


def test_everything_is_told_when_everything_is_opened() -> None:
    session = ruled()
    events = [entry.event for entry in session.history.line()]
    assert redact(events, "birch", session.compiled, opened=True) == tuple(events)


def test_every_kind_of_event_says_who_may_know_of_it() -> None:
    assert set(WHO_MAY_KNOW) == set(get_args(Event))


def test_nobody_but_control_is_told_of_a_kind_of_event_that_says_nothing() -> None:
    @dataclass(frozen=True)
    class Whispered:
        turn: int
        seat: str

    compiled = CompiledScenario(woods())
    whispered = cast("Event", Whispered(turn=1, seat="ash"))
    assert [redact([whispered], viewer, compiled)[0] for viewer in ("ash", "birch", ROOM)] == [
        None,
        None,
        None,
    ]
    assert redact([whispered], FACILITATOR, compiled) == (whispered,)
