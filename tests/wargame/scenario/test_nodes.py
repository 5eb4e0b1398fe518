"""Trees of nodes: what is left of them without some, and where parts of them stand."""

from dataclasses import replace

from wargame.scenario.composing import compose
from wargame.scenario.nodes import Node


def tree() -> Node:
    root, _ = compose("a:\n  - x: 1\n    y: 2\n  - z\nb: 3\n", "x")
    assert root is not None
    return root


def test_a_tree_without_some_of_it_is_another_one() -> None:
    root = tree()
    left = root.without([("a", 0, "x"), ("a", 1), ("b",)])
    assert left.plain == {"a": [{"y": 2}]}
    assert root.plain == {"a": [{"x": 1, "y": 2}, "z"], "b": 3}
    assert root.without([("a",), ("a", 0)]).plain == {"b": 3}


def test_places_of_a_part_are_further_down_by_what_holds_it() -> None:
    root = tree()
    assert root.shift(("a", 0, "y")) == (0, 0)
    moved = replace(
        root, fields={**(root.fields or {}), "a": replace(root.along(("a",))[-1], moved=(10, 200))}
    )
    assert moved.shift(("a", 0, "y")) == (10, 200)
    assert moved.shift(("b",)) == (0, 0)
