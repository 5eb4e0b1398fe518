"""Tests of conditions and effects as blanks, and of the grid of cards."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.places import scenarios_folder
from wargame.scenario.document.document import Document, of_text, open_document
from wargame.scenario.expression import parse_condition, parse_effects
from wargame.shown.editor.blanks import (
    Blank,
    Blanks,
    Counted,
    Move,
    Moved,
    Parts,
    blanks_of,
    counted_of,
    moves_of,
    name_of,
    numbers_of,
    parts_at,
    same_number,
    text_of_blanks,
    text_of_counted,
    text_of_moves,
    with_amount,
)
from wargame.shown.editor.cards import (
    CardLine,
    SeatHead,
    card_lines,
    card_shown,
    changed_effects,
    effect_lines,
    odds_shares,
    replaced_effects,
    unread_outcomes,
)
from wargame.shown.editor.places import Troubles

QUANTITIES = ("track(bridge)", "alignment(east-town, ferry)", "influence(ferry)", "scrutiny(ferry)")
SIGNS = ("<", "<=", "==", "!=", ">=", ">")


@cache
def flagship() -> Document:
    return open_document(scenarios_folder() / "afghanistan-2017.yaml")


@cache
def practice() -> Document:
    return open_document(scenarios_folder() / "templates" / "practice.yaml")


blanks = st.builds(
    lambda parts, joined: Blanks(parts=tuple(parts), joined=joined if len(parts) > 1 else "and"),
    st.lists(
        st.builds(
            lambda what, sign, number: Blank(what=what, sign=sign, number=number),
            st.sampled_from((*QUANTITIES, "turn", "quarter")),
            st.sampled_from(SIGNS),
            st.integers(-99, 99),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(("and", "or")),
)


@given(blanks)
def test_what_is_filled_in_is_read_back_as_it_was(filled: Blanks) -> None:
    text = text_of_blanks(filled)
    parse_condition(text)
    assert blanks_of(text) == filled


@pytest.mark.parametrize(
    "text",
    [
        "played(lay-a-pier)",
        "not turn == 2",
        "track(a) + track(b) >= 3",
        "turn >= 1 and (turn < 3 or turn > 5)",
    ],
)
def test_a_condition_that_says_more_stays_a_text(text: str) -> None:
    parse_condition(text)
    assert blanks_of(text) is None


@given(
    st.lists(
        st.builds(
            lambda what, minus: Counted(what=what, minus=minus), st.sampled_from(QUANTITIES), st.booleans()
        ),
        max_size=4,
    )
)
def test_a_measure_that_is_picked_is_read_back_as_it_was(counted: list[Counted]) -> None:
    assert counted_of(text_of_counted(counted)) == tuple(counted)


def test_a_measure_that_takes_off_a_sum_is_picked_and_one_with_a_number_stays_a_text() -> None:
    said = "track(a) - (influence(b) - turn)"
    assert text_of_counted(counted_of(said) or ()) == "track(a) - influence(b) + turn"
    assert counted_of("track(a) + 3") is None
    assert counted_of("track(") is None


def test_a_number_before_what_it_is_compared_with_is_turned_round() -> None:
    assert blanks_of("3 <= track(bridge)") == Blanks(
        parts=(Blank(what="track(bridge)", sign=">=", number=3),)
    )
    assert blanks_of("  ") == Blanks()
    assert blanks_of("track(") is None


@given(
    st.lists(
        st.builds(
            lambda what, amount, sets: Move(what=what, amount=amount, sets=sets),
            st.sampled_from(QUANTITIES),
            st.integers(-9, 9),
            st.booleans(),
        ),
        max_size=5,
    )
)
def test_rows_of_effects_are_read_back_as_they_were(moves: list[Move]) -> None:
    text = text_of_moves(Moved(moves=tuple(moves)))
    parse_effects(text)
    assert moves_of(text) == Moved(moves=tuple(moves))


def test_a_covert_move_that_comes_to_light_stays_beside_the_rows() -> None:
    moved = moves_of("track(bridge) +1; expose(facilitator)")
    assert moved is not None
    assert moved.rest == "expose(facilitator)"
    assert text_of_moves(with_amount(moved, "track(bridge)", 0)) == "expose(facilitator)"


def test_every_effect_of_the_shipped_scenarios_stands_in_its_table_and_comes_back_the_same() -> None:
    for card in flagship().value(("cards",)):
        for outcome in ("exceeds", "succeeds", "partly", "fails"):
            moved = moves_of(card.get(outcome, ""))
            assert moved is not None
            assert parse_effects(text_of_moves(moved)) == parse_effects(card.get(outcome, ""))


def test_a_tie_is_the_same_from_both_ends() -> None:
    assert same_number("alignment(a, b)", "alignment(b, a)")
    assert not same_number("track(a)", "influence(a)")
    names = dict(numbers_of(practice(), Parts(target=True), clocks=True))
    assert names["alignment(east-town, west-town)"] == "Tie ET–WT"
    assert names["alignment(ferry, target)"] == "Tie FE–target"
    assert names["turn"] == "The turn"


def test_who_plays_and_who_answers_have_names_where_they_can_be_named_and_nowhere_else() -> None:
    card = dict(numbers_of(practice(), parts_at(practice(), ("cards", 0, "requires"))))
    assert card["alignment(self, west-town)"] == "Tie of the seat that plays with WT"
    assert card["influence(self)"] == "Influence of the seat that plays"
    answer = ("injects", 0, "answers", 1, "effects")
    names = dict(numbers_of(practice(), parts_at(practice(), answer)))
    assert names["alignment(self, ferry)"] == "Tie of the seat that answers with FE"
    event = dict(numbers_of(practice(), parts_at(practice(), ("injects", 0, "effects"))))
    assert not [what for what in event if "self" in what or "target" in what]


def test_a_number_that_cannot_be_picked_is_still_called_by_its_name() -> None:
    parts = parts_at(practice(), ("injects", 0, "answers", 1, "effects"))
    said = name_of(practice(), "alignment(self, target)", parts)
    assert said == "Tie of the seat that answers and the target"
    assert name_of(practice(), "track(", parts) == "track("


def test_cards_stand_below_their_seat_with_what_they_change() -> None:
    lines = card_lines(practice(), Troubles(practice()))
    assert [line.name for line in lines if isinstance(line, SeatHead)] == ["East town", "West town", "Ferry"]
    cards = [line for line in lines if isinstance(line, CardLine)]
    assert (cards[0].title, cards[0].cost, cards[0].throw) == ("Lay a pier", "1", "7")
    assert cards[1].needs == "Tie of East town and West town at 0 or more"
    assert cards[0].marks[0].label == "Bridge"


def test_cards_are_sorted_and_a_card_of_nobody_is_seen_too() -> None:
    by_cost = card_lines(practice(), Troubles(practice()), "cost")
    assert by_cost[-1].cost == "2"  # type: ignore[union-attr]
    lost = of_text(practice().text.replace("owners: [west-town]", "owners: [nobody]", 1))
    heads = [line.name for line in card_lines(lost, Troubles(lost)) if isinstance(line, SeatHead)]
    assert heads[-1] == "Nobody's"
    broken = of_text("cards: [{id: a, cost: x}, {title: b, owners: 3}]")
    assert [line.title for line in card_lines(broken, Troubles(broken), "file")] == ["a", "b"]  # type: ignore[union-attr]


def test_a_card_is_shown_as_the_hand_shows_it() -> None:
    shown = card_shown(practice(), practice().value(("cards", 0)))
    assert (shown.kind, shown.icon, shown.cost) == ("Economic", "move-economy", 1)
    assert sum(shown.odds) == pytest.approx(1)
    assert odds_shares(practice(), {"difficulty": "x"}) == ()


def test_the_table_of_effects_has_a_line_for_each_thing_and_changes_one_outcome_at_a_time() -> None:
    card = practice().value(("cards", 0))
    lines = effect_lines(card, str, dict(numbers_of(practice())))
    assert [(line.name, line.amounts) for line in lines] == [
        ("Bridge", (2, 1, None, None)),
        ("Influence ET", (None, None, None, -1)),
    ]
    assert changed_effects(card, "partly", "track(bridge)", 1) == "track(bridge) +1"
    assert changed_effects(card, "exceeds", "track(bridge)", 0) == ""
    assert (
        changed_effects(card, "fails", "track(bridge)", 6, sets=True)
        == "influence(east-town) -1; track(bridge) = 6"
    )
    assert replaced_effects(card, "exceeds", "track(bridge)", "track(passengers)") == "track(passengers) +2"
    assert unread_outcomes({"exceeds": "track(", "fails": ""}) == ("exceeds",)
