"""The throw on its stage: every way to fall once, the sum adds up, where it fell is the outcome."""

from itertools import pairwise

import pytest

from tests.ui.sessions import until_ruling
from wargame.game.adjudication.choice import RulingChoice
from wargame.game.chance import odds_of_dice, odds_of_percent
from wargame.game.events import Reckoning
from wargame.game.moves import Argument
from wargame.numerals import whole
from wargame.scenario.model import Bands
from wargame.session import play, rulings
from wargame.session.narration import Narrator
from wargame.session.session import Session
from wargame.shown.ladder import Ladder, apart, ladder
from wargame.shown.rulings import odds_view, standing_in, sum_on_table
from wargame.shown.verdict import VerdictView, find_ruling, verdict_view
from wargame.terms import OUTCOMES, alignment

BANDS = Bands()


def of_dice(shift: int, bands: Bands = BANDS) -> Ladder:
    found = ladder(bands, Reckoning(method="dice", difficulty=-shift, odds=odds_of_dice(bands, shift), of=36))
    assert found is not None
    return found


def of_chance(chance: int) -> Ladder:
    found = ladder(BANDS, Reckoning(method="estimate", chance=chance, odds=odds_of_percent(chance), of=100))
    assert found is not None
    return found


def ruled(choice: RulingChoice) -> tuple[Session, VerdictView]:
    session, number = until_ruling()
    rulings.rule(session, number, choice)
    return session, verdict(session, number)


def verdict(session: Session, number: int) -> VerdictView:
    found = find_ruling(session.history.line(), number)
    assert found is not None
    before = session.history.state_at(found.before)
    return verdict_view(Narrator(session.compiled, session.people), found, before)


@pytest.mark.parametrize("shift", range(-20, 21, 4))
def test_the_squares_of_the_ladder_are_the_odds(shift: int) -> None:
    found = of_dice(shift)
    squares = [one.outcome for one in found.squares]
    assert tuple(squares.count(outcome) for outcome in OUTCOMES) == odds_of_dice(BANDS, shift)


@pytest.mark.parametrize("chance", [0, 1, 33, 50, 99, 100])
def test_the_hundred_squares_are_the_odds_of_a_chance(chance: int) -> None:
    found = of_chance(chance)
    squares = [one.outcome for one in found.squares]
    assert tuple(squares.count(outcome) for outcome in OUTCOMES) == odds_of_percent(chance)


@pytest.mark.parametrize("found", [of_dice(-7), of_dice(-13), of_dice(4), of_chance(60), of_chance(3)])
def test_zones_lie_side_by_side_and_fill_the_ladder(found: Ladder) -> None:
    ends = [(one.first, one.last) for one in found.zones]
    assert (ends[0][0], ends[-1][1]) == (0, len(found.columns))
    assert all(one[1] == other[0] for one, other in pairwise(ends))
    assert sum(one.share for one in found.zones) == pytest.approx(1)


def test_a_throw_that_always_fails_or_exceeds_is_named_so_only_where_it_matters() -> None:
    assert [(one.span, one.always) for one in of_dice(4).zones] == [("2", True), ("3–12", False)]
    assert not any(one.always for one in of_dice(-7).zones)


def test_the_ladder_is_read_aloud_in_a_sentence() -> None:
    assert of_dice(-7).words == "Fails on 2–4, partly on 5–6, succeeds on 7–9 and exceeds on 10–12"


def test_words_over_narrow_zones_do_not_lie_on_one_another() -> None:
    widths = (50.0, 60.0, 80.0, 70.0)
    placed = apart((10, 30, 50, 300), widths, 0, 400)
    edges = [(at - width / 2, at + width / 2) for at, width in zip(placed, widths, strict=True)]
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 400
    assert all(one[1] <= other[0] for one, other in pairwise(edges))


