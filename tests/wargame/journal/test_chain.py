"""Hashes are what the page about the file says they are, and depend on everything that goes into them."""

import json
from hashlib import sha256
from typing import Any, TypeVar

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from wargame.journal.chain import NOTHING, Tally, event_hash, hash_of, head_hash, roll_all
from wargame.journal.rows import HeadMove

VALUES = st.lists(st.text() | st.integers(-(2**63), 2**63 - 1), min_size=1)
Value = TypeVar("Value", HeadMove, Tally)


def altered(value: Value, field: str) -> Value:
    """The value with another number, text or mapping in one field."""
    found: Any = getattr(value, field)
    other: Any = found + 1 if isinstance(found, int) else found + "x" if isinstance(found, str) else {1: "x"}
    return replace(value, **{field: other})


MOVES = st.builds(HeadMove, number=st.integers(1, 9), event=st.integers(0, 9), left=st.integers(0, 9))


@given(VALUES)
def test_any_tool_can_recompute_a_hash(values: list[Any]) -> None:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    assert hash_of(*values) == sha256(text.encode()).hexdigest()


@given(VALUES, VALUES)
def test_different_values_have_different_hashes(one: list[Any], other: list[Any]) -> None:
    assert (hash_of(*one) == hash_of(*other)) == (one == other)


@given(st.lists(st.text(), min_size=9, max_size=9), st.integers(0, 8), st.text(min_size=1))
def test_an_events_hash_depends_on_each_of_its_columns(texts: list[str], column: int, more: str) -> None:
    changed = [*texts]
    changed[column] += more
    assert event_hash(*texts) != event_hash(*changed)  # type: ignore[arg-type]


@given(MOVES, st.sampled_from(HeadMove.__struct_fields__))
def test_a_movements_hash_depends_on_each_of_its_columns(move: HeadMove, column: str) -> None:
    assert head_hash(NOTHING, move) != head_hash(NOTHING, altered(move, column))


@given(st.lists(st.text("abc"), min_size=2, unique=True), st.data())
def test_a_rolling_hash_depends_on_the_order(hashes: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(hashes))
    assert (roll_all(hashes) == roll_all(other)) == (hashes == other)


def test_the_seal_depends_on_every_part_of_the_tally() -> None:
    tally = Tally(frame="f")
    for field in Tally.__struct_fields__:
        assert altered(tally, field).hash != tally.hash, field
