"""Hypothesis strategies for the trees of the small language."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from wargame.scenario import tree as t

IDS = st.sampled_from(["russia", "united-states", "target", "self", "q2", "turn", "track"])
NUMBERS = st.integers(-99, 99)
SIGNS = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])

QUANTITIES: SearchStrategy[t.Quantity] = st.one_of(
    st.builds(t.Alignment, IDS, IDS),
    st.builds(t.TrackValue, IDS),
    st.builds(t.Influence, IDS),
    st.builds(t.Scrutiny, IDS),
)
LEAVES: SearchStrategy[t.Term] = st.one_of(
    st.builds(t.Number, NUMBERS),
    QUANTITIES,
    st.builds(t.Clock, st.sampled_from(["turn", "last-turn", "quarter"])),
)
TERMS: SearchStrategy[t.Term] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.builds(t.Sum, inner, inner, st.booleans()), st.builds(t.Negative, inner)),
    max_leaves=4,
)
PREDICATES: SearchStrategy[t.Condition] = st.one_of(
    st.builds(t.Compare, TERMS, SIGNS, TERMS),
    st.builds(t.Played, IDS, st.booleans()),
    st.builds(t.Succeeded, IDS, st.booleans()),
    st.builds(t.Exposed, IDS, st.integers(0, 9)),
    st.builds(t.EvenTurn),
)


def _joined(inner: SearchStrategy[t.Condition]) -> SearchStrategy[t.Condition]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(t.Both, parts), st.builds(t.Either, parts), st.builds(t.Not, inner))


CONDITIONS: SearchStrategy[t.Condition] = st.recursive(PREDICATES, _joined, max_leaves=4)
EFFECTS: SearchStrategy[tuple[t.Effect, ...]] = st.lists(
    st.one_of(st.builds(t.Change, QUANTITIES, NUMBERS, st.booleans()), st.builds(t.ExposeOne)), max_size=4
).map(tuple)
