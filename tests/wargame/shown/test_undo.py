"""What undo says on a screen that the room may see."""

from typing import Any

import pytest

from tests.wargame.woods import at, card, go_to, inject, rules, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import (
    BookmarkSet,
    DealProposed,
    Event,
    InjectAnswered,
    InjectPostponed,
    InjectSkipped,
    MoveRuled,
    PhaseOpened,
    Reckoning,
)
from wargame.game.moves import Move
from wargame.scenario.model import Scenario
from wargame.session.narration import Narrator
from wargame.session.play import others_pass, pass_turn, play
from wargame.session.rulings import adjust, rule
from wargame.session.session import Session, undo
from wargame.shown.undo import LAST_STEP, come_since, redo_word, taken_back, undo_offer, undo_word, undo_words
from wargame.terms import scrutiny

BOOK = woods(card("plain"), card("veiled", covert=True), injects=(inject("leak"),))


def ruling(*, covert: bool) -> MoveRuled:
    return MoveRuled(
        turn=1,
        number=1,
        seat="ash",
        card="veiled",
        title="Veiled",
        target="",
        covert=covert,
        reckoning=Reckoning(method="ruling"),
        throw=None,
        margin=None,
        rolled=None,
        outcome="fails",
        changes=(),
    )


@pytest.mark.parametrize(
    "event",
    [
        ruling(covert=True),
        InjectSkipped(turn=1, inject="leak"),
        InjectPostponed(turn=1, inject="leak", until=2),
        InjectAnswered(turn=1, inject="leak", seat="ash", paid=True),
        DealProposed(turn=1, number=1, proposer="ash", parties=("ash", "birch"), terms="Ash", public=False),
        BookmarkSet(turn=1, on=1, name="Ash plays Veiled"),
    ],
)
def test_undo_names_nobody_and_nothing_of_what_is_secret(event: Event) -> None:
    session = at("planning", BOOK)
    said = undo_words(Narrator(session.compiled), [event], session.state).lower()
    assert not any(word in said for word in ("ash", "veiled", "leak"))


def test_undo_says_what_is_public() -> None:
    session = at("planning", BOOK)

    def said(*events: Event) -> str:
        return undo_words(Narrator(session.compiled), events, session.state)

    assert said(ruling(covert=False)).startswith("Ash, “Veiled”")
    assert said(PhaseOpened(turn=1, phase=0, kind="briefing")) == "Briefing opens"
    assert said() == LAST_STEP


def undone(session: Session) -> str:
    """What is told of an undo, which is made."""
    words = taken_back(session, Narrator(session.compiled, session.people))
    undo(session)
    return words


def last_covert(**fields: Any) -> Scenario:
    return woods(card("plain"), card("veiled", covert=True), rules=rules(covert_moves="last", **fields))


def test_one_of_two_seals_that_is_taken_back_is_told_and_not_which() -> None:
    for book in (BOOK, last_covert()):
        session = at("planning", book)
        play(session, Move(seat="ash", card="plain"))
        play(session, Move(seat="ash", card="veiled"))
        assert undone(session) == "Taken back: one of Ash's two moves. Redo restores it: Ctrl+Shift+Z."
        narrator = Narrator(session.compiled, session.people)
        assert redo_word(session, narrator) == "one of Ash's two moves"
        assert "two" not in undone(session)


def test_where_moves_may_be_hidden_a_single_seal_is_taken_back_like_a_pass() -> None:
    sealing, passing = at("planning", last_covert()), at("planning", last_covert())
    play(sealing, Move(seat="ash", card="veiled"))
    pass_turn(passing, "ash", "Nothing to do.")
    assert undone(sealing) == undone(passing)


def test_everyone_else_passing_is_taken_back_as_one_and_names_none_of_them() -> None:
    session = at("planning")
    others_pass(session)
    assert undo_word(session, Narrator(session.compiled)) == "everyone else passes"


@pytest.mark.parametrize("made", [1, 2])
def test_who_else_passes_does_not_tell_how_many_moves_a_seat_has_made(made: int) -> None:
    hiding = rules(covert_moves="last")
    session = at("planning", woods(card("well", covert=True), card("raft"), rules=hiding))
    for name in ("well", "raft")[:made]:
        play(session, Move(seat="ash", card=name))
    pass_turn(session, "cedar")
    others_pass(session)
    assert undo_word(session, Narrator(session.compiled)) == "Birch's plan"


def test_behind_the_scenes_undo_says_the_same_whatever_is_there() -> None:
    said = []
    for hidden in (True, False):
        session = at("planning", last_covert())
        play(session, Move(seat="ash", card="plain"))
        if hidden:
            play(session, Move(seat="ash", card="veiled"))
        go_to(session, "resolution")
        rule(session, 1, RulingChoice(method="ruling", outcome="fails"))
        if hidden:
            rule(session, 2, RulingChoice(method="ruling", outcome="fails"))
        said.append(undone(session))
    assert said[0] == said[1]
    assert said[0].startswith(f"Taken back: {LAST_STEP}.")


def test_a_correction_of_what_the_room_may_not_know_is_taken_back_without_its_number() -> None:
    session = at("planning", BOOK)
    adjust(session, scrutiny("ash"), 1, "It was forgotten.")
    assert undone(session).startswith("Taken back: a correction by hand.")


def test_what_a_seat_did_itself_is_offered_as_come_from_elsewhere() -> None:
    session = at("planning", BOOK)
    assert not undo_offer(session).from_elsewhere
    play(session, Move(seat="ash", card="plain"), by="ash")
    sealed = undo_offer(session)
    assert (sealed.event, sealed.from_elsewhere) == (session.history.head, True)
    assert come_since(session, Narrator(session.compiled, {})) == (
        "Another step has come since: Ash's move. Nothing was taken back; Undo takes that one back now."
    )
    pass_turn(session, "birch")
    undo(session)
    assert not undo_offer(session).from_elsewhere, "the step came back by an undo"
