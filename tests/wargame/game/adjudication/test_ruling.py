"""What comes of a throw: outcome, effects, exposure, and overrides that keep both."""

from typing import Any

import pytest

from tests.wargame.woods import at, card, go_to, inject, seal, throw, woods
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.adjudication.ruling import preview
from wargame.game.events import MoveRuled
from wargame.game.moves import FreeTerms, FreeText, Move
from wargame.scenario.model import Card, Exposure
from wargame.session.deals import answer, propose
from wargame.session.injects import fire
from wargame.session.play import judge_free_move, play
from wargame.session.rulings import adjust, override, rule
from wargame.session.session import Session
from wargame.terms import Refused, alignment, scrutiny, track

STEPS = {
    "exceeds": "track(calm) +3",
    "succeeds": "track(calm) +2",
    "partly": "track(calm) +1",
    "fails": "track(calm) -1",
}


def sealed(*cards: Card, **fields: Any) -> Session:
    """Ash's cards on the table, in the resolution."""
    session = at("planning", woods(*cards, **fields))
    for one in cards:
        seal(session, one.id)
    go_to(session, "resolution")
    return session


def last(session: Session) -> MoveRuled:
    ruled = session.state.table.last
    assert ruled is not None
    return ruled


@pytest.mark.parametrize(
    ("dice", "margin", "outcome", "calm"),
    [
        ((5, 5), 3, "exceeds", 8),
        ((4, 3), 0, "succeeds", 7),
        ((3, 3), -1, "partly", 6),
        ((2, 2), -3, "fails", 4),
        ((1, 1), -5, "fails", 4),
        ((6, 6), 5, "exceeds", 8),
    ],
)
def test_the_margin_gives_the_outcome_and_its_effects(
    dice: tuple[int, int], margin: int, outcome: str, calm: int
) -> None:
    session = sealed(card("one", **STEPS))
    throw(session, *dice)
    assert (last(session).margin, last(session).outcome) == (margin, outcome)
    assert session.state.track("calm") == calm


def test_natural_throws_beat_the_margin() -> None:
    session = sealed(card("easy", difficulty=2, **STEPS), card("hard", difficulty=20, **STEPS))
    throw(session, 1, 1)
    assert (last(session).margin, last(session).outcome) == (0, "fails")
    throw(session, 6, 6)
    assert (last(session).margin, last(session).outcome) == (-8, "exceeds")


def test_a_sealed_card_goes_ahead_even_if_its_requirement_no_longer_holds() -> None:
    storm = inject("storm", effects="track(calm) -5")
    session = sealed(card("one", requires="track(calm) >= 5", **STEPS), injects=(storm,))
    fire(session, "storm")
    throw(session, 6, 5)
    assert session.state.track("calm") == 3


def covert(**fields: Any) -> Card:
    exposure = Exposure(threshold=9, effects="track(trade) -2")
    return card("veiled", covert=True, exposure=exposure, **fields)


@pytest.mark.parametrize(
    ("dice", "spotted", "watched", "exposed"),
    [
        ((4, 3), (4, 4), 0, False),
        ((4, 3), (4, 4), 1, True),
        ((4, 3), (5, 4), 0, True),
        ((2, 1), (4, 4), 0, True),
        ((1, 1), (4, 4), 0, True),
        ((3, 3), (4, 4), 0, False),
    ],
)
def test_exposure_adds_scrutiny_and_one_for_a_failure(
    dice: tuple[int, int], spotted: tuple[int, int], watched: int, exposed: bool
) -> None:
    session = sealed(covert())
    if watched:
        adjust(session, scrutiny("ash"), watched, "They were seen before.")
    throw(session, *dice, exposure=spotted)
    test = last(session).exposure
    assert test is not None
    assert test.exposed is exposed
    assert session.state.track("trade") == (3 if exposed else 5)
    assert session.state.table.exposed == (("ash",) if exposed else ())


def test_exposure_reads_scrutiny_after_the_cards_own_effects() -> None:
    session = sealed(covert(succeeds="scrutiny(ash) +2"))
    throw(session, 4, 3, exposure=(4, 3))
    test = last(session).exposure
    assert test is not None
    assert (test.scrutiny, test.exposed) == (2, True)


def test_an_overt_card_is_never_tested_for_exposure() -> None:
    session = sealed(card("one"))
    throw(session, 1, 1, exposure=(6, 6))
    assert last(session).exposure is None
    assert session.throws == 1


def test_outcome_and_exposure_take_two_throws_in_a_row() -> None:
    session = sealed(covert())
    rule(session)
    test = last(session).exposure
    assert test is not None
    assert last(session).throw is not None
    assert [last(session).throw.number, test.throw.number] == [1, 2]  # type: ignore[union-attr]


def test_a_named_outcome_throws_nothing_but_still_clamps_and_exposes() -> None:
    session = sealed(covert(exceeds="track(calm) +9"))
    rule(session, choice=choice(method="ruling", outcome="exceeds", exposure_dice=(6, 6)))
    ruled = last(session)
    assert (ruled.throw, ruled.margin, ruled.rolled, ruled.outcome) == (None, None, None, "exceeds")
    assert [(one.asked, one.after) for one in ruled.changes] == [(9, 10)]
    assert ruled.exposure is not None
    assert (ruled.exposure.exposed, ruled.exposure.throw.number) == (True, 1)


def choice(**fields: Any) -> RulingChoice:
    return RulingChoice(**fields)


@pytest.mark.parametrize(
    ("roll", "outcome"),
    [(1, "exceeds"), (10, "exceeds"), (11, "succeeds"), (40, "succeeds"), (70, "partly"), (71, "fails")],
)
def test_an_estimate_is_thrown_with_a_hundred_sides(roll: int, outcome: str) -> None:
    session = sealed(card("one"))
    rule(session, choice=choice(method="estimate", chance=40, dice=(roll,)))
    assert (last(session).outcome, last(session).margin) == (outcome, None)


