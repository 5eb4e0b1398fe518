"""A tree of YAML nodes made into a Scenario, or told in plain words why it does not fit.

Nodes come from `scenario.composing`; the Scenario goes to `scenario.check` and to whoever asked. pydantic
does the work, strictly (a text is no number, a truth value no count); its findings are put into our
words here, at the places of the nodes. What does not fit is taken out of the tree, so that the rest
can still be checked and every fault is told at once.
"""

import json
from dataclasses import dataclass, replace
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from wargame.limits import MOST_FAULTS
from wargame.scenario.faults import Fault, meant, shown
from wargame.scenario.migrate import up_to_date
from wargame.scenario.model import Scenario
from wargame.scenario.nodes import Node, Path
from wargame.scenario.scalars import Scalar
from wargame.scenario.shapes import described, model_of, slots_along, slots_of, words_of
from wargame.words.sentences import Sentence

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_ROUNDS: Final = 4
"""How often faulty parts are taken out before giving up."""

_STAND_INS: Final[dict[str, Scalar]] = {"format": 1, "id": "unnamed", "title": "Untitled", "summary": "None"}
"""What is put in place of needed values that are missing or wrong, so that the rest can be checked."""

_ENDLESS: Final = 1000
"""The turns of a calendar that stands in for a faulty one: nothing comes after the last."""

_TELLING: Final = frozenset({"kind", "covert", "shape", "interim", "min", "max"})
"""Fields that others are checked by: with a faulty one the whole block is taken out."""

_LOADING: Final = Lock()
_UNKNOWN: Final = "unexpected_keyword_argument"
_KEY: Final = "[key]"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What came of a tree: the faults, and the scenario that is left when faulty parts are taken out.

    `root` is the tree of what is left. `removed` holds the ids of things taken out, so that what refers to
    them is not called unknown. `untold` counts the faults beyond the first hundreds, which are not told one
    by one.
    """

    scenario: Scenario | None
    root: Node
    faults: tuple[Fault, ...]
    removed: frozenset[str]
    untold: int = 0


@dataclass(frozen=True, slots=True)
class _Misfit:
    """One finding of pydantic, its path cut to what stands in the file."""

    kind: str
    path: Path
    value: Any
    whole: Path
    """The path with the name of a missing field at its end."""


@cache
def adapter() -> "TypeAdapter[Scenario]":
    """Return pydantic's reader and writer of scenarios; built at the first call (about 70 ms)."""
    # Two threads that load pydantic at once, such as that of the library and that of the editor, would each
    # see halves of it: its modules load one another.
    with _LOADING:
        from pydantic import TypeAdapter, ValidationError  # noqa: F401  # what is caught is loaded with it

        return TypeAdapter(Scenario)


def fit(root: Node, name: str) -> Fitted:
    """Return what the tree says as a Scenario, as far as it fits, and the tree of as much."""
    faults: list[Fault] = []
    removed: set[str] = set()
    for number in range(_ROUNDS):
        scenario, misfits = _tried(root)
        if number == 0:
            faults = [_fault(root, misfit, name) for misfit in misfits[:MOST_FAULTS]]
            if len(misfits) > MOST_FAULTS:
                return Fitted(None, root, tuple(faults), frozenset(), len(misfits) - MOST_FAULTS)
        if scenario is not None:
            return Fitted(scenario, root, tuple(faults), frozenset(removed))
        spare = [path for misfit in misfits if (path := _spare(root, misfit))]
        removed.update(*(_ids(root.along(path)[-1]) for path in spare))
        filled = _filled_in(root.without(spare), misfits)
        if filled is None and not spare:
            break
        root = filled or root.without(spare)
    return Fitted(None, root, tuple(faults), frozenset(removed))


def _tried(root: Node) -> tuple[Scenario | None, list[_Misfit]]:
    fits = adapter()
    from pydantic import ValidationError

    text = json.dumps(up_to_date(root.plain), ensure_ascii=False)
    try:
        return fits.validate_json(text, strict=True), []
    except ValidationError as error:
        findings = error.errors(include_url=False)
    misfits: dict[tuple[Path, bool], _Misfit] = {}
    for finding in findings:
        misfit = _misfit(root, cast("dict[str, Any]", finding))
        if misfit is not None:
            misfits.setdefault((misfit.whole, misfit.kind == _UNKNOWN), misfit)
    return None, list(misfits.values())


def _misfit(root: Node, finding: dict[str, Any]) -> _Misfit | None:
    kind: str = finding["type"]
    whole: Path = finding["loc"]
    if kind == "too_short" and len(finding["input"]) >= finding["ctx"]["min_length"]:
        return None  # the items are there, but each has its own fault
    found = len(root.along(whole)) - 1
    if kind == "missing":
        return _Misfit(kind, whole[:-1], finding["input"], whole)
    is_key = whole[-1:] == (_KEY,)
    return _Misfit(_KEY if is_key else kind, whole[:found], finding["input"], whole[:found])


