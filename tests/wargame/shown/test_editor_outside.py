"""What was changed in an open scenario and outside of it at the same place is said in words."""

import pytest

from tests.wargame.scenario.small import small_text
from wargame.scenario.document.document import of_text
from wargame.scenario.document.edits import Edit, Remove, Set
from wargame.scenario.document.merge import merged
from wargame.shown.editor.outside import conflict_words

COST = ("cards", "lay-stones", "cost")


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        (
            Set(COST, 4),
            Set(COST, 5),
            "“Lay stones”: cost was changed here and outside. Here it is “4”, outside it is “5”.",
        ),
        (
            Set(("title",), "Mine"),
            Set(("title",), "Theirs"),
            "Title was changed here and outside. Here it is “Mine”, outside it is “Theirs”.",
        ),
        (
            Set(("rules", "alignment", "min"), -7),
            Set(("rules", "alignment", "min"), -8),
            "Lowest was changed here and outside. Here it is “-7”, outside it is “-8”.",
        ),
        (
            Remove(("cards", "night-ferry")),
            Set(("cards", "night-ferry", "cost"), 5),
            "“Night ferry” was taken out here and changed outside.",
        ),
        (
            Set(("cards", "night-ferry", "cost"), 5),
            Remove(("cards", "night-ferry")),
            "“Night ferry” was changed here and taken out outside.",
        ),
    ],
)
def test_both_values_are_named(mine: Edit, theirs: Edit, words: str) -> None:
    base = of_text(small_text())
    together, (conflict,) = merged(base, base.edited(mine)[0], base.edited(theirs)[0])
    assert conflict_words(conflict, together.data) == words
