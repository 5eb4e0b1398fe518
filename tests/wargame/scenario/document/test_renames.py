"""A thing gets another id wherever it is named, and nothing else changes."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.wargame.scenario.document.test_document import held
from tests.wargame.scenario.small import SMALL
from wargame.places import scenarios_folder
from wargame.scenario.document.document import of_text, open_document
from wargame.scenario.document.edits import Rename
from wargame.scenario.marks import Kind
from wargame.scenario.uses import renamed, uses_of
from wargame.terms import Refused

FILES = [SMALL, *sorted(scenarios_folder().glob("*.yaml"))]
KINDS: dict[Kind, str] = {
    "actor": "actors",
    "track": "tracks",
    "card": "cards",
    "question": "questions",
    "inject": "injects",
    "rule": "upkeep",
    "ending": "endings",
    "objective": "objectives",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scenario_with_other_ids_has_no_new_faults_and_goes_back_by_them(path: Path) -> None:
    document = before = open_document(path)
    for kind, section in KINDS.items():
        for thing in list(document.data.get(section, ()))[-1:]:
            document, _ = document.edited(Rename(kind, thing["id"], f"{thing['id']}-renamed"))
            assert re.search(rf"\b{thing['id']}(?![\w-])", _texts_in_language(document.data, kind)) is None
    assert document.faults == ()
    for kind, section in KINDS.items():
        for thing in list(document.data.get(section, ()))[-1:]:
            document, _ = document.edited(Rename(kind, thing["id"], thing["id"].removesuffix("-renamed")))
    assert document.data == before.data


def _texts_in_language(data: Any, kind: Kind) -> str:
    """The calls in a scenario's conditions and effects that name things of a kind."""
    words = {"actor": "alignment|influence|scrutiny|exposed", "track": "track", "card": "played|succeeded"}
    return " ".join(re.findall(rf"\b(?:{words.get(kind, 'none')})\([^)]*\)", str(data)))


def test_monitor_and_its_verdicts_are_renamed() -> None:
    document = open_document(scenarios_folder() / "afghanistan-2017.yaml")
    monitor = document.data["monitor"]
    for kind, section in (("verdict", "verdicts"), ("mechanism", "mechanisms"), ("part", "parts")):
        old = monitor[section][0]["id"]
        following = held(document, Rename(kind, old, "another"))  # type: ignore[arg-type]
        assert uses_of(following.data, kind, old) == []  # type: ignore[arg-type]
        assert following.faults == ()


def test_a_hidden_set_is_renamed_for_its_seat_only() -> None:
    document = open_document(scenarios_folder() / "afghanistan-2017.yaml")
    following = held(document, Rename("hidden-set", "a", "riyadh", seat="russia"))
    sets = {
        actor["id"]: [one["id"] for one in actor.get("hidden-sets", ())] for actor in following.data["actors"]
    }
    assert sets["russia"] == ["riyadh", "b"]
    assert sets["iran"] == ["a", "b"]
    goals = {(goal["seat"], goal.get("set")) for goal in following.data["objectives"]}
    assert ("russia", "riyadh") in goals
    assert ("russia", "a") not in goals
    assert ("iran", "a") in goals
    assert following.faults == ()


def test_only_lines_that_name_it_change() -> None:
    document = open_document(scenarios_folder() / "afghanistan-2017.yaml")
    following = held(document, Rename("actor", "kabul", "palace"))
    lines = list(zip(document.text.splitlines(), following.text.splitlines(), strict=True))
    changed = [(old, new) for old, new in lines if old != new]
    assert len(changed) > 100
    assert all("kabul" in old and "palace" in new for old, new in changed)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("alignment(iran, iran-proxy) >= 4", "alignment(persia, iran-proxy) >= 4"),
        ("track(iran) + influence(iran)", "track(iran) + influence(persia)"),
        ("alignment( iran ,target) =>", "alignment( persia ,target) =>"),
        ("played(iran)", "played(iran)"),
        ("iran", "iran"),
    ],
)
def test_a_text_is_renamed_where_the_language_has_an_id(text: str, after: str) -> None:
    assert renamed(text, "seat", "iran", "persia") == after


@pytest.mark.parametrize(
    ("rename", "told"),
    [
        (Rename("card", "lay-stones", "flood-wall"), "another one already"),
        (Rename("card", "lay-stones", "Lay stones"), "no id"),
        (Rename("card", "no-such-card", "other"), "nothing with the id"),
    ],
)
def test_what_cannot_be_renamed_is_told(rename: Rename, told: str) -> None:
    text = "cards:\n  - id: lay-stones\n  - id: flood-wall\n"
    with pytest.raises(Refused, match=told):
        of_text(text).edited(rename)
