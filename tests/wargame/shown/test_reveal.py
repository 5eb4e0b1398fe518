"""The reveal: overt moves only, in the order of ruling, and who may back them."""

from tests.ui.sessions import started, step
from wargame.game.moves import FreeText, Move
from wargame.game.rules import legal_moves, rulings_due
from wargame.session import play
from wargame.session.session import Session
from wargame.shown.reveal import backers, reveal_view


def reach(session: Session, kind: str) -> None:
    while session.state.phase_kind != kind:
        step(session)


def at_reveal(*, covert: bool = True, free: bool = False) -> Session:
    session = started()
    reach(session, "planning")
    if free:
        play.play(session, Move(seat="iran", free=FreeText(title="Open the port", intent="Open it.")))
    if covert:
        cards = {card.id for card in session.scenario.cards if card.covert}
        moves = [one for one in legal_moves(session.state, "russia") if isinstance(one, Move)]
        play.play(session, next(one for one in moves if one.card in cards))
    reach(session, "reveal")
    return session


def test_covert_moves_are_neither_shown_nor_counted_where_they_come_last() -> None:
    session = at_reveal()
    view = reveal_view(session.state)
    covert = [one for one in session.state.table.plays if one.covert]
    assert not {row.number for row in view.rows} & {one.number for one in covert}
    assert covert
    assert not any(letter.isdecimal() for letter in view.covert)


def test_moves_stand_in_the_order_of_ruling() -> None:
    session = at_reveal()
    numbers = [row.number for row in reveal_view(session.state).rows]
    assert numbers == [one for one in rulings_due(session.state) if one in numbers]


def test_a_free_move_without_terms_has_no_odds_yet() -> None:
    session = at_reveal(free=True)
    row = next(one for one in reveal_view(session.state).rows if one.seat == "iran")
    assert (row.odds, "terms" in row.odds_words) == ((), True)


def test_the_mover_may_not_back_its_own_move() -> None:
    session = at_reveal(covert=False)
    row = reveal_view(session.state).rows[0]
    own = next(one for one in backers(session.state, row.number) if one.seat == row.seat)
    assert "its own move" in own.why_not


def test_backing_shows_on_the_move() -> None:
    session = at_reveal(covert=False)
    row = reveal_view(session.state).rows[0]
    other = next(one for one in backers(session.state, row.number) if not one.why_not)
    play.back(session, other.seat, row.number, 1)
    row = reveal_view(session.state).rows[0]
    assert (row.backing, row.net) == (((f"{other.name} backs", True),), "+1")
