"""The format of scenarios as others need it: a JSON Schema for editors, tables for people.

`python -m wargame.scenario.schema` writes scenarios/scenario.schema.json and the tables in
docs/scenario-format.md anew; tests tell when one of them is stale. Both come from `scenario.model`: the
types from its annotations, the words from the texts below its fields.
"""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args, get_origin

from wargame.places import docs_folder, scenarios_folder
from wargame.scenario import model
from wargame.scenario.data import default_of, plain
from wargame.scenario.fit import adapter
from wargame.scenario.model import Scenario
from wargame.scenario.shapes import bare, described, has_default, members, model_of, slots_of, written

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
    return "\n".join(_table(part) for part in _parts())


def with_tables(text: str) -> str:
    """Return the text of docs/scenario-format.md with the tables as they should be."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def _describe(definition: dict[str, Any], name: str) -> None:
    texts = _texts()[name]
    definition["description"] = texts[""]
    definition.pop("title", None)
    for field_name, field in definition["properties"].items():
        field.pop("title", None)
        field["description"] = texts[field_name]


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    """Return what the model says about its classes (under the empty name) and their fields."""
    texts: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(model)).body:
        if isinstance(node, ast.ClassDef):
            texts[node.name] = {"": ast.get_docstring(node) or "", **dict(_field_texts(node))}
    return texts


def _field_texts(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for statement, following in zip(node.body, node.body[1:], strict=False):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(value=ast.Constant(str(text))):
                yield written(name), " ".join(text.split())
            case _:
                continue


def _parts() -> list[type[Any]]:
    """Return the classes of the model in the order in which the format meets them."""
    parts: list[type[Any]] = [Scenario]
    for part in parts:
        for slot in slots_of(part).values():
            parts += [inner for inner in _models_in(slot.annotation) if inner not in parts]
    return parts


def _models_in(annotation: Any) -> Iterator[type[Any]]:
    for member in members(annotation):
        base, _ = bare(member)
        if isinstance(base, type) and is_dataclass(base):
            yield base
        elif get_origin(base) in (tuple, dict):
            for argument in get_args(base):
                yield from _models_in(argument)


def _table(part: type[Any]) -> str:
    texts = _texts()[part.__name__]
    lines = [
        f"### {_spaced(part.__name__)}",
        "",
        texts[""],
        "",
        "| field | what fits | if left out | meaning |",
        "| --- | --- | --- | --- |",
    ]
    for field in fields(part):
        name = written(field.name)
        annotation = slots_of(part)[name].annotation
        lines.append(
            f"| `{name}` | {_fitting(annotation)} | {_left_out(field, annotation)} | {texts[name]} |"
        )
    return "\n".join([*lines, ""])


def _fitting(annotation: Any) -> str:
    inner = list(_models_in(annotation))
    if not inner:
        return _simple(annotation)
    link = f"[{_spaced(inner[0].__name__)}](#{_spaced(inner[0].__name__).lower().replace(' ', '-')})"
    if model_of(annotation):
        return link
    base, bounds = bare(members(annotation)[0])
    if get_origin(base) is dict:
        return f"ids, each with {link}"
    return f"a list of {link}, at least one" if bounds.get("min_length") else f"a list of {link}"


def _simple(annotation: Any) -> str:
    base, _ = bare(members(annotation)[0])
    arguments = get_args(base)
    if get_origin(base) is dict:
        key = "numbers" if arguments[0] is int else "ids"
        return f"a block: {key}, each with {described(arguments[1])}"
    if get_origin(base) is tuple and arguments[-1] is Ellipsis:
        return f"{described(annotation)}; each item {described(arguments[0])}"
    return described(annotation)


def _left_out(field: Field[Any], annotation: Any) -> str:
    if not has_default(field):
        return "needed"
    default = default_of(field)
    return "its defaults" if default is not None and model_of(annotation) else _shown(plain(default))


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    if value in ("", [], {}):
        return "empty"
    return "see there" if isinstance(value, list | dict) else f"`{json.dumps(value).strip(chr(34))}`"


def _spaced(name: str) -> str:
    """Return a class's name as words: `StartingAlignment` is `Starting alignment`."""
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()
    return words[:1].upper() + words[1:]


def write() -> tuple[Path, Path]:
    """Write the schema and the tables to their places; return the two files."""
    made, documented = scenarios_folder() / "scenario.schema.json", docs_folder() / "scenario-format.md"
    made.write_text(schema_text(), encoding="utf-8", newline="\n")
    text = with_tables(documented.read_text(encoding="utf-8"))
    documented.write_text(text, encoding="utf-8", newline="\n")
    return made, documented


if __name__ == "__main__":
    write()
