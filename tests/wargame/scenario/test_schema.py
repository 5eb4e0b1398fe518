"""The JSON Schema and the documentation of the format, compared with the model."""

import json
import re
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest

from tests.wargame.scenario.small import faults_in, small_text
from wargame.places import docs_folder, scenarios_folder
from wargame.scenario import grammar, model
from wargame.scenario.hints import glyph_names
from wargame.scenario.schema import schema, schema_text, tables, with_tables

DOCUMENT = docs_folder() / "scenario-format.md"
PARTS = [part for part in vars(model).values() if is_dataclass(part) and part.__module__ == model.__name__]


def test_the_schema_that_is_shipped_is_the_schema_of_the_model() -> None:
    shipped = (scenarios_folder() / "scenario.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run python -m wargame.scenario.schema"


def test_the_tables_of_the_documentation_are_those_of_the_model() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == with_tables(text), "run python -m wargame.scenario.schema"


@cache
def schema_and_tables() -> tuple[dict[str, Any], str]:
    return schema(), tables()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_stands_in_schema_and_documentation(part: type[Any]) -> None:
    whole, rows = schema_and_tables()
    described = whole["$defs"].get(part.__name__, whole)["properties"]
    for field in fields(part):
        name = field.name.replace("_", "-")
        assert described[name]["description"]
        assert f"| `{name}` | " in rows


def test_the_schema_refuses_fields_that_do_not_exist() -> None:
    made = schema()
    assert made["additionalProperties"] is False
    assert all(part["additionalProperties"] is False for part in made["$defs"].values())
    assert json.loads(schema_text()) == made


def test_every_word_of_the_language_is_documented() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    words = {*grammar._QUANTITIES, *grammar._PREDICATES, *grammar._CLOCKS, "target", "expose"}
    assert all(f"`{word}" in text for word in words)


def test_every_glyph_that_an_actor_can_have_is_listed_and_no_other() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    section = text.split("## Glyphs\n", 1)[1].split("\n## ", 1)[0]
    drawn = {name for name in glyph_names() if name.startswith(("seat-", "actor-"))}
    assert set(re.findall(r"`((?:seat|actor)-[\w-]+)`", section)) == drawn


def test_the_card_in_the_documentation_is_a_sound_card() -> None:
    (example,) = re.findall(r"```yaml\n(- id: .*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert faults_in(small_text().replace("cards:\n", f"cards:\n{indented(example)}")) == ()


def test_the_limits_in_the_documentation_are_sound() -> None:
    limits = re.findall(r"`(limit: \{.*?\})`", DOCUMENT.read_text(encoding="utf-8"))
    assert len(limits) == 4
    for limit in limits:
        assert faults_in(small_text().replace("limit: {cooldown: 1}", limit)) == ()


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())