def _fault(root: Node, misfit: _Misfit, name: str) -> Fault:
    nodes = root.along(misfit.path)
    line, column = nodes[-1].line, nodes[-1].column
    lines, _ = root.shift(misfit.path)
    if misfit.kind in (_UNKNOWN, _KEY):
        line, column = nodes[-2].keys.get(str(misfit.path[-1]), (line, column))
        lines, _ = root.shift(misfit.path[:-1])
    return Fault(
        file=name,
        line=line + lines,
        column=column,
        field=root.name(misfit.whole),
        told=Sentence("misfit", wrong=_wrong(misfit), expected=_expected(misfit)),
    )


def _wrong(misfit: _Misfit) -> Sentence:
    value = misfit.value
    match misfit.kind:
        case "missing":
            return Sentence("value-missing")
        case "unexpected_keyword_argument":
            return Sentence("field-unknown", name=misfit.path[-1])
        case "[key]":
            return Sentence("key-not-whole", key=misfit.path[-1])
        case "too_short" | "too_long":
            return Sentence("list-of-length", items=len(value)) if value else Sentence("list-empty")
        case "string_too_short":
            return Sentence("text-empty")
        case _:
            return _wrong_value(misfit.kind, value)


def _wrong_value(kind: str, value: object) -> Sentence:
    match kind:
        case "greater_than_equal":
            return Sentence("value-too-small", value=shown(value))
        case "less_than_equal":
            return Sentence("value-too-large", value=shown(value))
        case "literal_error":
            return Sentence("value-not-among-choices", value=shown(value))
        case _:
            return _wrong_type(value)


def _wrong_type(value: object) -> Sentence:
    match value:
        case None:
            return Sentence("value-of-nothing")
        case bool():
            return Sentence("value-is-truth", value=shown(value))
        case int():
            return Sentence("value-is-number", value=value)
        case float():
            return Sentence("value-is-fraction", value=value)
        case str():
            return Sentence("value-is-text", value=shown(value))
        case _:
            return Sentence("value-is-other", value=shown(value))


def _expected(misfit: _Misfit) -> str | Sentence:
    slots = slots_along(misfit.whole)
    if misfit.kind == _KEY:
        return "a whole number"
    if misfit.kind == _UNKNOWN:
        model = model_of(slots[len(misfit.whole) - 1].annotation)
        names = slots_of(model) if model else {}
        return meant(str(misfit.path[-1]), names, "a field of the format")
    text = described(slots[-1].annotation)
    if misfit.kind == "literal_error" and isinstance(misfit.value, str):
        return meant(misfit.value, words_of(slots[-1].annotation), text)
    if misfit.kind == "string_type" and isinstance(misfit.value, int | float):
        return f"{text}, in quotes if it looks like something else"
    return text


def _spare(root: Node, misfit: _Misfit) -> Path:
    """Return the path of the least that can be spared around a misfit; empty if nothing can."""
    nodes, slots = root.along(misfit.path), slots_along(misfit.path)
    for depth in range(len(misfit.path), 0, -1):
        telling = misfit.path[depth - 1] in _TELLING and misfit.kind != _UNKNOWN
        spared = misfit.kind == _UNKNOWN or (depth < len(slots) and slots[depth].optional and not telling)
        if spared and depth < len(nodes):
            return misfit.path[:depth]
    return ()


def _filled_in(root: Node, misfits: list[_Misfit]) -> Node | None:
    """Return the tree with a value that leads to no further fault for each that the file cannot do without.

    None if there is none to give.
    """
    if root.fields is None:
        return None
    wanted = {str(misfit.whole[0]) for misfit in misfits if misfit.whole}
    stand_ins = {name: Node(root.line, root.column, value) for name, value in _STAND_INS.items()}
    stand_ins["calendar"] = _endless_calendar(root)
    filled = {name: node for name, node in stand_ins.items() if name in wanted}
    return replace(root, fields={**root.fields, **filled}) if filled else None


def _endless_calendar(root: Node) -> Node:
    quarters = [Node(root.line, root.column, turn % 4 + 1) for turn in range(_ENDLESS)]
    fields = {
        "turns": Node(root.line, root.column, _ENDLESS),
        "quarters": Node(root.line, root.column, items=quarters),
    }
    return Node(root.line, root.column, fields=fields)


def _ids(node: Node) -> set[str]:
    identity = (node.fields or {}).get("id")
    ids = {identity.value} if identity and isinstance(identity.value, str) else set()
    below = [*(node.items or ()), *(node.fields or {}).values()]
    return ids.union(*(_ids(child) for child in below))
