"""What the kinds of events have in common."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from wargame.game import events
from wargame.game.events import ACTOR_FIELDS, SEAT_FIELDS, Event

LOOKED_AT_ELSEWHERE = {("DealJudged", "by")}


def named_fields() -> Iterator[tuple[str, str, bool]]:
    """Class and name of each field of an event, and whether it is written to hold the ids of actors."""
    tree = ast.parse(Path(str(events.__file__)).read_text(encoding="utf-8"))
    for kind in tree.body:
        if isinstance(kind, ast.ClassDef):
            for line in kind.body:
                if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                    yield kind.name, line.target.id, "ActorId" in ast.unparse(line.annotation)


def test_every_field_that_names_actors_is_one_that_a_record_is_checked_for() -> None:
    """So that a forged record cannot seat anyone in a seat that is not there."""
    found = {(kind, name) for kind, name, is_actor in named_fields() if is_actor}
    assert {name for _, name in found - LOOKED_AT_ELSEWHERE} == SEAT_FIELDS | ACTOR_FIELDS


def test_no_other_field_has_the_name_of_one_that_names_actors() -> None:
    assert not [
        (kind, name)
        for kind, name, is_actor in named_fields()
        if not is_actor and name in SEAT_FIELDS | ACTOR_FIELDS
    ]


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_no_fact_can_be_changed_afterwards(kind: type[Event]) -> None:
    fields: dict[str, Any] = dict.fromkeys(kind.__struct_fields__, 1)
    fact = kind(**fields)
    for name in kind.__struct_fields__:
        with pytest.raises(AttributeError, match="immutable"):
            setattr(fact, name, 2)
