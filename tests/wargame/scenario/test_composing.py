"""YAML: the meaning of scalars by version 1.2, places, and what is refused."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.scenario.composing import MOST_NODES, compose
from wargame.scenario.emit import as_yaml
from wargame.scenario.nodes import Node


def root_of(text: str) -> Node:
    root, faults = compose(text, "x.yaml")
    assert not faults
    assert root is not None
    return root


def told(text: str) -> list[str]:
    return [str(fault) for fault in compose(text, "x.yaml")[1]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("true", True),
        ("FALSE", False),
        ("True", True),
        ("tRUE", "tRUE"),
        ("~", None),
        ("null", None),
        ("", None),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("+3", 3),
        ("-0", 0),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2017-09-28", "2017-09-28"),
        ("1/3", "1/3"),
        (".5", 0.5),
        ("-1.5e3", -1500.0),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("0b1", "0b1"),
        ('"3"', "3"),
        ("'true'", "true"),
        ("!!str 3", "3"),
        ("!!int 3", 3),
        ("!!float 1.5", 1.5),
        ("!!bool true", True),
        ("!!null null", None),
        ("! 3", "3"),
        (r'"\u0627"', "ا"),
        ("كابل", "كابل"),
        ("|\n  a\n  b", "a\nb"),
        (">-\n  a\n  b", "a b"),
        ("&x 3", 3),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(written: str, meant: object) -> None:
    plain = root_of(f"a: {written}").plain["a"]
    assert plain == meant
    assert type(plain) is type(meant)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "x.yaml:1:1: file: the file is empty; expected a scenario"),
        ("# nothing", "x.yaml:1:1: file: the file is empty"),
        ("a: b: c", "x.yaml:1:5: file: a second “:” stands in this line"),
        ("a: 1\nb: [1, 2", "x.yaml:3:1: file: the list is not closed"),
        ("a: {b: 1", "x.yaml:2:1: file: the block of fields is not closed"),
        ('a: "x', "x.yaml:1:6: file: a quote is not closed"),
        ("a:\n\t- 1", "x.yaml:2:1: file: a text cannot begin with this character; expected quotes"),
        ("a: @x", "x.yaml:1:4: file: a text cannot begin with this character"),
        ("- 1\nb: 2", "x.yaml:2:1: file: the list ends here unexpectedly"),
        ("a:\n  b: 1\n c: 2", "x.yaml:3:2: file: the indentation does not fit the lines before"),
        (r'a: "\q"', "x.yaml:1:5: file: this “\\” begins nothing"),
        (r'a: "\ud800"', "x.yaml:1:7: file: the number after this “\\u” or “\\U” is no character"),
        ("%YAML 3.0\n---\na: 1", "x.yaml:1:1: file: this version of YAML is not read"),
        ("a: 1\n---\nb: 2", "x.yaml:2:1: file: a second document begins here"),
        ("a: 1\na: 2", "x.yaml:2:1: a: this field stands here twice; expected each field once"),
        ("a: {b: 1, c: 2, b: 3}", "x.yaml:1:17: a.b: this field stands here twice"),
        ("1: a\n'1': b", "x.yaml:2:1: 1: this field stands here twice"),
        ("? [a]\n: 1", "x.yaml:1:3: file: a field's name is not a word"),
        ("a: &x {b: 1}\nc:\n  <<: *x", "x.yaml:3:3: c: merge keys are not read"),
        (
            "a: !!python/object:os.system 1",
            "x.yaml:1:4: a: the tag “tag:yaml.org,2002:python/",
        ),
        (
            "a:\n  " + "b" * 200 + ": 1",
            "x.yaml:2:3: a: a field's name has 200 characters; expected at most 100",
        ),
        ("a: !thing {b: 1}", "x.yaml:1:4: a: the tag “!thing” is not read; expected no tag"),
        ("a: !!int x", "x.yaml:1:4: a: “x” does not fit its tag “!!int”"),
        ("a: *nobody", "x.yaml:1:4: a: the alias “*nobody” repeats itself or nothing"),
        ("a: &x [*x]", "x.yaml:1:8: a.1: the alias “*x” repeats itself or nothing"),
        ("a: .inf", "x.yaml:1:4: a: “.inf” cannot be counted with; expected a number"),
        ("a: -.NaN", ""),
        ("a: .nan", "x.yaml:1:4: a: “.nan” cannot be counted with"),
        ("a: 1e999", "x.yaml:1:4: a: “1e999” is too large"),
        ("a: 1234567890123456789", "x.yaml:1:4: a: the number is too long; expected at most 18 digits"),
        (r'a: "x\0y"', "x.yaml:1:4: a: the text holds the character U+0000"),
        (
            "a: 'x" + "y" * 20_000 + "'",
            "x.yaml:1:4: a: the text has 20001 characters; expected",
        ),
        ("a: x\0y", "x.yaml:1:5: file: the character U+0000 cannot stand in a scenario"),
        ("é: 1\nb: x\x1b[31m", "x.yaml:2:5: file: the character U+001B cannot stand in a scenario"),
        ("a: x\u2028y", "x.yaml:1:5: file: the character U+2028 cannot stand in a scenario"),
        ("a: \ud800", "x.yaml:1:4: file: the character U+D800 cannot stand in a scenario"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, fault: str) -> None:
    found = told(text)
    assert len(found) == (1 if fault else 0)
    assert not fault or found[0].startswith(fault)


def test_a_number_too_deep_within_lists_is_refused() -> None:
    assert told("a: " + "[" * 49 + "1" + "]" * 49) == []
    assert "nested more than 50 deep" in told("a: " + "[" * 50 + "1" + "]" * 50)[0]
    assert "nested more than 50 deep" in told("a: " + "[" * 5000)[0]


def test_depth_counts_through_aliases() -> None:
    deep = "[" * 30 + "1" + "]" * 30
    assert "nested more than 50 deep" in told(f"a: &x {deep}\nb: " + "[" * 25 + "*x" + "]" * 25)[0]


def test_aliases_that_blow_up_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert f"more than {MOST_NODES} values" in told("\n".join(lines))[0]


def test_an_alias_means_what_it_repeats() -> None:
    assert root_of("a: &x [1, {b: 2}]\nc: *x").plain == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}


def test_a_mark_at_the_beginning_of_a_file_counts_for_nothing() -> None:
    root = root_of("\ufeffa: 1\n")
    assert (root.plain, root.keys) == ({"a": 1}, {"a": (1, 1)})


def test_lines_may_end_as_on_windows() -> None:
    assert root_of("a: 1\r\nb: |\r\n  x\r\n  y\r\n").plain == {"a": 1, "b": "x\ny\n"}


def test_places_count_characters_not_bytes() -> None:
    root = root_of("'ключ 🙂': [ä, {b: x}]")
    assert root.along(("ключ 🙂", 1, "b"))[-1].column == 19


def test_things_in_a_list_are_named_by_id_or_number() -> None:
    root = root_of("a:\n- id: b\n  c: 1\n- c: 2")
    assert (root.name(("a", 0, "c")), root.name(("a", 1, "c"))) == ("a.b.c", "a.2.c")


PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=150),
        st.text(alphabet="ab #:-,'\"\n\\[]{}&*!|>%@`?.1~", max_size=20),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text("abc -:1#~<", min_size=1, max_size=6), inner, max_size=4),
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abcdefg-1", min_size=1, max_size=8), PLAIN, min_size=1, max_size=5))
def test_what_is_written_is_read_back(data: dict[str, Any]) -> None:
    text = as_yaml(data)
    root, faults = compose(text, "x.yaml")
    if not has_nul(data) and not has_twins(data):
        assert not faults, text
        assert root is not None
        assert same(root.plain, canonical(data)), text


def has_nul(value: object) -> bool:
    if isinstance(value, dict):
        return any(has_nul(item) for item in value.values())
    return "\0" in value if isinstance(value, str) else isinstance(value, list) and any(map(has_nul, value))


def has_twins(value: object) -> bool:
    """Two keys that are one number: `1` and `01`."""
    if isinstance(value, dict):
        return len(canonical(value)) < len(value) or any(map(has_twins, value.values()))
    return isinstance(value, list) and any(map(has_twins, value))


def canonical(value: Any) -> Any:
    """The value as it reads: keys that are whole numbers in their shortest form."""
    if isinstance(value, dict):
        return {number(key): canonical(item) for key, item in value.items()}
    return [canonical(item) for item in value] if isinstance(value, list) else value


def number(key: str) -> str:
    digits = key.removeprefix("-")
    return str(int(key)) if digits.isdecimal() else key


def same(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, int | float) and isinstance(other, float):
        return math.isclose(one, other)
    return bool(one == other) and type(one) is type(other)
