"""A scenario's text, edited: what was not touched stays to the byte, and every edit can be taken back."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.wargame.scenario.document import random_edits
from tests.wargame.scenario.small import SMALL, small, small_text
from wargame.places import scenarios_folder
from wargame.scenario.data import as_data
from wargame.scenario.document.document import Document, between, of_content, of_text, open_document
from wargame.scenario.document.edits import (
    Batch,
    Edit,
    Insert,
    Move,
    Patch,
    Rekey,
    Remove,
    Set,
    put_in,
)
from wargame.scenario.document.values import alike
from wargame.scenario.load import ScenarioUnreadable, read
from wargame.scenario.patch import Patch as Piece
from wargame.terms import Refused

SHIPPED = sorted(scenarios_folder().rglob("*.yaml"))
FILES = [SMALL, *SHIPPED]
ODD = """\
# Before everything.
id: &name odd   # a remark
title: 'It''s odd'
summary: >-   # folded
  Words that
  go on.

"quoted": {a: 1,
  b: [2, 3],   # within
  'c': {}}
list:
- one

# detached

# of two
- two   # beside two
-
  # of three
  id: three
  kept: |+
    Lines.

- - a
  - b
- {x: 1}
again: *name
nothing:
end:
  # below
  deep:
    deeper: 1
