"""Tests of `wargame.shown.free_terms`: the odds of a difficulty, and terms of a card like the move."""

import pytest

from tests.ui.sessions import started, step
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.moves import FreeTerms, FreeText, Move
from wargame.session import play, rulings
from wargame.session.session import Session
from wargame.shown.effects import read
from wargame.shown.free_terms import USUAL, cards_like, free_move, odds_at
from wargame.terms import OUTCOMES, ActorId, Instrument, alignment


def reach(made: Session, kind: str) -> None:
    while made.state.phase_kind != kind:
        step(made)


def moved(
    target: ActorId, instrument: Instrument = "diplomatic", *, covert: bool = False
) -> tuple[Session, int]:
    """A session in its first resolution with one free move of Russia, and the move's number."""
    made = started()
    reach(made, "planning")
    free = FreeText(title="A second chair", intent="Chair it together.", instrument=instrument, covert=covert)
    play.play(made, Move(seat="russia", target=target, free=free))
    play.others_pass(made)
    reach(made, "resolution")
    return made, made.state.table.plays[-1].number


@pytest.fixture(scope="module")
def to_iran() -> tuple[Session, int]:
    """A free move of Russia to Iran."""
    return moved("iran")


def test_the_likest_cards_are_played_between_the_same_two_by_the_same_means(
    to_iran: tuple[Session, int],
) -> None:
    made, number = to_iran
    assert [one.card for one in cards_like(made.state, number)] == ["rus-tehran-desk", "irn-moscow-cell"]


def test_a_card_lends_its_difficulty_and_effects_that_can_be_pointed_at(to_iran: tuple[Session, int]) -> None:
    made, number = to_iran
    first = cards_like(made.state, number)[0]
    card = made.compiled.cards[first.card].card
    assert first.difficulty == card.difficulty
    assert first.effects["succeeds"] == card.succeeds
    assert first.said == f"A card of Russia, difficulty {card.difficulty}"


def test_the_chosen_target_of_a_card_is_the_target_of_the_move() -> None:
    made, number = moved("uzbekistan")
    for one in cards_like(made.state, number):
        for outcome in OUTCOMES:
            assert "target" not in one.effects[outcome]
            assert not read(made.state, one.effects[outcome]).rest


def test_what_is_covert_is_offered_for_covert_moves_alone() -> None:
    made, number = moved("taliban", "military")
    assert not any(made.compiled.cards[one.card].card.covert for one in cards_like(made.state, number))
    made, number = moved("taliban", "military", covert=True)
    assert any(made.compiled.cards[one.card].card.covert for one in cards_like(made.state, number))


def test_the_odds_of_a_difficulty_are_those_of_the_ruling(to_iran: tuple[Session, int]) -> None:
    made, number = to_iran
    found = odds_at(made.state, number, USUAL)
    terms = FreeTerms(difficulty=USUAL, succeeds=str(alignment("iran", "russia")) + " +1")
    play.judge_free_move(made, number, terms)
    ruled = rulings.rule(made, number, RulingChoice())[0]
    reckoning = ruled.reckoning  # type: ignore[union-attr]  # a ruling
    assert [round(share * reckoning.of) for share in found.shares] == list(reckoning.odds)
    assert not found.words


def test_a_move_with_a_card_has_no_terms_to_set() -> None:
    made = started()
    assert free_move(made.state, 1) is None
    assert cards_like(made.state, 1) == ()
