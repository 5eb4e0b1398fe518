"""The small language: what it reads, what it writes, what it refuses and where."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.wargame.scenario.trees import CONDITIONS, EFFECTS, TERMS
from wargame.scenario.expression import (
    ExpressionFault,
    Name,
    names_in,
    parse_condition,
    parse_effects,
    parse_term,
    read_condition,
    unparse,
)
from wargame.scenario.grammar import LONGEST_EXPRESSION
from wargame.scenario.tree import (
    Alignment,
    Both,
    Change,
    Clock,
    Compare,
    Condition,
    Effect,
    Either,
    EvenTurn,
    Exposed,
    ExposeOne,
    Influence,
    Negative,
    Not,
    Number,
    Played,
    Scrutiny,
    Sum,
    Term,
    TrackValue,
)


@given(CONDITIONS)
def test_a_condition_written_and_read_is_the_same(condition: Condition) -> None:
    text = unparse(condition)
    assume(len(text) <= LONGEST_EXPRESSION)
    assert parse_condition(text) == condition


@given(TERMS)
def test_a_term_written_and_read_is_the_same(term: Term) -> None:
    assert parse_term(unparse(term)) == term


@given(EFFECTS)
def test_effects_written_and_read_are_the_same(effects: tuple[Effect, ...]) -> None:
    assert parse_effects(unparse(effects)) == effects


@given(st.text(alphabet="alignmentrck(,)+-<>=!;0123456789 \n\tÄ§\0", max_size=60))
def test_any_text_is_read_or_refused_within_its_length(text: str) -> None:
    for parse in (parse_condition, parse_term, parse_effects):
        assert 0 <= column_of_fault(parse, text) <= len(text)


def column_of_fault(parse: Callable[[str], object], text: str) -> int:
    """The column where the text is refused, 0 if it is read."""
    try:
        parse(text)
    except ExpressionFault as fault:
        return fault.column
    return 0


def test_and_binds_tighter_than_or() -> None:
    one, two, three = Played("a"), Played("b"), Played("c")
    assert parse_condition("played(a) or played(b) and played(c)") == Either((one, Both((two, three))))
    assert parse_condition("(played(a) or played(b)) and played(c)") == Both((Either((one, two)), three))


def test_not_binds_tighter_than_and() -> None:
    assert parse_condition("not played(a) and played(b)") == Both((Not(Played("a")), Played("b")))


def test_sums_are_read_from_the_left() -> None:
    total = Sum(Sum(Number(1), Number(2), minus=True), Number(3), minus=True)
    assert parse_term("1 - 2 - 3") == total
    assert parse_term("1 - (2 - 3)") == Sum(Number(1), Sum(Number(2), Number(3), minus=True), minus=True)


def test_a_chain_of_comparisons_is_two_of_them() -> None:
    first, second = Compare(Number(1), "<=", Clock("turn")), Compare(Clock("turn"), "<=", Number(4))
    assert parse_condition("1 <= turn <= 4") == Both((first, second))


def test_a_minus_within_an_id_belongs_to_the_id() -> None:
    assert parse_term("last-turn -1") == Sum(Clock("last-turn"), Number(1), minus=True)
    assert parse_term("turn-1") == Sum(Clock("turn"), Number(1), minus=True)
    assert parse_term("-track(us-presence)") == Negative(TrackValue("us-presence"))


def test_every_word_of_the_language_is_read() -> None:
    condition = parse_condition("even(turn) and exposed(iran, 2) and influence(iran) > scrutiny(target)")
    assert condition == Both(
        (EvenTurn(), Exposed("iran", 2), Compare(Influence("iran"), ">", Scrutiny("target")))
    )


def test_effects_add_take_set_and_expose() -> None:
    assert parse_effects("track(a) +2; alignment(b, target) -1; influence(c) = -3; expose(facilitator)") == (
        Change(TrackValue("a"), 2),
        Change(Alignment("b", "target"), -1),
        Change(Influence("c"), -3, sets=True),
        ExposeOne(),
    )
    assert parse_effects("  ") == ()


@pytest.mark.parametrize(
    ("text", "column", "told"),
    [
        ("", 0, "the text ends here; expected a number, a quantity or a condition"),
        ("track(a)", 0, "this is a number, not a condition"),
        ("1 < ", 4, "the text ends here"),
        ("trakc(a) > 1", 0, "“trakc” is not a word of the language; expected `track`"),
        ("kabul > 1", 0, "expected one of alignment, track, influence"),
        ("track(Kabul) > 1", 6, "“Kabul” cannot stand here; expected the id of a track"),
        ("track(a-2) > 1", 7, "“-” cannot stand here; expected `)`"),
        ("alignment(a) > 1", 11, "expected `,`"),
        ("alignment(a, and) > 1", 13, "“and” cannot stand here"),
        ("(1 > 2", 6, "the text ends here; expected `)`"),
        ("turn = 3", 5, "expected `==` to compare"),
        ("1 > 2 3", 6, "“3” cannot stand here"),
        ("even(3)", 5, "expected `turn`"),
        ("exposed(a, b)", 11, "expected a whole number"),
        ("3 > 2 + (1 > 0)", 8, "a condition stands beside `+`; expected a number"),
        ("not 3", 4, "a number stands beside `not`; expected a condition"),
        ("1 > 2 and turn", 10, "a number stands beside `and`"),
        ("turn > 1234567890", 7, "the number is too long; expected at most 9 digits"),
        ("turn > 1.5", 8, "“.” cannot stand here"),
        ("turn > 1; turn", 8, "“;” cannot stand here"),
        ("__import__('os')", 0, "“__import__” cannot stand here"),
    ],
)
def test_a_faulty_condition_is_refused_at_its_column(text: str, column: int, told: str) -> None:
    with pytest.raises(ExpressionFault) as refused:
        parse_condition(text)
    assert refused.value.column == column
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("track(a)", 8),
        ("track(a) 1", 9),
        ("track(a) +1,", 11),
        ("track(a) +1;", 12),
        ("turn +1", 0),
        ("expose(iran)", 7),
        ("played(a) +1", 0),
        ("+1", 0),
    ],
)
def test_faulty_effects_are_refused_at_their_column(text: str, column: int) -> None:
    with pytest.raises(ExpressionFault) as refused:
        parse_effects(text)
    assert refused.value.column == column


def test_a_long_text_is_refused() -> None:
    with pytest.raises(ExpressionFault, match="at most 500"):
        parse_condition("turn > 1" + " " * 500)


@pytest.mark.parametrize("text", ["(" * 40 + "turn" + ")" * 40, "-" * 40 + "1", "not " * 40 + "even(turn)"])
def test_a_deep_text_is_refused(text: str) -> None:
    with pytest.raises(ExpressionFault, match="nested more than 30 deep"):
        parse_condition(text)


def test_the_ids_of_a_tree_are_told_with_their_kind() -> None:
    tree = parse_condition("alignment(a, target) > track(b) and (not played(c) or exposed(d, 1))")
    assert list(names_in(tree)) == [
        Name("actor", "a"),
        Name("actor", "target"),
        Name("track", "b"),
        Name("card", "c"),
        Name("seat", "d"),
    ]
    assert list(names_in(parse_effects("scrutiny(a) +1; expose(facilitator)"))) == [Name("seat", "a")]


def test_the_ids_of_a_text_are_told_with_their_columns() -> None:
    names = read_condition("track(a) > 1 and played(b-c)").names
    assert [(name.kind, name.id, name.column) for name in names] == [("track", "a", 6), ("card", "b-c", 24)]
