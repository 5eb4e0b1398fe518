"""Fields as forms show them: all of it from the model."""

import inspect
from dataclasses import fields
from typing import Any

import pytest

from wargame.scenario import fields as described
from wargame.scenario import model
from wargame.scenario.fields import FieldForm, field_at, fields_of, parts_of_the_format

PARTS = parts_of_the_format()


def field_of(part: type[Any], name: str) -> FieldForm:
    return next(one for one in fields_of(part) if one.name == name)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_has_label_help_and_kind(part: type[Any]) -> None:
    forms = fields_of(part)
    assert len(forms) == len(fields(part))
    for form in forms:
        assert form.label[0].isupper() or form.label[0].isdigit()
        assert form.help.endswith((".", "60.", "`"))
        assert form.kind != "reference" or form.refers_to
        assert form.kind not in ("list", "block", "pair") or form.item


def test_ranges_and_choices_are_those_of_the_model() -> None:
    turns = field_of(model.Calendar, "turns")
    assert (turns.kind, turns.low, turns.high, turns.needed) == ("whole", 1, 1000, True)
    kind = field_of(model.Objective, "shape")
    assert (kind.kind, kind.choices) == ("choice", ("ramp", "band", "breach", "linear"))
    interim = field_of(model.Scoring, "interim")
    assert (interim.kind, interim.choices, interim.low) == ("choice or whole", ("half", "none"), 1)
    assert field_of(model.Objective, "lo").label == "Low end"
    assert field_of(model.Card, "covert").default is False
    assert field_of(model.Card, "limit").part is model.Limit


def test_texts_say_what_they_are() -> None:
    kinds = {form.name: form.kind for form in fields_of(model.Card)}
    assert kinds["requires"] == "condition"
    assert kinds["fails"] == "effects"
    assert kinds["id"] == "id"
    assert kinds["title"] == "text"
    assert kinds["text"] == "prose"
    assert field_of(model.Objective, "measure").kind == "measure"
    owners = field_of(model.Card, "owners")
    assert owners.item is not None
    assert (owners.kind, owners.low, owners.item.kind, owners.item.refers_to) == (
        "list",
        1,
        "reference",
        "seat",
    )
    pulls = field_of(model.Card, "pulls")
    assert pulls.item is not None
    assert (pulls.kind, pulls.key, pulls.item.low, pulls.item.high) == ("block", "question", -2, 2)
    between = field_of(model.StartingAlignment, "between")
    assert between.item is not None
    assert (between.kind, between.item.refers_to) == ("pair", "actor")
    assert field_of(model.Track, "steps").key == "number"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("cards", 3, "cost"), "cost"),
        (("rules", "alignment", "min"), "min"),
        (("actors", 0, "hidden-sets", 1, "title"), "title"),
        (("monitor", "base-rates", "games"), "games"),
    ],
)
def test_the_field_at_a_path_is_known(path: tuple[str | int, ...], name: str) -> None:
    form = field_at(path)
    assert form is not None
    assert form.name == name


def test_what_stands_in_lists_and_blocks_is_known_too() -> None:
    weight = field_at(("tracks", 0, "derived", "weights", "tolls"))
    assert weight is not None
    assert weight.kind == "fraction"
    item = field_at(("cards", 0, "owners", 0))
    assert item is not None
    assert item.refers_to == "seat"
    assert field_at(("cards", 0, "no-such-field")) is None
    assert field_at(()) is None


def test_a_bundle_without_sources_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {name: dict(texts) for name, texts in described._texts().items()}
    said["Scenario"][""] = "See docs/scenario-format.md."

    def no_source(_: object) -> str:
        raise OSError

    monkeypatch.setattr(inspect, "getsource", no_source)
    known = described._texts.__wrapped__()
    assert all(known[part.__name__] == said[part.__name__] for part in PARTS)