@pytest.mark.parametrize(
    ("dice", "said"),
    [((7, 1), "two dice from 1 to 6, not 7, 1"), ((3,), "two dice from 1 to 6, not 3"), ((), "not nothing")],
)
def test_dice_from_the_table_must_be_dice(dice: tuple[int, ...], said: str) -> None:
    session = sealed(card("one"))
    with pytest.raises(Refused, match=said):
        rule(session, choice=choice(dice=dice))
    assert session.throws == 0


def test_what_departs_from_the_rules_needs_a_reason() -> None:
    session = sealed(card("one"))
    for departing in ({"outcome": "exceeds"}, {"effects": {track("calm"): 1}}):
        with pytest.raises(Refused, match="Say why the ruling departs"):
            rule(session, choice=choice(**departing))


def test_a_ruling_can_put_another_outcome_in_place_of_the_thrown_one() -> None:
    session = sealed(card("one", **STEPS))
    throw(session, 1, 1, outcome="partly", reason="The table insists.")
    assert (last(session).rolled, last(session).outcome) == ("fails", "partly")
    assert session.state.track("calm") == 6


def test_a_ruling_can_put_other_amounts_in_place_of_the_effects() -> None:
    session = sealed(card("one", **STEPS))
    throw(session, 4, 3, effects={alignment("moor", "ash"): 2}, reason="It was the moor that noticed.")
    assert session.state.track("calm") == 5
    assert session.state.alignment("ash", "moor") == 2


def test_an_override_takes_the_ruling_back_and_puts_another_in_its_place() -> None:
    session = sealed(card("one", **STEPS))
    throw(session, 6, 6)
    override(session, 1, "Too good to be true.", "partly")
    event = session.history.entries[-1].event
    assert (getattr(event, "before", ""), getattr(event, "after", "")) == ("exceeds", "partly")
    assert session.state.track("calm") == 6
    assert not session.state.has_succeeded("one")
    assert session.state.has_played("one")
    assert session.throws == 1


def exposed_in(session: Session) -> list[str]:
    return list(session.state.table.exposed)


def test_an_override_reads_the_exposure_throw_again() -> None:
    session = sealed(covert(fails="scrutiny(ash) +1"))
    throw(session, 4, 3, exposure=(4, 3))
    assert exposed_in(session) == []
    override(session, 1, "They were clumsy.", "fails")
    assert exposed_in(session) == ["ash"]
    assert session.state.track("trade") == 3
    override(session, 1, "They were not.", "succeeds")
    assert exposed_in(session) == []
    assert not session.state.was_exposed("ash", 0)
    assert session.state.track("trade") == 5
    assert session.state.memory.covert[0].number == 1
    assert session.throws == 2


def test_an_override_of_clamped_effects_restores_what_was_there() -> None:
    session = sealed(card("one", exceeds="track(calm) +9; track(calm) -1", fails=""))
    throw(session, 6, 6)
    override(session, 1, "No.", "fails")
    assert session.state.track("calm") == 5


def test_single_effects_can_be_overridden() -> None:
    session = sealed(card("one", **STEPS))
    throw(session, 4, 3)
    override(session, 1, "Half of it.", instead={track("calm"): 1})
    assert session.state.track("calm") == 6
    assert last(session).outcome == "succeeds"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"reason": " ", "outcome": "fails"}, "Say why the ruling is overridden"),
        ({"reason": "So."}, "Name the outcome or the effects"),
        ({"reason": "So.", "instead": {track("rain"): 1}}, r"There is no track\(rain\) on this board"),
        ({"reason": "So.", "outcome": "fails", "number": 9}, "Only the ruling just made"),
    ],
)
def test_an_override_says_what_it_needs(arguments: dict[str, Any], said: str) -> None:
    session = sealed(card("one"))
    throw(session, 4, 3)
    with pytest.raises(Refused, match=said):
        override(session, **{"number": 1} | arguments)


def test_only_the_ruling_just_made_can_be_overridden() -> None:
    session = sealed(card("one", **STEPS))
    throw(session, 4, 3)
    adjust(session, track("calm"), 1, "It was read wrongly.")
    with pytest.raises(Refused, match="Only the ruling just made"):
        override(session, 1, "Too late.", "fails")


def test_a_deal_that_moves_the_board_leaves_no_ruling_to_override() -> None:
    session = sealed(card("one", **STEPS))
    propose(session, "ash", ("birch",), "Calm for calm.", effects_text="track(calm) +1")
    throw(session, 4, 3)
    answer(session, 1, "birch", accepts=True)
    with pytest.raises(Refused, match="Only the ruling just made"):
        override(session, 1, "Too late.", "fails")


def test_a_free_move_is_ruled_on_like_a_card_and_shows_its_pulls() -> None:
    session = at("planning")
    play(session, Move(seat="ash", free=FreeText(title="A parley", covert=True), target="moor"))
    judge_free_move(session, 1, FreeTerms(difficulty=7, succeeds="alignment(ash, target) +1", exposure=8))
    go_to(session, "resolution")
    throw(session, 4, 3, exposure=(4, 4))
    ruled = last(session)
    assert (ruled.title, ruled.card, ruled.target) == ("A parley", "", "moor")
    assert ruled.exposure is not None
    assert ruled.exposure.exposed
    assert session.state.alignment("ash", "moor") == 1


def test_a_preview_changes_nothing() -> None:
    session = sealed(card("one", **STEPS))
    before = session.state
    assert preview(before, 1, "exceeds")[0].after == 8
    assert session.state is before
