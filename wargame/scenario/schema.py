"""The format of scenarios as others need it: a JSON Schema for editors, tables for people.

`python -m wargame.scenario.schema` writes scenarios/scenario.schema.json and the tables in
docs/scenario-format.md anew; tests tell when one of them is stale. Both come from `scenario.model`: the
types from its annotations, the words from the texts below its fields (`scenario.fields`).
"""

import json
from pathlib import Path
from typing import Any, Final

from wargame.places import docs_folder, scenarios_folder
from wargame.scenario.fields import FieldForm, fields_of, help_of, parts_of_the_format, spaced
from wargame.scenario.fit import adapter

BEGIN: Final = "<!-- tables: begin -->"
END: Final = "<!-- tables: end -->"
"""Between these lines of docs/scenario-format.md stand the tables."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of scenario files."""
    made = adapter().json_schema(by_alias=True)
    definitions = made.pop("$defs")
    for name, definition in [("Scenario", made), *definitions.items()]:
        _describe(definition, name)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scenario of Entente",
        "description": "See docs/scenario-format.md.",
    }
    return {**made, **head, "$defs": definitions}


def schema_text() -> str:
    """Return the content of scenarios/scenario.schema.json."""
    return json.dumps(schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def tables() -> str:
    """Return a table of the fields of every part of the format, in Markdown, the whole first."""
    return "\n".join(_table(part) for part in parts_of_the_format())


def with_tables(text: str) -> str:
    """Return the text of docs/scenario-format.md with the tables as they should be."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def _describe(definition: dict[str, Any], name: str) -> None:
    part = next(part for part in parts_of_the_format() if part.__name__ == name)
    helps = {one.name: one.help for one in fields_of(part)}
    definition["description"] = help_of(part)
    definition.pop("title", None)
    for field_name, field in definition["properties"].items():
        field.pop("title", None)
        field["description"] = helps[field_name]


def _table(part: type[Any]) -> str:
    lines = [
        f"### {spaced(part.__name__)}",
        "",
        help_of(part),
        "",
        "| field | what fits | if left out | meaning |",
        "| --- | --- | --- | --- |",
    ]
    for one in fields_of(part):
        lines.append(f"| `{one.name}` | {_fitting(one)} | {_left_out(one)} | {one.help} |")
    return "\n".join([*lines, ""])


def _fitting(one: FieldForm) -> str:
    """Return what fits a field, with a link to the table of what stands in it."""
    inner = one.part or (one.item.part if one.item else None)
    if inner is None:
        return _simple(one)
    link = f"[{spaced(inner.__name__)}](#{spaced(inner.__name__).lower().replace(' ', '-')})"
    if one.part:
        return link
    if one.kind == "block":
        return f"ids, each with {link}"
    return f"a list of {link}, at least one" if one.low else f"a list of {link}"


def _simple(one: FieldForm) -> str:
    if one.kind == "block" and one.item:
        key = "numbers" if one.key == "number" else "ids"
        return f"a block: {key}, each with {one.item.fits}"
    if one.kind == "list" and one.item:
        return f"{one.fits}; each item {one.item.fits}"
    return one.fits


def _left_out(one: FieldForm) -> str:
    if one.needed:
        return "needed"
    return "its defaults" if one.part and one.default is not None else _shown(one.default)


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    if value in ("", [], {}):
        return "empty"
    return "see there" if isinstance(value, list | dict) else f"`{json.dumps(value).strip(chr(34))}`"


def write() -> tuple[Path, Path]:
    """Write the schema and the tables to their places; return the two files."""
    made, documented = scenarios_folder() / "scenario.schema.json", docs_folder() / "scenario-format.md"
    made.write_text(schema_text(), encoding="utf-8", newline="\n")
    text = with_tables(documented.read_text(encoding="utf-8"))
    documented.write_text(text, encoding="utf-8", newline="\n")
    return made, documented


if __name__ == "__main__":
    write()
