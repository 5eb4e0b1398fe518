"""A text that is read part by part says what it says when it is read whole."""

from pathlib import Path
from typing import Any

import pytest

from tests.wargame.scenario.small import SMALL, damages, small_text
from wargame.places import scenarios_folder
from wargame.scenario import composing
from wargame.scenario.composing import compose
from wargame.scenario.document import parts as parts_room
from wargame.scenario.document.parts import read_in_parts
from wargame.scenario.load import read
from wargame.scenario.nodes import Node
from wargame.scenario.nodes import Path as PathOfNode

FILES = [SMALL, *sorted(scenarios_folder().glob("*.yaml"))]


def flat(node: Node | None, path: PathOfNode = (), lines: int = 0, characters: int = 0) -> list[Any]:
    """Every node of a tree with its places in the whole text."""
    if node is None:
        return []
    lines, characters = lines + node.moved[0], characters + node.moved[1]
    place = (node.line + lines, node.column, node.start + characters, node.end + characters)
    keys = sorted((key, line + lines, column) for key, (line, column) in node.keys.items())
    sizes = (node.size, node.letters, node.height, node.number, node.text_column, node.style)
    found = [(path, node.value, place, keys, sizes)]
    below: list[tuple[str | int, Node]] = [*enumerate(node.items or ()), *(node.fields or {}).items()]
    return found + [one for step, child in below for one in flat(child, (*path, step), lines, characters)]


def alike(text: str) -> None:
    whole, faults = compose(text, "x.yaml")
    parts = read_in_parts(text, "x.yaml", {})
    again = read_in_parts(text, "x.yaml", parts.parts)
    for one in (parts, again):
        assert flat(one.root) == flat(whole)
        assert list(one.faults) == faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_scenarios_are_read_alike(path: Path) -> None:
    alike(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "a: 1",
        "a: 1\na: 2\n",
        "a:\n- x\n- y: 1\n  z: 2\n\n# after\nb: 2\n",
        "a:\n  # first\n  - x\n\n  # second\n  - |\n    - not an item\n\n  - 'open\n\n    end'\n",
        "a: &x [1]\nb: *x\n",
        "a: 'x\nb: y'\n",
        "a: [1,\nb: 2]\n",
        "a: |\n  x\n # less\nb: >+\n  y\n\n\nc: 3\n",
        "--- \na: 1\n...\n",
        "a: 1\n--- \nb: 2\n",
        "%YAML 1.2\n---\na: 1\n",
        " a: 1\nb: 2\n",
        "a:\n  - 1\n - 2\n",
        "a:\n  - 1\n  b: 2\n",
        "a:\n  -\n  - \n  - ~\n",
        "a:\n  - - 1\n    - 2\n  - [3, 4]\n",
        '"a": 1\n? b\n: 2\n',
        "a: 1\r\nb:\r\n  - x\r\n  - y\r\n",
        "a: 1\rb: 2\r",
        "a: .inf\nb:\n  - id: x\n    id: y\n  - .nan\n",
        "a:\tx\nb:\n\t- c\n",
        "{a: 1, b: [2]}\n",
        "- a\n- b\n",
        "just words\n",
        "a: \x07\n",
    ],
)
def test_odd_texts_are_read_alike(text: str) -> None:
    alike(text)


def test_every_damage_is_told_alike() -> None:
    for damage in damages("scenario_faults.yaml")[::3]:
        alike(small_text().replace(damage.old, damage.new.replace("§", "")))


def test_only_what_was_touched_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (scenarios_folder() / "afghanistan-2017.yaml").read_text(encoding="utf-8")
    before = read_in_parts(text, "x", {})
    asked: list[str] = []

    def counting(part: str) -> composing.Part:
        asked.append(part)
        return composing.compose_part(part)

    monkeypatch.setattr(parts_room, "compose_part", counting)
    changed = text.replace("cost: 3", "cost: 4", 1)
    after = read_in_parts(changed, "x", before.parts)
    (part,) = asked
    assert "cost: 4" in part
    assert part.count("- id:") == 1
    assert read(changed, "x")[1] == ()
    assert after.root is not None


def test_parts_that_are_many_are_limited_as_the_whole_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (composing, parts_room):
        monkeypatch.setattr(room, "MOST_NODES", 20)
    text = "a:\n" + "  - 1\n" * 30
    assert read_in_parts(text, "x", {}).faults == tuple(compose(text, "x")[1])
    assert "more than 20 values" in str(read_in_parts(text, "x", {}).faults[0])
