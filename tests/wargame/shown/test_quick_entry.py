"""Quick entry: the card that a few letters mean, and what is in."""

import pytest

from tests.ui.sessions import started, step
from wargame.game.moves import Move
from wargame.game.rules import legal_moves
from wargame.session import play
from wargame.session.session import Session
from wargame.shown.quick_entry import is_pass, matching, progress, slips, suggestion_words


def in_planning() -> Session:
    session = started()
    while session.state.phase_kind != "planning":
        step(session)
    return session


def test_the_beginnings_of_words_find_a_card() -> None:
    cards = slips(in_planning().state)[0].cards
    for card in cards:
        typed = " ".join(word[:4] for word in card.title.split())
        assert card in matching(cards, typed)


def test_a_whole_title_finds_its_card_first() -> None:
    cards = slips(in_planning().state)[0].cards
    assert all(matching(cards, card.title)[0] == card for card in cards if not card.why_not)


def test_cards_that_can_be_played_come_first() -> None:
    cards = slips(in_planning().state)[0].cards
    found = matching(cards, "a")
    reasons = [bool(card.why_not) for card in found]
    assert reasons == sorted(reasons)


@pytest.mark.parametrize("typed", ["", "  ", "zzz"])
def test_nothing_fits_nothing(typed: str) -> None:
    assert matching(slips(in_planning().state)[0].cards, typed) == ()


@pytest.mark.parametrize(
    ("typed", "passes"), [("pass", True), (" Pass ", True), ("-", True), ("passage", False)]
)
def test_only_the_word_pass_passes(typed: str, passes: bool) -> None:
    assert is_pass(typed) == passes


def test_what_enter_takes_is_said_first() -> None:
    cards = slips(in_planning().state)[0].cards
    found = matching(cards, cards[0].title[:3])
    assert suggestion_words(found, 0).startswith(f"Enter takes {found[0].title}")


def test_a_sealed_move_is_in_and_leaves_fewer_to_come() -> None:
    session = in_planning()
    move = next(one for one in legal_moves(session.state, "russia") if isinstance(one, Move))
    play.play(session, move)
    slip = next(one for one in slips(session.state) if one.seat == "russia")
    assert (len(slip.entered), slip.left) == (1, 1)
    assert progress(slips(session.state)) == "1 of 5 seats are in"


def test_a_seat_that_passed_has_no_line_left() -> None:
    session = in_planning()
    play.pass_turn(session, "iran")
    slip = next(one for one in slips(session.state) if one.seat == "iran")
    assert (slip.passed, slip.left) == (True, 0)
