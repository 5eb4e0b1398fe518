"""Two changed one scenario: what fits together is brought together, what does not is told."""

from random import Random
from typing import Any

import pytest

from tests.wargame.scenario.document import random_edits
from tests.wargame.scenario.small import small_text
from wargame.scenario.document.document import Document, of_text
from wargame.scenario.document.edits import Batch, Insert, Move, Patch, Remove, Set
from wargame.scenario.document.merge import ABSENT, Conflict, merged, merged_data
from wargame.scenario.document.values import alike
from wargame.scenario.patch import Patch as Piece
from wargame.terms import Refused

NEW = {"id": "new-card", "title": "New", "owners": ["north-bank"], "instrument": "military", "cost": 1}


def base() -> Document:
    return of_text(small_text(), "small.yaml")


def after(document: Document, *edits: Any) -> Document:
    return document.edited(Batch(edits))[0]


def test_changes_at_different_places_are_brought_together() -> None:
    mine = after(base(), Set(("cards", "lay-stones", "cost"), 4), Insert(("cards",), 1, NEW))
    theirs = after(
        base(),
        Patch((Piece(0, 0, "# a remark\n"),)),
        Set(("cards", "lay-stones", "difficulty"), 9),
        Remove(("cards", "night-ferry")),
        Set(("title",), "Three banks"),
    )
    together, conflicts = merged(base(), mine, theirs)
    assert conflicts == ()
    assert together.text.startswith("# a remark\n")
    cards = {card["id"]: card for card in together.data["cards"]}
    assert list(cards) == ["lay-stones", "new-card"]
    assert (cards["lay-stones"]["cost"], cards["lay-stones"]["difficulty"]) == (4, 9)
    assert together.data["title"] == "Three banks"


def test_a_field_that_both_changed_is_a_conflict_that_keeps_mine() -> None:
    mine = after(base(), Set(("cards", "lay-stones", "cost"), 4))
    theirs = after(base(), Set(("cards", "lay-stones", "cost"), 5))
    together, (conflict,) = merged(base(), mine, theirs)
    assert conflict.path == ("cards", "lay-stones", "cost")
    assert (conflict.base, conflict.mine, conflict.theirs) == (2, 4, 5)
    assert together.value(conflict.path) == 4
    assert together.edited(conflict.theirs_instead)[0].value(conflict.path) == 5


def test_what_one_took_out_and_the_other_changed_is_a_conflict() -> None:
    gone = after(base(), Remove(("cards", "night-ferry")))
    other = after(base(), Set(("cards", "night-ferry", "cost"), 5))
    together, (conflict,) = merged(base(), gone, other)
    assert (conflict.mine, conflict.theirs["cost"]) == (ABSENT, 5)
    assert "night-ferry" not in [card["id"] for card in together.data["cards"]]
    assert alike(together.edited(conflict.theirs_instead)[0].data, other.data)
    together, (conflict,) = merged(base(), other, gone)
    assert (conflict.theirs, conflict.mine["cost"]) == (ABSENT, 5)
    assert together.value(("cards", "night-ferry", "cost")) == 5
    assert alike(together.edited(conflict.theirs_instead)[0].data, gone.data)


def test_the_same_change_of_both_is_no_conflict() -> None:
    both = after(base(), Set(("title",), "New"), Insert(("cards",), 0, NEW))
    together, conflicts = merged(base(), both, both)
    assert (together.text, conflicts) == (both.text, ())


def test_an_order_that_only_one_changed_is_taken() -> None:
    mine = after(base(), Set(("title",), "New"))
    theirs = after(base(), Move(("actors", 0), 1))
    for one, other in ((mine, theirs), (theirs, mine)):
        together, conflicts = merged(base(), one, other)
        assert conflicts == ()
        assert [actor["id"] for actor in together.data["actors"]] == [
            actor["id"] for actor in theirs.data["actors"]
        ]


def test_a_text_that_breaks_off_cannot_be_merged() -> None:
    with pytest.raises(Refused, match="cannot be read beyond line"):
        merged(base(), base(), of_text("title: 'open\n"))


@pytest.mark.parametrize("seed", range(12))
def test_whoever_changed_nothing_gets_what_the_other_made(seed: int) -> None:
    rng, document = Random(seed), base()
    for _ in range(6):
        document, _ = document.edited(random_edits.edit(rng, document.data))
    together, conflicts = merged(base(), document, base())
    assert conflicts == ()
    assert alike(together.data, document.data)
    together, conflicts = merged(base(), base(), document)
    assert (together.text, conflicts) == (document.text, ())


@pytest.mark.parametrize("seed", range(12))
def test_any_two_can_be_brought_together(seed: int) -> None:
    rng = Random(seed)
    both = []
    for _ in range(2):
        document = base()
        for _ in range(4):
            document, _ = document.edited(random_edits.edit(rng, document.data))
        both.append(document)
    mine, theirs = both
    found = merged_data(base().data, mine.data, theirs.data)
    together = after(mine, *found.edits)
    if not found.conflicts:
        assert not merged_data(mine.data, together.data, together.data).conflicts
    again = merged_data(base().data, together.data, theirs.data)
    assert again.edits == ()
    assert {one.path for one in again.conflicts} == {one.path for one in found.conflicts}


def test_values_that_are_absent_say_so() -> None:
    conflict = Conflict(path=("a",), base=1, mine=2, theirs=ABSENT)
    assert "absent" in repr(conflict)
    assert conflict.theirs_instead == Remove(("a",))