"""


def small_document() -> Document:
    return of_text(small_text(), "small.yaml")


def held(document: Document, edit: Edit) -> Document:
    """The document after an edit, held to what is true of every edit."""
    following, inverse = document.edited(edit)
    assert following.edited(inverse)[0].text == document.text
    afresh = of_text(following.text, document.name)
    assert alike(afresh.data, following.data)
    assert afresh.parts.faults == following.parts.faults
    return following


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are only in one of two texts, without what both begin and end with."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old.pop(0), new.pop(0)
    while old and new and old[-1] == new[-1]:
        old.pop(), new.pop()
    return old, new


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_that_is_opened_is_what_it_was(path: Path) -> None:
    document = open_document(path)
    assert document.content == path.read_bytes()
    assert document.is_playable
    assert (document.model, document.faults) == read(document.text, str(path))


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_marks_and_line_ends_stay(ends: str, mark: bytes) -> None:
    content = mark + small_text().replace("\n", ends).encode()
    document = of_content(content)
    assert document.content == content
    edited = held(document, Set(("cards", "lay-stones", "cost"), 4))
    edited = held(edited, Insert(("cards",), 0, {"id": "new", "title": "New", "modifiers": [{"when": "x"}]}))
    assert edited.content.startswith(mark)
    assert edited.text.count("\n") == edited.text.count(ends)


@pytest.mark.parametrize(
    "content",
    [
        small_text().replace("Two banks", "Zwei Ufer, jäh").encode("cp1252"),
        b"\xff\xfe" + small_text().encode("utf-16-le"),
        b"PK\x03\x04 word/ of a document\xff",
        bytes(range(256)),
    ],
    ids=["western", "utf-16", "word", "any"],
)
def test_a_file_in_other_letters_is_kept_until_it_is_changed(content: bytes) -> None:
    document = of_content(content)
    assert document.content == content
    assert document.faults
    changed, back = document.edited(Patch((Piece(0, 0, "# now\n"),)))
    assert changed.content == changed.text.encode()
    assert changed.edited(back)[0].content == content


def test_faults_come_with_what_mends_them() -> None:
    text = (
        small_text().replace("cost: 2\n", "cost: two\n").replace("title: Night ferry", "title: 'Night ferry")
    )
    document = of_text(text)
    assert document.data is None
    mends = [mend for fault in document.mendable for mend in fault.mends]
    assert mends
    assert document.edited(Patch(mends[0].patches))[0].text != text
    assert small_document().mendable == ()


@pytest.mark.parametrize("text", [small_text(), ODD], ids=["small", "odd"])
@pytest.mark.parametrize("seed", range(6))
def test_any_edit_can_be_taken_back_and_says_what_it_means(text: str, seed: int) -> None:
    rng = Random(seed)
    document = of_text(text)
    for _ in range(25):
        if not isinstance(document.data, dict) or not document.data:
            break
        document = held(document, random_edits.edit(rng, document.data))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_edits_of_a_shipped_scenario_can_be_taken_back(path: Path) -> None:
    rng = Random(path.stem)
    document = open_document(path)
    for _ in range(6):
        held(document, random_edits.edit(rng, document.data))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_changed_value_changes_its_own_lines_only(path: Path) -> None:
    document, rng = open_document(path), Random(1)
    lines = document.text.splitlines()
    for place in rng.sample(random_edits.paths(document.data), 16):
        if isinstance(document.value(place), dict | list):
            continue
        first, last = document.lines(place)
        following = held(document, Set(place, "another text"))
        after = following.text.splitlines()
        more = len(after) - len(lines)
        assert after[: first - 1] == lines[: first - 1], place
        assert after[last + more :] == lines[last:], place


def test_a_scenario_edited_is_the_scenario_loaded_afresh() -> None:
    document = small_document()
    for edit in (
        Set(("cards", "lay-stones", "cost"), 3),
        Set(("title",), "Three banks"),
        Insert(("tracks",), 0, {"id": "calm", "name": "Calm"}),
        Move(("actors", 0), 1),
        Remove(("graph",)),
    ):
        document = held(document, edit)
        assert (document.model, document.faults) == read(document.text, document.name)
        assert document.is_playable


def test_a_number_is_written_in_its_place() -> None:
    document = of_text(
        "rules:\n  alignment: { min: -10, max: 10 }  # the scale\n  rotate: true   # each turn\n"
    )
    document = held(document, Set(("rules", "alignment", "min"), -7))
    document = held(document, Set(("rules", "rotate"), False))
    assert document.text == (
        "rules:\n  alignment: { min: -7, max: 10 }  # the scale\n  rotate: false   # each turn\n"
    )


def test_quotes_and_folds_stay_as_they_were() -> None:
    document = of_text("title: 'One'\nsummary: >-\n  Some\n  words.\nsource: \"P1\"\nnotes: plain\n")
    for path, text in (("title", "It's two"), ("summary", "New words."), ("source", "P2"), ("notes", "a: b")):
        document = held(document, Set((path,), text))
    assert document.text == (
        "title: 'It''s two'\nsummary: >-\n  New words.\nsource: \"P2\"\nnotes: \"a: b\"\n"
    )


def test_a_field_is_put_in_where_the_format_has_it() -> None:
    document = of_text("cards:\n  - id: a\n    title: A\n    difficulty: 7\n    source: P1\n")
    document = held(document, Set(("cards", "a", "cost"), 2))
    document = held(document, Set(("cards", "a", "limit"), {"once": True}))
    assert document.text == (
        "cards:\n  - id: a\n    title: A\n    cost: 2\n    difficulty: 7\n"
        "    limit: {once: true}\n    source: P1\n"
    )


def test_an_item_comes_with_the_empty_line_that_parts_the_others() -> None:
    text = "cards:\n  - id: a\n    cost: 1\n\n  # about b\n  - id: b\n    cost: 2\n"
    document = held(of_text(text), Insert(("cards",), 1, {"id": "c", "cost": 3, "difficulty": 7}))
    assert document.text == text.replace(
        "cost: 1\n", "cost: 1\n\n  - id: c\n    cost: 3\n    difficulty: 7\n"
    )
    assert held(document, Remove(("cards", "c"))).text == text


def test_an_item_is_taken_out_with_the_remark_above_it() -> None:
    text = "cards:\n  # Costs are in influence.\n  - id: a\n\n  # about b\n  - id: b\n\n  - id: c\n"
    document = of_text(text)
    assert held(document, Remove(("cards", "b"))).text == (
        "cards:\n  # Costs are in influence.\n  - id: a\n\n  - id: c\n"
    )
    assert "Costs are" in held(document, Remove(("cards", "a"))).text


def test_an_item_is_moved_as_it_stands() -> None:
    text = "cards:\n  - id: a\n\n  # about b\n  - {id: b,   cost: 2}  # odd\n\n  - id: c\n"
    moved = held(of_text(text), Move(("cards", "b"), 2))
    assert moved.text == "cards:\n  - id: a\n\n  - id: c\n\n  # about b\n  - {id: b,   cost: 2}  # odd\n"
    assert held(moved, Move(("cards", 2), 0)).data["cards"][0]["id"] == "b"


def test_the_last_item_leaves_an_empty_list_and_the_first_makes_it_a_block() -> None:
    document = held(of_text("cards:\n  - id: a\n    cost: 1\ntracks: []  # none\n"), Remove(("cards", 0)))
    assert document.text == "cards: []\ntracks: []  # none\n"
    document = held(document, Insert(("tracks",), 0, {"id": "t", "name": "T", "max": 5}))
    assert document.text == "cards: []\ntracks:  # none\n  - id: t\n    name: T\n    max: 5\n"


def test_a_list_that_is_missing_comes_with_its_first_item() -> None:
    document = held(of_text("id: a\ntitle: A\n"), Insert(("cards",), 0, {"id": "c"}))
    assert document.text == "id: a\ntitle: A\ncards:\n  - {id: c}\n"


def test_a_whole_card_is_set_field_by_field() -> None:
    document = small_document()
    card = dict(document.value(("cards", "lay-stones"))) | {"cost": 5, "note": "New"}
    following = held(document, Set(("cards", "lay-stones"), card))
    old, new = changed_lines(document.text, following.text)
    assert "    cost: 5" in new
    assert sum(line not in old for line in new) == 2


def test_a_field_can_be_called_otherwise() -> None:
    document = held(of_text("steps: {0: none, 5: half}\n"), Rekey(("steps", "5"), "6"))
    assert document.text == "steps: {0: none, 6: half}\n"
    with pytest.raises(Refused, match="already"):
        document.edited(Rekey(("steps", "6"), "0"))


def test_an_empty_file_takes_a_scenario() -> None:
    document = of_text("")
    assert document.model is None
    for name, value in as_data(small()).items():
        document = held(document, Set((name,), value))
    assert document.model == small()


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Set(("cards", "no-such-card", "cost"), 1), "nothing at cards.no-such-card.cost"),
        (Remove(("cards", 99)), "nothing at cards.100"),
        (Remove(()), "nothing at"),
        (Remove(("no-such-field",)), "nothing at no-such-field"),
        (Move(("cards", 0), 99), "nothing at cards.100"),
        (Move(("title",), 0), "nothing at"),
        (Insert(("title",), 0, 1), "nothing at title.1"),
        (Insert((), "title", "x"), "already"),
        (Set(("title", "deep"), 1), "nothing at title.deep"),
        (Patch((Piece(0, 10**9, ""),)), "changed meanwhile"),
    ],
)
def test_what_cannot_be_done_is_refused(edit: Edit, told: str) -> None:
    with pytest.raises(Refused, match=told):
        small_document().edited(edit)


@pytest.mark.parametrize("text", ["id: 'open\ntitle: x\n", "a: [1\n", "\tid: x\n"])
def test_a_text_that_breaks_off_takes_patches_only(text: str) -> None:
    document = of_text(text)
    assert document.faults
    assert document.data is None
    with pytest.raises(Refused, match="cannot be read beyond line"):
        document.edited(Set(("title",), "x"))
    mended, back = document.edited(Patch((Piece(0, len(text), "id: x\n"),)))
    assert mended.data == {"id": "x"}
    assert mended.edited(back)[0].text == text


@pytest.mark.parametrize("text", ["- a\n- b\n", "just words\n", "7\n"])
def test_a_file_of_something_else_is_told(text: str) -> None:
    document = of_text(text)
    assert document.faults
    with pytest.raises(Refused, match="no scenario"):
        document.edited(Set(("title",), "x"))


def test_what_repeats_another_value_is_edited_by_itself() -> None:
    document = of_text("id: a\ntitle: &t [one, two]\nsummary: *t\n")
    document = held(document, Set(("summary", 0), "three"))
    assert document.data == {"id": "a", "title": ["one", "two"], "summary": ["three", "two"]}
    assert document.text.startswith("id: a\ntitle: &t [one, two]\n")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScenarioUnreadable, match="could not be opened"):
        open_document(tmp_path / "missing.yaml")
    big = tmp_path / "big.yaml"
    big.write_bytes(b"#" * 5_000_001)
    with pytest.raises(ScenarioUnreadable, match="million bytes"):
        open_document(big)


def test_the_place_of_a_thing_is_known_both_ways() -> None:
    document = small_document()
    path = document.path(("cards", "lay-stones", "cost"))
    line, _ = document.place(path)
    assert document.lines(path) == (line, line)
    start = sum(len(row) + 1 for row in document.text.splitlines()[: line - 1])
    assert document.path_at(start + 6) == path
    assert document.path_at(start) == path


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("abc", "abc", ()),
        ("abc", "axc", (Piece(1, 2, "x"),)),
        ("aa", "aaa", (Piece(2, 2, "a"),)),
        ("aaa", "aa", (Piece(2, 3, ""),)),
        ("", "x", (Piece(0, 0, "x"),)),
        ("xy", "", (Piece(0, 2, ""),)),
        ("ab\ncd\n", "ab\nnew\ncd\n", (Piece(3, 3, "new\n"),)),
    ],
)
def test_what_stands_between_two_texts_is_the_least(old: str, new: str, pieces: tuple[Piece, ...]) -> None:
    patch = between(old, new)
    assert patch.pieces == pieces
    assert put_in(old, patch)[0] == new


def test_several_edits_are_taken_back_as_one() -> None:
    document = small_document()
    costs: tuple[Any, ...] = tuple(
        Set(("cards", number, "cost"), 1) for number in range(len(document.data["cards"]))
    )
    following = held(document, Batch(costs, "Fill down"))
    assert {card["cost"] for card in following.data["cards"]} == {1}


def test_a_file_that_is_opened_again_is_read_again_only_where_it_changed(tmp_path: Path) -> None:
    path = tmp_path / "game.yaml"
    path.write_bytes((scenarios_folder() / "first-steps.yaml").read_bytes())
    first = open_document(path)
    assert first.root is not None
    again = open_document(path)
    assert dict(again.known) == dict(first.parts.parts)
    assert again.text == first.text
    assert again.model == first.model
    path.write_bytes(path.read_bytes().replace(b"difficulty: 7", b"difficulty: 8", 1))
    changed = open_document(path)
    assert changed.model != first.model
    assert changed.model == of_text(changed.text).model
    assert len([part for part in changed.parts.parts if part not in first.parts.parts]) < 3
