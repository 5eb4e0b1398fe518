"""What differs between two versions of a scenario is said in words."""

import pytest

from tests.wargame.scenario.small import small_text
from wargame.places import scenarios_folder
from wargame.scenario.document.document import of_text, open_document
from wargame.scenario.document.edits import Batch, Edit, Insert, Move, Remove, Set
from wargame.shown.editor.changes import changes_between

NEW = {"id": "new-card", "title": "Sign", "owners": ["north-bank"], "instrument": "diplomatic", "cost": 1}


def said(*edits: Edit) -> list[str]:
    document = of_text(small_text())
    after, _ = document.edited(Batch(edits))
    return list(changes_between(document.data, after.data))


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (Set(("title",), "Three banks"), "Title: “Two banks of a river” → “Three banks”"),
        (Set(("cards", "lay-stones", "cost"), 4), "“Lay stones”: cost 2 → 4"),
        (Set(("cards", "lay-stones", "covert"), True), "“Lay stones”: covert yes"),
        (Set(("cards", "lay-stones", "note"), "word " * 40), "“Lay stones”: note written"),
        (Set(("rules", "alignment", "min"), -7), "Rules, alignment, lowest: -10 → -7"),
        (Insert(("cards",), 0, NEW), "Cards: “Sign” new"),
        (Remove(("cards", "night-ferry")), "Cards: “Night ferry” gone"),
        (Move(("actors", 0), 1), "Actors: in another order"),
        (Remove(("graph",)), "Graph: taken out"),
        (Set(("monitor", "title"), "Who bends"), "Question, title: “Who bends”"),
        (Remove(("objectives", 0)), "Goals: “Build it” gone"),
        (Set(("alignments", 0, "value"), 3), "north-bank and south-bank: value 2 → 3"),
    ],
)
def test_a_change_is_said(edit: Edit, words: str) -> None:
    assert said(edit) == [words]


def test_what_is_new_and_gone_is_named_and_counted() -> None:
    more = [{**NEW, "id": f"new-{letter}", "title": letter.upper()} for letter in "abcde"]
    edits = [Insert(("cards",), 0, one) for one in reversed(more)]
    (line,) = said(*edits, Remove(("cards", "night-ferry")))
    assert line == "Cards: “A”, “B”, “C” and 2 more new and “Night ferry” gone"


def test_nothing_is_said_of_what_is_the_same() -> None:
    document = of_text(small_text())
    assert changes_between(document.data, of_text(f"# a remark\n{small_text()}").data) == ()


def test_lines_are_as_many_as_anybody_reads() -> None:
    document = open_document(scenarios_folder() / "afghanistan-2017.yaml")
    costs = [Set(("cards", number, "cost"), 9) for number in range(30)]
    after, _ = document.edited(Batch(tuple(costs)))
    lines = changes_between(document.data, after.data, most=10)
    assert len(lines) == 11
    assert lines[-1] == "and 20 more changes"


def test_two_quite_different_scenarios_are_compared() -> None:
    one, other = (
        open_document(scenarios_folder() / f"{name}.yaml").data
        for name in ("first-steps", "great-powers-1872")
    )
    lines = changes_between(one, other)
    assert any(line.startswith("Cards: ") for line in lines)
    assert lines[0].startswith("Id: ")
