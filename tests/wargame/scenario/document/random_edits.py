"""Edits of a scenario at random: values of every kind, at every place, sensible or not."""

from random import Random
from typing import Any

from wargame.scenario.document.edits import Batch, Edit, Insert, Move, Path, Rekey, Remove, Set

TEXTS = (
    "plain words",
    "with: a colon",
    "#not a remark",
    "ends in a colon:",
    "",
    " edges ",
    "two\nlines",
    "a line and its end\n",
    "'quoted' \"twice\"",
    "- a dash",
    "045",
    "true",
    "null",
    "=SUM(A1)",
    "[brackets]",
    "{braces: 1}",
    "déjà vu – “typographic” ≥ 4 …",
    "*star",
    "&and",
    "!tag",
    "%per",
    "@at `tick`",
    "a # remark",
    "comma, and more",
    "long words " * 30,
    "עברית العربية 中文",
    "tab\there",
    "back\\slash",
    "? question",
    "one\n\n\ntwo\n  indented\n",
)


def values(rng: Random, depth: int = 0) -> Any:
    """Any value, mostly a scalar."""
    kind = rng.randrange(9 if depth < 3 else 7)
    if kind < 3:
        return rng.choice(TEXTS)
    if kind < 5:
        return rng.choice((0, 1, -3, 12, 100000))
    if kind == 5:
        return rng.choice((True, False, None))
    if kind == 6:
        return rng.choice((0.5, -2.25, 1e-7, 3.0))
    if kind == 7:
        return [values(rng, depth + 1) for _ in range(rng.randrange(4))]
    keys = rng.sample(("id", "name", "cost", "when", "3", "x-y", "a b: c", "true"), rng.randrange(5))
    return {key: values(rng, depth + 1) for key in keys}


def paths(data: Any, path: Path = ()) -> list[Path]:
    """The paths of all values but the root."""
    steps = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    found: list[Path] = []
    for step, value in steps:
        found += [(*path, step), *paths(value, (*path, step))]
    return found


def at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def edit(rng: Random, data: Any) -> Edit:
    """An edit that can be done to `data`."""
    everywhere = paths(data)
    path = rng.choice(everywhere) if everywhere else ()
    kind = rng.choice(("set", "set", "set", "insert", "remove", "move", "rekey", "batch"))
    value, holder = values(rng), at(data, path[:-1])
    if kind == "remove" and len(path) > 1:
        return Remove(path)
    if kind == "move" and isinstance(holder, list):
        return Move(path, rng.randrange(len(holder)))
    if kind == "rekey" and isinstance(holder, dict):
        return Rekey(path, f"key-{rng.randrange(10**6)}")
    if kind == "insert" and (put := _insert(rng, holder, path[:-1], value)):
        return put
    if kind == "batch":
        other = rng.choice(everywhere)
        return Batch((Set(other, values(rng)), Set(("title",), "Another")))
    return Set(path, value)


def _insert(rng: Random, holder: Any, path: Path, value: Any) -> Edit | None:
    if isinstance(holder, list):
        return Insert(path, rng.randrange(len(holder) + 1), value)
    new = rng.choice(("note", "source", "what: is", "7"))
    return Insert(path, new, value) if new not in holder else None
