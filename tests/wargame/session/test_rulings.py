"""What the facilitator does with moves on the table, and with the board."""

import pytest

from tests.wargame.woods import CALM, TRADE, at, begin, card, go_to, seal, throw, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.events import BoardAdjusted, ChancesNamed, MoveRuled
from wargame.game.moves import Argument
from wargame.report.facts import gather
from wargame.report.options import Options
from wargame.report.tables import sheets
from wargame.scenario.model import Gate, Track
from wargame.session.notes import close_session
from wargame.session.rulings import adjust, name_chances, override, rule, why_not_rule
from wargame.session.session import Session
from wargame.session.turns import end_game
from wargame.terms import Quantity, Refused, alignment, influence, scrutiny, track


def resolution() -> Session:
    """Two cards of ash and one of birch on the table; the turn's order is birch, cedar, ash."""
    session = at("planning", woods(card("one"), card("two"), card("three", "birch")), turn=2)
    for name, owner in (("one", "ash"), ("two", "ash"), ("three", "birch")):
        seal(session, name, owner=owner)
    go_to(session, "resolution")
    return session


def test_moves_are_ruled_on_in_the_order_of_the_turn() -> None:
    session = resolution()
    ruled = []
    for _ in range(3):
        (event,) = rule(session)
        assert isinstance(event, MoveRuled)
        ruled.append(event.card)
    assert ruled == ["three", "one", "two"]
    with pytest.raises(Refused, match="No move is left"):
        rule(session)


def test_what_was_named_before_the_talk_is_kept_and_moves_nothing() -> None:
    session = resolution()
    before = session.state
    (event,) = name_chances(session, 3, {"ash": 40, "birch": 80}, 50)
    assert isinstance(event, ChancesNamed)
    assert (event.votes, event.chance) == ({"ash": 40, "birch": 80}, 50)
    assert session.state == before
    rule(session, 3, RulingChoice(method="vote", votes={"ash": 60, "birch": 80}))
    facts = gather(session, Options(secrets=True))
    (table,) = [one for one in sheets(facts) if one.name == "estimates"]
    named = {row[4]: (row[5], row[6]) for row in table.rows}
    assert named == {"ash": (40, 60), "birch": (80, 80), "": (50, None)}


@pytest.mark.parametrize(
    ("number", "votes", "chance", "said"),
    [
        (3, {}, None, "at least one seat"),
        (9, {"ash": 4}, None, "no move 9"),
        (3, {"elm": 4}, None, "no seat called elm"),
        (3, {"ash": 101}, None, "101"),
        (3, {}, -1, "-1"),
    ],
)
def test_a_chance_that_is_none_is_not_kept(
    number: int, votes: dict[str, int], chance: int | None, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        name_chances(resolution(), number, votes, chance)


def test_no_move_is_ruled_on_before_its_turn_comes() -> None:
    session = resolution()
    assert (
        str(why_not_rule(session.state, 1)) == "The order of the turn comes first: move 3 of Birch is next."
    )
    with pytest.raises(Refused, match="move 3 of Birch is next"):
        rule(session, 1)


def test_a_move_is_ruled_on_once() -> None:
    session = resolution()
    rule(session, 3)
    assert "was ruled on already; override that ruling" in str(why_not_rule(session.state, 3))
    assert str(why_not_rule(session.state, 9)) == "There is no move 9 on the table."


def test_moves_are_ruled_on_in_the_resolution() -> None:
    session = at("planning", woods(card("one")))
    assert str(why_not_rule(session.state, seal(session, "one"))) == "Moves are ruled on in the resolution."


@pytest.mark.parametrize(
    "choice",
    [
        RulingChoice(reason="a\0b"),
        RulingChoice(argument_reason="x" * 20_001),
        RulingChoice(arguments=(Argument(text="a\ud800", side=1),)),
    ],
)
def test_words_that_cannot_be_kept_are_refused_before_the_throw(choice: RulingChoice) -> None:
    session = resolution()
    with pytest.raises(Refused):
        rule(session, 3, choice)
    assert session.throws == 0


def test_every_number_on_the_board_can_be_corrected_with_a_reason() -> None:
    session = begin()
    for what, to in (
        (alignment("moor", "ash"), -3),
        (track("calm"), 9),
        (influence("ash"), 1),
        (scrutiny("ash"), 4),
    ):
        (event,) = adjust(session, what, to, "It was read wrongly.")
        assert isinstance(event, BoardAdjusted)
        assert event.change.after == to
    assert session.state.alignment("ash", "moor") == -3


@pytest.mark.parametrize(
    ("what", "to", "reason", "said"),
    [
        (track("rain"), 1, "So.", r"There is no track\(rain\) on this board"),
        (track("calm"), 11, "So.", "from 0 to 10, not 11"),
        (track("calm"), 5, "So.", "stands at 5 already"),
        (track("calm"), 6, " ", "Say why the board is corrected"),
    ],
)
def test_a_correction_that_is_none_is_refused(what: Quantity, to: int, reason: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        adjust(begin(), what, to, reason)


def test_a_correction_passes_gates() -> None:
    gated = Track(id="calm", name="Calm", start=3, gates=(Gate(above=4, requires="track(trade) >= 9"),))
    session = begin(woods(tracks=(gated, TRADE)))
    adjust(session, track("calm"), 8, "It was read wrongly.")
    assert session.state.track("calm") == 8
    assert CALM.gates == ()


def test_the_board_of_a_closed_session_stays_as_it_is() -> None:
    session = begin()
    close_session(session)
    with pytest.raises(Refused, match="The session is closed"):
        adjust(session, track("calm"), 1, "So.")


def test_no_ruling_is_overridden_after_the_end() -> None:
    session = resolution()
    throw(session, 4, 3)
    end_game(session, "Fire alarm.")
    with pytest.raises(Refused, match="The game is over"):
        override(session, 3, "Too late.", "fails")