def test_the_parts_of_the_sum_add_up_to_what_was_reached() -> None:
    arguments = (
        Argument(text="The port is built.", side=1, weight=2),
        Argument(text="Nobody believes it.", side=-1, weight=1),
    )
    session, number = until_ruling()
    for one in arguments:
        play.argue(session, number, one)
    rulings.rule(session, number, RulingChoice(method="matrix", dice=(6, 1)))
    fall = verdict(session, number).fall
    parts = [(whole(one.value) or 0) for one in fall.sum.lines]
    assert sum(parts) == int(fall.sum.total)
    assert (fall.sum.lines[0].value, fall.sum.lines[0].words) == ("7", "on the dice, typed from the table")
    assert [one.words for one in fall.sum.lines[-2:]] == [one.text for one in arguments]


def test_many_reasons_are_added_up_in_one_line() -> None:
    session, number = until_ruling()
    for at in range(7):
        play.argue(session, number, Argument(text=f"Reason {at}.", side=1 if at % 2 else -1, weight=1))
    rulings.rule(session, number, RulingChoice(method="matrix", dice=(3, 3)))
    fall = verdict(session, number).fall
    assert len(fall.sum.lines) < 7
    assert sum((whole(one.value) or 0) for one in fall.sum.lines) == int(fall.sum.total)


@pytest.mark.parametrize("dice", [(1, 1), (1, 2), (2, 2), (3, 4), (5, 5), (6, 6)])
def test_the_zone_in_which_a_throw_fell_is_its_outcome(dice: tuple[int, int]) -> None:
    _, view = ruled(RulingChoice(method="dice", dice=dice))
    found = view.fall.sum.ladder
    assert found is not None
    assert found.zone_of(sum(dice)).outcome == view.fall.outcome


def test_a_vote_shows_each_seat_with_its_chance_and_no_sum_of_dice() -> None:
    session, number = until_ruling()
    votes = dict.fromkeys(session.state.compiled.seats, 60)
    view = odds_view(
        session.state,
        Narrator(session.compiled, session.people),
        number,
        RulingChoice(method="vote", votes=votes),
    )
    assert [chance for _, _, chance in view.sum.seats] == ["60%"] * len(votes)
    assert (view.sum.total, view.sum.faces) == ("60%", 100)


def test_a_named_outcome_has_no_dice_and_says_so() -> None:
    _, view = ruled(RulingChoice(method="ruling", outcome="partly", reason="As agreed."))
    assert (view.fall.dice, view.fall.sum.ladder) == ((), None)
    assert view.fall.margin == "Named by the facilitator; nothing was thrown."


def test_an_override_keeps_the_word_that_the_throw_gave_beside_its_own() -> None:
    session, number = until_ruling()
    rulings.rule(session, number, RulingChoice(method="dice", dice=(6, 6)))
    rulings.override(session, number, "It was agreed before.", "fails")
    fall = verdict(session, number).fall
    assert (fall.instead_of, fall.word, fall.reason) == ("Exceeds", "Fails", "It was agreed before.")


def test_what_a_seat_holds_is_on_no_chip_where_it_is_hidden() -> None:
    session, number = until_ruling()
    rulings.rule(session, number, RulingChoice(method="ruling", outcome="exceeds", reason="As agreed."))
    fall = verdict(session, number).fall
    assert not any("Influence" in one.name or "Scrutiny" in one.name for one in fall.moved)


def test_a_condition_that_counts_says_where_its_number_stands() -> None:
    session, number = until_ruling()
    state = session.state
    told = Reckoning(
        method="dice",
        difficulty=7,
        modifiers=(("alignment(iran, russia) >= -10", 1),),
        card=1,
        odds=odds_of_dice(BANDS, -6),
        of=36,
    )
    shown = sum_on_table(state, Narrator(session.compiled, session.people), number, told)
    value = standing_in(state)(alignment("iran", "russia"))
    assert value is not None
    assert shown.lines[0].aside == f"now {value:+d}".replace("-", "−").replace("+0", "0")
