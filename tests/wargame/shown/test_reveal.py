"""The reveal: overt moves only, in the order of ruling, with what can come of them and who backs them."""

import pytest

from tests.ui.sessions import started, step
from wargame.game.moves import FreeText, Move
from wargame.game.rules import legal_moves, rulings_due
from wargame.game.sight import sight
from wargame.session import play
from wargame.session.session import Session
from wargame.shown.reveal import RevealRow, RevealView, reveal_view, widths_of
from wargame.terms import ROOM


def reach(session: Session, kind: str) -> None:
    while session.state.phase_kind != kind:
        step(session)


def at_reveal(*, covert: bool = True, free: bool = False, name: str = "") -> Session:
    session = started(name) if name else started()
    reach(session, "planning")
    if free:
        play.play(session, Move(seat="iran", free=FreeText(title="Open the port", intent="Open it.")))
    if covert:
        cards = {card.id for card in session.scenario.cards if card.covert}
        moves = [one for one in legal_moves(session.state, "russia") if isinstance(one, Move)]
        play.play(session, next(one for one in moves if one.card in cards))
    reach(session, "reveal")
    return session


def view_of(session: Session) -> RevealView:
    return reveal_view(sight(session.state, ROOM), session.compiled)


def first(session: Session) -> RevealRow:
    return view_of(session).rows[0]


def stands(session: Session, seat: str, row: int = 0) -> str:
    return next(one.stands for one in view_of(session).rows[row].discs if one.seat == seat)


def speaker(session: Session) -> str:
    """A seat that may speak on the first move, and makes none of the first two."""
    makers = {one.seat for one in view_of(session).rows[:2]}
    return next(seat for seat in session.compiled.seats if seat not in makers)


def test_covert_moves_are_neither_shown_nor_counted_where_they_come_last() -> None:
    session = at_reveal()
    view = view_of(session)
    covert = [one for one in session.state.table.plays if one.covert]
    assert not {row.number for row in view.rows} & {one.number for one in covert}
    assert covert
    assert not any(letter.isdecimal() for letter in view.covert)
    assert view.prepared == 0


def test_moves_stand_in_the_order_of_ruling() -> None:
    session = at_reveal()
    rows = view_of(session).rows
    numbers = [row.number for row in rows]
    assert numbers == [one for one in rulings_due(session.state) if one in numbers]
    assert [row.at for row in rows] == list(range(1, len(rows) + 1))


def test_a_free_move_without_terms_has_no_odds_yet() -> None:
    session = at_reveal(free=True)
    row = next(one for one in view_of(session).rows if one.seat == "iran")
    assert (row.odds, "terms" in row.odds_words, row.effects) == ((), True, ())


def test_what_a_success_moves_is_what_it_would_move_now() -> None:
    """And nothing of what the room may not know: influence is hidden in this scenario."""
    session = at_reveal(covert=False)
    for row in view_of(session).rows:
        assert all(one.value for one in row.effects)
        assert not [one.label for one in row.effects if "influence" in one.label or "scrutiny" in one.label]
    assert any(one.tie for row in view_of(session).rows for one in row.effects)


def test_the_mover_may_not_back_its_own_move() -> None:
    session = at_reveal(covert=False)
    row = first(session)
    own = next(one for one in row.discs if one.seat == row.seat)
    assert (own.stands, "its own move" in own.words) == ("own", True)


def test_backing_shows_on_the_move_and_fades_the_seats_other_discs() -> None:
    session = at_reveal(covert=False)
    seat = speaker(session)
    play.back(session, seat, first(session).number, 1)
    assert (stands(session, seat), first(session).net) == ("backs", "+1")
    assert stands(session, seat, 1) == "spent"
    spent = next(one for one in view_of(session).rows[1].discs if one.seat == seat)
    assert first(session).title in spent.words
    assert "Four seats have not spoken" in view_of(session).rule


def test_a_word_taken_back_gives_back_what_it_cost_and_may_be_spoken_elsewhere() -> None:
    session = at_reveal(covert=False)
    seat, number = speaker(session), first(session).number
    odds, held = first(session).odds, session.state.influence(seat)
    play.back(session, seat, number, -1)
    assert first(session).odds != odds
    play.take_word_back(session, seat, number)
    assert (first(session).odds, first(session).net) == (odds, "")
    assert (stands(session, seat), session.state.influence(seat)) == ("free", held)
    play.back(session, seat, view_of(session).rows[1].number, 1)
    assert stands(session, seat, 1) == "backs"


@pytest.mark.parametrize(
    "shares", [(0.03, 0.0, 0.97, 0.0), (0.25, 0.25, 0.25, 0.25), (0.01, 0.01, 0.01, 0.97)]
)
def test_no_part_of_the_odds_is_too_narrow_for_its_number(shares: tuple[float, ...]) -> None:
    widths = widths_of(shares, 200, 2, 18)
    there = [width for width in widths if width]
    assert sum(there) + 2 * (len(there) - 1) == pytest.approx(200)
    assert min(there) >= 17.999
    assert [bool(one) for one in widths] == [bool(one) for one in shares]


def test_where_their_number_is_public_covert_moves_are_counted_and_nothing_more() -> None:
    session = started("first-steps")
    reach(session, "planning")
    cards = {card.id for card in session.scenario.cards if card.covert}
    for seat in session.compiled.seats:
        moves = [one for one in legal_moves(session.state, seat) if isinstance(one, Move)]
        if found := [one for one in moves if one.card in cards]:
            play.play(session, found[0])
            break
    else:
        pytest.fail("no seat could move covertly")
    assert view_of(session).prepared == 0
    reach(session, "reveal")
    view = view_of(session)
    assert (view.prepared, view.covert.startswith("One more thing is prepared")) == (1, True)
    assert session.state.table.plays[0].title not in view.covert
